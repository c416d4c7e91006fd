"""One refresh of a source at a time, whoever starts it: a second one learns since when another is busy.

The lock is that of SQLite on a file in the cache, so that the system itself takes it from a process that is killed.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import orjson


class BusyError(Exception):
    """Another process refreshes the source: since when (ISO 8601), and its number; None when it is just beginning."""

    def __init__(self, since: str | None, process: int | None) -> None:
        super().__init__(since, process)
        self.since = since
        self.process = process


@contextmanager
def alone(folder: Path, at: datetime) -> Iterator[None]:
    """Hold a source, whose files lie in `folder`, for as long as the block lasts. BusyError when another holds it.

    OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    who = folder / "busy.json"
    with closing(sqlite3.connect(folder / "busy.db", timeout=0, isolation_level=None)) as db:
        try:
            db.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise OSError(str(error)) from None
            raise BusyError(*_told(who)) from None
        since = at.astimezone(UTC).isoformat(timespec="seconds")
        who.write_bytes(orjson.dumps({"since": since, "process": os.getpid()}))
        try:
            yield
        finally:
            who.unlink(missing_ok=True)


def _told(who: Path) -> tuple[str | None, int | None]:
    try:
        holder = orjson.loads(who.read_bytes())
        return holder["since"], holder["process"]
    except (OSError, ValueError, KeyError):
        return None, None
