"""The script fills a real Neo4j with what the graph says, to the last character, and Browser and Bloom can show it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from neo4j import Driver, GraphDatabase
from neo4j.time import Date

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Entity, Identifier
from graph.model.vocabulary import VOCABULARY
from graph.say.networks.content import Network
from graph.say.networks.cypher import literal, script, type_of
from graph.store import Store
from graph.store.contract import Contents
from tests.fictitious import CLAIMS, ENTITIES, SOURCE
from tests.graph.test_networks import HOSTILE, MORE
from viz.neo4j_style import STYLES

DOCUMENT = Path(__file__).parents[2] / "docs" / "graph-tools.md"
TEXTS = [
    HOSTILE,
    "\\",
    "\\u0027",
    "\\\\u0027",
    "\\\\\\u0027})",
    "a\\'b",
    "'})-[:x]->() // ",
    "*/ /* ; \n;\r\n\t\b\f\x00\x07\x7f\x85",
    "\\\x07",
    "😀\ud7ff\ue000\ufffd\U0010ffff",
    "`$param {a: 1}",
    "",
]


@pytest.fixture
def driver(empty_neo4j: str) -> Iterator[Driver]:
    with GraphDatabase.driver(empty_neo4j) as opened:
        yield opened


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    entities = (
        *(entity for entity in ENTITIES if entity.id != "tafel"),
        Entity("tafel", "Platform", HOSTILE, region="eiland"),
    )
    with_scheme = Entity("bond", "Association", "Bond \\", identifiers=(Identifier("kvk", "01"),), since="2019-02")
    claims = (*(("voorbeeldbrief", claim) for claim in CLAIMS), *(pair for pair in MORE if pair[0] == "voorbeeldbrief"))
    return take_snapshot(
        Contents(1, (SOURCE,), tuple(("voorbeeldbrief", entity) for entity in (*entities, with_scheme)), claims, ())
    )


def run(driver: Driver, pieces: Iterable[bytes]) -> None:
    """As cypher-shell does: a statement ends with a semicolon at the end of a line."""
    with driver.session() as session:
        for statement in b"".join(pieces).decode().split(";\n"):
            if statement.strip():
                session.run(statement).consume()


def rows(driver: Driver, cypher: str, **parameters: object) -> list[tuple[Any, ...]]:
    return [tuple(record.values()) for record in driver.execute_query(cypher, parameters).records]


def test_no_text_ends_the_string_that_it_stands_in(driver: Driver) -> None:
    ((came,),) = rows(driver, f"RETURN [{', '.join(map(literal, TEXTS))}]")
    assert came == TEXTS


def test_a_script_fills_neo4j_and_running_it_again_changes_nothing(driver: Driver, snapshot: Snapshot) -> None:
    for _ in range(2):
        run(driver, script(Network(snapshot, "nl")))
        assert rows(driver, "MATCH (n) RETURN count(n)") == [(len(snapshot.shown_nodes),)]
        counted = Counter(type_of(fact) for fact in Network(snapshot, "nl").facts_and_denials())
        assert dict(rows(driver, "MATCH ()-[r]->() RETURN type(r), count(r)")) == counted
    assert rows(driver, "MATCH (n:Platform:Actor:Entity {id: 'tafel'}) RETURN n.name, n.region") == [
        (HOSTILE, "eiland")
    ]
    assert rows(driver, "MATCH (n {id: 'bond'}) RETURN n.name, n.kvk, n.since, n.sinceDate") == [
        ("Bond \\", "01", "2019-02", Date(2019, 2, 1))
    ]
    assert rows(driver, "MATCH ({id: 'zuidland'})-[r:commissions]->() RETURN r.amount, r.unit") == [(25000.5, "EUR")]
    assert rows(driver, "MATCH ({id: 'vbz'})-[r:funds]->() RETURN r.amount + 1, r.amountPeriod") == [
        (10**9 + 1, "2021")
    ]
    since = "MATCH ({id: 'koepel'})-[r:memberOf]->() WHERE r.sinceDate < date('2020-01-01') RETURN r.since, r.sources"
    assert rows(driver, since) == [("2019", ["Voorbeeldbrief over inkopen"])]


def test_what_is_denied_or_proposed_is_no_relation_of_the_vocabulary(driver: Driver, snapshot: Snapshot) -> None:
    run(driver, script(Network(snapshot, "nl")))
    assert rows(driver, "MATCH ({id: 'eiland'})-[r:DENIED]->(o) RETURN r.relation, o.id ORDER BY o.id") == [
        ("memberOf", "koepel"), ("uses", "vraag"),
    ]  # fmt: skip
    assert rows(driver, "MATCH ({id: 'eiland'})-[r:memberOf|uses]->() RETURN r") == []
    assert rows(driver, "MATCH ({id: 'zuidland'})-[r:PROPOSED]->(o) RETURN r.relation, o.id") == [("memberOf", "tafel")]


def part_of(bundled: Store, kinds: set[str]) -> Network:
    """What is bundled between entities of some kinds, for what takes time is the number of kinds and relations."""
    everything = take_snapshot(bundled.read())
    columns = everything.columns
    nodes = columns.of_kinds(kinds) & everything.shows_nodes
    facts = nodes[columns.fact_subject] & nodes[columns.fact_object]
    return Network(everything.restricted(nodes, facts), "nl")


def test_what_is_documented_has_an_answer(driver: Driver, bundled: Store) -> None:
    run(driver, script(part_of(bundled, {"Association", "Budget", "Ministry", "ProcurementInstrument", "Province"})))
    questions = re.findall(r"```cypher\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert len(questions) == 3
    for question in questions:
        assert rows(driver, question), question


def test_what_is_bundled_comes_over_with_its_names_and_amounts(driver: Driver, bundled: Store) -> None:
    network = part_of(bundled, {"Association", "Challenge", "Company", "Report"})
    run(driver, script(network))
    facts = list(network.facts_and_denials())
    assert dict(rows(driver, "MATCH ()-[r]->() RETURN type(r), count(r)")) == Counter(map(type_of, facts))
    texts = rows(driver, "MATCH (n:Entity) RETURN n.id, n.name, n.description ORDER BY n.id")
    assert texts == [(node.id, node.name, node.description) for node in network.nodes()]
    amounts = [float(row["amount"]) for row in map(network.edge_row, facts) if "amount" in row]
    came = rows(driver, "MATCH ()-[r]->() WHERE r.amount IS NOT NULL RETURN r.amount ORDER BY r.amount")
    assert [amount for (amount,) in came] == sorted(amounts)
    assert amounts


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_phrase_of_bloom_finds_what_it_says(driver: Driver, snapshot: Snapshot, language: str) -> None:
    run(driver, script(Network(snapshot, language)))
    document = orjson.loads(STYLES["bloom.json"](language))
    cases = {
        "tmpl:around": (["Voorbeeldkoepel"], 4),
        "tmpl:path": (["Provincie Noordland", "Voorbeeldbond voor het mkb"], 1),
        "tmpl:instrument": (["Voorbeeldinstrument"], 1),
        "tmpl:members": (["Voorbeeldkoepel"], 2),
        "tmpl:denied": ([], 2),
    }
    assert cases.keys() == {phrase["id"] for phrase in document["templates"]}
    for phrase in document["templates"]:
        values, count = cases[phrase["id"]]
        names = [parameter["name"] for parameter in phrase["params"]]
        assert all(name in phrase["text"] and name in phrase["cypher"] for name in names)
        asked = {name[1:]: value for name, value in zip(names, values, strict=True)}
        assert (phrase["id"], len(rows(driver, phrase["cypher"], **asked))) == (phrase["id"], count)


# What a perspective that Bloom 2.6 exported has, at the top, of a category, of a type and of a phrase.
BLOOM = {
    "": "categories createdAt hiddenCategories hiddenRelationshipTypes hideUncategorisedData id isAuto labels "
    "lastEditedAt metadata name palette parentPerspectiveId relationshipTypes sceneActions templates version",
    "categories": "captionKeys color createdAt icon id labels lastEditedAt name properties size styleRules",
    "relationshipTypes": "captionKeys color id name properties size",
    "templates": "createdAt cypher hasCypherErrors id isUpdateQuery name params text",
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_perspective_has_the_fields_of_one_that_bloom_exported(language: str) -> None:
    document = orjson.loads(STYLES["bloom.json"](language))
    for part, fields in BLOOM.items():
        for item in document[part] if part else [document]:
            assert sorted(item) == fields.split(), part
    assert {label for category in document["categories"] for label in category["labels"]} == set(
        VOCABULARY.concrete_kinds()
    )
    colours = {label: category["color"] for category in document["categories"] for label in category["labels"]}
    assert colours == {name: VOCABULARY.kinds[name].colour for name in VOCABULARY.concrete_kinds()}
    assert {relationship["name"] for relationship in document["relationshipTypes"]} >= VOCABULARY.relations.keys() | {
        "DENIED",
        "PROPOSED",
    }
    ids = [category["id"] for category in document["categories"]]
    assert len(ids) == len(set(ids))
    # Of the categories that a node is of, the first counts: a deal is a covenant too.
    labels = [label for category in document["categories"] for label in category["labels"]]
    assert labels.index("Deal") < labels.index("Covenant")


def test_the_style_of_browser_has_a_rule_for_each_kind_and_for_what_does_not_stand() -> None:
    rules = _as_browser_reads(STYLES["grass"]("nl").decode())
    for name in VOCABULARY.concrete_kinds():
        assert (rules[f"node.{name}"]["color"], rules[f"node.{name}"]["caption"]) == (
            VOCABULARY.kinds[name].colour,
            "{name}",
        )
    assert list(rules).index("node.Deal") > list(rules).index("node.Covenant")
    assert rules["relationship.DENIED"]["color"] != rules["relationship"]["color"]


def _as_browser_reads(text: str) -> dict[str, dict[str, str]]:
    """The rules as Neo4j Browser takes them out of a style, sign by sign."""
    rules: dict[str, dict[str, str]] = {}
    selector = properties = ""
    in_text = in_rule = False
    for sign in text:
        if sign == "'":
            in_text = not in_text
        elif sign == "{" and not in_text:
            in_rule = True
        elif sign == "}" and not in_text:
            pairs = (line.split(":") for line in properties.split(";") if ":" in line)
            rules[selector] = {name.strip(): value.strip() for name, value in pairs}
            selector, properties, in_rule = "", "", False
        elif in_rule:
            properties += sign
        elif not sign.isspace():
            selector += sign
    return rules
