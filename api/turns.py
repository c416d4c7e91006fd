"""Dear requests: few at a time, each within a budget of work, and none that nobody waits for any more.

More of them at once would not be ready sooner, as Python runs one thread at a time; they would take the threads that
the others need. A route says that it is dear by its class.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import Any

from anyio.lowlevel import RunVar
from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from graph.ask.budget import UNLIMITED, Budget, OverBudgetError

AT_ONCE = 2
MOST_WAITING = 256
# Seconds: that a request waits for its turn, and that it may work when it has it.
PATIENCE = 5.0
WORK = 20.0


class BusyError(Exception):
    """So many dear requests are being answered that another one had better come back, after PATIENCE seconds."""


@dataclass
class _Turns:
    free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    waiting: int = 0


# Of each event loop, which is one of a process, or of a test.
_TURNS: RunVar[_Turns] = RunVar("turns")


class Dear(APIRoute):
    """A route of which the requests wait for a turn. They raise BusyError when none comes, and OverBudgetError."""

    def is_dear(self, request: Request) -> bool:
        """Whether a request is a dear one."""
        return True

    async def take_in(self, request: Request) -> None:
        """Take in what is sent, before the request waits for its turn. RefusedError.

        Who looks meanwhile whether the asker hung up would else take in parts of it, and who sends slowly hold a turn.
        """
        if self.methods != {"GET"}:
            await request.body()

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def answer_in_turn(request: Request) -> Response:
            if not self.is_dear(request):
                return await answer(request)
            try:
                await self.take_in(request)
            except ClientDisconnect:
                return Response(status_code=503)
            async with in_turn(request) as budget:
                try:
                    budget.check()
                    return await answer(request)
                except OverBudgetError:
                    if budget.gone.is_set():
                        return Response(status_code=503)
                    raise

        return answer_in_turn


class DearByChoice(Dear):
    """A route that is dear when asked about another moment, of which a snapshot has to be made, or for a table."""

    def is_dear(self, request: Request) -> bool:
        return "format" in request.path_params or not request.query_params.keys().isdisjoint({"asOf", "knownOn"})


class FromTheWhole(Dear):
    """A dear route that tells what follows from the whole graph: answered from the newest of which that is worked out
    (`GraphNow.snapshot`)."""


@asynccontextmanager
async def in_turn(request: Request) -> AsyncIterator[Budget]:
    """A turn of a dear request, which says how far the work may go: BusyError when none comes."""
    gone = Event()
    watching = asyncio.create_task(_watch(request, gone))
    try:
        async with _turn():
            request.state.budget = budget = Budget(monotonic() + WORK, gone)
            yield budget
    finally:
        gone.set()
        watching.cancel()


def budget_of(request: Request) -> Budget:
    """How far work on the answer to a request may go."""
    budget: Budget = getattr(request.state, "budget", UNLIMITED)
    return budget


@asynccontextmanager
async def _turn() -> AsyncIterator[None]:
    turns = _TURNS.get(None)
    if turns is None:
        _TURNS.set(turns := _Turns())
    if turns.waiting >= MOST_WAITING:
        raise BusyError
    turns.waiting += 1
    try:
        async with asyncio.timeout(PATIENCE):
            await turns.free.acquire()
    except TimeoutError:
        raise BusyError from None
    finally:
        turns.waiting -= 1
    try:
        yield
    finally:
        turns.free.release()


async def _watch(request: Request, gone: Event) -> None:
    """Tell when whoever asked hangs up. All that was sent is taken in by now, so nothing else is received."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    gone.set()
