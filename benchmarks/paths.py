"""k=5 cheapest paths against networkx, igraph and Neo4j, on one generated graph, in one run.

    python -m benchmarks.paths [--entities 100000] [--claims 300000] [--pairs 15] [--json] [--without-neo4j]

All engines get the same simple graph of introductions with the same whole weights, from which the nodes that no path
may run through were taken out beforehand, and the same pairs of nodes. Costs have to be equal, or the benchmark
fails. Neo4j's SHORTEST 5 counts steps instead of weights; its fewest steps have to equal ours.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

import igraph
import networkx
import numpy as np
from neo4j import Driver, GraphDatabase

from benchmarks.generated import generated_batch
from graph.ask.paths import PathQuestion, find_paths
from graph.ask.projection import Projection, project
from graph.ask.shortest import Graph, cheapest_paths
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch
from graph.model.vocabulary import Meaning
from graph.store import Contents

K = 5
TODAY = date(2026, 6, 1)
Pair = tuple[int, int]
Ask = Callable[[Pair], list[tuple[int, ...]]]


@dataclass
class Measured:
    """Milliseconds a question, and the paths found, pair by pair."""

    times: list[float] = field(default_factory=list)
    paths: list[list[tuple[int, ...]]] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.times)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 1 when an engine found other costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=300_000)
    parser.add_argument("--pairs", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--without-neo4j", action="store_true")
    options = parser.parse_args(arguments)
    batch = generated_batch(options.entities, options.claims)
    snapshot, numbers = _snapshot(batch)
    begin = time.perf_counter()
    projection = project(snapshot, Meaning.INTRODUCTION)
    weights = projection.weights(TODAY)
    numbers["projection_seconds"] = time.perf_counter() - begin
    numbers["process_megabytes"] = _resident()
    graph = Graph(projection.indptr, projection.indices, weights, projection.passed & ~projection.hub)
    pairs = _pairs(graph, options.pairs + 1)
    measured = {
        "samenspel find_paths": _measure(_find_paths(snapshot, projection), pairs),
        "samenspel search, at most 6 steps": _measure(_search(graph, 6), pairs),
        "samenspel search, at most 12 steps": _measure(_search(graph, 12), pairs),
        "networkx shortest_simple_paths": _measure(_networkx(graph), pairs),
        "igraph get_k_shortest_paths": _measure(_igraph(graph), pairs),
    }
    wrong = _differences(graph, measured)
    if not options.without_neo4j:
        with _neo4j(graph) as driver:
            measured["neo4j SHORTEST 5, unweighted"] = _measure(_cypher(driver), pairs)
        wrong += _other_steps(graph, measured["neo4j SHORTEST 5, unweighted"], pairs)
    numbers["nodes"] = len(graph.passable)
    numbers["edges"] = len(graph.indices) // 2
    ours = measured["samenspel find_paths"].median
    report = {
        "graph": numbers,
        "medians_ms": {name: round(result.median, 2) for name, result in measured.items()},
        "times_slower_than_samenspel": {name: round(result.median / ours, 1) for name, result in measured.items()},
        "differences": wrong,
    }
    _print(report, options.json)
    return 1 if wrong else 0


def _snapshot(batch: Batch) -> tuple[Snapshot, dict[str, float]]:
    """The snapshot of the batch, and what it took: seconds, and the megabytes that the process grew by."""
    contents = Contents(
        1,
        (batch.source,),
        tuple((batch.source.id, entity) for entity in batch.entities),
        tuple((batch.source.id, claim) for claim in batch.claims),
        (),
    )
    before, begin = _resident(), time.perf_counter()
    snapshot = take_snapshot(contents, today=TODAY)
    seconds = time.perf_counter() - begin
    return snapshot, {
        "entities": len(batch.entities),
        "claims": len(batch.claims),
        "snapshot_seconds": seconds,
        "snapshot_megabytes": _resident() - before,
    }


def _resident() -> float:
    """Megabytes of memory that this process has in use (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _pairs(graph: Graph, count: int) -> list[Pair]:
    """Pairs of nodes with ties that can be passed, between which there is a path of at most 6 steps."""
    random = Random(7)
    tied = np.flatnonzero(graph.passable & (np.diff(graph.indptr) > 0)).tolist()
    pairs: list[Pair] = []
    while len(pairs) < count:
        start, goal = random.sample(tied, 2)
        if len(cheapest_paths(graph, start, goal, K, max_steps=6)) == K:
            pairs.append((start, goal))
    return pairs


def _measure(ask: Ask, pairs: list[Pair]) -> Measured:
    """The first pair warms up and is not counted."""
    measured = Measured()
    for pair in pairs:
        begin = time.perf_counter()
        paths = ask(pair)
        measured.times.append((time.perf_counter() - begin) * 1000)
        measured.paths.append(paths)
    del measured.times[0]
    return measured


def _find_paths(snapshot: Snapshot, projection: Projection) -> Ask:
    def ask(pair: Pair) -> list[tuple[int, ...]]:
        start, goal = (projection.ids[number] for number in pair)
        answer = find_paths(snapshot, PathQuestion.between(start, goal, k=K))
        return [tuple(projection.number[id] for id in path.nodes) for path in answer.paths]

    return ask


def _search(graph: Graph, max_steps: int) -> Ask:
    return lambda pair: [nodes for _, nodes in cheapest_paths(graph, *pair, K, max_steps=max_steps)]


def _edges(graph: Graph) -> Iterator[tuple[int, int, int]]:
    """The edges between nodes that can be passed."""
    for node in np.flatnonzero(graph.passable).tolist():
        for entry in range(graph.indptr[node], graph.indptr[node + 1]):
            other = int(graph.indices[entry])
            if node < other and graph.passable[other]:
                yield node, other, int(graph.weights[entry])


def _networkx(graph: Graph) -> Ask:
    peer = networkx.Graph()
    peer.add_weighted_edges_from(_edges(graph))
    return lambda pair: [
        tuple(path) for path in islice(networkx.shortest_simple_paths(peer, *pair, weight="weight"), K)
    ]


def _igraph(graph: Graph) -> Ask:
    edges = list(_edges(graph))
    peer = igraph.Graph(len(graph.passable), [edge[:2] for edge in edges])
    weights = [weight for *_, weight in edges]
    return lambda pair: [tuple(path) for path in peer.get_k_shortest_paths(*pair, k=K, weights=weights, output="vpath")]


@contextmanager
def _neo4j(graph: Graph) -> Iterator[Driver]:
    """A driver to a Neo4j that holds the graph: the one that SAMENSPEL_TEST_NEO4J names, or one of its own."""
    url = os.environ.get("SAMENSPEL_TEST_NEO4J")
    if url:
        auth = (os.environ.get("NEO4J_USERNAME", ""), os.environ.get("NEO4J_PASSWORD", ""))
        with GraphDatabase.driver(url, auth=auth if all(auth) else None) as driver:
            _fill(driver, graph)
            yield driver
            driver.execute_query("MATCH (n:BenchNode) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
        return
    from tests.neo4j_server import running_neo4j

    with running_neo4j(heap="1g", page_cache="512m") as server, GraphDatabase.driver(server.bolt_url) as driver:
        _fill(driver, graph)
        yield driver


def _fill(driver: Driver, graph: Graph) -> None:
    driver.execute_query("CREATE CONSTRAINT bench_node IF NOT EXISTS FOR (n:BenchNode) REQUIRE n.id IS UNIQUE")
    driver.execute_query("CALL db.awaitIndexes()")
    nodes = np.flatnonzero(graph.passable).tolist()
    for begin in range(0, len(nodes), 10_000):
        driver.execute_query("UNWIND $ids AS id CREATE (:BenchNode {id: id})", ids=nodes[begin : begin + 10_000])
    edges = _edges(graph)
    while part := list(islice(edges, 10_000)):
        driver.execute_query(
            "UNWIND $rows AS row MATCH (a:BenchNode {id: row[0]}) MATCH (b:BenchNode {id: row[1]}) "
            "CREATE (a)-[:TIE]->(b)",
            rows=part,
        )


def _cypher(driver: Driver) -> Ask:
    query = (
        f"MATCH p = SHORTEST {K} (a:BenchNode {{id: $start}})-[:TIE]-+(b:BenchNode {{id: $goal}}) "
        "RETURN [n IN nodes(p) | n.id] AS path"
    )

    def ask(pair: Pair) -> list[tuple[int, ...]]:
        records, *_ = driver.execute_query(query, start=pair[0], goal=pair[1])
        return [tuple(record["path"]) for record in records]

    return ask


def _cost(graph: Graph, path: tuple[int, ...]) -> int:
    total = 0
    for here, there in pairwise(path):
        begin, end = graph.indptr[here], graph.indptr[here + 1]
        total += int(graph.weights[begin + np.searchsorted(graph.indices[begin:end], there)])
    return total


def _differences(graph: Graph, measured: dict[str, Measured]) -> list[str]:
    """Where the weighted engines disagree. The limit of 6 steps is compared where the best paths keep to it."""
    wrong = []
    best = measured["networkx shortest_simple_paths"].paths
    for name, result in measured.items():
        for position, (paths, expected) in enumerate(zip(result.paths, best, strict=True)):
            limited = name in {"samenspel find_paths", "samenspel search, at most 6 steps"}
            if limited and max(map(len, expected)) > 7:
                continue
            costs = [_cost(graph, path) for path in paths], [_cost(graph, path) for path in expected]
            if costs[0] != costs[1]:
                wrong.append(f"{name}, pair {position}: costs {costs[0]} instead of {costs[1]}")
    return wrong


def _other_steps(graph: Graph, neo4j: Measured, pairs: list[Pair]) -> list[str]:
    """Where our fewest steps differ from those of Neo4j."""
    even = Graph(graph.indptr, graph.indices, np.ones_like(graph.weights), graph.passable)
    wrong = []
    for position, (pair, paths) in enumerate(zip(pairs, neo4j.paths, strict=True)):
        ours, theirs = cheapest_paths(even, *pair, 1, max_steps=12)[0][0], min(map(len, paths)) - 1
        if ours != theirs:
            wrong.append(f"neo4j, pair {position}: {theirs} steps instead of {ours}")
    return wrong


def _print(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(report, indent=2))
        return
    graph = report["graph"]
    print(f"{graph['entities']:,} entities, {graph['claims']:,} claims; introductions: {graph['edges']:,} edges")
    print(f"snapshot: {graph['snapshot_seconds']:.1f} s, {graph['snapshot_megabytes']:.0f} MB on top of the records")
    print(f"process with records, snapshot and projection: {graph['process_megabytes']:.0f} MB")
    print(f"projection: {graph['projection_seconds']:.2f} s, once for a snapshot")
    for name, median in report["medians_ms"].items():
        print(f"{name:40} {median:10.1f} ms {report['times_slower_than_samenspel'][name]:8.1f} x")
    print("\n".join(report["differences"]) or "costs equal")


if __name__ == "__main__":
    sys.exit(main())
