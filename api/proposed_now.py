"""The proposals that pages show beside what they are about."""

from api.graph_now import GraphNow
from graph.desk.proposed import NOTHING_PROPOSED, Proposed, proposed


class ProposedNow:
    """Keeps all proposals until others are written; while the store does not answer, those that it held last."""

    def __init__(self, graph: GraphNow) -> None:
        self._graph = graph
        self._held = NOTHING_PROPOSED

    def now(self) -> Proposed:
        """All proposals as they stand."""
        held = self._held
        self._held = self._graph.asked(lambda store: proposed(store, held), held)
        return self._held
