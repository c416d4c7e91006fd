"""Coverage: how complete what is known is."""

from fastapi import APIRouter, Request

from api.coverage_models import Coverage
from api.parameters import AskedSnapshot
from api.tagged import UNCHANGED, TaggedFromTheWhole
from api.turns import budget_of

router = APIRouter(tags=["coverage"], route_class=TaggedFromTheWhole, responses=UNCHANGED)


@router.get("/coverage", operation_id="getCoverage", response_model=Coverage)
def get_coverage(request: Request, snapshot: AskedSnapshot) -> Coverage:
    """How many of how many are known, how old the sources are, and what is best to find out next."""
    return Coverage.of(snapshot, budget_of(request))
