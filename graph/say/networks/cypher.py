r"""The network as a script in Cypher, which fills an empty Neo4j and may be run again.

Who matches a relation of the vocabulary gets what stands and nothing else: a fact that is proposed, denied or over has
a type that says so (`PROPOSED`, `DENIED`, `ENDED`), with the relation as a property. Each statement stands on lines of
its own and ends with a semicolon at the end of a line, as Neo4j Browser and cypher-shell take them.

A row is one text with a tab between its fields, which the statement splits. Neo4j takes a list of texts as it takes a
parameter, whereas it looks at each value of each row apart when they are written as maps: that takes a hundred times as
long.

Neo4j turns `\uXXXX` into a character before it reads strings, also behind a backslash that is escaped itself. So that
no text can end the string that it stands in, a backslash and the `u` behind it stand in strings of their own.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from graph.ask.fact import Fact
from graph.model.dates import first_day, last_day
from graph.model.merging import Node
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import message
from graph.say.networks.content import EDGE_FIELDS, Network, Row
from graph.say.networks.xml import value_text
from graph.store.neo4j_records import node_properties

# Rows in a statement.
A_BATCH = 1000
# Between the fields of a row, and between several texts in a field; where a text has these, spaces stand for them.
_TAB, _UNIT = "\t", "\x1f"
_SEPARATORS = str.maketrans({_TAB: " ", _UNIT: " "})
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BEFORE_U = re.compile(r"(?<=\\)(?=u)")
# How a field is read out of a row, where an empty one is none; what has no line here is a text.
_A_TEXT = "nullIf({}, '')"
_READ: Mapping[str, str] = MappingProxyType(
    {
        **{name: "toFloat({})" for name, type in EDGE_FIELDS.items() if type is float},
        **{name: "toInteger({})" for name, type in EDGE_FIELDS.items() if type is int},
        **{name: "toBoolean({})" for name, type in EDGE_FIELDS.items() if type is bool},
        **dict.fromkeys(("sinceDate", "untilDate"), "date(nullIf({}, ''))"),
        **dict.fromkeys(("names", "roles", "sources", "urls"), "split(nullIf({}, ''), '\\u001F')"),
    }
)


def script(network: Network) -> Iterator[bytes]:
    """A network as statements of Cypher, some at a time."""
    what = message("network-script", day=network.day).in_language(network.language)
    unique = f"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:{ROOT_KIND}) REQUIRE n.id IS UNIQUE;"
    yield f"// {what}\n{unique}\n".encode()
    yield from _batches(((node.kind, _entity(network, node)) for node in network.nodes()), _merging_nodes)
    yield from _batches(((type_of(fact), _tie(network, fact)) for fact in network.facts_and_denials()), _merging_ties)


def labels(kind: str) -> str:
    """All labels of an entity of that kind, general to special: `Entity:Actor:Association`."""
    return ":".join((*reversed(VOCABULARY.kinds[kind].ancestors), kind))


def type_of(fact: Fact) -> str:
    """The type of the relationship of a fact: its relation where it stands, else how it stands."""
    return fact.relation if fact.stands else fact.standing.name


def literal(text: str) -> str:
    """A text as Cypher writes it."""
    return " + ".join(f"'{_TO_ESCAPE.sub(_escaped, part)}'" for part in _BEFORE_U.split(text))


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _entity(network: Network, node: Node) -> Row:
    row = network.node_row(node)
    properties = {**node_properties(node, ()), "kindName": row["kindName"], "standing": row["standing"]}
    properties.pop("mergedIds", None)
    return {**properties, **_dates(node.since, node.until)}


def _tie(network: Network, fact: Fact) -> Row:
    row = network.edge_row(fact)
    return {"from": fact.subject, "to": fact.object, **row, **_dates(row.get("since"), row.get("until"))}


def _dates(since: str | None, until: str | None) -> Row:
    """The first and the last day of a period, of which the script makes dates."""
    days = {"sinceDate": first_day(since) if since else None, "untilDate": last_day(until) if until else None}
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def _batches(rows: Iterable[tuple[str, Row]], merging: Callable[[str, list[str]], str]) -> Iterator[bytes]:
    """A statement for each batch of rows of one kind or type; at most one batch of each is held."""
    waiting: dict[str, list[Row]] = defaultdict(list)
    for name, row in rows:
        waiting[name].append(row)
        if len(waiting[name]) == A_BATCH:
            yield _statement(waiting.pop(name), partial(merging, name))
    for name in sorted(waiting):
        yield _statement(waiting[name], partial(merging, name))


def _statement(rows: list[Row], merging: Callable[[list[str]], str]) -> bytes:
    fields = list(dict.fromkeys(field for row in rows for field in row))
    lines = ",\n".join(literal(_TAB.join(_text(row.get(field)) for field in fields)) for row in rows)
    return f"UNWIND [\n{lines}\n] AS row WITH split(row, '\\t') AS v\n{merging(fields)};\n".encode()


def _text(value: Any) -> str:
    if isinstance(value, tuple | list):
        return _UNIT.join(text.translate(_SEPARATORS) for text in value)
    return "" if value is None else value_text(value).translate(_SEPARATORS)


def _merging_nodes(kind: str, fields: list[str]) -> str:
    return f"MERGE (n:{ROOT_KIND} {{id: v[0]}})\nSET n:{labels(kind)}, n = {_map(fields, 0)}"


def _merging_ties(type: str, fields: list[str]) -> str:
    properties = "" if type in VOCABULARY.relations else f" {{relation: v[{fields.index('relation')}]}}"
    ends = f"MATCH (a:{ROOT_KIND} {{id: v[0]}}) MATCH (b:{ROOT_KIND} {{id: v[1]}})"
    return f"{ends}\nMERGE (a)-[r:{type}{properties}]->(b)\nSET r = {_map(fields[2:], 2)}"


def _map(fields: list[str], first: int) -> str:
    """The properties in the order of their fields, the first of which stands at a place of a row."""
    places = enumerate(fields, first)
    read = (f"{field}: {_READ.get(field, _A_TEXT).format(f'v[{place}]')}" for place, field in places)
    return "{" + ", ".join(read) + "}"
