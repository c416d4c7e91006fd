"""Answers of organisations: what they claim, what is decided about them, and that nobody's decision is overwritten."""

from dataclasses import replace

import pytest

from graph.ask.fact import Fact, Standing
from graph.ask.matrix import matrix
from graph.ask.paths import PathQuestion, find_paths
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.desk.answers import Answer, Detail, Verb, answer_from_plain, answer_to_plain, fact_with, source_of
from graph.desk.people import AT_THE_MACHINE, NOBODY, Person
from graph.desk.proposals import (
    NotAllowedHereError,
    UnknownProposalError,
    decide,
    history,
    proposal,
    proposals,
    submit,
    told_conflict,
)
from graph.model.records import Rank
from graph.model.words import WrongError
from graph.say.sentences import fact_sentence
from graph.store import Store
from graph.store.contract import DossierMovedOnError
from tests.fictitious import batch

ANNA = Person("anna", "Anna", frozenset({"contributor"}), frozenset({"pv-noordland"}))
BERT = Person("bert", "Bert", frozenset({"reviewer"}))
CARLA = Person("carla", "Carla", frozenset({"reviewer"}))
YES = Answer(Verb.ADD, "pv-noordland", "uses", "vraag", since="2022", url="https://voorbeeld.example/besluit")
NOT_SO = Answer(Verb.DENY, "pv-noordland", "memberOf", "koepel", note="Wij zijn nooit lid geworden.")


def now(store: Store) -> Snapshot:
    return take_snapshot(store.read())


def fact(store: Store, answer: Answer) -> Fact | None:
    seen = now(store)
    assert answer.relation is not None
    return next(
        (tie for tie in seen.all_outgoing(answer.subject, answer.relation) if tie.object == answer.object), None
    )


def cell(store: Store) -> str:
    return matrix(now(store)).cells["pv-noordland", "vraag"].reading


@pytest.fixture
def filled(store: Store) -> Store:
    store.sync(batch())
    return store


