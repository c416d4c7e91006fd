"""Gaps around instruments, their money, their use, and the challenges held with them."""

from datetime import date
from decimal import Decimal

import pytest

from graph.ask.gaps import Finding, find_gaps
from graph.model.records import Amount, Claim, Entity
from tests.graph.drawing import NEWS, TODAY, claim, drawing, entity

PROVINCES = tuple(
    entity(f"pv-{name}", "Province", f"Provincie {name.title()}")
    for name in ("midden", "noord", "oost", "west", "zuid")
)
KOEPEL = entity("koepel", "Association", "Voorbeeldkoepel")
INSTRUMENT = entity("vraag", "ProcurementInstrument", "Voorbeeldvraag")
CHALLENGE = entity("uitvraag", "Challenge", "Uitvraag fonteinen")
AWARD = entity("gunning", "Award", "Gunning fonteinen")
COMPANY = entity("bedrijf", "Company", "Fontein B.V.")
BUDGET = entity("pot", "Budget", "Voorbeeldpot")
MINISTRY = entity("ministerie", "Ministry", "Ministerie van Voorbeeldzaken")
BODIES = (*PROVINCES, KOEPEL, INSTRUMENT, CHALLENGE, AWARD, COMPANY, BUDGET, MINISTRY)
MEMBERS = tuple(claim(province.id, "memberOf", "koepel") for province in PROVINCES)
USED = tuple(claim(f"pv-{name}", "uses", "vraag") for name in ("midden", "noord", "zuid"))


def gaps(rule: str, *claims: Claim, more: tuple[Entity, ...] = (), as_of: str | None = None) -> tuple[Finding, ...]:
    return find_gaps(drawing((*BODIES, *more), claims, as_of=as_of), rules=[rule])


def words(finding: Finding, language: str = "nl") -> str:
    return finding.sentence.in_language(language)


def test_provinces_of_unknown_use_make_one_finding_an_instrument() -> None:
    (finding,) = gaps("instrument-use-unknown", *MEMBERS, *USED)
    assert finding.entities == ("vraag", "pv-oost", "pv-west")
    assert finding.looked_at.count == 5
    assert finding.next_step.contact == "koepel"
    assert words(finding) == (
        "Van twee van de vijf provincies is geen gebruik van Voorbeeldvraag bekend: Oost en West. "
        "Wel bekend is het van Midden, Noord en Zuid."
    )


def test_who_used_it_before_is_told_with_the_source() -> None:
    before = claim("pv-west", "uses", "vraag", since="2015", until="2018", locator="p. 9")
    (finding,) = gaps("instrument-use-unknown", *USED, before)
    assert "Eerder gebruikte West het; of dat nu nog zo is, is niet bekend. Wel bekend is het van" in words(finding)
    assert [piece.claim.locator for piece in finding.evidence].count("p. 9") == 1


@pytest.mark.parametrize("known", range(3))
def test_an_instrument_that_hardly_any_is_known_to_use_says_nothing_of_the_others(known: int) -> None:
    assert not gaps("instrument-use-unknown", *USED[:known])


def test_who_may_be_meant_stays_unknown_is_counted_and_told() -> None:
    doubtful = [entity(name, "Region", f"{name.title()} (provincie of gemeente)") for name in ("oost", "west")]
    claims = [
        statement
        for name in ("oost", "west")
        for statement in (claim(name, "uses", "vraag"), claim(name, "mayBe", f"pv-{name}"))
    ]
    (finding,) = gaps("instrument-use-unknown", *USED, *claims, more=tuple(doubtful))
    assert set(finding.entities) == {"vraag", "pv-oost", "pv-west"}
    assert words(finding).endswith(
        "Bronnen noemen Oost (provincie of gemeente) en West (provincie of gemeente); "
        "of daarmee een van deze provincies is bedoeld, is niet bekend."
    )
    assert [piece.claim.relation for piece in finding.evidence].count("mayBe") == 2
    (single,) = gaps("instrument-use-unknown", *USED, *claims[:2], more=tuple(doubtful))
    assert "Een bron noemt Oost (provincie of gemeente); of daarmee" in words(single)


