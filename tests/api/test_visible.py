"""What somebody is answered is, byte for byte, what a service would answer that never held what is hidden from them."""

import os
import re
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.assistants.over_stdio import own_budget
from api.assistants.server import Visit, create_server
from api.identity import person_asking
from graph.ask.snapshot import take_snapshot
from graph.desk.answers import Answer as Said
from graph.desk.answers import Detail, Verb
from graph.desk.audiences import change_audience
from graph.desk.people import AT_THE_MACHINE, NOBODY, Person
from graph.desk.proposals import decide, submit
from graph.model.audience import PARTICIPANTS
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Claim, Entity, Name, Passage, Rank, Source
from graph.model.words import message
from graph.store import Run, Store, open_store
from loaders.engine.clean import clean_sent
from tests.api.test_while_loading import within
from tests.assistants.conftest import SITE, connected
from tests.pages.addresses import PAGES
from tests.stores.test_visible import IDS, SOURCES, STEPS, Step, batch, hidden_from

READER = Person("lezer", "Lezer", frozenset({"reader"}))
SPEAKER = Person("spreker", "Spreker", frozenset({"contributor"}), frozenset({"noordland"}))
STEWARD = Person("beheer", "Beheer", frozenset({"steward"}))
# Of a parameter of an address, something that there is and something that only hidden sources tell of.
GIVEN = {
    "entity_id": IDS,
    "organisation_id": IDS[:2],
    "region_id": IDS[:2],
    "source_id": SOURCES,
    "question_id": ("users", "changes"),
    "proposal_id": ("0123",),
    "from": ("noordland", "1"),
    "to": ("tafel", "3"),
    "first": ("noordland",),
    "second": ("koepel",),
    "q": ("", "Naam", "tafl"),
    "since": ("0",),
}
BESIDES = (
    "/v1/changes?since=1&limit=2", "/v1/entities?past=true", "/v1/entities/noordland/claims?knownOn=2030",
    "/gaps.csv", "/search.csv?q=naam", "/matrix.csv", "/changes.atom", "/changes?from=1&to=4", "/meeting.csv?from=1",
    "/meeting?from=1&party=noordland", "/map/drawing?whole=true", "/entities/noordland/relations.csv",
    "/suggestions?q=naam", "/suggestions?q=tafel", "/paths.csv?from=noordland&to=tafel", "/questions/users.csv",
    "/v1/bestaatniet", "/reconcile/suggest/entity?prefix=naam", "/reconcile/preview?id=noordland",
    '/reconcile?queries={"q":{"query":"naam"},"r":{"query":"noordland","properties":[{"pid":"memberOf","v":"tafel"}]}}',
    '/reconcile?extend={"ids":["noordland","koepel"],"properties":[{"id":"memberOf"},{"id":"name"},{"id":"kvk"}]}',
)  # fmt: skip
BY_ASSISTANTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("search", {"text": "naam"}), ("search", {"text": "tafel", "knownOn": "2030"}), ("entity", {"entity": "noordland"}),
    ("entity", {"entity": "bedrijf"}), ("routes", {"from": "noordland", "to": "tafel"}), ("gaps", {}), ("matrix", {}),
    ("coverage", {}), ("changes", {"since": "0"}), ("ask", {"question": "Wie brengt Naam noordland bij Naam tafel?"}),
    ("ask", {"question": "Wat is er veranderd sinds 2020?"}),
)  # fmt: skip
# The page that tells that there is none is that of everybody, whoever asks.
NO_PAGE = "/bestaatniet"
DAY = timedelta(days=1)
_MOMENT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)|\b\d\d[:.]\d\d\b|\b[0-9a-f]{32}\b")


def service(store: Store, person: Person) -> TestClient:
    app = create_app(store, clean_sent)
    act_as(app, person)
    return TestClient(app)


def act_as(app: FastAPI, person: Person) -> None:
    for part in (app, *(getattr(route, "app", None) for route in app.routes)):
        if isinstance(part, FastAPI):
            part.dependency_overrides[person_asking] = lambda: person


