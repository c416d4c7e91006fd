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


def test_no_cell_of_a_csv_file_can_run_as_a_formula(hostile: TestClient) -> None:
    for address in ("/entities/tafel/relations.csv", "/gaps.csv", "/matrix.csv"):
        answer = hostile.get(address)
        assert answer.status_code == 200
        rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
        assert len(rows) > 1
        assert not [cell for row in rows for cell in row if re.match(r"[\s]*[=+\-@]", cell)]
    relations = hostile.get("/entities/tafel/relations.csv").text
    assert all(name in relations for name in FORMULAS)


def test_no_cell_of_a_workbook_can_run_as_a_formula(hostile: TestClient) -> None:
    book = load_workbook(BytesIO(hostile.get("/gaps.xlsx").content))
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 9
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_feed_and_the_embed_code_hold_the_names_as_text(hostile: TestClient) -> None:
    feed = etree.fromstring(hostile.get("/changes.atom").content)
    assert SCRIPT in "".join(feed.itertext())
    embedded = hostile.get("/map", params={"focus": IDS[0], "kind": '"><script>'}).text
    assert '"><script>' not in embedded


def test_the_files_to_take_along_keep_to_their_own_name(hostile: TestClient) -> None:
    header = hostile.get(f"/entities/{IDS[0]}/relations.csv").headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.csv"', header)
