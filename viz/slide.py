"""The map as one slide of a presentation (PresentationML, ISO/IEC 29500), of shapes that can be moved and recoloured.

It has what the map opens with: title, what the eye sees, marks with their labels, lines, legend and source.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import log2
from types import MappingProxyType
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY, Meaning
from graph.model.words import FIRST, message
from graph.say.tables import in_property
from graph.say.wording import number_text
from viz.captions import lead_text, meaning_entries, stand_text, state_entries, title_text
from viz.groups import is_over
from viz.network import (
    LABEL_WIDTH,
    LINE,
    Places,
    commonest_kind,
    group_label,
    mark_size,
    party_name,
    place,
    short_label,
    state,
)
from viz.selection import Selection, select

WIDTH, HEIGHT = Inches(40 / 3), Inches(7.5)
# Left, top, width and height of the drawing, and the left of the legend, in inches.
BOX = (0.35, 1.2, 10.3, 5.75)
LEGEND = 10.95
ROW = 0.215
MOST_KINDS = 22
# Of more bundles only the thickest are drawn, as on the map.
MOST_LINES = 60
LABEL_PIXELS = 12.5
# Smaller letters nobody reads from the back of a room.
LEAST_POINTS = 7.5
SHAPES: Mapping[str, MSO_SHAPE] = MappingProxyType(
    {
        "dot": MSO_SHAPE.OVAL,
        "square": MSO_SHAPE.RECTANGLE,
        "diamond": MSO_SHAPE.DIAMOND,
        "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE,
        "triangleDown": MSO_SHAPE.FLOWCHART_MERGE,
        "star": MSO_SHAPE.STAR_5_POINT,
        "hexagon": MSO_SHAPE.HEXAGON,
    }
)
# The colours of lines and text are those of the light style of the map.
TEXT, MUTED, OUTLINE = RGBColor(0x17, 0x21, 0x2B), RGBColor(0x51, 0x60, 0x6E), RGBColor(0x1A, 0x1A, 0x1A)
ACCENT = RGBColor(0x0A, 0x5A, 0x73)
# How much is left of the colour of what is over, as on the map.
PALE = 0.45
LINES: Mapping[Meaning, RGBColor] = MappingProxyType(
    {
        Meaning.INTRODUCTION: RGBColor(0x64, 0x74, 0x84),
        Meaning.AFFINITY: RGBColor(0x1F, 0x8A, 0x77),
        Meaning.DOCUMENT: RGBColor(0x91, 0x72, 0xB4),
        Meaning.NONE: RGBColor(0xAB, 0x74, 0x28),
    }
)


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    label: str
    x: float
    y: float
    radius: float
    central: bool
    over: bool


def draw_slide(
    snapshot: Snapshot,
    *,
    focus: str | None = None,
    depth: int = 2,
    centres: Sequence[str] = (),
    kinds: Iterable[str] | None = None,
    path: Sequence[str] | None = None,
    language: str = FIRST,
    budget: Budget = UNLIMITED,
) -> bytes:
    """The slide of the map that `viz.map.draw_map` draws for the same choices, as a .pptx file of one page.

    Raises what `draw_map` raises.
    """
    kept = None if kinds is None else tuple(kinds)
    selection = select(snapshot, focus=focus, depth=depth, centres=centres, kinds=kept, path=path)
    places = place(snapshot, selection, budget)
    show = Presentation()
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    # The layout with a title only: programs and screen readers take the title for the name of the slide.
    slide = show.slides.add_slide(show.slide_layouts[5])
    title = title_text(snapshot, selection, kept or (), language)
    _write_title(slide.shapes.title, title)
    stand = stand_text(snapshot, selection, language)
    source = f"{message('map-script-source').in_language(language)} {stand}"
    _write(slide, lead_text(snapshot, selection, language), (0.35, 0.78, 12.6, 0.35), 13, MUTED)
    _draw(slide, snapshot, selection, places, language)
    _write_legend(slide, snapshot, selection, language)
    _write(slide, source, (0.35, 7.08, 12.6, 0.3), 9, MUTED)
    show.core_properties.title = in_property(title)
    file = BytesIO()
    show.save(file)
    return file.getvalue()


def _marks(snapshot: Snapshot, selection: Selection, places: Places, language: str) -> dict[str, _Mark]:
    spots = places.lanes if selection.folded_by_kind else places.network
    marks = {}
    for id in selection.single:
        node = snapshot.nodes[id]
        central = id in selection.centres or id == selection.focus
        label = party_name(node) if central else short_label(node)
        marks[id] = _Mark(node.kind, label, *spots[id], mark_size(0), central, is_over(snapshot, id))
    for group in selection.groups:
        label, kind = group_label(snapshot, group, language), commonest_kind(snapshot, group)
        marks[group.id] = _Mark(kind, label, *spots[group.id], mark_size(len(group.members)), False, group.former)
    return marks


def _draw(slide: Any, snapshot: Snapshot, selection: Selection, places: Places, language: str) -> None:
    marks = _marks(snapshot, selection, places, language)
    if not marks:
        return
    xs, ys = [mark.x for mark in marks.values()], [mark.y for mark in marks.values()]
    # Half a label beside the outermost marks, and a label below them.
    wide, high = max(xs) - min(xs) + LABEL_WIDTH, max(ys) - min(ys) + 110
    scale = min(BOX[2] / wide, BOX[3] / high, 0.016)
    left = BOX[0] + (BOX[2] - scale * (max(xs) + min(xs))) / 2
    top = BOX[1] + (BOX[3] - scale * (max(ys) + min(ys) + 30)) / 2
    at = {id: (left + scale * mark.x, top + scale * mark.y) for id, mark in marks.items()}
    _draw_lines(slide, selection, at)
    for id, mark in marks.items():
        _draw_mark(slide, mark, at[id], max(0.08, scale * mark.radius))
        size = max(LEAST_POINTS, LABEL_PIXELS * scale * 72)
        below = at[id][1] + max(0.08, scale * mark.radius) * 1.2
        room = (LABEL_WIDTH + 12) / LABEL_PIXELS * size / 72
        box = (at[id][0] - room / 2, below, room, 3 * LINE / LABEL_PIXELS * size / 72)
        _write(slide, mark.label, box, size * (1.25 if mark.central else 1), TEXT, centred=True, bold=mark.central)


def _draw_lines(slide: Any, selection: Selection, at: Mapping[str, tuple[float, float]]) -> None:
    seen_as = {member: group.id for group in selection.groups for member in group.members}
    bundles: dict[tuple[str, str], Counter[Meaning]] = {}
    held: set[tuple[str, str]] = set()
    for fact in selection.facts:
        first, second = sorted((seen_as.get(fact.subject, fact.subject), seen_as.get(fact.object, fact.object)))
        if first != second:
            bundles.setdefault((first, second), Counter())[fact.vocabulary.meaning] += 1
            if state(fact) == "holds":
                held.add((first, second))
    ranked = sorted(bundles.items(), key=lambda bundle: (-bundle[1].total(), bundle[0]))
    route = {tuple(sorted(pair)) for pair in zip(selection.path, selection.path[1:], strict=False)}
    drawn = ranked[:MOST_LINES] if selection.folded_by_kind else ranked
    for (first, second), meanings in drawn:
        ends = [Inches(length) for length in (*at[first], *at[second])]
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends).line
        ((meaning, _),) = meanings.most_common(1)
        _colour_line(line, ACCENT if (first, second) in route else LINES[meaning], over=(first, second) not in held)
        line.width = Pt(3 if (first, second) in route else min(4.5, 0.75 + 0.45 * log2(meanings.total())))


def _colour_line(line: Any, colour: RGBColor, *, over: bool) -> None:
    line.color.rgb = _pale(colour) if over else colour
    if over:
        line.dash_style = MSO_LINE.DASH


def _pale(colour: RGBColor) -> RGBColor:
    return RGBColor(*(round(PALE * channel + (1 - PALE) * 255) for channel in colour))


def _draw_mark(slide: Any, mark: _Mark, at: tuple[float, float], radius: float) -> None:
    look = VOCABULARY.kinds[mark.kind]
    box = [Inches(length) for length in (at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)]
    shape = slide.shapes.add_shape(SHAPES[look.shape], *box)
    shape.name = mark.label
    shape.shadow.inherit = False
    shape.fill.solid()
    fill = RGBColor.from_string(look.colour[1:].upper())
    shape.fill.fore_color.rgb = _pale(fill) if mark.over else fill
    _colour_line(shape.line, ACCENT if mark.central else OUTLINE, over=mark.over)
    shape.line.width = Pt(2.25 if mark.central else 1)


def _write_legend(slide: Any, snapshot: Snapshot, selection: Selection, language: str) -> None:
    counts = Counter(snapshot.kind(id) for id in selection.nodes)
    ended = [label for name, label, _ in state_entries(map(state, selection.facts), language) if name != "holds"]
    gone = sorted(id for id in selection.nodes if is_over(snapshot, id))
    most = {kind for kind, _ in counts.most_common(MOST_KINDS - len(ended) - bool(gone))}
    level = BOX[1]
    for kind in (kind for kind in VOCABULARY.concrete_kinds() if kind in most):
        _draw_mark(slide, _Mark(kind, "", 0, 0, 0, False, False), (LEGEND + 0.09, level + ROW / 2), 0.075)
        plural = VOCABULARY.kinds[kind].plural.in_language(language)
        text = f"{plural} ({number_text(counts[kind], language)})"
        _write(slide, text, (LEGEND + 0.24, level, 2.1, ROW), 8, TEXT, middle=True)
        level += ROW
    level += ROW / 2
    meanings = [(LINES[Meaning(meaning)], label, False) for meaning, label, _ in meaning_entries(selection, language)]
    for colour, label, over in (*meanings, *((MUTED, label, True) for label in ended)):
        ends = [Inches(length) for length in (LEGEND, level + ROW / 2, LEGEND + 0.2, level + ROW / 2)]
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends).line
        _colour_line(line, colour, over=over)
        line.width = Pt(2.5)
        _write(slide, label.partition(" (")[0], (LEGEND + 0.24, level, 2.1, ROW), 8, TEXT, middle=True)
        level += ROW
    if gone:
        sample = _Mark(snapshot.kind(gone[0]), "", 0, 0, 0, False, True)
        _draw_mark(slide, sample, (LEGEND + 0.09, level + ROW / 2), 0.075)
        label = message("map-over").in_language(language)
        _write(slide, label, (LEGEND + 0.24, level, 2.1, ROW), 8, TEXT, middle=True)


def _write_title(shape: Any, title: str) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Inches, (0.35, 0.2, 12.6, 0.6))
    frame = shape.text_frame
    frame.text = title
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _without_margin(frame)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = Pt(26), True, TEXT


def _write(
    slide: Any,
    text: str,
    box: tuple[float, float, float, float],
    size: float,
    colour: RGBColor,
    *,
    centred: bool = False,
    bold: bool = False,
    middle: bool = False,
) -> None:
    if not text:
        return
    frame = slide.shapes.add_textbox(*map(Inches, box)).text_frame
    frame.word_wrap = not middle
    _without_margin(frame)
    if middle:
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.text = text
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = Pt(round(size, 1)), bold, colour


def _without_margin(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
