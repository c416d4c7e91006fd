"""Assistants as they come: the client of the SDK, over the pipes of a process and over HTTP to a service that runs."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
import uvicorn
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI
from mcp import Client, types
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from api.app import create_app
from api.assistants.answer import BYTES_A_TOKEN, MOST_TOKENS
from api.assistants.over_stdio import own_budget
from api.assistants.server import Visit, create_server
from api.graph_now import GraphNow
from graph.model.words import FIRST
from graph.store import Store
from tests.cli.conftest import COMMAND

SITE = "https://samenspel.example.nl"
OLDER = "legacy"


@dataclass(frozen=True)
class Told:
    """What a tool answered: as text, as data, and whether it is an error."""

    text: str
    data: Any
    is_error: bool
    tokens: float


@dataclass(frozen=True)
class Assistant:
    """A client of the SDK that is connected, asked from a thread that waits for the answer."""

    portal: BlockingPortal
    client: Client

    def result(self, name: str, arguments: Mapping[str, Any]) -> types.CallToolResult:
        result: types.CallToolResult = self.portal.call(self.client.call_tool, name, dict(arguments))
        return result

    def asks(self, name: str, arguments: Mapping[str, Any] | None = None, /, **more: Any) -> Told:
        result = self.result(name, {**(arguments or {}), **more})
        (content,) = result.content
        assert isinstance(content, types.TextContent)
        tokens = len(result.model_dump_json(by_alias=True).encode()) / BYTES_A_TOKEN
        assert tokens <= MOST_TOKENS
        return Told(content.text, result.structured_content, result.is_error, tokens)

    def knows(self, name: str, arguments: Mapping[str, Any] | None = None, /, **more: Any) -> Told:
        """What it answered, which is no error."""
        answer = self.asks(name, arguments, **more)
        assert not answer.is_error, answer.text
        return answer

    def pages(self, name: str, **arguments: Any) -> Iterator[Told]:
        """All pages of an answer."""
        cursor = None
        while True:
            page = self.knows(name, arguments | ({"cursor": cursor} if cursor else {}))
            yield page
            cursor = page.data["next"]
            if cursor is None:
                return


Connect = Callable[..., Assistant]


@contextmanager
def connected(server: Any, **options: Any) -> Iterator[Assistant]:
    """A client of a process, of an address or of a server in this process."""
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(server, **options)) as client,
    ):
        yield Assistant(portal, client)


def process(store: str, *options: str) -> StdioServerParameters:
    """How an assistant starts `samenspel mcp`."""
    return StdioServerParameters(command=COMMAND, args=["mcp", "--store", store, *options], env=dict(os.environ))


@contextmanager
def at_address(
    address: str, token: str | None = None, language: str = "nl", kept_alive: bool = True, **options: Any
) -> Iterator[Assistant]:
    """A client of a service, with or without a token, over the same connections or over one for each message."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with start_blocking_portal() as portal:
        http = portal.call(lambda: _http(headers, kept_alive))
        transport = streamable_http_client(f"{address}/mcp?lang={language}", http_client=http)
        with portal.wrap_async_context_manager(Client(transport, **options)) as client:
            yield Assistant(portal, client)
        portal.call(http.aclose)


async def _http(headers: dict[str, str], kept_alive: bool) -> httpx2.AsyncClient:
    limits = httpx2.Limits(max_keepalive_connections=None if kept_alive else 0)
    return httpx2.AsyncClient(headers=headers, timeout=30, limits=limits)


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """The address at which a real server answers meanwhile."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(app, log_level="error", ws="none", proxy_headers=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def within(store: Store, language: str = FIRST, site: str = SITE) -> Iterator[Assistant]:
    """A client of a server in this process."""
    graph = GraphNow(store)
    with connected(create_server(lambda _: Visit(graph, language, site, own_budget), language)) as assistant:
        yield assistant


@pytest.fixture(scope="session")
def by_process(bundled: Store) -> Iterator[Assistant]:
    """An assistant that started `samenspel mcp` with all that is bundled."""
    with connected(process(bundled.url, "--base", SITE)) as assistant:
        yield assistant


@pytest.fixture(scope="session")
def bundled_service(bundled: Store) -> Iterator[str]:
    with running(create_app(bundled)) as address:
        yield address


@pytest.fixture(scope="session")
def by_http(bundled_service: str) -> Iterator[Assistant]:
    """An assistant of a service that runs."""
    with at_address(bundled_service) as assistant:
        yield assistant


@pytest.fixture(params=["by_process", "by_http"])
def assistant(request: pytest.FixtureRequest) -> Assistant:
    """An assistant, by each way in."""
    assistant: Assistant = request.getfixturevalue(request.param)
    return assistant
