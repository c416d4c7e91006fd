"""A paper as plain text, as a PDF reader or a website gives it: pages, paragraphs and numbered footnotes.

Pages end at a form feed, at a footer such as `Pagina 3 van 7`, or, in texts whose lines are otherwise not indented,
before a line that begins with a space, which is how some PDF readers mark a new page. A footnote is a line that begins
with the next number, at the foot of a page whose text carries that number as a mark behind a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import dedent

from loaders.problems import LoadError, Place
from loaders.readers.papers.document_xml import addressee, first_date
from loaders.readers.papers.paper import Link, Metadata, Paper, Passage, office, one_line
from loaders.readers.papers.printed import printed, without_foot

_FOOTER = re.compile(r"\s*Pagina (\d{1,4}) van \d{1,4}\s*")
_NOTE = re.compile(r"(\d{1,3})(?:[ \t]{1,4}(?=\S)|(?=[^\W\d_]))(.*)")
_ADDRESS = re.compile(r"https?://[^\s<>\"|]+", re.IGNORECASE)
_ONLY_ADDRESS = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:Ons|Uw eigen) kenmerk[ \t:]*\n?[ \t]*(\S[^\n]{2,60})")
_SUBJECT = re.compile(r"^[ \t]*(?:Betreft|Onderwerp)[ \t]*:?[ \t]*\n?[ \t]*(\S[^\n]{2,200})$", re.MULTILINE)
_MARK = r"(?<=[^\s\d])({number})(?!\d)"
_FEW = 0.05


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    lines: tuple[str, ...]


def read_plain(text: str, name: str) -> Paper:
    """The paper in a plain text; LoadError when there is no readable text in it."""
    text = dedent(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not any(letter.isalpha() for letter in text):
        raise LoadError(Place(name).problem("load-text-without-letters"))
    if "\0" in text:
        raise LoadError(Place(name).problem("load-text-with-nul"))
    passages: list[Passage] = []
    notes = 0
    several = len(pages := _pages(text)) > 1
    for page in pages:
        body, page_notes = _split_notes(without_foot(page.lines), notes)
        notes += len(page_notes)
        numbers = range(notes - len(page_notes) + 1, notes + 1)
        plain, addresses = _without_furniture(body)
        place = f"p. {page.number}, al." if several else "al."
        blocks = list(_blocks(_without_marks(plain, numbers)))
        passages.extend(_passage(block, f"{place} {count}") for count, block in enumerate(blocks, 1))
        footnotes = [
            _passage(note, f"voetnoot {number}", number) for number, note in zip(numbers, page_notes, strict=True)
        ]
        passages.extend(_with_addresses(footnotes, addresses))
    return Paper(_metadata(text, passages), tuple(passages))


def _pages(text: str) -> list[_Page]:
    if "\f" in text:
        pages = [_Page(number, tuple(page.split("\n"))) for number, page in enumerate(text.split("\f"), 1)]
        return [page for page in pages if any(line.strip() for line in page.lines)]
    lines = text.split("\n")
    indented = sum(line.startswith(" ") and bool(line.strip()) for line in lines)
    marks = indented <= max(1, _FEW * len(lines))
    pages, current, number, footer = [], list[str](), 1, False
    for line in lines:
        starts = marks and line.startswith(" ") and line.strip() and any(earlier.strip() for earlier in current)
        if starts or (footer and current[-2:] == ["", ""] and line.strip()):
            pages.append(_Page(number, tuple(current)))
            current, number, footer = [], number + 1, False
        if (stated := _FOOTER.fullmatch(line)) is not None and int(stated[1]) >= number:
            number, footer = int(stated[1]), True
        current.append(line)
    return [*pages, _Page(number, tuple(current))]


def _split_notes(lines: Sequence[str], before: int) -> tuple[list[str], list[str]]:
    """The lines of a page without its footnotes, and the footnotes that follow note number `before`."""
    blank = "\n\n" in re.sub(r"\n[ \t]+(?=\n)", "\n", "\n".join(lines).strip())
    for start, line in enumerate(lines):
        match = _NOTE.match(line)
        if match is None or int(match[1]) != before + 1 or (blank and start and lines[start - 1].strip()):
            continue
        if not _has_mark("\n".join(lines[:start]), before + 1):
            continue
        notes: list[list[str]] = []
        for position in range(start, len(lines)):
            here = lines[position]
            match = _NOTE.match(here)
            if match is not None and int(match[1]) == before + len(notes) + 1:
                notes.append([match[2]])
            elif here.strip() and not _FOOTER.fullmatch(here):
                notes[-1].append(here)
            else:
                return [*lines[:start], "", *lines[position:]], ["\n".join(note) for note in notes]
        return list(lines[:start]), ["\n".join(note) for note in notes]
    return list(lines), []


def _has_mark(text: str, number: int) -> bool:
    return re.search(_MARK.format(number=number), text) is not None


def _without_marks(text: str, numbers: range) -> str:
    """The text without the marks of its footnotes, which stand in the order of their numbers."""
    position = 0
    for number in numbers:
        # Two marks at one word are parted by a comma: `Klimaatactie’.7,8`.
        match = re.compile(rf"(?<=[^\s\d])(?:(?<=[^\d\s]),)?{number}(?!\d)").search(text, position)
        if match is not None:
            text, position = text[: match.start()] + text[match.end() :], match.start()
    return text


def _without_furniture(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The text without the footer and the block that it begins, and the addresses that stood on lines of their own."""
    footer = next((number for number, line in enumerate(lines) if _FOOTER.fullmatch(line)), len(lines))
    addresses = [line.strip() for line in lines if _ONLY_ADDRESS.fullmatch(line)]
    kept = [line for line in lines[:footer] if not _ONLY_ADDRESS.fullmatch(line)]
    return "\n".join(kept), list(dict.fromkeys(addresses))


