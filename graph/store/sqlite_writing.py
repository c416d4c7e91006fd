"""The statements of one write to the embedded store: the difference, the log and the texts.

All functions run within the transaction of the connection `db` that their caller has.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b

import orjson

from graph.model.plain import passage_to_plain, to_json
from graph.model.records import Batch, Passage
from graph.store.contract import Changes, Noted, Progress, RecordType, StoreError, StoreMovedOnError, nobody
from graph.store.difference import clear_tables, compare, log_parts, logged_records, read_log, say, say_batch
from graph.store.keeping import is_json, sum_of
from graph.store.runs import run_to_plain
from graph.store.sqlite_keeping import note_sums


def log_rows(db: sqlite3.Connection, since: int, until: int | None = None) -> Iterator[tuple[int, str, str, bytes]]:
    query = (
        "select number, at, source, part from log join revision on number = revision "
        "where number > ? and number <= coalesce(?, number) order by log.id"
    )
    return db.execute(query, (since, until))


def write_rows(db: sqlite3.Connection, since: int) -> Iterator[tuple[int, str, str, bytes | None]]:
    """The parts of the log, and of a revision of which the log tells nothing the revision alone."""
    query = (
        "select number, at, source, part from revision left join log on revision = number where number > ? "
        "order by number, log.id"
    )
    return db.execute(query, (since,))


def current_revision(db: sqlite3.Connection) -> int:
    return int(db.execute("select coalesce(max(number), 0) from revision").fetchone()[0])


def state_at(db: sqlite3.Connection, revision: int) -> str:
    state = db.execute("select state from revision where number = ?", (revision,)).fetchone()
    return str(state[0]) if state else ""


def check_unchanged(db: sqlite3.Connection, source_id: str, since: int | None) -> None:
    # A write of many sources may have been of this one too.
    query = "select 1 from revision where number > ? and (source = ? or ? glob source || '-*' and source <> '') limit 1"
    if since is not None and db.execute(query, (since, source_id, source_id)).fetchone() is not None:
        raise StoreMovedOnError(source_id)


def write_difference(db: sqlite3.Connection, batches: Sequence[Batch], progress: Progress = nobody) -> bool:
    """Make the store hold each batch for its source; gives whether that changes what they say, or their texts.

    The tables to compare in are there and empty; afterwards they hold the difference.
    """
    for batch in batches:
        say_before(db, batch.source.id)
    for batch in batches:
        say_batch(db, batch, progress)
    counts = compare(db)
    db.executemany(
        "insert into source (id, digest, body) values (?, ?, ?) "
        "on conflict (id) do update set digest = excluded.digest, body = excluded.body",
        ((batch.source.id, batch.digest, to_json(batch.source)) for batch in batches),
    )
    for statement in _WRITE if counts else ():
        db.execute(statement)
    note_sums(db, [batch.source.id for batch in batches])
    # The same batch in another order has another digest, and no difference.
    retold = [batch for batch in batches if _replace_text(db, batch.source.id, batch.text)]
    return bool(counts or retold)


def say_before(db: sqlite3.Connection, source_id: str) -> None:
    for statement in _SAID:
        db.execute(statement, (source_id,))


def counts(db: sqlite3.Connection) -> dict[str, int]:
    return dict(db.execute("select action, count(*) from temp.difference group by action").fetchall())


def _replace_text(db: sqlite3.Connection, source_id: str, text: tuple[Passage, ...]) -> bool:
    """Make the store hold this text of a source; gives whether it held another one."""
    rows = [
        (number, passage.locator, orjson.dumps(passage_to_plain(passage))) for number, passage in enumerate(text, 1)
    ]
    summed = [(source_id, *row, sum_of(source_id, *row)) for row in rows]
    held = db.execute("select * from passage where source = ? order by number", (source_id,)).fetchall()
    if held == summed:
        return False
    db.execute("delete from passage where source = ?", (source_id,))
    db.executemany("insert into passage (source, number, locator, body, sum) values (?, ?, ?, ?, ?)", summed)
    return [row[1:4] for row in held] != rows


def mend(db: sqlite3.Connection, source_id: str) -> int:
    """Make the records of a source again what the log says of them; gives how many were not.

    Where the log cannot be read, what is no JSON goes. The tables to compare in are there and empty, also afterwards.
    """
    held = {(record, id): body for record, query in _HELD.items() for id, body in db.execute(query, (source_id,))}
    try:
        logged = logged_records(read_log(log_rows(db, 0)), source_id)
    except StoreError:
        logged = {key: body for key, body in held.items() if is_json(body) or key[0] == "source"}
    for records, is_new in ((held, False), (logged, True)):
        for (record, id), body in records.items():
            say(db, source_id, record, [(id, body)], is_new=is_new)
    count = sum(compare(db).values())
    for statement in _WRITE if count else ():
        db.execute(statement)
    if ("source", source_id) in logged:
        db.execute("update source set body = ? where id = ?", (logged["source", source_id], source_id))
    clear_tables(db)
    return count


_HELD: Mapping[RecordType, str] = {
    "source": "select id, body from source where id = ?",
    "entity": "select id, body from entity where source = ?",
    "claim": "select key, body from claim where source = ?",
}


def note_run(db: sqlite3.Connection, changes: Changes, noted: Noted | None) -> None:
    """Note the run that made these changes."""
    if noted is not None:
        run = noted(changes)
        body = orjson.dumps(run_to_plain(run))
        db.execute("insert into run (source, body, sum) values (?, ?, ?)", (run.source, body, sum_of(run.source, body)))


def forget_runs(db: sqlite3.Connection, before: str) -> int:
    """Forget runs of before a moment but the newest of each source and outcome; gives how many."""
    query = (
        "delete from run where body ->> 'at' < ? "
        "and id not in (select max(id) from run group by source, body ->> 'outcome')"
    )
    return db.execute(query, (before,)).rowcount


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


def log(
    db: sqlite3.Connection, source_id: str, counts: dict[str, int], progress: Progress = nobody, mended: int = 0
) -> Changes:
    """Number this write and log its differences; `mended` records were changed back to what the log said."""
    revision = current_revision(db) + 1
    begin_revision(db, revision, source_id)
    write_log(db, revision, log_parts(db, progress))
    return Changes(revision, **{**counts, "changed": counts.get("changed", 0) + mended})


def begin_revision(db: sqlite3.Connection, number: int, source: str) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    state = blake2b(orjson.dumps([state_at(db, number - 1), at, source]), digest_size=16).hexdigest()
    db.execute("insert into revision (number, at, source, state) values (?, ?, ?, ?)", (number, at, source, state))


def write_log(db: sqlite3.Connection, revision: int, parts: Iterable[bytes]) -> None:
    state = blake2b(state_at(db, revision).encode(), digest_size=16)
    moment = db.execute("select at, source from revision where number = ?", (revision,)).fetchone()

    def rows() -> Iterator[tuple[int, bytes, str]]:
        for part in parts:
            state.update(part)
            yield revision, part, sum_of(revision, *moment, part)

    db.executemany("insert into log (revision, part, sum) values (?, ?, ?)", rows())
    # What a store holds follows from all that was ever written to it.
    db.execute("update revision set state = ? where number = ?", (state.hexdigest(), revision))
