"""Gaps around instruments, their money, their use, and the challenges held with them."""

from decimal import Decimal

import pytest

from graph.ask.gaps import Finding, find_gaps
from graph.model.records import Amount, Claim, Entity
from tests.graph.drawing import TODAY, claim, drawing, entity

PROVINCES = tuple(entity(f"pv-{name}", "Province", f"Provincie {name.title()}") for name in ("noord", "oost", "west"))
KOEPEL = entity("koepel", "Association", "Voorbeeldkoepel")
INSTRUMENT = entity("vraag", "ProcurementInstrument", "Voorbeeldvraag")
CHALLENGE = entity("uitvraag", "Challenge", "Uitvraag fonteinen")
AWARD = entity("gunning", "Award", "Gunning fonteinen")
COMPANY = entity("bedrijf", "Company", "Fontein B.V.")
BUDGET = entity("pot", "Budget", "Voorbeeldpot")
MINISTRY = entity("ministerie", "Ministry", "Ministerie van Voorbeeldzaken")
BODIES = (*PROVINCES, KOEPEL, INSTRUMENT, CHALLENGE, AWARD, COMPANY, BUDGET, MINISTRY)
MEMBERS = tuple(claim(province.id, "memberOf", "koepel") for province in PROVINCES)


def gaps(rule: str, *claims: Claim, more: tuple[Entity, ...] = (), as_of: str | None = None) -> tuple[Finding, ...]:
    return find_gaps(drawing((*BODIES, *more), claims, as_of=as_of), rules=[rule])


def words(found: Finding, language: str = "nl") -> str:
    return found.sentence.in_language(language)


def test_provinces_of_unknown_use_make_one_finding_an_instrument() -> None:
    (found,) = gaps("instrument-use-unknown", *MEMBERS, claim("pv-noord", "uses", "vraag"))
    assert found.entities == ("vraag", "pv-oost", "pv-west")
    assert found.looked_at.count == 3
    assert found.next_step.contact == "koepel"
    assert words(found) == (
        "Van twee van de drie provincies is geen gebruik van ‘Voorbeeldvraag’ bekend: Oost en West. "
        "Wel bekend is het van Noord."
    )


def test_that_no_use_at_all_is_known_says_nothing_of_any_province() -> None:
    (found,) = gaps("instrument-use-unknown")
    assert words(found) == "Van alle drie provincies is geen gebruik van ‘Voorbeeldvraag’ bekend."


def test_who_may_be_meant_stays_unknown_and_is_told() -> None:
    noord = entity("noord", "Region", "Noord (provincie of gemeente)")
    claims = (claim("noord", "uses", "vraag"), claim("noord", "mayBe", "pv-noord"))
    (found,) = gaps("instrument-use-unknown", *claims, more=(noord,))
    assert "pv-noord" in found.entities
    assert words(found).endswith(
        "Een bron noemt Noord (provincie of gemeente); of een van hen is bedoeld, is niet bekend."
    )
    assert [one.claim.relation for one in found.evidence] == ["uses", "mayBe"]


def test_a_denied_use_is_told_apart_from_an_unknown_one() -> None:
    (found,) = gaps("instrument-use-unknown", claim("pv-west", "uses", "vraag", holds=False))
    assert "pv-west" not in found.entities
    assert "Volgens een bron niet in gebruik bij West." in words(found)


def test_the_word_of_a_source_that_there_is_no_structural_money_is_quoted_as_its_word() -> None:
    denial = claim("pot", "availableFor", "vraag", role="structurele middelen", holds=False, locator="p. 3")
    found = gaps("structural-money", denial)
    assert [one.severity for one in found] == ["serious", "moderate"]
    assert words(found[0]) == (
        "Voor ‘Voorbeeldvraag’ zijn er volgens de bron geen structurele middelen op ‘Voorbeeldpot’ "
        "(Voorbeeldbrief, 29 november 2021, p. 3)."
    )


@pytest.mark.parametrize(
    ("qualifiers", "known"),
    [({"until": "2030"}, True), ({"status": "running"}, True), ({"until": "2020"}, False), ({}, False)],
)
def test_only_a_budget_of_today_is_a_present_budget(qualifiers: dict[str, str], known: bool) -> None:
    found = gaps("structural-money", claim("pot", "availableFor", "vraag", **qualifiers))
    assert (not found) is known


def test_a_challenge_without_an_award_is_found() -> None:
    (found,) = gaps("challenges-without-winner", claim("ministerie", "commissions", "uitvraag"))
    assert found.entities == ("uitvraag",)
    assert found.next_step.contact == "ministerie"
    assert "geen gunning of winnaar bekend" in words(found)


