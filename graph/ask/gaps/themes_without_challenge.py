"""Missions, development goals and themes to which no challenge, project or procedure is known to contribute."""

from collections.abc import Iterator

from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import Finding, LookedAt, Rule, all_sources, finding, is_telling, named, share, step
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST, message

ID = "themes-without-challenge"
_ABOUT = VOCABULARY.relations_with("about")
_ACTIVITIES = VOCABULARY.descendants("Activity")
_SORTS = frozenset(
    fold(label.in_language(FIRST)) for kind in VOCABULARY.kinds.values() for label in (kind.label, kind.plural)
)


def find(snapshot: Snapshot) -> Iterator[Finding]:
    for kind in sorted(VOCABULARY.kinds_with("opportunity")):
        subjects = [node for node in snapshot.of_kind(kind) if not _is_the_field_itself(snapshot, node)]
        without = [node.id for node in subjects if not _has_challenge(snapshot, node.id)]
        if not is_telling(len(without), len(subjects)):
            continue
        plural = message(f"kind-{kind}.plural")
        known = who_knows_most(snapshot, without)
        yield finding(
            snapshot,
            ID,
            "minor",
            without,
            message(
                "gap-themes-without-challenge-found",
                some=share(len(without), len(subjects), plural),
                names=named(snapshot, without),
            ),
            looked_at=LookedAt(len(subjects), plural, all_sources(snapshot)),
            next_step=step("gap-themes-without-challenge-ask", known[0] if known else None),
            about=kind,
        )


def _is_the_field_itself(snapshot: Snapshot, node: Node) -> bool:
    """Whether it is procurement of innovation, about that, or a sort of party: nothing to put to the market."""
    if fold(node.name) in _SORTS:
        return True
    wider = [fact.object for fact in snapshot.outgoing(node.id) if fact.vocabulary.traits & {"part", "about"}]
    return any(
        snapshot.node(fact.subject).is_a("ProcurementInstrument")
        for id in (node.id, *wider)
        for fact in snapshot.incoming(id, "componentOf")
    )


def _has_challenge(snapshot: Snapshot, subject: str) -> bool:
    """Whether an activity is or was about the subject, or about one that is part of it."""
    parts = (fact.subject for fact in snapshot.incoming(subject, "componentOf"))
    subjects = [subject, *(id for id in parts if snapshot.node(id).is_a("Subject"))]
    return any(
        fact.relation in _ABOUT and snapshot.node(fact.subject).kind in _ACTIVITIES
        for id in subjects
        for fact in snapshot.with_past.incoming(id)
    )


RULE = Rule(ID, find)
