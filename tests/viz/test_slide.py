"""The map as a slide: one page, all of it on the page, and the same words as the map."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from tests.viz.networks import hostile_network, large_network, parties_network, small_network
from viz.slide import draw_slide


def opened(content: bytes) -> Any:
    """The only slide of a presentation."""
    (slide,) = Presentation(BytesIO(content)).slides
    return slide


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]


def test_the_slide_has_title_names_legend_and_source() -> None:
    slide = opened(draw_slide(parties_network(), centres=["ipo", "vng"]))
    assert slide.shapes.title.text_frame.text == "Wat ipo en vng verbindt"
    written = texts(slide)
    assert any(text.startswith("In het midden: 5 overleggen") for text in written)
    assert {"ipo", "vng", "tafel", "4 deals", "deals (4)"} <= set(written)
    assert any(text.startswith("Bron: Samenspel, ") and "revisie 1" in text for text in written)


def test_the_slide_speaks_the_language_that_is_asked() -> None:
    slide = opened(draw_slide(parties_network(), centres=["ipo", "vng"], language="en"))
    assert slide.shapes.title.text_frame.text == "What connects ipo and vng"


@pytest.mark.parametrize("network", [parties_network, small_network, lambda: large_network(600)])
def test_everything_stands_on_the_page(network: Any) -> None:
    content = draw_slide(network())
    show: Any = Presentation(BytesIO(content))
    assert (show.slide_width / 914400, show.slide_height / 914400) == pytest.approx((13.333, 7.5), abs=0.01)
    for shape in show.slides[0].shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= show.slide_width
        assert shape.top + shape.height <= show.slide_height


def test_hostile_names_stay_text_on_a_slide() -> None:
    written = texts(opened(draw_slide(hostile_network())))
    assert "<script>window.hit = 1</script>" in written
    assert any("{{ 7 * 7 }}" in text for text in written)


def test_a_map_of_nothing_is_a_slide_with_a_title() -> None:
    slide = opened(draw_slide(small_network(), kinds=["Fieldlab"]))
    assert "fieldlabs" in slide.shapes.title.text_frame.text
