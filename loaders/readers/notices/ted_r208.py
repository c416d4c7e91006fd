"""TED XML of before the forms of 2014 (R2.0.7 and R2.0.8), as in the Official Journal until 2016 and a little later.

These forms have no code for an innovation partnership, which the law did not know yet; what is left is the title.
Source of the format: TED_EXPORT R2.0.8 and published notices. A lot is named at its award, by LOT_NUMBER.
"""

from collections.abc import Iterator
from types import MappingProxyType

from lxml import etree

from loaders.readers.notices import innovation
from loaders.readers.notices.elements import attribute, descendants, find, find_all, first, text, text_of
from loaders.readers.notices.notice import (
    NO_BUYER,
    TOTAL_ROLE,
    Award,
    Lot,
    Money,
    NoProcurementError,
    Notice,
    Organisation,
    Tenderer,
    between,
    count,
    day,
    key,
    money,
    shorten,
    tidy,
    values,
)
from loaders.readers.notices.ted_xml import (
    CORRECTION,
    FORMS,
    NO_REASON,
    TRANSPARENCY,
    Organisations,
    address,
    document_title,
    earlier_notices,
    in_dutch,
    publication_number,
    refusal,
)
from loaders.readers.reading import local_name

# The standard form that each element holds.
_FORMS = MappingProxyType(
    {
        "PRIOR_INFORMATION": "F01",
        "PRIOR_INFORMATION_DEFENCE": "F01",
        "CONTRACT": "F02",
        "CONTRACT_DEFENCE": "F02",
        "SIMPLIFIED_CONTRACT": "F02",
        "CONTRACT_AWARD": "F03",
        "CONTRACT_AWARD_DEFENCE": "F03",
        "PERIODIC_INDICATIVE_UTILITIES": "F04",
        "CONTRACT_UTILITIES": "F05",
        "CONTRACT_AWARD_UTILITIES": "F06",
        "QUALIFICATION_SYSTEM_UTILITIES": "F07",
        "BUYER_PROFILE": "F08",
        "DESIGN_CONTEST": "F12",
        "RESULT_DESIGN_CONTEST": "F13",
        "ADDITIONAL_INFORMATION_CORRIGENDUM": CORRECTION,
        "VOLUNTARY_EX_ANTE_TRANSPARENCY_NOTICE": TRANSPARENCY,
        "CONCESSION": "F24",
    }
)
_AWARDING = frozenset({"F03", "F06", "F13", TRANSPARENCY})
_LOTS = ("F02_ANNEX_B", "F05_ANNEX_B", "F17_ANNEX_B", "LOT_PRIOR_INFORMATION")
_AWARDS = ("AWARD_OF_CONTRACT", "AWARD_OF_CONTRACT_DEFENCE", "AWARD_AND_CONTRACT_VALUE", "RESULT_CONTEST")
_WINNERS = ("ECONOMIC_OPERATOR_NAME_ADDRESS", "CONTACT_DATA_WITHOUT_RESPONSIBLE_NAME_CHP", "NAME_ADDRESS_WINNER")


def read(root: etree._Element) -> Notice:
    """The notice in a TED_EXPORT document of an older form. Raises NoticeError when it lacks what makes a notice."""
    number = publication_number(root)
    form = in_dutch(find_all(root, "FORM_SECTION", "*"))
    organisations = Organisations()
    buyers = tuple(dict.fromkeys(map(organisations.key, _buyers(root, form))))
    if not buyers:
        raise NoProcurementError(NO_BUYER)
    code = _FORMS.get(local_name(form))
    title = shorten(_title(form) or document_title(root))
    lots = {lot.key: lot for lot in _lots(form)}
    awards = tuple(_awards(form, organisations, proposed=code == TRANSPARENCY))
    total = first(form, "TOTAL_FINAL_VALUE")
    earlier = earlier_notices(root, form)
    follows = code in _AWARDING or code == CORRECTION
    return Notice(
        id=f"ted-{number}",
        stem=f"ted-{earlier[0] if follows and earlier else number}",
        award_stem=f"ted-{number}",
        form=FORMS.get(code or "", "aankondiging"),
        title=title,
        buyers=buyers,
        organisations=organisations.all,
        number=number,
        journal=text(root, "CODED_DATA_SECTION", "NOTICE_DATA", "NO_DOC_OJS"),
        published=day(text(root, "CODED_DATA_SECTION", "REF_OJS", "DATE_PUB")),
        deadline=_day(first(form, "RECEIPT_LIMIT_DATE"))
        or day(text(root, "CODED_DATA_SECTION", "CODIF_DATA", "DT_DATE_FOR_SUBMISSION")),
        url=address(find(root, "CODED_DATA_SECTION")),
        earlier=earlier,
        changes_only=code == CORRECTION,
        lots=tuple(lots.values()),
        awards=awards,
        values=(
            *values((_value(total), TOTAL_ROLE, "TOTAL_FINAL_VALUE")),
            *between(*_ends(total), TOTAL_ROLE, "TOTAL_FINAL_VALUE RANGE_VALUE_COST"),
        ),
        signals=innovation.in_title((title, *(lot.title for lot in lots.values())), (), "TITLE_CONTRACT"),
        buyer_locator="CA_CE_CONCESSIONAIRE_PROFILE",
    )


