"""Which entities and facts stand in a file of the whole graph, whatever its form."""

import numpy as np

from graph.ask.columns import Flags
from graph.ask.snapshot import Snapshot
from graph.ask.standing import CODE, PARTS


def whole(snapshot: Snapshot) -> tuple[Flags, Flags]:
    """A flag for each node and for each fact of the columns that a file holds.

    It holds what is shown, and between that what is there, proposed or denied, for each fact in it says how it stands;
    with the past it holds all that is known.
    """
    columns = snapshot.columns
    if snapshot.past:
        return np.ones(len(columns.ids), dtype=np.bool_), np.ones(len(columns.fact_subject), dtype=np.bool_)
    nodes = snapshot.shows_nodes
    facts = nodes[columns.fact_subject] & nodes[columns.fact_object]
    facts &= np.isin(snapshot.codes.facts, [CODE[standing] for standing in PARTS["present"]])
    return nodes, facts
