"""How dates, amounts, names and places in a source are written inside a sentence of a language.

What this module registers with `graph.model.words.in_words` can be a parameter of any message: entities, lists of
them, amounts and pieces of evidence.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_currency, format_decimal, get_currency_symbol

from graph.ask.fact import Evidence
from graph.ask.gaps.rule import MOST_NAMED, Named
from graph.model.dates import first_day
from graph.model.merging import Node
from graph.model.names import slug
from graph.model.records import Amount, Rank, Source
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST, Counted, Dated, Listed, Message, has_words, in_words, locale_of, message

_MILLION = Decimal(1_000_000)
# From so many bodies of one kind on, the word for the kind is said once: de provincies Drenthe, Fryslân en Groningen.
_FEWEST_ALIKE = 3
# What stands for the word of a kind in a language in which its names begin with none.
_NO_WORD = "-"
_NAMES_REMEMBERED = 16_384


def date_text(partial_date: str, language: str) -> str:
    """`2019` as 2019, `2020-12` as december 2020, `2020-12-08` as 8 december 2020."""
    return str(in_words(Dated(partial_date), language))


def period_text(since: str | None, until: str | None, language: str) -> str:
    """When something held, to go with what held: "sinds 2019"; empty when nothing is known. Whole years are told so."""
    if since is not None and until is not None:
        since, until = whole_years(since, until)
        if since == until:
            return message("on-day" if len(since) == 10 else "in-period", day=Dated(since)).in_language(language)
        if until.startswith(since):  # It began at some time in the year or month in which it ended.
            return message("until", day=Dated(until)).in_language(language)
        return message("from-until", since=_begin(since, until, language), until=Dated(until)).in_language(language)
    if since is not None:
        return message("since", day=Dated(since)).in_language(language)
    return message("until", day=Dated(until)).in_language(language) if until is not None else ""


def _begin(since: str, until: str, language: str) -> Dated | str:
    """A first day without the month or year that the last day says too: van 17 tot en met 31 mei 2021."""
    if len(since) != len(until) or len(since) != len("2021-05-17") or since[:4] != until[:4]:
        return Dated(since)
    pattern = "d" if since[:7] == until[:7] else "d MMMM"
    return format_date(first_day(since), pattern, locale=locale_of(language))


def whole_years(since: str, until: str) -> tuple[str, str]:
    """A period that begins with a year and ends with one as those years: 1 januari 2021 - 2022 is 2021 - 2022."""
    begins, ends = since[4:] in {"", "-01-01"}, until[4:] in {"", "-12-31"}
    return (since[:4], until[:4]) if begins and ends else (since, until)


@lru_cache(maxsize=4096)
def number_text(number: float, language: str) -> str:
    """A number with the separators of the language."""
    return format_decimal(number, locale=locale_of(language))


def amount_text(amount: Amount, language: str) -> str:
    """An amount with its unit, and the period that it covers: "€ 11,5 miljoen (2017-2021)"."""
    text = _quantity(amount, language)
    if amount.period is None:
        return text
    if amount.unit == "count" and has_words(key := f"duration-{slug(amount.period, 'x')}"):
        whole = amount.value == amount.value.to_integral_value()
        return message(key, number=int(amount.value) if whole else text).in_language(language)
    return f"{text} ({period_words(amount.period, language)})"


def period_words(period: str, language: str) -> str:
    """The period of an amount, which sources give in Dutch, mostly as one of a few; others stay as they are."""
    key = f"period-{slug(period, 'x')}"
    return message(key).in_language(language) if has_words(key) else period


def _quantity(amount: Amount, language: str) -> str:
    locale = locale_of(language)
    if amount.unit == "percent":
        return message("percentage", number=_all_digits(amount.value, locale)).in_language(language)
    if amount.unit == "count":
        return _all_digits(amount.value, locale)
    pattern = str(Locale.parse(locale).currency_formats["standard"].pattern).partition(";")[0]
    # Millions and milliards read better than noughts, as long as they lose nothing: € 11,5 miljoen, but € 1.234.567.
    if abs(amount.value) >= _MILLION and (amount.value / _thousands(amount.value) * 100) % 1 == 0:
        number = format_compact_decimal(amount.value, format_type="long", locale=locale, fraction_digits=2)
        symbol = get_currency_symbol(amount.unit, locale=locale)
        text = pattern.replace("#,##0.00", number).replace("¤", symbol)
    else:
        whole = amount.value == amount.value.to_integral_value()
        text = format_currency(
            amount.value,
            amount.unit,
            pattern.replace(".00", "") if whole else pattern,
            locale=locale,
            currency_digits=False,
            decimal_quantization=False,
        )
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _thousands(value: Decimal) -> Decimal:
    """The largest power of a thousand that is in a number: what its short form counts, a million or a milliard."""
    return Decimal(1000) ** (value.adjusted() // 3)


def _all_digits(value: Decimal, locale: str) -> str:
    return str(format_decimal(value, locale=locale, decimal_quantization=False))


def spoken(node: Node, language: str) -> str:
    """The name of a node as it reads inside a sentence, with an article where it takes one."""
    running = node.running(language)
    return running if running != node.name else _spoken(node.kind, node.name, language)


@lru_cache(maxsize=_NAMES_REMEMBERED)
def _spoken(kind: str, name: str, language: str) -> str:
    """How a name reads that no source gives a form of for inside a sentence."""
    known = VOCABULARY.kinds[kind]
    if "titled" in known.traits:
        return message("quoted", text=name).in_language(language)
    key = f"called-{kind}"
    if has_words(key):
        word = message(f"{key}.word").in_language(language)
        if _bare(name, word) != name or has_words(f"{key}.always"):
            return message(key, name=_bare(name, word)).in_language(language)
    takes_article = VOCABULARY.is_a(kind, "Actor") and not VOCABULARY.is_a(kind, "Company")
    article = _article(name, language) if takes_article else None
    return f"{article} {name}" if article else name


def quoted_name(node: Node, language: str) -> bool:
    """Whether a node is called by its title, in quotes."""
    return "titled" in node.vocabulary.traits and node.running(language) == node.name


def bare_running(node: Node, language: str) -> str:
    """What one of a sort is called: an SBIR, een innovatiepartnerschap."""
    if node.abbreviation:
        return node.abbreviation
    first, _, others = spoken(node, language).partition(" ")
    return others if others and first in message("articles").in_language(language).split() else spoken(node, language)


def _more(value: Named, kinds: AbstractSet[str], left_out: int) -> Message:
    """What stands for those that a list leaves out: en nog vier provincies, en nog vier partijen, en nog vier."""
    if len(kinds) == 1:
        plural = value.nodes[0].vocabulary.plural
    elif all(node.is_a("Actor") for node in value.nodes):
        plural = message("parties")
    else:
        return message("more", number=Counted(left_out))
    return message("more-of", number=Counted(left_out), plural=plural)


def bare_name(node: Node, language: str = FIRST) -> str:
    """The name without the word for its kind, where that leaves a name: Drenthe, but Waterschap van Zuid-Limburg."""
    key = f"called-{node.kind}.word"
    word = (message(key) if has_words(key, language) else node.vocabulary.label).in_language(language)
    if word == _NO_WORD:
        return spoken(node, language)
    bare = _bare(node.name, word)
    return node.name if bare.startswith("van ") else bare


def _bare(name: str, word: str) -> str:
    """A name without the word for its kind, of which the sentence makes its own form."""
    return name[len(word) + 1 :] if name.casefold().startswith(f"{word.casefold()} ") else name


def _article(name: str, language: str) -> str | None:
    """The article that a body takes by its noun: the first word of its name or, behind adjectives, the last."""
    first, *others = name.casefold().split()
    if first in message("articles").in_language(language).split():
        return None
    if others[:1] == [message("and").in_language(language)]:  # Organisatie en Personeel Rijk: two nouns, no article.
        return None
    for key in ("articles-first", "articles-second"):
        article, *nouns = message(key).in_language(language).split()
        if any(word.endswith(tuple(nouns)) for word in (first, *others[-1:]) if nouns):
            return article
    return None


@in_words.register
def _(value: Node, language: str) -> str:
    return spoken(value, language)


@in_words.register
def _(value: Amount, language: str) -> str:
    return amount_text(value, language)


@in_words.register
def _(value: Evidence, language: str) -> str:
    return citation(value, language)


@in_words.register
def _(value: Named, language: str) -> str:
    kinds = {node.kind for node in value.nodes}
    alike = (
        len(value.nodes) >= _FEWEST_ALIKE
        and len(kinds) == 1
        and has_words(f"called-{next(iter(kinds))}.several", language)
    )
    short = value.short or alike
    names: list[str | Message] = [
        bare_name(node, language) if short else spoken(node, language) for node in value.nodes
    ]
    left_out = len(names) - MOST_NAMED
    if left_out > 1:
        names = [*names[:MOST_NAMED], _more(value, kinds, left_out)]
    text = str(in_words(Listed(tuple(names)), language))
    if alike and not value.short:
        return message(f"called-{value.nodes[0].kind}.several", names=text).in_language(language)
    return text


def citation(evidence: Evidence, language: str) -> str:
    """The page or source with its date and the place in it: "Voorbeeldbrief, 8 december 2021, p. 5, al. 2"."""
    return ", ".join(part for part in (_cited(evidence, language), place_in(evidence)) if part)


def place_in(evidence: Evidence) -> str | None:
    """The place in a source, as far as a reader can find it: in a register that is a code, which tells nobody."""
    return None if evidence.source.rank is Rank.REGISTER else evidence.claim.locator


def citations(evidence: Sequence[Evidence], language: str) -> tuple[str, ...]:
    """Each source once, with its date and all places in it: "Voorbeeldbrief, 8 december 2021, p. 5, al. 2; kader 1"."""
    by_source: dict[str, dict[str, None]] = {}
    for piece in evidence:
        places = by_source.setdefault(_cited(piece, language), {})
        if place := place_in(piece):
            places[place] = None
    return tuple(", ".join((source, "; ".join(places))) if places else source for source, places in by_source.items())


def _cited(evidence: Evidence, language: str) -> str:
    page = evidence.page
    if page is None:
        return _dated(evidence.source, language)
    title = f"{page.title} ({page.publisher})" if page.publisher else page.title
    return f"{title}, {date_text(page.published, language)}" if page.published else title


def _dated(source: Source, language: str) -> str:
    """A source with its date; that of a curated one is the day on which somebody compiled it, which dates no fact."""
    if source.published is None or source.rank is Rank.CURATED:
        return source.title
    return f"{source.title}, {date_text(source.published, language)}"
