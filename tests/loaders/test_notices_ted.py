"""TED XML: real notices, and fictitious ones in the editions that differ."""

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from loaders.readers.notices import NoProcurementError, Notice, NoticeError, read_notice
from loaders.readers.notices.notice import ESTIMATE_ROLE, Money, Value, ted_number
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
def residence() -> Notice:
    return read("131568-2021.xml")


def test_a_notice_has_its_number_day_and_address(residence: Notice) -> None:
    assert (residence.id, residence.number, residence.journal) == (
        "ted-131568-2021",
        "131568-2021",
        "2021/S 052-131568",
    )
    assert residence.published == "2021-03-16"
    assert residence.url == "https://ted.europa.eu/udl?uri=TED:NOTICE:131568-2021:TEXT:NL:HTML"


def test_an_award_notice_takes_the_number_of_its_call_for_the_procedure(residence: Notice) -> None:
    assert residence.stem == "ted-559831-2019"
    assert residence.earlier == ("559831-2019",)


def test_a_call_keeps_its_own_number_even_when_it_names_a_prior_information_notice() -> None:
    notice = read(
        "233372-2018.xml",
        ("<REDUCTION_RECOURSE/>", "<NOTICE_NUMBER_OJ>2018/S 001-000007</NOTICE_NUMBER_OJ>"),
    )
    assert notice.earlier == ("000007-2018",)
    assert notice.stem == "ted-233372-2018"


def test_startup_in_residence_has_five_lots_with_their_titles(residence: Notice) -> None:
    assert [lot.key for lot in residence.lots] == ["1", "2", "3", "4", "5"]
    assert residence.lots[0].title == "MKB-speelplaats"
    assert residence.lots[4].title == "Van keukenafval naar nieuwe producten"


def test_startup_in_residence_has_three_winners_with_value_and_day(residence: Notice) -> None:
    won = [
        (award.lots, residence.organisation(award.winners[0].members[0]), award.winners[0].value, award.decided)
        for award in residence.awards
        if award.winners
    ]
    value = Money(Decimal(25000), "EUR")
    assert [(lots, who and who.name, paid, day) for lots, who, paid, day in won] == [
        (("4",), "Gros Food", value, "2020-07-20"),
        (("3",), "Biodiversity in business", value, "2020-12-09"),
        (("2",), "Stichting ehvLINC", value, "2020-08-06"),
    ]


def test_startup_in_residence_has_two_lots_that_were_not_awarded_and_why(residence: Notice) -> None:
    refused = {award.lots: award.refused for award in residence.awards if not award.winners}
    assert set(refused) == {("1",), ("5",)}
    assert all(why and "geen inschrijvingen" in why for why in refused.values())


def test_a_discontinued_procedure_says_so() -> None:
    notice = read("131568-2021.xml", ("<PROCUREMENT_UNSUCCESSFUL/>", "<PROCUREMENT_DISCONTINUED/>"))
    assert {award.refused for award in notice.awards if not award.winners} == {
        "de procedure is om een andere reden gestaakt"
    }


def test_the_number_of_tenders_is_read_with_and_without_its_wrapper(residence: Notice) -> None:
    assert [award.tenders for award in residence.awards if award.winners] == [9, 5, 6]
    assert read("ted-s02-2018.xml").awards[0].tenders == 1


def test_a_title_comes_without_the_reference_number_of_the_buyer() -> None:
    assert read("233372-2018.xml").title == "Innovatiepartnerschap Goederenvervoermodellen"


def test_a_notice_without_lots_awards_the_whole_procedure_whatever_its_lot_number_says() -> None:
    notice = read("ted-s02-2018.xml")
    assert notice.lots == ()
    assert [award.lots for award in notice.awards] == [(), ()]


def test_the_dutch_translation_goes_before_the_original() -> None:
    notice = read("ted-s02-2018.xml")
    assert notice.title == "Kademuren die zichzelf melden"
    assert notice.url == "https://ted.europa.eu/udl?uri=TED:NOTICE:900002-2018:TEXT:NL:HTML"


def test_without_a_dutch_form_the_original_is_read() -> None:
    notice = read("ted-s02-2018.xml", ('LG="NL">\n      <CONTRACTING_BODY>', 'LG="DE">\n      <CONTRACTING_BODY>'))
    assert notice.title == "Quay walls that report themselves"


