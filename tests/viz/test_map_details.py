"""What the map tells of what is searched or chosen: details, a path, a gap."""

import pytest
from playwright.sync_api import Page, expect

from tests.viz.canvas import inked, leaves, pixels
from tests.viz.conftest import OpenMap
from tests.viz.networks import GAPS, register_network, small_network
from viz.map import draw_map


def test_search_forgives_case_and_accents_and_finds_by_number(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    for text, name in (
        ("VBZ", "Ministerie van Voorbeeldzaken"),
        ("noardl", "Provincie Noordland"),
        ("01234567", "Provincie Noordland"),
    ):
        page.fill("#search", text)
        expect(page.locator("#suggestions li .hit").first).to_have_text(name)
    page.fill("#search", "bestaat niet")
    expect(page.locator("#found")).to_have_text("0 gevonden")
    expect(page.locator("#suggestions")).to_be_hidden()


def test_the_panel_shows_what_is_known_with_sentences_sources_and_safe_links(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network().with_past))
    page.locator("#node-rows a", has_text="Provincie Noordland").click()
    card = page.locator("#card")
    expect(card).to_contain_text("Een provincie die niet bestaat.")
    expect(card).to_contain_text("Noârdlân")
    expect(card).to_contain_text("01234567")
    expect(card.locator("h4").first).to_have_text("is lid van 1")
    expect(card.locator(".facts li").first).to_contain_text("De provincie Noordland is lid van Voorbeeldkoepel.")
    link = card.locator(".facts .sources a").first
    expect(link).to_have_attribute("href", "https://voorbeeld.example/brief")
    expect(link).to_contain_text("Voorbeeldbrief")
    expect(link).to_contain_text("p. 1")
    assert page.url.endswith("#noordland")
    expect(card.get_by_role("link", name="https://noordland.example/")).to_have_attribute("rel", "noopener")
    card.locator("summary").click()
    expect(card.locator("details a")).to_have_attribute("href", "https://voorbeeld.example/brief")
    expect(card.locator("details a")).to_contain_text("Voorbeeldbrief")
    page.locator("#node-rows a", has_text="Voorbeeldagenda").click()
    expect(card.locator("dl")).to_contain_text("2019")


def test_the_panel_names_the_region_and_every_source_of_a_member_of_a_group(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(register_network()), "#gm0003")
    card = page.locator("#card")
    expect(card.locator("dl")).to_contain_text("zuidland")
    card.locator("summary").click()
    expect(card.locator("details")).to_contain_text("Voorbeeldregister")


def test_what_nothing_is_known_of_is_said_so(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()), "#alleen")
    expect(page.locator("#card .name")).to_have_text("Eenzaam Voorbeeld B.V.")
    expect(page.locator("#card")).to_contain_text("Er zijn geen relaties bekend.")


def test_a_click_on_a_mark_shows_its_details_and_dims_the_rest(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    before = inked(page)
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    # The middle of the map is empty of marks only by chance, so a grid of clicks must hit some.
    for right in range(1, 12):
        for down in range(1, 12):
            page.mouse.click(box["x"] + box["width"] * right / 12, box["y"] + box["height"] * down / 12)
            if page.locator("#card .kind").count():
                expect(page.locator("#card h3").first).not_to_be_empty()
                assert inked(page) < before
                return
    pytest.fail("no click hit a mark or a line")


def test_a_path_is_highlighted_and_told_step_by_step(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), path=["noordland", "koepel", "tafel"]))
    steps = page.locator(".route ol > li")
    expect(steps).to_have_count(3)
    expect(steps.nth(0)).to_contain_text("De provincie Noordland is lid van Voorbeeldkoepel.")
    lit = pixels(page)
    page.locator("#clear").click()
    assert leaves(page, lit)
    page.get_by_role("button", name="Toon de route op de kaart").click()
    expect(page.locator("#clear")).to_be_visible()


def test_a_gap_is_marked_and_shown_when_it_is_chosen(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), findings=GAPS))
    plain = pixels(page)
    gap = page.get_by_role("button", name="Van de agenda is geen vervolg bekend.")
    gap.click()
    expect(gap).to_have_attribute("aria-pressed", "true")
    assert leaves(page, plain)
    page.locator("#node-rows a", has_text="Voorbeeldinstrument").click()
    expect(page.locator("#card .findings")).to_contain_text("Voor het instrument is geen geld bekend.")