def test_a_denied_use_is_told_apart_from_an_unknown_one() -> None:
    other = (entity("pv-ver", "Province", "Provincie Ver"),)
    (finding,) = gaps("instrument-use-unknown", *USED, claim("pv-west", "uses", "vraag", holds=False), more=other)
    assert finding.entities == ("vraag", "pv-oost", "pv-ver")
    assert "Volgens een bron gebruikt West het niet." in words(finding)


def test_the_word_of_a_source_that_there_is_no_structural_money_is_its_word_of_then() -> None:
    denial = claim("pot", "availableFor", "vraag", aspects=("structural",), holds=False, locator="p. 3")
    (finding,) = gaps("structural-money", denial)
    assert finding.severity == "serious"
    assert words(finding) == (
        "Op 29 november 2021 stonden er op Voorbeeldpot geen structurele middelen voor Voorbeeldvraag "
        "(Voorbeeldbrief, 29 november 2021, p. 3). Een lopend budget is ook nu niet bekend voor Voorbeeldvraag."
    )
    assert finding.importance.days == (TODAY - date(2021, 11, 29)).days


def test_what_is_derived_of_the_word_of_a_source_is_told_as_derived() -> None:
    stated = claim("pot", "availableFor", "vraag", aspects=("structural",), holds=False)
    derived = claim("pot", "availableFor", "vraag-2", aspects=("structural",), holds=False, confidence="derived")
    (finding,) = gaps("structural-money", stated, derived, more=(entity("vraag-2", "ProcurementInstrument", "Tweede"),))
    assert "voor Voorbeeldvraag en Tweede (Voorbeeldbrief" in words(finding)
    assert "Voor Tweede is dat afgeleid." in words(finding)


def test_the_words_of_two_sources_are_two_findings() -> None:
    denial = claim("pot", "availableFor", "vraag", aspects=("structural",), holds=False)
    findings = find_gaps(drawing(BODIES, [denial], more=[(NEWS, BODIES, [denial])]), rules=["structural-money"])
    assert len({finding.id for finding in findings}) == len(findings) == 2


def test_a_denial_that_is_not_about_structural_money_says_nothing_of_it() -> None:
    assert not gaps("structural-money", claim("pot", "availableFor", "vraag", role="structureel", holds=False))


def test_a_denial_of_structural_money_is_none_before_it_was_written() -> None:
    denial = claim("pot", "availableFor", "vraag", aspects=("structural",), holds=False)
    there = (entity("oude-vraag", "ProcurementInstrument", since="2004"),)
    denied = claim("pot", "availableFor", "oude-vraag", aspects=("structural",), holds=False)
    assert not gaps("structural-money", denial, denied, more=there, as_of="2020")


def test_structural_money_that_a_newer_source_tells_of_takes_the_denial_away() -> None:
    denial = claim("pot", "availableFor", "vraag", aspects=("structural",), holds=False)
    granted = claim("pot", "availableFor", "vraag", aspects=("structural",), status="running")
    snapshot = drawing(BODIES, [denial], more=[(NEWS, BODIES, [granted])])
    assert not find_gaps(snapshot, rules=["structural-money"])
    temporary = claim("pot", "availableFor", "vraag", status="running")
    (finding,) = find_gaps(drawing(BODIES, [denial], more=[(NEWS, BODIES, [temporary])]), rules=["structural-money"])
    assert "Een lopend budget is ook nu niet bekend" not in words(finding)


@pytest.mark.parametrize(
    ("qualifiers", "ended"),
    [
        ({"until": "2030"}, False),
        ({"status": "running"}, False),
        ({"until": "2020"}, True),
        ({"status": "ended"}, True),
        ({}, False),
        ({"status": "proposed"}, False),
    ],
)
def test_only_of_a_budget_that_is_over_is_it_said_that_it_has_ended(qualifiers: dict[str, str], ended: bool) -> None:
    assert bool(gaps("structural-money", claim("pot", "availableFor", "vraag", **qualifiers))) is ended


