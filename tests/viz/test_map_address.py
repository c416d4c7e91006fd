"""What is chosen, left out and opened stands in the address of the map, and is there again for who follows it."""

import re

from playwright.sync_api import Page, expect

from tests.graph.drawing import claim, drawing, entity
from tests.viz.canvas import comes_to_show, leaves, pixels
from tests.viz.conftest import OpenMap
from tests.viz.networks import GAPS, parties_network, register_network, small_network
from viz.map import draw_map


def fragment(page: Page) -> str:
    return page.url.partition("#")[2]


def test_what_is_left_out_of_the_map_stays_out_for_who_follows_its_address(page: Page, open_map: OpenMap) -> None:
    document = draw_map(small_network(), findings=GAPS)
    open_map(document)
    page.get_by_label("provincies").uncheck()
    page.locator("[data-meaning=affinity]").uncheck()
    page.locator("[data-severe=minor]").uncheck()
    page.locator("#arrangement").select_option("rings")
    asked = fragment(page)
    assert set(re.split("[&=,]", asked)) == {"", "arrangement", "rings", "hide", "Province", "affinity", "minor"}
    shown = pixels(page)
    page.goto("about:blank")
    open_map(document, f"#{asked}")
    assert not page.get_by_label("provincies").is_checked()
    assert not page.locator("[data-meaning=affinity]").is_checked()
    assert not page.locator("[data-severe=minor]").is_checked()
    expect(page.locator("#arrangement")).to_have_value("rings")
    expect(page.locator("#nodes-count")).to_have_text("9 van 11 getoond")
    assert comes_to_show(page, shown)


def test_an_opened_group_and_what_is_chosen_in_it_stand_in_the_address(page: Page, open_map: OpenMap) -> None:
    document = draw_map(register_network())
    open_map(document)
    page.fill("#search", "gemeente 0004")
    page.keyboard.press("Enter")
    asked = fragment(page)
    assert asked.startswith("gm0004&open=group")
    page.goto("about:blank")
    open_map(document, f"#{asked}")
    expect(page.locator("#card .name")).to_have_text("Gemeente 0004")
    expect(page.locator("#card button", has_text="Sluit de groep")).to_be_visible()


def test_an_address_of_another_map_asks_for_nothing_that_this_one_lacks(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()), "#bestaatniet&hide=Fieldlab,%3Cb%3E&open=group:X&years=abc&arrangement=ster")
    expect(page.locator("#nodes-count")).to_have_text("11")
    expect(page.locator("#card")).to_be_empty()
    expect(page.locator("#arrangement")).to_have_value("network")


def test_a_jump_within_the_page_leaves_the_choices_alone(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    page.get_by_label("provincies").uncheck()
    page.locator("a.skip").first.focus()
    page.keyboard.press("Enter")
    assert not page.get_by_label("provincies").is_checked()


def test_one_type_of_relation_is_taken_away_and_put_back(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    before = pixels(page)
    page.locator(".types summary").click()
    page.get_by_label("is lid van").uncheck()
    expect(page.locator("#facts-count")).to_have_text("4 van 9 getoond")
    assert leaves(page, before)
    page.get_by_label("is lid van").check()
    expect(page.locator("#facts-count")).to_have_text("9")


def test_a_period_keeps_what_stood_in_it_and_what_has_no_year(page: Page, open_map: OpenMap) -> None:
    people = [entity("a", "Company", "Oud"), entity("b", "Company", "Nieuw"), entity("c", "Company", "Zonder jaar")]
    claims = [
        claim("a", "memberOf", "bond", since="2010", until="2015"),
        claim("b", "memberOf", "bond", since="2020"),
        claim("c", "memberOf", "bond"),
    ]
    open_map(draw_map(drawing([*people, entity("bond", "Association", "Bond")], claims).with_past))
    page.fill("#to-year", "2018")
    page.keyboard.press("Enter")
    expect(page.locator("#facts-count")).to_have_text("2 van 3 getoond")
    expect(page.locator("#node-rows tr:visible th")).to_have_text(["Bond", "Oud", "Zonder jaar"])
    page.fill("#from-year", "2016")
    page.keyboard.press("Enter")
    expect(page.locator("#node-rows tr:visible th")).to_have_text(["Bond", "Zonder jaar"])
    assert "years=2016-2018" in fragment(page)


def test_findings_of_each_severity_can_be_left_out(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), findings=GAPS))
    all_shown = pixels(page)
    page.locator("[data-severe=serious]").uncheck()
    assert leaves(page, all_shown)
    without = pixels(page)
    page.locator("[data-severe=serious]").check()
    assert comes_to_show(page, all_shown)
    assert without != all_shown
    expect(page.locator("#tools")).to_contain_text("ernstig")


def test_a_map_of_parties_shows_them_with_what_they_share(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(parties_network(), centres=["ipo", "vng"]))
    expect(page.locator("h1")).to_have_text("Wat ipo en vng verbindt")
    expect(page.locator("header .lead")).to_contain_text("In het midden: 5 overleggen, afspraken en programma's")
    page.locator("#all-groups").click()
    expect(page.locator("#all-groups")).to_have_text("Sluit groepen")
