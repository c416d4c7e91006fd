"""Positions of the marks of a map, computed beforehand: the same for the same input, and nearly the same when a few
nodes come or go.

The network is drawn by stress majorization (Gansner, Koren and North 2005, "Graph Drawing by Stress Majorization")
in its sparse form over pivots (Ortmann, Klimenta and Brandes 2016, "A Sparse Stress Model"), with a weak pull of each
node towards a fixed place for its sector. The pull is what keeps the map still: without it a layout turns and mirrors
whenever the data change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import pi

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from graph.ask.budget import UNLIMITED, Budget
from viz.overlap import keep_apart, shelve

Points = NDArray[np.float64]

# Up to here every node is a pivot, which is plain stress; above it this many pivots stand for all.
ALL_PIVOTS = 400
PIVOTS = 200
ROUNDS = 200
SETTLED = 1e-4
# The share of the pull towards the sector in the forces on a node.
ANCHORING = 0.08
# Pixels between the ends of a relation, before marks are kept apart.
EDGE = 90.0
# A screen is wider than high.
STRETCH = 1.25


@dataclass(frozen=True, slots=True)
class Body:
    """What takes a place: `sector` of `sectors` on the circle, its tier, and the room it needs in pixels."""

    id: str
    sector: int
    tier: int
    width: float
    height: float


def anchored_stress(
    bodies: Sequence[Body], links: Sequence[tuple[int, int]], sectors: int, budget: Budget = UNLIMITED
) -> Points:
    """Positions in pixels, shape (bodies, 2), y downwards; no two bodies overlap.

    `links` are pairs of indices of bodies, `sectors` the number of places around the middle. The largest connected
    part is drawn by stress; the others, and nodes without relations, stand in rows below it. Raises OverBudgetError.
    """
    count = len(bodies)
    if count == 0:
        return np.zeros((0, 2))
    near = _adjacency(count, links)
    parts, part_of = connected_components(near, directed=False)
    sizes = np.bincount(part_of, minlength=parts)
    first = np.full(parts, count)
    np.minimum.at(first, part_of, np.arange(count))
    by_size = sorted(range(parts), key=lambda part: (-sizes[part], bodies[int(first[part])].id))
    room = np.array([(body.width, body.height) for body in bodies])
    placed = np.zeros((count, 2))
    main = np.flatnonzero(part_of == by_size[0])
    aside = by_size[1:]
    if sizes[by_size[0]] == 1:
        main, aside = main[:0], by_size
    if len(main):
        placed[main] = keep_apart(_stress(bodies, near, main, sectors, budget), room[main], budget)
    blocks = []
    for part in aside:
        members = np.flatnonzero(part_of == part)
        if len(members) > 1:
            placed[members] = keep_apart(_stress(bodies, near, members, sectors, budget), room[members], budget)
        blocks.append(members)
    shelve(placed, room, main, blocks)
    return placed


def upright(bodies: Sequence[Body], drawn: Points, budget: Budget = UNLIMITED) -> Points:
    """The same drawing for a screen that is higher than wide: turned over its diagonal, so that it stays as it was."""
    room = np.array([(body.width, body.height) for body in bodies]).reshape(-1, 2)
    turned = drawn[:, ::-1] * (1 / STRETCH, 1 / STRETCH)
    return keep_apart(turned, room, budget) if len(bodies) else turned


def _adjacency(count: int, links: Sequence[tuple[int, int]]) -> csr_array:
    if not links:
        return csr_array((count, count))
    ends = np.unique(np.sort(np.array(links, dtype=np.int64), axis=1), axis=0)
    ends = ends[ends[:, 0] != ends[:, 1]]
    rows = np.concatenate((ends[:, 0], ends[:, 1]))
    columns = np.concatenate((ends[:, 1], ends[:, 0]))
    degree = np.bincount(rows, minlength=count)
    # Relations of two hubs are drawn longer, or the middle of the map is a knot.
    length = 1 + 0.35 * np.log2(np.maximum(1, np.minimum(degree[rows], degree[columns])))
    return csr_array((length, (rows, columns)), shape=(count, count))


def _stress(
    bodies: Sequence[Body], near: csr_array, members: NDArray[np.int64], sectors: int, budget: Budget
) -> Points:
    """Stress positions of one connected part, in pixels."""
    count = len(members)
    part = csr_array(near[members][:, members])
    marks = np.array([unit_hash(bodies[index].id) for index in members])
    pivots = np.arange(count) if count <= ALL_PIVOTS else np.sort(np.argsort(marks[:, 0], kind="stable")[:PIVOTS])
    ideal = dijkstra(part, directed=False, indices=pivots).T
    weight = np.zeros_like(ideal)
    np.divide(1.0, ideal**2, out=weight, where=ideal > 0)
    weight *= count / len(pivots)
    edges = part.tocoo()
    total = weight.sum(axis=1) + np.bincount(edges.row, weights=edges.data**-2, minlength=count)
    reach = 0.75 * float(np.median(ideal[ideal > 0]))
    angle = 2 * pi * np.array([bodies[index].sector for index in members]) / sectors - pi / 2
    anchor = reach * np.column_stack((np.cos(angle), np.sin(angle)))
    turn = 2 * pi * marks[:, 0]
    at = anchor + 0.5 * reach * np.sqrt(marks[:, 1:]) * np.column_stack((np.cos(turn), np.sin(turn)))
    pull = ANCHORING * total
    for _ in budget.each(range(ROUNDS)):
        force = _force(at, at[pivots], ideal, weight) + pull[:, None] * (anchor - at)
        along = _stretch(at[edges.row] - at[edges.col], edges.data) * (edges.data**-2)[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(edges.row, weights=along[:, axis], minlength=count)
        # Half of the best step of each node keeps the stress falling when all nodes move at once.
        step = force / (2 * (total + pull))[:, None]
        at += step
        if float(np.abs(step).max()) < SETTLED * reach:
            break
    drawn: Points = at * (EDGE * STRETCH, EDGE)
    return drawn


def _force(at: Points, pivots: Points, ideal: NDArray[np.float64], weight: NDArray[np.float64]) -> Points:
    """The sum, for each node, of the weighted moves that would bring it at the ideal distance of each pivot.

    No matrix product is used: its threads cost more than they bring, and its sums would depend on their number.
    """
    across, along = (at[:, axis, None] - pivots[None, :, axis] for axis in (0, 1))
    pull = np.sqrt(across * across + along * along)
    np.divide(ideal, np.maximum(pull, 1e-9, out=pull), out=pull)
    pull -= 1
    pull *= weight
    return np.stack([np.einsum("ij,ij->i", pull, apart) for apart in (across, along)], axis=1)


def _stretch(apart: Points, length: NDArray[np.float64]) -> Points:
    """The moves that would give these ways (rows) the length asked."""
    moves: Points = apart * (length / np.maximum(np.hypot(apart[:, 0], apart[:, 1]), 1e-9) - 1)[:, None]
    return moves


def unit_hash(id: str) -> tuple[float, float]:
    """Two numbers from 0 to 1 that depend on the id alone, so that a node begins at the same place in any company."""
    digest = blake2b(id.encode(), digest_size=8).digest()
    return int.from_bytes(digest[:4], "big") / 2**32, int.from_bytes(digest[4:], "big") / 2**32
