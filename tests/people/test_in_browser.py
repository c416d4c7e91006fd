"""Signing in, tokens and signing out in a real browser: by keyboard, in both languages, on a phone, and accessible."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from api.app import create_app
from api.settings import Settings
from graph.store import open_store
from tests.axe import COLOUR_RULES, violations
from tests.fictitious import batch
from tests.light_oidc_provider import LightProvider
from tests.neo4j_server import free_ports
from tests.people.conftest import serving


@pytest.fixture
def service(tmp_path: Path, settings: Settings, provider: LightProvider) -> Iterator[str]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        with serving(create_app(store, settings=settings), free_ports(1)[0]) as address:
            provider.back_channels = [f"{address}/sign-out/back-channel"]
            yield address


def by_keyboard(page: Page, selector: str) -> None:
    """Go to something by the tab key, and press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("chosen => document.activeElement.matches(chosen)", selector):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the tab key does not reach {selector}")


def is_well_made(page: Page) -> None:
    """Axe finds nothing wrong in light and dark, and nothing scrolls sideways."""
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.emulate_media(color_scheme="light")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOUR_RULES) == []


def sign_in(page: Page, person: str) -> None:
    page.fill("[name=username]", person)
    page.fill("[name=password]", person)
    page.keyboard.press("Enter")


def test_one_signs_in_makes_a_token_and_signs_out_everywhere_by_keyboard(page: Page, service: str) -> None:
    page.goto(f"{service}/about?lang=nl")
    assert "Inloggen" in page.inner_text("header")
    is_well_made(page)
    by_keyboard(page, "a[href^='/sign-in']")
    page.wait_for_selector("[name=username]")
    sign_in(page, "anna")
    page.wait_for_url(f"{service}/about?lang=nl")
    by_keyboard(page, "a[href='/me']")
    page.wait_for_url(f"{service}/me")
    assert "Provincie Noordland" in page.inner_text("main")
    is_well_made(page)
    page.fill("#f-label", "Nachtelijke levering")
    page.check("[name=scope][value=propose]")
    page.click("form[action='/me/tokens'] button")
    assert page.input_value("#fresh").startswith("samenspel_")
    is_well_made(page)
    page.click("form[action='/me/tokens/revoke'] button")
    page.wait_for_url(f"{service}/me#tokens")
    assert "ingetrokken op" in page.inner_text("main")
    by_keyboard(page, "main form[action='/sign-out/everywhere'] button")
    page.wait_for_url(f"{service}/signed-out")
    assert "U bent uitgelogd" in page.inner_text("h1")
    is_well_made(page)
    page.goto(f"{service}/me")
    # The provider asks who one is again.
    assert page.is_visible("[name=username]")


def test_who_breaks_off_is_told_in_english_and_can_try_again(page: Page, service: str) -> None:
    page.goto(f"{service}/about?lang=en")
    page.click("a[href^='/sign-in']")
    page.click("[name=cancel]")
    page.wait_for_url(f"{service}/sign-in/failed?next=*")
    assert "Signing in did not work" in page.inner_text("h1")
    is_well_made(page)
    page.click("main a[href^='/sign-in']")
    sign_in(page, "bram")
    page.wait_for_url(f"{service}/about?lang=en")
    assert "Sign out" in page.inner_text("header")


def test_a_page_without_scripts_signs_out_as_well(page: Page, service: str) -> None:
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as plain:
        other = plain.new_page()
        other.goto(f"{service}/me")
        sign_in(other, "anna")
        other.wait_for_url(f"{service}/me")
        other.click("header form[action='/sign-out'] button")
        other.wait_for_url(f"{service}/signed-out")
        assert "Inloggen" in other.inner_text("header")
