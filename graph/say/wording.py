"""How dates, amounts and names are written inside a sentence, in Dutch and in English."""

import re
from types import MappingProxyType

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from graph.model.dates import first_day
from graph.model.merging import Node
from graph.model.records import Amount

LOCALES = MappingProxyType({"nl": "nl_NL", "en": "en_GB"})
_DATE_PATTERNS = MappingProxyType({4: "y", 7: "MMMM y", 10: "d MMMM y"})

# Sources give the period of an amount in Dutch, mostly as one of these.
_PERIODS = MappingProxyType(
    {
        "per jaar": "per year",
        "jaar": "years",
        "4 jaar": "4 years",
        "afgelopen jaren": "past years",
        "afgelopen kabinetsperiode": "past cabinet's term",
    }
)

# How a body is called when no source gives its running name: (how its name may begin, Dutch, English).
_TITLES = MappingProxyType(
    {
        "Province": ("provincie", "de provincie {}", "the Province of {}"),
        "Municipality": ("gemeente", "de gemeente {}", "the Municipality of {}"),
    }
)
_ARTICLES = (("Ministerie van ", "het ministerie van "), ("Waterschap ", "het waterschap "))
# What has a title rather than a name stands in quotes, lest the title run into the sentence.
_TITLED = ("Media", "Notice", "Report", "WebPage")
# The noun that gives a public body its article is its first word or, behind adjectives, its last.
_NOUNS = (
    ("de", ("autoriteit", "dienst", "directie", "inspectie", "kamer", "organisatie", "raad", "regio", "stichting")),
    ("het", ("agentschap", "bedrijf", "bureau", "centrum", "college", "fonds", "generaal", "instituut", "schap")),
)


def date_text(partial_date: str, language: str) -> str:
    """`2019` as 2019, `2020-12` as december 2020, `2020-12-08` as 8 december 2020."""
    pattern = _DATE_PATTERNS[len(partial_date)]
    return format_date(first_day(partial_date), pattern, locale=LOCALES[language])


def period_text(since: str | None, until: str | None, language: str) -> str:
    """When something held, to go after what held: "sinds 2019"; empty when nothing is known."""
    dutch = language == "nl"
    if since is not None and since == until:
        day = len(since) == 10
        return f"{('op' if dutch else 'on') if day else 'in'} {date_text(since, language)}"
    if since is not None and until is not None:
        words = ("van", "tot en met") if dutch else ("from", "up to and including")
        return f"{words[0]} {date_text(since, language)} {words[1]} {date_text(until, language)}"
    if since is not None:
        return f"{'sinds' if dutch else 'since'} {date_text(since, language)}"
    if until is not None:
        return f"{'tot en met' if dutch else 'up to and including'} {date_text(until, language)}"
    return ""


def amount_text(amount: Amount, language: str) -> str:
    """An amount with its unit and the period that it covers: "€ 11.500.000 (kabinetsperiode)"."""
    locale = LOCALES[language]
    if amount.unit == "percent":
        text = f"{format_decimal(amount.value, locale=locale)}%"
    elif amount.unit == "count":
        text = format_decimal(amount.value, locale=locale)
    else:
        cents = "" if amount.value == amount.value.to_integral_value() else ".00"
        pattern = f"¤ #,##0{cents}" if language == "nl" else f"¤#,##0{cents}"
        text = format_currency(amount.value, amount.unit, pattern, locale=locale, currency_digits=False)
    if amount.period is None:
        return text
    return f"{text} ({_PERIODS.get(amount.period, amount.period) if language == 'en' else amount.period})"


def number_text(number: int, language: str) -> str:
    """A whole number with the separators of the language."""
    return format_decimal(number, locale=LOCALES[language])


def spoken(node: Node, language: str) -> str:
    """The name of a node as it reads inside a sentence, with an article where it takes one."""
    running = node.running(language)
    if running != node.name:
        return running
    name = node.name
    if any(node.is_a(kind) for kind in _TITLED):
        return f"‘{name}’"
    if title := _TITLES.get(node.kind):
        word, dutch, english = title
        bare = name[len(word) + 1 :] if name.casefold().startswith(f"{word} ") else name
        return (english if language == "en" else dutch).format(bare)
    if language == "nl":
        for begin, written in _ARTICLES:
            if name.startswith(begin):
                return written + name.removeprefix(begin)
        if node.is_a("PublicBody") and (article := _article(name)):
            return f"{article} {name}"
    return name


def _article(name: str) -> str | None:
    first, *others = name.casefold().split()
    if others[:1] == ["en"]:  # Organisatie en Personeel Rijk: two nouns, and no article.
        return None
    return next((one for word in (first, *others[-1:]) for one, nouns in _NOUNS if word.endswith(nouns)), None)


_CLITIC = re.compile(r"['’‘](?:[snt]|S|N|T)(?=[\s-])[\s-]?")
_NAME_WITH_CAPITAL_INSIDE = re.compile(r"[a-z]+(?:[A-Z]|\.[a-z])")


def sentence_start(text: str) -> str:
    """The text with the capital that begins a sentence.

    After 's, 't and 'n it is the next word that takes it ('s Ochtends); ij is one letter (IJsselmeer); Eén goes without
    the first accent; a name that is written with a small letter on purpose (eHerkenning, bol.com) keeps it.
    """
    if _NAME_WITH_CAPITAL_INSIDE.match(text):
        return text
    if text.startswith("één"):
        return f"Eén{text[3:]}"
    begin = match.end() if (match := _CLITIC.match(text)) else 0
    letters = 2 if text[begin : begin + 2] == "ij" else 1
    return text[:begin] + text[begin : begin + letters].upper() + text[begin + letters :]
