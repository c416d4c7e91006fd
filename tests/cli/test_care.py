"""Backing up, checking, withdrawing and removing from a terminal."""

import json
import sqlite3
from pathlib import Path

from graph.store import open_store
from tests.cli.conftest import Samenspel
from tests.fictitious import SOURCE


def test_a_backup_goes_into_another_store(filled: Samenspel, tmp_path: Path) -> None:
    made = filled("backup", "kopie.zip", "--json")
    assert made.code == 0, made.err
    assert json.loads(made.out)["revision"] == 1
    other = f"sqlite:///{tmp_path}/ander.db"
    assert "bevat nu alles van revisie 1" in filled("restore", "kopie.zip", "--store", other).out
    assert filled("export", "een.json").code == filled("export", "twee.json", "--store", other).code == 0
    assert (tmp_path / "een.json").read_bytes() == (tmp_path / "twee.json").read_bytes()


def test_a_store_that_is_not_empty_is_only_replaced_when_that_is_meant(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("backup", "kopie.zip").code == 0
    refused = filled("restore", "kopie.zip")
    assert refused.code == 1
    assert "--replace" in refused.err
    assert filled("restore", "kopie.zip", "--replace", "--json").code == 2
    assert filled("restore", "kopie.zip", "--replace", "--yes").code == 0


def test_a_file_that_is_no_backup_is_refused(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "brief.zip").write_text("Geachte voorzitter")
    refused = filled("restore", "brief.zip", "--store", f"sqlite:///{tmp_path}/ander.db")
    assert refused.code == 1
    assert "brief.zip" in refused.err
    assert not (tmp_path / "ander.db").exists()


def test_check_without_a_file_checks_the_store_and_repairs_it(filled: Samenspel, tmp_path: Path) -> None:
    assert "is heel" in filled("check").out
    db = sqlite3.connect(tmp_path / "store.db")
    with db:
        db.execute("update claim set body = cast(replace(cast(body as text), 'p. 3', 'p. 4') as blob)")
    db.close()
    checked = filled("check")
    assert checked.code == 1
    assert "is niet wat er is geschreven" in checked.out
    answer = json.loads(filled("check", "--json").out)
    assert {fault["source"] for fault in answer["faults"]} == {SOURCE.id}
    assert filled("check", "--repair").code == 0
    assert filled("check").code == 0
    assert filled("check", "bestand.yaml", "--repair").code == 2


def test_a_withdrawn_source_is_told_why_and_not_loaded_again_by_itself(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("withdraw", SOURCE.id, "--why", "ingetrokken", "--json").code == 2
    assert filled("withdraw", "bestaatniet", "--why", "ingetrokken", "--yes").code == 3
    done = filled("withdraw", SOURCE.id, "--why", "de brief bestaat niet", "--by", "beheer", "--yes")
    assert "ingetrokken in revisie 2" in done.out
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        assert store.read().sources == ()
        (run,) = store.runs()
        assert (run.source, run.outcome, run.revision) == (SOURCE.id, "withdrawn", 2)
        assert run.text("nl") == "ingetrokken door beheer: de brief bestaat niet"


def test_a_purge_shows_what_it_would_touch_and_removes_it_from_files_too(filled: Samenspel, tmp_path: Path) -> None:
    cache = tmp_path / "var/cache/bron"
    cache.mkdir(parents=True)
    (cache / "lijst.csv").write_text("Voorbeeldagenda 2019-2020", encoding="utf-8")
    (cache / "lijst.csv.sha256").write_text("0")
    (cache / "ander.csv").write_text("iets anders", encoding="utf-8")
    assert filled("show", "agenda").code == 0
    asked = filled("purge", "--text", "Voorbeeldagenda", "--why", "op verzoek", "--json")
    assert asked.code == 2
    assert "1 bestand" in json.loads(asked.out)["error"]
    assert (cache / "lijst.csv").exists()
    done = filled("purge", "--text", "Voorbeeldagenda", "--why", "op verzoek", "--yes")
    assert done.code == 0, done.err
    assert [path.name for path in cache.iterdir()] == ["ander.csv"]
    left = [path for path in tmp_path.rglob("*") if path.is_file() and b"Voorbeeldagenda" in path.read_bytes()]
    assert left == []
    refused = filled("purge", "--text", "Voorbeeldbrief", "--why", "de voorbeeld-brief", "--yes")
    assert refused.code == 1
    assert "de reden noemt" in refused.err
    assert filled("purge", "--why", "x", "--yes").code == 2
    no_text = filled("purge", "--text", "Voorbeeldbrief", "--why", "weg \udcff", "--yes")
    assert (no_text.code, "geen tekst" in no_text.err) == (1, True)


def test_a_store_that_fits_needs_no_upgrade_and_old_notes_are_forgotten(filled: Samenspel) -> None:
    assert "past al" in filled("upgrade", "--yes").out
    assert json.loads(filled("prune", "--days", "0", "--json").out) == {"forgotten": 0, "days": 0}
    # Longer ago than the calendar goes.
    assert json.loads(filled("prune", "--days", "999999999", "--json").out)["forgotten"] == 0
