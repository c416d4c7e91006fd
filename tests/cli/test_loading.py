"""Loading files, filling in a template, and what the command tells of the sources afterwards."""

import json
import os
import time
from pathlib import Path

from tests.cli.conftest import Samenspel


def test_a_template_never_overwrites_what_a_user_has(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "mijn.xlsx").write_bytes(b"mijn werk")
    answer = filled("template", "mijn.xlsx")
    assert answer.code == 1
    assert (tmp_path / "mijn.xlsx").read_bytes() == b"mijn werk"


def test_a_template_under_another_ending_than_that_of_a_workbook_is_refused(
    samenspel: Samenspel, tmp_path: Path
) -> None:
    answer = samenspel("template", "mijn.csv")
    assert (answer.code, list(tmp_path.iterdir())) == (2, [])
    assert "eindigt niet op .xlsx" in answer.err


def test_a_filled_template_loads_and_a_second_load_changes_nothing(samenspel: Samenspel, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    assert samenspel("template", "mijn.xlsx").code == 0
    book = load_workbook(tmp_path / "mijn.xlsx")
    book["bron"]["B2"] = "Gemeente Voorbeeldstad"
    entities = next(sheet for sheet in book if "kind" in [cell.value for cell in sheet[1]])
    header = [cell.value for cell in entities[1]]
    for number, (id, kind, name) in enumerate(
        [("voorbeeldlab", "Fieldlab", "Voorbeeldlab"), ("voorbeeldstad", "Municipality", "Voorbeeldstad")], 2
    ):
        for field, value in (("id", id), ("kind", kind), ("name", name)):
            entities.cell(number, header.index(field) + 1, value)
    relations = next(sheet for sheet in book if "subject" in [cell.value for cell in sheet[1]])
    header = [cell.value for cell in relations[1]]
    row = {"subject": "voorbeeldstad", "relation": "funds", "object": "voorbeeldlab", "locator": "rij 2"}
    for field, value in row.items():
        relations.cell(2, header.index(field) + 1, value)
    book.save(tmp_path / "mijn.xlsx")
    first = samenspel("load", "mijn.xlsx", "--json")
    assert first.code == 0, first.out + first.err
    assert [run["outcome"] for run in json.loads(first.out)["runs"]] == ["loaded"]
    second = samenspel("load", "mijn.xlsx", "--json")
    assert [run["outcome"] for run in json.loads(second.out)["runs"]] == ["unchanged"]
    assert "Voorbeeldlab" in samenspel("show", "voorbeeldstad").out


def test_a_refused_file_is_told_and_the_store_stays_as_it_was(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "fout.csv").write_text("id,kind,name\nx,Nothing,X\n", encoding="utf-8")
    before = json.loads(filled("status", "--json").out)["revision"]
    answer = filled("load", "fout.csv")
    assert answer.code == 1
    assert "fout.csv" in answer.err
    assert "kind" in answer.err
    assert json.loads(filled("status", "--json").out)["revision"] == before


def test_good_files_load_beside_bad_ones_that_are_each_named(filled: Samenspel, tmp_path: Path) -> None:
    folder = tmp_path / "aangeleverd"
    folder.mkdir()
    (folder / "fout.csv").write_text("id,kind,name\nx,Nothing,X\n", encoding="utf-8")
    (folder / "goed.csv").write_text("id,kind,name\nlab-x,Fieldlab,Lab X\n", encoding="utf-8")
    (folder / "brief.docx").write_bytes(b"PK")
    (folder / os.fsdecode(b"na\xffam.csv")).write_text("id,kind,name\nlab-z,Fieldlab,Lab Z\n", encoding="utf-8")
    answer = filled("load", "aangeleverd", "weg.csv", "", os.fsdecode(b"\xff.csv"))
    assert answer.code == 1
    assert "bijdrage-goed" in answer.out
    assert "overgeslagen: brief.docx" in answer.out
    for bad in ("fout.csv, rij 2", "na\\udcffam.csv", "weg.csv: geen bron", "lege naam", "\\udcff.csv"):
        assert bad in answer.err
    assert filled("show", "lab-x").code == 0
    assert isinstance(json.loads(filled("load", "aangeleverd", os.fsdecode(b"\xff.csv"), "--json").out), dict)


def test_a_refused_source_is_told_until_it_loads_and_the_last_good_run_stays(filled: Samenspel, tmp_path: Path) -> None:
    def card() -> dict[str, object]:
        cards = json.loads(filled("sources", "--json").out)["cards"]
        return next(card for card in cards if card["id"] == "bijdrage")

    def line() -> list[str]:
        return next(line.split() for line in filled("status").out.splitlines() if line.startswith("bijdrage-lab"))

    file = tmp_path / "lab.csv"
    good = "id,kind,name\nlab-x,Fieldlab,Lab X\n"
    file.write_text(good, encoding="utf-8")
    assert filled("load", "lab.csv").code == 0
    loaded = card()["lastLoaded"]
    assert loaded
    assert line()[1] == "geladen"

    file.write_text("id,kind,name\nlab-x,Fieldlab,\n", encoding="utf-8")
    assert filled("load", "lab.csv").code == 1
    assert [run["source"] for run in card()["refused"]] == ["bijdrage-lab"]  # type: ignore[attr-defined]
    assert card()["lastLoaded"] == loaded
    assert line()[1] == "geweigerd"
    assert "Uitkomst: geweigerd" in filled("sources").out
    assert filled("show", "lab-x").code == 0

    file.write_text(good, encoding="utf-8")
    assert filled("load", "lab.csv").code == 0
    assert card()["refused"] == []
    assert line()[1] == "ongewijzigd"


def test_what_was_never_loaded_is_told_as_refused_until_the_next_load(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "fout.csv").write_text("id,kind,name\nx,Nothing,X\n", encoding="utf-8")
    (tmp_path / "goed.csv").write_text("id,kind,name\nlab-x,Fieldlab,Lab X\n", encoding="utf-8")
    assert filled("load", "fout.csv").code == 1
    assert "Uitkomst: geweigerd" in filled("sources").out
    time.sleep(1)  # a run is noted to the second
    assert filled("load", "goed.csv").code == 0
    assert "geweigerd" not in filled("sources").out