def addresses(app: FastAPI) -> Iterator[str]:
    """An address or more of each operation that reads, by the description of the API."""
    for path, operations in app.state.openapi["paths"].items():
        if "get" in operations:
            needed = [
                parameter["name"]
                for parameter in operations["get"].get("parameters", ())
                if parameter.get("required") or parameter["name"] in {"q", "since"}
            ]
            for values in product(*(GIVEN.get(name, ("0123",)) for name in needed)):
                chosen = dict(zip(needed, values, strict=True))
                query = "&".join(f"{name}={value}" for name, value in chosen.items() if f"{{{name}}}" not in path)
                yield f"/v1{path.format(**chosen)}?{query}".rstrip("?")


Answer = tuple[int, str, str | None]


def answer(client: TestClient, address: str) -> Answer:
    got = client.get(address, headers={"Accept-Language": "nl"}, follow_redirects=False)
    return got.status_code, _MOMENT.sub("(moment)", got.text), got.headers.get("location")


def told(client: TestClient, person: Person, questions: Iterable[tuple[str, dict[str, Any]]]) -> list[str]:
    """What a person's assistant is answered."""
    graph = client.app.state.graphs.of(person.viewer)  # type: ignore[attr-defined]
    with connected(create_server(lambda _: Visit(graph, "nl", SITE, own_budget), "nl")) as assistant:
        answers = [assistant.result(name, arguments).model_dump_json() for name, arguments in questions]
    return [_MOMENT.sub("(moment)", text) for text in answers]


def alike(address: str, seen: Answer, other: Answer) -> None:
    if seen != other:
        at = next(
            (place for place, (first, second) in enumerate(zip(seen[1], other[1], strict=False)) if first != second), 0
        )
        where = slice(max(0, at - 200), at + 200)
        pytest.fail(f"{address}: {seen[0]} {other[0]}\n{seen[1][where]}\n--- without ---\n{other[1][where]}")


def pages() -> Iterator[str]:
    """The pages, of what is in this store instead of what is in the bundled one."""
    for page in dict.fromkeys(re.split(r"\?", page)[0] for page in PAGES if page != NO_PAGE):
        yield re.sub(r"^/(entities|regions)/[^/]+", r"/\1/noordland", page)
    yield from (f"/entities/{id}" for id in IDS)


def check(steps: list[Step], person: Person, make: Callable[[], Store]) -> None:
    with make() as store, make() as other:
        client, without = service(store, person), service(other, person)
        for step in steps[:-1]:
            step.do(store)
        # What was answered before, also to others, changes nothing of what is answered later.
        act_as(client.app, STEWARD)  # type: ignore[arg-type]
        client.get("/map/drawing?whole=true"), client.get("/v1/changes")
        act_as(client.app, person)  # type: ignore[arg-type]
        client.get("/map/drawing?whole=true"), client.get("/v1/changes")
        steps[-1].do(store)
        hidden, apart = hidden_from(person.viewer, steps)
        for step in steps:
            step.do(other, hidden, apart)
        besides = (*BESIDES, NO_PAGE) if person == NOBODY else BESIDES
        for address in (*addresses(client.app), *pages(), *besides):  # type: ignore[arg-type]
            alike(address, answer(client, address), answer(without, address))
        tools = told(client, person, BY_ASSISTANTS), told(without, person, BY_ASSISTANTS)
        for question, seen, without_it in zip(BY_ASSISTANTS, *tools, strict=True):
            alike(str(question), (200, seen, None), (200, without_it, None))


@settings(max_examples=int(os.environ.get("SAMENSPEL_EXAMPLES", "6")))
@given(st.lists(STEPS, min_size=2, max_size=8), st.sampled_from([NOBODY, READER, SPEAKER]))
def test_each_answer_is_that_of_a_service_without_what_is_hidden(steps: list[Step], person: Person) -> None:
    with TemporaryDirectory() as folder:
        numbers = iter(range(10_000))
        check(steps, person, lambda: open_store(f"sqlite:///{Path(folder) / str(next(numbers))}.db"))


