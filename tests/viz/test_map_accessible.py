"""The map by keyboard alone, and as axe-core judges it."""

import pytest
from playwright.sync_api import Page, expect

from tests.axe import COLOUR_RULES, violations
from tests.viz.canvas import comes_to_show, leaves, pixels
from tests.viz.conftest import OpenMap
from tests.viz.networks import GAPS, parties_network, register_network, small_network
from viz.map import draw_map


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def test_the_whole_way_by_keyboard_alone(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de kaart"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "search"
    page.keyboard.type("noardlan")
    expect(page.locator("#suggestions li")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "suggestion-0"
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).to_have_text("Provincie Noordland")
    expect(page.locator("#card .name")).to_be_focused()
    expect(page.locator("#spoken")).to_have_text("Provincie Noordland, 3 relaties")
    page.locator("#card .facts a", has_text="Voorbeeldkoepel").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).to_have_text("Voorbeeldkoepel")
    surface = page.locator("#drawing .vis-network")
    surface.focus()
    page.keyboard.press("ArrowUp")
    assert page.locator("#card .name").inner_text() != "Voorbeeldkoepel"
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).to_be_focused()
    surface.focus()
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_empty()


def test_the_keyboard_is_never_trapped(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), findings=GAPS, path=["vbz", "tafel"]))
    page.locator("#drawing .vis-network").focus()
    places = []
    for _ in range(25):
        page.keyboard.press("Tab")
        places.append(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert places == sorted(set(places)), "each Tab goes further down the page"


def test_the_keyboard_pans_and_zooms_the_map(page: Page, open_map: OpenMap) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_map(draw_map(small_network()))
    page.locator("#drawing .vis-network").focus()
    whole = pixels(page)
    page.keyboard.press("Shift+ArrowRight")
    assert leaves(page, whole)
    moved = pixels(page)
    page.keyboard.press("+")
    assert leaves(page, moved)
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert comes_to_show(page, whole), "0 shows the whole again"


def violations_light_and_dark(page: Page) -> list[str]:
    light = violations(page)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, COLOUR_RULES)
    page.emulate_media(color_scheme="light")
    return light + dark


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_axe_finds_nothing_wrong_in_light_and_dark(page: Page, open_map: OpenMap, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="light")
    open_map(draw_map(small_network(), findings=GAPS, path=["noordland", "koepel"]))
    assert violations_light_and_dark(page) == []
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations_light_and_dark(page) == []
    page.fill("#search", "voorbeeld")
    assert violations_light_and_dark(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).not_to_be_empty()
    assert violations_light_and_dark(page) == []


@pytest.mark.parametrize("width", [1024, 390])
def test_axe_finds_nothing_wrong_on_the_map_of_parties(page: Page, open_map: OpenMap, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_map(draw_map(parties_network(), centres=["ipo", "vng"]))
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.locator("#drawing .vis-network").focus()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_axe_finds_nothing_wrong_in_english_with_groups(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(register_network(), language="en"))
    page.locator("#drawing .vis-network").focus()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
