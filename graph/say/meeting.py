"""What changed, as sections of sentences for a meeting: the same for the page, the agenda, the table and the API."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any
from urllib.parse import quote

from graph.ask.columns import Integers
from graph.ask.comparison import Comparison, Turned
from graph.ask.fact import Evidence
from graph.ask.gaps import Finding
from graph.ask.ledger import LedgerEntry
from graph.ask.paths import Path
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.records import Rank
from graph.model.words import Dated, Message, Sentences, message, sentence_start
from graph.say.changes import RevisionChanges
from graph.say.commitments import ledger_sentences
from graph.say.routes import about_sentence
from graph.say.sentences import fact_sentence
from graph.say.wording import citation, number_text

# In this order: what asks for something first.
SECTIONS = (
    "undecided", "due", "overdue", "coming", "opened", "closed", "turned", "began", "planned", "ended", "gone",
    "altered", "routes", "loads",
)  # fmt: skip
_MOST_CITED = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or a few, with what they rest on and where on the site more stands (from the root of the site).

    `lead` are the words before the text that say what it is about, and `under` is what stands above it and those that
    follow with the same: the source that says so. `nodes` are whom it is about, and `evidence` is all that it rests on.
    """

    text: str
    sources: tuple[str, ...] = ()
    address: str | None = None
    under: str | None = None
    lead: str | None = None
    nodes: Sequence[Node] = ()
    evidence: Sequence[Evidence] = ()

    @property
    def whole(self) -> str:
        """The text with what leads to it."""
        return f"{self.lead}: {self.text}" if self.lead else self.text


