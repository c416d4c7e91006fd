"""The snapshot that requests are answered from: of now or of a date, by what is known now or was on an earlier day."""

import gc
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TypeVar
from weakref import WeakValueDictionary

from graph.ask.column_file import keep_names, kept_columns
from graph.ask.column_reading import read_columns
from graph.ask.columns import Columns
from graph.ask.coverage import coverage
from graph.ask.findings import all_findings
from graph.ask.projection import project
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.desk.finding_lives import Lives, read_lives, record
from graph.desk.proposed import NO_REDIRECTS, NOTHING_PROPOSED, Proposed, proposed
from graph.model.dates import check_partial_date
from graph.model.vocabulary import Meaning
from graph.model.words import message
from graph.say.answers import ready_answers
from graph.store import Store, StoreError
from graph.store.contract import Contents, Rows
from graph.store.history import contents_at, contents_on, day_of

DATES_KEPT = 4
DAYS_KEPT = 2
# Seconds that a store may take to give its revision.
PATIENCE = 5.0
# Seconds between two looks at whether the store moved on, and the most after looks that failed.
PAUSE = 0.25
LONGEST_PAUSE = 5.0

_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class Readings:
    """What was read of one store, by its state and the day: what looks the same to several people is read once."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.kept: WeakValueDictionary[tuple[str, date], _Kept] = WeakValueDictionary()


class GraphNow:
    """Keeps the snapshot of the newest revision, and of the few dates asked for last, until store or day moves on.

    While it is `watched`, as by a service, a thread looks whether the store moved on, follows it beside what was, and
    switches; another then works out what follows from the whole graph (routes, findings, coverage), until which answers
    of that sort are of the revision before (`settled`). No request waits for either. Otherwise each request looks for
    itself. What questions keep with a snapshot is for a part of that day only, so that each day begins without it.

    When the store does not answer any more, requests go on to be answered from what it held last (`behind`). `view`
    tells how what this is a graph of is named, for the lives of findings; that is empty for what all may see. `settled`
    is called with what is held of each revision and day, once what follows from it is worked out.
    """

    def __init__(
        self,
        store: Store,
        readings: Readings | None = None,
        view: Callable[[], str] = lambda: "",
        settled: Callable[[Columns], None] | None = None,
    ) -> None:
        self._store = store
        self._view = view
        self._tell_settled = settled
        self._readings = readings or Readings()
        self._lives: Lives | None = None
        self._proposed: tuple[tuple[str, date] | None, Proposed] = None, NOTHING_PROPOSED
        self._seen: datetime | None = None
        self._problem: StoreError | None = None
        self._kept: _Kept | None = None
        self._beginnings = 0
        self._earlier: OrderedDict[tuple[str, date, date | int], _Kept] = OrderedDict()
        self._remembering = threading.Lock()
        self._watcher: _Watcher | None = None
        self._settled: _Kept | None = None

    def snapshot(self, as_of: str | None = None, known_on: date | None = None, *, settled: bool = False) -> Snapshot:
        """The graph as it stands on a partial date (None: now), by what was known at the end of a day (None: all).

        With `settled` the newest of which also is worked out what follows from the whole, once there is any.
        ValueError for a wrong date, StoreError.
        """
        if as_of is not None:
            check_partial_date(as_of)
        if known_on is not None and known_on < date.today():
            return self._known_on(known_on).snapshot(as_of)
        kept = self._current()
        if settled and as_of is None and self._settled is not None:
            kept = self._settled
        return kept.snapshot(as_of)

    def is_settled(self, snapshot: Snapshot) -> bool:
        """Whether what follows from the whole of a snapshot is worked out, or is by nobody but who asks for it."""
        newest = self._kept
        return self._watcher is None or newest is self._settled or newest is None or not newest.holds(snapshot)

    def revision(self) -> int:
        """The revision that requests are answered from. StoreError."""
        return self._current().columns.revision

    @property
    def held(self) -> int | None:
        """The revision that requests were answered from last, without a look; None before the first."""
        return self._kept.columns.revision if self._kept else None

    @property
    def view(self) -> str:
        """How what this is a graph of is named: see `Viewer.name`. StoreError."""
        return self._view()

    @property
    def state(self) -> str:
        """The state of the store that requests were answered from last: what is kept of another is as good as none."""
        return self._kept.columns.state if self._kept else ""

    @property
    def is_followed(self) -> bool:
        """Whether a thread keeps up with the store, and did so once: nobody has to look for themselves."""
        return self._watcher is not None and self._watcher.has_looked

    def made_of(self, *, settled: bool = False) -> tuple[tuple[str, date], ...] | None:
        """The state of the store and the day that answers are made from, without a look; None when that is not known.

        With `settled` also those of the newest of which is worked out what follows from the whole.
        """
        newest, whole = self._kept, self._settled
        held = tuple(kept.of for kept in (newest, whole if settled else None) if kept is not None)
        return held if held and all(state for state, _ in held) else None

    @property
    def behind(self) -> datetime | None:
        """When the store answered last, if it does not now; answers are of what it held then. None when it does."""
        problem = self._watcher.problem() if self._watcher is not None else self._problem
        return self._seen if problem else None

    @property
    def store(self) -> Store:
        """The store, for what is in no snapshot. StoreError, at once, while it does not answer."""
        if self.behind is not None:
            raise StoreError(message("store-not-now"))
        return self._store

    def asked(self, question: Callable[[Store], _Answer], otherwise: _Answer) -> _Answer:
        """What the store says to a question that an answer can do without; `otherwise` while it does not answer."""
        try:
            return question(self.store)
        except StoreError:
            return otherwise

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Have a thread keep up with the store for as long as the block lasts."""
        self._watcher = _Watcher(self, self._store)
        settler = _Settler(self, self._watcher.ended)
        self._watcher.start()
        settler.start()
        try:
            yield
        finally:
            self._watcher.ended.set()
            self._watcher = None

    def keep_up(self, state: str) -> None:
        """Switch to what the store holds; `state` is that of it a moment ago. StoreError.

        A store that was put back or of which something was removed has another one at the same revision, and so has
        one of which something is hidden by now.
        """
        kept = self._kept
        if kept is None or kept.of != (state, date.today()):
            with self._readings.lock:
                self._switch()
        self._seen = datetime.now(UTC)

    def _switch(self) -> None:
        # Another may have read it meanwhile, and a revision of the same number may hold something else.
        state, today = self._store.state(), date.today()
        kept = self._readings.kept.get((state, today)) if state else None
        if kept is None:
            # Of a new day only how things stand is new.
            held = self._kept.columns if self._kept else None
            is_held = held is not None and bool(state) and held.state == state
            columns = held if held is not None and is_held else kept_columns(self._store, held)
            kept = _Kept(columns, today)
            if columns.state:
                kept = self._readings.kept.setdefault((columns.state, today), kept)
        if self._kept is not None and self._store.state(self._kept.columns.revision) != self._kept.columns.state:
            # It is another store, or something was removed or is hidden by now: of what was nothing is told any more.
            self._beginnings += 1
            self._settled = self._lives = None
            self._earlier.clear()
        self._kept = kept

    def catch_up(self) -> None:
        """Answer from what the store holds by now, so that who wrote sees it; or at the next look."""
        self.asked(lambda store: self.keep_up(store.state()), None)

    def settle(self) -> bool:
        """Work out what follows from the whole of what is kept; False when there is nothing to do."""
        kept, beginnings = self._kept, self._beginnings
        if kept is None or kept is self._settled:
            return False
        kept.settle(self._store)
        if beginnings != self._beginnings:
            return True
        self._settled = kept
        self._record(kept)
        if self._tell_settled is not None:
            self._tell_settled(kept.columns)
        return True

    def proposed(self) -> Proposed:
        """All proposals as they stand, or while the store is away as they did.

        Those of another state of the store are forgotten: something of them may be hidden or removed by now.
        """
        kept = self._kept
        state, redirects = (kept.of, kept.columns.redirects) if kept else (None, NO_REDIRECTS)
        of, known = self._proposed
        held = known if of == state else NOTHING_PROPOSED
        made = self.asked(lambda store: proposed(store, held, redirects), held)
        self._proposed = state, made
        return made

    def lives(self) -> Lives:
        """The lives of findings as they were written last, or while the store is away as they were. StoreError."""
        try:
            self._lives = read_lives(self.store, self.view, self._lives)
        except StoreError:
            if self._lives is None:
                raise
        return self._lives

    def _record(self, kept: "_Kept") -> None:
        """Write what was found; a store that may only be read, or is away, leaves it to the next revision or day."""
        snapshot = kept.snapshot(None)
        try:
            record(self.store, snapshot.revision, all_findings(snapshot), snapshot.day, self.view)
            self.lives()
        except StoreError as error:
            _log.info("the sightings of findings were not written: %s", error)

    def _current(self) -> "_Kept":
        try:
            if self._watcher is not None:
                self._watcher.check()
            else:
                self.keep_up(self._store.state())
            self._problem = None
        except StoreError as error:
            self._problem = error
            if self._kept is None:
                raise
        assert self._kept is not None
        return self._kept

    def snapshot_at(self, revision: int) -> Snapshot:
        """The graph as the store held it at a revision, on the day it was made; 0 is before the first. StoreError."""
        if revision >= self.revision():
            return self.snapshot(settled=True)
        # Before the first there is no day; that of the first one is the nearest.
        number = max(revision, 1)

        def made() -> date:
            return next(day_of(write.at) for write in self.store.revisions(number - 1) if write.number == number)

        return self._remembered(revision, made, lambda: contents_at(self.store, revision)).snapshot(None)

    def _known_on(self, day: date) -> "_Kept":
        return self._remembered(day, lambda: day, lambda: contents_on(self.store, day))

    def _remembered(self, of: date | int, day: Callable[[], date], read: Callable[[], Contents]) -> "_Kept":
        """What was known earlier: read from the whole log, so that the last few are kept."""
        key = *self._current().of, of
        with self._remembering:
            if key not in self._earlier:
                known_on = day()
                self._earlier[key] = _Kept(read_columns(Rows.of(read())), known_on, known_on=known_on)
            self._earlier.move_to_end(key)
            while len(self._earlier) > DAYS_KEPT:
                self._earlier.popitem(last=False)
            return self._earlier[key]


