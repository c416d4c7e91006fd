"""What a person reads when something cannot be loaded: where it stands, what is wrong and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass


class LoadError(ValueError):
    """A file or source that cannot be loaded. `problems` has one message each; `source` is the id it would have had."""

    def __init__(self, *problems: str, source: str | None = None) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
        self.source = source


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: in a file, and within it on a sheet, a row, a line or in an element."""

    file: str
    sheet: str | None = None
    row: int | None = None
    line: int | None = None
    element: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"blad {self.sheet}")
        if self.row is not None:
            parts.append(f"rij {self.row}")
        if self.line is not None:
            parts.append(f"regel {self.line}")
        if self.element is not None:
            parts.append(self.element)
        return ", ".join(parts)


def raise_all(problems: Iterable[str], source: str | None = None) -> None:
    """Raise one LoadError with all problems, each once, when there are any."""
    found = tuple(dict.fromkeys(problems))
    if found:
        raise LoadError(*found, source=source)