def test_contractors_that_were_awarded_as_a_group_are_one_tenderer() -> None:
    award = read("ted-s02-2018.xml").awards[0]
    assert [(winner.group, len(winner.members), winner.value) for winner in award.winners] == [
        (True, 2, Money(Decimal(60000), "GBP"))
    ]


def test_contractors_that_are_no_group_win_apart_and_share_one_value() -> None:
    award = read("ted-s02-2018.xml", ("<AWARDED_TO_GROUP/>", "<NO_AWARDED_TO_GROUP/>")).awards[0]
    assert [(len(winner.members), winner.value) for winner in award.winners] == [(1, None), (1, None)]
    assert award.total == Money(Decimal(60000), "GBP")


def test_a_range_of_values_is_no_value() -> None:
    award = read("ted-s02-2018.xml").awards[1]
    assert award.winners[0].value is None
    assert award.between == (Money(Decimal(25000), "EUR"), Money(Decimal("40000.50"), "EUR"))


def test_all_buyers_of_a_joint_procurement_are_read() -> None:
    notice = read("ted-s02-2018.xml")
    assert [organisation.name for organisation in notice.organisations if organisation.key in notice.buyers] == [
        "Gemeente Voorbeeldstad",
        "Universiteit Voorbeeldstad",
    ]


def test_the_same_contractor_at_two_awards_is_one_organisation() -> None:
    names = [organisation.name for organisation in read("ted-s02-2018.xml").organisations]
    assert names.count("Kademeter B.V.") == 1


def test_an_award_for_several_lots_names_them_all() -> None:
    notice = read("131568-2021.xml", ("<CONTRACT_NO>3</CONTRACT_NO><LOT_NO>4</LOT_NO>", "<LOT_NO>4, 5</LOT_NO>"))
    assert next(award.lots for award in notice.awards if award.winners) == ("4", "5")


def test_an_award_without_a_lot_number_is_for_the_procedure() -> None:
    notice = read("131568-2021.xml", ("<CONTRACT_NO>3</CONTRACT_NO><LOT_NO>4</LOT_NO>", "<CONTRACT_NO>3</CONTRACT_NO>"))
    assert next(award.lots for award in notice.awards if award.winners) == ()


def test_lots_without_a_number_get_that_of_their_item() -> None:
    notice = read("131568-2021.xml", ("</TITLE><LOT_NO>2</LOT_NO>", "</TITLE>"))
    assert [lot.key for lot in notice.lots] == ["1", "2", "3", "4", "5"]


def test_the_code_alone_makes_an_innovation_partnership() -> None:
    notice = read("316383-2021.xml", ("<PT_INNOVATION_PARTNERSHIP/>", "<PT_NEGOTIATED_WITH_PRIOR_CALL/>"))
    assert [(signal.target, signal.locator) for signal in notice.signals if signal.confidence == "stated"] == [
        ("innovatiepartnerschap", "CODIF_DATA PR_PROC G")
    ]


def test_a_title_alone_makes_a_derived_signal() -> None:
    notice = read(
        "233372-2018.xml",
        ("<PT_INNOVATION_PARTNERSHIP/>", "<PT_OPEN/>"),
        ('<PR_PROC CODE="G">Innovation partnership</PR_PROC>', '<PR_PROC CODE="1">Open procedure</PR_PROC>'),
    )
    assert [(signal.target, signal.confidence) for signal in notice.signals] == [("innovatiepartnerschap", "derived")]


def test_a_contract_for_research_without_a_call_points_at_pre_commercial_procurement() -> None:
    notice = read(
        "131568-2021.xml",
        (
            "<PT_INNOVATION_PARTNERSHIP/>",
            "<PT_AWARD_CONTRACT_WITHOUT_CALL><D_ACCORDANCE_ARTICLE><D_MANUF_FOR_RESEARCH/></D_ACCORDANCE_ARTICLE>"
            "</PT_AWARD_CONTRACT_WITHOUT_CALL>",
        ),
    )
    assert ("pre-commerciele-inkoop", "derived") in [(signal.target, signal.confidence) for signal in notice.signals]


