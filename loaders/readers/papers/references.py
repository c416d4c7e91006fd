"""What a paper refers to: other official publications, and pages and documents on the web, each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from graph.model.paper_numbers import paper_choices, paper_ids
from graph.model.records import RecordError, check_url
from loaders.readers.papers.paper import DOCUMENT_ID, Link, Paper, Passage
from loaders.readers.papers.publications import publication_ids

PUBLISHER = frozenset(
    {
        "zoek.officielebekendmakingen.nl",
        "www.officielebekendmakingen.nl",
        "officielebekendmakingen.nl",
        "repository.overheid.nl",
        "repository.officiele-overheidspublicaties.nl",
    }
)
# Most paragraphs name no paper, and the patterns for numbers are many.
_DOSSIER = re.compile(r"\d\d\W?\d{3}")
_LONGEST_NAME = 300
_REMARK = re.compile(r"(?:zie|vgl|vergelijk|idem|ibid|conform|bron|beschikbaar|te raadplegen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a paper refers to: an official document by its `id`, or else a title, with or without address.

    `choices` are the papers of which it is one, where the text does not tell which. `footnote` is the number of the
    note when the reference is a whole note, and not something named inside a text.
    """

    locator: str
    id: str | None = None
    title: str | None = None
    address: str | None = None
    footnote: int | None = None
    choices: tuple[str, ...] = ()


def find_references(paper: Paper) -> tuple[Reference, ...]:
    """All references of a paper in the order of reading, each once for each place; never to the paper itself.

    A footnote that names no number and no address refers to what its text is the title of, when it reads as a title:
    that of a linked page (`Title | Site`) or no sentence. Other notes are remarks and no references.
    """
    references: dict[tuple[object, ...], Reference] = {}
    for passage in paper.passages:
        for reference in _in_passage(passage):
            what = reference.id or reference.choices or reference.address or reference.title
            if paper.metadata.id is None or paper.metadata.id not in {reference.id, *reference.choices}:
                references.setdefault((what, reference.locator), reference)
    return tuple(references.values())


def _in_passage(passage: Passage) -> Iterator[Reference]:
    named, choices = _named(passage.text)
    ids = list(dict.fromkeys((*named, *_linked_ids(passage.links))))
    yield from (Reference(passage.locator, id=id, footnote=passage.footnote) for id in ids)
    yield from (Reference(passage.locator, footnote=passage.footnote, choices=papers) for papers in choices)
    addresses = [link for link in passage.links if _is_elsewhere(link.target)]
    titled = passage.footnote is not None and not ids and len(addresses) == 1
    for link in addresses:
        title = link.text or (_title(passage.text) if titled else None)
        yield Reference(passage.locator, title=title, address=link.target, footnote=passage.footnote)
    if passage.footnote is not None and not ids and not addresses and _is_title(passage.text):
        yield Reference(passage.locator, title=passage.text[:_LONGEST_NAME], footnote=passage.footnote)


def _is_title(text: str) -> bool:
    return " | " in text or (
        len(text.split()) >= 2 and text[0].isalnum() and text[-1] not in ".;:!?" and not _REMARK.match(text)
    )


def document_ids(text: str) -> tuple[str, ...]:
    """The official documents that a text names: papers, and other publications such as `stcrt-2019-64553`."""
    return _named(text)[0]


def _named(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The official documents that a text names with certainty, and the papers of which it names one or another."""
    # The parts of an address are read as links; here they would be taken for numbers.
    text = _without_addresses(text)
    others, text = publication_ids(text)
    if _DOSSIER.search(text) is None and "kst" not in text.lower():
        return others, ()
    return tuple(dict.fromkeys((*paper_ids(text, prose=True), *others))), paper_choices(text)


def _without_addresses(text: str) -> str:
    return re.sub(r"https?://\S+", " ", text) if "http" in text else text


def _linked_ids(links: Iterable[Link]) -> Iterator[str]:
    for link in links:
        if (id := document_id(link.target)) is not None:
            yield id


def document_id(target: str) -> str | None:
    """The official document that a link leads to, from an id or an address of the publisher; None for another."""
    target = re.sub(
        r"(?<![\w-])(?:KST|STCRT|STB|TRB|BLG|(?:AH|H)-[TE]K)-(?=\d)", lambda match: match[0].lower(), target
    )
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme in {"http", "https"} and parts.hostname not in PUBLISHER:
        return None
    if parts.scheme not in {"", "http", "https"}:
        return None
    # Metadata stands below the document: …/kst-33009-104/1/metadata/metadata.xml
    for segment in reversed(unquote(parts.path).split("/")):
        bare = re.sub(r"\.(?:html?|xml|pdf|odt)$", "", segment, flags=re.IGNORECASE)
        if DOCUMENT_ID.fullmatch(bare) is not None:
            return next(iter(paper_ids(bare)), bare) if bare.startswith("kst-") else bare
    return None


def _is_elsewhere(target: str) -> bool:
    """Whether a link leads to a page outside the official publications that can be cited."""
    try:
        parts = urlsplit(target)
        check_url(target)
    except (ValueError, RecordError):
        return False
    return bool(parts.hostname) and parts.hostname not in PUBLISHER and document_id(target) is None


def _title(text: str) -> str | None:
    """The words of a note that name what it links to, without its address; None when nothing but that stands there."""
    bare = "" if _REMARK.match(text) else _without_addresses(text).split(" | ", 1)[0].strip(" .,;:()")
    return bare[:_LONGEST_NAME] if sum(letter.isalpha() for letter in bare) >= 3 else None
