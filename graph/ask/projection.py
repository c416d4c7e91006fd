"""The ties of one meaning as a simple undirected graph in arrays, made once for a snapshot and kept with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.ask.kept import kept
from graph.ask.snapshot import Fact, Snapshot, Standing
from graph.ask.standing import new_and_old
from graph.ask.ties import (
    ENDED_SOME_TIME,
    NOT_ENDED,
    age_cost,
    base_cost,
    doubt_cost,
    ended_on,
    half_hub_cost,
    is_hub,
    is_passed,
    last_ordinal,
)
from graph.model.dates import first_day
from graph.model.records import Confidence
from graph.model.vocabulary import VOCABULARY, Meaning

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

KINDS = tuple(VOCABULARY.kinds)


@dataclass(frozen=True, eq=False)
class Projection:
    """Nodes are numbered in the order of their ids. Parallel claims are rows of one pair of nodes.

    `indptr` and `indices` hold the neighbours of each node in order (compressed sparse rows), `pair_of` the pair that
    each entry of `indices` stands for. Rows of pair p are `row_start[p]` up to `row_start[p + 1]`; `row_fact` is their
    place in the facts of the snapshot. `kinds` are places in KINDS.
    """

    ids: tuple[str, ...]
    indptr: Integers
    indices: Integers
    pair_of: Integers
    row_start: Integers
    row_fact: Integers
    row_base: Integers
    row_doubt: Integers
    row_ended: Integers
    half_hub: Integers
    kinds: Integers
    passed: Flags
    hub: Flags

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each id."""
        return {id: number for number, id in enumerate(self.ids)}

    def weights(self, today: date) -> Integers:
        """The cost of each entry of `indices` in thousandths, with the hub cost of both ends."""
        weights = self._weights.get(today)
        if weights is None:
            rows = self.row_base + self.row_doubt + age_cost(self.row_ended, today)
            pairs = np.minimum.reduceat(rows, self.row_start[:-1]) if len(rows) else rows
            near = np.repeat(self.half_hub, np.diff(self.indptr))
            weights = pairs[self.pair_of] + near + self.half_hub[self.indices]
            self._weights.clear()
            self._weights[today] = weights
        return weights

    @cached_property
    def _weights(self) -> dict[date, Integers]:
        """The weights of one day; yesterday's are of no use any more."""
        return {}

    def tie(self, start: int, goal: int, today: date) -> tuple[int, int, int, tuple[int, ...]]:
        """Base, age and doubt of the cheapest claim that ties two neighbours, and the facts that do, cheapest first."""
        begin, end = self.indptr[start], self.indptr[start + 1]
        pair = self.pair_of[begin + np.searchsorted(self.indices[begin:end], goal)]
        rows = range(self.row_start[pair], self.row_start[pair + 1])
        ages = age_cost(self.row_ended[rows.start : rows.stop], today)
        priced = sorted(
            (int(self.row_base[row] + self.row_doubt[row] + age), int(self.row_fact[row]), row, int(age))
            for row, age in zip(rows, ages, strict=True)
        )
        _, _, best, age = priced[0]
        facts = dict.fromkeys(fact for _, fact, _, _ in priced)
        return int(self.row_base[best]), age, int(self.row_doubt[best]), tuple(facts)


def project(snapshot: Snapshot, meaning: Meaning, *, extracted: bool = False) -> Projection:
    """The shown ties of that meaning: those that stand, or with the past also those that were.

    What a source denies is no tie; what a program found is one only with `extracted`. A body that is gone is never
    passed.
    """
    return _projected(snapshot, meaning, extracted)


