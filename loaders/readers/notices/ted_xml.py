"""TED XML with the standard forms of 2014 (R2.0.8.S03 and R2.0.9), as in the Official Journal from 2016 to 2024.

Source of the format: the TED_EXPORT schema of the Publications Office and published notices. Elements are found by
local name; the S02 edition lacks the wrappers TENDERS, CONTRACTORS and VALUES of later ones, so these are optional.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from graph.model.words import message
from loaders.readers.notices import innovation
from loaders.readers.notices.elements import attribute, descendants, find, find_all, first, text, text_of
from loaders.readers.notices.notice import (
    ESTIMATE_ROLE,
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
    between,
    count,
    day,
    key,
    money,
    shorten,
    ted_number,
    tidy,
    values,
    web_address,
)
from loaders.readers.reading import local_name

_FORM = re.compile(r"(?:F\d\d|T\d\d)_\d{4}|MOVE")
FORMS = {
    "F01": "vooraankondiging",
    "F02": "aankondiging van opdracht",
    "F03": "aankondiging van gegunde opdracht",
    "F04": "periodieke indicatieve aankondiging",
    "F05": "aankondiging van opdracht, speciale sectoren",
    "F06": "aankondiging van gegunde opdracht, speciale sectoren",
    "F07": "erkenningsregeling, speciale sectoren",
    "F08": "bekendmaking via een kopersprofiel",
    "F12": "aankondiging van een prijsvraag",
    "F13": "resultaten van een prijsvraag",
    "F14": "rectificatie",
    "F15": "aankondiging voor vrijwillige transparantie vooraf",
    "F20": "kennisgeving van wijziging van een opdracht",
    "F21": "aankondiging van sociale en andere specifieke diensten",
    "F22": "aankondiging van sociale en andere specifieke diensten, speciale sectoren",
    "F23": "aankondiging van sociale en andere specifieke diensten, concessies",
    "F24": "aankondiging van een concessie",
    "F25": "aankondiging van gunning van een concessie",
}
CORRECTION, TRANSPARENCY, MODIFICATION = "F14", "F15", "F20"
UNSUCCESSFUL = "er zijn geen inschrijvingen ontvangen, of alle zijn afgewezen"
DISCONTINUED = "de procedure is om een andere reden gestaakt"
NO_REASON = "de reden is niet bekend"
_LOT_WORDS = re.compile(r"\b(?:percelen|perceel|kavels?|lots?|parts?|nrs?|nos?)\b\.?", re.IGNORECASE)
_LOT_RANGE = re.compile(
    r"(?<![\d/-])0*(\d{1,3})\s*(?:-|–|t/m|tot en met|t\.e\.m\.|to)\s*0*(\d{1,3})(?![\d/-])", re.IGNORECASE
)


def has_forms(root: etree._Element) -> bool:
    """Whether the document has a standard form of 2014 or later."""
    return any(_FORM.fullmatch(local_name(form)) for form in find_all(root, "FORM_SECTION", "*"))


def read(root: etree._Element) -> Notice:
    """The notice in a TED_EXPORT document. Raises NoticeError when it has no number, form, title or buyer."""
    number = publication_number(root)
    coded = find(root, "CODED_DATA_SECTION")
    form = in_dutch(find_all(root, "FORM_SECTION", "*"))
    code = (attribute(form, "FORM") or local_name(form)[:3]).upper()
    contracts = find_all(form, "OBJECT_CONTRACT")
    contract = contracts[0] if len(contracts) == 1 else None
    title = _title(contract) or document_title(root)
    procedure = find(form, "PROCEDURE")
    organisations = Organisations()
    buyers = tuple(dict.fromkeys(map(organisations.key, _buyers(form))))
    if not buyers:
        raise NoProcurementError(NO_BUYER)
    divided = find(contract, "NO_LOT_DIVISION") is None and len(find_all(contract, "OBJECT_DESCR")) > 0
    lots = tuple(_lots(contract)) if divided else tuple(_announced_together(contracts))
    awards = tuple(_awards(form, lots, divided, organisations, proposed=code == TRANSPARENCY))
    awards = awards or tuple(_prizes(form, organisations))
    lots = (*lots, *_lots_only_awarded(form, lots, divided, title))
    earlier = earlier_notices(root, form)
    estimate = _money(find(contract, "VAL_ESTIMATED_TOTAL"))
    undivided = _money(find(contract, "OBJECT_DESCR", "VAL_OBJECT")) if not estimate and not lots else None
    signals = tuple(_signals(coded, procedure))
    titles = (title, *(lot.title for lot in lots))
    return Notice(
        id=f"ted-{number}",
        stem=stem(number, code, earlier, bool(awards)),
        award_stem=f"ted-{number}",
        form=FORMS.get(code, "aankondiging"),
        title=shorten(title),
        buyers=buyers,
        organisations=organisations.all,
        number=number,
        journal=text(coded, "NOTICE_DATA", "NO_DOC_OJS"),
        published=day(text(coded, "REF_OJS", "DATE_PUB")),
        deadline=day(text(procedure, "DATE_RECEIPT_TENDERS"))
        or _corrected_deadline(form)
        or day(text(coded, "CODIF_DATA", "DT_DATE_FOR_SUBMISSION")),
        url=address(coded),
        earlier=earlier,
        changes_only=code in {CORRECTION, MODIFICATION},
        lots=lots,
        awards=awards,
        values=(
            *values(
                (_money(find(contract, "VAL_TOTAL")), TOTAL_ROLE, "OBJECT_CONTRACT VAL_TOTAL"),
                (estimate, ESTIMATE_ROLE, "OBJECT_CONTRACT VAL_ESTIMATED_TOTAL"),
                (undivided, ESTIMATE_ROLE, "OBJECT_DESCR VAL_OBJECT"),
            ),
            *between(*_ends(find(contract, "VAL_RANGE_TOTAL")), TOTAL_ROLE, "OBJECT_CONTRACT VAL_RANGE_TOTAL"),
        ),
        signals=(*signals, *innovation.in_title(titles, signals, "OBJECT_CONTRACT TITLE")),
        buyer_locator="CONTRACTING_BODY",
    )


def _corrected_deadline(form: etree._Element) -> str | None:
    """The last day for tenders (IV.2.2) that a correction gives in place of another."""
    for change in descendants(form, "CHANGE"):
        if (text(change, "WHERE", "SECTION") or "").startswith("IV.2.2"):
            return day(text(change, "NEW_VALUE", "DATE"))
    return None


def publication_number(root: etree._Element) -> str:
    """The number of the notice in the Official Journal; NoticeError when the document gives none."""
    number = ted_number(text(root, "CODED_DATA_SECTION", "NOTICE_DATA", "NO_DOC_OJS")) or ted_number(
        attribute(root, "DOC_ID")
    )
    if number is None:
        where = "NO_DOC_OJS (2021/S 052-131568), DOC_ID (131568-2021)"
        raise NoticeError(message("load-notice-without-number", where=where))
    return number


def in_dutch(forms: Iterable[etree._Element]) -> etree._Element:
    """The form in Dutch, else in the language it was sent in, else the first; NoticeError when there is none."""
    forms = [form for form in forms if isinstance(form.tag, str) and len(form)]
    if not forms:
        raise NoticeError(message("load-notice-without-form"))
    return min(forms, key=lambda form: (form.get("LG") != "NL", form.get("CATEGORY") != "ORIGINAL"))


def document_title(root: etree._Element) -> str:
    """The title in the translation section, Dutch first; NoticeError when there is none there either."""
    titles = [
        (translation.get("LG") != "NL", text(translation, "TI_TEXT")) for translation in descendants(root, "ML_TI_DOC")
    ]
    for _, title in sorted(titles, key=lambda pair: pair[0]):
        if title:
            return title
    raise NoProcurementError(NO_TITLE)


def address(coded: etree._Element | None) -> str | None:
    """The address of the notice in TED, the Dutch page first; https in place of the http of older notices."""
    pages = [(element.get("LG") != "NL", text_of(element)) for element in descendants(coded, "URI_DOC")]
    page = min((pair for pair in pages if pair[1]), default=(True, None), key=lambda pair: pair[0])[1]
    return web_address(re.sub(r"^http://(?=(?:www\.)?ted\.europa\.eu/)", "https://", page) if page else None)


def earlier_notices(root: etree._Element, form: etree._Element) -> tuple[str, ...]:
    """The numbers of the earlier notices that a notice names, those in its own form first."""
    named = (*descendants(form, "NOTICE_NUMBER_OJ"), *descendants(first(root, "REF_NOTICE"), "NO_DOC_OJS"))
    numbers = (ted_number(text_of(element)) for element in named)
    return tuple(dict.fromkeys(number for number in numbers if number))


def stem(number: str, code: str, earlier: tuple[str, ...], awarded: bool) -> str | None:
    """The first part of the ids of the procedure and its lots.

    A call for competition begins a procedure and gives it its own number, also when it names a prior information
    notice. A notice of awards, or a correction, takes the number of the call that it names first. A modification of a
    contract names the notice of its award, which does not tell the call.
    """
    if code == MODIFICATION:
        return None
    return f"ted-{earlier[0] if earlier and (awarded or code == CORRECTION) else number}"


class Organisations:
    """The organisations of a notice, each once: TED XML repeats them at every role and lot without a reference."""

    def __init__(self) -> None:
        self._known: dict[str, Organisation] = {}
        self._by_name: dict[str, list[str]] = {}

    @property
    def all(self) -> tuple[Organisation, ...]:
        """All that were met, in the order in which they were met."""
        return tuple(self._known.values())

    def key(self, organisation: Organisation) -> str:
        """The reference of an organisation within the notice: the same for the same name, unless the numbers differ."""
        namesakes = self._by_name.setdefault(organisation.name.casefold(), [])
        for known in map(self._known.__getitem__, namesakes):
            if organisation.number is None or known.number in {None, organisation.number}:
                self._known[known.key] = replace(known, number=known.number or organisation.number)
                return known.key
        key = f"org-{len(self._known) + 1}"
        namesakes.append(key)
        self._known[key] = replace(organisation, key=key)
        return key


def organisation(address: etree._Element | None, legal_type: str | None = None) -> Organisation | None:
    """The organisation of an address block, or None when it has no name; it has no reference yet."""
    name = text(address, "OFFICIALNAME")
    if name is None:
        return None
    return Organisation(
        "",
        shorten(name),
        country=attribute(find(address, "COUNTRY"), "VALUE"),
        town=text(address, "TOWN"),
        number=text(address, "NATIONALID"),
        homepage=text(address, "URL_GENERAL") or text(address, "URL"),
        legal_type=legal_type,
    )


def _buyers(form: etree._Element) -> Iterator[Organisation]:
    body = find(form, "CONTRACTING_BODY")
    kind = attribute(find(body, "CA_TYPE"), "VALUE") or ("UTILITY" if find(body, "CE_ACTIVITY") is not None else None)
    blocks = find_all(body, "ADDRESS_CONTRACTING_BODY") + find_all(body, "ADDRESS_CONTRACTING_BODY_ADDITIONAL")
    for number, block in enumerate(blocks, start=1):
        buyer = organisation(block, kind if number == 1 else None)
        if buyer is not None:
            yield buyer


def _title(contract: etree._Element | None) -> str | None:
    """The title without the buyer's reference number in front of it."""
    title, reference = text(contract, "TITLE"), text(contract, "REFERENCE_NUMBER")
    if title is None or reference is None or not title.startswith(reference):
        return title
    return title[len(reference) :].lstrip(" -–—:,.;") or title


