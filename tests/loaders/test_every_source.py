"""What holds for every source that discovery finds, now and later."""

from pathlib import Path

import pytest

from graph.model.records import Batch
from graph.store import Store
from loaders.card import Given
from loaders.engine.discover import discover
from loaders.engine.run import load

SOURCES = discover()
BUNDLED = [id for id, source in SOURCES.items() if source.card.bundled]

# Ids that other data, links and minutes already point to: they never change.
PINNED = {
    "brief_innovatiegericht_inkopen": {
        "tooi-mnre1045", "tooi-oorg10005", "ipo", "vng", "pianoo", "sbir", "economisch-samenwerkingsplatform",
        "kst-33009-104",
    },
    "ecosysteem": {"tooi-oorg10007", "smart-industry-fieldlabs", "rosf", "ipo", "vng"},
    "overheid": {
        "tooi-mnre1045", "tooi-mnre1034", "tooi-pv28", "tooi-gm0363", "tooi-ws0155", "tooi-oorg10002",
        "tooi-oorg10005", "ipo", "vng",
    },
}  # fmt: skip


def _batches(id: str) -> list[Batch]:
    batches = list(SOURCES[id].batches(Given()))
    assert [result for result in batches if not isinstance(result, Batch)] == []
    return [result for result in batches if isinstance(result, Batch)]


@pytest.mark.parametrize("id", SOURCES)
def test_a_card_says_all_that_a_reader_wants_to_know(id: str) -> None:
    card = SOURCES[id].card
    assert card.id == id
    assert card.title.strip()
    assert card.publisher.strip()
    assert card.licence.strip()
    assert card.cadence.words.in_language("nl")
    assert card.expected
    assert card.bundled or SOURCES[id].recognises is not None
    assert not card.bundled or card.url is not None


@pytest.mark.parametrize("id", BUNDLED)
def test_every_claim_has_a_locator_and_every_batch_an_address(id: str) -> None:
    for batch in _batches(id):
        assert [claim for claim in batch.claims if not claim.locator] == []
        assert batch.source.url is not None


@pytest.mark.parametrize("id", BUNDLED)
def test_ids_that_others_point_to_are_still_there(id: str) -> None:
    ids = {entity.id for batch in _batches(id) for entity in batch.entities}
    assert PINNED[id] <= ids


@pytest.mark.parametrize("id", BUNDLED)
def test_a_second_load_writes_nothing(id: str, store: Store) -> None:
    first = load(store, [id])
    assert {run.outcome for run in first} == {"loaded"}
    revision = store.revision()
    second = load(store, [id])
    assert {run.outcome for run in second} == {"unchanged"}
    assert [run.source for run in second] == [run.source for run in first]
    assert store.revision() == revision


def test_nothing_asked_loads_everything_that_is_bundled_and_notes_the_runs(store: Store) -> None:
    runs = load(store)
    assert {run.outcome for run in runs} == {"loaded"}
    assert all(SOURCES[id].card.owns(run.source) for id in BUNDLED for run in runs if run.source.startswith(id))
    assert {run.source for run in runs} == {source.id for source in store.read().sources}
    assert sorted(run.source for run in store.runs()) == sorted(run.source for run in runs)


@pytest.mark.parametrize("id", SOURCES)
def test_a_source_recognises_no_file_of_another_kind_and_never_raises(id: str, tmp_path: Path) -> None:
    recognises = SOURCES[id].recognises
    if recognises is None:
        return
    strange = tmp_path / "foto.png"
    strange.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert not recognises(strange)
    assert recognises(tmp_path / "is-er-niet.txt") is False
