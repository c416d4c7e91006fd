"""What may stand in an address, whoever made it: a page answers all the same, and leads nowhere else."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.model.identity import Judgement, Verdict
from graph.model.records import Entity
from graph.store import open_store
from tests.fictitious import ENTITIES, batch
from tests.pages.addresses import PAGES
from tests.pages.test_answers import shown
from viz.pages import address


@pytest.mark.parametrize(
    "asked",
    [
        "/search?q=ipo",
        "/search?kind=Province",
        "/paths?from=tooi-pv22&to=mkb-nederland",
        "/map?focus=ipo",
        "/map?from=tooi-pv22&to=mkb-nederland",
        "/gaps",
        "/matrix",
        "/entities/ipo",
        "/changes",
    ],
)
@pytest.mark.parametrize("name", ["path", "self", "caller", "query", "utm_source"])
def test_a_parameter_that_no_page_knows_does_no_harm(client: TestClient, asked: str, name: str) -> None:
    assert client.get(f"{asked}{'&' if '?' in asked else '?'}{name}=x").status_code == 200


def test_no_link_leads_to_the_site_that_an_address_with_two_slashes_names(client: TestClient) -> None:
    answer = client.get("http://testserver//elders.example/x")
    assert answer.status_code == 404
    assert 'href="//' not in answer.text


def test_what_is_false_is_left_out_of_an_address_and_zero_is_not() -> None:
    assert address("/v1/paths", diverse=False, k=0, via=[], asOf=None, q="") == "/v1/paths?k=0"


def test_a_drawing_takes_what_it_does_not_know_for_not_filled_in_as_the_page_does(client: TestClient) -> None:
    asked = "?from=tooi-pv22&to=mkb-nederland&meaning=vriendschap&strategy=snelste"
    assert client.get(f"/paths{asked}").status_code == 200
    assert client.get(f"/map/drawing{asked}").status_code == 200


@pytest.mark.parametrize("narrowed", ["theme=thema-bestaatniet", "region=tooi-pv22", "relation=funds"])
def test_a_drawing_keeps_its_focus_whatever_else_is_asked(client: TestClient, narrowed: str) -> None:
    answer = client.get(f"/map/drawing?focus=mkb-nederland&{narrowed}&lang=nl")
    assert answer.status_code == 200
    assert "Het netwerk rond MKB-Nederland" in answer.text


# What is the same at every moment, or tells of a period and so has moments of its own, or is for who answers now.
OF_NO_MOMENT = (
    "/about",
    "/answer",
    "/api",
    "/changes",
    "/clean",
    "/def",
    "/feeds",
    "/gaps/trend",
    "/me",
    "/meeting",
    "/privacy",
    "/proposals",
    "/static",
    "/subscriptions",
)
# The menu, the search box in it and the foot of a page begin anew, and so does the link back to today.
BEGINS_ANEW = "ancestor::header[@class='site'] or ancestor::footer or ancestor::p[@class='as-of']"
ASKING = ("/search?q=Welke+provincies+gebruiken+SBIR?", "/questions?q=Welke+provincies+gebruiken+SBIR?")


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a service answer tomorrow, when what is known today is what was known on an earlier day."""

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return date.today() + timedelta(days=1)

    monkeypatch.setattr("api.graph_now.date", Tomorrow)


@pytest.mark.usefixtures("tomorrow")
@pytest.mark.parametrize(
    "address", [*(page for page in PAGES if not page.startswith((*OF_NO_MOMENT, "/bestaatniet"))), *ASKING]
)
def test_every_link_and_form_of_a_page_about_another_moment_keeps_to_it(client: TestClient, address: str) -> None:
    moment = {("asOf", "2023"), ("knownOn", str(date.today()))}
    page = shown(client, f"{address}{'&' if '?' in address else '?'}{urlencode(sorted(moment))}")
    linked = "self::a/@href | self::iframe/@src | self::link[@rel='alternate']/@href"
    links = [link for element in page.xpath(f"//*[not({BEGINS_ANEW})]") for link in element.xpath(linked)]
    of_a_moment = [link for link in links if link.startswith("/") and not link.startswith(OF_NO_MOMENT)]
    assert page.xpath("//p[@class='as-of']")
    assert [link for link in of_a_moment if not moment <= set(parse_qsl(urlsplit(link).query))] == []
    for form in page.xpath(f"//form[not(@method)][not({BEGINS_ANEW})]"):
        assert {"asOf", "knownOn"} <= set(form.xpath(".//input/@name")), form.get("action")


def test_an_id_leads_to_the_page_and_to_the_data_of_the_moment_that_is_asked_for(client: TestClient) -> None:
    for accept, onward in (("text/html", "/entities/ipo"), ("text/turtle", "/doc/ipo.ttl")):
        answer = client.get("/id/ipo?asOf=2015", headers={"Accept": accept}, follow_redirects=False)
        assert answer.headers["location"] == f"{onward}?asOf=2015"


def test_the_address_of_a_finding_in_a_table_keeps_the_date(client: TestClient) -> None:
    rows = list(csv.reader(io.StringIO(client.get("/gaps.csv?asOf=2021&lang=nl").text)))
    assert rows[1][-1].endswith("&asOf=2021")
    assert client.get(rows[1][-1]).status_code == 200


@pytest.mark.parametrize("bound", ["since", "until"])
def test_a_number_that_no_store_counts_to_is_no_revision(client: TestClient, bound: str) -> None:
    answer = client.get(f"/changes?{bound}=99999999999999999999&lang=nl")
    assert answer.status_code == 400
    assert "geen datum of revisienummer" in answer.text


def test_a_merged_id_that_is_also_a_piece_of_the_path_leads_to_what_it_became(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch(entities=(*ENTITIES, Entity("entities", "Association", "De Voorbeeldkoepel"))))
        store.judge([Judgement("entities", "a-koepel", Verdict.YES, "test", "2026-01-01T00:00:00+00:00")])
        merged = TestClient(create_app(store)).get("/entities/entities?asOf=2021", follow_redirects=False)
        assert merged.headers["location"] == "/entities/a-koepel?asOf=2021"


def test_style_sheets_and_scripts_are_asked_for_again_and_sent_only_when_they_changed(client: TestClient) -> None:
    sheet = client.get("/static/samenspel.css")
    assert sheet.headers["cache-control"] == "no-cache"
    again = client.get("/static/samenspel.css", headers={"If-None-Match": sheet.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
