"""What goes wrong around a store: killed processes, servers that stop, full disks, files that are no store."""

import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import LiteralString

import pytest
from neo4j import GraphDatabase

from graph.model.records import Batch
from graph.store import Run, Store, StoreBusyError, StoreError, open_store
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_reading import fingerprint, read_stored
from graph.store.sqlite import SqliteStore
from tests.fictitious import REGISTER, batch
from tests.neo4j_server import Neo4jServer
from tests.stores.writer import edition

ROOT = Path(__file__).parent.parent.parent


def holds_one_whole_edition(store: Store) -> bool:
    contents = store.read()
    expected = edition(contents.revision % 2)
    return {each for _, each in contents.entities} == set(expected.entities) and (
        {each for _, each in contents.claims} == set(expected.claims)
    )


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2])
def test_a_process_killed_in_mid_write_leaves_the_previous_revision(url: str, moment: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.stores.writer", url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(moment)
        writer.kill()
    with open_store(url) as store:
        assert holds_one_whole_edition(store)
        log = list(store.changes())
        assert max(each.revision for each in log) == store.revision()
        revision = store.revision()
        assert store.sync(batch()).revision == revision + 1


def test_a_server_that_stops_gives_a_clear_error_and_is_used_again_when_it_is_back(
    protected_neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", protected_neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", protected_neo4j.password)
    with Neo4jStore(protected_neo4j.bolt_url, wait=4) as store:
        store.sync(edition(1))
        errors: list[Exception] = []

        def write() -> None:
            try:
                while True:
                    store.sync(edition((store.revision() + 1) % 2))
            except Exception as error:
                errors.append(error)

        writer = threading.Thread(target=write)
        writer.start()
        while store.revision() < 2:
            time.sleep(0.05)
        protected_neo4j.kill()
        writer.join()
        assert [type(error) for error in errors] == [StoreError]
        with pytest.raises(StoreError, match="cannot be reached"):
            store.revision()
        protected_neo4j.restart()
        assert holds_one_whole_edition(store)
        assert store.sync(edition((store.revision() + 1) % 2))


def test_a_server_that_does_not_answer_gives_a_clear_error() -> None:
    with pytest.raises(StoreError, match=r"bolt://127\.0\.0\.1:1 cannot be reached"):
        open_store("bolt://127.0.0.1:1")


def test_a_wrong_password_gives_a_clear_error_that_does_not_repeat_it(protected_neo4j: Neo4jServer) -> None:
    address = f"127.0.0.1:{protected_neo4j.bolt_port}"
    with pytest.raises(StoreError, match="refused the user name or password") as refused:
        open_store(f"bolt://neo4j:geheim%2F123@{address}")
    assert "geheim" not in str(refused.value)
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        open_store(f"bolt://{address}")


def test_name_and_password_can_stand_in_the_address_and_are_not_repeated(protected_neo4j: Neo4jServer) -> None:
    address = f"127.0.0.1:{protected_neo4j.bolt_port}/neo4j"
    with open_store(f"bolt://{protected_neo4j.user}:{protected_neo4j.password}@{address}") as store:
        assert store.url == f"bolt://{address}"
        assert store.revision() >= 0


def test_a_database_that_is_not_there_is_named_as_the_fault(neo4j_url: str) -> None:
    with pytest.raises(StoreError, match="no such database"):
        open_store(f"{neo4j_url}/bestaatniet")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "voorbeeld.db",
        "sqlite://",
        "postgres://voorbeeld",
        "bolt://voorbeeld:poort",
        "bolt://",
        "neo4j://?x",
        "neo4j://[",
    ],
)
def test_an_address_that_is_none_gives_a_clear_error(address: str) -> None:
    with pytest.raises(StoreError, match="address"):
        open_store(address)


def test_a_writer_gives_up_when_another_writes_for_too_long_on_neo4j(empty_neo4j: str) -> None:
    with open_store(empty_neo4j) as store, GraphDatabase.driver(empty_neo4j) as driver:
        store.sync(edition(1))
        with (
            driver.session() as session,
            session.begin_transaction() as other,
            Neo4jStore(empty_neo4j, wait=0.5) as hasty,
        ):
            other.run("MATCH (r:Revision) SET r.lock = true").consume()
            with pytest.raises(StoreBusyError, match="another process is writing"):
                hasty.sync(edition(0))
            assert store.revision() == 1
        assert store.sync(edition(0)).revision == 2


def test_a_writer_gives_up_when_another_writes_for_too_long_on_sqlite(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "store.db") as store, SqliteStore(tmp_path / "store.db", wait=0.1) as hasty:
        store.sync(edition(1))
        other = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
        other.execute("begin immediate")
        with pytest.raises(StoreBusyError, match="another process is writing"):
            hasty.sync(edition(0))
        assert store.revision() == 1
        other.close()
        assert store.sync(edition(0)).revision == 2


