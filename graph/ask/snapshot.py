"""The merged graph of one revision, in memory: what all sources together say, and who says what.

A snapshot is immutable. Entities that were judged the same are one node; equal statements of several sources are one
fact with several pieces of evidence. With `as_of` it holds what was so at that (partial) date.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar

from graph.model.collecting import no_collecting
from graph.model.dates import first_day, last_day, overlaps
from graph.model.identity import canonical_ids
from graph.model.merging import Node, Statement, merge
from graph.model.records import Claim, Confidence, Source
from graph.model.vocabulary import VOCABULARY, Relation
from graph.store.contract import Contents

_Value = TypeVar("_Value")


class UnknownEntityError(LookupError):
    """No entity of the snapshot has the id."""

    def __init__(self, id: str) -> None:
        super().__init__(f"no entity with the id {id!r} is known")
        self.id = id


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source that states a fact, with its qualifiers."""

    source: Source
    claim: Claim

    @property
    def url(self) -> str | None:
        """Where a reader can check it: the claim's own address, else that of its source."""
        return self.claim.url or self.source.url


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between two nodes, with the evidence for it, heaviest source first."""

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        """Whether at least one source states it; False when it is only denied."""
        for one in self.evidence:  # noqa: SIM110 (asked of each of very many facts; a generator takes three times as long)
            if one.claim.holds:
                return True
        return False

    @property
    def denied(self) -> bool:
        """Whether at least one source states that it is not so."""
        for one in self.evidence:  # noqa: SIM110
            if not one.claim.holds:
                return True
        return False

    @property
    def vocabulary(self) -> Relation:
        return VOCABULARY.relations[self.relation]

    def other(self, id: str) -> str:
        """The end that is not `id`."""
        return self.object if id == self.subject else self.subject


@dataclass(frozen=True)
class Snapshot:
    """The merged graph. `redirects` maps a merged-away id to the id that stands for it.

    `facts` are in order of subject, relation and object. `compiled` holds what the questions make of this snapshot once
    and use again, such as its ties as arrays.
    """

    revision: int
    as_of: str | None
    sources: Mapping[str, Source]
    nodes: Mapping[str, Node]
    facts: tuple[Fact, ...]
    redirects: Mapping[str, str]
    # Made with the snapshot: made on first use, two threads could each have one of their own.
    compiled: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def day(self) -> date:
        """The day that it is in this snapshot: the last of its date, or today where it holds all that is known."""
        return last_day(self.as_of) if self.as_of is not None else date.today()

    def __contains__(self, id: str) -> bool:
        return self.redirects.get(id, id) in self.nodes

    def node(self, id: str) -> Node:
        """The node with that id, also when the id was merged away; UnknownEntityError when there is none."""
        try:
            return self.nodes[self.redirects.get(id, id)]
        except KeyError:
            raise UnknownEntityError(id) from None

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """The nodes of that kind and the kinds below it, by name; ValueError for an unknown kind."""
        key = ("of kind", kind)
        if key not in self.compiled:
            wanted = VOCABULARY.descendants(kind)
            found = (self.nodes[id] for one in wanted for id in self._by_kind.get(one, ()))
            self.compiled[key] = tuple(sorted(found, key=lambda node: (node.name.casefold(), node.id)))
        nodes: tuple[Node, ...] = self.compiled[key]
        return nodes

    def outgoing(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The facts of which the node is the subject, of one relation or of all."""
        return self._facts(self._out.get(self.redirects.get(id, id), range(0)), relation)

    def incoming(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The facts of which the node is the object, of one relation or of all."""
        found = self._in.get(self.redirects.get(id, id), ())
        return self._facts(found if relation is not None else sorted(found), relation)

    def facts_of(self, id: str) -> tuple[Fact, ...]:
        """All facts that the node is an end of."""
        return self.outgoing(id) + self.incoming(id)

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
def take_snapshot(contents: Contents, as_of: str | None = None) -> Snapshot:
    """Merge what a store holds; with a partial date `as_of` only what was so then. ValueError for a wrong date."""
    if as_of is not None:
        first_day(as_of)
    redirects = canonical_ids(contents.judgements)
    sources = {source.id: source for source in contents.sources}
    statements: dict[str, list[Statement]] = {}
    for source_id, entity in contents.entities:
        statements.setdefault(redirects.get(entity.id, entity.id), []).append(Statement(sources[source_id], entity))
    nodes = {id: merge(id, statements[id], redirects, as_of) for id in sorted(statements)}
    if as_of is not None:
        ended = _continued(contents, nodes, redirects)
        nodes = {id: node for id, node in nodes.items() if overlaps(node.since, node.until or ended.get(id), as_of)}
    evidence: dict[tuple[str, str, str], list[Evidence]] = {}
    for source_id, claim in contents.claims:
        if as_of is not None and not overlaps(claim.since, claim.until, as_of):
            continue
        subject = redirects.get(claim.subject, claim.subject)
        object = redirects.get(claim.object, claim.object)
        if subject in nodes and object in nodes and subject != object:
            evidence.setdefault((subject, claim.relation, object), []).append(Evidence(sources[source_id], claim))
    facts = tuple(
        Fact(*ends, evidence=tuple(sorted(found, key=_evidence_order) if len(found) > 1 else found))
        for ends, found in ((ends, evidence[ends]) for ends in sorted(evidence))
    )
    return Snapshot(
        revision=contents.revision,
        as_of=as_of,
        sources=MappingProxyType(sources),
        nodes=MappingProxyType(nodes),
        facts=facts,
        redirects=MappingProxyType({old: new for old, new in redirects.items() if new in nodes}),
    )


def _continued(contents: Contents, nodes: Mapping[str, Node], redirects: Mapping[str, str]) -> Mapping[str, str]:
    """When what another continues ended: as that began, also when that is over too and so no part of the snapshot."""
    began: dict[str, str] = {}
    for _, claim in contents.claims:
        if claim.relation == "continues" and claim.holds:
            new, old = (redirects.get(end, end) for end in (claim.subject, claim.object))
            since = claim.since or nodes[new].since
            if since is not None and (old not in began or first_day(since) < first_day(began[old])):
                began[old] = since
    return began


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
