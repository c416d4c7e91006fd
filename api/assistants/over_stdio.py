"""The way in for an assistant that starts this program: a message a line, over standard input and output."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event
from time import monotonic

from mcp.server.stdio import stdio_server

from api.assistants.server import Visit, create_server
from api.graph_now import GraphNow
from api.turns import WORK
from graph.ask.budget import Budget


async def answer(graph: GraphNow, language: str, site: str) -> None:
    """Answer from a graph until the assistant has no more to ask; `site` is what stands before addresses."""
    server = create_server(lambda _: Visit(graph, language, site, own_budget), language)
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


@asynccontextmanager
async def own_budget(_: bool) -> AsyncIterator[Budget]:
    """How far work goes, for as long as it is waited for."""
    gone = Event()
    try:
        yield Budget(monotonic() + WORK, gone)
    finally:
        gone.set()
