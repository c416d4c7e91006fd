"""Challenges, procurement procedures of an innovative kind included, of which no award or no winner is known.

A procedure in lots is looked at lot by lot. That a source says a lot was not awarded is another finding than silence.
One that began less than a year ago may still be running, and is left alone.
"""

from collections.abc import Iterator, Sequence

from graph.ask.fact import Evidence, Fact, Standing
from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import (
    Finding,
    LookedAt,
    NextStep,
    Rule,
    Severity,
    all_sources,
    finding,
    is_telling,
    named,
    share,
    step,
)
from graph.ask.snapshot import Snapshot
from graph.model.dates import last_day
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message

ID = "challenges-without-winner"
_A_YEAR = 365
_KNOWN = frozenset({Standing.STANDS, Standing.ENDED})
_PLANNED = frozenset({Standing.PROPOSED, Standing.NOT_YET})


def find(snapshot: Snapshot) -> Iterator[Finding]:
    challenges = [node for node in contests(snapshot) if not _in_lots(snapshot, node.id)]
    awarded = {node.id: awards_of(snapshot, node.id) for node in challenges}
    denied = {node.id: _denials(snapshot, node.id) for node in challenges if not awarded[node.id]}
    nameless = [node for node in challenges if awarded[node.id] and not winners_of(snapshot, node.id)]
    nameless += [node for node in challenges if not awarded[node.id] and _is_planned(snapshot, node.id)]
    without = [
        node
        for node in challenges
        if node.id in denied and not denied[node.id] and node not in nameless and not _is_recent(snapshot, node)
    ]
    unawarded = [node for node in challenges if denied.get(node.id)]
    total = len(challenges)
    if unawarded:
        evidence = [one for node in unawarded for one in denied[node.id]]
        yield _finding(snapshot, "moderate", "unawarded", unawarded, total, evidence, _why_not(snapshot, unawarded))
    if nameless:
        evidence = [one for node in nameless for fact in _awards(snapshot, node.id) for one in fact.evidence]
        yield _finding(snapshot, "moderate", "nameless", nameless, total, evidence, _who_won(snapshot, nameless))
    if is_telling(len(without), total):
        yield _finding(snapshot, "minor", "without", without, total, [], _who_won(snapshot, without))


def _finding(
    snapshot: Snapshot,
    severity: Severity,
    what: str,
    challenges: Sequence[Node],
    total: int,
    evidence: Sequence[Evidence],
    next_step: NextStep,
) -> Finding:
    plural = message("gap-challenges-without-winner-challenges")
    ids = [node.id for node in challenges]
    some = share(len(ids), total, plural)
    return finding(
        snapshot,
        ID,
        severity,
        ids,
        message(f"gap-challenges-without-winner-{what}", some=some, number=len(ids), names=named(snapshot, ids)),
        looked_at=LookedAt(total, plural, all_sources(snapshot)),
        evidence=evidence,
        next_step=next_step,
        about=what,
    )


def contests(snapshot: Snapshot) -> list[Node]:
    """What can be won, past ones included: a challenge is not less of one when it is over."""
    return [node for kind in sorted(VOCABULARY.kinds_with("contest")) for node in snapshot.with_past.of_kind(kind)]


def awards_of(snapshot: Snapshot, challenge: str) -> tuple[str, ...]:
    """The awards (ids) that were made in a challenge, procedure, project or programme."""
    return tuple(fact.subject for fact in _awards(snapshot, challenge) if fact.standing in _KNOWN)


def winners_of(snapshot: Snapshot, challenge: str) -> tuple[str, ...]:
    """Who won (ids) in any award of it."""
    won = (
        fact.object
        for award in awards_of(snapshot, challenge)
        for fact in snapshot.all_outgoing(award, "awardedTo")
        if fact.standing in _KNOWN
    )
    return tuple(dict.fromkeys(won))


def _awards(snapshot: Snapshot, challenge: str) -> tuple[Fact, ...]:
    return snapshot.all_incoming(challenge, "awardIn")


def _is_planned(snapshot: Snapshot, challenge: str) -> bool:
    return any(fact.standing in _PLANNED for fact in _awards(snapshot, challenge))


def _is_recent(snapshot: Snapshot, node: Node) -> bool:
    return node.since is not None and (snapshot.day - last_day(node.since)).days < _A_YEAR


def _in_lots(snapshot: Snapshot, id: str) -> bool:
    contest = VOCABULARY.kinds_with("contest")
    parts = snapshot.with_past.incoming(id, "componentOf")
    return any(snapshot.node(fact.subject).kind in contest for fact in parts)


def _denials(snapshot: Snapshot, id: str) -> tuple[Evidence, ...]:
    """Where a source says that it was not awarded."""
    return tuple(one for fact in _awards(snapshot, id) for one in fact.evidence if one.standing is Standing.DENIED)


def _why_not(snapshot: Snapshot, challenges: Sequence[Node]) -> NextStep:
    wholes = [fact.object for node in challenges for fact in snapshot.with_past.outgoing(node.id, "componentOf")]
    known = who_knows_most(snapshot, (*(node.id for node in challenges), *wholes))
    return step("gap-challenges-without-winner-ask-why", known[0] if known else None)


def _who_won(snapshot: Snapshot, challenges: Sequence[Node]) -> NextStep:
    known = who_knows_most(snapshot.with_past, (node.id for node in challenges))
    if known is None:
        return step("gap-challenges-without-winner-ask-who")
    return step("gap-challenges-without-winner-ask-who", known[0], number=known[1])


RULE = Rule(ID, find)
