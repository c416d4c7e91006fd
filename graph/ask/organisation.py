"""What an organisation wants to know of itself: who can introduce it, what is unknown of it, and what happened."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from graph.ask.fact import Fact
from graph.ask.gaps.rule import Finding
from graph.ask.kept import kept
from graph.ask.ledger import LedgerEntry
from graph.ask.profile import entries_of, unknown_instruments
from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day
from graph.model.vocabulary import VOCABULARY, Meaning

# Of who is tied to more others than these the first are looked at.
MOST_LOOKED_AT = 300
MOST_INTRODUCERS = 6
MOST_REACHED = 4
MOST_EVENTS = 200
_INTRODUCES = VOCABULARY.relations_of(Meaning.INTRODUCTION)
_ACTORS = VOCABULARY.descendants("Actor")


@dataclass(frozen=True, slots=True)
class Introducer:
    """A party (id) that an organisation is tied to, with how many it is tied to that the organisation is not.

    `reached` names the first of those: whom fewest others can introduce, and with whom most is known to happen.
    """

    id: str
    number: int
    reached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that began or ended on a (partial) date, and the fact that says so."""

    on: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Organisation:
    """Where an organisation (id) stands: its agreements, what is unknown of it, who can introduce it, what happened."""

    id: str
    entries: tuple[LedgerEntry, ...]
    unknown: tuple[str, ...]
    findings: tuple[Finding, ...]
    introducers: tuple[Introducer, ...]
    events: tuple[Event, ...]


def organisation(snapshot: Snapshot, id: str, *, findings: Sequence[Finding] = ()) -> Organisation:
    """Where an organisation stands, with the findings about it. UnknownEntityError for an id that is not there."""
    node = snapshot.node(id)
    return Organisation(
        node.id,
        entries_of(snapshot, node.id),
        unknown_instruments(snapshot, node.id),
        tuple(findings),
        introducers(snapshot, node.id),
        tuple(event for event in events(snapshot, node.id) if first_day(event.on) <= snapshot.day),
    )


@kept(most=500)
def introducers(snapshot: Snapshot, id: str) -> tuple[Introducer, ...]:
    """Who an organisation is tied to and could ask for an introduction, who reaches most others first."""
    ours = _tied(snapshot, id)
    reach = {
        other: _tied(snapshot, other) - ours - {id}
        for other in islice(sorted(ours), MOST_LOOKED_AT)
        if "no-desk" not in VOCABULARY.kinds[snapshot.kind(other)].traits
    }
    best = sorted((other for other in reach if reach[other]), key=lambda other: (-len(reach[other]), other))
    best = best[:MOST_INTRODUCERS]
    ways = Counter(party for other in best for party in reach[other])
    ties, number = snapshot.columns.node_ties, snapshot.columns.number

    def order(party: str) -> tuple[int, int, str]:
        # Whom few others can introduce says most of who does.
        return ways[party], -int(ties[number[party]]), party

    return tuple(
        Introducer(other, len(reach[other]), tuple(sorted(reach[other], key=order)[:MOST_REACHED])) for other in best
    )


def _tied(snapshot: Snapshot, id: str) -> set[str]:
    """The actors that one is tied to, directly or at one table or in one project."""
    direct = [*snapshot.objects(id, _INTRODUCES), *snapshot.subjects(id, _INTRODUCES)]
    tied = set()
    for other in direct:
        if snapshot.kind(other) in _ACTORS:
            tied.add(other)
        else:
            tied.update(actor for actor in snapshot.subjects(other, _INTRODUCES) if snapshot.kind(actor) in _ACTORS)
    return {actor for actor in tied if actor != id and snapshot.shows(actor)}


def events(snapshot: Snapshot, id: str) -> Iterator[Event]:
    """What began for an entity, or ended where no beginning is known, the newest first: the last MOST_EVENTS."""
    dated = []
    for place, fact in enumerate(snapshot.facts_numbered(_last_dated(snapshot, id))):
        since = {piece.claim.since for piece in fact.evidence if piece.claim.since and piece.claim.holds}
        until = {piece.claim.until for piece in fact.evidence if piece.claim.until and piece.claim.holds}
        dated += [(moment, place, fact) for moment in since or until]
    for moment, _, fact in sorted(dated, key=lambda item: item[:2], reverse=True)[:MOST_EVENTS]:
        yield Event(moment, fact)


def _last_dated(snapshot: Snapshot, id: str) -> list[int]:
    """The numbers of the facts of an entity that give a day, in order; of very many those with the last days."""
    columns = snapshot.columns
    numbers = np.concatenate(snapshot.fact_numbers(id))
    if not len(numbers):
        return []
    days = np.where(columns.claim_since > 0, columns.claim_since, columns.claim_until)
    begins, sizes = columns.claim_start[numbers], np.diff(columns.claim_start)[numbers]
    places = np.repeat(begins, sizes) + np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    last = np.maximum.reduceat(days[places], np.cumsum(sizes) - sizes)
    dated = numbers[last > 0]
    if len(dated) > MOST_EVENTS:
        dated = dated[np.argsort(-last[last > 0], kind="stable")[:MOST_EVENTS]]
    fact_numbers: list[int] = np.sort(dated).tolist()
    return fact_numbers
