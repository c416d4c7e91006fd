"""The log: a line for each request and for each run of a loader, and what else there is to tell, as JSON or as text.

Nothing of a person is in it: no address, no token, and of the address that was asked for only which route it is of.
"""

import logging
import re
import sys
import time
from collections.abc import Callable
from typing import Any, Literal, TextIO
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.typing import EventDict, Processor

from api.outward import PREFIX
from api.security import REQUEST_ID
from api.settings import Settings, is_in

# Who asks may write anything there.
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_IDS = re.compile(r"[\w-]{8,64}", re.ASCII)
_log = logging.getLogger("samenspel.requests")
# After an answer: its method, route, status and seconds.
Observer = Callable[[str, str, int, float], None]


def set_up_logs(form: Literal["auto", "json", "text"], stream: TextIO = sys.stderr) -> None:
    """Have everything that is logged in this process written to a stream, a line each."""
    as_text = form == "text" or (form == "auto" and stream.isatty())
    endings: list[Processor] = (
        [structlog.dev.ConsoleRenderer(colors=stream.isatty())] if as_text else [structlog.processors.JSONRenderer()]
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.ExtraAdder(),
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                _without_values,
            ],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *endings],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("samenspel").setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        # A server that set up its own would write past this, and what was asked with it.
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True


def log_run(form: Literal["auto", "json", "text"]) -> None:
    """Begin a run of a loader, of which all lines have one id. People read what the command prints, so that only JSON
    is written."""
    if form == "json":
        set_up_logs(form)
    begin_run()


def begin_run() -> None:
    """Give what this thread logs from now on an id of its own."""
    structlog.contextvars.bind_contextvars(id=uuid4().hex)


def _without_values(_: Any, __: str, event: EventDict) -> EventDict:
    """Of an error where it was and of what type; its text may repeat what somebody asked."""
    exc_info = event.pop("exc_info", None)
    error = sys.exc_info()[1] if exc_info is True else exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        frames, trace = [], error.__traceback__
        while trace:
            code = trace.tb_frame.f_code
            frames.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        event["at"] = frames
    return event


class Logged:
    """Gives each request an id, which the answer carries too, and logs a line when it was answered.

    An id that a trusted proxy gives stays. `revision` tells which one is answered from.
    """

    def __init__(
        self, app: ASGIApp, settings: Settings, revision: Callable[[], int | None], observe: Observer | None = None
    ) -> None:
        self._app = app
        self._trusted = settings.trusted_proxies
        self._revision = revision
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent_id = Headers(scope=scope).get(REQUEST_ID, "")
        id = sent_id if _IDS.fullmatch(sent_id) and is_in(scope["client"], self._trusted) else uuid4().hex
        state = scope.setdefault("state", {})
        state["request_id"] = id
        # Without an answer it is a fault, of which the server tells.
        status, begin = 500, time.perf_counter()

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = id
            await send(message)

        with structlog.contextvars.bound_contextvars(id=id):
            try:
                await self._app(scope, receive, send_with_id)
            finally:
                seconds, route = time.perf_counter() - begin, state.get("route", "")
                method = scope["method"] if scope["method"] in _METHODS else "OTHER"
                fields = {
                    "method": method,
                    "route": route,
                    "status": status,
                    "ms": round(seconds * 1000, 1),
                    "revision": self._revision(),
                }
                _log.info("request", extra=fields)
                if self._observe:
                    self._observe(method, route, status, seconds)


class NotesRoute:
    """Notes which route a request was of, for the log: without what stands in the address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        finally:
            if scope["type"] == "http":
                mounted = scope.get("root_path", "").removeprefix(PREFIX.get())
                scope["state"]["route"] = mounted + getattr(scope.get("route"), "path", "")