def _blocks(text: str) -> Iterator[str]:
    yield from (block for block in re.split(r"\n\s*\n", text) if any(letter.isalnum() for letter in block))


def _passage(text: str, locator: str, footnote: int | None = None) -> Passage:
    line = one_line(text)
    links = tuple(Link(match[0].rstrip(".,;:)")) for match in _ADDRESS.finditer(line))
    return Passage(line, locator, footnote, links)


def _with_addresses(footnotes: list[Passage], addresses: list[str]) -> Iterator[Passage]:
    """The footnotes of a page, each with the addresses listed on that page whose words are those of the footnote."""
    for note in footnotes:
        title = _letters(note.text.partition("|")[0])
        fitting = [address for address in addresses if title and title in {_letters(part) for part in _parts(address)}]
        yield replace(note, links=(*note.links, *(Link(address) for address in fitting)))


def _parts(address: str) -> tuple[str, ...]:
    bare = re.sub(r"^https?://(?:www\.)?", "", address.rstrip("/"), flags=re.IGNORECASE)
    host, _, path = bare.partition("/")
    return host.rpartition(".")[0], re.sub(r"\.\w{2,4}$", "", path.rpartition("/")[2])


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _metadata(text: str, passages: Sequence[Passage]) -> Metadata:
    """What a letter says of itself: its date, sender, addressee and reference."""
    first = [passage.text for passage in passages[:4]]
    reference = _REFERENCE.search(text)
    closing = text.rstrip().split("\n")[-4:]
    signed = (
        office(line) for line in reversed(closing) if re.match(r"(?:De |de )?(?:[Mm]inister|[Ss]taatssecretaris)", line)
    )
    lines = [line.strip() for line in text.split("\n")[:40]]
    dated = [f"{word} {day}" for word, day in pairwise(lines) if word.rstrip(":") == "Datum"]
    subject = _SUBJECT.search("\n".join(lines))
    return printed(text).completed(
        Metadata(
            title=subject[1].strip() if subject else None,
            date=first_date([*lines, *first, *dated]),
            author=next((sender for sender in signed if sender), None),
            addressee=addressee([*lines, *first]),
            reference=reference[1].strip() if reference else None,
        )
    )
