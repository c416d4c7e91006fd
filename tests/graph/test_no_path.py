"""Why there is no path, and which missing link is nearest."""

from typing import Any

import pytest

from graph.ask.paths import PathQuestion, find_paths
from graph.model.records import Entity
from tests.graph.drawn import drawn, tie
from tests.graph.path_questions import TABLE, large


def test_a_path_that_is_too_long_is_told_with_its_length() -> None:
    none = find_paths(drawn(*TABLE), PathQuestion.between("stad", "bedrijf", avoid=["proef"], max_length=3)).no_path
    assert none is not None
    assert none.reason.in_language("nl") == "de kortste bekende route telt vier stappen, meer dan de gevraagde drie"
    assert (none.from_start, none.from_goal, none.nearest) == (4, 4, None)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"via": ["bond", "koepel"]}, "a route is known, but none that runs past Bond and Koepel in at most six steps"),
        ({"avoid": ["proef", "tafel"]}, "all known routes run past what the question leaves out"),
        ({"kinds": ["Covenant"]}, "all known routes run past what the question leaves out"),
    ],
)
def test_what_the_question_leaves_out_is_told_as_the_reason(limits: dict[str, Any], reason: str) -> None:
    none = find_paths(drawn(*TABLE), PathQuestion.between("stad", "bedrijf", **limits)).no_path
    assert none is not None
    assert none.reason.in_language("en") == reason


def test_a_way_through_too_large_a_body_only_is_told_as_the_reason() -> None:
    none = find_paths(large("Ministry"), PathQuestion.between("lid-1", "lid-2")).no_path
    assert none is not None
    assert "meer dan 500 banden" in none.reason.in_language("nl")


def test_an_end_without_ties_is_told_as_the_reason() -> None:
    none = find_paths(
        drawn("a:Company b:Association stil:Municipality", tie("a", "b")), PathQuestion.between("a", "stil")
    ).no_path
    assert none is not None
    assert (
        none.reason.in_language("nl")
        == "van de gemeente Stil is geen huidige band bekend waarlangs iemand kan introduceren"
    )
    assert (none.from_start, none.from_goal) == (1, 0)


def test_the_only_tie_of_an_end_is_named_when_the_question_leaves_it_out() -> None:
    none = find_paths(drawn(*TABLE), PathQuestion.between("bedrijf", "koepel", avoid=["bond", "proef"])).no_path
    assert none is not None
    assert none.reason.in_language("nl") == "Bond en Proef zijn de enige bekende banden van Bedrijf"


def test_of_an_end_that_is_gone_its_successor_is_named() -> None:
    gone = Entity("oud", "Association", "Oude Bond", until="2010")
    snapshot = drawn(
        "a:Company b:Association nieuw:Association",
        tie("a", "b"),
        tie("a", "oud"),
        tie("oud", "nieuw", "succeededBy"),
        stated=(gone,),
    )
    none = find_paths(snapshot, PathQuestion.between("oud", "b")).no_path
    assert none is not None
    assert none.reason.in_language("nl") == "Oude Bond bestaat niet meer; vraag naar Nieuw"
    alone = find_paths(
        drawn("a:Company b:Association", tie("a", "b"), stated=(gone,)), PathQuestion.between("a", "oud")
    ).no_path
    assert alone is not None
    assert alone.reason.in_language("nl") == "Oude Bond bestaat niet meer"


def test_before_anything_is_known_of_an_end_it_is_told_that_this_is_not_known() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b"), as_of="2015")
    none = find_paths(snapshot, PathQuestion.between("a", "b")).no_path
    assert none is not None
    assert none.reason.in_language("nl") == "van A is niet bekend of die er toen al was"


def test_the_nearest_missing_link_is_between_those_that_share_most() -> None:
    snapshot = drawn(
        "a:Company b:Association c:Company x:Company y:Association z:Company een:Theme twee:Theme drie:Theme",
        tie("a", "b"),
        tie("c", "b"),
        tie("x", "y"),
        tie("z", "y"),
        *(tie(company, "een", "worksOn") for company in "ax"),
        *(tie(company, theme, "worksOn") for company in "cz" for theme in ("twee", "drie")),
    )
    none = find_paths(snapshot, PathQuestion.between("a", "x")).no_path
    assert none is not None
    assert none.nearest == ("c", "z")
    assert (none.from_start, none.from_goal) == (2, 2)


def test_to_lie_in_one_province_is_nothing_in_common() -> None:
    snapshot = drawn(
        "a:Municipality b:Association x:Fieldlab y:Association pv:Province",
        tie("a", "b"),
        tie("x", "y"),
        tie("a", "pv", "locatedIn"),
        tie("x", "pv", "locatedIn"),
    )
    none = find_paths(snapshot, PathQuestion.between("a", "x")).no_path
    assert none is not None
    assert none.nearest is None


def test_two_sides_that_share_nothing_have_no_nearest_link() -> None:
    none = find_paths(
        drawn("a:Company b:Association x:Company y:Association", tie("a", "b"), tie("x", "y")),
        PathQuestion.between("a", "x"),
    )
    assert none.no_path is not None
    assert none.no_path.nearest is None
    assert none.no_path.reason.in_language("en") == "no connection between the two is known"
