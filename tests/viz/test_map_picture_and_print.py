"""The map saved as a picture and printed."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.viz.canvas import comes_to_show, pixels
from tests.viz.conftest import OpenMap
from tests.viz.networks import large_network, register_network, small_network
from viz.map import draw_map


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
    assert comes_to_show(page, before)


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


def test_a_printed_map_begins_with_the_drawing(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    open_map(draw_map(small_network()))
    tops = page.evaluate("['map', 'list'].map((id) => document.getElementById(id).getBoundingClientRect().top)")
    assert tops == sorted(tops)


def test_the_print_has_the_drawing_and_the_whole_list(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(register_network()))
    page.emulate_media(media="print")
    expect(page.locator("#tools")).to_be_hidden()
    expect(page.locator("#drawing canvas")).to_be_visible()
    expect(page.locator("#fact-rows tr").last).to_be_visible()
    assert page.locator(".table").first.evaluate("table => table.scrollHeight <= table.clientHeight + 1")
