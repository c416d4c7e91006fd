"""The proposals that pages show beside what they are about."""

from contextlib import suppress

from graph.desk.proposed import NOTHING_PROPOSED, Proposed, proposed
from graph.store import Store, StoreError


class ProposedNow:
    """Keeps all proposals until others are written; while the store does not answer, those that it held last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held = NOTHING_PROPOSED

    def now(self) -> Proposed:
        """All proposals as they stand."""
        with suppress(StoreError):
            self._held = proposed(self._store, self._held)
        return self._held
