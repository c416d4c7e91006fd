"""Whom to ask: the party that most likely knows, going by what the sources say that it does."""

from collections.abc import Iterable, Sequence

from graph.ask.ledger import LedgerEntry
from graph.ask.snapshot import Fact, Snapshot
from graph.model.dates import is_over
from graph.model.merging import Node

_KNOWS = (
    "supports",
    "carriesOut",
    "advises",
    "organises",
    "commissions",
    "founded",
    "funds",
    "makesAvailable",
    "worksOn",
    "publishedBy",
)
_KINDS = ("ExpertiseCentre", "Agency", "Association", "Platform", "WorkingGroup", "Ministry", "Actor")


# Who can tell what came of an agreement of which the parties are not known: those who speak for such parties.
_SPEAK_FOR = ("Association", "Platform", "Ministry", "ExpertiseCentre", "Agency", "WorkingGroup", "Actor")


def who_knows(snapshot: Snapshot, id: str, *, besides: Iterable[str] = (), kinds: Sequence[str] = _KINDS) -> str | None:
    """The actor to ask about an instrument, activity, agreement or subject: who supports or carries it out first.

    Of those who do the same the first of `kinds` is asked.
    """
    left_out = set(besides)
    known: list[tuple[int, int, str]] = []
    for fact in snapshot.facts_of(id):
        actor = _actor(snapshot, fact, id)
        if actor is not None and fact.holds and fact.relation in _KNOWS and actor.id not in left_out:
            known.append((_KNOWS.index(fact.relation), _kind_order(actor, kinds), actor.id))
    return min(known)[2] if known else None


def who_knows_most(snapshot: Snapshot, ids: Iterable[str]) -> tuple[str, int] | None:
    """The actor that has to do with most of these, and with how many of them."""
    involved: dict[str, set[str]] = {}
    for id in ids:
        for fact in snapshot.incoming(id):
            actor = _actor(snapshot, fact, id)
            if actor is not None and fact.holds and fact.relation in _KNOWS and not actor.is_a("Government"):
                involved.setdefault(actor.id, set()).add(id)
    if not involved:
        return None
    most = min(involved, key=lambda actor: (-len(involved[actor]), _kind_order(snapshot.node(actor)), actor))
    return most, len(involved[most])


def whom_to_ask(snapshot: Snapshot, entry: LedgerEntry) -> str | None:
    """The party to ask about a commitment: who is responsible, else who spoke of it or knows what it is about.

    A cabinet cannot be called and a body that is gone does not answer; they are named only when there is nobody else.
    """
    responsible = entry.responsible
    speakers = [statement.speaker for statement in entry.statuses if statement.speaker is not None]
    about = [fact.object for fact in snapshot.outgoing(entry.node.id, "concerns") if fact.holds]
    earlier = [fact.subject for fact in snapshot.incoming(entry.node.id, "followedUpBy")]
    spoke = [fact.subject for id in earlier for fact in snapshot.incoming(id, "statesStatus") if fact.holds]
    knowing = [id for subject in about if (id := who_knows(snapshot, subject, kinds=_SPEAK_FOR)) is not None]
    wholes = [fact.subject for id in entry.part_of for fact in snapshot.incoming(id, "partyTo") if fact.holds]
    for id in (*responsible, *speakers, *entry.parties, *_spokesman(snapshot, wholes), *wholes, *spoke, *knowing):
        node = snapshot.node(id)
        if not is_over(node.until, snapshot.day) and not node.is_a("Government"):
            return id
    return next(iter(responsible), None)


def _spokesman(snapshot: Snapshot, parties: Sequence[str]) -> tuple[str, ...]:
    """The association of which most of many parties are members: one call instead of twelve."""
    body = common_body(snapshot, parties)
    members = [] if body is None else [id for id in parties if _is_member(snapshot, id, body)]
    return (body,) if body is not None and len(members) * 2 > len(parties) else ()


def _is_member(snapshot: Snapshot, id: str, body: str) -> bool:
    return any(fact.holds and fact.object == body for fact in snapshot.outgoing(id, "memberOf"))


def common_body(snapshot: Snapshot, ids: Iterable[str]) -> str | None:
    """The association or platform that most of these are members of; associations go first."""
    members: dict[str, int] = {}
    for id in ids:
        for fact in snapshot.outgoing(id, "memberOf"):
            if fact.holds:
                members[fact.object] = members.get(fact.object, 0) + 1
    if not members:
        return None
    return min(members, key=lambda id: (-members[id], _kind_order(snapshot.node(id)), id))


def _actor(snapshot: Snapshot, fact: Fact, id: str) -> Node | None:
    other = snapshot.node(fact.other(id))
    return other if other.is_a("Actor") and not is_over(other.until, snapshot.day) else None


def _kind_order(node: Node, kinds: Sequence[str] = _KINDS) -> int:
    return next(number for number, kind in enumerate(kinds) if node.is_a(kind))
