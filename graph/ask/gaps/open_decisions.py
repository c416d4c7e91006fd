"""Decisions and plans that a source calls not decided yet, and of which no decision is known."""

from collections.abc import Iterator
from datetime import date

from graph.ask.gaps.contacts import whom_to_ask
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, Severity, finding, sources_of
from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.snapshot import Snapshot
from graph.model.records import Status
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, counted, on, sentence

ID = "open-decisions"
_DECIDED = frozenset({Status.AGREED, Status.ENDED, Status.WITHDRAWN, Status.RUNNING})
_A_YEAR = 365
_MOST = 15


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    entries = [entry for entry in ledger(snapshot, today) if entry.node.is_a("Decision") or entry.node.is_a("Plan")]
    pending = [entry for entry in entries if _is_open(entry)]
    looked_at = LookedAt(
        len(entries),
        Label("besluiten en plannen", "decisions and plans"),
        sources_of(one for entry in entries for one in entry.evidence),
    )
    for entry in pending[:_MOST]:
        severity: Severity = "serious" if (entry.days_since or 0) > _A_YEAR else "moderate"
        yield finding(
            ID,
            severity,
            (entry.node.id, *entry.decided_by),
            _sentence(snapshot, entry),
            looked_at=looked_at,
            evidence=entry.evidence,
            next_step=_next_step(snapshot, entry),
        )
    if rest := pending[_MOST:]:
        names, number = called_all(snapshot, (entry.node.id for entry in rest)), counted(len(rest))
        yield finding(
            ID,
            "moderate",
            (entry.node.id for entry in rest),
            sentence(
                f"Ook van {number.nl} andere besluiten en plannen is niet bekend of er is besloten: {names.nl}.",
                f"For {number.en} other decisions and plans, too, it is not known whether they were taken: {names.en}.",
            ),
            looked_at=looked_at,
            next_step=_next_step(snapshot, rest[0]),
        )


def _is_open(entry: LedgerEntry) -> bool:
    statuses = {statement.status for statement in entry.statuses}
    return Status.PROPOSED in statuses and not (statuses & _DECIDED or entry.follow_ups)


def _sentence(snapshot: Snapshot, entry: LedgerEntry) -> Label:
    what = called(entry.node)
    if entry.decided_by:
        deciders = called_all(snapshot, entry.decided_by)
        who = Label(f" De beslissing is aan {deciders.nl}.", f" It is for {deciders.en} to decide.")
    elif entry.parties:
        parties = called_all(snapshot, entry.parties)
        who = Label(f" Erover in overleg: {parties.nl}.", f" In consultation on it: {parties.en}.")
    else:
        who = Label("", "")
    if entry.last_evidence is None:
        when = Label("niet besloten volgens de bron", "not decided according to the source")
    else:
        day = on(entry.last_evidence)
        when = Label(f"{day.nl} was dat nog niet gebeurd", f"{day.en} it had not been")
    if entry.node.is_a("Decision"):
        return sentence(
            f"Of {what.nl} is genomen, is niet bekend; {when.nl}.{who.nl}",
            f"Whether {what.en} was taken is not known; {when.en}.{who.en}",
        )
    return sentence(
        f"Of over {what.nl} is besloten, is niet bekend; {when.nl}.{who.nl}",
        f"Whether {what.en} was decided on is not known; {when.en}.{who.en}",
    )


def _next_step(snapshot: Snapshot, entry: LedgerEntry) -> NextStep:
    whom = whom_to_ask(snapshot, entry)
    if whom is None:
        return NextStep(Label("Zoek uit wie beslist en wanneer.", "Find out who decides, and when."))
    party = called(snapshot.node(whom))
    return NextStep(
        Label(
            f"Vraag {party.nl} of en wanneer hierover wordt besloten.", f"Ask {party.en} whether and when it decides."
        ),
        whom,
    )


RULE = Rule(
    ID,
    Label("Besluiten die nog open zijn", "Decisions still open"),
    Label(
        "Zolang een besluit uitblijft, wachten anderen met hun inzet; en wie moet beslissen, moet dat weten.",
        "While a decision is pending others hold back, and who has to decide must know it.",
    ),
    find,
)
