"""Who asks."""

from fastapi import APIRouter, Request

from api.identity import Asking, access_of
from api.parameters import Now
from api.people_models import Me, RepresentedOrganisation, Token
from graph.desk.people import AT_THE_MACHINE, NOBODY
from graph.desk.tokens import tokens_of

router = APIRouter(tags=["people"])


@router.get("/me", operation_id="getMe", response_model=Me)
def get_me(request: Request, now: Now, asking: Asking) -> Me:
    """Who asks, what they may do, and their tokens."""
    access, snapshot = access_of(request), now.snapshot()
    tokens = tokens_of(access.store, asking.id) if asking not in (NOBODY, AT_THE_MACHINE) else ()
    return Me(
        id=asking.id,
        name=asking.name,
        roles=Me.roles_of(asking),
        organisations=[
            RepresentedOrganisation(id=id, name=snapshot.node(id).name if id in snapshot else None)
            for id in sorted(asking.organisations)
        ],
        any_organisation=asking.for_any,
        read_only=access.is_read_only,
        login=access.provider is not None,
        tokens=[Token.of(token) for token in tokens],
    )
