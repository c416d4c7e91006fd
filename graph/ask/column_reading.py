"""Reading the columns of a graph from the rows of a store: once, in their order, and put in that of the facts."""

import re
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import orjson

from graph.ask.columns import (
    ASPECT_BITS,
    CONFIDENCES,
    KINDS,
    NOWHERE,
    RELATIONS,
    STATUSES,
    Bodies,
    Columns,
    Flags,
    Integers,
)
from graph.ask.confirmation import spoken_of
from graph.model.collecting import no_collecting
from graph.model.dates import first_day, last_day
from graph.model.identity import canonical_ids
from graph.model.plain import claim_from_plain, entity_from_plain
from graph.model.records import Claim, Source
from graph.model.words import message
from graph.store.contract import Rows, Store
from graph.store.unreadable import decoded, id_in

_KIND = {name: number for number, name in enumerate(KINDS)}
_RELATION = {name: number for number, name in enumerate(RELATIONS)}
_CONFIDENCE = {str(confidence): number for number, confidence in enumerate(CONFIDENCES)}
_STATUS = {None if status is None else str(status): number for number, status in enumerate(STATUSES)}


@lru_cache(maxsize=65_536)
def first_ordinal(partial_date: str) -> int:
    """The ordinal of the first day of a partial date."""
    return first_day(partial_date).toordinal()


@lru_cache(maxsize=65_536)
def last_ordinal(partial_date: str) -> int:
    """The ordinal of the last day of a partial date."""
    return last_day(partial_date).toordinal()


def end_of(plain: Mapping[str, Any]) -> int:
    """The last day of what a plain claim says, 0 for none: a count of one moment ends nothing, nor does a denial."""
    until = plain.get("until")
    if until is None or not plain.get("holds", True):
        return 0
    amount = plain.get("amount")
    momentary = amount is not None and amount.get("unit") == "count" and plain.get("since") == until
    return 0 if momentary else last_ordinal(until)


def published_by(source: Source) -> Callable[[str | None], int]:
    """Tells since which day a source is known to say what stands at an address: that of its page, or else its own."""
    own = first_ordinal(source.published) if source.published else 0
    pages = {page.url: first_ordinal(page.published) for page in source.pages if page.published}
    return lambda url: pages.get(url or "", own)


def columns_of(store: Store) -> Columns:
    """The columns of what a store holds now. StoreError."""
    with store.rows() as rows:
        return read_columns(rows)


@no_collecting()
def read_columns(rows: Rows) -> Columns:
    """The columns of what a store holds. RecordError when it holds what this version of the vocabulary cannot read."""
    sources = tuple(sorted(rows.sources, key=lambda source: source.id))
    return arranged(replace(rows, sources=sources), canonical_ids(rows.judgements))


def arranged(rows: Rows, redirects: Mapping[str, str], number: Mapping[str, int] | None = None) -> Columns:
    """The columns of rows of which the sources stand in the order of their ids; their judgements are in `redirects`.

    `number` numbers the nodes where others are numbered along with these; those others have no statements.
    """
    sources = rows.sources
    numbers = {source.id: place for place, source in enumerate(sources)}
    known = [published_by(source) for source in sources]
    statements = _read_statements(rows.entities, redirects, numbers, known)
    if number is None:
        number = {id: place for place, id in enumerate(sorted(set(statements.ids)))}
    read, bodies = _read_claims(rows.claims, redirects, number, sources, numbers, known)
    node = np.fromiter(map(number.__getitem__, statements.ids), dtype=np.int32, count=len(statements.ids))
    order = np.argsort(node, kind="stable")
    starts = np.searchsorted(node[order], np.arange(len(number) + 1))
    with_statements = np.flatnonzero(np.diff(starts))
    first = order[starts[with_statements]]

    def of_nodes(values: Integers) -> Integers:
        of_all = np.zeros(len(number), dtype=values.dtype)
        of_all[with_statements] = values[first]
        return of_all

    regions = [number.get(region, NOWHERE) for region in statements.regions]
    weights = np.array([source.rank.weight for source in sources], dtype=np.int8)
    columns = Columns(
        revision=rows.revision,
        state=rows.state,
        sources=sources,
        redirects=MappingProxyType(dict(redirects)),
        ids=list(number),
        node_kind=of_nodes(statements.kind),
        node_since=of_nodes(statements.since),
        node_until=of_nodes(statements.until),
        node_region=of_nodes(np.array(regions, dtype=np.int32)),
        statement_start=starts,
        statement_source=statements.source[order],
        statement_known=statements.known[order],
        statement_body=order.astype(np.int32),
        entities=statements.bodies,
        claims=bodies,
        **_in_order(read, weights, len(number)),
    )
    columns.__dict__["number"] = number
    _merge_several(columns)
    _order_evidence(columns)
    return columns