LOTS = (
    entity("aanbesteding", "Procedure", "Aanbesteding fonteinen"),
    entity("perceel", "Challenge", "Perceel sproeiers"),
)


def test_a_procedure_in_lots_is_looked_at_lot_by_lot() -> None:
    lots = (claim("uitvraag", "componentOf", "aanbesteding"), claim("perceel", "componentOf", "aanbesteding"))
    awarded = (claim("gunning", "awardIn", "uitvraag"), claim("gunning", "awardedTo", "bedrijf"))
    (found,) = gaps("challenges-without-winner", *lots, *awarded, more=LOTS)
    assert found.entities == ("perceel",)
    assert found.looked_at.count == 2


def test_that_a_source_says_a_lot_was_not_awarded_is_told_as_its_word() -> None:
    claims = (
        claim("perceel", "componentOf", "aanbesteding"),
        claim("ministerie", "commissions", "aanbesteding"),
        claim("gunning", "awardIn", "perceel", holds=False, locator="p. 9"),
    )
    unawarded, unknown = gaps("challenges-without-winner", *claims, more=LOTS)
    assert (
        words(unawarded)
        == "Volgens de bron is één van de twee challenges en aanbestedingen niet gegund: ‘Perceel sproeiers’."
    )
    assert [one.claim.locator for one in unawarded.evidence] == ["p. 9"]
    assert unawarded.next_step.contact == "ministerie"
    assert unknown.entities == ("uitvraag",)


def test_winners_without_a_name_are_another_gap() -> None:
    (found,) = gaps(
        "challenges-without-winner", claim("gunning", "awardIn", "uitvraag", amount=Amount(Decimal(4), "count"))
    )
    assert "geen naam bekend" in words(found)


def test_a_challenge_with_a_named_winner_is_none() -> None:
    assert not gaps(
        "challenges-without-winner",
        claim("gunning", "awardIn", "uitvraag"),
        claim("gunning", "awardedTo", "bedrijf"),
    )


def test_a_winner_that_nobody_is_known_to_have_bought_from_is_found() -> None:
    won = (claim("gunning", "awardIn", "uitvraag"), claim("gunning", "awardedTo", "bedrijf"))
    (found,) = gaps("winners-without-launching-customer", *won)
    assert "geen launching customer bekend" in words(found)
    assert not gaps("winners-without-launching-customer", *won, claim("pv-oost", "launchingCustomerOf", "bedrijf"))


def test_an_award_that_is_only_announced_has_no_winner_yet() -> None:
    assert not gaps("winners-without-launching-customer", claim("gunning", "awardIn", "uitvraag", status="proposed"))


LAB = entity("lab", "Fieldlab", "Voorbeeldlab")


def test_a_fieldlab_of_unknown_use_is_found_and_one_that_uses_an_instrument_is_not() -> None:
    (found,) = gaps("fieldlabs-without-instrument", more=(LAB,))
    assert found.entities == ("lab",)
    assert not gaps("fieldlabs-without-instrument", claim("lab", "uses", "vraag"), more=(LAB,))


def test_without_any_fieldlab_only_what_a_source_sees_as_possible_is_told() -> None:
    theme = entity("thema", "Theme", "Fieldlabs")
    (found,) = gaps("fieldlabs-without-instrument", claim("vraag", "hasPotentialFor", "thema"), more=(theme,))
    assert found.entities == ("vraag",)
    assert found.looked_at.count == 0
    assert "geen fieldlab bij naam bekend" in words(found)
    assert "mogelijk" in words(found)
    assert not gaps("fieldlabs-without-instrument")


def test_a_theme_without_a_challenge_is_found_unless_a_part_of_it_has_one() -> None:
    themes = (entity("water", "Theme", "Water"), entity("fonteinen", "Theme", "Fonteinen"))
    part = claim("fonteinen", "componentOf", "water")
    (found,) = gaps("themes-without-challenge", part, more=themes)
    assert set(found.entities) == {"water", "fonteinen"}
    assert not gaps("themes-without-challenge", part, claim("uitvraag", "concerns", "fonteinen"), more=themes)


@pytest.mark.parametrize("relation", ["componentOf", "concerns"])
def test_what_is_about_procurement_itself_is_no_question_for_the_market(relation: str) -> None:
    themes = (
        entity("inkopen", "Theme", "Inkopen"),
        entity("cijfers", "Theme", "Cijfers"),
        entity("x", "Theme", "Fieldlabs"),
    )
    claims = (claim("vraag", "componentOf", "inkopen"), claim("cijfers", relation, "inkopen"))
    assert not gaps("themes-without-challenge", *claims, more=themes)
