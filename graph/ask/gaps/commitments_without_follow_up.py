"""Commitments, requests, tasks and agreements of which no source tells what came of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from graph.ask.gaps.contacts import whom_to_ask
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, Severity, all_sources, finding
from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.snapshot import Snapshot
from graph.model.dates import is_over
from graph.model.records import Status
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, counted, dated, sentence

ID = "commitments-without-follow-up"
_PROMISES = ("Commitment", "Motion")
_ROLES = {
    "carried out": Label("in uitvoering bij", "carried out by"),
    "promised": Label("aangekondigd door", "announced by"),
    "asked": Label("gericht aan", "asked of"),
}
_WHAT = {
    "carried out": Label("afspraken en taken", "commitments and tasks"),
    "promised": Label("voornemens", "commitments"),
    "asked": Label("moties en verzoeken", "motions and requests"),
    "nobody": Label("voornemens en verzoeken", "commitments"),
    "agreement": Label("afspraken", "agreements"),
}
_A_YEAR = 365


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    entries = [entry for entry in ledger(snapshot, today) if not entry.node.is_a("Decision")]
    groups: dict[tuple[str, str], list[LedgerEntry]] = {}
    for entry in entries:
        if _is_open(entry, today):
            promise = any(entry.node.is_a(kind) for kind in _PROMISES)
            groups.setdefault(_whose(entry) if promise else ("", "agreement"), []).append(entry)
    looked_at = LookedAt(
        len(entries),
        Label("moties, voornemens, toezeggingen en afspraken", "motions, commitments and agreements"),
        all_sources(snapshot),
    )
    for (whom, role), group in sorted(groups.items(), key=lambda item: item[0]):
        days = [entry.days_since for entry in group if entry.days_since is not None]
        old = max(days, default=0) > _A_YEAR
        severity: Severity = "serious" if old and role != "carried out" else "moderate"
        yield finding(
            ID,
            "minor" if role == "agreement" else severity,
            (entry.node.id for entry in group),
            _sentence(snapshot, group, whom, role),
            looked_at=looked_at,
            evidence=(one for entry in group for one in entry.evidence),
            next_step=_next_step(snapshot, group),
        )


def _whose(entry: LedgerEntry) -> tuple[str, str]:
    """Who does, promised or was asked to do it, and which of these."""
    roles = ((entry.carried_out_by, "carried out"), (entry.committed_by, "promised"), (entry.addressed_to, "asked"))
    return next(((ids[0], role) for ids, role in roles if ids), ("", "nobody"))


def _is_open(entry: LedgerEntry, today: date) -> bool:
    """Nothing came of it that is known, nobody calls it ended, and it is no whole of which the parts are listed.

    What still has time is not late; a plan that is only proposed, and what is overdue, belong to other rules.
    """
    if entry.term is not None and not is_over(entry.term.until, today):
        return False
    statuses = {statement.status for statement in entry.statuses}
    only_proposed = entry.node.is_a("Plan") and statuses == {Status.PROPOSED}
    ended = statuses & {Status.ENDED, Status.WITHDRAWN}
    return not (entry.follow_ups or entry.parts or entry.overdue or ended or only_proposed)


def _sentence(snapshot: Snapshot, group: Sequence[LedgerEntry], whom: str, role: str) -> Label:
    names = called_all(snapshot, (entry.node.id for entry in group))
    what = Label("resultaat", "result") if role == "carried out" else Label("vervolg", "follow-up")
    by = Label("", "")
    if whom:
        party = called(snapshot.node(whom))
        by = Label(f", {_ROLES[role].nl} {party.nl},", f", {_ROLES[role].en} {party.en},")
    last = _last(group)
    if len(group) == 1:
        return sentence(
            f"Van {names.nl}{by.nl} is geen {what.nl} bekend.{last.nl}",
            f"For {names.en}{by.en} no {what.en} is known.{last.en}",
        )
    number, of = counted(len(group)), _WHAT[role]
    return sentence(
        f"Van {number.nl} {of.nl}{by.nl} is geen {what.nl} bekend: {names.nl}.{last.nl}",
        f"For {number.en} {of.en}{by.en} no {what.en} is known: {names.en}.{last.en}",
    )


def _last(group: Iterable[LedgerEntry]) -> Label:
    days = [entry.last_evidence for entry in group if entry.last_evidence is not None]
    if not days:
        return Label("", "")
    day = dated(max(days))
    return Label(f" Het laatste bericht erover is van {day.nl}.", f" The last word on it is of {day.en}.")


def _next_step(snapshot: Snapshot, group: Sequence[LedgerEntry]) -> NextStep:
    asked = [id for entry in group if (id := whom_to_ask(snapshot, entry)) is not None]
    if not asked:
        return NextStep(
            Label(
                "Zoek uit wie er partij bij is en vraag wat ervan is gekomen.",
                "Find out who is party to it and ask what came of it.",
            )
        )
    whom = max(sorted(set(asked)), key=asked.count)
    if asked.count(whom) * 2 < len(group):
        return NextStep(
            Label(
                "Vraag bij elke afspraak een van de partijen wat ervan is gekomen, en leg dat met de bron vast.",
                "Ask a party to each agreement what came of it and record the answer with its source.",
            )
        )
    party = called(snapshot.node(whom))
    return NextStep(
        Label(
            f"Vraag {party.nl} wat hiervan is gekomen en leg het antwoord met de bron vast.",
            f"Ask {party.en} what came of this and record the answer with its source.",
        ),
        whom,
    )


RULE = Rule(
    ID,
    Label("Voornemens en afspraken zonder bekend vervolg", "Commitments and agreements without a known follow-up"),
    Label(
        "Wat is aangekondigd of afgesproken, telt pas als er iets van komt; zonder vervolg weet niemand of dat zo is.",
        "What was announced or agreed counts only when something comes of it; without a follow-up nobody knows.",
    ),
    find,
)
