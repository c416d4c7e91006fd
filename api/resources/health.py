"""Whether the service works."""

from importlib.metadata import version

from fastapi import APIRouter

from api.models import Health
from api.parameters import Now

router = APIRouter(tags=["health"])


@router.get("/health", operation_id="getHealth", response_model=Health)
def get_health(now: Now) -> Health:
    """Which revision the store is at; 503 when it does not answer."""
    snapshot = now.snapshot()
    return Health(status="ok", revision=snapshot.revision, entities=len(snapshot.nodes), version=version("samenspel"))
