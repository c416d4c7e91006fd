"""How Neo4j Browser and Bloom show the network: colours, captions and phrases to search by, from the vocabulary.

A perspective has the form of one that Bloom 2.6 exported. Both are of labels and types as `graph.say.networks.cypher`
writes them, which are those of the vocabulary.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import orjson

from graph.ask.fact import Standing
from graph.model.vocabulary import ROOT_KIND, VOCABULARY, Meaning
from graph.model.words import message
from viz.style import MARKS

_GREY, _RED, _PALE = "#848484", "#c8102e", "#bdbdbd"
# What is no relation of the vocabulary but tells how a fact stands, with its colour.
_STANDINGS = MappingProxyType(
    {
        standing.name: _RED if standing is Standing.DENIED else _PALE
        for standing in Standing
        if standing is not Standing.STANDS
    }
)
_PROPERTIES = MappingProxyType(
    {"name": "string", "kindName": "string", "names": "array", "description": "string", "homepage": "string",
     "region": "string", "since": "string", "until": "string", "id": "string"}
)  # fmt: skip
_TIE_PROPERTIES = MappingProxyType(
    {"since": "string", "until": "string", "amount": "number", "unit": "string", "roles": "array", "sources": "array",
     "confidence": "string", "relation": "string"}
)  # fmt: skip
_PARAMETER = re.compile(r"\$\w+")
_INTRODUCING = "|".join(sorted(VOCABULARY.relations_of(Meaning.INTRODUCTION)))
_INVOLVED = "|".join(sorted(VOCABULARY.relations_with("involved")))
_MEMBERSHIP = "|".join(sorted(VOCABULARY.relations_with("membership")))
# A phrase by its message, what its Cypher asks, and of what its parameters are names; `$1` and `$2` are those.
_PHRASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("around", f"MATCH p = (n:{ROOT_KIND} {{name: $1}})--() RETURN p", (ROOT_KIND,)),
    (
        "path",
        f"MATCH (a:{ROOT_KIND} {{name: $1}}), (b:{ROOT_KIND} {{name: $2}}) "
        f"MATCH p = shortestPath((a)-[:{_INTRODUCING}*..6]-(b)) RETURN p",
        (ROOT_KIND, ROOT_KIND),
    ),
    ("instrument", f"MATCH p = (n:Instrument {{name: $1}})-[:{_INVOLVED}]-() RETURN p", ("Instrument",)),
    ("members", f"MATCH p = (n:Actor {{name: $1}})<-[:{_MEMBERSHIP}]-() RETURN p", ("Actor",)),
    ("denied", f"MATCH p = ()-[:{Standing.DENIED.name}]->() RETURN p", ()),
)


def grass(language: str) -> bytes:
    """The style of Neo4j Browser, which has no words of a language."""
    rules = {
        "node": {"caption": "'{name}'", "diameter": "50px", "font-size": "10px", "border-width": "2px"},
        "relationship": {
            "caption": "'<type>'",
            "color": _GREY,
            "shaft-width": "1px",
            "font-size": "8px",
            "text-color-external": "#1a1a1a",
            "text-color-internal": "#ffffff",
        },
    }
    # A node of a kind below another has the labels of both, and of two rules the later one counts.
    for name in sorted(MARKS, key=lambda name: len(VOCABULARY.kinds[name].ancestors)):
        rules[f"node.{name}"] = {
            "color": MARKS[name].fill,
            "border-color": _border(MARKS[name].fill),
            "text-color-internal": MARKS[name].pip_fill,
            "caption": "'{name}'",
        }
    for type, colour in _STANDINGS.items():
        rules[f"relationship.{type}"] = {"color": colour, "caption": "'<type> {relation}'"}
    return "\n".join(_rule(selector, properties) for selector, properties in rules.items()).encode()


def perspective(language: str) -> bytes:
    """A perspective of Bloom, told in a language."""
    # A kind below another comes before it: of the categories that a node is of, the first counts.
    kinds = sorted(VOCABULARY.concrete_kinds(), key=lambda name: -len(VOCABULARY.kinds[name].ancestors))
    types = [*VOCABULARY.relations, *_STANDINGS]
    document = {
        "name": f"Samenspel: {message('network-name').in_language(language)}",
        "id": str(uuid5(NAMESPACE_URL, f"samenspel/{language}")),
        "version": "2.6.0",
        "categories": [_other(), *(_category(number, name, language) for number, name in enumerate(kinds, 1))],
        "labels": {name: [_property(name, *pair) for pair in _PROPERTIES.items()] for name in kinds},
        "relationshipTypes": [
            {
                "id": type,
                "name": type,
                "properties": [_property(type, *pair) for pair in _TIE_PROPERTIES.items()],
                "color": _STANDINGS.get(type, _GREY),
                "size": 1,
                "captionKeys": ["0_REL_TYPE_CAPTION_KEY"],
            }
            for type in types
        ],
        "palette": {"colors": sorted({VOCABULARY.kinds[name].colour for name in kinds}), "currentIndex": 0},
        "templates": [_phrase(*phrase, language) for phrase in _PHRASES],
        "sceneActions": [],
        "hiddenRelationshipTypes": [],
        "hiddenCategories": [],
        "hideUncategorisedData": False,
        "isAuto": False,
        "parentPerspectiveId": None,
        "metadata": {
            "pathSegments": [],
            "indexes": [{"label": ROOT_KIND, "type": "native", "propertyKeys": [{"key": "id", "metadataProp": False}]}],
            "stats": {"labels": {}, "relationshipTypes": {}},
        },
        **_NEVER_EDITED,
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


# The same vocabulary gives the same bytes.
_NEVER_EDITED = MappingProxyType({"createdAt": 0, "lastEditedAt": 0})


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"


def _other() -> dict[str, Any]:
    """What is of no category of ours, with the name and number that Bloom gives it."""
    return _drawn(0, "Other", "#6b6b6b", [])


def _category(number: int, name: str, language: str) -> dict[str, Any]:
    kind = VOCABULARY.kinds[name]
    return _drawn(number, kind.plural.in_language(language).capitalize(), kind.colour, [name])


def _drawn(number: int, name: str, colour: str, labels: list[str]) -> dict[str, Any]:
    properties = _PROPERTIES.items() if labels else ()
    return {
        "id": number,
        "name": name,
        "color": colour,
        "size": 1,
        "icon": "no-icon",
        "labels": labels,
        "properties": [{"name": key, "exclude": False, "dataType": type} for key, type in properties],
        "captionKeys": ["name"] if labels else [],
        "styleRules": [],
        **_NEVER_EDITED,
    }


def _property(owner: str, key: str, type: str) -> dict[str, str]:
    return {"propertyKey": key, "type": owner, "dataType": type}


def _phrase(key: str, cypher: str, labels: tuple[str, ...], language: str) -> dict[str, Any]:
    text = message(f"network-phrase-{key}").in_language(language)
    parameters = _PARAMETER.findall(text)
    for number, parameter in enumerate(parameters, 1):
        cypher = cypher.replace(f"${number}", parameter)
    return {
        "name": message(f"network-phrase-{key}-what").in_language(language),
        "id": f"tmpl:{key}",
        "createdAt": 0,
        "text": text,
        "cypher": cypher,
        "isUpdateQuery": None,
        "params": [
            {
                "name": parameter,
                "dataType": "String",
                "collapsed": False,
                "suggestionLabel": label,
                "suggestionProp": "name",
                "suggestionBoolean": False,
                "cypher": None,
            }
            for parameter, label in zip(parameters, labels, strict=True)
        ],
        "hasCypherErrors": False,
    }


def _border(colour: str) -> str:
    """A fifth darker."""
    return "#" + "".join(f"{part * 4 // 5:02x}" for part in bytes.fromhex(colour[1:]))


STYLES: Mapping[str, Callable[[str], bytes]] = MappingProxyType({"grass": grass, "bloom.json": perspective})
