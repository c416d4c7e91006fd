"""What two parties have in common: the themes, instruments, agreements and activities that both are tied to."""

import numpy as np

from graph.ask.columns import Flags, Integers
from graph.ask.kept import kept
from graph.ask.projection import project
from graph.ask.snapshot import Snapshot
from graph.ask.ties import HUB_SIZE
from graph.model.vocabulary import VOCABULARY, Meaning


def in_common(snapshot: Snapshot, first: str, second: str) -> tuple[str, ...]:
    """The ids of what two entities both work on or with; what fewest others do too comes first."""
    return _ordered(snapshot, np.intersect1d(_work(snapshot, first), _work(snapshot, second)))


def works_on(snapshot: Snapshot, id: str) -> tuple[str, ...]:
    """The ids of what an entity works on or with; what fewest others do too comes first."""
    return _ordered(snapshot, _work(snapshot, id))


def _work(snapshot: Snapshot, id: str) -> Integers:
    ties = project(snapshot, Meaning.AFFINITY)
    number = ties.number[id]
    row = slice(ties.indptr[number], ties.indptr[number + 1])
    others = ties.indices[row][about_work(snapshot)[ties.pair_of[row]]]
    return others[ties.passed[others]]


def _ordered(snapshot: Snapshot, numbers: Integers) -> tuple[str, ...]:
    ties = project(snapshot, Meaning.AFFINITY)
    sizes = np.diff(ties.indptr)[numbers]
    numbers = numbers[np.argsort(sizes, kind="stable")][: np.count_nonzero(sizes <= HUB_SIZE)]
    return tuple(ties.ids[number] for number in numbers.tolist())


@kept()
def about_work(snapshot: Snapshot) -> Flags:
    """Which pairs have more between them than that one lies in the other: a province in common is no common work."""
    shared, place = project(snapshot, Meaning.AFFINITY), VOCABULARY.relations_with("place")
    work = ~snapshot.columns.of_relations(place)[shared.row_fact]
    return np.logical_or.reduceat(work, shared.row_start[:-1]) if len(work) else work
