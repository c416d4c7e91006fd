"""Tables to take along in a spreadsheet: as CSV (RFC 4180) or as a workbook, in which no cell can run as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from graph.ask.snapshot import Fact, Snapshot
from graph.model.merging import Node

# The most characters in a cell and rows on a sheet of a workbook (Excel specifications and limits).
MOST_IN_A_CELL, MOST_ROWS, MOST_IN_A_SHEET_NAME = 32_767, 1_048_576, 31
# The most characters in a property (ECMA-376, part 2, of which what writes documents holds to this).
MOST_IN_A_PROPERTY = 255
# Columns are as wide as the first so many rows need, within bounds, in characters.
MEASURED, NARROWEST, WIDEST = 200, 10, 60
ENTITY_COLUMNS = (
    "id",
    "kind",
    "name",
    "names",
    "identifiers",
    "description",
    "homepage",
    "region",
    "since",
    "until",
    "standing",
)
RELATION_COLUMNS = (
    "subject", "subjectName", "relation", "object", "objectName", "since", "until", "standing", "status", "amount",
    "unit", "period", "role", "note", "confidence", "holds", "source", "sourceTitle", "locator", "url",
)  # fmt: skip


class Table(NamedTuple):
    """Rows of text under their columns; `title` names the sheet in a workbook."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[str]]


def entity_table(snapshot: Snapshot, nodes: Iterable[Node]) -> Table:
    """A row for each entity."""
    return _table("entities", ENTITY_COLUMNS, (entity_row(snapshot, node) for node in nodes))


def relation_table(snapshot: Snapshot, facts: Iterable[Fact]) -> Table:
    """A row for each piece of evidence of the facts."""
    return _table("relations", RELATION_COLUMNS, (row for fact in facts for row in relation_rows(snapshot, fact)))


def guarded_cell(value: str) -> str:
    """A cell that a spreadsheet takes as text: one that begins like a formula gets an apostrophe before it.

    The rule is that of OWASP's page on CSV injection, with the wide forms that East Asian keyboards give.
    """
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) else value


def to_csv(table: Table) -> bytes:
    """A table as CSV, in UTF-8 with the mark by which spreadsheets recognise that."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.columns)
    writer.writerows([guarded_cell(cell) for cell in row] for row in table.rows)
    return buffer.getvalue().encode("utf-8-sig")


def to_xlsx(*tables: Table) -> bytes:
    """Tables as a workbook, a sheet each, in which every cell is text.

    Raises ValueError when there are more rows than a sheet holds.
    """
    book = Workbook(write_only=True)
    for table in tables:
        head = list(table.columns)
        rows = ([printable(text)[:MOST_IN_A_CELL] for text in row] for row in table.rows)
        first = list(islice(rows, MEASURED))
        sheet = book.create_sheet(_sheet_name(table.title))
        sheet.freeze_panes = "A2"
        for number, column in enumerate(zip(head, *first, strict=True), 1):
            width = min(max(NARROWEST, *map(len, column)), WIDEST)
            sheet.column_dimensions[get_column_letter(number)].width = width
        # A sheet that stays open complains when it is forgotten.
        with closing(sheet):
            sheet.append([_cell(sheet, text, Font(bold=True)) for text in head])
            for number, row in enumerate(chain(first, rows), 2):
                if number > MOST_ROWS:
                    raise ValueError(
                        f"more than {MOST_ROWS - 1} rows do not fit on a sheet of a workbook; a CSV file holds them"
                    )
                sheet.append([_cell(sheet, text) for text in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def entity_row(snapshot: Snapshot, node: Node) -> dict[str, Any]:
    """An entity by the columns of its table."""
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "names": "; ".join(node.all_names()[1:]),
        "identifiers": "; ".join(f"{identifier.scheme}:{identifier.value}" for identifier in node.identifiers),
        "description": node.description,
        "homepage": node.homepage,
        "region": node.region,
        "since": node.since,
        "until": node.until,
        "standing": snapshot.standing(node.id),
    }


def relation_rows(snapshot: Snapshot, fact: Fact) -> Iterable[dict[str, Any]]:
    """Each piece of evidence of a fact by the columns of its table."""
    for evidence in fact.evidence:
        claim = evidence.claim
        yield {
            "subject": fact.subject,
            "subjectName": snapshot.nodes[fact.subject].name,
            "relation": fact.relation,
            "object": fact.object,
            "objectName": snapshot.nodes[fact.object].name,
            "since": claim.since,
            "until": claim.until,
            "standing": evidence.standing,
            "status": claim.status,
            "amount": str(claim.amount.value) if claim.amount else None,
            "unit": claim.amount.unit if claim.amount else None,
            "period": claim.amount.period if claim.amount else None,
            "role": claim.role,
            "note": claim.note,
            "confidence": claim.confidence,
            "holds": claim.holds,
            "source": evidence.source.id,
            "sourceTitle": evidence.source.title,
            "locator": claim.locator,
            "url": evidence.url,
        }


def printable(text: str) -> str:
    """Text without the characters that XML 1.0 (2.2) leaves out."""
    return _NOT_XML.sub(" ", text)


def in_property(text: str) -> str:
    """Text as a property of an office document holds it, such as its title, without the end of what is too long."""
    text = printable(text)
    return text if len(text) <= MOST_IN_A_PROPERTY else f"{text[: MOST_IN_A_PROPERTY - 1]}…"


def _sheet_name(title: str) -> str:
    """A title as the name of a sheet, which takes few characters, not all, and no apostrophe at either end."""
    return _NOT_IN_A_SHEET_NAME.sub("-", printable(title))[:MOST_IN_A_SHEET_NAME].strip("' ")


_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _table(title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Table:
    return Table(title, columns, ([_text(row.get(column)) for column in columns] for row in rows))


def _cell(sheet: Any, text: str, font: Font | None = None) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if font is not None:
        cell.font = font
    return cell


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
