"""Reads the files of programs that draw networks as rows of a table: GraphML, GEXF (Gephi) and the JSON of Kumu."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx

from graph.model.words import Message
from loaders.problems import LoadError, Place
from loaders.readers.reading import MOST_ROWS, read_bytes, read_json, read_xml
from loaders.readers.workbook import Sheet

LARGEST_NETWORK = 10 * 2**20
_READ = MappingProxyType({".graphml": networkx.read_graphml, ".gexf": networkx.read_gexf})
NETWORKS = frozenset(_READ)
# What Kumu calls in its export what is Label and Type in its workbook.
_KUMU = MappingProxyType({"_id": "id", "element type": "type", "connection type": "type"})
_KUMU_PARTS = MappingProxyType({"elements": "Elements", "connections": "Connections"})


def read_network(path: Path, problems: list[Message]) -> tuple[Sheet, ...]:
    """The nodes and the edges of a GraphML or GEXF file; LoadError when it is none."""
    data = read_bytes(path, LARGEST_NETWORK)
    # networkx takes any XML: what is hostile in it is refused first.
    read_xml(data, path.name)
    try:
        graph = _READ[path.suffix.casefold()](BytesIO(data))
        nodes = [{"id": str(id), **values} for id, values in graph.nodes(data=True)]
        edges = [{"subject": str(start), "object": str(end), **values} for start, end, values in graph.edges(data=True)]
    except (networkx.NetworkXException, ParseError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise LoadError(Place(path.name).problem("load-no-network", why=str(error)[:200])) from None
    if not any({"label", "name", "naam"} & {field.casefold() for field in node} for node in nodes):
        nodes = [{"name": node["id"], **node} for node in nodes]
    return tuple(_sheet(title, rows, path) for title, rows in (("nodes", nodes), ("edges", edges)) if rows)


def read_kumu(path: Path, problems: list[Message]) -> tuple[Sheet, ...]:
    """The elements and connections of a map of Kumu, as its import takes and its export gives them."""
    document = read_json(path, LARGEST_NETWORK)
    sheets = []
    for part, title in _KUMU_PARTS.items():
        items = document.get(part, []) if isinstance(document, dict) else None
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise LoadError(Place(path.name, element=part).problem("load-no-kumu"))
        if items:
            sheets.append(_sheet(title, [_flat(item) for item in items], path))
    return tuple(sheets)


def _flat(item: Mapping[str, Any]) -> dict[str, Any]:
    attributes = item.get("attributes")
    named = {**item, **(attributes if isinstance(attributes, dict) else {})}
    return {_KUMU.get(name, name): value for name, value in named.items()}


def _sheet(title: str, rows: Iterable[Mapping[str, Any]], path: Path) -> Sheet:
    """Rows under the names of all their fields; what is no single value, such as a position, is left out."""
    text_rows = [{field: _text(value) for field, value in row.items()} for row in rows]
    if len(text_rows) > MOST_ROWS:
        raise LoadError(Place(path.name, title).problem("load-too-many-rows", most=MOST_ROWS))
    fields = tuple(dict.fromkeys(field for row in text_rows for field, text in row.items() if text))
    lines = [fields, *(tuple(row.get(field, "") for field in fields) for row in text_rows)]
    return Sheet(title, tuple(enumerate(lines, 1)))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ""
