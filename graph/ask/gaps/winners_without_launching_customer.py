"""Challenges that somebody won, of which no launching customer is known: did anybody buy what was made?

An instrument of which purchase of the result is a part, such as the innovation partnership, has its customer already.
"""

from collections.abc import Iterator

from graph.ask.fact import Fact, Standing
from graph.ask.gaps.challenges_without_winner import contests, winners_of
from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import Finding, LookedAt, Rule, all_sources, finding, is_telling, named, share, step
from graph.ask.snapshot import Snapshot
from graph.model.words import message

ID = "winners-without-launching-customer"


def find(snapshot: Snapshot) -> Iterator[Finding]:
    won = [node for node in contests(snapshot) if winners_of(snapshot, node.id)]
    won = [node for node in won if not _includes_purchase(snapshot, node.id)]
    without = [node.id for node in won if not _has_customer(snapshot, node.id)]
    if not is_telling(len(without), len(won)):
        return
    known = who_knows_most(snapshot.with_past, without)
    plural = message("gap-winners-without-launching-customer-challenges")
    yield finding(
        snapshot,
        ID,
        "moderate",
        without,
        message(
            "gap-winners-without-launching-customer-found",
            some=share(len(without), len(won), plural),
            number=len(without),
            names=named(snapshot, without),
            known=len(won) - len(without),
        ),
        looked_at=LookedAt(len(won), plural, all_sources(snapshot)),
        evidence=(e for id in without for fact in snapshot.all_incoming(id, "awardIn") for e in fact.evidence),
        next_step=step("gap-winners-without-launching-customer-ask", known[0] if known else None),
        about="",
    )


def _includes_purchase(snapshot: Snapshot, challenge: str) -> bool:
    """Whether a claim on an instrument, or on its use here, says that the buyer also buys what is made."""
    past = snapshot.with_past
    used = [fact.object for fact in past.outgoing(challenge, "uses")]
    facts = (fact for id in used for fact in past.facts_of(id) if not _is_use_elsewhere(fact, id, challenge))
    return any("purchase" in one.claim.aspects for fact in facts for one in past.shown_evidence(fact))


def _is_use_elsewhere(fact: Fact, instrument: str, challenge: str) -> bool:
    return "involved" in fact.vocabulary.traits and fact.subject not in {instrument, challenge}


def _has_customer(snapshot: Snapshot, challenge: str) -> bool:
    bought = (challenge, *winners_of(snapshot, challenge))
    facts = (fact for id in bought for fact in snapshot.all_incoming(id, "launchingCustomerOf"))
    return any(fact.standing in {Standing.STANDS, Standing.ENDED} for fact in facts)


RULE = Rule(ID, find)
