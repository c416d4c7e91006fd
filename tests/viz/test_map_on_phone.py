"""The map on the narrow screen of a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.viz.conftest import OpenMap
from tests.viz.networks import GAPS, hostile_network, small_network
from viz.map import draw_map


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_the_map_then_its_details_then_the_list_and_never_scrolls_sideways(
    page: Page, open_map: OpenMap, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_map(draw_map(small_network(), findings=GAPS, path=["noordland", "koepel"]))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    tops = page.evaluate(
        "['map', 'panel', 'tools', 'list'].map((id) => document.getElementById(id).getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
    caption = page.locator("#nodes-caption").bounding_box()
    assert caption is not None
    assert caption["width"] > width / 2
    page.locator("#node-rows a").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("#card .name")).to_be_in_viewport()


def test_a_route_is_told_right_below_its_drawing_on_a_phone(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_map(draw_map(small_network(), path=["noordland", "koepel", "tafel"]))
    tops = page.evaluate(
        "['#drawing', '.route', '#tools'].map((one) => document.querySelector(one).getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
    page.locator(".route").scroll_into_view_if_needed()
    page.get_by_role("button", name="Toon de route op de kaart").click()
    expect(page.locator("#drawing canvas")).to_be_in_viewport()


def test_long_and_hostile_names_fit_a_phone(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    open_map(draw_map(hostile_network(), focus="h7"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