@pytest.mark.parametrize(
    ("qualifiers", "present"),
    [({"until": "2030"}, True), ({"status": "running"}, True), ({"until": "2020"}, False), ({}, False)],
)
def test_only_a_budget_of_today_is_a_present_budget(qualifiers: dict[str, str], present: bool) -> None:
    temporary = claim("kas", "availableFor", "vraag", **qualifiers)
    denial = claim("pot", "availableFor", "vraag", aspects=("structural",), holds=False)
    (finding,) = gaps("structural-money", temporary, denial, more=(entity("kas", "Budget"),))
    assert ("Een lopend budget is ook nu niet bekend" not in words(finding)) is present


def test_an_instrument_of_which_no_budget_was_ever_known_says_only_that_data_are_thin() -> None:
    assert not gaps("structural-money")


def test_who_paid_most_of_what_has_ended_is_asked() -> None:
    others = (entity("vraag-2", "ProcurementInstrument"), entity("kas", "Budget"), entity("agentschap", "Agency"))
    claims = (
        claim("kas", "availableFor", "vraag", until="2020"),
        claim("pot", "availableFor", "vraag", until="2020"),
        claim("pot", "availableFor", "vraag-2", until="2020"),
        claim("agentschap", "makesAvailable", "kas"),
        claim("ministerie", "makesAvailable", "pot"),
    )
    (finding,) = gaps("structural-money", *claims, more=others)
    assert words(finding).startswith("Van beide instrumenten is het laatst bekende budget afgelopen")
    assert finding.next_step.contact == "ministerie"


WON = (claim("gunning-2", "awardIn", "uitvraag-2"), claim("gunning-2", "awardedTo", "bedrijf"))
OTHERS = (entity("uitvraag-2", "Challenge", "Uitvraag sproeiers"), entity("gunning-2", "Award"))


def test_a_challenge_without_an_award_is_found() -> None:
    (finding,) = gaps("challenges-without-winner", claim("ministerie", "commissions", "uitvraag"), *WON, more=OTHERS)
    assert finding.entities == ("uitvraag",)
    assert finding.next_step.contact == "ministerie"
    assert "geen gunning of winnaar bekend" in words(finding)


def test_that_of_most_challenges_no_winner_is_known_says_only_that_data_are_thin() -> None:
    assert not gaps("challenges-without-winner")
    more = (*OTHERS, entity("uitvraag-3", "Challenge"))
    assert not gaps("challenges-without-winner", *WON, more=more)


@pytest.mark.parametrize("since", ["2024-12", "2025-05-30"])
def test_a_challenge_that_began_less_than_a_year_ago_may_still_be_running(since: str) -> None:
    recent = (entity("uitvraag-nu", "Challenge", since=since), *OTHERS)
    claims = (*WON, claim("gunning", "awardIn", "uitvraag"), claim("gunning", "awardedTo", "bedrijf"))
    assert not gaps("challenges-without-winner", *claims, more=recent)


def test_a_challenge_is_looked_at_when_it_is_over_too() -> None:
    over = (entity("uitvraag-2018", "Challenge", since="2018", until="2018"), *OTHERS)
    claims = (*WON, claim("gunning", "awardIn", "uitvraag"), claim("gunning", "awardedTo", "bedrijf"))
    (finding,) = gaps("challenges-without-winner", *claims, more=over)
    assert finding.entities == ("uitvraag-2018",)


LOTS = (
    entity("aanbesteding", "Procedure", "Aanbesteding fonteinen"),
    entity("perceel", "Challenge", "Perceel sproeiers"),
)


def test_a_procedure_in_lots_is_looked_at_lot_by_lot() -> None:
    lots = (claim("uitvraag", "componentOf", "aanbesteding"), claim("perceel", "componentOf", "aanbesteding"))
    awarded = (claim("gunning", "awardIn", "uitvraag"), claim("gunning", "awardedTo", "bedrijf"))
    (finding,) = gaps("challenges-without-winner", *lots, *awarded, more=LOTS)
    assert finding.entities == ("perceel",)
    assert finding.looked_at.count == 2