@dataclass(frozen=True, eq=False)
class _Statements:
    ids: list[str]
    kind: Integers
    source: Integers
    since: Integers
    until: Integers
    known: Integers
    regions: list[str]
    bodies: Bodies


def _read_statements(
    rows: Iterable[tuple[str, bytes]],
    redirects: Mapping[str, str],
    numbers: Mapping[str, int],
    known: Sequence[Callable[[str | None], int]],
) -> _Statements:
    ids: list[str] = []
    kinds, sources, since, until, known_from = (array("i") for _ in range(5))
    regions: list[str] = []
    text, starts = bytearray(), array("q", [0])
    for source_id, body in rows:
        plain = _plain("entity", source_id, body)
        try:
            kind = _KIND[plain["kind"]]
            begin = first_ordinal(plain["since"]) if "since" in plain else 0
            end = last_ordinal(plain["until"]) if "until" in plain else 0
        except (KeyError, ValueError, TypeError):
            decoded(_STORE, "entity", id_in(body), source_id, body, entity_from_plain)  # It tells what is wrong.
            raise
        source = numbers[source_id]
        ids.append(redirects.get(plain["id"], plain["id"]))
        kinds.append(kind)
        sources.append(source)
        since.append(begin)
        until.append(end)
        known_from.append(known[source](plain.get("url")))
        region = plain.get("region", "")
        regions.append(redirects.get(region, region))
        text += body
        starts.append(len(text))
    return _Statements(
        ids=ids,
        kind=_integers(kinds),
        source=_integers(sources),
        since=_integers(since),
        until=_integers(until),
        known=_integers(known_from),
        regions=regions,
        bodies=Bodies(text, _integers(starts)),
    )


def _read_claims(
    rows: Iterable[tuple[str, bytes]],
    redirects: Mapping[str, str],
    number: Mapping[str, int],
    sources: Sequence[Source],
    numbers: Mapping[str, int],
    known: Sequence[Callable[[str | None], int]],
) -> tuple[Mapping[str, Integers], Bodies]:
    """The claims between two nodes, in the order of reading."""
    subjects, objects, stated_by, since, until, known_from, places = (array("i") for _ in range(7))
    spoken = array("i")
    relations, statuses, confidences, holds = (array("b") for _ in range(4))
    aspects, origins = array("q"), array("q")
    pages = [{page.url: page.published for page in source.pages} for source in sources]
    text, starts = bytearray(), array("q", [0])
    for place, (source_id, body) in enumerate(rows):
        plain = _plain("claim", source_id, body)
        text += body
        starts.append(len(text))
        subject, object = (number.get(redirects.get(id, id)) for id in (plain["subject"], plain["object"]))
        if subject is None or object is None or subject == object:
            continue
        try:
            relation = _RELATION[plain["relation"]]
            status, confidence = _STATUS[plain.get("status")], _CONFIDENCE[plain["confidence"]]
            begin = first_ordinal(plain["since"]) if "since" in plain else 0
            end = end_of(plain)
        except (KeyError, ValueError, TypeError):
            decoded(_STORE, "claim", _key(body), source_id, body, claim_from_plain)  # It tells what is wrong.
            raise
        source, url = numbers[source_id], plain.get("url")
        subjects.append(subject)
        relations.append(relation)
        objects.append(object)
        stated_by.append(source)
        since.append(begin)
        until.append(end)
        known_from.append(known[source](url))
        statuses.append(status)
        confidences.append(confidence)
        holds.append(plain.get("holds", True))
        aspects.append(sum(map(ASPECT_BITS.__getitem__, plain["aspects"])) if "aspects" in plain else 0)
        paper = spoken_of(sources[source], pages[source].get(url or ""), plain.get("since"))
        spoken.append(first_ordinal(paper) if paper else 0)
        origins.append(_origin(url or sources[source].url or source_id))
        places.append(place)
    read = {
        "subject": subjects,
        "relation": relations,
        "object": objects,
        "source": stated_by,
        "since": since,
        "until": until,
        "known": known_from,
        "status": statuses,
        "confidence": confidences,
        "holds": holds,
        "aspects": aspects,
        "spoken": spoken,
        "origin": origins,
        "body": places,
    }
    return {name: _integers(values) for name, values in read.items()}, Bodies(text, _integers(starts))


