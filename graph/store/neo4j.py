"""The shared store: a Neo4j server (5.26 or newer, Community edition suffices), reached with the official driver.

Browser, Bloom and plain Cypher find what is claimed: merged entity nodes with all their labels, one relationship per
claim, `(:Source)` nodes, and the history in `(:Change)` nodes. `neo4j_records` says how records stand in it. Beside
that the present can be shown, each fact once (`neo4j_view`).
"""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Self

from neo4j import ManagedTransaction

from graph.model.collecting import no_collecting
from graph.model.identity import Judgement
from graph.model.records import Batch, Passage
from graph.model.vocabulary import ROOT_KIND
from graph.model.words import Message, WrongError, message
from graph.store.contract import (
    Change,
    Changes,
    Contents,
    Noted,
    Progress,
    Revision,
    Rows,
    Run,
    StoreError,
    Write,
    nobody,
)
from graph.store.difference import read_log, read_revisions, read_writes
from graph.store.dossiers import Dossier
from graph.store.keeping import Item, Keeping, Renewing, spooled
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_dossiers import (
    count_written,
    forget,
    read_kind,
    read_newest,
    read_versions,
    read_written,
    write_dossiers,
)
from graph.store.neo4j_keeping import Kept, is_consistent, is_empty, keeping_of, read_kept, replace_all_kept
from graph.store.neo4j_reading import Stored, fingerprint, read_stored, to_contents, to_rows
from graph.store.neo4j_runs import forget_runs, note_run, read_runs
from graph.store.neo4j_schema import FORMAT, OUTDATED, PREPARE, SCHEMA, STORE_LABELS
from graph.store.neo4j_scrubbing import scrub, write_over
from graph.store.neo4j_sync import judge, rebuild, replace, replace_all, view_faults
from graph.store.neo4j_text import read_passages, read_texts
from graph.store.neo4j_view import hide, read_stamp, show
from graph.store.neo4j_writing import current_revision, read_log_rows, read_write_rows, state_at
from graph.store.showing import Stamp, View

WAIT_SECONDS = 30.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.05, 2.0
TIMES_BESIDE_OTHERS = 3


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
        noted: Noted | None = None,
    ) -> Changes:
        def write(tx: ManagedTransaction) -> Changes:
            write_dossiers(tx, dossiers)
            return note_run(tx, replace(tx, batch.source.id, batch, read_at, progress), noted)

        return self._connection.write(write)

    @no_collecting()
    def sync_all(self, name: str, batches: Iterable[Batch], *, noted: Noted | None = None) -> Changes:
        remaining = iter(batches)
        is_begun = False

        def take(tx: ManagedTransaction) -> Changes:
            nonlocal is_begun
            if is_begun:
                # Tried again by the driver, it would take the rest for the whole.
                raise StoreError(message("store-lost-while-loading", store=self.url))
            is_begun = True
            return note_run(tx, replace_all(tx, name, remaining), noted)

        return self._connection.write(take)

    def retract(
        self,
        source_id: str,
        *,
        read_at: int | None = None,
        dossiers: Sequence[Dossier] = (),
        noted: Noted | None = None,
    ) -> Changes:
        def write(tx: ManagedTransaction) -> Changes:
            write_dossiers(tx, dossiers)
            return note_run(tx, replace(tx, source_id, None, read_at), noted)

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
            return to_contents(stored, self.url)

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        stored = self._read_stored()
        with self._connection.errors():
            yield to_rows(stored, self.url)

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
        return read_log(self._connection.read(lambda tx: read_log_rows(tx, since, until)))

    def revisions(self, since: int = 0, until: int | None = None) -> Iterator[Revision]:
        return read_revisions(self._connection.read(lambda tx: read_log_rows(tx, since, until)))

    def writes(self, since: int = 0) -> Iterator[Write]:
        return read_writes(self._connection.read(lambda tx: read_write_rows(tx, since)))

    def record_run(self, run: Run) -> None:
        self._connection.write(lambda tx: note_run(tx, Changes(run.revision), lambda _: run))

    def runs(self) -> tuple[Run, ...]:
        return self._connection.read(read_runs)

    def forget_runs(self, before: str) -> int:
        return self._connection.write(lambda tx: forget_runs(tx, before))

    def keep(self, dossiers: Sequence[Dossier]) -> None:
        self._connection.write(lambda tx: write_dossiers(tx, dossiers))

    def forget(self, kind: str, id: str) -> None:
        self._connection.write(lambda tx: forget(tx, kind, id))

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

    @contextmanager
    def keeping(self) -> Iterator[Keeping]:
        with self._connection.errors():
            yield keeping_of(self._read_kept())

    def _read_kept(self) -> Kept:
        """All that the graph keeps at one revision: read beside those who write, or else while nobody can."""
        for _ in range(TIMES_BESIDE_OTHERS):
            kept = self._connection.read(read_kept)
            if kept is not None and is_consistent(kept):
                return kept
        kept = self._connection.write(read_kept)
        assert kept is not None
        return kept

    @no_collecting()
    def put_back(self, items: Iterable[Item], *, replace: bool = False) -> None:
        held = tuple(items)

        def work(tx: ManagedTransaction) -> None:
            if not replace and not is_empty(tx):
                raise StoreError(message("store-not-empty", store=self.url))
            replace_all_kept(tx, held, self.url)

        self._connection.write(work)

    @no_collecting()
    def rewrite(self, renew: Renewing, dossiers: Sequence[Dossier] = ()) -> None:
        def work(tx: ManagedTransaction) -> None:
            kept = read_kept(tx)
            assert kept is not None
            replace_all_kept(tx, spooled(renew(keeping_of(kept).items)), self.url)
            write_dossiers(tx, dossiers)

        # What is written may take records that are free, and leave of their bytes what it does not reach.
        write_over(self._connection)
        self._connection.write(work)

    def shown(self) -> Stamp | None:
        return self._connection.read(read_stamp)

    @no_collecting()
    def show(self, view: View) -> bool:
        return self._connection.write(lambda tx: show(tx, view))

    def show_nothing(self) -> None:
        self._connection.write(lambda tx: hide(tx, for_good=True))

    def scrub(self) -> tuple[Message, ...]:
        return scrub(self._connection)

    def faults(self) -> tuple[Message, ...]:
        ids = self._connection.read(lambda tx: tuple(view_faults(tx)))
        return tuple(message("store-node-differs", id=id) for id in ids)

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
