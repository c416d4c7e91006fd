"""Two further arrangements of the same marks, where the position has a meaning: rings and lanes by tier.

Within a ring or lane the marks keep the order that they have in the network drawing, which keeps relations short, and
an entry that comes or goes moves its neighbours only a little.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil, cos, pi, sin, sqrt

import numpy as np

from viz.layout import Body, Points

RING_GAP = 70.0
STRETCH = 1.35
LANE_GAP = 48.0
# Marks in rings need less room than in the network drawing: their labels give way to each other.
RING_ROOM = 46.0


def rings(bodies: Sequence[Body], drawn: Points) -> tuple[Points, dict[int, float]]:
    """Concentric positions (bodies, 2), the highest tier in the middle, and the radius of each tier's outer ring.

    `drawn` are the positions in the network drawing, whose angles give the order.
    """
    places = np.zeros((len(bodies), 2))
    radius = 0.0
    guides = {}
    for tier, members in _by_tier(bodies).items():
        order = sorted(members, key=lambda at: (_clockwise(drawn[at]), bodies[at].id))
        taken = 0
        while taken < len(order):
            radius += RING_GAP
            fits = max(1, int(2 * pi * radius / RING_ROOM))
            rows_left = ceil((len(order) - taken) / fits)
            row = order[taken : taken + ceil((len(order) - taken) / rows_left)]
            for number, at in enumerate(row):
                # Half a step on, so that the top of each ring is free for its caption.
                angle = 2 * pi * (number + 0.5) / len(row) - pi / 2
                places[at] = radius * STRETCH * cos(angle), radius * sin(angle)
            taken += len(row)
        guides[tier] = radius
    return places, guides


def lanes(bodies: Sequence[Body], drawn: Points) -> tuple[Points, dict[int, tuple[float, float]]]:
    """Positions in horizontal lanes, the highest tier on top, and the upper and lower edge of each tier's lane.

    `drawn` are the positions in the network drawing, whose x gives the order.
    """
    places = np.zeros((len(bodies), 2))
    per_row = max(12, ceil(1.05 * sqrt(len(bodies))))
    width = max((body.width for body in bodies), default=0.0)
    height = max((body.height for body in bodies), default=0.0)
    top = 0.0
    guides = {}
    for tier, members in _by_tier(bodies).items():
        order = sorted(members, key=lambda at: (float(drawn[at, 0]), bodies[at].id))
        rows = ceil(len(order) / per_row)
        for number, at in enumerate(order):
            # Down first, then along: neighbours in the drawing stay neighbours when a lane has several rows.
            column, row = divmod(number, rows)
            columns = ceil(len(order) / rows)
            places[at] = (column - (columns - 1) / 2) * width, top + (row + 0.5) * height
        guides[tier] = (top, top + rows * height)
        top += rows * height + LANE_GAP
    places[:, 1] -= (top - LANE_GAP) / 2
    return places, {tier: (a - (top - LANE_GAP) / 2, b - (top - LANE_GAP) / 2) for tier, (a, b) in guides.items()}


def _clockwise(place: Points) -> float:
    """The angle of a place from the top, from 0 up to a full turn."""
    return float(np.arctan2(place[0], -place[1])) % (2 * pi)


def _by_tier(bodies: Sequence[Body]) -> dict[int, list[int]]:
    tiers: dict[int, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        tiers[body.tier].append(at)
    return dict(sorted(tiers.items()))
