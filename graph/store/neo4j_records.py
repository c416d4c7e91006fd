"""How records stand in Neo4j, and back: a record that was written comes back the same, to the last character.

An entity node has the merged properties; what each source says of it stands as canonical JSON on the relationship
`(:Source)-[:STATES {body}]->(:Entity)`. A claim is one relationship between two entity nodes and nothing else; it has
`subjectRef` or `objectRef` where its source used an id that has since been merged into another.
"""

import hashlib
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import orjson

from graph.model.merging import Node
from graph.model.plain import source_from_plain, to_plain
from graph.model.records import Source

Properties = dict[str, Any]

_SOURCE_FIELDS = tuple(field.name for field in fields(Source))
_TEXT_FIELDS = ("since", "until", "status", "role", "note", "locator", "url")
_WHOLE_NUMBER = re.compile(r"-?\d{1,15}")


def node_properties(node: Node, merged_ids: Iterable[str]) -> Properties:
    """The properties of an entity node. An identifier scheme is a property; `mergedIds` are ids that it stands for."""
    properties: Properties = {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "names": list(dict.fromkeys(name.text for name in node.names)),
        "abbreviation": node.abbreviation,
        "description": node.description,
        "homepage": node.homepage,
        "region": node.region,
        "since": node.since,
        "until": node.until,
        "mergedIds": sorted(merged_ids),
    }
    for identifier in node.identifiers:
        properties.setdefault(identifier.scheme, identifier.value)
    return {name: value for name, value in properties.items() if value not in (None, [])}


def shared_properties(source_id: str, claim: Properties) -> Properties:
    """The part of the properties of a claim's relationship that very many claims have in common; the claim plain."""
    return {"source": source_id, "confidence": claim["confidence"], "holds": claim["holds"]}


def own_properties(key: str, claim: Properties, start: str, end: str) -> Properties:
    """The other properties of the relationship for a claim between the nodes with ids `start` and `end`."""
    properties: Properties = {"key": key}
    for field in (*_TEXT_FIELDS, "aspects"):
        if field in claim:
            properties[field] = claim[field]
    if amount := claim.get("amount"):
        properties.update(_amount_properties(amount["value"]), unit=amount["unit"])
        if amount["period"] is not None:
            properties["period"] = amount["period"]
    if claim["subject"] != start:
        properties["subjectRef"] = claim["subject"]
    if claim["object"] != end:
        properties["objectRef"] = claim["object"]
    return properties


def claim_plain(relation: str, start: str, end: str, properties: Mapping[str, Any]) -> Properties:
    """The claim that a relationship stands for, plain as `graph.model.plain.to_plain` makes it."""
    plain: Properties = {
        "subject": properties.get("subjectRef", start),
        "relation": relation,
        "object": properties.get("objectRef", end),
        "confidence": properties.get("confidence"),
        "holds": properties.get("holds"),
    }
    for field in _TEXT_FIELDS:
        if field in properties:
            plain[field] = properties[field]
    if "aspects" in properties:
        plain["aspects"] = properties["aspects"]
    if "unit" in properties:
        value = properties.get("amountText", properties.get("amount"))
        plain["amount"] = {"value": str(value), "unit": properties["unit"], "period": properties.get("period")}
    return plain


def source_properties(source: Source, digest: str, check: str) -> Properties:
    """The properties of a source node: its fields, the digest of its batch and the check of what was written."""
    plain = to_plain(source)
    if source.pages:
        # Neo4j keeps no lists of mappings; a page stands there as canonical JSON.
        plain["pages"] = [canonical(page).decode() for page in plain["pages"]]
    return {**plain, "digest": digest, "check": check}


def source_plain(properties: Mapping[str, Any]) -> Properties:
    """The source that a source node stands for, plain as `graph.model.plain.to_plain` makes it."""
    plain = {field: value for field in _SOURCE_FIELDS if (value := properties.get(field)) is not None}
    if "pages" in plain:
        plain["pages"] = [orjson.loads(page) for page in plain["pages"]]
    return plain


def source_from_properties(properties: Mapping[str, Any]) -> Source:
    """The source that a source node stands for."""
    return source_from_plain(source_plain(properties))


def canonical(plain: Properties) -> bytes:
    """The canonical JSON of a plain record, the same as `graph.model.plain.to_json` of the record.

    A value that Samenspel did not write there, such as a date of Neo4j, goes in as its text.
    """
    return orjson.dumps(plain, default=str, option=orjson.OPT_SORT_KEYS)


def check_of(bodies: Iterable[bytes]) -> str:
    """A fingerprint of the canonical bodies of one source, whatever their order."""
    return check_of_ordered(sorted(bodies))


def check_of_ordered(bodies: Iterable[bytes]) -> str:
    """The same of bodies that come in order."""
    digest = hashlib.blake2b(digest_size=16)
    for body in bodies:
        digest.update(body)
    return digest.hexdigest()


def _amount_properties(text: str) -> Properties:
    """A number that Cypher can add up, and beside it the exact decimal where the number does not print the same."""
    number = int(text) if _WHOLE_NUMBER.fullmatch(text) else float(text)
    properties: Properties = {}
    if math.isfinite(number):
        properties["amount"] = number
    if str(number) != text:
        properties["amountText"] = text
    return properties
