"""The map on the narrow screen of a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.viz.conftest import OpenMap
from tests.viz.networks import GAPS, hostile_network, small_network
from viz.map import draw_map


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_the_list_before_the_map_and_never_scrolls_sideways(
    page: Page, open_map: OpenMap, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_map(draw_map(small_network(), findings=GAPS, path=["noordland", "koepel"]))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    tops = page.evaluate(
        "['tools', 'list', 'map'].map((id) => document.getElementById(id).getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
    caption = page.locator("#nodes-caption").bounding_box()
    assert caption is not None
    assert caption["width"] > width / 2
    page.locator("#node-rows a").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("#card .name")).to_be_in_viewport()


def test_a_route_comes_first_on_a_phone(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_map(draw_map(small_network(), path=["noordland", "koepel", "tafel"]))
    expect(page.locator(".route li").first).to_be_in_viewport()
    page.get_by_role("button", name="Toon de route op de kaart").click()
    expect(page.locator("#drawing canvas")).to_be_in_viewport()


def test_long_and_hostile_names_fit_a_phone(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    open_map(draw_map(hostile_network(), focus="h7"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
