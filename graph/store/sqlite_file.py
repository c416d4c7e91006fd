"""The file of the embedded store: opening it, bringing it up to date, and its transactions."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib import resources
from pathlib import Path

from graph.model.records import RecordError
from graph.model.words import Message, message
from graph.store.contract import StoreBusyError, StoreError
from graph.store.difference import CACHE_KILOBYTES

PAUSE = 0.005
MIGRATIONS = resources.files("graph.store").joinpath("migrations")
# What tells a file from another in its place: the numbers of its device and of the file there.
_File = tuple[int, int]


class SqliteFile:
    """A file of SQLite with the tables of a store, made with its folder on first use; it is shared by threads.

    Raises StoreError when the file cannot be made, is no database, or was made by a newer Samenspel. A second writer
    waits `wait` seconds for the first and then gets StoreBusyError.
    """

    def __init__(self, path: Path, wait: float) -> None:
        self._path = path
        self._wait = wait
        self._idle: list[tuple[_File | None, sqlite3.Connection]] = []
        self._keeps = True
        self._is_made = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(message("store-no-folder", folder=str(path.parent), why=str(error.strerror))) from None
        try:
            self._migrate()
            self._is_made = True
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the connections that readers left behind."""
        self._keeps = False
        self._kept(None)

    def _kept(self, file: _File | None) -> sqlite3.Connection | None:
        """A connection that a reader of this file left behind; those of another that stood in its place are closed."""
        with suppress(IndexError):
            while True:
                read, db = self._idle.pop()
                if read == file is not None:
                    return db
                db.close()
        return None

    def _migrate(self) -> None:
        steps = sorted(
            (step for step in MIGRATIONS.iterdir() if step.name.endswith(".sql")), key=lambda step: step.name
        )
        with self.read() as db:
            version = db.execute("pragma user_version").fetchone()[0]
            mode = db.execute("pragma journal_mode").fetchone()[0]
        if version > len(steps):
            raise StoreError(message("store-newer", store=str(self._path)))
        if version < len(steps):
            with self.write() as db:
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
        with self.errors(), closing(self._connect()) as db:
            while True:
                try:
                    db.execute("pragma journal_mode = wal")
                    return
                except sqlite3.OperationalError as error:
                    if not _is_busy(error) or time.monotonic() > deadline:
                        raise
                time.sleep(PAUSE)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection in one read transaction, so that a reader sees one revision.

        It stays open for the next reader, in whatever thread: who has the file open can read it when the disk is full
        and when the process can open no more files.
        """
        with self.errors():
            file = self._file_there()
            db = self._kept(file) or self._connect()
            try:
                db.execute("begin")
                yield db
                db.execute("rollback")
            except BaseException:
                # A statement that was left half-way would hold the connection at this revision.
                db.close()
                raise
            if self._keeps:
                self._idle.append((file, db))
            else:
                db.close()

    def _file_there(self) -> _File | None:
        with suppress(OSError):
            stat = self._path.stat()
            return stat.st_dev, stat.st_ino
        return None

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        with self.errors(), closing(self._connect()) as db:
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

    def scrub(self) -> tuple[Message, ...]:
        """Write the file anew without what is gone, and empty its log; gives who stands in the way of that."""
        with self.errors(), closing(self._connect()) as db:
            db.execute("vacuum")
        # Readers of what was before hold on to the log.
        deadline = time.monotonic() + self._wait
        while True:
            with self.errors(), closing(self._connect()) as db:
                busy, *_ = db.execute("pragma wal_checkpoint(truncate)").fetchone()
            if not busy:
                return ()
            if time.monotonic() > deadline:
                return (message("store-log-in-use", file=f"{self._path}-wal"),)
            time.sleep(PAUSE)

    def faults(self) -> tuple[Message, ...]:
        """What SQLite finds wrong with the file itself."""
        with self.errors(), closing(self._connect()) as db:
            try:
                lines = [str(line) for (line,) in db.execute("pragma integrity_check(20)")]
            except sqlite3.DatabaseError as error:
                if _code(error) not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR}:
                    raise
                lines = [str(error)]
        return tuple(message("store-file-damaged", what=line) for line in lines if line != "ok")

    def _connect(self) -> sqlite3.Connection:
        # Of a file that was there and is gone SQLite would make an empty one.
        address = f"{self._path.absolute().as_uri()}?mode={'rw' if self._is_made else 'rwc'}"
        try:
            db = sqlite3.connect(address, uri=True, timeout=self._wait, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError:
            if self._is_made and self._file_there() is None:
                raise StoreError(message("store-away", store=str(self._path))) from None
            raise
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
    def errors(self) -> Iterator[None]:
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
                *(message("store-unreadable", store=str(self._path), problem=problem) for problem in error.problems)
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
