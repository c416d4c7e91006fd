"""When a source last confirmed something: not the day on which somebody looked, but the day of what was looked at.

A register, an official publication and a contribution speak on the day of their publication. A dataset that somebody
curated gathers older papers, so its own date says nothing of them: what it takes from a paper is no older than the
newest thing that it has from that paper (its web address), and of a paper without any date it is unknown.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.model.dates import first_day
from graph.model.records import Claim, Entity, Rank, Source

_SPEAKS_FOR_ITSELF = frozenset({Rank.REGISTER, Rank.OFFICIAL, Rank.CONTRIBUTION})


def confirmed_on(snapshot: Snapshot, evidence: Evidence) -> date | None:
    """The day of the paper that the evidence comes from; None when that cannot be known."""
    source = evidence.source
    if source.rank in _SPEAKS_FOR_ITSELF:
        return first_day(source.published) if source.published else None
    days = (_newest_by_paper(snapshot).get((source.id, evidence.claim.url)), _since(evidence.claim, source))
    return max((day for day in days if day is not None), default=None)


def last_confirmed(snapshot: Snapshot, facts: Iterable[Fact]) -> date | None:
    """The newest day on which any source confirmed any of the facts; None when of none the day is known."""
    days = (confirmed_on(snapshot, evidence) for fact in facts for evidence in fact.evidence)
    return max((day for day in days if day is not None), default=None)


def _newest_by_paper(snapshot: Snapshot) -> Mapping[tuple[str, str | None], date]:
    kept = snapshot.compiled
    if "confirmation" not in kept:
        newest: dict[tuple[str, str | None], date] = {}
        for source, record in _records(snapshot):
            if record.url is not None and (since := _since(record, source)) is not None:
                paper = (source.id, record.url)
                newest[paper] = max(since, newest.get(paper, since))
        kept["confirmation"] = newest
    days: Mapping[tuple[str, str | None], date] = kept["confirmation"]
    return days


def _records(snapshot: Snapshot) -> Iterable[tuple[Source, Entity | Claim]]:
    for fact in snapshot.facts:
        for evidence in fact.evidence:
            if evidence.source.rank not in _SPEAKS_FOR_ITSELF:
                yield evidence.source, evidence.claim
    for node in snapshot.nodes.values():
        for statement in node.statements:
            if statement.source.rank not in _SPEAKS_FOR_ITSELF:
                yield statement.source, statement.entity


def _since(record: Entity | Claim, source: Source) -> date | None:
    """The day that a record begins, unless that lay ahead when its source was made."""
    if record.since is None:
        return None
    since = first_day(record.since)
    return since if source.published is None or since <= first_day(source.published) else None