@dataclass(frozen=True)
class Answered(Step):
    """An answer that was taken over and then hidden."""

    said: Said | None = None
    hidden_for: tuple[str, ...] = ()

    def do(self, store: Store, without: frozenset[str] = frozenset(), apart: frozenset[str] = frozenset()) -> None:
        assert self.said is not None
        if f"antwoord-{ANSWERED}" in without:
            return
        submitted = submit(store, take_snapshot(store.read()), AT_THE_MACHINE, "tafel", self.said, key="een")
        assert submitted.id == ANSWERED
        decide(store, take_snapshot(store.read()), AT_THE_MACHINE, submitted.id, 1, "accept")
        change_audience(store, submitted.source, self.hidden_for, STEWARD)


# What follows from who sends it and the key under which they do.
ANSWERED = blake2b(f"{AT_THE_MACHINE.id}\neen".encode(), digest_size=8).hexdigest()


@pytest.mark.parametrize("person", [NOBODY, READER, SPEAKER], ids=["nobody", "reader", "speaker"])
@pytest.mark.parametrize(
    ("said", "about"),
    [
        (Said(Verb.CORRECT, "tafel", detail=Detail.DESCRIPTION, value="Geheim"), ("tafel",)),
        (Said(Verb.CORRECT, "noordland", detail=Detail.NAME, value="Geheime naam"), ("noordland",)),
        (Said(Verb.DENY, "noordland", "consults", "tafel", note="Geheim"), ("noordland", "tafel")),
        (Said(Verb.ADD, "koepel", "consults", "tafel", note="Geheim"), ("koepel", "tafel")),
    ],
    ids=["description", "name", "denied", "added"],
)
def test_an_answer_that_is_hidden_once_it_counted_was_never_given(
    tmp_path: Path, said: Said, about: tuple[str, ...], person: Person
) -> None:
    numbers = iter(range(10))
    for_whom = ("koepel",)
    source = batch(f"antwoord-{ANSWERED}", for_whom, about)
    steps = [Step((batch("alfa", (), IDS),)), Answered((source,), said=said, hidden_for=for_whom)]
    check(steps, person, lambda: open_store(f"sqlite:///{tmp_path}/{next(numbers)}.db"))


SECRET = "Geheimlaan"


def secret(audience: tuple[str, ...] = (PARTICIPANTS,), id: str = "bijdrage-geheim") -> Batch:
    """A source that tells of those who are known already, and of one whom nobody else knows."""
    entities = (
        Entity("tooi-pv24", "Province", "Flevoland", names=(Name(f"{SECRET} Flevoland"),), description=SECRET),
        Entity("sbir", "ProcurementInstrument", "SBIR"),
        Entity("mkb-nederland", "Association", "MKB-Nederland"),
        Entity("geheim-lab", "Fieldlab", f"{SECRET} Lab"),
    )
    claims = (
        Claim("tooi-pv24", "uses", "sbir", note=SECRET, locator="p. 1"),
        Claim("mkb-nederland", "participatesIn", "geheim-lab", locator="p. 2"),
        Claim("tooi-pv24", "participatesIn", "geheim-lab", locator="p. 2"),
    )
    source = Source(id, f"{SECRET} bron", SECRET, "geheim", Rank.CURATED, audience=audience)
    return Batch(source, entities, claims, (Passage("p. 1", f"{SECRET} gebruikt SBIR"),))


def copied(store: Store, path: Path) -> Store:
    with sqlite3.connect(store.url.removeprefix("sqlite:///")) as db:
        db.execute("vacuum into ?", (str(path),))
    return open_store(f"sqlite:///{path}")


def hide_some(store: Store) -> None:
    store.sync(secret(id="bijdrage-teruggetrokken"))
    store.retract("bijdrage-teruggetrokken")
    store.sync(secret())
    store.judge([Judgement("geheim-lab", "mkb-nederland", Verdict.NO, "redactie", "2026-11-29T00:00:00+00:00", SECRET)])
    refused = (message("as-it-is", text=SECRET),)
    store.record_run(
        Run("bijdrage", "2026-11-29T00:00:00+00:00", "refused", 1, 0, 0, refused, audience=(PARTICIPANTS,))
    )
    store.record_run(Run("bijdrage-geheim", "2026-11-29T00:00:00+00:00", "loaded", 1, 4, 3))


