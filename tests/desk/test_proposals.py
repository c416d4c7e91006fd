"""Answers of organisations: what they claim, what is decided about them, and that nobody's decision is overwritten."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.ask.fact import Fact, Standing
from graph.ask.matrix import matrix
from graph.ask.paths import PathQuestion, find_paths
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.desk.answers import (
    Answer,
    Detail,
    Verb,
    answer_from_plain,
    answer_to_plain,
    fact_with,
    node_with,
    source_of,
)
from graph.desk.audiences import change_audience
from graph.desk.people import AT_THE_MACHINE, NOBODY, Person, known_as
from graph.desk.proposals import (
    NotAllowedHereError,
    UnknownProposalError,
    decide,
    decide_if_possible,
    hindrance,
    history,
    proposal,
    proposals,
    submit,
    told_conflict,
)
from graph.desk.proposed import may_read, proposed, stands
from graph.model.audience import EVERYBODY, PARTICIPANTS
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Entity, Rank
from graph.model.words import WrongError
from graph.say.proposals import proposal_message
from graph.say.sentences import fact_sentence
from graph.store import Store
from graph.store.contract import DossierMovedOnError
from graph.store.visible import visible_to
from graph.store.withdrawing import withdraw
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, batch

ANNA = Person("anna", "Anna", frozenset({"contributor"}), frozenset({"pv-noordland"}))
BERT = Person("bert", "Bert", frozenset({"reviewer"}))
CARLA = Person("carla", "Carla", frozenset({"reviewer"}))
YES = Answer(Verb.ADD, "pv-noordland", "uses", "vraag", since="2022", url="https://voorbeeld.example/besluit")
NOT_SO = Answer(Verb.DENY, "pv-noordland", "memberOf", "koepel", note="Wij zijn nooit lid geworden.")
WITHOUT_VRAAG = tuple(claim for claim in CLAIMS if "vraag" not in {claim.subject, claim.object})


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
        (Answer(Verb.ENDED, "pv-noordland"), "until when"),
        (Answer(Verb.CONFIRM, "pv-noordland", detail=Detail.NAME), "only with a correction"),
        (Answer(Verb.CONFIRM, "pv-noordland", value="Noordland"), "only with a correction"),
        (replace(YES, detail=Detail.NAME, value="Noordland"), "only with a correction"),
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
    assert not proposal(filled, sent.id).counts
    assert [accepted.id for accepted in proposals(filled, "accepted")] == [sent.id]


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


def test_an_answer_that_was_hidden_stays_so_when_its_decision_is_taken_back_and_taken_again(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", YES)
    decide(filled, now(filled), BERT, sent.id, 1, "accept")
    change_audience(filled, sent.source, [PARTICIPANTS], AT_THE_MACHINE)
    decide(filled, now(filled), BERT, sent.id, 2, "reopen", "Nog eens bekijken.")
    decide(filled, now(filled), BERT, sent.id, 3, "accept")
    assert now(filled).sources[sent.source].audience == (PARTICIPANTS,)
    assert not may_read(take_snapshot(visible_to(filled, EVERYBODY).read()), NOBODY, proposal(filled, sent.id))


def test_a_source_that_is_withdrawn_withdraws_the_answer_that_it_is_with_the_reason(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", YES)
    decide(filled, now(filled), BERT, sent.id, 1, "accept")
    withdraw(filled, sent.source, by="beheer", why="Het besluit is vernietigd.")
    gone = proposal(filled, sent.id)
    assert (gone.state, gone.counts, gone.version) == ("withdrawn", False, 3)
    assert (gone.decided_by_name, gone.reason) == ("beheer", "Het besluit is vernietigd.")
    assert gone.decisions(AT_THE_MACHINE) == ()
    assert not may_read(now(filled), NOBODY, gone)


def test_an_answer_of_which_the_source_is_gone_is_told_to_nobody_as_one_that_counts(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", NOT_SO)
    assert may_read(now(filled), NOBODY, sent)
    filled.retract(sent.source)
    assert (stands(now(filled), sent), may_read(now(filled), NOBODY, sent)) == (False, False)
    assert may_read(now(filled), ANNA, sent)


def test_what_a_steward_opened_up_stays_open_when_it_is_accepted_again(filled: Store) -> None:
    filled.sync(replace(batch(), source=replace(batch().source, audience=(PARTICIPANTS,))))
    sent = submit(filled, now(filled), ANNA, "pv-noordland", YES)
    assert decide(filled, now(filled), BERT, sent.id, 1, "accept").audience == (PARTICIPANTS,)
    change_audience(filled, sent.source, [], AT_THE_MACHINE)
    decide(filled, now(filled), BERT, sent.id, 2, "reopen", "Nog eens bekijken.")
    assert decide(filled, now(filled), BERT, sent.id, 3, "accept").audience == ()


@pytest.mark.parametrize(
    ("stands_for", "given", "audience"),
    [
        ("lab-x", "geheim-lab", (PARTICIPANTS,)),
        ("geheim-lab", "geheim-lab", (PARTICIPANTS,)),
        ("geheim-lab", "lab-x", ()),
    ],
)
def test_an_answer_under_an_id_that_is_hidden_makes_neither_it_nor_who_it_is_known(
    filled: Store, stands_for: str, given: str, audience: tuple[str, ...]
) -> None:
    hidden = replace(REGISTER, id="verborgen", audience=(PARTICIPANTS,))
    filled.sync(Batch(replace(REGISTER, id="open"), (Entity("lab-x", "Fieldlab", "Lab X"),), ()))
    filled.sync(Batch(hidden, (Entity("geheim-lab", "Fieldlab", "Geheim Lab"),), ()))
    judged_same(filled, stands_for, "lab-x" if stands_for == "geheim-lab" else "geheim-lab")
    seen = visible_to(filled, ANNA.viewer)
    sent = submit(seen, now(seen), ANNA, "pv-noordland", Answer(Verb.CONFIRM, given))
    assert decide(filled, now(filled), BERT, sent.id, 1, "accept").audience == audience
    public = visible_to(filled, EVERYBODY)
    assert "geheim-lab" not in now(public)
    assert not public.read().judgements
    assert "Geheim" not in str(public.read())


@pytest.mark.parametrize("answer", [NOT_SO, Answer(Verb.CONFIRM, "pv-noordland")])
def test_what_was_answered_while_two_were_taken_for_one_keeps_the_name_of_whom_it_is_about(
    filled: Store, answer: Answer
) -> None:
    filled.sync(Batch(replace(REGISTER, id="ander"), (Entity("tooi-pv99", "Province", "Provincie Verkeerd"),), ()))
    judged_same(filled, "tooi-pv99", "pv-noordland")
    sent = submit(filled, now(filled), known_as(now(filled), ANNA), "pv-noordland", answer)
    if not sent.counts:
        decide(filled, now(filled), BERT, sent.id, 1, "accept")
    judged_same(filled, "tooi-pv99", "pv-noordland", Verdict.WITHDRAWN)
    stated = {entity.name for source, entity in filled.read().entities if entity.id == "pv-noordland"}
    assert stated == {"Provincie Noordland"}


def judged_same(store: Store, left: str, right: str, verdict: Verdict = Verdict.YES) -> None:
    store.judge([Judgement(left, right, verdict, "redactie", "2026-11-29T00:00:00+00:00")])


def kind_changed(store: Store) -> None:
    entities = tuple(replace(entity, kind="Challenge") if entity.id == "vraag" else entity for entity in ENTITIES)
    store.sync(batch(entities=entities, claims=WITHOUT_VRAAG))


def gone(store: Store) -> None:
    store.sync(batch(entities=tuple(entity for entity in ENTITIES if entity.id != "vraag"), claims=WITHOUT_VRAAG))


def ends_are_one(store: Store) -> None:
    judged_same(store, "pv-noordland", "vraag")


@pytest.mark.parametrize("change", [kind_changed, gone, ends_are_one])
@pytest.mark.parametrize("verb", [Verb.ADD, Verb.LOOKING_INTO])
def test_what_no_longer_fits_what_is_known_is_told_so_and_refused_or_withdrawn_but_never_accepted(
    filled: Store, change: Callable[[Store], None], verb: Verb
) -> None:
    first, second = (submit(filled, now(filled), ANNA, "pv-noordland", replace(YES, verb=verb)) for _ in range(2))
    change(filled)
    snapshot = now(filled)
    assert "no longer" in proposal_message(snapshot, first).in_language("en")
    assert not may_read(snapshot, BERT, first)
    problem = hindrance(filled, snapshot, BERT, first, 1, "accept")
    assert problem is not None
    assert decide_if_possible(filled, snapshot, BERT, first.id, 1, "accept") == problem
    assert hindrance(filled, snapshot, BERT, first, 1, "refuse") is None
    assert decide(filled, snapshot, BERT, first.id, 1, "refuse", "Vervallen.").state == "refused"
    assert decide(filled, snapshot, ANNA, second.id, 1, "withdraw").state == "withdrawn"


def test_a_denial_that_no_longer_fits_does_not_count_again_when_its_refusal_is_taken_back(filled: Store) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", NOT_SO)
    decide(filled, now(filled), BERT, sent.id, 1, "refuse", "Onjuist.")
    judged_same(filled, "pv-noordland", "koepel")
    with pytest.raises(WrongError, match="can no longer count"):
        decide(filled, now(filled), BERT, sent.id, 2, "reopen", "Toch niet.")


def test_an_organisation_that_another_id_came_to_stand_for_keeps_its_answers_and_its_people_until_that_is_undone(
    filled: Store,
) -> None:
    sent = submit(filled, now(filled), ANNA, "pv-noordland", NOT_SO)
    filled.sync(Batch(REGISTER, (Entity("tooi-pv99", "Province", "Noordland"),), ()))
    judged_same(filled, "tooi-pv99", "pv-noordland")
    snapshot = now(filled)
    judged = proposed(filled, redirects=snapshot.redirects)
    assert [denial.id for denial in judged.on(("tooi-pv99", "memberOf", "koepel"))] == [sent.id]
    assert judged.of("tooi-pv99") == judged.of("pv-noordland") != ()
    anna = known_as(snapshot, replace(ANNA, id="emma"))
    other = known_as(snapshot, replace(ANNA, id="fred", organisations=frozenset({"tooi-pv99"})))
    for person in (anna, other):
        assert sent.decisions(person) == ("withdraw",)
        assert person.viewer.sees(("tooi-pv99",))
        assert person.viewer.sees(("pv-noordland",))
    later = submit(filled, snapshot, anna, "tooi-pv99", replace(NOT_SO, relation="partyTo", object="agenda"))
    by_old_id = submit(filled, snapshot, anna, "pv-noordland", NOT_SO, key="een")
    assert (later.speaker, later.at_once, by_old_id.at_once) == ("pv-noordland", True, True)
    assert submit(filled, snapshot, anna, "tooi-pv99", NOT_SO.as_judged(snapshot.redirects), key="een") == by_old_id
    judged_same(filled, "tooi-pv99", "pv-noordland", Verdict.WITHDRAWN)
    apart = now(filled)
    assert known_as(apart, replace(anna, also=frozenset())).own == {"pv-noordland"}
    assert proposed(filled).of("tooi-pv99") == ()
    denied = [tie for tie in apart.all_outgoing("pv-noordland", "memberOf") if tie.denied]
    assert {piece.source.id for tie in denied for piece in tie.evidence} >= {sent.source, by_old_id.source}


def test_an_answer_after_midnight_is_of_the_day_on_the_clock_of_the_netherlands(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.desk.proposals._now", lambda: "2026-12-31T23:30:00+00:00")
    sent = submit(filled, now(filled), ANNA, "pv-noordland", NOT_SO)
    assert now(filled).sources[sent.source].published == "2027-01-01"


@pytest.mark.parametrize("verb", [Verb.CONFIRM, Verb.ENDED])
def test_an_answer_on_an_entity_claims_nothing_that_its_sentence_does_not_tell(filled: Store, verb: Verb) -> None:
    node = now(filled).node("koepel")
    said = Answer(verb, "koepel", until="2020", detail=Detail.HOMEPAGE, value="https://anders.example")
    after = node_with(now(filled), source_of("x", node, "2026-01-01", said), said)
    assert (after.homepage, after.until) == (node.homepage, "2020" if verb is Verb.ENDED else node.until)


def test_an_answer_survives_being_written_as_json() -> None:
    for answer in (YES, NOT_SO, Answer(Verb.CORRECT, "a", detail=Detail.HOMEPAGE, value="https://a.example")):
        assert answer_from_plain(answer_to_plain(answer)) == answer


def test_an_unknown_proposal_is_told(filled: Store) -> None:
    with pytest.raises(UnknownProposalError):
        decide(filled, now(filled), BERT, "weg", 1, "accept")
