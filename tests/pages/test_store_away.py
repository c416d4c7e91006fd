"""With the store away reading goes on, from what it held last, and says so; what takes the store itself tells that."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import Store, open_store
from graph.store.neo4j import Neo4jStore
from loaders.engine.clean import clean_sent
from tests.fictitious import batch
from tests.neo4j_server import Neo4jServer
from tests.pages.addresses import PAGES

# What is told from the log, or from how loading went.
NEEDS_THE_STORE = ("/changes", "/meeting?", "knownOn")
BEHIND = {"nl": "kan zijn gegevens nu niet bijwerken", "en": "cannot update its data at the moment"}


def until(client: TestClient, status: str, seconds: float = 60) -> None:
    """Wait until the service tells so of itself."""
    deadline = time.monotonic() + seconds
    while client.get("/v1/health/ready").json()["status"] != status:
        assert time.monotonic() < deadline, f"it never said {status}"
        time.sleep(0.05)


def moved_away(file: Path) -> Callable[[], None]:
    """Take the file of a store away, with what SQLite keeps beside it; the function puts it back."""
    away = file.parent / "away"
    away.mkdir()
    for each in file.parent.glob(f"{file.name}*"):
        each.rename(away / each.name)

    def back() -> None:
        for each in away.iterdir():
            each.rename(file.parent / each.name)
        away.rmdir()

    return back


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{file}") as opened:
        opened.sync(batch())
        yield opened


def test_reading_goes_on_with_how_old_it_is_until_the_store_is_back(store: Store, file: Path) -> None:
    with TestClient(create_app(store)) as client:
        until(client, "ok")
        entity = client.get("/v1/entities/koepel")
        back = moved_away(file)
        until(client, "behind")
        for language, sentence in BEHIND.items():
            page = client.get(f"/entities/koepel?lang={language}")
            assert page.status_code == 200
            assert sentence in page.text
            assert "ETag" not in page.headers
        answer = client.get("/v1/entities/koepel")
        assert answer.json() == entity.json()
        age = datetime.now(UTC) - datetime.fromisoformat(answer.headers["Samenspel-As-Of"])
        assert timedelta() <= age < timedelta(minutes=2)
        assert client.get("/v1/health").status_code == 503
        assert client.get("/v1/health/live").status_code == 200
        ready = client.get("/v1/health/ready").json()
        assert ready["revision"] == 1
        assert datetime.fromisoformat(ready["asOf"]) <= datetime.now(UTC)
        back()
        until(client, "ok")
        assert BEHIND["nl"] not in client.get("/entities/koepel?lang=nl").text
        assert "Samenspel-As-Of" not in client.get("/v1/entities/koepel").headers
        assert client.get("/v1/health/ready").json()["asOf"] is None


def test_what_takes_the_store_itself_says_so_at_once_and_nothing_else_does(bundled: Store, tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    shutil.copy(bundled.url.removeprefix("sqlite:///"), file)
    with open_store(f"sqlite:///{file}") as store, TestClient(create_app(store, clean_sent)) as client:
        until(client, "ok")
        assert client.get("/").status_code == 200
        # How findings fared is written, and read, once they are worked out.
        deadline = time.monotonic() + 60
        while not client.get("/v1/gaps/trend").json()["items"]:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        moved_away(file)
        until(client, "behind")
        for address in (*PAGES, "/entities/ipo?knownOn=2020"):
            begin = time.monotonic()
            page = client.get(address, headers={"Accept-Language": "nl"})
            assert time.monotonic() - begin < 10, address
            if address == "/sources" or any(part in address for part in NEEDS_THE_STORE):
                assert page.status_code == 503, address
                assert "geeft nu geen antwoord" in page.text
            else:
                assert page.status_code == (404 if "bestaatniet" in address and "?" not in address else 200), address
            if not address.startswith("/map/"):
                assert BEHIND["nl"] in page.text, address
        for address in ("/v1/changes", "/v1/sources", "/v1/meeting?from=2024", "/v1/entities?knownOn=2020"):
            answer = client.get(address)
            assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json"), address
            assert "store" in answer.json()["detail"]
        for address in ("/v1/gaps", "/v1/matrix", "/v1/map", "/v1/entities?q=ipo", "/v1/coverage", "/v1/questions"):
            assert client.get(address).status_code == 200, address
        assert not file.exists(), "a reader made an empty store in its place"


def test_without_anything_to_go_on_with_it_is_not_ready(store: Store, file: Path) -> None:
    moved_away(file)
    with TestClient(create_app(store)) as client:
        for address in ("/v1/health/ready", "/v1/health", "/v1/entities", "/"):
            assert client.get(address).status_code == 503, address
        assert client.get("/v1/health/live").status_code == 200
    assert not file.exists()


# A server starts twice.
@pytest.mark.timeout(400)
def test_reading_goes_on_when_a_neo4j_stops(protected_neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", protected_neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", protected_neo4j.password)
    with Neo4jStore(protected_neo4j.bolt_url, wait=4) as store:
        store.sync(batch())
        with TestClient(create_app(store)) as client:
            until(client, "ok")
            held = client.get("/v1/entities/koepel").json()
            protected_neo4j.kill()
            until(client, "behind")
            begin = time.monotonic()
            assert client.get("/v1/entities/koepel").json() == held
            assert BEHIND["nl"] in client.get("/entities/koepel?lang=nl").text
            assert client.get("/v1/changes").status_code == 503
            assert time.monotonic() - begin < 5
            protected_neo4j.restart()
            until(client, "ok")
            store.retract(batch().source.id)
            deadline = time.monotonic() + 60
            while client.get("/v1/entities/koepel").status_code != 404:
                assert time.monotonic() < deadline
                time.sleep(0.05)
