"""Parliamentary papers and other official publications: metadata, whom they are from and to, what they refer to and
whom they mention.

Each paper is one batch by its number, of what the paper itself says, and a second one of what a program recognised in
its text, which is kept apart until a person has looked at it.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from graph.model.names import slug
from graph.model.records import RECOGNISED, Batch, Entity, Rank, RecordError, Source
from graph.model.words import Message
from loaders.card import Cadence, Card, Cursor, Expected, Feed, File, Form, Get, Given, Skipped, ToldBy, first_of
from loaders.problems import LoadError, Place
from loaders.readers.mentions import MentionFinder
from loaders.readers.papers.document_xml import is_document, read_document
from loaders.readers.papers.harvest import PAPERS, SERVICE, harvest, query_for
from loaders.readers.papers.html import read_html
from loaders.readers.papers.known import Known
from loaders.readers.papers.metadata import is_metadata, read_metadata, read_results
from loaders.readers.papers.paper import DOCUMENT_ID, Metadata, Paper
from loaders.readers.papers.pdf import read_pdf
from loaders.readers.papers.recognised import Recognised, recognised
from loaders.readers.papers.records import document_entity, open_citations, paper_batch, recalled
from loaders.readers.papers.references import PUBLISHER, document_id
from loaders.readers.papers.text import read_plain
from loaders.readers.reading import (
    BEFORE_ROOT,
    has_register_record,
    local_name,
    read_bytes,
    read_head,
    read_text,
    read_xml,
)

# Papers that name what this network is about, from the year of the first letter on innovation policy.
WORDS = (
    "innovatiegericht inkopen",
    "innovatiegerichte inkoop",
    "innovatiepartnerschap",
    "Small Business Innovation Research",
    "Startup in Residence",
    "pre-commerciële inkoop",
)
FIRST_DAY = "2012-01-01"
CARD = Card(
    id="officiele_publicaties",
    title="Officiële publicaties (Kamerstukken en Staatscourant)",
    publisher="KOOP (Kennis- en Exploitatiecentrum Officiële Overheidspublicaties)",
    licence="vrij van auteursrecht (Auteurswet, artikel 11 en 15b)",
    url="https://www.officielebekendmakingen.nl/",
    cadence=Cadence.DAILY,
    rank=Rank.OFFICIAL,
    expected=(Expected(1, 2000, "Document"),),
    bundled=False,
    hosts=PUBLISHER,
    feed=Feed((SERVICE,), Form.ANY, ToldBy.CURSOR, " ".join(WORDS)),
)
LARGEST_PAPER = 60 * 2**20
_XML = re.compile(
    BEFORE_ROOT
    + rb"<(?:\w+:)?(?:(?:officiele-publicatie|kamerstuk|owms-metadata|searchRetrieveResponse|metadata_gegevens)[\s>/]"
    rb"|record\s[^>]*standaarden\.overheid\.nl)",
    re.DOTALL,
)
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_PAPER_IN_HTML = re.compile(rb"officielebekendmakingen|OVERHEIDop|Kamerstuk|Kamerbrief|Geachte [Vv]oorzitter")
# Maps and pages of Samenspel cite papers without being one.
_OWN_PAGE = b'<meta name="generator" content="Samenspel">'
_LETTER = re.compile(
    r"Geachte [Vv]oorzitter|Aan de [Vv]oorzitter van de (?:Tweede|Eerste) Kamer|\bKamerstuk(?:ken)?\b|"
    r"Vergaderjaar (?:19|20)\d{2}|gehoord de beraadslaging|\bStcrt\. (?:19|20)\d{2}"
)
_OPENING = re.compile(r"Geachte [Vv]oorzitter|gehoord de beraadslaging")
_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file gave: metadata of papers, or a paper."""

    metadata: tuple[Metadata, ...] = ()
    paper: Paper | None = None


def collect(asked: str, get: Get) -> Iterable[File] | None:
    """The files of what was asked for by number, address, dossier or query; None when it is none of these."""
    query = query_for(asked)
    return harvest(query, get) if query is not None else None


def refresh(get: Get, since: str | None) -> Iterator[File | Cursor]:
    """The papers that appeared since the newest of the last time, that day included, for it may not have been over."""
    words = " OR ".join(f'cql.textAndIndexes="{word}"' for word in WORDS)
    newest = since or FIRST_DAY
    query = f"{PAPERS} AND ({words}) AND dt.available>={newest}"
    for file in harvest(query, get, may_be_empty=True):
        if file.address and file.address.startswith(SERVICE):
            papers = read_results(read_xml(file.path, file.address), file.address).papers
            newest = max(newest, *(paper.date or "" for paper in papers))
        yield file
    yield Cursor(newest)


