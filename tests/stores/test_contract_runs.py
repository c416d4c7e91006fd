"""Notes of runs: written with what they tell of, and forgotten after a while."""

import pytest

from graph.model.words import message
from graph.store import Changes, Run, Store, StoreError
from graph.store.contract import Outcome
from tests.stores.contract import OTHER, SMALL


def run(source: str, day: int, outcome: Outcome = "loaded", revision: int = 1) -> Run:
    return Run(source, f"2026-01-{day:02}T10:00:00+00:00", outcome, revision, 0, 0)


def test_a_run_is_noted_with_what_it_changed(store: Store) -> None:
    store.sync(SMALL, noted=lambda changes: run("een", 1, revision=changes.revision))
    store.sync(SMALL, noted=lambda changes: run("een", 2, "loaded" if changes else "unchanged", changes.revision))
    store.sync_all("alle", [OTHER], noted=lambda changes: run("alle", 3, revision=changes.revision))
    store.retract(SMALL.source.id, noted=lambda changes: run("een", 4, "withdrawn", changes.revision))
    runs = [(kept.source, kept.outcome, kept.revision) for kept in store.runs()]
    assert runs == [("een", "withdrawn", 3), ("alle", "loaded", 2), ("een", "unchanged", 1), ("een", "loaded", 1)]


def test_nothing_is_written_when_a_run_cannot_be_noted(store: Store) -> None:
    def fails(_: Changes) -> Run:
        raise StoreError(message("store-not-prepared"))

    with pytest.raises(StoreError):
        store.sync(SMALL, noted=fails)
    with pytest.raises(StoreError):
        store.sync_all("alle", [OTHER], noted=fails)
    assert store.revision() == 0
    assert store.runs() == ()


def test_old_runs_are_forgotten_but_the_newest_of_each_source_and_outcome(store: Store) -> None:
    for day in (1, 2, 3):
        store.record_run(run("een", day))
        store.record_run(run("een", day, "refused"))
    store.record_run(run("twee", 1))
    store.record_run(run("een", 20))
    assert store.forget_runs("2026-01-10T00:00:00+00:00") == 5
    left = [(kept.source, kept.outcome, kept.at[8:10]) for kept in store.runs()]
    assert left == [("een", "loaded", "20"), ("twee", "loaded", "01"), ("een", "refused", "03")]
    assert store.forget_runs("2026-01-10T00:00:00+00:00") == 0
