"""Sources, runs and changes, as they go over the wire."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import Field

from api.models import Model, SourceReference
from graph.model.records import Source as SourceRecord
from graph.store import Change as StoreChange
from graph.store import Failing
from graph.store import Run as StoreRun


class Run(Model):
    at: str
    outcome: str
    revision: int
    entities: int
    claims: int
    message: str | None

    @classmethod
    def of(cls, run: StoreRun) -> "Run":
        return cls(
            at=run.at,
            outcome=run.outcome,
            revision=run.revision,
            entities=run.entities,
            claims=run.claims,
            message=run.public_text("en"),
        )


class Source(SourceReference):
    publisher: str
    licence: str
    rank: str
    published: str | None
    cadence: str | None
    audience: Annotated[
        list[str],
        Field(description="Whom it is for: nobody left out when empty, `participants`, or ids of organisations."),
    ]
    last_run: Run | None
    failing_since: Annotated[
        str | None,
        Field(description="Since when it could not be refreshed; what it says is the last good edition. Else null."),
    ]

    @classmethod
    def of_record(cls, source: SourceRecord, runs: Sequence[StoreRun], failing: Iterable[Failing] = ()) -> "Source":
        """A source with its own runs, newest first, of which the refreshes that fail may tell something."""
        return cls(
            id=source.id,
            title=source.title,
            url=source.url,
            publisher=source.publisher,
            licence=source.licence,
            rank=source.rank,
            published=source.published,
            cadence=source.cadence,
            audience=[*source.audience],
            last_run=Run.of(runs[0]) if runs else None,
            failing_since=next((refresh.since for refresh in failing if refresh.owns(source.id)), None),
        )


class NewAudience(Model):
    audience: Annotated[
        list[str],
        Field(description="Empty for everybody, `participants`, or ids of organisations.", max_length=50),
    ]


class FailingRefresh(Model):
    card: Annotated[str, Field(description="What the ids of its sources are or begin with.")]
    since: str
    last_try: str
    message: str | None

    @classmethod
    def of(cls, failing: Failing) -> "FailingRefresh":
        last = failing.last
        return cls(card=failing.card, since=failing.since, last_try=last.at, message=last.public_text("en"))


class Sources(Model):
    items: list[Source]
    failing: Annotated[list[FailingRefresh], Field(description="What could not be refreshed when it was last tried.")]


class Change(Model):
    revision: int
    at: str
    source: str
    action: str
    record: str
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @classmethod
    def of(cls, change: StoreChange) -> "Change":
        return cls(
            revision=change.revision,
            at=change.at,
            source=change.source,
            action=change.action,
            record=change.record,
            id=change.id,
            before=change.before,
            after=change.after,
        )


class Changes(Model):
    revision: Annotated[int, Field(description="The revision that the graph is at now.")]
    items: list[Change]
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")]
