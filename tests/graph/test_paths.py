"""Collaboration paths on small fictitious graphs, one idea a test."""

from datetime import date
from typing import Any

import pytest

from graph.paths import Path, PathAnswer, PathQuestionError, find_paths
from graph.records import Claim, Entity
from graph.snapshot import Snapshot, UnknownEntityError
from graph.ties import HUB_SIZE
from graph.vocabulary import Meaning
from tests.graph.drawn import drawn, tie

TODAY = date(2022, 1, 1)

# stad - koepel - tafel - bond - bedrijf, and a weaker way round by a project.
TABLE = (
    "stad:Municipality koepel:Association tafel:Platform bond:Association bedrijf:Company proef:Project",
    tie("stad", "koepel"),
    tie("koepel", "tafel"),
    tie("bond", "tafel"),
    tie("bedrijf", "bond"),
    tie("stad", "proef", "commissions"),
    tie("bedrijf", "proef", "participatesIn"),
)


def routes(answer: PathAnswer) -> list[str]:
    return [" ".join(path.nodes) for path in answer.paths]


def ask(snapshot: Snapshot, start: str, goal: str, **limits: Any) -> list[str]:
    return routes(find_paths(snapshot, start, goal, today=TODAY, **limits))


def best(snapshot: Snapshot, start: str, goal: str, **limits: Any) -> Path:
    return find_paths(snapshot, start, goal, today=TODAY, **limits).paths[0]


def parts(path: Path, step: int) -> dict[str, float]:
    return {part.name: part.value for part in path.steps[step].parts}


def test_the_cheapest_path_comes_first_and_a_path_back_costs_the_same() -> None:
    snapshot = drawn(*TABLE)
    there, back = find_paths(snapshot, "stad", "bedrijf"), find_paths(snapshot, "bedrijf", "stad")
    assert routes(there) == ["stad proef bedrijf", "stad koepel tafel bond bedrijf"]
    assert [path.cost for path in there.paths] == [path.cost for path in back.paths]
    assert [path.nodes for path in there.paths] == [path.nodes[::-1] for path in back.paths]


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


@pytest.mark.parametrize(
    ("qualifiers", "age"),
    [
        ({}, 0.0),
        ({"until": "2025"}, 0.0),
        ({"until": "2021"}, 0.5),
        ({"until": "2016"}, 1.0),
        ({"until": "1980"}, 2.0),
        ({"status": "ended"}, 1.0),
    ],
)
def test_a_tie_that_ended_costs_more_the_longer_ago_that_was(qualifiers: dict[str, str], age: float) -> None:
    path = best(drawn("a:Company b:Association", tie("a", "b", **qualifiers)), "a", "b")
    assert parts(path, 0)["age"] == pytest.approx(age, abs=0.01)


def test_a_tie_ends_with_the_body_at_its_end() -> None:
    closed = Entity("b", "Platform", "Opgeheven Tafel", until="2016")
    path = best(drawn("a:Company", tie("a", "b"), stated=(closed,)), "a", "b")
    assert parts(path, 0)["age"] == pytest.approx(1.0, abs=0.01)


def test_an_agreement_that_was_continued_ended_when_the_next_began() -> None:
    snapshot = drawn(
        "a:Company oud:Covenant nieuw:Covenant",
        tie("a", "oud", "partyTo"),
        tie("a", "nieuw", "partyTo"),
        tie("nieuw", "oud", "continues", since="2016"),
    )
    assert parts(best(snapshot, "a", "oud"), 0)["age"] == pytest.approx(1.0, abs=0.01)
    assert parts(best(snapshot, "a", "nieuw"), 0)["age"] == 0


def test_without_a_day_ties_age_up_to_the_date_of_the_snapshot() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b", since="2010", until="2016-06"), as_of="2016-06-30")
    assert find_paths(snapshot, "a", "b").paths[0].cost == 1.0


@pytest.mark.parametrize(
    ("qualifiers", "doubt"),
    [
        ({"confidence": "stated"}, 0.0),
        ({"confidence": "reported"}, 0.25),
        ({"confidence": "derived"}, 0.5),
        ({"status": "proposed"}, 1.0),
        ({"status": "withdrawn", "confidence": "derived"}, 3.5),
    ],
)
def test_doubt_in_the_evidence_costs(qualifiers: dict[str, str], doubt: float) -> None:
    path = best(drawn("a:Company b:Association", tie("a", "b", **qualifiers)), "a", "b")
    assert parts(path, 0)["doubt"] == doubt


def test_the_best_of_two_sources_counts() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b", confidence="derived"), also=(tie("a", "b"),))
    path = best(snapshot, "a", "b")
    assert path.cost == 1.0
    assert len(path.steps[0].facts) == 1


def test_parallel_ties_are_alternatives_of_one_step_cheapest_first() -> None:
    snapshot = drawn("a:Association b:Association", tie("a", "b", "consults"), tie("a", "b"), tie("b", "a", "advises"))
    answer = find_paths(snapshot, "a", "b")
    assert routes(answer) == ["a b"]
    assert [fact.relation for fact in answer.paths[0].steps[0].facts] == ["memberOf", "consults", "advises"]


