"""The lives of findings on each store: one of two writers writes, views stand apart, and many are written at once."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph.desk.finding_lives import (
    Choice,
    Lives,
    Seen,
    decision,
    event,
    history,
    read_lives,
    record,
    trend,
    what_to_write,
)
from graph.desk.people import AT_THE_MACHINE, Person
from graph.store import Store, open_store
from graph.store.contract import DossierMovedOnError
from tests.graph.test_finding_lives_properties import FINDINGS

A, B = FINDINGS["a"], FINDINGS["b"]
DAY = date(2026, 3, 1)
PERSON = Person("p1", "Voorbeeldpersoon", frozenset({"contributor"}), frozenset({"entity-a"}))


def after(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.fixture
def other(url: str, store: Store) -> Iterator[Store]:
    """Another who has the same store open."""
    with open_store(url) as opened:
        yield opened


def test_what_is_found_again_in_the_next_revision_is_the_same_finding(store: Store) -> None:
    assert record(store, 1, [A], DAY)
    assert record(store, 2, [A], after(1))
    life = read_lives(store).life(A, Seen(2, after(1)))
    assert (life.state, life.first, life.since, life.times) == ("open", Seen(1, DAY), DAY, 1)
    assert [entry.what for entry in history(store, "a")] == ["found"]


def test_what_is_found_no_more_is_solved_by_the_data_and_opened_when_it_returns(store: Store) -> None:
    record(store, 1, [A, B], DAY)
    store.keep([decision("a", Choice("explained", note="Zo is het afgesproken."), PERSON, 0, DAY)])
    record(store, 2, [B], after(1))
    gone = read_lives(store).solved_life("a")
    assert gone is not None
    assert (gone.state, gone.since, gone.last, gone.person) == ("solved", after(1), Seen(1, DAY), "")
    record(store, 3, [A, B], after(2))
    lives = read_lives(store)
    life = lives.life(A, Seen(3, after(2)))
    assert (life.state, life.since, life.times, life.version) == ("open", after(2), 2, 1)
    assert not list(lives.solved())
    events = [(entry.what, entry.revision, entry.person) for entry in history(store, "a")]
    assert events == [
        ("returned", 3, ""),
        ("solved", 2, ""),
        ("explained", 0, "Voorbeeldpersoon"),
        ("found", 1, ""),
    ]


def test_of_two_services_that_look_at_once_one_writes_and_the_other_finds_it_done(store: Store, other: Store) -> None:
    findings = list(FINDINGS.values())
    with ThreadPoolExecutor(2) as two:
        wrote = list(two.map(lambda opened: record(opened, 1, findings, DAY), (store, other)))
    assert sorted(wrote) == [False, True]
    assert store.dossiers_written() == 1 + len(findings)
    # One that still works on the revision before does not undo it.
    assert not record(other, 0, [], DAY)
    assert len(read_lives(store).sightings) == len(findings)


def test_the_second_of_two_who_decide_is_told_that_the_first_did(store: Store, other: Store) -> None:
    store.keep([decision("a", Choice("taken-up", "entity-a"), PERSON, 0, DAY)])
    with pytest.raises(DossierMovedOnError) as error:
        other.keep([decision("a", Choice("explained", note="Anders."), AT_THE_MACHINE, 0, DAY)])
    assert error.value.by == "p1"
    assert read_lives(store).decisions["a"].content["state"] == "taken-up"


def test_each_view_is_told_of_what_it_found_itself(store: Store) -> None:
    record(store, 1, [A], DAY)
    record(store, 1, [B], DAY, "participants")
    record(store, 2, [], after(1), "participants")
    everyone, participants = read_lives(store), read_lives(store, "participants")
    assert everyone.sightings.keys() == {"a"}
    assert [life.id for life in participants.solved()] == ["b"]
    assert everyone.solved_life("b") is None
    assert history(store, "b") == ()
    # What people decide is about the finding, in whichever view it is seen.
    store.keep([decision("a", Choice("taken-up", "entity-a"), PERSON, 0, DAY)])
    record(store, 3, [A], after(2), "participants")
    assert {read_lives(store, view).state("a", after(2)) for view in ("", "participants")} == {"taken-up"}


def test_a_risk_that_was_accepted_until_a_day_is_open_the_day_after(store: Store) -> None:
    record(store, 1, [A], DAY)
    choice = Choice("accepted", until=after(1), note="Tot de nieuwe overeenkomst.")
    store.keep([decision("a", choice, PERSON, 0, DAY)])
    lives = read_lives(store)
    assert lives.state("a", after(1)) == "accepted"
    life = lives.life(A, Seen(1, after(2)))
    assert (life.state, life.since, life.until) == ("open", after(2), after(1))


def test_the_trend_counts_each_look_and_beyond_some_each_week(store: Store) -> None:
    for number in range(1, 5):
        record(store, number, [A, B] if number % 2 else [A], after(number))
    counts = trend(read_lives(store).looks)
    assert [(count.revision, count.unfinished, count.new, count.solved) for count in counts] == [
        (1, 2, 2, 0),
        (2, 1, 0, 1),
        (3, 2, 1, 0),
        (4, 1, 0, 1),
    ]
    # 1 March 2026 is a Sunday: all four are of the week that begins the day after.
    (week,) = trend(read_lives(store).looks, most=3)
    assert (week.day, week.revision, week.unfinished, week.new, week.solved) == (after(1), 4, 1, 3, 2)


def test_very_many_findings_are_written_at_once(store: Store) -> None:
    many = [replace(A, id=f"single-ties-{number}") for number in range(5_000)]
    began = time.monotonic()
    assert record(store, 1, many, DAY)
    assert record(store, 2, many[:100], after(1))
    assert time.monotonic() - began < 30
    assert len(list(read_lives(store).solved())) == 4_900


def test_what_is_to_be_written_follows_from_what_is_found_and_held_alone() -> None:
    first = what_to_write(Lives(), [A], Seen(1, DAY))
    assert [(dossier.kind, dossier.id, dossier.version) for dossier in first] == [
        ("look", "looks", 1),
        ("sighting", "a", 1),
    ]
    assert event(first[1]).what == "found"
