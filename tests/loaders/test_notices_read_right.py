"""Kinds of notices that were told wrongly once: who won, for how much, when, and who is not named."""

from decimal import Decimal

import pytest

from graph.model.records import Amount, Batch, Claim
from loaders.readers.notices.notice import HIGHEST_ROLE, LOWEST_ROLE, TOTAL_ROLE, Organisation
from loaders.readers.notices.organisations import is_person, is_placeholder, members_named
from loaders.readers.notices.register import bundled_register
from tests.loaders.test_notices_records import claims, made

TWICE = "ted-zelfde-dienst-tweemaal.xml"
TICKED = "eforms-bv-als-natuurlijk-persoon.xml"
UNDER_CONTRACT = "eforms-winnaar-alleen-in-contract.xml"


def read(name: str, *changes: tuple[str, str]) -> Batch:
    return made(name, *changes, register=bundled_register())


def named(batch: Batch, ids: list[str]) -> list[str]:
    names = {entity.id: entity.name for entity in batch.entities}
    return [names[id] for id in ids]


def winners(batch: Batch) -> list[str]:
    return named(batch, [claim.object for claim in claims(batch, "awardedTo")])


def buyers(batch: Batch) -> list[str]:
    return named(batch, [claim.subject for claim in claims(batch, "commissions")])


def outcome(batch: Batch) -> Claim:
    (claim,) = claims(batch, "awardIn")
    return claim


def total(batch: Batch) -> Claim:
    (claim,) = [claim for claim in claims(batch, "announcedIn") if claim.role == TOTAL_ROLE]
    return claim


def test_a_service_that_stands_twice_is_one_buyer_and_no_winner() -> None:
    batch = read(TWICE)
    assert buyers(batch) == ["Gemeente Utrecht"]
    assert winners(batch) == ["Voorbeeldbrug B.V."]
    assert [claim.amount for claim in claims(batch, "awardedTo")] == [Amount(Decimal(150000))]


def test_a_service_that_stands_twice_with_its_number_once_is_one_buyer() -> None:
    second = "<ADDRESS_CONTRACTING_BODY_ADDITIONAL><OFFICIALNAME>Gemeente Utrecht</OFFICIALNAME>"
    batch = read(TWICE, (second, second + "<NATIONALID>30280353</NATIONALID>"))
    assert (buyers(batch), winners(batch)) == (["Gemeente Utrecht"], ["Voorbeeldbrug B.V."])


def ends(batch: Batch, relation: str = "announcedIn") -> dict[str, Amount | None]:
    candidates = claims(batch, relation)
    return {claim.role: claim.amount for claim in candidates if claim.role in {LOWEST_ROLE, HIGHEST_ROLE, TOTAL_ROLE}}


def test_a_range_of_the_total_value_is_kept_as_its_two_ends() -> None:
    assert ends(read(TWICE)) == {LOWEST_ROLE: Amount(Decimal(100000)), HIGHEST_ROLE: Amount(Decimal(200000))}


def test_a_range_whose_ends_are_the_same_is_one_amount() -> None:
    assert total(read(TWICE, ("<HIGH>200000", "<HIGH>100000"))).amount == Amount(Decimal(100000))


def test_a_range_of_which_one_end_only_fills_its_field_tells_the_other() -> None:
    assert ends(read(TWICE, ("<LOW>100000", "<LOW>1"))) == {HIGHEST_ROLE: Amount(Decimal(200000))}


def test_a_winner_whose_name_lists_two_companies_is_a_group_of_these() -> None:
    batch = read(TWICE, ("Voorbeeldbrug B.V.", "Voorbeeldbrug B.V. / Sluiswachter B.V."))
    kinds = {entity.name: entity.kind for entity in batch.entities}
    assert kinds["Voorbeeldbrug B.V. / Sluiswachter B.V."] == "Consortium"
    assert len(claims(batch, "memberOf")) == 2


def test_a_range_of_an_older_form_is_kept_too() -> None:
    element = "<RANGE_VALUE_COST><LOW_VALUE>10 000</LOW_VALUE><HIGH_VALUE>20 000</HIGH_VALUE></RANGE_VALUE_COST>"
    batch = read("ted-r208-2013.xml", ('<VALUE_COST FMTVAL="75000.00">75 000,00</VALUE_COST>', element))
    assert ends(batch) == {LOWEST_ROLE: Amount(Decimal(10000)), HIGHEST_ROLE: Amount(Decimal(20000))}


def test_a_total_of_1_is_told_as_a_placeholder_and_as_no_amount() -> None:
    claim = total(read(TICKED, ('<cbc:TotalAmount currencyID="EUR">387000', '<cbc:TotalAmount currencyID="EUR">1')))
    assert claim.amount is None
    assert claim.note == "De aankondiging vermeldt 1 EUR; dat vult alleen het veld en zegt niets over de waarde."


