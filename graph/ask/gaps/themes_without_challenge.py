"""Missions, development goals and themes to which no challenge, project or procedure is known to contribute."""

from collections.abc import Iterator
from datetime import date

from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, Severity, all_sources, finding
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY, Label
from graph.say.naming import called, called_all, sentence, share

ID = "themes-without-challenge"
_KINDS: tuple[tuple[str, Severity], ...] = (
    ("Mission", "moderate"),
    ("SustainableDevelopmentGoal", "minor"),
    ("Theme", "minor"),
)
_ABOUT = frozenset({"concerns", "contributesTo", "promotes"})
_ACTIVITIES = ("Challenge", "Project", "Procedure")
_SORTS = frozenset(
    fold(name)
    for kind in VOCABULARY.kinds.values()
    for label in (kind.label, kind.plural)
    for name in (label.nl, label.en)
)


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    for kind, severity in _KINDS:
        subjects = [node for node in snapshot.of_kind(kind) if not _is_the_field_itself(snapshot, node)]
        without = [node.id for node in subjects if not _has_challenge(snapshot, node.id)]
        if not without:
            continue
        plural = VOCABULARY.kinds[kind].plural
        names, some = called_all(snapshot, without), share(len(without), len(subjects), plural)
        known = who_knows_most(snapshot, without)
        yield finding(
            ID,
            severity,
            without,
            sentence(
                f"Van {some.nl} is geen challenge of project bekend: {names.nl}.",
                f"For {some.en} no challenge or project is known: {names.en}.",
            ),
            looked_at=LookedAt(len(subjects), Label(plural.nl, plural.en), all_sources(snapshot)),
            next_step=_next_step(snapshot, known[0] if known else None),
        )


def _is_the_field_itself(snapshot: Snapshot, node: Node) -> bool:
    """Whether it is procurement of innovation, about that, or a sort of party: nothing to put to the market."""
    if fold(node.name) in _SORTS:
        return True
    wider = [f.object for f in snapshot.outgoing(node.id) if f.holds and f.relation in {"componentOf", "concerns"}]
    return any(
        fact.holds and snapshot.node(fact.subject).is_a("ProcurementInstrument")
        for id in (node.id, *wider)
        for fact in snapshot.incoming(id, "componentOf")
    )


def _has_challenge(snapshot: Snapshot, subject: str) -> bool:
    """Whether an activity is about the subject, or about one that is part of it."""
    subjects = [subject] + [
        fact.subject
        for fact in snapshot.incoming(subject, "componentOf")
        if fact.holds and snapshot.node(fact.subject).is_a("Subject")
    ]
    return any(
        fact.holds and fact.relation in _ABOUT and any(snapshot.node(fact.subject).is_a(kind) for kind in _ACTIVITIES)
        for one in subjects
        for fact in snapshot.incoming(one)
    )


def _next_step(snapshot: Snapshot, contact: str | None) -> NextStep:
    if contact is None:
        return NextStep(
            Label(
                "Leg deze onderwerpen voor aan overheden die al een challenge hielden.",
                "Put these subjects to bodies that have held a challenge before.",
            )
        )
    party = called(snapshot.node(contact))
    return NextStep(
        Label(
            f"Vraag {party.nl} bij welk van deze onderwerpen een vraag ligt die de markt kan oplossen.",
            f"Ask {party.en} in which of these subjects there is a need that the market could meet.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Onderwerpen zonder bekende challenge", "Subjects without a known challenge"),
    Label(
        "Een maatschappelijke opgave waarvoor niemand een vraag aan de markt stelt, levert geen innovatie op.",
        "A societal challenge for which nobody puts a question to the market yields no innovation.",
    ),
    find,
)
