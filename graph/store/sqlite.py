"""The embedded store: one SQLite file, nothing to install. The default."""

import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from hashlib import blake2b
from importlib import resources
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Self

import orjson

from graph.model.collecting import no_collecting
from graph.model.identity import Judgement, canonical_ids
from graph.model.plain import (
    claim_from_plain,
    entity_from_plain,
    passage_from_plain,
    passage_to_plain,
    source_from_plain,
    to_json,
)
from graph.model.records import Batch, Passage, RecordError
from graph.model.words import WrongError, message
from graph.store.contract import (
    Change,
    Changes,
    Contents,
    Progress,
    Revision,
    Rows,
    Run,
    StoreBusyError,
    StoreError,
    StoreMovedOnError,
    Write,
    nobody,
)
from graph.store.difference import (
    CACHE_KILOBYTES,
    SOURCES_AT_ONCE,
    clear_tables,
    compare,
    log_parts,
    make_tables,
    read_log,
    read_revisions,
    read_writes,
    say,
    say_batch,
)
from graph.store.dossiers import Dossier
from graph.store.runs import run_from_plain, run_to_plain
from graph.store.sqlite_dossiers import (
    count_written,
    read_kind,
    read_newest,
    read_versions,
    read_written,
    write_dossiers,
)

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
        self._idle: list[sqlite3.Connection] = []
        self._file: tuple[int, int] | None = None
        self._keeps = True
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(message("store-no-folder", folder=str(path.parent), why=str(error.strerror))) from None
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    @no_collecting()
    def sync(
        self,
        batch: Batch,
        *,
        read_at: int | None = None,
        progress: Progress = nobody,
        dossiers: Sequence[Dossier] = (),
    ) -> Changes:
        source_id = batch.source.id
        with self._write() as db:
            write_dossiers(db, dossiers)
            _check_unchanged(db, source_id, read_at)
            known = db.execute("select digest from source where id = ?", (source_id,)).fetchone()
            if known is not None and known[0] == batch.digest:
                return Changes(_revision(db))
            make_tables(db)
            is_written = _write_difference(db, (batch,), progress)
            return _log(db, source_id, _counts(db), progress) if is_written else Changes(_revision(db))

    @no_collecting()
    def sync_all(self, name: str, batches: Iterable[Batch]) -> Changes:
        counts: Counter[str] = Counter()
        with self._write() as db:
            held = dict(db.execute("select id, digest from source").fetchall())
            make_tables(db)
            revision, is_written = _revision(db) + 1, False
            _begin_revision(db, revision, name)
            remaining = iter(batches)
            while some := list(islice(remaining, SOURCES_AT_ONCE)):
                clear_tables(db)
                is_written |= _write_difference(db, [one for one in some if held.get(one.source.id) != one.digest])
                counts.update(_counts(db))
                _write_log(db, revision, log_parts(db, named=True))
            if not is_written:
                db.execute("delete from revision where number = ?", (revision,))
            return Changes(revision if is_written else revision - 1, **counts)

    def retract(self, source_id: str, *, read_at: int | None = None, dossiers: Sequence[Dossier] = ()) -> Changes:
        with self._write() as db:
            write_dossiers(db, dossiers)
            _check_unchanged(db, source_id, read_at)
            if db.execute("select 1 from source where id = ?", (source_id,)).fetchone() is None:
                return Changes(_revision(db))
            make_tables(db)
            _say_before(db, source_id)
            # What it says goes with it.
            db.execute("delete from source where id = ?", (source_id,))
            return _log(db, source_id, compare(db))

    def judge(self, judgements: Iterable[Judgement]) -> Changes:
        with self._write() as db:
            known = {f"{left}={right}": body for left, right, body in db.execute("select * from judgement")}
            latest = {"=".join(one.pair): one for one in judgements}
            bodies = known | {pair: orjson.dumps(one) for pair, one in latest.items()}
            make_tables(db)
            say(db, "", "judgement", known.items(), is_new=False)
            say(db, "", "judgement", bodies.items())
            counts = compare(db)
            if not counts:
                return Changes(_revision(db))
            try:
                canonical_ids(Judgement(**orjson.loads(body)) for body in bodies.values())
            except WrongError as error:
                raise StoreError(*error.problems) from None
            db.executemany(
                "insert into judgement values (?, ?, ?) "
                'on conflict ("left", "right") do update set body = excluded.body',
                [(*one.pair, bodies[pair]) for pair, one in latest.items()],
            )
            return _log(db, "", counts)

    def revision(self) -> int:
        with self._read() as db:
            return _revision(db)

    def state(self, revision: int | None = None) -> str:
        with self._read() as db:
            return _state(db, _revision(db) if revision is None else revision)

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
            revision = _revision(db)
            yield Rows(
                revision=revision,
                state=_state(db, revision),
                sources=tuple(source_from_plain(orjson.loads(body)) for (body,) in sources),
                entities=db.execute("select source, body from entity"),
                claims=db.execute("select source, body from claim"),
                judgements=tuple(Judgement(**orjson.loads(body)) for (body,) in judgements),
            )

    def passages(self, places: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
        found: dict[tuple[str, str], tuple[Passage, ...]] = defaultdict(tuple)
        if places:
            with self._read() as db:
                for source, locator, body in db.execute(_PASSAGES, (orjson.dumps(list(places)),)):
                    found[source, locator] += (passage_from_plain(orjson.loads(body)),)
        return dict(found)

    def texts(self) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        with self._read() as db:
            rows = db.execute("select source, body from passage order by source, number")
            for source, alike in groupby(rows, key=itemgetter(0)):
                yield source, tuple(passage_from_plain(orjson.loads(body)) for _, body in alike)

    def changes(self, since: int = 0, until: int | None = None) -> Iterator[Change]:
        with self._read() as db:
            yield from read_log(_log_rows(db, since, until))

    def revisions(self, since: int = 0, until: int | None = None) -> Iterator[Revision]:
        with self._read() as db:
            yield from read_revisions(_log_rows(db, since, until))

    def writes(self, since: int = 0) -> Iterator[Write]:
        query = (
            "select number, at, source, part from revision left join log on revision = number where number > ? "
            "order by number, log.id"
        )
        with self._read() as db:
            yield from read_writes(db.execute(query, (since,)))

    def record_run(self, run: Run) -> None:
        with self._write() as db:
            db.execute("insert into run (source, body) values (?, ?)", (run.source, orjson.dumps(run_to_plain(run))))

    def runs(self) -> tuple[Run, ...]:
        with self._read() as db:
            bodies = db.execute("select body from run order by id desc")
            return tuple(run_from_plain(orjson.loads(body)) for (body,) in bodies)

    def keep(self, dossiers: Sequence[Dossier]) -> None:
        with self._write() as db:
            write_dossiers(db, dossiers)

    def dossier(self, kind: str, id: str) -> Dossier | None:
        with self._read() as db:
            return read_newest(db, kind, id)

    def dossiers(self, kind: str, after: int = 0) -> tuple[Dossier, ...]:
        with self._read() as db:
            return tuple(read_kind(db, kind, after))

    def dossier_versions(self, kind: str, id: str) -> tuple[Dossier, ...]:
        with self._read() as db:
            return read_versions(db, kind, id)

    def written_dossiers(self, after: int = 0) -> tuple[Dossier, ...]:
        with self._read() as db:
            return tuple(read_written(db, after))

    def dossiers_written(self) -> int:
        with self._read() as db:
            return count_written(db)

    def close(self) -> None:
        """Close the connections that readers left behind."""
        self._keeps = False
        self._close_idle()

    def _close_idle(self) -> None:
        while (db := self._kept()) is not None:
            db.close()

    def _kept(self) -> sqlite3.Connection | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

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
        with self._errors(), closing(self._connect()) as db:
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
        """A connection in one read transaction, so that a reader sees one revision.

        It stays open for the next reader, in whatever thread: who has the file open can read it when the disk is full
        and when the process can open no more files.
        """
        with self._errors():
            file = self._file_there()
            if file != self._file:
                # Another file was put in its place.
                self._file = file
                self._close_idle()
            db = self._kept() or self._connect()
            try:
                db.execute("begin")
                yield db
                db.execute("rollback")
            except BaseException:
                # A statement that was left half-way would hold the connection at this revision.
                db.close()
                raise
            if self._keeps and file == self._file:
                self._idle.append(db)
            else:
                db.close()

    def _file_there(self) -> tuple[int, int] | None:
        with suppress(OSError):
            stat = self._path.stat()
            return stat.st_dev, stat.st_ino
        return None

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._errors(), closing(self._connect()) as db:
            db.execute("begin immediate")
            try:
                yield db
            except BaseException:
                if db.in_transaction:
                    db.execute("rollback")
                raise
            db.execute("commit")
            # While readers keep the file open nobody else puts what was written in its place and empties the log of it.
            # That can wait: what was committed stays, also when there is no room for this or others are in the way.
            with suppress(sqlite3.Error):
                db.execute("pragma busy_timeout = 0")
                db.execute("pragma wal_checkpoint(truncate)")

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=self._wait, isolation_level=None, check_same_thread=False)
        try:
            db.execute("pragma synchronous = full")
            db.execute("pragma foreign_keys = on")
            db.execute(f"pragma cache_size = -{CACHE_KILOBYTES}")
            db.execute(f"pragma temp.cache_size = -{CACHE_KILOBYTES}")
        except BaseException:
            db.close()
            raise
        return db

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
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


