"""An answer as an assistant gets it: as much of it as fits, each line with its sources, in text and as data.

What fits is measured by a bound that holds for any model that an answer may be for: a token of Dutch, English or JSON
is 3 bytes of UTF-8 at the least on the whole, and everything counts, the text and the data that says the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

import orjson
from pydantic import Field

from api.models import Model
from api.parameters import cursor_at
from graph.ask.fact import Evidence
from graph.ask.quotes import Quotes
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node, Statement
from graph.model.words import Dated, message
from graph.say.wording import citation, place_in
from viz.words import Told, moment_text

MOST_TOKENS = 4_000
BYTES_A_TOKEN = 3
# What the protocol itself has around an answer.
_AROUND = 600
_ROOM = MOST_TOKENS * BYTES_A_TOKEN - _AROUND
# Bytes that each may take, so that one line with a source always fits beside what stands above it.
_LONGEST_ANSWER = 1_600
_LONGEST_LINE = 900
_LONGEST_NOTE = 250
_LONGEST_CITED = 300
_LONGEST_ADDRESS = 300
_LONGEST_QUOTE = 320
_MOST_NOTES = 4
_MOST_NAMED = 6
_MOST_WRONG = 30


@dataclass(frozen=True, slots=True)
class Cited:
    """Where it is said: how that is cited, the id of the source, the place in it, an address and the words of it."""

    text: str
    source: str | None = None
    locator: str | None = None
    url: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known: a sentence or a few, the page (from the root of the site) that tells it, whom it is
    about, and where it is said. `under` is what stands above it."""

    text: str
    page: str
    nodes: tuple[Node, ...] = ()
    cited: tuple[Cited, ...] = ()
    under: str | None = None


@dataclass(frozen=True, eq=False)
class Whole:
    """A whole answer, of which as much is given as fits: what it comes to, the page (from the root of the site) that
    tells the same, and `count` lines, each made when it is wanted. `notes` are what has to be known to read it. There
    may be more lines than `count` where these were not counted. Of each line at most `most_cited` sources are given."""

    snapshot: Snapshot
    answer: str
    page: str
    count: int
    line: Callable[[int], Line]
    notes: tuple[str, ...] = ()
    is_counted: bool = True
    most_cited: int = 3

    @classmethod
    def of(
        cls, snapshot: Snapshot, answer: str, page: str, lines: Sequence[Line], notes: Iterable[str] = ()
    ) -> "Whole":
        """An answer of which the lines are made."""
        return cls(snapshot, answer, page, len(lines), lines.__getitem__, tuple(notes))


class EntityMeant(Model):
    id: str
    name: str


class AnswerLine(Model):
    text: str
    under: Annotated[str | None, Field(description="What stands above it.")]
    page: Annotated[str, Field(description="The page that tells it.")]
    entities: list[EntityMeant]
    sources: Annotated[list[int], Field(description="Where it is said: numbers of `sources`.")]
    more_sources: Annotated[int, Field(description="How many more there are, on the page.")]


class AnswerSource(Model):
    number: int
    text: Annotated[str, Field(description="How it is cited: title, date and place.")]
    id: str | None
    locator: Annotated[str | None, Field(description="The place in the source.")]
    url: Annotated[str | None, Field(description="Where it can be checked.")]
    page: Annotated[str | None, Field(description="The page about the source.")]
    quote: Annotated[str | None, Field(description="The words of the source, as far as its text is kept.")]


class AnswerForAssistant(Model):
    """What is known, with where it is said. What no source tells is unknown, which is something else than no."""

    answer: str
    notes: list[str]
    as_of: Annotated[str, Field(description="The day of which it is told how things stand.")]
    revision: int
    page: Annotated[str, Field(description="The page that tells the same.")]
    lines: list[AnswerLine]
    sources: list[AnswerSource]
    total: Annotated[int | None, Field(description="How many lines there are in all; null where nobody counted.")]
    next: Annotated[str | None, Field(description="The `cursor` to ask for the rest with; null when this is all.")]


