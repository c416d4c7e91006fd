"""A tender notice as it was published, whatever its format: immutable values without judgement.

Amounts are in the currency that the notice gives, dates are ISO 8601 days.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from graph.model.records import Confidence, RecordError, check_url
from graph.model.words import WrongError, message

LONGEST_NAME = 500
NO_BUYER = message("load-notice-without-buyer")
NO_TITLE = message("load-notice-without-title")
# What an amount is that a notice states of a whole procedure or of a lot.
TOTAL_ROLE = "totale waarde volgens de aankondiging"
ESTIMATE_ROLE = "geraamde waarde volgens de aankondiging"
LOWEST_ROLE = "laagste inschrijving volgens de aankondiging"
HIGHEST_ROLE = "hoogste inschrijving volgens de aankondiging"
MAXIMUM_ROLE = "maximale waarde van de raamovereenkomst volgens de aankondiging"
_NUMBER = re.compile(
    r"(?:(?P<year>\d{4})/S\s*\d{1,3}\s*-\s*(?P<count>\d{1,8})|(?P<count2>\d{1,8})\s*-\s*(?P<year2>\d{4}))"
)
_AMOUNT = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_DAY = re.compile(r"(?P<year>[12]\d{3})-?(?P<month>\d\d)-?(?P<day>\d\d)(?:$|[^\d])")


class NoticeError(WrongError):
    """A document that cannot be read as a tender notice; the message says why."""


class NoProcurementError(NoticeError):
    """A notice that announces no procurement, for it names no buyer or no title: nothing is wrong with the document."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, above 0, in a currency (ISO 4217)."""

    value: Decimal
    currency: str

    @property
    def is_placeholder(self) -> bool:
        """Whether it only fills a field that must not be empty: nothing is bought for 1."""
        return self.value <= 1


