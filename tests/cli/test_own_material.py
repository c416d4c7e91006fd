"""Lists of people's own with the command: looked at before loading, and cleaned."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.store import open_store
from tests.cli.conftest import Samenspel
from tests.loaders.own_material import write_book, write_list


def test_a_preview_tells_the_same_on_screen_and_as_json_and_loads_nothing(filled: Samenspel, tmp_path: Path) -> None:
    write_list(tmp_path / "lijst.csv", "Naam;Soort;Aantal", "Voorbeeldkoepel;;1", "Bureau Aap;bedrijf;2")
    preview = json.loads(filled("load", "lijst.csv", "--dry-run", "--json").out)
    assert [(change["effect"], change["entity"]["id"]) for change in preview["changes"]] == [
        ("merged", "koepel"),
        ("added", "bureau-aap"),
    ]
    assert (preview["problems"], preview["leftOut"]) == ([], ["lijst.csv: niet gelezen: Aantal"])
    screen = filled("load", "lijst.csv", "--dry-run").out
    for text in ("samengevoegd", "toegevoegd", "Bureau Aap (bedrijf, bureau-aap)", "niet gelezen: Aantal"):
        assert text in screen
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        assert [source.id for source in store.read().sources] == ["voorbeeldbrief"]


def test_a_preview_tells_the_row_of_each_line_as_its_user_sees_it(filled: Samenspel, tmp_path: Path) -> None:
    write_book(
        tmp_path / "netwerk.xlsx",
        entiteiten=[["id", "soort", "naam"], [], ["aap", "bedrijf", "Bureau Aap"]],
        relaties=[["van", "relatie", "naar", "vindplaats"], ["aap", "lid van", "Voorbeeldkoepel", "blz. 3"]],
    )
    preview = json.loads(filled("load", "netwerk.xlsx", "--dry-run", "--json").out)
    rows = {
        (change.get("entity", {}).get("id") or change["claim"]["relation"]): (
            change["file"],
            change["sheet"],
            change["row"],
        )
        for change in preview["changes"]
    }
    assert rows == {
        "aap": ("netwerk.xlsx", "entiteiten", 3),
        "koepel": ("netwerk.xlsx", "relaties", 2),
        "memberOf": ("netwerk.xlsx", "relaties", 2),
    }
    screen = " ".join(filled("load", "netwerk.xlsx", "--dry-run").out.split())
    assert "blz. 3" in screen
    assert "netwerk.xlsx, blad relaties, rij 2" in screen


def test_a_question_is_answered_on_the_command_line(filled: Samenspel, tmp_path: Path) -> None:
    write_list(tmp_path / "lijst.csv", "Wie", "Bureau Aap")
    asked = filled("load", "lijst.csv")
    assert asked.code == 1
    assert '--column "Wie=name"' in asked.err
    asked = filled("load", "lijst.csv", "--column", "Wie=naam", "--dry-run")
    assert (asked.code, "--fill kind=bedrijf" in asked.err) == (1, True)
    assert filled("load", "lijst.csv", "--column", "Wie=naam", "--fill", "soort=bedrijf").code == 0
    assert "bedrijf" in filled("show", "Bureau Aap").out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--fill", "bedrijf"), "--fill: ‘bedrijf’ is geen NAAM=WAARDE"),
        (("--column", "Wie=kleur"), "--column: ‘kleur’ is geen veld; kies"),
        (("--as", "kumu"), "‘kumu’ leest geen bestanden; kies"),
    ],
)
def test_an_answer_that_says_nothing_is_told(
    filled: Samenspel, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    write_list(tmp_path / "lijst.csv", "Wie", "Bureau Aap")
    answer = filled("load", "lijst.csv", *arguments)
    assert answer.code in {1, 2}
    assert why in answer.err


def test_a_preview_of_nothing_is_wrong_use(filled: Samenspel) -> None:
    assert filled("load", "--dry-run").code == 2


def test_a_list_comes_back_with_who_is_certain_and_candidates_for_who_is_not(filled: Samenspel, tmp_path: Path) -> None:
    rows = (
        ("Aanwezig op 12 maart",),
        (),
        ("Organisatie", "Aantal"),
        ("Voorbeeldkoepel", 2),
        ("Voorbeeldkoepl", 1),
        ("", 3),
    )
    write_book(tmp_path / "lijst.xlsx", Blad1=rows)
    answer = filled("clean", "lijst.xlsx")
    assert answer.code == 0, answer.err
    assert "1 van 2 namen herkend" in answer.out
    sheet = load_workbook(tmp_path / "lijst-herkend.xlsx")["Blad1"]
    heading, sure, doubtful, nobody = ([cell or "" for cell in row] for row in sheet.iter_rows(values_only=True))
    assert heading == ["Organisatie", "Aantal", "officiële naam", "id", "zekerheid", "kandidaten"]
    assert sure[:4] == ["Voorbeeldkoepel", "2", "Voorbeeldkoepel", "koepel"]
    assert doubtful[2:4] == ["", ""]
    assert "Voorbeeldkoepel (koepel, " in str(doubtful[5])
    assert nobody == ["", "3", "", "", "", ""]
    assert filled("clean", "lijst.xlsx").code == 1  # what is there is never overwritten


def test_a_list_with_any_name_comes_back_as_a_workbook(filled: Samenspel, tmp_path: Path) -> None:
    write_list(tmp_path / "deelnemers [concept].csv", "Organisatie", "Voorbeeldkoepel")
    assert filled("clean", "deelnemers [concept].csv", "uit.xlsx").code == 0
    assert load_workbook(tmp_path / "uit.xlsx").sheetnames == ["deelnemers -concept-"]


def test_a_heading_that_says_of_which_kind_the_names_are_decides_between_namesakes(
    filled: Samenspel, tmp_path: Path
) -> None:
    for heading, id in (("Provincienaam;Gemeentenaam", "noordland-stad"), ("Provincienaam;Code", "pv-noordland")):
        write_list(tmp_path / "lijst.csv", heading, "Noordland;Noordland")
        (tmp_path / "uit.csv").unlink(missing_ok=True)
        assert filled("clean", "lijst.csv", "uit.csv").code == 0
        assert id in (tmp_path / "uit.csv").read_text(encoding="utf-8").splitlines()[1].split(",")


def test_a_csv_comes_back_as_csv_and_what_is_asked_can_be_answered(filled: Samenspel, tmp_path: Path) -> None:
    write_list(tmp_path / "lijst.csv", "Naam;Organisatie", "J. Jansen;Voorbeeldkoepel")
    assert "kunnen allebei name zijn" in filled("clean", "lijst.csv").err
    counts = json.loads(filled("clean", "lijst.csv", "uit.csv", "--column", "Naam=", "--json").out)
    assert (counts["names"], counts["decided"]) == (1, 1)
    with (tmp_path / "uit.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][:4] == ["J. Jansen", "Voorbeeldkoepel", "Voorbeeldkoepel", "koepel"]
    assert filled("clean", "lijst.csv", "uit.pdf", "--column", "Naam=").code == 2