def test_that_a_source_says_a_lot_was_not_awarded_is_told_as_its_word() -> None:
    claims = (
        claim("perceel", "componentOf", "aanbesteding"),
        claim("ministerie", "commissions", "aanbesteding"),
        claim("gunning", "awardIn", "perceel", holds=False, locator="p. 9"),
    )
    unawarded, unknown = gaps("challenges-without-winner", *claims, more=LOTS)
    assert (
        words(unawarded)
        == "Volgens de bron is één van de twee challenges en aanbestedingen niet gegund: Perceel sproeiers."
    )
    assert [piece.claim.locator for piece in unawarded.evidence] == ["p. 9"]
    assert unawarded.next_step.contact == "ministerie"
    assert (unawarded.entities, unknown.entities) == (("perceel",), ("uitvraag",))


def test_a_denied_award_is_no_award_and_has_no_winner() -> None:
    denied = (claim("gunning", "awardIn", "uitvraag", holds=False), claim("gunning", "awardedTo", "bedrijf"))
    (unawarded,) = gaps("challenges-without-winner", *denied)
    assert "niet gegund" in words(unawarded)
    assert not gaps("winners-without-launching-customer", *denied, *WON, *BOUGHT, more=OTHERS)


def test_winners_without_a_name_are_another_gap() -> None:
    (finding,) = gaps(
        "challenges-without-winner", claim("gunning", "awardIn", "uitvraag", amount=Amount(Decimal(4), "count"))
    )
    assert "geen naam bekend" in words(finding)


def test_a_challenge_with_a_named_winner_is_none() -> None:
    assert not gaps(
        "challenges-without-winner",
        claim("gunning", "awardIn", "uitvraag"),
        claim("gunning", "awardedTo", "bedrijf"),
    )


HERE = (claim("gunning", "awardIn", "uitvraag"), claim("gunning", "awardedTo", "bedrijf-1"))
BOUGHT = (claim("pv-oost", "launchingCustomerOf", "bedrijf"),)
MAKER = entity("bedrijf-1", "Company", "Sproeier B.V.")


def test_a_winner_that_nobody_is_known_to_have_bought_from_is_found() -> None:
    (finding,) = gaps("winners-without-launching-customer", *HERE, *WON, *BOUGHT, more=(*OTHERS, MAKER))
    assert finding.entities == ("uitvraag",)
    assert "geen launching customer bekend: Uitvraag fonteinen. Van één andere wel." in words(finding)


@pytest.mark.parametrize("bought", ["uitvraag", "bedrijf-1"])
def test_who_bought_from_the_winner_or_after_the_challenge_is_its_customer(bought: str) -> None:
    customer = claim("pv-west", "launchingCustomerOf", bought, until="2022")
    assert not gaps("winners-without-launching-customer", *HERE, *WON, *BOUGHT, customer, more=(*OTHERS, MAKER))


def test_that_of_no_winner_a_customer_is_known_says_only_that_data_are_thin() -> None:
    assert not gaps("winners-without-launching-customer", *HERE, *WON, more=(*OTHERS, MAKER))


def test_an_intention_to_buy_is_no_purchase() -> None:
    intended = claim("pv-west", "launchingCustomerOf", "bedrijf-1", status="proposed")
    assert gaps("winners-without-launching-customer", *HERE, *WON, *BOUGHT, intended, more=(*OTHERS, MAKER))


def test_a_partnership_that_includes_purchase_has_its_customer_already() -> None:
    partnership = entity("partnerschap", "ProcurementInstrument", "Voorbeeldpartnerschap")
    condition = entity("afname", "Condition", "Afname van wat wordt gemaakt")
    claims = (
        *HERE,
        *WON,
        *BOUGHT,
        claim("uitvraag", "uses", "partnerschap"),
        claim("partnerschap", "hasCondition", "afname", aspects=("purchase",)),
    )
    more = (*OTHERS, MAKER, partnership, condition)
    assert not gaps("winners-without-launching-customer", *claims, more=more)
    without = tuple(claim for claim in claims if not claim.aspects)
    assert gaps("winners-without-launching-customer", *without, more=more)