def test_a_yes_on_an_unknown_cell_is_shown_when_a_reviewer_took_it_over_and_not_before(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", YES)
    assert (sent.state, sent.counts) == ("submitted", False)
    assert cell(filled) == "unknown"
    decided = decide(filled, now(filled), BERT, sent.id, sent.version, "accept")
    assert (decided.state, decided.decided_by_name) == ("accepted", "Bert")
    assert cell(filled) == "shown"
    held = fact(filled, YES)
    assert held is not None
    source = held.evidence[0].source
    assert source.title == "Antwoord van Provincie Noordland"
    assert (source.publisher, source.rank, source.url) == ("Provincie Noordland", Rank.CONTRIBUTION, YES.url)
    assert [change.source for change in filled.changes(1)] == [decided.source] * 4


def test_what_has_no_address_is_called_the_own_word_of_who_speaks(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", replace(YES, url=None))
    decide(filled, now(filled), BERT, sent.id, 1, "accept")
    held = fact(filled, YES)
    assert held is not None
    assert held.evidence[0].source.title == "Eigen opgave van Provincie Noordland"


def test_what_an_organisation_denies_about_itself_is_shown_as_disputed_at_once_and_costs_a_route_more(
    filled: Store,
) -> None:
    question = PathQuestion.between("pv-noordland", "zuidland")
    before = find_paths(now(filled), question).paths[0].cost
    sent = submit(filled, now(filled), ANNA, "pv-noordland", NOT_SO)
    assert sent.counts
    held = fact(filled, NOT_SO)
    assert held is not None
    assert held.disputed
    assert held.standing is Standing.STANDS
    sentence = fact_sentence(now(filled), held, "nl")
    assert "tegengesproken in Eigen opgave van Provincie Noordland" in sentence
    assert find_paths(now(filled), question).paths[0].cost == before + 1.0
    decide(filled, now(filled), BERT, sent.id, 1, "refuse", "De ledenlijst noemt de provincie.")
    held = fact(filled, NOT_SO)
    assert held is not None
    assert not held.disputed
    assert find_paths(now(filled), question).paths[0].cost == before


def test_what_another_organisation_denies_waits_for_a_decision(filled: Store) -> None:
    other = Person("dirk", "Dirk", frozenset({"contributor"}), frozenset({"vbz"}))
    sent = submit(filled, now(filled), other, "vbz", NOT_SO)
    assert not sent.counts
    held = fact(filled, NOT_SO)
    assert held is not None
    assert not held.disputed


def test_a_decision_is_taken_back_with_a_reason_and_everything_of_it_is_kept(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", YES)
    taken = decide(filled, now(filled), BERT, sent.id, 1, "accept")
    with pytest.raises(WrongError, match="reason"):
        decide(filled, now(filled), CARLA, sent.id, taken.version, "reopen")
    again = decide(filled, now(filled), CARLA, sent.id, taken.version, "reopen", "Het besluit is van een ander.")
    assert (again.state, cell(filled)) == ("submitted", "unknown")
    assert fact(filled, YES) is None
    assert [(version.state, version.decided_by_name, version.reason) for version in history(filled, sent.id)] == [
        ("submitted", "", ""),
        ("accepted", "Bert", ""),
        ("submitted", "Carla", "Het besluit is van een ander."),
    ]


def test_the_second_who_decides_is_told_what_the_first_decided_and_changes_nothing(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", YES)
    decide(filled, now(filled), BERT, sent.id, 1, "accept")
    revision = filled.revision()
    with pytest.raises(DossierMovedOnError):
        decide(filled, now(filled), CARLA, sent.id, 1, "refuse", "Onjuist.")
    assert "Bert" in told_conflict(filled, sent.id).in_language("nl")
    assert (filled.revision(), proposal(filled, sent.id).state) == (revision, "accepted")


def test_who_spoke_can_withdraw_and_others_of_their_organisation_too(filled: Store) -> None:
    colleague = replace(ANNA, id="emma", name="Emma")
    sent = submit(filled, now(filled), ANNA, "pv-noordland", YES)
    taken = decide(filled, now(filled), BERT, sent.id, 1, "accept")
    assert "withdraw" not in proposal(filled, sent.id).decisions(BERT)
    with pytest.raises(NotAllowedHereError):
        decide(filled, now(filled), BERT, sent.id, taken.version, "withdraw")
    decide(filled, now(filled), colleague, sent.id, taken.version, "withdraw")
    assert fact(filled, YES) is None


@pytest.mark.parametrize("person", [NOBODY, BERT, replace(ANNA, organisations=frozenset({"zuidland"}))])
def test_nobody_speaks_for_an_organisation_that_is_not_theirs(filled: Store, person: Person) -> None:
    with pytest.raises(NotAllowedHereError):
        submit(filled, now(filled), person, "pv-noordland", YES)
    assert filled.dossiers_written() == 0


def test_a_contributor_decides_nothing(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", YES)
    with pytest.raises(NotAllowedHereError):
        decide(filled, now(filled), ANNA, sent.id, 1, "accept")
    assert sent.decisions(ANNA) == ("withdraw",)
    assert sent.decisions(BERT) == ("accept", "refuse")


def test_the_same_key_gives_the_same_proposal_and_another_answer_under_it_is_refused(filled: Store) -> None:
    first = submit(filled, now(filled), ANNA, "pv-noordland", YES, key="een")
    assert submit(filled, now(filled), ANNA, "pv-noordland", YES, key="een") == first
    with pytest.raises(WrongError, match="Idempotency-Key"):
        submit(filled, now(filled), ANNA, "pv-noordland", NOT_SO, key="een")
    assert len(proposals(filled)) == 1
    assert submit(filled, now(filled), AT_THE_MACHINE, "pv-noordland", YES, key="een") != first


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (replace(YES, object="weet-niet"), "weet-niet"),
        (replace(YES, relation="kent"), "kent"),
        (replace(YES, object="koepel"), "koepel|association|Association"),
        (replace(YES, since="vorig jaar"), "vorig jaar"),
        (replace(YES, since="2024", until="2020"), "2024"),
        (replace(YES, url="javascript:alert(1)"), "javascript"),
        (replace(YES, note="x" * 501), "500"),
        (replace(YES, verb=Verb.CONFIRM), "nothing is known"),
        (replace(NOT_SO, verb=Verb.CORRECT), "since when"),
        (Answer(Verb.CORRECT, "pv-noordland"), "name, description or website"),
        (Answer(Verb.CORRECT, "pv-noordland", detail=Detail.HOMEPAGE, value="geen adres"), "geen adres"),
        (Answer(Verb.ADD, "pv-noordland"), "which relation"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_be_right_and_nothing_is_written(
    filled: Store, answer: Answer, problem: str
) -> None:
    with pytest.raises(WrongError, match=problem):
        submit(filled, now(filled), ANNA, "pv-noordland", answer)
    assert (filled.dossiers_written(), filled.revision()) == (0, 1)


def test_an_end_that_is_taken_over_ends_what_stood(filled: Store) -> None:
    ended = Answer(Verb.ENDED, "pv-noordland", "memberOf", "koepel", until="2023")
    sent = submit(filled, now(filled), ANNA, "pv-noordland", ended)
    decide(filled, now(filled), BERT, sent.id, 1, "accept")
    held = fact(filled, ended)
    assert held is not None
    assert held.standing is Standing.ENDED


def test_a_name_that_is_corrected_is_said_beside_that_of_others(filled: Store) -> None:
    name = Answer(Verb.CORRECT, "pv-noordland", detail=Detail.NAME, value="Provincie Noordland-Zee")
    sent = submit(filled, now(filled), ANNA, "pv-noordland", name)
    decide(filled, now(filled), BERT, sent.id, 1, "accept")
    node = now(filled).node("pv-noordland")
    assert (node.name, node.all_names()[1]) == ("Provincie Noordland", "Provincie Noordland-Zee")


def test_finding_out_is_kept_and_claims_nothing(filled: Store) -> None:
    looking = replace(YES, verb=Verb.LOOKING_INTO, since=None, url=None)
    sent = submit(filled, now(filled), ANNA, "pv-noordland", looking)
    decide(filled, now(filled), BERT, sent.id, 1, "accept")
    assert filled.revision() == 1
    assert [accepted.id for accepted in proposals(filled, "accepted", about="vraag")] == [sent.id]


def test_what_will_be_said_is_known_before_it_is(filled: Store) -> None:
    snapshot = now(filled)
    source = source_of("p", snapshot.node("pv-noordland"), "2026-01-01", YES)
    after = fact_with(snapshot, source, YES)
    assert after is not None
    assert (after.standing, fact_sentence(snapshot, after, "nl")) == (
        Standing.STANDS,
        "De provincie Noordland gebruikt sinds 2022 Voorbeeldinstrument.",
    )
    denied = fact_with(snapshot, source, NOT_SO)
    assert denied is not None
    assert denied.disputed


def test_an_answer_survives_being_written_as_json() -> None:
    for answer in (YES, NOT_SO, Answer(Verb.CORRECT, "a", detail=Detail.HOMEPAGE, value="https://a.example")):
        assert answer_from_plain(answer_to_plain(answer)) == answer


def test_an_unknown_proposal_is_told(filled: Store) -> None:
    with pytest.raises(UnknownProposalError):
        decide(filled, now(filled), BERT, "weg", 1, "accept")
