import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from graph.model.records import Rank
from loaders.card import Cadence, Card, Expected
from loaders.engine.discover import discover
from loaders.engine.fetch import TRIES, fetch
from loaders.problems import LoadError
from tests.told import refuses

SOURCES = discover()
TODAY = date(2026, 1, 2)
URL = "https://register.example/lijst/a.json?v=1"
CARD = Card(
    id="voorbeeld", title="T", publisher="P", licence="CC0-1.0", url=URL, cadence=Cadence.NEVER, rank=Rank.REGISTER,
    bundled=False, expected=(Expected(1, 2),), hosts=frozenset({"register.example", "spiegel.example"}),
)  # fmt: skip


class Server:
    """Answers requests one after the other, and remembers them and the pauses between them."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.pauses: list[float] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(str(request.url))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def fetch(self, cache: Path, url: str = URL, limit: int = 1000) -> Path:
        with httpx2.Client(transport=httpx2.MockTransport(self)) as client:
            return fetch(url, CARD, cache, TODAY, client=client, pause=self.pauses.append, limit=limit)


def test_a_file_is_fetched_once_a_day_and_kept_under_its_own_name(tmp_path: Path) -> None:
    server = Server(httpx2.Response(200, content=b"[1]"))
    path = server.fetch(tmp_path)
    assert path.read_bytes() == b"[1]"
    assert path.name == "a.json"
    assert path.is_relative_to(tmp_path / "voorbeeld" / "2026-01-02")
    assert server.fetch(tmp_path) == path
    assert server.asked == [URL]


def test_a_cached_file_that_was_damaged_is_fetched_again(tmp_path: Path) -> None:
    server = Server(httpx2.Response(200, content=b"[1]"), httpx2.Response(200, content=b"[1]"))
    server.fetch(tmp_path).write_bytes(b"[1")
    assert server.fetch(tmp_path).read_bytes() == b"[1]"
    assert len(server.asked) == 2


def test_what_time_may_cure_is_tried_again_with_growing_pauses(tmp_path: Path) -> None:
    server = Server(
        httpx2.Response(503), httpx2.Response(429, headers={"retry-after": "7"}), httpx2.ConnectError("weg"),
        httpx2.Response(200, content=b"ja"),
    )  # fmt: skip
    assert server.fetch(tmp_path).read_bytes() == b"ja"
    assert server.pauses == [2.0, 7.0, 8.0]


def test_after_the_last_try_the_address_and_the_reason_are_told(tmp_path: Path) -> None:
    server = Server(*(httpx2.Response(500) for _ in range(TRIES)))
    with refuses(LoadError, match=r"a\.json\?v=1: na vier pogingen niet op te halen \(HTTP 500\)"):
        server.fetch(tmp_path)
    assert list(tmp_path.rglob("a.json*")) == []


def test_what_is_not_there_is_not_tried_again(tmp_path: Path) -> None:
    server = Server(httpx2.Response(404))
    with refuses(LoadError, match="de server antwoordt HTTP 404 Not Found"):
        server.fetch(tmp_path)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://elders.example/a.json",
        "http://register.example/a.json",
        "https://register.example.elders.example/a.json",
        "https://naam:woord@register.example/a.json",
        "https://register.example:8443/a.json",
        "https://register.example@elders.example/a.json",
        "https://elders.example#@register.example/a.json",
        "https://elders.example\\@register.example/a.json",
        "//register.example/a.json",
        "https://127.0.0.1/a.json",
        "file:///etc/passwd",
    ],
)
def test_only_https_on_a_host_of_the_card_is_fetched(tmp_path: Path, url: str) -> None:
    server = Server()
    with refuses(LoadError, match=r"wordt alleen via https van register\.example of spiegel\.example opgehaald"):
        server.fetch(tmp_path, url)
    assert server.asked == []


def test_a_redirect_is_followed_to_a_host_of_the_card_only(tmp_path: Path) -> None:
    here = httpx2.Response(302, headers={"location": "https://spiegel.example/b"})
    assert Server(here, httpx2.Response(200, content=b"b")).fetch(tmp_path).read_bytes() == b"b"
    away = httpx2.Response(302, headers={"location": "https://elders.example/b"})
    with refuses(LoadError, match=r"^https://elders\.example/b: voor voorbeeld wordt alleen"):
        Server(away).fetch(tmp_path / "2")


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://169.254.169.254/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "https://localhost:8000/v1/me",
        "http://register.example/a",
        "https://register.example:6379/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "gopher://register.example/",
    ],
)
def test_no_redirect_leads_into_the_network_of_who_refreshes(tmp_path: Path, location: str) -> None:
    server = Server(httpx2.Response(302, headers={"location": location}))
    with refuses(LoadError, match="wordt alleen via https van"):
        server.fetch(tmp_path)
    assert server.asked == [URL]


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_what_a_card_lets_be_fetched_lies_on_hosts_with_a_public_name(source: Any) -> None:
    for host in source.card.hosts:
        assert host == host.lower()
        assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", host), host
        assert not host.endswith((".local", ".localhost", ".internal", ".lan"))
    for address in source.card.feed.addresses if source.card.feed else ():
        assert urlsplit(address).scheme == "https"
        assert urlsplit(address).hostname in source.card.hosts


def test_an_endless_redirect_ends(tmp_path: Path) -> None:
    turns: Callable[[], httpx2.Response] = lambda: httpx2.Response(302, headers={"location": URL})  # noqa: E731
    with refuses(LoadError, match="meer dan vijf doorverwijzingen"):
        Server(*(turns() for _ in range(10))).fetch(tmp_path)


def test_a_file_that_is_too_large_is_not_kept(tmp_path: Path) -> None:
    with refuses(LoadError, match="groter dan 10 bytes"):
        Server(httpx2.Response(200, content=b"x" * 11)).fetch(tmp_path, limit=10)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("status", [300, 304, 302])
def test_a_redirect_that_leads_nowhere_is_told_as_what_the_server_answers(tmp_path: Path, status: int) -> None:
    with refuses(LoadError, match=f"de server antwoordt HTTP {status}"):
        Server(httpx2.Response(status)).fetch(tmp_path)


def test_an_answer_that_cannot_be_unpacked_is_tried_again(tmp_path: Path) -> None:
    broken = httpx2.Response(200, headers={"content-encoding": "gzip"}, stream=httpx2.ByteStream(b"geen gzip"))
    assert Server(broken, httpx2.Response(200, content=b"ja")).fetch(tmp_path).read_bytes() == b"ja"


@pytest.mark.parametrize("address", ["https://[", "https://[register.example]/a"])
def test_an_address_that_is_none_is_told_so(tmp_path: Path, address: str) -> None:
    with refuses(LoadError, match="geen geldig webadres"):
        Server().fetch(tmp_path, address)
