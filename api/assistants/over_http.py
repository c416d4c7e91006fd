"""`/mcp`: the way in for assistants by the service, for reading only.

Each request is answered by itself (the transport "streamable HTTP" without sessions), so that it does not matter which
worker gets it; and from the graph of what who asks may see, whom a token tells as everywhere.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request, Response
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.types import Receive, Scope, Send

from api.assistants.server import Visit, create_server
from api.graphs_now import GraphsNow
from api.identity import Access, only_from_own_pages, person_asking
from api.parameters import Language, Now, language_asked
from api.problems import answer_problems
from api.turns import BusyError, in_turn
from graph.ask.budget import UNLIMITED, Budget
from graph.model.words import OF_ENGINEERS

BASE = "/mcp"
# Of a question with its parameters a few thousand bytes are used.
LARGEST_CALL = 2**18


def create_assistants(graphs: GraphsNow, access: Access) -> FastAPI:
    """The service for assistants, which answers the path BASE for as long as it is `running`."""
    service = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(only_from_own_pages), Depends(person_asking), Depends(language_asked)],
    )
    service.state.graphs, service.state.access, service.state.settings = graphs, access, access.settings
    service.state.manager = None
    service.add_api_route(BASE, answer, methods=["POST"])
    service.add_api_route(BASE, only_asked, methods=["GET", "DELETE"])
    answer_problems(service)
    return service


@asynccontextmanager
async def running(service: FastAPI) -> AsyncIterator[None]:
    """Have the service answer for as long as the block lasts."""
    manager = StreamableHTTPSessionManager(
        create_server(_visit, OF_ENGINEERS), json_response=True, stateless=True, max_request_body_size=LARGEST_CALL
    )
    async with manager.run():
        service.state.manager = manager
        try:
            yield
        finally:
            service.state.manager = None


async def answer(request: Request, now: Now, language: Language) -> Response:
    """What a message of the protocol is answered with."""
    site = str(request.base_url).rstrip("/")

    @asynccontextmanager
    async def turn(is_dear: bool) -> AsyncIterator[Budget]:
        if not is_dear:
            yield UNLIMITED
            return
        async with in_turn(request) as budget:
            yield budget

    request.state.visit = Visit(now, language, site, turn)
    return _ByManager(request.app.state.manager)


async def only_asked() -> Response:
    """There is no stream to listen to and no session to end."""
    return Response(status_code=405, headers={"Allow": "POST"})


def _visit(request: Request) -> Visit:
    visit: Visit = request.state.visit
    return visit


class _ByManager(Response):
    """What the transport of the SDK answers."""

    def __init__(self, manager: StreamableHTTPSessionManager | None) -> None:
        super().__init__()
        self._manager = manager

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._manager is None:
            raise BusyError
        await self._manager.handle_request(scope, receive, send)
