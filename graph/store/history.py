"""What a store held on an earlier day, made again from its log: what could be known then."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from graph.model.collecting import no_collecting
from graph.model.identity import Judgement
from graph.model.plain import claim_from_plain, entity_from_plain, source_from_plain
from graph.model.records import RecordError
from graph.model.words import message
from graph.store.contract import Change, Contents, Store, StoreError

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
    return Contents(
        revision=revision,
        sources=tuple(_read(source_from_plain, body) for _, body in sorted(held["source"].items())),
        entities=tuple((of, _read(entity_from_plain, body)) for (_, of), body in sorted(held["entity"].items())),
        claims=tuple((of, _read(claim_from_plain, body)) for (_, of), body in sorted(held["claim"].items())),
        judgements=tuple(sorted((Judgement(**body) for body in held["judgement"].values()), key=lambda one: one.pair)),
    )


def _read(make: Callable[[dict[str, Any]], Any], body: dict[str, Any]) -> Any:
    try:
        return make(body)
    except RecordError as error:
        log = message("store-log")
        raise StoreError(*(message("store-unreadable", store=log, problem=one) for one in error.problems)) from None