def of_evidence(evidence: Iterable[Evidence], language: str, quotes: Quotes | None = None) -> tuple[Cited, ...]:
    """Where a fact is said, each place once."""
    cited = []
    for piece in evidence:
        words = (quotes or {}).get((piece.source.id, piece.claim))
        # Of a register the place is a code of a record, which `citation` leaves out for who reads.
        place = place_in(piece) or piece.claim.locator
        cited.append(Cited(citation(piece, language), piece.source.id, place, piece.url, words.text if words else None))
    return tuple(dict.fromkeys(cited))


def of_statements(statements: Iterable[Statement]) -> tuple[Cited, ...]:
    """Where it is said that an entity is there."""
    cited = []
    for statement in statements:
        page = statement.source.page(statement.entity.url)
        text = ", ".join(filter(None, (page.title if page else statement.source.title, statement.entity.locator)))
        cited.append(
            Cited(text, statement.source.id, statement.entity.locator, statement.entity.url or statement.source.url)
        )
    return tuple(dict.fromkeys(cited))


def fitted(
    whole: Whole, start: int, site: str, language: str, behind: datetime | None = None
) -> tuple[AnswerForAssistant, str]:
    """As much of an answer as fits, from a line on, as data and as text. `site` is what stands before addresses.

    `behind` is when the store answered last, if it does not now.
    """
    notes = whole.notes
    if behind is not None:
        moment = moment_text(behind.isoformat(), language)
        notes = (message("assistant-behind", moment=moment).in_language(language), *notes)
    page = _on_site(site, whole.page)
    head = AnswerForAssistant(
        answer=_cut(whole.answer, _LONGEST_ANSWER),
        notes=[_cut(note, _LONGEST_NOTE) for note in notes[:_MOST_NOTES]],
        as_of=whole.snapshot.day.isoformat(),
        revision=whole.snapshot.revision,
        page=page,
        lines=[],
        sources=[],
        total=whole.count if whole.is_counted else None,
        next=cursor_at(whole.count),
    )
    tail = (_more(whole, start, whole.count, language), message("assistant-sources").in_language(language))
    room = _ROOM - _size(head) - sum(map(_text_size, (_heading(whole, head, language), *tail)))
    lines, sources = _taken(whole, start, site, room)
    end = start + len(lines)
    data = head.model_copy(
        update={"lines": lines, "sources": sources, "next": cursor_at(end) if end < whole.count else None}
    )
    return data, "\n".join(_text(whole, data, start, language))


def _taken(whole: Whole, start: int, site: str, room: int) -> tuple[list[AnswerLine], list[AnswerSource]]:
    """The lines from `start` on that fit, one at the least, and where they are said."""
    lines: list[AnswerLine] = []
    numbers: dict[Cited, int] = {}
    sources: list[AnswerSource] = []
    for number in range(start, whole.count):
        full_line = whole.line(number)
        for line in _shorter(full_line, whole.most_cited):
            new = [cited for cited in line.cited if cited not in numbers]
            added = [_source(cited, len(numbers) + place, site) for place, cited in enumerate(new, 1)]
            known = numbers | {cited: source.number for cited, source in zip(new, added, strict=True)}
            made = _line(line, [known[cited] for cited in line.cited], len(full_line.cited) - len(line.cited), site)
            size = _size(made) + _text_size(_line_text(made, under=True, page=True)) + sum(map(_source_size, added))
            if size <= room or lines:
                break
        if size > room and lines:
            break
        room -= size
        numbers = known
        lines.append(made)
        sources += added
    return lines, sources


def _shorter(line: Line, most_cited: int) -> Iterator[Line]:
    """A line with the first of its sources; then with fewer, and without their words."""
    for most in range(most_cited, 0, -1):
        yield replace(line, cited=line.cited[:most])
    yield replace(line, nodes=line.nodes[:1], cited=tuple(replace(cited, quote=None) for cited in line.cited[:1]))


