"""The log of a store as lines that somebody can read before a meeting."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.ask.snapshot import take_snapshot
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch
from graph.say.changes import RevisionChanges, describe, in_short
from graph.store import Change, Store, open_store
from tests.graph.drawing import LETTER, NEWS, claim, entity

NORTH = entity("noord", "Province", "Provincie Noord")
ASSOCIATION = entity("koepel", "Association", "Voorbeeldkoepel")
MEMBER = claim("noord", "memberOf", "koepel", locator="p. 2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/samenspel.db") as opened:
        opened.sync(Batch(LETTER, (NORTH, ASSOCIATION), (MEMBER,)))
        yield opened


def told(store: Store, since: int, language: str = "nl", most: int = 200) -> list[RevisionChanges]:
    return list(describe(store.changes(since), take_snapshot(store.read()), language, most))


def test_a_first_load_tells_each_relation_and_entity_by_name(store: Store) -> None:
    (revision,) = told(store, 0)
    assert revision.title == "Voorbeeldbrief"
    assert revision.lines == (
        "Nieuw: De provincie Noord is lid van Voorbeeldkoepel. [p. 2]",
        "Nieuw: Voorbeeldkoepel (koepelorganisatie).",
        "Nieuw: Provincie Noord (provincie).",
    )
    assert revision.summary("nl") == "3 nieuw"


def test_it_reads_in_english_too(store: Store) -> None:
    (revision,) = told(store, 0, "en")
    assert revision.lines[0] == "New: The province of Noord is a member of Voorbeeldkoepel. [p. 2]"
    assert revision.summary("en") == "3 new"


def test_a_second_sync_of_the_same_batch_leaves_nothing_to_tell(store: Store) -> None:
    before = store.revision()
    store.sync(Batch(LETTER, (NORTH, ASSOCIATION), (MEMBER,)))
    assert told(store, before) == []


def test_what_is_told_otherwise_and_what_goes_is_said_so(store: Store) -> None:
    before = store.revision()
    store.sync(Batch(LETTER, (NORTH, ASSOCIATION), (replace(MEMBER, until="2024"),)))
    store.sync(Batch(LETTER, (NORTH, ASSOCIATION), ()))
    changed, gone = told(store, before)
    for revision, action in ((changed, "Gewijzigd"), (gone, "Vervallen")):
        (line,) = revision.lines
        assert line.startswith(f"{action}: De provincie Noord was ")
        assert "2024" in line
    assert (changed.summary("nl"), gone.summary("nl")) == ("1 gewijzigd", "1 vervallen")
    assert changed.lines[0].endswith("Anders: einde.")


@pytest.mark.parametrize(
    ("qualifiers", "told_so"),
    [
        ({"holds": False}, "is geen lid van"),
        ({"until": "2020"}, "was tot en met 2020 lid van"),
        ({"status": "proposed"}, "zou lid worden van"),
    ],
)
def test_a_denial_an_end_and_a_plan_are_told_as_such(store: Store, qualifiers: dict[str, Any], told_so: str) -> None:
    before = store.revision()
    store.sync(Batch(NEWS, (NORTH, ASSOCIATION), (replace(MEMBER, **qualifiers),)))
    (revision,) = told(store, before)
    assert f"Nieuw: De provincie Noord {told_so} Voorbeeldkoepel" in revision.lines[0]


def test_of_what_changed_it_is_told_what_is_different(store: Store) -> None:
    before = store.revision()
    renamed = replace(NORTH, name="Provincie Noorderland", description="Een provincie.")
    store.sync(Batch(LETTER, (renamed, ASSOCIATION), (replace(MEMBER, note="Volgens het register."),)))
    (revision,) = told(store, before)
    assert revision.lines[0].endswith("[p. 2] Anders: toelichting.")
    assert revision.lines[1] == (
        "Gewijzigd: Provincie Noorderland (provincie): naam (was Provincie Noord), omschrijving."
    )
    (english,) = told(store, before, "en")
    assert english.lines[1].endswith("(province): name (was Provincie Noord), description.")


def test_what_is_gone_altogether_keeps_the_name_that_it_had(store: Store) -> None:
    before = store.revision()
    store.retract(LETTER.id)
    (revision,) = told(store, before)
    assert "Vervallen: Provincie Noord (provincie)." in revision.lines
    assert any(line.startswith("Vervallen: Provincie Noord is lid van Voorbeeldkoepel") for line in revision.lines)
    assert revision.title == "Voorbeeldbrief"


def test_each_source_has_a_revision_of_its_own_oldest_first(store: Store) -> None:
    store.sync(Batch(NEWS, (NORTH, ASSOCIATION), (MEMBER,)))
    revisions = told(store, 0)
    assert [revision.title for revision in revisions] == ["Voorbeeldbrief", "Voorbeeldkrant"]
    assert [revision.number for revision in revisions] == sorted(revision.number for revision in revisions)


def test_a_judgement_reads_as_who_is_who_by_whom(store: Store) -> None:
    twin = entity("koepel-2", "Association", "Koepel Voorbeeld")
    store.sync(Batch(NEWS, (twin,), ()))
    before = store.revision()
    store.judge([Judgement("koepel", "koepel-2", Verdict.NO, by="secretaris", at="2025-01-01T00:00:00Z")])
    (revision,) = told(store, before)
    assert revision.lines == ("Voorbeeldkoepel is niet dezelfde als Koepel Voorbeeld (secretaris).",)


def test_a_long_revision_says_how_many_lines_it_leaves_out(store: Store) -> None:
    (revision,) = told(store, 0, most=1)
    assert (len(revision.lines), revision.more, sum(revision.counts.values())) == (1, 2, 3)


def test_nothing_changed_reads_as_no_changes() -> None:
    nothing = RevisionChanges(1, "2025-01-01T00:00:00Z", "krant", "Krant", counts=Counter(), lines=(), more=0)
    assert (nothing.summary("nl"), nothing.summary("en")) == ("geen wijzigingen", "no changes")


def test_in_short_the_revisions_are_told_as_in_full(store: Store) -> None:
    looks_like_the_log = '{"action":"added","record":"claim","id":'
    store.sync(Batch(replace(LETTER, title=looks_like_the_log), (NORTH, ASSOCIATION), (MEMBER,)))
    store.sync(Batch(NEWS, (replace(NORTH, description=looks_like_the_log),), ()))
    store.judge([Judgement("noord", "koepel", Verdict.YES, "Proefpersoon", "2026-01-05T10:00:00+00:00")])
    store.retract(NEWS.id)
    for language in ("nl", "en"):
        short = list(in_short(store.revisions(), take_snapshot(store.read()), language))
        assert short == told(store, 0, language, most=0)
    assert [revision.number for revision in store.revisions(since=3)] == [4, 5]


def test_a_change_of_a_relation_that_the_vocabulary_no_longer_has_is_told_as_it_was_written(store: Store) -> None:
    gone = {"subject": "noord", "relation": "knewOnce", "object": "verdwenen", "locator": "p. 2"}
    change = Change(9, "2026-01-01T00:00:00+00:00", LETTER.id, "retracted", "claim", "abc", gone, None)
    (revision,) = describe([change], take_snapshot(store.read()), "nl")
    assert revision.lines == ("Vervallen: Provincie Noord knewOnce verdwenen.",)
