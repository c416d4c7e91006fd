"""What the curated ecosystem says beyond the letter, and that every line of it can be traced."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from graph.model.records import Batch, Claim, Confidence
from loaders.card import DATA, Given
from loaders.problems import LoadError
from loaders.readers.notices import read_notice
from loaders.readers.notices.records import batch as notice_batch
from loaders.readers.notices.register import Register
from loaders.sources import brief_innovatiegericht_inkopen as letter
from loaders.sources import ecosysteem

NOTICES = Path(__file__).parents[1] / "fixtures" / "notices"
PROVINCES = {f"tooi-pv{number}" for number in range(20, 32)}
SIR_PROCEDURE = "ted-559831-2019-procedure"


@pytest.fixture(scope="module")
def subjects() -> dict[str, Batch]:
    found = list(ecosysteem.batches(Given()))
    assert all(isinstance(one, Batch) for one in found), found
    return {one.source.id.removeprefix("ecosysteem-"): one for one in found if isinstance(one, Batch)}


def claims(
    batch: Batch, subject: str | None = None, relation: str | None = None, object: str | None = None
) -> list[Claim]:
    return [
        claim
        for claim in batch.claims
        if subject in {None, claim.subject} and relation in {None, claim.relation} and object in {None, claim.object}
    ]


def amounts(found: Iterable[Claim]) -> list[Decimal]:
    return [claim.amount.value for claim in found if claim.amount is not None]


def subjects_of(batch: Batch, relation: str, object: str) -> set[str]:
    return {claim.subject for claim in claims(batch, relation=relation, object=object)}


def test_each_file_is_one_source_of_its_own_that_the_card_owns(subjects: dict[str, Batch]) -> None:
    assert len(subjects) == 13
    for batch in subjects.values():
        assert ecosysteem.CARD.owns(batch.source.id)
        assert batch.source.rank is ecosysteem.CARD.rank
        assert batch.source.licence == ecosysteem.CARD.licence


def test_the_card_expects_what_the_datasets_hold(subjects: dict[str, Batch]) -> None:
    for expected in ecosysteem.CARD.expected:
        about = [one for one in subjects.values() if expected.source in {None, one.source.id}]
        assert about, f"no dataset is {expected.source}"
        for batch in about:
            assert expected.minimum <= expected.count(batch) <= expected.maximum, (batch.source.id, expected)


def test_every_claim_has_an_address_and_a_place(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        for claim in batch.claims:
            assert (claim.url or "").startswith("https://"), claim
            assert claim.locator, claim


def test_a_derived_claim_says_what_it_follows_from(subjects: dict[str, Batch]) -> None:
    telling = {"uses", "holdsOffice", "memberOf", "partOf", "concerns", "locatedIn", "writtenBy", "commissions"}
    for batch in subjects.values():
        for claim in batch.claims:
            if claim.confidence is Confidence.DERIVED and claim.relation in telling:
                assert claim.note, claim


def test_places_and_descriptions_quote_no_source(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        for place in (record.locator for records in (batch.entities, batch.claims) for record in records):
            assert "«" not in (place or ""), place
        for entity in batch.entities:
            assert len(entity.description or "") < 200, entity


def test_an_entity_has_the_same_kind_everywhere_in_the_letter_too(subjects: dict[str, Batch]) -> None:
    (said_by_letter,) = letter.batches(Given())
    kinds: dict[str, str] = {entity.id: entity.kind for entity in said_by_letter.entities}
    for batch in subjects.values():
        for entity in batch.entities:
            assert kinds.setdefault(entity.id, entity.kind) == entity.kind, entity


def test_the_samenwerkingsagenda_has_the_twelve_provinces_ezk_ipo_and_mkb_nederland_as_parties(
    subjects: dict[str, Batch],
) -> None:
    parties = subjects_of(subjects["mkb-samenwerkingsagenda"], "partyTo", "mkb-samenwerkingsagenda")
    assert parties == PROVINCES | {"tooi-mnre1045", "ipo", "mkb-nederland", "mkb-vertegenwoordigers-topsectoren"}


def test_the_letter_and_the_other_sources_give_the_samenwerkingsagenda_other_years(subjects: dict[str, Batch]) -> None:
    (said_by_letter,) = letter.batches(Given())
    years = [
        next((one.since, one.until) for one in batch.entities if one.id == "mkb-samenwerkingsagenda")
        for batch in (said_by_letter, subjects["mkb-samenwerkingsagenda"])
    ]
    assert years == [("2019", "2020"), ("2018", "2019")]


def test_the_samenwerkingsagenda_continues_the_one_of_december_2014(subjects: dict[str, Batch]) -> None:
    batch = subjects["mkb-samenwerkingsagenda"]
    assert claims(batch, "mkb-samenwerkingsagenda", "continues", "samenwerkingsagenda-2014")
    signed = claims(batch, relation="partyTo", object="samenwerkingsagenda-2014")
    assert {claim.subject for claim in signed} > PROVINCES
    assert {claim.since for claim in signed} == {"2014-12-11"}


def test_the_covenant_of_2019_has_five_new_partners_and_its_money_once(subjects: dict[str, Batch]) -> None:
    batch = subjects["kennis-en-innovatieconvenant"]
    new = [one for one in claims(batch, relation="partyTo") if one.role == "nieuwe partner"]
    assert {one.subject for one in new} - PROVINCES == {
        "minister-van-justitie-en-veiligheid",
        "minister-van-binnenlandse-zaken-en-koninkrijksrelaties",
        "staatssecretaris-van-sociale-zaken-en-werkgelegenheid",
        "regionale-ontwikkelingsmaatschappijen",
    }
    assert {one.confidence for one in new} == {Confidence.REPORTED}
    (total,) = amounts(claims(batch, "inzet-kic-2020", "availableFor"))
    assert (
        total == Decimal(4_900_000_000) == sum(amounts(claims(batch, relation="componentOf", object="inzet-kic-2020")))
    )


def test_the_budget_of_the_innovation_credit_differs_from_that_of_the_letter(subjects: dict[str, Batch]) -> None:
    (said_by_letter,) = letter.batches(Given())
    both = [
        claims(batch, "budget-innovatiekrediet", "availableFor", "innovatiekrediet")
        for batch in (said_by_letter, subjects["innovatiekrediet"])
    ]
    assert [amounts(found) for found in both] == [[Decimal(70_000_000)], [Decimal(60_000_000)] * 2]
    assert {claim.role for found in both for claim in found} == {"jaarlijks budget"}
    for year in ("2021", "2022"):
        parts = claims(subjects["innovatiekrediet"], relation="componentOf", object="budget-innovatiekrediet")
        assert sum(amounts(one for one in parts if (one.since or "").startswith(year))) == Decimal(60_000_000)


def test_the_five_lots_of_one_notice_are_not_made_the_seven_challenges_of_the_letter(
    subjects: dict[str, Batch],
) -> None:
    (said_by_letter,) = letter.batches(Given())
    assert amounts(claims(said_by_letter, "tooi-mnre1045", "commissions", "sir-challenges-ezk")) == [Decimal(7)]
    assert "sir-challenges-ezk" not in {one.id for one in subjects["startup-in-residence"].entities}


def test_the_report_of_the_working_group_answers_what_the_minister_asked_of_it(subjects: dict[str, Batch]) -> None:
    report = "rapport-innovatie-inkopen-in-de-publieke-sector"
    followed = subjects_of(subjects["onderzoek"], "followedUpBy", report)
    assert followed == {"verzoek-minister-aan-werkgroep", "werkgroep-taak-knelpunten"}


def test_the_call_of_2021_is_closed_and_gives_at_most_half_a_million_a_project(subjects: dict[str, Batch]) -> None:
    batch = subjects["innovatiepartnerschappen"]
    call = next(one for one in batch.entities if one.id == "oproep-innovatiecompetities-2021")
    assert (call.since, call.until) == ("2021-05-17", "2021-05-31")
    assert amounts(claims(batch, call.id, "hasCondition")) == [Decimal(500_000)]
    assert not claims(batch, relation="makesAvailable")


def test_the_three_years_of_the_motion_count_from_the_day_that_it_was_proposed(subjects: dict[str, Batch]) -> None:
    request = next(one for one in subjects["motie-bruins"].entities if one.id == "motie-bruins-verzoek-a")
    assert (request.since, request.until) == ("2020-11-05", "2023-11-05")


def test_three_of_five_lots_of_startup_in_residence_are_awarded_for_25000_euro_each(subjects: dict[str, Batch]) -> None:
    batch = subjects["startup-in-residence"]
    lots = subjects_of(batch, "componentOf", SIR_PROCEDURE)
    awards = claims(batch, relation="awardIn")
    assert lots == {claim.object for claim in awards}
    assert len(lots) == 5
    assert {one.object for one in awards if not one.holds} == {"ted-559831-2019-lot-1", "ted-559831-2019-lot-5"}
    won = claims(batch, relation="awardedTo")
    assert {(one.object, one.since) for one in won} == {
        ("ted-131568-2021-org-4", "2020-08-06"),
        ("ted-131568-2021-org-3", "2020-12-09"),
        ("ted-131568-2021-org-2", "2020-07-20"),
    }
    assert amounts(won) == [Decimal(25_000)] * 3


def test_the_curated_lines_and_the_notice_itself_speak_of_the_same_things(subjects: dict[str, Batch]) -> None:
    batch = subjects["startup-in-residence"]
    notice = read_notice(etree.parse(NOTICES / "131568-2021.xml").getroot())
    read = notice_batch(notice, Register(batch.entities))
    assert {one.id for one in read.entities} <= {one.id for one in batch.entities}

    def outcome(said: Batch) -> set[tuple[object, ...]]:
        telling = ("componentOf", "awardIn", "awardedBy", "awardedTo")
        return {
            (one.subject, one.relation, one.object, one.amount, one.holds)
            for one in said.claims
            if one.relation in telling and one.subject.startswith("ted-") and one.subject != SIR_PROCEDURE
        }

    assert outcome(read) == outcome(batch)


def test_four_innovation_partnerships_have_their_buyers(subjects: dict[str, Batch]) -> None:
    commissions = claims(subjects["innovatiepartnerschappen"], relation="commissions")
    assert {(one.subject, one.object) for one in commissions} == {
        ("tooi-ws0621", "ted-449082-2017-procedure"),
        ("ted-233372-2018-org-1", "ted-233372-2018-procedure"),
        ("tooi-oorg10007", "ted-327071-2021-procedure"),
        ("tooi-oorg10007", "ted-316383-2021-procedure"),
    }
    (won,) = claims(subjects["innovatiepartnerschappen"], relation="awardedTo")
    assert amounts([won]) == [Decimal(60_000)]
    assert len(subjects_of(subjects["innovatiepartnerschappen"], "memberOf", won.object)) == 4


def test_every_sbir_round_uses_sbir_and_has_its_commissioners(subjects: dict[str, Batch]) -> None:
    batch = subjects["sbir-rondes"]
    rounds = {one.id for one in batch.entities if one.kind == "Challenge"}
    assert rounds <= subjects_of(batch, "uses", "sbir")
    assert {one: subjects_of(batch, "commissions", one) for one in rounds} == {
        "sbir-geluid-vrachtverkeer": {"tooi-pv27", "tooi-pv28"},
        "sbir-energietransitie-vaarwegen": {"tooi-pv28", "tooi-mnre1045"},
        "sbir-smart-mobility-flevoland": {"tooi-pv24"},
        "sbir-mobiliteit-twente": {"tooi-pv23", "tooi-gm0153", "area-development-twente", "tooi-mnre1045"},
    }
    budgets = {claim.object: claim.amount.value for claim in claims(batch, relation="availableFor") if claim.amount}
    assert budgets["sbir-energietransitie-vaarwegen"] == 1_000_000
    assert budgets["sbir-smart-mobility-flevoland"] == budgets["sbir-mobiliteit-twente"] == 900_000


def test_six_bodies_take_part_in_startup_in_residence_intergov(subjects: dict[str, Batch]) -> None:
    taking_part = claims(subjects["startup-in-residence"], relation="participatesIn")
    assert {one.subject for one in taking_part} == {
        *(f"tooi-mnre{code}" for code in ("1153", "1034", "1045", "1073")),
        "tooi-gm0518",
        "tooi-pv28",
    }
    assert all(one.until is None for one in taking_part), "14 September 2022 is when it was said, not when it ended"


def test_the_city_deal_on_climate_adaptation_has_ten_parties_and_the_other_five(subjects: dict[str, Batch]) -> None:
    batch = subjects["city-deals"]
    assert len(subjects_of(batch, "partyTo", "city-deal-klimaatadaptieve-stad")) == 10
    assert len(subjects_of(batch, "partyTo", "city-deal-roadmap-next-economy")) == 5


def test_the_fourth_round_of_regio_deals_has_as_many_deals_as_it_says(subjects: dict[str, Batch]) -> None:
    batch = subjects["regio-deals"]
    (said,) = amounts(claims(batch, "regio-deals-vierde-tranche", "componentOf", "regio-deals"))
    assert len(subjects_of(batch, "componentOf", "regio-deals-vierde-tranche")) == said == 14


def test_ezk_makes_the_money_for_both_rounds_of_mkb_deals_available(subjects: dict[str, Batch]) -> None:
    made = claims(subjects["mkb-deals"], "tooi-mnre1045", "makesAvailable")
    assert amounts(made) == [Decimal(2_800_000), Decimal(4_700_000)]


def test_the_fieldlab_rosf_is_funded_by_three_provinces_a_municipality_and_the_ministry(
    subjects: dict[str, Batch],
) -> None:
    funding = subjects_of(subjects["fieldlabs"], "funds", "rosf")
    assert funding == {"tooi-pv20", "tooi-pv21", "tooi-pv22", "tooi-gm0090", "tooi-mnre1045"}


def test_pianoo_commissioned_the_report_that_dialogic_wrote(subjects: dict[str, Batch]) -> None:
    report = "dialogic-inventarisatie-beleidsinterventies"
    assert subjects_of(subjects["onderzoek"], "commissions", report) == {"pianoo"}
    assert claims(subjects["onderzoek"], report, "writtenBy", "dialogic")


def test_the_associations_have_their_register_numbers(subjects: dict[str, Batch]) -> None:
    numbers = {
        entity.id: {one.scheme: one.value for one in entity.identifiers}
        for entity in subjects["koepels-en-uitvoerders"].entities
    }
    assert numbers["ipo"]["kvk"] == "27261712"
    assert numbers["vng"]["kvk"] == "40409418"
    assert numbers["unie-van-waterschappen"]["rsin"] == "002813233"
    assert numbers["tooi-oorg10005"]["oin"] == "00000003273785290000"


def test_a_file_that_cannot_be_read_is_refused_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ecosysteem"
    folder.mkdir()
    good = DATA / "ecosysteem" / "city_deals.yaml"
    (folder / good.name).write_text(good.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "half_bestand.yaml").write_text('source: {id: "ecosysteem-half', encoding="utf-8")
    monkeypatch.setattr("loaders.sources.ecosysteem.DATA", tmp_path)
    read, refused = ecosysteem.batches(Given())
    assert isinstance(read, Batch)
    assert isinstance(refused, LoadError)
    assert refused.source == "ecosysteem-half-bestand"
