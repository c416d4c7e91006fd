"""The map in a real Chromium. The fixture `page` fails a test when anything is asked of another machine."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.vocabulary import Label
from tests.viz.conftest import OpenMap
from tests.viz.networks import Gap, hostile_network, large_network, register_network, small_network
from viz.map import draw_map

GAPS = (
    Gap("1", "serious", ("vraag",), Label("Voor het instrument is geen geld bekend.", "No money is known.")),
    Gap("2", "minor", ("agenda", "stuk"), Label("Van de agenda is geen vervolg bekend.", "No follow-up is known.")),
)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pixels(page: Page) -> str:
    """A fingerprint of what the canvas shows."""
    return str(page.evaluate("document.querySelector('#drawing canvas').toDataURL()"))


def inked(page: Page) -> float:
    """The share of the canvas that differs from its background."""
    return float(
        page.evaluate(
            """() => {
              const canvas = document.querySelector('#drawing canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              let inked = 0;
              for (let at = 0; at < data.length; at += 4) inked += data[at + 3] > 0 && data[at] < 200;
              return inked / (data.length / 4);
            }"""
        )
    )


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, with the elements concerned."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found.response["violations"]]


def visible_rows(page: Page, body: str) -> int:
    return page.locator(f"#{body} tr:visible").count()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def test_the_map_is_drawn_without_asking_anything_of_another_machine(page: Page, open_map: OpenMap) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_map(draw_map(small_network()))
    assert [address for address in asked if not address.startswith("file:")] == []
    assert len(asked) == 1
    assert inked(page) > 0.005


def test_the_policy_of_the_page_is_not_broken(page: Page, open_map: OpenMap) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    open_map(draw_map(small_network(), findings=GAPS))
    page.fill("#search", "noord")
    page.keyboard.press("Enter")
    assert said == []


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
    seen = [pixels(page)]
    for key in ("Shift+ArrowRight", "+", "-", "0"):
        page.keyboard.press(key)
        page.wait_for_timeout(80)
        seen.append(pixels(page))
    assert len(set(seen[:3])) == 3
    assert seen[4] == seen[0], "0 shows the whole again"


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
    open_map(draw_map(small_network()))
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


def test_a_kind_that_is_unticked_leaves_the_map_and_the_tables(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    before = pixels(page)
    assert (visible_rows(page, "node-rows"), visible_rows(page, "fact-rows")) == (12, 14)
    page.get_by_label("provincies").uncheck()
    expect(page.locator("#nodes-count")).to_have_text("10 van 12 getoond")
    assert (visible_rows(page, "node-rows"), visible_rows(page, "fact-rows")) == (10, 9)
    assert pixels(page) != before
    assert page.locator("[data-family=Actor]").evaluate("box => box.indeterminate")
    page.get_by_label("Actoren").check()
    assert visible_rows(page, "node-rows") == 12


def test_a_family_is_unticked_at_once(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    page.get_by_label("Actoren").uncheck()
    assert visible_rows(page, "node-rows") == 5
    assert not page.get_by_label("koepelorganisaties").is_checked()


def test_a_meaning_that_is_unticked_takes_its_relations_away(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    page.locator("[data-meaning=affinity]").uncheck()
    expect(page.locator("#facts-count")).to_have_text("11 van 14 getoond")
    assert visible_rows(page, "node-rows") == 12


def test_choosing_what_is_filtered_away_brings_its_kind_back(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    page.get_by_label("provincies").uncheck()
    page.fill("#search", "noordland")
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).to_have_text("Provincie Noordland")
    assert page.get_by_label("provincies").is_checked()
    assert visible_rows(page, "node-rows") == 12


def test_a_group_opens_and_closes(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(register_network()))
    before = pixels(page)
    page.locator("#all-groups").click()
    expect(page.locator("#all-groups")).to_have_text("Sluit groepen")
    assert pixels(page) != before
    page.locator("#all-groups").click()
    page.fill("#search", "gemeente 0004")
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).to_have_text("Gemeente 0004")
    page.locator("#card button", has_text="Sluit de groep").click()
    expect(page.locator("#card .name")).to_have_text("30 gemeenten · Provincie Noordland")
    page.locator("#drawing .vis-network").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#spoken")).to_contain_text("Geopend: 30 gemeenten")


def test_a_path_is_highlighted_and_told_step_by_step(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), path=["noordland", "koepel", "tafel"]))
    steps = page.locator(".route ol > li")
    expect(steps).to_have_count(3)
    expect(steps.nth(0)).to_contain_text("De provincie Noordland is lid van Voorbeeldkoepel.")
    lit = pixels(page)
    page.locator("#clear").click()
    assert pixels(page) != lit
    page.get_by_role("button", name="Toon de route op de kaart").click()
    expect(page.locator("#clear")).to_be_visible()


def test_a_gap_is_marked_and_shown_when_it_is_chosen(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), findings=GAPS))
    plain = pixels(page)
    gap = page.get_by_role("button", name="Van de agenda is geen vervolg bekend.")
    gap.click()
    expect(gap).to_have_attribute("aria-pressed", "true")
    assert pixels(page) != plain
    page.locator("#node-rows a", has_text="Voorbeeldinstrument").click()
    expect(page.locator("#card .findings")).to_contain_text("Voor het instrument is geen geld bekend.")


@pytest.mark.parametrize("arrangement", ["rings", "lanes"])
def test_the_marks_can_be_arranged_otherwise(page: Page, open_map: OpenMap, arrangement: str) -> None:
    open_map(draw_map(small_network()))
    before = pixels(page)
    page.locator("#arrangement").select_option(arrangement)
    changed = pixels(page)
    assert changed != before
    page.locator("#arrangement").select_option("network")
    assert pixels(page) == before


def test_the_picture_is_a_png_with_title_and_legend(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), focus="noordland"))
    before = pixels(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bewaar PNG").click()
    download = waiting.value
    assert download.suggested_filename == "samenspel-noordland.png"
    content = Path(download.path()).read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    canvas = page.locator("#drawing canvas")
    assert width == 3 * canvas.evaluate("canvas => canvas.clientWidth")
    assert height > 3 * canvas.evaluate("canvas => canvas.clientHeight")
    assert pixels(page) == before


def test_the_legend_of_the_picture_is_of_what_stands_out(page: Page, open_map: OpenMap) -> None:
    def height() -> int:
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Bewaar PNG").click()
        return int.from_bytes(Path(waiting.value.path()).read_bytes()[20:24], "big")

    page.set_viewport_size({"width": 900, "height": 800})
    open_map(draw_map(large_network(60), path=["n0", "n1"]))
    of_the_path = height()
    page.locator("#clear").click()
    assert height() > of_the_path


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


def test_a_printed_map_begins_with_the_drawing(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    open_map(draw_map(small_network()))
    tops = page.evaluate("['map', 'list'].map((id) => document.getElementById(id).getBoundingClientRect().top)")
    assert tops == sorted(tops)


def test_long_and_hostile_names_fit_a_phone(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    open_map(draw_map(hostile_network(), focus="h7"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong(page: Page, open_map: OpenMap, scheme: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    open_map(draw_map(small_network(), findings=GAPS, path=["noordland", "koepel"]))
    assert violations(page) == []
    page.fill("#search", "voorbeeld")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#card .name")).not_to_be_empty()
    assert violations(page) == []


def test_axe_finds_nothing_wrong_in_english_with_groups(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(register_network(), language="en"))
    page.locator("#drawing .vis-network").focus()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_the_colours_of_the_drawing_follow_the_scheme(page: Page, open_map: OpenMap) -> None:
    page.emulate_media(color_scheme="light")
    open_map(draw_map(small_network()))
    light = pixels(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    assert pixels(page) != light


def test_the_wheel_scrolls_the_page_until_the_map_has_the_focus(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network()))
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    before = pixels(page)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > 0
    assert pixels(page) == before
    page.evaluate("scrollTo(0, 0)")
    page.locator("#drawing .vis-network").focus()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 0
    assert pixels(page) != before


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


def test_without_scripts_the_list_still_tells_everything(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "kaart.html"
    file.write_bytes(draw_map(small_network()).encode())
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(file.as_uri())
        expect(plain.locator("#fact-rows tr")).to_have_count(14)
        expect(plain.locator("noscript p")).to_be_visible()


def test_the_print_has_the_drawing_and_the_whole_list(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(register_network()))
    page.emulate_media(media="print")
    expect(page.locator("#tools")).to_be_hidden()
    expect(page.locator("#drawing canvas")).to_be_visible()
    expect(page.locator("#fact-rows tr").last).to_be_visible()
    assert page.locator(".table").first.evaluate("table => table.scrollHeight <= table.clientHeight + 1")
