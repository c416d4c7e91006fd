"""What a store held on an earlier day, made again from its log: what could be known then."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import orjson

from graph.model.collecting import no_collecting
from graph.model.plain import claim_from_plain, entity_from_plain, source_from_plain
from graph.model.words import message
from graph.store.contract import Change, Contents, RecordType, Store
from graph.store.unreadable import decoded, judgement_from_plain

_Record = TypeVar("_Record")
# A day is one of the calendar that its readers live by.
CLOCK = ZoneInfo("Europe/Amsterdam")


def day_of(at: str) -> date:
    """The day of a moment in the log (ISO 8601)."""
    return datetime.fromisoformat(at).astimezone(CLOCK).date()


def contents_on(store: Store, day: date) -> Contents:
    """All that the store held at the end of that day; nothing when it had nothing yet.

    StoreError when the log holds a record that this version of the vocabulary cannot read.
    """
    return _contents(store, lambda change: day_of(change.at) <= day)


def contents_at(store: Store, revision: int) -> Contents:
    """All that the store held at a revision; otherwise as `contents_on`."""
    return _contents(store, lambda change: change.revision <= revision)


@no_collecting()
def _contents(store: Store, held_by_then: Callable[[Change], bool]) -> Contents:
    revision = 0
    held: dict[str, dict[tuple[str, str], dict[str, Any]]] = {"source": {}, "entity": {}, "claim": {}, "judgement": {}}
    for change in store.changes():
        if not held_by_then(change):
            break
        revision = change.revision
        key = (change.id, change.source)
        if change.after is None:
            held[change.record].pop(key, None)
        else:
            held[change.record][key] = change.after

    def read(sort: RecordType, make: Callable[[dict[str, Any]], _Record]) -> Iterator[tuple[str, _Record]]:
        for (id, source), body in sorted(held[sort].items()):
            yield source, decoded(message("store-log"), sort, id, source, orjson.dumps(body), make)

    return Contents(
        revision=revision,
        sources=tuple(source for _, source in read("source", source_from_plain)),
        entities=tuple(read("entity", entity_from_plain)),
        claims=tuple(read("claim", claim_from_plain)),
        judgements=tuple(
            sorted(
                (judgement for _, judgement in read("judgement", judgement_from_plain)),
                key=lambda judgement: judgement.pair,
            )
        ),
    )
