"""Why there is no path: how far each side reaches, what stands in the way, and the nearest missing link."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array

from graph.ask.columns import Integers
from graph.ask.in_common import about_work
from graph.ask.path_question import PathQuestion
from graph.ask.projection import Projection, project
from graph.ask.shortest import Graph, steps_from
from graph.ask.snapshot import Snapshot, Standing
from graph.ask.standing import new_and_old
from graph.ask.ties import HUB_SIZE
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY, Meaning
from graph.model.words import Listed, Message, message

# Only so many actors on each side, those nearest to the end, are compared for a missing link.
_COMPARED = 2000


@dataclass(frozen=True, slots=True)
class NoPath:
    """How many others each end reaches, the two actors (ids) on either side that share most, and the reason.

    `nearest` is None when the two sides reach each other after all, or when no two actors on them share anything.
    """

    from_start: int
    from_goal: int
    nearest: tuple[str, str] | None
    reason: Message


def explain(snapshot: Snapshot, projection: Projection, graph: Graph, asked: PathQuestion) -> NoPath:
    """Why `graph`, the projection within the limits of a question, has no such path between its ends."""
    starts, goals = ([projection.number[id] for id in ids] for ids in (asked.starts, asked.goals))
    from_start, from_goal = steps_from(graph, starts), steps_from(graph, goals)
    steps = _fewest(from_start[goals])
    avoided = [projection.number[id] for id in asked.avoid]
    from_start[avoided] = from_goal[avoided] = -1
    return NoPath(
        from_start=int(np.count_nonzero(from_start > 0)),
        from_goal=int(np.count_nonzero(from_goal > 0)),
        nearest=_nearest(snapshot, projection, from_start, from_goal, asked.meaning) if steps < 0 else None,
        reason=_reason(snapshot, projection, graph, asked, steps),
    )


def _fewest(steps: Integers) -> int:
    """The fewest of some numbers of steps, of which -1 is none; -1 when all are."""
    return int(min((number for number in steps.tolist() if number >= 0), default=-1))


def _reason(snapshot: Snapshot, projection: Projection, graph: Graph, asked: PathQuestion, steps: int) -> Message:
    starts, goals = ([projection.number[id] for id in ids] for ids in (asked.starts, asked.goals))
    # What is told of an end by name is told of one that is alone on its side.
    alone = [ends[0] for ends in (starts, goals) if len(ends) == 1]
    whole = project(snapshot, Meaning(asked.meaning), extracted=asked.extracted)
    for end in alone:
        if whole.indptr[end] == whole.indptr[end + 1]:
            return _no_tie(snapshot, snapshot.node(whole.ids[end]), asked.meaning)
    if steps > asked.max_length:
        return message("no-path-longer", steps=steps, asked=asked.max_length)
    if steps > 0:
        past = Listed(tuple(snapshot.node(id) for id in asked.via))
        return message("no-path-past" if asked.via else "no-path-within", past=past, asked=asked.max_length)
    unlimited = Graph(whole.indptr, whole.indices, whole.weights(snapshot.day), whole.passed & ~whole.hub)
    if asked.limited and _fewest(steps_from(unlimited, starts)[goals]) > 0:
        return _left_out(snapshot, projection, graph, alone, asked)
    if _fewest(steps_from(replace(unlimited, passable=whole.passed), starts)[goals]) > 0:
        return message("no-path-hub", most=HUB_SIZE)
    return _unconnected(snapshot, [whole.ids[end] for end in alone], asked.meaning)


def _unconnected(snapshot: Snapshot, ends: Sequence[str], meaning: str) -> Message:
    """That nothing connects the ends; of one that is gone that it is: its one tie that stands is with its successor."""
    gone = next((id for id in ends if snapshot.standing(id) is Standing.ENDED), None)
    return message("no-path-none") if gone is None else _no_tie(snapshot, snapshot.node(gone), meaning)


def _no_tie(snapshot: Snapshot, node: Node, meaning: str) -> Message:
    """Why nothing leads from an end: it is gone, it was not known then, or no tie of it is known."""
    standing = snapshot.standing(node.id)
    if standing is Standing.ENDED:
        new = tuple(snapshot.node(id) for id in successors(snapshot, node.id))
        key = "no-path-succeeded" if new else "no-path-gone"
        return message(key, end=node, successors=Listed(new))
    if standing in {Standing.UNKNOWN, Standing.NOT_YET}:
        return message("no-path-not-known-then", end=node)
    return message(f"no-path-no-tie-{meaning}", end=node)


def successors(snapshot: Snapshot, id: str) -> tuple[str, ...]:
    """What continues an entity that is over, as far as that is there."""
    successions = (new_and_old(fact.subject, fact.relation, fact.object) for fact in snapshot.facts_of(id))
    return tuple(dict.fromkeys(ends[0] for ends in successions if ends is not None and ends[1] == id))


def _left_out(
    snapshot: Snapshot, projection: Projection, graph: Graph, ends: Sequence[int], asked: PathQuestion
) -> Message:
    """That all routes run past what was left out; of a party that has no other tie than with that, so too."""
    for end in ends:
        neighbours = {projection.ids[number] for number in graph.indices[graph.indptr[end] : graph.indptr[end + 1]]}
        if neighbours and neighbours <= asked.avoid:
            only = Listed(tuple(snapshot.node(id) for id in sorted(neighbours)))
            return message(
                "no-path-only-tie", number=len(neighbours), end=snapshot.node(projection.ids[end]), only=only
            )
    return message("no-path-left-out")


def _nearest(
    snapshot: Snapshot, projection: Projection, from_start: Integers, from_goal: Integers, meaning: str
) -> tuple[str, str] | None:
    """The actor on each side that share most subjects, instruments and agreements; of equals those nearest the ends."""
    if meaning == Meaning.DOCUMENT:
        return None
    shared = project(snapshot, Meaning.AFFINITY)
    sizes = np.diff(shared.indptr)
    ones = ((sizes[shared.indices] <= HUB_SIZE) & about_work(snapshot)[shared.pair_of]).astype(np.int64)
    ties = csr_array((ones, shared.indices, shared.indptr), shape=(len(shared.ids), len(shared.ids)))
    left, right = _actors(snapshot, from_start), _actors(snapshot, from_goal)
    counts = (ties[left] @ ties[right].T).tocoo()
    if not counts.nnz or not counts.data.max():
        return None
    best = np.flatnonzero(counts.data == counts.data.max())
    pairs = ((left[row], right[column]) for row, column in zip(counts.row[best], counts.col[best], strict=True))
    _, start, goal = min(
        (int(from_start[first] + from_goal[second]), int(first), int(second)) for first, second in pairs
    )
    return projection.ids[start], projection.ids[goal]


def _actors(snapshot: Snapshot, steps: Integers) -> Integers:
    """The actors that were reached, nearest first."""
    actors = np.flatnonzero((steps >= 0) & snapshot.columns.of_kinds(VOCABULARY.descendants("Actor")))
    # There are few steps, and small numbers are put in order in a tenth of the time.
    return actors[np.argsort(steps[actors].astype(np.int16), kind="stable")][:_COMPARED]
