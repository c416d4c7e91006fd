"""From a notice to records: ids, kinds, claims, and what stays out."""

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from graph.model.records import Batch, Claim, Confidence, Entity, Identifier, Name, NameUse, Rank, Status
from loaders.readers.notices import read_notice
from loaders.readers.notices.innovation import NOT_DUTCH, NOT_INNOVATIVE, reason_to_skip
from loaders.readers.notices.notice import ESTIMATE_ROLE, HIGHEST_ROLE, LOWEST_ROLE, MAXIMUM_ROLE, TOTAL_ROLE
from loaders.readers.notices.records import batch
from loaders.readers.notices.register import Register, bundled_register, plain_name

FIXTURES = Path(__file__).parents[1] / "fixtures" / "notices"
REGISTER = Register(
    (
        Entity(
            "tooi-mnre1045",
            "Ministry",
            "ministerie van Economische Zaken en Klimaat",
            identifiers=(Identifier("kvk", "52813150"),),
        ),
        Entity(
            "tooi-gm9999",
            "Municipality",
            "gemeente Voorbeeldstad",
            names=(Name("Voorbeeldstad"),),
            identifiers=(Identifier("kvk", "90000017"),),
        ),
        Entity("tooi-gm0599", "Municipality", "gemeente Rotterdam"),
        Entity("tooi-oorg10007", "Agency", "ProRail", names=(Name("ProRail B.V.", NameUse.OFFICIAL),)),
    )
)


