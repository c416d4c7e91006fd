"""The interactive map as one HTML file."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.parameters import AsOf, KindName
from api.problems import BadRequestError
from graph.ask.search import resolve
from graph.model.vocabulary import VOCABULARY
from viz.map import draw_map
from viz.page import map_policy

router = APIRouter(tags=["map"])


@router.get("/map", operation_id="getMap", response_class=HTMLResponse)
def get_map(
    snapshot: AsOf,
    focus: Annotated[
        str | None, Query(max_length=200, description="Only what surrounds this entity.", examples=["IPO"])
    ] = None,
    depth: Annotated[int, Query(ge=1, le=6, description="How many steps around the focus.")] = 2,
    kind: Annotated[list[KindName], Query(description="Only these kinds and the kinds below them.")] = [],  # noqa: B006
    lang: Annotated[Literal["nl", "en"], Query(description="Language of the map.")] = "nl",
) -> HTMLResponse:
    """The map of the network or of a focus: one file that opens without any network, to mail around."""
    try:
        kinds = frozenset[str]().union(*(VOCABULARY.descendants(one) for one in kind)) if kind else None
    except ValueError as error:
        raise BadRequestError(f"kind: {error}") from None
    page = draw_map(
        snapshot,
        focus=resolve(snapshot, focus).id if focus else None,
        depth=depth,
        kinds=kinds,
        language=lang,
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": f"{map_policy()}; frame-ancestors 'none'"})
