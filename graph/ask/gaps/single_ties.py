"""Ties that alone hold two parts of the network together."""

from collections.abc import Iterator
from datetime import date

from graph.ask.gaps.network import MOST_TIES, belonging_to, network, parties_of
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, finding, sources_of
from graph.ask.snapshot import Evidence, Snapshot
from graph.model.vocabulary import Label, Meaning
from graph.say.naming import called, called_all, counted, sentence

ID = "single-ties"
_CANDIDATES = 30
_MOST = 5
_SMALLEST_PART = 3


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    made = network(snapshot, today)
    if made.ties.nnz > 2 * MOST_TIES:
        return
    degrees = made.degrees
    bridges = [tie for tie in made.bridges if min(degrees[tie[0]], degrees[tie[1]]) > 1]
    bridges.sort(key=lambda tie: (-int(degrees[tie[0]] + degrees[tie[1]]), tie))
    found: list[tuple[tuple[int, int], list[str]]] = []
    for one, other in bridges[:_CANDIDATES]:
        smaller = made.parts_without_tie(one, other)[-1]
        own = belonging_to(snapshot, made.ids[one]) | belonging_to(snapshot, made.ids[other])
        parties = parties_of(snapshot, (made.ids[node] for node in smaller.tolist() if made.actors[node]))
        parties = [id for id in parties if id not in own]
        if len(parties) >= _SMALLEST_PART:
            found.append(((one, other), parties))
    found.sort(key=lambda item: (-len(item[1]), item[0]))
    for (one, other), parties in found[:_MOST]:
        evidence = tuple(_evidence(snapshot, made.ids[one], made.ids[other]))
        yield finding(
            ID,
            "moderate",
            (made.ids[one], made.ids[other]),
            _sentence(snapshot, made.ids[one], made.ids[other], parties),
            looked_at=LookedAt(
                made.ties.nnz // 2,
                Label("banden die nu bestaan", "ties that stand now"),
                sources_of(evidence),
            ),
            evidence=evidence,
            next_step=_next_step(snapshot, made.ids[one], made.ids[other]),
        )


def _sentence(snapshot: Snapshot, one: str, other: str, parties: list[str]) -> Label:
    left, right = called(snapshot.node(one)), called(snapshot.node(other))
    names, number = called_all(snapshot, parties), counted(len(parties))
    return sentence(
        f"De band tussen {left.nl} en {right.nl} is de enige bekende verbinding van {number.nl} partijen met de rest "
        f"van het netwerk: {names.nl}.",
        f"The tie between {left.en} and {right.en} is the only known connection of {number.en} parties with the rest "
        f"of the network: {names.en}.",
    )


def _evidence(snapshot: Snapshot, one: str, other: str) -> Iterator[Evidence]:
    for fact in snapshot.facts_of(one):
        if fact.other(one) == other and fact.holds and fact.vocabulary.meaning is Meaning.INTRODUCTION:
            yield from fact.evidence


def _next_step(snapshot: Snapshot, one: str, other: str) -> NextStep:
    contact = next((id for id in (one, other) if snapshot.node(id).is_a("Actor")), None)
    return NextStep(
        Label(
            "Leg een tweede verbinding tussen beide kanten, zodat niet alles van deze ene band afhangt.",
            "Make a second connection between the two sides, so that not all depends on this one tie.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Banden waar alles van afhangt", "Ties on which all depends"),
    Label(
        "Loopt zo'n band af, dan valt het netwerk in twee delen uiteen.",
        "When such a tie ends, the network falls apart in two.",
    ),
    find,
)