def made(name: str, *changes: tuple[str, str], register: Register = REGISTER) -> Batch:
    """The batch of a fixture, after replacing text in it; each change must find its text."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return batch(read_notice(etree.fromstring(text.encode())), register)


def claims(batch: Batch, relation: str) -> list[Claim]:
    return [claim for claim in batch.claims if claim.relation == relation]


def kinds(batch: Batch) -> dict[str, str]:
    return {entity.id: entity.kind for entity in batch.entities}


@pytest.fixture(scope="module")
def residence() -> Batch:
    return made("131568-2021.xml")


@pytest.fixture(scope="module")
def result() -> Batch:
    return made("eforms-can-2024.xml")


def test_a_notice_is_one_official_source_with_its_own_id(residence: Batch) -> None:
    assert residence.source.id == "ted-131568-2021"
    assert residence.source.rank is Rank.OFFICIAL
    assert residence.source.published == "2021-03-16"


def test_every_claim_has_a_locator(residence: Batch, result: Batch) -> None:
    assert [claim for records in (residence, result) for claim in records.claims if claim.locator is None] == []


def test_the_buyer_is_the_one_in_the_register(residence: Batch) -> None:
    (claim,) = claims(residence, "commissions")
    assert (claim.subject, claim.object) == ("tooi-mnre1045", "ted-559831-2019-procedure")


def test_lots_become_challenges_of_the_procedure(residence: Batch) -> None:
    lots = [id for id, kind in kinds(residence).items() if kind == "Challenge"]
    assert lots == [f"ted-559831-2019-lot-{number}" for number in range(1, 6)]
    assert {claim.object for claim in claims(residence, "componentOf")} == {"ted-559831-2019-procedure"}


def test_winners_have_their_value_once_and_the_head_total_stands_apart(residence: Batch) -> None:
    won = [claim.amount.value for claim in claims(residence, "awardedTo") if claim.amount]
    assert won == [Decimal(25000)] * 3
    (total,) = [claim for claim in residence.claims if claim.role == TOTAL_ROLE]
    assert total.amount is not None
    assert total.amount.value == Decimal(25000)
    assert total.note == "De gunningen in dezelfde aankondiging tellen op tot 75.000 EUR."


def test_a_lot_without_winner_is_denied_its_award_with_the_reason(residence: Batch) -> None:
    denied = [claim for claim in claims(residence, "awardIn") if not claim.holds]
    assert {claim.object for claim in denied} == {"ted-559831-2019-lot-1", "ted-559831-2019-lot-5"}
    assert all(claim.note and claim.note.startswith("Niet gegund: ") for claim in denied)
    refused = [entity for entity in residence.entities if entity.name.startswith("Geen gunning")]
    assert [entity.name for entity in refused] == [
        "Geen gunning perceel 5, Startup in Residence bij EZK/LNV 2020",
        "Geen gunning perceel 1, Startup in Residence bij EZK/LNV 2020",
    ]
    assert [entity.since for entity in refused] == [None, None]


def test_a_buyer_that_follows_the_procedure_uses_the_instrument(residence: Batch) -> None:
    used = {(claim.subject, claim.object): claim.confidence for claim in claims(residence, "uses")}
    assert used[("ted-559831-2019-procedure", "innovatiepartnerschap")] is Confidence.STATED
    assert used[("tooi-mnre1045", "innovatiepartnerschap")] is Confidence.DERIVED
    assert used[("ted-559831-2019-procedure", "startup-in-residence")] is Confidence.DERIVED


def test_a_winner_is_located_in_the_municipality_of_its_town(residence: Batch) -> None:
    (claim,) = claims(residence, "locatedIn")
    assert (claim.object, claim.confidence) == ("tooi-gm0599", Confidence.DERIVED)


def test_the_earlier_notice_is_referred_to(residence: Batch) -> None:
    (claim,) = claims(residence, "refersTo")
    assert (claim.subject, claim.object) == ("ted-131568-2021", "ted-559831-2019")


def test_a_legal_form_does_not_hide_a_registered_name() -> None:
    assert claims(made("316383-2021.xml"), "commissions")[0].subject == "tooi-oorg10007"


def test_a_buyer_is_found_by_its_number_under_another_name() -> None:
    notice = made("eforms-cn-2024.xml", ("Gemeente Voorbeeldstad", "Stadsbeheer Voorbeeldstad"))
    buyer = next(entity for entity in notice.entities if entity.id == "tooi-gm9999")
    assert (buyer.name, [name.text for name in buyer.names]) == (
        "gemeente Voorbeeldstad",
        ["Stadsbeheer Voorbeeldstad"],
    )


def test_a_number_that_two_bodies_share_finds_neither_without_their_name() -> None:
    shared = (Identifier("kvk", "90000017"),)
    register = Register(
        (
            Entity("tooi-a", "Agency", "Dienst Een", identifiers=shared),
            Entity("tooi-b", "Agency", "Dienst Twee", identifiers=shared),
        )
    )
    assert register.organisation("Dienst Drie", [("kvk", "90000017")]) is None
    body = register.organisation("dienst twee", [("kvk", "90000017")])
    assert body is not None
    assert body.id == "tooi-b"


def test_a_buyer_outside_the_register_goes_by_kvk_number_and_kind_by_name() -> None:
    assert kinds(made("eforms-cn-2024.xml", register=Register()))["kvk-90000017"] == "Municipality"


def test_a_number_of_tendernet_itself_is_no_register_number() -> None:
    assert "ted-233372-2018-org-1" in kinds(made("233372-2018.xml"))


def test_a_unit_of_a_registered_body_is_part_of_it_and_not_the_body_itself() -> None:
    register = Register((Entity("tooi-oorg10004", "Agency", "Rijkswaterstaat", identifiers=(Identifier("kvk", "1"),)),))
    notice = made("233372-2018.xml", register=register)
    (claim,) = claims(notice, "partOf")
    assert (claim.subject, claim.object) == ("ted-233372-2018-org-1", "tooi-oorg10004")
    assert claim.confidence is Confidence.DERIVED
    assert kinds(notice)["ted-233372-2018-org-1"] == "Directorate"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ministerie van Economische Zaken en Klimaat (EZK)", "tooi-mnre1045"),
        ("De Staat der Nederlanden, het Ministerie van Defensie", "tooi-mnre1018"),
        ("Ministerie van Infrastructuur en Waterstaat (I&W)", "tooi-mnre1130"),
        ("Rijksdienst voor Ondernemend Nederland (RVO.nl)", "tooi-oorg10005"),
        ("Tweede Kamer der Staten-Generaal", "tooi-oorg10002"),
        ("Gemeente 's-Gravenhage", "tooi-gm0518"),
        ("Gemeente Utrecht (EZK)", None),
        ("Utrecht", None),
        ("Gemeente Bergen", None),
    ],
)
def test_a_body_is_found_by_its_name_as_notices_write_it(name: str, id: str | None) -> None:
    body = bundled_register().organisation(name)
    assert (body and body.id) == id
    if id is not None:
        assert bundled_register().body_of(name) is None


def test_a_unit_of_a_ministry_is_no_ministry_even_when_the_state_buys() -> None:
    name = "Staat der Nederlanden, Ministerie van Defensie, Defensie Materieel Organisatie"
    body = bundled_register().body_of(name)
    assert body is not None
    assert body.id == "tooi-mnre1018"
    assert bundled_register().organisation(name) is None


@pytest.mark.parametrize(
    "name", ["Gemeente Voorbeeldstad en omstreken", "gemeente Voorbeeldstad", "Gemeente Voorbeeldstadje"]
)
def test_a_name_that_goes_on_to_another_body_makes_no_unit(name: str) -> None:
    assert REGISTER.body_of(name) is None


def test_a_group_of_winners_is_a_consortium_with_its_members(result: Batch) -> None:
    group = "ted-900006-2024-group-org-0002-org-0003-org-0004"
    assert kinds(result)[group] == "Consortium"
    assert {claim.subject for claim in claims(result, "memberOf")} == {"kvk-90000033", "ted-900006-2024-org-0003"}
    assert group in {claim.object for claim in claims(result, "awardedTo")}


def test_an_oin_that_was_made_from_a_kvk_number_leads_to_that_number(result: Batch) -> None:
    winner = next(entity for entity in result.entities if entity.name == "Mastbouw Voorbeeld")
    assert winner.id == "kvk-90000041"
    assert Identifier("oin", "00000003900000410000") in winner.identifiers


def test_losers_and_subcontractors_take_part_without_winning(result: Batch) -> None:
    sensors = "ted-900006-2024-org-0006"
    assert sensors in {claim.subject for claim in claims(result, "tendersFor")}
    assert [claim.role for claim in claims(result, "participatesIn") if claim.subject == sensors] == ["onderaannemer"]
    assert sensors not in {claim.object for claim in claims(result, "awardedTo")}


@pytest.mark.parametrize("name", ["131568-2021.xml", "ted-s02-2018.xml", "ted-r208-2013.xml", "eforms-can-2024.xml"])
def test_natural_persons_never_become_entities(name: str) -> None:
    names = {entity.name for entity in made(name).entities}
    assert not names & {"V. Voorbeeld", "mevrouw V. Voorbeeld", "de heer J. Voorbeeld", "[verwijderd]"}


def test_a_winner_whose_name_begins_as_that_of_a_person_stays_out() -> None:
    notice = made("131568-2021.xml", ("Gros Food", "Mevr. V. Voorbeeld"))
    assert not [entity for entity in notice.entities if "Voorbeeld" in entity.name]
    assert len(claims(notice, "awardedTo")) == 2


def test_a_value_of_several_winners_together_stands_with_the_award() -> None:
    notice = made("ted-s02-2018.xml", ("<AWARDED_TO_GROUP/>", "<NO_AWARDED_TO_GROUP/>"))
    assert [claim.amount for claim in claims(notice, "awardedTo")] == [None, None, None]
    shared = claims(notice, "awardIn")[0]
    assert shared.amount is not None
    assert (shared.amount.value, shared.amount.unit) == (Decimal(60000), "GBP")


def test_a_range_of_values_is_told_as_its_two_ends() -> None:
    amounts = {
        claim.role: str(claim.amount.value) for claim in claims(made("ted-s02-2018.xml"), "awardIn") if claim.amount
    }
    assert amounts == {LOWEST_ROLE: "25000", HIGHEST_ROLE: "40000.50"}


def test_a_deadline_before_the_publication_is_not_taken_for_an_end() -> None:
    notice = made("233372-2018.xml", ("<DATE_RECEIPT_TENDERS>2018-08-22", "<DATE_RECEIPT_TENDERS>2018-01-22"))
    assert [claim.until for claim in claims(notice, "announcedIn")] == [None]


def test_call_and_result_speak_of_the_same_lots(result: Batch) -> None:
    call = made("eforms-cn-2024.xml")
    assert {id for id, kind in kinds(call).items() if kind == "Challenge"} == {
        id for id, kind in kinds(result).items() if kind == "Challenge"
    }


def test_a_lot_that_stands_twice_is_stated_once() -> None:
    notice = made("131568-2021.xml", ("<LOT_NO>2</LOT_NO>", "<LOT_NO>1</LOT_NO>"))
    assert sum(kind == "Challenge" for kind in kinds(notice).values()) == 4


def test_a_modification_says_only_which_notice_it_is_about() -> None:
    notice = made("131568-2021.xml", ('FORM="F03"', 'FORM="F20"'))
    assert {claim.relation for claim in notice.claims} == {"refersTo"}


def test_a_foreign_notice_is_skipped_with_that_reason() -> None:
    notice = read_notice(etree.parse(FIXTURES / "cn-social_25.xml").getroot())
    assert reason_to_skip(notice) == NOT_DUTCH


def test_a_notice_without_a_sign_of_innovation_is_skipped_with_that_reason() -> None:
    text = (FIXTURES / "233372-2018.xml").read_text(encoding="utf-8")
    text = text.replace("<PT_INNOVATION_PARTNERSHIP/>", "<PT_OPEN/>").replace('CODE="G"', 'CODE="1"')
    text = text.replace("31140315 Innovatiepartnerschap Goederenvervoermodellen", "Goederenvervoermodellen")
    assert reason_to_skip(read_notice(etree.fromstring(text.encode()))) == NOT_INNOVATIVE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ProRail bv", "ProRail B.V."),
        ("Ministerie van Economische Zaken en Klimaat", "het ministerie van Economische Zaken en Klimaat"),
        ("Fryslân", "fryslan"),
        ("Gemeente 's-Hertogenbosch", "gemeente s-Hertogenbosch"),
    ],
)
def test_names_that_differ_in_writing_only_are_the_same_name(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


def test_names_of_different_bodies_stay_different() -> None:
    assert plain_name("gemeente Utrecht") != plain_name("provincie Utrecht")


def test_a_notice_that_withdraws_another_announces_nothing_that_still_stands() -> None:
    cancelled = (
        "<efac:Changes><efac:ChangeReason><cbc:ReasonCode>cancel</cbc:ReasonCode></efac:ChangeReason></efac:Changes>"
    )
    announced = claims(
        made("eforms-cn-2024.xml", ("<efac:Publication>", f"{cancelled}<efac:Publication>")), "announcedIn"
    )
    assert [(claim.status, claim.until) for claim in announced if claim.role is None] == [(Status.WITHDRAWN, None)]


def test_the_leader_of_a_group_has_that_role() -> None:
    leader = '<efac:Tenderer><cbc:ID schemeName="organization">ORG-0003</cbc:ID>'
    batch = made("eforms-can-2024.xml", (leader, f"{leader}<efbc:GroupLeadIndicator>true</efbc:GroupLeadIndicator>"))
    assert sorted(str(claim.role) for claim in claims(batch, "memberOf")) == ["None", "penvoerder"]


def test_a_winner_that_signs_the_contract_is_no_buyer() -> None:
    signs = "<cac:PartyIdentification><cbc:ID>ORG-0005</cbc:ID></cac:PartyIdentification></cac:SignatoryParty>"
    notice = made(
        "eforms-can-2024.xml",
        ("<cac:SignatoryParty>", f"<cac:SignatoryParty>{signs}<cac:SignatoryParty>"),
    )
    winner = next(entity for entity in notice.entities if entity.name == "Mastbouw Voorbeeld")
    assert winner.kind == "Company"
    assert {claim.object for claim in claims(notice, "awardedBy")} == {"tooi-gm9999"}


def test_the_values_of_lots_and_framework_agreements_are_told_with_their_role() -> None:
    most = "<cbc:MaximumValueAmount currencyID='EUR'>150000</cbc:MaximumValueAmount>"
    maximum = f"<efac:FrameworkAgreementValues>{most}</efac:FrameworkAgreementValues>"
    result = "OverallMaximumFrameworkContractsAmount"
    name = '<cbc:Name languageID="ENG">Licht dat meedenkt (English)</cbc:Name>'
    estimate = '<cbc:EstimatedOverallContractAmount currencyID="EUR">60000</cbc:EstimatedOverallContractAmount>'
    notice = made(
        "eforms-can-2024.xml",
        (">selec-w</cbc:TenderResultCode>", f">selec-w</cbc:TenderResultCode>{maximum}"),
        (
            '<efac:LotResult><cbc:ID schemeName="result">RES-0001',
            f"<efbc:{result} currencyID='EUR'>7</efbc:{result}><efac:LotResult><cbc:ID schemeName=\"result\">RES-0001",
        ),
        (name, f"{name}<cac:RequestedTenderTotal>{estimate}</cac:RequestedTenderTotal>"),
    )
    stated = {(claim.subject.rpartition("42-")[2], claim.role): claim.amount for claim in claims(notice, "announcedIn")}
    amounts = {place: amount.value for place, amount in stated.items() if amount}
    assert amounts == {
        ("procedure", TOTAL_ROLE): Decimal("200000.50"),
        ("procedure", MAXIMUM_ROLE): Decimal(7),
        ("procedure", ESTIMATE_ROLE): Decimal(500000),
        ("lot-1", ESTIMATE_ROLE): Decimal(60000),
    }
    assert any(
        (claim.note or "").startswith("De waarde van de raamovereenkomst is ten hoogste 150.000 EUR.")
        for claim in claims(notice, "awardIn")
    )
