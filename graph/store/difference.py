"""What a write changes: the records that a source had against those that it has, and the log entries of that.

Both are compared in temporary tables of SQLite, whichever store holds the source, so that a source may be larger than
the memory: what does not fit lies in a file for as long as the connection is open.
"""

import sqlite3
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import groupby, islice, product
from operator import itemgetter
from typing import Any, TypeVar, get_args

import orjson

from graph.model.plain import to_json
from graph.model.records import Batch, Claim, Entity
from graph.model.words import message
from graph.store.contract import Action, Change, Progress, RecordType, Revision, StoreError, Write, nobody

ENTRIES_A_PART = 2_000
# Of very many sources so many are compared at once.
SOURCES_AT_ONCE = 250
RECORDS_A_REPORT = 1_000
# Of a part of the log: how far to read for what it is of.
LONGEST_BEGINNING = 64
# How much is compared in memory; with less, sorting a million records goes more often through the file.
CACHE_KILOBYTES = 32_000
_Record = TypeVar("_Record", Entity, Claim)

# The log has the actions in the order of the alphabet, so that a table in that order can be written out as it stands.
_TABLES = (
    "create temp table said (source text, record text, id text, is_new integer, body blob, place text) strict",
    """create temp table difference (
        source text, record text, action text, id text, before blob, after blob, place text,
        primary key (record, action, source, id)
    ) strict, without rowid""",
)
_COMPARE = """
    insert into temp.difference
    select source, record, case when before is null then 'added' when after is null then 'retracted' else 'changed' end,
        id, before, after, place
    from (
        select source, record, id, max(case when is_new then null else body end) as before,
            max(case when is_new then body end) as after, max(place) as place
        from temp.said group by record, source, id
    )
    where before is not after
"""
# The same where nothing was said before, in half the time.
_ALL_NEW = """
    insert into temp.difference
    select source, record, 'added', id, null, body, null from temp.said order by record, source, id
"""


def make_tables(db: sqlite3.Connection) -> None:
    """Make the tables to compare in, which go with the connection: `said`, and `difference` that `compare` fills.

    In `said` stands each record that a source had or has (`is_new`), with its type (`record`), id and canonical body
    and, for a store that asks for it, its `place` there. In `difference` stand the bodies `before` and `after`.
    """
    for table in _TABLES:
        db.execute(table)


def clear_tables(db: sqlite3.Connection) -> None:
    """Empty the tables to compare in, and let them be filled without an index."""
    db.execute("drop index if exists temp.said_id")
    db.execute("delete from temp.said")
    db.execute("delete from temp.difference")


@contextmanager
def comparing_apart() -> Iterator[sqlite3.Connection]:
    """A database of only the tables to compare in, gone afterwards. StoreError when the disk is full."""
    try:
        with closing(sqlite3.connect("", isolation_level=None)) as db:
            db.execute(f"pragma temp.cache_size = -{CACHE_KILOBYTES}")
            db.execute("begin")
            make_tables(db)
            yield db
    except sqlite3.Error as error:
        raise StoreError(message("store-unusable", store=tempfile.gettempdir(), why=str(error))) from error


def say(
    db: sqlite3.Connection, source: str, record: RecordType, bodies: Iterable[tuple[str, bytes]], *, is_new: bool = True
) -> None:
    """Put in what a source says now (or did): the id and the canonical body of each record of that type."""
    rows = ((source, record, id, is_new, body) for id, body in bodies)
    db.executemany("insert into temp.said (source, record, id, is_new, body) values (?, ?, ?, ?, ?)", rows)


def say_batch(db: sqlite3.Connection, batch: Batch, progress: Progress) -> None:
    """Put in all that a batch says now, behind all that its source and others said before."""
    id = batch.source.id
    say(db, id, "source", [(id, to_json(batch.source))])
    total = len(batch.entities) + len(batch.claims)

    def told(records: Iterable[_Record], done: int) -> Iterator[_Record]:
        for number, record in enumerate(records, done):
            if number % RECORDS_A_REPORT == 0:
                progress("comparing", number, total)
            yield record

    say(db, id, "entity", ((entity.id, to_json(entity)) for entity in told(batch.entities, 0)))
    claims = told(batch.claims, len(batch.entities))
    say(db, id, "claim", zip(batch.keys, map(to_json, claims), strict=True))
    progress("comparing", total, total)


