"""What the format of a number in a workbook says that the number itself does not: a percentage, a currency, millions.

Formats are those of ECMA-376 (18.8.31), which LibreOffice writes too. Everything that can be told of a currency comes
from the locale beside its sign: a dollar is one of many.
"""

import operator
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from locale import windows_locale
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_symbol, get_territory_currencies, list_currencies

from loaders.readers.cells import is_multiplier

UNKNOWN_CURRENCY = "\N{CURRENCY SIGN}"
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<sign>[^\]-]*)(?:-(?P<locale>[^\]]*))?\]|\[(?P<compared><=|>=|<>|[<>=])(?P<limit>-?\d+(?:\.\d+)?)\]|\[[^\]]*\]|[_*].'
    r"|(?P<digits>[0#?][0#?.,]*)|(?P<end>;)|(?P<bare>.)",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_COMPARED = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, "=": operator.eq, "<>": operator.ne, ">=": operator.ge, ">": operator.gt}
)
# A number in a workbook is right in so many digits; what is behind them comes of calculating in binary.
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class _Section:
    """The words of a format before and behind the number, how often it is multiplied by 100 and divided by 1000, and
    for which numbers it holds.
    """

    before: tuple[str, ...]
    behind: tuple[str, ...]
    percents: int
    thousands: int
    condition: tuple[str, float] | None


def shown_amount(value: float, number_format: str) -> str | None:
    """A number with what its format says of it, as `loaders.readers.cells.read_amount` reads it.

    None when the format says nothing more than the number. A currency that cannot be told stays its sign.
    """
    shown = _for(value, _sections(number_format))
    words = (*shown.before, *shown.behind)
    if not words:
        return None
    thousands = shown.thousands if any(map(is_multiplier, words)) else 0
    return amount_text(value, shown.before, shown.behind, shift=2 * shown.percents - 3 * thousands)


def amount_text(value: float, before: Iterable[str], behind: Iterable[str], *, shift: int = 0) -> str:
    """A number, its decimal point moved `shift` places, with the words around it; its currency goes last."""
    number = Decimal(f"{value:.{_DIGITS}g}").scaleb(shift)
    text = f"{number.normalize():f}"
    # Three decimals could be read as thousands.
    text += "0" if re.search(r"\.\d{3}$", text) else ""
    before, behind = tuple(before), tuple(behind)
    codes = tuple(dict.fromkeys(word for word in (*before, *behind) if word in _codes()))
    rest = ([word for word in words if word not in codes] for words in (before, behind))
    first, last = (" ".join(words) for words in rest)
    return " ".join(part for part in (first, text, last, *codes) if part)


def words_in(text: str) -> Iterator[str]:
    """The words, percent signs and currencies in a text beside a number; a euro and a code come out as the code."""
    for word in _WORD.findall(text):
        if word == "%" or word[0].isalpha():
            yield word
        elif unicodedata.category(word) == "Sc":
            yield currency(word, None)


def currency(sign: str, locale: str | None) -> str:
    """The code (ISO 4217) of a currency by its sign and the locale beside it (`409`, `en-US`); else the sign itself."""
    sign = sign.strip()
    if sign == "€":
        return "EUR"
    if locale is None or sign in _codes():
        return sign
    try:
        spoken = Locale.parse(_locale_name(locale), sep="_")
    except (ValueError, UnknownLocaleError):
        return sign
    used = get_territory_currencies(spoken.territory) if spoken.territory else []
    fitting = [code for code in used if _plain(get_currency_symbol(code, locale=spoken)) == _plain(sign)]
    return fitting[0] if len(fitting) == 1 else sign


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


def _locale_name(locale: str) -> str:
    try:
        # What stands before the last four digits says which calendar and figures are used.
        return windows_locale.get(int(locale, 16) & 0xFFFF, "")
    except ValueError:
        return locale.replace("-", "_")


def _plain(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign).strip(" .\N{NO-BREAK SPACE}").casefold()


@lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[_Section, ...]:
    sections: list[list[re.Match[str]]] = [[]]
    for part in _PART.finditer(number_format):
        if part.lastgroup == "end":
            sections.append([])
        else:
            sections[-1].append(part)
    return tuple(map(_section, sections))


def _section(parts: Iterable[re.Match[str]]) -> _Section:
    before: list[str] = []
    behind: list[str] = []
    percents = thousands = 0
    condition: tuple[str, float] | None = None
    words = before
    for part in parts:
        match part.lastgroup:
            case "limit":
                condition = part["compared"], float(part["limit"])
            case "digits":
                words = behind
                whole = part["digits"].partition(".")[0]
                thousands = max(thousands, *(len(text) - len(text.rstrip(",")) for text in (whole, part["digits"])))
            case "quoted" | "escaped":
                words.extend(words_in(part[part.lastgroup]))
            case "sign" | "locale" if part["sign"].strip():
                words.append(currency(part["sign"], part["locale"]))
            case "bare" if part["bare"] == "%":
                percents += 1
                words.append("%")
            case "bare":
                # A bare letter is a code of the format, as the E of an exponent.
                words.extend(words_in(part["bare"]) if not part["bare"].isalpha() else ())
    return _Section(tuple(before), tuple(behind), percents, thousands, condition)


def _for(value: float, sections: tuple[_Section, ...]) -> _Section:
    """The section that holds for a number; without conditions the first, for an amount is positive."""
    fitting = (
        section
        for section in sections
        if section.condition is None or _COMPARED[section.condition[0]](value, section.condition[1])
    )
    return next(fitting, sections[0])
