"""Finding notices at TED. The service is made up after its documentation; the notices that it leads to are real."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import orjson
import pytest

from graph.store import Run, Store
from loaders.engine.refresh import Refreshed, refresh
from tests.loaders.data_server import MAINTENANCE, Answer, Asked, data_server

FIXTURES = Path(__file__).parent.parent / "fixtures" / "notices"
NOTICES = {"131568-2021": "2021-03-16", "316383-2021": "2021-06-23", "233372-2018": "2018-05-31"}
SEARCH = "api.ted.europa.eu/v3/notices/search"


def results(numbers: list[str], total: int = 3, token: str | None = None, **more: Any) -> Answer:
    notices = [{"publication-number": number, "publication-date": f"{NOTICES[number]}+02:00"} for number in numbers]
    return Answer(
        orjson.dumps(
            {"notices": notices, "totalNoticeCount": total, "iterationNextToken": token, "timedOut": False} | more
        )
    )


class Ted:
    """Two pages of results and the notices; `answers` come first, by address or by the token that was given."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.questions: list[dict[str, Any]] = []

    def __call__(self, asked: Asked) -> Answer:
        if asked.address != SEARCH:
            number = asked.address.split("/")[-2]
            return self.answers.get(number) or Answer((FIXTURES / f"{number}.xml").read_bytes())
        self.questions.append(orjson.loads(asked.body))
        token = self.questions[-1].get("iterationNextToken", "")
        if (answer := self.answers.get(f"token {token}")) is not None:
            return answer
        first, *others = NOTICES
        # A token comes with the last page too.
        return results(others, token="nog een") if token else results([first], token="verder")


class Refreshes:
    def __init__(self, store: Store, cache: Path, client: httpx2.Client, asked: list[Asked]) -> None:
        self.store, self.cache, self.client, self.asked = store, cache, client, asked
        self.now = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)

    def __call__(self, *, after: timedelta = timedelta()) -> Refreshed:
        self.now += after
        (done,) = refresh(
            self.store, ["ted"], now=lambda: self.now, cache=self.cache, client=self.client, pause=lambda seconds: None
        )
        return done

    @property
    def loaded(self) -> set[str]:
        return {source.id.removeprefix("ted-") for source in self.store.read().sources}


@pytest.fixture
def ted() -> Ted:
    return Ted()


@pytest.fixture
def refreshes(store: Store, tmp_path: Path, ted: Ted) -> Iterator[Refreshes]:
    with data_server(ted) as (client, asked):
        yield Refreshes(store, tmp_path / "cache", client, asked)


def test_what_the_search_finds_is_loaded_and_a_last_token_is_not_followed(refreshes: Refreshes, ted: Ted) -> None:
    assert refreshes().outcome == "fetched"
    assert refreshes.loaded == set(NOTICES)
    assert len(ted.questions) == 2
    assert ted.questions[0]["query"].startswith(
        "buyer-country=NLD AND publication-date>=20140101 AND (procedure-type=innovation OR "
    )


def test_the_next_search_begins_at_the_newest_day(refreshes: Refreshes, ted: Ted) -> None:
    refreshes()
    ted.answers["token "] = results([], total=0)
    assert refreshes(after=timedelta(days=1)).outcome == "fetched"
    assert "publication-date>=20210623" in ted.questions[-1]["query"]
    assert refreshes.loaded == set(NOTICES)


def test_after_another_choice_of_words_all_is_searched_again(refreshes: Refreshes, ted: Ted) -> None:
    at = (refreshes.now - timedelta(days=1)).isoformat()
    refreshes.store.record_run(Run("ted", at, "fetched", 0, 0, 0, mark="12345678 2026-11-01"))
    refreshes()
    assert "publication-date>=20140101" in ted.questions[0]["query"]


