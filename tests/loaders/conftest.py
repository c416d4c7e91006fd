"""What tests of loaders share: a store on disk, and workbooks and CSV files as a participant would send them in."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.store import Store, open_store

Table = Sequence[Sequence[object]]
ENTITIES = (
    ("id", "kind", "name", "names", "identifiers", "description", "homepage", "region"),
    ("vb-provincie", "Province", "Provincie Voorbeeldland"),
    ("vb-bv", "Startup", "Voorbeeld BV", "afkorting=VB", "kvk:01234567", "Maakt voorbeelden.",
     "https://voorbeeld.example", "vb-provincie"),
)  # fmt: skip
RELATIONS = (
    (
        *("subject", "relation", "object", "holds", "since", "until"),
        *("status", "retracts", "amount", "role", "note", "locator"),
    ),
    (
        *("vb-bv", "locatedIn", "Provincie Voorbeeldland", None, "2020", None),
        *("running", None, None, None, None, "blz. 1"),
    ),
)
SOURCE = (("veld", "waarde"), ("uitgever", "Provincie Voorbeeldland"), ("licentie", "CC0-1.0"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'store' / 'graph.db'}") as opened:
        yield opened


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workbook; a sheet that is not given has something right in it."""

    def write(
        name: str = "bijdrage.xlsx",
        entiteiten: Table = ENTITIES,
        relaties: Table = RELATIONS,
        bron: Table = SOURCE,
    ) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in (("bron", bron), ("entiteiten", entiteiten), ("relaties", relaties)):
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def entity(**cells: str) -> tuple[str | None, ...]:
    """A row of entities, right except for the cells given."""
    return _row(ENTITIES[0], {"id": "vb-nieuw", "kind": "Company", "name": "Nieuw BV"}, cells)


def relation(**cells: str) -> tuple[str | None, ...]:
    """A row of relations, right except for the cells given."""
    return _row(RELATIONS[0], {"subject": "vb-bv", "relation": "locatedIn", "object": "vb-provincie"}, cells)


def _row(columns: Sequence[str], right: dict[str, str], cells: dict[str, str]) -> tuple[str | None, ...]:
    row = {**right, **cells}
    return tuple(row.get(column) for column in columns)
