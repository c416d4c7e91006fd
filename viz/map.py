"""The interactive map of a network: one HTML document that needs nothing from outside."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.snapshot import Snapshot
from graph.model.words import FIRST, languages
from viz.captions import (
    arrangements,
    folded_text,
    lead_text,
    meaning_entries,
    relation_entries,
    script_words,
    severity_entries,
    severity_words,
    stand_text,
    state_entries,
    title_text,
    year_span,
)
from viz.content import Card, Row, cards, legend, rows
from viz.data import Marked, map_data
from viz.groups import is_over
from viz.network import degrees, kinds_of, place
from viz.page import render_map
from viz.selection import Selection, select
from viz.style import FLAGS

# Above this number of entities the tables come by the page; a browser takes seconds to set thousands of rows.
MOST_ROWS = 2_000


def draw_map(
    snapshot: Snapshot,
    *,
    focus: str | None = None,
    depth: int = 2,
    centres: Sequence[str] = (),
    kinds: Iterable[str] | None = None,
    path: Sequence[str] | None = None,
    findings: Sequence[Marked] = (),
    language: str = FIRST,
    title: str | None = None,
    budget: Budget = UNLIMITED,
) -> str:
    """A map of what the snapshot shows as one self-contained HTML document, to be written as UTF-8.

    `centres` are ids of entities: the map then shows what they are tied to, and what binds them. `focus` is the id of
    an entity: the map then shows what lies within `depth` facts of it. With neither it shows all. `kinds` keeps those
    kinds and the ones below them, `path` is a sequence of ids that is highlighted, `findings` are marked
    where they touch what is shown. What is over is drawn pale and dashed where the snapshot shows the past. The
    same snapshot and choices give the same text.
    Raises UnknownEntityError for an id that is not there; ValueError for another language, an unknown kind or a depth
    below 1; OverBudgetError.
    """
    if language not in languages():
        raise ValueError(f"language {language!r} is not one of {', '.join(languages())}")
    kept = None if kinds is None else tuple(kinds)
    selection = select(snapshot, focus=focus, depth=depth, centres=centres, kinds=kept, path=path)
    shown = frozenset(selection.nodes)
    marked = [finding for finding in findings if any(_canonical(snapshot, id) in shown for id in finding.entities)]
    places = place(snapshot, selection, budget)
    names = kinds_of(snapshot, selection)
    families = legend(snapshot, selection, names, language)
    facts = rows(snapshot, budget.each(selection.facts), language)
    heading = title or title_text(snapshot, selection, kept or (), language)
    stand = stand_text(snapshot, selection, language)
    lead = lead_text(snapshot, selection, language)
    entries = cards(snapshot, selection, families, degrees(selection), language)
    data = map_data(snapshot, selection, places, families, entries, marked, language)
    context = {
        "title": heading,
        "stand": stand,
        "lead": lead,
        "folded": folded_text(selection, language),
        "focus": snapshot.nodes[selection.focus] if selection.focus else None,
        "data": data
        | {
            "title": heading,
            "stand": stand,
            "lead": lead,
            "words": script_words(language),
            "file": _file_name(selection),
        },
        "families": families,
        "meanings": meaning_entries(selection, language),
        "relations": relation_entries(selection, language),
        "states": state_entries((row.state for row in facts), language),
        "severities": severity_entries((finding.severity for finding in marked), language),
        "severity_words": severity_words(language),
        "flags": FLAGS,
        "years": year_span(selection),
        "groups": len(selection.groups),
        "over": sum(is_over(snapshot, id) for id in selection.nodes),
        "cards": entries,
        "facts": sorted(facts, key=lambda row: "".join(piece.text for piece in row.sentence).casefold()),
        "lazy": len(selection.nodes) > MOST_ROWS,
        "path": _path_steps(snapshot, selection, facts),
        "findings": [
            (finding.severity, finding.sentence.in_language(language), finding.next_step.sentence.in_language(language))
            for finding in marked
        ],
        "sources": _sources(snapshot, selection, entries),
        "arrangements": arrangements(language),
    }
    return render_map(language, context, budget)


def _canonical(snapshot: Snapshot, id: str) -> str:
    return snapshot.redirects.get(id, id)


def _path_steps(
    snapshot: Snapshot, selection: Selection, facts: Sequence[Row]
) -> list[tuple[str, str, tuple[Row, ...]]]:
    """The path step by step: id and name of each entity, with the facts that lead on to the next."""
    steps = []
    for id, onward in zip_longest(selection.path, selection.path[1:]):
        between = tuple(row for row in facts if onward and {row.fact.subject, row.fact.object} == {id, onward})
        steps.append((id, snapshot.nodes[id].name, between))
    return steps


def _sources(snapshot: Snapshot, selection: Selection, entries: Sequence[Card]) -> list[Any]:
    """The sources of what is shown, by title."""
    ids = {evidence.source.id for fact in selection.facts for evidence in fact.supporting}
    ids |= {statement.source.id for card in entries for statement in card.node.statements}
    return sorted((snapshot.sources[id] for id in ids), key=lambda source: (source.title.casefold(), source.id))


def _file_name(selection: Selection) -> str:
    return "-".join(("samenspel", *((selection.focus,) if selection.focus else ())))
