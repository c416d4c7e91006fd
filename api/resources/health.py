"""Whether the service works."""

from importlib.metadata import version

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter

from api.models import Health, Liveness, Readiness
from api.parameters import Now
from graph.ask.snapshot import Snapshot
from graph.model.words import message
from graph.store import StoreError

router = APIRouter(tags=["health"])


@router.get("/health", operation_id="getHealth", response_model=Health)
async def get_health(now: Now) -> Health:
    """Which revision the store is at; 503 when it does not answer, also while reading goes on."""
    snapshot = await _snapshot(now)
    if now.behind:
        raise StoreError(message("store-not-now"))
    return Health(status="ok", revision=snapshot.revision, entities=len(snapshot.nodes), version=version("samenspel"))


@router.get("/health/live", operation_id="getLiveness", response_model=Liveness)
async def get_liveness() -> Liveness:
    """Whether the process answers: one that does not is to be started anew. It asks nothing of the store."""
    return Liveness(status="ok")


@router.get("/health/ready", operation_id="getReadiness", response_model=Readiness)
async def get_readiness(now: Now) -> Readiness:
    """Whether requests can be sent here: 200 as soon as there is a revision to answer from, 503 before that.

    It stays 200 while the store is away, for reading goes on; `status` then is `behind`.
    """
    snapshot = await _snapshot(now)
    return Readiness(status="behind" if now.behind else "ok", revision=snapshot.revision, as_of=now.behind)


async def _snapshot(now: Now) -> Snapshot:
    # In a thread of its own: those of the pool may all be at work, or wait for the store.
    return await to_thread.run_sync(now.snapshot, limiter=CapacityLimiter(1))
