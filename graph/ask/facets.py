"""By what a list of entities can be narrowed down: kind, theme, region and instrument, each with its counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY

FACETS = ("kind", "theme", "region", "instrument")
_Places = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet (a kind or the id of an entity) and how many of the list have it."""

    value: str
    count: int


@kept()
def _indexed(snapshot: Snapshot) -> Mapping[str, _Places]:
    """For each facet but the kind, the ids of the values that each shown entity has."""
    by_facet: dict[str, dict[str, set[str]]] = {"theme": {}, "region": {}, "instrument": {}}
    for facet, trait, kinds in (
        ("theme", "about", VOCABULARY.descendants("Subject")),
        ("region", "place", VOCABULARY.kinds),
        ("instrument", "involved", VOCABULARY.descendants("Instrument")),
    ):
        for subject, object in snapshot.ends_with(VOCABULARY.relations_with(trait), object_kinds=kinds):
            by_facet[facet].setdefault(subject, set()).add(object)
    columns = snapshot.columns
    for number in np.flatnonzero((columns.node_region >= 0) & snapshot.shows_nodes).tolist():
        region = columns.ids[columns.node_region[number]]
        by_facet["region"].setdefault(columns.ids[number], set()).add(region)
    return MappingProxyType(
        {
            name: MappingProxyType({id: frozenset(values) for id, values in places.items()})
            for name, places in by_facet.items()
        }
    )


def narrow(snapshot: Snapshot, nodes: Iterable[Node], chosen: Mapping[str, str]) -> tuple[Node, ...]:
    """The nodes that have every chosen value: a kind (or one below it), the id of a theme, region or instrument.

    ValueError for an unknown kind or facet.
    """
    if unknown := chosen.keys() - set(FACETS):
        raise ValueError(f"unknown facet {', '.join(unknown)}; known: {', '.join(FACETS)}")
    kept = tuple(nodes)
    if "kind" in chosen:
        wanted = VOCABULARY.descendants(chosen["kind"])
        kept = tuple(node for node in kept if node.kind in wanted)
    for name in FACETS[1:]:
        if name in chosen:
            places = _indexed(snapshot)[name]
            value = snapshot.redirects.get(chosen[name], chosen[name])
            kept = tuple(node for node in kept if value in places.get(node.id, ()))
    return kept


def options(snapshot: Snapshot, nodes: Sequence[Node], most: int = 12) -> Mapping[str, tuple[Option, ...]]:
    """The values that these nodes have for each facet, the most frequent first, at most `most` of each."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    counted["kind"].update(node.kind for node in nodes)
    index = _indexed(snapshot)
    for name in FACETS[1:]:
        places = index[name]
        counted[name].update(value for node in nodes for value in places.get(node.id, ()))
    return {name: tuple(_options(counts, most)) for name, counts in counted.items()}


def values_of(snapshot: Snapshot, node: Node, facet: str) -> frozenset[str]:
    """The values that a node has for a facet: its kind, or the ids of its themes, regions or instruments."""
    return frozenset({node.kind}) if facet == "kind" else _indexed(snapshot)[facet].get(node.id, frozenset())


def values(snapshot: Snapshot, facet: str) -> tuple[Node, ...]:
    """The entities that are a value of a facet (theme, region or instrument) of anything, by name and id."""
    used = sorted(frozenset[str]().union(*_indexed(snapshot)[facet].values()))
    return tuple(
        sorted((snapshot.nodes[id] for id in used if id in snapshot.nodes), key=lambda node: node.name.casefold())
    )


def _options(counts: Counter[str], most: int) -> Iterable[Option]:
    for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]:
        yield Option(value, count)


def restricted(snapshot: Snapshot, ids: Collection[str], relation: str | None = None) -> Snapshot:
    """The snapshot of these entities only, with the facts between them; of one relation when it is named."""
    columns = snapshot.columns
    nodes = columns.nodes_of(ids)
    facts = nodes[columns.fact_subject] & nodes[columns.fact_object]
    if relation is not None:
        facts &= columns.of_relations([relation])
    return snapshot.restricted(nodes, facts)
