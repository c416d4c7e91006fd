"""The view of the present in Neo4j: what it holds, that it stays true, and that nothing stays in it that should go."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from api.graphs_now import GraphsNow
from graph.model.audience import EVERYBODY
from graph.model.records import Amount, Batch, Claim, Entity, Identifier, Name, NameUse
from graph.model.vocabulary import VOCABULARY
from graph.say.view import relationship_type, renew_view
from graph.store import open_store
from graph.store.checking import check
from graph.store.neo4j import Neo4jStore
from graph.store.purging import What, purge
from graph.store.showing import View
from tests.fictitious import REGISTER, SOURCE

NUMBER = "999911120"
TODAY = date.today()
PROVINCE = Entity(
    "noordland",
    "Province",
    "Provincie Noordland",
    names=(Name("Northland", NameUse.OFFICIAL, "en"), Name("the province of Northland", NameUse.RUNNING, "en")),
    identifiers=(Identifier("kvk", "01234567"),),
)
ENTITIES = (
    PROVINCE,
    Entity("koepel", "Association", "Voorbeeldkoepel", since="2001-02"),
    Entity("oud", "Association", "Oude koepel", until="2020"),
    Entity("instrument", "ProcurementInstrument", "Voorbeeldinstrument"),
    Entity("geld", "Budget", "Voorbeeldbudget"),
    Entity("lid", "Company", f"Bedrijf {NUMBER}"),
)
CLAIMS = (
    Claim("noordland", "memberOf", "koepel", since="2019-05", locator="p. 1"),
    Claim("noordland", "memberOf", "oud", since="2010", locator="p. 2"),
    Claim("lid", "memberOf", "koepel", locator="p. 3", until="2019"),
    Claim("oud", "succeededBy", "koepel", since="2020", locator="p. 4"),
    Claim("noordland", "uses", "instrument", locator="p. 5", holds=False),
    Claim("geld", "availableFor", "instrument", locator="p. 6", amount=Amount(Decimal("2.5")), aspects=("maximum",)),
    Claim("geld", "availableFor", "instrument", locator="p. 7", amount=Amount(Decimal("2000000")), since="2024"),
)
TOLD = Batch(SOURCE, ENTITIES, CLAIMS)
AGREES = Batch(REGISTER, ENTITIES[:2], (replace(CLAIMS[0], since="2018", locator="regel 7"),))


@pytest.fixture
def store(empty_neo4j: str) -> Iterator[Neo4jStore]:
    with Neo4jStore(empty_neo4j) as opened:
        opened.sync(TOLD)
        opened.sync(AGREES)
        yield opened


@pytest.fixture
def driver(empty_neo4j: str) -> Iterator[Driver]:
    with GraphDatabase.driver(empty_neo4j) as driver:
        yield driver


def ask(driver: Driver, query: str) -> list[list[Any]]:
    return [list(record.values()) for record in driver.execute_query(query).records]


def test_what_stands_is_there_once_with_dates_numbers_and_names(store: Neo4jStore, driver: Driver) -> None:
    renew_view(store, make=True)
    query = "MATCH (a:NowProvince)-[r]->(b:Now) RETURN type(r), b.name, r.since, toString(r.from_date), r.sources"
    assert ask(driver, query) == [["MEMBER_OF", "Voorbeeldkoepel", "2018", "2018-01-01", 2]]
    query = "MATCH (n:Now&NowActor&NowPublicBody&NowProvince) RETURN n.kinds, n.name, n.name_en, n.kvk, n.kind_nl"
    kinds = ["Actor", "PublicBody", "Province"]
    assert ask(driver, query) == [[kinds, "Provincie Noordland", "Northland", "01234567", "provincie"]]
    query = "MATCH (:NowBudget)-[r:AVAILABLE_FOR]->() RETURN r.amount, r.amount_says, size(r.amounts), r.from_date.year"
    assert ask(driver, query) == [[2_000_000, None, 2, 2024]]
    query = "MATCH (n:NowAssociation) RETURN toString(n.from_date)"
    assert ask(driver, query) == [["2001-02-01"]]
    assert ask(driver, "MATCH (v:View) RETURN v.day = date(), v.revision") == [[True, store.revision()]]


def test_what_does_not_stand_is_met_by_no_path(store: Neo4jStore, driver: Driver) -> None:
    renew_view(store, make=True)
    assert ask(driver, "MATCH (:Now)-[r]-(:Now) RETURN DISTINCT type(r) ORDER BY type(r)") == [
        ["AVAILABLE_FOR"], ["MEMBER_OF"],
    ]  # fmt: skip
    query = "MATCH (f:DeniedFact) RETURN f.subject_name, f.relation, f.object_name, f.denied_by"
    assert ask(driver, query) == [["Provincie Noordland", "uses", "Voorbeeldinstrument", [SOURCE.title]]]
    query = "MATCH (f:EndedFact) RETURN f.id, toString(f.until_date) ORDER BY f.id"
    assert ask(driver, query) == [["lid memberOf koepel", "2019-12-31"], ["noordland memberOf oud", None]]
    assert ask(driver, "MATCH (f)--() WHERE f:DeniedFact OR f:EndedFact RETURN f") == []
    assert ask(driver, "MATCH (e:EndedEntity)-[r]-(n) RETURN e.id, type(r), n.id") == [
        ["oud", "SUCCEEDED_BY", "koepel"]
    ]


def test_the_claims_are_read_as_before_and_the_store_is_whole(store: Neo4jStore, empty_neo4j: str) -> None:
    before, state = store.read(), store.state()
    renew_view(store, make=True)
    assert (store.read(), store.state(), store.faults()) == (before, state, ())
    checked = check(store)
    assert (checked.faults, checked.others) == ((), ())
    with open_store(empty_neo4j) as again:
        assert again.read() == before


def test_only_who_asked_for_a_view_gets_one_and_it_can_be_taken_away(store: Neo4jStore, driver: Driver) -> None:
    assert renew_view(store) is None
    assert ask(driver, "MATCH (n:Now|NotNow|View) RETURN n") == []
    renew_view(store, make=True)
    store.show_nothing()
    assert renew_view(store) is None
    assert ask(driver, "MATCH (n:Now|NotNow|View) RETURN n") == []


def test_it_is_made_anew_when_the_revision_the_day_or_somebody_changed_it(store: Neo4jStore, driver: Driver) -> None:
    made = renew_view(store, make=True)
    assert renew_view(store) == made
    store.sync(replace(TOLD, claims=CLAIMS[1:]))
    ask(driver, "MATCH (n:NowBudget) SET n.name = 'van iemand anders'")
    renew_view(store)
    assert ask(driver, "MATCH (:NowProvince)-[r:MEMBER_OF]->() RETURN r.sources") == [[1]]
    assert ask(driver, "MATCH (n:NowBudget) RETURN n.name") == [["Voorbeeldbudget"]]
    yesterday = TODAY - timedelta(days=1)
    driver.execute_query("MATCH (v:View) SET v.day = $day", day=yesterday)
    stamp = renew_view(store)
    assert stamp is not None
    assert stamp.day == TODAY


def test_an_entity_that_ends_moves_out_of_what_stands_with_its_ties(store: Neo4jStore, driver: Driver) -> None:
    renew_view(store, make=True)
    store.sync(replace(TOLD, entities=(*ENTITIES[:3], replace(ENTITIES[3], until="2021"), *ENTITIES[4:])))
    renew_view(store)
    assert ask(driver, "MATCH (n {id: 'instrument'}) WHERE n:Now OR n:NotNow RETURN labels(n)") == [
        [["NotNow", "EndedEntity"]]
    ]
    assert ask(driver, "MATCH (:NowBudget)-[r]-() RETURN r") == []


def test_a_view_made_of_what_the_store_no_longer_holds_is_not_shown(
    store: Neo4jStore, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = store.show
    overtaken: list[View] = []

    def show_late(view: View) -> bool:
        if not overtaken:
            overtaken.append(view)
            purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
        return show(view)

    monkeypatch.setattr(store, "show", show_late)
    renew_view(store, make=True)
    assert overtaken
    assert ask(driver, f"MATCH (n:Now|NotNow) WHERE n.name CONTAINS '{NUMBER}' RETURN n") == []


def test_what_is_purged_is_gone_from_the_view_in_the_same_transaction(store: Neo4jStore, driver: Driver) -> None:
    renew_view(store, make=True)
    assert everything(driver).count(NUMBER) > 0
    purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
    assert NUMBER not in everything(driver)
    assert ask(driver, "MATCH (n:Now|NotNow) RETURN n") == []
    renew_view(store)
    assert ask(driver, "MATCH (n:NowCompany) RETURN n.name") == [["Bedrijf […]"]]
    assert NUMBER not in everything(driver)


def everything(driver: Driver) -> str:
    nodes = ask(driver, "MATCH (n) RETURN labels(n), properties(n)")
    return repr((nodes, ask(driver, "MATCH ()-[r]->() RETURN type(r), properties(r)")))


def test_a_source_that_is_not_for_everybody_leaves_no_trace(store: Neo4jStore, driver: Driver) -> None:
    renew_view(store, make=True)
    public = ask(driver, "MATCH (n:Now|NotNow) RETURN properties(n) ORDER BY n.id")
    secret = Entity("geheim", "Company", "Verborgen bedrijf")
    hidden = replace(SOURCE, id="besloten", title="Besloten bron", audience=("participants",))
    claims = (Claim("geheim", "memberOf", "koepel"), replace(CLAIMS[0], until="2020", locator="x"))
    store.sync(Batch(hidden, (*ENTITIES[:2], secret), claims))
    renew_view(store)
    assert ask(driver, "MATCH (n:Now|NotNow) RETURN properties(n) ORDER BY n.id") == public
    shown = "MATCH (a:Now|NotNow)-[r]->(b) RETURN properties(r)"
    assert not any(trace in repr(ask(driver, shown)) for trace in ("Besloten", "Verborgen", "2020-12-31"))


def test_a_service_keeps_the_view_up(store: Neo4jStore, driver: Driver) -> None:
    renew_view(store, make=True)
    graph = GraphsNow(store).of(EVERYBODY)
    graph.snapshot()
    store.retract(REGISTER.id)
    graph.snapshot()
    graph.settle()
    assert ask(driver, "MATCH (:NowProvince)-[r:MEMBER_OF]->() RETURN r.sources, r.since") == [[1, "2019-05"]]


def test_every_relation_has_a_type_of_its_own_in_capitals() -> None:
    types = [relationship_type(name) for name in VOCABULARY.relations]
    assert len(set(types)) == len(types)
    assert not {*types} & {*VOCABULARY.relations, "STATES"}
    assert relationship_type("launchingCustomerOf") == "LAUNCHING_CUSTOMER_OF"