def test_a_value_of_1_of_a_winner_is_no_amount_and_contradicts_no_total() -> None:
    batch = read(TICKED, ('<cbc:PayableAmount currencyID="EUR">387000', '<cbc:PayableAmount currencyID="EUR">1.00'))
    (claim,) = claims(batch, "awardedTo")
    assert claim.amount is None
    assert "1 EUR" in (claim.note or "")
    assert total(batch).note is None


def test_a_legal_person_is_named_whatever_the_indicator_says() -> None:
    assert winners(read(TICKED)) == winners(read(UNDER_CONTRACT)) == ["Voorbeeldbouw B.V."]


def test_a_natural_person_who_won_is_counted_and_not_named() -> None:
    batch = read(TICKED, ("Voorbeeldbouw B.V.", "V. Oorbeeld Advies"))
    assert winners(batch) == []
    assert outcome(batch).note == "Gegund aan 1 natuurlijke persoon, die hier niet met naam staat."
    assert "Oorbeeld" not in repr(batch)
    assert "90000001" not in repr(batch)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Voorbeeldbouw B.V.", False),
        ("VOORBEELDBOUW BV (Zwolle)", False),
        ("Voorbeeld N.V.", False),
        ("Stichting Voorbeeld", False),
        ("De heer Oorbeeld Beheer B.V.", False),
        ("Example GmbH", False),
        ("V. Oorbeeld", True),
        ("Oorbeeld en Zoon v.o.f.", True),
        ("B. V. Oorbeeld", True),
        ("Oorbeeld Coaching", True),
    ],
)
def test_only_a_legal_person_overrules_that_a_winner_is_a_natural_person(name: str, person: bool) -> None:
    assert is_person(Organisation("ORG-1", name, number="90000001", natural_person=True)) is person


@pytest.mark.parametrize(
    "name", ["Vervallen", "n.v.t.", "N.V.T.", "NVT", "-", "---", "Niet van toepassing", "xxx", "1", "?"]
)
def test_a_placeholder_is_no_organisation_and_is_told(name: str) -> None:
    batch = read(TWICE, ("Voorbeeldbrug B.V.", name))
    assert winners(batch) == []
    assert outcome(batch).note == f"Waar de winnaar hoort, staat in de aankondiging: ‘{name}’."


@pytest.mark.parametrize("name", ["Geen Grenzen B.V.", "Onbekend Terrein B.V.", "Gemeente Geheim", "X B.V.", "Nader"])
def test_a_name_that_begins_as_a_placeholder_is_an_organisation(name: str) -> None:
    assert not is_placeholder(name)


def test_a_winner_that_is_also_listed_as_buyer_is_no_buyer_in_ted_xml() -> None:
    additional = "<ADDRESS_CONTRACTING_BODY_ADDITIONAL><OFFICIALNAME>"
    batch = read(TWICE, (f"{additional}Gemeente Utrecht", f"{additional}Voorbeeldbrug B.V."))
    assert (buyers(batch), winners(batch)) == (["Gemeente Utrecht"], ["Voorbeeldbrug B.V."])
    assert named(batch, [claim.object for claim in claims(batch, "awardedBy")]) == ["Gemeente Utrecht"]
    assert {entity.name: entity.kind for entity in batch.entities}["Voorbeeldbrug B.V."] == "Company"


def test_a_winner_that_is_also_listed_as_buyer_is_no_buyer_in_eforms() -> None:
    party = (
        '<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID schemeName="organization">ORG-000{}</cbc:ID>'
    )
    end = "</cac:PartyIdentification></cac:Party></cac:ContractingParty>"
    batch = read(TICKED, (party.format(1), party.format(2) + end + party.format(1)))
    assert (buyers(batch), winners(batch)) == (["Gemeente Utrecht"], ["Voorbeeldbouw B.V."])


def test_a_buyer_that_is_left_alone_stays_the_buyer_though_it_wins() -> None:
    batch = read(TWICE, ("Voorbeeldbrug B.V.", "Gemeente Utrecht"))
    assert (buyers(batch), winners(batch)) == (["Gemeente Utrecht"], ["Gemeente Utrecht"])


