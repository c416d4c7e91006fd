"""What changed between two days, told for a meeting."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.meeting import MOST_LINES, prepare
from api.meeting_models import Meeting
from api.moments import Bound, Clock, bound, period
from api.openapi import REFERS
from api.parameters import Now, Reference
from api.problems import LONGEST_REPEATED, BadRequestError
from api.tagged import UNCHANGED, TaggedDear
from api.turns import budget_of
from graph.ask.comparison import MOST_PARTIES
from graph.ask.ends import references
from graph.ask.search import resolve
from graph.model.words import WrongError, message

router = APIRouter(tags=["sources"], route_class=TaggedDear, responses=UNCHANGED)
_MOMENT = r"^(\d{1,10}|[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)$"
Moment = Annotated[
    str,
    Query(
        max_length=40,
        description="A date, or the number of a revision: 2026-11-01, 2026-11 or 12.",
        json_schema_extra={"pattern": _MOMENT},
    ),
]


@router.get(
    "/meeting", operation_id="getMeeting", response_model=Meeting, response_model_by_alias=True, responses=REFERS
)
def get_meeting(
    request: Request,
    now: Now,
    start: Annotated[Moment, Query(alias="from", examples=["2026-09-01"])],
    end: Annotated[Moment | None, Query(alias="to")] = None,
    party: Annotated[
        list[Reference],
        Query(
            max_length=MOST_PARTIES,
            description="Only what concerns these, with the routes between them.",
            examples=[["IPO", "MKB-Nederland"]],
        ),
    ] = [],  # noqa: B006
    clock: Annotated[
        Clock | None,
        Query(
            description="Compare what was `known`, or what was `so` by what is known now. By default what was known, "
            "but what was so for a date before anything was recorded."
        ),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_LINES, description="At most this many lines in a section.")] = 100,
) -> Meeting:
    """What changed in a period, both its ends included: relations, gaps, cells and commitments, in sentences."""
    first, last = _bound(now, "from", start), _bound(now, "to", end) if end else None
    try:
        compared = period(now, first, last, clock)
    except WrongError as error:
        raise BadRequestError(error.problems[0]) from None
    ids = [resolve(compared.after, reference).id for reference in references(party)]
    return Meeting.of(prepare(now.store, compared, ids, budget_of(request)), limit)


def _bound(now: Now, name: str, text: str) -> Bound:
    try:
        return bound(now, text)
    except ValueError:
        raise BadRequestError(message("problem-no-moment", name=name, given=text[:LONGEST_REPEATED])) from None
