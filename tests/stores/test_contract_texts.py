"""What every store does, on each of them: it keeps the text of a source beside what the source says, once."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.ask.quotes import NO_QUOTES, quotes
from graph.ask.snapshot import take_snapshot
from graph.model.records import RECOGNISED, Confidence, Mark, Passage, Rank, RecordError
from graph.say.export import to_json_file
from graph.store import Changes, Store, open_store
from graph.store.history import contents_on, day_of
from loaders.engine.run import load
from tests.fictitious import SOURCE
from tests.stores.contract import MEMBERSHIP, SMALL

FIRST = Passage("p. 1", "Provincie Noordland is lid van de koepel «é» 😀.", (Mark("pv-noordland", 0, 19),))
TITLE = Passage("p. 1", "Leden")
OTHER = Passage("voetnoot 3", "Zie de tafel.")
TOLD = replace(SMALL, text=(TITLE, FIRST, OTHER))
PLACE = (SOURCE.id, "p. 1")
APART = replace(SOURCE, id=f"{SOURCE.id}{RECOGNISED}", rank=Rank.EXTRACTION)
FOUND = replace(SMALL, source=APART, claims=(replace(MEMBERSHIP, confidence=Confidence.EXTRACTED),))


def test_a_text_is_found_by_its_source_and_place_and_nothing_is_found_elsewhere(store: Store) -> None:
    store.sync(TOLD)
    places = {PLACE, (SOURCE.id, "p. 9"), ("ander", "p. 1")}
    assert store.passages(places) == {PLACE: (TITLE, FIRST)}
    assert store.passages(()) == {}
    assert list(store.texts()) == [(SOURCE.id, TOLD.text)]


def test_a_text_is_no_part_of_the_log_and_changes_nothing_that_is_said(store: Store) -> None:
    store.sync(SMALL)
    before, log = store.read(), list(store.changes())
    assert store.sync(TOLD) == Changes(revision=2)
    assert replace(store.read(), revision=1) == before
    assert list(store.changes()) == log
    assert store.sync(TOLD) == Changes(revision=2)


def test_a_text_that_is_corrected_replaces_the_one_before(store: Store) -> None:
    store.sync(TOLD)
    state = store.state()
    store.sync(replace(TOLD, text=(OTHER, TITLE)))
    assert list(store.texts()) == [(SOURCE.id, (OTHER, TITLE))]
    assert store.state() != state
    store.sync(SMALL)
    assert list(store.texts()) == []


def test_a_text_goes_with_its_source(store: Store) -> None:
    store.sync(TOLD)
    store.retract(SOURCE.id)
    assert list(store.texts()) == []
    assert store.passages({PLACE}) == {}


def test_what_a_program_recognised_is_quoted_from_the_text_of_its_source(store: Store) -> None:
    store.sync(TOLD)
    store.sync(FOUND)
    snapshot = take_snapshot(store.read())
    evidence = [piece for fact in snapshot.all_facts_of("pv-noordland") for piece in fact.evidence]
    quoted = quotes(store, snapshot, evidence)
    assert {source for source, _ in quoted} == {SOURCE.id, APART.id}
    assert {tuple(quote.pieces()) for quote in quoted.values()} == {
        (("", False), ("Provincie Noordland", True), (" is lid van de koepel «é» 😀.", False))
    }


def test_nothing_is_quoted_for_what_was_known_on_an_earlier_day(store: Store) -> None:
    store.sync(TOLD)
    day = day_of(datetime.now(UTC).isoformat())
    then = take_snapshot(contents_on(store, day), known_on=day)
    evidence = [piece for fact in then.all_facts_of("pv-noordland") for piece in fact.evidence]
    assert evidence
    assert quotes(store, then, evidence) == NO_QUOTES


def test_a_text_comes_back_from_an_export_to_the_byte(store: Store, tmp_path: Path) -> None:
    store.sync(TOLD)
    store.sync(FOUND)
    path = tmp_path / "alles.json"
    path.write_bytes(to_json_file(store.read(), store.texts()))
    with open_store(f"sqlite:///{tmp_path}/ander.db") as other:
        assert {run.outcome for run in load(other, [path])} == {"loaded"}
        assert to_json_file(other.read(), other.texts()) == path.read_bytes()


@pytest.mark.parametrize("mark", [Mark("a", 3, 3), Mark("a", -1, 2), Mark("a", 0, 99)])
def test_a_mark_outside_the_text_is_refused(mark: Mark) -> None:
    with pytest.raises(RecordError, match=r"passage p\. 1"):
        Passage("p. 1", "Leden", (mark,))