def _lots(contract: etree._Element | None) -> Iterator[Lot]:
    parts = find_all(contract, "OBJECT_DESCR")
    for position, part in enumerate(parts, start=1):
        named = text(part, "LOT_NO")
        if named is None and len(parts) == 1:
            return
        number = named or attribute(part, "ITEM") or str(position)
        title = text(part, "TITLE")
        locator = f"OBJECT_DESCR LOT_NO={number}"
        yield Lot(
            key(number) or str(position),
            shorten(title) if title else None,
            locator,
            values=values((_money(find(part, "VAL_OBJECT")), ESTIMATE_ROLE, f"{locator} VAL_OBJECT")),
        )


def _announced_together(contracts: list[etree._Element]) -> Iterator[Lot]:
    """The contracts of a prior information notice that announces more than one, each a lot of it."""
    for position, contract in enumerate(contracts if len(contracts) > 1 else (), start=1):
        number = key(attribute(contract, "ITEM") or str(position)) or str(position)
        title, locator = _title(contract), f"OBJECT_CONTRACT ITEM={number}"
        estimate = _money(find(contract, "VAL_ESTIMATED_TOTAL"))
        yield Lot(
            number,
            shorten(title) if title else None,
            locator,
            values=values((estimate, ESTIMATE_ROLE, f"{locator} VAL_ESTIMATED_TOTAL")),
        )


