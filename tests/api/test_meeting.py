"""What changed for a meeting, by the API: the same as on the page and by the command."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from api.app import create_app
from graph.model.records import Claim
from graph.store import open_store
from tests.fictitious import CLAIMS, batch


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        store.sync(batch(claims=(*CLAIMS[1:], Claim("koepel", "uses", "vraag", locator="p. 9"))))
        with TestClient(create_app(store)) as opened:
            yield opened


def sections(answer: dict[str, Any]) -> dict[str, list[str]]:
    return {section["id"]: [line["text"]["nl"] for line in section["lines"]] for section in answer["sections"]}


def test_between_two_revisions_it_tells_what_was_known_then_and_now(client: TestClient) -> None:
    answer = client.get("/v1/meeting?from=2").json()
    texts = sections(answer)
    assert (answer["clock"], answer["firstRevision"], answer["lastRevision"]) == ("known", 1, 2)
    assert [line == "De Voorbeeldkoepel gebruikt Voorbeeldinstrument." for line in texts["began"]] == [True]
    assert [line.startswith("De provincie Noordland is lid van de Voorbeeldkoepel") for line in texts["gone"]] == [True]
    assert [line.startswith("Voorbeeldbrief over inkopen, geladen op ") for line in texts["loads"]] == [True]


def test_for_a_date_before_anything_was_recorded_it_tells_what_was_so(client: TestClient) -> None:
    answer = client.get("/v1/meeting?from=2021-12-01").json()
    assert answer["clock"] == "so"
    assert "gone" not in sections(answer)
    known = client.get("/v1/meeting?from=2021-12-01&clock=known").json()
    assert known["notes"][0]["en"].startswith("Before this period nothing was recorded here yet")


def test_of_parties_it_tells_their_changes_and_the_routes_between_them(client: TestClient) -> None:
    answer = client.get("/v1/meeting", params={"from": "2", "party": ["bedrijvenbond", "VBZ"]}).json()
    texts = sections(answer)
    assert [party["id"] for party in answer["parties"]] == ["bedrijvenbond", "vbz"]
    assert texts["began"] == []
    (route,) = texts["routes"]
    assert route.startswith("Voorbeeldbond voor het mkb → Voorbeeldtafel → Ministerie van Voorbeeldzaken: Sterk")


def test_the_page_says_what_the_api_does(client: TestClient) -> None:
    answer = client.get("/v1/meeting?from=2").json()
    page = " ".join(html.fromstring(client.get("/meeting?from=2&lang=nl").text).text_content().split())
    for section in answer["sections"]:
        for line in section["lines"]:
            assert line["text"]["nl"] in page
    assert answer["summary"]["nl"] in page


@pytest.mark.parametrize(
    "asked",
    [
        "from=gisteren",
        "from=2&clock=so",
        "from=2&to=1",
        "from=2&to=2020-01-01",
        "from=2099&to=1",
        "from=2&limit=0",
        "to=2",
    ],
)
def test_a_period_that_cannot_be_compared_is_refused(client: TestClient, asked: str) -> None:
    assert client.get(f"/v1/meeting?{asked}").status_code == 400


def test_a_period_of_a_revision_and_a_date_ends_before_it_begins_by_the_day_of_the_revision(client: TestClient) -> None:
    today, tomorrow = date.today(), date.today() + timedelta(days=1)
    for fitting in (f"from=2&to={today}", f"from={today}&to=2", f"from=9&to={tomorrow}", "from=2020&to=0"):
        assert client.get(f"/changes?{fitting}").status_code == 200
    for wrong in (f"from=1&to={today - timedelta(days=1)}", f"from={tomorrow}&to=2"):
        answer = client.get(f"/changes?{wrong}&lang=nl")
        assert answer.status_code == 400
        assert "Het begin van de periode ligt na het einde." in answer.text


def test_an_unknown_party_is_told_apart_from_a_wrong_period(client: TestClient) -> None:
    assert client.get("/v1/meeting?from=2&party=niemand").status_code == 404


def test_every_entity_of_a_line_can_be_opened(client: TestClient) -> None:
    answer = client.get("/v1/meeting?from=1").json()
    addresses = {line["address"] for section in answer["sections"] for line in section["lines"] if line["address"]}
    assert addresses
    assert {client.get(address).status_code for address in addresses} == {200}
