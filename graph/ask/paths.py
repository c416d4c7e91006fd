"""Collaboration paths: who can bring us to whom, through what, on whose word.

A path runs over what stands only. Past ties are another answer (`find_past_paths`): two who know each other of then,
never an introduction. What a step costs is told in `graph.ask.ties`, how the cheapest paths are found in
`graph.ask.shortest`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.columns import KINDS
from graph.ask.many_ends import JoinedEnds
from graph.ask.no_path import NoPath, explain
from graph.ask.path_question import MOST_PATHS, PathQuestion, PathQuestionError
from graph.ask.projection import Projection, project
from graph.ask.shortest import Flags, Graph, TooWideError, cheapest_paths
from graph.ask.snapshot import Fact, Snapshot, Standing
from graph.ask.standing import CODE
from graph.ask.ties import PARTS, UNIT, Strength, strength_of
from graph.model.vocabulary import VOCABULARY, Meaning
from graph.model.words import message

__all__ = [
    "CostPart", "NoPath", "Path", "PathAnswer", "PathQuestion", "PathQuestionError", "Step", "find_past_paths",
    "find_paths",
]  # fmt: skip

# More than any path can cost, so that with the shortest strategy one step less outweighs every difference in cost.
_A_STEP = 2**32

# Of the cheapest routes over all ties some stand in every step; this many times as many are sought for past ones.
_AMONG = 3


@dataclass(frozen=True, slots=True)
class CostPart:
    """One part of the cost of a step: `base`, `hub`, `age` or `doubt`, in memberships."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Step:
    """From one node to the next (ids), by the strongest of `facts`; the other facts are alternatives."""

    start: str
    goal: str
    cost: float
    parts: tuple[CostPart, ...]
    facts: tuple[Fact, ...]

    @property
    def standing(self) -> Standing:
        """How the strongest tie of the step stands."""
        return self.facts[0].standing


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes (ids) and the steps between them; `weakest` is the index of the step that costs most.

    `contact` is the id of the first actor on the way that can be called, never the goal; None when there is none.
    """

    cost: float
    nodes: tuple[str, ...]
    steps: tuple[Step, ...]
    weakest: int
    contact: str | None

    @property
    def strength(self) -> Strength:
        """In a word what it is worth."""
        return strength_of(self.cost)


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The best paths first; without any, `no_path` says why. `asked` is the question by the ids that stand."""

    asked: PathQuestion
    paths: tuple[Path, ...]
    no_path: NoPath | None


def find_paths(snapshot: Snapshot, question: PathQuestion, *, budget: Budget = UNLIMITED) -> PathAnswer:
    """The standing paths that a question asks for.

    Raises UnknownEntityError for an unknown id, PathQuestionError or another ValueError for a wrong question, and
    OverBudgetError.
    """
    asked = question.checked(snapshot)
    meaning = Meaning(asked.meaning)
    projection = project(snapshot, meaning, extracted=asked.extracted, without=asked.without)
    _check_passing(snapshot, projection, asked.via)
    weights = projection.weights(snapshot.day)
    if asked.strategy == "shortest":
        weights = weights + _A_STEP
    graph = Graph(projection.indptr, projection.indices, weights, _passable(projection, asked))
    starts, goals, stops = (
        tuple(projection.number[id] for id in ids) for ids in (asked.starts, asked.goals, asked.via)
    )
    try:
        routes = _search(graph, projection, starts, goals, stops, asked, budget)
    except TooWideError:
        raise PathQuestionError(message("path-too-wide")) from None
    paths = tuple(_path(snapshot, projection, nodes) for nodes in budget.each(routes))
    none = None if paths else explain(snapshot, projection, graph, asked)
    return PathAnswer(asked, paths, none)


def find_past_paths(snapshot: Snapshot, question: PathQuestion, *, budget: Budget = UNLIMITED) -> tuple[Path, ...]:
    """At most k paths of which at least one tie is over, the strongest first; the question is that of `find_paths`.

    They run through agreements and activities that are over, never through a body that is gone.
    """
    if not (snapshot.codes.facts == CODE[Standing.ENDED]).any():
        return ()
    more = replace(question, k=min(_AMONG * question.k, MOST_PATHS), diverse=False, strategy="strongest")
    answer = find_paths(snapshot.with_past, more, budget=budget)
    past = (path for path in answer.paths if any(step.standing is not Standing.STANDS for step in path.steps))
    return tuple(islice(past, question.k))


def _search(
    graph: Graph,
    projection: Projection,
    starts: tuple[int, ...],
    goals: tuple[int, ...],
    stops: tuple[int, ...],
    asked: PathQuestion,
    budget: Budget,
) -> list[tuple[int, ...]]:
    """The paths as numbers of nodes, best first. Several ends are searched as one, and told apart afterwards."""
    if len(starts) == len(goals) == 1:
        return _cheapest(graph, starts[0], goals[0], stops, asked, budget)
    joined = JoinedEnds.of(graph, starts, goals, projection.half_hub)
    paths = _cheapest(joined.graph, joined.start, joined.goal, stops, asked, budget)
    return joined.apart(paths, asked.k, each=1 if asked.diverse else asked.k)


