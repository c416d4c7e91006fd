"""The Dutch words in the notes that come with the claims of a notice."""

from collections.abc import Sequence
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from graph.model.dates import first_day
from loaders.readers.notices.notice import Award, Money


def listed(names: Sequence[str]) -> str:
    """Names as a Dutch sentence lists them: `a, b en c`."""
    return f"{', '.join(names[:-1])} en {names[-1]}" if len(names) > 1 else "".join(names)


def lots(award: Award) -> str:
    """Which lots an award is for, to stand before a title: `percelen 1 en 2, `; empty for a whole procedure."""
    if not award.lots:
        return ""
    return f"{'perceel' if len(award.lots) == 1 else 'percelen'} {listed(award.lots)}, "


@lru_cache(maxsize=1024)
def money(value: Money) -> str:
    """An amount with its currency: `75.000 EUR`, `40.000,50 EUR`."""
    pattern = "#,##0" if value.value == value.value.to_integral_value() else "#,##0.00"
    return f"{format_decimal(value.value, pattern, locale='nl')} {value.currency}"


@lru_cache(maxsize=1024)
def day(iso: str) -> str:
    """A day in words: `22 augustus 2018`."""
    return format_date(first_day(iso), "d MMMM y", locale="nl")


def tenders(received: int | None) -> str | None:
    """How many tenders came in, or None when the notice does not say."""
    if received is None:
        return None
    return "1 inschrijving ontvangen." if received == 1 else f"{received} inschrijvingen ontvangen."


def placeholder(value: Money) -> str:
    """That an amount is none, for it only fills its field."""
    return f"De aankondiging vermeldt {money(value)}; dat vult alleen het veld en zegt niets over de waarde."


def joined(*notes: str | None) -> str | None:
    """Notes behind each other, or None when there are none."""
    return " ".join(note for note in notes if note) or None


def unnamed(persons: int, placeholders: Sequence[str]) -> str | None:
    """Of the winners that are not named how many are natural persons, and what stands in the place of a name."""
    counted = "1 natuurlijke persoon" if persons == 1 else f"{persons} natuurlijke personen"
    return joined(
        f"Gegund aan {counted}, die hier niet met naam {'staat' if persons == 1 else 'staan'}." if persons else None,
        f"Waar de winnaar hoort, staat in de aankondiging: {listed([f'‘{text}’' for text in placeholders])}."
        if placeholders
        else None,
    )


def values(award: Award) -> str | None:
    """What an award says of its value that fits in no single amount, or None."""
    notes = []
    if award.total is not None and award.total.is_placeholder:
        notes.append(placeholder(award.total))
    elif award.total is not None and award.winners:
        notes.append(f"De waarde van {money(award.total)} geldt voor alle winnaars samen.")
    if award.maximum is not None:
        notes.append(f"De waarde van de raamovereenkomst is ten hoogste {money(award.maximum)}.")
    return joined(*notes)
