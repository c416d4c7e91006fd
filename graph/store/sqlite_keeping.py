"""All that the embedded store keeps, read as it is kept and written as a whole."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter

import orjson

from graph.model.words import message
from graph.store.contract import StoreError
from graph.store.keeping import DAMAGED, KEYS, NOTHING, Item, Keeping, Sort, is_json, sum_of, unpacked

# In an order in which they can be filled; emptied they are the other way round.
_TABLES: Mapping[Sort, str] = {sort: "log" if sort == "part" else sort for sort in KEYS}


def read_keeping(db: sqlite3.Connection) -> Keeping:
    """All that the store holds, within the transaction of the caller."""
    counts = {
        sort: int(db.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608 - the tables are ours
        for sort, table in _TABLES.items()
    }
    revision = db.execute("select coalesce(max(number), 0) from revision").fetchone()[0]
    return Keeping(int(revision), counts, _items(db))


def sum_of_said(db: sqlite3.Connection, source_id: str) -> str:
    """The checksum of all that a source says, itself included, as it stands in the tables."""
    digest = blake2b(digest_size=8)
    for query in _SAID:
        for (body,) in db.execute(query, (source_id,)):
            digest.update(body)
    return digest.hexdigest()


_SAID = (
    "select body from source where id = ?",
    "select body from entity where source = ? order by id",
    "select body from claim where source = ? order by key",
)


def note_sums(db: sqlite3.Connection, source_ids: Iterable[str]) -> None:
    """Note the checksums of what these sources say now."""
    rows = ((sum_of_said(db, id), id) for id in source_ids)
    db.executemany("update source set sum = ? where id = ?", rows)


def is_as_written(db: sqlite3.Connection, source_id: str) -> bool:
    """Whether what a source says, its text too, still has the checksums that it was written with."""
    (sum,) = db.execute("select sum from source where id = ?", (source_id,)).fetchone() or ("",)
    if sum and sum != sum_of_said(db, source_id):
        return False
    passages = db.execute("select source, number, locator, body, sum from passage where source = ?", (source_id,))
    return all(not sum or sum == sum_of(*key) for *key, sum in passages)


def _items(db: sqlite3.Connection) -> Iterator[Item]:
    for id, digest, body, sum in db.execute("select id, digest, body, sum from source order by id").fetchall():
        yield Item("source", (id, digest), body, not sum or sum == sum_of_said(db, id))
    for source, id, body in db.execute("select source, id, body from entity order by source, id"):
        yield Item("entity", (source, id), body)
    for source, key, body in db.execute("select source, key, body from claim order by source, key"):
        yield Item("claim", (source, key), body)
    for left, right, body in db.execute('select "left", "right", body from judgement order by "left", "right"'):
        yield Item("judgement", (left, right), body)
    query = "select source, number, locator, body, sum from passage order by source, number"
    for source, number, locator, body, sum in db.execute(query):
        whole = sum == sum_of(source, number, locator, body) if sum else is_json(body)
        yield Item("passage", (source, number), body, whole)
    for number, at, source in db.execute("select number, at, source from revision order by number"):
        yield Item("revision", (number, at, source), NOTHING)
    yield from _parts(db)
    for number, source, body, sum in db.execute("select id, source, body, sum from run order by id"):
        yield Item("run", (number,), body, sum == sum_of(source, body) if sum else is_json(body))
    query = "select kind, id, version, written_by, at, number, content, sum from dossier order by number"
    for kind, id, version, by, at, number, body, sum in db.execute(query):
        whole = sum == sum_of(kind, id, version, by, at, body) if sum else is_json(body)
        yield Item("dossier", (kind, id, version, by, at, number), body, whole)


def _parts(db: sqlite3.Connection) -> Iterator[Item]:
    query = (
        "select revision, at, source, part, log.sum from log left join revision on number = revision "
        "order by revision, log.id"
    )
    for revision, rows in groupby(db.execute(query), key=itemgetter(0)):
        for number, (_, at, source, part, sum) in enumerate(rows, 1):
            body = unpacked(part)
            whole = sum == sum_of(revision, at or "", source or "", part) if sum else is_json(body)
            yield Item("part", (revision, number), body, whole)


def check_empty(db: sqlite3.Connection, store: str) -> None:
    """StoreError when the store holds anything."""
    for table in ("revision", "run", "dossier"):
        if db.execute(f"select 1 from {table} limit 1").fetchone() is not None:  # noqa: S608
            raise StoreError(message("store-not-empty", store=store))


def replace_all(db: sqlite3.Connection, items: Iterable[Item]) -> None:
    """Make the store hold these items and nothing else, and be like no other: what followed it has to begin anew."""
    for table in reversed(tuple(_TABLES.values())):
        db.execute(f"delete from {table}")  # noqa: S608
    moments: dict[str | int, Sequence[str | int]] = {}
    for sort, some in groupby(items, key=itemgetter(0)):
        if sort == "revision":
            revisions = list(some)
            moments = {number: moment for _, (number, *moment), *_ in revisions}
            db.executemany(_INSERT[sort], (item.key for item in revisions))
        else:
            db.executemany(_INSERT[sort], (_row(item, moments) for item in some))
    note_sums(db, [id for (id,) in db.execute("select id from source")])
    db.execute("update revision set state = lower(hex(randomblob(16)))")


_INSERT: Mapping[Sort, str] = {
    "source": "insert into source (id, digest, body) values (?, ?, ?)",
    "entity": "insert into entity values (?, ?, ?) on conflict do nothing",
    "claim": "insert into claim values (?, ?, ?) on conflict do nothing",
    "judgement": "insert into judgement values (?, ?, ?)",
    "passage": "insert into passage (source, number, locator, body, sum) values (?, ?, ?, ?, ?)",
    "revision": "insert into revision (number, at, source, state) values (?, ?, ?, '')",
    "part": "insert into log (revision, part, sum) values (?, ?, ?)",
    "run": "insert into run (id, source, body, sum) values (?, ?, ?, ?)",
    "dossier": "insert into dossier (number, kind, id, version, written_by, at, content, sum) "
    "values (?, ?, ?, ?, ?, ?, ?, ?)",
}


def _row(item: Item, moments: Mapping[str | int, Sequence[str | int]]) -> tuple[object, ...]:
    """The columns of an item, as they are inserted."""
    _, key, body, is_whole = item

    def summed(*columns: str | int | bytes) -> tuple[object, ...]:
        return *columns, sum_of(*columns) if is_whole else DAMAGED

    match item.sort:
        case "passage":
            return summed(*key, orjson.loads(body)["locator"], body)
        case "part":
            part = zlib.compress(body, 1)
            return key[0], part, sum_of(key[0], *moments[key[0]], part)
        case "run":
            return key[0], *summed(orjson.loads(body)["source"], body)
        case "dossier":
            *columns, number = key
            return number, *summed(*columns, body)
        case _:
            return *key, body
