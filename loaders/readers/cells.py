"""How a single cell holds more than one thing: names, identifiers, an amount; and how people write dates and amounts.

names         de officiële kortere naam; afkorting=SBIR; voorheen=EL&I [2010/2012]; lopend/en=the province of Drenthe
identifiers   kvk:12345678; oin:00000001234567890000
amount        11500000 EUR (2017-2021), 20 percent, 7 count, € 1,2 mln, 1.250.000,00, 12 duizend
date          2021, 2021-03, 2021-03-12, 12-3-2021, 12 maart 2021

Names are separated by a semicolon. Before the = stands what a name is for and, after a slash, its language; without it
the name is an alternative one in Dutch. Between square brackets stands the period in which it held (ISO 8601-2: since,
slash, until). A backslash before a semicolon, bracket or backslash takes it as it is. A date or an amount that can be
read in two ways is refused with both.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from babel.dates import get_month_names

from graph.model.dates import check_partial_date, from_dutch
from graph.model.records import IDENTIFIER_SCHEMES, Amount, Identifier, Name, NameUse
from graph.model.words import Dated, Listed, Message, WrongError, languages, message

_DUTCH_USES = MappingProxyType(
    {
        "officieel": NameUse.OFFICIAL,
        "ook": NameUse.ALTERNATIVE,
        "afkorting": NameUse.ABBREVIATION,
        "voorheen": NameUse.FORMER,
        "lopend": NameUse.RUNNING,
    }
)
_USES = MappingProxyType({**{str(use): use for use in NameUse}, **_DUTCH_USES})
_DIGITS = MappingProxyType({"kvk": 8, "rsin": 9, "oin": 20})
_PART = re.compile(r"(?:\\.|[^;\\]|\\$)+", re.DOTALL)
_NAME = re.compile(
    rf"(?:(?P<use>{'|'.join(_USES)})(?:/(?P<lang>\w+))?\s*=)?"
    r"(?P<text>(?:\\.|[^\[\\]|\\$)*)"
    r"(?:\[(?P<since>[^\[\]/;]*)/(?P<until>[^\[\]/;]*)\])?",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_AMOUNT = re.compile(
    r"(?P<sign>eur\b|euro\b|[^\w\s.,'%()+-])?\s*(?P<number>\d[\d.,' ]*?)(?:,-{1,2})?"
    r"\s*(?P<times>[a-z]+\.?)??\s*(?P<unit>€|%|[a-z]+)?\s*(?:\((?P<period>[^()]+)\))?",
    re.IGNORECASE,
)
_UNITS = MappingProxyType(
    {"€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR", "%": "percent", "percent": "percent",
     "procent": "percent", "count": "count", "stuks": "count", "keer": "count"}
)  # fmt: skip
_TIMES = MappingProxyType(
    {"duizend": 3, "dzd": 3, "thousand": 3, "miljoen": 6, "mln": 6, "mio": 6, "million": 6,
     "miljard": 9, "mld": 9, "mrd": 9, "billion": 9}
)  # fmt: skip
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<mark>[.,' ])\d{3})(?:(?P=mark)\d{3})*")
_DECIMALS = re.compile(r"(?P<whole>.+)(?P<mark>[.,])(?P<rest>\d+)")
_DAY_MONTH = re.compile(r"(\d{1,2})([./])(\d{1,2})\2([12]\d{3})")
_SHORT_YEAR = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{2})")
_YEAR_FIRST = re.compile(r"([12]\d{3})[./](\d{1,2})[./](\d{1,2})")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?$")
_WORDED = re.compile(r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[^\W\d_]+)\.?\s+(?P<year>[12]\d{3})")
_WRITTEN_NUMBER = re.compile(
    r"(?P<scheme>[a-z]+)(?:[ -]?(?:nummer|nr\.?|number))?\s*:?\s*(?P<value>\d[\d. ]*)", re.IGNORECASE
)


def read_names(cell: str) -> tuple[Name, ...]:
    """The names in a cell; WrongError says which one is wrong and how to write it."""
    return tuple(_read_name(part.strip()) for part in _PART.findall(cell) if part.strip())


def read_identifiers(cell: str) -> tuple[Identifier, ...]:
    """The identifiers in a cell; WrongError says which one is wrong and how to write it."""
    return tuple(_read_identifier(part.strip()) for part in cell.split(";") if part.strip())


def is_multiplier(word: str) -> bool:
    """Whether a word behind a number multiplies it, as `mln` does."""
    return word.casefold().rstrip(".") in _TIMES


def read_amount(cell: str, unit_beside: str | None = None) -> Amount:
    """The amount in a cell; WrongError says how to write it, or in which two ways it can be read.

    `unit_beside` is the unit that another cell gives, which tells what the sign of a currency stands for.
    """
    text = " ".join(cell.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())
    match = _AMOUNT.fullmatch(text)
    wrong = WrongError(message("load-no-amount", given=cell[:80]))
    if match is None:
        raise wrong
    times, unit = (match[part] or "" for part in ("times", "unit"))
    if unit and not times and unit.casefold() in _TIMES:
        times, unit = unit, ""
    power = _TIMES.get(times.casefold().rstrip("."), None if times else 0)
    written = [_UNITS.get(word.casefold(), word if re.fullmatch("[A-Z]{3}", word) else "") for word in (unit,) if word]
    sign = _UNITS.get((match["sign"] or "€").casefold())
    if sign is None and unicodedata.category(match["sign"]) != "Sc":
        raise wrong
    if power is None or "" in written or (match["sign"] and sign and written not in ([], ["EUR"])):
        raise wrong
    if sign is None and not written and unit_beside is None:
        raise WrongError(message("load-currency-untold", given=cell[:80]))
    values = {
        value.scaleb(power)
        for value in _numbers(match["number"], money=not power and (bool(match["sign"]) or written == ["EUR"]))
    }
    if not values:
        raise wrong
    if len(values) > 1:
        raise WrongError(
            _two_readings("load-amount-of-two", cell, *(f"{value.normalize():f}" for value in sorted(values)))
        )
    value = values.pop()
    return Amount(
        value.quantize(Decimal(1)) if power and value == value.to_integral() else value,
        written[0] if written else "EUR",
        match["period"],
    )


def _numbers(text: str, *, money: bool) -> set[Decimal]:
    """What a number can stand for; money has no three decimals, so that three digits behind a mark are thousands."""
    text = text.strip()
    readings: set[Decimal] = set()
    if text.isdecimal():
        return {Decimal(text)}
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        readings.add(Decimal(re.sub(r"\D", "", text)))
    if decimals := _DECIMALS.fullmatch(text):
        whole, marks = decimals["whole"], _GROUPED.fullmatch(decimals["whole"])
        apart = whole.isdecimal() or (marks is not None and marks["mark"] != decimals["mark"])
        if apart and not (grouped and money):
            readings.add(Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{decimals['rest']}"))
    return readings


_YES_NO = {"ja": True, "yes": True, "waar": True, "true": True, "x": True, "1": True}
_YES_NO |= {"nee": False, "no": False, "onwaar": False, "false": False, "0": False}


def read_yes_no(cell: str) -> bool:
    """Whether a cell says yes or no, in Dutch or English, or as a spreadsheet writes a truth; WrongError for else."""
    try:
        return _YES_NO[cell.strip().casefold()]
    except KeyError:
        raise WrongError(message("load-no-yes-no", given=cell.strip()[:40])) from None


def read_date(cell: str) -> str:
    """A partial date as people write one; WrongError says how to write it, or in which two ways it can be read."""
    text = from_dutch(_MIDNIGHT.sub("", " ".join(cell.split())))
    if match := _YEAR_FIRST.fullmatch(text):
        text = f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"
    elif match := _DAY_MONTH.fullmatch(text):
        first, mark, second, year = match.groups()
        readings = (f"{year}-{second:0>2}-{first:0>2}", f"{year}-{first:0>2}-{second:0>2}")
        if mark == "/" and first != second and int(first) <= 12 and int(second) <= 12:
            # Also what an English spreadsheet makes of a day in a CSV file.
            raise WrongError(_two_readings("load-date-of-two", cell, *map(Dated, readings)))
        text = readings[1] if mark == "/" and int(second) > 12 else readings[0]
    elif match := _SHORT_YEAR.fullmatch(text):
        day, month, year = match.groups()
        example = f"20{year}-{month:0>2}-{day:0>2}"
        raise WrongError(message("load-short-year", given=cell[:80], example=example))
    elif (match := _WORDED.fullmatch(text)) and (number := _month(match["month"])):
        text = f"{match['year']}-{number:02}" + (f"-{int(match['day']):02}" if match["day"] else "")
    return check_partial_date(text)


@lru_cache(maxsize=1024)
def _month(word: str) -> int | None:
    """The number of a month by what it is called in any language, shortened to three letters or more, or None."""
    for language in languages():
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                if len(word) >= 3 and name.casefold().startswith(word.casefold()):
                    return int(number)
    return None


def _two_readings(key: str, cell: str, first: object, second: object) -> Message:
    return message(key, given=cell[:80], first=first, second=second)


def _read_name(part: str) -> Name:
    match = _NAME.fullmatch(part)
    if match is None:
        raise WrongError(message("load-no-name", given=part[:80]))
    text = _ESCAPED.sub(r"\1", match["text"].strip())
    if not text:
        raise WrongError(message("load-names-nothing", given=part[:80]))
    use = _USES[match["use"]] if match["use"] else NameUse.ALTERNATIVE
    since, until = (match[end].strip() or None if match[end] else None for end in ("since", "until"))
    return Name(text, use, match["lang"] or "nl", since, until)


def _read_identifier(part: str) -> Identifier:
    scheme, colon, value = part.partition(":")
    if (written := _WRITTEN_NUMBER.fullmatch(part)) and written["scheme"].casefold() in _DIGITS:
        scheme, colon, value = written["scheme"], ":", re.sub(r"[. ]", "", written["value"])
    scheme, value = scheme.strip().casefold(), value.strip()
    if not colon or not value or scheme not in IDENTIFIER_SCHEMES:
        raise WrongError(
            message("load-no-identifier", given=part[:80], known=Listed(tuple(sorted(IDENTIFIER_SCHEMES))))
        )
    digits = _DIGITS.get(scheme)
    if digits is not None and re.fullmatch(rf"\d{{{digits - 1}}}", value):
        raise WrongError(
            message("load-digit-short", given=f"{scheme}:{value}", digits=digits, meant=f"{scheme}:0{value}")
        )
    if digits is not None and not re.fullmatch(rf"\d{{{digits}}}", value):
        raise WrongError(message("load-digits", given=f"{scheme}:{value[:40]}", digits=digits))
    return Identifier(scheme, value)
