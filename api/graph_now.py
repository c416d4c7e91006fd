"""The snapshot that requests are answered from: of now or of a date, by what is known now or was on an earlier day."""

import gc
import threading
from collections import OrderedDict
from concurrent.futures import Future
from datetime import date

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.dates import check_partial_date
from graph.model.words import message
from graph.store import Contents, Store, StoreError
from graph.store.history import contents_on

DATES_KEPT = 4
DAYS_KEPT = 2
PATIENCE = 5.0


class GraphNow:
    """Keeps the snapshot of the newest revision, and of the few dates asked for last, until revision or day moves on.

    While one request reads a new revision, others are answered from the one before. What questions keep with a snapshot
    is for a part of that day only, so that each day begins without it.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._reading = threading.Lock()
        self._down: StoreError | None = None
        self._trying: Future[int] | None = None
        self._kept: _Kept | None = None
        self._earlier: OrderedDict[tuple[int, date], _Kept] = OrderedDict()
        self._remembering = threading.Lock()

    def snapshot(self, as_of: str | None = None, known_on: date | None = None) -> Snapshot:
        """The graph as it stands on a partial date (None: now), by what was known at the end of a day (None: all).

        ValueError for a wrong date, StoreError.
        """
        if as_of is not None:
            check_partial_date(as_of)
        if known_on is not None and known_on < date.today():
            return self._known_on(known_on).snapshot(as_of)
        now = self.revision(), date.today()
        kept = self._kept
        if (kept is None or kept.of != now) and self._reading.acquire(blocking=kept is None):
            try:
                kept = self._kept
                if kept is None or kept.of != now:
                    kept = self._kept = _Kept(self.store.read(), now[1])
            finally:
                self._reading.release()
        assert kept is not None
        return kept.snapshot(as_of)

    def _known_on(self, day: date) -> "_Kept":
        """What was known on an earlier day: read from the whole log, so that the last few are kept."""
        key = self.revision(), day
        with self._remembering:
            if key not in self._earlier:
                self._earlier[key] = _Kept(contents_on(self.store, day), day, known_on=day)
            self._earlier.move_to_end(key)
            while len(self._earlier) > DAYS_KEPT:
                self._earlier.popitem(last=False)
            return self._earlier[key]

    def revision(self) -> int:
        """The newest revision. StoreError when the store does not give it within PATIENCE seconds.

        A store that is down may take half a minute to say so, and one that hangs says nothing; those who ask meanwhile
        hear so at once, for many that wait would keep everybody else out.
        """
        trying = self._trying
        if self._down is not None and trying is not None and not trying.done():
            raise StoreError(*self._down.problems)
        asked = self._asked()
        try:
            revision = asked.result(PATIENCE)
        except TimeoutError:
            self._trying = asked
            self._down = StoreError(message("store-no-answer", seconds=f"{PATIENCE:g}"))
            raise self._down from None
        except StoreError as error:
            self._down = error
            raise
        self._down = None
        return revision

    def _asked(self) -> "Future[int]":
        """The answer of the store, asked for by a thread that nobody has to wait for."""
        future: Future[int] = Future()
        if self._down is not None:
            self._trying = future

        def ask() -> None:
            try:
                future.set_result(self.store.revision())
            except BaseException as error:
                future.set_exception(error)

        threading.Thread(target=ask, daemon=True, name="revision").start()
        return future


class _Kept:
    """What is kept of a revision for a day: the snapshot of that day, and of the dates asked for last."""

    def __init__(self, contents: Contents, today: date, known_on: date | None = None) -> None:
        self.of = contents.revision, today
        self._contents = contents
        self._known_on = known_on
        self._all = take_snapshot(contents, known_on=known_on)
        # What is kept holds no cycles: looking through it for them would stop a request every now and then.
        gc.freeze()
        self._dated: OrderedDict[str, Snapshot] = OrderedDict()
        self._making = threading.Lock()

    def snapshot(self, as_of: str | None) -> Snapshot:
        if as_of is None:
            return self._all
        with self._making:
            if as_of not in self._dated:
                self._dated[as_of] = take_snapshot(self._contents, as_of, known_on=self._known_on)
            self._dated.move_to_end(as_of)
            while len(self._dated) > DATES_KEPT:
                self._dated.popitem(last=False)
            return self._dated[as_of]
