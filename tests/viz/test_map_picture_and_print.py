"""The map saved as a picture and printed."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Page, expect

from tests.viz.canvas import comes_to_show, pixels
from tests.viz.conftest import OpenMap
from tests.viz.networks import Gap, Said, hostile_network, register_network, small_network
from viz.map import draw_map

SVG = "{http://www.w3.org/2000/svg}"


def taken(page: Page, button: str) -> tuple[str, bytes]:
    """Name and content of the file that a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def texts(picture: bytes) -> list[str]:
    return [str(element.text) for element in fromstring(picture).iter(f"{SVG}text")]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_picture_is_a_slide_whatever_the_screen(page: Page, open_map: OpenMap, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_map(draw_map(small_network(), focus="noordland"))
    before = pixels(page)
    name, content = taken(page, "Bewaar als dia (PNG)")
    assert name == "samenspel-noordland.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert [int.from_bytes(content[at : at + 4], "big") for at in (16, 20)] == [1920, 1080]
    assert comes_to_show(page, before)


def test_the_drawing_in_svg_has_title_legend_and_source(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), focus="noordland"))
    name, content = taken(page, "SVG")
    assert name == "samenspel-noordland.svg"
    picture = fromstring(content)
    assert (picture.get("width"), picture.get("height")) == ("1920", "1080")
    assert picture.findtext(f"{SVG}title") == "Het netwerk rond de provincie Noordland"
    written = texts(content)
    assert written[0] == "Het netwerk rond de provincie Noordland"
    assert {"Provincie", "Noordland", "provincies", "koepelorganisaties"} <= {*" ".join(written).split(), *written}
    assert written[-1].startswith("Bron: Samenspel, ")
    assert "revisie 1 van de gegevens" in written[-1]


def test_the_legend_of_the_picture_is_of_what_stands_out(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(small_network(), path=["noordland", "koepel"]))
    of_the_route = texts(taken(page, "SVG")[1])
    assert "provincies" in of_the_route
    assert "ministeries" not in of_the_route
    page.locator("#clear").click()
    assert "ministeries" in texts(taken(page, "SVG")[1])


def test_hostile_names_stay_text_in_the_drawing_in_svg(page: Page, open_map: OpenMap) -> None:
    open_map(draw_map(hostile_network(), findings=[Gap("1", "moderate", ("h0",), Said("Een hiaat.", "A gap."))]))
    picture = fromstring(taken(page, "SVG")[1])
    assert not [element for element in picture.iter() if element.tag == f"{SVG}script"]
    assert not [name for element in picture.iter() for name in element.attrib if name.startswith("on")]
    assert any("script" in str(element.text) for element in picture.iter(f"{SVG}text"))


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
