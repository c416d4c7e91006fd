"""Parties that hang on the rest of the network by one broker only.

That most bodies of a kind hang on their association says only that nothing else is known of them, and is left out.
"""

from collections.abc import Iterator

import numpy as np

from graph.ask.gaps.network import MOST_TIES, belonging_to, burt_constraint, network, parties_of
from graph.ask.gaps.rule import Finding, LookedAt, Rule, Severity, finding, named, step
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.model.records import Confidence
from graph.model.vocabulary import VOCABULARY, Meaning
from graph.model.words import Message, message

ID = "single-brokers"
_CANDIDATES = 30
_MOST = 6
_FEWEST = 4
_INTRODUCE = VOCABULARY.relations_of(Meaning.INTRODUCTION)


def find(snapshot: Snapshot) -> Iterator[Finding]:
    made = network(snapshot)
    if made.ties.nnz > 2 * MOST_TIES:
        return
    cuts = made.articulation_points
    cuts = cuts[made.actors[cuts]]
    candidates = cuts[np.argsort(-made.degrees[cuts], kind="stable")][:_CANDIDATES]
    cabinets = {node.id for kind in VOCABULARY.kinds_with("cabinet") for node in snapshot.of_kind(kind)}
    hanging: dict[int, list[str]] = {}
    for broker in candidates.tolist():
        counted_in = made.actors.copy()
        counted_in[made.numbers(cabinets | belonging_to(snapshot, made.ids[broker]))] = False
        parts = (part[counted_in[part]] for part in made.parts_without(broker))
        loose = [made.ids[node] for part in sorted(parts, key=len, reverse=True)[1:] for node in part.tolist()]
        parties = parties_of(snapshot, loose)
        if len(parties) >= _FEWEST and parties_of(snapshot, [made.ids[broker]]) and not _is_most(snapshot, parties):
            hanging[broker] = parties
    constraint = burt_constraint(made)
    introducing = snapshot.shows_facts & snapshot.columns.of_relations(_INTRODUCE)
    looked_at = LookedAt(
        int(((made.degrees > 0) & made.actors).sum()),
        message("gap-single-brokers-looked-at"),
        snapshot.columns.sources_by(introducing[snapshot.columns.fact_of_claim]),
    )
    for broker in sorted(hanging, key=lambda number: (-len(hanging[number]), made.ids[number]))[:_MOST]:
        parties, evidence = hanging[broker], tuple(_ties(snapshot, made.ids[broker], set(hanging[broker])))
        severity: Severity = "moderate" if len(parties) > _FEWEST else "minor"
        figure = float(constraint[broker])
        yield finding(
            snapshot,
            ID,
            severity,
            (made.ids[broker], *parties),
            *_sentences(snapshot, made.ids[broker], parties, evidence),
            looked_at=looked_at,
            evidence=evidence,
            next_step=step("gap-single-brokers-ask", snapshot.node(made.ids[broker])),
            figures=() if np.isnan(figure) else (("burtConstraint", round(figure, 4)),),
            about=made.ids[broker],
        )


def _is_most(snapshot: Snapshot, parties: list[str]) -> bool:
    """Whether they are most bodies of a kind that a register names completely."""
    for kind in VOCABULARY.kinds_with("register"):
        of_kind = sum(snapshot.node(id).kind == kind for id in parties)
        if of_kind * 2 > len(snapshot.of_kind(kind)) and of_kind * 2 > len(parties):
            return True
    return False


def _sentences(
    snapshot: Snapshot, broker: str, parties: list[str], evidence: tuple[Evidence, ...]
) -> Iterator[Message]:
    kinds = {snapshot.nodes[id].kind for id in parties}
    what = message(f"kind-{min(kinds)}.plural" if len(kinds) == 1 else "parties")
    who, names = snapshot.node(broker), named(snapshot, parties, short=len(kinds) == 1)
    yield message("gap-single-brokers-found", who=who, number=len(parties), what=what, names=names)
    if evidence and all(piece.claim.confidence is Confidence.DERIVED for piece in evidence):
        yield message("gap-derived")


def _ties(snapshot: Snapshot, broker: str, parties: set[str]) -> Iterator[Evidence]:
    """What ties the broker to them: directly, or by an award, a project or an agreement in between."""
    for fact in _introducing(snapshot, broker):
        other = fact.other(broker)
        if other in parties:
            yield from fact.evidence
        elif not snapshot.node(other).is_a("Actor"):
            beyond = [tie for tie in _introducing(snapshot, other) if tie.other(other) in parties]
            yield from (piece for tie in (fact, *beyond) if beyond for piece in tie.evidence)


def _introducing(snapshot: Snapshot, id: str) -> list[Fact]:
    return [fact for fact in snapshot.facts_of(id) if _introduces(fact)]


def _introduces(fact: Fact) -> bool:
    return fact.relation in _INTRODUCE


RULE = Rule(ID, find)
