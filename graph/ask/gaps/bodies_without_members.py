"""Platforms, working groups and consortia of which no member is known, and agreements without known parties."""

from collections.abc import Iterator

from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import (
    Finding,
    LookedAt,
    NextStep,
    Rule,
    all_sources,
    by_kind_and_name,
    finding,
    is_telling,
    named,
    share,
    step,
)
from graph.ask.ledger import ledger, with_parties
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message

ID = "bodies-without-members"
_MEMBERSHIP = VOCABULARY.relations_with("membership")


def find(snapshot: Snapshot) -> Iterator[Finding]:
    columns = snapshot.columns
    bodies = snapshot.shows_nodes & columns.of_kinds(VOCABULARY.kinds_with("collaboration"))
    with_members = columns.objects_of(snapshot.shows_facts & columns.of_relations(_MEMBERSHIP))
    count = int(bodies.sum())
    memberless = [node.id for node in by_kind_and_name(snapshot, bodies & ~with_members)]
    if is_telling(len(memberless), count):
        plural = message("gap-bodies-without-members-bodies")
        yield finding(
            snapshot,
            ID,
            "moderate",
            memberless,
            message(
                "gap-bodies-without-members-members",
                some=share(len(memberless), count, plural),
                names=named(snapshot, memberless),
            ),
            looked_at=LookedAt(count, plural, all_sources(snapshot)),
            next_step=_next_step(snapshot, memberless),
            about="members",
        )
    # A deal or covenant that has signatories; other agreements, such as a motion, have none.
    agreements = snapshot.shows_nodes & columns.of_kinds(VOCABULARY.descendants("Covenant"))
    without = agreements & ~with_parties(snapshot)
    total, number = int(agreements.sum()), int(without.sum())
    if is_telling(number, total):
        partyless = [entry.node.id for entry in ledger(snapshot, without)]
        plural = message("kind-Covenant.plural")
        yield finding(
            snapshot,
            ID,
            "minor",
            partyless,
            message(
                "gap-bodies-without-members-parties",
                some=share(number, total, plural),
                names=named(snapshot, partyless),
            ),
            looked_at=LookedAt(total, plural, all_sources(snapshot)),
            evidence=(
                piece for id in partyless for fact in snapshot.outgoing(id, "recordedIn") for piece in fact.evidence
            ),
            next_step=NextStep(message("gap-bodies-without-members-look-up")),
            about="parties",
        )


def _next_step(snapshot: Snapshot, bodies: list[str]) -> NextStep:
    known = who_knows_most(snapshot, bodies)
    if known is None:
        return step("gap-bodies-without-members-ask")
    contact, number = known
    if number == len(bodies):
        return step("gap-bodies-without-members-ask", contact)
    return step("gap-bodies-without-members-ask-some", contact, number=number)


RULE = Rule(ID, find)
