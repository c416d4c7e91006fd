"""What was changed in a store by other means is noticed, named, and mended as far as it follows from what is whole."""

import sqlite3
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.ask.column_reading import columns_of
from graph.store import StoreError, open_store
from graph.store.checking import check, repair
from tests.fictitious import batch
from tests.stores.contract import OTHER, SMALL, logged, replay
from tests.stores.test_backup import TOLD_LAST, fill, told


def damage(url: str, *, sql: str, cypher: str) -> None:
    """Change something in the store by other means."""
    if url.startswith("sqlite"):
        db = sqlite3.connect(url.removeprefix("sqlite:///"))
        with db:
            assert db.execute(sql).rowcount > 0
        db.close()
    else:
        with GraphDatabase.driver(url) as driver:
            summary = driver.execute_query(cypher).summary
            assert summary.counters.contains_updates


def of_record(record: str, before: str, after: str) -> str:
    """A statement that changes a text in a body."""
    return (
        f"update {record} set body = cast(replace(cast(body as text), '{before}', '{after}') as blob) "
        f"where instr(cast(body as text), '{before}')"
    )


CLAIM = (
    of_record("claim", "p. 1", "p. 9"),
    "MATCH ()-[c:memberOf {locator: 'p. 1'}]->() SET c.locator = 'p. 9'",
)
ENTITY = (
    of_record("entity", "Voorbeeldtafel", "Voorbeeldtafek"),
    "MATCH ()-[t:STATES]->() WHERE t.body CONTAINS 'Voorbeeldtafel' SET t.body = replace(t.body, 'tafel', 'tafek')",
)
SOURCE = (
    of_record("source", "Voorbeeldbrief", "Voorbeeldbrieg"),
    "MATCH (s:Source {id: 'voorbeeldbrief'}) SET s.title = 'Voorbeeldbrieg'",
)
NO_JSON = (
    """update entity set body = cast('{"id":"tafel",' as blob) where id = 'tafel'""",
    """MATCH ()-[t:STATES]->() WHERE t.body CONTAINS 'Voorbeeldtafel' SET t.body = '{"id":"tafel",'""",
)
GONE = (
    "delete from claim where source = 'voorbeeldregister'",
    "MATCH ()-[c:memberOf {source: 'voorbeeldregister'}]->() DELETE c",
)
JUDGEMENT = (
    of_record("judgement", "zelfde nummer", "zelfde nummes"),
    "MATCH (j:Judgement) SET j.why = 'zelfde nummes'",
)
RECORDS = {
    "a claim": CLAIM,
    "an entity": ENTITY,
    "a source": SOURCE,
    "what is no JSON": NO_JSON,
    "what is gone": GONE,
    "a judgement": JUDGEMENT,
}


@pytest.mark.parametrize("what", RECORDS)
def test_a_changed_record_is_named_and_follows_from_the_log(url: str, what: str) -> None:
    sql, cypher = RECORDS[what]
    with open_store(url) as store:
        fill(store)
        before, state = told(store), store.state()
    damage(url, sql=sql, cypher=cypher)
    with open_store(url) as store:
        checked = check(store)
        assert checked.faults
        assert all(fault.heals for fault in checked.faults)
        assert "samenspel" not in checked.faults[0].which.in_language("en")
        assert repair(store) == checked.faults
        assert told(store) == before
        assert store.state() != state
        after = check(store)
        assert not after.faults
        assert not after.others


@pytest.mark.parametrize("revision", [1, 3, 4])
def test_a_damaged_part_of_the_log_follows_from_the_records(url: str, revision: int) -> None:
    with open_store(url) as store:
        fill(store)
        before = told(store)
    sql = f"update log set part = x'00' where id = (select max(id) from log where revision = {revision})"
    cypher = (
        f"MATCH (c:Change {{revision: {revision}}}) WITH c ORDER BY c.number DESC LIMIT 1 "
        "MATCH (d:Change) WHERE d.part <> c.part WITH c, d LIMIT 1 SET c.part = d.part"
    )
    damage(url, sql=sql, cypher=cypher)
    with open_store(url) as store:
        (fault,) = check(store).faults
        assert (fault.item.sort, fault.item.key[0], fault.heals) == ("part", revision, True)
        if url.startswith("sqlite"):
            with pytest.raises(StoreError, match=f"log of revision {revision} is damaged"):
                list(store.changes())
        repair(store)
        assert told(store)[0:2] == before[0:2]
        assert replay(store.changes()) == logged(store)
        assert not check(store).faults


