"""Money: how much, from whom, for what, and whether it still runs. Nothing is added up: amounts can overlap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.ask.confirmation import last_confirmed
from graph.ask.fact import Fact, Standing
from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day, is_over
from graph.model.merging import Node

# What nobody has spoken of for so long may be over without anybody saying so.
DAYS_FRESH = 3 * 365
_TOLD = frozenset({Standing.STANDS, Standing.ENDED, Standing.PROPOSED})


class Running(StrEnum):
    """Whether money still runs: it does, it is over, or nobody has said for years."""

    RUNS = "runs"
    OVER = "over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stream:
    """One sum of money by the facts that tell of it, those with an amount first; `parts` are sums within it.

    `budget` is the entity that stands for it, None where a party funds something itself.
    """

    budget: Node | None
    facts: tuple[Fact, ...]
    running: Running
    amount: float
    parts: tuple["Stream", ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """The money for something itself, and for activities and programmes with it; `denied` is what a source denies."""

    what: Node
    direct: tuple[Stream, ...]
    through: tuple[Stream, ...]
    denied: tuple[Fact, ...]


def find_money(snapshot: Snapshot, what: Node) -> Money:
    """What money is or was there for something, the newest and largest first."""
    if what.is_a("Budget"):
        return Money(what, (_of_budget(snapshot, what.id),), (), ())
    seen: set[str] = set()
    direct = _streams(snapshot, what.id, seen)
    users = (fact for fact in snapshot.with_past.incoming(what.id) if fact.relation in {"uses", "componentOf"})
    through = [
        stream
        for user in dict.fromkeys(fact.subject for fact in users)
        if not snapshot.node(user).is_a("Actor")
        for stream in _streams(snapshot, user, seen)
    ]
    denied = tuple(fact for fact in snapshot.all_incoming(what.id, "availableFor") if fact.standing is Standing.DENIED)
    return Money(what, _ordered(direct), _ordered(through), denied)


def _streams(snapshot: Snapshot, id: str, seen: set[str]) -> list[Stream]:
    """The budgets for something, each in the whole that it is part of, and what parties pay for it themselves."""
    facts = [fact for fact in snapshot.all_incoming(id) if _is_told(fact)]
    budgets = [fact.subject for fact in facts if fact.relation == "availableFor"]
    streams = []
    for budget in budgets:
        parts = set(_parts(snapshot, budget))
        seen |= parts
    for budget in budgets:
        if budget not in seen:
            seen.add(budget)
            streams.append(_of_budget(snapshot, budget))
    for fact in facts:
        if fact.relation == "funds" and any(piece.claim.amount for piece in fact.evidence):
            streams.append(_stream(snapshot, None, (fact,)))
    return streams


def _is_told(fact: Fact) -> bool:
    return fact.standing in _TOLD or fact.lapsed


def _of_budget(snapshot: Snapshot, id: str) -> Stream:
    every = [*snapshot.all_incoming(id, "makesAvailable"), *snapshot.all_outgoing(id, "availableFor")]
    facts = [fact for fact in every if _is_told(fact)]
    telling = sorted(facts, key=lambda fact: (not _amount(fact), fact.relation != "makesAvailable"))
    parts = tuple(_of_budget(snapshot, part) for part in _parts(snapshot, id))
    return _stream(snapshot, snapshot.node(id), telling, parts)


def _parts(snapshot: Snapshot, budget: str) -> Iterator[str]:
    return (fact.subject for fact in snapshot.with_past.incoming(budget, "componentOf"))


def _stream(snapshot: Snapshot, budget: Node | None, facts: Sequence[Fact], parts: tuple[Stream, ...] = ()) -> Stream:
    amount = max(map(_amount, facts), default=0.0)
    return Stream(budget, tuple(facts), _running(snapshot, budget, facts), amount, parts)


def _amount(fact: Fact) -> float:
    amounts = (piece.claim.amount for piece in fact.evidence)
    return max(
        (float(amount.value) for amount in amounts if amount is not None and amount.unit not in {"count", "percent"}),
        default=0.0,
    )


def _running(snapshot: Snapshot, budget: Node | None, facts: Iterable[Fact]) -> Running:
    paying = [fact for fact in facts if fact.relation != "availableFor"] or list(facts)
    if budget is not None and snapshot.standing(budget.id) is Standing.ENDED:
        return Running.OVER
    if not any(fact.stands for fact in paying):
        return Running.UNKNOWN if paying and all(fact.lapsed for fact in paying) else Running.OVER
    standing = [piece for fact in paying if fact.stands for piece in fact.evidence]
    if any(piece.claim.until and not is_over(piece.claim.until, snapshot.day) for piece in standing):
        return Running.RUNS
    last = last_confirmed(standing, snapshot.day)
    fresh = last is not None and (snapshot.day - first_day(last)).days <= DAYS_FRESH
    return Running.RUNS if fresh else Running.UNKNOWN


def _ordered(streams: Iterable[Stream]) -> tuple[Stream, ...]:
    return tuple(sorted(streams, key=_order))


def _order(stream: Stream) -> tuple[bool, bool, int, float]:
    claims = [piece.claim for fact in stream.facts for piece in fact.evidence]
    newest = max((first_day(claim.until or claim.since or "1000") for claim in claims), default=date.min)
    return stream.running is not Running.RUNS, not stream.amount, -newest.toordinal(), -stream.amount
