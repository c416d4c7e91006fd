"""What holds for the embedded store only."""

import sqlite3
from pathlib import Path

from graph.store import open_store
from tests.fictitious import batch


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
