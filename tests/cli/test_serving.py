"""The service as processes of its own: quick on one connection, soon at rest, answering by several workers."""

import http.client
import json
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

import psutil
import pytest

from graph.store import open_store
from tests.assistants.conftest import OLDER, at_address
from tests.cli.conftest import COMMAND
from tests.wide import DEAREST, wide_batch

REQUESTS = 20
# What an answer waits for when the small packets behind a larger one are held back until it was acknowledged.
HELD_BACK = 0.040
HANGING_UP = 64


@pytest.fixture
def store(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as opened:
        opened.sync(wide_batch())
    return url


@contextmanager
def serving(store: str, *options: str) -> Iterator[tuple[psutil.Popen, int]]:
    """The process of a service and its port; it has to end in peace."""
    command = [COMMAND, "serve", "--port", "0", "--store", store, *options]
    process = psutil.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        assert address
        yield process, int(address[1])
    finally:
        if process.is_running():
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def answered(port: int, address: str = "/v1/health") -> float:
    """Seconds that an answer takes over a connection of its own."""
    begin = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", address)
        assert connection.getresponse().status == 200
    return time.monotonic() - begin


def wait_for(what: Callable[[], object], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_answers_over_one_kept_alive_connection_are_not_held_back(store: str) -> None:
    with serving(store) as (_, port):
        anew = [answered(port) for _ in range(REQUESTS)]
        took = []
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            for _ in range(REQUESTS):
                begin = time.monotonic()
                connection.request("GET", "/v1/health")
                assert connection.getresponse().read()
                took.append(time.monotonic() - begin)
        assert median(took) < median(anew) + HELD_BACK / 2, took


def test_when_all_that_ask_a_dear_question_hang_up_the_service_is_at_rest_again(store: str) -> None:
    with serving(store) as (process, port):
        answered(port)
        asking = [socket.create_connection(("127.0.0.1", port)) for _ in range(HANGING_UP)]
        for connection in asking:
            connection.sendall(f"GET /v1/paths?{DEAREST} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        meanwhile = sorted(answered(port) for _ in range(10))
        for connection in asking:
            connection.close()
        begin = time.monotonic()
        wait_for(lambda: process.cpu_percent(0.5) < 10)
        assert time.monotonic() - begin < 5
        assert meanwhile[8] < 1, meanwhile
        answered(port, "/v1/paths?from=gemeente-0&to=gemeente-1")


def workers_of(process: psutil.Popen) -> list[psutil.Process]:
    """The processes that answer; Python keeps another one that minds what they share."""
    alive = [child for child in process.children() if child.status() != psutil.STATUS_ZOMBIE]
    return [child for child in alive if "resource_tracker" not in " ".join(child.cmdline())]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_several_workers_answer_at_one_address_and_end_together(store: str, stop: signal.Signals) -> None:
    with serving(store, "--workers", "2") as (process, port):
        wait_for(lambda: len(workers_of(process)) == 2)
        workers = workers_of(process)
        assert answered(port) < 60
        process.send_signal(stop)
        _, log = process.communicate(timeout=60)
        assert process.returncode == 0
        assert [json.loads(line)["route"] for line in log.splitlines()] == ["/v1/health"]
        assert not any(worker.is_running() for worker in workers)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))


def test_whichever_worker_is_asked_tells_what_all_of_them_measured(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMENSPEL_METRICS_FROM", "127.0.0.1")
    counted = re.compile(r'samenspel_request_seconds_count\{method="GET",route="/v1/health".*\} (\d+)')
    with serving(store, "--workers", "2") as (process, port):
        wait_for(lambda: len(workers_of(process)) == 2)
        for _ in range(REQUESTS):
            answered(port)
        for _ in range(4):
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
                connection.request("GET", "/metrics")
                match = counted.search(connection.getresponse().read().decode())
            assert match
            assert int(match[1]) == REQUESTS


@pytest.mark.parametrize("mode", ["auto", OLDER])
def test_it_does_not_matter_to_an_assistant_which_worker_gets_a_message(store: str, mode: str) -> None:
    with serving(store, "--workers", "2") as (process, port):
        wait_for(lambda: len(workers_of(process)) == 2)
        workers = workers_of(process)
        before = [worker.cpu_times().user for worker in workers]
        with at_address(f"http://127.0.0.1:{port}", kept_alive=False, mode=mode) as assistant:
            for number in range(REQUESTS):
                (line,) = assistant.knows("search", text=f"gemeente-{number}").data["lines"][:1]
                assert line["entities"][0]["id"] == f"gemeente-{number}"
        assert all(worker.cpu_times().user > was for worker, was in zip(workers, before, strict=True))


@pytest.mark.timeout(240)
def test_a_worker_that_dies_is_replaced_and_all_end_when_the_process_above_them_is_killed(store: str) -> None:
    with serving(store, "--workers", "2") as (process, port):
        wait_for(lambda: len(workers_of(process)) == 2)
        answered(port)
        first = workers_of(process)
        first[0].kill()
        # On a busy machine the process above them may first wait a minute for the other, which is still starting.
        wait_for(lambda: len(set(workers_of(process)) - set(first)) == 1, 100)
        assert first[1].is_running()
        answered(port)
        workers = workers_of(process)
        process.kill()
        psutil.wait_procs(workers, timeout=60)
        assert not any(worker.is_running() for worker in workers)


def test_a_service_that_refreshes_looks_by_itself_what_is_due_and_ends_in_the_middle_of_it(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What it asks for goes to a port where nobody listens, so that it keeps trying.
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.chdir(tmp_path)
    with serving(store, "--refresh") as (_, port), open_store(store) as opened:
        answered(port)
        wait_for(lambda: [run.outcome for run in opened.runs()] == ["started"])
        answered(port)


def test_a_setting_that_is_wrong_is_told_before_anything_is_served(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMENSPEL_TRUSTED_PROXIES", "proxy")
    done = subprocess.run(
        [COMMAND, "serve", "--port", "0", "--store", store, "--lang", "en"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "SAMENSPEL_TRUSTED_PROXIES" in done.stderr
    assert "10.0.0.0/8" in done.stderr