def recognises(path: Path) -> bool:
    """Whether the file is an official paper or metadata of one; only its beginning is read."""
    if path.is_dir():
        return False
    head = read_head(path, _HEAD)
    if head.startswith(b"%PDF-"):
        return True
    if _HTML.search(head[:2048]):
        return _PAPER_IN_HTML.search(head) is not None and _OWN_PAGE not in head
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return _XML.search(head.replace(b"\0", b"")) is not None and not has_register_record(head)
    # What is looked for is spelt the same in every encoding, so that a wrong one is told of.
    plain = head.replace(b"\0", b"").decode("utf-8", "replace")
    return path.suffix.lower() in {".txt", ".text"} and _LETTER.search(plain) is not None


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """For each paper what it says; files that cannot be read are refused and the others go on."""
    known = Known(given.entities())
    metadata: dict[str, Metadata] = {}
    papers: dict[str, Paper] = {}
    for file in given.files:
        try:
            read = _read(file)
            for stated in read.metadata:
                metadata[stated.id or ""] = stated.completed(metadata.get(stated.id or "", Metadata()))
            if read.paper is not None:
                paper, remark = _placed(read.paper, file, known)
                id = paper.metadata.id or ""
                papers[id] = _fuller(papers.get(id), paper)
                if remark is not None:
                    yield Skipped(remark)
        except LoadError as error:
            yield error
    texts = any(paper.passages for paper in papers.values())
    finder = MentionFinder(known.entities.values()) if texts else None
    for id in dict.fromkeys((*metadata, *papers)):
        paper = papers.get(id, Paper(Metadata(id=id)))
        stated = metadata.get(id, Metadata()).completed(paper.metadata)
        papers[id] = replace(paper, metadata=recalled(stated, known))
    # A paper of this load can be cited by another.
    known = known.with_documents(_documents(papers.values(), known))
    for paper in papers.values():
        yield from _batches(paper, known, finder)


def _documents(papers: Iterable[Paper], known: Known) -> Iterator[Entity]:
    for paper in papers:
        # What is wrong with one is told where its batch is made.
        with suppress(RecordError):
            yield document_entity(paper.metadata, known)


def _fuller(known: Paper | None, paper: Paper) -> Paper:
    """Of two forms of one paper the text that has more links or else more paragraphs, and the metadata of both."""
    if known is None:
        return paper
    best, other = sorted(
        (known, paper),
        key=lambda form: (sum(len(part.links) for part in form.passages), len(form.passages)),
        reverse=True,
    )
    return replace(best, metadata=best.metadata.completed(other.metadata))


def _batches(paper: Paper, known: Known, finder: MentionFinder | None) -> Iterator[Batch | LoadError | Skipped]:
    id = paper.metadata.id or ""
    try:
        document = document_entity(paper.metadata, known)
        publisher = paper.metadata.creator if "Kamer" in (paper.metadata.creator or "") else None
        source = CARD.source(
            id, title=document.name, publisher=publisher, url=document.homepage, published=paper.metadata.date
        )
        result = _recognised(paper, document, source, known, finder) if finder and paper.passages else None
        yield replace(paper_batch(paper, source, known), text=result.text if result else ())
        yield from (Skipped(Place(id).told(citation)) for citation in open_citations(paper, known))
        if result is not None:
            yield result.batch
            # What it could not decide is a remark.
            for key, names in {"load-doubtful-names": result.doubtful, "load-unknown-names": result.unknown}.items():
                if names:
                    yield Skipped(Place(document.id).problem(key, names=first_of(names)))
    except RecordError as error:
        yield LoadError(*map(Place(id).told, error.problems), source=f"{CARD.id}-{id}")


def _recognised(paper: Paper, document: Entity, source: Source, known: Known, finder: MentionFinder) -> Recognised:
    """What a program recognised: a source of its own, of the lowest rank."""
    title = f"Door een programma herkend in: {document.name}"
    apart = replace(source, id=f"{source.id}{RECOGNISED}", title=title, publisher="Samenspel", rank=Rank.EXTRACTION)
    return recognised(paper, document, apart, known, finder)


def _read(file: File) -> _Read:
    """What is in a file, by its contents; LoadError names the file and what is wrong with it."""
    name = file.path.name
    head = read_head(file.path, _HEAD)
    if head.startswith(b"%PDF-"):
        return _Read(paper=_official(read_pdf(read_bytes(file.path, LARGEST_PAPER), name), file))
    if _HTML.search(head[:2048]):
        return _Read(paper=_official(read_html(read_bytes(file.path, LARGEST_PAPER), name), file))
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return _Read(paper=_official(read_plain(read_text(file.path, LARGEST_PAPER), name), file))
    root = read_xml(file.path, limit=LARGEST_PAPER)
    if is_document(root):
        return _Read(paper=read_document(root, name))
    if is_metadata(root):
        return _Read(metadata=read_metadata(root, name))
    raise LoadError(Place(name).problem("load-xml-not-read", given=f"<{local_name(root)}>"))


def _official(paper: Paper, file: File) -> Paper:
    """The paper, when something says that it is one: many pages cite papers, such as the biography of a member."""
    stated = paper.metadata
    named = stated.id or stated.addressee or stated.author or stated.reference or file.address
    if not (named or _id_in_name(file.path) or any(_OPENING.search(passage.text) for passage in paper.passages)):
        raise LoadError(Place(file.path.name).problem("load-no-publication"))
    return paper


def _placed(paper: Paper, file: File, known: Known) -> tuple[Paper, Message | None]:
    """The paper with an id, and a remark when that could not be read from the paper itself.

    The id is what the paper says; else what its address or file is called; else that of a known document with the same
    reference (`Ons kenmerk`); else one made from the name of the file.
    """
    stated = paper.metadata
    id = stated.id or (document_id(file.address) if file.address else None) or _id_in_name(file.path)
    remark, place = None, Place(file.path.name)
    if id is None and stated.reference and (document := known.named(stated.reference, "Document")) is not None:
        id = document.id
        remark = place.problem("load-paper-by-reference", name=document.name, reference=stated.reference)
    if id is None:
        id = slug(file.path.stem, "stuk")
        remark = place.problem("load-paper-by-file", id=id)
    return replace(paper, metadata=replace(stated, id=id)), remark


def _id_in_name(path: Path) -> str | None:
    return document_id(path.name) if DOCUMENT_ID.match(path.stem) and any(c.isdecimal() for c in path.stem) else None