# Lines by what stands above them.
Groups = tuple[tuple[str | None, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What there is of one sort: the first `lines` of `count`; `none` says what it means when there is nothing."""

    id: str
    title: str
    lines: tuple[Line, ...]
    count: int
    none: str

    @property
    def left_out(self) -> int:
        """How many have no line."""
        return self.count - len(self.lines)

    @property
    def groups(self) -> Groups:
        """The lines by what stands above them, in their order."""
        return _grouped(self.lines)

    def first(self, number: int) -> Groups:
        """The groups of the first so many lines."""
        return _grouped(self.lines[:number])

    def after(self, number: int) -> Groups:
        """The groups of the lines after the first so many; none repeats what stood above the last of these."""
        rest = _grouped(self.lines[number:])
        if rest and 0 < number <= len(self.lines) and rest[0][0] == self.lines[number - 1].under:
            return ((None, rest[0][1]), *rest[1:])
        return rest


def _grouped(lines: Sequence[Line]) -> Groups:
    return tuple((under, tuple(some)) for under, some in groupby(lines, key=lambda line: line.under))


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison in words: what it compares, the whole in short, what it leaves out, and its sections in order."""

    period: str
    summary: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told beside a comparison: loads and what they altered, and routes where parties are given."""

    loads: Sequence[RevisionChanges] = ()
    altered: Sequence[str] = ()
    routes: Sequence[tuple[str, str, Path | None]] | None = None


def told(comparison: Comparison, beside: Beside, language: str, most: int) -> Told:
    """A comparison in a language, with at most `most` lines in a section."""
    tell = _Telling(comparison, beside, language, most)
    before, after = comparison.before, comparison.after
    days = {"start": Dated(before.day.isoformat()), "end": Dated(after.day.isoformat())}
    if comparison.of_what_was_so:
        period = message("meeting-period-so", **days)
    elif before.revision:
        period = message("meeting-period-known", **days, first=before.revision, last=after.revision)
    else:
        period = message("meeting-period-first", end=days["end"], last=after.revision)
    sections = tuple(section for id in SECTIONS if (section := tell.section(id)) is not None)
    return Told(
        period=period.in_language(language),
        summary=_summary(comparison, language),
        notes=tuple(note.in_language(language) for note in _notes(comparison)),
        sections=sections,
    )


def _summary(comparison: Comparison, language: str) -> str:
    counts = [
        message(f"meeting-count-{name}", number=len(getattr(comparison, name)))
        for name in ("began", "ended", "planned", "opened", "closed", "turned", "due")
    ]
    some = [count for count in counts if dict(count.parameters)["number"]]
    if not some:
        return message("meeting-nothing").in_language(language)
    listed = ", ".join(count.in_language(language) for count in some)
    return sentence_start(f"{listed}.")


def _notes(comparison: Comparison) -> Iterator[Message]:
    if not comparison.of_what_was_so and not comparison.before.sources:
        yield message("meeting-nothing-before")
    if comparison.first_told:
        yield message("meeting-first-told", number=comparison.first_told)
    for source, number in comparison.registered.items():
        yield message("meeting-registered", source=comparison.after.sources[source].title, number=number)


@dataclass(frozen=True, slots=True)
class _Telling:
    comparison: Comparison
    beside: Beside
    language: str
    most: int

    def section(self, id: str) -> Section | None:
        """A section by its id; None for one that was not asked for."""
        made = getattr(self, f"_{id}")()
        if made is None:
            return None
        count, lines = made
        title, none = (message(f"meeting-{id}{part}").in_language(self.language) for part in ("", ".none"))
        return Section(id, title, tuple(islice(lines, self.most)), count, none)

    def _undecided(self) -> tuple[int, Iterable[Line]]:
        return self._entries(self.comparison.undecided)

    def _due(self) -> tuple[int, Iterable[Line]]:
        return self._entries(self.comparison.due)

    def _overdue(self) -> tuple[int, Iterable[Line]]:
        return self._entries(self.comparison.overdue)

    def _coming(self) -> tuple[int, Iterable[Line]]:
        return self._entries(self.comparison.coming)

    def _opened(self) -> tuple[int, Iterable[Line]]:
        return len(self.comparison.opened), map(self._opened_gap, self.comparison.opened)

    def _closed(self) -> tuple[int, Iterable[Line]]:
        return len(self.comparison.closed), map(self._closed_gap, self.comparison.closed)

    def _turned(self) -> tuple[int, Iterable[Line]]:
        return len(self.comparison.turned), map(self._cell, self.comparison.turned)

    def _began(self) -> tuple[int, Iterable[Line]]:
        return self._facts(self.comparison.after, self.comparison.began)

    def _planned(self) -> tuple[int, Iterable[Line]]:
        return self._facts(self.comparison.after, self.comparison.planned)

    def _ended(self) -> tuple[int, Iterable[Line]]:
        return self._facts(self.comparison.after, self.comparison.ended)

    def _gone(self) -> tuple[int, Iterable[Line]] | None:
        if self.comparison.of_what_was_so:
            return None
        return self._facts(self.comparison.before, self.comparison.gone)

    def _altered(self) -> tuple[int, Iterable[Line]] | None:
        if self.comparison.of_what_was_so:
            return None
        return len(self.beside.altered), map(Line, self.beside.altered)

    def _routes(self) -> tuple[int, Iterable[Line]] | None:
        if self.beside.routes is None:
            return None
        return len(self.beside.routes), (self._route(*route) for route in self.beside.routes)

    def _loads(self) -> tuple[int, Iterable[Line]] | None:
        if self.comparison.of_what_was_so:
            return None
        return len(self.beside.loads), map(self._load, self.beside.loads)

    def _entries(self, entries: Sequence[LedgerEntry]) -> tuple[int, Iterable[Line]]:
        return len(entries), map(self._entry, entries)

    def _facts(self, snapshot: Snapshot, numbers: Integers) -> tuple[int, Iterable[Line]]:
        return len(numbers), (self._fact(snapshot, number) for number in numbers.tolist())

    def _fact(self, snapshot: Snapshot, number: int) -> Line:
        fact = snapshot.facts[number]
        source = snapshot.columns.sources[snapshot.columns.claim_source[snapshot.columns.claim_start[number]]]
        return Line(
            fact_sentence(snapshot, fact, self.language),
            self._cited(fact.evidence),
            _entity(fact.subject),
            source.title,
            nodes=(snapshot.node(fact.subject), snapshot.node(fact.object)),
            evidence=fact.evidence,
        )

    def _cited(self, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(citation(piece, self.language) for piece in evidence))[:_MOST_CITED]

    def _entry(self, entry: LedgerEntry) -> Line:
        # Who are party to it, which may be dozens, stands on its page.
        parts = ledger_sentences(self.comparison.after, entry).parts
        kept = tuple(part for part in parts if not part.key.startswith("ledger-parties"))
        return Line(
            Sentences(kept).in_language(self.language),
            address=_entity(entry.node.id),
            lead=sentence_start(entry.node.name),
            nodes=(entry.node,),
            evidence=entry.evidence,
        )

    def _opened_gap(self, finding: Finding) -> Line:
        sentence = Sentences(finding.sentence.parts).in_language(self.language)
        step = finding.next_step.sentence.in_language(self.language)
        text = message("meeting-finding", finding=sentence, step=step).in_language(self.language)
        return Line(text, address=f"/gaps?finding={finding.id}", **self._about(self.comparison.after, finding))

    def _closed_gap(self, finding: Finding) -> Line:
        return Line(finding.sentence.in_language(self.language), **self._about(self.comparison.before, finding))

    def _about(self, snapshot: Snapshot, finding: Finding) -> dict[str, Any]:
        return {"nodes": tuple(map(snapshot.node, finding.entities)), "evidence": finding.evidence}

    def _cell(self, cell: Turned) -> Line:
        states = {name: message(f"state-{state}") for name, state in (("before", cell.before), ("after", cell.after))}
        text = message("meeting-cell", row=cell.row, column=cell.column, **states).in_language(self.language)
        address = f"/matrix?row={quote(cell.row.id)}&column={quote(cell.column.id)}"
        nodes = (cell.row, cell.column)
        return Line(sentence_start(text), self._cited(cell.evidence), address, nodes=nodes, evidence=cell.evidence)

    def _route(self, start: str, goal: str, path: Path | None) -> Line:
        snapshot = self.comparison.after
        ends = {"start": snapshot.node(start), "goal": snapshot.node(goal)}
        address = f"/paths?from={quote(start)}&to={quote(goal)}"
        if path is None:
            text = sentence_start(message("meeting-no-route", **ends).in_language(self.language))
            return Line(text, address=address, nodes=tuple(ends.values()))
        way = " → ".join(snapshot.node(id).name for id in path.nodes)
        cost = number_text(round(path.cost, 2), self.language)
        route = message("meeting-route", strength=message(f"route-{path.strength}"), cost=cost)
        topic = about_sentence(snapshot, path)
        return Line(
            Sentences((route, topic)).in_language(self.language),
            address=address,
            lead=way,
            nodes=tuple(map(snapshot.node, path.nodes)),
            evidence=tuple(evidence for step in path.steps for evidence in step.facts[0].supporting),
        )

    def _load(self, load: RevisionChanges) -> Line:
        key = "meeting-load-register" if self._is_register(load.source) else "meeting-load"
        day = Dated(load.at[:10])
        sentence = message(key, source=load.title, day=day, counts=load.summary(self.language))
        return Line(sentence.in_language(self.language), address=f"/changes?from={load.number}&to={load.number}")

    def _is_register(self, source: str) -> bool:
        known = self.comparison.after.sources.get(source)
        return known is not None and known.rank is Rank.REGISTER


def _entity(id: str) -> str:
    return f"/entities/{quote(id)}"