FILL = """
import resource, sys
from graph.store import StoreError, open_store
from tests.stores.writer import edition
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    open_store(sys.argv[1]).sync(edition(0))
except StoreError as error:
    print(error)
"""


def test_a_full_disk_leaves_the_previous_revision(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as store:
        store.sync(edition(1))
    # A limit on the size of a file stops writes in the same place as a full disk.
    limit = (tmp_path / "store.db").stat().st_size + 20_000
    done = subprocess.run(
        [sys.executable, "-c", FILL, url, str(limit)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "could not be used" in done.stdout
    assert done.stderr == ""
    with open_store(url) as store:
        assert store.revision() == 1
        assert holds_one_whole_edition(store)


FILL_AND_NOTE = """
import resource, sys
from graph.store import Run, StoreError, open_store
from tests.stores.writer import edition
with open_store(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    try:
        store.sync(
            edition(0), noted=lambda changes: Run("bron", "2026-01-05T10:00:00+00:00", "loaded", changes.revision, 0, 0)
        )
        print("written")
    except StoreError:
        print("failed")
"""


def test_what_is_told_as_failed_was_not_written_and_the_reverse(tmp_path: Path) -> None:
    outcomes = set()
    for room in (0, 200_000, 500_000, 800_000, 1_100_000, 1_400_000, 8_000_000):
        url = f"sqlite:///{tmp_path}/{room}.db"
        with open_store(url) as store:
            store.sync(edition(1))
        done = subprocess.run(
            [sys.executable, "-c", FILL_AND_NOTE, url, str(room)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        outcome = done.stdout.strip()
        with open_store(url) as store:
            is_written = outcome == "written"
            assert store.revision() == (2 if is_written else 1), done.stderr
            assert holds_one_whole_edition(store)
            assert [run.revision for run in store.runs()] == ([2] if is_written else [])
        outcomes.add(outcome)
    assert outcomes == {"written", "failed"}


READ_ON = """
import os, resource, sys
from concurrent.futures import ThreadPoolExecutor
from graph.store import StoreError, open_store
from tests.stores.writer import edition
with open_store(sys.argv[1]) as store:
    before = store.read()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/dev/fd")) - 1,) * 2)
    for write in (lambda: store.sync(edition(0)), lambda: open(sys.argv[1])):
        try:
            write()
        except (StoreError, OSError) as error:
            print(type(error).__name__)
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(store.read).result() == store.read() == before
    assert (store.revision(), len(list(store.revisions()))) == (1, 1)
print("read on")
"""


def test_reading_goes_on_when_the_disk_is_full_and_no_file_can_be_opened(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as store:
        store.sync(edition(1))
    done = subprocess.run([sys.executable, "-c", READ_ON, url], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["StoreError", "OSError", "read on", ""]
    assert done.stderr == ""


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Geachte voorzitter, " * 100)
    with pytest.raises(StoreError, match="is no Samenspel store"):
        open_store(f"sqlite:///{path}")
    assert path.read_text() == "Geachte voorzitter, " * 100


def test_a_folder_or_a_path_through_a_file_is_no_place_for_a_store(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(StoreError, match="could not be used"):
        open_store(f"sqlite:///{tmp_path}")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path}/bestand/store.db")


def test_a_damaged_store_gives_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(f"sqlite:///{path}") as store:
        store.sync(edition(1))
    content = bytearray(path.read_bytes())
    content[8192:-4096] = b"\xff" * (len(content) - 8192 - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.db"), open_store(f"sqlite:///{path}") as store:
        store.read()


def test_a_store_of_a_newer_version_is_not_opened(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db"):
        pass
    db = sqlite3.connect(tmp_path / "store.db")
    db.execute("pragma user_version = 999")
    db.close()
    with pytest.raises(StoreError, match="newer version of Samenspel"):
        open_store(f"sqlite:///{tmp_path}/store.db")


def test_a_graph_of_a_newer_version_is_not_opened(empty_neo4j: str) -> None:
    with open_store(empty_neo4j) as store, GraphDatabase.driver(empty_neo4j) as driver:
        store.record_run(Run("bron", "2026-01-05T10:00:00+00:00", "loaded", 0, 0, 0))
        driver.execute_query("MATCH (r:Revision) SET r.format = 999")
        with pytest.raises(StoreError, match="newer version of Samenspel"):
            open_store(empty_neo4j)


def test_a_graph_that_was_changed_by_hand_is_not_passed_off_as_what_the_sources_say(empty_neo4j: str) -> None:
    with open_store(empty_neo4j) as store, GraphDatabase.driver(empty_neo4j) as driver:
        store.sync(batch())
        driver.execute_query("MATCH ()-[c:memberOf]->() SET c.since = '1999'")
        with Neo4jStore(empty_neo4j, wait=0.2) as hasty, pytest.raises(StoreError, match="changed by other means"):
            hasty.read()
        store.retract(batch().source.id)
        store.sync(batch())
        assert len(store.read().claims) == len(batch().claims)


@pytest.mark.parametrize(
    "change",
    [
        "MATCH ()-[c:memberOf]->() SET c = {source: c.source}",
        "MATCH ()-[c:memberOf]->() SET c.since = date('1999-01-01')",
        "MATCH (:Source)-[t:STATES]->() REMOVE t.body",
        "MATCH (s:Source) SET s = {}",
    ],
)
def test_records_that_are_half_gone_are_not_read_as_facts(empty_neo4j: str, change: LiteralString) -> None:
    # Neo4j also shows a record so to who reads it while another process removes it.
    with open_store(empty_neo4j) as store, GraphDatabase.driver(empty_neo4j) as driver:
        store.sync(batch())
        driver.execute_query(change)
        with Neo4jStore(empty_neo4j, wait=0.2) as hasty, pytest.raises(StoreError, match="changed by other means"):
            hasty.read()


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "andere.db"
    db = sqlite3.connect(path)
    db.execute("create table places (name text)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="database of something else"):
        open_store(f"sqlite:///{path}")
    db = sqlite3.connect(path)
    assert db.execute("select name from sqlite_master").fetchall() == [("places",)]
    db.close()
    assert len(path.read_bytes()) == len(before)


@pytest.mark.parametrize("label", ["Entity", "Source", "Revision"])
def test_a_graph_of_somebody_else_is_left_alone(empty_neo4j: str, label: str) -> None:
    with GraphDatabase.driver(empty_neo4j) as driver:
        driver.execute_query(f"CREATE (:{label}:Film {{id: 'vbz', name: 'Van een ander'}})-[:DIRECTED]->(:Person)")
        with pytest.raises(StoreError, match=f"label {label} that are not Samenspel's"):
            open_store(empty_neo4j)
        (record,) = driver.execute_query("MATCH (n)-[r]->(m) RETURN labels(n), n.name, type(r), labels(m)").records
        assert (set(record[0]), *record[1:]) == ({label, "Film"}, "Van een ander", "DIRECTED", ["Person"])
        assert driver.execute_query("MATCH (n) RETURN count(n)").records[0][0] == 2


def test_data_of_somebody_else_under_other_labels_stays_beside_the_graph(empty_neo4j: str) -> None:
    with GraphDatabase.driver(empty_neo4j) as driver:
        driver.execute_query("CREATE (:Company {id: 'koepel', name: 'Van een ander'})-[:memberOf]->(:Platform)")
        with open_store(empty_neo4j) as store:
            store.sync(batch())
            assert len(store.read().claims) == len(batch().claims)
            store.retract(batch().source.id)
        query = "MATCH (n:Company)-[:memberOf]->(m) RETURN properties(n), labels(m)"
        assert driver.execute_query(query).records[0].values() == [
            {"id": "koepel", "name": "Van een ander"},
            ["Platform"],
        ]


def rename_kind(url: str, kind: str, former: str) -> None:
    """Make a store hold a kind that the vocabulary does not have any more, as an earlier version wrote it."""
    if url.startswith("sqlite"):
        db = sqlite3.connect(url.removeprefix("sqlite:///"))
        for source, id, body in db.execute("select source, id, body from entity").fetchall():
            row = (body.replace(f'"{kind}"'.encode(), f'"{former}"'.encode()), source, id)
            db.execute("update entity set body = ? where source = ? and id = ?", row)
        db.execute("update source set digest = ''")
        db.commit()
        db.close()
    else:
        with GraphDatabase.driver(url) as driver, driver.session() as session:
            query = "MATCH ()-[t:STATES]->() SET t.body = replace(t.body, $kind, $former)"
            driver.execute_query(query, kind=f'"{kind}"', former=f'"{former}"')
            driver.execute_query(f"MATCH (e:{kind}) REMOVE e:{kind} SET e:{former}, e.kind = '{former}'")
            driver.execute_query("MATCH (s:Source) SET s.digest = ''")
            driver.execute_query(
                "MATCH (r:Revision) SET r.schema = 'of an earlier version', r.check = $check",
                check=fingerprint(session.execute_read(read_stored)),
            )


def test_a_kind_that_is_gone_is_named_and_loading_the_sources_again_mends_it(url: str) -> None:
    register = Batch(REGISTER, batch().entities, batch().claims)
    with open_store(url) as store:
        store.sync(batch())
        store.sync(register)
        whole = store.read()
    rename_kind(url, "Province", "Gewest")
    with open_store(url) as store:
        with pytest.raises(
            StoreError, match=r"this version of Samenspel cannot read entity .* of source .*: there is no kind ‘Gewest’"
        ):
            store.read()
        assert store.sync(batch()).changed == 3
        assert store.sync(register).changed == 3
        assert replace(store.read(), revision=whole.revision) == whole
