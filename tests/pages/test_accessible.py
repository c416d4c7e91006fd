"""No page breaks a rule of axe-core, light or dark, and none scrolls sideways on a phone."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page

from tests import axe
from tests.pages.addresses import IN_OTHER_PROGRAMS, OF_WHO_ANSWERS, PAGES
from tests.pages.conftest import Visit


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe-core finds wrong outside the drawn maps, which have tests of their own; all rules, or those named."""
    return axe.violations(page, rules, outside=["iframe"])


@pytest.mark.parametrize("address", [*PAGES, *OF_WHO_ANSWERS, *IN_OTHER_PROGRAMS])
def test_axe_finds_nothing_wrong_in_light_and_dark_and_nothing_scrolls_sideways_on_a_phone(
    visit: Visit, address: str
) -> None:
    page = visit(address)
    page.evaluate("for (const one of document.querySelectorAll('details:not(.tools)')) one.open = true")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, axe.COLOUR_RULES) == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_can_be_clicked_is_large_enough_while_all_is_folded(visit: Visit) -> None:
    for width in (1280, 390):
        assert violations(visit("/changes", width=width), ["target-size"]) == []


@pytest.mark.parametrize("address", ["/", "/gaps", "/matrix", "/paths?from=Groningen&to=MKB-Nederland"])
def test_axe_finds_nothing_wrong_on_a_phone_in_english(visit: Visit, address: str) -> None:
    assert violations(visit(address, width=390, lang="en")) == []
