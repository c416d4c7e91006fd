"""Agreements and requests whose term has run out without a word on what came of them since."""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.ask.gaps.contacts import whom_to_ask
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, Severity, finding, sources_of
from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, counted, dated, sentence

ID = "terms-run-out"
_MOST = 25


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    entries = [entry for entry in ledger(snapshot, today) if entry.term is not None]
    overdue = {entry.node.id: entry for entry in entries if entry.overdue}
    looked_at = LookedAt(
        len(entries),
        Label("afspraken en verzoeken met een termijn", "agreements and requests with a term"),
        sources_of(one for entry in entries for one in entry.evidence),
    )
    groups: dict[str, list[LedgerEntry]] = {}
    for entry in overdue.values():
        whole = next((id for id in entry.part_of if id in overdue), entry.node.id)
        groups.setdefault(whole, []).append(entry)
    ranked = sorted(groups.values(), key=lambda group: (_severity(group) != "serious", group[0].node.name.casefold()))
    for group in ranked[:_MOST]:
        yield finding(
            ID,
            _severity(group),
            (entry.node.id for entry in group),
            _sentence(snapshot, group),
            looked_at=looked_at,
            evidence=(one for entry in group for one in entry.evidence),
            next_step=_next_step(snapshot, group),
        )
    if rest := [entry for group in ranked[_MOST:] for entry in group]:
        names, number = called_all(snapshot, (entry.node.id for entry in rest)), counted(len(rest))
        yield finding(
            ID,
            "moderate",
            (entry.node.id for entry in rest),
            sentence(
                f"Van nog {number.nl} afspraken is de termijn verstreken en is geen vervolg bekend: {names.nl}.",
                f"For {number.en} more agreements the term has run out and no follow-up is known: {names.en}.",
            ),
            looked_at=looked_at,
            next_step=_next_step(snapshot, rest),
        )


def _severity(group: Sequence[LedgerEntry]) -> Severity:
    promise = any(entry.node.is_a(kind) for entry in group for kind in ("Commitment", "Motion"))
    return "serious" if promise else "moderate"


def _sentence(snapshot: Snapshot, group: Sequence[LedgerEntry]) -> Label:
    first, *parts = group
    if first.term is None:
        raise ValueError(f"{first.node.id} has no term")
    what, day = called(first.node), dated(first.term.until)
    how = Label(" (afgeleid)", " (derived)") if first.term.derived else Label("", "")
    nl = f"De termijn van {what.nl} liep tot en met {day.nl}{how.nl}; wat er sindsdien van is gekomen, is niet bekend."
    en = f"The term of {what.en} ran until {day.en}{how.en}; what came of it since is not known."
    if parts:
        names = called_all(snapshot, (part.node.id for part in parts))
        nl += f" Dat geldt ook voor {names.nl}."
        en += f" The same goes for {names.en}."
    said = [statement.sentence for statement in first.statuses if statement.speaker is not None]
    if said:
        nl += " " + " ".join(one.nl for one in said)
        en += " " + " ".join(one.en for one in said)
    for whole, successor in _successors(snapshot, group):
        old, new = called(snapshot.node(whole)), called(snapshot.node(successor))
        nl += f" Het geheel, {old.nl}, kreeg als vervolg {new.nl}; of dit erin terugkomt, is niet bekend."
        en += f" The whole, {old.en}, was continued by {new.en}; whether this is part of it again is not known."
    if first.follow_ups:
        names = called_all(snapshot, (one.id for one in first.follow_ups))
        nl += f" Eerder vervolg: {names.nl}."
        en += f" Earlier follow-up: {names.en}."
    return sentence(nl, en)


def _successors(snapshot: Snapshot, group: Sequence[LedgerEntry]) -> Iterator[tuple[str, str]]:
    """What the term comes from, and what continues that: a part does not go on by itself when its whole does."""
    for whole in group[0].part_of:
        yield from ((whole, fact.subject) for fact in snapshot.incoming(whole, "continues") if fact.holds)


def _next_step(snapshot: Snapshot, group: Sequence[LedgerEntry]) -> NextStep:
    question = Label(
        "of er een opvolger is en wat het heeft opgeleverd", "whether it has a successor and what it yielded"
    )
    for _, successor in _successors(snapshot, group):
        new = called(snapshot.node(successor))
        question = Label(
            f"of {new.nl} dit voortzet en wat het heeft opgeleverd",
            f"whether {new.en} continues this and what it yielded",
        )
    whom = next((id for entry in group if (id := whom_to_ask(snapshot, entry)) is not None), None)
    if whom is None:
        return NextStep(
            Label(
                f"Zoek uit wie er partij bij is, en vraag {question.nl}.",
                f"Find out who is party to it, and ask {question.en}.",
            )
        )
    party = called(snapshot.node(whom))
    return NextStep(
        Label(
            f"Vraag {party.nl} {question.nl}.",
            f"Ask {party.en} {question.en}.",
        ),
        whom,
    )


RULE = Rule(
    ID,
    Label("Verstreken termijnen", "Terms that have run out"),
    Label(
        "Een afspraak waarvan de termijn voorbij is, bindt niemand meer, tenzij zij is verlengd of opgevolgd.",
        "An agreement whose term is over binds nobody any more, unless it was extended or succeeded.",
    ),
    find,
)