def test_an_older_form_is_read_with_its_awards() -> None:
    notice = read("ted-r208-2013.xml")
    assert (notice.id, notice.stem, notice.published) == ("ted-900003-2013", "ted-900004-2012", "2013-05-25")
    assert [lot.title for lot in notice.lots] == ["Slib als grondstof", "Oeverplanten"]
    (award,) = notice.awards
    assert (award.lots, award.decided, award.tenders) == (("1",), "2013-04-02", 6)
    assert [(signal.target, signal.confidence) for signal in notice.signals] == [("sbir", "derived")]


def test_an_amount_whose_attribute_is_in_another_scale_is_read_from_its_text() -> None:
    assert read("ted-r208-2013.xml").awards[0].winners[0].value == Money(Decimal(49700), "EUR")


def test_a_modification_of_a_contract_tells_no_awards_again() -> None:
    notice = read("131568-2021.xml", ('FORM="F03"', 'FORM="F20"'))
    assert notice.changes_only
    assert notice.stem is None


@pytest.mark.parametrize("text", ["2021/S 052-131568", "131568-2021", "00131568-2021", " 2021/S 52-131568 "])
def test_a_ted_number_is_the_same_however_it_is_written(text: str) -> None:
    assert ted_number(text) == "131568-2021"


def test_a_document_that_is_no_notice_is_named_for_what_it_is() -> None:
    with refuses(NoticeError, match="begint met <html>"):
        read_notice(etree.fromstring("<html/>"))


def test_a_notice_without_a_number_is_refused() -> None:
    with refuses(NoticeError, match="NO_DOC_OJS"):
        read_notice(etree.fromstring("<TED_EXPORT><FORM_SECTION/></TED_EXPORT>"))


def test_a_notice_without_a_buyer_announces_no_procurement() -> None:
    with pytest.raises(NoProcurementError):
        read("233372-2018.xml", ("OFFICIALNAME>Rijkswaterstaat Water, Verkeer en Leefomgeving</OFFICIALNAME", "X/"))


AWARDS = "<AWARD_CONTRACT ITEM="


def contest(results: str) -> Notice:
    """The startup notice as if it told the results of a design contest."""
    text = (FIXTURES / "131568-2021.xml").read_text(encoding="utf-8").replace("F03", "F13")
    head, _, rest = text.partition(AWARDS)
    tail = rest.rpartition("</AWARD_CONTRACT>")[2]
    return read_notice(etree.fromstring(f"{head}{results}{tail}".encode()))


def test_the_winners_of_a_design_contest_have_their_prize_and_the_day_of_the_jury() -> None:
    winner = "<WINNER><ADDRESS_WINNER><OFFICIALNAME>{}</OFFICIALNAME><COUNTRY VALUE='NL'/></ADDRESS_WINNER></WINNER>"
    notice = contest(
        "<RESULTS><AWARDED_PRIZE><DATE_DECISION_JURY>2020-09-27</DATE_DECISION_JURY>"
        f"<PARTICIPANTS><NB_PARTICIPANTS>5</NB_PARTICIPANTS></PARTICIPANTS><WINNERS>{winner.format('Ontwerp BV')}"
        "</WINNERS><VAL_PRIZE CURRENCY='EUR'>190000</VAL_PRIZE></AWARDED_PRIZE>"
        f"<AWARDED_PRIZE>{winner.format('Schets BV')}{winner.format('Lijn BV')}"
        "<VAL_PRIZE CURRENCY='EUR'>500</VAL_PRIZE></AWARDED_PRIZE></RESULTS>"
    )
    assert (notice.form, notice.stem) == ("resultaten van een prijsvraag", "ted-559831-2019")
    first, second = notice.awards
    assert (first.lots, first.decided, first.winners[0].value) == ((), "2020-09-27", Money(Decimal(190000), "EUR"))
    assert [tenderer.value for tenderer in second.winners] == [None, None]
    assert second.total == Money(Decimal(500), "EUR")
    organisations = [notice.organisation(tenderer.members[0]) for award in notice.awards for tenderer in award.winners]
    assert [organisation and organisation.name for organisation in organisations] == [
        "Ontwerp BV",
        "Schets BV",
        "Lijn BV",
    ]


