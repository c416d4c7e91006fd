"""Why there is no path: how far each side reaches, what stands in the way, and the nearest missing link."""

from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from scipy.sparse import csr_array

from graph.ask.projection import Flags, Integers, Projection, project
from graph.ask.shortest import Graph, steps_from
from graph.ask.snapshot import Snapshot
from graph.ask.ties import HUB_SIZE
from graph.model.vocabulary import Label, Meaning
from graph.say.wording import spoken

# Only so many actors on each side, those nearest to the end, are compared for a missing link.
_COMPARED = 2000

_NO_TIE = {
    Meaning.INTRODUCTION: Label(
        "van {} is geen band bekend waarlangs iemand kan introduceren",
        "no tie along which somebody could introduce is known for {}",
    ),
    Meaning.AFFINITY: Label(
        "van {} is geen instrument of thema bekend dat met een ander is gedeeld",
        "no shared instrument or theme is known for {}",
    ),
    Meaning.DOCUMENT: Label("er is geen document bekend dat {} noemt", "no document that names it is known for {}"),
}


@dataclass(frozen=True, slots=True)
class NoPath:
    """How many others each end reaches, the two actors (ids) on either side that share most, and the reason.

    `nearest` is None when the two sides reach each other after all, or when no two actors on them share anything.
    """

    from_start: int
    from_goal: int
    nearest: tuple[str, str] | None
    reason: Label


@dataclass(frozen=True, slots=True)
class PathLimits:
    """What a question asked of its paths: ids to pass, ids to avoid, whether only some kinds may be in between."""

    meaning: Meaning
    max_length: int
    via: tuple[str, ...]
    avoid: frozenset[str]
    only_kinds: bool


def explain(
    snapshot: Snapshot, projection: Projection, graph: Graph, start: int, goal: int, limits: PathLimits
) -> NoPath:
    """Why `graph`, the projection within the limits of the question, has no such path between two nodes."""
    from_start, from_goal = steps_from(graph, start), steps_from(graph, goal)
    steps = int(from_start[goal])
    avoided = [projection.number[id] for id in limits.avoid]
    from_start[avoided] = from_goal[avoided] = -1
    return NoPath(
        from_start=int(np.count_nonzero(from_start > 0)),
        from_goal=int(np.count_nonzero(from_goal > 0)),
        nearest=_nearest(snapshot, projection, from_start, from_goal, limits.meaning) if steps < 0 else None,
        reason=_reason(snapshot, projection, graph, start, goal, limits, steps),
    )


def _reason(
    snapshot: Snapshot,
    projection: Projection,
    graph: Graph,
    start: int,
    goal: int,
    limits: PathLimits,
    steps: int,
) -> Label:
    for end in (start, goal):
        if graph.indptr[end] == graph.indptr[end + 1]:
            node, none = snapshot.node(projection.ids[end]), _NO_TIE[limits.meaning]
            return Label(none.nl.format(spoken(node, "nl")), none.en.format(spoken(node, "en")))
    if steps > limits.max_length:
        return Label(
            f"de kortste bekende route telt {steps} stappen, meer dan de gevraagde {limits.max_length}",
            f"the shortest known route has {steps} steps, more than the {limits.max_length} asked for",
        )
    if steps > 0:
        return Label(
            f"er is wel een route bekend, maar geen die {_past(snapshot, limits, 'nl')}loopt "
            f"in hoogstens {limits.max_length} stappen",
            f"a route is known, but none that runs {_past(snapshot, limits, 'en')}in at most {limits.max_length} steps",
        )
    unlimited = replace(graph, passable=projection.passed & ~projection.hub)
    if (limits.avoid or limits.only_kinds) and steps_from(unlimited, start)[goal] > 0:
        return Label(
            "alle bekende routes lopen langs wat de vraag uitsluit",
            "all known routes run past what the question leaves out",
        )
    if steps_from(replace(graph, passable=projection.passed), start)[goal] > 0:
        return Label(
            f"alle bekende routes lopen via een partij met meer dan {HUB_SIZE} banden, te veel om te introduceren",
            f"all known routes run through a party with more than {HUB_SIZE} ties, too many to introduce anybody",
        )
    return Label("tussen de twee is geen verbinding bekend", "no connection between the two is known")


def _past(snapshot: Snapshot, limits: PathLimits, language: str) -> str:
    names = ", ".join(spoken(snapshot.node(id), language) for id in limits.via)
    return f"{'past' if language == 'en' else 'langs'} {names} " if names else ""


def _nearest(
    snapshot: Snapshot, projection: Projection, from_start: Integers, from_goal: Integers, meaning: Meaning
) -> tuple[str, str] | None:
    """The actor on each side that share most subjects, instruments and agreements; of equals those nearest the ends."""
    if meaning is Meaning.DOCUMENT:
        return None
    shared = project(snapshot, Meaning.AFFINITY)
    sizes = np.diff(shared.indptr)
    ones = ((sizes[shared.indices] <= HUB_SIZE) & _about_work(snapshot, shared)[shared.pair_of]).astype(np.int64)
    ties = csr_array((ones, shared.indices, shared.indptr), shape=(len(shared.ids), len(shared.ids)))
    left, right = _actors(snapshot, projection, from_start), _actors(snapshot, projection, from_goal)
    counts = (ties[left] @ ties[right].T).tocoo()
    if not counts.nnz or not counts.data.max():
        return None
    best = np.flatnonzero(counts.data == counts.data.max())
    pairs = ((left[row], right[column]) for row, column in zip(counts.row[best], counts.col[best], strict=True))
    _, start, goal = min((int(from_start[one] + from_goal[other]), int(one), int(other)) for one, other in pairs)
    return projection.ids[start], projection.ids[goal]


def _about_work(snapshot: Snapshot, shared: Projection) -> Flags:
    """Which pairs have more between them than that one lies in the other: a province in common is no common work."""
    kept = snapshot.compiled
    if "about work" not in kept:
        work = np.array(
            [snapshot.facts[fact].relation != "locatedIn" for fact in shared.row_fact.tolist()], dtype=np.bool_
        )
        kept["about work"] = np.logical_or.reduceat(work, shared.row_start[:-1]) if len(work) else work
    made: Flags = kept["about work"]
    return made


def _actors(snapshot: Snapshot, projection: Projection, steps: Integers) -> Integers:
    """The actors that were reached, nearest first."""
    reached = np.flatnonzero(steps >= 0)
    reached = reached[np.argsort(steps[reached], kind="stable")]
    actors = (number for number in reached.tolist() if snapshot.nodes[projection.ids[number]].is_a("Actor"))
    return np.array(list(islice(actors, _COMPARED)), dtype=np.int64)
