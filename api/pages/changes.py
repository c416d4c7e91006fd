"""What changed between two dates or revisions, as a page and as a feed."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from lxml import etree

from api.pages.questions import gettext
from api.pages.revisions import between, newest
from api.pages.visitor import Visiting, show
from graph.model.dates import from_dutch

router = APIRouter()
MOST_SHOWN = 25
MOST_AT_FIRST = 10
_ATOM = "http://www.w3.org/2005/Atom"
Short = Annotated[str, Query(max_length=40)]


@router.get("/changes")
def changes(visiting: Visiting, since: Short = "", until: Short = "") -> Response:
    """The revisions in a period, newest first; without a period the last ones."""
    _ = gettext(visiting)
    default = str(max(0, visiting.snapshot.revision - MOST_AT_FIRST))
    problem = None
    try:
        revisions = between(visiting, from_dutch(since.strip()) or default, from_dutch(until.strip()))
    except ValueError:
        revisions = []
        problem = _("That is no date or revision number. Write for example 2026-10-01, or 12.")
    context = {
        "asked": {"since": since, "until": until},
        "revisions": revisions,
        "problem": problem,
    }
    return show(visiting, "changes", context, status=400 if problem else 200)


@router.get("/changes.atom")
def feed(visiting: Visiting) -> Response:
    """The last revisions as an Atom feed (RFC 4287)."""
    _ = gettext(visiting)
    base = visiting.site
    revisions = newest(visiting, MOST_SHOWN)
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(root, "id", f"{base}/changes")
    _add(root, "title", _("Samenspel: what changed"))
    _add(root, "updated", revisions[0].at if revisions else "1970-01-01T00:00:00+00:00")
    etree.SubElement(root, f"{{{_ATOM}}}link", rel="self", href=f"{base}/changes.atom")
    _add(etree.SubElement(root, f"{{{_ATOM}}}author"), "name", "Samenspel")
    for revision in revisions:
        entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
        address = f"{base}/changes?since={revision.number - 1}&until={revision.number}"
        _add(entry, "id", address)
        _add(entry, "title", revision.title)
        _add(entry, "updated", revision.at)
        etree.SubElement(entry, f"{{{_ATOM}}}link", href=address)
        _add(entry, "summary", revision.summary(visiting.language))
    return Response(
        etree.tostring(root, xml_declaration=True, encoding="utf-8"), media_type="application/atom+xml; charset=utf-8"
    )


def _add(parent: etree._Element, name: str, text: str) -> None:
    # XML holds no control characters, which a name in the data may have.
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = "".join(c for c in text if c >= " " or c in "\t\n\r")
