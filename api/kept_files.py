"""The maps and tables that were made last, so that who asks for the same after another does not wait for it to be made.

They are kept as they go over the wire, compressed, by what they are made of and the day, by who may see that and by
their address, for as long as that does not change: what is gone from it is not handed out any more, and not held.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock

from fastapi import Request, Response

from api.turns import budget_of
from graph.ask.budget import Budget
from graph.ask.snapshot import Snapshot
from graph.model.audience import Viewer

MOST_BYTES = 64 * 2**20
_LEVEL = 5
# Seconds between two looks at the budget of who waits for a file that another makes.
_A_LOOK = 0.1


class KeptFiles:
    """At most `most_bytes` of files; those that were asked for longest ago give way."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._files: OrderedDict[Hashable, bytes] = OrderedDict()
        self._bytes = 0
        self._changing = Lock()
        self._making: dict[Hashable, Lock] = {}
        self._states: dict[Viewer, str] = {}

    def file(self, key: Hashable, make: Callable[[], bytes], budget: Budget) -> bytes:
        """The file of a key, compressed, as it was kept or made now. Raises what `make` raises, and OverBudgetError."""
        making = self._making.setdefault(key, Lock())
        while not making.acquire(timeout=_A_LOOK):
            budget.check()
        try:
            file = self._kept(key)
            if file is None:
                file = gzip.compress(make(), _LEVEL, mtime=0)
                self._keep(key, file)
            return file
        finally:
            self._making.pop(key, None)
            making.release()

    def keep_to(self, viewer: Viewer, state: str) -> None:
        """Let go of all that was made for a viewer when what they see has another state than it had then.

        Their files have keys that begin with the viewer.
        """
        with self._changing:
            if state != self._states.get(viewer):
                self._states[viewer] = state
                for key in [key for key in self._files if isinstance(key, tuple) and key[0] == viewer]:
                    self._bytes -= len(self._files.pop(key))

    def _kept(self, key: Hashable) -> bytes | None:
        with self._changing:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    def _keep(self, key: Hashable, file: bytes) -> None:
        with self._changing:
            self._bytes += len(file) - len(self._files.pop(key, b""))
            self._files[key] = file
            while self._bytes > self._most_bytes:
                self._bytes -= len(self._files.popitem(last=False)[1])


def seen(request: Request, snapshot: Snapshot) -> Hashable:
    """What an answer is made from: who asks, what they may see, and what of that a snapshot holds.

    The number of a revision would not do, since others may not see it, or see something else under it.
    """
    return (*request.state.seen, snapshot.columns.state, snapshot.revision)


def file_answer(
    request: Request,
    snapshot: Snapshot,
    language: str,
    make: Callable[[], bytes],
    media_type: str,
    headers: dict[str, str],
    beside: Hashable = None,
) -> Response:
    """The file at the address of a request, as made in a language of a snapshot, and of what else stands `beside`."""
    files: KeptFiles = request.app.state.files
    viewer, state = request.state.seen
    files.keep_to(viewer, state)
    key = (viewer, seen(request, snapshot), beside, date.today(), language, str(request.url))
    file = files.file(key, make, budget_of(request))
    headers = {**headers, "Vary": ", ".join(filter(None, (headers.get("Vary"), "Accept-Encoding")))}
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return Response(gzip.decompress(file), media_type=media_type, headers=headers)
    return Response(file, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
