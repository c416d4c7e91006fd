"""Who is who: rules merge what they can be sure of, everything else waits for a person."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ask.resolution import RULES, Resolution, find_likenesses, resolve_store
from graph.ask.snapshot import Standing, take_snapshot
from graph.model.audience import EVERYBODY, PARTICIPANTS, participant
from graph.model.identity import Judgement, Verdict
from graph.model.names import plain
from graph.model.records import Batch, Claim, Confidence, Entity, Identifier, Name, NameUse, Rank, Source
from graph.say.review import Answer, Decision, FoundRelation, decide, decided_items, item_lines, open_items, undo, walk
from graph.store import Store, open_store
from graph.store.visible import visible_to

AT = "2026-01-01T00:00:00+00:00"
REGISTER = (
    Entity(
        "tooi-mnre9001",
        "Ministry",
        "Ministerie van Voorbeeldzaken en Klimaat",
        names=(Name("VZK", NameUse.ABBREVIATION), Name("Voorbeeldzaken en Klimaat")),
    ),
    Entity("tooi-pv91", "Province", "Provincie Fryslân", names=(Name("Friesland"),)),
    Entity("tooi-pv92", "Province", "Provincie Noordland"),
    Entity("tooi-gm9001", "Municipality", "Gemeente Noordland", names=(Name("Noordland"),)),
    Entity("tooi-gm9002", "Municipality", "Gemeente Dubbelstad", until="2010"),
    Entity("tooi-gm9003", "Municipality", "Gemeente Dubbelstad", since="2011"),
    Entity("tooi-oorg9001", "Company", "VoorbeeldRail B.V.", identifiers=(Identifier("kvk", "00000001"),)),
)


def source(id: str, rank: Rank = Rank.CONTRIBUTION) -> Source:
    return Source(id, f"Bron {id}", "Uitgever", "CC0-1.0", rank)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(f"sqlite:///{tmp_path}/test.db")
    made.sync(Batch(source("register", Rank.REGISTER), REGISTER, ()))
    return made


def add(store: Store, *entities: Entity, id: str = "bijdrage") -> Resolution:
    store.sync(Batch(source(id), entities, ()))
    return find_likenesses(store.read(), AT)


def merged(resolution: Resolution) -> set[tuple[str, str]]:
    return {judgement.pair for judgement in resolution.judgements}


@pytest.mark.parametrize(
    "name",
    [
        "Ministerie van Voorbeeldzaken en Klimaat",
        "VZK",
        "Min. van VZK",
        "het ministerie van VZK",
        "Voorbeeldzaken & Klimaat",
    ],
)
def test_a_ministry_under_five_names_stays_one_actor(store: Store, name: str) -> None:
    assert merged(add(store, Entity("a-min", "Ministry", name))) == {("a-min", "tooi-mnre9001")}


@pytest.mark.parametrize(
    ("kind", "name", "id"),
    [
        ("Province", "Friesland", "tooi-pv91"),
        ("Province", "Provincie Fryslan", "tooi-pv91"),
        ("Municipality", "Noordland", "tooi-gm9001"),
        ("Province", "Noordland", "tooi-pv92"),
        ("Company", "VoorbeeldRail bv", "tooi-oorg9001"),
        ("Company", "Voorbeeldrail", "tooi-oorg9001"),
    ],
)
def test_the_same_body_written_otherwise_is_merged(store: Store, kind: str, name: str, id: str) -> None:
    assert merged(add(store, Entity("a-body", kind, name))) == {("a-body", id)}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Municipality", "Gemeente Dubbelstad"),
        ("Company", "Stichting VoorbeeldRail"),
        ("Company", "Coöperatie VoorbeeldRail"),
        ("Agency", "VoorbeeldRail B.V."),
        ("Company", "VoorbeeldRail Diensten B.V."),
        ("Association", "VZK"),
        ("Consortium", "Voorbeeldzaken en Klimaat"),
    ],
)
def test_a_name_that_may_be_somebody_elses_is_never_merged(store: Store, kind: str, name: str) -> None:
    assert merged(add(store, Entity("a-body", kind, name))) == set()


def test_the_same_number_merges_under_any_name(store: Store) -> None:
    other = Entity("a-body", "Company", "VBR Holding", identifiers=(Identifier("kvk", "00000001"),))
    assert merged(add(store, other)) == {("a-body", "tooi-oorg9001")}


def test_another_number_of_the_same_authority_keeps_equal_names_apart(store: Store) -> None:
    other = Entity("a-body", "Company", "VoorbeeldRail B.V.", identifiers=(Identifier("kvk", "00000002"),))
    resolution = add(store, other)
    assert merged(resolution) == set()
    assert ("a-body", "tooi-oorg9001") not in {suggestion.pair for suggestion in resolution.suggestions}


def test_three_that_share_a_number_wait_for_a_person(store: Store) -> None:
    numbers = (Identifier("kvk", "00000009"),)
    resolution = add(
        store,
        Entity("a", "Company", "Moeder", identifiers=numbers),
        Entity("b", "Company", "Dochter", identifiers=numbers),
        Entity("c", "Company", "Zuster", identifiers=numbers),
    )
    assert merged(resolution) == set()
    assert {suggestion.pair for suggestion in resolution.suggestions} == {("a", "b"), ("a", "c"), ("b", "c")}


def test_near_names_are_suggested_with_their_reason_and_other_years_are_not(store: Store) -> None:
    store.sync(Batch(source("brief"), (Entity("x", "Covenant", "Voorbeeldagenda mkb 2019-2020"),), ()))
    resolution = add(
        store,
        Entity("y", "Covenant", "Voorbeeldagenda voor mkb 2019-2020"),
        Entity("z", "Covenant", "Voorbeeldagenda mkb 2018-2019"),
    )
    assert merged(resolution) == set()
    (likeness,) = resolution.suggestions
    assert likeness.pair == ("x", "y")
    assert 0 < likeness.score <= 100
    assert "lijken op elkaar" in likeness.reasons[0].in_language("nl")


def test_the_rules_record_what_they_decide_once_and_an_undone_merge_stays_undone(store: Store) -> None:
    add(store, Entity("a-min", "Ministry", "Min. van VZK"))
    resolution, changes = resolve_store(store, AT)
    assert changes.added == 1
    assert resolution.judgements[0].by == RULES
    assert take_snapshot(store.read()).node("a-min").id == "tooi-mnre9001"
    _, again = resolve_store(store, AT)
    assert not again
    store.judge([Judgement("a-min", "tooi-mnre9001", Verdict.WITHDRAWN, "beheerder", AT, "toch niet")])
    assert take_snapshot(store.read()).node("a-min").id == "a-min"
    assert not resolve_store(store, AT)[1]


def test_a_merge_that_a_judgement_forbids_becomes_a_question(store: Store) -> None:
    store.judge([Judgement("a", "tooi-mnre9001", Verdict.NO, "beheerder", AT)])
    store.judge([Judgement("a", "b", Verdict.YES, "beheerder", AT)])
    resolution = add(store, Entity("a", "Ministry", "Iets anders"), Entity("b", "Ministry", "VZK"))
    assert merged(resolution) == set()
    assert resolution.judgements == ()


@given(st.text(max_size=40), st.sampled_from(["Ministry", "Company", "Theme"]))
def test_plain_names_are_stable(name: str, kind: str) -> None:
    assert plain(name, kind) == plain(f" {name} ", kind)


FOUND = Claim("vzk", "funds", "programma", locator="p. 2, al. 3", confidence=Confidence.EXTRACTED)


@pytest.fixture
def found(store: Store) -> Store:
    entities = (
        Entity("vzk", "Ministry", "Ministerie van Oude Zaken"),
        Entity("programma", "Programme", "Proefprogramma"),
    )
    mention = Claim("kst-99999-1", "mentions", "vzk", locator="p. 1", confidence=Confidence.EXTRACTED)
    paper = Entity("kst-99999-1", "ParliamentaryPaper", "Kamerstuk 99999, nr. 1")
    store.sync(Batch(source("stuk-herkend", Rank.EXTRACTION), (*entities, paper), (FOUND, mention)))
    return store


def relations(store: Store) -> list[FoundRelation]:
    return [item for item in open_items(store.read(), AT) if isinstance(item, FoundRelation)]


@pytest.mark.parametrize(
    ("answer", "confidence", "aspect", "words"),
    [
        (Answer.ACCEPT, Confidence.STATED, "accepted", "aangenomen door beleidsmedewerker"),
        (Answer.REJECT, Confidence.EXTRACTED, "rejected-by-reviewer", "afgewezen door beleidsmedewerker"),
        (Answer.UNSURE, Confidence.EXTRACTED, "undecided", "onbeslist gelaten door beleidsmedewerker"),
    ],
)
def test_a_decision_on_a_relation_is_data_remembered_and_undone(
    found: Store, answer: Answer, confidence: Confidence, aspect: str, words: str
) -> None:
    (item,) = relations(found)
    decide(found, item, Decision(answer, "beleidsmedewerker", AT, "nagelezen"))
    (kept,) = [claim for id, claim in found.read().claims if id == "beoordelingen"]
    assert (kept.confidence, kept.locator, kept.aspects) == (confidence, "p. 2, al. 3", (aspect,))
    assert (kept.note or "").startswith("beleidsmedewerker")
    assert (kept.note or "").endswith("nagelezen")
    found.sync(Batch(source("ander"), (Entity("n", "Company", "Nieuw"),), ()))
    assert relations(found) == []
    assert any(words in decision.in_language("nl") for _, decision in decided_items(found.read()))
    undo(found, item, "beleidsmedewerker", AT)
    assert relations(found) == [item]
    assert "beoordelingen" not in {source.id for source in found.read().sources}


@pytest.mark.parametrize(
    ("answer", "standing"),
    [
        (Answer.ACCEPT, Standing.STANDS),
        (Answer.REJECT, Standing.WITHDRAWN),
        (Answer.UNSURE, Standing.STANDS),
    ],
)
def test_what_a_reviewer_rejected_stands_no_longer_though_the_program_still_says_so(
    found: Store, answer: Answer, standing: Standing
) -> None:
    (item,) = relations(found)
    decide(found, item, Decision(answer, "beleidsmedewerker", AT))
    (fact,) = take_snapshot(found.read()).all_outgoing("vzk", "funds")
    assert (fact.standing, len(fact.evidence)) == (standing, 2)


@pytest.mark.parametrize("answer", Answer)
def test_what_was_decided_on_is_told_as_it_was_found_and_not_as_a_plan(found: Store, answer: Answer) -> None:
    (item,) = relations(found)
    decide(found, item, Decision(answer, "beleidsmedewerker", AT))
    contents = found.read()
    (decided,) = (item for item, _ in decided_items(contents) if isinstance(item, FoundRelation))
    line = item_lines(take_snapshot(contents), decided, "nl")[0]
    note = "" if answer is Answer.ACCEPT else " (door een programma gevonden)"
    assert line == f"Het ministerie van Oude Zaken financiert Proefprogramma{note}."


def test_a_rejection_goes_for_the_place_that_was_read_and_for_no_other(found: Store) -> None:
    again = replace(FOUND, locator="p. 9")
    entities = tuple(entity for id, entity in found.read().entities if id == "stuk-herkend")
    found.sync(Batch(source("stuk-herkend", Rank.EXTRACTION), entities, (FOUND, again)))
    first, second = relations(found)
    decide(found, first, Decision(Answer.REJECT, "beleidsmedewerker", AT))
    (fact,) = take_snapshot(found.read()).all_outgoing("vzk", "funds")
    assert fact.standing is Standing.STANDS
    assert [piece.claim.locator for piece in fact.supporting] == [second.claim.locator]


def test_a_second_answer_takes_the_place_of_the_first(found: Store) -> None:
    (item,) = relations(found)
    decide(found, item, Decision(Answer.REJECT, "een", AT))
    decide(found, item, Decision(Answer.ACCEPT, "twee", AT))
    (kept,) = [claim for id, claim in found.read().claims if id == "beoordelingen"]
    assert (kept.confidence, kept.status) == (Confidence.STATED, None)


def test_decisions_that_several_people_take_at_the_same_moment_are_all_kept(found: Store) -> None:
    programmes = [Entity(f"programma-{number}", "Programme", f"Proefprogramma {number}") for number in range(6)]
    claims = tuple(replace(FOUND, object=programme.id) for programme in programmes)
    ministry = Entity("vzk", "Ministry", "Ministerie van Oude Zaken")
    found.sync(Batch(source("stuk-herkend", Rank.EXTRACTION), (ministry, *programmes), claims))
    items = relations(found)
    with ThreadPoolExecutor(len(items)) as people:
        tuple(people.map(lambda item: decide(found, item, Decision(Answer.ACCEPT, "iemand", AT)), items))
    assert relations(found) == []
    assert len(decided_items(found.read())) == 6


def test_a_decision_is_kept_though_another_source_takes_what_it_is_about_for_something_else(found: Store) -> None:
    found.sync(Batch(source("zeker-anders"), (Entity("programma", "Company", "Proefprogramma"),), ()))
    (item,) = relations(found)
    decide(found, item, Decision(Answer.ACCEPT, "beleidsmedewerker", AT))
    assert ("beoordelingen", "Programme") in {(id, entity.kind) for id, entity in found.read().entities}


def test_a_decision_on_what_is_not_for_all_is_for_the_same_people_and_is_undone_there(found: Store) -> None:
    entities = tuple(entity for id, entity in found.read().entities if id == "stuk-herkend")
    hidden = replace(source("stuk-herkend", Rank.EXTRACTION), audience=(PARTICIPANTS,))
    found.sync(Batch(hidden, entities, (FOUND,)))
    (item,) = relations(found)
    decide(found, item, Decision(Answer.ACCEPT, "beleidsmedewerker", AT))
    for viewer, claims in ((EVERYBODY, 0), (participant(), 2)):
        assert len(visible_to(found, viewer).read().claims) == claims
    (decided,) = (item for item, _ in decided_items(found.read()) if isinstance(item, FoundRelation))
    undo(found, decided, "beleidsmedewerker", AT)
    assert relations(found) == [item]


def test_a_decision_needs_somebody_who_takes_it() -> None:
    with pytest.raises(ValueError, match="name or function"):
        Decision(Answer.ACCEPT, " ", AT)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_item_reads_as_sentences_with_its_evidence(found: Store, language: str) -> None:
    snapshot = take_snapshot(found.read())
    (item,) = relations(found)
    assert "p. 2, al. 3" in " ".join(item_lines(snapshot, item, language))


def test_the_walk_keeps_each_answer_at_once_and_asks_nothing_twice(found: Store) -> None:
    found.sync(Batch(source("brief"), (Entity("x", "Covenant", "Voorbeeldagenda mkb en regio"),), ()))
    found.sync(Batch(source("bijdrage"), (Entity("y", "Covenant", "Voorbeeldagenda voor mkb en regio"),), ()))
    answers, lines = iter(["wat?", "j", "zelfde stuk", "o", "q"]), list[str]()
    count = walk(found, lambda question: next(answers), lines.append, by="beheerder", now=lambda: AT)
    assert count == 1
    (judgement,) = found.read().judgements
    assert (judgement.verdict, judgement.by, judgement.why) == (Verdict.YES, "beheerder", "zelfde stuk")
    assert len(relations(found)) == 1
    assert any("lijken op elkaar" in line for line in lines)
    assert list(answers) == ["q"]


def test_all_ways_in_which_contributions_write_a_registered_body_are_that_body(store: Store) -> None:
    names = ("Noordland", "Gemeente Noordland", "Gem. Noordland", "de gemeente Noordland")
    add(store, *(Entity(f"a-{number}", "Municipality", name) for number, name in enumerate(names)))
    resolution = add(store, Entity("b-0", "Municipality", "Noordland"), id="bijdrage-twee")
    others = {"b-0", *(f"a-{number}" for number in range(len(names)))}
    assert merged(resolution) == {tuple(sorted((id, "tooi-gm9001"))) for id in others}
    assert not [suggestion for suggestion in resolution.suggestions if others & set(suggestion.pair)]


def test_two_registered_bodies_of_one_name_are_decided_by_a_person(store: Store) -> None:
    resolution = add(
        store, Entity("a", "Municipality", "Dubbelstad"), Entity("b", "Municipality", "Gemeente Dubbelstad")
    )
    assert not merged(resolution)
    assert {("a", "tooi-gm9002"), ("a", "tooi-gm9003")} <= {suggestion.pair for suggestion in resolution.suggestions}


def test_a_name_that_registered_namesakes_bear_with_brackets_is_asked_about(store: Store) -> None:
    store.sync(
        Batch(
            source("register-twee", Rank.REGISTER),
            (
                Entity("tooi-gm9004", "Municipality", "Gemeente Heuvel (N)"),
                Entity("tooi-gm9005", "Municipality", "Gemeente Heuvel (Z)"),
            ),
            (),
        )
    )
    resolution = add(store, Entity("a", "Municipality", "Heuvel"))
    assert not merged(resolution)
    assert {("a", "tooi-gm9004"), ("a", "tooi-gm9005")} <= {suggestion.pair for suggestion in resolution.suggestions}


def test_what_somebody_judged_apart_is_not_asked_again_of_another_way_of_writing(store: Store) -> None:
    add(store, Entity("a", "Municipality", "Gemeente Noordland"))
    store.judge([Judgement("a", "tooi-gm9001", Verdict.NO, "Proefpersoon", AT)])
    resolution = add(store, Entity("b", "Municipality", "Noordland"), id="bijdrage-twee")
    assert ("b", "tooi-gm9001") in merged(resolution)
    assert ("a", "b") not in {suggestion.pair for suggestion in resolution.suggestions}
