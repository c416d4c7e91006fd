"""What a store held on an earlier day, made again from its log."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.snapshot import take_snapshot
from graph.model.identity import Verdict
from graph.model.records import Batch
from graph.store import Change, Contents, Store, StoreError, open_store
from graph.store.history import contents_at, contents_on, day_of
from tests.fictitious import SOURCE
from tests.stores.contract import MEMBERSHIP, OTHER, PROVINCE, SMALL, UNION, judgement
from tests.stores.test_stores_agree import batches


class Aged:
    """A store whose revisions were written at other moments than they were."""

    def __init__(self, store: Store, moments: Mapping[int, str]) -> None:
        self.store = store
        self.moments = moments

    def changes(self, since: int = 0) -> Iterator[Change]:
        return (replace(change, at=self.moments[change.revision]) for change in self.store.changes(since))


def aged(store: Store, **moments: str) -> Any:
    return Aged(store, {int(revision[1:]): moment for revision, moment in moments.items()})


def test_the_present_day_gives_what_the_store_holds(store: Store) -> None:
    store.sync(SMALL)
    store.sync(OTHER)
    store.judge([judgement("koepel", "tafel", Verdict.NO)])
    store.retract(OTHER.source.id)
    today = day_of(datetime.now(UTC).isoformat())
    assert contents_on(store, today) == store.read()
    assert contents_on(store, today - timedelta(days=2)) == Contents(0, (), (), (), ())


def test_on_an_earlier_day_it_held_what_was_written_by_then(store: Store) -> None:
    store.sync(SMALL)
    first = store.read()
    store.sync(Batch(SOURCE, (replace(PROVINCE, name="Provincie Noorderland"), UNION), (MEMBERSHIP,)))
    second = store.read()
    store.retract(SOURCE.id)
    log = aged(store, r1="2024-01-05T10:00:00+00:00", r2="2024-03-01T10:00:00+00:00", r3="2024-03-01T11:00:00+00:00")
    assert contents_on(log, date(2024, 1, 4)) == Contents(0, (), (), (), ())
    assert contents_on(log, date(2024, 1, 5)) == contents_on(log, date(2024, 2, 29)) == first
    assert contents_on(log, date(2024, 3, 1)) == Contents(3, (), (), (), ())
    log.moments = {**log.moments, 3: "2024-03-02T11:00:00+00:00"}
    assert contents_on(log, date(2024, 3, 1)) == second
    assert take_snapshot(contents_on(log, date(2024, 1, 5))).node(PROVINCE.id).name == PROVINCE.name


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2024-06-30T21:59:59+00:00", date(2024, 6, 30)),
        ("2024-06-30T22:00:00+00:00", date(2024, 7, 1)),
        ("2024-12-31T23:00:00+00:00", date(2025, 1, 1)),
    ],
)
def test_a_day_is_one_of_the_dutch_calendar(moment: str, day: date) -> None:
    assert day_of(moment) == day


def test_what_the_vocabulary_can_no_longer_read_is_told_as_the_fault_of_the_log() -> None:
    body = {"subject": "a", "relation": "knewOnce", "object": "b"}
    change = Change(1, "2024-01-05T10:00:00+00:00", "bron", "added", "claim", "sleutel", None, body)

    class Log:
        def changes(self, since: int = 0) -> Iterator[Change]:
            return iter([change])

    with pytest.raises(StoreError, match="knewOnce"):
        contents_on(Log(), date(2024, 1, 5))  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(st.lists(batches(), max_size=5))
def test_what_was_known_after_each_write_comes_back_from_the_log(written: list[Batch]) -> None:
    with TemporaryDirectory() as folder, closing(open_store(f"sqlite:///{Path(folder) / 'store.db'}")) as store:
        held: dict[int, Contents] = {}
        for batch in written:
            store.sync(batch)
            held[store.revision()] = store.read()
        log = Aged(store, {revision: f"20{revision + 10}-01-05T10:00:00+00:00" for revision in held})
        for revision, contents in held.items():
            assert contents_on(log, date(2010 + revision, 6, 1)) == contents  # type: ignore[arg-type]
            assert contents_at(log, revision) == contents  # type: ignore[arg-type]
