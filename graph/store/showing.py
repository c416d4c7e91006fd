"""A view of the present that a store can show beside what it keeps, for who asks the database itself.

It follows from the rest: it is in no backup, and who writes the store anew takes it away until it is made again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, runtime_checkable

Shown = Mapping[str, str | bool | int | float | date | list[str]]
"""Properties as they are shown: a date is one to calculate with, and its name ends in `_date`."""


class ShownNode(NamedTuple):
    """A node with its labels, of which the first is one of `ROOTS`; `id` is among its properties."""

    labels: tuple[str, ...]
    properties: Shown


class ShownTie(NamedTuple):
    """A relationship between nodes that are told by the first of their labels and their ids: at most one of a type."""

    start: tuple[str, str]
    type: str
    end: tuple[str, str]
    properties: Shown


NOW, NOT_NOW = "Now", "NotNow"
ROOTS = (NOW, NOT_NOW)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of which revision and day a view is, as all may know them; `form` changes with whatever it follows from."""

    revision: int
    day: date
    form: str


@dataclass(frozen=True, slots=True)
class View:
    """A view of the present; `state` is that of the store which it was made of. What is in it can be asked for anew."""

    stamp: Stamp
    state: str
    nodes: Callable[[], Iterable[ShownNode]]
    ties: Callable[[], Iterable[ShownTie]]


@runtime_checkable
class Showing(Protocol):
    """A store that can show a view of the present. Each method raises StoreError."""

    def shown(self) -> Stamp | None:
        """Of when the view is that it shows; None when it shows none. One that has to be made again has no form."""

    def show(self, view: View) -> bool:
        """Show this view in the place of any other, in one transaction; False when the store moved on meanwhile."""

    def show_nothing(self) -> None:
        """Take the view away, to be made no more."""
