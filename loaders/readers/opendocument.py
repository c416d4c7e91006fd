"""Reads ODS spreadsheets (OpenDocument 1.3): every cell as text, in one pass that holds a row at a time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from lxml import etree

from graph.model.words import Message
from loaders.problems import LoadError, Place
from loaders.readers.cells import is_multiplier
from loaders.readers.number_formats import UNKNOWN_CURRENCY, amount_text, words_in
from loaders.readers.reading import MOST_ROWS, UNPACKING, local_name, open_entry, open_file, open_zip
from loaders.readers.workbook import LARGEST_UNPACKED, LONGEST_CELL, Sheet

MOST_COLUMNS = 1_000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_EXPONENT = re.compile(r"(?<=\d)E[+-]?\d+$")
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


class _Cell(NamedTuple):
    """A cell as text, and as an amount where its format says more than the number."""

    text: str
    amount: str | None


def read_opendocument(path: Path, problems: list[Message], aside: frozenset[str] = frozenset()) -> tuple[Sheet, ...]:
    """The sheets of a spreadsheet that have something in them, those in `aside` (lower case) left out.

    Cells that are too long are added to `problems`. LoadError when it cannot be read, or would cost too much memory.
    """
    with open_file(path) as file, open_zip(file, path.name, LARGEST_UNPACKED) as archive:
        try:
            content = archive.getinfo("content.xml")
        except KeyError:
            raise LoadError(Place(path.name).problem("load-no-ods")) from None
        with open_entry(archive, content, path.name) as stream:
            try:
                sheets = [_sheet(title, rows, path.name, problems) for title, rows in _tables(stream, path.name)]
            except (etree.XMLSyntaxError, *UNPACKING) as error:
                if isinstance(error, LoadError):
                    raise
                raise LoadError(Place(path.name).problem("load-no-ods")) from None
    return tuple(sheet for sheet in sheets if sheet.rows and sheet.title.casefold() not in aside)


def _tables(stream: IO[bytes], file: str) -> Iterator[tuple[str, list[tuple[int, tuple[_Cell, ...]]]]]:
    """The tables with their titles and rows; what was read is let go at once."""
    title, rows, cells, number = "", list[tuple[int, tuple[_Cell, ...]]](), list[tuple[_Cell, int]](), 0
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=(f"{_TABLE}table", f"{_TABLE}table-row", *_CELLS),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for event, element in events:
        if element.getroottree().docinfo.doctype:
            raise LoadError(Place(file, element="content.xml").problem("load-doctype"))
        match event, local_name(element):
            case "start", "table":
                title, rows, number = element.get(f"{_TABLE}name", ""), [], 0
            case "start", "table-row":
                cells = []
            case "end", "table-cell" | "covered-table-cell":
                cells.append((_Cell(_shown(element), _amount(element)), _repeated(element, "columns")))
                element.clear()
                if len(cells) > MOST_COLUMNS:
                    raise LoadError(Place(file, title, number + 1).problem("load-too-many-columns", most=MOST_COLUMNS))
            case "end", "table-row":
                times = _repeated(element, "rows")
                if values := _values(cells, Place(file, title, number + 1)):
                    if len(rows) + times > MOST_ROWS:
                        raise LoadError(Place(file, title).problem("load-too-many-rows", most=MOST_ROWS))
                    rows.extend((number + copy, values) for copy in range(1, times + 1))
                number += times
                element.clear()
                while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
                    parent.remove(before)
            case "end", "table":
                yield title, rows
                element.clear()


def _values(cells: list[tuple[_Cell, int]], place: Place) -> tuple[_Cell, ...]:
    """The cells of a row up to the last that holds something."""
    while cells and not cells[-1][0].text:
        cells.pop()
    if sum(times for _, times in cells) > MOST_COLUMNS:
        raise LoadError(place.problem("load-too-many-columns", most=MOST_COLUMNS))
    return tuple(cell for cell, times in cells for _ in range(times))


def _repeated(element: etree._Element, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(times) if times.isdecimal() and len(times) < 10 else 1


def _shown(cell: etree._Element) -> str:
    """A cell as a person reads it, but a day as 2020-12-08 and a number without the marks of its format."""
    value = cell.get(f"{_OFFICE}date-value") or ""
    if value:
        return value.removesuffix("T00:00:00")
    text = _printed(cell)
    number = cell.get(f"{_OFFICE}value")
    # A number that is shown with zeros in front, as 0363, is a code.
    if number is None or (text.isdecimal() and text.startswith("0")):
        return text
    return number.removesuffix(".0")


def _amount(cell: etree._Element) -> str | None:
    """A number with what its format says of it; None for what is no number, or has a format that says nothing."""
    printed = _printed(cell)
    try:
        number = float(cell.get(f"{_OFFICE}value") or "")
    except ValueError:
        return None
    before, _, behind = _EXPONENT.sub("", printed).partition(next(iter(re.findall(r"\d", printed)), "0"))
    words = (tuple(words_in(before)), tuple(words_in(behind)))
    if any(map(is_multiplier, words[1])):
        # What is shown in millions may be kept in euros.
        return printed
    match cell.get(f"{_OFFICE}value-type"):
        case "percentage":
            return amount_text(number, (), ("%",), shift=2)
        case "currency":
            code = cell.get(f"{_OFFICE}currency")
            return amount_text(number, *((), (code,)) if code else words if any(words) else ((UNKNOWN_CURRENCY,), ()))
        case _:
            return amount_text(number, *words) if any(words) else None


def _printed(cell: etree._Element) -> str:
    return "\n".join("".join(map(str, part.itertext())) for part in cell.iterchildren(f"{_TEXT}p")).strip()


def _sheet(title: str, rows: list[tuple[int, tuple[_Cell, ...]]], file: str, problems: list[Message]) -> Sheet:
    for number, cells in rows:
        if any(len(cell.text) > LONGEST_CELL for cell in cells):
            problems.append(Place(file, title, number).problem("load-cell-of-workbook-too-long", most=LONGEST_CELL))
    amounts = {(number, at): cell.amount for number, cells in rows for at, cell in enumerate(cells) if cell.amount}
    return Sheet(title, tuple((number, tuple(cell.text for cell in cells)) for number, cells in rows), amounts)
