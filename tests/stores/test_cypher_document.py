"""The questions of docs/cypher.md run on a real server against the bundled data, and say what the API says."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from neo4j import Driver, GraphDatabase

from api.app import create_app
from graph.ask.column_file import kept_columns
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.vocabulary import VOCABULARY
from graph.say.view import view_nodes, view_ties
from graph.store import Store
from graph.store.neo4j import Neo4jStore
from graph.store.showing import Stamp, View
from tests.conftest import empty

DOCUMENT = (Path(__file__).parents[2] / "docs" / "cypher.md").read_text("utf-8")
QUESTIONS: Mapping[int, str] = {
    int(number): query for number, query in re.findall(r"### (\d+)\. .*?```cypher\n(.*?)```", DOCUMENT, re.DOTALL)
}


@pytest.fixture(scope="module")
def snapshot(bundled: Store) -> Snapshot:
    return take_snapshot(kept_columns(bundled))


@pytest.fixture(scope="module")
def driver(neo4j_url: str, snapshot: Snapshot) -> Iterator[Driver]:
    """A server that shows the bundled data; the claims themselves need not be there."""
    empty(neo4j_url)
    with Neo4jStore(neo4j_url) as store, GraphDatabase.driver(neo4j_url) as driver:
        parts = partial(view_nodes, snapshot), partial(view_ties, snapshot)
        assert store.show(View(Stamp(snapshot.revision, date.today(), "x"), store.state(), *parts))
        yield driver


@pytest.fixture(scope="module")
def client(bundled: Store) -> TestClient:
    return TestClient(create_app(bundled))


def ask(driver: Driver, query: str) -> list[dict[str, Any]]:
    return [record.data() for record in driver.execute_query(query).records]


@pytest.fixture
def answers(driver: Driver) -> Mapping[int, list[dict[str, Any]]]:
    class Answers(dict[int, list[dict[str, Any]]]):
        def __missing__(self, number: int) -> list[dict[str, Any]]:
            return ask(driver, QUESTIONS[number])

    return Answers()


Answers = Mapping[int, list[dict[str, Any]]]


def test_there_are_ten_questions_and_each_has_an_answer(answers: Answers) -> None:
    assert list(QUESTIONS) == list(range(1, 11))
    for number in QUESTIONS:
        assert answers[number], number


def test_all_that_stands_is_there_once_as_the_api_counts_it(driver: Driver, client: TestClient) -> None:
    known = client.get("/v1/coverage").json()
    ((facts,),) = (row.values() for row in ask(driver, "MATCH (a:Now|NotNow)-[r]->(b:Now|NotNow) RETURN count(r)"))
    assert facts == known["facts"]
    counts = {row["k"]: row["n"] for row in ask(driver, "MATCH (n:Now) RETURN n.kind AS k, count(*) AS n")}
    assert {kind["kind"]: kind["known"] for kind in known["kinds"] if kind["known"]}.items() <= counts.items()
    twice = "MATCH (a)-[r]->(b) WITH a, b, type(r) AS t, count(*) AS n WHERE n > 1 RETURN a"
    assert ask(driver, twice) == []


def test_who_uses_an_instrument_is_what_the_matrix_says(answers: Answers, client: TestClient) -> None:
    matrix = client.get("/v1/matrix", params={"rows": "Province", "columns": "ProcurementInstrument"}).json()
    cells = (cell for cell in matrix["cells"] if cell["column"] == "sbir" and cell["state"] == "shown")
    known = {cell["row"] for cell in cells if cell["standing"] == "stands"}
    names = {row["id"]: row["name"] for row in matrix["rows"]}
    assert {row["province"] for row in answers[1]} == {names[id] for id in known}


def test_who_stands_between_is_on_the_routes_of_the_api(answers: Answers, client: TestClient) -> None:
    routes = client.get("/v1/paths", params={"from": "IPO", "to": "MKB-Nederland", "k": 5}).json()["paths"]
    between = {route["nodes"][1]["name"] for route in routes if len(route["nodes"]) == 3}
    assert between
    assert between <= {row["between"] for row in answers[3]}


def test_what_is_denied_or_proposed_is_what_the_snapshot_judges(answers: Answers, snapshot: Snapshot) -> None:
    for number, standing in ((6, "denied"), (10, "proposed")):
        judged = [fact for fact in snapshot.facts if fact.standing == standing]
        pairs = sorted((row["who"], row["what"]) for row in answers[number])
        assert pairs == sorted((snapshot.nodes[fact.subject].name, snapshot.nodes[fact.object].name) for fact in judged)


def test_who_has_nothing_known_has_no_such_fact(answers: Answers, snapshot: Snapshot) -> None:
    doing = ("uses", "commissions", "launchingCustomerOf")
    idle = [
        node.name
        for node in snapshot.of_kind("Municipality")
        if not any(snapshot.outgoing(node.id, relation) for relation in doing)
    ]
    assert [row["municipality"] for row in answers[5]] == sorted(idle)


def test_what_rests_on_one_weak_paper_is_within_what_the_api_calls_second_hand(
    answers: Answers, client: TestClient
) -> None:
    assert 0 < len(answers[9]) <= client.get("/v1/coverage").json()["secondHand"]


def test_most_connected_are_those_with_most_neighbours(answers: Answers, snapshot: Snapshot) -> None:
    top = answers[8][0]
    (node,) = (node for node in snapshot.of_kind("Actor") if node.name == top["actor"])
    others = {fact.other(node.id) for fact in snapshot.facts_of(node.id)}
    assert top["neighbours"] == len({id for id in others if snapshot.shows(id)})


def test_what_ended_in_a_year_did_not_begin_to_stand_again(answers: Answers, snapshot: Snapshot) -> None:
    ended = {row["name"] for row in answers[7]}
    judged = {node.name for node in snapshot.nodes.values() if (node.until or "").startswith("2023")}
    assert ended == judged


def test_agreements_without_follow_up_have_none_in_the_snapshot(answers: Answers, snapshot: Snapshot) -> None:
    by_name = {node.name: node.id for node in snapshot.nodes.values() if node.is_a("Agreement")}
    for row in answers[2]:
        id = by_name[row["agreement"]]
        assert not snapshot.shows(id)
        assert not snapshot.with_past.outgoing(id, "followedUpBy")
        assert not any(snapshot.with_past.incoming(id, relation) for relation in ("continues", "arisesFrom"))


def test_amounts_are_numbers_and_dates_are_dates(driver: Driver, snapshot: Snapshot) -> None:
    query = "MATCH (:Now)-[r]->() WHERE r.unit = 'EUR' RETURN count(r.amount) AS n, sum(r.amount) > 0 AS positive"
    assert ask(driver, query) == [{"n": _with_euros(snapshot), "positive": True}]
    query = "MATCH (n:Now) WHERE n.since IS NOT NULL RETURN n.since AS text, toString(n.from_date) AS day"
    assert all(row["day"].startswith(row["text"]) for row in ask(driver, query))


def _with_euros(snapshot: Snapshot) -> int:
    def first(fact: Any) -> Any:
        amounts = [piece.claim for piece in fact.supporting if piece.claim.amount is not None]
        return min(amounts, key=lambda claim: bool(claim.aspects), default=None)

    standing = snapshot.facts_numbered(np.flatnonzero(snapshot.shows_facts).tolist())
    claims = [claim for fact in standing if (claim := first(fact)) is not None]
    return sum(claim.amount.unit == "EUR" for claim in claims)


def test_labels_and_types_that_are_told_of_exist(driver: Driver) -> None:
    labels = {row["label"] for row in ask(driver, "CALL db.labels() YIELD label RETURN label")}
    used = set(re.findall(r":(Now[A-Z]\w+|NotNow\b|\w+Fact|\w+Entity)\b", "".join(QUESTIONS.values())))
    assert used <= labels
    named = {f"Now{kind}" for kind in VOCABULARY.kinds} | {"Now", "NotNow"}
    assert {label for label in labels if label.startswith("Now")} <= named


def test_the_table_of_labels_names_what_there_can_be(snapshot: Snapshot) -> None:
    made = {label for node in view_nodes(snapshot) for label in node.labels if re.search("(Fact|Entity)$", label)}
    assert all(f"(:{label})" in DOCUMENT for label in made)
