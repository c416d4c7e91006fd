"""What every store does, on each of them: it keeps what people write beside what sources say, in versions."""

import sqlite3
from dataclasses import replace

import pytest

from graph.model.words import WrongError
from graph.store import Store, StoreError
from graph.store.contract import DossierMovedOnError
from graph.store.dossiers import Dossier, next_version
from tests.stores.contract import SMALL

FIRST = Dossier("proposal", "p1", 1, {"state": "submitted", "why": "«é»", "ends": ["a", None]}, by="anna")


def test_a_dossier_is_read_back_as_it_was_written_with_its_moment_and_number(store: Store) -> None:
    assert store.dossier("proposal", "p1") is None
    assert store.dossiers_written() == 0
    store.keep([FIRST])
    held = store.dossier("proposal", "p1")
    assert held is not None
    assert replace(held, at="", number=0) == FIRST
    assert held.at.endswith("+00:00")
    assert held.number == store.dossiers_written() == 1
    assert store.revision() == 0


def test_the_newest_version_is_given_and_all_are_kept(store: Store) -> None:
    store.keep([FIRST, replace(FIRST, id="p2"), replace(FIRST, kind="finding")])
    held = store.dossier("proposal", "p1")
    assert held is not None
    store.keep([next_version(held, {"state": "accepted"}, "bert")])
    assert [(dossier.id, dossier.version) for dossier in store.dossiers("proposal")] == [("p2", 1), ("p1", 2)]
    assert [dossier.id for dossier in store.dossiers("proposal", after=3)] == ["p1"]
    assert store.dossiers("proposal", after=4) == ()
    assert [(version.by, version.content["state"]) for version in store.dossier_versions("proposal", "p1")] == [
        ("anna", "submitted"),
        ("bert", "accepted"),
    ]


def test_the_second_of_two_who_write_the_same_version_is_told_and_nothing_of_theirs_is_written(store: Store) -> None:
    store.keep([FIRST])
    held = store.dossier("proposal", "p1")
    assert held is not None
    store.keep([next_version(held, {"state": "accepted"}, "bert")])
    with pytest.raises(DossierMovedOnError) as caught:
        store.keep([replace(FIRST, id="p3"), next_version(held, {"state": "refused"}, "carla")])
    assert caught.value.by == "bert"
    assert "p1" in caught.value.problems[0].in_language("en")
    assert store.dossier("proposal", "p3") is None
    assert store.dossiers_written() == 2


@pytest.mark.parametrize("version", [0, 2])
def test_a_version_that_follows_nothing_is_refused(store: Store, version: int) -> None:
    with pytest.raises(DossierMovedOnError):
        store.keep([replace(FIRST, version=version)])


def test_dossiers_are_written_with_the_claims_or_neither_is(store: Store) -> None:
    with pytest.raises(StoreError):
        store.sync(SMALL, dossiers=[replace(FIRST, version=7)])
    assert store.revision() == 0
    assert store.sync(SMALL, dossiers=[FIRST]).revision == 1
    held = store.dossier("proposal", "p1")
    assert held is not None
    assert store.sync(SMALL, dossiers=[next_version(held, {}, "bert")]).revision == 1
    assert store.dossiers_written() == 2


def test_a_dossier_whose_content_is_no_json_is_not_written(store: Store) -> None:
    with pytest.raises((TypeError, sqlite3.Error)):
        store.keep([replace(FIRST, content={"what": object()})])
    assert store.dossiers_written() == 0


def test_of_many_that_are_kept_at_once_each_has_the_next_number_and_one_dossier_can_have_several(store: Store) -> None:
    several = [replace(FIRST, version=1), replace(FIRST, id="p2"), replace(FIRST, version=2, content={"state": "b"})]
    store.keep(several)
    assert [version.number for version in store.dossier_versions("proposal", "p1")] == [1, 3]
    assert [(dossier.id, dossier.version) for dossier in store.dossiers("proposal")] == [("p2", 1), ("p1", 2)]
    many = [replace(FIRST, id=f"many-{number}") for number in range(1_500)]
    with pytest.raises(DossierMovedOnError):
        store.keep([*many, replace(FIRST, id="p2")])
    assert store.dossiers_written() == 3
    store.keep(many)
    assert [dossier.number for dossier in store.dossiers("proposal", after=3)] == list(range(4, 1_504))


def test_of_a_dossier_that_is_forgotten_only_remains_that_it_was_written(store: Store) -> None:
    store.keep([FIRST, replace(FIRST, id="p2")])
    held = store.dossier("proposal", "p1")
    assert held is not None
    store.keep([next_version(held, {"state": "accepted"}, "bert")])
    store.forget("proposal", "p1")
    assert [(dossier.version, dossier.content, dossier.by) for dossier in store.dossier_versions("proposal", "p1")] == [
        (1, {}, ""),
        (2, {}, ""),
        (3, {}, ""),
    ]
    kept = store.dossier("proposal", "p2")
    assert kept is not None
    assert kept.content == FIRST.content
    assert store.dossiers_written() == 4
    for id in ("p1", "nooit"):
        store.forget("proposal", id)
    assert store.dossiers_written() == 4


def test_who_read_a_dossier_before_it_was_forgotten_does_not_write_it_back(store: Store) -> None:
    store.keep([FIRST])
    held = store.dossier("proposal", "p1")
    assert held is not None
    store.forget("proposal", "p1")
    with pytest.raises(DossierMovedOnError):
        store.keep([next_version(held, {"state": "accepted"}, "bert")])
    forgotten = store.dossier("proposal", "p1")
    assert forgotten is not None
    assert forgotten.content == {}
    # Who knows that it was, such as somebody who comes back, begins anew.
    store.keep([next_version(forgotten, {"state": "submitted"}, "anna")])


def test_a_text_that_is_none_is_refused_and_nothing_is_kept(store: Store) -> None:
    for wrong in ({"why": "weg \udcff"}, {"answers": [{"note": "\udcff"}]}):
        with pytest.raises(WrongError, match="no text"):
            store.keep([replace(FIRST, id="p2"), replace(FIRST, content=wrong)])
    assert store.dossiers_written() == 0
