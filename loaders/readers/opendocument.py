"""Reads ODS spreadsheets (OpenDocument 1.3): every cell as text, in one pass that holds a row at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from graph.model.words import Message
from loaders.problems import LoadError, Place
from loaders.readers.reading import MOST_ROWS, UNPACKING, local_name, open_entry, open_file, open_zip
from loaders.readers.workbook import LARGEST_UNPACKED, LONGEST_CELL, Sheet

MOST_COLUMNS = 1_000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


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


def _tables(stream: IO[bytes], file: str) -> Iterator[tuple[str, list[tuple[int, tuple[str, ...]]]]]:
    """The tables with their titles and rows; what was read is let go at once."""
    title, rows, cells, number = "", list[tuple[int, tuple[str, ...]]](), list[tuple[str, int]](), 0
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
                cells.append((_shown(element), _repeated(element, "columns")))
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


def _values(cells: list[tuple[str, int]], place: Place) -> tuple[str, ...]:
    """The cells of a row up to the last that holds something."""
    while cells and not cells[-1][0]:
        cells.pop()
    if sum(times for _, times in cells) > MOST_COLUMNS:
        raise LoadError(place.problem("load-too-many-columns", most=MOST_COLUMNS))
    return tuple(text for text, times in cells for _ in range(times))


def _repeated(element: etree._Element, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(times) if times.isdecimal() and len(times) < 10 else 1


def _shown(cell: etree._Element) -> str:
    """A cell as a person reads it, but a day as 2020-12-08 and a number without the marks of its format."""
    value = cell.get(f"{_OFFICE}date-value") or ""
    if value:
        return value.removesuffix("T00:00:00")
    text = "\n".join("".join(map(str, part.itertext())) for part in cell.iterchildren(f"{_TEXT}p")).strip()
    number = cell.get(f"{_OFFICE}value")
    # A number that is shown with zeros in front, as 0363, is a code.
    if number is None or (text.isdecimal() and text.startswith("0")):
        return text
    return number.removesuffix(".0")


def _sheet(title: str, rows: list[tuple[int, tuple[str, ...]]], file: str, problems: list[Message]) -> Sheet:
    for number, cells in rows:
        if any(len(cell) > LONGEST_CELL for cell in cells):
            problems.append(Place(file, title, number).problem("load-cell-of-workbook-too-long", most=LONGEST_CELL))
    return Sheet(title, tuple(rows))
