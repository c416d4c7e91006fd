"""The interactive map as one HTML file."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.kept_files import file_answer
from api.openapi import REFERS
from api.parameters import AskedSnapshot, KindName, Language, known_kind
from api.tagged import UNCHANGED, TaggedDear
from api.turns import budget_of
from graph.ask.search import resolve
from graph.model.vocabulary import VOCABULARY
from viz.map import draw_map
from viz.page import map_policy
from viz.selection import centres_of

router = APIRouter(tags=["map"], route_class=TaggedDear, responses=UNCHANGED)


@router.get("/map", operation_id="getMap", response_class=HTMLResponse, responses=REFERS)
def get_map(
    request: Request,
    snapshot: AskedSnapshot,
    language: Language,
    focus: Annotated[
        str | None, Query(max_length=200, description="Only what surrounds this entity.", examples=["IPO"])
    ] = None,
    my: Annotated[
        str | None,
        Query(max_length=200, description="Your organisation: what it is tied to, by kind.", examples=["IPO"]),
    ] = None,
    whole: Annotated[bool, Query(description="Everything, by kind, instead of what binds the parties.")] = False,
    depth: Annotated[int, Query(ge=1, le=6, description="How many steps around the focus.")] = 2,
    kind: Annotated[list[KindName], Query(description="Only these kinds and the kinds below them.")] = [],  # noqa: B006
) -> Response:
    """The map as one file that opens without any network, to mail around.

    Without a focus, an organisation, a kind or `whole` it shows what binds the parties that Samenspel is for.
    """
    kinds = frozenset[str]().union(*(VOCABULARY.descendants(known_kind("kind", name)) for name in kind))

    def draw() -> bytes:
        around = my or focus
        centre = resolve(snapshot, around).id if around else None
        page = draw_map(
            snapshot,
            focus=centre,
            depth=depth,
            centres=centres_of(snapshot, centre, mine=bool(my), whole=whole or bool(kinds)),
            kinds=kinds or None,
            language=language,
            budget=budget_of(request),
        )
        return page.encode()

    headers = {
        "Content-Language": language,
        "Content-Security-Policy": f"{map_policy()}; frame-ancestors 'none'",
        "Vary": "Accept-Language",
    }
    return file_answer(request, snapshot, language, draw, "text/html", headers)
