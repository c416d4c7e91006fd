"""What is refused before it is answered: requests that come too often, bodies that are too large or too slow."""

import time
from asyncio import get_running_loop, timeout_at
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from anyio import to_thread
from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.outward import inward
from api.problems import RefusedError
from api.settings import Settings

READING = ("GET", "HEAD", "OPTIONS")
# What browsers get with each page, and what those who watch over the service ask all the time.
NOT_COUNTED = ("/static/", "/v1/health", "/metrics")
# Questions are sent here rather than asked for by an address: of a list of a thousand names a hundred forms.
ASKED_BY_SENDING = ("/reconcile", "/mcp")
# Who has one address of the new internet has as many as there are in such a network.
_ONE_HOUSEHOLD = 64


class Refusing:
    """Answers what is refused before any route: `as_problem` of the API, `as_page` of the pages."""

    def __init__(
        self,
        app: ASGIApp,
        as_problem: Callable[[Request, RefusedError], Response],
        as_page: Callable[[Request, RefusedError], Response],
    ) -> None:
        self._app = app
        self._as_problem = as_problem
        self._as_page = as_page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except RefusedError as error:
            of_api = inward(scope["path"]).startswith(("/v1/", *ASKED_BY_SENDING))
            # A page asks for the graph, which may take a while.
            response = await to_thread.run_sync(
                self._as_problem if of_api else self._as_page, Request(scope, receive), error
            )
            await response(scope, receive, send)


class RateLimited:
    """Lets no address, and no token, ask more often than the settings say. Each process counts for itself.

    A token counts besides the address that it comes from: else who sends another one each time could ask without end.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._rates = _parsed(settings.rate)
        self._upload_rates = _parsed(settings.upload_rate)
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not inward(scope["path"]).startswith(NOT_COUNTED):
            reads = scope["method"] in READING or inward(scope["path"]).startswith(ASKED_BY_SENDING)
            rates = self._rates if reads else (*self._rates, *self._upload_rates)
            for who in _asking(scope):
                self._count(rates, who)
        await self._app(scope, receive, send)

    def _count(self, rates: Iterable[RateLimitItem], who: str) -> None:
        """RefusedError when one of the rates is used up."""
        for rate in rates:
            if not self._limiter.hit(rate, who):
                seconds = max(1, ceil(self._limiter.get_window_stats(rate, who).reset_time - time.time()))
                raise RefusedError(429, "too-often", {"Retry-After": str(seconds)}, seconds=seconds)


def _parsed(rates: str) -> tuple[RateLimitItem, ...]:
    return tuple(parse_many(rates)) if rates else ()


def _asking(scope: Scope) -> Iterator[str]:
    """Who asks, as it is counted: the address unless it is this machine, and the token."""
    try:
        address = ip_address(scope["client"][0] if scope["client"] else "")
    except ValueError:
        pass
    else:
        if isinstance(address, IPv6Address):
            yield str(ip_network((address, _ONE_HOUSEHOLD), strict=False))
        elif not address.is_loopback:
            yield str(address)
    kind, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        yield blake2b(token.encode(), digest_size=16).hexdigest()


class BodyLimited:
    """Lets no route take in a body that is larger, or takes longer, than the settings say: it gets a RefusedError.

    A body of which the length is told is refused before anything of it is read.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._most = settings.largest_upload
        self._seconds = settings.upload_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in READING:
            await self._app(scope, receive, send)
            return
        until = get_running_loop().time() + self._seconds
        length = Headers(scope=scope).get("content-length", "")
        size, is_in = int(length) if length.isdecimal() else 0, False

        async def receive_limited() -> Message:
            nonlocal size, is_in
            if is_in:
                return await receive()
            if size > self._most:
                raise self._too_large()
            try:
                async with timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise RefusedError(408, "too-slow", {"Connection": "close"}, seconds=f"{self._seconds:g}") from None
            if message["type"] == "http.request":
                size += 0 if length else len(message.get("body", b""))
                is_in = not message.get("more_body", False)
                if size > self._most:
                    raise self._too_large()
            return message

        await self._app(scope, receive_limited, send)

    def _too_large(self) -> RefusedError:
        return RefusedError(413, "too-large", bytes=self._most)
