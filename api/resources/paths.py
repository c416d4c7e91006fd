"""Collaboration paths: who can bring us to whom, through which agreement."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request

from api.openapi import REFERS
from api.parameters import AskedSnapshot, KindName, Reference, RelationName, known_kind
from api.path_models import Paths
from api.tagged import UNCHANGED, TaggedFromTheWhole
from api.turns import budget_of
from graph.ask.ends import ends
from graph.ask.path_question import MOST_STEPS, PathQuestion
from graph.ask.paths import find_past_paths, find_paths
from graph.ask.search import resolve

router = APIRouter(tags=["paths"], route_class=TaggedFromTheWhole, responses=UNCHANGED)
_REFERENCE = (
    "An id, or an unambiguous name or abbreviation. Several, repeated or between semicolons: from or to any of them. "
    "`kind:Fieldlab` is any entity of a kind."
)
# A route has a place for one fewer than its steps.
MOST_PASSED = MOST_STEPS - 1
MOST_AVOIDED = 50
MOST_NAMED = 20
End = Annotated[str, Query(min_length=1, max_length=200)]


@router.get("/paths", operation_id="findPaths", response_model=Paths, response_model_by_alias=True, responses=REFERS)
def get_paths(
    request: Request,
    snapshot: AskedSnapshot,
    start: Annotated[
        list[End],
        Query(
            alias="from", min_length=1, max_length=MOST_NAMED, description=_REFERENCE, examples=[["Provincie Drenthe"]]
        ),
    ],
    goal: Annotated[
        list[End],
        Query(alias="to", min_length=1, max_length=MOST_NAMED, description=_REFERENCE, examples=[["MKB-Nederland"]]),
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
    without: Annotated[list[RelationName], Query(description="Relations that do not count as a tie.")] = [],  # noqa: B006
    kinds: Annotated[list[KindName], Query(description="Paths run only through entities of these kinds.")] = [],  # noqa: B006
    max_length: Annotated[
        int, Query(alias="maxLength", ge=1, le=MOST_STEPS, description="At most this many steps.")
    ] = 6,
    diverse: Annotated[bool, Query(description="Only paths that share nobody in between.")] = False,
    strategy: Annotated[
        Literal["strongest", "shortest"], Query(description="Strongest ties first, or fewest steps first.")
    ] = "strongest",
) -> Paths:
    """The best paths between two entities, each step with its evidence and its cost; or why there is none.

    With several starts or goals, the best between any of them.
    """
    question = PathQuestion(
        starts=ends(snapshot, start),
        goals=ends(snapshot, goal),
        k=k,
        meaning=meaning,
        via=tuple(resolve(snapshot, reference).id for reference in via),
        avoid=frozenset(resolve(snapshot, reference).id for reference in avoid),
        without=frozenset(without),
        kinds=frozenset(known_kind("kinds", kind) for kind in kinds) or None,
        max_length=max_length,
        diverse=diverse,
        strategy=strategy,
    )
    budget = budget_of(request)
    answer = find_paths(snapshot, question, budget=budget)
    return Paths.of(snapshot, answer, find_past_paths(snapshot, question, budget=budget))
