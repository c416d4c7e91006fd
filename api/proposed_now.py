"""The proposals that pages show beside what they are about."""

from threading import Lock
from weakref import WeakKeyDictionary

from api.graph_now import GraphNow
from graph.desk.proposed import NOTHING_PROPOSED, Proposed, proposed


class ProposedNow:
    """Keeps what each graph shows of the proposals until others are written, or the graph is another one.

    While the store does not answer, those that it held last.
    """

    def __init__(self) -> None:
        self._held: WeakKeyDictionary[GraphNow, tuple[str, Proposed]] = WeakKeyDictionary()
        self._keeping = Lock()

    def now(self, graph: GraphNow) -> Proposed:
        """All proposals that are seen where a graph is, as they stand."""
        state = graph.state()
        with self._keeping:
            of, held = self._held.get(graph, ("", NOTHING_PROPOSED))
        # What is seen of a proposal hangs on what is seen of the sources.
        before = held if of == state else NOTHING_PROPOSED
        found = graph.asked(lambda store: proposed(store, before), held)
        with self._keeping:
            self._held[graph] = state, found
        return found