class _Watcher(threading.Thread):
    """Looks every now and then whether the store moved on, and has what is new prepared."""

    def __init__(self, graph: GraphNow, store: Store) -> None:
        super().__init__(name="keeping up", daemon=True)
        self.ended = threading.Event()
        self._graph = graph
        self._store = store
        self._looked = threading.Event()
        self._asked_at: float | None = None
        self._problem: StoreError | None = None

    def run(self) -> None:
        """Look until the end."""
        pause = PAUSE
        while not self.ended.is_set():
            try:
                self._graph.keep_up(self._state())
                self._problem = None
                pause = PAUSE
            except StoreError as error:
                self._problem = error
                pause = min(2 * pause, LONGEST_PAUSE)
            except Exception:
                if self.ended.is_set():
                    # The store was closed under it.
                    return
                _log.exception("the state could not be read")
                self._problem = StoreError(message("store-not-prepared"))
                pause = LONGEST_PAUSE
            self._looked.set()
            self.ended.wait(pause)

    def _state(self) -> str:
        self._asked_at = time.monotonic()
        try:
            return self._store.state()
        finally:
            self._asked_at = None

    def check(self) -> None:
        """Wait for the first look. StoreError when the store is down, or does not answer within PATIENCE seconds."""
        while not self._looked.wait(PAUSE):
            if self._is_silent():
                break
        if problem := self.problem():
            raise problem

    @property
    def has_looked(self) -> bool:
        """Whether it looked once."""
        return self._looked.is_set()

    def problem(self) -> StoreError | None:
        """Why the store cannot be asked now, if that is so."""
        if self._is_silent():
            return StoreError(message("store-no-answer", seconds=f"{PATIENCE:g}"))
        problem = self._problem
        return problem and StoreError(*problem.problems)

    def _is_silent(self) -> bool:
        asked_at = self._asked_at
        return asked_at is not None and time.monotonic() - asked_at > PATIENCE


