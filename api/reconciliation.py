"""`/reconcile`: the Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group, for OpenRefine.

It is open to pages of other sites by CORS, as 0.2 asks. The older JSONP, which 0.2 leaves to the service, is refused: a
script carries the cookies of a person past CORS, and what is answered depends on who asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from operator import itemgetter
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from api.forms import fields_of
from api.graphs_now import GraphsNow
from api.identity import Access, person_asking
from api.outward import outward_page
from api.parameters import Language, Now, language_asked
from api.problems import BadRequestError, NotFoundError, answer_problems, problem
from api.query import only_known_parameters, parameters_checked
from api.reconciliation_models import (
    EXTENSION,
    MOST_QUERIES,
    QUERIES,
    Extension,
    candidates,
    cells,
    described_property,
    described_type,
    kinds_below,
    property_named,
    read,
    reference,
)
from api.reconciliation_models import Query as Asked
from graph.ask.properties import properties, values
from graph.ask.recognition import Recognised, recognise
from graph.ask.search import search
from graph.ask.snapshot import Snapshot
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Sentences, message, sentence_start
from graph.say.candidates import candidate_text
from graph.say.profile import summary
from viz.pages import render_page

BASE = "/reconcile"
LARGEST_FORM = 2**20
SUGGESTIONS = 20
MOST_SKIPPED = 10_000
PREVIEW = {"width": 420, "height": 260}
_SHOWN_NUMBERS = ("kvk", "oin")
_FEATURES = ("name", "type")
_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors *"
Prefix = Annotated[str, Query(max_length=200)]
Skipped = Annotated[int, Query(alias="cursor", ge=0, le=MOST_SKIPPED)]


@dataclass(frozen=True, slots=True)
class OfWidgetOfOpenRefine:
    """What the widget of OpenRefine sends along with each prefix, for a service that is no more; it says nothing here.

    In OpenRefine it is `externals/suggest/suggest-4_3a.js`.
    """

    filter: str | None = None
    spell: str | None = None
    exact: str | None = None
    scoring: str | None = None
    key: str | None = None
    prefixed: str | None = None
    stemmed: str | None = None
    format: str | None = None


OfWidget = Annotated[OfWidgetOfOpenRefine, Depends()]


def create_reconciliation(graphs: GraphsNow, access: Access) -> FastAPI:
    """The service for programs that recognise names, which answers the path BASE and all below it."""
    service = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[
            Depends(person_asking),
            Depends(language_asked),
            Depends(_no_script),
            Depends(only_known_parameters),
        ],
    )
    parameters_checked(service, is_for_programs=True)
    service.state.graphs, service.state.access, service.state.settings = graphs, access, access.settings
    service.add_api_route(BASE, get, methods=["GET"])
    service.add_api_route(BASE, post, methods=["POST"])
    service.add_api_route(f"{BASE}/suggest/entity", suggest_entity)
    service.add_api_route(f"{BASE}/suggest/type", suggest_type)
    service.add_api_route(f"{BASE}/suggest/property", suggest_property)
    service.add_api_route(f"{BASE}/properties", propose_properties)
    service.add_api_route(f"{BASE}/preview", preview)
    service.add_api_route(BASE + "/features/{id}", feature)
    answer_problems(service)
    service.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
    return service


async def _no_script(request: Request) -> None:
    if "callback" in request.query_params:
        raise BadRequestError(message("reconcile-no-callback"))


def get(
    request: Request, now: Now, language: Language, queries: str | None = None, extend: str | None = None
) -> Response:
    """Who is meant, or what is known of whom; without a question what this service is."""
    if queries is None and extend is None:
        return JSONResponse(manifest(str(request.base_url).rstrip("/"), language))
    return _answer(request, now.snapshot(), language, queries, extend)


async def post(request: Request, now: Now, language: Language) -> Response:
    """Who is meant, or what is known of whom."""
    fields = await fields_of(request, LARGEST_FORM)
    asked = (fields.get("queries"), fields.get("extend"))
    if asked == (None, None):
        raise BadRequestError(message("reconcile-nothing"))
    return await run_in_threadpool(lambda: _answer(request, now.snapshot(), language, *asked))


def _answer(
    request: Request, snapshot: Snapshot, language: str, queries: str | None, extend: str | None
) -> JSONResponse:
    if queries is None:
        return JSONResponse(extended(snapshot, read(EXTENSION, "extend", extend or ""), language))
    batch = read(QUERIES, "queries", queries)
    if len(batch) > MOST_QUERIES:
        return problem(request, 413, message("reconcile-too-many", count=len(batch), most=MOST_QUERIES))
    return JSONResponse({key: _recognised(snapshot, query, language) for key, query in batch.items()})


def _recognised(snapshot: Snapshot, query: Asked, language: str) -> dict[str, Any]:
    kinds, told = query.kinds, query.told
    recognised = recognise(snapshot, query.query, kind=kinds, limit=query.most, told=told)
    if query.type_strict == "should" and not recognised.candidates:
        # What is of another kind than was wished may be looked at; it is never decided on.
        recognised = Recognised(None, recognise(snapshot, query.query, limit=query.most, told=told).candidates)
    return {"result": candidates(snapshot, recognised, kinds, language)}


def extended(snapshot: Snapshot, asked: Extension, language: str) -> dict[str, Any]:
    """The values of some properties of some entities; of what is not known, and of who is not there, there are none."""
    wanted = [(property_named(property.id), property.settings.limit or None) for property in asked.properties]
    nodes = {id: snapshot.node(id) if id in snapshot else None for id in asked.ids}
    rows = {
        id: {property.id: cells(values(snapshot, node, property)[:most]) if node else [] for property, most in wanted}
        for id, node in nodes.items()
    }
    return {"meta": [described_property(property, language) for property, _ in wanted], "rows": rows}


def manifest(site: str, language: str) -> dict[str, Any]:
    """What this service offers, at the address that it is asked by."""
    here = f"{site}{BASE}"

    def at(path: str) -> dict[str, str]:
        return {"service_url": here, "service_path": path}

    defaults = ("Actor", *(name for name, kind in VOCABULARY.kinds.items() if "register" in kind.traits))
    return {
        "versions": ["0.2"],
        "name": message("reconcile-name").in_language(language),
        "identifierSpace": f"{site}/id/",
        "schemaSpace": f"{site}/def",
        "documentation": f"{site}/about",
        "serviceVersion": version("samenspel"),
        "view": {"url": f"{site}/entities/{{{{id}}}}"},
        "feature_view": {"url": f"{here}/features/{{{{id}}}}"},
        "defaultTypes": [reference(name, language) for name in defaults],
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", **PREVIEW},
        "suggest": {what: at(f"/suggest/{what}") for what in ("entity", "type", "property")},
        "extend": {
            "propose_properties": at("/properties"),
            "property_settings": [
                {
                    "name": "limit",
                    "type": "number",
                    "default": 0,
                    "label": message("reconcile-limit").in_language(language),
                    "help_text": message("reconcile-limit.help").in_language(language),
                }
            ],
        },
        "batchSize": MOST_QUERIES,
    }


def suggest_entity(
    now: Now, language: Language, _: OfWidget, prefix: Prefix = "", cursor: Skipped = 0, type: str | None = None
) -> dict[str, Any]:
    """Entities of which a name, a number or a part of these begins so."""
    snapshot = now.snapshot()
    kinds = kinds_below(type) if type else None
    hits = search(snapshot.with_past, prefix, kind=kinds, limit=cursor + SUGGESTIONS)[cursor:]
    return {
        "result": [
            {
                "id": hit.node.id,
                "name": hit.node.name,
                "description": candidate_text(snapshot, hit.node, language),
                "notable": [reference(hit.node.kind, language)],
            }
            for hit in hits
        ]
    }


def suggest_type(language: Language, _: OfWidget, prefix: Prefix = "", cursor: Skipped = 0) -> dict[str, Any]:
    """Kinds of which the name or id has words that begin so."""
    described = (described_type(name, language) for name in VOCABULARY.kinds)
    return {"result": _beginning(described, prefix)[cursor : cursor + SUGGESTIONS]}


def suggest_property(language: Language, _: OfWidget, prefix: Prefix = "", cursor: Skipped = 0) -> dict[str, Any]:
    """Properties of which the name or id has words that begin so."""
    described = (described_property(property, language) for property in properties().values())
    return {"result": _beginning(described, prefix)[cursor : cursor + SUGGESTIONS]}


def _beginning(choices: Iterable[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    """The choices with the words of a prefix, those that begin so first."""
    sought = fold(prefix)
    ranked = []
    for choice in choices:
        names = (choice["id"].casefold(), fold(choice["name"]))
        if prefix.strip().casefold() == names[0] or any(name.startswith(sought) for name in names):
            ranked.append((0, choice))
        elif f" {sought}" in names[1]:
            ranked.append((1, choice))
    return [choice for _, choice in sorted(ranked, key=itemgetter(0))]


def propose_properties(
    language: Language, type: str | None = None, limit: Annotated[int, Query(ge=1, le=500)] = 100
) -> dict[str, Any]:
    """The properties that entities of a type can have."""
    kinds = kinds_below(type) if type else None
    fitting = (property for property in properties().values() if kinds is None or not kinds.isdisjoint(property.kinds))
    proposed = [described_property(property, language) for property in islice(fitting, limit)]
    return {**({"type": type} if type else {}), "limit": limit, "properties": proposed}


def preview(now: Now, language: Language, id: Annotated[str, Query(max_length=200)]) -> Response:
    """A page of a few lines on who an entity is, as large as the manifest says."""
    snapshot = now.snapshot()
    node = snapshot.node(id)
    text = Sentences(summary(snapshot, node.id).parts[:2]).in_language(language)
    about = sentence_start(node.vocabulary.label.in_language(language))
    numbers = [
        f"{property_named(identifier.scheme).label.in_language(language)}: {identifier.value}"
        for identifier in node.identifiers
        if identifier.scheme in _SHOWN_NUMBERS
    ]
    return _small_page(language, title=node.name, about=about, text=text, numbers=numbers)


def feature(language: Language, id: str) -> Response:
    """A page on what a part of a score means."""
    name = id.removeprefix("property-")
    if id not in _FEATURES and (name == id or name not in properties()):
        raise NotFoundError(message("reconcile-no-feature", given=id[:80], known=", ".join(_FEATURES)))
    key = id if id in _FEATURES else "property"
    label = property_named(name).label if key == "property" else message(f"reconcile-feature-{key}")
    text = message(f"reconcile-feature-{key}.what").in_language(language)
    return _small_page(language, title=label.in_language(language), about="", text=text, numbers=[])


def _small_page(language: str, **context: Any) -> Response:
    page = HTMLResponse(outward_page(render_page("reconcile", language, context)))
    page.headers.update({"Content-Security-Policy": _POLICY, "Content-Language": language})
    return page
