"""The small map beside a profile: an entity and what it is tied to, as an SVG that needs no script.

What an entity has many of is one mark with a number, so that the drawing stays as small whatever there is to draw.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from viz.network import short_label
from viz.style import MARKS, Mark, family

MOST_MARKS = 11
# Up to so many of one kind each has a mark of its own.
MOST_APART = 2
WIDTH = 360
# Characters that fit behind a mark.
LONGEST = 30
ROW = 30
_MIDDLE = 22
_MARKS_AT = 116


@dataclass(frozen=True, slots=True)
class EgoMark:
    """A neighbour (`id`) or several of a kind (None), at a height in pixels, with the line that leads there."""

    id: str | None
    look: Mark
    text: str
    y: float
    line: str
    size: float


@dataclass(frozen=True, slots=True)
class Ego:
    """What is drawn: the mark in the middle and those around it, in a box of WIDTH by `height` pixels."""

    look: Mark
    at: tuple[float, float]
    marks: tuple[EgoMark, ...]
    width: int
    height: int
    total: int


def ego(snapshot: Snapshot, id: str, language: str) -> Ego | None:
    """The small map of an entity; None when nothing is known that it is tied to."""
    others = {
        other
        for other in (*snapshot.objects(id, VOCABULARY.relations), *snapshot.subjects(id, VOCABULARY.relations))
        if other != id and snapshot.shows(other)
    }
    if not others:
        return None
    rows = _rows(snapshot, others)
    height = max(len(rows), 3) * ROW + 8
    middle = height / 2
    top = (height - len(rows) * ROW) / 2 + ROW / 2
    marks = tuple(_mark(snapshot, members, top + place * ROW, middle, language) for place, members in enumerate(rows))
    return Ego(MARKS[snapshot.kind(id)], (_MIDDLE, middle), marks, WIDTH, round(height), len(others))


def _rows(snapshot: Snapshot, others: Iterable[str]) -> list[tuple[str, ...]]:
    """The neighbours as they are drawn: single ones, those of a kind together, and where that is too many families."""
    by_kind: dict[str, list[str]] = {}
    for id in others:
        by_kind.setdefault(snapshot.kind(id), []).append(id)
    for ids in by_kind.values():
        if len(ids) <= MOST_APART:
            ids.sort(key=lambda id: (snapshot.nodes[id].name.casefold(), id))
    groups = sorted(by_kind.items(), key=lambda item: _order(item[0]))
    for most in (MOST_APART, 1, 0):
        rows = [row for _, ids in groups for row in ([(id,) for id in ids] if len(ids) <= most else [tuple(ids)])]
        if len(rows) <= MOST_MARKS:
            return rows
    by_family: dict[str, list[str]] = {}
    for kind, ids in groups:
        by_family.setdefault(family(kind), []).extend(ids)
    kinds = sorted(groups, key=lambda item: -len(item[1]))[: MOST_MARKS - len(by_family)]
    kept = {kind for kind, _ in kinds}
    rows = [tuple(ids) for kind, ids in groups if kind in kept]
    left = ([id for id in ids if snapshot.kind(id) not in kept] for ids in by_family.values())
    return [*rows, *(tuple(ids) for ids in left if ids)]


def _order(kind: str) -> tuple[bool, int, str]:
    return family(kind) != "Actor", VOCABULARY.kinds[kind].tier, kind


def _mark(snapshot: Snapshot, ids: Sequence[str], y: float, middle: float, language: str) -> EgoMark:
    kinds = {snapshot.kind(id) for id in ids}
    look = MARKS[Counter(map(snapshot.kind, ids)).most_common(1)[0][0]]
    line = f"M{_MIDDLE} {middle:g}C{_MIDDLE + 55} {middle:g} {_MARKS_AT - 60} {y:g} {_MARKS_AT} {y:g}"
    if len(ids) == 1:
        label = short_label(snapshot.nodes[ids[0]])
        return EgoMark(
            ids[0], look, label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip(' …')}…", y, line, 7
        )
    sort = kinds.pop() if len(kinds) == 1 else family(kinds.pop())
    plural = message("parties") if sort == "Actor" else VOCABULARY.kinds[sort].plural
    text = message("map-group", count=len(ids), kind=plural).in_language(language)
    return EgoMark(None, look, text, y, line, 9)
