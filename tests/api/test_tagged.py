"""Answers by their tags: who has one is told that it still is so, and nobody is ever given what is not so any more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from tempfile import TemporaryDirectory

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

import api.graph_now
import api.tagged
from api.app import create_app
from graph.model.records import Entity
from graph.store import Store, open_store
from tests.fictitious import batch

TAGGED = (
    "/v1/entities",
    "/v1/entities?q=noordland",
    "/v1/entities/koepel",
    "/v1/entities/koepel/claims",
    "/v1/organisations/koepel",
    "/v1/paths?from=vbz&to=koepel",
    "/v1/gaps",
    "/v1/gaps/solved",
    "/v1/matrix",
    "/v1/coverage",
    "/v1/sources",
    "/v1/changes",
    "/v1/map",
)
Clock = Callable[[date], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the day on which the service answers."""

    def set_to(day: date) -> None:
        of_that_day = type("date", (date,), {"today": staticmethod(lambda: day)})
        monkeypatch.setattr(api.graph_now, "date", of_that_day)
        monkeypatch.setattr(api.tagged, "date", of_that_day)

    return set_to


@pytest.mark.parametrize("path", TAGGED)
def test_who_has_an_answer_is_told_that_it_still_is_so_without_getting_it_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "API-Version"):
        assert again.headers[name] == first.headers[name]
    # What compresses answers says so of those that it may compress.
    varies = [{*answer.headers["Vary"].split(", ")} - {"Accept-Encoding"} for answer in (first, again)]
    assert varies == [{"Accept-Language", "Authorization", "Cookie"}] * 2
    assert client.get(path, headers={"If-None-Match": '"other", ' + first.headers["ETag"]}).status_code == 304
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/v1/health", "/v1/me", "/v1/proposals", "/v1/privacy", "/v1/entities/nobody"])
def test_what_is_of_this_moment_or_wrong_is_kept_by_nobody(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_new_load_a_new_day_another_language_address_or_person_has_another_tag(store: Store, clock: Clock) -> None:
    at_the_machine = TestClient(create_app(store), base_url="http://localhost", client=("127.0.0.1", 50000))
    anybody = TestClient(create_app(store, listens_here=False))
    clock(date(2026, 11, 29))
    path = "/v1/entities/koepel"
    tags = [anybody.get(path).headers["ETag"]]
    assert anybody.get(path).headers["Cache-Control"] == "no-cache"
    mine = at_the_machine.get(path)
    assert mine.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in mine.headers["Vary"]
    tags += [mine.headers["ETag"], anybody.get(f"{path}?lang=nl").headers["ETag"]]
    tags.append(anybody.get(path, headers={"Accept-Language": "nl;q=0.5"}).headers["ETag"])
    tags.append(anybody.get(f"{path}?limit=2").headers["ETag"])
    clock(date(2026, 11, 30))
    tags.append(anybody.get(path).headers["ETag"])
    store.sync(replace(batch(), entities=(*batch().entities, Entity("nieuw", "Province", "Nieuw"))))
    tags.append(anybody.get(path).headers["ETag"])
    assert len(set(tags)) == len(tags)


def test_a_decision_on_a_finding_gives_the_list_of_them_another_tag(store: Store) -> None:
    with TestClient(create_app(store), base_url="http://localhost", client=("127.0.0.1", 50000)) as client:
        finding = next(iter(client.get("/v1/gaps").json()["items"]))
        first = client.get("/v1/gaps")
        explained = {"state": "explained", "note": "Zo bedoeld."}
        address = f"/v1/gaps/{finding['id']}/state"
        for _ in range(100):
            if client.get(address).status_code == 200:
                break
        assert client.put(address, json=explained, headers={"If-Match": "0"}).status_code == 200
        newer = client.get("/v1/gaps", headers={"If-None-Match": first.headers["ETag"]})
        assert newer.status_code == 200
        assert finding["id"] not in {item["id"] for item in newer.json()["items"]}


def test_a_tag_costs_far_less_than_the_answer(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = client.get("/v1/paths?from=vbz&to=koepel").headers["ETag"]

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("the answer was made")

    monkeypatch.setattr("api.resources.paths.find_paths", fail)
    assert client.get("/v1/paths?from=vbz&to=koepel", headers={"If-None-Match": tag}).status_code == 304


@settings(max_examples=12)
@given(st.lists(st.sampled_from(["rename", "back", "nothing", "ask"]), min_size=2, max_size=6))
def test_whoever_keeps_answers_by_their_tags_never_has_what_is_not_so_any_more(steps: list[str]) -> None:
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/store.db") as store:
        store.sync(batch())
        client = TestClient(create_app(store))
        kept: dict[str, tuple[str, bytes]] = {}
        first, *others = batch().entities
        for number, step in enumerate(("ask", *steps)):
            if step == "rename":
                renamed = replace(first, name=f"Nieuwe naam {number}")
                store.sync(replace(batch(), entities=(renamed, *others)))
            elif step == "back":
                store.sync(batch())
            for path in (f"/v1/entities/{first.id}", "/v1/entities", "/v1/gaps"):
                truth = client.get(path)
                tag, body = kept.get(path, ("", b""))
                answer = client.get(path, headers={"If-None-Match": tag})
                if answer.status_code == 200:
                    kept[path] = answer.headers["ETag"], answer.content
                    body = answer.content
                assert body == truth.content
