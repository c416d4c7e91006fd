"""How each kind and each meaning of a relation looks on a map. Colours, shapes and tiers come from the vocabulary.

Shapes are SVG path data (SVG 2, chapter 9) in a box from -1.5 to 1.5 around the middle, which both the legend (as SVG)
and the drawing (as Path2D on a canvas) use, so that the two cannot differ.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType

from graph.model.vocabulary import VOCABULARY, Kind, Meaning


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a kind: outline path, fill, and a sign inside that tells apart kinds of one colour and shape."""

    path: str
    fill: str
    pip: str
    pip_fill: str


def family(kind: str) -> str:
    """The topmost kind above `kind`, such as Actor or Document; ValueError for an unknown kind."""
    known = VOCABULARY.kind(kind)
    return (known.name, *known.ancestors)[-2]


def _polygon(corners: int, radius: float, turn: float, inner: float | None = None) -> str:
    """Path data of a regular polygon, or of a star when `inner` gives the radius of its inward corners."""
    points = []
    steps = corners if inner is None else corners * 2
    for step in range(steps):
        reach = radius if inner is None or step % 2 == 0 else inner
        angle = turn + 2 * pi * step / steps
        points.append(f"{reach * cos(angle):.3f} {reach * sin(angle):.3f}")
    return "M" + "L".join(points) + "Z"


# Sized so that all shapes have about the area of the dot.
SHAPE_PATHS: Mapping[str, str] = MappingProxyType(
    {
        "dot": "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z",
        "square": "M-.9 -.9H.9V.9H-.9Z",
        "diamond": _polygon(4, 1.25, 0),
        "triangle": _polygon(3, 1.3, -pi / 2),
        "triangleDown": _polygon(3, 1.3, pi / 2),
        "star": _polygon(5, 1.42, -pi / 2, inner=0.62),
        "hexagon": _polygon(6, 1.1, 0),
    }
)
PIPS = (
    "",
    "M.34 0A.34 .34 0 1 1 -.34 0A.34 .34 0 1 1 .34 0Z",
    "M-.5 -.16H.5V.16H-.5Z",
    "M-.16 -.5H.16V.5H-.16Z",
    "M-.5 -.4H.5V-.14H-.5ZM-.5 .14H.5V.4H-.5Z",
)


def _marks() -> Mapping[str, Mark]:
    seen: Counter[tuple[str, str]] = Counter()
    marks = {}
    for name in VOCABULARY.concrete_kinds():
        kind = VOCABULARY.kinds[name]
        look = kind.colour.lower(), kind.shape
        pip = PIPS[min(seen[look], len(PIPS) - 1)]
        seen[look] += 1
        marks[name] = Mark(SHAPE_PATHS[kind.shape], kind.colour, pip, "#1a1a1a" if _is_light(kind) else "#ffffff")
    return MappingProxyType(marks)


def _is_light(kind: Kind) -> bool:
    """Whether black stands out more on the colour than white (relative luminance of WCAG 2.2)."""
    channels = (int(kind.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179


# The sign of a finding by severity, worst first: its shape and what stands in it, in a box from -10 to 10.
FLAGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "serious": ("M0 -8.5L9 7.5H-9Z", "M-1.3 -4H1.3L.9 2H-.9ZM-1.3 3.4H1.3V5.8H-1.3Z"),
        "moderate": ("M0 -8L8 0L0 8L-8 0Z", "M-1.2 -4H1.2L.8 1.2H-.8ZM-1.2 2.4H1.2V4.6H-1.2Z"),
        "minor": ("M4.5 0A4.5 4.5 0 1 1 -4.5 0A4.5 4.5 0 1 1 4.5 0Z", ""),
    }
)
# The sign of a cell of the matrix by how it reads; no two are alike, because colour alone tells nothing to many.
CELL_SIGNS: Mapping[str, str] = MappingProxyType({"shown": "●", "absent": "○", "doubtful": "≈", "unknown": "?"})
MARKS: Mapping[str, Mark] = _marks()
MEANINGS: tuple[Meaning, ...] = tuple(Meaning)


def _sectors() -> Mapping[tuple[str, int], int]:
    """Families and tiers in the order in which they stand around the middle.

    Actors come by falling tier of government, then the other families on their way back up, so that neighbours on
    the circle are also near in level.
    """
    keys = {(family(name), VOCABULARY.kinds[name].tier) for name in VOCABULARY.concrete_kinds()}
    actors = sorted(key for key in keys if key[0] == "Actor")
    others = sorted((key for key in keys if key[0] != "Actor"), key=lambda key: (-key[1], key[0]))
    return MappingProxyType({key: number for number, key in enumerate((*actors, *others))})


SECTORS: Mapping[tuple[str, int], int] = _sectors()


def sector(kind: str) -> int:
    """Where on the circle the kind has its place: a number from 0 up to `len(SECTORS)`."""
    return SECTORS[family(kind), VOCABULARY.kinds[kind].tier]