def test_a_contest_without_a_winner_says_why_only_when_the_notice_does() -> None:
    unknown = contest("<RESULTS><NO_AWARDED_PRIZE/></RESULTS>")
    stopped = contest("<RESULTS><NO_AWARDED_PRIZE><PROCUREMENT_DISCONTINUED/></NO_AWARDED_PRIZE></RESULTS>")
    assert [award.refused for award in unknown.awards] == ["de reden is niet bekend"]
    assert [award.refused for award in stopped.awards] == ["de procedure is om een andere reden gestaakt"]


def test_the_awards_of_a_transparency_notice_are_only_proposed() -> None:
    assert {award.proposed for award in read("131568-2021.xml", ('FORM="F03"', 'FORM="F15"')).awards} == {False, True}
    assert not any(award.proposed for award in read("131568-2021.xml").awards)


@pytest.mark.parametrize(
    ("named", "lots"),
    [
        ("Perceel 4", ("4",)),
        ("Lot 04", ("4",)),
        ("Percelen 1 t/m 3", ("1", "2", "3")),
        ("2-4", ("2", "3", "4")),
        ("perceel 1 en perceel 5", ("1", "5")),
        ("1 tot en met 9", ("1-tot-en-met-9",)),
        ("0001-0003", ("1", "2", "3")),
        ("2021-1", ("2021-1",)),
        ("2021-001", ("2021-001",)),
        ("3-1", ("3-1",)),
    ],
)
def test_lots_of_an_award_are_found_however_they_are_named(named: str, lots: tuple[str, ...]) -> None:
    notice = read("131568-2021.xml", ("<CONTRACT_NO>3</CONTRACT_NO><LOT_NO>4</LOT_NO>", f"<LOT_NO>{named}</LOT_NO>"))
    assert next(award.lots for award in notice.awards if award.winners) == lots


def older(form: str, *changes: tuple[str, str]) -> Notice:
    """The older notice as another of the forms before 2014."""
    return read("ted-r208-2013.xml", ("<CONTRACT_AWARD ", f"<{form} "), ("</CONTRACT_AWARD>", f"</{form}>"), *changes)


@pytest.mark.parametrize(
    ("form", "award", "winner", "day"),
    [
        ("CONTRACT_AWARD_UTILITIES", "AWARD_AND_CONTRACT_VALUE", "CONTACT_DATA_WITHOUT_RESPONSIBLE_NAME_CHP",
         "DATE_OF_CONTRACT_AWARD"),
        ("CONTRACT_AWARD_DEFENCE", "AWARD_OF_CONTRACT_DEFENCE", "ECONOMIC_OPERATOR_NAME_ADDRESS",
         "CONTRACT_AWARD_DATE"),
        ("RESULT_DESIGN_CONTEST", "RESULT_CONTEST", "NAME_ADDRESS_WINNER", "CONTRACT_AWARD_DATE"),
    ],
)  # fmt: skip
def test_awards_of_every_older_form_are_read(form: str, award: str, winner: str, day: str) -> None:
    notice = older(
        form,
        ("AWARD_OF_CONTRACT>", f"{award}>"),
        ("ECONOMIC_OPERATOR_NAME_ADDRESS>", f"{winner}>"),
        ("CONTRACT_AWARD_DATE>", f"{day}>"),
    )
    (outcome,) = notice.awards
    assert (outcome.lots, outcome.decided, outcome.proposed) == (("1",), "2013-04-02", False)
    who = notice.organisation(outcome.winners[0].members[0])
    assert who is not None
    assert who.name == "Slibwinning Voorbeeld BV"
    assert notice.stem == "ted-900004-2012"


def test_an_older_transparency_notice_only_proposes_and_a_corrigendum_only_changes() -> None:
    notice = older("VOLUNTARY_EX_ANTE_TRANSPARENCY_NOTICE", ("AWARD_OF_CONTRACT>", "AWARD_OF_CONTRACT_DEFENCE>"))
    assert [award.proposed for award in notice.awards] == [True]
    corrected = older("ADDITIONAL_INFORMATION_CORRIGENDUM")
    assert (corrected.changes_only, corrected.form, corrected.stem) == (True, "rectificatie", "ted-900004-2012")


@pytest.mark.parametrize("element", ["TITLE_DESIGN_CONTACT_NOTICE", "TITLE_QUALIFICATION_SYSTEM"])
def test_an_older_form_has_its_title_in_an_element_of_its_own(element: str) -> None:
    assert older("DESIGN_CONTEST", ("TITLE_CONTRACT>", f"{element}>")).title == "SBIR Schone oevers, fase 1"