def test_what_a_source_denies_is_no_tie() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b"), also=(Claim("a", "memberOf", "b", holds=False),))
    assert ask(snapshot, "a", "b") == []


def test_what_a_program_found_is_a_tie_only_when_asked_for() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b", confidence="extracted"))
    assert ask(snapshot, "a", "b") == []
    assert ask(snapshot, "a", "b", extracted=True) == ["a b"]


def test_an_instrument_ties_peers_but_introduces_nobody() -> None:
    snapshot = drawn(
        "a:Municipality b:Province vraag:ProcurementInstrument",
        tie("a", "vraag", "uses"),
        tie("b", "vraag", "uses"),
    )
    assert ask(snapshot, "a", "b", meaning=Meaning.INTRODUCTION) == []
    assert ask(snapshot, "a", "b", meaning=Meaning.AFFINITY) == ["a vraag b"]


def test_an_instrument_can_be_where_an_introduction_ends_but_is_never_run_through() -> None:
    snapshot = drawn(
        "a:Agency b:Agency kas:Programme",
        tie("a", "kas", "carriesOut"),
        tie("b", "kas", "supports"),
    )
    assert ask(snapshot, "a", "kas") == ["a kas"]
    assert ask(snapshot, "a", "b") == []
    with pytest.raises(PathQuestionError, match="Kas is a programme: introduction paths can end there"):
        ask(snapshot, "a", "b", via=["kas"])


def test_a_peer_of_a_peer_is_no_peer() -> None:
    snapshot = drawn(
        "a:Municipality b:Municipality c:Municipality een:Theme twee:Theme",
        tie("a", "een", "worksOn"),
        tie("b", "een", "worksOn"),
        tie("b", "twee", "worksOn"),
        tie("c", "twee", "worksOn"),
    )
    assert ask(snapshot, "a", "b", meaning="affinity") == ["a een b"]
    assert ask(snapshot, "a", "c", meaning="affinity") == []


def test_meanings_are_never_mixed() -> None:
    snapshot = drawn(
        "a:Company b:Association c:Theme d:Company",
        tie("a", "b"),
        tie("b", "c", "worksOn"),
        tie("d", "c", "worksOn"),
    )
    for meaning in ("introduction", "affinity", "document"):
        assert ask(snapshot, "a", "d", meaning=meaning) == []


def test_two_that_are_named_in_one_paper_have_a_document_path_only() -> None:
    snapshot = drawn(
        "a:Company b:Company kst-1:ParliamentaryPaper", tie("kst-1", "a", "mentions"), tie("kst-1", "b", "mentions")
    )
    assert ask(snapshot, "a", "b") == []
    assert ask(snapshot, "a", "b", meaning="document") == ["a kst-1 b"]


def large(kind: str) -> Snapshot:
    """A body of that kind with more ties than an introducer can have."""
    members = range(HUB_SIZE + 1)
    entities = " ".join(f"lid-{number}:Company" for number in members)
    return drawn(f"groot:{kind} {entities}", *(tie(f"lid-{number}", "groot", "partOf") for number in members))


def test_too_large_a_body_is_a_destination_and_is_passed_only_when_named() -> None:
    snapshot = large("Ministry")
    assert ask(snapshot, "lid-1", "groot") == ["lid-1 groot"]
    assert ask(snapshot, "lid-1", "lid-2", k=1) == []
    assert ask(snapshot, "lid-1", "lid-2", k=1, via=["groot"]) == ["lid-1 groot lid-2"]


def test_an_association_brings_its_members_together_however_many_they_are() -> None:
    path = best(large("Association"), "lid-1", "lid-2")
    assert path.nodes == ("lid-1", "groot", "lid-2")
    assert parts(path, 0)["hub"] == pytest.approx(0.675, abs=0.001)


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
        "a:Company b:Association c:Association d:Company",
        tie("a", "b"),
        tie("b", "c"),
        tie("d", "c"),
        tie("a", "c", "advises", status="withdrawn"),
    )
    assert ask(snapshot, "a", "d") == ["a b c d", "a c d"]
    assert ask(snapshot, "a", "d", max_length=2) == ["a c d"]


def test_the_shortest_strategy_puts_fewest_steps_before_strong_ties() -> None:
    snapshot = drawn(
        "a:Company b:Association c:Company",
        tie("a", "b"),
        tie("c", "b"),
        tie("a", "c", "advises", status="proposed", confidence="derived", until="1990"),
    )
    assert ask(snapshot, "a", "c") == ["a b c", "a c"]
    assert ask(snapshot, "a", "c", strategy="shortest") == ["a c", "a b c"]
    costs = {
        find_paths(snapshot, "a", "c", strategy=one, today=TODAY).paths[0].cost for one in ("strongest", "shortest")
    }
    assert len(costs) == 2
    assert max(costs) < 10


