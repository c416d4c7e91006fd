"""The visits that people make, in a real browser: in both languages, wide and narrow, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.model.words import message
from tests.pages.conftest import Visit

EACH = pytest.mark.parametrize(("lang", "width"), [("nl", 1280), ("nl", 390), ("en", 1280), ("en", 390)])


def unfold(page: Page, lang: str) -> None:
    """Open the filters where they are folded away."""
    if not page.locator("form.filters select").first.is_visible():
        page.locator("form.filters summary").first.click()


@EACH
def test_from_the_home_page_through_search_and_a_profile_to_a_route(visit: Visit, lang: str, width: int) -> None:
    page = visit("/", width=width, lang=lang)
    assert page.locator(".figures b").count() >= 6
    page.fill("#home-q", "mkb-nederland")
    page.locator("form.big button").click()
    page.locator(".results").get_by_role("link", name="MKB-Nederland", exact=True).click()
    expect(page.locator("h1")).to_have_text("MKB-Nederland")
    page.get_by_role("link", name=message("profile-route").in_language(lang)).click()
    page.fill("#f-to", "Provincie Flevoland")
    page.get_by_role("button", name=message("paths-find").in_language(lang)).click()
    expect(page.locator("article.route").first).to_contain_text("IPO")
    expect(page.locator("article.route .advice").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", lang)


@EACH
def test_an_ambiguous_name_is_asked_back_and_one_click_goes_on(visit: Visit, lang: str, width: int) -> None:
    page = visit("/paths?from=Groningen&to=MKB-Nederland", width=width, lang=lang)
    expect(page.locator("#f-from")).to_have_attribute("aria-invalid", "true")
    page.locator(".candidates").get_by_role("link", name="Provincie Groningen").click()
    expect(page.locator("article.route")).not_to_have_count(0)


@EACH
def test_the_options_for_a_route_are_kept_in_its_address(visit: Visit, lang: str, width: int) -> None:
    page = visit("/paths?from=Provincie+Flevoland&to=MKB-Nederland", width=width, lang=lang)
    page.get_by_text(message("paths-options").in_language(lang), exact=True).click()
    page.fill("#f-avoid", "Interprovinciaal Overleg")
    page.select_option("#f-strategy", "different")
    page.get_by_role("button", name=message("paths-find").in_language(lang)).click()
    expect(page).to_have_url(re.compile("strategy=different"))
    expect(page.locator("#f-avoid")).to_be_visible()
    stations = page.locator(".stations").all_inner_texts()
    assert stations
    assert not any("Interprovinciaal Overleg" in station for station in stations)


def test_the_text_of_a_route_can_be_copied_for_a_memo(visit: Visit) -> None:
    page = visit("/paths?from=Provincie+Flevoland&to=MKB-Nederland")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Deel deze route als tekst").first.click()
    page.get_by_role("button", name="Kopieer").first.click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied == page.locator("#memo-r1").input_value()
    assert "Kamerstuk 33009, nr. 104" in copied


def test_the_small_map_of_a_route_is_drawn_when_it_is_opened(visit: Visit) -> None:
    page = visit("/paths?from=Provincie+Flevoland&to=MKB-Nederland")
    page.get_by_text("Kaartje van deze route").first.click()
    expect(page.frame_locator("article iframe").first.locator("html[data-drawn]")).to_be_attached()


@EACH
def test_a_gap_is_found_with_the_filters_and_shared_by_its_address(visit: Visit, lang: str, width: int) -> None:
    page = visit("/gaps", width=width, lang=lang)
    unfold(page, lang)
    page.select_option("#f-severity", "serious")
    page.get_by_role("button", name=message("filter-button").in_language(lang)).click()
    finding = page.locator("article.finding").first
    expect(finding.locator(".severity")).to_have_text(message("severity-serious").in_language(lang))
    sentence = finding.locator(".claim").inner_text()
    finding.get_by_role("link", name=message("finding-address").in_language(lang)).click()
    expect(page.locator("article.finding")).to_have_count(1)
    expect(page.locator("article.finding .claim")).to_have_text(sentence)
    expect(page.get_by_text(message("finding-parties-and-sources").in_language(lang))).to_be_visible()


@EACH
def test_an_unknown_cell_of_the_matrix_leads_to_a_route_to_who_could_help(visit: Visit, lang: str, width: int) -> None:
    page = visit("/matrix", width=width, lang=lang)
    table = page.locator("table.matrix").first
    table.get_by_role("link", name="Provincie Drenthe, Small Business Innovation Research").click()
    expect(page.locator("#help")).to_contain_text(message("matrix-helpers").in_language(lang))
    page.locator("#help").get_by_role("link", name=message("matrix-route").in_language(lang)).first.click()
    expect(page.locator("#f-from")).to_have_value("Provincie Drenthe")
    expect(page.locator("article.route, div.empty")).not_to_have_count(0)


@EACH
def test_the_map_follows_its_filters_and_the_year(visit: Visit, lang: str, width: int) -> None:
    page = visit("/map", width=width, lang=lang)
    drawing = page.frame_locator("iframe.map")
    expect(drawing.locator("html[data-drawn]")).to_be_attached()
    unfold(page, lang)
    page.fill("#f-focus", "SBIR")
    page.locator("input[type=range]").evaluate(
        "slider => { slider.value = 2020; for (const on of ['input', 'change']) slider.dispatchEvent(new Event(on)); }"
    )
    expect(page).to_have_url(re.compile("focus=SBIR.*asOf=2020"))
    expect(page.locator("p.as-of")).to_contain_text("2020")
    expect(drawing.locator("h1")).to_contain_text("SBIR")


def test_what_is_chosen_on_the_map_stands_in_the_address_of_its_page(visit: Visit) -> None:
    page = visit("/map")
    drawing = page.frame_locator("iframe.map")
    expect(drawing.locator("html[data-drawn]")).to_be_attached()
    drawing.get_by_label("gemeenten").uncheck()
    drawing.locator("#arrangement").select_option("rings")
    expect(page).to_have_url(re.compile("/map#&arrangement=rings&hide=Municipality$"))
    page.reload()
    expect(drawing.locator("html[data-drawn]")).to_be_attached()
    expect(drawing.locator("#arrangement")).to_have_value("rings")
    expect(drawing.get_by_label("gemeenten")).not_to_be_checked()


def test_suggestions_come_while_typing_and_go_on_by_id_when_a_name_is_not_unique(visit: Visit) -> None:
    page = visit("/")
    page.locator("#home-q").press_sequentially("flevo")
    expect(page.locator("#home-suggestions option[value='Provincie Flevoland']")).to_be_attached()


def test_the_language_is_chosen_on_the_page_and_stays(visit: Visit) -> None:
    page = visit("/gaps?severity=serious")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile("severity=serious"))
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Sources").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_changes_since_a_date_lead_from_the_home_page(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("link", name="Laatste wijzigingen").click()
    page.fill("#f-from", "2020-01-01")
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page.locator("main h2").first).to_be_visible()
    page.fill("#f-from", "gisteren")
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("geen datum")


def test_a_route_is_found_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/paths")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "f-from":
            break
    expect(page.locator("#f-from")).to_be_focused()
    page.keyboard.type("Provincie Drenthe")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.type("VNG")
    page.keyboard.press("Enter")
    expect(page.locator("article.route").first).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('details.memo') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#memo-r1")).to_be_visible()


def test_what_has_the_focus_can_be_seen(visit: Visit) -> None:
    page = visit("/gaps")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


@pytest.mark.parametrize("width", [1280, 390])
def test_every_form_and_fold_works_without_javascript(browser: Browser, site: str, width: int) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{site}/?lang=nl")
        page.fill("#home-q", "flevoland")
        page.locator("form.big button").click()
        page.locator(".results").get_by_role("link", name="Provincie Flevoland", exact=True).click()
        page.get_by_role("link", name="Zoek een route van hier").click()
        page.fill("#f-to", "MKB-Nederland")
        page.get_by_role("button", name="Zoek de route").click()
        expect(page.locator("article.route")).not_to_have_count(0)
        page.get_by_text("Deel deze route als tekst").first.click()
        expect(page.locator("#memo-r1")).to_be_visible()
        expect(page.get_by_role("button", name="Kopieer")).to_have_count(0)
        page.goto(f"{site}/gaps")
        page.select_option("#f-severity", "minor")
        page.get_by_role("button", name="Filter").click()
        expect(page.locator("article.finding.minor").first).to_be_visible()
        page.goto(f"{site}/map")
        page.locator("form.filters summary").click()
        page.fill("#f-asOf", "2020")
        page.get_by_role("button", name="Teken de kaart").click()
        expect(page.locator("p.as-of")).to_contain_text("2020")
        expect(page.frame_locator("iframe.map").locator("table").first).to_be_attached()


def test_on_paper_nothing_stays_folded_and_nothing_is_left_to_click(visit: Visit) -> None:
    page = visit("/gaps")
    last = page.locator("article.finding").last
    expect(last).not_to_be_visible()
    page.emulate_media(media="print")
    expect(last).to_be_visible()
    for away in ("form.filters", "header.site nav", "p[role=status] a", "article.finding .tools"):
        expect(page.locator(away).first).not_to_be_visible()


def test_the_page_of_the_map_prints_the_map_and_no_other_page_does(visit: Visit) -> None:
    for address, printed in (("/map?focus=sbir&depth=1", True), ("/entities/sbir", False)):
        page = visit(address)
        page.emulate_media(media="print")
        expect(page.locator("iframe.map").first).to_be_visible(visible=printed)
        page.emulate_media(media="screen")


def test_routes_fill_the_paper(visit: Visit) -> None:
    page = visit("/paths?from=Provincie+Drenthe&to=MKB-Nederland&k=1")
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    # The width of A4 is no phone: the parties of a route stand side by side.
    tops = page.locator(".stations li").evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    assert tops[0] == tops[1]
    assert page.locator(".route").first.evaluate("route => getComputedStyle(route).breakInside") == "auto"
