"""Kinds, families, meanings and groups that are taken off the map and put back."""

from playwright.sync_api import Page, expect

from tests.viz.canvas import leaves, pixels
from tests.viz.conftest import OpenMap
from tests.viz.networks import register_network, small_network
from viz.map import draw_map


def visible_rows(page: Page, body: str) -> int:
    return page.locator(f"#{body} tr:visible").count()


def test_a_kind_that_is_unticked_leaves_the_map_and_the_tables(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    before = pixels(page)
    assert (visible_rows(page, "node-rows"), visible_rows(page, "fact-rows")) == (11, 9)
    page.get_by_label("provincies").uncheck()
    expect(page.locator("#nodes-count")).to_have_text("9 van 11 getoond")
    assert (visible_rows(page, "node-rows"), visible_rows(page, "fact-rows")) == (9, 5)
    assert leaves(page, before)
    assert page.locator("[data-family=Actor]").evaluate("box => box.indeterminate")
    page.get_by_label("Actoren").check()
    assert visible_rows(page, "node-rows") == 11


def test_a_family_is_unticked_at_once(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    page.get_by_label("Actoren").uncheck()
    assert visible_rows(page, "node-rows") == 4
    assert not page.get_by_label("koepelorganisaties").is_checked()


def test_a_meaning_that_is_unticked_takes_its_relations_away(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    page.locator("[data-meaning=affinity]").uncheck()
    expect(page.locator("#facts-count")).to_have_text("7 van 9 getoond")
    assert visible_rows(page, "node-rows") == 11


def test_choosing_what_is_filtered_away_brings_its_kind_back(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    page.get_by_label("provincies").uncheck()
    page.fill("#search", "noordland")
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).to_have_text("Provincie Noordland")
    assert page.get_by_label("provincies").is_checked()
    assert visible_rows(page, "node-rows") == 11


def test_a_group_opens_and_closes(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(register_network()))
    before = pixels(page)
    page.locator("#all-groups").click()
    expect(page.locator("#all-groups")).to_have_text("Sluit groepen")
    assert leaves(page, before)
    page.locator("#all-groups").click()
    page.fill("#search", "gemeente 0004")
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).to_have_text("Gemeente 0004")
    page.locator("#card button", has_text="Sluit de groep").click()
    expect(page.locator("#card .name")).to_have_text("30 gemeenten · Provincie Noordland")
    page.locator("#drawing .vis-network").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#spoken")).to_contain_text("Geopend: 30 gemeenten")
