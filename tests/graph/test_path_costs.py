"""What a step of a path costs: the tie itself, the size of the bodies, age and doubt."""

import pytest

from graph.ask.paths import PathQuestion, find_paths
from graph.model.records import Entity
from tests.graph.drawn import drawn, tie
from tests.graph.path_questions import TABLE, best, parts, past, routes


def test_the_parts_of_a_step_add_up_to_its_cost_and_the_steps_to_that_of_the_path() -> None:
    path = best(drawn(*TABLE), "stad", "tafel")
    for step in path.steps:
        assert sum(part.value for part in step.parts) == pytest.approx(step.cost, abs=1e-9)
    assert sum(step.cost for step in path.steps) == pytest.approx(path.cost, abs=1e-9)


def test_a_membership_between_two_bodies_costs_one() -> None:
    path = best(drawn("a:Company b:Association", tie("a", "b")), "a", "b")
    assert path.cost == 1.0
    assert parts(path, 0) == {"base": 1.0, "hub": 0.0, "age": 0.0, "doubt": 0.0}


def test_a_body_of_ten_costs_half_a_membership_shared_by_the_steps_on_either_side() -> None:
    members = " ".join(f"lid-{number}:Company" for number in range(10))
    snapshot = drawn(f"bond:Association {members}", *(tie(f"lid-{number}", "bond") for number in range(10)))
    path = best(snapshot, "lid-0", "lid-1")
    assert [parts(path, step)["hub"] for step in (0, 1)] == [0.25, 0.25]


@pytest.mark.parametrize("qualifiers", [{}, {"until": "2025"}, {"since": "1980"}])
def test_a_tie_that_stands_costs_nothing_for_its_age(qualifiers: dict[str, str]) -> None:
    path = best(drawn("a:Company b:Association", tie("a", "b", **qualifiers)), "a", "b")
    assert parts(path, 0)["age"] == 0


@pytest.mark.parametrize(
    ("qualifiers", "age"),
    [
        ({"until": "2021"}, 0.5),
        ({"until": "2016"}, 1.0),
        ({"until": "1980"}, 2.0),
        ({"status": "ended"}, 1.0),
    ],
)
def test_a_tie_that_ended_costs_more_the_longer_ago_that_was(qualifiers: dict[str, str], age: float) -> None:
    (path,) = past(drawn("a:Company b:Association", tie("a", "b", **qualifiers)), "a", "b")
    assert parts(path, 0)["age"] == pytest.approx(age, abs=0.01)


def test_a_tie_ends_with_the_body_at_its_end() -> None:
    closed = Entity("b", "Platform", "Opgeheven Tafel", until="2016")
    (path,) = past(drawn("a:Company", tie("a", "b"), stated=(closed,)), "a", "b")
    assert parts(path, 0)["age"] == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    "begun",
    [
        {"claim": {"since": "2020"}, "entity": {}},
        {"claim": {}, "entity": {"since": "2020"}},
        {"claim": {"since": "2018"}, "entity": {"since": "2020"}},
    ],
)
def test_an_agreement_that_was_continued_ended_when_the_next_began(begun: dict[str, dict[str, str]]) -> None:
    snapshot = drawn(
        "a:Company oud:Covenant",
        tie("a", "oud", "partyTo"),
        tie("a", "nieuw", "partyTo"),
        tie("nieuw", "oud", "continues", **begun["claim"]),
        stated=(Entity("nieuw", "Covenant", "Nieuw", **begun["entity"]),),  # type: ignore[arg-type]
    )
    (path,) = past(snapshot, "a", "oud")
    assert parts(path, 0)["age"] == pytest.approx(0.7, abs=0.01)
    assert parts(best(snapshot, "a", "nieuw"), 0)["age"] == 0


def test_ties_age_up_to_the_day_of_the_snapshot() -> None:
    ties = ("a:Company b:Association", tie("a", "b", since="2010", until="2016-06"))
    assert find_paths(drawn(*ties, as_of="2016-06-30"), PathQuestion.between("a", "b")).paths[0].cost == 1.0
    (path,) = past(drawn(*ties, as_of="2018-06-30"), "a", "b")
    assert parts(path, 0)["age"] == pytest.approx(0.7, abs=0.01)


@pytest.mark.parametrize(
    ("confidence", "doubt"), [("stated", 0.0), ("reported", 0.25), ("derived", 0.5), ("extracted", 1.0)]
)
def test_doubt_in_the_evidence_costs(confidence: str, doubt: float) -> None:
    path = best(drawn("a:Company b:Association", tie("a", "b", confidence=confidence)), "a", "b", extracted=True)
    assert parts(path, 0)["doubt"] == doubt


def test_the_best_of_two_sources_counts() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b", confidence="derived"), also=(tie("a", "b"),))
    path = best(snapshot, "a", "b")
    assert path.cost == 1.0
    assert len(path.steps[0].facts) == 1


def test_parallel_ties_are_alternatives_of_one_step_cheapest_first() -> None:
    snapshot = drawn("a:Association b:Association", tie("a", "b", "consults"), tie("a", "b"), tie("b", "a", "advises"))
    answer = find_paths(snapshot, PathQuestion.between("a", "b"))
    assert routes(answer) == ["a b"]
    assert [fact.relation for fact in answer.paths[0].steps[0].facts] == ["memberOf", "consults", "advises"]