_STORE = message("store-this")


def _plain(sort: Literal["entity", "claim"], source_id: str, body: bytes) -> dict[str, Any]:
    try:
        plain: dict[str, Any] = orjson.loads(body)
    except orjson.JSONDecodeError:
        return decoded(_STORE, sort, _key(body) if sort == "claim" else id_in(body), source_id, body, _as_it_is)
    return plain


def _as_it_is(plain: dict[str, Any]) -> dict[str, Any]:
    return plain


def _key(body: bytes) -> str:
    """What tells one claim from another, as far as it can be made out."""
    try:
        plain = orjson.loads(body)
        return " ".join(plain[end] for end in ("subject", "relation", "object"))
    except (ValueError, KeyError, TypeError):
        return body[:80].decode(errors="replace")


@lru_cache(maxsize=65_536)
def _origin(address: str) -> int:
    """A number that tells one paper from another, the same whatever else is read."""
    return int.from_bytes(blake2b(address.encode(), digest_size=8).digest(), "little", signed=True)


def _integers(values: "array[int]") -> Integers:
    return np.frombuffer(values, dtype=values.typecode) if values else np.zeros(0, dtype=values.typecode)


def _in_order(claims: Mapping[str, Integers], weights: Integers, nodes: int) -> dict[str, Any]:
    """The claims in the order of the facts that they are evidence for, and within a fact the heaviest source first."""
    fact = claims["subject"].astype(np.int64) * len(RELATIONS) + claims["relation"]
    fact = fact * max(nodes, 1) + claims["object"]
    order = np.lexsort((claims["source"], claims["confidence"], weights[claims["source"]], fact))
    first = np.flatnonzero(np.diff(fact[order], prepend=-1))
    arranged: dict[str, Any] = {
        f"fact_{name}": claims[name][order[first]] for name in ("subject", "relation", "object")
    }
    arranged |= {f"claim_{name}": values[order] for name, values in claims.items() if f"fact_{name}" not in arranged}
    arranged["claim_holds"] = arranged["claim_holds"].astype(np.bool_)
    return {**arranged, "claim_start": np.append(first, len(fact))}


def _merge_several(columns: Columns) -> None:
    """Give the nodes of which several sources tell the kind, period and region that these together give."""
    for number in np.flatnonzero(np.diff(columns.statement_start) > 1).tolist():
        node = columns.node(number)
        columns.node_kind[number] = _KIND[node.kind]
        columns.node_since[number] = first_ordinal(node.since) if node.since else 0
        columns.node_until[number] = last_ordinal(node.until) if node.until else 0
        columns.node_region[number] = columns.number.get(node.region or "", NOWHERE)


_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 6
_OF_CLAIMS = tuple(name for name in Columns.__annotations__ if name.startswith("claim_") and name != "claim_start")


def _order_evidence(columns: Columns) -> None:
    """Put what one source says of a fact several times in the order of reading: `p. 2` comes before `p. 10`."""
    same = columns.fact_of_claim[1:] == columns.fact_of_claim[:-1]
    same &= columns.claim_source[1:] == columns.claim_source[:-1]
    same &= columns.claim_confidence[1:] == columns.claim_confidence[:-1]
    for begin, end in _runs(same):
        claims = [columns.claim(place) for place in range(begin, end)]
        read = sorted(((_place(claim), claim.key, begin + number) for number, claim in enumerate(claims)))
        order = np.array(list(map(itemgetter(2), read)))
        for name in _OF_CLAIMS:
            values = getattr(columns, name)
            values[begin:end] = values[order]


def _runs(same: Flags) -> Iterable[tuple[int, int]]:
    """The places from and up to which each goes on with the one before."""
    edges = np.diff(np.concatenate(([0], same.astype(np.int8), [0])))
    return zip(np.flatnonzero(edges == 1).tolist(), (np.flatnonzero(edges == -1) + 1).tolist(), strict=True)


def _place(claim: Claim) -> str:
    return _NUMBER.sub(lambda digits: digits[0].zfill(_DIGITS), claim.locator or "")
