"""What answers and pages work out once for a snapshot: it never changes, so neither does what follows from it."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from graph.snapshot import Snapshot

MOST_KEPT = 64
_Result = TypeVar("_Result")


def kept(snapshot: Snapshot, key: Hashable, work: Callable[[], _Result]) -> _Result:
    """The result of `work`, from the last time that it was asked by this key on this snapshot; MOST_KEPT at most."""
    results: dict[Hashable, Any] = snapshot.compiled.setdefault("pages", {})
    if key not in results:
        result = work()
        while len(results) >= MOST_KEPT:
            results.pop(next(iter(results)), None)
        results[key] = result
        return result
    known: _Result = results[key]
    return known
