"""The snapshot that requests are answered from: of the store's newest revision, as of today or of a date."""

import threading
from collections import OrderedDict

from graph.dates import check_partial_date
from graph.snapshot import Snapshot, take_snapshot
from graph.store import Contents, Store

DATES_KEPT = 4


class GraphNow:
    """Keeps the snapshot of the newest revision, and of the few dates asked for last, until the revision moves on."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._contents: Contents | None = None
        self._snapshots: OrderedDict[str | None, Snapshot] = OrderedDict()

    def snapshot(self, as_of: str | None = None) -> Snapshot:
        """The graph as of a partial date (None: all that is known). ValueError for a wrong date, StoreError."""
        if as_of is not None:
            check_partial_date(as_of)
        revision = self.store.revision()
        with self._lock:
            if self._contents is None or self._contents.revision != revision:
                self._contents = self.store.read()
                self._snapshots.clear()
            if as_of not in self._snapshots:
                self._snapshots[as_of] = take_snapshot(self._contents, as_of)
            self._snapshots.move_to_end(as_of)
            while len(self._snapshots) > DATES_KEPT:
                self._snapshots.popitem(last=False)
            return self._snapshots[as_of]
