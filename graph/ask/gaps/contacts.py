"""Whom to ask: the party that most likely knows, going by what the sources say that it does."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from graph.ask.columns import Flags
from graph.ask.kept import kept
from graph.ask.ledger import LedgerEntry
from graph.ask.snapshot import Snapshot, Standing
from graph.ask.standing import CODE
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY

_PARTY_TO = VOCABULARY.relations_with("table")
_ABOUT = VOCABULARY.relations_with("about")
_ACTORS = VOCABULARY.descendants("Actor")
_CABINETS = VOCABULARY.kinds_with("cabinet")
_PLACES = {name: relation.asked for name, relation in VOCABULARY.relations.items() if relation.asked is not None}
# The relations by whose subject is asked first.
_BY_PLACE = [[name for name in _PLACES if _PLACES[name] == place] for place in sorted(set(_PLACES.values()))]


def who_knows(snapshot: Snapshot, id: str, *, besides: Iterable[str] = (), for_others: bool = False) -> Node | None:
    """The actor to ask about an instrument, activity, agreement or subject: who supports or carries it out first.

    Of those who do the same it is the one whose kind is asked first, or with `for_others` speaks for others first.
    """
    left_out = frozenset(besides)
    return next((snapshot.node(actor) for actor in _knowing(snapshot, id, for_others) if actor not in left_out), None)


@kept(most=20_000)
def _knowing(snapshot: Snapshot, id: str, for_others: bool) -> tuple[str, ...]:
    """The actors that know of something, in the order in which they are asked."""
    knowing: list[str] = []
    for relations in _BY_PLACE:
        ends = {*snapshot.subjects(id, relations), *snapshot.objects(id, relations)}
        there = (end for end in ends if snapshot.kind(end) in _ACTORS and snapshot.standing(end) is Standing.STANDS)
        knowing += sorted(there, key=lambda actor: (_order(snapshot.kind(actor), for_others), actor))
    return tuple(dict.fromkeys(knowing))


def who_knows_most(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Node, int] | None:
    """The actor that has to do with most of these, and with how many of them."""
    columns = snapshot.columns
    involving = snapshot.shows_facts & columns.of_relations(_PLACES) & columns.nodes_of(ids)[columns.fact_object]
    involving &= _can_be_asked(snapshot)[columns.fact_subject]
    ends = np.stack((columns.fact_subject[involving], columns.fact_object[involving]))
    actors, counts = np.unique(np.unique(ends, axis=1)[0], return_counts=True)
    if not len(actors):
        return None
    most = (snapshot.numbered[number] for number in actors[counts == counts.max()].tolist())
    return min(most, key=lambda node: (_order(node.kind), node.id)), int(counts.max())


def _can_be_asked(snapshot: Snapshot) -> Flags:
    """The actors that are there, cabinets left out."""
    there: Flags = snapshot.codes.nodes == CODE[Standing.STANDS]
    return there & snapshot.columns.of_kinds(_ACTORS - _CABINETS)


def whom_to_ask(snapshot: Snapshot, entry: LedgerEntry) -> Node | None:
    """The party to ask about a commitment: who is responsible, else who spoke of it or knows what it is about.

    A cabinet cannot be called and a body that is gone does not answer; they are named only when there is nobody else.
    """
    for id in _candidates(snapshot, entry):
        if snapshot.standing(id) is Standing.STANDS and not is_cabinet(snapshot.kind(id)):
            return snapshot.node(id)
    return snapshot.node(entry.responsible[0]) if entry.responsible else None


def _candidates(snapshot: Snapshot, entry: LedgerEntry) -> Iterator[str]:
    """Who may be asked about a commitment, in order; most of them are never looked for."""
    past = snapshot.with_past
    if len(entry.responsible) > 1:
        yield from _spokesman(snapshot, entry.responsible)
    yield from entry.responsible
    yield from (statement.speaker for statement in entry.statuses if statement.speaker is not None)
    yield from entry.parties
    wholes = [id for whole in entry.part_of for id in past.subjects(whole, _PARTY_TO)]
    yield from _spokesman(snapshot, wholes)
    yield from wholes
    # Who paid for it then knows more of it than who works on the same theme now.
    knowing = (who_knows(past, id, for_others=True) for id in snapshot.objects(entry.node.id, _ABOUT))
    yield from (node.id for node in knowing if node is not None)


def is_cabinet(kind: str) -> bool:
    """Whether an actor of that kind is a cabinet, which goes with its term and which nobody calls."""
    return kind in _CABINETS


def common_body(snapshot: Snapshot, ids: Iterable[str], more_than: float = 0) -> Node | None:
    """The association or platform that most of these are members of, and more than so many; associations go first."""
    members = Counter(body for id in ids for body in snapshot.objects(id, ["memberOf"]))
    most = max(members.values(), default=0)
    if most <= more_than:
        return None
    bodies = (body for body, number in members.items() if number == most)
    return snapshot.node(min(bodies, key=lambda id: (_order(snapshot.kind(id)), id)))


def _spokesman(snapshot: Snapshot, parties: Sequence[str]) -> tuple[str, ...]:
    """The association of which most of many parties are members: one call instead of twelve."""
    body = common_body(snapshot, parties, more_than=len(parties) / 2)
    return () if body is None else (body.id,)


def _order(kind: str, for_others: bool = False) -> int:
    asked = VOCABULARY.kinds[kind]
    place = asked.speaks if for_others else asked.asked
    return place if place is not None else len(VOCABULARY.kinds)
