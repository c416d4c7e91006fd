"""Finding papers at the search service of KOOP (SRU 2.0): by number, dossier, address or query, page after page.

Nothing here opens a connection: `get` gives the file at an address, from a cache when it was fetched before, so that a
harvest that was broken off goes on where it stopped.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import parse_qs, urlencode, urlsplit

from graph.model.paper_numbers import paper_ids
from loaders.card import File, Get
from loaders.problems import LoadError, NotThereError, Place
from loaders.readers.papers.metadata import Results, read_results
from loaders.readers.papers.paper import DOCUMENT_ID, Metadata
from loaders.readers.papers.publications import publication_ids
from loaders.readers.papers.references import PUBLISHER, document_id
from loaders.readers.reading import read_xml

SERVICE = "https://repository.overheid.nl/sru"
PAGE = 100
MOST_PAPERS = 2_000
# The form of a paper that says most comes first; of each paper one form is fetched.
_FORMS = ("xml", "html", "pdf")
_DOSSIER = re.compile(
    r"(?:(?:kamerstuk)?dossier(?:nummer|nr\.?)?\s+)?"
    r"(?P<dossier>\d{2}[ .]?\d{3})(?:[ -]\(?(?P<chapter>[IVX]{1,6}[AB]?|[A-Z]|(?<=501-)\d{2})\)?)?",
    re.IGNORECASE,
)
_QUERY = re.compile(r"\(*(?:c|w|dt|cql)\.[A-Za-z-]+\s*(?:==|=|>=|<=|<|>|any|all)\s*\S", re.IGNORECASE)


def query_for(asked: str) -> str | None:
    """The query (CQL) that finds what was asked for: a paper, an address, a dossier or a query; None for others."""
    asked = asked.strip()
    if asked.startswith(("https://", "http://")):
        return _query_of_address(asked)
    if _QUERY.match(asked):
        return asked
    if (match := _DOSSIER.fullmatch(asked)) is not None:
        number = re.sub(r"\D", "", match["dossier"])
        if match["chapter"] is None:
            return f"{PAPERS} AND w.dossiernummer=={number}"
        # Dossiers of the budget are written with a hyphen as well as with a space.
        chapter = match["chapter"].upper()
        return f'{PAPERS} AND (w.dossiernummer=={number}-{chapter} OR w.dossiernummer=="{number} {chapter}")'
    ids = paper_ids(asked) or publication_ids(asked)[0]
    if len(ids) == 1 and len(asked) <= 80:
        return f"dt.identifier=={ids[0]}"
    return f"dt.identifier=={asked}" if DOCUMENT_ID.fullmatch(asked) and "-" in asked else None


def _query_of_address(asked: str) -> str | None:
    """The query for the document or dossier at an address of the publisher, or the one in an address of the service."""
    parts = urlsplit(asked)
    if parts.hostname not in PUBLISHER:
        return None
    if asked.partition("?")[0] == SERVICE:
        return next(iter(parse_qs(parts.query).get("query", ())), None)
    if (id := document_id(asked)) is not None:
        return f"dt.identifier=={id}"
    last = parts.path.rstrip("/").rpartition("/")
    return query_for(last[2]) if last[0].endswith("/dossier") and _DOSSIER.fullmatch(last[2]) else None


PAPERS = "c.product-area==officielepublicaties AND w.publicatienaam==Kamerstuk"


def address(query: str, start: int = 1, size: int = PAGE) -> str:
    """The address of one page of results, which begins with result number `start`."""
    parameters = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "recordSchema": "gzd",
        "httpAccept": "application/xml",
        "startRecord": start,
        "maximumRecords": size,
        "query": query,
    }
    return f"{SERVICE}?{urlencode(parameters)}"


def harvest(query: str, get: Get, *, may_be_empty: bool = False) -> Iterator[File]:
    """The pages of results, and after each page the text of its papers where there is one.

    Raises LoadError when the service refuses the query, finds nothing (unless it `may_be_empty`), gives fewer results
    than it counts or more than MOST_PAPERS.
    """
    start, seen = 1, 0
    while True:
        at = address(query, start)
        page = get(at)
        results = read_results(read_xml(page, at), at)
        if may_be_empty and results.total == 0:
            return
        _check(results, query, start)
        yield File(page, at)
        for paper in results.papers:
            yield from _text(paper, get)
        seen += len(results.papers)
        if results.next is None:
            break
        start = results.next
    if seen < results.total:
        raise LoadError(Place(query).problem("load-search-gave-fewer", total=results.total, seen=seen))


def _check(results: Results, query: str, start: int) -> None:
    if results.total == 0:
        raise LoadError(Place(query).problem("load-search-found-nothing"))
    if results.total > MOST_PAPERS:
        raise LoadError(Place(query).problem("load-search-found-too-many", total=results.total, most=MOST_PAPERS))
    if results.next is not None and (results.next <= start or not results.papers):
        raise LoadError(Place(query).problem("load-search-is-stuck", start=start))


def _text(paper: Metadata, get: Get) -> Iterator[File]:
    """The text of a paper in the first of its forms that is there; the service also names forms that are not."""
    forms = dict(paper.files)
    for form in _FORMS:
        if (at := forms.get(form, "")).startswith("https://"):
            with suppress(NotThereError):
                yield File(get(at), at)
                return
