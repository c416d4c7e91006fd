"""How the number of findings goes, as bars: where each stands in a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.desk.finding_lives import Count, State

_WIDTH, _BOTTOM, _ABOVE = 24.0, 130.0, 18.0
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Part:
    """The findings in one state."""

    state: State
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """What asked for somebody at one moment: from the bottom up by state, with its sum above it at `top`."""

    x: float
    top: float
    total: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of a width, in a drawing of a size; all in its own units."""

    width: float
    height: float
    bottom: float
    bar: float
    bars: tuple[Bar, ...]


def draw_trend(counts: Sequence[Count]) -> Chart:
    """Where the bars of these counts stand."""
    most = max((count.unfinished for count in counts), default=0) or 1
    scale = (_BOTTOM - _ABOVE) / most
    bars = []
    for place, count in enumerate(counts):
        top, parts = _BOTTOM, []
        for state in ("open", "taken-up"):
            height = count.states.get(state, 0) * scale
            top -= height
            parts.append(Part(state, round(top, 1), round(height, 1)))
        bars.append(Bar(place * (_WIDTH + _GAP) + _GAP, round(top, 1), count.unfinished, tuple(parts)))
    return Chart(len(counts) * (_WIDTH + _GAP) + _GAP, _BOTTOM + 2, _BOTTOM, _WIDTH, tuple(bars))
