"""Answers about paths on random small networks, against every path that the same rules allow, tried one by one."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.paths import PathQuestion, find_past_paths, find_paths
from graph.ask.projection import Projection, project
from graph.ask.snapshot import Snapshot, Standing
from graph.ask.ties import UNIT
from graph.model.records import Claim
from graph.model.vocabulary import VOCABULARY, Meaning
from tests.graph.drawing import TODAY, claim, drawing, entity

KINDS = ("Province", "Association", "Platform", "Company", "Ministry")
COUNT = 7


@st.composite
def networks(draw: st.DrawFn) -> Snapshot:
    """Bodies that consult each other: some ties ended, some denied, some doubtful, some only since a year."""
    bodies = [entity(f"n{number}", draw(st.sampled_from(KINDS)), since="1990") for number in range(COUNT)]
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(COUNT), 2))), min_size=5, max_size=14, unique=True))
    claims: list[Claim] = []
    for left, right in pairs:
        since = draw(st.sampled_from([None, "2018", "2022"]))
        claims.append(
            claim(
                f"n{left}",
                draw(st.sampled_from(["consults", "advises"])),
                f"n{right}",
                since=since,
                until=draw(st.sampled_from([None, "2023"])),
                status=draw(st.sampled_from([None, "proposed"])),
                confidence=draw(st.sampled_from(["stated", "reported", "derived", "extracted"])),
                holds=draw(st.sampled_from([True, True, True, False])),
            )
        )
    return drawing(bodies, claims, as_of=draw(st.sampled_from([None, "2019", "2022-06"])))


def every_path(made: Projection, path: tuple[int, ...], goal: int) -> Iterator[tuple[int, ...]]:
    if path[-1] == goal:
        yield path
        return
    for other in made.indices[made.indptr[path[-1]] : made.indptr[path[-1] + 1]].tolist():
        if other not in path:
            yield from every_path(made, (*path, other), goal)


def cost(made: Projection, path: tuple[int, ...]) -> int:
    """The formula of `graph.ask.ties`, added up: half of the size of a body for each step that touches it."""
    total = 0
    for position in range(len(path) - 1):
        base, age, doubt, _ = made.tie(path[position], path[position + 1], TODAY)
        total += base + age + doubt
    return total + sum(2 * int(made.half_hub[node]) for node in path[1:-1])


@settings(deadline=None, max_examples=150)
@given(
    networks(),
    st.integers(1, 6),
    st.integers(1, 6),
    st.permutations([f"n{number}" for number in range(COUNT)]),
    st.integers(0, 2),
    st.integers(0, 2),
    st.none() | st.lists(st.sampled_from(KINDS), min_size=1, max_size=3, unique=True),
    st.sampled_from(["strongest", "shortest"]),
    st.booleans(),
)
def test_the_paths_are_the_cheapest_of_all_that_the_question_allows(
    snapshot: Snapshot,
    k: int,
    max_length: int,
    order: list[str],
    passed: int,
    avoided: int,
    kinds: list[str] | None,
    strategy: str,
    extracted: bool,
) -> None:
    start, goal, *rest = order
    via, avoid = tuple(rest[:passed]), rest[passed : passed + avoided]
    made = project(snapshot, Meaning.INTRODUCTION, extracted=extracted)
    allowed = []
    for path in every_path(made, (made.number[start],), made.number[goal]):
        ids = [made.ids[number] for number in path]
        between = [id for id in ids[1:-1] if id not in via]
        if (
            len(path) - 1 <= max_length
            and [id for id in ids if id in via] == list(via)
            and not set(avoid) & set(ids)
            and all(kinds is None or any(snapshot.node(id).is_a(kind) for kind in kinds) for id in between)
            and all(VOCABULARY.kinds[snapshot.node(id).kind].transit for id in ids[1:-1])
        ):
            allowed.append((len(path) if strategy == "shortest" else 0, cost(made, path), path))
    question = PathQuestion(
        (start,), (goal,),
        k=k, via=via, avoid=frozenset(avoid), kinds=frozenset(kinds) if kinds else None, max_length=max_length,
        strategy=strategy, extracted=extracted,
    )  # fmt: skip
    answer = find_paths(snapshot, question)
    expected = sorted(allowed)[:k]
    assert [path.nodes for path in answer.paths] == [tuple(made.ids[node] for node in path) for *_, path in expected]
    assert [path.cost for path in answer.paths] == pytest.approx([cost / UNIT for _, cost, _ in expected])
    assert (answer.no_path is None) == bool(expected)


def between(route: tuple[str, ...], via: tuple[str, ...], shared: set[str] | None = None) -> set[str]:
    """What a route runs through that others may not."""
    return set(route[1:-1]) - set(via) - (shared or set())


def straight(routes: list[tuple[str, ...]]) -> bool:
    return any(len(route) == 2 for route in routes)


@settings(deadline=None, max_examples=100)
@given(networks(), st.integers(1, 5), st.permutations([f"n{number}" for number in range(COUNT)]), st.integers(0, 1))
def test_diverse_paths_share_only_the_unavoidable_and_each_is_the_cheapest_that_is_left(
    snapshot: Snapshot, k: int, order: list[str], passed: int
) -> None:
    start, goal, *rest = order
    via = tuple(rest[:passed])
    made = project(snapshot, Meaning.INTRODUCTION)
    every = sorted(
        (cost(made, path), path)
        for path in every_path(made, (made.number[start],), made.number[goal])
        if [made.ids[node] for node in path if made.ids[node] in via] == list(via) and len(path) <= 7
    )
    routes = [tuple(made.ids[node] for node in path) for _, path in every]
    expected: list[tuple[str, ...]] = []
    used: set[str] = set()
    shared: set[str] | None = None
    while len(expected) < k:
        left = (
            route
            for route in routes
            if route not in expected
            and not between(route, via, shared) & used
            and (len(route) > 2 or not straight(expected))
        )
        route = next(left, None)
        if route is None and expected and shared is None:
            # What every route runs through may be shared.
            shared = {id for id in between(expected[0], via) if all(id in other for other in routes)}
            continue
        if route is None:
            break
        expected.append(route)
        if not between(route, via, shared) and (via or straight(expected[:-1])):
            break
        used |= between(route, via, shared)
    answer = find_paths(snapshot, PathQuestion.between(start, goal, k=k, via=via, diverse=True))
    assert [path.nodes for path in answer.paths] == expected


@settings(deadline=None, max_examples=100)
@given(networks(), st.integers(1, 5), st.permutations([f"n{number}" for number in range(COUNT)]))
def test_a_path_has_standing_steps_only_and_a_past_path_at_least_one_that_is_over(
    snapshot: Snapshot, k: int, order: list[str]
) -> None:
    start, goal, *_ = order
    for path in find_paths(snapshot, PathQuestion.between(start, goal, k=k)).paths:
        assert {step.standing for step in path.steps} == {Standing.STANDS}
    paths = find_past_paths(snapshot, PathQuestion.between(start, goal, k=k))
    assert len(paths) <= k
    assert [path.cost for path in paths] == sorted(path.cost for path in paths)
    for path in paths:
        standings = [step.standing for step in path.steps]
        assert Standing.ENDED in standings
        assert set(standings) <= {Standing.ENDED, Standing.STANDS}
        assert {snapshot.standing(id) for id in path.nodes[1:-1]} <= {Standing.STANDS}
