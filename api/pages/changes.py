"""What changed between two dates or revisions, as a page and as a feed."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.feed import Entry, atom, feed_answer
from api.meeting import prepare
from api.moments import bound, period
from api.pages.revisions import newest
from api.pages.visitor import Visiting, Visitor, show
from api.turns import Dear
from graph.model.words import Message, WrongError, message
from graph.say.changes import RevisionChanges, in_short
from graph.say.meeting import Told

router = APIRouter(route_class=Dear)
MOST_SHOWN = 25
# What was open or is to come is no change: that is told for a meeting. Loads have a list of their own.
_NO_CHANGES = frozenset({"undecided", "overdue", "coming", "loads"})
Short = Annotated[str, Query(max_length=40)]


@router.get("/changes")
def changes(
    visiting: Visiting,
    start: Annotated[Short, Query(alias="from")] = "",
    end: Annotated[Short, Query(alias="to")] = "",
    since: Short = "",
    until: Short = "",
) -> Response:
    """What changed in a period in sentences, and a line for each load; without a period only the last loads.

    `from` and `to` are dates or revision numbers, both included. Older addresses say `since`, which as a number is the
    revision before the first, and `until`.
    """
    asked = {"from": (start or _first_after(visiting, since)).strip(), "to": (end or until).strip()}
    first = asked["from"] or "1"
    told, revisions, problem = None, newest(visiting, MOST_SHOWN), None
    if asked["from"] or asked["to"]:
        told, revisions, problem = _of_period(visiting, first, asked["to"])
    context = {
        "asked": asked,
        "told": told,
        "revisions": revisions,
        "problem": problem,
        "meeting_query": {"from": first, "to": asked["to"], "clock": "known", "lang": visiting.chosen},
    }
    return show(visiting, "changes", context, status=400 if problem else 200)


def _of_period(visiting: Visitor, start: str, end: str) -> tuple[Told | None, list[RevisionChanges], Message | None]:
    """What changed in a period, its loads, newest first, or what is wrong with it."""
    graph = visiting.graph
    try:
        first, last = bound(graph, start), bound(graph, end) if end else None
    except ValueError:
        return None, [], message("changes-wrong")
    try:
        compared = period(graph, first, last, "known")
    except WrongError as error:
        return None, [], error.problems[0]
    meeting = prepare(graph.store, compared, budget=visiting.budget)
    revisions = list(in_short(meeting.loads, compared.after, visiting.language))
    told = meeting.told(visiting.language, MOST_SHOWN)
    kept = tuple(section for section in told.sections if section.id not in _NO_CHANGES)
    return replace(told, sections=kept), revisions[::-1], None


@router.get("/changes.atom")
def feed(visiting: Visiting) -> Response:
    """The last revisions as an Atom feed (RFC 4287)."""
    base, language = visiting.site, visiting.language
    revisions = newest(visiting, MOST_SHOWN)
    entries = []
    for revision in revisions:
        # An entry keeps its id, so this address stays as it was first given out.
        address = f"{base}/changes?since={revision.number - 1}&until={revision.number}"
        entries.append(Entry(address, revision.title, revision.at, address, revision.summary(language)))
    title = message("changes-feed-title").in_language(language)
    content = atom(f"{base}/changes", f"{base}/changes.atom", title, language, entries)
    return feed_answer(visiting.request, content, revisions[0].at if revisions else None, language)


def _first_after(visiting: Visitor, since: str) -> str:
    """The first of a period by its older name."""
    try:
        number = bound(visiting.graph, since).revision
    except ValueError:
        return since
    return since if number is None else str(number + 1)
