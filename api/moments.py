"""Revisions by number or by date: what changed since the last meeting, or since one's last look."""

from datetime import date

from graph.store import Store
from graph.store.history import day_of

# A store counts no further.
MOST_REVISIONS = 2**31 - 1


def revision_number(text: str) -> int | None:
    """The number that a text is, when a store can count to it."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 10 else None
    return number if number is not None and number <= MOST_REVISIONS else None


def last_revision_before(store: Store, day: date) -> int:
    """The number of the last revision before a day on the clock of the Netherlands; 0 for none."""
    return max((one.number for one in store.revisions() if day_of(one.at) < day), default=0)
