"""The graph that each request is answered from: of all that who asks may see, and made as if there were no more."""

import logging
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from threading import Lock

from api.graph_now import GraphNow, Readings
from graph.ask.columns import Columns
from graph.model.audience import EVERYBODY, SEES_ALL, Viewer
from graph.say.view import renew_view
from graph.store import Store, StoreError
from graph.store.audiences import Followed
from graph.store.visible import visible_to

_log = logging.getLogger(__name__)
MOST_KEPT = 12
"""Graphs of people who see different things; the one that was asked for longest ago gives way to another."""


class GraphsNow:
    """The graphs of one store, each made when it is first asked for. Where two see the same, it is read once."""

    def __init__(self, store: Store) -> None:
        self._followed = Followed(store)
        self._store = store
        self._readings = Readings()
        self._graphs: OrderedDict[Viewer, tuple[GraphNow, ExitStack]] = OrderedDict()
        self._making = Lock()
        self._is_watched = False
        self.whole = self.of(SEES_ALL)

    def of(self, viewer: Viewer) -> GraphNow:
        """The graph of what somebody may see."""
        with self._making:
            if viewer not in self._graphs:
                seen = visible_to(self._store, viewer, self._followed)
                settled = self._show if viewer == EVERYBODY else None
                graph = GraphNow(seen, self._readings, partial(self._followed.name_of, viewer), settled)
                self._graphs[viewer] = graph, ExitStack()
                if self._is_watched:
                    self._graphs[viewer][1].enter_context(graph.watched())
                self._let_go()
            self._graphs.move_to_end(viewer)
            return self._graphs[viewer][0]

    def _show(self, columns: Columns) -> None:
        """Make the view of the present anew in a store that shows one; what goes wrong is left to the next time."""
        try:
            renew_view(self._store, columns)
        except StoreError as error:
            _log.info("the view of the present was not made: %s", error)

    @property
    def held(self) -> int | None:
        """The newest revision that requests were answered from, without a look, for whoever runs the service."""
        return max((graph.held for graph, _ in [*self._graphs.values()] if graph.held is not None), default=None)

    @property
    def behind(self) -> datetime | None:
        """When the store answered last, if it does not now; None when it does."""
        return next((graph.behind for graph, _ in [*self._graphs.values()] if graph.behind), None)

    def _let_go(self) -> None:
        others = (viewer for viewer in self._graphs if viewer not in {SEES_ALL, EVERYBODY})
        for viewer in [*others][: -MOST_KEPT or None]:
            self._graphs.pop(viewer)[1].close()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Have threads keep up with the store for as long as the block lasts."""
        self.of(EVERYBODY)
        with self._making:
            self._is_watched = True
            for graph, stack in self._graphs.values():
                stack.enter_context(graph.watched())
        try:
            yield
        finally:
            with self._making:
                self._is_watched = False
                for _, stack in self._graphs.values():
                    stack.close()
