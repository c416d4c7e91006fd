"""The page around the map: what to draw, and how to take it along."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from api.findings import all_findings
from api.pages.paths import Asked, answered, made_out
from api.pages.questions import Wrong, party
from api.pages.visitor import Visiting, Visitor, show
from graph.dates import first_day
from graph.facets import narrow, restricted, values
from graph.snapshot import Node, Snapshot
from graph.vocabulary import VOCABULARY
from viz.map import draw_map
from viz.page import map_policy
from viz.pages import address

router = APIRouter()
Short = Annotated[str, Query(max_length=200)]
Depth = Annotated[int, Query(ge=1, le=3)]
EARLIEST = 1990


@router.get("/map")
def map_page(
    visiting: Visiting,
    focus: Short = "",
    depth: Depth = 2,
    kind: Short = "",
    relation: Short = "",
    theme: Short = "",
    region: Short = "",
    gaps: bool = False,
    start: Annotated[str, Query(alias="from", max_length=200)] = "",
    goal: Annotated[str, Query(alias="to", max_length=200)] = "",
    route: Annotated[int, Query(ge=1, le=20)] = 1,
) -> Response:
    """The map with its filters around it; the drawing is a page of its own in a frame."""
    snapshot, language = visiting.snapshot, visiting.language
    around = party(visiting, focus)
    drawing = address(
        "/map/drawing", **{name: value for name, value in visiting.query.items() if name != "lang"}, lang=language
    )
    shared = str(visiting.request.base_url).rstrip("/") + drawing
    context = {
        "asked": {
            "focus": focus,
            "depth": depth,
            "kind": kind,
            "relation": relation,
            "theme": theme,
            "region": region,
            "gaps": gaps,
        },
        "wrong": {"focus": around} if isinstance(around, Wrong) else {},
        "problem": None,
        "around": around if isinstance(around, Node) else None,
        "route": _route(visiting, start, goal, route),
        "kind_options": [(name, one.plural.in_language(language)) for name, one in VOCABULARY.kinds.items()],
        "relation_options": [(name, one.label.in_language(language)) for name, one in VOCABULARY.relations.items()],
        "theme_options": [(node.id, node.name) for node in values(snapshot, "theme")],
        "region_options": [(node.id, node.name) for node in values(snapshot, "region")],
        "years": _years(snapshot),
        "drawing": drawing,
        "embed": Markup('<iframe src="{}" width="100%" height="600" title="Samenspel"></iframe>').format(shared),
    }
    return show(visiting, "map", context)


@router.get("/map/drawing")
def drawing(
    visiting: Visiting,
    focus: Short = "",
    depth: Depth = 2,
    kind: Short = "",
    relation: Short = "",
    theme: Short = "",
    region: Short = "",
    gaps: bool = False,
    start: Annotated[str, Query(alias="from", max_length=200)] = "",
    goal: Annotated[str, Query(alias="to", max_length=200)] = "",
    meaning: Short = "introduction",
    strategy: Short = "strongest",
    via: Short = "",
    avoid: Short = "",
    route: Annotated[int, Query(ge=1, le=20)] = 1,
    k: Annotated[int, Query(ge=1, le=20)] = 3,
) -> HTMLResponse:
    """The drawn map: one HTML document that needs nothing else, to show in a frame or to mail."""
    snapshot = visiting.snapshot
    around = party(visiting, focus)
    path = None
    if start and goal:
        asked = Asked(start, goal, meaning, strategy, via, avoid, max(route, k), snapshot.as_of or "")
        answer = answered(visiting, asked, made_out(visiting, asked))
        if answer and len(answer.paths) >= route:
            path = answer.paths[route - 1].nodes
    page = draw_map(
        _narrowed(snapshot, relation, theme, region),
        focus=around.id if isinstance(around, Node) else None,
        depth=depth,
        kinds=[kind] if kind in VOCABULARY.kinds else None,
        path=path,
        findings=all_findings(snapshot) if gaps else (),
        language=visiting.language,
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": f"{map_policy()}; frame-ancestors *"})


def _route(visiting: Visitor, start: str, goal: str, number: int) -> dict[str, object] | None:
    """The route that the map shows, with the address of its page; None when it shows none."""
    ends = party(visiting, start), party(visiting, goal)
    if not (isinstance(ends[0], Node) and isinstance(ends[1], Node)):
        return None
    query = {name: value for name, value in visiting.query.items() if name not in {"route", "lang"}}
    return {"number": number, "start": ends[0], "goal": ends[1], "address": address("/paths", **query) + f"#r{number}"}


def _narrowed(snapshot: Snapshot, relation: str, theme: str, region: str) -> Snapshot:
    chosen = {name: value for name, value in (("theme", theme), ("region", region)) if value}
    if not chosen and relation not in VOCABULARY.relations:
        return snapshot
    nodes = narrow(snapshot, snapshot.nodes.values(), chosen)
    wanted = {node.id for node in nodes} | {snapshot.redirects.get(id, id) for id in chosen.values()}
    return restricted(snapshot, wanted, relation if relation in VOCABULARY.relations else None)


def _years(snapshot: Snapshot) -> tuple[int, int]:
    """The years that a slider runs over: from the first that any fact begins in until this one."""
    key = "years"
    if key not in snapshot.compiled:
        begins = (one.claim.since for fact in snapshot.facts for one in fact.evidence if one.claim.since)
        first = min((first_day(since).year for since in begins), default=EARLIEST)
        snapshot.compiled[key] = (max(first, EARLIEST), date.today().year)
    years: tuple[int, int] = snapshot.compiled[key]
    return years
