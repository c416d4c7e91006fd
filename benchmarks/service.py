"""Requests a second of the service on the bundled data, beside an empty route of FastAPI under the same server.

    python -m benchmarks service [--json]

Each is served by processes of its own, by one worker and by two, and asked over one kept-alive connection and over
CONNECTIONS. Then HANGING connections ask DEAREST and hang up: told is how long `/v1/health`
takes meanwhile, and how soon the processor is at rest. The aims are half of what the empty route reaches, or ENOUGH
requests a second, whichever is less; HEALTHY seconds for an answer of `/v1/health`; and RESTING seconds until rest.
"""

import asyncio
import json
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import quantiles

import psutil
import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from graph.store import open_store
from loaders.engine.run import load

CONNECTIONS = 16
SECONDS = 3.0
ENOUGH = 600.0
ADDRESSES = ("/", "/v1/entities?q=flevoland", "/v1/paths?from=tooi-pv22&to=mkb-nederland", "/v1/health")
AIMED = ("/v1/entities?q=flevoland", "/v1/paths?from=tooi-pv22&to=mkb-nederland")
HANGING = 64
HEALTHY, RESTING = 0.5, 5.0
AT_REST = 5.0
# Of some hundred questions with two to nine parties to pass, 12 steps and 20 routes this one took longest by far.
DEAREST = "/v1/paths?from=tooi-gm1783&to=tooi-gm1735&via=tooi-gm0080&via=tooi-gm1949&k=20&maxLength=12"
EMPTY = "import sys; from benchmarks.service import serve_empty; serve_empty(int(sys.argv[1]))"

empty = FastAPI(openapi_url=None)


@empty.get("/")
async def nothing() -> dict[str, str]:
    """The least that FastAPI can answer."""
    return {}


@dataclass(frozen=True)
class Rate:
    """Requests a second, and milliseconds of the middle one and of the 95th percentile."""

    served: str
    workers: int
    address: str
    connections: int
    per_second: float
    p50: float
    p95: float


@dataclass(frozen=True)
class Flood:
    """Seconds: the longest answer of health while HANGING ask, and from their hanging up until the processor rests."""

    workers: int
    health: float
    rest: float


def serve_empty(workers: int) -> None:
    """Serve the empty route at a port that the first line printed tells."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}/", flush=True)
    config = uvicorn.Config("benchmarks.service:empty", log_level="warning", workers=workers)
    (Multiprocess(config, [listening]).run if workers > 1 else lambda: uvicorn.Server(config).run([listening]))()


@contextmanager
def running(command: Sequence[str], workers: int) -> Iterator[tuple[int, psutil.Process]]:
    """The port of a service, and its process, meanwhile."""
    process = subprocess.Popen(
        [sys.executable, "-c", *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        match = re.search(r":(\d+)/", process.stdout.readline())
        assert match
        running = psutil.Process(process.pid)
        while workers > 1 and len(running.children()) < workers:
            time.sleep(0.1)
        yield int(match[1]), running
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


class _Connection:
    """A kept-alive connection that does as little as it can, as it shares the processor with what it measures."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> "_Connection":
        return cls(*await asyncio.open_connection("127.0.0.1", port, limit=2**20))

    def ask(self, address: str) -> None:
        self._writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

    async def answer(self) -> int:
        """The status of the answer, read to its end."""
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        await self._reader.readexactly(int(length[1]) if length else 0)
        return int(head[9:12])

    def close(self) -> None:
        self._writer.transport.abort()


async def rate(served: str, workers: int, port: int, address: str, connections: int) -> Rate:
    took: list[float] = []
    opened = [await _Connection.to(port) for _ in range(connections)]

    async def go_on(connection: _Connection, until: float) -> None:
        while (begin := time.perf_counter()) < until:
            connection.ask(address)
            status = await connection.answer()
            if status != 200:
                raise RuntimeError(f"{address} answered {status}")
            took.append((time.perf_counter() - begin) * 1000)

    # The first second fills what is kept for a snapshot.
    for seconds in (1.0, SECONDS):
        took.clear()
        begin = time.perf_counter()
        await asyncio.gather(*(go_on(connection, begin + seconds) for connection in opened))
        passed = time.perf_counter() - begin
    for connection in opened:
        connection.close()
    cuts = quantiles(took, n=20)
    return Rate(served, workers, address, connections, len(took) / passed, cuts[9], cuts[18])


async def _flood(workers: int, port: int, process: psutil.Process) -> Flood:
    asking = [await _Connection.to(port) for _ in range(HANGING)]
    for connection in asking:
        connection.ask(DEAREST)
    health = [await _healthy(port) for _ in range(20)]
    for connection in asking:
        connection.close()
    begin = time.perf_counter()
    while await _busy(process) > AT_REST and time.perf_counter() - begin < 600:
        pass
    return Flood(workers, max(health), time.perf_counter() - begin)


async def _healthy(port: int) -> float:
    begin = time.perf_counter()
    connection = await _Connection.to(port)
    connection.ask("/v1/health")
    await connection.answer()
    connection.close()
    await asyncio.sleep(0.1)
    return time.perf_counter() - begin - 0.1


async def _busy(process: psutil.Process) -> float:
    """The percentage of a core that a process and those below it take."""
    everything = [process, *process.children(recursive=True)]
    for member in everything:
        member.cpu_percent()
    await asyncio.sleep(0.4)
    return float(sum(member.cpu_percent() for member in everything))


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark; 1 when an aim is not reached."""
    rates, floods = [], []
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/store.db"
        with open_store(url) as store:
            load(store)
        for workers in (1, 2):
            with running([EMPTY, str(workers)], workers) as (port, _):
                rates += [asyncio.run(rate("empty", workers, port, "/", count)) for count in (1, CONNECTIONS)]
            serving = ["import cli; cli.main()", "serve", "--port", "0", "--store", url, "--workers", str(workers)]
            with running(serving, workers) as (port, process):
                for address in ADDRESSES:
                    rates += [
                        asyncio.run(rate("samenspel", workers, port, address, count)) for count in (1, CONNECTIONS)
                    ]
                floods.append(asyncio.run(_flood(workers, port, process)))
    if "--json" in arguments:
        print(json.dumps({"rates": [asdict(row) for row in rates], "floods": [asdict(flood) for flood in floods]}))
    else:
        print(f"{'':10}{'workers':>8}{'connections':>12}{'a second':>10}{'p50 ms':>8}{'p95 ms':>8}  address")
        for row in rates:
            print(
                f"{row.served:10}{row.workers:8}{row.connections:12}{row.per_second:10.0f}{row.p50:8.1f}{row.p95:8.1f}"
                f"  {row.address}"
            )
        for flood in floods:
            print(f"{flood.workers} workers: health {flood.health:.3f} s, rest after {flood.rest:.1f} s")
    limit = max(row.per_second for row in rates if row.served == "empty")
    aim = min(ENOUGH, limit / 2)
    slow = any(
        row.per_second < aim
        for row in rates
        if (row.workers, row.connections) == (2, CONNECTIONS) and row.address in AIMED
    )
    return int(slow or any(flood.health > HEALTHY or flood.rest > RESTING for flood in floods))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