def _line(line: Line, sources: list[int], more: int, site: str) -> AnswerLine:
    return AnswerLine(
        text=_cut(line.text, _LONGEST_LINE),
        under=_cut(line.under, _LONGEST_NOTE) if line.under else None,
        page=_on_site(site, line.page),
        entities=[EntityMeant(id=node.id, name=_cut(node.name, 120)) for node in line.nodes[:_MOST_NAMED]],
        sources=sources,
        more_sources=more,
    )


def _source(cited: Cited, number: int, site: str) -> AnswerSource:
    return AnswerSource(
        number=number,
        text=_cut(cited.text, _LONGEST_CITED),
        id=cited.source,
        locator=_cut(cited.locator, 120) if cited.locator else None,
        url=cited.url if cited.url and len(cited.url) <= _LONGEST_ADDRESS else None,
        page=_on_site(site, f"/sources/{cited.source}") if cited.source else None,
        quote=_cut(cited.quote, _LONGEST_QUOTE) if cited.quote else None,
    )


def _text(whole: Whole, data: AnswerForAssistant, start: int, language: str) -> Iterator[str]:
    yield _heading(whole, data, language)
    under = None
    for line in data.lines:
        yield _line_text(line, under=line.under != under, page=line.page != data.page)
        under = line.under
    if data.sources:
        yield f"\n{message('assistant-sources').in_language(language)}"
        yield from map(_source_text, data.sources)
    if data.next is not None:
        yield f"\n{_more(whole, start, start + len(data.lines), language)}"


def _heading(whole: Whole, data: AnswerForAssistant, language: str) -> str:
    known_on = whole.snapshot.known_on
    key = "assistant-as-of-known" if known_on else "assistant-as-of"
    known = {"known": Dated(known_on.isoformat())} if known_on else {}
    day = message(key, day=Dated(data.as_of), revision=data.revision, page=data.page, **known)
    return "\n".join((data.answer, *data.notes, day.in_language(language)))


def _line_text(line: AnswerLine, *, under: bool, page: bool) -> str:
    """A line; what stands `under` the same, or at the same `page`, need not say so again."""
    above = f"\n{line.under}\n" if under and line.under else ""
    numbers = "".join(f"[{number}]" for number in line.sources)
    more = f"(+{line.more_sources})" if line.more_sources else ""
    ids = ", ".join(entity.id for entity in line.entities)
    return above + " ".join(
        filter(None, ("-", line.text, numbers, more, f"({ids})" if ids else "", line.page if page else ""))
    )


def _source_text(source: AnswerSource) -> str:
    quote = f"“{source.quote}”" if source.quote else None
    return " ".join(filter(None, (f"[{source.number}]", source.text, quote, source.url or source.page)))


def _more(whole: Whole, start: int, end: int, language: str) -> str:
    lines = {"first": start + 1, "last": end, "cursor": cursor_at(end)}
    if not whole.is_counted:
        return message("assistant-more", **lines).in_language(language)
    return message("assistant-more-of", total=whole.count, **lines).in_language(language)


def _on_site(site: str, address: str) -> str:
    return site + address if len(address) <= _LONGEST_ADDRESS else f"{site}{address.partition('?')[0]}"


def _cut(text: str, most: int) -> str:
    """A text on one line, of at most so many bytes: what a source says cannot look like something of ours."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    while (size := len(orjson.dumps(plain)) - 2) > most:
        plain = plain[: len(plain) * (most - 3) // size].rstrip() + "…"
    return plain


def _size(part: Model) -> int:
    return len(orjson.dumps(part.plain())) + 1


def _text_size(text: str) -> int:
    return len(orjson.dumps(text)) + 2


def _source_size(source: AnswerSource) -> int:
    return _size(source) + _text_size(_source_text(source))


def wrong_text(problems: Iterable[Told], candidates: Iterable[Node], language: str) -> str:
    """What is wrong, and under it who may be meant."""
    lines = [problem.in_language(language) for problem in problems]
    lines += [f"- {node.id}: {node.name} ({node.vocabulary.label.in_language(language)})" for node in candidates]
    return "\n".join(_cut(line, _LONGEST_ANSWER) for line in lines[:_MOST_WRONG])