def test_diverse_paths_share_nobody_in_between() -> None:
    snapshot = drawn(
        "a:Company b:Association c:Association d:Platform e:Company",
        tie("a", "b"),
        tie("a", "c"),
        tie("e", "b"),
        tie("b", "d"),
        tie("c", "d"),
        tie("e", "d", "participatesIn"),
        tie("a", "e", "advises"),
    )
    assert len(ask(snapshot, "a", "e", k=9)) > 3
    assert ask(snapshot, "a", "e", k=9, diverse=True) == ["a e", "a b e", "a c d e"]


def test_paths_of_equal_cost_come_in_the_order_of_their_ids() -> None:
    between = ("m", "k", "l", "n")
    snapshot = drawn(
        "z:Company a:Company " + " ".join(f"{one}:Association" for one in between),
        *(tie(end, one) for end in "za" for one in between),
    )
    assert ask(snapshot, "a", "z", k=3) == ["a k z", "a l z", "a m z"]
    assert ask(snapshot, "z", "a", k=3) == ["z k a", "z l a", "z m a"]


def test_the_weakest_step_is_the_one_that_costs_most() -> None:
    path = best(
        drawn("a:Company b:Association c:Company", tie("a", "b"), tie("c", "b", confidence="derived")), "a", "c"
    )
    assert path.weakest == 1


def test_the_first_to_contact_is_an_actor_with_a_desk() -> None:
    snapshot = drawn(*TABLE)
    assert best(snapshot, "bond", "stad").contact == "koepel"
    assert best(snapshot, "bedrijf", "stad", kinds=["Project"]).contact == "stad"
    assert best(snapshot, "bond", "tafel").contact == "tafel"
    assert best(snapshot, "stad", "proef").contact is None


def test_a_merged_away_id_asks_for_the_one_that_stands_for_it() -> None:
    snapshot = drawn(*TABLE)
    merged = Snapshot(1, None, snapshot.sources, snapshot.nodes, snapshot.facts, {"oude-stad": "stad"})
    answer = find_paths(merged, "oude-stad", "bedrijf", avoid=["koepel"])
    assert answer.start == "stad"
    assert routes(answer) == ["stad proef bedrijf"]


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
    assert none.reason.nl == "van de gemeente Stil is geen band waarlangs iemand kan introduceren bekend"
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


def test_diverse_paths_share_only_what_every_route_runs_through() -> None:
    snapshot = drawn(
        "a:Company bond:Association b:Company c:Company d:Company e:Company",
        tie("a", "bond"),
        *(tie(one, "bond") for one in "bc"),
        tie("b", "e", "consults"),
        tie("c", "d", "consults"),
        tie("d", "e", "consults"),
    )
    assert ask(snapshot, "a", "e", k=9, diverse=True) == ["a bond b e", "a bond c d e"]
    assert ask(snapshot, "a", "b", k=9, diverse=True) == ["a bond b", "a bond c d e b"]


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


def test_a_cabinet_and_a_body_that_is_gone_are_nobody_to_call_first() -> None:
    snapshot = drawn(
        "a:Company b:Government c:Company d:Company", tie("a", "b"), tie("c", "b"), tie("c", "d", "consults")
    )
    assert find_paths(snapshot, "a", "d").paths[0].contact == "c"
    gone = drawn(
        "a:Company b:Association c:Company",
        tie("a", "b"),
        tie("c", "b"),
        stated=(Entity("b", "Association", "B", until="2010"),),
    )
    assert find_paths(gone, "a", "c").paths[0].contact == "c"


def test_two_sides_that_share_nothing_have_no_nearest_link() -> None:
    none = find_paths(drawn("a:Company b:Association x:Company y:Association", tie("a", "b"), tie("x", "y")), "a", "x")
    assert none.no_path is not None
    assert none.no_path.nearest is None
    assert none.no_path.reason.en == "no connection between the two is known"


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"k": 0}, "k is the number of paths, 1 to 100, not 0"),
        ({"max_length": 0}, "max_length is a number of steps, 1 to 12, not 0"),
        ({"max_length": 13}, "1 to 12, not 13"),
        ({"meaning": "none"}, "introduction, affinity or document, not 'none'"),
        ({"strategy": "best"}, "strongest or shortest, not 'best'"),
        ({"via": ["stad"]}, "neither end of the path"),
        ({"via": ["tafel", "tafel"]}, "stands once in via"),
        ({"avoid": ["bedrijf"]}, "Bedrijf cannot be avoided"),
        ({"via": ["tafel"], "avoid": ["tafel"]}, "Tafel cannot be avoided"),
    ],
)
def test_a_wrong_question_gets_a_message_that_says_what_to_ask(limits: dict[str, Any], message: str) -> None:
    with pytest.raises(PathQuestionError, match=message):
        find_paths(drawn(*TABLE), "stad", "bedrijf", **limits)


def test_both_ends_must_be_known_and_different() -> None:
    snapshot = drawn(*TABLE)
    with pytest.raises(PathQuestionError, match="two different ends; both are Stad"):
        find_paths(snapshot, "stad", "stad")
    for ends in (("stad", "nergens"), ("nergens", "stad")):
        with pytest.raises(UnknownEntityError, match="nergens"):
            find_paths(snapshot, *ends)
    with pytest.raises(UnknownEntityError, match="nergens"):
        find_paths(snapshot, "stad", "bond", avoid=["nergens"])
