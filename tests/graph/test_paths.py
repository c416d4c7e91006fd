"""Which collaboration paths come first, and whom to contact, on small fictitious graphs, one idea a test."""

from dataclasses import replace

from graph.ask.paths import PathQuestion, find_paths
from graph.ask.snapshot import Standing
from graph.model.records import Entity
from tests.graph.drawn import drawn, tie
from tests.graph.path_questions import TABLE, ask, best, past, routes


def test_the_cheapest_path_comes_first_and_a_path_back_costs_the_same() -> None:
    snapshot = drawn(*TABLE)
    there, back = (
        find_paths(snapshot, PathQuestion.between("stad", "bedrijf")),
        find_paths(snapshot, PathQuestion.between("bedrijf", "stad")),
    )
    assert routes(there) == ["stad proef bedrijf", "stad koepel tafel bond bedrijf"]
    assert [path.cost for path in there.paths] == [path.cost for path in back.paths]
    assert [path.nodes for path in there.paths] == [path.nodes[::-1] for path in back.paths]


def test_the_shortest_strategy_puts_fewest_steps_before_strong_ties() -> None:
    snapshot = drawn(
        "a:Company b:Association c:Challenge",
        tie("a", "b"),
        tie("b", "c", "leads"),
        tie("a", "c", "tendersFor", confidence="derived"),
    )
    assert ask(snapshot, "a", "c") == ["a b c", "a c"]
    assert ask(snapshot, "a", "c", strategy="shortest") == ["a c", "a b c"]
    costs = {
        find_paths(snapshot, PathQuestion.between("a", "c", strategy=strategy)).paths[0].cost
        for strategy in ("strongest", "shortest")
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
        "z:Company a:Company " + " ".join(f"{id}:Association" for id in between),
        *(tie(end, id) for end in "za" for id in between),
    )
    assert ask(snapshot, "a", "z", k=3) == ["a k z", "a l z", "a m z"]
    assert ask(snapshot, "z", "a", k=3) == ["z k a", "z l a", "z m a"]


def test_the_weakest_step_is_the_one_that_costs_most() -> None:
    path = best(
        drawn("a:Company b:Association c:Company", tie("a", "b"), tie("c", "b", confidence="derived")), "a", "c"
    )
    assert path.weakest == 1


def test_the_first_to_contact_is_an_actor_with_a_desk_and_never_the_goal() -> None:
    snapshot = drawn(*TABLE)
    assert best(snapshot, "bond", "stad").contact == "koepel"
    assert best(snapshot, "bedrijf", "stad", kinds=["Project"]).contact is None
    assert best(snapshot, "bond", "tafel").contact is None
    assert best(snapshot, "stad", "proef").contact is None


def test_a_merged_away_id_asks_for_the_one_that_stands_for_it() -> None:
    snapshot = drawn(*TABLE)
    merged = replace(snapshot, columns=replace(snapshot.columns, redirects={"oude-stad": "stad"}))
    answer = find_paths(merged, PathQuestion.between("oude-stad", "bedrijf", avoid=["koepel"]))
    assert answer.asked.starts[0] == "stad"
    assert routes(answer) == ["stad proef bedrijf"]


def test_diverse_paths_share_only_what_every_route_runs_through() -> None:
    snapshot = drawn(
        "a:Company bond:Association b:Company c:Company d:Company e:Company",
        tie("a", "bond"),
        *(tie(member, "bond") for member in "bc"),
        tie("b", "e", "consults"),
        tie("c", "d", "consults"),
        tie("d", "e", "consults"),
    )
    assert ask(snapshot, "a", "e", k=9, diverse=True) == ["a bond b e", "a bond c d e"]
    assert ask(snapshot, "a", "b", k=9, diverse=True) == ["a bond b", "a bond c d e b"]


def test_a_cabinet_is_nobody_to_call_first() -> None:
    snapshot = drawn(
        "a:Company b:Government c:Company d:Company", tie("a", "b"), tie("c", "b"), tie("c", "d", "consults")
    )
    assert find_paths(snapshot, PathQuestion.between("a", "d")).paths[0].contact == "c"


def test_no_path_runs_through_a_body_that_is_gone_not_even_a_past_one() -> None:
    gone = drawn(
        "a:Company b:Association c:Company",
        tie("a", "b"),
        tie("c", "b"),
        stated=(Entity("b", "Association", "B", until="2010"),),
    )
    assert find_paths(gone, PathQuestion.between("a", "c")).paths == ()
    assert past(gone, "a", "c") == []


def test_a_tie_that_is_over_is_no_step_of_a_path_and_is_found_apart() -> None:
    snapshot = drawn(
        "a:Company b:Association c:Company d:Association",
        tie("a", "b", until="2020"),
        tie("c", "b"),
        tie("a", "d"),
        tie("c", "d"),
    )
    assert ask(snapshot, "a", "c") == ["a d c"]
    (path,) = past(snapshot, "a", "c")
    assert path.nodes == ("a", "b", "c")
    assert [step.standing for step in path.steps] == [Standing.ENDED, Standing.STANDS]


def test_of_past_paths_those_that_ended_last_come_first_and_they_keep_to_the_question() -> None:
    snapshot = drawn(
        "a:Company oud:Covenant nieuw:Covenant stad:Municipality",
        tie("a", "oud", "partyTo", until="2008"),
        tie("stad", "oud", "partyTo", until="2008"),
        tie("a", "nieuw", "partyTo", until="2020"),
        tie("stad", "nieuw", "partyTo", until="2020"),
    )
    assert [path.nodes[1] for path in past(snapshot, "a", "stad")] == ["nieuw", "oud"]
    assert [path.nodes[1] for path in past(snapshot, "a", "stad", k=1)] == ["nieuw"]
    assert [path.nodes[1] for path in past(snapshot, "a", "stad", avoid=["nieuw"])] == ["oud"]
    assert past(snapshot, "a", "stad", max_length=1) == []


def test_paths_are_those_of_the_day_that_is_asked_about() -> None:
    ties = ("a:Company b:Association", tie("a", "b", since="2015", until="2020"))
    assert [ask(drawn(*ties, as_of=day), "a", "b") for day in ("2014", "2016", "2021")] == [[], ["a b"], []]
    assert [bool(past(drawn(*ties, as_of=day), "a", "b")) for day in ("2014", "2016", "2021")] == [False, False, True]
