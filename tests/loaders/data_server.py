"""A server on this machine that answers as open data services do, on bad days too, and a client for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote

import httpx2

from tests.loaders.official_site import SilentHandler, serving


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

    class Handler(SilentHandler):
        def do_GET(self) -> None:  # noqa: N802 (the name is given)
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked.append(Asked(unquote(self.path[1:]).replace("+", " "), self.rfile.read(length), headers))
            reply = answer(asked[-1])
            self.send_response_only(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: reply.cut])
            if reply.cut is not None:
                self.close_connection = True

        do_POST = do_GET  # noqa: N815

    with serving(Handler) as client:
        yield client, asked
