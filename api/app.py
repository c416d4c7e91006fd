"""The HTTP service: pages for people, and `/v1` that answers in JSON what the command answers on a terminal."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.routing import Route

from api import metrics
from api.assistants.over_http import BASE as ASSISTANTS
from api.assistants.over_http import create_assistants, running
from api.behind import TellsAge
from api.cleaning import Cleaner
from api.graphs_now import GraphsNow
from api.head import AnswerHead
from api.identity import Access, only_from_own_pages, person_asking
from api.kept_files import KeptFiles
from api.log import Logged, NotesRoute, set_up_logs
from api.openapi import describe
from api.outward import outward
from api.pages import (
    about,
    answering,
    answers,
    care,
    changes,
    feeds,
    home,
    matrix,
    organisations,
    search,
    subscriptions,
    whole,
)
from api.pages import clean as clean_pages
from api.pages import coverage as coverage_pages
from api.pages import entities as entity_pages
from api.pages import finding_lives as life_pages
from api.pages import gaps as gap_pages
from api.pages import linked as linked_pages
from api.pages import maps as map_pages
from api.pages import meeting as meeting_pages
from api.pages import paths as path_pages
from api.pages import people as people_pages
from api.pages import privacy as privacy_pages
from api.pages import proposals as proposal_pages
from api.pages import sources as source_pages
from api.pages.errors import answer_errors, refused_page
from api.parameters import language_asked
from api.problems import answer_problems, refused_problem
from api.provider import Provider
from api.proxies import BehindProxy
from api.query import LeaveOutEmpty, only_known_parameters, parameters_checked
from api.reconciliation import BASE as RECONCILE
from api.reconciliation import create_reconciliation
from api.refusals import BodyLimited, RateLimited, Refusing
from api.resources import (
    clean,
    commitments,
    coverage,
    entities,
    finding_lives,
    gaps,
    health,
    maps,
    meeting,
    paths,
    people,
    privacy,
    proposals,
    questions,
    records,
    sources,
)
from api.resources import organisations as organisation_resources
from api.security import Secured
from api.sessions import with_secret
from api.settings import Settings
from graph.store import Store, open_store

BASE = "/v1"
_SECONDS_AT_A_TIME = 0.001
_AS_IT_COMES = Settings()
# How the machine asks itself whether the service works.
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def create_app(
    store: Store,
    cleaner: Cleaner | None = None,
    settings: Settings = _AS_IT_COMES,
    *,
    listens_here: bool = True,
) -> FastAPI:
    """The service that answers from `store`, and keeps up with it for as long as a server runs it.

    Lists of organisations are taken when there is a `cleaner` for them. `listens_here` says that it is served to this
    machine only: where nobody can sign in, whoever sits at it may then do everything. WrongError for settings that do
    not work.
    """
    graphs = GraphsNow(store)
    settings = with_secret(settings, store.url)
    access = Access(store, settings, listens_here, Provider(settings) if settings.has_login else None)
    assistants = create_assistants(graphs, access)

    @asynccontextmanager
    async def watched(_: FastAPI) -> AsyncIterator[None]:
        with graphs.watched():
            async with running(assistants):
                yield

    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=watched,
        dependencies=[Depends(only_from_own_pages), Depends(only_known_parameters)],
    )
    # Whoever answers cheap questions gets the processor back sooner from a dear one at work.
    sys.setswitchinterval(_SECONDS_AT_A_TIME)
    parameters_checked(app, is_for_programs=False)
    app.state.graphs = graphs
    app.state.files = KeptFiles()
    app.state.cleaner = cleaner
    app.state.settings = settings
    app.state.access = access
    api = _create_api(graphs, app.state.files, cleaner, access)
    app.state.openapi = api.openapi()
    app.mount(BASE, api)
    app.add_route(BASE, lambda _: RedirectResponse(f"{BASE}/openapi.json"))
    reconciliation = create_reconciliation(graphs, access)
    for path in (RECONCILE, RECONCILE + "/{rest:path}"):
        app.router.routes.append(Route(path, reconciliation))
    app.router.routes.append(Route(ASSISTANTS, assistants))
    app.mount("/static", StaticFiles(packages=[("viz", "static/pages")]))
    for page in (
        home,
        search,
        answers,
        entity_pages,
        organisations,
        path_pages,
        gap_pages,
        life_pages,
        feeds,
        subscriptions,
        matrix,
        map_pages,
        coverage_pages,
        source_pages,
        changes,
        meeting_pages,
        about,
        people_pages,
        privacy_pages,
        answering,
        proposal_pages,
        linked_pages,
        whole,
        care,
    ):
        app.include_router(page.router)
    app.include_router(whole.sending)
    app.include_router(life_pages.sending)
    app.include_router(subscriptions.sending)
    app.include_router(answering.of_findings)
    if cleaner is not None:
        app.include_router(clean_pages.router)
        app.include_router(clean_pages.sending)
    if settings.metrics_from:
        app.include_router(metrics.router)
    answer_errors(app)
    app.add_middleware(NotesRoute)
    app.add_middleware(BodyLimited, settings=settings)
    app.add_middleware(RateLimited, settings=settings)
    app.add_middleware(Refusing, as_problem=refused_problem, as_page=refused_page)
    app.add_middleware(LeaveOutEmpty)
    app.add_middleware(TellsAge, graphs=graphs)
    app.add_middleware(Secured, hsts_seconds=settings.hsts_seconds)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(AnswerHead)
    if settings.hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*settings.hosts, *LOOPBACK], www_redirect=False)
    app.add_middleware(BehindProxy, settings=settings)
    observe = metrics.observe if settings.metrics_from else None
    app.add_middleware(Logged, settings=settings, revision=lambda: graphs.held, observe=observe)
    return app


def create_worker(
    url: str, cleaner: Cleaner | None = None, settings: Settings = _AS_IT_COMES, *, listens_here: bool = True
) -> FastAPI:
    """The service of one of several processes: it opens the store at an address, and ends with the process above it."""
    set_up_logs(settings.log_format)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    return create_app(open_store(url), cleaner, settings, listens_here=listens_here)


def _end_with_parent() -> None:
    """A process above that was killed told nobody, and its workers would keep the port."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _create_api(graphs: GraphsNow, files: KeptFiles, cleaner: Cleaner | None, access: Access) -> FastAPI:
    api = FastAPI(
        title="Samenspel",
        summary="The Dutch ecosystem for innovation-oriented public procurement, each fact with its source.",
        description=(
            "Actors, instruments and agreements of innovation-oriented procurement in the Netherlands, "
            "how they hang together, and where the ecosystem falls short."
        ),
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        openapi_tags=[
            {"name": "entities", "description": "Actors, instruments, agreements, activities, subjects and documents."},
            {"name": "organisations", "description": "Where an organisation stands, two side by side, and regions."},
            {"name": "questions", "description": "Questions as people ask them, and their answers."},
            {"name": "paths", "description": "Who can bring us to whom, through what."},
            {"name": "gaps", "description": "Where the ecosystem falls short, and what is unknown."},
            {"name": "coverage", "description": "How complete what is known is."},
            {"name": "sources", "description": "Where the claims come from and what changed."},
            *([{"name": "lists", "description": "Who is meant in a list of organisations."}] if cleaner else []),
            {"name": "people", "description": "Who asks, and what is kept of whom."},
            {"name": "proposals", "description": "What organisations answer, and what is decided about it."},
            {"name": "map", "description": "The network as one HTML file."},
            {"name": "health", "description": "Whether the service works."},
        ],
        dependencies=[
            Depends(only_from_own_pages),
            Depends(person_asking),
            Depends(only_known_parameters),
            Depends(language_asked),
        ],
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    parameters_checked(api, is_for_programs=True)
    api.state.graphs = graphs
    api.state.files = files
    api.state.cleaner = cleaner
    api.state.settings = access.settings
    api.state.access = access
    resources = (
        entities,
        organisation_resources,
        questions,
        paths,
        gaps,
        commitments,
        coverage,
        sources,
        records,
        meeting,
        proposals,
        maps,
        people,
        privacy,
        health,
    )
    for resource in (*resources, *([clean] if cleaner else [])):
        api.include_router(resource.router)
    api.include_router(finding_lives.router)
    api.include_router(finding_lives.writing)
    api.include_router(sources.writing)
    document = describe(api, BASE, access.settings)
    api.openapi = lambda: document | {"servers": [{"url": outward(BASE)}]}  # type: ignore[method-assign]
    answer_problems(api)
    return api
