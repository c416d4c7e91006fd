"""Linked data opens in other programs with nothing lost, and keeps to the shapes that are published with it."""

import io
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyoxigraph
import pyshacl
import pytest
from hypothesis import given, settings
from rdflib import OWL, PROV, RDF, RDFS, SKOS, Dataset, Graph, URIRef

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.identity import Judgement, Verdict
from graph.model.records import Amount, Batch, Claim, Entity, Identifier, Name, NameUse, Status
from graph.model.vocabulary import VOCABULARY
from graph.say.linked.documents import WHOLE, everything, one_entity, shown
from graph.say.linked.ontology import ontology_triples
from graph.say.linked.shapes import shapes
from graph.say.linked.terms import Site, link
from graph.say.linked.writers import MEDIA_TYPES, WRITERS
from graph.store import Store
from graph.store.contract import Contents
from loaders.sources import brief_innovatiegericht_inkopen
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, SOURCE
from tests.graph.linked_claims import claims_in, entities_in
from tests.graph.test_gaps_on_the_letter import loaded
from tests.stores.test_stores_agree import batches

# rdflib calls what it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
SITE = Site("https://samenspel.example.nl")
TODAY = date(2026, 11, 24)
HOSTILE = "a \"quoted\"\\ text\nof 'two' lines\r\twith a \x07 bell and <b>&amp; 😀"
WHOLLY = Claim(
    "pv-noordland", "funds", "uitvraag", since="2019", until="2020-12", status=Status.AGREED,
    amount=Amount(Decimal("1E+3"), "EUR", "per jaar"), role=HOSTILE, note=HOSTILE, locator="p. 9",
    url="https://voorbeeld.example/a%zz[b]#c#d?é", aspects=("yearly", "maximum"),
)  # fmt: skip
RENAMED = replace(
    ENTITIES[3],
    names=(
        Name("Noordland"),
        Name("Noardlân", lang="fy"),
        Name("Provincie Noord", NameUse.FORMER, since="1815", until="1990-06"),
        Name(HOSTILE, NameUse.RUNNING, lang="en"),
    ),
    identifiers=(Identifier("kvk", "01234567"), Identifier("tooi", "https://identifier.overheid.nl/tooi/id/x/pv99")),
    description=HOSTILE,
    homepage="https://noordland.example/",
    since="1815",
)


def contents_of(*batches: Batch) -> Contents:
    return Contents(
        1,
        tuple(batch.source for batch in batches),
        tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
        tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
        (),
    )


@pytest.fixture(scope="module")
def contents() -> Contents:
    entities = tuple(RENAMED if entity.id == RENAMED.id else entity for entity in ENTITIES)
    register = Batch(REGISTER, ENTITIES[:4], (replace(CLAIMS[0], locator="rij 1"),))
    return contents_of(Batch(SOURCE, entities, (*CLAIMS, WHOLLY)), register)


@pytest.fixture(scope="module")
def snapshot(contents: Contents) -> Snapshot:
    return take_snapshot(contents, today=TODAY)


@pytest.fixture(scope="module")
def letter() -> Snapshot:
    return loaded([brief_innovatiegericht_inkopen])


@pytest.fixture(scope="module")
def whole(bundled: Store) -> Snapshot:
    return take_snapshot(bundled.read(), today=TODAY)


def written(snapshot: Snapshot, ending: str) -> bytes:
    return b"".join(WRITERS[ending](SITE, WHOLE[ending](SITE, snapshot)))


def by_rdflib(data: bytes, ending: str) -> Dataset:
    return Dataset().parse(data=data, format={"ttl": "turtle", "nq": "nquads", "jsonld": "json-ld"}.get(ending, ending))


def by_oxigraph(data: bytes, ending: str) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    format = pyoxigraph.RdfFormat.from_media_type(MEDIA_TYPES[ending])
    store.load(io.BytesIO(data), format=format)
    return store


def as_graph(triples: Iterable[tuple[object, object, object]]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)  # type: ignore[arg-type]
    return graph


def conforms(graph: Graph) -> tuple[bool, str]:
    ontology = as_graph(ontology_triples(SITE))
    answer, _, report = pyshacl.validate(graph, shacl_graph=shapes(SITE), ont_graph=ontology)
    return answer, report


def sorted_parts(entity: Entity) -> Entity:
    """As it can be read back: a set has no order."""
    return replace(
        entity, names=tuple(sorted(set(entity.names), key=repr)), identifiers=tuple(sorted(set(entity.identifiers)))
    )


