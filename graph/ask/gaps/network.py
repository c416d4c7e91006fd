"""The introduction network of today as an undirected graph: who can bring whom to whom, and who alone can do so."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import block_array, coo_array, csr_array, diags_array
from scipy.sparse.csgraph import connected_components, depth_first_order

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

    @cached_property
    def _walk(self) -> "_Walk":
        return _walk(self.ties)

    @property
    def articulation_points(self) -> Numbers:
        """The nodes without which their component falls apart."""
        walk = self._walk
        inner = walk.above >= 0
        cut_off = inner & (walk.reached >= walk.place[walk.above])
        # Where the walk began it falls apart when the walk had to go on from there a second time.
        begun = np.bincount(walk.above[inner], minlength=len(inner)) > 1
        cuts = np.unique(walk.above[cut_off])
        return cuts[(walk.above[cuts] >= 0) | begun[cuts]]

    @property
    def bridges(self) -> Sequence[tuple[int, int]]:
        """The ties without which their component falls apart."""
        walk = self._walk
        ends = np.flatnonzero((walk.above >= 0) & (walk.reached > walk.place[walk.above]))
        return sorted((min(tie), max(tie)) for tie in zip(ends.tolist(), walk.above[ends].tolist(), strict=True))

    def parts_without(self, node: int) -> list[Numbers]:
        """The parts into which its component falls without the node, the largest first."""
        walk = self._walk
        below = np.flatnonzero(walk.above == node)
        parts = [walk.below(start) for start in below[walk.reached[below] >= walk.place[node]].tolist()]
        return self._with_the_rest(parts, node)

    def parts_without_tie(self, first: int, second: int) -> list[Numbers]:
        """The two parts into which their component falls without a tie that is a bridge, the largest first."""
        walk = self._walk
        return self._with_the_rest([walk.below(first if walk.above[first] == second else second)])

    def _with_the_rest(self, parts: list[Numbers], *without: int) -> list[Numbers]:
        """Parts of one component and what is left of it, the largest first."""
        rest = self._components == self._components[parts[0][0]]
        for part in (*parts, list(without)):
            rest[part] = False
        parts = [*parts, np.flatnonzero(rest)]
        return sorted(filter(len, parts), key=lambda part: (-len(part), int(part[0])))

    @cached_property
    def _components(self) -> Numbers:
        return np.asarray(connected_components(self.ties, directed=False)[1], dtype=np.int64)


@dataclass(frozen=True, eq=False)
class _Walk:
    """A walk in depth through all components: `order` has the nodes as it comes to them.

    Of each node: its `place` in the order, the one `above` it from which the walk came to it (-1 where it began), and
    the first place that is `reached` by a tie of it or of a node below it, the tie to the one above left out. A tie
    that is not walked always goes up (Tarjan 1972), so that below and beside it nothing else is reached.
    """

    order: Numbers
    place: Numbers
    above: Numbers
    reached: Numbers
    size: Numbers

    def below(self, node: int) -> Numbers:
        """The node and all below it."""
        return np.sort(self.order[self.place[node] : self.place[node] + self.size[node]])


def _walk(ties: csr_array) -> _Walk:
    count = ties.shape[0]
    labels = connected_components(ties, directed=False)[1]
    begins = np.unique(labels, return_index=True)[1]
    # One node more, tied to where each component begins, has them walked through in one go.
    hub = csr_array((np.ones(len(begins)), (np.zeros(len(begins), dtype=np.int64), begins)), shape=(1, count))
    joined = block_array([[ties, None], [hub, csr_array((1, 1))]], format="csr")
    order, above = depth_first_order(joined, count, directed=True)
    order, above = order[1:].astype(np.int64), above[:count].astype(np.int64)
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    above[above == count] = -1
    source = np.repeat(np.arange(count), np.diff(ties.indptr))
    reached = place.copy()
    aside = ties.indices != above[source]
    np.minimum.at(reached, source[aside], place[ties.indices[aside]])
    firsts, sizes = reached.tolist(), [1] * count
    for node, parent in zip(order[::-1].tolist(), above[order[::-1]].tolist(), strict=True):
        if parent >= 0:
            sizes[parent] += sizes[node]
            firsts[parent] = min(firsts[parent], firsts[node])
    return _Walk(order, place, above, np.array(firsts, dtype=np.int64), np.array(sizes, dtype=np.int64))


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