@dataclass(frozen=True, slots=True)
class Value:
    """An amount that a notice states of a whole procedure or of a lot; `role` tells in Dutch what amount it is."""

    money: Money
    role: str
    locator: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A buyer, tenderer or subcontractor. `key` is its reference within the notice.

    `country` is an ISO 3166-1 code of two letters; `number` is what the notice gives as national number, `scheme`
    the register that it says the number is from; `legal_type` is the code of what kind of buyer it is.
    """

    key: str
    name: str
    country: str | None = None
    town: str | None = None
    number: str | None = None
    scheme: str | None = None
    homepage: str | None = None
    legal_type: str | None = None
    natural_person: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """A reason to call a procurement innovation-oriented: the instrument or theme (an entity id) that it points at."""

    target: str
    locator: str
    note: str
    confidence: Confidence = Confidence.STATED


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of a procurement that is awarded by itself; `key` is its number as in `lot-1`."""

    key: str
    title: str | None
    locator: str
    signals: tuple[Signal, ...] = ()
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenderer:
    """One or more organisations that tender together; `group` also marks a group of which only one name is given.

    `lead` is the member that leads the group, where the notice tells.
    """

    members: tuple[str, ...]
    name: str | None = None
    group: bool = False
    value: Money | None = None
    subcontractors: tuple[str, ...] = ()
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """The outcome for one or more lots (none: for the whole procedure).

    Without winners `refused` says why it was not awarded. `total` is the value of all winners together where the
    notice does not tell it by winner, `between` the two ends where it only gives a range, `maximum` the most that may
    be bought under a framework agreement.
    """

    number: str
    locator: str
    lots: tuple[str, ...] = ()
    decided: str | None = None
    winners: tuple[Tenderer, ...] = ()
    total: Money | None = None
    between: tuple[Money, Money] | None = None
    maximum: Money | None = None
    tenders: int | None = None
    refused: str | None = None
    signatories: tuple[str, ...] = ()
    proposed: bool = False
    losers: tuple[Tenderer, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A tender notice.

    `id` is `ted-131568-2021` once published in TED, else `ted-` and the notice's own UUID. `stem` is the first part
    of the ids of the procedure and its lots: that of the call for competition, so that call and award meet; None where
    the notice does not lead to it. `award_stem` is the same for awards: that of the notice that first told them.
    `changes_only` is a notice that only tells what changed, and so repeats awards that were told before; `withdraws`
    one that takes an earlier notice back.
    """

    id: str
    stem: str | None
    award_stem: str
    form: str
    title: str
    buyers: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    number: str | None = None
    journal: str | None = None
    version: str = ""
    published: str | None = None
    deadline: str | None = None
    url: str | None = None
    earlier: tuple[str, ...] = ()
    changes_only: bool = False
    withdraws: bool = False
    lots: tuple[Lot, ...] = ()
    awards: tuple[Award, ...] = ()
    values: tuple[Value, ...] = ()
    signals: tuple[Signal, ...] = ()
    buyer_locator: str = ""

    def organisation(self, key: str) -> Organisation | None:
        """The organisation with that reference, or None when the notice does not describe it."""
        return next((organisation for organisation in self.organisations if organisation.key == key), None)


def tidy(text: str | None) -> str | None:
    """Text with white space made single and nothing at its ends; None when nothing is left."""
    return (" ".join(text.split()) or None) if text else None


def shorten(text: str) -> str:
    """A text that fits as a name: cut after 500 characters, which no real title needs."""
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"


def ted_number(text: str | None) -> str | None:
    """The number of a TED notice as `131568-2021`, from `2021/S 052-131568`, `131568-2021` or `00131568-2021`."""
    match = _NUMBER.fullmatch(text.strip()) if text else None
    if match is None:
        return None
    count = (match["count"] or match["count2"]).lstrip("0") or "0"
    return f"{count:0>6}-{match['year'] or match['year2']}"


def day(text: str | None) -> str | None:
    """An ISO 8601 day from `2021-03-16`, `20210316`, `2023-03-24+02:00` or `20180822 12:00`; None when it is none."""
    match = _DAY.match(text.strip()) if text else None
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def money(value: str | None, currency: str | None) -> Money | None:
    """An amount from `25000.0`, `25 000,00` or `25.000,00`; None when it is no amount above 0 or has no currency."""
    if value is None or currency is None or not re.fullmatch(r"[A-Za-z]{3}", currency):
        return None
    figure = re.sub(r"[\s\u00a0\u202f']", "", value)
    if "," in figure:
        if "." in figure and figure.rindex(".") < figure.rindex(","):
            figure = figure.replace(".", "")
        figure = figure.replace(",", ".") if "." not in figure else figure.replace(",", "")
    if not _AMOUNT.fullmatch(figure):
        return None
    amount = Decimal(figure)
    if amount == amount.to_integral_value():
        amount = amount.quantize(Decimal(1))
    return Money(amount, currency.upper()) if amount > 0 else None


def values(*stated: tuple[Money | None, str, str]) -> tuple[Value, ...]:
    """The values among these amounts, each with its role and locator, that a notice does state."""
    return tuple(Value(amount, role, locator) for amount, role, locator in stated if amount is not None)


def between(low: Money | None, high: Money | None, role: str, locator: str) -> tuple[Value, ...]:
    """The ends of a value of which a notice states these: one amount where they are the same, for there was one offer.

    An end that only fills its field is none.
    """
    if low is None or high is None or low == high:
        return values((low if high else None, role, locator))
    ends = ((low, LOWEST_ROLE, locator), (high, HIGHEST_ROLE, locator))
    return values(*(end for end in ends if not end[0].is_placeholder)) or values((high, role, locator))


def count(text: str | None) -> int | None:
    """A whole number, or None."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else None


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A reference as part of an id: `LOT-0001`, `Perceel 1` and `01` become `1`, `Perceel A` becomes `perceel-a`."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    slug = re.sub(r"^(?:lot|perceel|kavel|part)-(?=\d)", "", slug)
    return (slug.lstrip("0") or "0") if slug.isdigit() else slug[:60].strip("-")


def web_address(text: str | None) -> str | None:
    """The address in a text when a page can safely link to it; notices also give `www.…`, and words."""
    if text is None:
        return None
    address = f"https://{text}" if text.lower().startswith("www.") else text
    try:
        check_url(address)
    except RecordError:
        return None
    return address
