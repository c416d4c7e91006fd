"""What changed between two dates or revisions, as a page and as a feed."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response
from lxml import etree

from api.moments import last_revision_before, revision_number
from api.pages.revisions import between, newest
from api.pages.visitor import Visiting, Visitor, show
from api.turns import Dear
from graph.model.dates import first_day, from_dutch, last_day
from graph.model.words import message

router = APIRouter(route_class=Dear)
MOST_SHOWN = 25
MOST_AT_FIRST = 10
_ATOM = "http://www.w3.org/2005/Atom"
Short = Annotated[str, Query(max_length=40)]


@router.get("/changes")
def changes(
    visiting: Visiting,
    start: Annotated[Short, Query(alias="from")] = "",
    end: Annotated[Short, Query(alias="to")] = "",
    since: Short = "",
    until: Short = "",
) -> Response:
    """The revisions in a period, newest first; without a period the last ones.

    `from` and `to` are dates or revision numbers, both included. Older addresses say `since`, which as a number is the
    revision before the first, and `until`.
    """
    asked = {"from": start or _first_after(visiting, since), "to": end or until}
    revisions, problem = [], None
    try:
        revisions = between(visiting, _before(visiting, asked["from"]), _last(visiting, asked["to"]))
    except ValueError:
        problem = message("changes-wrong")
    context = {"asked": asked, "revisions": revisions, "problem": problem}
    return show(visiting, "changes", context, status=400 if problem else 200)


@router.get("/changes.atom")
def feed(visiting: Visiting) -> Response:
    """The last revisions as an Atom feed (RFC 4287)."""
    base = visiting.site
    revisions = newest(visiting, MOST_SHOWN)
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(root, "id", f"{base}/changes")
    _add(root, "title", message("changes-feed-title").in_language(visiting.language))
    _add(root, "updated", revisions[0].at if revisions else "1970-01-01T00:00:00+00:00")
    etree.SubElement(root, f"{{{_ATOM}}}link", rel="self", href=f"{base}/changes.atom")
    _add(etree.SubElement(root, f"{{{_ATOM}}}author"), "name", "Samenspel")
    for revision in revisions:
        entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
        # An entry keeps its id, so this address stays as it was first given out.
        address = f"{base}/changes?since={revision.number - 1}&until={revision.number}"
        _add(entry, "id", address)
        _add(entry, "title", revision.title)
        _add(entry, "updated", revision.at)
        etree.SubElement(entry, f"{{{_ATOM}}}link", href=address)
        _add(entry, "summary", revision.summary(visiting.language))
    return Response(
        etree.tostring(root, xml_declaration=True, encoding="utf-8"), media_type="application/atom+xml; charset=utf-8"
    )


def _first_after(visiting: Visitor, since: str) -> str:
    return str(int(since) + 1) if _is_revision(visiting, since.strip()) else since


def _before(visiting: Visitor, asked: str) -> int:
    """The revision before the first of a period. ValueError for what is neither a date nor a revision number."""
    text = from_dutch(asked.strip())
    if not text:
        return max(0, visiting.snapshot.revision - MOST_AT_FIRST)
    if _is_revision(visiting, text):
        return max(0, int(text) - 1)
    return last_revision_before(visiting.graph.store, first_day(text))


def _last(visiting: Visitor, asked: str) -> int | None:
    """The last revision of a period, None for the newest. ValueError as above."""
    text = from_dutch(asked.strip())
    if not text:
        return None
    if _is_revision(visiting, text):
        return int(text)
    return last_revision_before(visiting.graph.store, last_day(text) + timedelta(days=1))


def _is_revision(visiting: Visitor, text: str) -> bool:
    """Whether a text is a revision number: four digits above the newest revision are a year."""
    number = revision_number(text)
    return number is not None and (len(text) != 4 or number <= visiting.snapshot.revision)


def _add(parent: etree._Element, name: str, text: str) -> None:
    # XML holds no control characters, which a name in the data may have.
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = "".join(c for c in text if c >= " " or c in "\t\n\r")
