"""How complete what is known is, said openly: how many of how many, how old, and what to find out next.

A gap that is only ours belongs here, and not among the findings: that a source is missing says nothing of the field.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.columns import CONFIDENCES, Flags
from graph.ask.fact import Evidence
from graph.ask.gaps.challenges_without_winner import contests, won
from graph.ask.gaps.open_commitments import old_commitments
from graph.ask.gaps.stale_facts import YEARS
from graph.ask.kept import kept
from graph.ask.matrix import matrix
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.records import Confidence
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, message

MOST_TO_FIND = 10
# What the subject of a count consists of: its parts, and those who are a member of it or take part in it.
_CONSISTS_OF = VOCABULARY.relations_with("part") | VOCABULARY.relations_with("membership")
_STATED = frozenset({Confidence.STATED, Confidence.REPORTED})


@dataclass(frozen=True, slots=True)
class KindCoverage:
    """Of a kind: how many entities are known, how many there are (None: nobody tells) and of how many more is known.

    `told` counts those of which a source other than a register says something in its own words.
    """

    kind: str
    known: int
    total: int | None
    told: int


@dataclass(frozen=True, slots=True)
class PartCoverage:
    """Of a whole: how many of its parts are known, and how many there are according to the newest count of it."""

    whole: Node
    known: int
    total: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RelationCoverage:
    """Of a relation: how many facts stand and how many are past, in how many sources, and the days of their papers."""

    relation: str
    standing: int
    past: int
    sources: int
    oldest: date | None
    newest: date | None


@dataclass(frozen=True, slots=True)
class ToFindOut:
    """A thing to find out: how many facts it would bring at most, and the address of the page to begin at."""

    sentence: Message
    gain: int
    page: str


@dataclass(frozen=True, slots=True)
class Coverage:
    kinds: tuple[KindCoverage, ...]
    parts: tuple[PartCoverage, ...]
    relations: tuple[RelationCoverage, ...]
    second_hand: int
    unconfirmed: int
    facts: int
    to_find_out: tuple[ToFindOut, ...]


@kept()
def coverage(snapshot: Snapshot, *, budget: Budget = UNLIMITED) -> Coverage:
    """The coverage of all that the snapshot shows and of what is past. OverBudgetError."""
    parts = tuple(budget.each(_parts(snapshot)))
    to_find_out = budget.each(_to_find_out(snapshot, parts, budget))
    return Coverage(
        kinds=tuple(budget.each(_kinds(snapshot))),
        parts=parts,
        relations=tuple(budget.each(_relations(snapshot))),
        second_hand=int(_second_hand(snapshot).sum()),
        unconfirmed=int(_unconfirmed(snapshot).sum()),
        facts=len(snapshot.shown_facts),
        to_find_out=tuple(sorted(to_find_out, key=lambda thing: (-thing.gain, thing.page))[:MOST_TO_FIND]),
    )


def _kinds(snapshot: Snapshot) -> Iterator[KindCoverage]:
    complete = VOCABULARY.kinds_with("register")
    told = _told(snapshot)
    for kind in VOCABULARY.concrete_kinds():
        nodes = snapshot.shows_nodes & snapshot.columns.of_kinds([kind])
        if known := int(nodes.sum()):
            yield KindCoverage(kind, known, known if kind in complete else None, int((nodes & told).sum()))


def _told(snapshot: Snapshot) -> Flags:
    """The entities of which a source that is no register says something, now or of the past."""
    columns, past = snapshot.columns, snapshot.with_past
    stated = np.isin(columns.claim_confidence, [CONFIDENCES.index(confidence) for confidence in _STATED])
    facts = past.shows_facts & columns.facts_by(stated & ~columns.registers[columns.claim_source])
    return columns.subjects_of(facts) | columns.objects_of(facts)


def _parts(snapshot: Snapshot) -> Iterator[PartCoverage]:
    counts: dict[str, list[Evidence]] = {}
    for fact in snapshot.facts_at(snapshot.columns.facts_by(snapshot.columns.with_aspect("parts"))):
        for piece in fact.evidence:
            if "parts" in piece.claim.aspects and piece.claim.amount is not None:
                counts.setdefault(fact.subject, []).append(piece)
    for whole, counted in sorted(counts.items()):
        newest = max(counted, key=lambda piece: (_counted_on(piece), piece.claim.key))
        known = {fact.subject for fact in snapshot.with_past.incoming(whole) if fact.relation in _CONSISTS_OF}
        if newest.claim.amount is not None:
            yield PartCoverage(snapshot.node(whole), len(known), int(newest.claim.amount.value), newest)


def _counted_on(evidence: Evidence) -> str:
    page = evidence.page
    return evidence.claim.since or (page.published if page is not None else None) or ""


def _relations(snapshot: Snapshot) -> Iterator[RelationCoverage]:
    columns = snapshot.columns
    shown = snapshot.with_past.shows_facts
    for relation in VOCABULARY.relations:
        facts = shown & columns.of_relations([relation])
        if facts.any():
            claims = facts[columns.fact_of_claim]
            days = columns.claim_spoken[claims & (columns.claim_spoken > 0)]
            standing = int((facts & snapshot.shows_facts).sum())
            yield RelationCoverage(
                relation,
                standing,
                int(facts.sum()) - standing,
                len(np.unique(columns.claim_origin[claims])),
                date.fromordinal(int(days.min())) if len(days) else None,
                date.fromordinal(int(days.max())) if len(days) else None,
            )


def _second_hand(snapshot: Snapshot) -> Flags:
    """The shown facts that rest on one source only, which has it from another or by a program."""
    columns = snapshot.columns
    weak = [CONFIDENCES.index(confidence) for confidence in (Confidence.REPORTED, Confidence.EXTRACTED)]
    firm = columns.facts_by(~np.isin(columns.claim_confidence, weak))
    first = columns.claim_origin[columns.claim_start[:-1]]
    several = columns.facts_by(columns.claim_origin != first[columns.fact_of_claim])
    return snapshot.shows_facts & ~firm & ~several


def _unconfirmed(snapshot: Snapshot) -> Flags:
    """The shown facts that may have changed, which no register and for years no paper confirms."""
    columns = snapshot.columns
    may_change = columns.of_relations(VOCABULARY.relations_with("may-change"))
    spoken = columns.claim_spoken > 0
    lately = columns.facts_by(columns.claim_spoken >= snapshot.day.toordinal() - YEARS * 365)
    known = columns.facts_by(spoken) & ~columns.facts_by(columns.registers[columns.claim_source])
    return snapshot.shows_facts & may_change & known & ~lately


def _to_find_out(snapshot: Snapshot, parts: tuple[PartCoverage, ...], budget: Budget) -> Iterator[ToFindOut]:
    yield from _unknown_cells(snapshot, budget)
    for part in parts:
        if part.total > part.known:
            sentence = message("coverage-find-parts", whole=part.whole, known=part.known, total=part.total)
            yield ToFindOut(sentence, part.total - part.known, f"/entities/{part.whole.id}")
    to_win = contests(snapshot)
    if nameless := int((to_win & ~won(snapshot)).sum()):
        sentence = message("coverage-find-winners", number=nameless, total=int(to_win.sum()))
        yield ToFindOut(sentence, nameless, "/gaps?rule=challenges-without-winner")
    if old := old_commitments(snapshot):
        yield ToFindOut(message("coverage-find-old", number=old), old, "/search?kind=Commitment")
    past, columns = snapshot.with_past, snapshot.columns
    with_party = columns.objects_of(past.shows_facts & columns.of_relations(["partyTo"]))
    for kind in ("Covenant", "Deal"):
        agreements = past.shows_nodes & columns.of_kinds([kind])
        if without := int((agreements & ~with_party).sum()):
            total, plural = int(agreements.sum()), message(f"kind-{kind}.plural")
            sentence = message("coverage-find-parties", number=without, total=total, kind=plural)
            yield ToFindOut(sentence, without, f"/search?kind={kind}")
    for row in _kinds(snapshot):
        if row.total is not None and row.told < row.total:
            sentence = message(
                "coverage-find-told", told=row.told, total=row.total, kind=message(f"kind-{row.kind}.plural")
            )
            yield ToFindOut(sentence, row.total - row.told, f"/search?kind={row.kind}")


def _unknown_cells(snapshot: Snapshot, budget: Budget) -> Iterator[ToFindOut]:
    """For each instrument that some province uses: of how many others that is not known."""
    made = matrix(snapshot, "Province", "ProcurementInstrument", budget=budget)
    for column in made.columns:
        states = Counter(made.cells[row.id, column.id].state for row in made.rows)
        if states["shown"] and states["unknown"]:
            sentence = message("coverage-find-use", instrument=column, number=states["unknown"], total=len(made.rows))
            yield ToFindOut(sentence, states["unknown"], "/matrix")
