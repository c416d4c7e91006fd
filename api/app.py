"""The HTTP service: `/v1` answers in JSON what the command answers on a terminal."""

import os
from importlib.metadata import version

from fastapi import APIRouter, FastAPI

from api.graph_now import GraphNow
from api.models import Problem
from api.problems import MEDIA_TYPE, answer_problems
from api.resources import entities, gaps, health, maps, paths, sources
from api.security import secure
from graph.store import Store

PROBLEMS = {
    status: {"description": description, "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}}
    for status, description in {
        400: "A parameter is wrong; `detail` says what would be right.",
        404: "There is no such thing.",
        409: "A name stands for several entities; `candidates` lists them.",
        503: "The store does not answer.",
    }.items()
}


def _contact() -> dict[str, str]:
    """Who runs this service; the API Design Rules want a name, an address and an e-mail address in the document."""
    return {
        "name": os.environ.get("SAMENSPEL_CONTACT_NAME", "Beheer van deze Samenspel-dienst"),
        "url": os.environ.get("SAMENSPEL_CONTACT_URL", "https://samenspel.example"),
        "email": os.environ.get("SAMENSPEL_CONTACT_EMAIL", "beheer@samenspel.example"),
    }


def create_app(store: Store) -> FastAPI:
    """The application that answers from `store`."""
    app = FastAPI(
        title="Samenspel",
        version=version("samenspel"),
        summary="The Dutch ecosystem for innovation-oriented public procurement, each fact with its source.",
        description=(
            "Actors, instruments and agreements of innovation-oriented procurement in the Netherlands, "
            "how they hang together, and where the ecosystem falls short."
        ),
        contact=_contact(),
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.graph = GraphNow(store)
    version_one = APIRouter(prefix="/v1", responses=PROBLEMS)
    for resource in (entities, paths, gaps, sources, maps, health):
        version_one.include_router(resource.router)
    app.include_router(version_one)
    answer_problems(app)
    secure(app)
    return app
