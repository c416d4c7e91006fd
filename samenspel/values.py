"""What the network answers to a program: small immutable values, and rows of them that become a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from graph.model.words import message

if TYPE_CHECKING:
    import pandas
    import polars

_Value = TypeVar("_Value")


class Rows(tuple[_Value, ...], Generic[_Value]):
    """Values of one sort, in order; as a table each is a row and each field a column."""

    of: type[Any]

    def __new__(cls, of: type[_Value], values: Iterable[_Value] = ()) -> Rows[_Value]:
        rows = super().__new__(cls, values)
        rows.of = of
        return rows

    def columns(self) -> dict[str, list[Any]]:
        """The table by column; several texts in a cell are parted by semicolons."""
        return {field.name: [_cell(getattr(value, field.name)) for value in self] for field in fields(self.of)}

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a DataFrame of pandas; ImportError that says what to install when there is none."""
        made: pandas.DataFrame = _library("pandas").DataFrame(self.columns())
        return made

    def to_polars(self) -> polars.DataFrame:
        """The table as a DataFrame of polars; ImportError that says what to install when there is none."""
        made: polars.DataFrame = _library("polars").DataFrame(self.columns())
        return made


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise ImportError(str(message("python-lacks", name=name)), name=name) from None


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return value


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a search found, with why it did; `standing` tells how it stands, `stands` when it is there."""

    id: str
    kind: str
    name: str
    standing: str
    since: str | None
    until: str | None
    description: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of an entity as seen from there: `direction` is `out` or `in`, `sources` are who says so and where."""

    type: str
    direction: str
    other: str
    other_kind: str
    other_name: str
    standing: str
    since: str | None
    until: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """All that is known of an entity, told in `summary`; `identifiers` are pairs of a scheme and a number."""

    id: str
    kind: str
    name: str
    summary: str
    names: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    homepage: str | None
    since: str | None
    until: str | None
    standing: str
    relations: Rows[Relation]

    def identifier(self, scheme: str) -> str | None:
        """The first number of a scheme, such as `kvk`; None when it is not known."""
        return next((value for known, value in self.identifiers if known == scheme), None)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a path: who (id and name) is tied to whom, what that costs, and who says so."""

    path: int
    step: int
    relation: str
    start: str
    start_name: str
    goal: str
    goal_name: str
    cost: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A route from one to the other; it costs less the stronger its ties are. `names` are all who are on it.

    `strength` is strong, fair or weak, and None for a route that introduces nobody.
    """

    cost: float
    strength: str | None
    names: tuple[str, ...]
    sentences: tuple[str, ...]
    steps: Rows[Step]


class Paths(Rows[Path]):
    """Routes, the best first; `steps` has those of all in one table. Without a route `reason` tells why."""

    reason: str | None

    @classmethod
    def told(cls, paths: Iterable[Path], reason: str | None) -> Paths:
        rows = cls(Path, paths)
        rows.reason = reason
        return rows

    @property
    def steps(self) -> Rows[Step]:
        return Rows(Step, (step for path in self for step in path.steps))

    def columns(self) -> dict[str, list[Any]]:
        """The steps of all routes by column."""
        return self.steps.columns()


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the network falls short: what was found by which rule, about whom (ids), and what to do next."""

    id: str
    rule: str
    severity: str
    sentence: str
    next_step: str
    contact: str | None
    about: tuple[str, ...]
    looked_at: int
    state: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether one uses the other: `state` is shown, absent or unknown; `unknown` is that no source tells."""

    row: str
    row_name: str
    column: str
    column_name: str
    state: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that an answer rests on, under a heading, with who it is about (ids) and who says so."""

    part: str
    sentence: str
    about: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question as it was read; `known` says whether the sources tell, `next_steps` what to do then."""

    question: str
    sentence: str
    known: bool
    lines: Rows[Line]
    next_steps: tuple[str, ...]
