"""The embedded store: one SQLite file, nothing to install. The default."""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Self

import orjson

from graph.model.collecting import no_collecting
from graph.model.identity import Judgement, canonical_ids
from graph.model.plain import claim_from_plain, entity_from_plain, source_from_plain, to_json
from graph.model.records import Batch, RecordError
from graph.model.words import WrongError, message
from graph.store.contract import (
    Change,
    Changes,
    Contents,
    Revision,
    Rows,
    Run,
    StoreBusyError,
    StoreError,
    StoreMovedOnError,
)
from graph.store.difference import Bodies, Difference, bodies, count, difference, log_parts, read_log, read_revisions
from graph.store.runs import run_from_plain, run_to_plain

WAIT_SECONDS = 30.0
PAUSE = 0.005
MIGRATIONS = resources.files("graph.store").joinpath("migrations")


class SqliteStore:
    """A store in the file of a `sqlite:///PATH` address, made with its folder on first use.

    Raises StoreError when the file cannot be made, is no database, or was made by a newer Samenspel. A second writer
    waits `wait` seconds for the first and then gets StoreBusyError.
    """

    def __init__(self, path: Path, wait: float = WAIT_SECONDS) -> None:
        self.url = f"sqlite:///{path}"
        self._path = path
        self._wait = wait
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(message("store-no-folder", folder=str(path.parent), why=str(error.strerror))) from None
        self._migrate()

    @no_collecting()
    def sync(self, batch: Batch, *, read_at: int | None = None) -> Changes:
        digest, source_id = batch.digest, batch.source.id
        with self._write() as db:
            _check_unchanged(db, source_id, read_at)
            known = db.execute("select digest from source where id = ?", (source_id,)).fetchone()
            if known is not None and known[0] == digest:
                return Changes(_revision(db))
            return _replace(db, source_id, batch, digest)

    def retract(self, source_id: str, *, read_at: int | None = None) -> Changes:
        with self._write() as db:
            _check_unchanged(db, source_id, read_at)
            if db.execute("select 1 from source where id = ?", (source_id,)).fetchone() is None:
                return Changes(_revision(db))
            return _replace(db, source_id, None, "")

    def judge(self, judgements: Iterable[Judgement]) -> Changes:
        with self._write() as db:
            before = {
                f"{left}={right}": body
                for left, right, body in db.execute('select "left", "right", body from judgement')
            }
            latest = {f"{one.left}={one.right}": one for one in judgements}
            after = {**before, **{pair: orjson.dumps(one) for pair, one in latest.items()}}
            diff = difference(before, after)
            if not diff:
                return Changes(_revision(db))
            try:
                canonical_ids(Judgement(**orjson.loads(body)) for body in after.values())
            except WrongError as error:
                raise StoreError(*error.problems) from None
            db.executemany(
                "insert into judgement values (?, ?, ?) "
                'on conflict ("left", "right") do update set body = excluded.body',
                [(latest[pair].left, latest[pair].right, after[pair]) for pair in (*diff.added, *diff.changed)],
            )
            revision = _next_revision(db, "")
            _log(db, revision, "judgement", before, after, diff)
            return count(revision, diff)

    def revision(self) -> int:
        with self._read() as db:
            return _revision(db)

    def state(self) -> str:
        with self._read() as db:
            last = db.execute("select number, at from revision order by number desc limit 1").fetchall()
            held = db.execute("select id, digest from source order by id").fetchall()
        return blake2b(orjson.dumps([last, held]), digest_size=16).hexdigest()

    @no_collecting()
    def read(self) -> Contents:
        with self._read() as db:
            return Contents(
                revision=_revision(db),
                sources=tuple(
                    source_from_plain(orjson.loads(body))
                    for (body,) in db.execute("select body from source order by id")
                ),
                entities=tuple(
                    (source, entity_from_plain(orjson.loads(body)))
                    for source, body in db.execute("select source, body from entity order by id, source")
                ),
                claims=tuple(
                    (source, claim_from_plain(orjson.loads(body)))
                    for source, body in db.execute("select source, body from claim order by key, source")
                ),
                judgements=tuple(
                    Judgement(**orjson.loads(body))
                    for (body,) in db.execute('select body from judgement order by "left", "right"')
                ),
            )

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        with self._read() as db:
            sources = db.execute("select body from source").fetchall()
            judgements = db.execute("select body from judgement").fetchall()
            yield Rows(
                revision=_revision(db),
                sources=tuple(source_from_plain(orjson.loads(body)) for (body,) in sources),
                entities=db.execute("select source, body from entity"),
                claims=db.execute("select source, body from claim"),
                judgements=tuple(Judgement(**orjson.loads(body)) for (body,) in judgements),
            )

    def changes(self, since: int = 0) -> Iterator[Change]:
        with self._read() as db:
            yield from read_log(_log_rows(db, since))

    def revisions(self, since: int = 0) -> Iterator[Revision]:
        with self._read() as db:
            yield from read_revisions(_log_rows(db, since))

    def record_run(self, run: Run) -> None:
        with self._write() as db:
            db.execute("insert into run (source, body) values (?, ?)", (run.source, orjson.dumps(run_to_plain(run))))

    def runs(self) -> tuple[Run, ...]:
        with self._read() as db:
            bodies = db.execute("select body from run order by id desc")
            return tuple(run_from_plain(orjson.loads(body)) for (body,) in bodies)

    def close(self) -> None:
        """Nothing to do: each call has a connection of its own, so that threads can share the store."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _migrate(self) -> None:
        steps = sorted(
            (step for step in MIGRATIONS.iterdir() if step.name.endswith(".sql")), key=lambda step: step.name
        )
        with self._read() as db:
            version = db.execute("pragma user_version").fetchone()[0]
            mode = db.execute("pragma journal_mode").fetchone()[0]
        if version > len(steps):
            raise StoreError(message("store-newer", store=str(self._path)))
        if version < len(steps):
            with self._write() as db:
                # Another process may have migrated while this one waited for the lock.
                version = db.execute("pragma user_version").fetchone()[0]
                if version == 0 and db.execute("select 1 from sqlite_master").fetchone() is not None:
                    raise StoreError(message("store-of-something-else", store=str(self._path)))
                for number, step in enumerate(steps[version:], version + 1):
                    for statement in _statements(step.read_text(encoding="utf-8")):
                        db.execute(statement)
                    db.execute(f"pragma user_version = {number:d}")
        if mode != "wal":
            self._log_ahead()

    def _log_ahead(self) -> None:
        """Have the file written by way of a log (WAL), so that who reads never waits; the file remembers this.

        Of a file that others are opening too SQLite refuses the change at once, however long it may wait for a lock.
        """
        deadline = time.monotonic() + self._wait
        with self._connected() as db:
            while True:
                try:
                    db.execute("pragma journal_mode = wal")
                    return
                except sqlite3.OperationalError as error:
                    if not _is_busy(error) or time.monotonic() > deadline:
                        raise
                time.sleep(PAUSE)

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        """A connection in one read transaction, so that a reader sees one revision."""
        with self._connected() as db:
            db.execute("begin")
            yield db

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._connected() as db:
            db.execute("begin immediate")
            try:
                yield db
            except BaseException:
                if db.in_transaction:
                    db.execute("rollback")
                raise
            db.execute("commit")

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = sqlite3.connect(self._path, timeout=self._wait, isolation_level=None, check_same_thread=False)
            with closing(connection) as db:
                db.execute("pragma synchronous = full")
                db.execute("pragma foreign_keys = on")
                yield db
        except sqlite3.Error as error:
            store = str(self._path)
            if _is_busy(error):
                raise StoreBusyError(message("store-busy-for", store=store, seconds=f"{self._wait:g}")) from None
            if _code(error) == sqlite3.SQLITE_NOTADB:
                raise StoreError(message("store-no-database", store=store)) from None
            raise StoreError(message("store-unusable", store=store, why=str(error))) from error
        except RecordError as error:
            raise StoreError(
                *(message("store-unreadable", store=str(self._path), problem=one) for one in error.problems)
            ) from None


def _code(error: sqlite3.Error) -> int:
    # The lowest byte is the general code (SQLite, Result and Error Codes); Python's own errors have none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _is_busy(error: sqlite3.Error) -> bool:
    return _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, told apart by SQLite itself: `executescript` would end the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def _log_rows(db: sqlite3.Connection, since: int) -> Iterator[tuple[int, str, str, bytes]]:
    query = (
        "select number, at, source, part from log join revision on number = revision where number > ? order by log.id"
    )
    return db.execute(query, (since,))


def _revision(db: sqlite3.Connection) -> int:
    return int(db.execute("select coalesce(max(number), 0) from revision").fetchone()[0])


def _check_unchanged(db: sqlite3.Connection, source_id: str, since: int | None) -> None:
    query = "select 1 from revision where number > ? and source = ? limit 1"
    if since is not None and db.execute(query, (since, source_id)).fetchone() is not None:
        raise StoreMovedOnError(source_id)


def _next_revision(db: sqlite3.Connection, source_id: str) -> int:
    number = _revision(db) + 1
    at = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute("insert into revision values (?, ?, ?)", (number, at, source_id))
    return number


def _replace(db: sqlite3.Connection, source_id: str, batch: Batch | None, digest: str) -> Changes:
    """Make the store hold `batch` for the source (None: nothing), and log what that changes."""
    sources_before = dict(db.execute("select id, body from source where id = ?", (source_id,)))
    entities_before = dict(db.execute("select id, body from entity where source = ?", (source_id,)))
    claims_before = dict(db.execute("select key, body from claim where source = ?", (source_id,)))
    sources_after = {source_id: to_json(batch.source)} if batch else {}
    entities_after, claims_after = bodies(batch) if batch else ({}, {})
    sources = difference(sources_before, sources_after)
    entities = difference(entities_before, entities_after)
    claims = difference(claims_before, claims_after)
    if batch:
        db.execute(
            "insert into source values (?, ?, ?) "
            "on conflict (id) do update set digest = excluded.digest, body = excluded.body",
            (source_id, digest, sources_after[source_id]),
        )
    else:
        db.execute("delete from source where id = ?", (source_id,))
    # The same batch in another order has another digest, and no difference.
    if not (sources or entities or claims):
        return Changes(_revision(db))
    revision = _next_revision(db, source_id)
    _write_records(db, _ENTITIES, source_id, entities_after, entities)
    _write_records(db, _CLAIMS, source_id, claims_after, claims)
    _log(db, revision, "source", sources_before, sources_after, sources)
    _log(db, revision, "entity", entities_before, entities_after, entities)
    _log(db, revision, "claim", claims_before, claims_after, claims)
    return count(revision, sources, entities, claims)


@dataclass(frozen=True, slots=True)
class _Table:
    upsert: str
    delete: str


_ENTITIES = _Table(
    "insert into entity values (?, ?, ?) on conflict (source, id) do update set body = excluded.body",
    "delete from entity where source = ? and id = ?",
)
_CLAIMS = _Table(
    "insert into claim values (?, ?, ?) on conflict (source, key) do update set body = excluded.body",
    "delete from claim where source = ? and key = ?",
)


def _write_records(db: sqlite3.Connection, table: _Table, source_id: str, after: Bodies, diff: Difference) -> None:
    db.executemany(table.upsert, ((source_id, id, after[id]) for id in (*diff.added, *diff.changed)))
    db.executemany(table.delete, ((source_id, id) for id in diff.retracted))


def _log(db: sqlite3.Connection, revision: int, record: str, before: Bodies, after: Bodies, diff: Difference) -> None:
    db.executemany(
        "insert into log (revision, part) values (?, ?)",
        ((revision, part) for part in log_parts(record, before, after, diff)),
    )
