"""Pages that answer from where a visitor stands: my organisation, two parties side by side, and a region."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from api.finding_lives import lives_of, number_of, unfinished
from api.outward import outward
from api.pages.questions import Wrong, party
from api.pages.visitor import A_YEAR, TIME, Visiting, Visitor, show
from api.turns import FromTheWhole
from graph.ask.findings import findings_about
from graph.ask.organisation import organisation
from graph.ask.paths import Path, PathQuestion, find_paths
from graph.ask.profile import Topic, entries_of, topics
from graph.ask.region import REGIONS, findings_in, region
from graph.ask.side_by_side import FAMILIES, ROUTES, compare
from graph.desk.finding_lives import Lives
from graph.model.merging import Node
from graph.model.words import Sentences
from graph.say.organisation import (
    comparison_sentences,
    entry_state,
    knows,
    lesson_sentences,
    region_sentences,
    unknown_sentence,
)
from graph.say.profile import summary
from graph.say.routes import path_sentences
from viz.pages import address

router = APIRouter(route_class=FromTheWhole)
REMEMBERED = "organisation"
MOST_EVENTS = 8
# The topics that tell with whom an organisation is tied, rather than what it does.
_TIES = ("ties", "agreements")
MOST_OF_A_TYPE = 24
Text = Annotated[str, Query(max_length=200)]


@router.get("/organisation")
def my_organisation(visiting: Visiting, of: Text = "", forget: bool = False) -> Response:
    """The page of the visitor's own organisation, which the browser remembers; a form as long as none is chosen."""
    remembered = visiting.request.cookies.get(REMEMBERED, "")
    if not of and not forget and remembered in visiting.snapshot:
        page = address("/organisation", of=remembered, **visiting.asked((*TIME, "lang")))
        answer: Response = RedirectResponse(page, status_code=303)
        answer.headers["Cache-Control"] = "no-store"
        return answer
    chosen = party(visiting, of)
    context: dict[str, Any] = {"of": of, "wrong": chosen if isinstance(chosen, Wrong) else None, "node": None}
    lives = lives_of(visiting.graph, visiting.snapshot)
    if isinstance(chosen, Node):
        context |= _standing(visiting, chosen, lives)
    answer = show(visiting, "organisation", context, beside=number_of(lives))
    if isinstance(chosen, Node):
        answer.set_cookie(REMEMBERED, chosen.id, max_age=A_YEAR, path=outward("/"), httponly=True, samesite="lax")
    elif forget:
        answer.delete_cookie(REMEMBERED, path=outward("/"))
    return answer


def _standing(visiting: Visitor, node: Node, lives: Lives | None) -> dict[str, Any]:
    snapshot = visiting.snapshot
    findings = unfinished(snapshot, findings_about(snapshot, node.id, budget=visiting.budget), lives)
    found = organisation(snapshot, node.id, findings=findings)
    return {
        "node": node,
        "found": found,
        "summary": summary(snapshot, node.id),
        "ties": _ties(visiting, node),
        "entries": [(entry, entry_state(snapshot, entry)) for entry in found.entries],
        "unknown": Sentences((unknown_sentence(snapshot, found.unknown, node.id),)) if found.unknown else None,
        "introducers": [(introducer, knows(snapshot, introducer)) for introducer in found.introducers],
        "events": found.events[:MOST_EVENTS],
        "earlier": len(found.events) > MOST_EVENTS,
    }


def _ties(visiting: Visitor, node: Node) -> list[Topic]:
    present = topics(visiting.snapshot, node.id, "present", MOST_OF_A_TYPE)
    return [topic for topic in present if topic.name in _TIES]


@router.get("/compare")
def side_by_side(visiting: Visiting, first: Text = "", second: Text = "") -> Response:
    """Two parties side by side; a form as long as they are not both clear."""
    snapshot = visiting.snapshot
    chosen = {"first": party(visiting, first), "second": party(visiting, second)}
    one, other = chosen.values()
    context: dict[str, Any] = {
        "asked": {"first": first, "second": second},
        "wrong": {name: answer for name, answer in chosen.items() if isinstance(answer, Wrong)},
        "found": None,
        "families": FAMILIES,
    }
    if isinstance(one, Node) and isinstance(other, Node):
        comparison = compare(snapshot, one.id, other.id)
        context |= {
            "found": comparison,
            "one": one,
            "other": other,
            "told": comparison_sentences(snapshot, comparison),
            "lessons": [Sentences((lesson,)) for lesson in lesson_sentences(snapshot, comparison.lessons)],
            "routes": [path_sentences(snapshot, path, visiting.language) for path in _routes(visiting, one, other)],
        }
    return show(visiting, "compare", context)


def _routes(visiting: Visitor, start: Node, goal: Node) -> tuple[Path, ...]:
    if start.id == goal.id:
        return ()
    return find_paths(
        visiting.snapshot, PathQuestion.between(start.id, goal.id, k=ROUTES), budget=visiting.budget
    ).paths


@router.get("/regions")
def regions(visiting: Visiting) -> Response:
    """The regions that have a page, by kind."""
    listed = [(kind, visiting.snapshot.of_kind(kind)) for kind in REGIONS]
    return show(visiting, "regions", {"listed": [(kind, nodes) for kind, nodes in listed if nodes]})


@router.get("/regions/{region_id}")
def one_region(visiting: Visiting, region_id: str) -> Response:
    """What there is in a region and who uses what there."""
    snapshot = visiting.snapshot
    node = snapshot.node(region_id)
    if node.id != region_id:
        return visiting.moved(f"/regions/{node.id}")
    found = region(snapshot, node.id)
    lives = lives_of(visiting.graph, snapshot)
    context = {
        "node": node,
        "found": found,
        "told": region_sentences(snapshot, found),
        "findings": unfinished(snapshot, findings_in(snapshot, found, budget=visiting.budget), lives),
        "entries": [(entry, entry_state(snapshot, entry)) for entry in entries_of(snapshot, node.id)],
    }
    return show(visiting, "region", context, beside=number_of(lives))
