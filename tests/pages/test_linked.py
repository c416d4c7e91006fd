"""Linked data as the service gives it: ids that last, documents by negotiation, and the same answers as the API."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pyoxigraph
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from rdflib import DCAT, RDF, Graph, URIRef

from api.app import create_app
from api.settings import Settings
from graph.model.audience import PARTICIPANTS
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Claim, Entity
from graph.store import Store, open_store
from tests.fictitious import ENTITIES, SOURCE, batch
from tests.pages.test_behind_proxy import FORWARDED, PREFIX, TRUSTING

# rdflib calls what it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
BASE = "https://samenspel.example.nl"
FLEVOLAND = "tooi-pv24"


@pytest.fixture
def published(bundled: Store) -> Iterator[TestClient]:
    """The service with an address of its own."""
    with TestClient(create_app(bundled, settings=Settings(site=f"{BASE}/"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def dataset(app: FastAPI) -> pyoxigraph.Store:
    """All that the service gives as TriG."""
    with TestClient(app) as client:
        answer = client.get("/samenspel.trig")
    assert answer.status_code == 200, answer.text
    store = pyoxigraph.Store()
    store.load(io.BytesIO(answer.content), format=pyoxigraph.RdfFormat.TRIG)
    return store


def ask(store: pyoxigraph.Store, query: str) -> list[tuple[str | None, ...]]:
    """The rows that a question of SPARQL gives, ids without their base."""
    prefixes = "PREFIX samenspel: <http://testserver/def#> PREFIX entity: <http://testserver/id/> "
    standard = (
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX adms: <http://www.w3.org/ns/adms#> "
        "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    )
    rows = store.query(prefixes + standard + query)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    return sorted(
        (tuple(None if term is None else str(term.value).rpartition("/")[2] for term in row) for row in rows), key=repr
    )


def relations(client: TestClient, id: str, type: str, direction: str = "in") -> list[dict[str, object]]:
    answer = client.get(f"/v1/entities/{id}", params={"type": type, "direction": direction, "limit": 500}).json()
    items: list[dict[str, object]] = answer["relations"]
    return items


@pytest.mark.parametrize(
    ("accept", "leads_to"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", f"/entities/{FLEVOLAND}"),
        ("*/*", f"/entities/{FLEVOLAND}"),
        ("", f"/entities/{FLEVOLAND}"),
        ("text/turtle", f"/doc/{FLEVOLAND}.ttl"),
        ("text/turtle;q=0.5, application/ld+json", f"/doc/{FLEVOLAND}.jsonld"),
        ("application/json", f"/doc/{FLEVOLAND}.jsonld"),
        ("text/html;q=0.2, text/*;q=0.9", f"/doc/{FLEVOLAND}.ttl"),
        ("text/turtle;q=veel, text/html", f"/entities/{FLEVOLAND}"),
        ("image/png", f"/entities/{FLEVOLAND}"),
    ],
)
def test_an_id_leads_to_the_form_that_is_asked_for(client: TestClient, accept: str, leads_to: str) -> None:
    answer = client.get(f"/id/{FLEVOLAND}", headers={"Accept": accept}, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, leads_to)
    assert "Accept" in answer.headers["Vary"]
    assert client.get(leads_to).status_code == 200


def test_a_document_has_a_tag_and_is_not_sent_twice(client: TestClient) -> None:
    first = client.get(f"/doc/{FLEVOLAND}.ttl")
    assert first.headers["Content-Type"].startswith("text/turtle")
    again = client.get(f"/doc/{FLEVOLAND}.ttl", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/doc/{FLEVOLAND}.jsonld").headers["ETag"] != first.headers["ETag"]


def test_json_ld_says_the_same_as_turtle_by_the_published_context(client: TestClient) -> None:
    document = client.get(f"/doc/{FLEVOLAND}.jsonld").json()
    assert document["@context"] == "http://testserver/def/context.jsonld"
    document["@context"] = client.get("/def/context.jsonld").json()["@context"]
    stores = []
    for data, form in (
        (orjson.dumps(document), pyoxigraph.RdfFormat.JSON_LD),
        (client.get(f"/doc/{FLEVOLAND}.ttl").content, pyoxigraph.RdfFormat.TURTLE),
    ):
        stores.append(pyoxigraph.Store())
        stores[-1].load(io.BytesIO(data), format=form)
    assert set(stores[0]) == set(stores[1])
    by_rdflib = Graph().parse(data=orjson.dumps(document), format="json-ld")
    assert len(by_rdflib) == len(stores[0])


def test_ids_begin_with_the_address_of_the_service_whoever_asks(published: TestClient) -> None:
    graph = Graph().parse(data=published.get(f"/doc/{FLEVOLAND}.ttl").content, format="turtle")
    assert (URIRef(f"{BASE}/id/{FLEVOLAND}"), RDF.type, URIRef(f"{BASE}/def#Province")) in graph


def test_behind_a_proxy_ids_and_where_they_lead_have_its_path(bundled: Store) -> None:
    with TestClient(create_app(bundled, settings=TRUSTING), client=("127.0.0.1", 50000)) as client:
        asked = {**FORWARDED, "Accept": "text/turtle"}
        answer = client.get(f"/id/{FLEVOLAND}", headers=asked, follow_redirects=False)
        assert answer.headers["Location"] == f"{PREFIX}/doc/{FLEVOLAND}.ttl"
        document = client.get(f"/doc/{FLEVOLAND}.ttl", headers=asked).text
    assert f"https://provincie.test{PREFIX}/id/" in document


def test_a_merged_away_id_leads_on(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        store.judge([Judgement("eiland", "zuidland", Verdict.YES, "Beoordelaar", "2026-11-29T10:00:00+00:00")])
        client = TestClient(create_app(store))
        addresses = ("/id/eiland", "/id/zuidland", "/doc/eiland.ttl", "/doc/zuidland.ttl")
        answers = {address: client.get(address, follow_redirects=False) for address in addresses}
    moved = {address: answer.headers["Location"] for address, answer in answers.items() if answer.status_code == 308}
    former = next(iter(moved)).rpartition("/")[2]
    now = "zuidland" if former == "eiland" else "eiland"
    assert moved == {f"/id/{former}": f"/id/{now}", f"/doc/{former}.ttl": f"/doc/{now}.ttl"}


def test_of_a_source_that_is_not_for_all_nobody_else_gets_a_trace(tmp_path: Path) -> None:
    entities = (Entity("geheim", "Association", "Besloten Voorbeeldbond"), ENTITIES[1])
    hidden = replace(SOURCE, id="besloten", title="Besloten voorbeeldbron", audience=(PARTICIPANTS,))
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        store.sync(Batch(hidden, entities, (Claim("geheim", "memberOf", "koepel"),)))
        client = TestClient(create_app(store, listens_here=False))
        for address in ("/samenspel.nq", "/samenspel.ttl", "/doc/koepel.ttl", "/catalog.ttl", "/doc/koepel.jsonld"):
            answer = client.get(address)
            assert answer.status_code == 200
            assert "koepel" in answer.text or "catalog" in address
            assert "besloten" not in answer.text.casefold()
            assert "geheim" not in answer.text
        for address in ("/id/geheim", "/doc/geheim.ttl", "/source/besloten", "/source/besloten.nq"):
            assert client.get(address, headers={"Accept": "text/turtle"}).status_code == 404


@pytest.mark.parametrize(
    "address", ["/id/bestaat-niet", "/doc/bestaat-niet.ttl", "/source/bestaat-niet.nq", "/source/x"]
)
def test_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address, headers={"Accept": "text/turtle"}, follow_redirects=False).status_code == 404


def test_every_address_in_the_catalogue_gives_what_it_says(client: TestClient) -> None:
    answer = client.get("/catalog", headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=answer.content, format="turtle")
    source = URIRef("http://testserver/source/brief_innovatiegericht_inkopen")
    distributions = list(graph.objects(source, DCAT.distribution))
    assert len(distributions) == 4
    for distribution in distributions:
        address = str(graph.value(distribution, DCAT.downloadURL))
        media_type = str(graph.value(distribution, DCAT.mediaType)).rpartition("media-types/")[2]
        assert client.get(address).headers["Content-Type"].startswith(media_type)
    assert client.get(str(graph.value(source, DCAT.landingPage))).status_code == 200


def test_the_vocabulary_is_a_page_or_an_ontology_and_its_terms_stand_in_both(client: TestClient) -> None:
    page = client.get("/def", headers={"Accept": "text/html"}).text
    ontology = Graph().parse(data=client.get("/def", headers={"Accept": "text/turtle"}).content, format="turtle")
    shapes = Graph().parse(data=client.get("/def/shapes.ttl").content, format="turtle")
    for name in ("memberOf", "Province"):
        assert f'id="{name}"' in page
        assert (URIRef(f"http://testserver/def#{name}"), None, None) in ontology
    assert len(shapes) > 500
    assert "is a member of" in client.get("/def?lang=en", headers={"Accept": "text/html"}).text


def test_provinces_that_use_an_instrument_are_those_of_the_api(client: TestClient, dataset: pyoxigraph.Store) -> None:
    rows = ask(dataset, "SELECT ?who { ?who samenspel:uses entity:sbir ; a samenspel:Province }")
    by_api = [
        tie["other"]["id"]  # type: ignore[index]
        for tie in relations(client, "sbir", "uses")
        if tie["standing"] == "stands" and tie["other"]["kind"] == "Province"  # type: ignore[index]
    ]
    assert [id for (id,) in rows] == sorted(by_api)
    assert by_api


def test_members_of_a_table_are_those_of_the_api(client: TestClient, dataset: pyoxigraph.Store) -> None:
    rows = ask(dataset, "SELECT ?who { ?who <http://www.w3.org/ns/org#memberOf> entity:ipo }")
    by_api = [tie["other"]["id"] for tie in relations(client, "ipo", "memberOf") if tie["standing"] == "stands"]  # type: ignore[index]
    assert [id for (id,) in rows] == sorted(by_api)
    assert len(by_api) == 12


def test_the_evidence_for_a_relation_is_that_of_the_api(client: TestClient, dataset: pyoxigraph.Store) -> None:
    rows = ask(
        dataset,
        """SELECT ?who ?source ?locator { GRAPH ?graph {
            ?claim rdf:subject ?who ; rdf:predicate samenspel:uses ; rdf:object entity:sbir ;
                prov:wasDerivedFrom ?source
            OPTIONAL { ?claim samenspel:locator ?place BIND(REPLACE(STR(?place), "^.*/", "") AS ?locator) } } }""",
    )
    by_api = [
        (tie["other"]["id"], piece["source"]["id"], piece["locator"] and piece["locator"].rpartition("/")[2])  # type: ignore[index]
        for tie in relations(client, "sbir", "uses")
        for piece in tie["evidence"]  # type: ignore[attr-defined]
    ]
    assert rows == sorted(by_api, key=repr)
    assert len(by_api) > 50


def test_what_a_source_says_is_not_so_is_what_the_api_says(client: TestClient, dataset: pyoxigraph.Store) -> None:
    rows = ask(
        dataset,
        """SELECT ?what { GRAPH ?graph { ?claim samenspel:holds false ; rdf:subject entity:rijksbegroting ;
            rdf:predicate samenspel:availableFor ; rdf:object ?what } }""",
    )
    by_api = [
        tie["other"]["id"]  # type: ignore[index]
        for tie in relations(client, "rijksbegroting", "availableFor", "out")
        if tie["standing"] == "denied"
    ]
    assert [id for (id,) in rows] == sorted(by_api)
    assert len(by_api) == 4


def test_who_has_a_number_of_the_chamber_of_commerce_is_who_the_api_finds(
    client: TestClient, dataset: pyoxigraph.Store
) -> None:
    query = 'SELECT ?who { ?who adms:identifier [ samenspel:scheme "kvk" ; skos:notation "32164140" ] }'
    rows = ask(dataset, query)
    items = client.get("/v1/entities", params={"q": "32164140"}).json()["items"]
    assert [id for (id,) in rows] == [item["id"] for item in items] == [FLEVOLAND]


def test_how_many_there_are_of_a_kind_is_what_the_api_counts(client: TestClient, dataset: pyoxigraph.Store) -> None:
    for kind in ("Province", "Fieldlab", "ParliamentaryPaper"):
        query = f"SELECT ?one {{ ?one a samenspel:{kind} ; samenspel:standing ?standing }}"
        shown = [id for (id,) in ask(dataset, f"{query[:-1]} FILTER(?standing = samenspel:standing-stands) }}")]
        assert len(shown) == client.get("/v1/entities", params={"kind": kind, "limit": 1}).json()["total"]
