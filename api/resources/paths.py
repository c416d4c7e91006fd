"""Collaboration paths: who can bring us to whom, through which agreement."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from api.parameters import AskedSnapshot, KindName, Reference, known_kind
from api.path_models import Paths
from api.turns import FromTheWhole, budget_of
from graph.ask.paths import MOST_STEPS, find_past_paths, find_paths
from graph.ask.search import resolve
from graph.model.vocabulary import Meaning

router = APIRouter(tags=["paths"], route_class=FromTheWhole)
_REFERENCE = "An id, or an unambiguous name or abbreviation."
# A route has a place for one fewer than its steps.
MOST_PASSED = MOST_STEPS - 1
MOST_AVOIDED = 50


@router.get("/paths", operation_id="findPaths", response_model=Paths, response_model_by_alias=True)
def get_paths(
    request: Request,
    snapshot: AskedSnapshot,
    start: Annotated[
        str, Query(alias="from", min_length=1, max_length=200, description=_REFERENCE, examples=["Provincie Drenthe"])
    ],
    goal: Annotated[
        str, Query(alias="to", min_length=1, max_length=200, description=_REFERENCE, examples=["MKB-Nederland"])
    ],
    k: Annotated[int, Query(ge=1, le=20, description="At most this many paths, best first.")] = 3,
    meaning: Annotated[
        Literal["introduction", "affinity", "document"],
        Query(description="What a step means: who can introduce us, who does the same, or who is named together."),
    ] = "introduction",
    via: Annotated[
        list[Reference], Query(max_length=MOST_PASSED, description="Paths run through these, in this order.")
    ] = [],  # noqa: B006
    avoid: Annotated[list[Reference], Query(max_length=MOST_AVOIDED, description="Paths run around these.")] = [],  # noqa: B006
    kinds: Annotated[list[KindName], Query(description="Paths run only through entities of these kinds.")] = [],  # noqa: B006
    max_length: Annotated[
        int, Query(alias="maxLength", ge=1, le=MOST_STEPS, description="At most this many steps.")
    ] = 6,
    diverse: Annotated[bool, Query(description="Only paths that share nobody in between.")] = False,
    strategy: Annotated[
        Literal["strongest", "shortest"], Query(description="Strongest ties first, or fewest steps first.")
    ] = "strongest",
) -> Paths:
    """The best paths between two entities, each step with its evidence and its cost; or why there is none."""
    ends = resolve(snapshot, start).id, resolve(snapshot, goal).id
    asked: dict[str, Any] = {
        "k": k,
        "meaning": Meaning(meaning),
        "via": [resolve(snapshot, reference).id for reference in via],
        "avoid": [resolve(snapshot, reference).id for reference in avoid],
        "kinds": [known_kind("kinds", kind) for kind in kinds] or None,
        "max_length": max_length,
        "budget": budget_of(request),
    }
    answer = find_paths(snapshot, *ends, **asked, diverse=diverse, strategy=strategy)
    return Paths.of(snapshot, answer, find_past_paths(snapshot, *ends, **asked), meaning)
