"""What was asked of somebody and is settled by the word of that party only."""

from collections.abc import Iterator
from datetime import date

from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, finding, sources_of
from graph.ask.ledger import LedgerEntry, StatusStatement, ledger
from graph.ask.snapshot import Snapshot
from graph.model.records import Status
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, sentence

ID = "settled-on-own-word"
_BELONGS = frozenset({"partOf", "memberOf", "holdsOffice"})


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    entries = [entry for entry in ledger(snapshot, today) if entry.addressed_to]
    looked_at = LookedAt(
        len(entries),
        Label("moties en verzoeken aan een partij", "motions and requests to a party"),
        sources_of(one for entry in entries for one in entry.evidence),
    )
    by_id = {entry.node.id: entry for entry in entries}
    for entry in entries:
        ended = [one for one in entry.statuses if one.status is Status.ENDED]
        own = [one for one in ended if one.speaker is not None and _is_or_belongs_to(snapshot, one.speaker, entry)]
        if own and len(own) == len(ended):
            open_parts = [id for id in entry.parts if id in by_id and not _is_ended(by_id[id])]
            yield finding(
                ID,
                "serious",
                (entry.node.id, *open_parts, *(one.speaker for one in own if one.speaker)),
                _sentence(snapshot, entry, own[0], open_parts),
                looked_at=looked_at,
                evidence=(*(one.evidence for one in own), *(e for id in open_parts for e in by_id[id].evidence)),
                next_step=_next_step(snapshot, entry),
            )


def _is_ended(entry: LedgerEntry) -> bool:
    return any(one.status in {Status.ENDED, Status.WITHDRAWN} for one in entry.statuses)


def _is_or_belongs_to(snapshot: Snapshot, speaker: str, entry: LedgerEntry) -> bool:
    """Whether the speaker was asked, or belongs to a body that was: a minister speaks for the cabinet."""
    bodies = {speaker}
    bodies |= {f.object for f in snapshot.outgoing(speaker) if f.holds and f.relation in _BELONGS}
    asked = {*entry.addressed_to, *entry.carried_out_by}
    speaks_for_cabinet = any(snapshot.node(id).is_a("Ministry") for id in bodies)
    cabinet_asked = any(snapshot.node(id).is_a("Government") for id in asked)
    return not bodies.isdisjoint(asked) or (speaks_for_cabinet and cabinet_asked)


def _sentence(snapshot: Snapshot, entry: LedgerEntry, own: StatusStatement, open_parts: list[str]) -> Label:
    what, said = called(entry.node), own.sentence
    nl = f"{said.nl} Een andere bron die bevestigt dat {what.nl} is uitgevoerd, is niet bekend."
    en = f"{said.en} No other source is known that confirms that {what.en} was carried out."
    if open_parts:
        names = called_all(snapshot, open_parts)
        nl += f" Onderdelen die niemand afgerond noemt: {names.nl}."
        en += f" Parts that nobody calls settled: {names.en}."
    return sentence(nl, en)


def _next_step(snapshot: Snapshot, entry: LedgerEntry) -> NextStep:
    askers = [fact.object for fact in snapshot.outgoing(entry.node.id, "submittedBy") if fact.holds]
    asker = next((_office(snapshot, id) for id in askers), None)
    if asker is None:
        return NextStep(
            Label(
                "Ga na wie hierom vroeg, en of die het ook als afgerond beschouwt.",
                "Find out who asked for this, and whether they consider it settled too.",
            )
        )
    party = called(snapshot.node(asker))
    return NextStep(
        Label(
            f"Vraag {party.nl} of die dit ook als afgerond beschouwt.",
            f"Ask {party.en} whether it considers this settled too.",
        ),
        asker,
    )


def _office(snapshot: Snapshot, id: str) -> str:
    """The body where an official holds office: it remains when the official has gone."""
    offices = (fact.object for fact in snapshot.outgoing(id, "holdsOffice") if fact.holds)
    return next(offices, id)


RULE = Rule(
    ID,
    Label("Afgerond volgens wie het moest doen", "Settled, says who had to do it"),
    Label(
        "Dat iemand een verzoek aan zichzelf afgerond noemt, is een uitspraak en nog geen vaststelling.",
        "That somebody calls a request to itself settled is a statement and no finding yet.",
    ),
    find,
)
