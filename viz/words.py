"""Messages of the catalogue as they stand in a page, where some of their parameters are markup."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Protocol

from babel.core import Locale
from babel.dates import format_datetime, format_timedelta, get_timezone
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from graph.model.words import Dated, Message, in_words, locale_of, message

# Control characters, which no message holds: what stands between them is the name of a parameter that is markup.
_PLACE = re.compile("\x02(.*?)\x03")


class Told(Protocol):
    """What can be put into words: a message, and whatever else reads in every language."""

    def in_language(self, language: str) -> str: ...


def translator(language: str) -> Callable[..., Markup]:
    """`t` of the templates: `t("key", count=3, link=some_markup)` is that message of the catalogue in a language.

    A parameter that is Markup, such as a link that a macro made, stays what it is. All else is text and gets escaped:
    the words of the catalogue and every other parameter.
    """

    @cache
    def bare(key: str) -> Markup:
        return escape(message(key).in_language(language))

    def t(key: str, /, **parameters: Any) -> Markup:
        return markup_of(message(key, **parameters), language) if parameters else bare(key)

    return t


def markup_of(told: Message, language: str) -> Markup:
    """A message in a language, to stand in a page: escaped but for those of its parameters that are Markup."""
    markup = {name: value for name, value in told.parameters if isinstance(value, Markup)}
    placed = ((name, f"\x02{name}\x03" if name in markup else value) for name, value in told.parameters)
    pieces = _PLACE.split(Message(told.key, tuple(placed)).in_language(language))
    # Text and names by turns; joining escapes what is no Markup.
    return Markup("").join(markup.get(piece, "") if at % 2 else piece for at, piece in enumerate(pieces))


def decimal_text(number: float, language: str) -> str:
    """A number with at most two decimals."""
    return str(format_decimal(number, format="#,##0.##", locale=locale_of(language)))


def date_text(partial_date: str, language: str) -> str:
    """A partial date: `2020-12-08` as 8 december 2020."""
    return str(in_words(Dated(partial_date), language))


def moment_text(moment: str, language: str) -> str:
    """An ISO 8601 moment as date and time on the clock of the Netherlands."""
    return format_datetime(
        datetime.fromisoformat(moment),
        message("site-moment").in_language(language),
        tzinfo=get_timezone("Europe/Amsterdam"),
        locale=locale_of(language),
    )


def lasting_text(lasted: timedelta, language: str) -> str:
    """A time that something lasts, in its largest unit: `4 minuten`."""
    return format_timedelta(lasted, threshold=1.5, locale=locale_of(language))


def plural_forms(language: str) -> tuple[str, ...]:
    """The forms that a language has for a counted thing, as CLDR and Intl.PluralRules call them: one, other."""
    return (*sorted(Locale.parse(language).plural_form.tags), "other")
