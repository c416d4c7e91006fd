"""The catalogue is as DCAT-AP-NL 3.0 asks of each class: what must be there, what may be there once, and of what kind.

The tables are what the profile's shapes (Geonovum, shapes/300: dcat-ap-nl, -aanbevolen, -klassebereik and
-klassebereik-codelijsten) and those of DCAT-AP 3.0.0 below it check of the properties that the catalogue has.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, Graph, URIRef
from rdflib.term import Node

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Source
from graph.say.linked.catalogue import Offered, catalogue_triples
from graph.say.linked.terms import VCARD, Site
from graph.store import Store
from tests.fictitious import SOURCE

SITE = Site("https://samenspel.example.nl")
CONTACTS = ("https://voorbeeld.example/contact", "info@voorbeeld.example")
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint, DCAT.dataset),
    DCAT.Dataset: (
        DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCTERMS.creator, DCAT.theme,
        DCTERMS.accessRights, DCAT.contactPoint,
    ),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license),
    DCAT.DataService: (
        DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCAT.theme, DCTERMS.accessRights,
        DCTERMS.license, DCAT.contactPoint, DCAT.endpointURL, DCAT.endpointDescription,
    ),
    FOAF.Agent: (FOAF.name,),
    SKOS.Concept: (SKOS.prefLabel,),
}  # fmt: skip
# With what the catalogue has besides. Of what is advised dcat:accessService is not given: the files are fetched from
# their address and not from a service.
ADVISED = {
    DCAT.Catalog: (DCTERMS.creator, DCTERMS.language, DCTERMS.license, FOAF.homepage),
    DCAT.Dataset: (
        DCTERMS.conformsTo, FOAF.page, DCAT.landingPage, DCTERMS.language, DCTERMS.license,
        DCTERMS.accrualPeriodicity, DCAT.distribution,
    ),
    DCAT.Distribution: (
        DCAT.downloadURL, DCTERMS.language, DCTERMS.conformsTo, DCAT.mediaType, DCTERMS["format"],
    ),
    DCAT.DataService: (DCTERMS.creator, DCAT.keyword, DCTERMS.language),
}  # fmt: skip
AT_MOST_ONE = {
    DCAT.Catalog: (DCTERMS.publisher, DCTERMS.license, DCAT.contactPoint, FOAF.homepage),
    DCAT.Dataset: (
        DCTERMS.identifier, DCTERMS.publisher, DCTERMS.accessRights, DCTERMS.accrualPeriodicity, DCTERMS.issued,
        DCTERMS.modified, DCAT.contactPoint,
    ),
    DCAT.Distribution: (DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, DCTERMS["format"], DCTERMS.license),
    DCAT.DataService: (
        DCTERMS.identifier, DCTERMS.publisher, DCTERMS.creator, DCTERMS.accessRights, DCTERMS.license,
        DCAT.contactPoint, DCAT.endpointURL, DCAT.endpointDescription,
    ),
}  # fmt: skip
RANGES = {
    DCAT.Catalog: {DCAT.contactPoint: VCARD.Kind},
    DCAT.DataService: {
        DCTERMS.publisher: FOAF.Agent, DCTERMS.creator: FOAF.Agent, DCTERMS.language: DCTERMS.LinguisticSystem,
        DCAT.theme: SKOS.Concept,
    },
}  # fmt: skip


def described(sources: Mapping[str, Source], offered: Offered) -> Graph:
    graph = Graph()
    for triple in catalogue_triples(SITE, sources, offered):
        graph.add(triple)
    return graph


def lacking(graph: Graph, asked: Mapping[URIRef, tuple[URIRef, ...]]) -> Iterator[tuple[Node, URIRef]]:
    for kind, properties in asked.items():
        things = list(graph.subjects(RDF.type, kind))
        assert things, kind
        yield from (
            (thing, property) for thing in things for property in properties if (thing, property, None) not in graph
        )


@pytest.fixture(scope="module")
def whole(bundled: Store) -> Snapshot:
    return take_snapshot(bundled.read())


@pytest.fixture(scope="module", params=CONTACTS)
def catalogue(whole: Snapshot, request: pytest.FixtureRequest) -> Graph:
    changed = dict.fromkeys(whole.sources, "2026-11-29T10:00:00+00:00")
    return described(whole.sources, Offered("Provincie Voorbeeld", request.param, changed=changed))


def test_the_catalogue_has_every_source_and_says_who_offers_it(catalogue: Graph, whole: Snapshot) -> None:
    assert set(catalogue.objects(SITE.catalogue, DCAT.dataset)) == {SITE.source(id) for id in whole.sources}
    publisher = catalogue.value(SITE.catalogue, DCTERMS.publisher)
    assert str(catalogue.value(publisher, FOAF.name)) == "Provincie Voorbeeld"


def test_what_is_mandatory_and_what_is_advised_is_there(catalogue: Graph) -> None:
    assert not list(lacking(catalogue, MANDATORY))
    assert not list(lacking(catalogue, ADVISED))


def test_what_may_be_there_once_is(catalogue: Graph) -> None:
    for kind, properties in AT_MOST_ONE.items():
        for thing in catalogue.subjects(RDF.type, kind):
            assert not [each for each in properties if len(set(catalogue.objects(thing, each))) > 1], thing


def test_what_is_there_is_of_the_kind_that_is_asked(catalogue: Graph) -> None:
    for kind, properties in RANGES.items():
        for thing in catalogue.subjects(RDF.type, kind):
            for property, range in properties.items():
                assert all((value, RDF.type, range) in catalogue for value in catalogue.objects(thing, property))


def test_without_a_contact_none_is_made_up_and_all_else_is_there(whole: Snapshot) -> None:
    graph = described(whole.sources, Offered())
    assert {property for _, property in lacking(graph, MANDATORY)} == {DCAT.contactPoint}
    assert not list(graph.subjects(RDF.type, VCARD.Kind))


@pytest.mark.parametrize(("audience", "told"), [((), "PUBLIC"), (("participants",), "RESTRICTED")])
def test_a_source_that_is_not_for_all_is_told_to_be_so_and_so_is_the_service(
    audience: tuple[str, ...], told: str
) -> None:
    graph = described({SOURCE.id: replace(SOURCE, audience=audience)}, Offered())
    rights = {str(right).rpartition("/")[2] for right in graph.objects(None, DCTERMS.accessRights)}
    assert rights == {told}