def _log_rows(db: sqlite3.Connection, since: int, until: int | None) -> Iterator[tuple[int, str, str, bytes]]:
    query = (
        "select number, at, source, part from log join revision on number = revision "
        "where number > ? and number <= coalesce(?, number) order by log.id"
    )
    return db.execute(query, (since, until))


def _revision(db: sqlite3.Connection) -> int:
    return int(db.execute("select coalesce(max(number), 0) from revision").fetchone()[0])


def _state(db: sqlite3.Connection, revision: int) -> str:
    state = db.execute("select state from revision where number = ?", (revision,)).fetchone()
    return str(state[0]) if state else ""


def _check_unchanged(db: sqlite3.Connection, source_id: str, since: int | None) -> None:
    # A write of many sources may have been of this one too.
    query = "select 1 from revision where number > ? and (source = ? or ? glob source || '-*' and source <> '') limit 1"
    if since is not None and db.execute(query, (since, source_id, source_id)).fetchone() is not None:
        raise StoreMovedOnError(source_id)


def _write_difference(db: sqlite3.Connection, batches: Sequence[Batch], progress: Progress = nobody) -> bool:
    """Make the store hold each batch for its source; gives whether that changes what they say, or their texts.

    The tables to compare in are there and empty; afterwards they hold the difference.
    """
    for batch in batches:
        _say_before(db, batch.source.id)
    for batch in batches:
        say_batch(db, batch, progress)
    counts = compare(db)
    db.executemany(
        "insert into source values (?, ?, ?) on conflict (id) do update set digest = excluded.digest, "
        "body = excluded.body",
        ((batch.source.id, batch.digest, to_json(batch.source)) for batch in batches),
    )
    for statement in _WRITE if counts else ():
        db.execute(statement)
    # The same batch in another order has another digest, and no difference.
    retold = [batch for batch in batches if _replace_text(db, batch.source.id, batch.text)]
    return bool(counts or retold)