def _lots_of(award: etree._Element, known: Iterable[Lot]) -> tuple[str, ...]:
    named = text(award, "LOT_NO")
    if named is None:
        return ()
    keys = {lot.key for lot in known}
    if key(named) in keys:
        return (key(named),)
    bare = _LOT_RANGE.sub(_spelled_out, _LOT_WORDS.sub(" ", named))
    parts = tuple(dict.fromkeys(key(part) for part in re.split(r"[,;&+]|\b(?:en|and)\b|\s", bare) if key(part)))
    return parts if parts and keys.issuperset(parts) else (key(named),) if key(named) else ()


def _spelled_out(match: re.Match[str]) -> str:
    if int(match[1]) >= int(match[2]):
        return match[0]
    return " ".join(str(number) for number in range(int(match[1]), int(match[2]) + 1))


def _lots_only_awarded(form: etree._Element, lots: tuple[Lot, ...], divided: bool, title: str) -> Iterator[Lot]:
    known = {lot.key for lot in lots}
    for award in find_all(form, "AWARD_CONTRACT") if divided else ():
        for number in _lots_of(award, lots):
            if number not in known and (lots or len(find_all(form, "AWARD_CONTRACT")) > 1):
                known.add(number)
                own = text(award, "TITLE")
                yield Lot(number, own if own != title else None, f"AWARD_CONTRACT LOT_NO={text(award, 'LOT_NO')}")


