"""What is kept of whom, as a page."""

from fastapi import APIRouter, Request, Response

from api.identity import access_of
from api.openapi import contact
from api.pages.visitor import Visiting, show
from api.privacy import kept_of_people

router = APIRouter()


@router.get("/privacy")
def privacy(request: Request, visiting: Visiting) -> Response:
    """What this service keeps of whom and how long, and what one can ask."""
    access = access_of(request)
    context = {
        "items": kept_of_people(access, takes_lists=request.app.state.cleaner is not None),
        "contact": contact(access.settings),
        "statement": access.settings.privacy_url,
    }
    return show(visiting, "privacy", context)
