"""The log: a line of JSON for each request, with an id that the answer has too, and nothing of a person."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from ipaddress import ip_network
from typing import Any

import pytest
import structlog
import uvicorn
from fastapi.testclient import TestClient

from api.app import create_app
from api.log import log_run, set_up_logs
from api.settings import Settings
from graph.store import Store
from loaders.engine.run import load

PERSONAL = ("Jansen", "123456782", "geheim-token", "192.0.2.7")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged, as JSON, as long as a test lasts."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs("json", stream)
    yield stream
    root.handlers[:], level = before[0], before[1]
    root.setLevel(level)
    logging.getLogger("samenspel").setLevel(logging.NOTSET)
    structlog.contextvars.clear_contextvars()


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_each_request_is_one_line_with_its_route_status_time_and_revision(client: TestClient, log: io.StringIO) -> None:
    asked = {
        "/v1/entities/koepel?lang=nl": ("GET", "/v1/entities/{entity_id}", 200),
        "/entities/koepel": ("GET", "/entities/{entity_id}", 200),
        "/static/samenspel.css": ("GET", "/static", 200),
        "/nergens/ergens": ("GET", "", 404),
    }
    answers = [client.get(address) for address in asked]
    entries = lines(log)
    assert [(entry["method"], entry["route"], entry["status"]) for entry in entries] == list(asked.values())
    assert [entry["id"] for entry in entries] == [answer.headers["X-Request-ID"] for answer in answers]
    assert len({entry["id"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["event"] == "request"
        assert entry["ms"] > 0
        assert entry["revision"] in {1, None}
        assert entry["timestamp"].endswith("Z")


def test_nothing_of_who_asks_and_what_they_ask_is_logged(store: Store, log: io.StringIO) -> None:
    visitor = TestClient(create_app(store), client=("192.0.2.7", 1), raise_server_exceptions=False)
    visitor.headers["Authorization"] = "Bearer geheim-token"
    for address in ("/search?q=Jansen+123456782", "/v1/entities?q=Jansen", "/entities/Jansen", "/v1/Jansen/123456782"):
        visitor.get(address)
    visitor.request("JANSEN", "/search?q=123456782")
    assert len(lines(log)) == 5
    assert not [word for word in PERSONAL if word in log.getvalue()]


def test_a_fault_is_logged_with_where_it_was_and_not_with_what_was_asked(
    store: Store, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("nothing known of Jansen")

    monkeypatch.setattr("api.resources.gaps.all_findings", fail)
    monkeypatch.setattr("api.pages.gaps.all_findings", fail)
    visitor = TestClient(create_app(store), raise_server_exceptions=False)
    for address in ("/v1/gaps", "/gaps?lang=nl"):
        answer = visitor.get(address)
        assert answer.status_code == 500
        # Whoever reports it can tell which line of the log it was.
        assert answer.headers["X-Request-ID"] in answer.text
        assert lines(log)[-1]["id"] == answer.headers["X-Request-ID"]
        assert lines(log)[-1]["status"] == 500
    logging.config.dictConfig(uvicorn.config.LOGGING_CONFIG)
    set_up_logs("json", log)
    logging.getLogger("uvicorn.error").error("Exception in ASGI application", exc_info=RuntimeError("Jansen"))
    assert lines(log)[-1]["error"] == "RuntimeError"
    assert "Jansen" not in log.getvalue()


def test_problems_tell_the_id_too(client: TestClient, log: io.StringIO) -> None:
    answer = client.get("/v1/entities/nergens")
    assert answer.json()["requestId"] == answer.headers["X-Request-ID"] == lines(log)[-1]["id"]


def test_the_id_of_a_proxy_stays_when_that_is_trusted(store: Store) -> None:
    headers = {"X-Request-ID": "abcdef-123456"}
    trusting = create_app(store, settings=Settings(trusted_proxies=(ip_network("127.0.0.1"),)))
    trusted = TestClient(trusting, client=("127.0.0.1", 1))
    assert trusted.get("/about", headers=headers).headers["X-Request-ID"] == "abcdef-123456"
    assert trusted.get("/about", headers={"X-Request-ID": "a b\tc"}).headers["X-Request-ID"] != "a b\tc"
    other = TestClient(trusting, client=("192.0.2.1", 1))
    assert other.get("/about", headers=headers).headers["X-Request-ID"] != "abcdef-123456"


def test_each_run_of_a_loader_is_a_line_and_those_of_one_command_have_one_id(store: Store, log: io.StringIO) -> None:
    log_run("auto")
    runs = load(store, ["overheid"])
    entries = [entry for entry in lines(log) if entry["event"] == "run"]
    assert [(entry["source"], entry["outcome"], entry["claims"]) for entry in entries] == [
        (run.source, run.outcome, run.claims) for run in runs
    ]
    assert len(entries) > 1
    assert len({entry["id"] for entry in entries}) == 1


def test_on_a_terminal_lines_are_text(client: TestClient, log: io.StringIO) -> None:
    stream = io.StringIO()
    set_up_logs("text", stream)
    client.get("/v1/health/live")
    assert "route=/v1/health/live" in stream.getvalue()
    assert not stream.getvalue().startswith("{")