def test_every_page_of_the_bundled_data_is_the_same_with_something_hidden_in_it(bundled: Store, tmp_path: Path) -> None:
    with copied(bundled, tmp_path / "with.db") as store, copied(bundled, tmp_path / "without.db") as other:
        hide_some(store)
        client, without = service(store, NOBODY), service(other, NOBODY)
        besides = (
            "/entities/geheim-lab", "/v1/entities/geheim-lab", f"/search?q={SECRET}", f"/suggestions?q={SECRET}",
            "/v1/sources/bijdrage-geheim", "/v1/changes?since=60", "/map/drawing?mijn=tooi-pv24", "/changes.atom",
            "/paths?from=tooi-pv24&to=mkb-nederland&strategy=different", "/v1/health", "/v1/gaps", "/v1/coverage",
            f"/v1/paths?from={SECRET}&to=sbir", "/v1/entities/tooi-pv24/claims", "/gaps.csv", "/matrix.csv",
        )  # fmt: skip
        for address in (*PAGES, *besides):
            alike(address, answer(client, address), answer(without, address))
        assert SECRET in service(store, READER).get("/entities/tooi-pv24").text


@pytest.mark.parametrize("address", ["/", "/entities/noordland", "/sources", "/changes", "/gaps"])
def test_what_a_browser_has_of_a_page_stays_good_when_only_something_hidden_changed(store: Store, address: str) -> None:
    client = service(store, NOBODY)
    store.sync(batch("alfa"))
    tag = {"If-None-Match": client.get(address).headers["etag"]}
    store.sync(batch("bijdrage-beta", (PARTICIPANTS,), IDS))
    assert client.get(address, headers=tag).status_code == 304
    assert service(store, READER).get(address, headers=tag).status_code == 200
    store.sync(batch("alfa", (), IDS))
    assert client.get(address, headers=tag).status_code == 200


def test_a_map_that_was_made_before_a_source_was_hidden_is_not_given_out_under_the_same_number(store: Store) -> None:
    client = service(store, NOBODY)
    store.sync(batch("bijdrage-beta", (), IDS, name="Verdwenen"))
    assert "Verdwenen" in client.get("/map/drawing?whole=true").text
    revision = client.get("/v1/health").json()["revision"]
    store.sync(batch("bijdrage-beta", (PARTICIPANTS,), IDS, name="Verdwenen"))
    store.sync(batch("alfa", (), IDS))
    assert client.get("/v1/health").json()["revision"] == revision
    for address in ("/map/drawing?whole=true", "/v1/changes", "/", f"/v1/entities?knownOn={date.today() - DAY}"):
        assert "Verdwenen" not in client.get(address).text, address


def test_what_is_for_who_is_signed_in_is_for_their_own_browser_only(store: Store) -> None:
    assert service(store, NOBODY).get("/").headers["cache-control"] == "no-cache"
    signed_in = service(store, READER).get("/").headers
    assert signed_in["cache-control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= {name.strip() for name in signed_in["vary"].split(",")}


def test_while_a_service_keeps_up_nobody_is_shown_what_is_hidden_and_all_share_what_they_see_alike(
    store: Store,
) -> None:
    with TestClient(create_app(store)) as client:
        app: Any = client.app
        everybody, whole = app.state.graphs.of(NOBODY.viewer), app.state.graphs.of(STEWARD.viewer)
        assert within(30, lambda: everybody.snapshot() is whole.snapshot())
        stop = threading.Event()
        seen: set[str] = set()

        def look() -> None:
            while not stop.is_set():
                seen.update(word for word in ("Geheim", "Open") if word in client.get("/v1/entities").text)

        looking = threading.Thread(target=look)
        looking.start()
        for number in range(4):
            store.sync(batch("bijdrage-beta", (PARTICIPANTS,), IDS, name=f"Geheim {number}"))
            store.sync(batch("alfa", (), IDS, name=f"Open {number}"))
        assert within(30, lambda: "Open 3" in client.get("/v1/entities").text)
        stop.set()
        looking.join()
        assert seen == {"Open"}
        assert within(30, lambda: "Geheim 3" in str(whole.snapshot().node("tafel").all_names()))
        assert everybody.snapshot() is not whole.snapshot()
