"""Whom to ask: the party that most likely knows, going by what the sources say that it does."""

from collections.abc import Iterable, Sequence

from graph.ask.ledger import LedgerEntry
from graph.ask.snapshot import Fact, Snapshot, Standing
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY

_PARTY_TO = VOCABULARY.relations_with("table")


def who_knows(snapshot: Snapshot, id: str, *, besides: Iterable[str] = (), for_others: bool = False) -> Node | None:
    """The actor to ask about an instrument, activity, agreement or subject: who supports or carries it out first.

    Of those who do the same it is the one whose kind is asked first, or with `for_others` speaks for others first.
    """
    left_out = set(besides)
    known: list[tuple[int, int, str]] = []
    for fact in snapshot.facts_of(id):
        actor = _actor(snapshot, fact, id)
        if actor is not None and fact.vocabulary.asked is not None and actor.id not in left_out:
            known.append((fact.vocabulary.asked, _order(actor, for_others), actor.id))
    return snapshot.node(min(known)[2]) if known else None


def who_knows_most(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Node, int] | None:
    """The actor that has to do with most of these, and with how many of them."""
    involved: dict[str, set[str]] = {}
    for id in ids:
        for fact in snapshot.incoming(id):
            actor = _actor(snapshot, fact, id)
            if actor is not None and fact.vocabulary.asked is not None and not is_cabinet(actor):
                involved.setdefault(actor.id, set()).add(id)
    if not involved:
        return None
    most = min(involved, key=lambda actor: (-len(involved[actor]), _order(snapshot.node(actor)), actor))
    return snapshot.node(most), len(involved[most])


def whom_to_ask(snapshot: Snapshot, entry: LedgerEntry) -> Node | None:
    """The party to ask about a commitment: who is responsible, else who spoke of it or knows what it is about.

    A cabinet cannot be called and a body that is gone does not answer; they are named only when there is nobody else.
    """
    speakers = [statement.speaker for statement in entry.statuses if statement.speaker is not None]
    about = [fact.object for fact in snapshot.outgoing(entry.node.id) if "about" in fact.vocabulary.traits]
    # Who paid for it then knows more of it than who works on the same theme now.
    past = snapshot.with_past
    knowing = [node.id for id in about if (node := who_knows(past, id, for_others=True)) is not None]
    wholes = [id for whole in entry.part_of for id in _parties(snapshot, whole)]
    many = _spokesman(snapshot, entry.responsible) if len(entry.responsible) > 1 else ()
    candidates = (
        *many,
        *entry.responsible,
        *speakers,
        *entry.parties,
        *_spokesman(snapshot, wholes),
        *wholes,
        *knowing,
    )
    for id in candidates:
        node = snapshot.node(id)
        if snapshot.standing(id) is Standing.STANDS and not is_cabinet(node):
            return node
    return snapshot.node(entry.responsible[0]) if entry.responsible else None


def is_cabinet(node: Node) -> bool:
    """Whether the actor is a cabinet, which goes with its term and which nobody calls."""
    return "cabinet" in node.vocabulary.traits


def common_body(snapshot: Snapshot, ids: Iterable[str]) -> Node | None:
    """The association or platform that most of these are members of; associations go first."""
    members: dict[str, int] = {}
    for id in ids:
        for fact in snapshot.outgoing(id, "memberOf"):
            members[fact.object] = members.get(fact.object, 0) + 1
    if not members:
        return None
    return snapshot.node(min(members, key=lambda id: (-members[id], _order(snapshot.node(id)), id)))


def _parties(snapshot: Snapshot, agreement: str) -> list[str]:
    return [fact.subject for fact in snapshot.with_past.incoming(agreement) if fact.relation in _PARTY_TO]


def _spokesman(snapshot: Snapshot, parties: Sequence[str]) -> tuple[str, ...]:
    """The association of which most of many parties are members: one call instead of twelve."""
    body = common_body(snapshot, parties)
    if body is None:
        return ()
    members = [id for id in parties if any(fact.object == body.id for fact in snapshot.outgoing(id, "memberOf"))]
    return (body.id,) if len(members) * 2 > len(parties) else ()


def _actor(snapshot: Snapshot, fact: Fact, id: str) -> Node | None:
    other = snapshot.node(fact.other(id))
    return other if other.is_a("Actor") and snapshot.standing(other.id) is Standing.STANDS else None


def _order(node: Node, for_others: bool = False) -> int:
    place = node.vocabulary.speaks if for_others else node.vocabulary.asked
    return place if place is not None else len(VOCABULARY.kinds)
