"""Writes an empty workbook in which a participant can send in data, with the allowed values as drop-downs."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from graph.model.records import Status
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST, languages, message
from loaders.readers.contribution import ENTITIES, RELATIONS, SOURCE, SOURCE_FIELDS

LAST_ROW = 2_000
_HEADER = PatternFill("solid", fgColor="FF08306B")


def titles_aside() -> frozenset[str]:
    """The titles, in lower case and in every language, of the sheets of a template that hold no data."""
    asides = (message("load-template-explanation"), message("load-template-choices"))
    return frozenset(title.in_language(language).casefold() for title in asides for language in languages())


def write_template(target: Path | BinaryIO, language: str = FIRST) -> None:
    """Write an empty workbook (XLSX) to `target`, with sheets that explain it and offer choices in that language."""
    book = Workbook()
    _explain(book.active, language)
    source = _table(book, _said("source", language), SOURCE)
    for row, name in enumerate(SOURCE_FIELDS, 2):
        source.cell(row, 1, name)
    entities = _table(book, _said("entities", language), ENTITIES)
    relations = _table(book, _said("relations", language), RELATIONS)
    choices: Any = book.create_sheet(_said("choices", language))
    kinds = {name: VOCABULARY.kinds[name].label.in_language(language) for name in VOCABULARY.concrete_kinds()}
    labels = {name: relation.label.in_language(language) for name, relation in sorted(VOCABULARY.relations.items())}
    _offer(choices, 1, "kind", kinds, entities, ENTITIES, language)
    _offer(choices, 3, "relation", labels, relations, RELATIONS, language)
    _offer(choices, 5, "status", {str(status): "" for status in Status}, relations, RELATIONS, language)
    yes_no = dict.fromkeys(_said("yes-no", language).split("/"), "")
    _offer(choices, 7, "holds", yes_no, relations, RELATIONS, language)
    _offer(choices, 9, "retracts", yes_no, relations, RELATIONS, language)
    book.save(target)


def _said(what: str, language: str) -> str:
    return message(f"load-template-{what}").in_language(language)


def _explain(sheet: Any, language: str) -> None:
    sheet.title = _said("explanation", language)
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100
    _line(sheet, _said("how", language), "")
    for text in ("how.fill", "how.load", "how.persons"):
        _line(sheet, "", _said(text, language))
    for title, columns in (("entities", ENTITIES), ("relations", RELATIONS), ("source", SOURCE_FIELDS)):
        _line(sheet, _said(f"{title}.heading", language), "")
        for column in columns:
            _line(sheet, column, _said(f"{title}.{column.replace(' ', '-')}", language))


def _line(sheet: Any, line: str, text: str) -> None:
    sheet.append((line, text))
    row = sheet.max_row
    sheet.cell(row, 1).font = Font(bold=True, size=11 if text else 14)
    sheet.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")


def _table(book: Workbook, title: str, columns: Iterable[str]) -> Any:
    """A sheet with column names; all its cells are text, so that no program drops a zero or makes a date of it."""
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, 1):
        cell = sheet.cell(1, number, name)
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), _HEADER
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = 28
        sheet.column_dimensions[letter].number_format = "@"
        for row in range(2, 202):
            sheet.cell(row, number).number_format = "@"
    return sheet


def _offer(
    choices: Any, column: int, name: str, values: dict[str, str], sheet: Any, columns: Sequence[str], language: str
) -> None:
    """List the values of a column with what they are called, and offer them as a drop-down in that column."""
    choices.cell(1, column, name)
    choices.cell(1, column + 1, _said("called", language) if any(values.values()) else None)
    for row, (value, label) in enumerate(values.items(), 2):
        choices.cell(row, column, value)
        choices.cell(row, column + 1, label or None)
    letter, to = get_column_letter(column), get_column_letter(columns.index(name) + 1)
    choices.column_dimensions[letter].width = choices.column_dimensions[get_column_letter(column + 1)].width = 34
    offer = DataValidation(
        type="list",
        formula1=f"={choices.title}!${letter}$2:${letter}${len(values) + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=_said("unknown", language),
        error=_said("unknown.advice", language),
    )
    sheet.add_data_validation(offer)
    offer.add(f"{to}2:{to}{LAST_ROW}")
