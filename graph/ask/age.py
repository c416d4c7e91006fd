"""How old what is known is: when the facts were last confirmed by a paper or register, whenever these were loaded."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot

RECENT_DAYS = 2 * 365


@dataclass(frozen=True, slots=True)
class FactAge:
    """Of the facts that are shown: how many have a dated source, on what day half of these were confirmed or later
    (`median`, None without any), how many in the last RECENT_DAYS, and how many have no dated source."""

    dated: int
    undated: int
    median: date | None
    recent: int


@kept()
def fact_age(snapshot: Snapshot) -> FactAge:
    """The age of the facts that the snapshot shows, each by the newest paper or register that says so."""
    columns = snapshot.columns
    if not len(columns.claim_spoken):
        return FactAge(0, 0, None, 0)
    today = snapshot.day.toordinal()
    known = np.where(columns.claim_spoken <= today, columns.claim_spoken, 0)
    newest = np.maximum.reduceat(known, columns.claim_start[:-1])[snapshot.shows_facts]
    dated = newest[newest > 0]
    median = date.fromordinal(int(np.sort(dated)[len(dated) // 2])) if len(dated) else None
    recent = int((dated >= today - RECENT_DAYS).sum())
    return FactAge(len(dated), len(newest) - len(dated), median, recent)
