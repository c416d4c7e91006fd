"""When a source last confirmed something: not the day on which somebody looked, but the day of what was looked at.

A page or paper speaks on the day of its publication, and so does a register, an official publication or a contribution.
A dataset that somebody curated gathers older papers, so its own date says nothing of them: what it takes from a page
without a date is no older than the beginning that it gives.
"""

from collections.abc import Iterable
from datetime import date

from graph.ask.fact import Evidence
from graph.model.dates import first_day
from graph.model.records import Rank, Source

_COMPILED = frozenset({Rank.CURATED, Rank.EXTRACTION})


def spoken_of(source: Source, page_published: str | None, since: str | None) -> str | None:
    """The day of the paper that a claim is from, as a partial date; None when that cannot be known.

    `page_published` is the day of the page of its source that it stands on, and `since` the beginning that it gives.
    """
    if page_published is not None:
        return page_published
    if source.rank not in _COMPILED:
        return source.published
    # A beginning that lay ahead when the dataset was compiled confirms nothing.
    ahead = since is not None and source.published is not None and first_day(since) > first_day(source.published)
    return None if ahead else since


def spoken_on(evidence: Evidence) -> str | None:
    """The day of the paper that the evidence comes from, as a partial date; None when that cannot be known."""
    page = evidence.page
    return spoken_of(evidence.source, page.published if page is not None else None, evidence.claim.since)


def confirmed_on(evidence: Evidence) -> date | None:
    """The first day of the paper that the evidence comes from; None when that cannot be known."""
    spoken = spoken_on(evidence)
    return first_day(spoken) if spoken is not None else None


def last_confirmed(evidence: Iterable[Evidence], day: date) -> str | None:
    """The newest time, up to `day`, at which any of the evidence was confirmed, as a partial date; None for unknown."""
    spoken = (spoken_on(piece) for piece in evidence)
    return max((time for time in spoken if time is not None and first_day(time) <= day), key=first_day, default=None)
