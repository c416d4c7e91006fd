"""The introduction network of today as an undirected graph: who can bring whom to whom, and who alone can do so."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array, diags_array, triu
from scipy.sparse.csgraph import connected_components

from graph.ask.kept import kept
from graph.ask.projection import project
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY, Meaning

# Beyond these an answer takes seconds, and a network of that size has no use for a list of single brokers.
MOST_TIES = 400_000
MOST_CONSTRAINT_WORK = 30_000_000

# Who changes with every election: who was tied to them is not cut off when they go.
_NO_PARTY = ("Government", "PublicOfficial", "Company")

_WITHIN = frozenset({"partOf", "holdsOffice"})

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Network:
    """Nodes by number, in the order of `ids`, and the ties that stand today as a symmetric matrix of ones.

    The ids are in alphabetical order.
    """

    ids: Sequence[str]
    ties: csr_array
    actors: NDArray[np.bool_]

    def numbers(self, ids: Iterable[str]) -> Numbers:
        """The numbers of nodes, in order of their ids."""
        return np.array([bisect_left(self.ids, id) for id in sorted(ids)], dtype=np.int64)

    @property
    def degrees(self) -> Numbers:
        """With how many nodes each node has a tie."""
        return np.asarray(np.diff(self.ties.indptr), dtype=np.int64)

    def neighbours(self, node: int) -> Numbers:
        """The nodes that a node has a tie with."""
        return np.asarray(self.ties.indices[self.ties.indptr[node] : self.ties.indptr[node + 1]], dtype=np.int64)

    @cached_property
    def blocks(self) -> Sequence[frozenset[int]]:
        """The largest sets of nodes that stay connected whichever one of them goes."""
        graph = nx.Graph()
        upper = triu(self.ties).tocoo()
        graph.add_edges_from(zip(upper.row.tolist(), upper.col.tolist(), strict=True))
        return [frozenset(block) for block in nx.biconnected_components(graph)]

    @property
    def articulation_points(self) -> Numbers:
        """The nodes without which their component falls apart: those in more than one block."""
        blocks = Counter(node for block in self.blocks for node in block)
        return np.array(sorted(node for node, count in blocks.items() if count > 1), dtype=np.int64)

    @property
    def bridges(self) -> Sequence[tuple[int, int]]:
        """The ties without which their component falls apart: the blocks of two."""
        return sorted((min(block), max(block)) for block in self.blocks if len(block) == 2)

    def parts_without(self, node: int) -> list[Numbers]:
        """The parts into which its component falls without the node, the largest first."""
        kept = np.delete(np.arange(len(self.ids)), node)
        parts = _parts(self.ties[kept][:, kept], np.searchsorted(kept, self.neighbours(node)))
        return [kept[part] for part in parts]

    def parts_without_tie(self, one: int, other: int) -> list[Numbers]:
        """The parts into which their component falls without the tie between two nodes, the largest first."""
        ties = self.ties.tocoo()
        kept = ~(((ties.row == one) & (ties.col == other)) | ((ties.row == other) & (ties.col == one)))
        rest = coo_array((ties.data[kept], (ties.row[kept], ties.col[kept])), shape=ties.shape)
        return _parts(rest.tocsr(), np.array([one, other]))


@kept()
def network(snapshot: Snapshot) -> Network:
    """The ties that stand on the day of the snapshot among what a path may run through."""
    ties = project(snapshot, Meaning.INTRODUCTION)
    count = len(ties.ids)
    source = np.repeat(np.arange(count), np.diff(ties.indptr))
    passed = ties.passed[source] & ties.passed[ties.indices]
    source, target = source[passed], ties.indices[passed]
    matrix = coo_array((np.ones(len(source)), (source, target)), shape=(count, count)).tocsr()
    return Network(ties.ids, matrix, snapshot.columns.of_kinds(VOCABULARY.descendants("Actor")))


def belonging_to(snapshot: Snapshot, id: str) -> frozenset[str]:
    """What is part of a body, at any depth, and who hold its offices: they are not apart from it."""
    belong = {id}
    todo = [id]
    while todo:
        within = set(snapshot.subjects(todo.pop(), _WITHIN)) - belong
        belong |= within
        todo.extend(within)
    return frozenset(belong - {id})


def parties_of(snapshot: Snapshot, ids: Iterable[str]) -> list[str]:
    """The bodies among actors that one can introduce or be introduced to, by name.

    A cabinet and an official are not asked for a way in, a company that won something is known by that only, and what
    is part of a body that is listed comes with it.
    """
    bodies = {id for id in ids if not any(snapshot.node(id).is_a(kind) for kind in _NO_PARTY)}
    within = {fact.subject for id in bodies for fact in snapshot.outgoing(id, "partOf") if fact.object in bodies}
    return sorted(bodies - within, key=lambda id: (snapshot.node(id).name.casefold(), id))


def burt_constraint(made: Network) -> NDArray[np.float64]:
    """Burt's constraint of each node: near 0 for who ties parties that are otherwise apart, 1 for who has one tie.

    The sum over neighbours j of (p_ij + the sum over q of p_iq p_qj) squared, where p_ij is the part of the ties of i
    that goes to j (R.S. Burt, Structural Holes, 1992, equation 2.4, without weights). NaN for a node without ties, and
    for all nodes when the network is too large to compute it for.
    """
    degrees = made.degrees.astype(np.float64)
    if float((degrees**2).sum()) > MOST_CONSTRAINT_WORK:
        return np.full(len(made.ids), np.nan)
    with np.errstate(divide="ignore"):
        shares = diags_array(np.where(degrees > 0, 1 / degrees, 0.0)) @ made.ties
    invested = (shares + shares @ shares).multiply(made.ties > 0)
    constraint = np.asarray(invested.power(2).sum(axis=1), dtype=np.float64).ravel()
    constraint[degrees == 0] = np.nan
    return constraint


def _parts(ties: csr_array, touched: Numbers) -> list[Numbers]:
    """The connected parts that hold these nodes, the largest first."""
    _, labels = connected_components(ties, directed=False)
    parts = [np.flatnonzero(labels == label) for label in np.unique(labels[touched])]
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))
