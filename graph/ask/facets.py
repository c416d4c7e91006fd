"""By what a list of entities can be narrowed down: kind, theme, region and instrument, each with its counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

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
    found: dict[str, dict[str, set[str]]] = {"theme": {}, "region": {}, "instrument": {}}
    subjects, instruments = VOCABULARY.descendants("Subject"), VOCABULARY.descendants("Instrument")
    for fact in snapshot.shown_facts:
        traits, kind = fact.vocabulary.traits, snapshot.nodes[fact.object].kind
        if "about" in traits and kind in subjects:
            found["theme"].setdefault(fact.subject, set()).add(fact.object)
        if "place" in traits:
            found["region"].setdefault(fact.subject, set()).add(fact.object)
        if "involved" in traits and kind in instruments:
            found["instrument"].setdefault(fact.subject, set()).add(fact.object)
    for node in snapshot.shown_nodes.values():
        if node.region is not None and node.region in snapshot:
            found["region"].setdefault(node.id, set()).add(node.region)
    return MappingProxyType(
        {
            name: MappingProxyType({id: frozenset(values) for id, values in places.items()})
            for name, places in found.items()
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
    return replace(
        snapshot,
        nodes=MappingProxyType({id: node for id, node in snapshot.nodes.items() if id in ids}),
        facts=tuple(
            fact
            for fact in snapshot.facts
            if fact.subject in ids and fact.object in ids and relation in {None, fact.relation}
        ),
    )
