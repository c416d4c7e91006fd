"""Refreshing against a server on this machine, on good days and bad ones. The register that it serves is made up."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from graph.store import Store, failing, loads, open_store
from graph.store.withdrawing import withdraw
from loaders.engine.busy import alone
from loaders.engine.refresh import Refreshed, refresh
from loaders.problems import LoadError
from tests.loaders.data_server import MAINTENANCE, Answer, Asked, data_server
from tests.told import refuses

ROO = "organisaties.overheid.nl/archive/exportOO.xml"
MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ORGANISATION = (
    '<p:organisatie p:systeemId="{number}"><p:naam>Waterschap {number}</p:naam>'
    "<p:types><p:type>waterschap</p:type></p:types></p:organisatie>"
)


def export(count: int) -> bytes:
    """A made-up export of the register of public bodies, in its form."""
    within = "".join(ORGANISATION.format(number=number) for number in range(1, count + 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<p:overheidsorganisaties xmlns:p="https://organisaties.overheid.nl/static/schema/oo/export/2.6.9">'
        f"<p:organisaties>{within}</p:organisaties></p:overheidsorganisaties>"
    ).encode()


class Register:
    """A server with one export, that knows whether it changed; `answers` come first."""

    def __init__(self) -> None:
        self.export = export(10)
        self.answers: list[Answer] = []

    def __call__(self, asked: Asked) -> Answer:
        assert asked.address == ROO
        if self.answers:
            return self.answers.pop(0)
        etag = f'"{hash(self.export)}"'
        if asked.headers.get("if-none-match") == etag:
            return Answer(status=304)
        return Answer(self.export, headers={"ETag": etag})


class Refreshes:
    """Refreshes the register at a moment that the test decides, without waiting."""

    def __init__(self, store: Store, cache: Path, client: httpx2.Client, asked: list[Asked]) -> None:
        self.store, self.cache, self.client, self.asked = store, cache, client, asked
        self.now = MONDAY
        self.pauses: list[float] = []

    def __call__(self, *, after: timedelta = timedelta(), due: bool = True, dry_run: bool = False) -> Refreshed:
        self.now += after
        (done,) = refresh(
            self.store, ["roo"], due=due, dry_run=dry_run, now=lambda: self.now, cache=self.cache, client=self.client,
            pause=self.pauses.append,
        )  # fmt: skip
        return done

    @property
    def stored(self) -> int:
        return len(self.store.read().entities)


@pytest.fixture
def register() -> Register:
    return Register()


@pytest.fixture
def refreshes(store: Store, tmp_path: Path, register: Register) -> Iterator[Refreshes]:
    with data_server(register) as (client, asked):
        yield Refreshes(store, tmp_path, client, asked)


DAY = timedelta(days=1)


def test_a_second_refresh_of_what_is_due_fetches_nothing(refreshes: Refreshes) -> None:
    assert refreshes().outcome == "fetched"
    assert refreshes.stored == 10
    again = refreshes(after=timedelta(minutes=5))
    assert again.outcome == "waits"
    assert again.next == "2026-11-24T03:36:00+00:00"
    assert len(refreshes.asked) == 1


def test_what_did_not_change_is_not_sent_again_and_not_loaded_again(refreshes: Refreshes) -> None:
    refreshes()
    again = refreshes(after=DAY)
    assert again.outcome == "unchanged"
    assert again.loads == ()
    assert "if-none-match" in refreshes.asked[1].headers
    assert refreshes.store.revision() == 1


def test_what_changed_is_loaded(refreshes: Refreshes, register: Register) -> None:
    refreshes()
    register.export = export(11)
    assert refreshes(after=DAY).outcome == "fetched"
    assert refreshes.stored == 11


@pytest.mark.parametrize("count", [11, 4])
def test_a_source_that_was_withdrawn_stays_so_and_its_refresh_goes_on(
    refreshes: Refreshes, register: Register, count: int
) -> None:
    refreshes()
    store = refreshes.store
    withdraw(store, "roo-exportoo", by="beheer", why="fout", read_at=store.revision())
    register.export = export(count)
    again = refreshes(after=DAY)
    assert (again.outcome, again.messages) == ("fetched", ())
    assert [reason.key for run in again.loads for reason in run.messages] == ["load-stays-withdrawn"]
    assert refreshes(after=DAY).outcome == "unchanged"
    assert refreshes.stored == 0
    assert failing(store.runs()) == ()


def test_another_store_with_the_same_cache_begins_at_the_beginning(refreshes: Refreshes, tmp_path: Path) -> None:
    refreshes()
    with open_store(f"sqlite:///{tmp_path}/tweede.db") as other:
        refreshes.store = other
        assert refreshes().outcome == "fetched"
        assert refreshes.stored == 10


def test_a_dry_run_asks_no_server_and_notes_nothing(refreshes: Refreshes) -> None:
    assert refreshes(dry_run=True).outcome == "due"
    assert refreshes.asked == []
    assert refreshes.store.runs() == ()


@pytest.mark.parametrize(
    "bad",
    [
        Answer(status=503),
        Answer(status=429, headers={"Retry-After": "5"}),
        MAINTENANCE,
        Answer(b""),
        Answer(export(10), cut=200),
    ],
)
def test_what_time_may_cure_is_tried_again(refreshes: Refreshes, register: Register, bad: Answer) -> None:
    register.answers = [bad, bad]
    assert refreshes().outcome == "fetched"
    assert refreshes.stored == 10
    assert len(refreshes.asked) == 3
    assert len(refreshes.pauses) == 2


def test_a_server_with_another_clock_is_waited_for_by_its_own_clock(refreshes: Refreshes, register: Register) -> None:
    late = {"Date": "Mon, 01 Jan 2035 00:00:00 GMT", "Retry-After": "Mon, 01 Jan 2035 00:00:07 GMT"}
    register.answers = [Answer(status=503, headers=late)]
    assert refreshes().outcome == "fetched"
    assert refreshes.pauses == [7.0]


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        (MAINTENANCE, "iets anders dan XML"),
        (Answer(status=404), "HTTP 404"),
        (Answer(export(10)[:-40]), "geen geldige XML"),
        (Answer(export(4)), "minder dan de helft"),
        (Answer(b"<rss/>"), "bevat niets"),
        (Answer(export(0)), "bevat niets"),
    ],
)
def test_a_server_that_lies_leaves_the_last_good_edition(
    refreshes: Refreshes, register: Register, lie: Answer, why: str
) -> None:
    refreshes()
    register.answers = [lie] * 4
    failed = refreshes(after=DAY)
    assert failed.outcome == "failed"
    assert why in " ".join(message.in_language("nl") for message in failed.messages)
    assert refreshes.stored == 10
    (failure,) = failing(refreshes.store.runs())
    assert failure.card == "roo"
    assert failure.since == "2026-11-24T06:00:00+00:00"


def test_since_when_a_source_fails_is_told_until_it_works_again(refreshes: Refreshes, register: Register) -> None:
    refreshes()
    register.answers = [Answer(status=404)] * 2
    refreshes(after=DAY)
    refreshes(after=DAY)
    (failure,) = failing(refreshes.store.runs())
    assert (failure.since, failure.last.at) == ("2026-11-24T06:00:00+00:00", "2026-11-25T06:00:00+00:00")
    register.answers = []
    assert refreshes(after=DAY).outcome in {"fetched", "unchanged"}
    assert failing(refreshes.store.runs()) == ()


def test_what_failed_rests_for_an_hour(refreshes: Refreshes, register: Register) -> None:
    register.answers = [Answer(status=404)]
    refreshes()
    assert refreshes(after=timedelta(minutes=59)).outcome == "waits"
    assert refreshes(after=timedelta(minutes=2)).outcome == "fetched"


def test_a_run_that_is_killed_is_noted_and_due_again(
    refreshes: Refreshes, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("loaders.engine.refresh.load_fetched", killed)
        with pytest.raises(KeyboardInterrupt):
            refreshes()
    assert [run.outcome for run in refreshes.store.runs()] == ["started"]
    assert refreshes(after=timedelta(minutes=1)).outcome == "fetched"
    assert refreshes.stored == 10
    assert len(refreshes.asked) == 1


def test_a_second_refresh_at_once_says_since_when_another_is_busy_and_does_nothing(refreshes: Refreshes) -> None:
    with alone(refreshes.cache / "roo", MONDAY):
        done = refreshes()
    assert (done.outcome, refreshes.asked, refreshes.store.runs()) == ("busy", [], ())
    assert f"2026-11-23T06:00:00+00:00 al ververst door een ander proces ({os.getpid()})" in done.messages[
        0
    ].in_language("nl")
    assert refreshes().outcome == "fetched"


def test_a_refresh_that_is_killed_leaves_no_lock(refreshes: Refreshes) -> None:
    holding = (
        "import sys, time; from datetime import datetime, UTC; from pathlib import Path\n"
        "from loaders.engine.busy import alone\n"
        "with alone(Path(sys.argv[1]), datetime.now(UTC)):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(refreshes.cache / "roo")], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        done = refreshes()
        assert done.outcome == "busy"
        assert f"({other.pid})" in done.messages[0].in_language("nl")
        other.kill()
    assert refreshes().outcome == "fetched"


def test_a_fault_in_a_source_is_noted_too(refreshes: Refreshes, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("deling door nul")

    monkeypatch.setattr("loaders.engine.refresh.load_fetched", broken)
    assert refreshes().outcome == "failed"
    last = refreshes.store.runs()[0]
    assert (last.outcome, last.text("nl")) == ("failed", "ZeroDivisionError: deling door nul")


def test_runs_of_refreshing_do_not_stand_for_those_of_loading(refreshes: Refreshes) -> None:
    refreshes()
    runs = refreshes.store.runs()
    assert [run.outcome for run in runs] == ["fetched", "loaded", "started"]
    assert [run.outcome for run in loads(runs)] == ["loaded"]


def test_a_clock_that_was_put_back_does_not_keep_a_source_from_being_asked(refreshes: Refreshes) -> None:
    refreshes()
    assert refreshes(after=-DAY).outcome == "unchanged"


def test_only_what_can_be_fetched_can_be_refreshed(store: Store) -> None:
    with refuses(LoadError, match="^ecosysteem: niets wat vernieuwd kan worden"):
        refresh(store, ["ecosysteem"])
