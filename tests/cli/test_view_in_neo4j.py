"""`samenspel view`, and that each command that writes keeps up what it showed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from graph.store import Store, open_store
from tests.cli.conftest import Samenspel
from tests.fictitious import SOURCE, batch

MEMBERS = "MATCH (:Now)-[r:MEMBER_OF]->(:Now) RETURN count(r) AS count"


@pytest.fixture
def store(empty_neo4j: str, monkeypatch: pytest.MonkeyPatch, samenspel: Samenspel) -> Iterator[Store]:
    monkeypatch.setenv("SAMENSPEL_STORE", empty_neo4j)
    with open_store(empty_neo4j) as store:
        store.sync(batch())
        yield store


@pytest.fixture
def driver(empty_neo4j: str) -> Iterator[Driver]:
    with GraphDatabase.driver(empty_neo4j) as driver:
        yield driver


def count(driver: Driver, query: str) -> int:
    return int(driver.execute_query(query).records[0]["count"])


def test_who_asks_for_a_view_gets_one_that_is_kept_up(
    samenspel: Samenspel, store: Store, driver: Driver, tmp_path: Path
) -> None:
    made = samenspel("view")
    assert made.code == 0, made.err
    assert "elk feit één keer" in made.out
    assert count(driver, MEMBERS) == 5
    (tmp_path / "meer.csv").write_text(
        "id,kind,name\nlab-x,Fieldlab,Lab X\n",
        encoding="utf-8",
    )
    assert samenspel("load", "meer.csv").code == 0
    assert count(driver, "MATCH (n:NowFieldlab) RETURN count(n) AS count") == 1
    assert samenspel("purge", "--text", "Noordland", "--why", "proef", "--yes").code == 0
    assert count(driver, "MATCH (n:NowProvince {name: 'Provincie […]'}) RETURN count(n) AS count") == 1
    assert samenspel("backup", "kopie.zip").code == 0
    assert samenspel("withdraw", SOURCE.id, "--why", "proef", "--yes").code == 0
    assert count(driver, MEMBERS) == 0
    assert samenspel("restore", "kopie.zip", "--replace", "--yes").code == 0
    assert count(driver, MEMBERS) == 5
    assert samenspel("check").code == 0
    removed = samenspel("view", "--remove", "--json")
    assert json.loads(removed.out)["view"] is None
    assert count(driver, "MATCH (n) WHERE n:Now OR n:NotNow OR n:View RETURN count(n) AS count") == 0
    assert samenspel("withdraw", SOURCE.id, "--why", "proef", "--yes").code == 0
    assert count(driver, "MATCH (n) WHERE n:Now OR n:NotNow OR n:View RETURN count(n) AS count") == 0


def test_without_having_asked_nothing_is_shown(samenspel: Samenspel, store: Store, driver: Driver) -> None:
    assert samenspel("withdraw", SOURCE.id, "--why", "proef", "--yes").code == 0
    assert count(driver, "MATCH (n) WHERE n:Now OR n:NotNow OR n:View RETURN count(n) AS count") == 0


def test_in_sqlite_there_is_no_view(filled: Samenspel) -> None:
    refused = filled("view")
    assert refused.code == 2
    assert "Neo4j" in refused.err
