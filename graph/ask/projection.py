"""The ties of one meaning as a simple undirected graph in arrays, made once for a snapshot and kept with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from graph.ask.columns import CONFIDENCES, KINDS, RELATIONS, Flags, Integers
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot, Standing
from graph.ask.standing import CODE, new_and_old
from graph.ask.ties import (
    DISPUTED_COSTS,
    DOUBT_COSTS,
    ENDED_SOME_TIME,
    HUB_SIZE,
    NOT_ENDED,
    age_cost,
    base_cost,
    brings_nobody_together,
    half_hub_cost,
    is_passed,
)
from graph.model.dates import first_day
from graph.model.records import Confidence
from graph.model.vocabulary import VOCABULARY, Meaning


@dataclass(frozen=True, eq=False)
class Projection:
    """Nodes are numbered in the order of their ids. Parallel claims are rows of one pair of nodes.

    `indptr` and `indices` hold the neighbours of each node in order (compressed sparse rows), `pair_of` the pair that
    each entry of `indices` stands for. Rows of pair p are `row_start[p]` up to `row_start[p + 1]`; `row_fact` is their
    place in the facts of the snapshot. `kinds` are places in KINDS, and
    `number` has the number of each id.
    """

    ids: Sequence[str]
    number: Mapping[str, int]
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


def project(
    snapshot: Snapshot, meaning: Meaning, *, extracted: bool = False, without: frozenset[str] = frozenset()
) -> Projection:
    """The shown ties of that meaning: those that stand, or with the past also those that were.

    What is disputed is a tie that costs more; what a program found is one only with `extracted`. A body that is gone is
    never passed. The relations `without` tie nobody; how many ties a body has, and so what it costs to pass, stays.
    """
    if without:
        return _without(snapshot, meaning, extracted, without)
    return _projected(snapshot, meaning, extracted)


@kept(most=8)
def _without(snapshot: Snapshot, meaning: Meaning, extracted: bool, relations: frozenset[str]) -> Projection:
    whole = _projected(snapshot, meaning, extracted)
    rows = ~snapshot.columns.of_relations(relations)[whole.row_fact]
    left = np.concatenate(([0], np.cumsum(rows)))[whole.row_start]
    pairs = np.diff(left) > 0
    entries = pairs[whole.pair_of]
    return replace(
        whole,
        indptr=np.concatenate(([0], np.cumsum(entries)))[whole.indptr],
        indices=whole.indices[entries],
        pair_of=(np.cumsum(pairs) - 1)[whole.pair_of[entries]],
        row_start=np.append(left[:-1][pairs], left[-1]),
        row_fact=whole.row_fact[rows],
        row_base=whole.row_base[rows],
        row_doubt=whole.row_doubt[rows],
        row_ended=whole.row_ended[rows],
    )


@kept()
def _projected(snapshot: Snapshot, meaning: Meaning, extracted: bool) -> Projection:
    columns = snapshot.columns
    node_ended = _node_ends(snapshot)
    claims = _ties(snapshot, meaning, extracted)
    fact = columns.fact_of_claim[claims].astype(np.int64)
    ends = columns.fact_subject[fact], columns.fact_object[fact]
    left, right = np.minimum(*ends).astype(np.int64), np.maximum(*ends).astype(np.int64)
    order = np.lexsort((right, left))
    claims, fact, left, right = claims[order], fact[order], left[order], right[order]
    first = np.ones(len(left), dtype=np.bool_)
    first[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    starts = np.flatnonzero(first)
    indptr, indices, pair_of = _compressed(left[starts], right[starts], len(columns.ids))
    sizes = np.diff(indptr)
    kinds = columns.node_kind.astype(np.int64)
    passed = np.array([is_passed(VOCABULARY.kinds[kind], meaning) for kind in KINDS], dtype=np.bool_)
    can_be_hub = np.array([brings_nobody_together(VOCABULARY.kinds[kind]) for kind in KINDS], dtype=np.bool_)
    actors = columns.of_kinds(VOCABULARY.descendants("Actor"))
    costs, cost_of = np.unique(sizes, return_inverse=True)
    return Projection(
        ids=columns.ids,
        number=columns.number,
        indptr=indptr,
        indices=indices,
        pair_of=pair_of,
        row_start=np.append(starts, len(left)),
        row_fact=fact,
        row_base=_BASES[columns.fact_relation[fact]],
        row_doubt=_DOUBTS[columns.claim_confidence[claims]] + DISPUTED_COSTS * _disputed(snapshot)[fact],
        row_ended=np.minimum(_ends(snapshot, claims), np.minimum(node_ended[left], node_ended[right])),
        half_hub=np.array([half_hub_cost(size) for size in costs.tolist()], dtype=np.int64)[cost_of],
        kinds=kinds,
        passed=passed[kinds] & ~(actors & (snapshot.codes.nodes != CODE[Standing.STANDS])),
        hub=(sizes > HUB_SIZE) & can_be_hub[kinds],
    )


def _node_ends(snapshot: Snapshot) -> Integers:
    """When each node ended."""
    columns = snapshot.columns
    ends = np.full(len(columns.ids), NOT_ENDED, dtype=np.int64)
    if snapshot.past:
        over = snapshot.codes.nodes == CODE[Standing.ENDED]
        ends[over] = columns.node_until[over]
        for number in np.flatnonzero(over & (columns.node_until == 0)).tolist():
            ends[number] = _continued_on(snapshot, columns.ids[number])
    return ends


def _continued_on(snapshot: Snapshot, id: str) -> int:
    """The day on which the first that continues an entity began; ENDED_SOME_TIME when none is known to."""
    days = []
    for fact in snapshot.all_facts_of(id):
        ends = new_and_old(fact.subject, fact.relation, fact.object)
        if ends is not None and ends[1] == id and fact.stands:
            begun = snapshot.nodes[ends[0]].since
            claim_days = [first_day(piece.claim.since) for piece in fact.supporting if piece.claim.since is not None]
            beginnings = [
                *([first_day(begun)] if begun is not None else []),
                *([min(claim_days)] if claim_days else []),
            ]
            if beginnings:
                days.append(max(beginnings).toordinal())
    return min(days, default=ENDED_SOME_TIME)


def _ties(snapshot: Snapshot, meaning: Meaning, extracted: bool) -> Integers:
    """The places of the claims that make a tie, in the order of their facts."""
    columns, codes = snapshot.columns, snapshot.codes
    shown = (CODE[Standing.STANDS], CODE[Standing.ENDED]) if snapshot.past else (CODE[Standing.STANDS],)
    facts = columns.of_relations(VOCABULARY.relations_of(meaning)) & np.isin(codes.facts, shown)
    claims = facts[columns.fact_of_claim] & np.isin(codes.claims, shown)
    if not extracted:
        claims &= columns.claim_confidence != CONFIDENCES.index(Confidence.EXTRACTED)
    return np.flatnonzero(claims)


def _disputed(snapshot: Snapshot) -> Integers:
    """For each fact 1 when a source says that it is not so, else 0."""
    columns = snapshot.columns
    disputed = np.zeros(len(columns.fact_subject), dtype=np.int64)
    disputed[columns.fact_of_claim[snapshot.codes.claims == CODE[Standing.DENIED]]] = 1
    return disputed


def _ends(snapshot: Snapshot, claims: Integers) -> Integers:
    """When the tie of each claim ended."""
    until = snapshot.columns.claim_until[claims].astype(np.int64)
    ended = snapshot.codes.claims[claims] == CODE[Standing.ENDED]
    return np.where(ended, np.where(until > 0, until, ENDED_SOME_TIME), NOT_ENDED)


_BASES = np.array([base_cost(VOCABULARY.relations[name]) for name in RELATIONS], dtype=np.int64)
_DOUBTS = np.array([DOUBT_COSTS[confidence] for confidence in CONFIDENCES], dtype=np.int64)


def _compressed(left: Integers, right: Integers, nodes: int) -> tuple[Integers, Integers, Integers]:
    """Row pointers, neighbours and pair numbers of the undirected graph with these pairs, neighbours in order."""
    source, target = np.concatenate((left, right)), np.concatenate((right, left))
    order = np.lexsort((target, source))
    indptr = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=nodes), out=indptr[1:])
    return indptr, target[order], np.tile(np.arange(len(left), dtype=np.int64), 2)[order]
