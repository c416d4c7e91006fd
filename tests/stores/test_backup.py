"""A backup holds all that a store keeps, goes back into any store, and is refused when anything is wrong with it."""

import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from graph.model.records import Batch, Passage
from graph.model.words import message
from graph.say.export import to_json_file
from graph.store import Run, Store, StoreError, open_store
from graph.store.backup import Backup, back_up
from graph.store.checking import check
from graph.store.dossiers import Dossier
from tests.fictitious import batch
from tests.stores.contract import OTHER, SMALL, judgement
from tests.stores.writer import edition

ROOT = Path(__file__).parent.parent.parent
TOLD_LAST = Batch(SMALL.source, SMALL.entities, SMALL.claims, (Passage("p. 2", "Alle leden", ()),))
AT = "2026-01-05T10:00:00+00:00"


def silent(*_: object) -> None:
    """Progress that nobody watches."""


def fill(store: Store) -> None:
    """Have a store hold something of every sort, with a history."""
    store.sync(batch())
    store.sync(Batch(SMALL.source, SMALL.entities, tuple(SMALL.claims)[:1], (Passage("p. 1", "De leden", ()),)))
    store.sync(SMALL)
    store.sync(OTHER)
    store.judge([judgement("koepel", "tafel")])
    store.record_run(Run("bron", AT, "refused", 2, 0, 0, (message("load-empty-name"),), mark="3"))
    store.keep([Dossier("proposal", "een", 1, {"says": "ja"}, "iemand")])
    store.keep([Dossier("proposal", "een", 2, {"says": "nee"}, "ander"), Dossier("finding", "twee", 1, {})])
    store.sync(TOLD_LAST)


def told(store: Store) -> tuple[object, ...]:
    """All that a store tells, but its address and its state."""
    return (
        to_json_file(store.read(), store.texts()),
        store.read().judgements,
        list(store.changes()),
        [revision for revision in store.revisions() if revision.counts],
        store.revision(),
        store.runs(),
        [store.dossiers(kind) for kind in ("proposal", "finding")],
        store.dossier_versions("proposal", "een"),
        store.dossiers_written(),
    )


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/other.db") as opened:
        yield opened


def test_a_backup_goes_to_another_store_and_back_with_everything(store: Store, other: Store, tmp_path: Path) -> None:
    fill(store)
    before = told(store)
    back_up(store, tmp_path / "een.zip", silent)
    other.put_back(Backup(tmp_path / "een.zip", silent).items(silent))
    assert told(other) == before
    assert other.state() != store.state()
    back_up(other, tmp_path / "twee.zip", silent)
    state = store.state()
    store.put_back(Backup(tmp_path / "twee.zip", silent).items(silent), replace=True)
    assert told(store) == before
    assert store.state() not in {state, other.state(), ""}
    for each in (store, other):
        assert not check(each).faults
        assert not check(each).others


def test_a_restored_store_is_written_to_as_before(store: Store, other: Store, tmp_path: Path) -> None:
    fill(other)
    back_up(other, tmp_path / "een.zip", silent)
    store.put_back(Backup(tmp_path / "een.zip", silent).items(silent))
    revision = store.revision()
    assert not store.sync(OTHER)
    assert store.sync(SMALL).revision == revision + 1
    store.keep([Dossier("proposal", "een", 3, {})])
    assert store.dossiers_written() == 4
    store.record_run(Run("bron", AT, "loaded", 2, 0, 0))
    assert [run.outcome for run in store.runs()] == ["loaded", "refused"]
    assert store.retract(SMALL.source.id)
    assert not check(store).faults


def test_only_an_empty_store_is_filled_unasked(store: Store, other: Store, tmp_path: Path) -> None:
    fill(other)
    back_up(other, tmp_path / "een.zip", silent)
    store.sync(OTHER)
    before = told(store)
    with pytest.raises(StoreError, match="is not empty"):
        store.put_back(Backup(tmp_path / "een.zip", silent).items(silent))
    assert told(store) == before


