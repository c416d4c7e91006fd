"""The k cheapest simple paths of an undirected graph in arrays, with a limit on their number of steps.

Yen's algorithm (1971) in Lawler's form (1972): the paths other than the best are divided by the first step at which
they leave it, and the cheapest of each part is sought only when its lower bound comes up. Each such search is an A*
whose lower bounds are exact for walks: `_Bounds` holds the cheapest cost to the goal within a number of steps, for
all nodes that a path of at most `max_steps` steps can have at that place. They are laid by rounds of relaxation from
the goal (Bellman-Ford), the last ones only around the start, so that two small neighbourhoods are touched rather
than the whole graph.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.ask.budget import UNLIMITED, Budget

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# (lower bound to the end, next node, weight of the step there)
Option = tuple[int, int, int]
# (cost or lower bound, is found, path or what it begins with, length of that, steps not to take from there)
Part = tuple[int, bool, tuple[int, ...], int, Collection[int]]
# (lower bound, partial path, its cost, must-pass nodes behind its last but one, options there, which was taken, barred)
Partial = tuple[int, tuple[int, ...], int, int, list[Option], int, Collection[int]]

UNREACHED = 2**60
# Each further step makes the neighbourhoods to be searched several times as large.
_FEW_STEPS = 6
# With must-pass nodes no bound on the work is known; past this many partial paths the question is refused.
MOST_PARTIAL_PATHS = 300_000


class TooWideError(ValueError):
    """A path through must-pass nodes was not found within the work that one question may take."""

    def __init__(self) -> None:
        super().__init__("too many routes run past the parties asked for; ask for fewer of them or for fewer steps")


@dataclass(frozen=True, eq=False)
class Graph:
    """Compressed sparse rows with whole positive weights; a path runs only through nodes that are `passable`."""

    indptr: Integers
    indices: Integers
    weights: Integers
    passable: Flags

    def entries(self, nodes: Integers) -> tuple[Integers, Integers]:
        """The positions in `indices` of the neighbours of these nodes, and how many each has."""
        begins = self.indptr[nodes]
        counts = self.indptr[nodes + 1] - begins
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        return np.repeat(begins - ends + counts, counts) + np.arange(total, dtype=np.int64), counts


def steps_from(graph: Graph, starts: int | Sequence[int]) -> Integers:
    """The fewest steps from the nearest of `starts` to each node, -1 where there is no way."""
    steps = np.full(len(graph.passable), -1, dtype=np.int64)
    for done, nodes in enumerate(_rings(graph, starts)):
        steps[nodes] = done
    return steps


def _rings(graph: Graph, starts: int | Sequence[int], most: int | None = None) -> Iterator[Integers]:
    """The nodes at 0, 1, ... steps from the nearest of `starts`, in no order."""
    seen = np.zeros(len(graph.passable), dtype=np.bool_)
    nodes = np.atleast_1d(np.array(starts, dtype=np.int64))
    seen[nodes] = True
    done = 0
    while len(nodes):
        yield nodes
        if done == most:
            return
        passed = nodes[graph.passable[nodes]] if done else nodes
        done += 1
        ends = graph.indices[graph.entries(passed)[0]]
        ends = ends[~seen[ends]]
        seen[ends] = True
        nodes = _once(ends, len(seen))


def _once(nodes: Integers, of: int) -> Integers:
    """Each of these nodes once, in order; there are `of` nodes."""
    if len(nodes) * 500 < of:
        return np.unique(nodes)
    named = np.zeros(of, dtype=np.bool_)
    named[nodes] = True
    return np.flatnonzero(named)


def cheapest_paths(
    graph: Graph,
    start: int,
    goal: int,
    k: int,
    *,
    max_steps: int,
    via: Sequence[int] = (),
    not_straight: bool = False,
    budget: Budget = UNLIMITED,
) -> list[tuple[int, tuple[int, ...]]]:
    """At most k simple paths of at most `max_steps` steps past all of `via` in that order, as (cost, nodes).

    In order of cost, then of the numbers of their nodes; `not_straight` leaves the single step from start to goal
    out. Raises TooWideError and OverBudgetError.
    """
    if len(via) >= max_steps:
        return []
    if max_steps > _FEW_STEPS:
        paths = _cheapest_paths(graph, start, goal, k, _FEW_STEPS, via, not_straight, budget)
        if len(paths) == k:
            # A path of more steps than this costs more than the last one found, even if all its steps are the lightest.
            max_steps = min(max_steps, paths[-1][0] // int(graph.weights.min()))
            if max_steps <= _FEW_STEPS:
                return paths
    return _cheapest_paths(graph, start, goal, k, max_steps, via, not_straight, budget)


def _cheapest_paths(
    graph: Graph,
    start: int,
    goal: int,
    k: int,
    max_steps: int,
    via: Sequence[int],
    not_straight: bool,
    budget: Budget,
) -> list[tuple[int, tuple[int, ...]]]:
    search = _Search(graph, start, (*via, goal), max_steps, budget)
    paths: list[tuple[int, tuple[int, ...]]] = []
    # What is not found yet comes before what is, so that of equal paths the one with the lowest numbers is first.
    heap: list[Part] = []
    search.divide(heap, (start,), (goal,) if not_straight else ())
    while heap and len(paths) < k:
        cost, is_found, path, length, banned = heappop(heap)
        if not is_found:
            search.find(heap, path, banned)
            continue
        paths.append((cost, path))
        for end in range(length, len(path)):
            taken = (path[end],)
            search.divide(heap, path[:end], (*banned, *taken) if end == length else taken)
    return paths


class _Search:
    """One question: its bounds, and the options of each place that were put in order already."""

    def __init__(self, graph: Graph, start: int, targets: tuple[int, ...], max_steps: int, budget: Budget) -> None:
        self.graph = graph
        self.targets = targets
        self.max_steps = max_steps
        self.budget = budget
        self.bounds = _lay_bounds(graph, start, targets, max_steps, budget)
        self.known: dict[tuple[int, int, int], list[Option]] = {}
        self.partial_paths = 0

    def divide(self, heap: list[Part], prefix: tuple[int, ...], banned: Collection[int]) -> None:
        """Put the paths that begin with `prefix` and go on otherwise than `banned` on the heap by their lower bound."""
        options = self._options(prefix[-1], self._stage(prefix), self.max_steps - len(prefix) + 1)
        bound = next((bound for bound, node, _ in options if node not in banned and node not in prefix), None)
        if bound is not None:
            heappush(heap, (self._cost(prefix) + bound, False, prefix, len(prefix), banned))

    def find(self, heap: list[Part], prefix: tuple[int, ...], banned: Collection[int]) -> None:
        """Put the cheapest path that begins with `prefix` and goes on otherwise than `banned` on the heap."""
        last = len(self.targets) - 1
        queue: list[Partial] = []
        seen: set[tuple[tuple[int, ...], int, int]] = set()
        stage = self._stage(prefix)
        steps_left = self.max_steps - len(prefix) + 1
        _enqueue(queue, prefix, self._cost(prefix), stage, self._options(prefix[-1], stage, steps_left), 0, banned)
        while queue:
            self.budget.check()
            total, path, cost, stage, options, position, barred = heappop(queue)
            parent_cost = cost - options[position][2]
            _enqueue(queue, path[:-1], parent_cost, stage, options, position + 1, barred)
            node = path[-1]
            if node == self.targets[stage]:
                if stage == last:
                    heappush(heap, (total, True, path, len(prefix), banned))
                    return
                stage += 1
            if stage == last:
                # Before the last must-pass node the way there decides which ways on stay simple; after it, the
                # cheapest way to a place is the only one that needs to be followed.
                place = (path[: self._anchor(path)], node, len(path))
                if place in seen:
                    continue
                seen.add(place)
            else:
                self.partial_paths += 1
                if self.partial_paths > MOST_PARTIAL_PATHS:
                    raise TooWideError
            onward = self._options(node, stage, self.max_steps - len(path) + 1)
            _enqueue(queue, path, cost, stage, onward, 0, ())

    def _options(self, node: int, stage: int, steps_left: int) -> list[Option]:
        """The ways on from a node: (lower bound to the end, next node, weight of the step), best first."""
        if steps_left < 1:
            return []
        key = (node, stage, steps_left)
        options = self.known.get(key)
        if options is None:
            graph, bounds = self.graph, self.bounds[stage]
            begin, end = graph.indptr[node], graph.indptr[node + 1]
            nodes, weights = graph.indices[begin:end], graph.weights[begin:end]
            totals = np.where(bounds.entered[nodes], weights + bounds.within[steps_left - 1][nodes], UNREACHED)
            order = np.argsort(totals, kind="stable")
            order = order[: np.searchsorted(totals[order], UNREACHED)]
            options = list(zip(totals[order].tolist(), nodes[order].tolist(), weights[order].tolist(), strict=True))
            self.known[key] = options
        return options

    def _stage(self, path: tuple[int, ...]) -> int:
        """How many of the must-pass nodes a path has passed."""
        return sum(target in path for target in self.targets[:-1])

    def _anchor(self, path: tuple[int, ...]) -> int:
        return path.index(self.targets[-2]) if len(self.targets) > 1 else 0

    def _cost(self, path: tuple[int, ...]) -> int:
        graph, cost = self.graph, 0
        for node, neighbour in pairwise(path):
            begin, end = graph.indptr[node], graph.indptr[node + 1]
            cost += int(graph.weights[begin + np.searchsorted(graph.indices[begin:end], neighbour)])
        return cost


def _enqueue(
    queue: list[Partial],
    path: tuple[int, ...],
    cost: int,
    stage: int,
    options: list[Option],
    position: int,
    barred: Collection[int],
) -> None:
    """Put the first option from `position` on in the queue; the next one follows when it is taken out."""
    for at in range(position, len(options)):
        bound, node, weight = options[at]
        if node not in path and node not in barred:
            heappush(queue, (cost + bound, (*path, node), cost + weight, stage, options, at, barred))
            return


@dataclass(frozen=True, eq=False)
class _Bounds:
    """On the way to one target: `within[h]` is the least cost to the end in at most h steps, over walks."""

    within: "tuple[_Costs, ...]"
    entered: Flags


class _Costs:
    """The least cost of each node, UNREACHED of most; in a large graph no memory of these is touched."""

    def __init__(self, size: int) -> None:
        # What each is below UNREACHED: zeros are given by the system without being written.
        self._below = np.zeros(size, dtype=np.int64)

    def __getitem__(self, nodes: Integers) -> Integers:
        costs: Integers = UNREACHED - self._below[nodes]
        return costs

    def lower(self, nodes: Integers, costs: Integers) -> None:
        """Give nodes, which may be named several times, these costs where they are less than theirs."""
        np.maximum.at(self._below, nodes, UNREACHED - costs)


def _lay_bounds(
    graph: Graph, start: int, targets: tuple[int, ...], max_steps: int, budget: Budget
) -> tuple[_Bounds, ...]:
    """The bounds for the way to each target in turn; the last one is the goal."""
    # A path that has h steps left is at most max_steps - h steps from the start: the rounds for the larger h need only
    # the nodes there, and those for the smaller h touch only what is close to the target.
    rings = list(_rings(graph, start, (max_steps - 1) // 2))
    around = [np.concatenate(rings[: most + 1]) for most in range((max_steps - 1) // 2 + 1)]
    between = graph.passable.copy()
    between[[start, *targets]] = False
    laid: list[_Bounds] = []
    after = [0] * (max_steps + 1)
    for position, target in reversed(tuple(enumerate(targets))):
        entered = between.copy()
        entered[target] = True
        within = _relax(graph, entered, target, after, around, budget)
        laid.insert(0, _Bounds(within, entered))
        if position > 0:
            stop = np.array([targets[position - 1]])
            after = [int(bound[stop][0]) for bound in within]
    return tuple(laid)


def _relax(
    graph: Graph, entered: Flags, target: int, after: Sequence[int], around: Sequence[Integers], budget: Budget
) -> tuple[_Costs, ...]:
    """Least costs in 0, 1, ... steps past `target`, from where the rest of the way costs `after[steps left]`.

    Of the later rounds only those of the nodes `around` the start are of use, and are given.
    """
    at_target = np.array([target], dtype=np.int64)
    now = _Costs(len(entered))
    now.lower(at_target, np.array(after[:1]))
    within = [now]
    changed = reached = at_target
    max_steps = len(after) - 1
    for left in budget.each(range(1, max_steps + 1)):
        before, now = now, _Costs(len(entered))
        now.lower(at_target, np.array([after[left]]))
        if max_steps - left >= len(around):
            entries, counts = graph.entries(changed)
            ends = graph.indices[entries]
            now.lower(reached, before[reached])
            now.lower(ends, np.repeat(before[changed], counts) + graph.weights[entries])
            ends = _once(np.append(ends, target), len(entered))
            changed = ends[entered[ends] & (now[ends] < before[ends])]
            reached = _once(np.append(reached, ends), len(entered))
        else:
            nodes = around[max_steps - left]
            now.lower(nodes, before[nodes])
            nodes = nodes[graph.indptr[nodes + 1] > graph.indptr[nodes]]
            entries, counts = graph.entries(nodes)
            others = graph.indices[entries]
            through = np.where(entered[others], graph.weights[entries] + before[others], UNREACHED)
            if len(nodes):
                now.lower(nodes, np.minimum.reduceat(through, np.cumsum(counts) - counts))
        within.append(now)
    return tuple(within)
