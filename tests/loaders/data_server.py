"""A server on this machine that answers as open data services do, on bad days too, and a client for it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

import httpx2

from tests.loaders.official_site import ToThisMachine


@dataclass(frozen=True)
class Asked:
    """A request: its address (host and path, unquoted), what it posted and its headers in lower case."""

    address: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What the server gives; `cut` breaks the connection off after so many bytes of the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None


MAINTENANCE = Answer(b"<!DOCTYPE html><html><body>Onderhoud</body></html>", headers={"Content-Type": "text/html"})


@contextmanager
def data_server(answer: Callable[[Asked], Answer]) -> Iterator[tuple[httpx2.Client, list[Asked]]]:
    """A client for the server, and the list of what was asked."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked.append(Asked(unquote(self.path[1:]).replace("+", " "), self.rfile.read(length), headers))
            given = answer(asked[-1])
            self.send_response_only(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            self.wfile.write(given.body[: given.cut])
            if given.cut is not None:
                self.close_connection = True

        do_POST = do_GET  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            """The test says what went wrong; the server stays silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        with httpx2.Client(transport=ToThisMachine(server.server_address[1])) as client:
            yield client, asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
