"""Whom a source is for, changed by a person: the log tells what it was and is, a dossier who decided so."""

from collections.abc import Iterable
from dataclasses import replace

import orjson

from graph.ask.search import resolve
from graph.ask.snapshot import Snapshot
from graph.desk.people import Person
from graph.model.plain import claim_from_plain, entity_from_plain
from graph.model.records import Batch, checked_audience
from graph.store import Changes, Store
from graph.store.dossiers import Dossier

KIND = "audience"


class UnknownSourceError(LookupError):
    """No source has this id."""


def organisation_named(snapshot: Snapshot, name: str) -> str:
    """The id of an organisation in an audience, by its id or name; AmbiguousReferenceError, UnknownReferenceError.

    An id stays the one that is said when a judgement makes it one with another, so that it ends with the judgement.
    """
    return name if name in snapshot else resolve(snapshot, name).id


def change_audience(store: Store, source_id: str, audience: Iterable[str], person: Person) -> Changes:
    """Have a source be for others from now on, with all that it ever said; loading it again leaves that so.

    UnknownSourceError, RecordError for what is no audience, StoreMovedOnError and DossierMovedOnError when another
    changed it meanwhile, StoreError.
    """
    groups = checked_audience(tuple(audience))
    with store.rows() as rows:
        revision = rows.revision
        source = next((source for source in rows.sources if source.id == source_id), None)
        if source is None:
            raise UnknownSourceError(source_id)
        entities = [entity_from_plain(orjson.loads(body)) for of, body in rows.entities if of == source_id]
        claims = [claim_from_plain(orjson.loads(body)) for of, body in rows.claims if of == source_id]
    text = next((text for of, text in store.texts() if of == source_id), ())
    before = store.dossier(KIND, source_id)
    decided = Dossier(KIND, source_id, before.version + 1 if before else 1, {"audience": [*groups]}, by=person.id)
    batch = Batch(replace(source, audience=groups), entities, claims, text)
    return store.sync(batch, read_at=revision, dossiers=[] if groups == source.audience else [decided])
