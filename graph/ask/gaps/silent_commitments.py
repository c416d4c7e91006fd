"""Commitments that were once under way and of which no source has spoken for years."""

from collections.abc import Iterator
from datetime import date

from graph.ask.gaps.contacts import whom_to_ask
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, finding, sources_of
from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.snapshot import Snapshot
from graph.model.records import Status
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, counted, dated, sentence

ID = "silent-commitments"
_TWO_YEARS = 730
_MOST = 10


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    entries = [entry for entry in ledger(snapshot, today) if entry.last_evidence is not None]
    silent = [entry for entry in entries if _is_silent(entry)]
    looked_at = LookedAt(
        len(entries),
        Label("afspraken waarvan de datum van de bron bekend is", "agreements with a dated source"),
        sources_of(one for entry in entries for one in entry.evidence),
    )
    silent.sort(key=lambda entry: (-(entry.days_since or 0), entry.node.id))
    for entry in silent[:_MOST]:
        if entry.last_evidence is None:
            continue
        what, day, years = called(entry.node), dated(entry.last_evidence), counted((entry.days_since or 0) // 365)
        statuses = [one.sentence for one in entry.statuses]
        then = Label("".join(f" {one.nl}" for one in statuses), "".join(f" {one.en}" for one in statuses))
        follow_ups = called_all(snapshot, (one.id for one in entry.follow_ups)) if entry.follow_ups else None
        came = (
            Label(f" Bekend vervolg: {follow_ups.nl}.", f" Known follow-up: {follow_ups.en}.")
            if follow_ups
            else Label("", "")
        )
        yield finding(
            ID,
            "moderate",
            (entry.node.id,),
            sentence(
                f"Over {what.nl} is sinds {day.nl} ({years.nl} jaar) geen nieuw bericht bekend.{then.nl}{came.nl}",
                f"For {what.en} no news is known since {day.en} ({years.en} years).{then.en}{came.en}",
            ),
            looked_at=looked_at,
            evidence=entry.evidence,
            next_step=_next_step(snapshot, entry),
        )
    if rest := silent[_MOST:]:
        names, number = called_all(snapshot, (entry.node.id for entry in rest)), counted(len(rest))
        yield finding(
            ID,
            "minor",
            (entry.node.id for entry in rest),
            sentence(
                f"Over nog {number.nl} afspraken is al meer dan twee jaar geen nieuw bericht bekend: {names.nl}.",
                f"For {number.en} more agreements no news is known for over two years: {names.en}.",
            ),
            looked_at=looked_at,
            next_step=_next_step(snapshot, rest[0]),
        )


def _is_silent(entry: LedgerEntry) -> bool:
    """Something came of it, it is not over, and the last word on it is old; the rest belongs to other rules.

    What came of it after it was last said to be under way is the answer, not a silence.
    """
    said = max((one.on for one in entry.statuses if one.on is not None), default=None)
    if said is not None and any(one.on is not None and one.on > said for one in entry.follow_ups):
        return False
    over = any(one.status in {Status.ENDED, Status.WITHDRAWN} for one in entry.statuses)
    continued = any(one.fact.relation == "continues" for one in entry.follow_ups)
    known = bool(entry.follow_ups and entry.statuses) and not entry.node.is_a("Decision")
    return known and not (over or continued or entry.overdue) and (entry.days_since or 0) > _TWO_YEARS


def _next_step(snapshot: Snapshot, entry: LedgerEntry) -> NextStep:
    whom = whom_to_ask(snapshot, entry)
    if whom is None:
        return NextStep(Label("Zoek een nieuwere bron over de stand.", "Look for a newer source on its status."))
    party = called(snapshot.node(whom))
    return NextStep(Label(f"Vraag {party.nl} naar de huidige stand.", f"Ask {party.en} for its present status."), whom)


RULE = Rule(
    ID,
    Label("Afspraken waarover het stil is", "Agreements gone silent"),
    Label(
        "Wat ooit liep, kan gestopt zijn; zonder nieuw bericht is een oude stand geen huidige stand.",
        "What was once under way may have stopped; without news an old status is no present one.",
    ),
    find,
)
