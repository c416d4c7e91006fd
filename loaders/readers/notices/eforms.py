"""eForms: UBL notices with the eForms extension, compulsory since October 2023.

Source of the format: the eForms SDK (fields.json, 1.16) of the Publications Office; each reading names its business
term (BT, OPP or OPT). Technical references (ORG-0001, TEN-0001) hold within one notice only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from graph.model.words import message
from loaders.readers.notices import innovation
from loaders.readers.notices.elements import attribute, find, find_all, text, text_of
from loaders.readers.notices.notice import (
    ESTIMATE_ROLE,
    MAXIMUM_ROLE,
    NO_BUYER,
    NO_TITLE,
    TOTAL_ROLE,
    Award,
    Lot,
    Money,
    NoProcurementError,
    Notice,
    NoticeError,
    Organisation,
    Signal,
    Tenderer,
    Value,
    count,
    day,
    key,
    money,
    shorten,
    ted_number,
    tidy,
    values,
)

# BT-144, why no winner was chosen; the wording is ours, after the Dutch labels of the code list.
NOT_AWARDED = MappingProxyType(
    {
        "all-rej": "alle inschrijvingen zijn ingetrokken of afgewezen",
        "chan-need": "de behoefte van de aanbestedende dienst is veranderd",
        "ins-fund": "er was te weinig geld",
        "no-rece": "er zijn geen inschrijvingen ontvangen",
        "no-signed": "de hoogst geëindigde inschrijver heeft niet getekend",
        "one-admis": "er was maar één geldige inschrijving",
        "other": "een andere reden",
        "rev-body": "een beroepsinstantie of rechter besliste zo",
        "rev-buyer": "de aanbestedende dienst kwam na bezwaar op de gunning terug",
        "tch-pro": "er waren technische of procedurele fouten",
    }
)
_FORMS = MappingProxyType(
    {
        "planning": "vooraankondiging",
        "competition": "aankondiging van opdracht",
        "result": "aankondiging van gegunde opdracht",
        "dir-awa-pre": "aankondiging voor vrijwillige transparantie vooraf",
        "cont-modif": "aankondiging van wijziging van een opdracht",
        "completion": "aankondiging van voltooiing van een opdracht",
        "consultation": "aankondiging van een marktconsultatie",
    }
)
_COUNTRIES = MappingProxyType({"NLD": "NL", "BEL": "BE", "DEU": "DE", "LUX": "LU", "FRA": "FR"})
_VERSION = re.compile(r"-\d\d$")
_SECTIONS = ("UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension")


def read(root: etree._Element) -> Notice:
    """The notice in an eForms document. Raises NoticeError when it has no identifier, title or buyer."""
    extension = find(root, *_SECTIONS)
    own = next((element for element in find_all(root, "ID") if element.get("schemeName") in {None, "notice-id"}), None)
    uuid = text_of(own)
    number = ted_number(text(extension, "Publication", "NoticePublicationID"))  # OPP-010
    if number is None and (uuid is None or not key(uuid)):
        where = "cbc:ID (schemeName notice-id), NoticePublicationID"
        raise NoticeError(message("load-notice-without-number", where=where))
    id = f"ted-{number}" if number else f"ted-{key(uuid or '')}"
    language = text(root, "NoticeLanguageCode")
    project = find(root, "ProcurementProject")
    title = in_dutch(find_all(project, "Name"), language)  # BT-21
    organisations = tuple(_organisations(root, extension, language))
    buyers = tuple(dict.fromkeys(_references(root, "ContractingParty", "Party", "PartyIdentification", "ID")))
    if title is None or not any(organisation.key in buyers for organisation in organisations):
        raise NoProcurementError(NO_TITLE if title is None else NO_BUYER)
    form = attribute(find(root, "NoticeTypeCode"), "listName") or ""
    folder = text(root, "ContractFolderID")  # BT-04, the same for all notices of a procedure
    lots = tuple(_lots(root, language))
    signals = tuple(_signals(root, lots))
    titles = (title, *(lot.title for lot in lots))
    result = find(extension, "NoticeResult")
    cancels = "cancel" in _references(extension, "Changes", "ChangeReason", "ReasonCode")  # BT-140
    named = _FORMS.get(form, "aankondiging")
    return Notice(
        id=id,
        stem=f"ted-{key(folder)}" if folder and key(folder) else id,
        award_stem=_award_stem(extension, uuid) or id,
        form=f"intrekking van de {named}" if cancels else named,
        title=shorten(title),
        buyers=buyers,
        organisations=organisations,
        number=number,
        version=text(root, "VersionID") or "",
        published=day(text(extension, "Publication", "PublicationDate")) or day(text(root, "IssueDate")),
        deadline=_deadline(root),
        url=f"https://ted.europa.eu/nl/notice/-/detail/{number}" if number else None,
        earlier=tuple(_earlier(root, extension)),
        changes_only=form in {"cont-modif", "completion"},
        lots=tuple(lot for lot in lots if lot.key),
        withdraws=cancels,
        awards=() if cancels else tuple(_awards(root, result, {lot.key for lot in lots}, form == "dir-awa-pre")),
        values=(
            *values(
                (_money(find(result, "TotalAmount")), TOTAL_ROLE, "NoticeResult BT-161"),
                (_money(find(result, "OverallMaximumFrameworkContractsAmount")), MAXIMUM_ROLE, "NoticeResult BT-118"),
            ),
            *(_values(project, "ProcurementProject") or (value for lot in lots if not lot.key for value in lot.values)),
        ),
        signals=(*signals, *innovation.in_title(titles, signals, "BT-21")),
        buyer_locator="ContractingParty OPT-300",
    )


def _award_stem(extension: etree._Element | None, uuid: str | None) -> str | None:
    """By the UUID of the notice, or of the one that it replaces (BT-758), so that both tell the same awards."""
    changed = text(extension, "Changes", "ChangedNoticeIdentifier")
    reference = _VERSION.sub("", changed) if changed and ted_number(changed) is None else uuid
    return f"ted-{key(reference)}" if reference and key(reference) else None


def in_dutch(texts: Iterable[etree._Element], language: str | None) -> str | None:
    """The text in Dutch, else in the language of the notice, else the first that says something."""
    filled = [(element.get("languageID"), text_of(element)) for element in texts]
    versions = [(code, words) for code, words in filled if words]
    return min(versions, default=(None, None), key=lambda version: (version[0] != "NLD", version[0] != language))[1]


def _references(element: etree._Element | None, *path: str) -> Iterator[str]:
    for reference in find_all(element, *path):
        value = text_of(reference)
        if value:
            yield value


def _organisations(
    root: etree._Element, extension: etree._Element | None, language: str | None
) -> Iterator[Organisation]:
    kinds = {
        text(party, "Party", "PartyIdentification", "ID"): text(party, "ContractingPartyType", "PartyTypeCode")
        for party in find_all(root, "ContractingParty")
    }  # BT-11
    seen: set[str] = set()
    for block in find_all(extension, "Organizations", "Organization"):
        company = find(block, "Company")
        reference = text(company, "PartyIdentification", "ID")  # OPT-200
        name = in_dutch(find_all(company, "PartyName", "Name"), language)  # BT-500
        if reference is None or name is None or reference in seen:
            continue
        seen.add(reference)
        country = text(company, "PostalAddress", "Country", "IdentificationCode")  # BT-514
        registered = _registered(company)
        yield Organisation(
            reference,
            shorten(name),
            country=_COUNTRIES.get(country or "", country),
            town=text(company, "PostalAddress", "CityName"),
            number=text_of(registered),
            scheme=attribute(registered, "schemeID") or attribute(registered, "schemeName"),
            homepage=text(company, "WebsiteURI"),
            legal_type=kinds.get(reference),
            natural_person=text(block, "NaturalPersonIndicator") in {"true", "1"},  # BT-633
        )


def _registered(company: etree._Element | None) -> etree._Element | None:
    """The number of an organisation (BT-501): of several the first that is as long as a KvK number or an OIN."""
    numbers = find_all(company, "PartyLegalEntity", "CompanyID")
    return min(numbers, key=lambda number: len(re.sub(r"\D", "", number.text or "")) not in {8, 20}, default=None)


def _lots(root: etree._Element, language: str | None) -> Iterator[Lot]:
    """The lots; that of a procedure without lots (LOT-0000) has the key "" and only carries signals and values."""
    for part in find_all(root, "ProcurementProjectLot"):
        named = find(part, "ID")
        reference = text_of(named)
        if reference is None or attribute(named, "schemeName") not in {None, "Lot"}:
            continue
        project = find(part, "ProcurementProject")
        locator = f"ProcurementProjectLot {reference}"
        yield Lot(
            _lot_key(reference),
            in_dutch(find_all(project, "Name"), language),
            locator,
            tuple(_lot_signals(project, locator)),
            _values(project, locator),
        )


def _values(project: etree._Element | None, locator: str) -> tuple[Value, ...]:
    wanted = find(project, "RequestedTenderTotal")
    return values(
        (_money(find(wanted, "EstimatedOverallContractAmount")), ESTIMATE_ROLE, f"{locator} BT-27"),
        (_money(find(wanted, *_SECTIONS, "FrameworkMaximumAmount")), MAXIMUM_ROLE, f"{locator} BT-271"),
    )


def _lot_key(reference: str) -> str:
    return "" if key(reference) == "0" else key(reference)


def _lot_signals(project: etree._Element | None, locator: str) -> Iterator[Signal]:
    codes = [
        (attribute(code, "listName"), text_of(code) or "")
        for code in find_all(project, "ProcurementAdditionalType", "ProcurementTypeCode")
    ]
    if ("strategic-procurement", "inn-pur") in codes:
        yield innovation.strategic(f"{locator} BT-06")
    new = innovation.acquisition(
        (code for kind, code in codes if kind == "innovative-acquisition"), f"{locator} BT-776"
    )
    if new is not None:
        yield new


def _signals(root: etree._Element, lots: Iterable[Lot]) -> Iterator[Signal]:
    process = find(root, "TenderingProcess")
    if text(process, "ProcedureCode") == "innovation":
        yield innovation.partnership("TenderingProcess BT-105")
    for code in find_all(process, "ProcessJustification", "ProcessReasonCode"):
        if attribute(code, "listName") == "direct-award-justification" and text_of(code) in innovation.RESEARCH:
            yield innovation.research_exemption(text_of(code) or "", "TenderingProcess BT-136")
            break
    yield from (signal for lot in lots if not lot.key for signal in lot.signals)


def _deadline(root: etree._Element) -> str | None:
    """The last day on which any lot is open for tenders (BT-131), else for requests to take part (BT-1311), else for
    expressions of interest (BT-630).
    """
    processes = [*find_all(root, "ProcurementProjectLot", "TenderingProcess"), *find_all(root, "TenderingProcess")]
    for period in (
        ("TenderSubmissionDeadlinePeriod",),
        ("ParticipationRequestReceptionPeriod",),
        (*_SECTIONS, "InterestExpressionReceptionPeriod"),
    ):
        days = (day(text(process, *period, "EndDate")) for process in processes)
        if end := max((deadline for deadline in days if deadline), default=None):
            return end
    return None


def _earlier(root: etree._Element, extension: etree._Element | None) -> Iterator[str]:
    """The TED numbers of earlier notices: of the one that this one changes (BT-758), of that of the contract that it
    tells was modified (BT-1501), and of its planning (BT-125).
    """
    references = [
        *_references(extension, "Changes", "ChangedNoticeIdentifier"),
        *_references(extension, "ContractModification", "ChangedNoticeIdentifier"),
    ]
    for process in (find(root, "TenderingProcess"), *find_all(root, "ProcurementProjectLot", "TenderingProcess")):
        references.extend(_references(process, "NoticeDocumentReference", "ID"))
    yield from dict.fromkeys(number for number in map(ted_number, references) if number)


def _awards(root: etree._Element, result: etree._Element | None, lots: set[str], proposed: bool) -> Iterator[Award]:
    tenders = {text(tender, "ID"): tender for tender in find_all(result, "LotTender")}
    contracts = {text(contract, "ID"): contract for contract in find_all(result, "SettledContract")}
    parties = {text(party, "ID"): party for party in find_all(result, "TenderingParty")}
    groups = {
        text(group, "LotsGroupID"): tuple(_references(group, "ProcurementProjectLotReference", "ID"))
        for group in find_all(root, "TenderingTerms", "LotDistribution", "LotsGroup")
    }
    counted: set[str] = set()  # a tender for a group of lots has one value, which must not be told once for each lot
    for position, outcome in enumerate(find_all(result, "LotResult"), start=1):
        named = tuple(_references(outcome, "TenderLot", "ID"))
        on = tuple(_lot_key(reference) for name in named for reference in groups.get(name, (name,)))
        on = tuple(dict.fromkeys(lot for lot in on if lot in lots and lot))
        locator = f"LotResult {', '.join(named) or text(outcome, 'ID') or position}"
        # BT-142; a notice of an intended direct award has none, and one that withholds it says `unpublished`.
        code = text(outcome, "TenderResultCode")
        signed = [
            contracts[reference]
            for reference in _references(outcome, "SettledContract", "ID")
            if reference in contracts
        ]
        offered = [reference for reference in _references(outcome, "LotTender", "ID") if reference in tenders]
        if code not in {None, "selec-w", "clos-nw"}:
            continue
        winning = [] if code == "clos-nw" else _winning(offered, tenders, signed)
        if not winning and code != "clos-nw":
            continue
        reason = text(outcome, "DecisionReason", "DecisionReasonCode")  # BT-144
        yield Award(
            str(position),
            locator,
            on,
            decided=_decided(signed),
            winners=tuple(_tenderers(winning, tenders, parties, counted)),
            maximum=_money(find(outcome, "FrameworkAgreementValues", "MaximumValueAmount")),  # BT-709
            tenders=_received(outcome),
            refused=None if winning else NOT_AWARDED.get(reason or "", "de reden is niet bekend"),
            signatories=tuple(
                dict.fromkeys(
                    name
                    for contract in signed
                    for name in _references(contract, "SignatoryParty", "PartyIdentification", "ID")
                )
            ),
            proposed=proposed,
            losers=tuple(
                _tenderers([reference for reference in offered if reference not in winning], tenders, parties, None)
            ),
        )


def _winning(
    offered: list[str], tenders: Mapping[str | None, etree._Element], signed: list[etree._Element]
) -> list[str]:
    """The tenders that won: those under contract, else the only one, else those ranked first (BT-171)."""
    under_contract = [
        reference
        for contract in signed
        for reference in _references(contract, "LotTender", "ID")
        if reference in tenders
    ]
    own = [reference for reference in dict.fromkeys(under_contract) if not offered or reference in offered]
    if own or len(offered) == 1:
        return own or offered
    return [reference for reference in offered if text(tenders[reference], "RankCode") == "1"]


def _tenderers(
    references: Iterable[str],
    tenders: Mapping[str | None, etree._Element],
    parties: Mapping[str | None, etree._Element],
    counted: set[str] | None,
) -> Iterator[Tenderer]:
    for reference in references:
        tender = tenders[reference]
        party = parties.get(text(tender, "TenderingParty", "ID"))  # OPT-310
        members = tuple(dict.fromkeys(_references(party, "Tenderer", "ID")))  # OPT-300
        if not members:
            continue
        value = None
        if counted is not None and reference not in counted:
            counted.add(reference)
            value = _money(find(tender, "LegalMonetaryTotal", "PayableAmount"))  # BT-720
        yield Tenderer(
            members,
            text(party, "Name"),
            len(members) > 1,
            value,
            tuple(dict.fromkeys(_references(party, "SubContractor", "ID"))),
            lead=next(
                (
                    text(member, "ID")
                    for member in find_all(party, "Tenderer")
                    if text(member, "GroupLeadIndicator") == "true"
                ),
                None,
            ),  # OPT-170
        )


def _decided(signed: Iterable[etree._Element]) -> str | None:
    """The day of the decision (BT-1451), else of the contract (BT-145), the first where there are more."""
    days = (day(text(contract, "AwardDate")) or day(text(contract, "IssueDate")) for contract in signed)
    return min((date for date in days if date), default=None)


def _received(outcome: etree._Element) -> int | None:
    for statistics in find_all(outcome, "ReceivedSubmissionsStatistics"):
        if text(statistics, "StatisticsCode") == "tenders":  # BT-760
            return count(text(statistics, "StatisticsNumeric"))
    return None


def _money(element: etree._Element | None) -> Money | None:
    return None if element is None else money(tidy(element.text), attribute(element, "currencyID"))
