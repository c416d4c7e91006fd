"""What a question may ask of paths, and what it is told when it asks the impossible."""

from typing import Any

import pytest

from graph.ask.paths import PathQuestion, PathQuestionError, find_paths
from graph.ask.snapshot import UnknownEntityError
from tests.graph.drawn import drawn, tie
from tests.graph.path_questions import TABLE, ask


def test_via_names_what_is_passed_in_that_order() -> None:
    snapshot = drawn(*TABLE)
    assert ask(snapshot, "stad", "bedrijf", via=["tafel"]) == ["stad koepel tafel bond bedrijf"]
    assert ask(snapshot, "stad", "bedrijf", via=["koepel", "bond"]) == ["stad koepel tafel bond bedrijf"]
    assert ask(snapshot, "stad", "bedrijf", via=["bond", "koepel"]) == []


def test_avoid_keeps_paths_away_from_a_party() -> None:
    assert ask(drawn(*TABLE), "stad", "bedrijf", avoid=["tafel"]) == ["stad proef bedrijf"]


def test_kinds_limit_what_is_in_between_and_cover_the_kinds_below_them() -> None:
    snapshot = drawn(*TABLE)
    assert ask(snapshot, "stad", "bedrijf", kinds=["Actor"]) == ["stad koepel tafel bond bedrijf"]
    assert ask(snapshot, "stad", "bedrijf", kinds=["Project"]) == ["stad proef bedrijf"]
    assert ask(snapshot, "stad", "bedrijf", kinds=["Association"]) == []
    with pytest.raises(ValueError, match="unknown kind 'Vereniging'"):
        ask(snapshot, "stad", "bedrijf", kinds=["Vereniging"])


def test_max_length_limits_the_steps() -> None:
    snapshot = drawn(*TABLE)
    assert ask(snapshot, "stad", "bedrijf", max_length=3) == ["stad proef bedrijf"]
    assert ask(snapshot, "stad", "bedrijf", max_length=1) == []


def test_a_longer_path_within_the_limit_is_found_when_the_cheapest_one_is_too_long() -> None:
    snapshot = drawn(
        "a:Company b:Association c:Challenge d:Company",
        tie("a", "b"),
        tie("b", "c", "leads"),
        tie("d", "c", "participatesIn"),
        tie("a", "c", "tendersFor", confidence="derived"),
    )
    assert ask(snapshot, "a", "d") == ["a b c d", "a c d"]
    assert ask(snapshot, "a", "d", max_length=2) == ["a c d"]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"k": 0}, "k is the number of paths, 1 to 100, not 0"),
        ({"max_length": 0}, "max_length is a number of steps, 1 to 12, not 0"),
        ({"max_length": 13}, "1 to 12, not 13"),
        ({"meaning": "none"}, "introduction, affinity or document, not none"),
        ({"strategy": "best"}, "strongest or shortest, not best"),
        ({"via": ["stad"]}, "neither end of the path"),
        ({"via": ["tafel", "tafel"]}, "stands once in via"),
        ({"avoid": ["bedrijf"]}, "Bedrijf cannot be avoided"),
        ({"via": ["tafel"], "avoid": ["tafel"]}, "Tafel cannot be avoided"),
    ],
)
def test_a_wrong_question_gets_a_message_that_says_what_to_ask(limits: dict[str, Any], message: str) -> None:
    with pytest.raises(PathQuestionError, match=message):
        find_paths(drawn(*TABLE), PathQuestion.between("stad", "bedrijf", **limits))


def test_both_ends_must_be_known_and_different() -> None:
    snapshot = drawn(*TABLE)
    with pytest.raises(PathQuestionError, match="two different ends; both are Stad"):
        find_paths(snapshot, PathQuestion.between("stad", "stad"))
    with pytest.raises(PathQuestionError, match="both sides name exactly the same parties"):
        find_paths(snapshot, PathQuestion(("stad", "bond"), ("bond", "stad")))
    for sides in (((), ("stad",)), (("stad",), ())):
        with pytest.raises(PathQuestionError, match="at least one party or kind on both sides"):
            find_paths(snapshot, PathQuestion(*sides))
    for ends in (("stad", "nergens"), ("nergens", "stad")):
        with pytest.raises(UnknownEntityError, match="nergens"):
            find_paths(snapshot, PathQuestion.between(*ends))
    with pytest.raises(UnknownEntityError, match="nergens"):
        find_paths(snapshot, PathQuestion.between("stad", "bond", avoid=["nergens"]))
