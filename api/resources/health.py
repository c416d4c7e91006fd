"""Whether the service works."""

from importlib.metadata import version

from fastapi import APIRouter

from api.models import Health
from api.parameters import Now
from graph.store import StoreError

router = APIRouter(tags=["health"])


@router.get("/health", operation_id="getHealth", response_model=Health)
def get_health(now: Now) -> Health:
    """Whether the store answers, and which revision it is at."""
    try:
        snapshot = now.snapshot()
    except StoreError:
        return Health(status="unavailable", revision=None, entities=None, version=version("samenspel"))
    return Health(status="ok", revision=snapshot.revision, entities=len(snapshot.nodes), version=version("samenspel"))
