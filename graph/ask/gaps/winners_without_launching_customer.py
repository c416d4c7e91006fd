"""Challenges that somebody won, of which no launching customer is known: did anybody buy what was made?

An instrument of which purchase of the result is a part, such as the innovation partnership, has its customer already.
"""

from collections.abc import Iterator

from graph.ask.columns import Flags
from graph.ask.gaps.challenges_without_winner import contests, known, won
from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import (
    Finding,
    LookedAt,
    Rule,
    all_sources,
    by_kind_and_name,
    finding,
    is_telling,
    named,
    share,
    step,
)
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message

ID = "winners-without-launching-customer"


def find(snapshot: Snapshot) -> Iterator[Finding]:
    columns = snapshot.columns
    customers = known(snapshot) & columns.of_relations(["launchingCustomerOf"])
    bought = columns.objects_of(customers)
    challenges = contests(snapshot) & won(snapshot) & ~_includes_purchase(snapshot)
    unbought = challenges & ~(bought | won(snapshot, bought))
    total, number = int(challenges.sum()), int(unbought.sum())
    if not is_telling(number, total):
        return
    without = [node.id for node in by_kind_and_name(snapshot, unbought)]
    contact = who_knows_most(snapshot.with_past, without)
    plural = message("gap-winners-without-launching-customer-challenges")
    yield finding(
        snapshot,
        ID,
        "moderate",
        without,
        message(
            "gap-winners-without-launching-customer-found",
            some=share(number, total, plural),
            number=number,
            names=named(snapshot, without),
            known=total - number,
        ),
        looked_at=LookedAt(total, plural, all_sources(snapshot)),
        evidence=(piece for id in without for fact in snapshot.all_incoming(id, "awardIn") for piece in fact.evidence),
        next_step=step("gap-winners-without-launching-customer-ask", contact[0] if contact else None),
        about="",
    )


def _includes_purchase(snapshot: Snapshot) -> Flags:
    """What uses an instrument of which a claim, on itself or on its use here, says that the buyer buys what is made."""
    columns, past = snapshot.columns, snapshot.with_past
    purchase = past.shows_facts & columns.facts_by(columns.with_aspect("purchase") & past.shows_claims)
    uses = past.shows_facts & columns.of_relations(["uses"])
    use = columns.of_relations(VOCABULARY.relations_with("involved"))
    instruments = columns.subjects_of(purchase) | columns.objects_of(purchase & ~use)
    including = columns.subjects_of(uses & instruments[columns.fact_object])
    # That it is so in the use of an instrument by one says nothing of its use by others.
    for fact in past.facts_at(purchase & use):
        if fact.object in past.objects(fact.subject, ["uses"]):
            including[columns.number[fact.subject]] = True
    return including


RULE = Rule(ID, find)
