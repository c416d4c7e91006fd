"""The file beside a store from which its columns are mapped: the same as read, and never of another state."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.ask import column_file
from graph.ask.column_file import file_of, kept_columns
from graph.ask.column_reading import columns_of
from graph.ask.columns import Columns
from graph.ask.snapshot import take_snapshot
from graph.model.identity import Judgement, Verdict
from graph.store import Store
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, batch


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column_file, "CACHE", tmp_path / "cache")


@pytest.fixture
def filled(store: Store) -> Store:
    store.sync(batch())
    store.sync(batch(source=REGISTER, entities=(replace(ENTITIES[3], since="1814"),), claims=()))
    return store


def holds_the_same(left: Columns, right: Columns) -> bool:
    present, other = take_snapshot(left), take_snapshot(right)
    return (dict(present.nodes), present.facts, dict(present.sources), dict(present.redirects)) == (
        dict(other.nodes),
        other.facts,
        dict(other.sources),
        dict(other.redirects),
    )


def test_what_a_file_gives_is_what_the_store_holds(filled: Store) -> None:
    pair = Judgement(ENTITIES[0].id, ENTITIES[1].id, Verdict.YES, "Proefpersoon", "2026-01-05T10:00:00+00:00")
    filled.judge([pair])
    read = kept_columns(filled)
    assert file_of(filled.url).exists()
    mapped = kept_columns(filled)
    assert mapped.claim_start.base is not None
    assert holds_the_same(mapped, read)
    assert holds_the_same(mapped, columns_of(filled))
    assert mapped.revision == filled.revision()


def test_a_file_of_another_state_is_not_used(filled: Store) -> None:
    kept_columns(filled)
    filled.sync(batch(claims=CLAIMS[1:]))
    assert holds_the_same(kept_columns(filled), columns_of(filled))
    filled.retract(REGISTER.id)
    assert holds_the_same(kept_columns(filled), columns_of(filled))


@pytest.mark.parametrize("damage", [b"", b"\0" * 8, b"no columns at all", b"\xff" * 200])
def test_a_file_that_is_no_file_of_columns_is_replaced(filled: Store, damage: bytes) -> None:
    kept_columns(filled)
    file_of(filled.url).write_bytes(damage)
    assert holds_the_same(kept_columns(filled), columns_of(filled))
    assert file_of(filled.url).stat().st_size > len(damage)


def test_a_file_that_was_cut_off_is_replaced(filled: Store) -> None:
    kept_columns(filled)
    file = file_of(filled.url)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert holds_the_same(kept_columns(filled), columns_of(filled))
    assert file.read_bytes() == whole


def test_where_no_file_can_be_written_the_store_is_read(filled: Store) -> None:
    file_of(filled.url).mkdir(parents=True)
    assert holds_the_same(kept_columns(filled), columns_of(filled))
    assert [path.name for path in file_of(filled.url).parent.glob("*.part")] == []


def test_an_empty_store_has_empty_columns(store: Store) -> None:
    assert [len(kept_columns(store).ids), len(kept_columns(store).ids)] == [0, 0]
    assert take_snapshot(kept_columns(store)).facts == ()