def _cheapest(
    graph: Graph, start: int, goal: int, stops: tuple[int, ...], asked: PathQuestion, budget: Budget
) -> list[tuple[int, ...]]:
    if asked.diverse:
        return _diverse(graph, start, goal, asked.k, stops, asked.max_length, budget)
    best = cheapest_paths(graph, start, goal, asked.k, max_steps=asked.max_length, via=stops, budget=budget)
    return [path for _, path in best]


def _check_passing(snapshot: Snapshot, projection: Projection, via: tuple[str, ...]) -> None:
    for id in via:
        if not projection.passed[projection.number[id]]:
            node = snapshot.node(id)
            key = _NOT_PASSED.get(snapshot.standing(id), "path-through")
            raise PathQuestionError(message(key, name=node.name, kind=node.vocabulary.label))


# Why a party that is not there cannot be passed.
_NOT_PASSED = {
    Standing.ENDED: "path-through-gone",
    Standing.NOT_YET: "path-through-unknown-then",
    Standing.UNKNOWN: "path-through-unknown-then",
}


def _passable(projection: Projection, asked: PathQuestion) -> Flags:
    passable: Flags = projection.passed & ~projection.hub
    if asked.kinds is not None:
        wanted = frozenset[str]().union(*(VOCABULARY.descendants(kind) for kind in asked.kinds))
        passable &= np.array([kind in wanted for kind in KINDS])[projection.kinds]
    passable[[projection.number[id] for id in asked.via]] = True
    passable[[projection.number[id] for id in asked.avoid]] = False
    return passable


def _diverse(
    graph: Graph, start: int, goal: int, k: int, via: tuple[int, ...], max_length: int, budget: Budget
) -> list[tuple[int, ...]]:
    """The best path, then the best one that shares nothing in between with it, and so on.

    What every route runs through is shared all the same: a party with one way in is met along two ways beyond it.
    """
    whole, passable = graph, graph.passable.copy()
    graph = replace(graph, passable=passable)
    paths: list[tuple[int, ...]] = []
    shared: frozenset[int] | None = None
    straight = False
    while len(paths) < k:
        wanted = 1 if shared is None else len(paths) + 1
        best = cheapest_paths(
            graph, start, goal, wanted, max_steps=max_length, via=via, not_straight=straight, budget=budget
        )
        path = next((nodes for _, nodes in best if nodes not in paths), None)
        if path is None and paths and shared is None:
            shared = _unavoidable(whole, paths[0], via, max_length, budget)
            passable[list(shared)] = True
            continue
        if path is None:
            break
        paths.append(path)
        between = [node for node in path[1:-1] if node not in via and node not in (shared or ())]
        if not between and straight | bool(via):
            break
        straight = straight or not between
        passable[between] = False
    return paths


def _unavoidable(
    graph: Graph, path: tuple[int, ...], via: tuple[int, ...], max_length: int, budget: Budget
) -> frozenset[int]:
    """What of a path every other route between its ends runs through too."""
    unavoidable = []
    for node in set(path[1:-1]) - set(via):
        passable = graph.passable.copy()
        passable[node] = False
        without = replace(graph, passable=passable)
        if not cheapest_paths(without, path[0], path[-1], 1, max_steps=max_length, via=via, budget=budget):
            unavoidable.append(node)
    return frozenset(unavoidable)


def _path(snapshot: Snapshot, projection: Projection, numbers: tuple[int, ...]) -> Path:
    nodes = tuple(projection.ids[number] for number in numbers)
    steps = tuple(_step(snapshot, projection, numbers, position) for position in range(len(numbers) - 1))
    costs = [round(step.cost * UNIT) for step in steps]
    return Path(
        cost=sum(costs) / UNIT,
        nodes=nodes,
        steps=steps,
        weakest=costs.index(max(costs)),
        contact=_contact(snapshot, nodes[1:-1]),
    )


def _step(snapshot: Snapshot, projection: Projection, numbers: tuple[int, ...], position: int) -> Step:
    here, there = numbers[position], numbers[position + 1]
    base, age, doubt, facts = projection.tie(here, there, snapshot.day)
    hub = int(projection.half_hub[here]) if position > 0 else 0
    hub += int(projection.half_hub[there]) if position + 2 < len(numbers) else 0
    values = dict(zip(PARTS, (base, hub, age, doubt), strict=True))
    return Step(
        start=projection.ids[here],
        goal=projection.ids[there],
        cost=sum(values.values()) / UNIT,
        parts=tuple(CostPart(name, value / UNIT) for name, value in values.items()),
        facts=tuple(snapshot.facts[place] for place in facts),
    )


def _contact(snapshot: Snapshot, between: Sequence[str]) -> str | None:
    """The first actor on the way that can be called: one that has a desk and is there."""
    for id in between:
        node = snapshot.node(id)
        there = snapshot.standing(id) is Standing.STANDS
        if there and node.is_a("Actor") and "no-desk" not in node.vocabulary.traits:
            return id
    return None
