"""Positions where some marks are the subject: what several of them share stands between them, what one of them has
alone stands outside it.

The centres stand on an ellipse in the order given. Nothing here depends on what else there is, so that an entry that
comes or goes moves only what stands beside it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, cos, pi, sin, sqrt

import numpy as np

from graph.ask.budget import UNLIMITED, Budget
from viz.layout import Body, Points, unit_hash
from viz.overlap import keep_apart

# Pixels that a shared mark takes of the room between the centres, along one side.
SHARED_ROOM = 62.0
# More marks than this between the same two centres stand in two columns, so many pixels apart.
MOST_IN_ROW = 4
COLUMN = 130.0
# The least distance of a centre from the middle.
LEAST_RADIUS = 170.0
# From a centre to the first arc of what only it has, and from arc to arc.
FIRST_ARC = 120.0
NEXT_ARC = 85.0
# Along an arc, from mark to mark.
ARC_STEP = 108.0
# What only one of several centres has stands within this angle on both sides of the way outward.
FAN = 0.42 * pi


def bound(
    bodies: Sequence[Body],
    centres: Sequence[int],
    ties: Mapping[int, tuple[int, ...]],
    stretch: float,
    budget: Budget = UNLIMITED,
) -> Points:
    """Positions in pixels, shape (bodies, 2), y downwards; no two bodies overlap.

    `centres` are indices of bodies, `ties` has for each other body the centres that it is tied to, which may be none.
    `stretch` is the width of the drawing for its height, about. Raises OverBudgetError.
    """
    if not bodies:
        return np.zeros((0, 2))
    room = np.array([(body.width, body.height) for body in bodies])
    drawn = keep_apart(_aimed(bodies, centres, ties, stretch), room, budget)
    # Labels are wider than high, so a drawing comes out wider than it was meant.
    wide, high = np.ptp(drawn, axis=0) + room.mean(axis=0)
    aim = min(3.0, max(0.2, stretch * stretch * high / wide))
    drawn = keep_apart(_aimed(bodies, centres, ties, aim), room, budget)
    return np.asarray(drawn - (drawn.max(axis=0) + drawn.min(axis=0)) / 2)


def _aimed(
    bodies: Sequence[Body], centres: Sequence[int], ties: Mapping[int, tuple[int, ...]], stretch: float
) -> Points:
    """Where the marks would stand if they took no room."""
    places = np.zeros((len(bodies), 2))
    wide, high = sqrt(stretch), 1 / sqrt(stretch)
    shared: dict[tuple[int, ...], list[int]] = defaultdict(list)
    own: dict[int, list[int]] = defaultdict(list)
    for at, tied in ties.items():
        if len(tied) == 1:
            own[tied[0]].append(at)
        else:
            shared[tied].append(at)
    between = sum(map(len, shared.values()))
    radius = max(LEAST_RADIUS, SHARED_ROOM * sqrt(between) + 60) if len(centres) > 1 else 0.0
    angles = {at: _angle(number, len(centres)) for number, at in enumerate(centres)}
    for at, angle in angles.items():
        places[at] = radius * wide * cos(angle), radius * high * sin(angle)
    for tied, members in shared.items():
        if not tied:
            continue
        # Nearer the middle than the line between two centres, where the mark of a third may stand.
        middle = 0.86 * places[list(tied)].mean(axis=0)
        along = places[tied[-1]] - places[tied[0]] if len(tied) == 2 else np.array((1.0, 0.0))
        across = np.array((-along[1], along[0])) / max(1.0, float(np.hypot(*along)))
        members.sort(key=lambda at: (bodies[at].sector, bodies[at].id))
        # Beside each other across the way from one to the other, so that their lines part.
        for number, at in enumerate(members):
            row, column = divmod(number, 2) if len(members) > MOST_IN_ROW else (number, 0)
            rows = ceil(len(members) / 2) if len(members) > MOST_IN_ROW else len(members)
            ahead = (column - 0.5) * COLUMN if len(members) > MOST_IN_ROW else 0.0
            aside = (row - (rows - 1) / 2) * SHARED_ROOM
            places[at] = middle + across * aside + along * (ahead / max(1.0, float(np.hypot(*along))))
    for centre, members in own.items():
        members.sort(key=lambda at: (bodies[at].sector, bodies[at].id))
        ids = [bodies[at].id for at in members]
        for at, (x, y) in zip(members, _fan(ids, angles[centre], len(centres) == 1), strict=True):
            places[at] = places[centre] + (x * wide, y * high)
    return places


def _angle(number: int, count: int) -> float:
    """Where a centre stands: the first left of the top, so that two of them stand beside each other."""
    return 2 * pi * (number - 0.5) / count - pi / 2 if count > 2 else pi * (1 - number)


def _fan(ids: Sequence[str], outward: float, around: bool) -> list[tuple[float, float]]:
    """Places on arcs around a centre at (0, 0), in the order of the ids; all the way round when it stands alone.

    The arc follows from the id, or one that goes would have all after it change arcs.
    """
    half = pi if around else FAN
    arcs, room = 0, 0
    while room < len(ids):
        room += max(2, int(2 * half * (FIRST_ARC + arcs * NEXT_ARC) / ARC_STEP))
        arcs += 1
    places = []
    for number, id in enumerate(ids):
        # The square root, because an arc farther out has room for more.
        reach = FIRST_ARC + NEXT_ARC * int(arcs * sqrt(unit_hash(id)[0]))
        angle = outward + half * (2 * (number + 0.5) / len(ids) - 1)
        places.append((reach * cos(angle), reach * sin(angle)))
    return places
