"""How complete what is known is, said openly: how many of how many, how old, and what to find out next.

A gap that is only ours belongs here, and not among the findings: that a source is missing says nothing of the field.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.ask.confirmation import confirmed_on
from graph.ask.fact import Evidence, Fact, Standing
from graph.ask.gaps.challenges_without_winner import contests, winners_of
from graph.ask.gaps.open_commitments import old_commitments
from graph.ask.gaps.stale_facts import YEARS
from graph.ask.kept import kept
from graph.ask.matrix import matrix
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.records import Confidence, Rank
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
def coverage(snapshot: Snapshot) -> Coverage:
    """The coverage of all that the snapshot shows and of what is past."""
    parts = tuple(_parts(snapshot))
    return Coverage(
        kinds=tuple(_kinds(snapshot)),
        parts=parts,
        relations=tuple(_relations(snapshot)),
        second_hand=sum(_is_second_hand(fact) for fact in snapshot.shown_facts),
        unconfirmed=sum(_is_unconfirmed(snapshot, fact) for fact in snapshot.shown_facts),
        facts=len(snapshot.shown_facts),
        to_find_out=tuple(sorted(_to_find_out(snapshot, parts), key=lambda one: (-one.gain, one.page))[:MOST_TO_FIND]),
    )


def _kinds(snapshot: Snapshot) -> Iterator[KindCoverage]:
    complete = VOCABULARY.kinds_with("register")
    told = _told(snapshot)
    for kind in VOCABULARY.concrete_kinds():
        nodes = [node for node in snapshot.of_kind(kind) if node.kind == kind]
        if nodes:
            total = len(nodes) if kind in complete else None
            yield KindCoverage(kind, len(nodes), total, sum(node.id in told for node in nodes))


def _told(snapshot: Snapshot) -> frozenset[str]:
    """The entities of which a source that is no register says something, now or of the past."""
    ends: set[str] = set()
    for fact in snapshot.with_past.shown_facts:
        if any(one.claim.confidence in _STATED and one.source.rank is not Rank.REGISTER for one in fact.evidence):
            ends.update((fact.subject, fact.object))
    return frozenset(ends)


def _parts(snapshot: Snapshot) -> Iterator[PartCoverage]:
    counts: dict[str, list[Evidence]] = {}
    for fact in snapshot.facts:
        for one in fact.evidence:
            if "parts" in one.claim.aspects and one.claim.amount is not None:
                counts.setdefault(fact.subject, []).append(one)
    for whole, counted in sorted(counts.items()):
        newest = max(counted, key=lambda one: (_counted_on(one), one.claim.key))
        known = {fact.subject for fact in snapshot.with_past.incoming(whole) if fact.relation in _CONSISTS_OF}
        if newest.claim.amount is not None:
            yield PartCoverage(snapshot.node(whole), len(known), int(newest.claim.amount.value), newest)


def _counted_on(evidence: Evidence) -> str:
    page = evidence.page
    return evidence.claim.since or (page.published if page is not None else None) or ""


def _relations(snapshot: Snapshot) -> Iterator[RelationCoverage]:
    standing: Counter[str] = Counter()
    past: Counter[str] = Counter()
    sources: dict[str, set[str]] = {}
    days: dict[str, set[date]] = {}
    for fact in snapshot.with_past.shown_facts:
        (standing if fact.standing is Standing.STANDS else past)[fact.relation] += 1
        for one in fact.evidence:
            sources.setdefault(fact.relation, set()).add(one.url or one.source.id)
            if (day := confirmed_on(one)) is not None:
                days.setdefault(fact.relation, set()).add(day)
    for relation in VOCABULARY.relations:
        if relation in sources:
            of = days.get(relation, set())
            yield RelationCoverage(
                relation,
                standing[relation],
                past[relation],
                len(sources[relation]),
                min(of, default=None),
                max(of, default=None),
            )


def _is_second_hand(fact: Fact) -> bool:
    """Whether it rests on one source only, which has it from another or by a program."""
    weak = {Confidence.REPORTED, Confidence.EXTRACTED}
    return len({one.url for one in fact.evidence}) == 1 and all(one.claim.confidence in weak for one in fact.evidence)


def _is_unconfirmed(snapshot: Snapshot, fact: Fact) -> bool:
    if "may-change" not in fact.vocabulary.traits or any(one.source.rank is Rank.REGISTER for one in fact.evidence):
        return False
    day = max((day for one in fact.evidence if (day := confirmed_on(one)) is not None), default=None)
    return day is not None and (snapshot.day - day).days > YEARS * 365


def _to_find_out(snapshot: Snapshot, parts: tuple[PartCoverage, ...]) -> Iterator[ToFindOut]:
    yield from _unknown_cells(snapshot)
    for part in parts:
        if part.total > part.known:
            sentence = message("coverage-find-parts", whole=part.whole, known=part.known, total=part.total)
            yield ToFindOut(sentence, part.total - part.known, f"/entities/{part.whole.id}")
    won = contests(snapshot)
    nameless = [node for node in won if not winners_of(snapshot, node.id)]
    if nameless:
        sentence = message("coverage-find-winners", number=len(nameless), total=len(won))
        yield ToFindOut(sentence, len(nameless), "/gaps?rule=challenges-without-winner")
    if old := old_commitments(snapshot):
        yield ToFindOut(message("coverage-find-old", number=old), old, "/search?kind=Commitment")
    for kind in ("Covenant", "Deal"):
        agreements = [node for node in snapshot.with_past.of_kind(kind) if node.kind == kind]
        without = [node for node in agreements if not snapshot.with_past.incoming(node.id, "partyTo")]
        if without:
            sentence = message(
                "coverage-find-parties", number=len(without), total=len(agreements), kind=message(f"kind-{kind}.plural")
            )
            yield ToFindOut(sentence, len(without), f"/search?kind={kind}")
    for row in _kinds(snapshot):
        if row.total is not None and row.told < row.total:
            sentence = message(
                "coverage-find-told", told=row.told, total=row.total, kind=message(f"kind-{row.kind}.plural")
            )
            yield ToFindOut(sentence, row.total - row.told, f"/search?kind={row.kind}")


def _unknown_cells(snapshot: Snapshot) -> Iterator[ToFindOut]:
    """For each instrument that some province uses: of how many others that is not known."""
    made = matrix(snapshot, "Province", "ProcurementInstrument")
    for column in made.columns:
        states = Counter(made.cells[row.id, column.id].state for row in made.rows)
        if states["shown"] and states["unknown"]:
            sentence = message("coverage-find-use", instrument=column, number=states["unknown"], total=len(made.rows))
            yield ToFindOut(sentence, states["unknown"], "/matrix")