def test_a_notice_that_is_not_there_yet_is_asked_for_again(refreshes: Refreshes, ted: Ted) -> None:
    ted.answers["131568-2021"] = Answer(status=404)
    assert refreshes().outcome == "fetched"
    assert refreshes.loaded == set(NOTICES) - {"131568-2021"}
    ted.answers.clear()
    refreshes(after=timedelta(days=1))
    assert "publication-date>=20210316" in ted.questions[-1]["query"]
    assert refreshes.loaded == set(NOTICES)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (results(["316383-2021"], token=None), "telt 3 resultaten en gaf er 2"),
        (results([], token="verder"), "geen einde"),
        (results([], timedOut=True), "niet op tijd klaar"),
        (Answer(b'{"message": "ok"}'), "het veld notices"),
        (Answer(b"[]"), "het veld notices"),
        (Answer(orjson.dumps({"notices": [{}], "totalNoticeCount": 3})), "het veld publication-number"),
        (Answer(b'{"message": "syntax"}', status=400), "HTTP 400"),
    ],
)
def test_a_service_that_contradicts_itself_changes_nothing(
    refreshes: Refreshes, ted: Ted, answer: Answer, told: str
) -> None:
    ted.answers["token verder"] = answer
    failed = refreshes()
    assert failed.outcome == "failed"
    assert told in " ".join(message.in_language("nl") for message in failed.messages)
    assert refreshes.loaded == set()
    # The day from which was asked stays, so that nothing is passed over.
    ted.answers.clear()
    assert refreshes(after=timedelta(days=1)).outcome == "fetched"
    assert "publication-date>=20140101" in ted.questions[-1]["query"]
    assert refreshes.loaded == set(NOTICES)


def test_what_was_broken_off_among_the_notices_goes_on_there(refreshes: Refreshes, ted: Ted) -> None:
    ted.answers["316383-2021"] = MAINTENANCE
    assert refreshes().outcome == "failed"
    asked = len(refreshes.asked)
    ted.answers.clear()
    assert refreshes(after=timedelta(hours=2)).outcome == "fetched"
    again = [request.address.split("/")[-2] for request in refreshes.asked[asked:]]
    assert again == ["316383-2021", "233372-2018"]


def test_one_broken_notice_does_not_hold_up_the_others(refreshes: Refreshes, ted: Ted) -> None:
    ted.answers["131568-2021"] = Answer((FIXTURES / "131568-2021.xml").read_bytes()[:-500])
    done = refreshes()
    assert done.outcome == "fetched"
    assert "refused" in {run.outcome for run in done.loads}
    assert refreshes.loaded == set(NOTICES) - {"131568-2021"}


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import httpx2
from graph.store import open_store
from loaders.engine.refresh import refresh
from tests.loaders.official_site import ToThisMachine

port, url, cache, now = sys.argv[1:]
with open_store(url) as store, httpx2.Client(transport=ToThisMachine(int(port)), timeout=60) as client:
    refresh(
        store, ["ted"], now=lambda: datetime.fromisoformat(now), cache=Path(cache), client=client,
        pause=lambda seconds: None,
    )
"""


def test_a_process_that_is_killed_in_the_middle_is_gone_on_with_where_it_stopped(
    refreshes: Refreshes, ted: Ted, tmp_path: Path
) -> None:
    asked_for, may_answer = threading.Event(), threading.Event()

    def hold(asked: Asked) -> Answer:
        if asked.address.endswith("316383-2021/xml"):
            asked_for.set()
            may_answer.wait(60)
        return ted(asked)

    with data_server(hold) as (client, _):
        port = str(client.get("https://ted.europa.eu/en/notice/131568-2021/xml").request.url.port)
        arguments = (port, refreshes.store.url, str(refreshes.cache), refreshes.now.isoformat())
        child = subprocess.Popen([sys.executable, "-c", KILLED, *arguments])
        try:
            assert asked_for.wait(60)
        finally:
            child.kill()
            child.wait()
            may_answer.set()
    assert refreshes.loaded == set()
    assert [run.outcome for run in refreshes.store.runs()] == ["started"]
    assert refreshes(after=timedelta(minutes=1)).outcome == "fetched"
    assert [request.address.split("/")[-2] for request in refreshes.asked] == ["316383-2021", "233372-2018"]
    assert refreshes.loaded == set(NOTICES)
