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

from graph.model.records import IDENTIFIER_SCHEMES, Amount, Identifier, Name, NameUse
from graph.model.words import Listed, WrongError, message

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
    """The names in a cell; WrongError says which one is wrong and how to write it."""
    return tuple(_read_name(part.strip()) for part in _PART.findall(cell) if part.strip())


def read_identifiers(cell: str) -> tuple[Identifier, ...]:
    """The identifiers in a cell; WrongError says which one is wrong and how to write it."""
    return tuple(_read_identifier(part.strip()) for part in cell.split(";") if part.strip())


def read_amount(cell: str) -> Amount:
    """The amount in a cell; WrongError says how to write it."""
    match = _AMOUNT.fullmatch(cell)
    if match is None or _THOUSANDS.fullmatch(match["value"]):
        raise WrongError(message("load-no-amount", given=cell[:80]))
    return Amount(Decimal(match["value"]), match["unit"] or "EUR", match["period"])


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
    scheme, value = scheme.strip().casefold(), value.strip()
    if not colon or not value or scheme not in IDENTIFIER_SCHEMES:
        raise WrongError(
            message("load-no-identifier", given=part[:80], known=Listed(tuple(sorted(IDENTIFIER_SCHEMES))))
        )
    digits = _DIGITS.get(scheme)
    if digits is not None and not re.fullmatch(rf"\d{{{digits}}}", value):
        raise WrongError(message("load-digits", given=f"{scheme}:{value[:40]}", digits=digits))
    return Identifier(scheme, value)