@pytest.mark.parametrize(("one", "other"), [("ttl", "jsonld"), ("trig", "nq")])
def test_two_forms_of_the_same_say_the_same_to_two_programs(snapshot: Snapshot, one: str, other: str) -> None:
    first, second = written(snapshot, one), written(snapshot, other)
    assert set(by_oxigraph(first, one)) == set(by_oxigraph(second, other))
    assert set(by_rdflib(first, one).quads()) == set(by_rdflib(second, other).quads())
    assert len(by_oxigraph(first, one)) == len(set(by_rdflib(first, one).quads()))


def test_what_is_written_is_the_same_whatever_the_order_of_the_records(contents: Contents) -> None:
    turned = replace(
        contents, sources=contents.sources[::-1], entities=contents.entities[::-1], claims=contents.claims[::-1]
    )
    for ending in WRITERS:
        assert written(take_snapshot(contents, today=TODAY), ending) == written(
            take_snapshot(turned, today=TODAY), ending
        )


@pytest.mark.parametrize("ending", ["trig", "nq"])
def test_every_claim_and_every_entity_comes_back_as_its_source_said_it(
    contents: Contents, snapshot: Snapshot, ending: str
) -> None:
    dataset = by_rdflib(written(snapshot, ending), ending)
    assert sorted(claims_in(SITE, dataset), key=repr) == sorted(contents.claims, key=repr)
    entities = [(source, sorted_parts(entity)) for source, entity in contents.entities]
    assert sorted(entities_in(SITE, dataset), key=repr) == sorted(entities, key=repr)


@settings(deadline=None, max_examples=25)
@given(batches())
def test_claims_that_come_back_are_those_that_went_in(batch: Batch) -> None:
    dataset = by_rdflib(written(take_snapshot(contents_of(batch), today=TODAY), "trig"), "trig")
    assert sorted(claims_in(SITE, dataset), key=repr) == sorted(
        ((batch.source.id, claim) for claim in batch.claims), key=repr
    )


@pytest.mark.timeout(300)
def test_all_that_is_bundled_comes_back_claim_by_claim(bundled: Store, whole: Snapshot) -> None:
    data = written(whole, "trig")
    dataset = by_rdflib(data, "trig")
    assert sorted(claims_in(SITE, dataset), key=repr) == sorted(bundled.read().claims, key=repr)
    assert len(by_oxigraph(data, "trig")) == len(set(dataset.quads()))


def test_what_stands_is_a_plain_triple_and_what_is_denied_is_not(snapshot: Snapshot) -> None:
    default = by_rdflib(written(snapshot, "trig"), "trig").default_graph
    member, uses = SITE.term("memberOf"), SITE.term("uses")
    assert (SITE.entity("pv-noordland"), member, SITE.entity("koepel")) in default
    assert (SITE.entity("pv-noordland"), URIRef(VOCABULARY.relations["memberOf"].iri), SITE.entity("koepel")) in default
    assert (SITE.entity("eiland"), uses, SITE.entity("vraag")) not in default
    # Over since 2020.
    assert (SITE.entity("koepel"), SITE.term("partyTo"), SITE.entity("agenda")) not in default
    turtle = by_rdflib(written(snapshot, "ttl"), "ttl").default_graph
    denied = list(turtle.subjects(SITE.term("standing"), SITE.value("standing", "denied")))
    assert [turtle.value(claim, RDF.subject) for claim in denied] == [SITE.entity("eiland")]


def test_a_term_of_a_standard_that_is_read_the_other_way_runs_from_object_to_subject() -> None:
    there = contents_of(Batch(SOURCE, ENTITIES, (Claim("koepel", "partyTo", "agenda"),)))
    agreed = replace(
        there, entities=tuple((id, replace(entity, since=None, until=None)) for id, entity in there.entities)
    )
    default = by_rdflib(written(take_snapshot(agreed, today=TODAY), "ttl"), "ttl").default_graph
    assert list(default.subject_objects(PROV.wasAttributedTo)) == [(SITE.entity("agenda"), SITE.entity("koepel"))]


def test_a_merged_away_id_leads_to_the_one_that_stands(contents: Contents) -> None:
    same = Judgement("eiland", "zuidland", Verdict.YES, "Voorbeeldbeoordelaar", "2026-11-24T10:00:00+00:00")
    snapshot = take_snapshot(replace(contents, judgements=(same,)), today=TODAY)
    ((former, now),) = snapshot.redirects.items()
    default = by_rdflib(written(snapshot, "trig"), "trig").default_graph
    assert default.value(SITE.entity(former), OWL.sameAs) == SITE.entity(now)
    assert default.value(SITE.entity(former), RDFS.label) is None


def test_names_have_languages_and_identifiers_lead_to_registers(snapshot: Snapshot) -> None:
    graph = by_rdflib(written(snapshot, "ttl"), "ttl").default_graph
    entity = SITE.entity("pv-noordland")
    assert ("Noardlân", "fy") in {(str(label), label.language) for label in graph.objects(entity, SKOS.altLabel)}
    assert graph.value(entity, SKOS.exactMatch) == URIRef("https://identifier.overheid.nl/tooi/id/x/pv99")


