"""Laws of the lives of findings, whatever is found, decided and passed by, on a real store."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from graph.ask.gaps import Finding, Importance, LookedAt, NextStep
from graph.desk.finding_lives import (
    DECIDED,
    UNFINISHED,
    Choice,
    Event,
    Seen,
    State,
    decision,
    history,
    read_lives,
    record,
)
from graph.desk.people import AT_THE_MACHINE
from graph.model.words import Sentences, message
from graph.store import open_store

IDS = ("a", "b", "c")


def found_as(id: str) -> Finding:
    quoted = message("quoted", text=id)
    return Finding(
        id,
        "single-ties",
        "minor",
        (f"entity-{id}",),
        Sentences((quoted,)),
        LookedAt(1, quoted, ()),
        (),
        NextStep(quoted),
        Importance(1, 0, 1.0),
    )


FINDINGS = {id: found_as(id) for id in IDS}


class Lives(RuleBasedStateMachine):
    """What the store tells of findings beside what simply happened to them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(f"sqlite:///{self.folder.name}/store.db")
        self.now = Seen(0, date(2026, 1, 1))
        self.found: frozenset[str] = frozenset()
        self.times = dict.fromkeys(IDS, 0)
        self.decided: dict[str, Choice] = {}
        self.histories: dict[str, tuple[Event, ...]] = dict.fromkeys(IDS, ())

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def look(self, seen: Seen, found: frozenset[str]) -> bool:
        return record(self.store, seen.revision, [FINDINGS[id] for id in found], seen.day)

    @rule(found=st.frozensets(st.sampled_from(IDS)), days=st.integers(0, 3))
    def a_revision_is_loaded(self, found: frozenset[str], days: int) -> None:
        self.now = Seen(self.now.revision + 1, self.now.day + timedelta(days=days))
        with ThreadPoolExecutor(2) as two:
            wrote = list(two.map(lambda _: self.look(self.now, found), range(2)))
        assert sorted(wrote) == [False, True]
        for id in found - self.found:
            self.times[id] += 1
            if self.times[id] > 1:
                self.decided.pop(id, None)
        self.found = found

    @precondition(lambda self: self.now.revision)
    @rule(found=st.frozensets(st.sampled_from(IDS)), back=st.integers(0, 2))
    def one_who_is_late_looks_at_what_was(self, found: frozenset[str], back: int) -> None:
        written = self.store.dossiers_written()
        assert not self.look(Seen(max(0, self.now.revision - back), self.now.day), found)
        assert self.store.dossiers_written() == written

    @precondition(lambda self: self.found)
    @rule(data=st.data(), state=st.sampled_from(DECIDED), days=st.integers(0, 2))
    def somebody_decides(self, data: st.DataObject, state: State, days: int) -> None:
        id = data.draw(st.sampled_from(sorted(self.found)))
        choice = Choice(state, "ipo", self.now.day + timedelta(days=days), "Zo zit dat.").checked(self.now.day)
        version = read_lives(self.store).version(id)
        self.store.keep([decision(id, choice, AT_THE_MACHINE, version, self.now.day)])
        self.decided[id] = choice

    @invariant()
    def each_stands_as_what_happened_to_it_makes_it_stand(self) -> None:
        lives = read_lives(self.store)
        for id in IDS:
            gone = lives.solved_life(id)
            if id not in self.found:
                assert (gone is None) == (self.times[id] == 0)
                assert gone is None or (gone.state == "solved" and gone.last is not None)
                continue
            assert gone is None
            life = lives.life(FINDINGS[id], self.now)
            choice = self.decided.get(id, Choice("open"))
            is_over = choice.until is not None and choice.until < self.now.day
            assert life.state == ("open" if is_over else choice.state)
            assert life.state == lives.state(id, self.now.day)
            # Open or taken up exactly when it is found and nobody explained or accepted it.
            assert (life.state in UNFINISHED) == (is_over or choice.state not in {"explained", "accepted"})
            assert life.times == self.times[id]
            assert life.first <= life.appeared <= self.now

    @invariant()
    def a_history_only_grows(self) -> None:
        for id in IDS:
            events = history(self.store, id)
            before = self.histories[id]
            assert events[len(events) - len(before) :] == before
            self.histories[id] = events

    @invariant()
    def the_counts_of_the_last_look_are_those_of_what_it_found(self) -> None:
        looks = read_lives(self.store).looks
        if looks:
            assert sum(looks[-1].content["states"].values()) == len(self.found)
            assert [look.version for look in looks] == list(range(1, len(looks) + 1))

    @invariant()
    def what_is_read_bit_by_bit_is_what_is_read_at_once(self) -> None:
        self.held = read_lives(self.store, "", getattr(self, "held", None))
        assert self.held == read_lives(self.store)


TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
