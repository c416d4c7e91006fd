"""A server on this machine that answers as the official publications do, and a client that goes nowhere else."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2

Answer = Callable[[str], tuple[int, bytes]]


class ToThisMachine(httpx2.HTTPTransport):
    """Sends a request for any https host to the server on this machine, with the host in the path."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        path = f"/{request.url.host}{request.url.raw_path.decode()}"
        request.url = httpx2.URL(f"http://127.0.0.1:{self._port}{path}")
        return super().handle_request(request)


@contextmanager
def official_site(answer: Answer) -> Iterator[tuple[httpx2.Client, list[str]]]:
    """A client for the site, and the list of what was asked; `answer` gives status and body for host and path."""
    asked: list[str] = []

    class Handler(SilentHandler):
        def do_GET(self) -> None:
            asked.append(self.path[1:])
            status, body = answer(self.path[1:])
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with serving(Handler) as client:
        yield client, asked


class SilentHandler(BaseHTTPRequestHandler):
    """What a server answers with; the test says what went wrong, and the server nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[httpx2.Client]:
    """A client for a server on this machine that answers so, whatever host is asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        with httpx2.Client(transport=ToThisMachine(server.server_address[1])) as client:
            yield client
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
