"""Which claims are ties that a path of each meaning may run along, and which bodies it may run through."""

import pytest

from graph.ask.paths import PathQuestionError
from graph.model.records import Claim, Entity
from graph.model.vocabulary import Meaning
from graph.say.routes import path_sentences
from tests.graph.drawn import drawn, tie
from tests.graph.path_questions import ask, best, large, parts


def test_what_is_only_denied_is_no_tie() -> None:
    denied = Claim("a", "memberOf", "b", holds=False)
    assert ask(drawn("a:Company b:Association", also=(denied,)), "a", "b") == []


def test_what_is_disputed_is_a_tie_that_costs_one_membership_more_and_is_told_as_the_weakest() -> None:
    denied = (Claim("b", "memberOf", "c", holds=False),)
    snapshot = drawn("a:Company b:Association c:Association", tie("a", "b"), tie("b", "c"), also=denied)
    path = best(snapshot, "a", "c")
    assert parts(path, 0)["doubt"] == 0
    assert parts(path, 1)["doubt"] == 1.0
    assert path.weakest == 1
    assert "een bron spreekt die band tegen" in " ".join(path_sentences(snapshot, path, "nl"))


@pytest.mark.parametrize("status", ["proposed", "withdrawn", "ended"])
def test_what_is_only_proposed_was_withdrawn_or_is_over_is_no_tie(status: str) -> None:
    assert ask(drawn("a:Company b:Association", tie("a", "b", status=status)), "a", "b") == []


def test_a_route_past_a_body_that_is_gone_is_refused_with_the_reason() -> None:
    gone = Entity("b", "Association", "Oude Bond", until="2010")
    snapshot = drawn("a:Company c:Company", tie("a", "b"), tie("c", "b"), stated=(gone,))
    with pytest.raises(PathQuestionError, match=r"cannot run through Oude Bond \(association\): it is no longer there"):
        ask(snapshot, "a", "c", via=["b"])


def test_a_route_past_a_body_of_which_nothing_was_known_then_is_refused_with_the_reason() -> None:
    snapshot = drawn("a:Company b:Association c:Company", tie("a", "b"), tie("c", "b"), as_of="2015")
    with pytest.raises(PathQuestionError, match=r"it is not known whether it was there then"):
        ask(snapshot, "a", "c", via=["b"])


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
    with pytest.raises(PathQuestionError, match=r"a path can end at Kas \(programme\), but not run through it"):
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


def test_too_large_a_body_is_a_destination_and_is_passed_only_when_named() -> None:
    snapshot = large("Ministry")
    assert ask(snapshot, "lid-1", "groot") == ["lid-1 groot"]
    assert ask(snapshot, "lid-1", "lid-2", k=1) == []
    assert ask(snapshot, "lid-1", "lid-2", k=1, via=["groot"]) == ["lid-1 groot lid-2"]


def test_an_association_brings_its_members_together_however_many_they_are() -> None:
    path = best(large("Association"), "lid-1", "lid-2")
    assert path.nodes == ("lid-1", "groot", "lid-2")
    assert parts(path, 0)["hub"] == pytest.approx(0.675, abs=0.001)
