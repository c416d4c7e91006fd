"""What a person reads when something cannot be loaded: where it stands, what is wrong and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.model.words import Message, WrongError, message

LONGEST_SHOWN = 100


class LoadError(WrongError):
    """A file or source that cannot be loaded. `problems` has one message each; `source` is the id it would have had."""

    def __init__(self, *problems: Message, source: str | None = None) -> None:
        super().__init__(*problems)
        self.source = source


class NotThereError(LoadError):
    """A server has nothing at an address."""


class UnreachableError(LoadError):
    """Something that could not be fetched now, and may be later."""


class UnknownIdError(WrongError, LookupError):
    """An id that the store does not know; the message tells the nearest names."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: in a file, and within it on a sheet, a row, a line, in an element, a column or a field.

    A `column` is that of a table, a `field` that of an element; `character` is the place within a line.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    line: int | None = None
    character: int | None = None
    element: str | None = None
    column: str | None = None
    field: str | None = None
    cell: str | None = None

    @property
    def where(self) -> Message | str:
        """How a person reads it, as a parameter of a message."""
        place: Message | str = self.file
        for part in ("sheet", "row", "line", "character", "element", "column", "field", "cell"):
            if (value := getattr(self, part)) is not None:
                place = message(f"load-in-{part}", place=place, **{part: _shown(value)})
        return place

    def problem(self, key: str, /, **parameters: Any) -> Message:
        """What is wrong at this place: a message of the catalogue with its parameters."""
        return self.told(message(key, **parameters))

    def told(self, problem: Message) -> Message:
        """What is wrong, told with this place."""
        return message("load-at", place=self.where, problem=problem)


def _shown(value: int | str) -> int | str:
    """A name in a file, which may be as long as that, as far as a person needs it."""
    return value if isinstance(value, int) or len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"


def raise_all(problems: Iterable[Message], source: str | None = None) -> None:
    """Raise one LoadError with all problems, each once, when there are any."""
    distinct = tuple(dict.fromkeys(problems))
    if distinct:
        raise LoadError(*distinct, source=source)
