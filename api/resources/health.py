"""Whether the service works."""

from importlib.metadata import version

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter

from api.models import Health
from api.parameters import Now

router = APIRouter(tags=["health"])


@router.get("/health", operation_id="getHealth", response_model=Health)
async def get_health(now: Now) -> Health:
    """Which revision the store is at; 503 when it does not answer."""
    # In a thread of its own: those of the pool may all be at work, or wait for the store.
    snapshot = await to_thread.run_sync(now.snapshot, limiter=CapacityLimiter(1))
    return Health(status="ok", revision=snapshot.revision, entities=len(snapshot.nodes), version=version("samenspel"))
