"""Participants' own data, as a workbook (XLSX) or as CSV files with the same columns.

A table is known by its columns, whatever its sheet or file is called:

entities    id, kind, name, names, identifiers, description, homepage, region
relations   subject, relation, object, since, until, status, amount, role, note, locator
source      veld, waarde (uitgever, titel, licentie, datum, adres)

`loaders.readers.cells` tells how names, identifiers and amounts are written. Kinds and relations are those of the
vocabulary,
by their name or their Dutch label. An end of a relation is an id or a name from the same contribution, or an id that
the store has already. CSV files in one folder whose names differ only in `entiteiten`, `relations` and the like belong
together. The id of the source is made of its publisher and the name of the file.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.model.records import Batch, Rank, RecordError
from graph.model.words import Listed, Message, languages, message
from loaders.card import Cadence, Card, Expected, Given
from loaders.problems import LoadError, Place
from loaders.readers.contribution import TABLES, Table, contribution_batch, table_type
from loaders.readers.reading import read_csv_table, read_head
from loaders.readers.template import titles_aside, write_template
from loaders.readers.workbook import read_workbook

__all__ = ["CARD", "batches", "recognises", "write_template"]

CARD = Card(
    id="bijdrage",
    title="Bijdragen van deelnemers (werkblad of CSV)",
    publisher="niet vermeld",
    licence="niet vermeld",
    url=None,
    cadence=Cadence.ON_CHANGE,
    rank=Rank.CONTRIBUTION,
    expected=(Expected(1, 100_000),),
    bundled=False,
)


def batches(given: Given) -> Iterable[Batch | LoadError]:
    """One batch for each workbook, and one for each group of CSV files that belong together."""
    groups: dict[tuple[Path, str, str], list[Path]] = {}
    for file in given.files:
        key = (file.path.parent, file.path.suffix.casefold(), _base(file.path))
        groups.setdefault(key, []).append(file.path)
    for (folder, _, base), paths in groups.items():
        name = base or folder.resolve().name
        problems: list[Message] = []
        try:
            tables = [table for path in paths for table in _tables(path, problems)]
            batch = contribution_batch(CARD, name, tables, given.known)
        except (LoadError, RecordError) as error:
            yield LoadError(*problems, *error.problems, source=getattr(error, "source", None))
        else:
            yield LoadError(*problems, source=batch.source.id) if problems else batch


def recognises(path: Path) -> bool:
    """Whether it is a workbook, or a CSV file with columns of one of the tables."""
    if path.suffix.casefold() == ".xlsx":
        return True
    if path.suffix.casefold() != ".csv":
        return False
    first = _text(read_head(path)).partition("\n")[0]
    return table_type(part.strip().strip('"') for part in re.split("[;,\t]", first)) is not None


def _text(head: bytes) -> str:
    """The beginning of a file in any encoding that a spreadsheet program writes, to be refused later if need be."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").decode("latin-1")


def _base(path: Path) -> str:
    """The name of a contribution: of a CSV file without the word that says which table it is."""
    return path.stem if path.suffix.casefold() == ".xlsx" else _table_words().sub("", path.stem)


@cache
def _table_words() -> re.Pattern[str]:
    """The words for a table, in every language, at the end of the name of a file."""
    titles = (message(f"load-template-{table}").in_language(language) for table in TABLES for language in languages())
    return re.compile(rf"[-_. ]*(?:{'|'.join(map(re.escape, (*TABLES, *titles)))})$", re.IGNORECASE)


def _tables(path: Path, problems: list[Message]) -> Iterator[Table]:
    if path.suffix.casefold() == ".csv":
        columns, rows = read_csv_table(path, problems)
        yield _table(Place(path.name), columns, rows)
        return
    sheets = read_workbook(path, problems, titles_aside())
    for sheet in sheets:
        try:
            yield _table(Place(path.name, sheet.title), sheet.columns, sheet.rows)
        except LoadError as error:
            problems.extend(message("load-or-remove-sheet", problem=problem) for problem in error.problems)
    if not sheets and not problems:
        raise LoadError(Place(path.name).problem("load-no-sheet-with-data"))


def _table(place: Place, columns: tuple[str, ...], rows: Iterable[tuple[int, dict[str, str]]]) -> Table:
    type = table_type(columns)
    if type is None:
        expected = Listed(tuple(", ".join(names) for names in TABLES.values()), "or")
        raise LoadError(replace(place, row=1).problem("load-columns-unknown", expected=expected))
    return Table(type, place, columns, tuple(rows))
