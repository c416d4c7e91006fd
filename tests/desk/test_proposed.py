"""All proposals looked up by what they are about, and who may know of which."""

from dataclasses import replace

import pytest

from graph.ask.findings import findings_of
from graph.ask.matrix import filling_relations
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.desk.answers import Answer, Detail, Verb, node_with, source_of
from graph.desk.people import NOBODY, Person
from graph.desk.proposals import Proposal, decide, submit
from graph.desk.proposed import MOST_ANSWERS, answers_to, asked_by, may_read, may_see, proposed
from graph.store import Store
from tests.pages.network_to_answer import network

ANNA = Person("anna", "Anna", frozenset({"contributor"}), frozenset({"pv-noordland"}))
BERT = Person("bert", "Bert", frozenset({"reviewer"}))
DIRK = Person("dirk", "Dirk", frozenset({"contributor"}), frozenset({"bedrijvenbond"}))
KOEN = Person("koen", "Koen", frozenset({"contributor"}), frozenset({"koepel"}))
YES = Answer(Verb.ADD, "pv-noordland", "uses", "vraag", since="2022")
NOT_SO = Answer(Verb.DENY, "pv-noordland", "memberOf", "koepel")
MEMBER = ("pv-noordland", "memberOf", "koepel")


@pytest.fixture
def filled(store: Store) -> Store:
    store.sync(network())
    return store


def now(store: Store) -> Snapshot:
    return take_snapshot(store.read())


def sent(store: Store, answer: Answer, person: Person = ANNA, speaker: str = "pv-noordland") -> Proposal:
    return submit(store, now(store), person, speaker, answer)


def test_what_is_written_later_is_followed_and_nothing_is_read_again_without_it(filled: Store) -> None:
    first = sent(filled, YES)
    before = proposed(filled)
    assert proposed(filled, before) is before
    second = sent(filled, NOT_SO)
    decided = decide(filled, now(filled), BERT, first.id, 1, "refuse", "Bron ontbreekt.")
    after = proposed(filled, before)
    assert [(proposal.id, proposal.state) for proposal in after.all] == [
        (first.id, "refused"),
        (second.id, "submitted"),
    ]
    assert after == proposed(filled)
    assert after.of("vraag") == after.on(("pv-noordland", "uses", "vraag")) == (decided,)
    assert {proposal.id for proposal in after.of("pv-noordland")} == {first.id, second.id}
    assert after.of("zuidland") == ()


def test_a_proposal_is_for_who_decides_who_spoke_and_whom_it_is_about(filled: Store) -> None:
    submitted = sent(filled, YES)
    assert [may_see(who, submitted) for who in (ANNA, BERT, DIRK, KOEN, NOBODY)] == [True, True, False, False, False]
    assert may_see(KOEN, sent(filled, NOT_SO))


def test_that_an_answer_counts_or_that_somebody_is_finding_out_is_for_all(filled: Store) -> None:
    waiting, denied = sent(filled, YES), sent(filled, NOT_SO)
    looking = sent(filled, replace(YES, verb=Verb.LOOKING_INTO))
    seen = now(filled)
    assert [may_read(seen, NOBODY, proposal) for proposal in (waiting, denied, looking)] == [False, True, True]
    refused = decide(filled, now(filled), BERT, looking.id, 1, "refuse", "Niet nodig.")
    assert not may_read(seen, NOBODY, refused)


def test_what_is_about_something_that_is_not_there_is_told_to_nobody(filled: Store) -> None:
    denied = replace(sent(filled, NOT_SO), speaker="weg")
    assert not may_read(now(filled), BERT, denied)


def test_what_the_organisation_itself_answered_comes_first_and_very_many_answers_are_not_told(filled: Store) -> None:
    own = sent(filled, NOT_SO)
    for _ in range(MOST_ANSWERS + 2):
        sent(filled, NOT_SO, DIRK, "bedrijvenbond")
    answers = answers_to(now(filled), BERT, proposed(filled), MEMBER, "pv-noordland")
    assert (answers[0].id, len(answers)) == (own.id, MOST_ANSWERS)
    assert answers_to(now(filled), NOBODY, proposed(filled), MEMBER, "koepel") == (own,)


def test_a_finding_on_what_is_unknown_tells_which_relations_it_misses(filled: Store) -> None:
    (finding,) = findings_of(now(filled), "instrument-use-unknown")
    assert set(asked_by(now(filled), finding)) == {(id, "uses", "vraag") for id in ("pv-noordland", "duinland")}
    assert asked_by(now(filled), replace(finding, entities=("weg",))) == ()


def test_a_cell_is_filled_by_what_the_vocabulary_says_of_its_row_and_column() -> None:
    assert filling_relations("Province", "ProcurementInstrument") == ("uses",)
    assert len(filling_relations("Province", "Programme")) > 1
    assert filling_relations("Province", "Theme") == ()


def test_what_a_heavier_source_says_of_an_entity_stays_and_what_none_says_is_taken_over(filled: Store) -> None:
    snapshot = now(filled)
    speaker = snapshot.node("pv-noordland")
    for detail, value, becomes in (
        (Detail.NAME, "Provincie Noordland-Zee", "Provincie Noordland"),
        (Detail.HOMEPAGE, "https://noordland.example", "https://noordland.example"),
    ):
        answer = Answer(Verb.CORRECT, "pv-noordland", detail=detail, value=value)
        assert getattr(node_with(snapshot, source_of("x", speaker, "2026-01-01", answer), answer), detail) == becomes
