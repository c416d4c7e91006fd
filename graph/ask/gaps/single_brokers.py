"""Parties that hang on the rest of the network by one broker only."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from graph.ask.gaps.network import MOST_TIES, belonging_to, burt_constraint, network, parties_of
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, Severity, finding, sources_of
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.model.vocabulary import VOCABULARY, Label, Meaning
from graph.say.naming import called, called_all, counted, sentence

ID = "single-brokers"
_CANDIDATES = 30
_MOST = 8
_MANY = 3


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    made = network(snapshot, today)
    if made.ties.nnz > 2 * MOST_TIES:
        return
    cuts = made.articulation_points
    cuts = cuts[made.actors[cuts]]
    candidates = cuts[np.argsort(-made.degrees[cuts], kind="stable")][:_CANDIDATES]
    cabinets = {node.id for node in snapshot.of_kind("Government")}
    hanging: dict[int, list[str]] = {}
    for broker in candidates.tolist():
        counted_in = made.actors.copy()
        counted_in[made.numbers(cabinets | belonging_to(snapshot, made.ids[broker]))] = False
        parts = (part[counted_in[part]] for part in made.parts_without(broker))
        loose = [made.ids[node] for part in sorted(parts, key=len, reverse=True)[1:] for node in part.tolist()]
        if len(loose) > 1:
            hanging[broker] = sorted(loose, key=lambda id: snapshot.nodes[id].name.casefold())
    constraint = burt_constraint(made)
    brokers = [broker for broker in hanging if parties_of(snapshot, [made.ids[broker]])]
    found = {broker: parties_of(snapshot, hanging[broker]) for broker in brokers}
    hanging = {broker: parties for broker, parties in found.items() if len(parties) > 1}
    looked_at = LookedAt(
        int(((made.degrees > 0) & made.actors).sum()),
        Label("actoren met een band in het netwerk van introducties", "actors tied to the network"),
        sources_of(
            one for fact in snapshot.facts if fact.vocabulary.meaning is Meaning.INTRODUCTION for one in fact.evidence
        ),
    )
    for broker in sorted(hanging, key=lambda one: (-len(hanging[one]), made.ids[one]))[:_MOST]:
        parties = hanging[broker]
        severity: Severity = "moderate" if len(parties) >= _MANY else "minor"
        yield finding(
            ID,
            severity,
            (made.ids[broker], *parties),
            _sentence(snapshot, made.ids[broker], parties, float(constraint[broker])),
            looked_at=looked_at,
            evidence=_ties(snapshot, made.ids[broker], set(parties)),
            next_step=_next_step(snapshot, made.ids[broker]),
        )


def _sentence(snapshot: Snapshot, broker: str, parties: list[str], constraint: float) -> Label:
    who, names, number = called(snapshot.node(broker)), called_all(snapshot, parties), counted(len(parties))
    kinds = {snapshot.nodes[id].kind for id in parties}
    what = VOCABULARY.kinds[min(kinds)].plural if len(kinds) == 1 else Label("partijen", "parties")
    burt = Label("", "")
    if not np.isnan(constraint):
        value = f"{constraint:.2f}"
        burt = Label(
            f" Burts constraint is {value.replace('.', ',')}: hoe dichter bij 0, hoe meer partijen zonder "
            "bekende onderlinge band deze schakel verbindt.",
            f" Burt's constraint is {value}: the nearer to 0, the more parties without a known tie to each other "
            "this link connects.",
        )
    return sentence(
        f"{who.nl} is de enige bekende schakel tussen {number.nl} {what.nl} en de rest van het netwerk: "
        f"{names.nl}.{burt.nl}",
        f"{who.en} is the only known link between {number.en} {what.en} and the rest of the network: "
        f"{names.en}.{burt.en}",
    )


def _ties(snapshot: Snapshot, broker: str, parties: set[str]) -> Iterator[Evidence]:
    """What ties the broker to them: directly, or by an award, a project or an agreement in between."""
    for fact in _introducing(snapshot, broker):
        other = fact.other(broker)
        if other in parties:
            yield from fact.evidence
        elif not snapshot.node(other).is_a("Actor"):
            beyond = [one for one in _introducing(snapshot, other) if one.other(other) in parties]
            yield from (evidence for one in (fact, *beyond) if beyond for evidence in one.evidence)


def _introducing(snapshot: Snapshot, id: str) -> list[Fact]:
    return [fact for fact in snapshot.facts_of(id) if fact.holds and fact.vocabulary.meaning is Meaning.INTRODUCTION]


def _next_step(snapshot: Snapshot, broker: str) -> NextStep:
    party = called(snapshot.node(broker))
    return NextStep(
        Label(
            f"Vraag {party.nl} om een tweede ingang: wie kan hen nog meer aan anderen voorstellen?",
            f"Ask {party.en} for a second way in: who else can introduce them to others?",
        ),
        broker,
    )


RULE = Rule(
    ID,
    Label("Partijen die van één schakel afhangen", "Parties that depend on one link"),
    Label(
        "Valt de enige schakel weg, dan zijn deze partijen voor de anderen niet meer te bereiken.",
        "If the only link goes, these parties are out of reach for the others.",
    ),
    find,
)
