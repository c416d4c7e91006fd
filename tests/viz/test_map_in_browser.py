"""The map in a real Chromium. The fixture `page` fails a test when anything is asked of another machine."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.graph.drawing import claim, drawing, entity
from tests.viz.canvas import comes_to_show, inked, leaves, pixels, within_patience
from tests.viz.conftest import OpenMap
from tests.viz.networks import GAPS, hostile_network, large_network, small_network, workbook_network
from viz.map import draw_map
from viz.page import map_script


def test_the_map_is_drawn_without_asking_anything_of_another_machine(page: Page, open_map: OpenMap) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_map(draw_map(small_network()))
    assert [address for address in asked if not address.startswith("file:")] == []
    assert len(asked) == 1
    assert inked(page) > 0.005


def test_the_policy_of_the_page_is_not_broken(page: Page, open_map: OpenMap) -> None:
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    open_map(draw_map(small_network(), findings=GAPS))
    page.fill("#search", "noord")
    page.keyboard.press("Enter")
    assert messages == []


def test_hostile_names_stay_text_on_the_map_in_the_panel_and_in_the_list(page: Page, open_map: OpenMap) -> None:
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    open_map(draw_map(hostile_network()))
    page.locator("#node-rows a").evaluate_all("links => links.forEach((link) => link.click())")
    for text in ("<script>", "onerror", "onload", "{{", "plaatjes", "LLLL", "achter"):
        page.fill("#search", text)
        page.keyboard.press("Enter")
        assert page.locator("#card .name").inner_text()
    page.mouse.move(600, 400)
    assert page.evaluate("window.hit") is None
    assert opened == []
    assert page.locator("#card .name", has_text="achterstevoren").count() == 1


@pytest.mark.parametrize("arrangement", ["rings", "lanes"])
def test_the_marks_can_be_arranged_otherwise(page: Page, open_map: OpenMap, arrangement: str) -> None:
    open_map(draw_map(small_network()))
    before = pixels(page)
    page.locator("#arrangement").select_option(arrangement)
    assert leaves(page, before)
    page.locator("#arrangement").select_option("network")
    assert comes_to_show(page, before)


def test_the_colours_of_the_drawing_follow_the_scheme(page: Page, open_map: OpenMap) -> None:
    page.emulate_media(color_scheme="light")
    open_map(draw_map(small_network()))
    light = pixels(page)
    page.emulate_media(color_scheme="dark")
    assert leaves(page, light)


def test_the_wheel_scrolls_the_page_until_the_map_has_the_focus(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    before = pixels(page)
    page.mouse.wheel(0, 300)
    assert within_patience(lambda: page.evaluate("scrollY") > 0)
    assert comes_to_show(page, before)
    page.evaluate("scrollTo(0, 0)")
    page.locator("#drawing .vis-network").focus()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.wheel(0, 300)
    assert leaves(page, before)
    assert page.evaluate("scrollY") == 0


def test_a_large_map_builds_its_tables_by_the_page(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(large_network(2100)))
    expect(page.locator("#node-rows tr")).to_have_count(200)
    page.locator("#nodes-more").click()
    expect(page.locator("#node-rows tr")).to_have_count(400)
    page.get_by_label("Documenten").uncheck()
    expect(page.locator("#node-rows tr")).to_have_count(200)
    expect(page.locator("#nodes-count")).not_to_have_text("2.100 van 2.100 getoond")
    page.fill("#search", "Voorbeeld 2099")
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).to_have_text("Voorbeeld 2099")
    expect(page.locator("#card .facts li").first).to_contain_text("gaat over")


def test_a_workbook_of_five_thousand_companies_and_projects_is_drawn_and_opens(page: Page, open_map: OpenMap) -> None:
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: messages.append(str(error)))
    open_map(draw_map(workbook_network()))
    assert inked(page) > 0.005
    folded = pixels(page)
    page.locator("#all-groups").click()
    expect(page.locator("#all-groups")).to_have_text("Sluit groepen")
    assert leaves(page, folded)
    assert inked(page) > 0.02, "thousands of marks more stand on the map"
    page.locator("#all-groups").click()
    expect(page.locator("#all-groups")).to_have_text("Open groepen")
    page.fill("#search", "Voorbeeldbedrijf 2999")
    page.keyboard.press("Enter")
    page.locator("#card button", has_text="Sluit de groep").click()
    expect(page.locator("#card .name")).to_have_text(re.compile("^[0-9.]+ bedrijven$"))
    page.locator("#card button", has_text="Open de groep").click()
    expect(page.locator("#spoken")).to_have_text(re.compile("^Geopend: [0-9.]+ bedrijven$"))
    assert messages == []


def test_a_relation_is_told_from_an_entity_whose_id_is_like_its_number(page: Page, open_map: OpenMap) -> None:
    people = [entity("f0", "Company", "Voorbeeldbedrijf"), entity("f1", "Association", "Voorbeeldbond")]
    open_map(draw_map(drawing(people, [claim("f0", "memberOf", "f1")])))
    # Of two marks the middle of the map is the middle of the line between them.
    page.locator("#drawing canvas").click()
    expect(page.locator("#card .kind")).to_have_text("Relatie")
    expect(page.locator("#card .facts li")).to_contain_text("Voorbeeldbedrijf is lid van Voorbeeldbond.")


def test_the_drawing_library_is_used_by_its_public_names_only(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    public = page.evaluate("Object.getOwnPropertyNames(vis.Network.prototype).filter((name) => !name.startsWith('_'))")
    used = set(re.findall(r"\bnetwork\??\.(\w+)", map_script()))
    assert used
    assert used - set(public) == set()


def test_without_scripts_the_list_still_tells_everything(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "kaart.html"
    file.write_bytes(draw_map(small_network()).encode())
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(file.as_uri())
        expect(plain.locator("#fact-rows tr")).to_have_count(9)
        expect(plain.locator("noscript p")).to_be_visible()
