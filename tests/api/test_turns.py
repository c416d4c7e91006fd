"""Dear questions are bounded, in number and in work, and cheap ones never wait for them."""

import gzip
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from threading import Event
from typing import Any

import anyio
import anyio.to_thread
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.types import Message

import viz.map
from api.app import create_app
from api.kept_files import KeptFiles
from api.settings import Settings
from api.turns import Dear
from graph.ask.budget import UNLIMITED, Budget, OverBudgetError
from graph.store import Store, open_store
from tests.fictitious import ENTITIES, batch
from tests.people.test_sessions import every_route
from tests.wide import DEAREST, wide_batch

DEAR = ("/v1/paths?from=vbz&to=koepel", "/v1/map", "/v1/gaps", "/v1/matrix", "/v1/changes", "/v1/entities?asOf=2019")
DEAR_PAGES = (
    "/paths?from=vbz&to=koepel", "/map/drawing", "/gaps.csv", "/matrix.xlsx", "/search.csv", "/?knownOn=2020",
    "/entities/koepel/relations.csv",
)  # fmt: skip
CHEAP = ("/v1/health", "/v1/entities?q=koepel", "/v1/entities/koepel", "/", "/search", "/entities/koepel", "/about")


@pytest.fixture
def wide(tmp_path: Path) -> Iterator[TestClient]:
    with open_store(f"sqlite:///{tmp_path}/wide.db") as store:
        store.sync(wide_batch())
        with TestClient(create_app(store)) as client:
            yield client


@pytest.fixture
def crowded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The service at a moment when no other dear question may even wait."""
    monkeypatch.setattr("api.turns.MOST_WAITING", 0)
    return client


@pytest.mark.parametrize("address", DEAR)
def test_a_dear_question_too_many_is_told_when_to_ask_again(crowded: TestClient, address: str) -> None:
    answer = crowded.get(address, headers={"Accept-Language": "nl"})
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.json()["status"] == 503
    assert "opnieuw" in answer.json()["detail"]


@pytest.mark.parametrize("address", DEAR_PAGES)
def test_people_are_told_on_a_page_that_it_is_too_busy(crowded: TestClient, address: str) -> None:
    answer = crowded.get(address)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "Vraag dit over enkele seconden opnieuw." in answer.text


def test_in_the_frame_of_a_map_it_can_be_read_that_it_is_too_busy(crowded: TestClient) -> None:
    answer = crowded.get("/map/drawing")
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert "frame-ancestors 'none'" in crowded.get("/gaps").headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", CHEAP)
def test_cheap_questions_are_answered_however_busy_it_is(crowded: TestClient, address: str) -> None:
    assert crowded.get(address).status_code == 200


def test_a_dear_question_waits_for_its_turn_but_not_for_ever(wide: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.turns.AT_ONCE", 1)
    monkeypatch.setattr("api.turns.PATIENCE", 0.1)
    monkeypatch.setattr("api.turns.WORK", 1.0)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(wide.get, [f"/v1/paths?{DEAREST}"] * 2))
        assert sorted("Retry-After" in answer.headers for answer in answers) == [False, True]
        monkeypatch.setattr("api.turns.PATIENCE", 30)
        answers = list(pool.map(wide.get, ["/v1/paths?from=gemeente-0&to=gemeente-1"] * 2))
        assert [answer.status_code for answer in answers] == [200, 200]


def test_what_writes_waits_for_no_turn(crowded: TestClient) -> None:
    answer = crowded.put("/v1/sources/voorbeeldbrief/audience", json={"audience": []})
    assert answer.status_code == 403


def every_app(app: FastAPI) -> Iterator[FastAPI]:
    """A service with all that answer below it."""
    yield app
    for route in app.routes:
        inner = getattr(route, "app", None)
        if isinstance(inner, FastAPI):
            yield from every_app(inner)


def dear_and_sent_to(app: FastAPI) -> list[tuple[FastAPI, str, str]]:
    """The part, the method and the address of each dear route to which something can be sent."""
    return [
        (part, method, re.sub(r"\{[^}]*\}", "x", route.path))
        for part in every_app(app)
        for route in every_route(part.routes)
        if isinstance(route, Dear)
        for method in (route.methods or set()) - {"GET"}
    ]


async def sent(
    app: FastAPI, method: str, path: str, messages: Iterable[Message]
) -> tuple[list[Message], list[Message]]:
    """What is answered to a request of which the parts come in like this, and which parts were not taken in."""
    coming, answers = list(messages), list[Message]()

    async def receive() -> Message:
        return coming.pop(0) if coming else await anyio.sleep_forever()  # type: ignore[func-returns-value, return-value]

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"asOf=2020", "root_path": "", "state": {},
        "headers": [(b"content-type", b"application/x-www-form-urlencoded"), (b"host", b"localhost")],
        "http_version": "1.1", "scheme": "http", "client": ("127.0.0.1", 5000), "server": ("localhost", 80),
    }  # fmt: skip
    await app(scope, receive, send)
    return answers, coming


PARTS: tuple[Message, ...] = tuple(
    {"type": "http.request", "body": part, "more_body": bool(part)} for part in (b"note=", b"ja", b"")
)


def test_all_that_is_sent_is_taken_in_before_a_request_waits_for_its_turn(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.turns.MOST_WAITING", 0)
    app = create_app(store, cleaner=lambda *_: (), settings=Settings(smtp_host="127.0.0.1", site="http://localhost"))
    routes = dear_and_sent_to(app)
    assert len(routes) > 4
    for part, method, path in routes:
        answers, coming = anyio.run(sent, part, method, path, PARTS)
        assert (answers[0]["status"], coming) == (503, []), path


def test_who_hangs_up_while_sending_takes_no_turn_and_is_no_fault(store: Store) -> None:
    app = create_app(store, cleaner=lambda *_: ())
    for part, method, path in dear_and_sent_to(app):
        answers, _ = anyio.run(sent, part, method, path, (PARTS[0], {"type": "http.disconnect"}))
        assert answers[0]["status"] == 503, path


@pytest.mark.parametrize(("path", "told"), [("/v1/paths", "fewer routes"), ("/paths", "Deze vraag is te groot")])
def test_a_question_that_takes_too_much_work_is_told_so(
    wide: TestClient, monkeypatch: pytest.MonkeyPatch, path: str, told: str
) -> None:
    monkeypatch.setattr("api.turns.WORK", 0.0)
    answer = wide.get(f"{path}?from=gemeente-0&to=gemeente-1")
    assert (answer.status_code, "Retry-After" in answer.headers) == (503, False)
    assert told in answer.text


def test_health_needs_none_of_the_threads_that_others_may_fill(store: Store) -> None:
    async def take_all() -> list[object]:
        limiter = anyio.to_thread.current_default_thread_limiter()
        taken = [object() for _ in range(int(limiter.available_tokens))]
        for borrower in taken:
            limiter.acquire_on_behalf_of_nowait(borrower)
        return taken

    async def give_back(taken: list[object]) -> None:
        for borrower in taken:
            anyio.to_thread.current_default_thread_limiter().release_on_behalf_of(borrower)

    with TestClient(create_app(store)) as client:
        assert client.portal is not None
        taken = client.portal.call(take_all)
        try:
            assert len(taken) > 10
            assert client.get("/v1/health").status_code == 200
        finally:
            client.portal.call(give_back, taken)


def test_more_parties_than_a_route_has_room_for_are_refused(client: TestClient) -> None:
    answer = client.get("/v1/paths?from=vbz&to=koepel" + "&via=tafel" * 12)
    assert (answer.status_code, answer.json()["detail"]) == (400, "via: write 11 values or fewer")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages of the maps that were drawn."""
    languages: list[str] = []

    def draw_map(*arguments: Any, language: str, **named: Any) -> str:
        languages.append(language)
        return viz.map.draw_map(*arguments, language=language, **named)

    monkeypatch.setattr("api.resources.maps.draw_map", draw_map)
    monkeypatch.setattr("api.pages.maps.draw_map", draw_map)
    return languages


