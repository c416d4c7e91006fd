"""Metadata of official papers: SRU answers, `metadata.xml` and `metadata_owms.xml`.

Formats: SRU 2.0 (OASIS searchRetrieve) with the record schema gzd, and OWMS 4, as officielebekendmakingen.nl and
repository.overheid.nl publish them. Elements are known by their local name: namespaces differ between deliveries, and
real metadata_owms.xml writes `dcterms.modified` where it means `dcterms:modified`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from graph.model.paper_numbers import paper_ids
from graph.model.words import message
from loaders.problems import LoadError, Place
from loaders.readers.papers.paper import Metadata, author
from loaders.readers.reading import local_name

# What a metadata file calls a field, by local name: OWMS and SRU elements, and the last part of `name` in metadata.xml.
_FIELDS = {
    "identifier": "id",
    "documenttitel": "title",
    "dossiernummer": "dossier",
    "dossiertitel": "dossier_title",
    "ondernummer": "number",
    "issued": "date",
    "creator": "creator",
    "subrubriek": "type",
    "vergaderjaar": "session",
    "documentstatus": "status",
    "hoofddocument": "main_document",
    "preferredurl": "url",
}


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an SRU answer: its papers, how many there are in all, and where the next page starts."""

    papers: tuple[Metadata, ...]
    total: int
    next: int | None


def is_metadata(root: etree._Element) -> bool:
    """Whether the document is one of the three forms of metadata."""
    return local_name(root) in {"searchRetrieveResponse", "owms-metadata", "metadata_gegevens", "metadata", "record"}


def read_metadata(root: etree._Element, name: str) -> tuple[Metadata, ...]:
    """The papers that a metadata document describes; LoadError names the file and what is missing."""
    if local_name(root) == "searchRetrieveResponse":
        return read_results(root, name).papers
    if local_name(root) == "record":
        return (_record(root, name),)
    return (_owms(root, name) if local_name(root) == "owms-metadata" else _pairs(root, name),)


def read_results(root: etree._Element, name: str) -> Results:
    """One page of an SRU answer. A diagnostic, which comes with HTTP 200, is a LoadError with its text."""
    if local_name(root) != "searchRetrieveResponse":
        raise LoadError(Place(name).problem("load-no-search-answer", given=f"<{local_name(root)}>"))
    diagnostics = [element for element in root.iter() if local_name(element) == "diagnostic"]
    if diagnostics:
        texts = [
            text for diagnostic in diagnostics for text in _texts(diagnostic, "message") or _texts(diagnostic, "uri")
        ]
        why = "; ".join(texts) or message("load-search-without-reason")
        raise LoadError(Place(name).problem("load-search-refused", why=why))
    total = _number(root, "numberOfRecords", name)
    if total is None:
        raise LoadError(Place(name).problem("load-search-without-total"))
    records = [element for element in root.iter() if local_name(element) == "record"]
    return Results(
        tuple(_record(record, name) for record in records),
        total,
        _number(root, "nextRecordPosition", name),
    )


def _record(record: etree._Element, name: str) -> Metadata:
    fields = _collect((local_name(element), element.text) for element in record.iter() if not len(element))
    files = tuple(
        (element.get("manifestation", ""), (element.text or "").strip())
        for element in record.iter()
        if local_name(element) == "itemUrl"
    )
    return _metadata(fields, name, files)


def _owms(root: etree._Element, name: str) -> Metadata:
    return _metadata(_collect((local_name(element), element.text) for element in root.iter() if not len(element)), name)


def _pairs(root: etree._Element, name: str) -> Metadata:
    pairs = [
        (element.get("name", ""), element.get("content"))
        for element in root.iter()
        if local_name(element) == "metadata" or element.get("name")
    ]
    return _metadata(_collect(pairs), name)


def from_pairs(pairs: Iterator[tuple[str, str | None]], name: str) -> Metadata | None:
    """Metadata of `name` and `content` pairs, as the head of an HTML page has them; None without an identifier."""
    fields = _collect(pairs)
    return _metadata(fields, name) if fields.get("identifier") else None


def _collect(pairs: Iterator[tuple[str, str | None]] | list[tuple[str, str | None]]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, text in pairs:
        if text and text.strip():
            fields.setdefault(name.rpartition(".")[2].casefold(), []).append(" ".join(text.split()))
    return fields


def _metadata(fields: dict[str, list[str]], name: str, files: tuple[tuple[str, str], ...] = ()) -> Metadata:
    if not fields.get("identifier"):
        raise LoadError(Place(name).problem("load-metadata-without-identifier"))
    known = {field: fields[element][0] for element, field in _FIELDS.items() if element in fields}
    known.setdefault("title", fields.get("title", [""])[0])
    known.setdefault("date", next((fields[element][0] for element in ("date", "available") if element in fields), ""))
    known["id"] = paper_id(known["id"])
    if "dossier" in known:
        known["dossier"] = known["dossier"].replace(" ", "-")
    if "main_document" in known:
        known["main_document"] = paper_id(known["main_document"])
    return Metadata(
        **{field: text or None for field, text in known.items()},
        attachments=tuple(fields.get("bijlage", ())),
        author=author(known.get("title")),
        files=files,
    )


def paper_id(text: str) -> str:
    """The id of a paper as the publisher gives it, a kst number in normal form."""
    text = text.strip()
    if not text.casefold().startswith("kst"):
        return text
    return next(iter(paper_ids(text)), text)


def _texts(element: etree._Element, name: str) -> list[str]:
    return [
        descendant.text.strip()
        for descendant in element.iter()
        if local_name(descendant) == name and descendant.text and descendant.text.strip()
    ]


def _number(root: etree._Element, name: str, file: str) -> int | None:
    texts = _texts(root, name)
    if not texts:
        return None
    if not texts[0].isdecimal():
        raise LoadError(Place(file, element=name).problem("load-no-count", given=texts[0][:40]))
    return int(texts[0])
