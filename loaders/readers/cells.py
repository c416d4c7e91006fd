"""How a single cell holds more than one thing: names, identifiers, an amount.

names         de officiële kortere naam; afkorting=SBIR; voorheen=EL&I [2010/2012]; lopend/en=the province of Drenthe
identifiers   kvk:12345678; oin:00000001234567890000
amount        11500000 EUR (2017-2021), 20 percent, 7 count

Names are separated by a semicolon. Before the = stands what a name is for and, after a slash, its language; without it
the name is an alternative one in Dutch. Between square brackets stands the period in which it held (ISO 8601-2: since,
slash, until). A backslash before a semicolon, bracket or backslash takes it as it is.
"""

import re
from decimal import Decimal
from types import MappingProxyType

from graph.model.dates import check_partial_date
from graph.model.records import IDENTIFIER_SCHEMES, Amount, Identifier, Name, NameUse, RecordError

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
_AMOUNT = re.compile(r"(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>[A-Z]{3}|percent|count)?\s*(?:\((?P<period>[^()]+)\))?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def read_names(cell: str) -> tuple[Name, ...]:
    """The names in a cell; ValueError says which one is wrong and how to write it."""
    return tuple(_read_name(part.strip()) for part in _PART.findall(cell) if part.strip())


def read_identifiers(cell: str) -> tuple[Identifier, ...]:
    """The identifiers in a cell; ValueError says which one is wrong and how to write it."""
    return tuple(_read_identifier(part.strip()) for part in cell.split(";") if part.strip())


def read_amount(cell: str) -> Amount:
    """The amount in a cell; ValueError says how to write it."""
    match = _AMOUNT.fullmatch(cell)
    if match is None or _THOUSANDS.fullmatch(match["value"]):
        raise ValueError(
            f"{cell[:80]!r} is geen bedrag; schrijf bijvoorbeeld 11500000 EUR, 0.5 percent of 7 count, "
            "zonder punten voor duizendtallen"
        )
    return Amount(Decimal(match["value"]), match["unit"] or "EUR", match["period"])


def read_date(cell: str) -> str:
    """A partial date; ValueError says how to write it."""
    try:
        return check_partial_date(cell)
    except ValueError:
        raise ValueError(f"{cell[:40]!r} is geen datum; schrijf 2019, 2020-12 of 2020-12-08") from None


def _read_name(part: str) -> Name:
    match = _NAME.fullmatch(part)
    if match is None:
        raise ValueError(f"{part[:80]!r} is geen naam; zet een backslash (\\) voor een vierkante haak")
    text = _ESCAPED.sub(r"\1", match["text"].strip())
    if not text:
        raise ValueError(f"{part[:80]!r} noemt geen naam; schrijf bijvoorbeeld afkorting=SBIR")
    use = _USES[match["use"]] if match["use"] else NameUse.ALTERNATIVE
    since, until = (match[end].strip() or None if match[end] else None for end in ("since", "until"))
    for moment in (since, until):
        if moment is not None:
            read_date(moment)
    try:
        return Name(text, use, match["lang"] or "nl", since, until)
    except RecordError as error:
        raise ValueError(str(error)) from None


def _read_identifier(part: str) -> Identifier:
    scheme, colon, value = part.partition(":")
    scheme, value = scheme.strip().casefold(), value.strip()
    if not colon or not value or scheme not in IDENTIFIER_SCHEMES:
        known = ", ".join(sorted(IDENTIFIER_SCHEMES))
        raise ValueError(
            f"{part[:80]!r} is geen identificatie; schrijf bijvoorbeeld kvk:12345678 (bekend zijn {known})"
        )
    digits = _DIGITS.get(scheme)
    if digits is not None and not re.fullmatch(rf"\d{{{digits}}}", value):
        raise ValueError(
            f"{scheme}:{value[:40]} heeft geen {digits} cijfers; zijn er nullen weggevallen, maak de cel dan tekst"
        )
    return Identifier(scheme, value)
