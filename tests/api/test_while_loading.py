"""Many ask while a load writes: nobody waits for it in vain, and every answer is of one revision."""

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.graph_now import DATES_KEPT, GraphNow
from graph.ask.findings import all_findings
from graph.ask.gaps import Finding
from graph.ask.search import search
from graph.ask.snapshot import Snapshot
from graph.model.collecting import no_collecting
from graph.model.words import message
from graph.store import Run, Store, StoreError
from graph.store.contract import Change, Rows
from tests.fictitious import CLAIMS, ENTITIES, batch

PATHS = ("/v1/entities?limit=500", "/v1/entities?q=Voorbeeld", "/v1/entities/koepel", "/v1/matrix", "/v1/gaps",
         "/v1/changes?limit=500", "/v1/sources", "/v1/paths?from=zuidland&to=vbz", "/v1/health", "/search",
         "/")  # fmt: skip
ASKING = 50
LOADS = 12


def test_fifty_that_ask_during_loads_each_get_one_revision_and_none_fails(store: Store) -> None:
    app = create_app(store)
    for path in PATHS:
        # Routes are made when they are first asked for: in a service by one loop, and not by fifty.
        TestClient(app).get(path)
    done = threading.Event()

    def write() -> None:
        for number in range(LOADS):
            entities = tuple(replace(entity, description=f"editie {number}") for entity in ENTITIES)
            store.sync(batch(entities=entities, claims=CLAIMS))
        done.set()

    def ask(number: int) -> set[str]:
        client, editions = TestClient(app), set[str]()
        asked = 0
        while not done.is_set() or asked < 3:
            response = client.get(PATHS[(number + asked) % len(PATHS)])
            assert response.status_code == 200, response.text
            if response.url.path == "/v1/entities":
                seen = {item["description"] for item in response.json()["items"]}
                assert len(seen) == 1, seen
                editions |= {str(description) for description in seen}
            asked += 1
        return editions

    with ThreadPoolExecutor(ASKING + 1) as pool:
        answers = pool.map(ask, range(ASKING))
        writing = pool.submit(write)
        seen = set[str]().union(*answers)
        writing.result()
    assert seen <= {"None", *(f"editie {number}" for number in range(LOADS))}
    assert TestClient(app).get("/v1/entities").json()["items"][0]["description"] == f"editie {LOADS - 1}"


class SlowStore:
    """A store of which reading waits for a sign."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.url, self.state, self.writes = store.url, store.state, store.writes
        self.begun, self.go = threading.Event(), threading.Event()

    def revision(self) -> int:
        return self._store.revision()

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        self.begun.set()
        assert self.go.wait(30)
        with self._store.rows() as rows:
            yield rows

    def changes(self, since: int = 0) -> Iterator[Change]:
        self.begun.set()
        assert self.go.wait(30)
        return self._store.changes(since)


@pytest.fixture
def slow(store: Store) -> Iterator[SlowStore]:
    opened = SlowStore(store)
    yield opened
    opened.go.set()


def test_while_a_new_revision_is_prepared_all_are_answered_from_the_one_before(store: Store, slow: SlowStore) -> None:
    slow.go.set()
    now = GraphNow(slow)  # type: ignore[arg-type]
    with now.watched():
        before = now.snapshot().revision
        slow.begun.clear()
        slow.go.clear()
        store.sync(batch(claims=CLAIMS[1:]))
        assert slow.begun.wait(30)
        assert now.snapshot().revision == before
        slow.go.set()
        assert within(30, lambda: now.snapshot().revision == store.revision() == before + 1)


class SlowRules:
    """Rules that find what they find when there is a sign, which they say that they wait for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        monkeypatch.setattr("api.graph_now.all_findings", self._all_findings)

    def _all_findings(self, snapshot: Snapshot) -> tuple[Finding, ...]:
        self.begun.set()
        assert self.go.wait(30)
        return all_findings(snapshot)


