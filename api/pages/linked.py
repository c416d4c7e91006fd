"""Linked data: persistent ids, the documents that they lead to, the vocabulary and the catalogue of data sets."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import Annotated

import orjson
from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from api.accepted import preferred_type
from api.kept_files import file_answer, seen
from api.pages.sources import stated
from api.pages.visitor import TIME, Visiting, Visitor, show, version_here
from api.problems import LONGEST_REPEATED, NotFoundError
from api.turns import DearByChoice
from graph.desk.people import NOBODY
from graph.model.vocabulary import VOCABULARY, Relation
from graph.model.words import message
from graph.say.linked.catalogue import Offered, catalogue_triples
from graph.say.linked.documents import one_entity, one_source
from graph.say.linked.ontology import context, declared, ontology_triples
from graph.say.linked.shapes import shapes
from graph.say.linked.terms import Site
from graph.say.linked.writers import MEDIA_TYPES, WRITERS, Piece, json_ld
from graph.store import Run, loads
from viz.pages import address

router = APIRouter(route_class=DearByChoice)
HTML = "text/html"
# What a page has beside it, by what asks for it.
_BESIDE = {HTML: "", "text/turtle": "ttl", "application/ld+json": "jsonld", "application/json": "jsonld"}
Graph = Annotated[str, Path(pattern="^(ttl|jsonld)$")]
Graphs = Annotated[str, Path(pattern=f"^({'|'.join(WRITERS)})$")]


@router.get("/id/{entity_id}")
def identified(visiting: Visiting, entity_id: str) -> Response:
    """To what tells of an entity: its page, or the document in the form that is asked for."""
    node = visiting.snapshot.node(entity_id)
    if node.id != entity_id:
        return visiting.moved(f"/id/{node.id}")
    return _beside(visiting, f"/entities/{node.id}", f"/doc/{node.id}")


@router.get("/doc/{entity_id}.{format}")
def document(visiting: Visiting, entity_id: str, format: Graph) -> Response:
    """What is known of an entity, as data."""
    node = visiting.snapshot.node(entity_id)
    if node.id != entity_id:
        return visiting.moved(f"/doc/{node.id}.{format}")
    return _data(visiting, format, lambda site: one_entity(site, visiting.snapshot, node.id))


@router.get("/source/{source_id}.{format}")
def source_document(visiting: Visiting, source_id: str, format: Graphs) -> Response:
    """What a source is and says, as data."""
    _known_source(visiting, source_id)
    return _data(visiting, format, lambda site: one_source(site, visiting.snapshot, source_id))


@router.get("/source/{source_id}")
def source(visiting: Visiting, source_id: str) -> Response:
    """To what tells of a source."""
    _known_source(visiting, source_id)
    return _beside(visiting, f"/sources/{source_id}", f"/source/{source_id}")


@router.get("/def")
def vocabulary(visiting: Visiting) -> Response:
    """The kinds and relations: as a page, or to the ontology."""
    if _asked(visiting.request):
        return _beside(visiting, "/def", "/def")
    context = {
        "kinds": [(kind, _prefixed(kind.iri)) for kind in VOCABULARY.kinds.values()],
        "relations": [
            (relation, _ends(relation, visiting.language), _prefixed(relation.iri))
            for relation in VOCABULARY.relations.values()
        ],
    }
    page = show(visiting, "terms", context)
    page.headers["Vary"] += ", Accept"
    return page


@router.get("/def/context.jsonld")
def json_ld_context(visiting: Visiting) -> Response:
    """The context by which the JSON-LD of this site is read."""
    return data_file(visiting, MEDIA_TYPES["jsonld"], lambda: orjson.dumps({"@context": context(site_of(visiting))}))


@router.get("/def/shapes.ttl")
def shacl_shapes(visiting: Visiting) -> Response:
    """What the data keep to."""

    def made() -> bytes:
        site = site_of(visiting)
        graph = shapes(site)
        for name, iri in site.prefixes.items():
            graph.bind(name, iri)
        return graph.serialize(format="turtle", encoding="utf-8")

    return data_file(visiting, MEDIA_TYPES["ttl"], made)


@router.get("/def.{format}")
def ontology(visiting: Visiting, format: Graph) -> Response:
    """The vocabulary as an ontology."""
    return _data(visiting, format, lambda site: [(None, ontology_triples(site))])


@router.get("/catalog")
def catalogue(visiting: Visiting) -> Response:
    """To the description of the data sets."""
    return _beside(visiting, "/sources", "/catalog")


@router.get("/catalog.{format}")
def catalogue_document(visiting: Visiting, format: Graph) -> Response:
    """The description of the data sets by DCAT-AP-NL."""
    snapshot, settings = visiting.snapshot, visiting.request.app.state.settings
    nothing: tuple[Run, ...] = ()
    runs = visiting.graph.asked(lambda store: store.runs(), nothing)
    entities, claims = stated(snapshot)
    offered = Offered(
        publisher=settings.contact_name or "Samenspel",
        contact=settings.contact_url or settings.contact_email,
        counts={id: (entities[id], claims[id]) for id in snapshot.sources},
        changed={run.source: run.at for run in reversed(loads(runs)) if run.outcome == "loaded"},
    )
    return _data(
        visiting, format, lambda site: [(None, catalogue_triples(site, snapshot.sources, offered))], beside=len(runs)
    )


def _asked(request: Request) -> str:
    """The ending of the data that a request asks for; empty for a page."""
    return _BESIDE[preferred_type(request.headers.get("accept", ""), tuple(_BESIDE))]


def _beside(visiting: Visitor, page: str, data: str) -> Response:
    """To the page or the data of something that is itself neither (303, "see other")."""
    ending = _asked(visiting.request)
    onward = address(f"{data}.{ending}" if ending else page, **visiting.asked((*TIME, "lang")))
    return RedirectResponse(onward, 303, {"Vary": "Accept"})


def _known_source(visiting: Visitor, id: str) -> None:
    if id not in visiting.snapshot.sources:
        raise NotFoundError(message("problem-unknown-source", id=id[:LONGEST_REPEATED]))


def site_of(visiting: Visitor) -> Site:
    """The base of all ids: where people reach this service, or where it was asked when nothing says so."""
    return Site((visiting.request.app.state.settings.site or visiting.site).rstrip("/"))


def _data(
    visiting: Visitor, format: str, pieces: Callable[[Site], Iterable[Piece]], *, beside: Hashable = None
) -> Response:
    return data_file(visiting, MEDIA_TYPES[format], written_for(visiting, format, pieces), beside=beside)


def written_for(visiting: Visitor, format: str, pieces: Callable[[Site], Iterable[Piece]]) -> Callable[[], bytes]:
    """What writes pieces of linked data with the addresses of this service, within the budget of a request."""
    site = site_of(visiting)

    def made() -> bytes:
        some: Iterator[Piece] = iter(visiting.budget.each(pieces(site)))
        return b"".join(json_ld(site, some, address=True) if format == "jsonld" else WRITERS[format](site, some))

    return made


def data_file(
    visiting: Visitor, media_type: str, make: Callable[[], bytes], language: str = "", *, beside: Hashable = None
) -> Response:
    """Data, told in a language if in any, with a tag that changes with what they are made of; 304 for who has them."""
    request, site = visiting.request, site_of(visiting)
    made_of = seen(request, visiting.snapshot), site.base, language, beside
    state = repr((version_here(), date.today(), made_of, request.url.path, request.url.query))
    etag = f'"{hashlib.blake2b(state.encode(), digest_size=12).hexdigest()}"'
    headers = {
        # Open data: any page may read it.
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "no-cache" if visiting.person == NOBODY else "private, no-cache",
        "Vary": f"{'Accept-Language, ' if language else ''}Authorization, Cookie",
    }
    if visiting.graph.behind is None:
        headers["ETag"] = etag
        if request.headers.get("if-none-match", "").removeprefix("W/") == etag:
            return Response(status_code=304, headers=headers)
    return file_answer(request, visiting.snapshot, language, make, media_type, headers, beside=(site.base, beside))


def _prefixed(iri: str) -> str:
    """An IRI as it is written with the prefixes of the vocabulary."""
    return next((f"{name}:{iri[len(start) :]}" for name, start in VOCABULARY.prefixes.items() if iri.startswith(start)))


def _ends(relation: Relation, language: str) -> tuple[str, str]:
    """What a relation runs from and to, in words."""
    subjects, objects = (
        ", ".join(
            message("linked-anything" if name not in VOCABULARY.kinds else f"kind-{name}.plural").in_language(language)
            for name in declared(ends)
        )
        for ends in (relation.subjects, relation.objects)
    )
    return subjects, objects