def test_an_older_form_is_called_what_it_is() -> None:
    assert [older(form).form for form in ("PRIOR_INFORMATION", "CONTRACT_UTILITIES", "OTH_NOT")] == [
        "vooraankondiging",
        "aankondiging van opdracht, speciale sectoren",
        "aankondiging",
    ]


def test_a_correction_tells_the_deadline_of_its_coded_data_and_another_form_its_own() -> None:
    moved = read(
        "233372-2018.xml",
        ('FORM="F02"', 'FORM="F14"'),
        ("<DATE_RECEIPT_TENDERS>2018-08-22</DATE_RECEIPT_TENDERS>", ""),
        ("20180822 12:00", "20180905 12:00"),
    )
    assert (moved.form, moved.deadline) == ("rectificatie", "2018-09-05")
    assert read("316383-2021.xml").deadline == "2021-09-20"


def test_contracts_that_one_notice_announces_together_are_all_read() -> None:
    second = (
        '</OBJECT_CONTRACT><OBJECT_CONTRACT ITEM="2"><TITLE><P>Innovatiepartnerschap stille bruggen</P></TITLE>'
        '<VAL_ESTIMATED_TOTAL CURRENCY="EUR">250000</VAL_ESTIMATED_TOTAL></OBJECT_CONTRACT>'
    )
    notice = read(
        "316383-2021.xml",
        ("<PT_INNOVATION_PARTNERSHIP/>", ""),
        ('CODE="G"', 'CODE="9"'),
        ("</OBJECT_CONTRACT>", second),
    )
    assert [lot.title for lot in notice.lots] == [
        "Landelijk - Proeftuin duurzame keerwanden",
        "Innovatiepartnerschap stille bruggen",
    ]
    assert notice.values == ()
    assert [value.money for lot in notice.lots for value in lot.values] == [Money(Decimal(250000), "EUR")]
    assert [(signal.target, signal.confidence) for signal in notice.signals] == [("innovatiepartnerschap", "derived")]


def test_the_estimated_value_of_a_lot_stands_with_the_lot() -> None:
    lot = "</TITLE><LOT_NO>2</LOT_NO>"
    notice = read("131568-2021.xml", (lot, f'{lot}<VAL_OBJECT CURRENCY="EUR">9</VAL_OBJECT>'))
    value = Value(Money(Decimal(9), "EUR"), ESTIMATE_ROLE, "OBJECT_DESCR LOT_NO=2 VAL_OBJECT")
    assert [lot.values for lot in notice.lots] == [(), (value,), (), (), ()]


def test_the_estimated_value_of_an_undivided_contract_is_that_of_the_procedure() -> None:
    part = '<OBJECT_DESCR ITEM="1">'
    notice = read("316383-2021.xml", (part, f'{part}<VAL_OBJECT CURRENCY="EUR">9</VAL_OBJECT>'))
    assert notice.values == (Value(Money(Decimal(9), "EUR"), ESTIMATE_ROLE, "OBJECT_DESCR VAL_OBJECT"),)


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("Innovatie-partnerschap stille bruggen", "innovatiepartnerschap"),
        ("Selectie innovatie partnerschap", "innovatiepartnerschap"),
        ("Startup-in-Residence Voorbeeldstad", "startup-in-residence"),
        ("Start-ups in residence", "startup-in-residence"),
    ],
)
def test_an_instrument_is_seen_in_a_title_however_it_is_written(title: str, target: str) -> None:
    notice = read(
        "316383-2021.xml",
        ("Landelijk - Proeftuin duurzame keerwanden", title),
        ("PT_INNOVATION_PARTNERSHIP", "PT_OPEN"),
        ('CODE="G"', 'CODE="1"'),
    )
    assert [signal.target for signal in notice.signals] == [target]


def test_the_paragraphs_of_a_title_do_not_run_together() -> None:
    notice = read("316383-2021.xml", ("Proeftuin duurzame", "Proeftuin</P><P>CO<FT>2</FT>-arme"))
    assert notice.title == "Landelijk - Proeftuin CO2-arme keerwanden"
