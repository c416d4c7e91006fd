"""The shared store: a Neo4j server (5.26 or newer, Community edition suffices), reached with the official driver.

Browser, Bloom and plain Cypher find the present-day graph: merged entity nodes with all their labels, one relationship
per claim, `(:Source)` nodes, and the history in `(:Change)` nodes. `neo4j_records` says how records stand in it.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any, Self

import orjson
from neo4j import ManagedTransaction

from graph.model.collecting import no_collecting
from graph.model.identity import Judgement
from graph.model.records import Batch, Passage
from graph.model.vocabulary import ROOT_KIND
from graph.model.words import WrongError, message
from graph.store.contract import Change, Changes, Contents, Progress, Revision, Rows, Run, StoreError, Write, nobody
from graph.store.difference import read_log, read_revisions, read_writes
from graph.store.dossiers import Dossier
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_dossiers import (
    count_written,
    read_kind,
    read_newest,
    read_versions,
    read_written,
    write_dossiers,
)
from graph.store.neo4j_reading import Stored, fingerprint, read_stored, to_contents, to_rows
from graph.store.neo4j_schema import FORMAT, OUTDATED, PREPARE, SCHEMA, STORE_LABELS
from graph.store.neo4j_sync import judge, rebuild, replace, replace_all
from graph.store.neo4j_text import read_passages, read_texts
from graph.store.neo4j_writing import current_revision, state_at
from graph.store.runs import run_from_plain, run_to_plain

WAIT_SECONDS = 30.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.05, 2.0


class Neo4jStore:
    """The store at a `neo4j://` or `bolt://` address (with `+s` for TLS), prepared on first use.

    Raises StoreError when the server cannot be used or its graph was made by a newer Samenspel. `wait` is how many
    seconds a writer waits for another one, and how long work is tried again when the server is briefly away.
    """

    def __init__(self, url: str, wait: float = WAIT_SECONDS) -> None:
        self._connection = Connection(url, wait)
        self.url = self._connection.url
        self._wait = wait
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
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
        def write(tx: ManagedTransaction) -> Changes:
            write_dossiers(tx, dossiers)
            return replace(tx, batch.source.id, batch, read_at, progress)

        return self._connection.write(write)

    @no_collecting()
    def sync_all(self, name: str, batches: Iterable[Batch]) -> Changes:
        remaining = iter(batches)
        is_begun = False

        def take(tx: ManagedTransaction) -> Changes:
            nonlocal is_begun
            if is_begun:
                # Tried again by the driver, it would take the rest for the whole.
                raise StoreError(message("store-lost-while-loading", store=self.url))
            is_begun = True
            return replace_all(tx, name, remaining)

        return self._connection.write(take)

    def retract(self, source_id: str, *, read_at: int | None = None, dossiers: Sequence[Dossier] = ()) -> Changes:
        def write(tx: ManagedTransaction) -> Changes:
            write_dossiers(tx, dossiers)
            return replace(tx, source_id, None, read_at)

        return self._connection.write(write)

    @no_collecting()
    def judge(self, judgements: Iterable[Judgement]) -> Changes:
        judgements = tuple(judgements)
        try:
            return self._connection.write(lambda tx: judge(tx, judgements))
        except WrongError as error:
            raise StoreError(*error.problems) from None

    def revision(self) -> int:
        return self._connection.read(current_revision)

    def state(self, revision: int | None = None) -> str:
        return self._connection.read(lambda tx: state_at(tx, revision))

    @no_collecting()
    def read(self) -> Contents:
        stored = self._read_stored()
        with self._connection.errors():
            return to_contents(stored)

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        stored = self._read_stored()
        with self._connection.errors():
            yield to_rows(stored)

    def _read_stored(self) -> Stored:
        """What the graph holds at one revision."""
        deadline, revision = 0.0, -1
        pause = SHORTEST_PAUSE
        while True:
            stored = self._connection.read(read_stored)
            if stored.check == fingerprint(stored):
                return stored
            if stored.revision != revision:
                # Others are writing: only what stays different at one revision was changed by other means.
                deadline, revision = time.monotonic() + self._wait, stored.revision
            if time.monotonic() + pause > deadline:
                raise StoreError(message("store-changed-by-others", store=self.url))
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def passages(self, places: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
        return self._connection.read(lambda tx: read_passages(tx, places)) if places else {}

    def texts(self) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        yield from self._connection.read(read_texts)

    def changes(self, since: int = 0, until: int | None = None) -> Iterator[Change]:
        return read_log(self._log_rows(since, until))

    def revisions(self, since: int = 0, until: int | None = None) -> Iterator[Revision]:
        return read_revisions(self._log_rows(since, until))

    def writes(self, since: int = 0) -> Iterator[Write]:
        query = (
            "MATCH (c:Change) WHERE c.revision > $since "
            "RETURN c.revision, c.at, c.source, c.part, c.of ORDER BY c.revision, c.number"
        )
        return read_writes(_whole(self._connection.read(lambda tx: tx.run(query, since=since).values())))

    def _log_rows(self, since: int, until: int | None) -> Iterator[tuple[int, str, str, bytes]]:
        query = (
            "MATCH (c:Change) WHERE c.of > 0 AND c.revision > $since AND c.revision <= coalesce($until, c.revision) "
            "RETURN c.revision, c.at, c.source, c.part, c.of ORDER BY c.revision, c.number"
        )
        yield from _whole(self._connection.read(lambda tx: tx.run(query, since=since, until=until).values()))

    def record_run(self, run: Run) -> None:
        plain = run_to_plain(run)
        # Neo4j keeps no lists of mappings; a message stands there as JSON.
        properties = {**plain, "messages": [orjson.dumps(one).decode() for one in plain["messages"]]}
        query = (
            "MATCH (r:Revision {store: 'samenspel'}) SET r.runs = coalesce(r.runs, 0) + 1 "
            "CREATE (n:Run) SET n = $properties, n.number = r.runs"
        )
        self._connection.write(lambda tx: tx.run(query, properties=properties).consume())

    def runs(self) -> tuple[Run, ...]:
        query = (
            "MATCH (n:Run) WITH n ORDER BY n.number DESC "
            "RETURN n {.source, .at, .outcome, .revision, .entities, .claims, .message, .messages, .mark, .audience}"
        )
        rows = self._connection.read(lambda tx: tx.run(query).value())
        return tuple(run_from_plain({**row, "messages": map(orjson.loads, row["messages"] or ())}) for row in rows)

    def keep(self, dossiers: Sequence[Dossier]) -> None:
        self._connection.write(lambda tx: write_dossiers(tx, dossiers))

    def dossier(self, kind: str, id: str) -> Dossier | None:
        return self._connection.read(lambda tx: read_newest(tx, kind, id))

    def dossiers(self, kind: str, after: int = 0) -> tuple[Dossier, ...]:
        return tuple(self._connection.read(lambda tx: read_kind(tx, kind, after)))

    def dossier_versions(self, kind: str, id: str) -> tuple[Dossier, ...]:
        return self._connection.read(lambda tx: read_versions(tx, kind, id))

    def written_dossiers(self, after: int = 0) -> tuple[Dossier, ...]:
        return tuple(self._connection.read(lambda tx: read_written(tx, after)))

    def dossiers_written(self) -> int:
        return self._connection.read(count_written)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _prepare(self) -> None:
        format, schema, foreign = self._connection.read(_prepared)
        if foreign:
            raise StoreError(message("store-nodes-of-others", store=self.url, label=foreign))
        if format is not None and format > FORMAT:
            raise StoreError(message("store-newer", store=self.url))
        if schema == SCHEMA:
            return
        for statement in (*OUTDATED, *PREPARE) if schema else PREPARE:
            self._connection.change_schema(statement)
        self._connection.write(lambda tx: rebuild(tx, SCHEMA, FORMAT))


def _whole(found: list[list[Any]]) -> Iterator[tuple[int, str, str, Any]]:
    """The parts of the log of the writes of which all parts were read; a write of texts only has one without a part."""
    for _, parts in groupby(found, key=itemgetter(0)):
        rows = list(parts)
        if len(rows) == max(1, rows[0][4]):
            yield from ((revision, at, source, part) for revision, at, source, part, _ in rows)


def _prepared(tx: ManagedTransaction) -> tuple[int | None, str | None, str | None]:
    """Format and schema of the graph; where it has none yet, a label of Samenspel's that others use there."""
    query = "OPTIONAL MATCH (r:Revision {store: 'samenspel'}) RETURN r.format, r.schema"
    format, schema = tx.run(query).values()[0]
    if schema is not None:
        return format, schema, None
    others = (
        label
        for label in (ROOT_KIND, *sorted(STORE_LABELS))
        if tx.run(f"MATCH (n:{label}) WHERE coalesce(n.store, '') <> 'samenspel' RETURN n LIMIT 1").values()
    )
    foreign = next(others, None)
    # Asked again, because another process may have prepared and written to the graph meanwhile.
    format, schema = tx.run(query).values()[0]
    return format, schema, foreign if schema is None else None
