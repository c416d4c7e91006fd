"""Gaps in what the facts rest on: too old, too weak, or contradicted."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from graph.ask.gaps import Finding, find_gaps
from graph.model.records import Amount, Claim, Entity, Rank, Source
from tests.graph.drawing import LETTER, NEWS, TODAY, claim, drawing, entity

BODIES = (
    entity("noord", "Province", "Provincie Noord"),
    entity("koepel", "Association", "Voorbeeldkoepel"),
    entity("pot", "Budget", "Voorbeeldpot"),
    entity("agenda", "Covenant", "Voorbeeldagenda 2019-2020", since="2019"),
    entity("uitvraag", "Challenge", "Uitvraag"),
    entity("vaarwegen", "Theme", "Vaarwegen"),
    entity("wegen", "Theme", "Wegen"),
)


def gaps(
    rule: str,
    claims: list[Claim],
    news: list[Claim] | None = None,
    *,
    told: tuple[Entity, ...] = BODIES,
    source: Source = LETTER,
    today: date = TODAY,
) -> tuple[Finding, ...]:
    more = [(NEWS, told, news)] if news is not None else []
    return find_gaps(drawing(BODIES, claims, source=source, more=more), rules=[rule], today=today)


MEMBER = claim("noord", "memberOf", "koepel")


def test_a_running_fact_that_nobody_confirmed_for_years_is_stale() -> None:
    (found,) = gaps("stale-facts", [MEMBER])
    assert set(found.entities) == {"noord", "koepel"}
    assert "sinds november 2021 of langer geen bevestiging bekend" in found.sentence.nl


def test_a_newer_source_that_says_the_same_freshens_it() -> None:
    assert not gaps("stale-facts", [MEMBER], [MEMBER])


def test_a_stale_fact_that_a_heavier_source_denies_counts_with_the_source_that_states_it() -> None:
    denied = replace(MEMBER, holds=False)
    older = replace(NEWS, published="2020")
    drawn = drawing(BODIES, [denied], source=replace(LETTER, published="2019"), more=[(older, BODIES, [MEMBER])])
    (found,) = find_gaps(drawn, rules=["stale-facts"], today=TODAY)
    assert (found.looked_at.count, found.looked_at.sources) == (1, (NEWS.id,))


@pytest.mark.parametrize("over", [{"until": "2020"}, {"status": "ended"}, {"status": "proposed"}])
def test_what_is_over_or_has_not_begun_does_not_grow_old(over: dict[str, str]) -> None:
    assert not gaps("stale-facts", [claim("noord", "memberOf", "koepel", **over)])


def test_a_register_holds_until_its_next_edition() -> None:
    register = Source("register", "Register", "Houder", "CC0-1.0", Rank.REGISTER, published="2015")
    assert not gaps("stale-facts", [MEMBER], source=register)


@pytest.mark.parametrize(
    ("confidence", "weak"), [("reported", True), ("extracted", True), ("derived", False), ("stated", False)]
)
def test_one_source_at_second_hand_or_by_a_program_is_weak(confidence: str, weak: bool) -> None:
    found = gaps("weak-evidence", [claim("noord", "memberOf", "koepel", confidence=confidence)])
    assert bool(found) is weak


def test_a_count_of_weak_facts_does_not_begin_the_sentence() -> None:
    (found,) = gaps("weak-evidence", [claim("noord", "memberOf", "koepel", confidence="reported")])
    assert found.sentence.nl.startswith("In ‘")
    assert "staat één feit dat op één bron rust en uit de tweede hand is" in found.sentence.nl
    assert "one fact rests on one source, second-hand" in found.sentence.en


def test_a_second_source_makes_it_stronger() -> None:
    told = claim("noord", "memberOf", "koepel", confidence="reported")
    assert not gaps("weak-evidence", [told], [told])


def amount(value: int, **fields: str) -> Claim:
    return claim("koepel", "makesAvailable", "pot", amount=Amount(Decimal(value)), **fields)


def test_other_amounts_for_the_same_time_contradict_each_other() -> None:
    (found,) = gaps("contradictions", [amount(70)], [amount(60, since="2021", until="2021")])
    assert "€ 70" in found.sentence.nl
    assert "€ 60" in found.sentence.nl
    assert [one.source.id for one in found.evidence] == ["voorbeeldbrief", "voorbeeldkrant"]


def test_amounts_for_other_years_or_of_one_source_do_not() -> None:
    then = amount(70, since="2019", until="2019")
    assert not gaps("contradictions", [then], [amount(60, since="2021", until="2021")])
    assert not gaps("contradictions", [then, amount(60, since="2021", until="2021")])


def test_what_one_source_states_and_another_denies_is_serious() -> None:
    (found,) = gaps("contradictions", [MEMBER], [claim("noord", "memberOf", "koepel", holds=False)])
    assert found.severity == "serious"
    assert set(found.entities) == {"noord", "koepel"}


def told(**fields: str) -> tuple[Entity, ...]:
    return tuple(replace(one, **fields) if one.id == "agenda" else one for one in BODIES)  # type: ignore[arg-type]


def test_years_that_cannot_both_be_right_contradict_each_other() -> None:
    (found,) = gaps("contradictions", [], [], told=told(name="Voorbeeldagenda 2018-2019", since="2018"))
    assert found.entities == ("agenda",)
    assert "het begin: 2019" in found.sentence.nl
    assert "de naam: ‘Voorbeeldagenda 2019-2020’" in found.sentence.nl


@pytest.mark.parametrize("fields", [{"since": "2019-11"}, {"name": "De Voorbeeldagenda (2019-2020)"}, {}])
def test_a_preciser_date_or_another_way_of_writing_does_not(fields: dict[str, str]) -> None:
    assert not gaps("contradictions", [], [], told=told(**fields))


def test_kinds_that_exclude_each_other_contradict() -> None:
    (found,) = gaps("contradictions", [], [], told=told(kind="Plan"))
    assert "de soort" in found.sentence.nl


def test_places_that_a_note_says_contradict_each_other_are_told() -> None:
    note = "De twee plaatsen spreken elkaar tegen."
    (found,) = gaps(
        "contradictions",
        [
            claim("uitvraag", "concerns", "vaarwegen", role="plaats", note=note, locator="p. 3"),
            claim("uitvraag", "concerns", "wegen", role="plaats", note=note, locator="kader 1"),
        ],
    )
    assert found.entities == ("uitvraag", "vaarwegen", "wegen")
    assert "p. 3" in found.sentence.nl
    assert "kader 1" in found.sentence.nl