class _Settler(threading.Thread):
    """Has what follows from the whole of each new revision worked out, the newest whenever it is ready for another."""

    def __init__(self, graph: GraphNow, ended: threading.Event) -> None:
        super().__init__(name="settling", daemon=True)
        self._graph = graph
        self._ended = ended

    def run(self) -> None:
        """Work until the end."""
        while not self._ended.is_set():
            try:
                self._ended.wait(0 if self._graph.settle() else PAUSE)
            except Exception:
                if not self._ended.is_set():
                    _log.exception("what follows from the revision could not be worked out")
                self._ended.wait(LONGEST_PAUSE)


class _Kept:
    """What is kept of a revision for a day: the snapshot of that day, and of the dates asked for last."""

    def __init__(self, columns: Columns, today: date, known_on: date | None = None) -> None:
        self.of = columns.state, today
        self.columns = columns
        self._known_on = known_on
        self._all = take_snapshot(columns, known_on=known_on)
        self._dated: OrderedDict[str, Snapshot] = OrderedDict()
        self._making = threading.Lock()

    def snapshot(self, as_of: str | None) -> Snapshot:
        if as_of is None:
            return self._all
        with self._making:
            if as_of not in self._dated:
                self._dated[as_of] = take_snapshot(self.columns, as_of, known_on=self._known_on)
            self._dated.move_to_end(as_of)
            while len(self._dated) > DATES_KEPT:
                self._dated.popitem(last=False)
            return self._dated[as_of]

    def holds(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot of the present is of this."""
        return snapshot.columns is self.columns and snapshot.as_of is None

    def settle(self, store: Store) -> None:
        """Work out what answers of the present need of the whole graph."""
        keep_names(store, self.columns)
        for snapshot in (self._all, self._all.with_past):
            project(snapshot, Meaning.INTRODUCTION)
        all_findings(self._all)
        coverage(self._all)
        ready_answers(self._all)
        # What is kept holds no cycles: looking through it for them would stop a request every now and then.
        gc.freeze()
