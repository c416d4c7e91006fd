"""Exports open in other programs with nothing lost, nothing doubled and nothing that runs."""

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.say.export import WRITERS
from graph.say.tables import MOST_IN_A_CELL, Table, entity_table, guarded_cell, relation_table, to_csv, to_xlsx
from graph.store.contract import Contents
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, SOURCE

# What has to do with the agenda is over; two claims of the fixture come on top.
ENDED = [claim for claim in CLAIMS if "agenda" in (claim.subject, claim.object)]
SHOWN = len(CLAIMS) - len(ENDED) + 2


@pytest.fixture
def contents() -> Contents:
    hostile = replace(ENTITIES[2], name='=HYPERLINK("http://x")\x0b<b>&’ 😀', description='+31 20, "quoted"\nline')
    entities = tuple(
        ("voorbeeldbrief", entity) for entity in (hostile, *ENTITIES) if entity.id != "tafel" or entity is hostile
    )
    claims = [("voorbeeldbrief", claim) for claim in CLAIMS]
    # Two sources, and one source in two places: parallel edges.
    claims += [
        ("voorbeeldregister", replace(CLAIMS[0], locator="rij 1")),
        ("voorbeeldbrief", replace(CLAIMS[0], locator="p. 9")),
    ]
    return Contents(1, (SOURCE, REGISTER), entities, tuple(claims), ())


@pytest.fixture
def snapshot(contents: Contents) -> Snapshot:
    return take_snapshot(contents)


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "－1"])
def test_a_cell_that_could_run_begins_with_an_apostrophe(text: str) -> None:
    assert guarded_cell(text) == f"'{text}"


def test_csv_keeps_every_text_and_guards_formulas(snapshot: Snapshot) -> None:
    rows = {row["id"]: row for row in read_csv(entity_table(snapshot, snapshot.nodes.values()))}
    assert rows["tafel"]["name"] == "'" + snapshot.node("tafel").name
    assert rows["tafel"]["description"] == "'" + (snapshot.node("tafel").description or "")
    assert len(read_csv(relation_table(snapshot, snapshot.facts))) == len(CLAIMS) + 2


def read_csv(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(table).decode("utf-8-sig"), newline="")))


def test_a_csv_file_tells_a_spreadsheet_that_it_is_utf_8(contents: Contents, snapshot: Snapshot) -> None:
    assert WRITERS[".csv"](contents, snapshot, ()).startswith(b"\xef\xbb\xbf")


def test_a_workbook_has_the_entities_and_the_relations_on_a_sheet_each(contents: Contents, snapshot: Snapshot) -> None:
    book = load_workbook(io.BytesIO(WRITERS[".xlsx"](contents, snapshot, ())))
    assert book.sheetnames == ["entities", "relations"]
    head, *rows = book["entities"].iter_rows(values_only=True)
    named = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert named.keys() == snapshot.shown_nodes.keys()
    # What XML cannot hold becomes a space; a formula stays the text that it is.
    assert named["tafel"]["name"] == snapshot.node("tafel").name.replace("\x0b", " ")
    assert book["relations"].max_row == SHOWN + 1


def test_an_export_holds_the_present_and_of_the_past_when_that_is_asked_for(
    contents: Contents, snapshot: Snapshot
) -> None:
    for shown, edges, agenda in ((snapshot, SHOWN, False), (snapshot.with_past, SHOWN + len(ENDED), True)):
        book = load_workbook(io.BytesIO(WRITERS[".xlsx"](contents, shown, ())))
        ids = {row[0] for row in book["entities"].iter_rows(values_only=True)}
        assert ("agenda" in ids) == agenda
        assert book["relations"].max_row == edges + 1
        rows = csv.reader(io.StringIO(WRITERS[".csv"](contents, shown, ()).decode("utf-8-sig"), newline=""))
        assert len(list(rows)) == edges + 1
        # Of all that is said nothing is left out of the one file that holds everything.
        assert WRITERS[".json"](contents, shown, ()) == WRITERS[".json"](contents, snapshot, ())


def test_a_workbook_holds_only_text_and_cuts_what_no_cell_can_hold() -> None:
    table = Table("blad", ["a", "b"], [["=1+1", "1"], ["x" * 40_000, ""]])
    sheet = load_workbook(io.BytesIO(to_xlsx(table)))["blad"]
    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value] == ["s"] * 5
    assert sheet["A2"].value == "=1+1"
    assert len(str(sheet["A3"].value)) == MOST_IN_A_CELL


def test_more_rows_than_a_sheet_holds_are_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.say.tables.MOST_ROWS", 4)
    with pytest.raises(ValueError, match="more than 3 rows do not fit on a sheet of a workbook; a CSV file"):
        to_xlsx(Table("blad", ["a"], [["x"]] * 4))


def test_json_of_a_date_is_refused_because_it_would_hold_everything(contents: Contents) -> None:
    with pytest.raises(ValueError, match="peildatum"):
        WRITERS[".json"](contents, take_snapshot(contents, "2019"), ())


@pytest.mark.parametrize(
    ("title", "name"), [("a[b]:c*?d/e\\f", "a-b--c--d-e-f"), ("'lijst'", "lijst"), ("x" * 40, "x" * 31), ("", "Sheet")]
)
def test_a_table_of_any_title_is_a_sheet(title: str, name: str) -> None:
    book = load_workbook(io.BytesIO(to_xlsx(Table(title, ["naam"], [["Koepel"]]))))
    assert book.sheetnames == [name]
