"""Reads XLSX workbooks (ECMA-376): every cell as text, with its row and column.

Before a workbook is opened, its parts are streamed once to refuse what would cost much memory: too large a whole, a
cell that holds more than a cell can, entity bombs.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.parsers import expat

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from graph.model.words import Message
from loaders.problems import LoadError, Place, raise_all
from loaders.readers.number_formats import shown_amount
from loaders.readers.reading import MOST_ROWS, UNPACKING, open_entry, open_file, open_zip, read_xml, size

LARGEST_UNPACKED = 100 * 2**20
LONGEST_CELL = 32_767  # the most that a cell can hold, says the format
_CHUNK = 2**16
_SHARED = "xl/sharedStrings.xml"
LARGEST_PART = 5 * 2**20
_PARTS = ("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/", "xl/theme/", "xl/worksheets/_rels/",
          "docProps/", "_rels/")  # fmt: skip
_ZEROS = re.compile(r"0{2,20}")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as text: its rows as they stand, each with its number.

    `amounts` has numbers with what their format says beside them, by the number of their row and the place in it: only
    where an amount is expected does that count.
    """

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    amounts: Mapping[tuple[int, int], str] = field(default_factory=dict)


def read_workbook(path: Path, problems: list[Message], aside: frozenset[str] = frozenset()) -> tuple[Sheet, ...]:
    """The sheets of a workbook that have something in them, those in `aside` (lower case) left out.

    Empty rows are left out. What is wrong with single sheets and cells, a
    formula without outcome or an error value, is added to `problems` with file, sheet, row and column, and does not
    stop the reading. LoadError when the workbook cannot be read, or would cost too much memory.
    """
    with open_file(path) as file, warnings.catch_warnings(action="ignore", category=UserWarning):
        with open_zip(file, path.name, LARGEST_UNPACKED) as archive:
            problems.extend(_check_parts(archive, path.name))
        file.seek(0)
        try:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        except (InvalidFileException, KeyError, TypeError, SyntaxError, *UNPACKING) as error:
            why = f"{type(error).__name__}: {error}"
            raise LoadError(Place(path.name).problem("load-no-xlsx", why=why)) from None
        sheets: list[Sheet] = []
        try:
            for sheet in book.worksheets:
                if sheet.title.casefold() not in aside:
                    sheet.reset_dimensions()
                    try:
                        sheets.append(_sheet(sheet, path.name, problems))
                    except LoadError as error:
                        problems.extend(error.problems)
        except (KeyError, TypeError, SyntaxError, *UNPACKING) as error:
            why = f"{type(error).__name__}: {error}"
            raise LoadError(Place(path.name).problem("load-damaged-xlsx", why=why)) from None
        finally:
            book.close()
    return tuple(sheet for sheet in sheets if sheet.rows)


def _sheet(sheet: Any, file: str, problems: list[Message]) -> Sheet:
    rows: list[tuple[int, tuple[str, ...]]] = []
    amounts: dict[tuple[int, int], str] = {}
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number > MOST_ROWS:
            raise LoadError(Place(file, sheet.title).problem("load-too-many-rows", most=MOST_ROWS))
        for cell in cells:
            if cell.value is not None and cell.data_type == "e":
                place = Place(file, sheet.title, number, column=get_column_letter(cell.column))
                problems.append(place.problem("load-error-value", value=str(cell.value)))
        if any(values := tuple(_shown(cell) for cell in cells)):
            rows.append((number, values))
            amounts.update(((number, at), text) for at, cell in enumerate(cells) if (text := _amount(cell)))
    return Sheet(sheet.title, tuple(rows), amounts)


def _shown(cell: Any) -> str:
    """A cell as text, with the zeros in front of a number that its format shows, as in 0363."""
    text = _text(cell.value)
    if text.isdecimal() and not isinstance(cell.value, str) and _ZEROS.fullmatch(cell.number_format or ""):
        return text.zfill(len(cell.number_format))
    return text


def _amount(cell: Any) -> str | None:
    """A number with what its format says of it; None for what is no number, or has a format that says nothing."""
    if not isinstance(cell.value, int | float) or isinstance(cell.value, bool):
        return None
    return shown_amount(cell.value, cell.number_format or "")


