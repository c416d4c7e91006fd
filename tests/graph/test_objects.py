"""The classes for notebooks against a real Neo4j."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from py2neo import Graph

import graph.store.objects
from graph.model.identity import Judgement, Verdict
from graph.model.records import Claim, Name, NameUse
from graph.model.vocabulary import VOCABULARY
from graph.store import StoreError, open_store
from graph.store.objects import KINDS, Association, Entity, Ministry, Platform, Province, connect
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, batch
from tests.neo4j_server import Neo4jServer


@pytest.fixture
def filled(empty_neo4j: str) -> str:
    """A server with the fictitious network, and a second source that tells of one membership and denies another."""
    province = replace(ENTITIES[3], names=(Name("PNL", NameUse.ABBREVIATION),))
    second = batch(
        REGISTER,
        (province, *ENTITIES[1:3], ENTITIES[5]),
        (replace(CLAIMS[0], locator="regel 7"), Claim("eiland", "memberOf", "koepel", locator="regel 8", holds=False)),
    )
    with open_store(empty_neo4j) as store:
        store.sync(batch())
        store.sync(second)
    return empty_neo4j


@pytest.fixture
def connected(filled: str) -> Iterator[Graph]:
    opened = connect(filled)
    yield opened
    opened.service.connector.close()


def names(entities: tuple[Entity, ...]) -> list[str]:
    return [entity.name for entity in entities]


def test_there_is_a_class_for_every_kind_below_that_of_its_parent() -> None:
    assert KINDS.keys() == VOCABULARY.kinds.keys()
    for name, kind in VOCABULARY.kinds.items():
        assert [each.__name__ for each in KINDS[name].__mro__[1:]][: len(kind.ancestors)] == list(kind.ancestors)
        assert getattr(graph.store.objects, name) is KINDS[name]
        assert name in graph.store.objects.__all__
    with pytest.raises(AttributeError, match="no class Provinse"):
        _ = graph.store.objects.Provinse


def test_a_relation_never_hides_something_else_of_the_class() -> None:
    common = set(dir(Entity))
    for kind in VOCABULARY.concrete_kinds():
        own = {name for name in vars(KINDS[kind]) if not name.startswith("__")}
        assert not own & common, kind


@pytest.mark.parametrize("name", ["Noordland", "provincie noordland", "PNL", "pnl", "pv-noordland"])
def test_a_province_is_found_by_name_abbreviation_or_id(connected: Graph, name: str) -> None:
    (province,) = Province.match(name)
    assert (type(province), province.name, province.kvk) == (Province, "Provincie Noordland", "01234567")
    assert repr(province) == "<Province Provincie Noordland (pv-noordland)>"


def test_a_match_works_as_py2neo_has_it(connected: Graph) -> None:
    assert len(Province.match(connected)) == 3
    assert [each.id for each in Province.match(connected).where(name="Provincie Zuidland")] == ["zuidland"]
    assert [each.id for each in Province.match().order_by("_.name").limit(1)] == ["eiland"]
    assert Province.match(connected, "Onbekend").first() is None


def test_an_abstract_kind_gives_objects_of_the_class_of_each(connected: Graph) -> None:
    bodies = graph.store.objects.PublicBody.match(connected)
    assert {type(each) for each in bodies} == {Ministry, Province, graph.store.objects.Municipality}


def test_relations_lead_to_objects_in_both_directions_and_by_either_spelling(connected: Graph) -> None:
    province = Province.match("Noordland").first()
    (union,) = province.memberOf
    assert (union, type(union)) == (Association.match("Voorbeeldkoepel").first(), Association)
    assert province.member_of == province.memberOf == province.outgoing("memberOf")
    assert names(union.inverse_memberOf) == ["Provincie Noordland", "Provincie Zuidland"]
    assert union.inverse_member_of == union.incoming("memberOf")
    assert names(union.outgoing()) == ["Voorbeeldagenda 2019-2020", "Voorbeeldtafel"]


def test_what_a_source_denies_is_evidence_but_no_relation(connected: Graph) -> None:
    island = Province.match("Eiland").first()
    assert (island.memberOf, island.uses, island.instruments) == ((), (), ())
    assert [(piece.relation, piece.holds, piece.object.name) for piece in island.evidence] == [
        ("memberOf", False, "Voorbeeldkoepel"),
        ("uses", False, "Voorbeeldinstrument"),
    ]


def test_agreements_are_found_through_the_bodies_that_somebody_belongs_to(connected: Graph) -> None:
    assert names(Province.match("Noordland").first().agreements) == ["Voorbeeldagenda 2019-2020"]
    assert names(Association.match("Voorbeeldkoepel").first().agreements) == ["Voorbeeldagenda 2019-2020"]
    assert Province.match("Eiland").first().agreements == ()
    assert Ministry.match("VBZ").first().agreements == ()


def test_evidence_has_one_piece_for_each_source_with_its_place(connected: Graph) -> None:
    province = Province.match("Noordland").first()
    assert [(piece.source.title, piece.locator, piece.confidence, piece.url) for piece in province.evidence] == [
        ("Voorbeeldbrief over inkopen", "p. 1", "stated", "https://voorbeeld.example/brief"),
        ("Voorbeeldregister", "regel 7", "stated", None),
    ]
    assert [source.id for source in province.sources] == ["voorbeeldbrief", "voorbeeldregister"]
    challenge = graph.store.objects.Challenge.match("uitvraag schone voorbeelden").first()
    assert [(piece.amount, piece.unit) for piece in challenge.evidence if piece.amount] == [(25000.5, "EUR")]
    assert names(challenge.instruments) == ["Voorbeeldinstrument"]


def test_merged_entities_are_one_object_under_either_id(filled: str, connected: Graph) -> None:
    with open_store(filled) as store:
        store.judge([Judgement("zuidland", "pv-noordland", Verdict.YES, "Proefpersoon", "2026-01-05T10:00:00+00:00")])
    (first,), (second,) = Province.match("zuidland"), Province.match("pv-noordland")
    assert first == second
    assert len({first, second}) == 1
    assert len(first.evidence) == 4


def test_objects_cannot_be_written(connected: Graph) -> None:
    province = Province.match("Noordland").first()
    with pytest.raises(AttributeError, match=r"store\.sync"):
        province.name = "Anders"
    for write in (connected.push, connected.create, connected.merge, connected.delete):
        with pytest.raises(AttributeError, match=r"store\.sync"):
            write(province)


def test_without_a_connection_the_message_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.objects._connected", [])
    with pytest.raises(StoreError, match="call connect"):
        Province.match("Noordland")


def test_a_server_that_cannot_be_browsed_gives_a_clear_error(protected_neo4j: Neo4jServer) -> None:
    with pytest.raises(StoreError, match=r"bolt://127\.0\.0\.1:1 cannot be reached"):
        connect("bolt://127.0.0.1:1")
    with pytest.raises(StoreError, match="refused the user name or password") as refused:
        connect(f"bolt://neo4j:geheim123@127.0.0.1:{protected_neo4j.bolt_port}")
    assert "geheim" not in str(refused.value)


def test_a_routing_address_and_a_password_in_the_environment_do(
    protected_neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", protected_neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", protected_neo4j.password)
    opened = connect(f"{protected_neo4j.routing_url}/neo4j")
    assert opened.evaluate("RETURN 1") == 1
    assert Platform.match(opened, "geen zo").first() is None
    opened.service.connector.close()
