"""Platforms, working groups and consortia of which no member is known, and agreements without known parties."""

from collections.abc import Iterator

from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding, is_telling, named, share, step
from graph.ask.ledger import ledger
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message

ID = "bodies-without-members"
_MEMBERSHIP = VOCABULARY.relations_with("membership")


def find(snapshot: Snapshot) -> Iterator[Finding]:
    bodies = [node.id for kind in sorted(VOCABULARY.kinds_with("collaboration")) for node in snapshot.of_kind(kind)]
    memberless = [id for id in bodies if not _has_members(snapshot, id)]
    if is_telling(len(memberless), len(bodies)):
        plural = message("gap-bodies-without-members-bodies")
        yield finding(
            snapshot,
            ID,
            "moderate",
            memberless,
            message(
                "gap-bodies-without-members-members",
                some=share(len(memberless), len(bodies), plural),
                names=named(snapshot, memberless),
            ),
            looked_at=LookedAt(len(bodies), plural, all_sources(snapshot)),
            next_step=_next_step(snapshot, memberless),
            about="members",
        )
    # A deal or covenant that has signatories; other agreements, such as a motion, have none.
    agreements = [entry for entry in ledger(snapshot) if entry.node.is_a("Covenant") and snapshot.shows(entry.node.id)]
    partyless = [entry.node.id for entry in agreements if not (entry.parties or entry.committed_by)]
    if is_telling(len(partyless), len(agreements)):
        plural = message("kind-Covenant.plural")
        yield finding(
            snapshot,
            ID,
            "minor",
            partyless,
            message(
                "gap-bodies-without-members-parties",
                some=share(len(partyless), len(agreements), plural),
                names=named(snapshot, partyless),
            ),
            looked_at=LookedAt(len(agreements), plural, all_sources(snapshot)),
            evidence=(e for id in partyless for fact in snapshot.outgoing(id, "recordedIn") for e in fact.evidence),
            next_step=NextStep(message("gap-bodies-without-members-look-up")),
            about="parties",
        )


def _has_members(snapshot: Snapshot, id: str) -> bool:
    return bool(snapshot.subjects(id, _MEMBERSHIP))


def _next_step(snapshot: Snapshot, bodies: list[str]) -> NextStep:
    known = who_knows_most(snapshot, bodies)
    if known is None:
        return step("gap-bodies-without-members-ask")
    contact, number = known
    if number == len(bodies):
        return step("gap-bodies-without-members-ask", contact)
    return step("gap-bodies-without-members-ask-some", contact, number=number)


RULE = Rule(ID, find)