def _say_before(db: sqlite3.Connection, source_id: str) -> None:
    for statement in _SAID:
        db.execute(statement, (source_id,))


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    return dict(db.execute("select action, count(*) from temp.difference group by action").fetchall())


def _replace_text(db: sqlite3.Connection, source_id: str, text: tuple[Passage, ...]) -> bool:
    """Make the store hold this text of a source; gives whether it held another one."""
    rows = [(one.locator, orjson.dumps(passage_to_plain(one))) for one in text]
    held = db.execute("select locator, body from passage where source = ? order by number", (source_id,)).fetchall()
    if held == rows:
        return False
    db.execute("delete from passage where source = ?", (source_id,))
    db.executemany(
        "insert into passage values (?, ?, ?, ?)",
        ((source_id, number, locator, body) for number, (locator, body) in enumerate(rows, 1)),
    )
    return True


_PASSAGES = """
    select passage.source, passage.locator, passage.body
    from json_each(?) as place
    join passage on passage.source = place.value ->> 0 and passage.locator = place.value ->> 1
    order by passage.source, passage.number
"""

_SAID = (
    "insert into temp.said select id, 'source', id, 0, body, null from source where id = ?",
    "insert into temp.said select source, 'entity', id, 0, body, null from entity where source = ?",
    "insert into temp.said select source, 'claim', key, 0, body, null from claim where source = ?",
)
_WRITE = (
    "insert into entity select source, id, after from temp.difference "
    "where record = 'entity' and action in ('added', 'changed') "
    "on conflict (source, id) do update set body = excluded.body",
    "insert into claim select source, id, after from temp.difference "
    "where record = 'claim' and action in ('added', 'changed') "
    "on conflict (source, key) do update set body = excluded.body",
    "delete from entity where (source, id) in "
    "(select source, id from temp.difference where record = 'entity' and action = 'retracted')",
    "delete from claim where (source, key) in "
    "(select source, id from temp.difference where record = 'claim' and action = 'retracted')",
)


def _log(db: sqlite3.Connection, source_id: str, counts: dict[str, int], progress: Progress = nobody) -> Changes:
    """Number this write and log its differences."""
    revision = _revision(db) + 1
    _begin_revision(db, revision, source_id)
    _write_log(db, revision, log_parts(db, progress))
    return Changes(revision, **counts)


def _begin_revision(db: sqlite3.Connection, number: int, source: str) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    state = blake2b(orjson.dumps([_state(db, number - 1), at, source]), digest_size=16).hexdigest()
    db.execute("insert into revision (number, at, source, state) values (?, ?, ?, ?)", (number, at, source, state))


def _write_log(db: sqlite3.Connection, revision: int, parts: Iterable[bytes]) -> None:
    state = blake2b(_state(db, revision).encode(), digest_size=16)

    def rows() -> Iterator[tuple[int, bytes]]:
        for part in parts:
            state.update(part)
            yield revision, part

    db.executemany("insert into log (revision, part) values (?, ?)", rows())
    # What a store holds follows from all that was ever written to it.
    db.execute("update revision set state = ? where number = ?", (state.hexdigest(), revision))
