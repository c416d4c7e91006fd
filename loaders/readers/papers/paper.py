"""What every form of an official paper is read into: passages with their place, and the metadata of the paper."""

import re
from dataclasses import dataclass, fields, replace

DOCUMENT_ID = re.compile(
    r"(?:kst|stcrt|stb|trb|blg|nds-tk|nds-ek|ah-tk|ah-ek|kv-tk|kv|h-tk|h-ek)-[A-Za-z0-9][A-Za-z0-9-]*"
)
TWEEDE_KAMER = "Tweede Kamer der Staten-Generaal"
EERSTE_KAMER = "Eerste Kamer der Staten-Generaal"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a paper: the address as it stands there, or the id of an official document."""

    target: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or footnote: its text on one line, its place (`p. 2, al. 1`, `voetnoot 4`) and its links."""

    text: str
    locator: str
    footnote: int | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a paper beside its text. Dates are YYYY-MM-DD; names of persons are never taken over."""

    id: str | None = None
    title: str | None = None
    dossier: str | None = None
    dossier_title: str | None = None
    number: str | None = None
    date: str | None = None
    creator: str | None = None
    type: str | None = None
    session: str | None = None
    status: str | None = None
    main_document: str | None = None
    attachments: tuple[str, ...] = ()
    author: str | None = None
    addressee: str | None = None
    reference: str | None = None
    url: str | None = None
    files: tuple[tuple[str, str], ...] = ()

    def completed(self, other: "Metadata") -> "Metadata":
        """This, with what it lacks taken from the other."""
        names = (field.name for field in fields(self))
        return replace(self, **{name: getattr(other, name) for name in names if not getattr(self, name)})


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its metadata and its passages in the order of reading."""

    metadata: Metadata
    passages: tuple[Passage, ...] = ()

    @property
    def footnotes(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.footnote is not None)


def one_line(text: str) -> str:
    """A text without line breaks. A hyphen at the end of a line stays; what follows it joins without a space."""
    if "-" in text:
        text = re.sub(r"(?<=[^\s-])-[ \t]*\r?\n\s*", "-", text)
    return " ".join(text.replace("\u00ad", "").split())


_WORDS = r"[A-Z][\w’'-]*(?:[ \t]+[A-Z][\w’'-]*)*"
_OFFICE = re.compile(
    rf"\b((?i:minister|staatssecretaris))((?i:-president)?)(\s+(?i:van|voor)\s+{_WORDS}(?:(?:,\s+{_WORDS})*\s+(?i:en)\s+{_WORDS})*)?"
)
# Shorter words of a heading in capitals are abbreviations, as in `BRIEF VAN DE MINISTER VAN EZK`.
_ABBREVIATION = 3
_ENDS_OFFICE = frozenset({"over", "met", "ter", "inzake", "aan", "betreffende", "op", "tot", "houdende", "te"})
_SMALL = frozenset({"van", "voor", "en", "de", "het", "der"})


def office(text: str | None) -> str | None:
    """The office in a heading or signature (`Minister van Economische Zaken en Klimaat`); None when there is none."""
    match = _OFFICE.search(text or "")
    if match is None or not (match[2] or match[3]):
        return None
    shouting, words = match[0].isupper(), list[str]()
    for word in (match[3] or "").split():
        if word.casefold() in _ENDS_OFFICE:
            break
        words.append(
            word.casefold()
            if word.casefold() in _SMALL
            else word.capitalize()
            if shouting and len(word) > _ABBREVIATION
            else word
        )
    return " ".join([match[1].capitalize() + (match[2] or "").casefold(), *words])


def author(title: str | None) -> str | None:
    """The office that a letter is from, by its title (`Brief van de minister van ...`); None for other titles."""
    match = re.match(r"\s*(?:brief|antwoord|nota|reactie)\b.{0,80}?\bvan de\b", title or "", re.IGNORECASE | re.DOTALL)
    return office((title or "")[match.end() :]) if match else None