def compare(db: sqlite3.Connection) -> dict[str, int]:
    """Find the differences between what was said and what is said now; gives how many of each action there are."""
    # What was said before was put in first.
    is_known = db.execute("select is_new from temp.said order by rowid limit 1").fetchone() == (0,)
    db.execute(_COMPARE if is_known else _ALL_NEW)
    return dict(db.execute("select action, count(*) from temp.difference group by action"))


def log_parts(db: sqlite3.Connection, progress: Progress = nobody, *, named: bool = False) -> Iterator[bytes]:
    """The log of the differences, as compressed parts of at most ENTRIES_A_PART entries of one type of record.

    A first load has as many log entries as records; kept one by one they would double the cost of writing. With `named`
    each entry tells its source, for parts that hold those of several.
    """
    query = "select source, action, id, before, after from temp.difference where record = ? order by action, source, id"
    (total,) = db.execute("select count(*) from temp.difference").fetchone()
    done = 0
    for record in get_args(RecordType):
        entries = (
            b'%b"id":%b,"before":%b,"after":%b%b}'
            % (
                _beginning(action, record),
                orjson.dumps(id),
                before or b"null",
                after or b"null",
                b',"source":%b' % orjson.dumps(source) if named else b"",
            )
            for source, action, id, before, after in db.execute(query, (record,))
        )
        while part := tuple(islice(entries, ENTRIES_A_PART)):
            yield zlib.compress(b"[" + b",".join(part) + b"]", 1)
            done += len(part)
            progress("writing", done, total)


def read_log(rows: Iterable[tuple[int, str, str, bytes]]) -> Iterator[Change]:
    """The changes in log parts; a row is (revision, moment, source id, part). An entry may name another source.

    StoreError that names the revision of a part that was damaged.
    """
    for revision, at, source, part in rows:
        for entry in _entries(revision, source, part):
            yield Change(**{"revision": revision, "at": at, "source": source, **entry})


def _entries(revision: int, source: str, part: bytes) -> list[dict[str, Any]]:
    try:
        entries: list[dict[str, Any]] = orjson.loads(zlib.decompress(part))
    except (zlib.error, orjson.JSONDecodeError):
        raise StoreError(message("store-damaged-log", revision=revision, source=source)) from None
    return entries


def logged_records(log: Iterable[Change], source_id: str) -> dict[tuple[RecordType, str], bytes]:
    """What a log leaves of the records of a source, by type and id, as they are written."""
    held: dict[tuple[RecordType, str], bytes] = {}
    for change in log:
        if change.source == source_id:
            if change.after is None:
                held.pop((change.record, change.id), None)
            else:
                held[change.record, change.id] = orjson.dumps(change.after)
    return held


def read_revisions(rows: Iterable[tuple[int, str, str, bytes]]) -> Iterator[Revision]:
    """The writes in log parts, in short; a row is (revision, moment, source id, part), the rows of a write together.

    A part holds entries of one type of record. What an entry begins with cannot stand inside a text, where quotation
    marks are escaped, so that entries are counted without being read.
    """
    for (number, at, source), group in groupby(rows, key=itemgetter(0, 1, 2)):
        counts: Counter[Action] = Counter()
        title: str | None = None
        sources = 0
        for *_, part in group:
            try:
                entries = zlib.decompress(part)
            except zlib.error:
                raise StoreError(message("store-damaged-log", revision=number, source=source)) from None
            for action, record in product(get_args(Action), get_args(RecordType)):
                if record != "source":
                    counts[action] += entries.count(_beginning(action, record))
                elif (some := entries.count(_beginning(action, record))) > 0:
                    entry = orjson.loads(entries)[0] if sources + some == 1 else None
                    title = (entry["after"] or entry["before"])["title"] if entry else None
                    sources += some
        yield Revision(number, at, source, +counts, title, sources)


def read_writes(rows: Iterable[tuple[int, str, str, bytes | None]]) -> Iterator[Write]:
    """The writes in log parts, as to whom they concern; rows as for `read_revisions`, without a part where none is.

    What stands of a part in its first bytes tells whether it is of sources; the others are not looked into.
    """
    for (number, at, source), group in groupby(rows, key=itemgetter(0, 1, 2)):
        of_sources = [part for *_, part in group if part is not None and _is_of_sources(part)]
        yield Write(number, source, tuple(read_log((number, at, source, part) for part in of_sources)))


def _is_of_sources(part: bytes) -> bool:
    return b'"record":"source"' in zlib.decompressobj().decompress(part, LONGEST_BEGINNING)


def _beginning(action: str, record: str) -> bytes:
    return b'{"action":"%b","record":"%b",' % (action.encode(), record.encode())
