"""Collaboration paths: who can bring us to whom, through what, on whose word.

A path runs over what stands only. Past ties are another answer (`find_past_paths`): two who know each other of then,
never an introduction. What a step costs is told in `graph.ask.ties`, how the cheapest paths are found in
`graph.ask.shortest`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.columns import KINDS
from graph.ask.no_path import NoPath, PathLimits, explain
from graph.ask.projection import Projection, project
from graph.ask.shortest import Flags, Graph, TooWideError, cheapest_paths
from graph.ask.snapshot import Fact, Snapshot, Standing
from graph.ask.standing import CODE
from graph.ask.ties import PARTS, UNIT
from graph.model.vocabulary import VOCABULARY, Meaning
from graph.model.words import Listed, Message, message

__all__ = ["CostPart", "NoPath", "Path", "PathAnswer", "PathQuestionError", "Step", "find_past_paths", "find_paths"]

MOST_PATHS = 100
MOST_STEPS = 12

# More than any path can cost, so that with the shortest strategy one step less outweighs every difference in cost.
_A_STEP = 2**32

# Of the cheapest routes over all ties some stand in every step; this many times as many are sought for past ones.
_AMONG = 3


class PathQuestionError(ValueError):
    """A question about paths that cannot be answered as it stands; the message says what to ask instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


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


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The best paths first; without any, `no_path` says why."""

    start: str
    goal: str
    paths: tuple[Path, ...]
    no_path: NoPath | None


def find_paths(
    snapshot: Snapshot,
    start_id: str,
    goal_id: str,
    *,
    k: int = 3,
    meaning: Meaning | str = Meaning.INTRODUCTION,
    via: Sequence[str] = (),
    avoid: Collection[str] = (),
    kinds: Collection[str] | None = None,
    max_length: int = 6,
    diverse: bool = False,
    strategy: str = "strongest",
    extracted: bool = False,
    budget: Budget = UNLIMITED,
) -> PathAnswer:
    """The k best standing paths of one meaning between two entities, of at most `max_length` steps.

    `via` are passed in that order, `avoid` not at all; with `kinds` everything in between is of these kinds or below
    them (or named in `via`); with `diverse` no two paths share anything in between, unless every path runs through it.
    The strategy `strongest` puts the lowest cost first, `shortest` the fewest steps. With `extracted`, ties that a
    program found count too.

    Raises UnknownEntityError for an unknown id, PathQuestionError or another ValueError for a wrong question, and
    OverBudgetError.
    """
    meaning = _meaning(meaning)
    ends = snapshot.node(start_id).id, snapshot.node(goal_id).id
    passing = tuple(snapshot.node(id).id for id in via)
    avoided = frozenset(snapshot.node(id).id for id in avoid)
    _check(snapshot, ends, passing, avoided, k, max_length, strategy)
    projection = project(snapshot, meaning, extracted=extracted)
    _check_passing(snapshot, projection, passing, meaning)
    passable = _passable(projection, passing, avoided, kinds)
    weights = projection.weights(snapshot.day)
    if strategy == "shortest":
        weights = weights + _A_STEP
    graph = Graph(projection.indptr, projection.indices, weights, passable)
    start, goal = (projection.number[id] for id in ends)
    stops = tuple(projection.number[id] for id in passing)
    try:
        if diverse:
            found = _diverse(graph, start, goal, k, stops, max_length, budget)
        else:
            best = cheapest_paths(graph, start, goal, k, max_steps=max_length, via=stops, budget=budget)
            found = [path for _, path in best]
    except TooWideError:
        raise PathQuestionError(message("path-too-wide")) from None
    paths = tuple(_path(snapshot, projection, nodes) for nodes in budget.each(found))
    if paths:
        return PathAnswer(*ends, paths, None)
    limits = PathLimits(meaning, max_length, passing, avoided, only_kinds=kinds is not None)
    return PathAnswer(*ends, (), explain(snapshot, projection, graph, start, goal, limits))


def find_past_paths(
    snapshot: Snapshot,
    start_id: str,
    goal_id: str,
    *,
    k: int = 3,
    meaning: Meaning | str = Meaning.INTRODUCTION,
    via: Sequence[str] = (),
    avoid: Collection[str] = (),
    kinds: Collection[str] | None = None,
    max_length: int = 6,
    extracted: bool = False,
    budget: Budget = UNLIMITED,
) -> tuple[Path, ...]:
    """At most k paths of which at least one tie is over, the strongest first; the question is that of `find_paths`.

    They run through agreements and activities that are over, never through a body that is gone.
    """
    if not (snapshot.codes.facts == CODE[Standing.ENDED]).any():
        return ()
    answer = find_paths(
        snapshot.with_past,
        start_id,
        goal_id,
        k=min(_AMONG * k, MOST_PATHS),
        meaning=meaning,
        via=via,
        avoid=avoid,
        kinds=kinds,
        max_length=max_length,
        extracted=extracted,
        budget=budget,
    )
    past = (path for path in answer.paths if any(step.standing is not Standing.STANDS for step in path.steps))
    return tuple(islice(past, k))


def _meaning(meaning: str) -> Meaning:
    if meaning not in {"introduction", "affinity", "document"}:
        raise PathQuestionError(message("path-meaning", given=str(meaning)))
    return Meaning(meaning)


def _check(
    snapshot: Snapshot,
    ends: tuple[str, str],
    via: tuple[str, ...],
    avoid: frozenset[str],
    k: int,
    max_length: int,
    strategy: str,
) -> None:
    if ends[0] == ends[1]:
        raise PathQuestionError(message("path-same-ends", name=snapshot.node(ends[0]).name))
    if not 1 <= k <= MOST_PATHS:
        raise PathQuestionError(message("path-count", most=MOST_PATHS, given=k))
    if not 1 <= max_length <= MOST_STEPS:
        raise PathQuestionError(message("path-length", most=MOST_STEPS, given=max_length))
    if strategy not in {"strongest", "shortest"}:
        raise PathQuestionError(message("path-strategy", given=strategy))
    if len(set(via)) < len(via) or not set(via).isdisjoint(ends):
        raise PathQuestionError(message("path-via"))
    if not avoid.isdisjoint((*ends, *via)):
        names = tuple(snapshot.node(id).name for id in sorted(avoid.intersection((*ends, *via))))
        raise PathQuestionError(message("path-avoid", names=Listed(names)))


def _check_passing(snapshot: Snapshot, projection: Projection, via: tuple[str, ...], meaning: Meaning) -> None:
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


def _passable(
    projection: Projection, via: tuple[str, ...], avoid: frozenset[str], kinds: Collection[str] | None
) -> Flags:
    passable: Flags = projection.passed & ~projection.hub
    if kinds is not None:
        wanted = frozenset[str]().union(*(VOCABULARY.descendants(kind) for kind in kinds))
        passable &= np.array([kind in wanted for kind in KINDS])[projection.kinds]
    passable[[projection.number[id] for id in via]] = True
    passable[[projection.number[id] for id in avoid]] = False
    return passable


def _diverse(
    graph: Graph, start: int, goal: int, k: int, via: tuple[int, ...], max_length: int, budget: Budget
) -> list[tuple[int, ...]]:
    """The best path, then the best one that shares nothing in between with it, and so on.

    What every route runs through is shared all the same: a party with one way in is met along two ways beyond it.
    """
    whole, passable = graph, graph.passable.copy()
    graph = replace(graph, passable=passable)
    found: list[tuple[int, ...]] = []
    shared: frozenset[int] | None = None
    straight = False
    while len(found) < k:
        wanted = 1 if shared is None else len(found) + 1
        best = cheapest_paths(
            graph, start, goal, wanted, max_steps=max_length, via=via, not_straight=straight, budget=budget
        )
        path = next((one for _, one in best if one not in found), None)
        if path is None and found and shared is None:
            shared = _unavoidable(whole, found[0], via, max_length, budget)
            passable[list(shared)] = True
            continue
        if path is None:
            break
        found.append(path)
        between = [node for node in path[1:-1] if node not in via and node not in (shared or ())]
        if not between and straight | bool(via):
            break
        straight = straight or not between
        passable[between] = False
    return found


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
