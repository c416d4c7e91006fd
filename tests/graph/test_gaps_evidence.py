"""Gaps in what the facts rest on: too old, or contradicted."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graph.ask.gaps import Finding, find_gaps
from graph.model.records import Amount, Claim, Entity, Page, Rank, Source
from tests.graph.drawing import LETTER, NEWS, claim, drawing, entity

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
    entities: tuple[Entity, ...] = BODIES,
    source: Source = LETTER,
) -> tuple[Finding, ...]:
    more = [(NEWS, entities, news)] if news is not None else []
    return find_gaps(drawing(BODIES, claims, source=source, more=more), rules=[rule])


def words(finding: Finding, language: str = "nl") -> str:
    return finding.sentence.in_language(language)


MEMBER = claim("noord", "memberOf", "koepel")


def test_a_running_fact_that_nobody_confirmed_for_years_is_stale() -> None:
    (finding,) = gaps("stale-facts", [MEMBER])
    assert set(finding.entities) == {"noord", "koepel"}
    assert words(finding).startswith("Eén feit is al meer dan drie jaar niet meer bevestigd")
    assert "het is van november 2021" in words(finding)


def test_a_source_that_gives_only_a_year_is_not_given_a_month() -> None:
    (finding,) = gaps("stale-facts", [MEMBER], source=replace(LETTER, published="2019"))
    assert words(finding).endswith("; het is van 2019.")


def test_of_several_stale_facts_the_oldest_and_most_frequent_are_told() -> None:
    older = replace(NEWS, published="2019-03")
    others = tuple(entity(f"lid-{number}", "Company") for number in range(3))
    joined = [claim(company.id, "memberOf", "koepel") for company in others]
    drawn = drawing(BODIES, [MEMBER], more=[(older, (*BODIES, *others), joined)])
    (finding,) = find_gaps(drawn, rules=["stale-facts"])
    assert words(finding).startswith("Vier feiten zijn al meer dan drie jaar niet meer bevestigd; de meeste gaan over ")
    assert words(finding).endswith("de oudste zijn van maart 2019.")
    assert finding.entities[0] == finding.next_step.contact == "koepel"
    assert [piece.source.id for piece in finding.evidence] == [NEWS.id, NEWS.id, NEWS.id, LETTER.id]


def test_a_newer_source_that_says_the_same_freshens_it() -> None:
    assert not gaps("stale-facts", [MEMBER], [MEMBER])


def test_a_stale_fact_that_a_heavier_source_denies_counts_with_the_source_that_states_it() -> None:
    denied = replace(MEMBER, holds=False)
    older = replace(NEWS, published="2020")
    drawn = drawing(BODIES, [denied], source=replace(LETTER, published="2019"), more=[(older, BODIES, [MEMBER])])
    (finding,) = find_gaps(drawn, rules=["stale-facts"])
    assert finding.looked_at.count == 1
    assert [piece.source.id for piece in finding.evidence] == [NEWS.id]


def test_that_a_newer_source_denies_it_confirms_nothing() -> None:
    (finding,) = gaps("stale-facts", [MEMBER], [replace(MEMBER, holds=False)])
    assert "van november 2021" in words(finding)


@pytest.mark.parametrize("over", [{"until": "2020"}, {"status": "ended"}, {"status": "proposed"}])
def test_what_is_over_or_has_not_begun_does_not_grow_old(over: dict[str, str]) -> None:
    assert not gaps("stale-facts", [claim("noord", "memberOf", "koepel", **over)])


def test_a_register_holds_until_its_next_edition() -> None:
    register = Source("register", "Register", "Houder", "CC0-1.0", Rank.REGISTER, published="2015")
    assert not gaps("stale-facts", [MEMBER], source=register)


def test_a_page_that_is_newer_than_its_dataset_is_the_confirmation() -> None:
    old, new = "https://voorbeeld.example/oud", "https://voorbeeld.example/nieuw"
    pages = (Page(old, "Oude bladzijde", published="2019-04"), Page(new, "Nieuwe bladzijde", published="2024-10-02"))
    curated = Source("dossier", "Dossier", "Redactie", "CC0-1.0", Rank.CURATED, published="2025-05-01", pages=pages)
    assert gaps("stale-facts", [replace(MEMBER, url=old)], source=curated)
    assert not gaps("stale-facts", [replace(MEMBER, url=new)], source=curated)


def amount(value: int, **fields: Any) -> Claim:
    return claim("koepel", "makesAvailable", "pot", amount=Amount(Decimal(value)), **fields)


def test_other_amounts_for_the_same_time_contradict_each_other() -> None:
    (finding,) = gaps("contradictions", [amount(70)], [amount(60)])
    assert "€ 70" in words(finding)
    assert "€ 60" in words(finding)
    assert [piece.source.id for piece in finding.evidence] == ["voorbeeldbrief", "voorbeeldkrant"]


def test_amounts_for_other_years_or_of_one_source_do_not() -> None:
    then = amount(70, since="2019", until="2019")
    assert not gaps("contradictions", [then], [amount(60, since="2021", until="2021")])
    assert not gaps("contradictions", [then, amount(60, since="2021", until="2021")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"since": "2021", "until": "2021"}),
        ({"since": "2019"}, {"since": "2020"}),
        ({"until": "2024"}, {}),
    ],
)
def test_amounts_that_can_be_told_apart_by_their_time_are_no_contradiction(
    one: dict[str, str], other: dict[str, str]
) -> None:
    assert not gaps("contradictions", [amount(70, **one)], [amount(60, **other)])


def test_an_amount_a_year_and_one_at_most_are_other_things_and_no_contradiction() -> None:
    yearly, most = ("yearly",), ("maximum",)
    assert gaps("contradictions", [amount(70, aspects=yearly)], [amount(60, aspects=yearly)])
    assert not gaps("contradictions", [amount(70, aspects=yearly)], [amount(60, aspects=most)])
    a_year, in_all = Amount(Decimal(70), period="per jaar"), Amount(Decimal(140), period="2020-2021")
    paid = [claim("koepel", "makesAvailable", "pot", amount=amount) for amount in (a_year, in_all)]
    assert not gaps("contradictions", paid[:1], paid[1:])


def test_what_one_source_states_and_another_denies_is_serious() -> None:
    (finding,) = gaps("contradictions", [MEMBER], [claim("noord", "memberOf", "koepel", holds=False)])
    assert finding.severity == "serious"
    assert set(finding.entities) == {"noord", "koepel"}


@pytest.mark.parametrize(
    ("stated", "denied", "clash"),
    [
        ({}, {}, True),
        ({"until": "2020"}, {}, False),
        ({"until": "2020"}, {"since": "2019"}, True),
        ({"since": "2024"}, {}, False),
        ({"since": "2018", "until": "2030"}, {}, True),
    ],
)
def test_a_denial_contradicts_only_what_is_stated_of_its_time(
    stated: dict[str, str], denied: dict[str, str], clash: bool
) -> None:
    denial = claim("noord", "memberOf", "koepel", holds=False, **denied)
    assert bool(gaps("contradictions", [claim("noord", "memberOf", "koepel", **stated)], [denial])) is clash


def test_what_contradicts_another_later_is_no_contradiction_before() -> None:
    denied = [replace(MEMBER, holds=False)]
    then, now = (drawing(BODIES, [MEMBER], more=[(NEWS, BODIES, denied)], as_of=day) for day in ("2022", "2024"))
    assert not find_gaps(then, rules=["contradictions"])
    assert find_gaps(now, rules=["contradictions"])


def test_two_relations_of_the_same_two_are_two_contradictions() -> None:
    relations = ("memberOf", "supports")
    findings = gaps(
        "contradictions",
        [claim("noord", relation, "koepel") for relation in relations],
        [claim("noord", relation, "koepel", holds=False) for relation in relations],
    )
    assert len({finding.id for finding in findings}) == len(findings) == 2


def told(**fields: str) -> tuple[Entity, ...]:
    return tuple(replace(entity, **fields) if entity.id == "agenda" else entity for entity in BODIES)  # type: ignore[arg-type]


def test_years_that_cannot_both_be_right_contradict_each_other() -> None:
    (finding,) = gaps("contradictions", [], [], entities=told(name="Voorbeeldagenda 2018-2019", since="2018"))
    assert finding.entities == ("agenda",)
    assert "het begin is 2019" in words(finding)
    assert "de naam is ‘Voorbeeldagenda 2019-2020’" in words(finding)


@pytest.mark.parametrize("fields", [{"since": "2019-11"}, {"name": "De Voorbeeldagenda (2019-2020)"}, {}])
def test_a_preciser_date_or_another_way_of_writing_does_not(fields: dict[str, str]) -> None:
    assert not gaps("contradictions", [], [], entities=told(**fields))


def test_kinds_that_exclude_each_other_contradict() -> None:
    (finding,) = gaps("contradictions", [], [], entities=told(kind="Plan"))
    assert "de soort" in words(finding)


def test_places_that_a_source_itself_disputes_are_told() -> None:
    (finding,) = gaps(
        "contradictions",
        [
            claim("uitvraag", "concerns", "vaarwegen", role="plaats", aspects=("disputed",), locator="p. 3"),
            claim("uitvraag", "concerns", "wegen", role="plaats", aspects=("disputed",), locator="kader 1"),
        ],
    )
    assert finding.entities == ("uitvraag", "vaarwegen", "wegen")
    assert "p. 3" in words(finding)
    assert "kader 1" in words(finding)


def test_a_note_alone_disputes_nothing() -> None:
    note = "De twee plaatsen spreken elkaar tegen."
    subjects = ("vaarwegen", "wegen")
    assert not gaps(
        "contradictions", [claim("uitvraag", "concerns", subject, role="plaats", note=note) for subject in subjects]
    )
