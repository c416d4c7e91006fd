"""The revisions that pages show: the newest, and those since the last meeting."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from api.kept import kept
from api.pages.visitor import Visitor
from graph.model.dates import first_day, last_day
from graph.say.changes import RevisionChanges, describe, in_short
from graph.store import Change

MOST_LINES = 60
_CLOCK = ZoneInfo("Europe/Amsterdam")


def newest(visiting: Visitor, most: int) -> list[RevisionChanges]:
    """The last revisions, newest first, without their lines; read once for each revision."""

    def read() -> list[RevisionChanges]:
        revisions = visiting.graph.store.revisions(max(0, visiting.snapshot.revision - most))
        return list(reversed(list(in_short(revisions, visiting.snapshot, visiting.language))))

    return kept(visiting.snapshot, ("newest", visiting.language, most), read)


def between(visiting: Visitor, since: str, until: str) -> list[RevisionChanges]:
    """The revisions after `since` and up to and including `until`, newest first.

    Both are a revision number or a partial date; empty stands for the beginning and for now. ValueError otherwise.
    """
    key = ("between", visiting.language, since, until)
    return kept(visiting.snapshot, key, lambda: _read(visiting, since, until))


def _read(visiting: Visitor, since: str, until: str) -> list[RevisionChanges]:
    after = int(since) if _is_number(since) else 0
    changes: Iterable[Change] = visiting.graph.store.changes(after)
    if since and not _is_number(since):
        begin = first_day(since)
        changes = (change for change in changes if _day(change) >= begin)
    if until and _is_number(until):
        last = int(until)
        changes = (change for change in changes if change.revision <= last)
    elif until:
        end = last_day(until)
        changes = (change for change in changes if _day(change) <= end)
    return list(reversed(list(describe(changes, visiting.snapshot, visiting.language, most=MOST_LINES))))


def _is_number(text: str) -> bool:
    """Whether a text is a revision number, which a store counts in nine digits; four from 1000 on are a year."""
    return text.isdecimal() and len(text) < 10 and not (len(text) == 4 and text[0] in "12")


def _day(change: Change) -> date:
    return datetime.fromisoformat(change.at).astimezone(_CLOCK).date()