@pytest.mark.parametrize(
    ("address", "node"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("https://a.example/%zz[b]", "https://a.example/%25zz%5Bb%5D"),
        ("https://a.example/#b#c", "https://a.example/#b%23c"),
        ("https://a.example:poort/", None),
        ("https:///pad", None),
    ],
)
def test_an_address_is_a_node_that_every_program_takes(address: str, node: str | None) -> None:
    assert list(map(str, link(address))) == ([node] if node else [])
    for iri in link(address):
        pyoxigraph.NamedNode(str(iri))


def test_the_letter_keeps_to_the_shapes(letter: Snapshot) -> None:
    dataset = by_rdflib(written(letter, "trig"), "trig")
    for graph in dataset.graphs():
        keeps, report = conforms(as_graph(graph))
        assert keeps, report
    assert len(list(dataset.graphs())) == 2


@pytest.mark.parametrize(
    ("wrong", "about"),
    [
        ("samenspel:claim-1 a samenspel:Claim .", "subject"),
        ("entity:x a samenspel:Province .", "label"),
        ("entity:pv-noordland samenspel:memberOf entity:uitvraag .", "uitvraag"),
        ("entity:uitvraag samenspel:memberOf entity:koepel .", "uitvraag"),
        ('entity:koepel samenspel:since "vorig jaar" .', "since"),
        ("entity:koepel samenspel:standing samenspel:memberOf .", "standing"),
    ],
)
def test_what_is_wrong_does_not_keep_to_the_shapes(snapshot: Snapshot, wrong: str, about: str) -> None:
    right = written(snapshot, "ttl").decode()
    keeps, report = conforms(Graph().parse(data=right, format="turtle"))
    assert keeps, report
    keeps, report = conforms(Graph().parse(data=f"{right}\n{wrong}\n", format="turtle"))
    assert not keeps
    assert about in report


def test_the_ontology_names_every_term_that_the_data_use_in_both_languages(letter: Snapshot) -> None:
    ontology = as_graph(ontology_triples(SITE))
    used = {term for quad in by_rdflib(written(letter, "trig"), "trig").quads() for term in quad[:3]}
    own = {term for term in used if isinstance(term, URIRef) and term.startswith(f"{SITE.base}/def#")}
    for term in own | {SITE.term(name) for name in (*VOCABULARY.kinds, *VOCABULARY.relations)}:
        assert {label.language for label in ontology.objects(term, RDFS.label)} == {"nl", "en"}, term  # type: ignore[attr-defined]
    names = [*VOCABULARY.kinds, *VOCABULARY.relations]
    assert len(set(names)) == len(names)


def test_the_document_of_an_entity_holds_its_claims_and_what_its_neighbours_are_called(snapshot: Snapshot) -> None:
    data = b"".join(WRITERS["ttl"](SITE, one_entity(SITE, snapshot, "koepel")))
    graph = Graph().parse(data=data, format="turtle")
    about = [claim for claim in CLAIMS if "koepel" in (claim.subject, claim.object)]
    assert len(list(graph.subjects(RDF.type, SITE.term("Claim")))) == len(about) + 1
    assert str(graph.value(SITE.entity("zuidland"), RDFS.label)) == "Provincie Zuidland"
    keeps, report = conforms(graph)
    assert keeps, report


def test_writing_takes_the_memory_of_a_piece_however_large_the_graph_is() -> None:
    def most(count: int) -> int:
        entities = tuple(Entity(f"gm-{number}", "Municipality", f"Gemeente {number}") for number in range(count))
        claims = tuple(Claim(f"gm-{number}", "memberOf", "koepel", note="x" * 200) for number in range(count))
        snapshot = take_snapshot(contents_of(Batch(SOURCE, (*entities, ENTITIES[1]), claims)), today=TODAY)
        for _ in WRITERS["nq"](SITE, everything(SITE, snapshot)):
            # What is made once of a snapshot and of addresses is there by now.
            pass
        tracemalloc.start()
        for ending in ("trig", "jsonld"):
            for _ in WRITERS[ending](SITE, WHOLE[ending](SITE, snapshot)):
                pass
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    assert most(2_000) < 1.5 * most(500)


def test_what_is_shown_of_a_date_is_what_stood_then(contents: Contents) -> None:
    then = take_snapshot(contents, "2019", today=TODAY)
    graph = Graph().parse(data=b"".join(WRITERS["ttl"](SITE, shown(SITE, then))), format="turtle")
    assert (SITE.entity("koepel"), SITE.term("partyTo"), SITE.entity("agenda")) in graph
    assert str(graph.value(URIRef(f"{SITE.base}/catalog#graph"), SITE.term("day"))) == "2019"
