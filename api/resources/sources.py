"""Sources, and what changed when they were loaded."""

from collections.abc import Iterable
from itertools import islice, takewhile
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from api.fields import Fields, only_of_items
from api.identity import require
from api.models import Model
from api.moments import last_revision_before, revision_number
from api.parameters import AskedSnapshot, Cursor, Limit, Now, cursor_at, offset_of
from api.problems import LONGEST_REPEATED, BadRequestError, NotFoundError
from api.source_models import Change, Changes, FailingRefresh, NewAudience, Source, Sources
from api.tagged import UNCHANGED, TaggedDear, made_of_more
from graph.ask.snapshot import Snapshot
from graph.desk.audiences import UnknownSourceError, change_audience
from graph.desk.people import Person
from graph.model.audience import PARTICIPANTS
from graph.model.dates import first_day
from graph.model.words import message
from graph.store import Store, by_source, failing

router = APIRouter(tags=["sources"], route_class=TaggedDear, responses=UNCHANGED)
# What writes asks for nothing that takes long: it waits for no turn.
writing = APIRouter(tags=["sources"])
_MOMENT = r"^(\d{1,10}|[12]\d{3}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)$"


@router.get("/sources", operation_id="listSources", response_model=Sources)
@made_of_more("runs")
def list_sources(now: Now, snapshot: AskedSnapshot, fields: Fields = None) -> Model | Response:
    """Where the claims come from, and when each source was loaded last."""
    every_run = now.store.runs()
    runs, fails = by_source(every_run), failing(every_run)
    sources = Sources(
        items=[Source.of_record(source, runs[source.id], fails) for source in snapshot.sources.values()],
        failing=[FailingRefresh.of(refresh) for refresh in fails],
    )
    return only_of_items(sources, Source, fields)


@router.get("/sources/{source_id}", operation_id="getSource", response_model=Source)
@made_of_more("runs")
def get_source(
    now: Now,
    snapshot: AskedSnapshot,
    source_id: Annotated[str, Path(description="The id of the source.", examples=["brief_innovatiegericht_inkopen"])],
) -> Source:
    """One source."""
    if source_id not in snapshot.sources:
        raise NotFoundError(message("problem-unknown-source", id=source_id[:LONGEST_REPEATED]))
    runs = now.store.runs()
    return Source.of_record(snapshot.sources[source_id], by_source(runs)[source_id], failing(runs))


@writing.put("/sources/{source_id}/audience", operation_id="changeAudience", response_model=Source)
def put_audience(
    now: Now,
    steward: Annotated[Person, Depends(require("steward"))],
    source_id: Annotated[str, Path(description="The id of the source.")],
    new: NewAudience,
) -> Source:
    """Have a source be for others from now on, with all that it ever said; for stewards."""
    try:
        change_audience(now.store, source_id, known_groups(now.snapshot(), new.audience), steward)
    except UnknownSourceError:
        raise NotFoundError(message("problem-unknown-source", id=source_id[:LONGEST_REPEATED])) from None
    now.catch_up()
    return get_source(now, now.snapshot(), source_id)


def known_groups(snapshot: Snapshot, groups: Iterable[str]) -> tuple[str, ...]:
    """The groups of an audience; UnknownEntityError for an organisation that is not known."""
    groups = tuple(groups)
    for group in groups:
        if group != PARTICIPANTS:
            snapshot.node(group)
    return groups


@router.get("/changes", operation_id="listChanges", response_model=Changes)
def list_changes(
    now: Now,
    since: Annotated[
        str,
        Query(
            description="Only what changed after this revision, or from this date on: 12, 2026-11 or 2026-11-01.",
            json_schema_extra={"pattern": _MOMENT},
        ),
    ] = "0",
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Changes:
    """What changed, oldest first: each record with what it was and what it is."""
    start, revision = offset_of(cursor), now.revision()
    log = takewhile(lambda change: change.revision <= revision, now.store.changes(_after(now.store, since)))
    changes = list(islice(log, start, start + limit + 1))
    return Changes(
        revision=revision,
        items=[Change.of(change) for change in changes[:limit]],
        next=cursor_at(start + limit) if len(changes) > limit else None,
    )


def _after(store: Store, since: str) -> int:
    """The revision after which changes are asked for. A year alone is a revision number: clients send those back."""
    number = revision_number(since)
    if number is not None:
        return number
    try:
        return last_revision_before(store, first_day(since if "-" in since else ""))
    except ValueError:
        shown = since[:LONGEST_REPEATED]
        raise BadRequestError(message("problem-no-moment", name="since", given=shown)) from None
