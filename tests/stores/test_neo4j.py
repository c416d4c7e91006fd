"""What a person with Neo4j Browser finds in the shared store, and how the store prepares a server."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from threading import Event
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase, ManagedTransaction

from graph.model.identity import Judgement, Verdict
from graph.model.records import Amount, Batch, Claim, Entity, Identifier, Name, NameUse
from graph.store import StoreError, open_store
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_connection import Connection
from tests.fictitious import REGISTER, SOURCE, batch

PROVINCE = Entity(
    "tooi-pv99",
    "Province",
    "Provincie Noordland",
    names=(Name("PNL", NameUse.ABBREVIATION), Name("Fryslân-Noord")),
    identifiers=(Identifier("kvk", "01234567"),),
)
UNION = Entity("koepel", "Association", "Voorbeeldkoepel", locator="p. 1")
MEMBERSHIP = Claim("tooi-pv99", "memberOf", "koepel", since="2019", locator="p. 1", role="lid")


@pytest.fixture
def store(empty_neo4j: str) -> Iterator[Neo4jStore]:
    with Neo4jStore(empty_neo4j) as opened:
        yield opened


@pytest.fixture
def driver(empty_neo4j: str) -> Iterator[Driver]:
    auth = (os.environ.get("NEO4J_USERNAME", ""), os.environ.get("NEO4J_PASSWORD", ""))
    with GraphDatabase.driver(empty_neo4j, auth=auth if all(auth) else None) as opened:
        yield opened


def rows(driver: Driver, query: str, **parameters: Any) -> list[Any]:
    """The rows of a query as lists; a single value as it is."""
    lists = [record.values() for record in driver.execute_query(query, parameters).records]
    return [row[0] if len(row) == 1 else row for row in lists]


def test_a_node_has_all_labels_of_its_kind_and_readable_properties(store: Neo4jStore, driver: Driver) -> None:
    store.sync(Batch(SOURCE, (PROVINCE,), ()))
    (labels,) = rows(driver, "MATCH (e:Province) RETURN labels(e)")
    assert set(labels) == {"Entity", "Actor", "PublicBody", "Province"}
    assert rows(driver, "MATCH (e:Province) RETURN properties(e)") == [
        {
            "id": "tooi-pv99", "kind": "Province", "name": "Provincie Noordland", "names": ["PNL", "Fryslân-Noord"],
            "abbreviation": "PNL", "kvk": "01234567",
        }
    ]  # fmt: skip


def test_a_claim_is_one_relationship_with_its_qualifiers(store: Neo4jStore, driver: Driver) -> None:
    claim = replace(MEMBERSHIP, amount=Amount(Decimal("2500.50"), "EUR", "per jaar"), holds=False)
    store.sync(Batch(SOURCE, (PROVINCE, UNION), (claim,)))
    assert rows(driver, "MATCH (:Province)-[c:memberOf]->(:Association) RETURN properties(c)") == [
        {
            "key": claim.key, "source": SOURCE.id, "locator": "p. 1", "since": "2019", "role": "lid",
            "confidence": "stated", "holds": False,
            "amount": 2500.5, "amountText": "2500.50", "unit": "EUR", "period": "per jaar",
        }
    ]  # fmt: skip


def test_a_source_states_its_entities(store: Neo4jStore, driver: Driver) -> None:
    store.sync(Batch(SOURCE, (PROVINCE, UNION), ()))
    store.sync(Batch(REGISTER, (PROVINCE,), ()))
    query = "MATCH (s:Source)-[:STATES]->(:Province) RETURN s.title, s.licence ORDER BY s.id"
    assert rows(driver, query) == [[SOURCE.title, "CC0-1.0"], [REGISTER.title, "CC0-1.0"]]


def test_a_merge_is_physical_and_the_ids_of_the_sources_stay_visible(store: Neo4jStore, driver: Driver) -> None:
    twin = Entity("noordland", "Province", "Noordland")
    store.sync(Batch(SOURCE, (twin, UNION), (replace(MEMBERSHIP, subject="noordland"),)))
    store.sync(Batch(REGISTER, (PROVINCE,), ()))
    store.judge([Judgement("noordland", "tooi-pv99", Verdict.YES, "Proefpersoon", "2026-01-05T10:00:00+00:00")])
    assert rows(driver, "MATCH (e:Province) RETURN e.id, e.mergedIds, e.name") == [
        ["tooi-pv99", ["noordland"], "Provincie Noordland"]
    ]
    assert rows(driver, "MATCH (e)-[c:memberOf]->(:Association) RETURN e.id, c.subjectRef") == [
        ["tooi-pv99", "noordland"]
    ]


def test_an_unchanged_load_commits_nothing(store: Neo4jStore, driver: Driver) -> None:
    store.sync(batch())

    def last_commit() -> frozenset[str]:
        with driver.session() as session:
            session.run("RETURN 1").consume()
            return frozenset(session.last_bookmarks().raw_values)

    before = last_commit()
    store.sync(batch())
    assert last_commit() == before
    store.retract(SOURCE.id)
    assert last_commit() != before


def test_the_full_text_indexes_find_names_and_notes_without_accents(store: Neo4jStore, driver: Driver) -> None:
    store.sync(Batch(SOURCE, (PROVINCE, UNION), (replace(MEMBERSHIP, note="Coöperatie voor proeven"),)))
    rows(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    query = "CALL db.index.fulltext.queryNodes('entity_text', $text) YIELD node RETURN node.id"
    assert rows(driver, query, text="fryslan") == ["tooi-pv99"]
    query = "CALL db.index.fulltext.queryRelationships('claim_text', $text) YIELD relationship AS c RETURN type(c)"
    assert rows(driver, query, text="cooperatie") == ["memberOf"]


def test_ids_are_unique_by_constraint(store: Neo4jStore, driver: Driver) -> None:
    constraints = rows(
        driver, "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type RETURN labelsOrTypes, properties, type"
    )
    unique = {(*labels, *properties) for labels, properties, kind in constraints if kind == "UNIQUENESS"}
    assert unique >= {("Entity", "id"), ("Source", "id"), ("Judgement", "pair"), ("Revision", "store")}


def test_several_processes_can_prepare_a_new_server_at_once(empty_neo4j: str, driver: Driver) -> None:
    for name in rows(driver, "SHOW CONSTRAINTS YIELD name RETURN name"):
        driver.execute_query(f"DROP CONSTRAINT {name}")
    for name in rows(driver, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        driver.execute_query(f"DROP INDEX {name}")

    def write(number: int) -> None:
        with open_store(empty_neo4j) as store:
            store.sync(Batch(replace(SOURCE, id=f"bron-{number}"), (PROVINCE,), ()))

    with ThreadPoolExecutor(4) as writers:
        tuple(writers.map(write, range(4)))
    assert rows(driver, "MATCH (e:Entity)<-[:STATES]-(s) RETURN count(DISTINCT e), count(s)") == [[1, 4]]
    assert rows(driver, "MATCH (r:Revision) RETURN r.number") == [4]
    assert len(rows(driver, "SHOW INDEXES YIELD name, type WHERE type = 'FULLTEXT' RETURN name")) == 2


def test_after_a_change_of_the_vocabulary_all_nodes_get_their_labels_again(
    empty_neo4j: str, store: Neo4jStore, driver: Driver
) -> None:
    store.sync(Batch(SOURCE, (PROVINCE, UNION), (MEMBERSHIP,)))
    contents = store.read()
    rows(driver, "MATCH (e:Province) REMOVE e:PublicBody SET e:FormerLabel, e.kind = 'FormerKind'")
    rows(driver, "MATCH (r:Revision) SET r.schema = 'of an earlier version'")
    with open_store(empty_neo4j) as again:
        (labels,) = rows(driver, "MATCH (e:Province) RETURN labels(e)")
        assert set(labels) == {"Entity", "Actor", "PublicBody", "Province"}
        assert rows(driver, "MATCH (e:Province) RETURN e.kind") == ["Province"]
        assert again.read() == contents


def test_a_routing_address_serves_reads_that_see_the_writes_before_them(empty_neo4j: str) -> None:
    with open_store(empty_neo4j.replace("bolt://", "neo4j://")) as store:
        for number in range(5):
            store.sync(Batch(SOURCE, (replace(PROVINCE, name=f"Naam {number}"),), ()))
            assert store.read().entities[0][1].name == f"Naam {number}"


def test_who_still_asks_while_the_store_is_closed_gets_the_answer_and_closes_it(
    empty_neo4j: str, driver: Driver
) -> None:
    connection = Connection(empty_neo4j, wait=10)
    asks, closed = Event(), Event()

    def ask_twice(tx: ManagedTransaction) -> list[int]:
        tx.run("RETURN 1").consume()
        asks.set()
        assert closed.wait(30)
        return tx.run("RETURN 2").value()

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(connection.read, ask_twice)
        assert asks.wait(30)
        connection.close()
        closed.set()
        assert answer.result(30) == [2]
    with pytest.raises(StoreError):
        connection.read(ask_twice)
    query = "CALL dbms.listConnections() YIELD userAgent WHERE userAgent = 'samenspel' RETURN userAgent"
    deadline = time.monotonic() + 30
    while rows(driver, query):
        assert time.monotonic() < deadline, "a connection stayed open"
        time.sleep(0.05)
