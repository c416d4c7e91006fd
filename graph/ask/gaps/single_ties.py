"""Ties that alone hold two parts of the network together."""

from collections.abc import Iterator

from graph.ask.gaps.network import MOST_TIES, belonging_to, network, parties_of
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, finding, named, sources_of
from graph.ask.snapshot import Evidence, Snapshot
from graph.model.records import Confidence
from graph.model.vocabulary import Meaning
from graph.model.words import Message, message

ID = "single-ties"
_CANDIDATES = 30
_MOST = 5
_SMALLEST_PART = 3


def find(snapshot: Snapshot) -> Iterator[Finding]:
    made = network(snapshot)
    if made.ties.nnz > 2 * MOST_TIES:
        return
    degrees = made.degrees
    bridges = [tie for tie in made.bridges if min(degrees[tie[0]], degrees[tie[1]]) > 1]
    bridges.sort(key=lambda tie: (-int(degrees[tie[0]] + degrees[tie[1]]), tie))
    hanging: list[tuple[tuple[int, int], list[str]]] = []
    for first, second in bridges[:_CANDIDATES]:
        smaller = made.parts_without_tie(first, second)[-1]
        own = belonging_to(snapshot, made.ids[first]) | belonging_to(snapshot, made.ids[second])
        parties = parties_of(snapshot, (made.ids[node] for node in smaller.tolist() if made.actors[node]))
        parties = [id for id in parties if id not in own]
        if len(parties) >= _SMALLEST_PART:
            hanging.append(((first, second), parties))
    hanging.sort(key=lambda item: (-len(item[1]), item[0]))
    for (first, second), parties in hanging[:_MOST]:
        ends = made.ids[first], made.ids[second]
        evidence = tuple(_evidence(snapshot, *ends))
        contact = next((id for id in ends if snapshot.node(id).is_a("Actor")), None)
        yield finding(
            snapshot,
            ID,
            "moderate",
            (*ends, *parties),
            *_sentences(snapshot, ends, parties, evidence),
            looked_at=LookedAt(made.ties.nnz // 2, message("gap-single-ties-looked-at"), sources_of(evidence)),
            evidence=evidence,
            next_step=NextStep(message("gap-single-ties-connect"), contact),
            about="\n".join(ends),
        )


def _sentences(
    snapshot: Snapshot, ends: tuple[str, str], parties: list[str], evidence: tuple[Evidence, ...]
) -> Iterator[Message]:
    left, right = (snapshot.node(id) for id in ends)
    names = named(snapshot, parties)
    yield message("gap-single-ties-found", left=left, right=right, number=len(parties), names=names)
    if evidence and all(piece.claim.confidence is Confidence.DERIVED for piece in evidence):
        yield message("gap-derived")


def _evidence(snapshot: Snapshot, first: str, second: str) -> Iterator[Evidence]:
    for fact in snapshot.facts_of(first):
        if fact.other(first) == second and fact.vocabulary.meaning is Meaning.INTRODUCTION:
            yield from fact.evidence


RULE = Rule(ID, find)
