"""eForms: fictitious Dutch notices, and official examples of the eForms SDK."""

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from loaders.readers.notices import NoProcurementError, Notice, NoticeError, read_notice
from loaders.readers.notices.notice import ESTIMATE_ROLE, MAXIMUM_ROLE, TOTAL_ROLE, Money
from tests.told import refuses

FIXTURES = Path(__file__).parents[1] / "fixtures" / "notices"


def read(name: str, *changes: tuple[str, str]) -> Notice:
    """The notice in a fixture, after replacing text in it; each change must find its text."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_notice(etree.fromstring(text.encode()))


@pytest.fixture(scope="module")
def call() -> Notice:
    return read("eforms-cn-2024.xml")


@pytest.fixture(scope="module")
def result() -> Notice:
    return read("eforms-can-2024.xml")


def test_a_published_notice_goes_by_its_ted_number_without_leading_zeros(call: Notice) -> None:
    assert (call.id, call.number, call.published) == ("ted-900005-2024", "900005-2024", "2024-04-02")
    assert call.url == "https://ted.europa.eu/nl/notice/-/detail/900005-2024"


def test_a_notice_that_is_not_in_ted_yet_goes_by_its_uuid() -> None:
    notice = read("cn-social_25.xml")
    assert notice.id == "ted-cf9697c2-e280-4e78-beb1-e481f8c97468"
    assert notice.number is None


def test_call_and_result_share_the_stem_of_their_procedure(call: Notice, result: Notice) -> None:
    assert call.stem == result.stem == "ted-00000000-0000-4000-8000-000000000042"


def test_titles_are_read_in_dutch_whatever_comes_first(call: Notice) -> None:
    assert call.title == "Slimme straatverlichting"
    assert [lot.title for lot in call.lots] == ["Licht dat meedenkt", "Masten van reststroom", "Storingen voorspellen"]


def test_a_title_in_another_language_is_read_when_there_is_no_dutch_one() -> None:
    assert read("cn-social_25.xml").title == "At the End of the Tunnel vol3"


def test_innovation_codes_stand_with_the_procedure_or_with_their_lot(call: Notice) -> None:
    assert [signal.target for signal in call.signals] == ["innovatiepartnerschap"]
    assert [[signal.locator.rpartition(" ")[2] for signal in lot.signals] for lot in call.lots] == [
        ["BT-06", "BT-776"],
        [],
        ["BT-776"],
    ]


def test_an_environmental_purchase_is_no_innovative_one(call: Notice) -> None:
    assert call.lots[1].signals == ()


@pytest.mark.parametrize("code", ["rd", "resd"])
def test_a_direct_award_for_research_points_at_pre_commercial_procurement(code: str) -> None:
    notice = read(
        "eforms-cn-2024.xml",
        (
            "innovation</cbc:ProcedureCode>",
            "neg-wo-call</cbc:ProcedureCode><cac:ProcessJustification>"
            f'<cbc:ProcessReasonCode listName="direct-award-justification">{code}</cbc:ProcessReasonCode>'
            "</cac:ProcessJustification>",
        ),
    )
    assert [(signal.target, signal.confidence) for signal in notice.signals] == [("pre-commerciele-inkoop", "derived")]


def test_the_deadline_is_that_of_the_tenders(call: Notice) -> None:
    assert call.deadline == "2024-05-31"


def test_a_procedure_without_lots_keeps_the_signals_of_its_only_lot() -> None:
    notice = read("cn-social_25.xml", (">LOT-0001<", ">LOT-0000<"))
    assert notice.lots == ()
    assert [signal.target for signal in notice.signals] == ["innovatiepartnerschap", "innovatiegericht-inkopen"]


def test_winners_are_those_under_contract_with_their_own_values(result: Notice) -> None:
    award = result.awards[0]
    assert [(winner.members, winner.name, winner.value) for winner in award.winners] == [
        (("ORG-0002", "ORG-0003", "ORG-0004"), "Lichtcombinatie Voorbeeld", Money(Decimal(120000), "EUR")),
        (("ORG-0005",), None, Money(Decimal("80000.50"), "EUR")),
    ]
    assert (award.lots, award.decided, award.tenders) == (("1",), "2024-10-01", 4)


def test_a_tender_that_is_under_no_contract_did_not_win(result: Notice) -> None:
    assert [loser.members for loser in result.awards[0].losers] == [("ORG-0006",)]


def test_a_lot_without_winner_has_its_reason_and_its_tenderers(result: Notice) -> None:
    award = result.awards[1]
    assert (award.lots, award.winners, award.refused) == (("2",), (), "er was te weinig geld")
    assert [loser.members for loser in award.losers] == [("ORG-0005",)]


def test_a_lot_whose_competition_goes_on_has_no_outcome_yet(result: Notice) -> None:
    assert [award.lots for award in result.awards] == [("1",), ("2",)]


def test_an_unknown_reason_is_not_made_up() -> None:
    notice = read("eforms-can-2024.xml", (">ins-fund<", ">something-new<"))
    assert notice.awards[1].refused == "de reden is niet bekend"


def test_a_tender_for_a_group_of_lots_is_counted_once() -> None:
    group = (
        "<cac:TenderingTerms><cac:LotDistribution><cac:LotsGroup>"
        '<cbc:LotsGroupID schemeName="LotsGroup">GLO-0001</cbc:LotsGroupID>'
        "<cac:ProcurementProjectLotReference><cbc:ID>LOT-0001</cbc:ID></cac:ProcurementProjectLotReference>"
        "<cac:ProcurementProjectLotReference><cbc:ID>LOT-0003</cbc:ID></cac:ProcurementProjectLotReference>"
        "</cac:LotsGroup></cac:LotDistribution></cac:TenderingTerms>"
    )
    notice = read(
        "eforms-can-2024.xml",
        ("  <cac:TenderingProcess><cbc:ProcedureCode", f"  {group}<cac:TenderingProcess><cbc:ProcedureCode"),
        (
            '<efac:TenderLot><cbc:ID schemeName="Lot">LOT-0001</cbc:ID></efac:TenderLot></efac:LotResult>',
            '<efac:TenderLot><cbc:ID schemeName="LotsGroup">GLO-0001</cbc:ID></efac:TenderLot></efac:LotResult>',
        ),
        (
            '<cbc:TenderResultCode listName="winner-selection-status">open-nw</cbc:TenderResultCode>',
            '<cbc:TenderResultCode listName="winner-selection-status">selec-w</cbc:TenderResultCode>'
            "<efac:LotTender><cbc:ID>TEN-0001</cbc:ID></efac:LotTender>",
        ),
    )
    assert notice.awards[0].lots == ("1", "3")
    assert notice.awards[2].winners[0].value is None


def test_an_intended_direct_award_is_proposed() -> None:
    notice = read("eforms-can-2024.xml", ('listName="result">can-standard', 'listName="dir-awa-pre">veat'))
    assert [award.proposed for award in notice.awards] == [True, True]


def test_a_natural_person_is_marked_as_such(result: Notice) -> None:
    assert [organisation.key for organisation in result.organisations if organisation.natural_person] == ["ORG-0004"]


def test_contact_persons_are_not_read(call: Notice, result: Notice) -> None:
    assert "Voorbeeld" not in {organisation.name for organisation in (*call.organisations, *result.organisations)}
    assert read("cn-social_25.xml").organisations[0].name == "ZenithNova Innovations"


def test_a_notice_that_replaces_another_tells_its_awards_under_the_same_ids() -> None:
    notice = read(
        "eforms-can-2024.xml",
        (
            "      <efac:Publication>",
            "      <efac:Changes><efbc:ChangedNoticeIdentifier>00000000-0000-4000-8000-0000000000aa-01"
            "</efbc:ChangedNoticeIdentifier></efac:Changes><efac:Publication>",
        ),
    )
    assert notice.award_stem == "ted-00000000-0000-4000-8000-0000000000aa"


def test_earlier_notices_are_those_with_a_ted_number() -> None:
    notice = read(
        "eforms-cn-2024.xml",
        (
            "<cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod>",
            "<cac:TenderingProcess><cac:NoticeDocumentReference>"
            '<cbc:ID schemeName="ojs-notice-id">00900004-2023</cbc:ID></cac:NoticeDocumentReference>'
            '<cac:NoticeDocumentReference><cbc:ID schemeName="notice-id-ref">'
            "9c0fd704-64d3-4294-a3b6-6df45911ab9f-01</cbc:ID></cac:NoticeDocumentReference>"
            "<cac:TenderSubmissionDeadlinePeriod>",
        ),
    )
    assert notice.earlier == ("900004-2023",)


def test_a_planning_notice_of_a_foreign_buyer_is_read_too() -> None:
    notice = read("E2_minimal.xml")
    assert notice.form == "vooraankondiging"
    assert notice.organisations[0].country == "LU"


def test_a_notice_without_any_number_is_refused() -> None:
    with refuses(NoticeError, match="geen nummer"):
        read("E2_minimal.xml", ("bbf5e8cd-f62f-4f29-9254-43ec31c00f48", " "))


def test_a_notice_without_title_announces_no_procurement() -> None:
    with refuses(NoProcurementError, match="titel"):
        read("E2_minimal.xml", ("Procedure Name", " "))


CANCELLED = (
    "      <efac:Publication>",
    "      <efac:Changes><efbc:ChangedNoticeIdentifier>00000000-0000-4000-8000-0000000000aa-01"
    "</efbc:ChangedNoticeIdentifier><efac:ChangeReason>"
    '<cbc:ReasonCode listName="change-corrig-justification">cancel</cbc:ReasonCode></efac:ChangeReason></efac:Changes>'
    "<efac:Publication>",
)


def test_a_notice_that_withdraws_another_says_so_and_tells_no_awards() -> None:
    notice = read("eforms-can-2024.xml", CANCELLED)
    assert (notice.withdraws, notice.form) == (True, "intrekking van de aankondiging van gegunde opdracht")
    assert notice.awards == ()


def test_a_corrected_notice_withdraws_nothing(call: Notice) -> None:
    corrected = read("eforms-cn-2024.xml", (CANCELLED[0], CANCELLED[1].replace(">cancel<", ">cor-buy<")))
    assert not corrected.withdraws
    assert corrected.form == call.form


def test_an_outcome_that_is_withheld_is_no_award() -> None:
    notice = read("eforms-can-2024.xml", (">selec-w<", ">unpublished<"), (">ins-fund<", ">unpublished<"))
    assert [(award.lots, award.refused) for award in notice.awards] == [(("2",), "de reden is niet bekend")]


def test_the_leader_of_a_group_is_known() -> None:
    leader = '<efac:Tenderer><cbc:ID schemeName="organization">ORG-0003</cbc:ID>'
    notice = read("eforms-can-2024.xml", (leader, f"{leader}<efbc:GroupLeadIndicator>true</efbc:GroupLeadIndicator>"))
    assert [tenderer.lead for award in notice.awards for tenderer in (*award.winners, *award.losers)] == [
        "ORG-0003",
        None,
        None,
        None,
    ]


def test_a_modification_names_the_notice_of_the_contract_that_it_modifies() -> None:
    modification = (
        "      <efac:Publication>",
        "      <efac:ContractModification><efbc:ChangedNoticeIdentifier>900004-2023</efbc:ChangedNoticeIdentifier>"
        "</efac:ContractModification><efac:Publication>",
    )
    notice = read("eforms-can-2024.xml", modification, ('listName="result"', 'listName="cont-modif"'))
    assert (notice.changes_only, notice.earlier) == (True, ("900004-2023",))


FRAMEWORK = (
    "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
    '<efbc:FrameworkMaximumAmount currencyID="EUR">{}</efbc:FrameworkMaximumAmount>'
    "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
)
ESTIMATE = '<cbc:EstimatedOverallContractAmount currencyID="EUR">{}</cbc:EstimatedOverallContractAmount>'
WANTED = "<cac:RequestedTenderTotal>"


def told(notice: Notice) -> list[tuple[str, Decimal, str]]:
    """What a notice says of the value of the whole procedure: role, amount and business term."""
    return [(value.role, value.money.value, value.locator.rpartition(" ")[2]) for value in notice.values if value.money]


def test_the_maximum_of_a_framework_agreement_is_read_from_call_and_result() -> None:
    call = read("eforms-cn-2024.xml", (WANTED, WANTED + FRAMEWORK.format(900000)))
    assert told(call) == [(ESTIMATE_ROLE, Decimal(500000), "BT-27"), (MAXIMUM_ROLE, Decimal(900000), "BT-271")]
    total = '<cbc:TotalAmount currencyID="EUR">200000.50</cbc:TotalAmount>'
    maximum = "OverallMaximumFrameworkContractsAmount"
    of_lot = "<cbc:MaximumValueAmount currencyID='EUR'>150000</cbc:MaximumValueAmount>"
    result = read(
        "eforms-can-2024.xml",
        (total, f"{total}<efbc:{maximum} currencyID='EUR'>800000</efbc:{maximum}>"),
        (
            ">selec-w</cbc:TenderResultCode>",
            f">selec-w</cbc:TenderResultCode><efac:FrameworkAgreementValues>{of_lot}</efac:FrameworkAgreementValues>",
        ),
    )
    assert told(result) == [
        (TOTAL_ROLE, Decimal("200000.50"), "BT-161"),
        (MAXIMUM_ROLE, Decimal(800000), "BT-118"),
        (ESTIMATE_ROLE, Decimal(500000), "BT-27"),
    ]
    assert [award.maximum for award in result.awards] == [Money(Decimal(150000), "EUR"), None]


def test_the_estimated_value_of_a_lot_stands_with_the_lot_and_that_of_an_undivided_procedure_with_it() -> None:
    name = '<cbc:Name languageID="ENG">Licht dat meedenkt (English)</cbc:Name>'
    lot = (name, f"{name}{WANTED}{ESTIMATE.format(60000)}</cac:RequestedTenderTotal>")
    divided = read("eforms-can-2024.xml", lot)
    assert [[value.money.value for value in part.values if value.money] for part in divided.lots] == [
        [Decimal(60000)],
        [],
        [],
    ]
    whole = f"{WANTED}{ESTIMATE.format(500000)}</cac:RequestedTenderTotal>"
    undivided = read("eforms-can-2024.xml", lot, (whole, ""), ("LOT-0001", "LOT-0000"))
    assert [part.key for part in undivided.lots] == ["2", "3"]
    assert told(undivided)[1:] == [(ESTIMATE_ROLE, Decimal(60000), "BT-27")]


def test_of_several_numbers_the_one_of_a_dutch_register_is_taken() -> None:
    number = '<cac:PartyLegalEntity><cbc:CompanyID schemeID="002">90000017</cbc:CompanyID></cac:PartyLegalEntity>'
    tax = "<cac:PartyLegalEntity><cbc:CompanyID>NL900000170B01</cbc:CompanyID></cac:PartyLegalEntity>"
    buyer = read("eforms-can-2024.xml", (number, tax + number)).organisations[0]
    assert (buyer.number, buyer.scheme) == ("90000017", "002")
