"""HEAD, which every server of documents answers (RFC 9110, 9.1): a GET of which only the headers are sent."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEAD = "samenspel.head"


def is_head(request: Request) -> bool:
    """Whether only the headers of an answer are sent, so that its body need not be made."""
    return _HEAD in request.scope


class AnswerHead:
    """Answers HEAD wherever the application answers GET."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_headers(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self.app({**scope, "method": "GET", _HEAD: True}, receive, send_headers)
