"""A parliamentary paper in its official XML: root `officiele-publicatie`, body `kamerstuk`, notes in `noot`.

Format: the schema op-consolidated of officielebekendmakingen.nl. References to other papers stand in `extref@doc`.
"""

import re
from collections.abc import Container, Iterator
from datetime import date

from lxml import etree

from graph.model.paper_numbers import paper_ids
from loaders.problems import LoadError, Place
from loaders.readers.papers.paper import (
    EERSTE_KAMER,
    TWEEDE_KAMER,
    Link,
    Metadata,
    Paper,
    Passage,
    author,
    office,
    one_line,
)
from loaders.readers.reading import local_name

_HEADINGS = frozenset({"tussenkop", "kop", "title"})
_PARAGRAPHS = frozenset(
    {"al", "li.al", "considerans.al", "wat", "wie", "entry", "term", "kamervraagomschrijving", *_HEADINGS}
)
# lxml finds elements by name much sooner than a look at each of them.
_READ = tuple(f"{{*}}{name}" for name in (*_PARAGRAPHS, "noot"))
_NOTE = "{*}noot"
_APART = frozenset({"nr", "titel", "br"})
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


_OF_A_LIFE = re.compile(r"\b(?:geb(?:oren)?|overl(?:eden)?|gehuwd|sinds|vanaf)\b|[†*]", re.IGNORECASE)
# The address of a letter that is no paper yet, line by line.
_PRESIDENT = re.compile(r"\s*(?:de )?voorzitter van de (?:tweede|eerste) kamer(?: der staten-generaal)?[.,]?\s*")


def is_document(root: etree._Element) -> bool:
    """Whether this is an official publication in XML."""
    return local_name(root) in {"officiele-publicatie", "kamerstuk", "kamerwrk", "staatscourant", "stcart"}


def read_document(root: etree._Element, name: str) -> Paper:
    """The paper in its XML; LoadError when there is no text in it."""
    metadata = _metadata(root)
    passages = tuple(_passages(root))
    if not passages:
        raise LoadError(Place(name).problem("load-paper-without-paragraphs"))
    texts = [passage.text for passage in passages if passage.footnote is None]
    return Paper(metadata.completed(Metadata(date=first_date(texts[:6]), addressee=addressee(texts[:6]))), passages)


def _metadata(root: etree._Element) -> Metadata:
    dossier = _first(root, "dossiernr")
    number = _first(root, "ondernummer")
    chapter = _first(root, "begrotingshoofdstuk")
    record = next(
        (
            meta.get("content", "")
            for meta in root.iter("{*}meta")
            if meta.get("name", "").endswith("externMetadataRecord")
        ),
        "",
    )
    written = f"{dossier}{f'-{chapter}' if chapter else ''}, nr. {number}" if dossier and number else ""
    ids = paper_ids(written) or paper_ids(record)
    stuk = next(root.iter("{*}stuk"), None)
    title = one_line(_first(stuk, "titel")) if stuk is not None else ""
    chamber = _first(root, "tekstregel", "kameraanduiding")
    return Metadata(
        id=ids[0] if ids else None,
        title=title or None,
        dossier=ids[0].split("-", 1)[1].rpartition("-")[0] or None if ids else None,
        dossier_title=_first(next(root.iter("{*}dossier"), root), "titel") or None,
        number=number or None,
        date=_stated_date(root),
        creator=chamber or None,
        session=_first(root, "tekstregel", "vergaderjaar").removeprefix("Vergaderjaar").strip() or None,
        author=office(_first(root, "functie")) or office(_signature(root)) or author(title),
    )


def _stated_date(root: etree._Element) -> str | None:
    """The day that a paper was proposed, received or signed on, where it says so apart from its text."""
    for name in ("datumtekst", "stuk-datum", "tekst-sluiting", "ondertekening"):
        for place in root.iter(f"{{*}}{name}"):
            stated = next(
                (element.get("isodatum", "") for element in place.iter("{*}datum") if element.get("isodatum")), ""
            )
            try:
                return date.fromisoformat(stated[:10]).isoformat()
            except ValueError:
                if (day := first_date([one_line(" ".join(place.itertext()))])) is not None:
                    return day
    return None


def _first(element: etree._Element, name: str, content: str | None = None) -> str:
    for descendant in element.iter(f"{{*}}{name}"):
        if content is None or descendant.get("inhoud") == content:
            return one_line("".join(_own_text(descendant)))
    return ""


def _signature(root: etree._Element) -> str:
    """The closing lines without the names of persons."""
    for signature in root.iter("{*}ondertekening"):
        return one_line("".join(_own_text(signature, without=("noot", "naam"))))
    return ""


def _passages(root: etree._Element) -> Iterator[Passage]:
    paragraph, numbers = 0, set[str]()
    for element in root.iter(*_READ):
        name = local_name(element)
        if name in _PARAGRAPHS and not _in_note(element):
            text = one_line("".join(_own_text(element)))
            if not text:
                continue
            heading = name in _HEADINGS
            paragraph += not heading
            links = tuple(_links(element, inside_notes=False))
            yield Passage(text, f"al. {paragraph + heading}", links=links)
        elif name == "noot":
            number = "".join(c for c in _first(element, "noot.nr") if c.isdecimal())
            text = one_line(" ".join("".join(part.itertext()) for part in element.iter("{*}noot.al")))
            if text:
                # The notes of a table have numbers of their own.
                own = number != "" and element.get("type") != "tabel" and number not in numbers
                numbers.add(number if own else "")
                locator = f"voetnoot {number}" if own else f"al. {max(paragraph, 1)}, noot {number}".rstrip()
                yield Passage(text, locator, int(number) if own else None, tuple(_links(element, inside_notes=True)))


def _own_text(element: etree._Element, without: Container[str] = ("noot",)) -> Iterator[str]:
    """The text of a paragraph without its notes and without the paragraphs inside it."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and (name := local_name(child)) not in without and name not in _PARAGRAPHS:
            # The parts of a heading stand apart, and so do lines.
            yield from (" ", *_own_text(child, without)) if name in _APART else _own_text(child, without)
        yield child.tail or ""


def _links(element: etree._Element, *, inside_notes: bool) -> Iterator[Link]:
    for reference in element.iter("{*}extref", "{*}intref"):
        if reference.get("doc") and (inside_notes or not _in_note(reference)):
            yield Link(reference.get("doc", "").strip(), one_line("".join(reference.itertext())))


def _in_note(element: etree._Element) -> bool:
    return next(element.iterancestors(_NOTE), None) is not None


def first_date(texts: list[str]) -> str | None:
    """The day in the first line that gives a place and a day, but not of a birth: `Den Haag, 7 juli 2023`."""
    for text in texts:
        words = text.rstrip(".").split()
        if _OF_A_LIFE.search(text) is None and len(words) <= 7 and len(words) >= 4 and words[-2].casefold() in _MONTHS:
            day, year = words[-3], words[-1]
            if day.isdecimal() and 1 <= int(day) <= 31 and len(year) == 4 and year.isdecimal():
                return f"{year}-{_MONTHS.index(words[-2].casefold()) + 1:02d}-{int(day):02d}"
    return None


def addressee(texts: list[str]) -> str | None:
    """The chamber whose president is addressed in so many words; None when that is not said."""
    for text in texts:
        lower = text.casefold()
        if "voorzitter" in lower and (lower.startswith("aan ") or _PRESIDENT.fullmatch(lower)):
            for chamber in (TWEEDE_KAMER, EERSTE_KAMER):
                if chamber.partition(" der")[0].casefold() in text.casefold():
                    return chamber
    return None
