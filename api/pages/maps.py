"""The page around the map: what to draw, and how to take it along."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from markupsafe import Markup

from api.finding_lives import lives_of, number_of, unfinished
from api.kept_files import file_answer
from api.pages.paths import ASKED, Asked, AskedNow, answered, made_out
from api.pages.questions import Wrong, party
from api.pages.visitor import TIME, Visiting, Visitor, show
from api.problems import BadRequestError, NotFoundError
from api.turns import Dear
from graph.ask.facets import values
from graph.ask.findings import all_findings
from graph.ask.kept import kept
from graph.ask.path_question import PathQuestionError
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from viz.map import draw_map
from viz.page import map_policy
from viz.pages import address
from viz.selection import centres_of, narrowed, opening

router = APIRouter(route_class=Dear)
Short = Annotated[str, Query(max_length=200)]
Route = Annotated[int, Query(ge=1, le=20)]
EARLIEST = 1990
_CENTRES = ("my", "mijn", "focus")
# Of when a map is, it also is without a route.
_ROUTE = tuple(name for name in ASKED if name not in TIME)
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map is to show, as it was filled in; with nothing asked what binds the parties that it is for."""

    my: Short = ""
    mijn: Short = ""
    focus: Short = ""
    whole: bool = False
    depth: Annotated[int, Query(ge=1, le=3)] = 2
    kind: Short = ""
    relation: Short = ""
    theme: Short = ""
    region: Short = ""
    gaps: bool = False
    past: bool = False

    @property
    def mine(self) -> str:
        """The organisation of who looks, by whichever name of the parameter."""
        return self.my or self.mijn

    @property
    def is_narrowed(self) -> bool:
        """Whether a part of everything is asked for."""
        return bool(self.kind or self.relation or self.theme or self.region)


Showing = Annotated[Shown, Depends()]


@router.get("/map")
def map_page(visiting: Visiting, shown: Showing, route_asked: AskedNow, route: Route = 1) -> Response:
    """The map with its filters around it; the drawing is a page of its own in a frame."""
    snapshot, language = visiting.snapshot, visiting.language
    around = party(visiting, shown.mine or shown.focus)
    wrong = {"my" if shown.mine else "focus": around} if isinstance(around, Wrong) else {}
    path = _path(visiting, route_asked, route)
    shown_route = {"number": route, "start": snapshot.node(path[0]), "goal": snapshot.node(path[-1])} if path else None
    # What cannot be drawn is told, and the rest is drawn without it.
    left_out = {*(_CENTRES if wrong else ()), *(() if path else (*_ROUTE, "route"))}
    drawn = {*Shown.__slots__, *ASKED, "route"} - left_out
    drawing = address("/map/drawing", **visiting.asked(drawn), lang=language)
    shared, parties = visiting.site + drawing, bool(opening(snapshot))
    context = {
        "asked": shown,
        "wrong": wrong,
        "around": around if isinstance(around, Node) else None,
        "route": shown_route,
        "no_route": path == (),
        "routes": f"{address('/paths', **visiting.asked(ASKED))}{f'#r{route}' if path else ''}",
        "opens": parties and not (isinstance(around, Node) or shown.whole or shown.is_narrowed or path),
        "parties": parties,
        "filtered": any(visiting.asked((*_CENTRES, *TIME)).values()) or shown.is_narrowed or shown.gaps or shown.past,
        "kind_options": [(name, kind.plural.in_language(language)) for name, kind in VOCABULARY.kinds.items()],
        "relation_options": [
            (name, relation.label.in_language(language)) for name, relation in VOCABULARY.relations.items()
        ],
        "theme_options": [(node.id, node.name) for node in values(snapshot, "theme")],
        "region_options": [(node.id, node.name) for node in values(snapshot, "region")],
        "years": _years(snapshot),
        "drawing": drawing,
        "slide": drawing.replace("/map/drawing", "/map/slide.pptx", 1),
        "embed": Markup('<iframe src="{}" width="100%" height="600" title="Samenspel"></iframe>').format(shared),
    }
    return show(visiting, "map", context)


@router.get("/map/drawing")
def drawing(visiting: Visiting, shown: Showing, route_asked: AskedNow, route: Route = 1) -> Response:
    """The drawn map: one HTML document that needs nothing else, to show in a frame or to mail.

    BadRequestError for a name that is not clear, NotFoundError for a route that is not there.
    """
    snapshot, language = visiting.snapshot, visiting.language
    lives = lives_of(visiting.graph, snapshot) if shown.gaps else None

    def draw() -> bytes:
        findings = unfinished(snapshot, all_findings(snapshot, budget=visiting.budget), lives) if shown.gaps else ()
        return draw_map(**_choices(visiting, shown, route_asked, route), findings=findings).encode()

    headers = {"Content-Security-Policy": f"{map_policy()}; frame-ancestors *"}
    return file_answer(visiting.request, snapshot, language, draw, "text/html", headers, number_of(lives))


@router.get("/map/slide.pptx")
def slide(visiting: Visiting, shown: Showing, route_asked: AskedNow, route: Route = 1) -> Response:
    """The same map as one slide of a presentation. Raises what `drawing` raises."""
    # What few ask for is not held in memory by all.
    from viz.slide import draw_slide

    def draw() -> bytes:
        return draw_slide(**_choices(visiting, shown, route_asked, route))

    headers = {"Content-Disposition": 'attachment; filename="samenspel-kaart.pptx"'}
    snapshot, language = visiting.snapshot, visiting.language
    return file_answer(visiting.request, snapshot, language, draw, SLIDES, headers)


def _choices(visiting: Visitor, shown: Shown, route_asked: Asked, route: int) -> dict[str, Any]:
    """What is drawn, as the arguments that `draw_map` and `draw_slide` share."""
    around = party(visiting, shown.mine or shown.focus)
    if isinstance(around, Wrong):
        raise BadRequestError(around.message)
    path = _path(visiting, route_asked, route)
    if path == ():
        raise NotFoundError(message("map-no-route"))
    focus = around.id if around else None
    keep = (*(path or ()), *((focus,) if focus else ()))
    whole = bool(shown.whole or shown.is_narrowed or path)
    return {
        "snapshot": narrowed(visiting.snapshot, keep, relation=shown.relation, theme=shown.theme, region=shown.region),
        "focus": focus,
        "depth": shown.depth,
        "centres": centres_of(visiting.snapshot, focus, mine=bool(shown.mine), whole=whole),
        "kinds": [shown.kind] if shown.kind in VOCABULARY.kinds else None,
        "path": path or (),
        "language": visiting.language,
        "budget": visiting.budget,
    }


def _path(visiting: Visitor, asked: Asked, number: int) -> tuple[str, ...] | None:
    """The ids along the route that is asked for; None when none is asked for, empty when there is no such route."""
    if not (asked.start and asked.goal):
        return None
    try:
        answer = answered(visiting, made_out(visiting, replace(asked, k=max(number, asked.k))))
    except PathQuestionError:
        return ()
    return answer.paths[number - 1].nodes if answer and len(answer.paths) >= number else ()


@kept()
def _years(snapshot: Snapshot) -> tuple[int, int]:
    """The years that a slider runs over: from the first that any fact begins in until this one."""
    begins = snapshot.columns.claim_since[snapshot.columns.claim_since > 0]
    first = date.fromordinal(int(begins.min())).year if len(begins) else EARLIEST
    return max(first, EARLIEST), date.today().year
