"""Parties that work on the same thing and sit at the same table, of which no tie with each other is known now."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, finding, named, share, sources_of
from graph.ask.snapshot import Evidence, Snapshot
from graph.model.records import Confidence
from graph.model.vocabulary import VOCABULARY, Meaning
from graph.model.words import Message, message

ID = "missing-ties"
# A theme or a table of more parties says too little of any two of them, and would make pairs without end.
_MOST_PARTIES = 60
_MOST = 3
_ABOUT = VOCABULARY.relations_with("about")
_INTRODUCE = VOCABULARY.relations_of(Meaning.INTRODUCTION)


def find(snapshot: Snapshot) -> Iterator[Finding]:
    work = _by_actor(snapshot, "work")
    tables = _by_actor(snapshot, "table")
    joint = _by_actor(snapshot, "joint")
    known = {actor: _tied_to(snapshot, actor) for actor in work.keys() & tables.keys()}
    shared: dict[tuple[frozenset[str], frozenset[str]], set[tuple[str, str]]] = {}
    looked_at: set[tuple[str, str]] = set()
    for pair in _pairs(work):
        one, other = pair
        things, at = work[one] & work[other], tables.get(one, set()) & tables.get(other, set())
        if at:
            looked_at.add(pair)
            together = other in known[one] or joint.get(one, set()) & joint.get(other, set())
            if not (together or any(_is_about(snapshot, table, things) for table in at)):
                shared.setdefault((frozenset(things), frozenset(at)), set()).add(pair)
    ranked = sorted(
        shared.items(), key=lambda item: (-len(item[1]) * (len(item[0][0]) + len(item[0][1])), min(item[1]))
    )
    for (common, meeting), pairs in ranked[:_MOST]:
        parties = sorted({id for pair in pairs for id in pair}, key=lambda id: snapshot.nodes[id].name.casefold())
        evidence = tuple(_evidence(snapshot, parties, common | meeting))
        yield finding(
            snapshot,
            ID,
            "minor",
            parties,
            *_sentences(snapshot, parties, sorted(common), sorted(meeting), len(pairs), evidence),
            looked_at=LookedAt(len(looked_at), message("gap-missing-ties-looked-at"), sources_of(evidence)),
            evidence=evidence,
            next_step=_next_step(snapshot, sorted(meeting)),
            about=",".join(sorted(common | meeting)),
        )


def _by_actor(snapshot: Snapshot, trait: str) -> dict[str, set[str]]:
    """By actor: what a standing relation with that trait ties it to."""
    tied: dict[str, set[str]] = {}
    actors = VOCABULARY.descendants("Actor")
    for subject, object in snapshot.ends_with(VOCABULARY.relations_with(trait), subject_kinds=actors):
        tied.setdefault(subject, set()).add(object)
    return tied


def _pairs(work: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Each pair of actors that share work, once."""
    actors: dict[str, list[str]] = {}
    for actor, things in work.items():
        for thing in things:
            actors.setdefault(thing, []).append(actor)
    seen: set[tuple[str, str]] = set()
    for thing in sorted(actors):
        if len(actors[thing]) <= _MOST_PARTIES:
            for pair in combinations(sorted(actors[thing]), 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _tied_to(snapshot: Snapshot, id: str) -> frozenset[str]:
    return frozenset([*snapshot.subjects(id, _INTRODUCE), *snapshot.objects(id, _INTRODUCE)])


def _is_about(snapshot: Snapshot, table: str, things: set[str]) -> bool:
    """Whether the agreement or body is itself about what they share: then they do work on it together."""
    return not things.isdisjoint(snapshot.objects(table, _ABOUT))


def _sentences(
    snapshot: Snapshot, parties: list[str], things: list[str], at: list[str], pairs: int, evidence: Sequence[Evidence]
) -> Iterator[Message]:
    names, work, tables = named(snapshot, parties), named(snapshot, things), named(snapshot, at)
    possible = len(parties) * (len(parties) - 1) // 2
    if pairs < possible:
        some = share(pairs, possible, message("gap-missing-ties-pairs"))
        yield message("gap-missing-ties-some", names=names, work=work, tables=tables, some=some)
    else:
        yield message("gap-missing-ties-found", names=names, work=work, tables=tables)
    if any(one.claim.confidence is Confidence.DERIVED for one in evidence):
        yield message("gap-derived-partly")


def _evidence(snapshot: Snapshot, parties: Sequence[str], things: frozenset[str]) -> Iterator[Evidence]:
    for id in parties:
        for fact in snapshot.outgoing(id):
            if fact.object in things:
                yield from fact.evidence


def _next_step(snapshot: Snapshot, tables: Sequence[str]) -> NextStep:
    table = snapshot.node(tables[0])
    return NextStep(message("gap-missing-ties-agenda", table=table), table.id if table.is_a("Actor") else None)


RULE = Rule(ID, find)
