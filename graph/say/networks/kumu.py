"""The network for Kumu: the JSON that a map there is linked to, and the workbook that is imported once.

Names of fields and sheets are those of Kumu's documentation (Structure your data, JSON / Blueprints). Every element and
connection has an id, by which Kumu knows it again when it is imported anew: by label it would take two parties of one
name for one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import orjson

from graph.ask.fact import Fact
from graph.model.merging import Node
from graph.model.words import message
from graph.say.networks.content import Network
from graph.say.tables import Table, to_xlsx

# Between several values in one cell.
_BETWEEN = "|"
_OWN_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "node": ("group", "standing", "names", "region", "since", "until", "homepage", "page", "denied"),
        "edge": ("standing", "since", "until", "amount", "unit", "roles", "confidence", "sources", "urls"),
    }
)
_ELEMENT = ("ID", "Label", "Type", "Description", "Tags")
_CONNECTION = ("ID", "From", "To", "Direction", "Label", "Type", "Description", "Tags")
# These name what they hold in the language of the file.
_NAMED: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "standing": "standing-{}".format,
        "confidence": "term-confidence-{}".format,
        "group": "kind-{}".format,
    }
)


def blueprint(network: Network) -> Iterator[bytes]:
    """A network as the JSON that Kumu calls a blueprint, piece by piece."""
    for name, records in (("elements", _elements(network)), ("connections", _connections(network))):
        yield (b'{"' if name == "elements" else b'],"') + name.encode() + b'":['
        comma = b"\n"
        for record in records:
            yield comma + orjson.dumps({field.lower() if field in _CORE else field: value for field, value in record})
            comma = b",\n"
    yield b"\n]}\n"


def workbook(network: Network) -> Iterator[bytes]:
    """A network as a workbook with a sheet of elements and a sheet of connections. ValueError when it is too large."""
    tables = (
        Table(title, (*core, *_columns(network, sort)), _rows(records, (*core, *_columns(network, sort))))
        for title, core, sort, records in (
            ("Elements", _ELEMENT, "node", _elements(network)),
            ("Connections", _CONNECTION, "edge", _connections(network)),
        )
    )
    yield to_xlsx(*tables)


_CORE = frozenset({*_ELEMENT, *_CONNECTION})
_Record = Iterable[tuple[str, Any]]


def _rows(records: Iterable[_Record], columns: Iterable[str]) -> Iterator[list[str]]:
    for record in records:
        cells = dict(record)
        yield [_cell(cells.get(column)) for column in columns]


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return _BETWEEN.join(text.replace(_BETWEEN, "/") for text in value)
    return "" if value is None else str(value)


def _elements(network: Network) -> Iterator[_Record]:
    for node in network.nodes():
        yield _element(network, node)


def _element(network: Network, node: Node) -> Iterator[tuple[str, Any]]:
    row = network.node_row(node)
    yield "ID", node.id
    yield "Label", node.name
    yield "Type", row["kindName"]
    if "description" in row:
        yield "Description", row["description"]
    yield "Tags", _tags(network, row, "denied" in row)
    yield from _own(network, "node", row)


def _connections(network: Network) -> Iterator[_Record]:
    for fact in network.facts():
        yield _connection(network, fact)


def _connection(network: Network, fact: Fact) -> Iterator[tuple[str, Any]]:
    row = network.edge_row(fact)
    yield "ID", f"{fact.subject}.{fact.relation}.{fact.object}"
    yield "From", fact.subject
    yield "To", fact.object
    yield "Direction", "mutual" if fact.vocabulary.symmetric else "directed"
    yield "Label", network.label(fact)
    yield "Type", fact.vocabulary.label.in_language(network.language)
    yield "Description", network.sentence(fact)
    yield "Tags", _tags(network, row, fact.disputed)
    yield from _own(network, "edge", row)


def _tags(network: Network, row: Mapping[str, Any], disputed: bool) -> tuple[str, ...]:
    """How it stands, and whether a source says otherwise: what one filters on."""
    tags = (_told(network, "standing", row["standing"]),)
    return (*tags, message("network-tag-disputed").in_language(network.language)) if disputed else tags


def _own(network: Network, sort: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for field, column in zip(_OWN_FIELDS[sort], _columns(network, sort), strict=True):
        if field in row:
            yield column, _told(network, field, row[field])


def _told(network: Network, field: str, value: Any) -> Any:
    if field in _NAMED:
        return message(_NAMED[field](value)).in_language(network.language)
    return float(value) if field == "amount" else value


def _columns(network: Network, sort: str) -> list[str]:
    return [message(f"network-column-{field}").in_language(network.language) for field in _OWN_FIELDS[sort]]
