"""Partial dates: a year, a month or a day, as sources give them (`2019`, `2020-12`, `2020-12-08`).

The notation is level 0 of the Extended Date/Time Format (ISO 8601-2:2019). A partial date is kept as the text of its
source; it stands for the whole period that it names.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

from graph.model.words import WrongError, message

_PARTIAL = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_DUTCH = re.compile(r"(?:(?P<day>\d{1,2})-)?(?P<month>\d{1,2})-(?P<year>[12]\d{3})", re.ASCII)


def check_partial_date(text: str) -> str:
    """Return `text` when it is a partial date; raise WrongError with the right notation when it is not."""
    first_day(text)
    return text


def from_dutch(text: str) -> str:
    """A date as a Dutch reader types it (`29-11-2021`, `11-2021`) as a partial date; any other text as it is."""
    match = _DUTCH.fullmatch(text)
    if match is None:
        return text
    return "-".join([match["year"], *(part.zfill(2) for part in (match["month"], match["day"]) if part)])


def first_day(text: str) -> date:
    """The first day of the period that a partial date stands for."""
    return _span(text)[0]


def last_day(text: str) -> date:
    """The last day of the period that a partial date stands for."""
    return _span(text)[1]


def is_over(until: str | None, day: date) -> bool:
    """Whether a period with this end lies before a day; one without an end never does."""
    return until is not None and last_day(until) < day


def overlaps(since: str | None, until: str | None, moment: str) -> bool:
    """Whether a period (open where an end is None) and the period of `moment` have a day in common."""
    return (since is None or first_day(since) <= last_day(moment)) and (
        until is None or last_day(until) >= first_day(moment)
    )


def _span(text: str) -> tuple[date, date]:
    if not isinstance(text, str):
        raise _no_date(text)
    return _known_span(text)


# There are few dates and very many records that have them.
@lru_cache(maxsize=16_384)
def _known_span(text: str) -> tuple[date, date]:
    year, month, day = _parts(text)
    first = _date(text, year, 1 if month is None else month, 1 if day is None else day)
    if day is not None:
        return first, first
    last_month = 12 if month is None else month
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise _no_date(text)
    year, month, day = match["year"], match["month"], match["day"]
    return int(year), int(month) if month else None, int(day) if day else None


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongError(message("record-no-such-day", given=text[:80])) from None


def _no_date(text: object) -> WrongError:
    return WrongError(message("record-no-date", given=str(text)[:80]))
