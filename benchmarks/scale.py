"""How Samenspel grows: loading, starting, following a change, and answering, on a graph of any size.

    python -m benchmarks scale [--entities=300000] [--neo4j=30000] [--json]

There are three times as many claims as entities. Each row is measured in a process of its own; the yardstick is bare
SQLite that inserts and reads the same bytes in the same run. A first load makes its records while it goes, as a source
does; what that takes is what an unchanged reload takes. Of Neo4j, which takes a hundred times as long to load, a
graph of its own size is loaded and read (`--neo4j=0`: none). docs/scale.md says what the figures mean.
"""

import argparse
import asyncio
import json
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any
from urllib.request import urlopen

from benchmarks.generated import streamed_batch
from benchmarks.service import CONNECTIONS, rate, running
from graph.ask.column_file import file_of, kept_columns
from graph.ask.column_reading import columns_of
from graph.ask.findings import all_findings
from graph.ask.paths import PathQuestion, find_paths
from graph.ask.projection import project
from graph.ask.search import search
from graph.ask.search_index import search_index
from graph.ask.snapshot import take_snapshot
from graph.model.plain import to_json
from graph.model.records import Batch, Claim, Entity, Rank, Source
from graph.model.vocabulary import Meaning
from graph.store import open_store
from tests.neo4j_server import running_neo4j

CHANGED = 100
QUESTIONS = 60
SERVE = ("import cli; cli.main()", "serve", "--port", "0", "--store")
ADDRESSES = ("/", "/v1/entities?q=boss", "/v1/paths?from=company-1&to=municipality-7")


@dataclass(frozen=True)
class Row:
    """One measurement: a number and its unit."""

    what: str
    value: float
    unit: str


def main(arguments: Sequence[str]) -> int:
    """0; what is measured has no fixed aim, as it depends on the size asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks scale")
    parser.add_argument("--entities", type=int, default=300_000)
    parser.add_argument("--neo4j", type=int, default=30_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(list(arguments))
    rows: list[Row] = []

    def tell(*measured: Row) -> None:
        rows.extend(measured)
        for row in () if options.json else measured:
            print(f"{row.what:58}{row.value:12,.2f} {row.unit}", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'store.db'}"
        tell(Row("entities", options.entities, ""), Row("claims", 3 * options.entities, ""))
        bare = alone(_bare, options.entities, f"{folder}/bare.db")
        tell(*bare)
        loaded = alone(_first_load, options.entities, url)
        tell(*loaded, Row("first load against bare inserts", loaded[0].value / bare[0].value, "x"))
        tell(*alone(_reload, options.entities, url))
        tell(*alone(_read, url, False), *alone(_read, url, True))
        tell(*alone(_answers, url))
        for workers in (1, 2):
            tell(*_served(url, options.entities, workers))
    if options.neo4j:
        with running_neo4j(heap="3g", page_cache="1g") as server:
            prefix = f"neo4j, {options.neo4j:,} entities: "
            for part in (_first_load, _reload):
                tell(*(_named(row, prefix) for row in alone(part, options.neo4j, server.bolt_url)))
            tell(*(_named(row, prefix) for row in alone(_read, server.bolt_url, False)))
    if options.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    return 0


def alone(measure: Callable[..., list[Row]], *arguments: Any) -> list[Row]:
    """What a measurement gives in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, *arguments).result()


def _named(row: Row, prefix: str) -> Row:
    return Row(prefix + row.what, row.value, row.unit)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bare(entities: int, path: str) -> list[Row]:
    """The yardstick: the same bytes put into two tables and read back, by SQLite alone."""
    batch = streamed_batch(entities, 3 * entities)
    rows = [(entity.id, to_json(entity)) for entity in batch.entities]
    rows += [(str(number), to_json(claim)) for number, claim in enumerate(batch.claims)]
    begin = time.perf_counter()
    with sqlite3.connect(path) as db:
        db.execute("create table row (id text primary key, body blob) without rowid")
        db.executemany("insert into row values (?, ?)", rows)
    inserted = time.perf_counter() - begin
    rows.clear()
    begin = time.perf_counter()
    read = sum(len(body) for (body,) in sqlite3.connect(path).execute("select body from row"))
    took = time.perf_counter() - begin
    return [
        Row("bare inserts of the same bytes", inserted, "s"),
        Row("bare reading of the same bytes", took, "s"),
        Row("bytes", read / 1e6, "MB"),
    ]


def _first_load(entities: int, url: str) -> list[Row]:
    begin = time.perf_counter()
    with open_store(url) as store:
        store.sync(streamed_batch(entities, 3 * entities))
    return [Row("first load", time.perf_counter() - begin, "s"), Row("first load, peak memory", _peak(), "MB")]


def _reload(entities: int, url: str) -> list[Row]:
    begin = time.perf_counter()
    with open_store(url) as store:
        store.sync(streamed_batch(entities, 3 * entities))
    return [Row("unchanged reload", time.perf_counter() - begin, "s")]


def _read(url: str, kept: bool) -> list[Row]:
    """From the store to a snapshot, from its file of columns when that is kept."""
    with open_store(url) as store:
        begin = time.perf_counter()
        columns = kept_columns(store) if kept else columns_of(store)
        read = time.perf_counter() - begin
        begin = time.perf_counter()
        take_snapshot(columns)
        taken, peak = time.perf_counter() - begin, _peak()
        kept_columns(store)
    what = "from the file of columns" if kept else "from the store"
    return [
        Row(f"columns {what}", read, "s"),
        Row(f"snapshot of columns {what}", taken, "s"),
        Row(f"columns {what}, peak memory", peak, "MB"),
    ]


