"""Keeping marks apart: moving boxes that overlap, and rows of what stands aside."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from graph.ask.budget import UNLIMITED, Budget

Points = NDArray[np.float64]

ROUNDS = 60
# The area of a drawing against that of its boxes, below which pushing alone would take long.
SPACIOUS = 2.2
# When the boxes cannot all be pushed clear within the rounds, the drawing grows by this factor and tries again.
GROWTH = 1.12
GAP = 60.0


def keep_apart(places: Points, room: Points, budget: Budget = UNLIMITED) -> Points:
    """The same places moved as little as needed for boxes of `room` (width, height) around them not to overlap.

    Raises OverBudgetError.
    """
    half = room / 2
    spread = float(np.prod(places.std(axis=0) * np.sqrt(12) + room.mean(axis=0)))
    at = places * max(1.0, float(np.sqrt(SPACIOUS * np.prod(room, axis=1).sum() / spread)))
    reach = 2 * half.max(axis=0, initial=1)
    while True:
        for _ in budget.each(range(ROUNDS)):
            pairs = cKDTree(at / reach).query_pairs(1.0, p=np.inf, output_type="ndarray")
            if not len(pairs):
                return at
            first, second = pairs[:, 0], pairs[:, 1]
            apart = at[second] - at[first]
            over = half[first] + half[second] - np.abs(apart)
            hit = (over > 1e-6).all(axis=1)
            if not hit.any():
                return at
            first, second, apart, over = first[hit], second[hit], apart[hit], over[hit]
            along = np.argmin(over / (half[first] + half[second]), axis=1)
            rows = np.arange(len(first))
            # Two boxes on one spot part in the order in which they came.
            sign = np.where(apart[rows, along] >= 0, 1.0, -1.0)
            push = sign * (over[rows, along] / 2 + 0.5)
            shift = np.zeros_like(at)
            np.add.at(shift, (first, along), -push)
            np.add.at(shift, (second, along), push)
            crowd = np.maximum(1, np.bincount(np.concatenate((first, second)), minlength=len(at)))
            at += shift / np.sqrt(crowd)[:, None]
        at *= GROWTH


def shelve(places: Points, room: Points, main: NDArray[np.int64], blocks: Sequence[NDArray[np.int64]]) -> None:
    """Put each block (indices that belong together) in rows below what `main` holds; changes `places`.

    The whole is then centred on (0, 0).
    """
    if len(main):
        low, high = _bounds(places[main], room[main])
        left, width, top = low[0], high[0] - low[0], high[1] + GAP
    else:
        area = sum(float(np.prod(room[block], axis=1).sum()) for block in blocks)
        left, width, top = 0.0, 1.6 * float(np.sqrt(area)), 0.0
    x, row_height = left, 0.0
    for block in blocks:
        low, high = _bounds(places[block], room[block])
        size = high - low
        if x > left and x + size[0] > left + width:
            x, top, row_height = left, top + row_height, 0.0
        places[block] += np.array((x, top)) - low
        x += size[0]
        row_height = max(row_height, float(size[1]))
    if len(places):
        low, high = _bounds(places, room)
        places -= (low + high) / 2


def _bounds(places: Points, room: Points) -> tuple[Points, Points]:
    return (places - room / 2).min(axis=0), (places + room / 2).max(axis=0)