def test_until_what_follows_from_the_whole_is_worked_out_answers_of_that_are_of_before(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = SlowRules(monkeypatch)
    rules.go.set()
    with TestClient(create_app(store)) as client:
        assert within(30, lambda: client.get("/v1/gaps").json()["revision"] == 1)
        assert within(30, lambda: "wordt nog uitgezocht" not in client.get("/").text)
        rules.begun.clear()
        rules.go.clear()
        store.sync(batch(claims=CLAIMS[1:]))
        assert rules.begun.wait(30)
        assert within(30, lambda: client.get("/v1/health").json()["revision"] == 2)
        assert "Voorbeeldkoepel" not in client.get("/entities/pv-noordland").text
        assert "wordt nog uitgezocht" in client.get("/").text
        for path in ("/v1/gaps", "/v1/paths?from=pv-noordland&to=vbz", "/v1/coverage"):
            assert client.get(path).json()["revision"] == 1, path
        rules.go.set()
        assert within(30, lambda: client.get("/v1/gaps").json()["revision"] == 2)
        worked_out = str(client.app.state.graphs.whole.snapshot().compiled.keys())  # type: ignore[attr-defined]
    assert all(name in worked_out for name in ("all_findings", "coverage", "_projected"))


def test_the_home_page_of_a_service_that_begins_does_not_wait_for_what_the_rules_find(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = SlowRules(monkeypatch)
    with TestClient(create_app(store)) as client:
        assert rules.begun.wait(30)
        early = client.get("/")
        assert "wordt nog uitgezocht" in early.text
        rules.go.set()
        assert within(30, lambda: "wordt nog uitgezocht" not in client.get("/").text)
        assert client.get("/", headers={"If-None-Match": early.headers["etag"]}).status_code == 200


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether it holds, now or within so many seconds."""
    end = time.monotonic() + seconds
    while not (is_so := holds()) and time.monotonic() < end:
        time.sleep(0.01)
    return is_so


class DownStore:
    """A store that takes its time to say that it is down, until it is up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.url, self.revision = store.url, store.revision
        self.give_up, self.up = threading.Event(), False

    def state(self, revision: int | None = None) -> str:
        if not self.up:
            assert self.give_up.wait(30)
            raise StoreError(message("as-it-is", text="the store is down"))
        return self._store.state(revision)

    def rows(self) -> AbstractContextManager[Rows]:
        return self._store.rows()


def test_a_store_that_hangs_is_told_after_a_while_and_one_that_is_down_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.graph_now.PATIENCE", 0.05)
    monkeypatch.setattr("api.graph_now.LONGEST_PAUSE", 0.05)
    down = DownStore(store)
    now = GraphNow(down)  # type: ignore[arg-type]
    with now.watched():
        with pytest.raises(StoreError, match="does not answer"):
            now.snapshot()
        down.give_up.set()
        assert within(30, lambda: _problem(now) == "the store is down")
        down.up = True
        assert within(30, lambda: _problem(now) is None)
        assert now.snapshot().revision == store.revision()


def _problem(now: GraphNow) -> str | None:
    try:
        now.snapshot()
    except StoreError as error:
        return str(error)
    return None


def test_dates_that_are_asked_for_never_push_out_the_present(store: Store) -> None:
    now = GraphNow(store)
    present = now.snapshot()
    dated = now.snapshot("2000")
    for year in range(2001, 2001 + DATES_KEPT):
        assert now.snapshot(str(year)).as_of == str(year)
    assert now.snapshot() is present
    assert now.snapshot("2000") is not dated


def test_a_page_about_an_error_that_waits_for_the_store_keeps_nobody_else_waiting(slow: SlowStore) -> None:
    # All requests of this client share one event loop, as those of a server do.
    with TestClient(create_app(slow)) as client, ThreadPoolExecutor(1) as pool:  # type: ignore[arg-type]
        lost = pool.submit(client.get, "/nergens")
        assert slow.begun.wait(30)
        assert client.get("/static/icon.svg").status_code == 200
        assert not lost.done()
        slow.go.set()
        assert lost.result(30).status_code == 404


def test_nothing_that_was_worked_out_for_a_day_is_kept_on_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return date.today() + timedelta(days=1)

    now = GraphNow(store)
    snapshot = now.snapshot()
    snapshot.compiled["of today"] = True
    assert now.snapshot() is snapshot
    monkeypatch.setattr("api.graph_now.date", Tomorrow)
    assert "of today" not in now.snapshot().compiled
    assert now.snapshot() is now.snapshot()


@pytest.mark.parametrize("page", ["/sources"])
def test_a_page_that_tells_how_loading_went_is_sent_again_after_a_load_that_changed_nothing(
    client: TestClient, store: Store, page: str
) -> None:
    seen = client.get(page).headers["etag"]
    assert client.get(page, headers={"If-None-Match": seen}).status_code == 304
    store.record_run(Run("voorbeeldbrief", "2026-01-01T00:00:00+00:00", "refused", store.revision(), 0, 0))
    assert client.get(page, headers={"If-None-Match": seen}).status_code == 200


def test_what_was_answered_from_before_is_gone_after_the_switch(store: Store) -> None:
    # What is kept is not looked through for cycles (`gc.freeze`), so that whatever is in one would stay for ever.
    now = GraphNow(store)
    with now.watched(), no_collecting():
        assert within(30, lambda: now.is_settled(now.snapshot()))
        search(now.snapshot(), "voorbeeld")
        assert now.snapshot().shown_facts[0] in now.snapshot().with_past.shown_facts
        before = weakref.ref(now.snapshot()), weakref.ref(now.snapshot().with_past), weakref.ref(now.snapshot().columns)
        store.sync(batch(claims=CLAIMS[1:]))
        assert within(30, lambda: now.snapshot().revision == 2 and now.is_settled(now.snapshot()))
        assert [reference() for reference in before] == [None, None, None]
