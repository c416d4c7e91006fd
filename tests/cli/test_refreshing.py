"""`samenspel refresh`, and what the command, the pages and the API tell of a source that cannot be refreshed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.model.records import Batch, Entity, Rank, Source
from graph.model.words import message
from graph.store import Run, Store, open_store
from tests.cli.conftest import Samenspel


def run(at: str, outcome: str, *texts: str) -> Run:
    return Run("roo", at, outcome, 1, 0, 0, tuple(message("as-it-is", text=text) for text in texts))  # type: ignore[arg-type]


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Store]:
    """A store in which a register was refreshed once, and failed to be twice since."""
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        source = Source("roo", "Register", "Registerhouder", "CC0-1.0", Rank.REGISTER)
        store.sync(Batch(source, (Entity("waterschap-x", "WaterAuthority", "Waterschap X"),), ()))
        store.record_run(Run("roo", "2026-11-20T06:00:00+00:00", "loaded", 1, 1, 0))
        store.record_run(run("2026-11-20T06:00:00+00:00", "fetched"))
        store.record_run(run("2026-11-21T06:00:00+00:00", "failed", "HTTP 503"))
        store.record_run(run("2026-11-22T06:00:00+00:00", "failed", "HTTP 404"))
        yield store


def test_a_dry_run_tells_all_that_is_due_and_asks_nobody(samenspel: Samenspel) -> None:
    answer = samenspel("refresh", "--due", "--dry-run", "--json")
    assert answer.code == 0, answer.err
    items = json.loads(answer.out)["items"]
    assert {"roo", "overheid", "officiele_publicaties", "cordis", "ted", "tweede_kamer"} <= {
        item["card"] for item in items
    }
    assert {item["outcome"] for item in items} == {"due"}
    assert {item["requests"] for item in items} == {0}


def test_a_dry_run_is_told_in_either_language(samenspel: Samenspel) -> None:
    assert "aan de beurt" in samenspel("refresh", "--dry-run").out
    assert "due" in samenspel("refresh", "--dry-run", "--lang", "en").out


def test_what_cannot_be_refreshed_is_told_with_what_can(samenspel: Samenspel) -> None:
    answer = samenspel("refresh", "ecosysteem")
    assert answer.code == 1
    assert "dat kan wel met" in answer.err
    assert "tweede_kamer" in answer.err


def test_the_sources_tell_since_when_one_is_not_refreshed(failing: Store, samenspel: Samenspel) -> None:
    assert "vernieuwen mislukt sinds 2026-11-21" in samenspel("sources").out
    cards = {card["id"]: card for card in json.loads(samenspel("sources", "--json").out)["cards"]}
    assert cards["roo"]["failingSince"] == "2026-11-21T06:00:00+00:00"
    assert cards["roo"]["feed"]["addresses"] == ["https://organisaties.overheid.nl/archive/exportOO.xml"]
    assert cards["ted"]["failingSince"] is None


def test_the_page_tells_since_when_a_source_is_not_refreshed_and_why(failing: Store) -> None:
    page = TestClient(create_app(failing)).get("/sources").text
    assert "Niet te vernieuwen" in page
    assert "HTTP 404" in page
    assert "dit is de laatste goede uitgave" in page


def test_the_api_tells_since_when_a_source_is_not_refreshed_and_why(failing: Store) -> None:
    answer = TestClient(create_app(failing)).get("/v1/sources").json()
    assert answer["failing"] == [
        {
            "card": "roo",
            "since": "2026-11-21T06:00:00+00:00",
            "lastTry": "2026-11-22T06:00:00+00:00",
            "message": "HTTP 404",
        }
    ]
    (source,) = answer["items"]
    assert source["failingSince"] == "2026-11-21T06:00:00+00:00"
    assert source["lastRun"]["outcome"] == "loaded"
