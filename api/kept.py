"""What answers and pages work out once for a snapshot: it never changes, so neither does what follows from it."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from graph.ask.snapshot import Snapshot

MOST_KEPT = 64
_Result = TypeVar("_Result")


def kept(snapshot: Snapshot, key: Hashable, work: Callable[[], _Result]) -> _Result:
    """The result of `work`, from the last time that it was asked by this key on this snapshot; MOST_KEPT at most."""
    results: dict[Hashable, _Result] = snapshot.compiled.setdefault("pages", {})
    try:
        # Asked once: between two looks another thread may have put it out.
        return results[key]
    except KeyError:
        pass
    result = work()
    for oldest in list(results)[: max(0, len(results) - MOST_KEPT + 1)]:
        results.pop(oldest, None)
    results[key] = result
    return result
