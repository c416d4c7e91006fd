"""What is kept of whom."""

from fastapi import APIRouter, Request

from api.identity import access_of
from api.models import in_every_language
from api.people_models import Kept, Privacy
from api.privacy import kept_of_people

router = APIRouter(tags=["people"])


@router.get("/privacy", operation_id="getPrivacy", response_model=Privacy)
def get_privacy(request: Request) -> Privacy:
    """What this service keeps of whom and how long, as it is set up now."""
    access = access_of(request)
    settings = access.settings
    items = kept_of_people(access, takes_lists=request.app.state.cleaner is not None)
    return Privacy(
        operator=settings.contact_name or None,
        email=settings.contact_email or None,
        url=settings.contact_url or None,
        statement=settings.privacy_url or None,
        items=[
            Kept(
                id=item.id,
                what=in_every_language(item.what),
                of_whom=in_every_language(item.of_whom),
                how_long=in_every_language(item.how_long),
            )
            for item in items
        ],
    )
