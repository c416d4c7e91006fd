"""The cheapest paths against an enumeration of all paths and against networkx, on random graphs."""

from collections.abc import Iterator
from itertools import combinations, islice, pairwise

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.shortest import Graph, TooWideError, cheapest_paths, steps_from

Weights = dict[tuple[int, int], int]
Found = list[tuple[int, tuple[int, ...]]]


def compressed(nodes: int, weights: Weights, passable: list[bool]) -> Graph:
    both = sorted([*weights.items(), *(((right, left), weight) for (left, right), weight in weights.items())])
    counts = np.bincount([left for (left, _), _ in both], minlength=nodes)
    return Graph(
        indptr=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        indices=np.array([right for (_, right), _ in both], dtype=np.int64),
        weights=np.array([weight for _, weight in both], dtype=np.int64),
        passable=np.array(passable, dtype=np.bool_),
    )


def every_path(weights: Weights, passable: list[bool], path: tuple[int, ...], goal: int) -> Iterator[tuple[int, ...]]:
    if path[-1] == goal:
        yield path
    elif len(path) == 1 or passable[path[-1]]:
        for left, right in weights:
            if path[-1] in {left, right} and (other := left + right - path[-1]) not in path:
                yield from every_path(weights, passable, (*path, other), goal)


def cost(weights: Weights, path: tuple[int, ...]) -> int:
    return sum(weights[min(step), max(step)] for step in pairwise(path))


def in_order(path: tuple[int, ...], via: tuple[int, ...]) -> bool:
    return [node for node in path if node in via] == list(via)


@st.composite
def questions(draw: st.DrawFn) -> tuple[int, Weights, list[bool], int, int, tuple[int, ...]]:
    """Nodes, weighted pairs, which nodes can be passed, start, goal, must-pass nodes. Few weights, so many ties."""
    nodes = draw(st.integers(2, 9))
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(nodes), 2)))))
    weights = {pair: draw(st.sampled_from([1, 2, 3, 5])) for pair in sorted(pairs)}
    order = draw(st.permutations(range(nodes)))
    via = tuple(order[2 : 2 + draw(st.integers(0, 2))])
    passable = [draw(st.booleans()) or node in via for node in range(nodes)]
    return nodes, weights, passable, order[0], order[1], via


@settings(deadline=None)
@given(questions(), st.integers(1, 8), st.integers(1, 9), st.booleans())
def test_the_k_cheapest_are_the_first_of_all_paths_in_order_of_cost_and_numbers(
    question: tuple[int, Weights, list[bool], int, int, tuple[int, ...]], k: int, max_steps: int, not_straight: bool
) -> None:
    nodes, weights, passable, start, goal, via = question
    every = sorted(
        (cost(weights, path), path)
        for path in every_path(weights, passable, (start,), goal)
        if len(path) <= max_steps + 1 and in_order(path, via) and not (not_straight and len(path) == 2)
    )
    graph = compressed(nodes, weights, passable)
    assert cheapest_paths(graph, start, goal, k, max_steps=max_steps, via=via, not_straight=not_straight) == every[:k]


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 6))
def test_costs_equal_those_of_networkx_on_larger_graphs(seed: int, k: int) -> None:
    random = np.random.default_rng(seed)
    peer = networkx.gnm_random_graph(30, 60, seed=seed)
    weights = {(min(pair), max(pair)): int(random.integers(1, 50)) for pair in peer.edges}
    networkx.set_edge_attributes(peer, weights, "weight")
    passable = (random.random(30) < 0.8).tolist()
    start, goal = 0, 29
    allowed = peer.subgraph([node for node in peer if passable[node] or node in {start, goal}])
    try:
        expected = list(islice(networkx.shortest_simple_paths(allowed, start, goal, weight="weight"), k))
    except networkx.NetworkXNoPath:
        expected = []
    cheapest = cheapest_paths(compressed(30, weights, passable), start, goal, k, max_steps=29)
    assert [cost for cost, _ in cheapest] == [cost(weights, tuple(path)) for path in expected]


@settings(deadline=None)
@given(questions())
def test_the_fewest_steps_are_those_of_the_shortest_paths(
    question: tuple[int, Weights, list[bool], int, int, tuple[int, ...]],
) -> None:
    nodes, weights, passable, start, *_ = question
    steps = steps_from(compressed(nodes, weights, passable), start)
    assert steps[start] == 0
    for other in set(range(nodes)) - {start}:
        lengths = [len(path) - 1 for path in every_path(weights, passable, (start,), other)]
        assert steps[other] == min(lengths, default=-1)


def test_a_question_with_endless_ways_past_a_dead_end_is_refused() -> None:
    nodes = 40
    weights = dict.fromkeys(combinations(range(nodes), 2), 1)
    dead_end = nodes
    weights[1, dead_end] = 1
    graph = compressed(nodes + 1, weights, [True] * (nodes + 1))
    with pytest.raises(TooWideError, match="fewer of them or for fewer steps"):
        cheapest_paths(graph, 0, 2, 1, max_steps=8, via=(dead_end,))
