"""Paths from any of several starts to any of several goals, and without some relations."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.ends import ends
from graph.ask.in_common import in_common
from graph.ask.paths import PathQuestion, PathQuestionError, find_paths
from graph.ask.snapshot import Snapshot
from graph.say.routes import no_path_sentence
from tests.graph.drawn import drawn, tie
from tests.graph.path_questions import TABLE, routes
from tests.graph.test_path_answers_properties import COUNT, networks

NAMES = [f"n{number}" for number in range(COUNT)]


def best_one_by_one(snapshot: Snapshot, starts: tuple[str, ...], goals: tuple[str, ...], k: int) -> list[float]:
    """What the k cheapest cost, asked for pair by pair; no path leads past another end."""
    costs = []
    for start in starts:
        for goal in goals:
            others = frozenset({*starts, *goals} - {start, goal})
            question = PathQuestion.between(start, goal, k=k, avoid=others)
            costs += [path.cost for path in find_paths(snapshot, question).paths]
    return sorted(costs)[:k]


@settings(deadline=None, max_examples=150)
@given(networks(), st.permutations(NAMES), st.integers(1, 3), st.integers(1, 3), st.integers(1, 6))
def test_one_search_from_several_to_several_finds_what_asking_pair_by_pair_does(
    snapshot: Snapshot, order: list[str], left: int, right: int, k: int
) -> None:
    rest = iter(order)
    starts, goals = tuple(islice(rest, left)), tuple(islice(rest, right))
    paths = find_paths(snapshot, PathQuestion(starts, goals, k=k)).paths
    assert [path.cost for path in paths] == pytest.approx(best_one_by_one(snapshot, starts, goals, k))
    for path in paths:
        assert path.nodes[0] in starts
        assert path.nodes[-1] in goals
        assert {*starts, *goals}.isdisjoint(path.nodes[1:-1])


def test_of_several_starts_each_path_tells_which_one_it_is_from() -> None:
    answer = find_paths(drawn(*TABLE), PathQuestion(("stad", "koepel"), ("bedrijf",), k=2))
    assert routes(answer) == ["stad proef bedrijf", "koepel tafel bond bedrijf"]


def test_an_end_on_both_sides_is_left_to_the_side_that_has_no_other() -> None:
    snapshot = drawn(*TABLE)
    assert routes(find_paths(snapshot, PathQuestion(("koepel", "tafel"), ("tafel",), k=1))) == ["koepel tafel"]
    assert routes(find_paths(snapshot, PathQuestion(("tafel",), ("koepel", "tafel"), k=1))) == ["tafel koepel"]


def test_different_paths_between_several_ends_share_nobody() -> None:
    snapshot = drawn(
        "a:Company b:Company x:Association y:Association z:Company",
        tie("a", "x"), tie("b", "x"), tie("a", "y"), tie("z", "x"), tie("z", "y"),
    )  # fmt: skip
    answer = find_paths(snapshot, PathQuestion(("a", "b"), ("z",), k=5, diverse=True))
    assert sorted(path.nodes[1] for path in answer.paths) == ["x", "y"]


def test_a_relation_that_is_left_out_ties_nobody() -> None:
    snapshot = drawn(*TABLE)
    question = PathQuestion.between("stad", "bedrijf", without=frozenset({"commissions"}))
    assert routes(find_paths(snapshot, question)) == ["stad koepel tafel bond bedrijf"]
    none = find_paths(snapshot, PathQuestion.between("stad", "bedrijf", without=frozenset({"memberOf", "commissions"})))
    assert none.no_path is not None
    assert none.no_path.reason.in_language("en") == "all known routes run past what the question leaves out"


def test_leaving_out_a_relation_makes_no_body_smaller() -> None:
    snapshot = drawn(*TABLE)
    whole = find_paths(snapshot, PathQuestion.between("koepel", "bond")).paths[0]
    without = find_paths(snapshot, PathQuestion.between("koepel", "bond", without=frozenset({"participatesIn"}))).paths[
        0
    ]
    assert (whole.nodes, whole.cost) == (without.nodes, without.cost)


def test_an_unknown_relation_cannot_be_left_out() -> None:
    with pytest.raises(PathQuestionError, match="unknown is fietst"):
        find_paths(drawn(*TABLE), PathQuestion.between("stad", "bedrijf", without=frozenset({"fietst"})))


def test_ends_are_named_one_by_one_or_by_their_kind() -> None:
    snapshot = drawn(*TABLE)
    assert ends(snapshot, ["stad; bond"]) == ("stad", "bond")
    assert ends(snapshot, ["kind:Association", "koepel"]) == ("bond", "koepel")
    assert ends(snapshot, ["alle koepelorganisaties"]) == ends(snapshot, ["all associations"]) == ("bond", "koepel")


@pytest.mark.parametrize(
    ("given", "message"),
    [("kind:Fiets", "not Fiets"), ("kind:Province", "no provinces are known"), (" ; ", "at least one party")],
)
def test_what_cannot_be_an_end_is_told(given: str, message: str) -> None:
    with pytest.raises(PathQuestionError, match=message):
        ends(drawn(*TABLE), [given])


def test_no_path_between_several_names_them() -> None:
    snapshot = drawn("a:Company b:Association x:Company y:Association z:Company", tie("a", "b"), tie("x", "y"))
    answer = find_paths(snapshot, PathQuestion(("a", "b"), ("x", "z")))
    sentence = no_path_sentence(snapshot, answer, "en")
    assert sentence.startswith("No route from A and B to X and Z is known: no connection between the two is known.")


def test_what_both_work_on_is_in_common_and_the_rarest_comes_first() -> None:
    snapshot = drawn(
        "a:Municipality b:Municipality c:Municipality sbir:ProcurementInstrument water:Theme land:Province",
        tie("a", "sbir", "uses"), tie("b", "sbir", "uses"), tie("c", "sbir", "uses"),
        tie("a", "water", "worksOn"), tie("b", "water", "worksOn"),
        tie("a", "land", "locatedIn"), tie("b", "land", "locatedIn"),
    )  # fmt: skip
    assert in_common(snapshot, "a", "b") == ("water", "sbir")
    assert in_common(snapshot, "a", "c") == ("sbir",)