def _text(value: Any) -> str:
    """A cell as a person reads it: whole numbers without a point, days as 2020-12-08."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).strip()


def _check_parts(archive: zipfile.ZipFile, file: str) -> list[Message]:
    """Refuse an entity bomb, a part or cell that is too large, without holding any of it.

    Gives the formulas without outcome, for which there is nothing to read.
    """
    for entry in archive.infolist():
        if entry.filename.startswith(_PARTS):
            if entry.file_size > LARGEST_PART:
                place = Place(file, element=entry.filename)
                raise LoadError(place.problem("load-part-too-large", most=size(LARGEST_PART)))
            with open_entry(archive, entry, file) as stream:
                if b"<!DOCTYPE" in stream.read():
                    raise _doctype(file, entry.filename)
    names = set(archive.namelist())
    sheets = {part: title for title, part in _sheets(archive, file) if part in names}
    too_long: set[int] = set()
    if _SHARED in names:
        too_long = _Scan(archive, _SHARED, file, None).too_long
    problems: list[Message] = []
    without_outcome: list[Message] = []
    for part, title in sheets.items():
        scan = _Scan(archive, part, file, title, frozenset(too_long))
        problems.extend(scan.problems)
        without_outcome.extend(scan.without_outcome)
    if too_long and not problems:
        problems.append(Place(file).problem("load-cell-of-workbook-too-long", most=LONGEST_CELL))
    raise_all([*problems, *(without_outcome if problems else ())])
    return without_outcome


def _sheets(archive: zipfile.ZipFile, file: str) -> Iterator[tuple[str, str]]:
    """The titles of the sheets, each with its part in the archive."""
    try:
        book = read_xml(archive.read("xl/workbook.xml"), f"{file}, xl/workbook.xml")
        links = read_xml(archive.read("xl/_rels/workbook.xml.rels"), f"{file}, xl/_rels/workbook.xml.rels")
    except LoadError:
        raise
    except (KeyError, *UNPACKING) as error:
        raise LoadError(Place(file).problem("load-no-xlsx", why=str(error))) from None
    targets = {link.get("Id"): str(link.get("Target", "")) for link in links}
    for sheet in book.iterfind(".//{*}sheet"):
        link = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), None)
        target = targets.get(str(link), "").removeprefix("/")
        yield str(sheet.get("name")), target if target.startswith("xl/") else f"xl/{target}"


class _Scan:
    """One pass over a sheet or over the shared texts, that remembers lengths and places only."""

    def __init__(
        self, archive: zipfile.ZipFile, part: str, file: str, sheet: str | None, too_long: frozenset[int] = frozenset()
    ) -> None:
        self.problems: list[Message] = []
        self.without_outcome: list[Message] = []
        self.too_long: set[int] = set()
        self._file, self._part, self._sheet, self._refused = file, part, sheet, too_long
        self._texts, self._length, self._cell, self._kind = -1, 0, "", ""
        self._formula = self._value = False
        self._index = ""
        self._within = ""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            with archive.open(part) as stream:
                _feed(parser, stream)
        except LoadError:
            raise
        except (expat.ExpatError, *UNPACKING) as error:
            raise LoadError(Place(file, element=part).problem("load-damaged-xlsx", why=str(error))) from None

    def _doctype(self, *_: object) -> None:
        raise _doctype(self._file, self._part)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._within = tag.rpartition(" ")[2]
        if name == "si":
            self._texts, self._length = self._texts + 1, 0
        elif name == "c":
            self._cell, self._kind = attributes.get("r", ""), attributes.get("t", "")
            self._length, self._formula, self._value, self._index = 0, False, False, ""
        elif name == "f":
            self._formula = True

    def _characters(self, data: str) -> None:
        self._length += len(data)
        self._value = self._value or self._within == "v"
        if self._within == "v" and self._kind == "s" and len(self._index) < 10:
            self._index += data

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "si" and self._length > LONGEST_CELL:
            self.too_long.add(self._texts)
        elif name == "c":
            shared = self._kind == "s" and self._index.isdecimal() and int(self._index) in self._refused
            if shared or self._length > LONGEST_CELL:
                self.problems.append(self._place().problem("load-cell-of-workbook-too-long", most=LONGEST_CELL))
            elif self._formula and not self._value:
                self.without_outcome.append(self._place().problem("load-formula-without-outcome"))

    def _place(self) -> Place:
        match = _REFERENCE.fullmatch(self._cell)
        if match is None:
            return Place(self._file, self._sheet, cell=self._cell or "?")
        return Place(self._file, self._sheet, int(match[2]), column=match[1])


def _doctype(file: str, part: str) -> LoadError:
    return LoadError(Place(file, element=part).problem("load-doctype"))


def _feed(parser: expat.XMLParserType, stream: Any) -> None:
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
