"""Provinces of which no source says whether they use an instrument. Unknown is not unused."""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.ask.gaps.contacts import common_body, who_knows
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding
from graph.ask.matrix import Matrix, matrix
from graph.ask.snapshot import Snapshot
from graph.model.dates import is_over
from graph.model.merging import Node
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, sentence, share

ID = "instrument-use-unknown"


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    made = matrix(snapshot, rows="Province", columns="ProcurementInstrument")
    rows = [row for row in made.rows if not is_over(row.until, today)]
    looked_at = LookedAt(
        len(rows),
        Label("provincies, per inkoopinstrument", "provinces, for each procurement instrument"),
        all_sources(snapshot),
    )
    for column in made.columns:
        unknown = [row.id for row in rows if made.cells[row.id, column.id].state == "unknown"]
        if len(unknown) > 1:
            yield finding(
                ID,
                "moderate",
                (column.id, *unknown),
                _sentence(snapshot, made, rows, column),
                looked_at=looked_at,
                evidence=(one for row in rows for one in made.cells[row.id, column.id].evidence),
                next_step=_next_step(snapshot, column, unknown),
            )


def _sentence(snapshot: Snapshot, made: Matrix, rows: Sequence[Node], column: Node) -> Label:
    by_state: dict[str, list[str]] = {"shown": [], "absent": [], "unknown": []}
    for row in rows:
        by_state[made.cells[row.id, column.id].state].append(row.id)
    unknown, what = by_state["unknown"], called(column)
    some = share(len(unknown), len(rows), Label("provincies", "provinces"))
    nl, en = f"Van {some.nl} is geen gebruik van {what.nl} bekend", f"For {some.en} no use of {what.en} is known"
    if len(unknown) < len(rows):
        names = called_all(snapshot, unknown, short=True)
        nl, en = f"{nl}: {names.nl}", f"{en}: {names.en}"
    nl, en = f"{nl}.", f"{en}."
    if by_state["shown"]:
        shown = called_all(snapshot, by_state["shown"], short=True)
        nl += f" Wel bekend is het van {shown.nl}."
        en += f" It is known of {shown.en}."
    doubtful = (e.claim.subject for id in unknown for e in made.cells[id, column.id].evidence)
    if perhaps := tuple(dict.fromkeys(id for id in doubtful if id not in unknown)):
        names = called_all(snapshot, perhaps)
        nl += f" Een bron noemt {names.nl}; of een van hen is bedoeld, is niet bekend."
        en += f" A source names {names.en}; whether one of them is meant is not known."
    if by_state["absent"]:
        absent = called_all(snapshot, by_state["absent"], short=True)
        nl += f" Volgens een bron niet in gebruik bij {absent.nl}."
        en += f" According to a source not used by {absent.en}."
    return sentence(nl, en)


def _next_step(snapshot: Snapshot, column: Node, unknown: Sequence[str]) -> NextStep:
    contact = common_body(snapshot, unknown) or who_knows(snapshot, column.id, besides=unknown)
    what = called(column)
    if contact is None:
        return NextStep(
            Label(f"Vraag elk van hen of zij {what.nl} gebruiken.", f"Ask each of them whether they use {what.en}.")
        )
    party = called(snapshot.node(contact))
    return NextStep(
        Label(
            f"Vraag {party.nl} welke van deze provincies {what.nl} gebruiken; elk antwoord met bron vult een vak.",
            f"Ask {party.en} which of these provinces use {what.en}; each answer with a source fills a cell.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Provincies waarvan het gebruik onbekend is", "Provinces whose use is unknown"),
    Label(
        "Wie van een ander wil leren, moet weten wie een instrument al gebruikt; onbekend is niet ongebruikt.",
        "To learn from others one must know who uses an instrument already; unknown is not the same as unused.",
    ),
    find,
)
