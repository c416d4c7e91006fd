"""Dossiers in the table of the embedded store."""

import sqlite3
from collections.abc import Iterable, Iterator

import orjson

from graph.store.contract import DossierMovedOnError
from graph.store.dossiers import Dossier, dated
from graph.store.keeping import sum_of

_COLUMNS = "kind, id, version, content, written_by, at, number"


def write_dossiers(db: sqlite3.Connection, dossiers: Iterable[Dossier]) -> None:
    """Write these versions, in the transaction of the caller. DossierMovedOnError when one is not the next."""
    newest = "select version, written_by from dossier where kind = ? and id = ? order by version desc limit 1"
    for dossier in dated(dossiers):
        version, by = db.execute(newest, (dossier.kind, dossier.id)).fetchone() or (0, "")
        if dossier.version != version + 1:
            raise DossierMovedOnError(dossier, by)
        columns = (dossier.kind, dossier.id, dossier.version, dossier.by, dossier.at, orjson.dumps(dossier.content))
        db.execute(
            "insert into dossier (kind, id, version, written_by, at, content, sum) values (?, ?, ?, ?, ?, ?, ?)",
            (*columns, sum_of(*columns)),
        )


def forget(db: sqlite3.Connection, kind: str, id: str) -> None:
    """Empty all versions of a dossier, and add an empty one: see `Store.forget`."""
    versions = read_versions(db, kind, id)
    if not (versions and versions[-1].content):
        return
    db.executemany(
        "update dossier set content = ?, written_by = '', sum = ? where number = ?",
        ((b"{}", sum_of(kind, id, dossier.version, "", dossier.at, b"{}"), dossier.number) for dossier in versions),
    )
    write_dossiers(db, [Dossier(kind, id, versions[-1].version + 1, {})])


def read_versions(db: sqlite3.Connection, kind: str, id: str) -> tuple[Dossier, ...]:
    """All versions of a dossier, oldest first."""
    query = f"select {_COLUMNS} from dossier where kind = ? and id = ? order by version"  # noqa: S608
    return tuple(map(_dossier, db.execute(query, (kind, id))))


def read_newest(db: sqlite3.Connection, kind: str, id: str) -> Dossier | None:
    """The newest version of a dossier."""
    query = f"select {_COLUMNS} from dossier where kind = ? and id = ? order by version desc limit 1"  # noqa: S608
    row = db.execute(query, (kind, id)).fetchone()
    return row and _dossier(row)


def read_kind(db: sqlite3.Connection, kind: str, after: int) -> Iterator[Dossier]:
    """The newest version of each dossier of a kind that was written after a number, in the order of writing."""
    query = (
        f"select {_COLUMNS} from dossier where number in "  # noqa: S608
        "(select max(number) from dossier where kind = ? group by id) and number > ? order by number"
    )
    return map(_dossier, db.execute(query, (kind, after)))


def read_written(db: sqlite3.Connection, after: int) -> Iterator[Dossier]:
    """All versions that were written after a number, in the order of writing."""
    return map(_dossier, db.execute(f"select {_COLUMNS} from dossier where number > ? order by number", (after,)))  # noqa: S608


def count_written(db: sqlite3.Connection) -> int:
    """How many versions were ever written."""
    return int(db.execute("select coalesce(max(number), 0) from dossier").fetchone()[0])


def _dossier(row: tuple[str, str, int, bytes, str, str, int]) -> Dossier:
    kind, id, version, content, by, at, number = row
    return Dossier(kind, id, version, orjson.loads(content), by, at, number)
