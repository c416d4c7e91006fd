"""Safe readers of what others publish or send in. Each gives text as it stands, never a guessed type.

Every reader has a limit on size, so that a hostile or broken file costs little memory, and raises LoadError with the
name of the file and, as near as it can tell, the row, line or element.
"""

import codecs
import csv
import lzma
import os
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import orjson
from lxml import etree

from graph.model.records import LONGEST_TEXT
from graph.model.words import Message, message
from loaders.problems import LoadError, Place, raise_all

LARGEST_FILE = 200 * 2**20
LONGEST_LINE = 2**20
MOST_ROWS = 100_000
# What unpacking an entry of a damaged, encrypted or strangely packed archive can raise.
UNPACKING = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
# All that may stand before the root of an XML document (XML 1.0, 2.8), for looks at the beginning of a file; it never
# goes back, so that no file can make it slow.
BEFORE_ROOT = rb"\A(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>)*+"
_REGISTER_RECORD = re.compile(rb"<(?:\w+:)?organisatieType[\s>]")
_DELIMITERS = (";", ",", "\t")
_SEPARATOR = re.compile(r"sep=([;,\t|])?", re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_bytes(path: Path, limit: int = LARGEST_FILE) -> bytes:
    """The contents of a file of at most `limit` bytes."""
    with open_file(path) as file:
        # Asked for no more than there is, for the buffer is made beforehand; what is no plain file has no size.
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size or limit, limit) + 1)
    if len(data) > limit:
        raise LoadError(_too_large(path.name, data, limit))
    return data


def has_register_record(head: bytes) -> bool:
    """Whether the beginning of an answer of the search service of KOOP has a body of its register, and no paper."""
    return _REGISTER_RECORD.search(head.replace(b"\0", b"")) is not None


def read_head(path: Path, length: int = 4096) -> bytes:
    """The first bytes of a file, to see what it is; empty when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(length)
    except OSError:
        return b""


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading; LoadError when there is none or it may not be read."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise LoadError(Place(path.name).problem("load-no-file", path=str(path))) from None
    except OSError as error:
        raise LoadError(Place(path.name).problem("load-unreadable", why=str(error.strerror))) from None
    with file:
        yield file


def read_text(path: Path, limit: int = LARGEST_FILE) -> str:
    """A text in UTF-8, with or without byte order mark; the line of a wrong byte is named."""
    data = read_bytes(path, limit)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(path.name, line=data.count(b"\n", 0, error.start) + 1)
        raise LoadError(place.told(_not_utf8(data[error.start], data[:2]))) from None


def read_csv(path: Path, limit: int = LARGEST_FILE) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file (RFC 4180) as (row number, text by column); the header is row 1.

    The separator is ; or , or a tab, whichever stands in the header most. The text is UTF-8, with or without byte order
    mark. Raises LoadError for a double or empty column name, a row of another length than the header, a wrong encoding,
    an open quotation mark, or a cell that is too long; no more than one row is held in memory.
    """
    with open_file(path) as file:
        yield from read_csv_stream(file, path.name, path.stat().st_size, limit)


