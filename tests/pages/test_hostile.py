"""Names that try to be markup, formulas or layout show as text: on pages, on the map and in what is taken along."""

import csv
import re
from io import BytesIO, StringIO

import pytest
from fastapi.testclient import TestClient
from lxml import etree
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from api.app import create_app
from graph.store import Store
from tests.pages.hostile import FORMULAS, IDS, LONG, NAMES, SCRIPT

PAGES = (
    "/",
    "/search?q=voorbeeld",
    f"/search?q={SCRIPT}",
    "/gaps",
    "/matrix",
    "/sources",
    "/changes",
    "/entities/tafel",
    "/entities/agenda",
    f"/answer?subject={IDS[0]}",
    f"/answer?subject={IDS[0]}&relation={SCRIPT}&other={SCRIPT}",
    f"/proposals?organisation={SCRIPT}",
    f"/paths?from={IDS[0]}&to={IDS[1]}",
    f"/paths?from={SCRIPT}&to=%22%3E%3Cb%3E",
    "/map",
)


@pytest.fixture
def hostile(hostile_store: Store) -> TestClient:
    return TestClient(create_app(hostile_store))


@pytest.mark.parametrize("address", PAGES)
def test_no_page_takes_a_name_for_markup(page: Page, hostile_site: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(hostile_site + address)
    assert page.evaluate("document.body.dataset.broken") is None
    assert page.locator("main script, main img, main b b, textarea b").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("id", "name"), list(zip(IDS, NAMES, strict=True)))
def test_a_profile_shows_the_name_as_it_is(page: Page, hostile_site: str, id: str, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 844})
    page.goto(f"{hostile_site}/entities/{id}")
    assert page.locator("h1 bdi").text_content() == name
    assert page.title().startswith(name[:20])
    assert page.evaluate("document.body.dataset.broken") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_map_shows_the_names_as_text(page: Page, hostile_site: str) -> None:
    page.goto(f"{hostile_site}/map/drawing?lang=nl")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    page.fill("#search", "script")
    page.keyboard.press("Enter")
    assert page.evaluate("document.body.dataset.broken") is None
    text = str(page.locator("body").text_content())
    for name in NAMES:
        assert name in text


def test_a_long_name_stays_findable_and_readable_in_a_route(hostile: TestClient) -> None:
    answer = hostile.get("/paths", params={"from": LONG[:190], "to": IDS[0]})
    assert answer.status_code == 200


TABLES = ["/entities/tafel/relations", "/gaps", "/matrix", "/search", f"/paths?from={IDS[0]}&to=tafel"]


@pytest.mark.parametrize("page", TABLES)
def test_no_cell_of_a_table_to_take_along_can_run_as_a_formula(hostile: TestClient, page: str) -> None:
    path, _, query = page.partition("?")
    rows = list(csv.reader(StringIO(taken_along(hostile, f"{path}.csv?{query}").decode("utf-8-sig"))))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if re.match(r"[\s]*[=+\-@]", cell)]
    sheet = load_workbook(BytesIO(taken_along(hostile, f"{path}.xlsx?{query}"))).worksheets[0]
    assert (sheet.max_row, sheet.max_column) == (len(rows), len(rows[0]))
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def taken_along(client: TestClient, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    return answer.content


def test_names_that_look_like_formulas_are_kept_whole(hostile: TestClient) -> None:
    relations = hostile.get("/entities/tafel/relations.csv").text
    assert all(name in relations for name in FORMULAS)


def test_the_feed_and_the_embed_code_hold_the_names_as_text(hostile: TestClient) -> None:
    feed = etree.fromstring(hostile.get("/changes.atom").content)
    assert SCRIPT in "".join(feed.itertext())
    embedded = hostile.get("/map", params={"focus": IDS[0], "kind": '"><script>'}).text
    assert '"><script>' not in embedded


def test_the_files_to_take_along_keep_to_their_own_name(hostile: TestClient) -> None:
    header = hostile.get(f"/entities/{IDS[0]}/relations.csv").headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.csv"', header)
