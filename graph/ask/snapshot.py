"""The merged graph of one revision on one day, in memory: what all sources together say, and who says what.

A snapshot is immutable. Entities that were judged the same are one node; equal statements of several sources are one
fact with several pieces of evidence. It holds everything that was ever said, each with how it stands on the day
(`graph.ask.standing`), and shows what stands: what was is shown by `with_past`, and all the rest by the methods that
say so. So a question that asks a snapshot in the ordinary way is answered for the present.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar

from graph.ask.fact import Ends, Evidence, Fact, Standing
from graph.ask.standing import entity_standings, fact_standing, weighed
from graph.model.collecting import no_collecting
from graph.model.dates import last_day
from graph.model.identity import canonical_ids
from graph.model.merging import Node, Statement, merge
from graph.model.records import Claim, Confidence, Source
from graph.model.vocabulary import VOCABULARY
from graph.store.contract import Contents

__all__ = ["Evidence", "Fact", "Snapshot", "Standing", "UnknownEntityError", "take_snapshot"]

_Value = TypeVar("_Value")
_PRESENT = frozenset({Standing.STANDS})
_PRESENT_AND_PAST = _PRESENT | {Standing.ENDED}


class UnknownEntityError(LookupError):
    """No entity of the snapshot has the id."""

    def __init__(self, id: str) -> None:
        super().__init__(f"no entity with the id {id!r} is known")
        self.id = id


@dataclass(frozen=True)
class Snapshot:
    """The merged graph on a day. `redirects` maps a merged-away id to the id that stands for it.

    `as_of` is the partial date that was asked for (None: the present) and `known_on` the day whose knowledge it holds
    (None: all that is known). `nodes` and `facts` are everything, facts in order of subject, relation and object;
    `standings` has the nodes that do not simply stand. `compiled` keeps what questions make of it (`graph.ask.kept`).
    """

    revision: int
    as_of: str | None
    sources: Mapping[str, Source]
    nodes: Mapping[str, Node]
    facts: tuple[Fact, ...]
    redirects: Mapping[str, str]
    day: date = field(default_factory=date.today)
    known_on: date | None = None
    standings: Mapping[str, Standing] = field(default_factory=dict)
    past: bool = False
    # Made with the snapshot: made on first use, two threads could each have one of their own.
    compiled: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def with_past(self) -> "Snapshot":
        """The same graph, which shows what was beside what is."""
        if self.past:
            return self
        other = replace(self, past=True)
        # What each node is an end of does not depend on what is shown.
        other.__dict__.update(_by_kind=self._by_kind, _out=self._out, _in=self._in)
        return other

    def standing(self, id: str) -> Standing:
        """How the entity stands on the day."""
        return self.standings.get(self.redirects.get(id, id), Standing.STANDS)

    def shows(self, id: str) -> bool:
        """Whether the entity is part of what is shown: it is there, or it was and the past is shown too."""
        return self.standing(id) in self._shown

    @cached_property
    def shown_nodes(self) -> Mapping[str, Node]:
        """The nodes that are shown, by id."""
        if not self.standings:
            return self.nodes
        return MappingProxyType({id: node for id, node in self.nodes.items() if self.shows(id)})

    @cached_property
    def shown_facts(self) -> tuple[Fact, ...]:
        """The facts that are shown, in the order of all."""
        return tuple(fact for fact in self.facts if fact.standing in self._shown)

    @property
    def _shown(self) -> frozenset[Standing]:
        return _PRESENT_AND_PAST if self.past else _PRESENT

    def __contains__(self, id: str) -> bool:
        return self.redirects.get(id, id) in self.nodes

    def node(self, id: str) -> Node:
        """The node with that id, also when the id was merged away; UnknownEntityError when there is none."""
        try:
            return self.nodes[self.redirects.get(id, id)]
        except KeyError:
            raise UnknownEntityError(id) from None

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """The shown nodes of that kind and the kinds below it, by name; ValueError for an unknown kind."""
        key = ("of kind", kind)
        if key not in self.compiled:
            wanted = VOCABULARY.descendants(kind)
            ids = (id for name in wanted for id in self._by_kind.get(name, ()))
            nodes = (self.nodes[id] for id in ids if self.shows(id))
            self.compiled[key] = tuple(sorted(nodes, key=lambda node: (node.name.casefold(), node.id)))
        found: tuple[Node, ...] = self.compiled[key]
        return found

    def shown_evidence(self, fact: Fact) -> tuple[Evidence, ...]:
        """The evidence by which a fact is shown: of the present its claims that stand; none for one that is not."""
        shown = self._shown
        return tuple(one for one in fact.evidence if one.standing in shown) if fact.standing in shown else ()

    def outgoing(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The shown facts of which the node is the subject, of one relation or of all."""
        shown = self._shown
        return tuple(fact for fact in self.all_outgoing(id, relation) if fact.standing in shown)

    def incoming(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The shown facts of which the node is the object, of one relation or of all."""
        shown = self._shown
        return tuple(fact for fact in self.all_incoming(id, relation) if fact.standing in shown)

    def facts_of(self, id: str) -> tuple[Fact, ...]:
        """All shown facts that the node is an end of."""
        return self.outgoing(id) + self.incoming(id)

    def all_outgoing(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The facts of which the node is the subject, however they stand: also past, proposed and denied ones."""
        return self._facts(self._out.get(self.redirects.get(id, id), range(0)), relation)

    def all_incoming(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The facts of which the node is the object, however they stand."""
        numbers = self._in.get(self.redirects.get(id, id), ())
        return self._facts(numbers if relation is not None else sorted(numbers), relation)

    def all_facts_of(self, id: str) -> tuple[Fact, ...]:
        """All facts that the node is an end of, however they stand."""
        return self.all_outgoing(id) + self.all_incoming(id)

    def fact_of(self, source: Source, claim: Claim) -> Fact:
        """What one claim says by itself, between the nodes that its ends are, as it stands on the day."""
        subject, object = (self.redirects.get(id, id) for id in (claim.subject, claim.object))
        return _fact((subject, claim.relation, object), [Evidence(source, claim)], self.standings, self.day, self.day)

    def _facts(self, numbers: Sequence[int], relation: str | None) -> tuple[Fact, ...]:
        """The facts with these numbers, which with a relation are in order of their relations."""
        if relation is not None:
            begin = bisect_left(numbers, relation, key=self._relation)
            numbers = numbers[begin : bisect_right(numbers, relation, lo=begin, key=self._relation)]
        return tuple(map(self.facts.__getitem__, numbers))

    def _relation(self, number: int) -> str:
        return self.facts[number].relation

    @cached_property
    def _by_kind(self) -> Mapping[str, list[str]]:
        return _grouped((node.kind, id) for id, node in self.nodes.items())

    @cached_property
    def _out(self) -> Mapping[str, range]:
        """The numbers of the facts of each subject; facts are in order of subject, relation and object."""
        found: dict[str, range] = {}
        start = 0
        for subject, facts in groupby(self.facts, key=attrgetter("subject")):
            end = start + sum(1 for _ in facts)
            found[subject] = range(start, end)
            start = end
        return found

    @cached_property
    def _in(self) -> Mapping[str, list[int]]:
        """The numbers of the facts of each object, in order of their relations."""
        found = _grouped((fact.object, number) for number, fact in enumerate(self.facts))
        for numbers in found.values():
            numbers.sort(key=self._relation)
        return found


@no_collecting()
def take_snapshot(
    contents: Contents, as_of: str | None = None, *, known_on: date | None = None, today: date | None = None
) -> Snapshot:
    """Merge what a store holds, as it stands on the last day of a partial date `as_of`; by default at present.

    `known_on` is the day whose knowledge `contents` are, where that is not the present (`graph.store.history`); it is
    then the present too. `today` is the present day for those who need to say so. ValueError for a wrong date.
    """
    now = known_on or today or date.today()
    day = now if as_of is None else last_day(as_of)
    redirects = canonical_ids(contents.judgements)
    sources = {source.id: source for source in contents.sources}
    statements: dict[str, list[Statement]] = {}
    for source_id, entity in contents.entities:
        statements.setdefault(redirects.get(entity.id, entity.id), []).append(Statement(sources[source_id], entity))
    nodes = {id: merge(id, statements[id], redirects, as_of) for id in sorted(statements)}
    evidence: dict[Ends, list[Evidence]] = {}
    for source_id, claim in contents.claims:
        subject = redirects.get(claim.subject, claim.subject)
        object = redirects.get(claim.object, claim.object)
        if subject in nodes and object in nodes and subject != object:
            evidence.setdefault((subject, claim.relation, object), []).append(Evidence(sources[source_id], claim))
    standings = entity_standings(nodes, evidence, day, now)
    facts = tuple(_fact(ends, evidence[ends], standings, day, now) for ends in sorted(evidence))
    return Snapshot(
        revision=contents.revision,
        as_of=as_of,
        sources=MappingProxyType(sources),
        nodes=MappingProxyType(nodes),
        facts=facts,
        redirects=MappingProxyType({old: new for old, new in redirects.items() if new in nodes}),
        day=day,
        known_on=known_on,
        standings=MappingProxyType(standings),
    )


def _fact(ends: Ends, evidence: list[Evidence], standings: Mapping[str, Standing], day: date, now: date) -> Fact:
    if len(evidence) > 1:
        evidence.sort(key=_evidence_order)
    stated = weighed(evidence, day, now)
    subject, relation, object = ends
    stands = Standing.STANDS
    standing = fact_standing(relation, standings.get(subject, stands), standings.get(object, stands), stated)
    return Fact(subject, relation, object, stated, standing)


_CONFIDENCES = tuple(Confidence)
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 6


def _evidence_order(one: Evidence) -> tuple[int, int, str, str, str]:
    """Heaviest source first, and within a source in the order of reading: `p. 2` comes before `p. 10`."""
    place = _NUMBER.sub(lambda digits: digits[0].zfill(_DIGITS), one.claim.locator or "")
    return one.source.rank.weight, _CONFIDENCES.index(one.claim.confidence), one.source.id, place, one.claim.key


def _grouped(pairs: Iterator[tuple[str, _Value]]) -> Mapping[str, list[_Value]]:
    groups: dict[str, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
