"""How far work on an answer may go: until a moment, and no further once nobody waits for it any more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from threading import Event
from time import monotonic
from typing import TypeVar

_Item = TypeVar("_Item")


class OverBudgetError(Exception):
    """An answer takes more work than it may, or nobody waits for it any more."""


@dataclass(frozen=True, eq=False, slots=True)
class Budget:
    """Work may go on `until` a moment of the monotonic clock, and while whoever asked has not `gone`."""

    until: float = inf
    gone: Event = field(default_factory=Event)

    def check(self) -> None:
        """To be called now and then by what may take long. Raises OverBudgetError."""
        if self.gone.is_set() or monotonic() > self.until:
            raise OverBudgetError

    def each(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """The items, as long as work may go on. Raises OverBudgetError."""
        for item in items:
            self.check()
            yield item


UNLIMITED = Budget()