def test_that_another_bought_with_the_same_instrument_is_no_purchase_here() -> None:
    elsewhere = claim("pv-noord", "uses", "vraag", aspects=("purchase",))
    claims = (*HERE, *WON, *BOUGHT, claim("uitvraag", "uses", "vraag"), elsewhere)
    assert gaps("winners-without-launching-customer", *claims, more=(*OTHERS, MAKER))
    here = (*HERE, *WON, *BOUGHT, claim("uitvraag", "uses", "vraag", aspects=("purchase",)))
    assert not gaps("winners-without-launching-customer", *here, more=(*OTHERS, MAKER))


def test_an_award_that_is_only_announced_has_no_winner_yet() -> None:
    announced = claim("gunning", "awardIn", "uitvraag", status="proposed")
    (nameless,) = gaps("challenges-without-winner", announced)
    assert "er winnaars, of zijn die aangekondigd, maar is geen naam bekend" in words(nameless)
    assert not gaps("winners-without-launching-customer", announced, *WON, *BOUGHT, more=OTHERS)


LAB = entity("lab", "Fieldlab", "Voorbeeldlab")


FIELDLABS = entity("thema", "Theme", "Fieldlabs")
POTENTIAL = claim("vraag", "hasPotentialFor", "thema")


def test_a_fieldlab_of_unknown_use_is_found_and_one_that_uses_an_instrument_is_not() -> None:
    (finding,) = gaps("fieldlabs-without-instrument", POTENTIAL, more=(LAB, FIELDLABS))
    assert finding.entities == ("vraag", "lab")
    assert "inkoopinstrument" in words(finding)
    assert not gaps("fieldlabs-without-instrument", POTENTIAL, claim("lab", "uses", "vraag"), more=(LAB, FIELDLABS))


def test_without_a_source_that_sees_a_use_for_it_nothing_is_said_of_fieldlabs() -> None:
    assert not gaps("fieldlabs-without-instrument", more=(LAB,))
    assert not gaps("fieldlabs-without-instrument")


def test_without_any_fieldlab_only_what_a_source_sees_as_possible_is_told() -> None:
    (finding,) = gaps("fieldlabs-without-instrument", POTENTIAL, more=(FIELDLABS,))
    assert finding.entities == ("vraag",)
    assert finding.looked_at.count == 0
    assert words(finding) == (
        "Er is geen fieldlab bij naam bekend, en dus ook geen dat een inkoopinstrument gebruikt. "
        "Voorbeeldvraag leent zich er volgens de bron wel voor (Voorbeeldbrief, 29 november 2021, p. 1)."
    )


def test_a_theme_without_a_challenge_is_found_unless_a_part_of_it_has_one() -> None:
    themes = (entity("water", "Theme", "Water"), entity("fonteinen", "Theme", "Fonteinen"), entity("wegen", "Theme"))
    claims = (claim("fonteinen", "componentOf", "water"), claim("uitvraag", "concerns", "fonteinen"))
    (finding,) = gaps("themes-without-challenge", *claims, more=themes)
    assert finding.entities == ("wegen",)


def test_that_of_most_themes_no_challenge_is_known_says_only_that_data_are_thin() -> None:
    themes = (entity("water", "Theme", "Water"), entity("wegen", "Theme"), entity("lucht", "Theme"))
    assert not gaps("themes-without-challenge", more=themes)
    assert not gaps("themes-without-challenge", claim("uitvraag", "concerns", "water"), more=themes)


@pytest.mark.parametrize("relation", ["componentOf", "concerns"])
def test_what_is_about_procurement_itself_is_no_question_for_the_market(relation: str) -> None:
    themes = (
        entity("inkopen", "Theme", "Inkopen"),
        entity("cijfers", "Theme", "Cijfers"),
        entity("x", "Theme", "Fieldlabs"),
    )
    claims = (claim("vraag", "componentOf", "inkopen"), claim("cijfers", relation, "inkopen"))
    assert not gaps("themes-without-challenge", *claims, more=themes)