def test_a_restore_that_fails_half_way_leaves_what_was_there(store: Store, other: Store, tmp_path: Path) -> None:
    fill(other)
    store.sync(OTHER)
    before = told(store)
    with other.keeping() as keeping:
        items = list(keeping.items)
    broken = [*items[:-1], items[-1]._replace(body=b"{")]
    with pytest.raises((StoreError, orjson.JSONDecodeError)):
        store.put_back(iter([*broken, items[0]._replace(sort="source", body=b"{")]), replace=True)
    assert told(store) == before


RESTORE = """
import sys
from graph.store import open_store
from graph.store.backup import Backup
from pathlib import Path
def told(what, done, total):
    print(done, flush=True)
with open_store(sys.argv[1]) as store:
    store.put_back(Backup(Path(sys.argv[2]), lambda *_: None).items(told), replace=True)
"""


@pytest.mark.parametrize("moment", [0.0, 0.1])
def test_a_restore_that_is_killed_leaves_the_old_or_the_new(
    url: str, other: Store, tmp_path: Path, moment: float
) -> None:
    other.sync(edition(1))
    back_up(other, tmp_path / "een.zip", silent)
    with open_store(url) as store:
        store.sync(edition(0))
        before, after = told(store), told(other)
    with subprocess.Popen(
        [sys.executable, "-c", RESTORE, url, str(tmp_path / "een.zip")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as restoring:
        assert restoring.stdout
        restoring.stdout.readline()
        time.sleep(moment)
        restoring.kill()
    with open_store(url) as store:
        assert told(store) in (before, after)
        assert not check(store).faults


def test_a_backup_is_of_one_revision_while_others_write(url: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.stores.writer", url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        writer.stdout.readline()
        with open_store(url) as store:
            manifest = back_up(store, tmp_path / "een.zip", silent)
        writer.kill()
    with open_store(f"sqlite:///{tmp_path}/other.db") as other:
        other.put_back(Backup(tmp_path / "een.zip", silent).items(silent))
        assert other.revision() == manifest["revision"]
        contents, expected = other.read(), edition(manifest["revision"] % 2)
        assert {each for _, each in contents.entities} == set(expected.entities)
        assert not check(other).faults


def test_a_backup_with_a_changed_byte_is_refused_or_still_says_the_same(other: Store, tmp_path: Path) -> None:
    fill(other)
    path = tmp_path / "een.zip"
    back_up(other, path, silent)
    whole, items = path.read_bytes(), list(Backup(path, silent).items(silent))
    refused = 0
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            read_items = list(Backup(path, silent).items(silent))
        except StoreError:
            refused += 1
        else:
            assert read_items == items
    assert refused > 20


def test_a_backup_that_was_cut_off_and_other_files_are_refused(other: Store, tmp_path: Path) -> None:
    fill(other)
    path = tmp_path / "een.zip"
    back_up(other, path, silent)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(StoreError, match="no whole file"):
        Backup(path, silent)
    (tmp_path / "brief.zip").write_text("Geachte voorzitter")
    with pytest.raises(StoreError, match=r"brief\.zip"):
        Backup(tmp_path / "brief.zip", silent)
    with zipfile.ZipFile(tmp_path / "ander.zip", "w") as archive:
        archive.writestr("manifest.json", "{}")
    with pytest.raises(StoreError, match="no backup of Samenspel"):
        Backup(tmp_path / "ander.zip", silent)


def test_a_backup_of_a_newer_version_is_refused(other: Store, tmp_path: Path) -> None:
    fill(other)
    back_up(other, tmp_path / "een.zip", silent)
    with (
        zipfile.ZipFile(tmp_path / "een.zip") as old,
        zipfile.ZipFile(tmp_path / "nieuwer.zip", "w") as new,
    ):
        for name in old.namelist():
            manifest = orjson.loads(old.read(name)) if name == "manifest.json" else None
            new.writestr(name, orjson.dumps({**manifest, "version": 99}) if manifest else old.read(name))
    with pytest.raises(StoreError, match="newer version"):
        Backup(tmp_path / "nieuwer.zip", silent)


def test_a_backup_that_fails_leaves_the_file_that_was_there(other: Store, tmp_path: Path) -> None:
    fill(other)
    path = tmp_path / "een.zip"
    back_up(other, path, silent)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        back_up(other, path, full)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*een.zip*")] == ["een.zip"]