def test_a_procedure_has_its_buyer_since_the_day_of_the_contract_and_not_of_the_publication() -> None:
    for batch in (read(TWICE), read(TICKED)):
        (claim,) = claims(batch, "commissions")
        assert claim.since == outcome(batch).since
        assert [use.since for use in claims(batch, "uses") if use.subject == claim.subject] == [claim.since]


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("Combinatie Voorbeeldbouw B.V. - Voorbeeldweg B.V.", ("Voorbeeldbouw B.V.", "Voorbeeldweg B.V.")),
        ("Consortium (Jansen & Zonen B.V. en Pieters N.V.)", ("Jansen & Zonen B.V.", "Pieters N.V.")),
        ("A BV, B BV en C BV", ("A BV", "B BV", "C BV")),
        ("Combinatie Voorbeeld - Weg", ()),
        ("Combinatie Voorbeeldbouw B.V. en anderen", ()),
        ("Combinatie Voorbeeldbouw B.V.", ()),
    ],
)
def test_the_name_of_a_group_tells_its_members_when_it_lists_nothing_else(name: str, members: tuple[str, ...]) -> None:
    assert members_named(name) == members


def test_members_that_the_name_of_a_winning_group_lists_are_members_of_it() -> None:
    batch = read(
        TWICE,
        ("Voorbeeldbrug B.V.", "Combinatie Voorbeeldbrug B.V. / Sluiswachter B.V."),
        ("<NO_AWARDED_TO_GROUP/>", "<AWARDED_TO_GROUP/>"),
    )
    assert winners(batch) == ["Combinatie Voorbeeldbrug B.V. / Sluiswachter B.V."]
    assert named(batch, [claim.subject for claim in claims(batch, "memberOf")]) == [
        "Voorbeeldbrug B.V.",
        "Sluiswachter B.V.",
    ]


def test_a_group_that_stands_among_its_members_is_the_winner_with_them_as_members() -> None:
    contractor = "<CONTRACTOR><ADDRESS_CONTRACTOR><OFFICIALNAME>{}</OFFICIALNAME></ADDRESS_CONTRACTOR></CONTRACTOR>"
    more = "".join(map(contractor.format, ("Combinatie De Oever", "Sluiswachter B.V.")))
    batch = read(TWICE, ("<NO_AWARDED_TO_GROUP/>", f"<AWARDED_TO_GROUP/>{more}"))
    assert winners(batch) == ["Combinatie De Oever"]
    assert sorted(named(batch, [claim.subject for claim in claims(batch, "memberOf")])) == [
        "Sluiswachter B.V.",
        "Voorbeeldbrug B.V.",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            TWICE,
            "<PT_INNOVATION_PARTNERSHIP/>",
            "<PT_INNOVATION_PARTNERSHIP/><DATE_RECEIPT_TENDERS>2021-04-01</DATE_RECEIPT_TENDERS>",
        ),
        (TWICE, "<CODIF_DATA>", "<CODIF_DATA><DT_DATE_FOR_SUBMISSION>20210401 12:00</DT_DATE_FOR_SUBMISSION>"),
        (
            TWICE,
            "<PROCEDURE>",
            "<CHANGES><CHANGE><WHERE><SECTION>IV.2.2</SECTION></WHERE><OLD_VALUE><DATE>2021-03-15</DATE></OLD_VALUE>"
            "<NEW_VALUE><DATE>2021-04-01</DATE></NEW_VALUE></CHANGE></CHANGES><PROCEDURE>",
        ),
        (
            "ted-r208-2013.xml",
            "<AWARD_OF_CONTRACT>",
            "<RECEIPT_LIMIT_DATE><DAY>1</DAY><MONTH>7</MONTH><YEAR>2013</YEAR></RECEIPT_LIMIT_DATE><AWARD_OF_CONTRACT>",
        ),
        *(
            (
                TICKED,
                '<cbc:ID schemeName="Lot">LOT-0000</cbc:ID><cac:ProcurementProject>',
                '<cbc:ID schemeName="Lot">LOT-0000</cbc:ID><cac:TenderingProcess>'
                f"{period}</cac:TenderingProcess><cac:ProcurementProject>",
            )
            for period in (
                "<cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2024-05-01+02:00</cbc:EndDate></cac:TenderSubmissionDeadlinePeriod>",
                "<cac:ParticipationRequestReceptionPeriod><cbc:EndDate>2024-05-01</cbc:EndDate></cac:ParticipationRequestReceptionPeriod>",
                "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
                "<efac:InterestExpressionReceptionPeriod><cbc:EndDate>2024-05-01</cbc:EndDate></efac:InterestExpressionReceptionPeriod>"
                "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>",
            )
        ),
    ],
)
def test_the_deadline_is_read_from_any_field_that_carries_it(name: str, old: str, new: str) -> None:
    batch = read(name, (old, new))
    assert [claim.until for claim in claims(batch, "announcedIn") if claim.role is None] in (
        ["2021-04-01"],
        ["2013-07-01"],
        ["2024-05-01"],
    )
