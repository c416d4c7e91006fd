"""When a source last confirmed something: not the day on which somebody looked, but the day of what was looked at.

A page or paper speaks on the day of its publication, and so does a register, an official publication or a contribution.
A dataset that somebody curated gathers older papers, so its own date says nothing of them: what it takes from a page
without a date is no older than the beginning that it gives.
"""

from collections.abc import Iterable
from datetime import date

from graph.ask.snapshot import Evidence, Fact
from graph.model.dates import first_day
from graph.model.records import Rank

_COMPILED = frozenset({Rank.CURATED, Rank.EXTRACTION})


def confirmed_on(evidence: Evidence) -> date | None:
    """The day of the paper that the evidence comes from; None when that cannot be known."""
    source, page = evidence.source, evidence.page
    if page is not None and page.published is not None:
        return first_day(page.published)
    published = first_day(source.published) if source.published else None
    if source.rank not in _COMPILED:
        return published
    since = first_day(evidence.claim.since) if evidence.claim.since else None
    # A beginning that lay ahead when the dataset was compiled confirms nothing.
    return since if since is None or published is None or since <= published else None


def last_confirmed(facts: Iterable[Fact]) -> date | None:
    """The newest day on which any source confirmed any of the facts; None when of none the day is known."""
    days = (confirmed_on(evidence) for fact in facts for evidence in fact.evidence)
    return max((day for day in days if day is not None), default=None)
