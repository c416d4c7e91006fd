"""What holds for the embedded store only."""

import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.store import StoreError, open_store, sqlite_file
from tests.fictitious import batch

ROOT = Path(__file__).parent.parent.parent


def test_the_folder_of_the_store_is_made(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/een/twee/store.db") as store:
        assert store.revision() == 0


def test_an_unchanged_load_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        before = (tmp_path / "store.db").read_bytes()
        store.sync(batch())
        assert (tmp_path / "store.db").read_bytes() == before
        store.retract(batch().source.id)
        assert (tmp_path / "store.db").read_bytes() != before


def test_the_file_is_a_sound_database(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
    db = sqlite3.connect(tmp_path / "store.db")
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.execute("pragma foreign_key_check").fetchall() == []
    db.close()


@pytest.mark.parametrize("name", ["een naam met spaties.db", "wat? #1 100%.db", "geën.db"])
def test_the_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    with open_store(f"sqlite:///{tmp_path / name}") as store:
        store.sync(batch())
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_of_a_file_that_is_moved_away_nothing_more_is_read_and_no_other_is_made(tmp_path: Path) -> None:
    file, away = tmp_path / "store.db", tmp_path / "elders.db"
    moved, ended = threading.Event(), threading.Event()

    def read() -> list[str]:
        """What was read by who began when the file was gone, and what went wrong."""
        outcomes = []
        while not ended.is_set():
            was_gone = moved.is_set()
            try:
                store.revision()
                outcomes += ["read"] if was_gone else []
            except StoreError as error:
                outcomes += [str(error)]
        return outcomes

    with open_store(f"sqlite:///{file}") as store, ThreadPoolExecutor(6) as threads:
        store.sync(batch())
        reading = [threads.submit(read) for _ in range(6)]
        time.sleep(0.1)
        file.rename(away)
        moved.set()
        time.sleep(0.3)
        ended.set()
        problems = {problem for each in reading for problem in each.result()}
    assert len(problems) == 1
    assert str(file) in problems.pop()
    assert not file.exists()


def test_threads_that_open_a_new_store_at_once_all_get_it(tmp_path: Path) -> None:
    together = threading.Barrier(8)

    def open_one(path: Path) -> int:
        together.wait()
        with open_store(f"sqlite:///{path}") as store:
            return store.revision()

    with ThreadPoolExecutor(8) as threads:
        for round in range(60):
            path = tmp_path / f"{round}.db"
            assert list(threads.map(open_one, [path] * 8)) == [0] * 8
    db = sqlite3.connect(path)
    assert db.execute("pragma journal_mode").fetchone() == ("wal",)
    db.close()


OPEN = """
import sys, time
from graph.store import open_store
folder, start = sys.argv[1], float(sys.argv[2])
for round in range(40):
    time.sleep(max(0.0, start + round * 0.03 - time.time()))
    with open_store(f"sqlite:///{folder}/{round}.db") as store:
        assert store.revision() == 0
"""


def test_processes_that_open_a_new_store_at_once_all_get_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPEN, str(tmp_path), str(time.time() + 1)]
    opening = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[1] for process in opening] == ["", "", ""]


def test_a_migration_may_hold_whatever_sqlite_takes_for_one_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrations = shutil.copytree(str(sqlite_file.MIGRATIONS), tmp_path / "migrations")
    (migrations / "9999_more.sql").write_text(
        "create table said (text text default 'a;\n');\n"
        "create trigger once after insert on said\nbegin\n  delete from said;\n"
        "  insert into said values ('b;\n');\nend;\n"
        "-- That is all.\n",
        "utf-8",
    )
    monkeypatch.setattr(sqlite_file, "MIGRATIONS", migrations)
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        assert store.sync(batch())
    db = sqlite3.connect(tmp_path / "store.db")
    db.execute("insert into said default values")
    assert db.execute("select text from said").fetchall() == [("b;\n",)]
    db.close()


def test_a_migration_that_fails_half_way_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        before = store.read()
    migrations = shutil.copytree(str(sqlite_file.MIGRATIONS), tmp_path / "migrations")
    (migrations / "9999_more.sql").write_text("create table more (id text);\ncreate table entity (id text);\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(sqlite_file, "MIGRATIONS", migrations)
        with pytest.raises(StoreError, match="entity already exists"):
            open_store(f"sqlite:///{tmp_path}/store.db")
    db = sqlite3.connect(tmp_path / "store.db")
    assert db.execute("select name from sqlite_master where name = 'more'").fetchall() == []
    db.close()
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        assert store.read() == before


def test_a_store_that_is_put_in_the_place_of_another_is_read_from_then_on(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store, open_store(f"sqlite:///{tmp_path}/other.db") as other:
        assert store.revision() == 0
        other.sync(batch())
        other.close()
        (tmp_path / "other.db").replace(tmp_path / "store.db")
        assert len(store.read().claims) == len(batch().claims)


def test_a_log_that_is_not_read_to_its_end_keeps_no_reader_at_an_old_revision(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        changes = store.changes()
        next(changes)
        store.retract(batch().source.id)
        del changes
        assert store.revision() == 2
        assert (store.read().claims, store.read().entities) == ((), ())


def test_a_closed_store_leaves_one_file(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        with ThreadPoolExecutor(4) as threads:
            assert {contents.revision for contents in threads.map(lambda _: store.read(), range(8))} == {1}
    assert [path.name for path in tmp_path.iterdir()] == ["store.db"]


LOAD = """
import resource, sys
from benchmarks.generated import streamed_batch
from graph.store import open_store
small, large = (streamed_batch(number, 3 * number) for number in (2_000, 40_000))
with open_store(sys.argv[1]) as store:
    store.sync(small)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    store.sync(large)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_large_source_takes_little_more_memory_than_its_ids_and_what_is_compared_in_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOAD, f"sqlite:///{tmp_path}/store.db"]
    kilobytes = int(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    # Held at once, 160,000 records took 600 megabytes.
    assert kilobytes < 150_000
