"""How complete what is known is, said openly."""

from fastapi import APIRouter, Response

from api.pages.visitor import Visiting, show
from api.turns import FromTheWhole
from graph.ask.coverage import coverage

router = APIRouter(route_class=FromTheWhole)


@router.get("/coverage")
def show_coverage(visiting: Visiting) -> Response:
    """For each kind and relation how much is known, and what is best to find out next."""
    return show(visiting, "coverage", {"coverage": coverage(visiting.snapshot, budget=visiting.budget)})