def _awards(
    form: etree._Element, lots: tuple[Lot, ...], divided: bool, organisations: Organisations, *, proposed: bool
) -> Iterator[Award]:
    sections = find_all(form, "AWARD_CONTRACT")
    taken: set[str] = set()
    for position, section in enumerate(sections, start=1):
        number = key(attribute(section, "ITEM") or str(position)) or str(position)
        number = number if number not in taken else f"{number}-{position}"
        taken.add(number)
        named = text(section, "LOT_NO")
        on = _lots_of(section, lots) if divided and (lots or len(sections) > 1) else ()
        locator = f"AWARD_CONTRACT {f'LOT_NO={named}' if named else f'ITEM={number}'}"
        awarded = find(section, "AWARDED_CONTRACT")
        if awarded is None:
            missed = find(section, "NO_AWARDED_CONTRACT")
            if missed is not None:
                yield Award(number, locator, on, refused=refusal(missed))
            continue
        ends = _ends(first(awarded, "VAL_RANGE_TOTAL"))
        value = _money(first(awarded, "VAL_TOTAL")) or (ends[0] if ends[0] == ends[1] else None)
        winners = _winners(awarded, "CONTRACTOR", organisations, value)
        yield Award(
            number,
            locator,
            on,
            decided=day(text(awarded, "DATE_CONCLUSION_CONTRACT")),
            winners=winners,
            total=value if len(winners) != 1 else None,
            between=(ends[0], ends[1]) if ends[0] and ends[1] and value is None else None,
            tenders=count(text_of(first(awarded, "NB_TENDERS_RECEIVED"))),
            proposed=proposed,
        )


def _prizes(form: etree._Element, organisations: Organisations) -> Iterator[Award]:
    """The outcomes of a design contest, which has no lots."""
    results = find_all(form, "RESULTS")
    outcomes = [
        outcome
        for result in results
        for outcome in result
        if local_name(outcome) in {"AWARDED_PRIZE", "NO_AWARDED_PRIZE"}
    ]
    for position, outcome in enumerate(outcomes, start=1):
        locator = f"RESULTS {local_name(outcome)}{f' {position}' if len(outcomes) > 1 else ''}"
        if local_name(outcome) == "NO_AWARDED_PRIZE":
            yield Award(str(position), locator, refused=refusal(outcome))
            continue
        value = _money(first(outcome, "VAL_PRIZE"))
        winners = _winners(outcome, "WINNER", organisations, value)
        yield Award(
            str(position),
            locator,
            decided=day(text(outcome, "DATE_DECISION_JURY")),
            winners=winners,
            total=value if len(winners) != 1 else None,
        )


def refusal(section: etree._Element) -> str:
    """Why nothing was awarded, as far as a section tells."""
    if first(section, "PROCUREMENT_DISCONTINUED") is not None:
        return DISCONTINUED
    return UNSUCCESSFUL if first(section, "PROCUREMENT_UNSUCCESSFUL") is not None else NO_REASON


def _winners(
    awarded: etree._Element, block: str, organisations: Organisations, value: Money | None
) -> tuple[Tenderer, ...]:
    together = first(awarded, "AWARDED_TO_GROUP") is not None
    winners = [organisation(find(winner, f"ADDRESS_{block}")) for winner in descendants(awarded, block)]
    contractors = [contractor for contractor in winners if contractor is not None]
    keys = tuple(dict.fromkeys(organisations.key(contractor) for contractor in contractors))
    if together and len(keys) > 1:
        return (Tenderer(keys, group=True, value=value),)
    shared = value if len(keys) == 1 else None
    return tuple(Tenderer((reference,), group=together, value=shared) for reference in keys)


def _signals(coded: etree._Element | None, procedure: etree._Element | None) -> Iterator[Signal]:
    if first(procedure, "PT_INNOVATION_PARTNERSHIP") is not None:
        yield innovation.partnership("PROCEDURE PT_INNOVATION_PARTNERSHIP")
    elif attribute(find(coded, "CODIF_DATA", "PR_PROC"), "CODE") == "G":
        yield innovation.partnership("CODIF_DATA PR_PROC G")
    for reason in ("D_MANUF_FOR_RESEARCH", "D_PURE_RESEARCH"):
        if first(procedure, reason) is not None:
            yield innovation.research_exemption("resd", f"PROCEDURE {reason}")
            return


def _money(element: etree._Element | None) -> Money | None:
    return None if element is None else money(tidy(element.text), attribute(element, "CURRENCY"))


def _ends(element: etree._Element | None) -> tuple[Money | None, Money | None]:
    currency = attribute(element, "CURRENCY")
    return money(text(element, "LOW"), currency), money(text(element, "HIGH"), currency)
