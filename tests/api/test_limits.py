"""How much and how fast may be asked and sent: refused before it costs anything, with what would be allowed."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from ipaddress import ip_network

import pytest
import uvicorn
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import LARGEST_BODY, Settings
from graph.model.words import languages
from graph.store import Store
from loaders.engine.clean import clean_sent

SLOW = Settings(rate="5/minute", upload_rate="2/minute")


def visitor(store: Store, settings: Settings, address: str = "192.0.2.1") -> TestClient:
    return TestClient(create_app(store, clean_sent, settings), client=(address, 50_000))


@contextmanager
def served(store: Store, settings: Settings) -> Iterator[int]:
    """The port of a real server, for what a client within the process does not do."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(
            uvicorn.Config(create_app(store, clean_sent, settings), log_config=None, ws="none", lifespan="off")
        )
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


def test_who_asks_too_often_is_told_when_to_come_back(store: Store) -> None:
    client = visitor(store, SLOW)
    assert [client.get("/v1/health").status_code for _ in range(9)] == [200] * 9
    assert [client.get("/static/samenspel.css").status_code for _ in range(9)] == [200] * 9
    assert [client.get("/v1/entities").status_code for _ in range(6)] == [200] * 5 + [429]
    answer = client.get("/v1/entities?lang=nl")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert answer.headers["Retry-After"] in answer.json()["detail"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    for language in languages():
        page = client.get("/search", headers={"Accept-Language": language})
        assert (page.status_code, page.headers["Content-Language"]) == (429, language)
        assert page.headers["Retry-After"] in page.text
        assert "frame-ancestors" in page.headers["Content-Security-Policy"]


def test_one_address_does_not_use_up_what_others_may_ask(store: Store) -> None:
    app = create_app(store, settings=SLOW)
    first, other = (TestClient(app, client=(address, 1)) for address in ("192.0.2.1", "192.0.2.2"))
    assert [first.get("/v1/entities").status_code for _ in range(6)][-1] == 429
    assert other.get("/v1/entities").status_code == 200


def test_the_addresses_of_one_household_are_one(store: Store) -> None:
    app = create_app(store, settings=SLOW)
    answers = [TestClient(app, client=(f"2001:db8::{n}", 1)).get("/v1/entities").status_code for n in range(1, 7)]
    assert answers == [200] * 5 + [429]


def test_behind_a_proxy_it_is_the_client_that_is_counted(store: Store) -> None:
    client = visitor(store, SLOW.model_copy(update={"trusted_proxies": (ip_network("10.0.0.1"),)}), "10.0.0.1")
    for n in range(9):
        assert client.get("/v1/entities", headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code == 200


def test_a_token_is_counted_wherever_it_comes_from_and_another_one_each_time_helps_nobody(store: Store) -> None:
    app = create_app(store, settings=SLOW)
    token = {"Authorization": "Bearer sp-abc"}
    moving = [TestClient(app, client=(f"192.0.2.{n}", 1)).get("/v1/health/live").status_code for n in range(3)]
    assert moving == [200] * 3
    answers = [TestClient(app, client=(f"192.0.2.{n}", 1)).get("/about", headers=token).status_code for n in range(6)]
    assert answers[-1] == 429
    changing = TestClient(app, client=("198.51.100.1", 1))
    answers = [changing.get("/about", headers={"Authorization": f"Bearer {n}"}).status_code for n in range(6)]
    assert answers[-1] == 429


def test_the_machine_itself_and_a_service_without_a_rate_are_not_limited(store: Store) -> None:
    for client in (visitor(store, SLOW, "127.0.0.1"), visitor(store, Settings(rate="", upload_rate=""))):
        assert {client.get("/v1/health/live").status_code for _ in range(3)} == {200}
        assert {client.get("/v1/entities").status_code for _ in range(9)} == {200}


def test_sending_has_a_rate_of_its_own(store: Store) -> None:
    client = visitor(store, SLOW)
    sent = [client.post("/v1/clean", content="IPO", headers={"Content-Type": "text/csv"}).status_code for _ in range(3)]
    assert sent == [200, 200, 429]
    assert client.get("/v1/entities").status_code == 200


def test_a_body_that_says_it_is_too_large_is_refused_before_any_of_it_is_sent(store: Store) -> None:
    with (
        served(store, Settings()) as port,
        closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as asking,
    ):
        for address, kind in (("/v1/clean", "application/problem+json"), ("/clean", "text/html")):
            asking.putrequest("POST", address)
            asking.putheader("Content-Type", "text/csv")
            asking.putheader("Content-Length", str(LARGEST_BODY + 1))
            asking.putheader("Expect", "100-continue")
            asking.endheaders()
            answer = asking.getresponse()
            assert answer.status == 413
            assert answer.headers["Content-Type"].startswith(kind)
            assert "2 MB" in answer.read().decode()
            asking.close()


def test_a_body_that_does_not_say_how_large_it_is_is_cut_off(store: Store) -> None:
    client = visitor(store, Settings(rate="", upload_rate=""))
    pieces = (b"x" * 2**16 for _ in range(LARGEST_BODY // 2**16 + 1))
    assert client.post("/v1/clean", content=pieces, headers={"Content-Type": "text/csv"}).status_code == 413


def test_a_body_that_comes_in_slowly_is_cut_off(store: Store) -> None:
    with served(store, Settings(upload_seconds=0.5)) as port:
        with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as slow:
            begin = time.monotonic()
            slow.sendall(
                b"POST /v1/clean HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 99\r\n\r\nIP"
            )
            answer = b""
            while piece := slow.recv(4096):
                answer += piece
            assert time.monotonic() - begin < 10
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b"0.5 seconds" in answer


@pytest.mark.parametrize("length", ["-1", "a", "1e9"])
def test_a_length_that_is_none_is_no_way_round(store: Store, length: str) -> None:
    with (
        served(store, Settings()) as port,
        closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as asking,
    ):
        asking.sendall(f"POST /v1/clean HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\nIPO".encode())
        assert asking.recv(4096).split()[1] in {b"400", b"415"}
