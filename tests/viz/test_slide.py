"""The map as a slide: one page, all of it on the page, and the same words as the map."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from graph.model.vocabulary import VOCABULARY
from tests.graph.drawing import claim, drawing, entity
from tests.viz.networks import hostile_network, large_network, parties_network, small_network
from viz.slide import LEGEND, draw_slide


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


def test_a_title_that_no_property_holds_stands_whole_on_the_slide() -> None:
    name = "Overleg " + "x" * 300
    slide = opened(draw_slide(drawing([entity("overleg", "Platform", name)]), focus="overleg"))
    assert name in slide.shapes.title.text_frame.text
    assert len(slide.part.package.core_properties.title) == 255


def test_a_map_of_nothing_is_a_slide_with_a_title() -> None:
    slide = opened(draw_slide(small_network(), kinds=["Fieldlab"]))
    assert "fieldlabs" in slide.shapes.title.text_frame.text


def lines(slide: Any) -> list[Any]:
    return [shape.line for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.LINE]


def test_what_is_over_is_paler_and_dashed_and_the_legend_says_so() -> None:
    now, with_past = (opened(draw_slide(network)) for network in (small_network(), small_network().with_past))
    assert {line.dash_style for line in lines(now)} == {None}
    dashed = [line for line in lines(with_past) if line.dash_style is not None]
    assert len(dashed) == 3 + 1, "the relations that are over, and the row of the legend"
    assert {str(line.color.rgb) for line in dashed}.isdisjoint(str(line.color.rgb) for line in lines(now))
    marks = {shape.name: shape for shape in with_past.shapes}
    assert marks["Voorbeeldagenda"].line.dash_style is not None
    assert marks["Voorbeeldbond"].line.dash_style is None
    legend = {"beëindigd", "afgelopen of opgeheven"}
    assert legend <= set(texts(with_past))
    assert legend.isdisjoint(texts(now))


def test_a_full_legend_with_what_is_over_ends_above_the_source() -> None:
    entities = [entity(kind.lower(), kind, kind) for kind in VOCABULARY.concrete_kinds()]
    gone = entity("oudland", "Province", "Provincie Oudland", since="1990", until="2020")
    ended = claim("oudland", "memberOf", "association", since="2019", until="2020")
    slide = opened(draw_slide(drawing((*entities, gone), (ended,)).with_past))
    source = next(shape for shape in slide.shapes if shape.has_text_frame and "Bron: " in shape.text_frame.text)
    legend = [shape for shape in slide.shapes if shape.left >= Inches(LEGEND)]
    assert {"beëindigd", "afgelopen of opgeheven"} <= {
        shape.text_frame.text for shape in legend if shape.has_text_frame
    }
    assert max(shape.top + shape.height for shape in legend) <= source.top
    marks = {shape.name: shape for shape in slide.shapes}
    assert marks["Provincie Oudland"].fill.fore_color.rgb != marks["Province"].fill.fore_color.rgb
