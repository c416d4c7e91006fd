"""Taking back a source, with the reason beside it: what it said stays in the history.

A source that is an answer is told by its proposal too, which is withdrawn with it.
"""

from datetime import UTC, datetime

from graph.model.words import Message, WrongError, message
from graph.store.contract import Changes, Run, Store
from graph.store.dossiers import Dossier, answer_in, is_text, next_version


class WithdrawError(WrongError):
    """There is no such source, or no reason that can be kept."""


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
    for field, text in (("why", why), ("by", by)):
        if not is_text(text):
            raise WithdrawError(message("record-no-text", field=field))
    at = datetime.now(UTC).isoformat(timespec="seconds")

    def noted(changes: Changes) -> Run:
        return Run(source_id, at, "withdrawn", changes.revision, 0, 0, (_reason(by, why),))

    return store.retract(source_id, read_at=read_at, dossiers=_answer(store, source_id, by, why, at), noted=noted)


def _answer(store: Store, source_id: str, by: str, why: str, at: str) -> list[Dossier]:
    """What becomes of the proposal of a source that is an answer."""
    key = answer_in(source_id)
    held = store.dossier(*key) if key else None
    if held is None or not held.content:
        return []
    decision = {"state": "withdrawn", "decided_by": "", "decided_by_name": by, "decided_at": at, "reason": why}
    return [next_version(held, {**held.content, **decision}, by="")]


def _reason(by: str, why: str) -> Message:
    return message("load-withdrawn-by", by=by, why=why) if by else message("load-withdrawn-why", why=why)
