"""Sources, and what changed when they were loaded."""

from itertools import islice, takewhile
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query

from api.parameters import AsOf, Cursor, Limit, Now, cursor_at, offset_of
from api.source_models import Change, Changes, Source, Sources
from graph.store import by_source

router = APIRouter(tags=["sources"])
# A store counts no further.
MOST_REVISIONS = 2**31 - 1


@router.get("/sources", operation_id="listSources", response_model=Sources)
def list_sources(now: Now, snapshot: AsOf) -> Sources:
    """Where the claims come from, and when each source was loaded last."""
    runs = by_source(now.store.runs())
    return Sources(items=[Source.of_record(source, runs[source.id]) for source in snapshot.sources.values()])


@router.get("/sources/{source_id}", operation_id="getSource", response_model=Source)
def get_source(
    now: Now,
    snapshot: AsOf,
    source_id: Annotated[str, Path(description="The id of the source.", examples=["brief_innovatiegericht_inkopen"])],
) -> Source:
    """One source."""
    if source_id not in snapshot.sources:
        raise HTTPException(404, f"no source with the id {source_id[:80]!r} is known")
    return Source.of_record(snapshot.sources[source_id], by_source(now.store.runs())[source_id])


@router.get("/changes", operation_id="listChanges", response_model=Changes)
def list_changes(
    now: Now,
    since: Annotated[int, Query(ge=0, le=MOST_REVISIONS, description="Only what changed after this revision.")] = 0,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Changes:
    """What changed, oldest first: each record with what it was and what it is."""
    start, revision = offset_of(cursor), now.revision()
    log = takewhile(lambda change: change.revision <= revision, now.store.changes(since))
    changes = list(islice(log, start, start + limit + 1))
    return Changes(
        revision=revision,
        items=[Change.of(change) for change in changes[:limit]],
        next=cursor_at(start + limit) if len(changes) > limit else None,
    )
