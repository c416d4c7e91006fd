"""What a proxy before the service tells of a request: who asks, by which scheme and host, and under which path."""

import re
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.outward import PREFIX, outward
from api.settings import Settings, is_in, is_path_prefix

_HOST = re.compile(r"[\w.:\[\]-]+", re.ASCII)


class BehindProxy:
    """Gives each request the client, scheme, host and path before it that a trusted proxy tells of.

    Of a proxy that is not trusted nothing is believed; the path that the settings have holds for every request.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._forwarded = ProxyHeadersMiddleware(app, [str(network) for network in settings.trusted_proxies])  # type: ignore[arg-type]
        self._trusted = settings.trusted_proxies
        self._prefix = settings.root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope, prefix = dict(scope), self._prefix
        if is_in(scope["client"], self._trusted):
            prefix = _told(scope, "x-forwarded-prefix", prefix, is_path_prefix)
            if host := _told(scope, "x-forwarded-host", "", _HOST.fullmatch):
                others = [header for header in scope["headers"] if header[0] != b"host"]
                scope["headers"] = [(b"host", host.encode("latin-1")), *others]
        if prefix:
            scope["root_path"] = prefix
            if not f"{scope['path']}/".startswith(f"{prefix}/"):
                scope["path"] = prefix + scope["path"]
        PREFIX.set(prefix)

        async def send_outward(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if location := headers.get("location"):
                    headers["location"] = outward(location)
            await send(message)

        await self._forwarded(scope, receive, send_outward if prefix else send)  # type: ignore[arg-type]


def _told(scope: Scope, name: str, otherwise: str, fits: Callable[[str], object]) -> str:
    """What a proxy tells in a header: the last of several, which is its own; `otherwise` for what does not fit."""
    value = Headers(scope=scope).get(name, "").rpartition(",")[2].strip().rstrip("/")
    return value if value and fits(value) else otherwise
