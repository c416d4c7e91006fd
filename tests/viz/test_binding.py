"""The drawing of what binds some marks: nothing overlaps, what is shared is in the middle, and it stays as it was."""

from random import Random

import numpy as np
import pytest

from tests.viz.test_layout import overlapping
from viz.binding import bound
from viz.layout import Body, Points

WIDE, TALL = 1.5, 0.62


def marks(count: int, centres: int, seed: int = 2) -> tuple[list[Body], dict[int, tuple[int, ...]]]:
    """That many centres, then marks that hang on one of them, or on several."""
    random = Random(seed)
    bodies = [Body(f"n{at:03}", at % 9, 1, 70 + 5 * (at % 13), 60 + 14 * (at % 3)) for at in range(centres + count)]
    ties = {}
    for at in range(centres, centres + count):
        tied = random.sample(range(centres), min(centres, random.choice((1, 1, 1, 2, 3))))
        ties[at] = tuple(sorted(tied))
    return bodies, ties


@pytest.mark.parametrize("stretch", [WIDE, TALL])
@pytest.mark.parametrize(("count", "centres"), [(0, 1), (1, 1), (40, 1), (30, 2), (50, 5), (140, 5)])
def test_no_two_marks_overlap(count: int, centres: int, stretch: float) -> None:
    bodies, ties = marks(count, centres)
    assert overlapping(bound(bodies, range(centres), ties, stretch), bodies) == 0


def test_the_drawing_fits_a_screen_that_lies_and_one_that_stands() -> None:
    bodies, ties = marks(50, 5)
    wide, high = np.ptp(bound(bodies, range(5), ties, WIDE), axis=0)
    assert 1.1 < wide / high < 2.2
    wide, high = np.ptp(bound(bodies, range(5), ties, TALL), axis=0)
    assert 0.4 < wide / high < 0.9


def test_what_is_shared_stands_nearer_the_middle_than_what_hangs_on_one() -> None:
    bodies, ties = marks(50, 5)
    places = bound(bodies, range(5), ties, WIDE)
    distance = np.hypot(places[:, 0] / WIDE, places[:, 1])
    shared = [at for at, tied in ties.items() if len(tied) > 1]
    own = [at for at, tied in ties.items() if len(tied) == 1]
    assert distance[shared].mean() < 0.6 * distance[own].mean()


def test_each_stands_nearest_to_the_centre_that_it_hangs_on() -> None:
    bodies, ties = marks(30, 5)
    places = bound(bodies, range(5), ties, WIDE)
    right = [
        int(np.argmin(np.hypot(*(places[:5] - places[at]).T))) == tied[0] for at, tied in ties.items() if len(tied) == 1
    ]
    assert sum(right) > 0.8 * len(right)


@pytest.mark.parametrize("centres", [1, 5])
def test_the_drawing_hardly_moves_when_one_in_twenty_marks_vanishes(centres: int) -> None:
    bodies, ties = marks(60, centres)
    before = bound(bodies, range(centres), ties, WIDE)
    shifts = []
    for seed in range(5):
        gone = set(Random(seed).sample(range(centres, centres + 60), 3))
        kept = [at for at in range(centres + 60) if at not in gone]
        number = {at: new for new, at in enumerate(kept)}
        left = {number[at]: tied for at, tied in ties.items() if at not in gone}
        after = bound([bodies[at] for at in kept], range(centres), left, WIDE)
        shifts.append(_shift(before[kept], after))
    assert np.mean(shifts) < 0.05


def _shift(before: Points, after: Points) -> float:
    diagonal = np.hypot(*np.ptp(before, axis=0))
    return float(np.hypot(*(after - before).T).mean() / diagonal)


def test_the_same_marks_get_the_same_places() -> None:
    bodies, ties = marks(50, 5)
    assert np.array_equal(bound(bodies, range(5), ties, WIDE), bound(bodies, range(5), ties, WIDE))


def test_nothing_has_no_places() -> None:
    assert bound([], [], {}, WIDE).shape == (0, 2)