@kept()
def _projected(snapshot: Snapshot, meaning: Meaning, extracted: bool) -> Projection:
    ids = tuple(sorted(snapshot.nodes))
    number = {id: position for position, id in enumerate(ids)}
    node_ended = _node_ends(snapshot, ids)
    rows = np.array(_rows(snapshot, meaning, extracted, number), dtype=np.int64).reshape(-1, 6)
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    left, right, fact, base, doubt, ended = np.ascontiguousarray(rows.T)
    first = np.ones(len(rows), dtype=np.bool_)
    first[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    starts = np.flatnonzero(first)
    indptr, indices, pair_of = _compressed(left[starts], right[starts], len(ids))
    sizes = np.diff(indptr).tolist()
    place = {kind: position for position, kind in enumerate(KINDS)}
    kinds = np.array([place[snapshot.nodes[id].kind] for id in ids], dtype=np.int64)
    passed = np.array([is_passed(VOCABULARY.kinds[kind], meaning) for kind in KINDS], dtype=np.bool_)
    return Projection(
        ids=ids,
        indptr=indptr,
        indices=indices,
        pair_of=pair_of,
        row_start=np.append(starts, len(rows)),
        row_fact=fact,
        row_base=base,
        row_doubt=doubt,
        row_ended=np.minimum(ended, np.minimum(node_ended[left], node_ended[right])),
        half_hub=np.array([half_hub_cost(size) for size in sizes], dtype=np.int64),
        kinds=kinds,
        passed=passed[kinds] & ~_gone(snapshot, ids),
        hub=np.array(
            [is_hub(VOCABULARY.kinds[KINDS[kind]], size) for kind, size in zip(kinds, sizes, strict=True)],
            dtype=np.bool_,
        ),
    )


def _node_ends(snapshot: Snapshot, ids: tuple[str, ...]) -> Integers:
    """When each node ended."""
    ends = np.full(len(ids), NOT_ENDED, dtype=np.int64)
    if snapshot.past:
        for position, id in enumerate(ids):
            if snapshot.standing(id) is Standing.ENDED:
                until = snapshot.nodes[id].until
                ends[position] = _continued_on(snapshot, id) if until is None else last_ordinal(until)
    return ends


def _continued_on(snapshot: Snapshot, id: str) -> int:
    """The day on which the first that continues an entity began; ENDED_SOME_TIME when none is known to."""
    days = []
    for fact in snapshot.all_facts_of(id):
        ends = new_and_old(fact.subject, fact.relation, fact.object)
        if ends is not None and ends[1] == id and fact.stands:
            begun = snapshot.nodes[ends[0]].since
            said = [first_day(one.claim.since) for one in fact.supporting if one.claim.since is not None]
            given = [*([first_day(begun)] if begun is not None else []), *([min(said)] if said else [])]
            if given:
                days.append(max(given).toordinal())
    return min(days, default=ENDED_SOME_TIME)


def _gone(snapshot: Snapshot, ids: tuple[str, ...]) -> Flags:
    """The actors that are not there: nobody can be reached through them."""
    actors = VOCABULARY.descendants("Actor")
    return np.array([id in snapshot.standings and snapshot.nodes[id].kind in actors for id in ids], dtype=np.bool_)


def _rows(
    snapshot: Snapshot, meaning: Meaning, extracted: bool, number: Mapping[str, int]
) -> list[tuple[int, int, int, int, int, int]]:
    """A row (lower node, higher node, fact, base, doubt, end) for each claim that makes a tie."""
    bases = {
        name: base_cost(relation) for name, relation in VOCABULARY.relations.items() if relation.meaning == meaning
    }
    wanted = (Standing.STANDS, Standing.ENDED) if snapshot.past else (Standing.STANDS,)
    rows = []
    for position, fact in enumerate(snapshot.facts):
        base = bases.get(fact.relation)
        if base is None or fact.standing not in wanted or _is_contradicted(fact):
            continue
        left, right = number[fact.subject], number[fact.object]
        if left > right:
            left, right = right, left
        for evidence in fact.evidence:
            claim = evidence.claim
            if evidence.standing in wanted and (extracted or claim.confidence is not Confidence.EXTRACTED):
                rows.append((left, right, position, base, doubt_cost(claim), ended_on(evidence)))
    return rows


def _is_contradicted(fact: Fact) -> bool:
    """Whether a source is known to say that it is not so."""
    return len(fact.evidence) > 1 and any(one.standing is Standing.DENIED for one in fact.evidence)


def _compressed(left: Integers, right: Integers, nodes: int) -> tuple[Integers, Integers, Integers]:
    """Row pointers, neighbours and pair numbers of the undirected graph with these pairs, neighbours in order."""
    source, target = np.concatenate((left, right)), np.concatenate((right, left))
    order = np.lexsort((target, source))
    indptr = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=nodes), out=indptr[1:])
    return indptr, target[order], np.tile(np.arange(len(left), dtype=np.int64), 2)[order]
