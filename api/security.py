"""Headers that every answer carries, as the Dutch API Design Rules and safe pages ask."""

from importlib.metadata import version

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.outward import inward

HEADERS = {
    "API-Version": version("samenspel"),
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


# What the log knows a request by.
REQUEST_ID = "X-Request-ID"
# When the store answered last, while it does not: what is told is of then.
AS_OF = "Samenspel-As-Of"


class Secured:
    """Adds the headers to every answer; a header that an answer sets itself stays."""

    def __init__(self, app: ASGIApp, hsts_seconds: int = 0) -> None:
        self.app = app
        self._hsts = {"Strict-Transport-Security": f"max-age={hsts_seconds}; includeSubDomains"} if hsts_seconds else {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                secure(headers, inward(scope["path"]))
                if scope["scheme"] == "https":
                    headers.update(self._hsts)
            await send(message)

        await self.app(scope, receive, send_secured if scope["type"] == "http" else send)


def secure(headers: MutableHeaders, path: str) -> None:
    """Add to the headers of the answer at a path what they lack."""
    if path.startswith("/static/"):
        # These have a tag of their own: a browser asks whether they changed, instead of getting them with every page.
        headers.setdefault("Cache-Control", "no-cache")
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if "frame-ancestors *" in headers["Content-Security-Policy"]:
        # A map may be embedded anywhere; the older header knows no such permission.
        del headers["X-Frame-Options"]
    if path.startswith(("/v1/", "/reconcile")):
        # Open data: any page may read it.
        headers.setdefault("Access-Control-Allow-Origin", "*")
        headers.setdefault("Access-Control-Expose-Headers", f"API-Version, ETag, {AS_OF}, {REQUEST_ID}, Retry-After")
