"""Parties that work on the same thing and sit at the same table, of which no tie with each other is known now."""

from collections.abc import Iterator, Sequence
from functools import cache, partial

import numpy as np
from scipy.sparse import csr_array, triu

from graph.ask.columns import Flags, Integers
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
    lefts, rights = _pairs(snapshot)
    ids = snapshot.columns.ids
    together = _in_common(snapshot, "joint", lefts, rights)
    shared: dict[tuple[frozenset[str], frozenset[str]], set[tuple[str, str]]] = {}
    known, objects = cache(partial(_tied_to, snapshot)), cache(partial(_objects, snapshot))
    for left, right in zip(lefts[~together].tolist(), rights[~together].tolist(), strict=True):
        pair = ids[left], ids[right]
        if pair[1] not in known(pair[0]):
            things, at = (objects(pair[0], trait) & objects(pair[1], trait) for trait in ("work", "table"))
            if not any(_is_about(snapshot, table, things) for table in at):
                shared.setdefault((things, at), set()).add(pair)
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
            looked_at=LookedAt(len(lefts), message("gap-missing-ties-looked-at"), sources_of(evidence)),
            evidence=evidence,
            next_step=_next_step(snapshot, sorted(meeting)),
            about=",".join(sorted(common | meeting)),
        )


def _pairs(snapshot: Snapshot) -> tuple[Integers, Integers]:
    """The pairs of actors (numbers, the lower one first) that share work, and a table."""
    work = _ties(snapshot, "work")
    parties = np.asarray(work.sum(axis=0)).ravel()
    work = work[:, np.flatnonzero((parties > 1) & (parties <= _MOST_PARTIES))]
    pairs = triu(work @ work.T, k=1).tocoo()
    meet = _in_common(snapshot, "table", pairs.row, pairs.col)
    return pairs.row[meet], pairs.col[meet]


def _in_common(snapshot: Snapshot, trait: str, lefts: Integers, rights: Integers) -> Flags:
    """Which pairs are tied to the same thing by relations with a trait."""
    ties = _ties(snapshot, trait)
    common: Flags = np.asarray(ties[lefts].multiply(ties[rights]).sum(axis=1)).ravel() > 0
    return common


def _ties(snapshot: Snapshot, trait: str) -> csr_array:
    """What standing relations with a trait tie actors to: a row of ones for each node."""
    columns = snapshot.columns
    facts = snapshot.shows_facts & columns.of_relations(VOCABULARY.relations_with(trait))
    facts &= columns.of_kinds(VOCABULARY.descendants("Actor"))[columns.fact_subject]
    ends = columns.fact_subject[facts], columns.fact_object[facts]
    ties = csr_array((np.ones(len(ends[0])), ends), shape=(len(columns.ids), len(columns.ids)))
    ties.data[:] = 1
    return ties


def _objects(snapshot: Snapshot, id: str, trait: str) -> frozenset[str]:
    return frozenset(snapshot.objects(id, VOCABULARY.relations_with(trait)))


def _tied_to(snapshot: Snapshot, id: str) -> frozenset[str]:
    return frozenset([*snapshot.subjects(id, _INTRODUCE), *snapshot.objects(id, _INTRODUCE)])


def _is_about(snapshot: Snapshot, table: str, things: frozenset[str]) -> bool:
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
    if any(piece.claim.confidence is Confidence.DERIVED for piece in evidence):
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
