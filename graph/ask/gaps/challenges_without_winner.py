"""Challenges, procurement procedures of an innovative kind included, of which no award or no winner is known.

A procedure in lots is looked at lot by lot. That a source says a lot was not awarded is another finding than silence.
One that began less than a year ago may still be running, and is left alone.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from graph.ask.columns import Flags
from graph.ask.fact import Evidence, Fact, Standing
from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import (
    Finding,
    LookedAt,
    NextStep,
    Rule,
    Severity,
    all_sources,
    by_kind_and_name,
    finding,
    is_telling,
    named,
    share,
    step,
)
from graph.ask.snapshot import Snapshot
from graph.ask.standing import CODE
from graph.model.dates import last_day
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message

ID = "challenges-without-winner"
_A_YEAR = 365
_KNOWN = (CODE[Standing.STANDS], CODE[Standing.ENDED])
_PLANNED = (CODE[Standing.PROPOSED], CODE[Standing.NOT_YET])


def find(snapshot: Snapshot) -> Iterator[Finding]:
    columns, codes = snapshot.columns, snapshot.codes
    challenges = contests(snapshot) & ~_in_lots(snapshot)
    awards = columns.of_relations(["awardIn"])
    awarded = columns.objects_of(awards & known(snapshot))
    denied = columns.objects_of(awards & columns.facts_by(codes.claims == CODE[Standing.DENIED])) & ~awarded
    planned = columns.objects_of(awards & np.isin(codes.facts, _PLANNED)) & ~awarded
    total = int(challenges.sum())
    unawarded = by_kind_and_name(snapshot, challenges & denied)
    nameless = by_kind_and_name(snapshot, challenges & awarded & ~won(snapshot))
    nameless += by_kind_and_name(snapshot, challenges & planned)
    silent = challenges & ~(awarded | denied | planned)
    if unawarded:
        evidence = [piece for node in unawarded for piece in _denials(snapshot, node.id)]
        yield _finding(snapshot, "moderate", "unawarded", unawarded, total, evidence, _why_not(snapshot, unawarded))
    if nameless:
        evidence = [piece for node in nameless for fact in _awards(snapshot, node.id) for piece in fact.evidence]
        yield _finding(snapshot, "moderate", "nameless", nameless, total, evidence, _who_won(snapshot, nameless))
    silent &= ~_recent(snapshot, silent)
    if is_telling(int(silent.sum()), total):
        without = by_kind_and_name(snapshot, silent)
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


def contests(snapshot: Snapshot) -> Flags:
    """A flag for each node that can be won, past ones included: a challenge is not less of one when it is over."""
    return snapshot.with_past.shows_nodes & snapshot.columns.of_kinds(VOCABULARY.kinds_with("contest"))


def known(snapshot: Snapshot) -> Flags:
    """A flag for each fact that is or was so."""
    return np.isin(snapshot.codes.facts, _KNOWN)


def won(snapshot: Snapshot, winners: Flags | None = None) -> Flags:
    """A flag for each node of which an award is known, and who won it; with `winners` only what one of these won."""
    columns = snapshot.columns
    awards = known(snapshot) & columns.of_relations(["awardedTo"])
    if winners is not None:
        awards &= winners[columns.fact_object]
    in_it = known(snapshot) & columns.of_relations(["awardIn"])
    return columns.objects_of(in_it & columns.subjects_of(awards)[columns.fact_subject])


def _awards(snapshot: Snapshot, challenge: str) -> tuple[Fact, ...]:
    return snapshot.all_incoming(challenge, "awardIn")


def _recent(snapshot: Snapshot, nodes: Flags) -> Flags:
    """Those of the nodes that began less than a year ago."""
    columns, a_year_ago = snapshot.columns, snapshot.day.toordinal() - _A_YEAR
    recent = nodes & (columns.node_since > a_year_ago)
    # What began in a year, or a month, may have done so on the last day of it.
    perhaps = nodes & ~recent & (columns.node_since > a_year_ago - _A_YEAR - 1)
    for number in np.flatnonzero(perhaps).tolist():
        since = snapshot.numbered[number].since
        recent[number] = since is not None and last_day(since).toordinal() > a_year_ago
    return recent


def _in_lots(snapshot: Snapshot) -> Flags:
    columns, past = snapshot.columns, snapshot.with_past
    lots = columns.of_kinds(VOCABULARY.kinds_with("contest"))[columns.fact_subject]
    return columns.objects_of(past.shows_facts & columns.of_relations(["componentOf"]) & lots)


def _denials(snapshot: Snapshot, id: str) -> tuple[Evidence, ...]:
    """Where a source says that it was not awarded."""
    return tuple(
        piece for fact in _awards(snapshot, id) for piece in fact.evidence if piece.standing is Standing.DENIED
    )


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
