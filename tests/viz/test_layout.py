from random import Random

import numpy as np
import pytest

from graph.model.vocabulary import VOCABULARY
from viz.arrangements import lanes, rings
from viz.layout import ALL_PIVOTS, Body, Points, anchored_stress
from viz.style import SECTORS, sector


def bodies_and_links(count: int, seed: int = 1) -> tuple[list[Body], list[tuple[int, int]]]:
    random = Random(seed)
    kinds = [random.choice(VOCABULARY.concrete_kinds()) for _ in range(count)]
    bodies = [
        Body(f"n{at}", sector(kind), VOCABULARY.kinds[kind].tier, 90 + at % 20, 60) for at, kind in enumerate(kinds)
    ]
    ends = [(int(count * random.random() ** 2), random.randrange(count)) for _ in range(2 * count)]
    return bodies, [(start, end) for start, end in ends if start != end]


def overlapping(places: Points, bodies: list[Body]) -> int:
    half = np.array([(body.width / 2, body.height / 2) for body in bodies])
    apart = np.abs(places[:, None] - places[None, :])
    room = half[:, None] + half[None, :]
    return int((apart < room - 1e-6).all(axis=2).sum() - len(bodies)) // 2


@pytest.mark.parametrize("count", [1, 2, 60, 250, ALL_PIVOTS + 50])
def test_no_two_marks_overlap(count: int) -> None:
    bodies, links = bodies_and_links(count)
    assert overlapping(anchored_stress(bodies, links, len(SECTORS)), bodies) == 0


def test_marks_on_one_spot_come_apart() -> None:
    bodies = [Body(f"n{at}", 0, 1, 100, 60) for at in range(30)]
    links = [(0, at) for at in range(1, 30)]
    assert overlapping(anchored_stress(bodies, links, 1), bodies) == 0


@pytest.mark.parametrize("count", [200, ALL_PIVOTS + 50])
def test_the_same_network_gets_the_same_places(count: int) -> None:
    bodies, links = bodies_and_links(count)
    first = anchored_stress(bodies, links, len(SECTORS))
    assert np.array_equal(first, anchored_stress(bodies, links, len(SECTORS)))


@pytest.mark.parametrize("count", [200, ALL_PIVOTS + 50])
def test_the_map_hardly_moves_when_one_in_twenty_nodes_vanishes(count: int) -> None:
    bodies, links = bodies_and_links(count)
    before = anchored_stress(bodies, links, len(SECTORS))
    gone = set(Random(7).sample(range(count), count // 20))
    kept = [at for at in range(count) if at not in gone]
    number = {at: new for new, at in enumerate(kept)}
    after = anchored_stress(
        [bodies[at] for at in kept],
        [(number[start], number[end]) for start, end in links if start in number and end in number],
        len(SECTORS),
    )
    diagonal = np.hypot(*(before.max(axis=0) - before.min(axis=0)))
    assert np.hypot(*(after - before[kept]).T).mean() / diagonal < 0.1


def test_neighbours_stand_nearer_than_strangers() -> None:
    bodies, links = bodies_and_links(150)
    places = anchored_stress(bodies, links, len(SECTORS))
    tied = np.mean([np.hypot(*(places[start] - places[end])) for start, end in links])
    anyone = np.mean(np.hypot(*(places[:, None] - places[None, :]).transpose(2, 0, 1)))
    assert tied < 0.75 * anyone


def test_what_is_tied_to_nothing_stands_below_the_rest() -> None:
    bodies, _ = bodies_and_links(40)
    places = anchored_stress(bodies, [(at, at + 1) for at in range(20)], len(SECTORS))
    assert places[21:, 1].min() > places[:21, 1].max()


def test_a_network_without_relations_is_a_tidy_block() -> None:
    bodies, _ = bodies_and_links(50)
    places = anchored_stress(bodies, [], len(SECTORS))
    assert overlapping(places, bodies) == 0
    assert np.ptp(places[:, 0]) > np.ptp(places[:, 1]) > 0


def test_nothing_has_no_places() -> None:
    assert anchored_stress([], [], len(SECTORS)).shape == (0, 2)


def test_rings_stand_around_each_other_by_tier() -> None:
    bodies, links = bodies_and_links(250)
    places, guides = rings(bodies, anchored_stress(bodies, links, len(SECTORS)))
    distance = np.hypot(places[:, 0] / 1.35, places[:, 1])
    outer = 0.0
    for tier, radius in guides.items():
        own = distance[[at for at, body in enumerate(bodies) if body.tier == tier]]
        assert outer < own.min()
        assert own.max() == pytest.approx(radius)
        outer = radius


def test_lanes_lie_below_each_other_by_tier() -> None:
    bodies, links = bodies_and_links(250)
    places, guides = lanes(bodies, anchored_stress(bodies, links, len(SECTORS)))
    assert overlapping(places, bodies) == 0
    assert list(guides) == sorted(guides)
    for at, body in enumerate(bodies):
        top, bottom = guides[body.tier]
        assert top < places[at, 1] < bottom
