"""Why there is no path, and which missing link is nearest."""

from typing import Any

import pytest

from graph.ask.paths import find_paths
from tests.graph.drawn import drawn, tie
from tests.graph.path_questions import TABLE, large


def test_a_path_that_is_too_long_is_told_with_its_length() -> None:
    none = find_paths(drawn(*TABLE), "stad", "bedrijf", avoid=["proef"], max_length=3).no_path
    assert none is not None
    assert none.reason.nl == "de kortste bekende route telt 4 stappen, meer dan de gevraagde 3"
    assert (none.from_start, none.from_goal, none.nearest) == (4, 4, None)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"via": ["bond", "koepel"]}, "a route is known, but none that runs past Bond, Koepel in at most 6 steps"),
        ({"avoid": ["proef", "tafel"]}, "all known routes run past what the question leaves out"),
        ({"kinds": ["Covenant"]}, "all known routes run past what the question leaves out"),
    ],
)
def test_what_the_question_leaves_out_is_told_as_the_reason(limits: dict[str, Any], reason: str) -> None:
    none = find_paths(drawn(*TABLE), "stad", "bedrijf", **limits).no_path
    assert none is not None
    assert none.reason.en == reason


def test_a_way_through_too_large_a_body_only_is_told_as_the_reason() -> None:
    none = find_paths(large("Ministry"), "lid-1", "lid-2").no_path
    assert none is not None
    assert "meer dan 500 banden" in none.reason.nl


def test_an_end_without_ties_is_told_as_the_reason() -> None:
    none = find_paths(drawn("a:Company b:Association stil:Municipality", tie("a", "b")), "a", "stil").no_path
    assert none is not None
    assert none.reason.nl == "van de gemeente Stil is geen band bekend waarlangs iemand kan introduceren"
    assert (none.from_start, none.from_goal) == (1, 0)


def test_the_nearest_missing_link_is_between_those_that_share_most() -> None:
    snapshot = drawn(
        "a:Company b:Association c:Company x:Company y:Association z:Company een:Theme twee:Theme drie:Theme",
        tie("a", "b"),
        tie("c", "b"),
        tie("x", "y"),
        tie("z", "y"),
        *(tie(one, "een", "worksOn") for one in "ax"),
        *(tie(one, theme, "worksOn") for one in "cz" for theme in ("twee", "drie")),
    )
    none = find_paths(snapshot, "a", "x").no_path
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
    none = find_paths(snapshot, "a", "x").no_path
    assert none is not None
    assert none.nearest is None


def test_two_sides_that_share_nothing_have_no_nearest_link() -> None:
    none = find_paths(drawn("a:Company b:Association x:Company y:Association", tie("a", "b"), tie("x", "y")), "a", "x")
    assert none.no_path is not None
    assert none.no_path.nearest is None
    assert none.no_path.reason.en == "no connection between the two is known"
