"""Revisions by number or by date: what changed since the last meeting, or since one's last look."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from api.graph_now import GraphNow
from graph.ask.budget import UNLIMITED, Budget
from graph.ask.comparison import Comparison, changes_since
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day, from_dutch, last_day
from graph.model.words import WrongError, message
from graph.store import Revision, Store
from graph.store.history import day_of

# A store counts no further.
MOST_REVISIONS = 2**31 - 1

Clock = Literal["known", "so"]


def revision_number(text: str) -> int | None:
    """The number that a text is, when a store can count to it."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 10 else None
    return number if number is not None and number <= MOST_REVISIONS else None


def last_revision_before(store: Store, day: date) -> int:
    """The number of the last revision before a day on the clock of the Netherlands; 0 for none."""
    return max((revision.number for revision in store.revisions() if day_of(revision.at) < day), default=0)


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a period as it was asked for: a revision, or a (partial) date."""

    revision: int | None = None
    date: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Period:
    """Two moments to compare, and the `revisions` after `first` up to and including `last`, in short, oldest first."""

    before: Snapshot
    after: Snapshot
    first: int
    last: int
    revisions: tuple[Revision, ...]

    def compared(self, budget: Budget = UNLIMITED) -> Comparison:
        """What changed. OverBudgetError."""
        return changes_since(self.after, self.before, budget=budget)


def bound(graph: GraphNow, text: str) -> Bound:
    """What a text says of an end of a period: four digits above the newest revision are a year. ValueError."""
    moment = from_dutch(text.strip())
    number = revision_number(moment)
    if number is not None and (len(moment) != len("2026") or number <= graph.revision()):
        return Bound(revision=number)
    last_day(moment)
    return Bound(date=moment)


def period(graph: GraphNow, start: Bound, end: Bound | None, clock: Clock | None = None) -> Period:
    """The moments before `start` and at `end` (None: now), as they were known, or as things were by what is known now.

    Without a clock it is what was known, but for a date before anything was recorded what was so. ValueError for a
    period that ends before it begins or, of what was so, that is not one of dates; StoreError.
    """
    if end is not None and _is_before(graph, end, start):
        raise WrongError(message("meeting-wrong-order"))
    first = min(_before(graph, start), graph.revision())
    last = graph.revision() if end is None else min(_until(graph, end), graph.revision())
    if clock is None:
        clock = "so" if first == 0 and start.date is not None and (end is None or end.date is not None) else "known"
    if clock == "known":
        day_before = first_day(start.date) - timedelta(days=1) if start.date else None
        before = graph.snapshot(known_on=day_before) if day_before else graph.snapshot_at(first)
        ended = end is not None and end.date is not None and last_day(end.date)
        after = graph.snapshot(known_on=ended) if ended else graph.snapshot_at(last)
        return Period(before, after, first, last, _within(graph, first, last))
    if start.date is None or (end is not None and end.date is None):
        raise WrongError(message("meeting-needs-dates"))
    day = first_day(start.date) - timedelta(days=1)
    before, after = graph.snapshot(day.isoformat()), graph.snapshot(end.date if end else None)
    return Period(before, after, first, last, _within(graph, first, last))


def _within(graph: GraphNow, first: int, last: int) -> tuple[Revision, ...]:
    return tuple(revision for revision in writes(graph.snapshot(), graph.store) if first < revision.number <= last)


@kept()
def writes(snapshot: Snapshot, store: Store) -> tuple[Revision, ...]:
    """All revisions in short, oldest first: telling of them reads through the log, once."""
    return tuple(store.revisions())


def _last_before(graph: GraphNow, day: date) -> int:
    made = writes(graph.snapshot(), graph.store)
    return max((revision.number for revision in made if day_of(revision.at) < day), default=0)


def _is_before(graph: GraphNow, end: Bound, start: Bound) -> bool:
    """Whether an end lies before a start; what is a revision lies on the day on which that was made."""
    if end.date is not None and start.date is not None:
        return last_day(end.date) < first_day(start.date)
    if start.revision is None:
        # Before the first revision there is no day.
        return max(1, _until(graph, end)) <= _before(graph, start)
    # Nobody knows yet when a revision is made that is still to come.
    return _until(graph, end) < (start.revision if end.date is None else min(start.revision, graph.revision()))


def _before(graph: GraphNow, start: Bound) -> int:
    if start.revision is not None:
        return max(0, start.revision - 1)
    return _last_before(graph, first_day(start.date or ""))


def _until(graph: GraphNow, end: Bound) -> int:
    if end.revision is not None:
        return end.revision
    return _last_before(graph, last_day(end.date or "") + timedelta(days=1))
