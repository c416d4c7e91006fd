"""The same batches and judgements, in any order, give the same in both stores; and Neo4j shows that as one graph."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neo4j import Driver, GraphDatabase

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.identity import Judgement, Verdict
from graph.model.records import (
    Amount,
    Batch,
    Claim,
    Confidence,
    Entity,
    Identifier,
    Name,
    NameUse,
    Page,
    Rank,
    Source,
    Status,
)
from graph.model.vocabulary import VOCABULARY
from graph.store import Changes, Store, StoreError, open_store

IDS = ("tooi-pv99", "noordland", "koepel", "tafel", "bedrijf", "kst-99999-1")
# Between all of these `consults` and `concerns` are allowed, whatever kind an entity is taken to be.
KINDS = ("Province", "Association", "Platform", "Company", "Startup")
DATES = st.sampled_from([None, "2019", "2020-12", "2020-12-08"])
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.none() | st.text(CHARACTERS, min_size=1, max_size=8).filter(str.strip)
NAMES = st.builds(Name, st.sampled_from("AB"), st.sampled_from(NameUse), since=DATES)
PAGES = st.builds(
    Page,
    st.sampled_from(["https://a.example", "https://b.example"]),
    st.text(CHARACTERS, min_size=1, max_size=8).filter(str.strip),
    TEXTS,
    DATES,
)
ASPECTS = st.lists(st.sampled_from(["term", "structural", "yearly", "disputed"]), max_size=2)
AMOUNTS = st.builds(Amount, st.decimals(allow_nan=False, allow_infinity=False), st.just("EUR"), TEXTS)

Step = Callable[[Store], Changes]


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    source_id = draw(st.sampled_from(["bron-a", "bron-b", "bron-c"]))
    pages = draw(st.lists(PAGES, max_size=2, unique_by=lambda page: page.url))
    source = Source(source_id, "Voorbeeldbron", "Uitgever", "CC0-1.0", draw(st.sampled_from(Rank)), pages=tuple(pages))
    ids = draw(st.lists(st.sampled_from(IDS), unique=True))
    entities = tuple(
        Entity(
            id,
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(["Noordland", "Voorbeeldkoepel", "<b>Tafel</b>"])),
            names=tuple(draw(st.lists(NAMES, max_size=2))),
            identifiers=tuple(Identifier("kvk", value) for value in draw(st.lists(st.sampled_from(["01", "02"])))),
            description=draw(TEXTS),
            region=draw(st.sampled_from([None, *ids])),
            since=draw(DATES),
        )
        for id in ids
    )
    pairs = [(left, right) for left in ids for right in ids if left != right]
    claims = [
        Claim(
            subject,
            draw(st.sampled_from(["consults", "concerns"])),
            object,
            since=draw(DATES),
            status=draw(st.none() | st.sampled_from(Status)),
            amount=draw(st.none() | AMOUNTS),
            note=draw(TEXTS),
            locator=draw(TEXTS),
            confidence=draw(st.sampled_from(Confidence)),
            holds=draw(st.booleans()),
            aspects=tuple(draw(ASPECTS)),
            url=draw(st.sampled_from([None, "https://a.example"])),
        )
        for subject, object in (draw(st.lists(st.sampled_from(pairs), max_size=6)) if pairs else [])
    ]
    return Batch(source, entities, tuple({claim.key: claim for claim in claims}.values()))


@st.composite
def judgements(draw: st.DrawFn) -> tuple[Judgement, ...]:
    pairs = draw(st.lists(st.permutations(IDS), min_size=1, max_size=2))
    return tuple(
        Judgement(pair[0], pair[1], draw(st.sampled_from(Verdict)), "Proefpersoon", "2026-01-05T10:00:00+00:00")
        for pair in pairs
    )


def steps() -> st.SearchStrategy[Step]:
    def retract(source_id: str) -> Step:
        return lambda store: store.retract(source_id)

    def judge(judged: tuple[Judgement, ...]) -> Step:
        return lambda store: store.judge(judged)

    def sync(batch: Batch) -> Step:
        return lambda store: store.sync(batch)

    return st.one_of(
        batches().map(sync), judgements().map(judge), st.sampled_from(["bron-a", "bron-b"]).map(retract)
    )  # fmt: skip


def outcome(store: Store, step: Step) -> Changes | str:
    try:
        return step(store)
    except StoreError as error:
        return str(error)


@pytest.fixture(scope="module")
def driver(neo4j_url: str) -> Iterator[Driver]:
    auth = (os.environ.get("NEO4J_USERNAME", ""), os.environ.get("NEO4J_PASSWORD", ""))
    with GraphDatabase.driver(neo4j_url, auth=auth if all(auth) else None) as opened:
        yield opened


@settings(max_examples=25)
@given(st.lists(steps(), max_size=8))
def test_both_stores_give_the_same_for_the_same_writes(neo4j_url: str, driver: Driver, written: list[Step]) -> None:
    driver.execute_query("MATCH (n) DETACH DELETE n")
    with (
        TemporaryDirectory() as folder,
        open_store(f"sqlite:///{Path(folder) / 'store.db'}") as lite,
        open_store(neo4j_url) as shared,
    ):
        for step in written:
            assert outcome(shared, step) == outcome(lite, step)
        assert shared.read() == lite.read()
        assert [replace(each, at="") for each in shared.changes()] == [replace(each, at="") for each in lite.changes()]
        assert [replace(each, at="") for each in shared.revisions()] == [replace(e, at="") for e in lite.revisions()]
        snapshot = take_snapshot(lite.read())
        assert nodes_in(driver) == nodes_of(snapshot)
        assert relationships_in(driver) == relationships_of(lite)


def nodes_in(driver: Driver) -> dict[str, tuple[set[str], dict[str, Any]]]:
    """Labels and properties of the entity nodes that a person in Neo4j Browser finds, by id."""
    records = driver.execute_query("MATCH (e:Entity) RETURN e.id, labels(e), properties(e)").records
    return {id: (set(labels), properties) for id, labels, properties in records}


def nodes_of(snapshot: Snapshot) -> dict[str, tuple[set[str], dict[str, Any]]]:
    """What these should be, from the snapshot of the embedded store."""
    nodes = {}
    for node in snapshot.nodes.values():
        properties: dict[str, Any] = {
            "id": node.id, "kind": node.kind, "name": node.name, "description": node.description,
            "region": node.region, "since": node.since, "abbreviation": node.abbreviation,
            "names": list(dict.fromkeys(name.text for name in node.names)),
            "kvk": next((identifier.value for identifier in node.identifiers), None),
            "mergedIds": sorted(old for old, new in snapshot.redirects.items() if new == node.id),
        }  # fmt: skip
        labels = {node.kind, *VOCABULARY.kinds[node.kind].ancestors}
        nodes[node.id] = labels, {name: value for name, value in properties.items() if value not in (None, [])}
    return nodes


def relationships_in(driver: Driver) -> list[tuple[str, ...]]:
    """Source, key, type, start and end of the relationships between entity nodes."""
    records = driver.execute_query(
        "MATCH (a:Entity)-[c]->(b:Entity) RETURN c.source, c.key, type(c), a.id, b.id"
    ).records
    return sorted(tuple(record) for record in records)


def relationships_of(store: Store) -> list[tuple[str, ...]]:
    """What these should be, from the embedded store."""
    contents = store.read()
    redirects = take_snapshot(contents).redirects
    relationships = [
        (source, claim.key, claim.relation, *(redirects.get(end, end) for end in (claim.subject, claim.object)))
        for source, claim in contents.claims
    ]
    return sorted(relationships)
