"""Taking back a source, with the reason beside it: what it said stays in the history."""

from datetime import UTC, datetime

from graph.model.words import Message, WrongError, message
from graph.store.contract import Changes, Run, Store


class WithdrawError(WrongError):
    """There is no such source, or no reason."""


def what_goes(store: Store, source_id: str) -> tuple[int, int, int]:
    """How many entities and claims a source states, and the revision at which that is so. WithdrawError."""
    contents = store.read()
    if source_id not in {source.id for source in contents.sources}:
        raise WithdrawError(message("care-no-source", source=source_id[:80]))
    entities = sum(source == source_id for source, _ in contents.entities)
    return entities, sum(source == source_id for source, _ in contents.claims), contents.revision


def withdraw(store: Store, source_id: str, *, by: str, why: str, read_at: int | None = None) -> Changes:
    """Take back all that a source says; a run tells who did so and why. WithdrawError, StoreError."""
    why = why.strip()
    if not why:
        raise WithdrawError(message("purge-no-reason"))

    def noted(changes: Changes) -> Run:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return Run(source_id, at, "withdrawn", changes.revision, 0, 0, (_reason(by, why),))

    return store.retract(source_id, read_at=read_at, noted=noted)


def _reason(by: str, why: str) -> Message:
    return message("load-withdrawn-by", by=by, why=why) if by else message("load-withdrawn-why", why=why)
