"""The embedded store: one SQLite file, nothing to install. The default."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Self, TypeVar

import orjson

from graph.model.collecting import no_collecting
from graph.model.identity import Judgement, canonical_ids
from graph.model.plain import claim_from_plain, entity_from_plain, passage_from_plain, source_from_plain
from graph.model.records import Batch, Passage
from graph.model.words import Message, WrongError
from graph.store.contract import (
    Change,
    Changes,
    Contents,
    Noted,
    Progress,
    RecordType,
    Revision,
    Rows,
    Run,
    StoreError,
    Write,
    nobody,
)
from graph.store.difference import (
    SOURCES_AT_ONCE,
    clear_tables,
    compare,
    log_parts,
    make_tables,
    read_log,
    read_revisions,
    read_writes,
    say,
)
from graph.store.dossiers import Dossier
from graph.store.keeping import Item, Keeping, Renewing, spooled
from graph.store.runs import run_from_plain
from graph.store.sqlite_dossiers import (
    count_written,
    forget,
    read_kind,
    read_newest,
    read_versions,
    read_written,
    write_dossiers,
)
from graph.store.sqlite_file import SqliteFile
from graph.store.sqlite_keeping import check_empty, is_as_written, read_keeping, replace_all
from graph.store.sqlite_writing import (
    begin_revision,
    check_unchanged,
    counts,
    current_revision,
    forget_runs,
    log,
    log_rows,
    mend,
    note_run,
    say_before,
    state_at,
    write_difference,
    write_log,
    write_rows,
)
from graph.store.unreadable import decoded, judgement_from_plain

WAIT_SECONDS = 30.0
_Record = TypeVar("_Record")


class SqliteStore:
    """A store in the file of a `sqlite:///PATH` address, made with its folder on first use.

    Raises StoreError when the file cannot be made, is no database, or was made by a newer Samenspel. A second writer
    waits `wait` seconds for the first and then gets StoreBusyError.
    """

    def __init__(self, path: Path, wait: float = WAIT_SECONDS) -> None:
        self.url = f"sqlite:///{path}"
        self._file = SqliteFile(path, wait)

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
        source_id = batch.source.id
        with self._file.write() as db:
            write_dossiers(db, dossiers)
            check_unchanged(db, source_id, read_at)
            known = db.execute("select digest from source where id = ?", (source_id,)).fetchone()
            is_whole = known is None or is_as_written(db, source_id)
            changes = Changes(current_revision(db))
            if known is None or known[0] != batch.digest or not is_whole:
                make_tables(db)
                mended = 0 if is_whole else mend(db, source_id)
                is_written = write_difference(db, (batch,), progress)
                if is_written or mended:
                    changes = log(db, source_id, counts(db), progress, mended=mended)
            note_run(db, changes, noted)
            return changes

    @no_collecting()
    def sync_all(self, name: str, batches: Iterable[Batch], *, noted: Noted | None = None) -> Changes:
        summed: Counter[str] = Counter()
        with self._file.write() as db:
            held = dict(db.execute("select id, digest from source").fetchall())
            make_tables(db)
            number, is_written = current_revision(db) + 1, False
            begin_revision(db, number, name)
            remaining = iter(batches)
            while some := list(islice(remaining, SOURCES_AT_ONCE)):
                damaged = [batch.source.id for batch in some if not is_as_written(db, batch.source.id)]
                for source_id in damaged:
                    clear_tables(db)
                    mended = mend(db, source_id)
                    summed["changed"] += mended
                    is_written |= bool(mended)
                clear_tables(db)
                new = [
                    batch for batch in some if held.get(batch.source.id) != batch.digest or batch.source.id in damaged
                ]
                is_written |= write_difference(db, new)
                summed.update(counts(db))
                write_log(db, number, log_parts(db, named=True))
            if not is_written:
                db.execute("delete from revision where number = ?", (number,))
            changes = Changes(number if is_written else number - 1, **summed)
            note_run(db, changes, noted)
            return changes

    def retract(
        self,
        source_id: str,
        *,
        read_at: int | None = None,
        dossiers: Sequence[Dossier] = (),
        noted: Noted | None = None,
    ) -> Changes:
        with self._file.write() as db:
            write_dossiers(db, dossiers)
            check_unchanged(db, source_id, read_at)
            changes = Changes(current_revision(db))
            if db.execute("select 1 from source where id = ?", (source_id,)).fetchone() is not None:
                make_tables(db)
                if not is_as_written(db, source_id):
                    mend(db, source_id)
                say_before(db, source_id)
                # What it says goes with it.
                db.execute("delete from source where id = ?", (source_id,))
                changes = log(db, source_id, compare(db))
            note_run(db, changes, noted)
            return changes

    def judge(self, judgements: Iterable[Judgement]) -> Changes:
        with self._file.write() as db:
            known = {f"{left}={right}": body for left, right, body in db.execute("select * from judgement")}
            latest = {"=".join(judgement.pair): judgement for judgement in judgements}
            bodies = known | {pair: orjson.dumps(judgement) for pair, judgement in latest.items()}
            make_tables(db)
            say(db, "", "judgement", known.items(), is_new=False)
            say(db, "", "judgement", bodies.items())
            changed = compare(db)
            if not changed:
                return Changes(current_revision(db))
            try:
                canonical_ids(Judgement(**orjson.loads(body)) for body in bodies.values())
            except WrongError as error:
                raise StoreError(*error.problems) from None
            db.executemany(
                "insert into judgement values (?, ?, ?) "
                'on conflict ("left", "right") do update set body = excluded.body',
                [(*judgement.pair, bodies[pair]) for pair, judgement in latest.items()],
            )
            return log(db, "", changed)

    def revision(self) -> int:
        with self._file.read() as db:
            return current_revision(db)

    def state(self, revision: int | None = None) -> str:
        with self._file.read() as db:
            return state_at(db, current_revision(db) if revision is None else revision)

    @no_collecting()
    def read(self) -> Contents:
        def read(
            sort: RecordType, make: Callable[[dict[str, Any]], _Record], query: str
        ) -> Iterator[tuple[str, _Record]]:
            for source, id, body in db.execute(query):
                yield source, decoded(self.url, sort, id, source, body, make)

        with self._file.read() as db:
            sources = read("source", source_from_plain, "select id, id, body from source order by id")
            judgements = read("judgement", judgement_from_plain, _JUDGEMENTS)
            return Contents(
                revision=current_revision(db),
                sources=tuple(source for _, source in sources),
                entities=tuple(
                    read("entity", entity_from_plain, "select source, id, body from entity order by id, source")
                ),
                claims=tuple(
                    read("claim", claim_from_plain, "select source, key, body from claim order by key, source")
                ),
                judgements=tuple(judgement for _, judgement in judgements),
            )

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        with self._file.read() as db:
            sources = db.execute("select id, body from source").fetchall()
            judgements = db.execute(_JUDGEMENTS).fetchall()
            revision = current_revision(db)
            yield Rows(
                revision=revision,
                state=state_at(db, revision),
                sources=tuple(decoded(self.url, "source", id, id, body, source_from_plain) for id, body in sources),
                entities=db.execute("select source, body from entity"),
                claims=db.execute("select source, body from claim"),
                judgements=tuple(
                    decoded(self.url, "judgement", pair, "", body, judgement_from_plain) for _, pair, body in judgements
                ),
            )

    def passages(self, places: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
        passages: dict[tuple[str, str], tuple[Passage, ...]] = defaultdict(tuple)
        if places:
            with self._file.read() as db:
                for source, locator, body in db.execute(_PASSAGES, (orjson.dumps(list(places)),)):
                    passages[source, locator] += (self._passage(source, locator, body),)
        return dict(passages)

    def texts(self) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        with self._file.read() as db:
            rows = db.execute("select source, locator, body from passage order by source, number")
            for source, alike in groupby(rows, key=itemgetter(0)):
                yield source, tuple(self._passage(*row) for row in alike)

    def _passage(self, source: str, locator: str, body: bytes) -> Passage:
        return decoded(self.url, "passage", locator, source, body, passage_from_plain)

    def changes(self, since: int = 0, until: int | None = None) -> Iterator[Change]:
        with self._file.read() as db:
            yield from read_log(log_rows(db, since, until))

    def revisions(self, since: int = 0, until: int | None = None) -> Iterator[Revision]:
        with self._file.read() as db:
            yield from read_revisions(log_rows(db, since, until))

    def writes(self, since: int = 0) -> Iterator[Write]:
        with self._file.read() as db:
            yield from read_writes(write_rows(db, since))

    def record_run(self, run: Run) -> None:
        with self._file.write() as db:
            note_run(db, Changes(run.revision), lambda _: run)

    def runs(self) -> tuple[Run, ...]:
        with self._file.read() as db:
            rows = db.execute("select id, body from run order by id desc")
            return tuple(decoded(self.url, "run", number, "", body, run_from_plain) for number, body in rows)

    def forget_runs(self, before: str) -> int:
        with self._file.write() as db:
            return forget_runs(db, before)

    def keep(self, dossiers: Sequence[Dossier]) -> None:
        with self._file.write() as db:
            write_dossiers(db, dossiers)

    def forget(self, kind: str, id: str) -> None:
        with self._file.write() as db:
            forget(db, kind, id)

    def dossier(self, kind: str, id: str) -> Dossier | None:
        with self._file.read() as db:
            return read_newest(db, kind, id)

    def dossiers(self, kind: str, after: int = 0) -> tuple[Dossier, ...]:
        with self._file.read() as db:
            return tuple(read_kind(db, kind, after))

    def dossier_versions(self, kind: str, id: str) -> tuple[Dossier, ...]:
        with self._file.read() as db:
            return read_versions(db, kind, id)

    def written_dossiers(self, after: int = 0) -> tuple[Dossier, ...]:
        with self._file.read() as db:
            return tuple(read_written(db, after))

    def dossiers_written(self) -> int:
        with self._file.read() as db:
            return count_written(db)

    @contextmanager
    def keeping(self) -> Iterator[Keeping]:
        with self._file.read() as db:
            yield read_keeping(db)

    @no_collecting()
    def put_back(self, items: Iterable[Item], *, replace: bool = False) -> None:
        with self._file.write() as db:
            if not replace:
                check_empty(db, self.url)
            replace_all(db, items)

    @no_collecting()
    def rewrite(self, renew: Renewing, dossiers: Sequence[Dossier] = ()) -> None:
        with self._file.write() as db:
            replace_all(db, spooled(renew(read_keeping(db).items)))
            write_dossiers(db, dossiers)

    def scrub(self) -> tuple[Message, ...]:
        return self._file.scrub()

    def faults(self) -> tuple[Message, ...]:
        return self._file.faults()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


_JUDGEMENTS = 'select "left", "left" || \'=\' || "right", body from judgement order by "left", "right"'
_PASSAGES = """
    select passage.source, passage.locator, passage.body
    from json_each(?) as place
    join passage on passage.source = place.value ->> 0 and passage.locator = place.value ->> 1
    order by passage.source, passage.number
"""
