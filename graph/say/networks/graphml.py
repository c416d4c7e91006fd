"""GraphML with a type for each value, for yEd, Cytoscape, networkx and igraph."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from types import MappingProxyType
from typing import Any

from graph.say.networks.content import EDGE_FIELDS, NODE_FIELDS, Network, Row
from graph.say.networks.xml import Pieces, element, in_pieces, value_text
from graph.say.tables import printable

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_TYPES = MappingProxyType({str: "string", int: "int", float: "double", bool: "boolean"})
_FIELDS: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {"node": {"label": str, **NODE_FIELDS}, "edge": {"label": str, **EDGE_FIELDS}}
)


def graphml(network: Network) -> Iterator[bytes]:
    """A network as GraphML, piece by piece. Each edge has an id, without which some take parallel edges for one."""
    pieces = Pieces()
    with pieces.file as writer:
        writer.write_declaration()
        with writer.element(_tag("graphml"), nsmap={None: GRAPHML}):
            for name, fields in _FIELDS.items():
                for key in _keys(name, fields):
                    writer.write(key)
            with writer.element(_tag("graph"), {"edgedefault": "directed"}):
                nodes = (
                    element(_tag("node"), {"id": node.id}, *_data("node", node.name, network.node_row(node)))
                    for node in network.nodes()
                )
                yield from in_pieces(pieces, writer, nodes)
                yield from in_pieces(pieces, writer, _edges(network))
    yield pieces.rest()


def _edges(network: Network) -> Iterator[Any]:
    numbers = count()
    for fact in network.facts():
        attributes = {"id": f"e{next(numbers)}", "source": fact.subject, "target": fact.object}
        yield element(_tag("edge"), attributes, *_data("edge", network.label(fact), network.edge_row(fact)))


def _tag(name: str) -> str:
    return f"{{{GRAPHML}}}{name}"


def _keys(name: str, fields: Mapping[str, type]) -> Iterable[Any]:
    for field, type in fields.items():
        attributes = {"id": f"{name}-{field}", "for": name, "attr.name": field, "attr.type": _TYPES[type]}
        yield element(_tag("key"), attributes)


def _data(name: str, label: str, row: Row) -> Iterator[Any]:
    for field, value in (("label", label), *row.items()):
        data = element(_tag("data"), {"key": f"{name}-{field}"})
        data.text = printable(value_text(value))
        yield data