def _title(form: etree._Element) -> str | None:
    """The title of what a form is about: each sort of form has an element of its own for it, all called TITLE_…"""
    return next(
        (title for element in form.iter() if local_name(element).startswith("TITLE_") if (title := text_of(element))),
        None,
    )


def _any(element: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """Every element with one of the names below, in document order."""
    return element.iter(*("{*}" + name for name in names))


def _organisation(block: etree._Element, legal_type: str | None = None) -> Organisation | None:
    organisation = first(block, "ORGANISATION")
    name = text_of(first(organisation, "OFFICIALNAME")) or text_of(organisation)
    if name is None:
        return None
    return Organisation(
        "",
        shorten(name),
        country=attribute(first(block, "COUNTRY"), "VALUE"),
        town=text_of(first(block, "TOWN")),
        number=text_of(first(organisation, "NATIONALID")),
        legal_type=legal_type,
    )


def _buyers(root: etree._Element, form: etree._Element) -> Iterator[Organisation]:
    kind = attribute(first(form, "TYPE_OF_CONTRACTING_AUTHORITY"), "VALUE")
    if kind is None and attribute(first(root, "AA_AUTHORITY_TYPE"), "CODE") == "4":
        kind = "UTILITY"
    for block in descendants(form, "CA_CE_CONCESSIONAIRE_PROFILE"):
        buyer = _organisation(block, kind)
        if buyer is not None:
            yield buyer


def _lots(form: etree._Element) -> Iterator[Lot]:
    for part in _any(form, _LOTS):
        number = text_of(first(part, "LOT_NUMBER"))
        if number and key(number):
            title = text_of(first(part, "LOT_TITLE"))
            yield Lot(key(number), shorten(title) if title else None, f"{local_name(part)} LOT_NUMBER={number}")
    awards = list(_any(form, _AWARDS))
    for award in awards if len(awards) > 1 else ():
        number = text(award, "LOT_NUMBER")
        if number and key(number):
            title = text_of(first(award, "CONTRACT_TITLE")) or text_of(first(award, "TITLE_CONTRACT"))
            yield Lot(key(number), shorten(title) if title else None, f"{local_name(award)} LOT_NUMBER={number}")


def _awards(form: etree._Element, organisations: Organisations, *, proposed: bool) -> Iterator[Award]:
    sections = list(_any(form, _AWARDS))
    for position, section in enumerate(sections, start=1):
        number = text(section, "LOT_NUMBER")
        on = (key(number),) if number and key(number) and len(sections) > 1 else ()
        locator = f"{local_name(section)} {f'LOT_NUMBER={number}' if number else position}"
        winners = [_organisation(block) for block in _any(section, _WINNERS)]
        keys = tuple(dict.fromkeys(organisations.key(winner) for winner in winners if winner is not None))
        refused = refusal(section)
        if not keys and refused == NO_REASON:
            continue
        priced = find(section, "CONTRACT_VALUE_INFORMATION")
        final = first(priced, "COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE")
        low, high = _ends(final)
        value = _value(final) or (low if low == high else None)
        yield Award(
            str(position),
            locator,
            on,
            decided=_day(next(_any(section, ("CONTRACT_AWARD_DATE", "DATE_OF_CONTRACT_AWARD")), None)),
            winners=tuple(Tenderer((reference,), value=value if len(keys) == 1 else None) for reference in keys),
            total=value if len(keys) > 1 else None,
            between=(low, high) if low and high and value is None else None,
            tenders=count(text_of(first(section, "OFFERS_RECEIVED_NUMBER"))),
            refused=None if keys else refused,
            proposed=proposed,
        )


def _day(block: etree._Element | None) -> str | None:
    year, month, number = text(block, "YEAR"), text(block, "MONTH"), text(block, "DAY")
    return day(f"{year}-{month:0>2}-{number:0>2}") if year and month and number else None


def _value(block: etree._Element | None) -> Money | None:
    """The amount of a block: its text before its attribute FMTVAL, which some notices give in another scale."""
    cost = first(block, "VALUE_COST")
    if cost is None or block is None:
        return None
    holder = next((element for element in (cost, *cost.iterancestors()) if element.get("CURRENCY")), None)
    currency = attribute(holder, "CURRENCY")
    return money(tidy(cost.text), currency) or money(attribute(cost, "FMTVAL"), currency)


def _ends(block: etree._Element | None) -> tuple[Money | None, Money | None]:
    ends = first(block, "RANGE_VALUE_COST")
    holder = (
        next((element for element in (ends, *ends.iterancestors()) if element.get("CURRENCY")), None)
        if ends is not None
        else None
    )
    currency = attribute(holder, "CURRENCY")
    return money(text(ends, "LOW_VALUE"), currency), money(text(ends, "HIGH_VALUE"), currency)
