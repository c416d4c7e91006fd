"""What Prometheus may ask of the service: how long answers took, what is answered from, and whether it keeps up.

With several workers, each of which only knows its own requests, they count in files of a folder that
PROMETHEUS_MULTIPROC_DIR names and whichever is asked tells of all; the command that starts them sets that.
"""

import os
from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.exceptions import HTTPException

from api.graphs_now import GraphsNow
from api.settings import Settings, is_in
from graph.store import failing

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_REQUESTS = Histogram(
    "samenspel_request_seconds",
    "How long requests took until the last byte of the answer.",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25),
)
_REVISION = Gauge("samenspel_revision", "The revision that is answered from.", multiprocess_mode="mostrecent")
_BEHIND = Gauge(
    "samenspel_store_away_seconds",
    "How long the store has been away; 0 when it answers.",
    multiprocess_mode="mostrecent",
)
_FAILING = Gauge(
    "samenspel_sources_failing", "Sources that could not be refreshed the last time.", multiprocess_mode="mostrecent"
)

router = APIRouter()


def observe(method: str, route: str, status: int, seconds: float) -> None:
    """Count a request. Of a route there is one name, and none for what is nowhere, so that these do not grow."""
    _REQUESTS.labels(method, route, str(status)).observe(seconds)


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """The measurements in the text form of Prometheus, for addresses that the settings name; nothing for others."""
    settings: Settings = request.app.state.settings
    if not is_in((request.client.host, request.client.port) if request.client else None, settings.metrics_from):
        raise HTTPException(404)
    graphs: GraphsNow = request.app.state.graphs
    behind = graphs.behind
    _REVISION.set(graphs.held or 0)
    _BEHIND.set((datetime.now(UTC) - behind).total_seconds() if behind else 0)
    _FAILING.set(graphs.whole.asked(lambda store: len(failing(store.runs())), float("nan")))
    registry = REGISTRY
    if FOLDER in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})
