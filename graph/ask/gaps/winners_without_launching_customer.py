"""Challenges that somebody won, of which no launching customer is known: did anybody buy what was made?"""

from collections.abc import Iterator
from datetime import date

from graph.ask.gaps.challenges_without_winner import winners_of
from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding
from graph.ask.snapshot import Snapshot
from graph.model.records import Status
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, sentence, share

ID = "winners-without-launching-customer"


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    challenges = [node for kind in ("Challenge", "Procedure") for node in snapshot.of_kind(kind)]
    won = [node for node in challenges if _is_won(snapshot, node.id)]
    without = [node.id for node in won if not _has_customer(snapshot, node.id)]
    if not without:
        return
    names = called_all(snapshot, without)
    some = share(len(without), len(won), Label("challenges met winnaars", "challenges with winners"))
    known = who_knows_most(snapshot, without)
    yield finding(
        ID,
        "moderate",
        without,
        sentence(
            f"Van {some.nl} is geen launching customer bekend: {names.nl}.",
            f"For {some.en} no launching customer is known: {names.en}.",
        ),
        looked_at=LookedAt(
            len(won),
            Label("challenges met winnaars", "challenges with winners"),
            all_sources(snapshot),
        ),
        evidence=(e for one in without for fact in snapshot.incoming(one, "awardIn") for e in fact.evidence),
        next_step=_next_step(snapshot, known[0] if known else None),
    )


def _is_won(snapshot: Snapshot, challenge: str) -> bool:
    """Whether there is an award that is more than announced."""
    awards = snapshot.incoming(challenge, "awardIn")
    return any(one.claim.holds and one.claim.status is not Status.PROPOSED for fact in awards for one in fact.evidence)


def _has_customer(snapshot: Snapshot, challenge: str) -> bool:
    bought = (challenge, *winners_of(snapshot, challenge))
    return any(fact.holds for id in bought for fact in snapshot.incoming(id, "launchingCustomerOf"))


def _next_step(snapshot: Snapshot, contact: str | None) -> NextStep:
    if contact is None:
        return NextStep(
            Label(
                "Vraag de opdrachtgevers of zij de oplossing afnamen.",
                "Ask the contracting bodies whether they bought.",
            )
        )
    party = called(snapshot.node(contact))
    return NextStep(
        Label(
            f"Vraag {party.nl} of een overheid de oplossingen daarna heeft afgenomen.",
            f"Ask {party.en} whether a public body bought the solutions afterwards.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Winnaars zonder bekende launching customer", "Winners without a known launching customer"),
    Label(
        "Innovatiegericht inkopen slaagt pas als iemand de oplossing koopt; ontwikkelen is het halve werk.",
        "Innovation-oriented procurement succeeds only when somebody buys the solution; developing is half the work.",
    ),
    find,
)
