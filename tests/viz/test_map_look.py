"""How a map looks on a screen: where its parts stand, and that its labels never cover each other."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.viz.canvas import pixels
from tests.viz.conftest import OpenMap
from tests.viz.networks import GAPS, large_network, parties_network, small_network
from viz.map import draw_map
from viz.style import CELL_SIGNS, FLAGS

# Keeps what was written on the map since it was last wiped, as boxes in pixels of the screen.
RECORD = """
  const written = window.written = [];
  const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.isConnected) written.length = 0;
    return clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...more) {
    if (this.canvas.isConnected) {
      const { width } = this.measureText(text);
      const high = 0.72 * parseFloat(/([\\d.]+)px/.exec(this.font)[1]);
      const left = this.textAlign === 'center' ? x - width / 2 : x;
      written.push({ text, left, right: left + width, top: y - high / 2, bottom: y + high / 2 });
    }
    return fillText.call(this, text, x, y, ...more);
  };
"""


def overlapping(boxes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (box["text"], other["text"])
        for at, box in enumerate(boxes)
        for other in boxes[:at]
        if box["left"] < other["right"]
        and other["left"] < box["right"]
        and box["top"] < other["bottom"]
        and other["top"] < box["bottom"]
    ]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("network", ["parties", "crowd", "whole"])
def test_labels_never_cover_each_other(
    page: Page, open_map: OpenMap, network: str, width: int, height: int, chosen: bool
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(RECORD)
    documents = {
        "parties": lambda: draw_map(parties_network(), centres=["ipo", "vng"]),
        "crowd": lambda: draw_map(large_network(150)),
        "whole": lambda: draw_map(large_network(700)),
    }
    open_map(documents[network]())
    if chosen:
        page.locator("#node-rows a").first.click()
    pixels(page)
    written = page.evaluate("window.written")
    assert len(written) > 2
    assert overlapping(written) == []


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_the_details_stand_beside_the_drawing_on_a_desk(page: Page, open_map: OpenMap, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_map(draw_map(small_network(), findings=GAPS))
    page.locator("#node-rows a").first.click()
    boxes = [page.locator(selector).bounding_box() for selector in ("#drawing", "#panel")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[1]["x"] >= boxes[0]["x"] + boxes[0]["width"]
    assert boxes[0]["width"] > 0.55 * width
    expect(page.locator("#card .name")).to_be_in_viewport()
    expect(page.locator("#drawing")).to_be_in_viewport()


def test_on_a_phone_the_drawing_comes_first_and_fills_the_screen(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_map(draw_map(small_network()))
    drawing, panel = (page.locator(selector).bounding_box() for selector in ("#drawing", "#panel"))
    assert drawing
    assert panel
    assert drawing["y"] < 200
    assert drawing["height"] > 0.7 * 844
    assert drawing["width"] > 380
    assert panel["y"] - drawing["y"] - drawing["height"] < 140


def test_on_a_phone_a_tap_leads_on_to_the_details(page: Page, open_map: OpenMap) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_map(draw_map(small_network()))
    page.locator("#drawing .vis-network").focus()
    page.keyboard.press("ArrowDown")
    peek = page.locator("#peek")
    expect(peek).to_be_in_viewport()
    name = page.locator("#card .name").inner_text()
    expect(peek).to_contain_text(name)
    peek.click()
    expect(page.locator("#card .name")).to_be_in_viewport()
    expect(page.locator("#card .name")).to_be_focused()


def test_a_drawing_stands_on_a_screen_that_stands_and_lies_on_one_that_lies(page: Page, open_map: OpenMap) -> None:
    page.add_init_script(RECORD)
    page.set_viewport_size({"width": 1280, "height": 800})
    open_map(draw_map(parties_network(), centres=["ipo", "vng"]))

    def spread() -> float:
        pixels(page)
        written = page.evaluate("window.written")
        wide = max(box["right"] for box in written) - min(box["left"] for box in written)
        return float(wide / (max(box["bottom"] for box in written) - min(box["top"] for box in written)))

    assert spread() > 1
    page.set_viewport_size({"width": 390, "height": 844})
    assert spread() < 1


def test_what_differs_in_meaning_differs_in_form() -> None:
    assert list(FLAGS) == ["serious", "moderate", "minor"]
    assert len(set(FLAGS.values())) == len(FLAGS)
    assert len(set(CELL_SIGNS.values())) == len(CELL_SIGNS)
