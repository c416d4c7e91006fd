"""What stood, what is past, and what was known on a day, as the API and the pages answer it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.store import Change, Store
from tests.api.test_answers import get
from tests.fictitious import batch


@pytest.fixture
def year_old(client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The service over a store whose first revision is a year old, and whose second, of today, adds nothing to it."""
    of_store = store.changes

    def changes(since: int = 0, until: int | None = None) -> Iterator[Change]:
        for change in of_store(since, until):
            yield replace(change, at=f"{_a_year_ago()}T12:00:00+00:00") if change.revision == 1 else change

    monkeypatch.setattr(store, "changes", changes)
    store.sync(batch(claims=()))
    return client


def _a_year_ago() -> date:
    return date.today() - timedelta(days=365)


def test_a_list_counts_what_is_there_and_apart_what_was(client: TestClient) -> None:
    answer = get(client, "/v1/entities", kind="Agreement", limit=1)
    with_past = get(client, "/v1/entities", kind="Agreement", past="true")
    assert answer["former"] == 1
    assert with_past["total"] == answer["total"] + 1 == len(with_past["items"])
    (agenda,) = [item for item in with_past["items"] if item["id"] == "agenda"]
    assert (agenda["standing"], agenda["since"], agenda["until"]) == ("ended", "2019", "2020")
    assert "agenda" not in [item["id"] for item in get(client, "/v1/entities", kind="Agreement")["items"]]


def test_an_entity_tells_how_each_of_its_relations_stands(client: TestClient) -> None:
    entity = get(client, "/v1/entities/koepel")
    standings = {relation["other"]["id"]: relation["standing"] for relation in entity["relations"]}
    assert (entity["standing"], standings["tafel"], standings["agenda"]) == ("stands", "stands", "ended")
    then = get(client, "/v1/entities/koepel", asOf="1950")
    assert {relation["standing"] for relation in then["relations"]} == {"unknown"}


def test_past_ties_come_apart_and_are_no_introduction(client: TestClient) -> None:
    answer = get(client, "/v1/paths?from=koepel&to=bedrijvenbond&avoid=tafel")
    assert answer["paths"] == []
    (path,) = answer["pastPaths"]
    assert [node["id"] for node in path["nodes"]] == ["koepel", "agenda", "bedrijvenbond"]
    assert ({step["standing"] for step in path["steps"]}, path["contact"]) == ({"ended"}, None)


def test_what_was_known_on_a_day_is_answered_from_the_log(year_old: TestClient) -> None:
    assert get(year_old, "/v1/entities/koepel")["relations"] == []
    then = get(year_old, "/v1/entities/koepel", knownOn=str(_a_year_ago()))
    assert {relation["other"]["id"] for relation in then["relations"]} >= {"tafel", "agenda"}
    before = get(year_old, "/v1/gaps", knownOn=str(_a_year_ago() - timedelta(days=1)))
    assert (before["revision"], before["items"]) == (0, [])


@pytest.mark.parametrize(
    "path",
    [
        "/v1/entities/koepel",
        "/v1/entities/koepel/claims",
        "/v1/paths?from=vbz&to=koepel",
        "/v1/gaps",
        "/v1/matrix",
        "/v1/coverage",
        "/v1/records",
        "/v1/records?past=true",
    ],
)
def test_what_is_forgotten_since_is_answered_as_it_was_before(
    store: Store, client: TestClient, request: pytest.FixtureRequest, path: str
) -> None:
    """Both answers are of the same day: one before the claims were taken back, one after, by what was known."""

    def told(by: TestClient, **moment: str) -> Any:
        query = dict(pair.split("=") for pair in path.partition("?")[2].split("&") if pair)
        answer = by.get(path.partition("?")[0], params={**query, **moment})
        assert answer.status_code == 200
        if path.startswith("/v1/records"):
            return answer.text
        return {name: value for name, value in answer.json().items() if name not in {"revision", "asOf", "knownOn"}}

    day = str(_a_year_ago())
    before = told(client, asOf=day)
    year_old = request.getfixturevalue("year_old")
    assert told(year_old, knownOn=day) == before
    assert told(year_old) != before


@pytest.mark.parametrize("name", ["asOf", "knownOn"])
def test_a_wrong_date_is_refused_by_the_name_of_its_parameter(client: TestClient, name: str) -> None:
    problem = get(client, "/v1/matrix", status=400, **{name: "2021-02-30"})
    assert name in problem["detail"]


def test_a_page_says_of_which_moment_it_is_and_keeps_it_in_its_links(year_old: TestClient) -> None:
    day = str(_a_year_ago())
    page = year_old.get(f"/entities/koepel?asOf=2019&knownOn={day}&lang=en").text
    assert "You see how things stood on 2019." in page
    assert f"asOf=2019&amp;knownOn={day}" in page


def test_a_page_of_an_entity_folds_what_is_past_and_tells_what_is_unknown_of_a_date(client: TestClient) -> None:
    assert "Voorheen: 1 relatie" in client.get("/entities/koepel").text
    assert "Niet bekend of dit toen gold: " in client.get("/entities/koepel?asOf=1950").text


def test_a_search_leads_to_what_is_no_longer_there(client: TestClient) -> None:
    page = client.get("/search?kind=Agreement").text
    assert "en 1 voormalige" in page
    assert "/entities/agenda" not in page
    assert "/entities/agenda" in client.get("/search?kind=Agreement&past=true").text


def test_coverage_says_how_many_of_how_many_are_known(client: TestClient) -> None:
    answer: Any = get(client, "/v1/coverage")
    kinds = {row["kind"]: row for row in answer["kinds"]}
    assert kinds["Province"]["known"] == kinds["Province"]["total"]
    assert kinds["Association"]["total"] is None
    member = next(row for row in answer["relations"] if row["relation"] == "memberOf")
    assert member["standing"] > 0
    page = client.get("/coverage").text
    assert all(thing["sentence"]["nl"].partition(" ")[0] in page for thing in answer["toFindOut"])
