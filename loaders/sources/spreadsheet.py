"""Participants' own data: workbooks (XLSX, ODS), CSV, and networks of Gephi (tables, GEXF, GraphML) and Kumu.

A table is known by its columns, whatever its sheet or file is called; `loaders.readers.headings` has what they may be
called. The template has:

entities    id, kind, name, names, identifiers, description, homepage, region
relations   subject, relation, object, since, until, status, amount, role, note, locator
source      veld, waarde (uitgever, titel, licentie, datum, adres)

`loaders.readers.cells` tells how names, identifiers, dates and amounts are written. Kinds and relations are those of
the vocabulary, by their name or what they are called in any language. A list of names is a table of entities. An end of
a relation is an id or a name from the same contribution, or of what is known already. Files in one folder whose names
differ only in `entiteiten`, `relations`, `nodes`, `edges` and the like belong together. The id of the source is made of
its publisher and the name of the file. What a file leaves open, the user answers (`Given.answers`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from graph.model.records import Batch, Rank, RecordError
from graph.model.words import Message, languages, message
from loaders.card import Cadence, Card, Expected, Given, Skipped, first_of
from loaders.problems import LoadError, Place
from loaders.readers.contribution import TABLES, contribution_batch
from loaders.readers.headings import Table, read_table
from loaders.readers.networks import NETWORKS, read_kumu, read_network
from loaders.readers.opendocument import read_opendocument
from loaders.readers.reading import read_csv_cells, read_head
from loaders.readers.template import titles_aside, write_template
from loaders.readers.workbook import Sheet, read_workbook

__all__ = ["CARD", "batches", "read_sheets", "recognises", "write_template"]

CARD = Card(
    id="bijdrage",
    title="Bijdragen van deelnemers (werkblad, CSV, Gephi of Kumu)",
    publisher="niet vermeld",
    licence="niet vermeld",
    url=None,
    cadence=Cadence.ON_CHANGE,
    rank=Rank.CONTRIBUTION,
    expected=(Expected(1, 100_000),),
    bundled=False,
)
_LISTS = frozenset({".csv", ".tsv"})
_KUMU = re.compile(rb'"(?:elements|connections)"\s*:\s*\[')
# What Gephi and Kumu call the tables that they write.
_OTHER_TABLES = ("nodes", "edges", "elements", "connections")
# Columns that only tables and networks which Samenspel exported have, by any one of these sets; in them its sources are
# told, but not all that they say. Those for Kumu are called as their language has it.
_EXPORTED = (
    frozenset({"subjectName", "objectName", "sourceTitle", "standing"}),
    frozenset({"kindName", "group", "tier", "standing"}),
    *(
        frozenset(message(f"network-column-{name}").in_language(language) for name in ("group", "standing"))
        for language in languages()
    ),
)
_SHEETS: Mapping[str, Callable[[Path, list[Message]], tuple[Sheet, ...]]] = MappingProxyType(
    {
        ".xlsx": lambda path, problems: read_workbook(path, problems, titles_aside()),
        ".ods": lambda path, problems: read_opendocument(path, problems, titles_aside()),
        ".json": read_kumu,
        **dict.fromkeys(NETWORKS, read_network),
    }
)


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """One batch for each workbook or network, and one for each group of CSV files that belong together."""
    groups: dict[tuple[Path, str, str], list[Path]] = {}
    for file in given.files:
        key = (file.path.parent, file.path.suffix.casefold(), _base(file.path))
        groups.setdefault(key, []).append(file.path)
    for (folder, _, base), paths in groups.items():
        name = base or folder.resolve().name
        problems: list[Message] = []
        tables: list[Table] = []
        remarks: list[Message] = []
        try:
            for path in paths:
                tables.extend(_tables(path, given, problems, remarks))
            batch = contribution_batch(CARD, name, tables, given)
        except (LoadError, RecordError) as error:
            yield LoadError(*problems, *error.problems, source=getattr(error, "source", None))
        else:
            yield LoadError(*problems, source=batch.source.id) if problems else batch
        remarks += [
            table.place.problem("load-columns-left-out", columns=first_of(table.left_out))
            for table in tables
            if table.left_out
        ]
        yield from map(Skipped, remarks)


def recognises(path: Path) -> bool:
    """Whether it is a workbook, a list or a network by the ending of its name; of JSON the beginning is read too."""
    ending = path.suffix.casefold()
    return ending in _LISTS or (ending in _SHEETS and (ending != ".json" or _KUMU.search(read_head(path)) is not None))


def _base(path: Path) -> str:
    """The name of a contribution: of a CSV file without the word that says which table it is."""
    return _table_words().sub("", path.stem) if path.suffix.casefold() in _LISTS else path.stem


@cache
def _table_words() -> re.Pattern[str]:
    """The words for a table, in every language, at the end of the name of a file."""
    titles = (message(f"load-template-{table}").in_language(language) for table in TABLES for language in languages())
    words = (*TABLES, *titles, *_OTHER_TABLES)
    return re.compile(
        rf"(?:^|[-_. ]+)(?:{'|'.join(map(re.escape, words))})$|(?:{'|'.join(map(re.escape, (*TABLES, *titles)))})$",
        re.IGNORECASE,
    )


def read_sheets(path: Path, problems: list[Message], remarks: list[Message]) -> tuple[Sheet, ...]:
    """The tables in a file as they stand; what is wrong with single cells goes to `problems`, what a reader chose to
    `remarks`. A list in a file that is no workbook is a sheet without a title."""
    if (read := _SHEETS.get(path.suffix.casefold())) is not None:
        return read(path, problems)
    rows, encoding = read_csv_cells(path, problems)
    if encoding == "windows-1252":
        remarks.append(Place(path.name).problem("load-read-as", encoding=encoding))
    return (Sheet("", tuple((number, tuple(cells)) for number, cells in rows)),)


def _tables(path: Path, given: Given, problems: list[Message], remarks: list[Message]) -> Iterator[Table]:
    def known(name: str) -> object:
        return given.named(name, None)

    sheets = read_sheets(path, problems, remarks)
    if any(own.issubset(cells) for own in _EXPORTED for sheet in sheets for _, cells in sheet.rows[:1]):
        raise LoadError(Place(path.name).problem("load-own-table"))
    for sheet in sheets:
        try:
            place = Place(path.name, sheet.title or None)
            yield read_table(place, sheet.rows, problems, given.answers, known, sheet.amounts)
        except LoadError as error:
            if not sheet.title:
                raise
            problems.extend(message("load-or-remove-sheet", problem=problem) for problem in error.problems)
    if not sheets and not problems:
        raise LoadError(Place(path.name).problem("load-no-sheet-with-data"))
