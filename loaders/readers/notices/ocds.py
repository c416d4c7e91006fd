"""A tender notice as TenderNed gives it in its yearly files (OCDS 1.1): a release is a notice, an `ocid` a procedure.

What was assumed, for no real file could be had: that each release has `ocid`, `id` (the number of the notice), `date`,
`buyer`, `parties`, `tender`, `awards` and `contracts`; that the `id` of a supplier is its KvK number and that of a
buyer TenderNed's own; that `procurementMethodDetails` and `noticeTypeDetails` are in Dutch words; that several
suppliers of one award each won. Read in public programs that load these files, and in the OCDS schema. CPV codes for
research are no sign of innovation-oriented procurement by themselves, and no other code is known to stand in the files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loaders.readers.notices.innovation import in_title, partnership
from loaders.readers.notices.notice import (
    ESTIMATE_ROLE,
    Award,
    Lot,
    Money,
    Notice,
    Organisation,
    Signal,
    Tenderer,
    count,
    day,
    key,
    money,
    tidy,
    values,
    web_address,
)

SITE = "https://www.tenderned.nl/"
_PARTNERSHIP = re.compile(r"innovatie-?\s?partnerschap", re.IGNORECASE)
_NETHERLANDS = frozenset({"nl", "nld", "nederland", "netherlands", "the netherlands"})
_NOT_AWARDED = {"unsuccessful": "geen geschikte inschrijving", "cancelled": "ingetrokken"}
# The number of a notice in TED, where a release names it.
_TED = re.compile(r"(?:TED:NOTICE:|ted\.europa\.eu/\S{0,60}?)(?P<number>\d{1,8}-20\d\d)\b")

Release = Mapping[str, Any]


def signals(release: Release) -> tuple[Signal, ...]:
    """Why a release is of innovation-oriented procurement; empty when nothing says so."""
    tender = _part(release, "tender")
    by_procedure = (
        (partnership("tender/procurementMethodDetails"),)
        if _PARTNERSHIP.search(_text(tender, "procurementMethodDetails") or "")
        else ()
    )
    titles = (_text(tender, "title"), *(_text(lot, "title") for lot in _parts(tender, "lots")))
    return (*by_procedure, *in_title(titles, by_procedure, "tender/title"))


def is_whole(release: Release) -> bool:
    """Whether a release has what a notice cannot do without."""
    identified = re.fullmatch(r"\d{1,12}", _text(release, "id") or "") and re.fullmatch(
        r"[A-Za-z0-9][A-Za-z0-9._-]{3,100}", _text(release, "ocid") or ""
    )
    return bool(
        identified
        and day(_text(release, "date"))
        and _text(_part(release, "buyer"), "name")
        and _text(_part(release, "tender"), "title")
    )


def read_release(release: Release) -> Notice:
    """The notice that a whole release is."""
    tender, number = _part(release, "tender"), _text(release, "id") or ""
    kind = _text(tender, "noticeTypeDetails") or _text(tender, "noticeType") or "aankondiging"
    organisations = {organisation.key: organisation for organisation in _organisations(release)}
    lots = tuple(_lots(tender))
    buyer = f"buyer-{_text(_part(release, 'buyer'), 'id') or '1'}"
    return Notice(
        id=f"tenderned-{number}",
        stem=f"tenderned-{key(_text(release, 'ocid') or '')}",
        award_stem=f"tenderned-{number}",
        form=kind,
        title=_text(tender, "title") or "",
        buyers=(buyer,),
        organisations=tuple(organisations.values()),
        published=day(_text(release, "date")),
        deadline=day(_text(_part(tender, "tenderPeriod"), "endDate")),
        url=_address(tender) or f"{SITE}aankondigingen/overzicht/{number}",
        changes_only="rectificatie" in kind.casefold(),
        withdraws="beëindiging" in kind.casefold(),
        lots=lots,
        awards=tuple(_awards(release, {lot.key for lot in lots}, organisations)),
        values=values((_money(tender, "value"), ESTIMATE_ROLE, "tender/value")),
        signals=signals(release),
        buyer_locator="buyer",
    )


def ted_numbers(release: Release) -> tuple[str, ...]:
    """The numbers of notices in TED that the addresses of a release lead to, as `131568-2021`."""
    addresses = " ".join(
        text for document in _parts(_part(release, "tender"), "documents") for text in (_text(document, "url"),) if text
    )
    numbers = (match["number"].lstrip("0") for match in _TED.finditer(addresses))
    return tuple(dict.fromkeys(f"{number.partition('-')[0]:0>6}-{number[-4:]}" for number in numbers))


def _organisations(release: Release) -> Iterator[Organisation]:
    buyer, parties = _part(release, "buyer"), _parts(release, "parties")
    homes = {_text(party, "id"): party for party in parties}
    home = _part(homes.get(_text(buyer, "id"), {}), "address")
    yield Organisation(
        f"buyer-{_text(buyer, 'id') or '1'}", _text(buyer, "name") or "", "NL", town=_text(home, "locality")
    )
    for award in _parts(release, "awards"):
        for supplier in _parts(award, "suppliers"):
            name = _text(supplier, "name")
            if name:
                number = _text(supplier, "id")
                party = homes.get(number) or next(
                    (candidate for candidate in parties if _text(candidate, "name") == name), {}
                )
                address, contact = _part(party, "address"), _part(party, "contactPoint")
                yield Organisation(
                    _reference(supplier),
                    name,
                    _country(_text(address, "countryName")),
                    town=_text(address, "locality"),
                    number=number,
                    scheme="kvk",
                    homepage=web_address(_text(contact, "url")),
                )


def _reference(supplier: Mapping[str, Any]) -> str:
    return f"supplier-{key(_text(supplier, 'id') or '')}-{key(_text(supplier, 'name') or '')}"


def _country(name: str | None) -> str | None:
    """NL for the Netherlands, XX for another country, None when none is given."""
    return None if name is None else "NL" if name.casefold() in _NETHERLANDS else "XX"


def _lots(tender: Mapping[str, Any]) -> Iterator[Lot]:
    seen: set[str] = set()
    for number, lot in enumerate(_parts(tender, "lots"), 1):
        if (name := key(_text(lot, "id") or str(number))) and name not in seen:
            seen.add(name)
            place = f"tender/lots/{name}"
            yield Lot(name, _text(lot, "title"), place, (), values((_money(lot, "value"), ESTIMATE_ROLE, place)))


def _awards(release: Release, lots: set[str], organisations: Mapping[str, Organisation]) -> Iterator[Award]:
    signed = {
        _text(contract, "awardID"): day(_text(contract, "dateSigned")) for contract in _parts(release, "contracts")
    }
    for number, award in enumerate(_parts(release, "awards"), 1):
        related = award.get("relatedLots")
        of = tuple(key(str(lot)) for lot in related) if isinstance(related, list) else ()
        status = (_text(award, "status") or "").casefold()
        refused = _NOT_AWARDED.get(status)
        # Who stands on an award that was called off did not win it.
        listed = _parts(award, "suppliers") if refused is None else ()
        suppliers = [supplier for supplier in map(_reference, listed) if supplier in organisations]
        value = _money(award, "value") if refused is None else None
        alone = len(set(suppliers)) == 1
        yield Award(
            str(number),
            f"awards/{_text(award, 'id') or number}",
            lots=tuple(lot for lot in of if lot in lots),
            decided=signed.get(_text(award, "id")) or day(_text(award, "date")),
            winners=tuple(
                Tenderer((supplier,), value=value if alone else None) for supplier in dict.fromkeys(suppliers)
            ),
            total=None if alone else value,
            maximum=_money(award, "maximumValue"),
            tenders=_tenders(release, of),
            refused=refused,
            proposed=status == "pending",
        )


def _tenders(release: Release, lots: Iterable[str]) -> int | None:
    """How many tenders came in for the lot of an award, or for all when it has none."""
    wanted = tuple(lots)
    for statistic in _parts(_part(release, "bids"), "statistics"):
        lot = key(_text(statistic, "relatedLot") or "")
        if _text(statistic, "measure") == "bids" and (wanted == (lot,) or (not lot and not wanted)):
            value = statistic.get("value")
            return count(str(int(value))) if isinstance(value, int | float) else None
    return None


def _address(tender: Mapping[str, Any]) -> str | None:
    """The page of the notice at TenderNed."""
    addresses = (
        _text(document, "url")
        for document in _parts(tender, "documents")
        if (_text(document, "documentType") or "").endswith("Notice")
    )
    return next((web_address(address) for address in addresses if address and address.startswith(SITE)), None)


def _money(part: Mapping[str, Any], field: str) -> Money | None:
    stated = _part(part, field)
    amount = stated.get("amount")
    plain = isinstance(amount, int | float) and not isinstance(amount, bool)
    return money(f"{amount:.2f}" if plain else _text(stated, "amount"), _text(stated, "currency") or "EUR")


def _text(part: Mapping[str, Any], field: str) -> str | None:
    value = part.get(field)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return tidy(value.replace("\0", "")) if isinstance(value, str) else None


def _part(part: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    value = part.get(field)
    return value if isinstance(value, dict) else {}


def _parts(part: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    value = part.get(field)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