def _answers(url: str) -> list[Row]:
    with open_store(url) as store:
        snapshot = take_snapshot(kept_columns(store))
    rows = [
        Row("projection", _seconds(lambda: project(snapshot, Meaning.INTRODUCTION)), "s"),
        Row("search index", _seconds(lambda: search_index(snapshot)), "s"),
        Row("search index, memory so far", _peak(), "MB"),
    ]
    random = Random(7)
    companies = [id for id in snapshot.columns.ids if id.startswith("company-")]
    bodies = [id for id in snapshot.columns.ids if id.startswith(("municipality-", "association-"))]
    pairs = [(random.choice(companies), random.choice(bodies)) for _ in range(QUESTIONS)]
    find_paths(snapshot, PathQuestion.between(*pairs[0], k=5))
    asked = [partial(find_paths, snapshot, PathQuestion.between(*pair, k=5)) for pair in pairs]
    answered = [(question().paths, _seconds(question)) for question in asked]
    rows += _spread("routes, k=5", [seconds for paths, seconds in answered if paths])
    rows += _spread("no route, with the reason", [seconds for paths, seconds in answered if not paths])
    stops = [(*pair, via) for pair in pairs[:20] if (via := random.choice(bodies)) not in pair]
    by_stop = [
        partial(find_paths, snapshot, PathQuestion.between(start, goal, k=5, via=(via,), max_length=12))
        for start, goal, via in stops
    ]
    rows += _spread("routes, k=5, by a stop, at most 12 steps", list(map(_seconds, by_stop)))
    names = [snapshot.node(random.choice(companies)).name for _ in range(QUESTIONS)]
    rows += _spread("search", [_seconds(partial(search, snapshot, name)) for name in names])
    rows += [
        Row("all gap rules", _seconds(lambda: all_findings(snapshot)), "s"),
        Row("with all that is prepared, peak memory", _peak(), "MB"),
    ]
    return rows


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _spread(what: str, seconds: Sequence[float]) -> list[Row]:
    """The middle and the 95th percentile, in milliseconds; nothing of fewer than two."""
    if len(seconds) < 2:
        return []
    return [
        Row(f"{what}, median", median(seconds) * 1000, "ms"),
        Row(f"{what}, p95", quantiles(seconds, n=20)[18] * 1000, "ms"),
    ]


def _served(url: str, entities: int, workers: int) -> list[Row]:
    """How soon the service answers without and with its file, and follows a change; how much it answers and holds."""
    rows: list[Row] = []
    named = f"{workers} worker{'s' if workers > 1 else ''}"
    if workers == 1:
        file_of(url).unlink(missing_ok=True)
        with running((*SERVE, url), 1) as (port, _):
            rows.append(Row("start until the first page, without a file", _until(port, "/"), "s"))
    with running((*SERVE, url, "--workers", str(workers)), workers) as (port, process):
        rows.append(Row(f"start until the first page, {named}", _until(port, "/"), "s"))
        for address in ADDRESSES:
            _until(port, address)
        for address in ADDRESSES:
            answered = asyncio.run(rate("samenspel", workers, port, address, CONNECTIONS))
            rows.append(Row(f"{address}, {named}", answered.per_second, "requests/s"))
        usual = quantiles([_until(port, ADDRESSES[1]) for _ in range(40)], n=20)[18]
        before = _revision(port)
        with open_store(url) as store:
            store.sync(_change(workers))
        begin, longest = time.perf_counter(), 0.0
        while _revision(port) == before:
            longest = max(longest, _until(port, ADDRESSES[1]))
        rows += [
            Row(f"{CHANGED} changed claims until shown, {named}", time.perf_counter() - begin, "s"),
            Row(f"longest request meanwhile against the usual p95, {named}", longest / usual, "x"),
        ]
        shown = list(chain([process], process.children(recursive=True)))
        rows += [
            Row(
                f"resident, {named}",
                max(member.memory_info().rss for member in shown) / 1e6,
                "MB in the largest process",
            ),
            Row(f"of their own, {named}", sum(member.memory_full_info().uss for member in shown) / 1e6, "MB together"),
        ]
    return rows


def _until(port: int, address: str) -> float:
    """Seconds until an address is answered, asked again while the service only begins."""
    begin = time.perf_counter()
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}{address}", timeout=600) as answer:
                answer.read()
            return time.perf_counter() - begin
        except OSError:
            time.sleep(0.05)


def _revision(port: int) -> int:
    with urlopen(f"http://127.0.0.1:{port}/v1/health", timeout=600) as answer:
        return int(json.loads(answer.read())["revision"])


def _change(number: int) -> Batch:
    """Another source, which says CHANGED things of what is known already."""
    ends = [Entity(f"company-{place}", "Company", f"Bedrijf {place}") for place in range(CHANGED)]
    association = Entity("association-1", "Association", "Vereniging 1")
    claims = tuple(Claim(end.id, "memberOf", association.id, role=f"wijziging {number}") for end in ends)
    source = Source("changed", "Wijziging", "Samenspel", "CC0-1.0", Rank.CURATED, published="2026-02-01")
    return Batch(source, (*ends, association), claims)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
