"""Several starts or goals of a path, searched as one.

All starts become one node, tied to whatever any of them is tied to by the cheapest of these ties, and so do all goals;
the ends themselves are not passed any more. So one search finds the cheapest paths from any start to any goal, and no
path leads from one start past another. Which of the ends it was is told afterwards: the k cheapest paths between any
ends are among those that the k cheapest joined paths stand for, as each of these costs no more than what it stands for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

import numpy as np

from graph.ask.columns import Integers
from graph.ask.shortest import Graph

# (cost of the step, node)
Step = tuple[int, int]


@dataclass(frozen=True, eq=False)
class JoinedEnds:
    """`graph` with two nodes more, `start` and `goal`, that stand for all of `starts` and all of `goals` of `whole`.

    An end lies between nothing, so that what passing it costs (`half_hub`) is no part of the weight of its ties.
    """

    whole: Graph
    graph: Graph
    start: int
    goal: int
    starts: Integers
    goals: Integers
    half_hub: Integers

    @classmethod
    def of(cls, whole: Graph, starts: Sequence[int], goals: Sequence[int], half_hub: Integers) -> "JoinedEnds":
        """The graph of a question with several ends; none is on both sides."""
        count = len(whole.passable)
        start, goal = count, count + 1
        ends = np.array(starts, dtype=np.int64), np.array(goals, dtype=np.int64)
        passable = np.append(whole.passable, [False, False])
        # Where in the joined graph each node of the whole is found.
        number = np.arange(count)
        for joined, side in zip((start, goal), ends, strict=True):
            passable[side] = False
            number[side] = joined
        ties = [_ties(whole, side, number, half_hub, joined) for joined, side in zip((start, goal), ends, strict=True)]
        graph = _with_nodes(whole, passable, *ties)
        return cls(whole, graph, start, goal, *ends, half_hub)

    def apart(self, paths: Iterable[tuple[int, ...]], k: int, each: int) -> list[tuple[int, ...]]:
        """The k cheapest paths of the whole that joined paths stand for, at most `each` for one of them."""
        candidates: list[tuple[int, tuple[int, ...]]] = []
        for _, *between, _ in paths:
            candidates += nsmallest(each, self._stands_for(tuple(between), k))
        return [nodes for _, nodes in nsmallest(k, candidates)]

    def _stands_for(self, between: tuple[int, ...], k: int) -> Iterable[tuple[int, tuple[int, ...]]]:
        if not between:
            for start in self.starts.tolist():
                for cost, goal in self._ties(start, self.goals):
                    yield cost - int(self.half_hub[start]), (start, goal)
            return
        cost = sum(self._cost(*ends) for ends in pairwise(between))
        firsts = nsmallest(k, self._ties(between[0], self.starts))
        lasts = nsmallest(k, self._ties(between[-1], self.goals))
        for first, start in firsts:
            for last, goal in lasts:
                yield cost + first + last, (start, *between, goal)

    def _ties(self, node: int, ends: Integers) -> list[Step]:
        """The ends that a node is tied to, with what the step costs."""
        row = slice(self.whole.indptr[node], self.whole.indptr[node + 1])
        tied = np.isin(self.whole.indices[row], ends)
        others = self.whole.indices[row][tied]
        costs = self.whole.weights[row][tied] - self.half_hub[others]
        return list(zip(costs.tolist(), others.tolist(), strict=True))

    def _cost(self, node: int, neighbour: int) -> int:
        begin, end = self.whole.indptr[node], self.whole.indptr[node + 1]
        return int(self.whole.weights[begin + np.searchsorted(self.whole.indices[begin:end], neighbour)])


def _ties(whole: Graph, ends: Integers, number: Integers, half_hub: Integers, joined: int) -> tuple[Integers, Integers]:
    """What the node for these ends is tied to, in order, and the weight of the cheapest tie with each."""
    entries, counts = whole.entries(ends)
    others = whole.indices[entries]
    weights = whole.weights[entries] - np.repeat(half_hub[ends], counts)
    # A tie with an end on the other side is one between the two joined nodes.
    weights -= np.where(number[others] >= len(number), half_hub[others], 0)
    others = number[others]
    kept = others != joined
    others, weights = others[kept], weights[kept]
    order = np.lexsort((weights, others))
    others, weights = others[order], weights[order]
    first = np.ones(len(others), dtype=np.bool_)
    first[1:] = others[1:] != others[:-1]
    return others[first], weights[first]


def _with_nodes(
    whole: Graph,
    passable: np.ndarray[tuple[int], np.dtype[np.bool_]],
    of_start: tuple[Integers, Integers],
    of_goal: tuple[Integers, Integers],
) -> Graph:
    """The graph with two nodes behind the others, tied as given."""
    count = len(whole.passable)
    places, numbers, costs = [], [], []
    for joined, (others, weights) in zip((count, count + 1), (of_start, of_goal), strict=True):
        known = others < count
        places.append(others[known])
        numbers.append(np.full(int(known.sum()), joined, dtype=np.int64))
        costs.append(weights[known])
    rows, joined_numbers, weights_there = (np.concatenate(parts) for parts in (places, numbers, costs))
    # Each row ends with its ties to the new nodes, whose numbers are the highest.
    order = np.lexsort((joined_numbers, rows))
    at = whole.indptr[rows[order] + 1]
    indices = np.insert(whole.indices, at, joined_numbers[order])
    weights = np.insert(whole.weights, at, weights_there[order])
    sizes = np.diff(whole.indptr) + np.bincount(rows, minlength=count)
    sizes = np.concatenate((sizes, [len(of_start[0]), len(of_goal[0])]))
    return Graph(
        indptr=np.concatenate(([0], np.cumsum(sizes))),
        indices=np.concatenate((indices, of_start[0], of_goal[0])),
        weights=np.concatenate((weights, of_start[1], of_goal[1])),
        passable=passable,
    )
