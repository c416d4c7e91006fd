"""GEXF 1.3, the form of Gephi: kinds, periods and colours, and a kind for each edge.

Gephi adds up edges between the same two nodes unless their `kind` differs, so that one fact is one kind there. All
edges have a direction, also those of relations that read the same both ways: Gephi 0.10.1 leaves undirected ones out of
a file with directed ones, and says nothing of it.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from types import MappingProxyType
from typing import Any

from graph.ask.fact import Fact
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from graph.say.networks.content import EDGE_FIELDS, NODE_FIELDS, Network, Row, Spell, fact_spells, kind_of, node_spell
from graph.say.networks.xml import Pieces, element, in_pieces, value_text

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
_GRAPH: Any = {
    "defaultedgetype": "directed",
    "idtype": "string",
    "mode": "dynamic",
    "timeformat": "date",
    "timerepresentation": "interval",
}
_TYPES = MappingProxyType({str: "string", int: "integer", float: "double", bool: "boolean"})


def gexf(network: Network) -> Iterator[bytes]:
    """A network as GEXF, piece by piece."""
    pieces = Pieces()
    with pieces.file as writer:
        writer.write_declaration()
        with writer.element(_tag("gexf"), {"version": "1.3"}, nsmap={None: GEXF, "viz": VIZ}):
            writer.write(element(_tag("meta"), {}, *_meta(network)))
            with writer.element(_tag("graph"), _GRAPH):
                for name, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
                    writer.write(element(_tag("attributes"), {"class": name, "mode": "static"}, *_declared(fields)))
                with writer.element(_tag("nodes")):
                    yield from in_pieces(pieces, writer, (_node(network, node) for node in network.nodes()))
                with writer.element(_tag("edges")):
                    numbers = count()
                    edges = (_edge(network, fact, f"e{next(numbers)}") for fact in network.facts())
                    yield from in_pieces(pieces, writer, edges)
    yield pieces.rest()


def _tag(name: str) -> str:
    return f"{{{GEXF}}}{name}"


def _meta(network: Network) -> Iterator[Any]:
    for name, text in (
        ("creator", "Samenspel"),
        ("description", message("network-what", day=network.day).in_language(network.language)),
    ):
        child = element(_tag(name), {})
        child.text = text
        yield child


def _declared(fields: Mapping[str, type]) -> Iterator[Any]:
    for name, type in fields.items():
        yield element(_tag("attribute"), {"id": name, "title": name, "type": _TYPES[type]})


def _node(network: Network, node: Node) -> Any:
    spell = node_spell(node)
    attributes = {"id": node.id, "label": node.name, **(_period(spell) if spell else {})}
    return element(_tag("node"), attributes, _values(network.node_row(node)), _COLOURS[node.kind]())


def _edge(network: Network, fact: Fact, id: str) -> Any:
    spells = fact_spells(fact)
    attributes = {
        "id": id,
        "source": fact.subject,
        "target": fact.object,
        "kind": kind_of(fact),
        "label": network.label(fact),
        **(_period(spells[0]) if len(spells) == 1 else {}),
    }
    several = [element(_tag("spell"), _period(spell)) for spell in spells] if len(spells) > 1 else []
    times = [element(_tag("spells"), {}, *several)] if several else []
    return element(_tag("edge"), attributes, _values(network.edge_row(fact)), *times)


def _values(row: Row) -> Any:
    values = (element(_tag("attvalue"), {"for": field, "value": value_text(value)}) for field, value in row.items())
    return element(_tag("attvalues"), {}, *values)


def _period(spell: Spell) -> dict[str, str]:
    ends = {"start": spell.begin, "end": spell.end}
    return {name: day.isoformat() for name, day in ends.items() if day is not None}


def _colour(colour: str) -> Any:
    red, green, blue = bytes.fromhex(colour[1:])
    # Not every reader knows the later `hex`.
    attributes = {"r": str(red), "g": str(green), "b": str(blue)}
    return lambda: element(f"{{{VIZ}}}color", attributes)


_COLOURS: Mapping[str, Any] = MappingProxyType({name: _colour(kind.colour) for name, kind in VOCABULARY.kinds.items()})