def read_csv_stream(
    file: IO[bytes], name: str, size: int, limit: int = LARGEST_FILE, problems: list[Message] | None = None
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of an open CSV file of `size` bytes that a person knows as `name`, as `read_csv` reads them.

    With `problems`, what is wrong with single rows is added to it and does not stop the reading.
    """
    row_problems: list[Message] = [] if problems is None else problems
    for number, fields in _read_csv(file, name, size, limit, row_problems):
        if problems is None:
            raise_all(row_problems)
        if number > 1:
            yield number, fields


def read_csv_cells(
    path: Path, problems: list[Message], limit: int = LARGEST_FILE, most: int = MOST_ROWS
) -> tuple[list[tuple[int, list[str]]], str]:
    """All rows of a CSV file as they stand, as (row number, cells), at most `most`; and its encoding.

    The text is UTF-8, UTF-16 with a byte order mark, or else Windows-1252, in which spreadsheet programs save CSV. A
    first line `sep=;` names the separator. LoadError as for `read_csv`; `problems` that were found before go along.
    """
    encoding = _encoding(path)
    table: list[tuple[int, list[str]]] = []
    with open_file(path) as file, _in_utf8(file, encoding) as text:
        for row in _cells(text, path.name, path.stat().st_size, limit, problems):
            if len(table) == most:
                raise LoadError(*problems, Place(path.name).problem("load-too-many-rows", most=most))
            table.append(row)
    return table, encoding


def _encoding(path: Path) -> str:
    """In which of the encodings that spreadsheet programs write a text is stored, read in parts."""
    with open_file(path) as file:
        head = file.read(2)
        if head in _UTF16:
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := file.read(LONGEST_LINE):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "windows-1252"
    return "utf-8"


@contextmanager
def _in_utf8(file: BinaryIO, encoding: str) -> Iterator[IO[bytes]]:
    """A file of text in another encoding as one in UTF-8, of which only lines can be read."""
    if encoding == "utf-8":
        yield file
        return
    text = TextIOWrapper(file, encoding, errors="replace", newline="\n")
    try:
        yield cast("IO[bytes]", _Recoded(text))
    finally:
        text.detach()


class _Recoded:
    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text

    def readline(self, limit: int) -> bytes:
        return self._text.readline(limit).encode()


def _read_csv(
    file: IO[bytes], name: str, size: int, limit: int, problems: list[Message]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The header as row 1, its names as columns, then the rows; what is wrong with single rows goes to `problems`."""
    lines = _Lines(file, name)
    rows = _cells(file, name, size, limit, problems, lines)
    _, header = next(rows, (1, []))
    if not any(cell.strip() for cell in header):
        raise LoadError(Place(name, row=1).problem("load-no-column-names"))
    names = header_names(header, Place(name, row=1))
    lines.columns = names
    yield 1, dict.fromkeys(names, "")
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            yield number, _csv_row(cells, names, Place(name, row=number), problems)


def _cells(
    file: IO[bytes], name: str, size: int, limit: int, problems: list[Message], reading: "_Lines | None" = None
) -> Iterator[tuple[int, list[str]]]:
    """Each row as it stands, with its number."""
    if size > limit:
        raise LoadError(_too_large(name, b"", limit))
    lines = reading or _Lines(file, name)
    try:
        first = lines.peek()
        named = _SEPARATOR.fullmatch(first.strip().removeprefix('"').removesuffix('"'))
        lines.delimiter = named[1] or "\t" if named else max(_DELIMITERS, key=first.count)
        if named:
            next(lines)
        start = 2 if named else 1
        for number, cells in enumerate(csv.reader(lines, delimiter=lines.delimiter, strict=True), start):
            lines.row = number
            if not lines.columns:
                lines.columns = tuple(cells)
            yield number, cells
    except csv.Error as error:
        raise LoadError(*problems, Place(name, row=lines.row + 1).told(_csv_problem(error))) from None
    except LoadError as error:
        raise LoadError(*problems, *error.problems) from None


def _csv_row(cells: list[str], names: tuple[str, ...], place: Place, problems: list[Message]) -> dict[str, str]:
    """A row by column name, cells that it lacks empty."""
    if len(cells) < len(names) or any(cell.strip() for cell in cells[len(names) :]):
        problems.append(place.problem("load-cells-and-columns", cells=len(cells), columns=len(names)))
    return dict(zip_longest(names, cells[: len(names)], fillvalue=""))


def header_names(header: list[str], place: Place) -> tuple[str, ...]:
    """The column names of a header, trailing empty ones left out; LoadError for every empty or double one."""
    names = [name.strip() for name in header]
    while names and not names[-1]:
        names.pop()
    problems = [
        replace(place, column=str(number)).problem("load-column-without-name")
        for number, name in enumerate(names, 1)
        if not name
    ]
    counted = Counter(name for name in names if name)
    problems += [
        replace(place, column=name).problem("load-column-again", count=count)
        for name, count in counted.items()
        if count > 1
    ]
    raise_all(problems)
    return tuple(names)


def read_json(path: Path, limit: int = LARGEST_FILE) -> Any:
    """The document in a JSON file; the line and column of an error are named."""
    text = read_text(path, limit)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        place = Place(path.name, line=error.lineno, character=error.colno)
        raise LoadError(place.problem("load-no-json", why=error.msg)) from None


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def read_xml(source: Path | bytes, name: str | None = None, limit: int = LARGEST_FILE) -> etree._Element:
    """The root of an XML document, from a file or from bytes with a name for messages.

    Entities are not resolved, nothing is fetched, and a document with a document type declaration is refused: it is
    the way in for entity bombs, and no format that is read here needs one.
    """
    data = read_bytes(source, limit) if isinstance(source, Path) else source
    file = name or (source.name if isinstance(source, Path) else "document.xml")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise LoadError(Place(file, line=error.lineno).problem("load-no-xml", why=str(error.msg))) from None
    if root.getroottree().docinfo.doctype:
        raise LoadError(Place(file).problem("load-doctype"))
    return root


def read_zip(
    path: Path,
    limit: int | None = LARGEST_FILE,
    *,
    most: int = LARGEST_FILE,
    wanted: Callable[[str], bool] = bool,
) -> Iterator[tuple[str, bytes]]:
    """The `wanted` files in a zip as (name, first `most` bytes), in its order, one in memory at a time.

    Nothing is written to disk, so that a name may lead anywhere. Refused when they unpack to more than `limit` bytes.
    """
    with open_file(path) as file, open_zip(file, path.name, limit) as archive:
        for entry in archive.infolist():
            if not entry.is_dir() and wanted(entry.filename):
                with open_entry(archive, entry, path.name) as stream:
                    data = stream.read(most)
                yield entry.filename, data


@contextmanager
def open_zip(file: BinaryIO | BytesIO, name: str, limit: int | None) -> Iterator[zipfile.ZipFile]:
    """A zip archive whose declared sizes add up to at most `limit` bytes; what is read never exceeds these."""
    try:
        archive = zipfile.ZipFile(file)
    except UNPACKING:
        raise LoadError(Place(name).problem("load-no-zip")) from None
    with archive:
        total = sum(entry.file_size for entry in archive.infolist())
        if limit is not None and total > limit:
            raise LoadError(Place(name).problem("load-unpacked-too-large", size=size(total), most=size(limit)))
        yield archive


@contextmanager
def open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Iterator[IO[bytes]]:
    """A file in the zip called `name`, open for reading; LoadError when it cannot be unpacked, now or while reading."""
    place = Place(name, element=entry.filename)
    if entry.flag_bits & 1:
        raise LoadError(place.problem("load-locked"))
    try:
        with archive.open(entry) as stream:
            yield stream
    except LoadError:
        raise
    except UNPACKING as error:
        raise LoadError(place.problem("load-damaged", why=str(error))) from None


class _Lines:
    """The lines of a CSV file as text, none longer than LONGEST_LINE; `row` counts the rows made of them so far."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self._peeked: str | None = None
        self.row = 0
        self.columns: tuple[str, ...] = ()
        self.delimiter = ","

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line, self._peeked = (self._read(), None) if self._peeked is None else (self._peeked, None)
        if not line:
            raise StopIteration
        return line

    def peek(self) -> str:
        self._peeked = self._read()
        return self._peeked

    def _read(self) -> str:
        data = self._file.readline(LONGEST_LINE + 1)
        if self.row == 0:
            if data.startswith(_UTF16) or b"\0" in data:
                raise LoadError(self._place().told(_not_utf8(data[0], codecs.BOM_UTF16_LE)))
            data = data.removeprefix(codecs.BOM_UTF8)
        if len(data) > LONGEST_LINE:
            place = self._place(data[:LONGEST_LINE].decode("utf-8", "replace"))
            raise LoadError(place.problem("load-line-too-long", longest=LONGEST_LINE, most=LONGEST_TEXT))
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            place = self._place(data[: error.start].decode("utf-8"))
            raise LoadError(place.told(_not_utf8(data[error.start], data[:2]))) from None

    def _place(self, before: str | None = None) -> Place:
        """The row that is being read; with `before`, also the column that its line stands in behind that."""
        return Place(self._name, row=self.row + 1, column=None if before is None else self._column(before))

    def _column(self, before: str) -> str:
        """In which column a line stands after `before`, or, when a cell in it is too long, that cell."""
        number, quoted, start = 0, False, 0
        for position, character in enumerate(before):
            if character == '"':
                quoted = not quoted
            elif character == self.delimiter and not quoted:
                if position - start > LONGEST_TEXT:
                    break
                number, start = number + 1, position + 1
        return self.columns[number] if number < len(self.columns) else str(number + 1)


def _csv_problem(error: csv.Error) -> Message:
    if "field larger" in str(error):
        return message("load-cell-too-long", count=csv.field_size_limit(), most=LONGEST_TEXT)
    if "unexpected end" in str(error):
        return message("load-quotation-not-closed")
    if "new-line character" in str(error):
        return message("load-only-carriage-returns")
    return message("load-no-csv", why=str(error))


def _not_utf8(byte: int, start: bytes) -> Message:
    return message("load-not-utf-8", found="UTF-16" if start.startswith(_UTF16) else f"0x{byte:02X}")


def _too_large(name: str, data: bytes, limit: int) -> Message:
    """Says so, and on which line a single text takes more than a file may have."""
    longest = max(enumerate(data.splitlines(), 1), key=lambda line: len(line[1]), default=(1, b""))
    place = Place(name, line=longest[0]) if len(longest[1]) > LONGEST_LINE else Place(name)
    return place.problem("load-too-large", size=size(limit), most=LONGEST_TEXT)


def size(bytes: int) -> Message:
    """How much that many bytes are, as a person reads it."""
    return (
        message("load-megabytes", count=round(bytes / 2**20)) if bytes >= 2**20 else message("load-bytes", count=bytes)
    )
