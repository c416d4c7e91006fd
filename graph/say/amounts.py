"""The amounts and roles of the claims of a fact, as they stand in a sentence or in brackets behind it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.model.names import fold, slug
from graph.model.records import Amount, Claim
from graph.model.words import FIRST, Counted, Listed, has_words, in_words, message
from graph.say.wording import amount_text, period_text

# Roles are in the Dutch of their sources.
_NUMBER_OF = re.compile(r"^(?:aantal|geselecteerde|gekozen|te selecteren) ")
_UNTIL_PREPOSITION = re.compile(
    r"(?!(?:naar|met|van|voor|in|bij|uit|sinds) )[^,;(]+?(?= (?:van|voor|in|bij|uit|met|die|waarmee|naar|tot) |[,;(]|$)"
)
_OF_SEVERAL = ("en", "ën", "s", "a")
_YEARS = re.compile(r"\d{4}(?:-\d{4})?")


def sort_of(claims: Iterable[Claim]) -> str | None:
    """`money`, `percent` or `count` when all amounts are of that sort, else None."""
    units = {claim.amount.unit for claim in claims if claim.amount is not None}
    sorts = {unit if unit in {"percent", "count"} else "money" for unit in units}
    return sorts.pop() if len(sorts) == 1 else None


def one_amount(claim: Claim, language: str) -> str:
    """The amount of a claim with what the claim says of it: hoogstens € 2 miljoen per jaar; empty without one."""
    if claim.amount is None:
        return ""
    text = _quantity(claim.amount, claim, language)
    for aspect in claim.aspects:
        if has_words(key := f"amount-{aspect}"):
            text = message(key, amount=text).in_language(language)
    return text


class Amounts(NamedTuple):
    """Amounts in one phrase; whether there are several, each with its own role, and with its own time."""

    text: str
    several: bool = False
    timed: bool = False


def all_amounts(claims: Sequence[Claim], language: str, *, stated: bool = False) -> Amounts:
    """The amounts of claims in one phrase: each with its role, and with its time, as far as they differ.

    The least comes before the most, and of several times the first before the last. What is `stated` was so on a day.
    """
    by_text: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: ("minimum" not in claim.aspects, claim.since or "")):
        if claim.amount is not None:
            by_text.setdefault(one_amount(claim, language), []).append(claim)
    if len(by_text) < 2:
        return Amounts(next(iter(by_text), ""))
    timed = len({(claim.since, claim.until) for same in by_text.values() for claim in same}) > 1
    phrases = []
    for text, same in by_text.items():
        when = _times(same, language, stated=stated) if timed else ""
        roles = dict.fromkeys(role_text(claim.role, language) for claim in same if claim.role)
        behind = in_words(Listed(tuple(roles)), language)
        phrases.append(" ".join(part for part in (text, when, f"({behind})" if behind else "") if part))
    return Amounts(str(in_words(Listed(tuple(phrases)), language)), several=True, timed=timed)


def _times(claims: Sequence[Claim], language: str, *, stated: bool) -> str:
    if years := _years_together(claims, language):
        return years
    periods = [(claim.since, claim.until or claim.since if stated else claim.until) for claim in claims]
    times = dict.fromkeys(period_text(since, until, language) for since, until in periods if since or until)
    return str(in_words(Listed(tuple(times)), language))


def _years_together(claims: Sequence[Claim], language: str) -> str:
    """Of what is so in several years each: in 2021 en 2022."""
    years = {claim.since[:4] for claim in claims if claim.since and claim.until and _is_year(claim.since, claim.until)}
    if len(years) < 2 or len(years) != len(claims):
        return ""
    return message("in-period", day=Listed(tuple(sorted(years)))).in_language(language)


def _is_year(since: str, until: str) -> bool:
    return since[:4] == until[:4] and since[4:] in {"", "-01-01"} and until[4:] in {"", "-12-31"}


def _quantity(amount: Amount, claim: Claim, language: str) -> str:
    period = amount.period
    if period is not None and _YEARS.fullmatch(period) and (claim.since or claim.until):
        period = None  # The sentence says when it held.
    whole = amount.value == amount.value.to_integral_value()
    if amount.unit == "count" and period is None and whole:
        return Counted(int(amount.value)).in_language(language)
    return amount_text(Amount(amount.value, amount.unit, period), language)


@dataclass(frozen=True, slots=True)
class Role:
    """A role as a parameter of a message."""

    text: str


@in_words.register
def _(value: Role, language: str) -> str:
    return role_text(value.text, language)


def role_text(role: str, language: str) -> str:
    """A role, which sources give in Dutch, in the language where the catalogue has it, else as its source has it."""
    key = f"role-{slug(role, 'x')}"
    return message(key).in_language(language) if has_words(key) else message("role", role=role).in_language(language)


def details(claims: Iterable[Claim], language: str, *, roles: bool, amounts: bool) -> Iterator[tuple[str, str]]:
    """The roles and amounts of claims as they stand in brackets, each amount with its own role; double ones once.

    They follow one another in time. Each comes with the same in the words of its source, by which one can see whether
    the sentence says it already.
    """
    texts: dict[str, str] = {}
    claims = sorted(claims, key=lambda claim: claim.since or "")
    several = len({(claim.since, claim.until) for claim in claims if claim.amount is not None}) > 1
    for claim in claims:
        role = claim.role if roles else None
        amount = one_amount(claim, language) if amounts else ""
        if not amount:
            if role is not None:
                texts.setdefault(role_text(role, language), role)
            continue
        if role is not None and _is_of_another(claim, role):
            texts.setdefault(role_text(role, language), role)
            role = None
        text, source = _counted(claim, amount, role, language)
        # Of what was counted or paid at several times each is told with its own.
        if amount and (several or is_momentary(claim)) and (when := period_text(claim.since, claim.until, language)):
            text = f"{text} {when}"
        texts.setdefault(text, source)
    yield from texts.items()


def is_momentary(claim: Claim) -> bool:
    """Whether a claim counts something at one moment: that dates the count, and not what holds."""
    return claim.amount is not None and claim.amount.unit == "count" and claim.since == claim.until


def _counted(claim: Claim, amount: str, role: str | None, language: str) -> tuple[str, str]:
    """An amount with its role, and the same in the words of its source."""
    if claim.amount is None or claim.amount.unit != "count":
        if role is None:
            return amount, amount
        text = message("amount-role", amount=amount, role=role_text(role, language)).in_language(language)
        return text, f"{amount} {role}"
    sort = next((aspect for aspect in claim.aspects if has_words(f"counted-{aspect}")), None)
    number = amount if sort is None else message(f"counted-{sort}", amount=amount).in_language(language)
    if role is None:
        return number, amount
    if fold(one_amount(claim, FIRST)) in fold(role).split():
        return role_text(role, language), role
    if (noun := counted_noun(claim)) is not None:
        text = message("counted-role", amount=amount, role=role_text(noun, language)).in_language(language)
        return text, f"{amount} {noun}"
    text = message("number-role", amount=number, role=role_text(role, language)).in_language(language)
    return text, f"{amount} {role}"


def _is_of_another(claim: Claim, role: str) -> bool:
    """Whether a role is beside what the aspect of a claim counts, as the coordinator of a project of 26 parties is."""
    counts = claim.amount is not None and claim.amount.unit == "count"
    counts = counts and any(has_words(f"counted-{aspect}") for aspect in claim.aspects)
    return counts and counted_noun(claim) is None and not _begins_with_number(role)


def _begins_with_number(role: str) -> bool:
    first = role.split(maxsplit=1)[0]
    return first[0].isdigit() or first in message("numbers").in_language(FIRST).split()


def counted_noun(claim: Claim) -> str | None:
    """What a claim counts, where its role is a noun of several: consortia, deelnemers; None for fase 1."""
    if claim.amount is None or claim.amount.unit != "count" or claim.role is None:
        return None
    role = _NUMBER_OF.sub("", claim.role)
    before = _UNTIL_PREPOSITION.match(role)
    words = before[0].split() if before is not None else []
    if not words or _begins_with_number(role):
        return None
    return role if words[-1].rstrip(",").endswith(_OF_SEVERAL) else None