ALONE = {
    "passage": (
        of_record("passage", "Alle", "Elle"),
        "MATCH (t:Text) SET t.bodies = [b IN t.bodies | replace(b, 'Alle', 'Elle')]",
    ),
    "run": (of_record("run", "refused", "loaded"), "MATCH (n:Run) SET n.outcome = 'loaded'"),
    "dossier": (
        "update dossier set content = cast(replace(cast(content as text), 'nee', 'nou') as blob) where version = 2",
        "MATCH (d:Dossier {version: 2}) SET d.content = replace(d.content, 'nee', 'nou')",
    ),
}


@pytest.mark.parametrize("sort", ALONE)
def test_what_stands_there_once_stays_told_of_until_it_is_put_back(url: str, sort: str) -> None:
    with open_store(url) as store:
        fill(store)
    sql, cypher = ALONE[sort]
    damage(url, sql=sql, cypher=cypher)
    with open_store(url) as store:
        (fault,) = check(store).faults
        assert (fault.item.sort, fault.heals) == (sort, False)
        repair(store)
        assert [later_fault.item.sort for later_fault in check(store).faults] == [sort]


def test_a_damaged_text_is_healed_by_loading_its_source_again(url: str) -> None:
    with open_store(url) as store:
        fill(store)
        before = dict(store.texts())
        with store.keeping() as keeping:
            assert keeping.counts["passage"] == 1
    damage(url, sql=ALONE["passage"][0], cypher=ALONE["passage"][1])
    with open_store(url) as store:
        assert dict(store.texts()) != before
        store.sync(TOLD_LAST)
        assert dict(store.texts()) == before
        assert not check(store).faults


@pytest.mark.parametrize("what", ["a claim", "an entity", "a source", "what is no JSON"])
def test_loading_the_same_source_again_heals_a_damaged_record(url: str, what: str) -> None:
    with open_store(url) as store:
        store.sync(batch())
        store.sync(OTHER)
        before, state, log = store.read(), store.state(), list(store.changes())
    damage(url, sql=RECORDS[what][0], cypher=RECORDS[what][1])
    with open_store(url) as store:
        assert store.sync(batch())
        after = store.read()
        assert (after.sources, after.entities, after.claims) == (before.sources, before.entities, before.claims)
        assert store.state() != state
        assert list(store.changes()) == log
        assert not check(store).faults
        assert not check(store).others
        assert not store.sync(batch())


def test_many_sources_loaded_together_are_healed_too(url: str) -> None:
    with open_store(url) as store:
        store.sync_all("voorbeeld", [SMALL, OTHER])
        before = store.read().claims
    damage(url, sql=CLAIM[0], cypher=CLAIM[1])
    with open_store(url) as store:
        assert store.sync_all("voorbeeld", [SMALL, OTHER])
        assert store.read().claims == before
        assert not check(store).faults
        assert not store.sync_all("voorbeeld", [SMALL, OTHER])


def test_the_view_that_others_have_of_a_graph_is_looked_at_and_made_again(empty_neo4j: str) -> None:
    with open_store(empty_neo4j) as store:
        fill(store)
        damage(empty_neo4j, sql="", cypher="MATCH (e:Entity {id: 'pv-noordland'}) SET e.name = 'Iets anders'")
        (other,) = check(store).others
        assert "pv-noordland" in other.in_language("en")
        repair(store)
        assert not check(store).others


def test_what_cannot_be_read_is_told_by_the_name_of_the_record(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as store:
        store.sync(batch())
    damage(url, sql=NO_JSON[0], cypher="")
    with open_store(url) as store:
        for read in (store.read, lambda: columns_of(store)):
            with pytest.raises(StoreError, match=r"entity ‘tafel’ of source ‘voorbeeldbrief’ is damaged"):
                read()


def test_a_damaged_file_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(f"sqlite:///{path}") as store:
        fill(store)
    damage(f"sqlite:///{path}", sql="update source set digest = digest", cypher="")
    content = bytearray(path.read_bytes())
    db = sqlite3.connect(path)
    (page,) = db.execute("select rootpage from sqlite_master where name = 'log_revision'").fetchone()
    db.close()
    content[(page - 1) * 4096 : (page - 1) * 4096 + 100] = b"\xff" * 100
    path.write_bytes(content)
    with open_store(f"sqlite:///{path}") as store:
        assert any("file itself" in message.in_language("en") for message in check(store).others)


def test_a_store_of_before_there_were_checksums_is_whole(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as store:
        fill(store)
    for table in ("source", "passage", "log", "run", "dossier"):
        damage(url, sql=f"update {table} set sum = ''", cypher="")
    with open_store(url) as store:
        assert not check(store).faults
        assert not store.sync(OTHER)
