"""The merged graph of one revision on one day, in memory: what all sources together say, and who says what.

A snapshot is immutable. Entities that were judged the same are one node; equal statements of several sources are one
fact with several pieces of evidence. It holds everything that was ever said, each with how it stands on the day
(`graph.ask.standing`), and shows what stands: what was is shown by `with_past`, and all the rest by the methods that
say so. So a question that asks a snapshot in the ordinary way is answered for the present.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from operator import eq
from types import MappingProxyType
from typing import Any, TypeVar, overload

import numpy as np

from graph.ask.column_reading import read_columns
from graph.ask.columns import CONFIDENCES, KINDS, RELATIONS, Columns, Flags, Integers, relation_flags
from graph.ask.fact import ORDER, Evidence, Fact, Standing
from graph.ask.standing import CODE, Standings, fact_standing, standings_on, weighed
from graph.model.dates import last_day
from graph.model.merging import Node
from graph.model.records import Claim, Confidence, Source
from graph.model.vocabulary import VOCABULARY
from graph.store.contract import Contents, Rows

__all__ = ["Cited", "Evidence", "Fact", "Snapshot", "Standing", "UnknownEntityError", "take_snapshot"]

_Value = TypeVar("_Value")
_PRESENT = frozenset({Standing.STANDS})
_PRESENT_AND_PAST = _PRESENT | {Standing.ENDED}
# How many nodes, and how many facts, are kept as they were read; beyond that they are read again.
MOST_KEPT = 50_000


class UnknownEntityError(LookupError):
    """No entity of the snapshot has the id."""

    def __init__(self, id: str) -> None:
        super().__init__(f"no entity with the id {id!r} is known")
        self.id = id


class _Read(Sequence[_Value]):
    """What is at each place, made when it is asked for and kept as long as there is room."""

    def __init__(self, count: int, make: Callable[[int], _Value]) -> None:
        self._count = count
        self._make = make
        self._kept: dict[int, _Value] = {}

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, place: int) -> _Value: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[_Value]: ...

    def __getitem__(self, place: int | slice) -> _Value | Sequence[_Value]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(self._count))]
        value = self._kept.get(place)
        if value is None:
            if not 0 <= place < self._count:
                raise IndexError(place)
            if len(self._kept) >= MOST_KEPT:
                self._kept = {}
            value = self._kept[place] = self._make(place)
        return value


class _Nodes(Mapping[str, Node]):
    """The nodes by id, in the order of their ids."""

    def __init__(self, columns: Columns, nodes: Sequence[Node]) -> None:
        self._columns = columns
        self._nodes = nodes

    def __getitem__(self, id: str) -> Node:
        return self._nodes[self._columns.number[id]]

    def __contains__(self, id: object) -> bool:
        return id in self._columns.number

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns.ids)

    def __len__(self) -> int:
        return len(self._nodes)


class Cited(_Read[Evidence]):
    """Evidence that is read when it is looked at; `confidences` are those that it has."""

    def __init__(self, columns: Columns, codes: Standings, claims: Integers) -> None:
        super().__init__(len(claims), lambda place: _evidence(columns, codes, claims[place]))
        numbers = np.unique(columns.claim_confidence[claims]).tolist()
        self.confidences: frozenset[Confidence] = frozenset(CONFIDENCES[number] for number in numbers)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The merged graph on a day.

    `columns` has what it holds, and `codes` how each claim, fact and node of it stands. `as_of` is the partial date
    that was asked for (None: the present) and `known_on` the day whose knowledge it holds (None: all that is known).
    `compiled` keeps what questions make of it (`graph.ask.kept`).
    """

    columns: Columns
    codes: Standings
    as_of: str | None
    day: date
    known_on: date | None = None
    past: bool = False
    # Made with the snapshot: made on first use, two threads could each have one of their own.
    compiled: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def revision(self) -> int:
        return self.columns.revision

    @property
    def redirects(self) -> Mapping[str, str]:
        """A merged-away id with the id that stands for it."""
        return self.columns.redirects

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return MappingProxyType({source.id: source for source in self.columns.sources})

    @cached_property
    def numbered(self) -> Sequence[Node]:
        """All nodes by their number in `columns`, which is that of their ids in order."""
        return _Read(len(self.columns.ids), partial(self.columns.node, as_of=self.as_of))

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """All nodes by id, however they stand."""
        return _Nodes(self.columns, self.numbered)

    @cached_property
    def facts(self) -> Sequence[Fact]:
        """All facts in order of subject, relation and object, however they stand."""
        # Not by way of the snapshot: what knows itself is only gone when the whole memory is looked through.
        return _Read(len(self.columns.fact_subject), partial(_fact, self.columns, self.codes))

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """The nodes that do not simply stand."""
        codes = self.codes.nodes
        numbers = np.flatnonzero(codes != CODE[Standing.STANDS]).tolist()
        return MappingProxyType({self.columns.ids[number]: ORDER[codes[number]] for number in numbers})

    @cached_property
    def with_past(self) -> "Snapshot":
        """The same graph, which shows what was beside what is."""
        if self.past:
            return self
        other = replace(self, past=True)
        # What there is does not depend on what is shown.
        same = ("sources", "numbered", "nodes", "facts", "standings")
        other.__dict__.update({name: getattr(self, name) for name in same})
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
    def shown_facts(self) -> Sequence[Fact]:
        """The facts that are shown, in the order of all."""
        numbers = np.flatnonzero(self.shows_facts)
        facts = self.facts
        return _Read(len(numbers), lambda place: facts[int(numbers[place])])

    def kind(self, id: str) -> str:
        """The kind of a node of this snapshot, without reading the node."""
        kind: str = KINDS[self.columns.node_kind[self.columns.number[id]]]
        return kind

    def facts_at(self, flags: Flags) -> Iterator[Fact]:
        """The facts of `columns` that have a flag, in order, however they stand."""
        return self.facts_numbered(np.flatnonzero(flags).tolist())

    def nodes_at(self, flags: Flags) -> Iterator[Node]:
        """The nodes of `columns` that have a flag, in order, however they stand."""
        return map(self.numbered.__getitem__, np.flatnonzero(flags).tolist())

    @cached_property
    def shows_claims(self) -> Flags:
        """A flag for each claim of the columns by which a fact is shown."""
        return self._flags(self.codes.claims) & self.shows_facts[self.columns.fact_of_claim]

    def ends_with(
        self,
        relations: Iterable[str],
        subject_kinds: Iterable[str] = KINDS,
        object_kinds: Iterable[str] = KINDS,
    ) -> Iterator[tuple[str, str]]:
        """Subject and object of the shown facts of some relations between some kinds (not those below them)."""
        columns = self.columns
        wanted = self.shows_facts & columns.of_relations(relations)
        wanted &= columns.of_kinds(subject_kinds)[columns.fact_subject]
        wanted &= columns.of_kinds(object_kinds)[columns.fact_object]
        for number in np.flatnonzero(wanted).tolist():
            yield columns.ids[columns.fact_subject[number]], columns.ids[columns.fact_object[number]]

    def restricted(self, nodes: Flags, facts: Flags) -> "Snapshot":
        """Only the nodes and facts of `columns` with a flag; both ends of the facts have one."""
        claims = facts[self.columns.fact_of_claim]
        codes = Standings(self.codes.claims[claims], self.codes.facts[facts], self.codes.nodes[nodes])
        return replace(self, columns=self.columns.restricted(nodes, facts), codes=codes)

    def cited(self, facts: Integers) -> Cited:
        """The evidence by which facts, told by their numbers, are shown, in their order; it is read when looked at."""
        starts, counts = self.columns.claim_start[facts], np.diff(self.columns.claim_start)[facts]
        claims = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        return Cited(self.columns, self.codes, claims[self.shows_claims[claims]])

    @cached_property
    def shows_nodes(self) -> Flags:
        """A flag for each node of the columns that is shown."""
        return self._flags(self.codes.nodes)

    @cached_property
    def shows_facts(self) -> Flags:
        """A flag for each fact of the columns that is shown."""
        return self._flags(self.codes.facts)

    def _flags(self, codes: Integers) -> Flags:
        shown: Flags = np.isin(codes, [CODE[standing] for standing in self._shown])
        return shown

    @property
    def _shown(self) -> frozenset[Standing]:
        return _PRESENT_AND_PAST if self.past else _PRESENT

    def __contains__(self, id: str) -> bool:
        return self.redirects.get(id, id) in self.columns.number

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
            nodes = self.nodes_at(self.columns.of_kinds(VOCABULARY.descendants(kind)) & self.shows_nodes)
            self.compiled[key] = tuple(sorted(nodes, key=lambda node: (node.name.casefold(), node.id)))
        sorted_nodes: tuple[Node, ...] = self.compiled[key]
        return sorted_nodes

    def count(self, kind: str) -> int:
        """How many nodes `of_kind` gives."""
        return int((self.columns.of_kinds(VOCABULARY.descendants(kind)) & self.shows_nodes).sum())

    def shown_evidence(self, fact: Fact) -> tuple[Evidence, ...]:
        """The evidence by which a fact is shown: of the present its claims that stand; none for one that is not."""
        shown = self._shown
        return tuple(piece for piece in fact.evidence if piece.standing in shown) if fact.standing in shown else ()

    def outgoing(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The shown facts of which the node is the subject, of one relation or of all."""
        return self._facts(self._out(id, relation), shown=True)

    def incoming(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The shown facts of which the node is the object, of one relation or of all."""
        return self._facts(self._in(id, relation), shown=True)

    def facts_of(self, id: str) -> tuple[Fact, ...]:
        """All shown facts that the node is an end of."""
        return self.outgoing(id) + self.incoming(id)

    def all_outgoing(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The facts of which the node is the subject, however they stand: also past, proposed and denied ones."""
        return self._facts(self._out(id, relation))

    def all_incoming(self, id: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The facts of which the node is the object, however they stand."""
        return self._facts(self._in(id, relation))

    def all_facts_of(self, id: str) -> tuple[Fact, ...]:
        """All facts that the node is an end of, however they stand."""
        return self.all_outgoing(id) + self.all_incoming(id)

    def fact_numbers(self, id: str) -> tuple[Integers, Integers]:
        """The numbers of the facts of which the node is the subject, and of those of which it is the object."""
        return self._out(id, None), self._in(id, None)

    def facts_numbered(self, numbers: Iterable[int]) -> Iterator[Fact]:
        """The facts of `columns` with these numbers, however they stand."""
        return map(self.facts.__getitem__, numbers)

    def said_more_than_once(self, id: str) -> Iterator[Fact]:
        """The facts of the node that more than one claim is evidence for, however they stand."""
        numbers = np.concatenate(self.fact_numbers(id))
        several = np.diff(self.columns.claim_start)[numbers] > 1
        return self.facts_numbered(numbers[several].tolist())

    def subjects(self, id: str, relations: Collection[str]) -> list[str]:
        """The subjects of the shown facts of some relations of which the node is the object; no fact is read."""
        numbers = self._in(id, None)
        return [self.columns.ids[number] for number in self._ends(numbers, relations, self.columns.fact_subject)]

    def objects(self, id: str, relations: Collection[str]) -> list[str]:
        """The objects of the shown facts of some relations of which the node is the subject; no fact is read."""
        numbers = self._out(id, None)
        return [self.columns.ids[number] for number in self._ends(numbers, relations, self.columns.fact_object)]

    def _ends(self, numbers: Integers, relations: Collection[str], ends: Integers) -> list[int]:
        wanted = self.shows_facts[numbers] & relation_flags(frozenset(relations))[self.columns.fact_relation[numbers]]
        others: list[int] = ends[numbers[wanted]].tolist()
        return others

    def fact_of(self, source: Source, claim: Claim) -> Fact:
        """What one claim says by itself, between the nodes that its ends are, as it stands on the day."""
        subject, object = (self.redirects.get(id, id) for id in (claim.subject, claim.object))
        evidence = weighed([Evidence(source, claim)], self.day, self.day)
        ends = self.standing(subject), self.standing(object)
        standing = fact_standing(claim.relation, *ends, evidence[0].standing)
        return Fact(subject, claim.relation, object, evidence, standing)

    def _facts(self, numbers: Integers, *, shown: bool = False) -> tuple[Fact, ...]:
        if shown:
            numbers = numbers[self.shows_facts[numbers]]
        return tuple(map(self.facts.__getitem__, numbers.tolist()))

    def _out(self, id: str, relation: str | None) -> Integers:
        """The numbers of the facts of a subject, in order."""
        node = self.columns.number.get(self.redirects.get(id, id))
        if node is None:
            return _NO_FACTS
        begin, end = self.columns.out_start[node : node + 2]
        numbers = np.arange(begin, end)
        return numbers if relation is None else self._of_relation(numbers, relation)

    def _in(self, id: str, relation: str | None) -> Integers:
        """The numbers of the facts of an object, in order."""
        node = self.columns.number.get(self.redirects.get(id, id))
        if node is None:
            return _NO_FACTS
        order, starts = self.columns.incoming
        numbers = order[starts[node] : starts[node + 1]]
        return np.sort(numbers) if relation is None else self._of_relation(numbers, relation)

    def _of_relation(self, numbers: Integers, relation: str) -> Integers:
        """Those of one relation among facts that are in the order of their relations."""
        if relation not in _NUMBER_OF_RELATION:
            return _NO_FACTS
        begin, end = np.searchsorted(
            self.columns.fact_relation[numbers], [_NUMBER_OF_RELATION[relation], _NUMBER_OF_RELATION[relation] + 1]
        )
        return numbers[begin:end]


def _fact(columns: Columns, codes: Standings, number: int) -> Fact:
    claims = range(columns.claim_start[number], columns.claim_start[number + 1])
    return Fact(
        columns.ids[columns.fact_subject[number]],
        RELATIONS[columns.fact_relation[number]],
        columns.ids[columns.fact_object[number]],
        tuple(_evidence(columns, codes, claim) for claim in claims),
        ORDER[codes.facts[number]],
    )


def _evidence(columns: Columns, codes: Standings, claim: int) -> Evidence:
    """The claim at a place in the columns, with its source and how it stands."""
    return Evidence(columns.sources[columns.claim_source[claim]], columns.claim(claim), ORDER[codes.claims[claim]])


_NO_FACTS = np.zeros(0, dtype=np.int32)
_NUMBER_OF_RELATION = {name: number for number, name in enumerate(RELATIONS)}


def take_snapshot(
    held: Columns | Contents, as_of: str | None = None, *, known_on: date | None = None, today: date | None = None
) -> Snapshot:
    """What a store holds as it stands on the last day of a partial date `as_of`; by default at present.

    `known_on` is the day whose knowledge it is, where that is not the present (`graph.store.history`); it is then the
    present too. `today` is the present day for those who need to say so. ValueError for a wrong date.
    """
    now = known_on or today or date.today()
    day = now if as_of is None else last_day(as_of)
    columns = held if isinstance(held, Columns) else read_columns(Rows.of(held))
    return Snapshot(columns, standings_on(columns, day, now), as_of, day, known_on)