@pytest.mark.parametrize("address", ["/v1/map?focus=koepel", "/map/drawing?focus=koepel"])
def test_a_map_is_drawn_once_for_a_revision_and_an_address(
    client: TestClient, store: Store, drawn: list[str], address: str
) -> None:
    first, second = client.get(address), client.get(address)
    assert (len(drawn), first.content) == (1, second.content)
    own = {"x-request-id"}
    assert {*first.headers.items()} - {*second.headers.items()} == {(name, first.headers[name]) for name in own}
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert (len(drawn), plain.content) == (1, first.content)
    assert "content-encoding" not in plain.headers
    assert client.get(f"{address}&depth=1").content != first.content
    assert client.get(f"{address}&lang=en").content != client.get(f"{address}&lang=nl").content
    assert len(drawn) == 4
    store.sync(batch(entities=tuple(replace(entity, description="anders") for entity in ENTITIES)))
    assert client.get(address).content != first.content


def test_a_table_is_written_for_the_site_by_which_it_was_asked(client: TestClient) -> None:
    here, there = (client.get("/search.csv", headers={"Host": host}).text for host in ("hier.example", "daar.example"))
    assert here.replace("hier.example", "daar.example") == there
    assert "hier.example" in client.get("/search.csv", headers={"Host": "hier.example"}).text


def test_files_that_are_kept_never_take_more_room_than_they_may() -> None:
    files, made = KeptFiles(most_bytes=3_500), list[int]()

    def file(number: int) -> bytes:
        def make() -> bytes:
            made.append(number)
            return Random(number).randbytes(1_000)

        return files.file(number, make, UNLIMITED)

    for number in (1, 2, 3, 1, 4, 1, 2):
        assert gzip.decompress(file(number)) == Random(number).randbytes(1_000)
    assert made == [1, 2, 3, 4, 2]


def test_of_many_that_ask_for_a_file_at_once_one_makes_it_and_none_waits_beyond_its_budget() -> None:
    files, begun, go = KeptFiles(), Event(), Event()

    def make() -> bytes:
        assert not begun.is_set(), "made twice"
        begun.set()
        assert go.wait(30)
        return b"file"

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(files.file, "key", make, UNLIMITED)]
        assert begun.wait(30)
        asked += [pool.submit(files.file, "key", make, UNLIMITED) for _ in range(2)]
        with pytest.raises(OverBudgetError):
            files.file("key", make, Budget(until=0))
        go.set()
        assert {gzip.decompress(future.result(30)) for future in asked} == {b"file"}


def test_a_file_that_could_not_be_made_is_made_for_the_next_who_asks() -> None:
    files = KeptFiles()
    with pytest.raises(ZeroDivisionError):
        files.file("key", lambda: bytes(1 // 0), UNLIMITED)
    assert gzip.decompress(files.file("key", lambda: b"file", UNLIMITED)) == b"file"
