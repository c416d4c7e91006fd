"""Server time of each page, on the bundled data and on a generated graph of 100,000 entities.

python -m benchmarks.pages [--json]

Each address is asked within the process, so that no network counts: once to fill what is kept for a snapshot (told
apart as "first"), then REQUESTS times. The aims are a 95th percentile below AIMS.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles

from fastapi.testclient import TestClient

from api.app import create_app
from benchmarks.generated import generated_batch
from graph.store import Store, open_store
from loaders.engine.run import load

REQUESTS = 40
AIMS = {"bundled": 50.0, "100,000 entities": 200.0}
ADDRESSES = {
    "bundled": (
        "/",
        "/search",
        "/search?q=flevoland",
        "/entities/tooi-pv24",
        "/entities/kst-33009-104",
        "/paths?from=tooi-pv24&to=mkb-nederland",
        "/gaps",
        "/matrix",
        "/matrix?rows=Municipality",
        "/map",
        "/sources",
        "/changes",
        "/about",
        "/api",
    ),
    "100,000 entities": (
        "/",
        "/search",
        "/search?q=boss",
        "/entities/province-1",
        "/entities/company-1",
        "/paths?from=company-1&to=municipality-7",
        "/gaps",
        "/matrix",
        "/map",
        "/sources",
        "/changes",
        "/about",
    ),
}


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one page: the first request of a new revision, the middle one and the 95th percentile."""

    graph: str
    address: str
    first: float
    p50: float
    p95: float
    kilobytes: float


@contextmanager
def stored(graph: str) -> Iterator[Store]:
    """A store with the graph of that name."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'store.db'}") as store:
        if graph == "bundled":
            load(store)
        else:
            store.sync(generated_batch())
        yield store


def timed(client: TestClient, graph: str, address: str, requests: int) -> Timing:
    """How long a page takes; RuntimeError when it does not answer with 200."""
    took = []
    size = 0
    for _ in range(requests + 1):
        begin = time.perf_counter()
        answer = client.get(address)
        took.append((time.perf_counter() - begin) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        size = len(answer.content)
    cuts = quantiles(took[1:], n=20)
    return Timing(graph, address, took[0], cuts[9], cuts[18], size / 1000)


def main(arguments: Sequence[str]) -> int:
    """1 when a page is above its aim."""
    timings = []
    for graph, addresses in ADDRESSES.items():
        with stored(graph) as store, TestClient(create_app(store)) as client:
            client.get("/v1/health")
            timings += [timed(client, graph, address, REQUESTS) for address in addresses]
    if "--json" in arguments:
        print(json.dumps([asdict(timing) for timing in timings], indent=2))
    else:
        print(f"{'graph':18}{'page':44}{'first':>9}{'p50':>8}{'p95':>8}{'kB':>8}  (ms)")
        for timing in timings:
            slow = "  above the aim" if timing.p95 > AIMS[timing.graph] else ""
            print(
                f"{timing.graph:18}{timing.address:44}{timing.first:9.0f}{timing.p50:8.1f}{timing.p95:8.1f}"
                f"{timing.kilobytes:8.0f}{slow}"
            )
    return int(any(timing.p95 > AIMS[timing.graph] for timing in timings))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
