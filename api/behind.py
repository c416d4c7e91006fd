"""Answers while the store is away: of what it held last, with when that was in a header."""

from datetime import UTC

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.graphs_now import GraphsNow
from api.security import AS_OF


class TellsAge:
    """Adds to each answer when the store answered last, while it does not."""

    def __init__(self, app: ASGIApp, graphs: GraphsNow) -> None:
        self._app = app
        self._graphs = graphs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_age(message: Message) -> None:
            if message["type"] == "http.response.start" and (behind := self._graphs.behind):
                moment = behind.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
                MutableHeaders(scope=message)[AS_OF] = moment
            await send(message)

        await self._app(scope, receive, send_with_age)
