"""A strict row: every field is taken out by name, and what is left is an alarm."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal, TypeVar, overload

from graph.model.records import LONGEST_TEXT
from graph.model.words import Listed, Message, WrongError, message, told
from loaders.problems import Place, raise_all

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_Value = TypeVar("_Value")
_Choice = TypeVar("_Choice", bound=StrEnum)


def one_of(choices: type[_Choice]) -> Callable[[str], _Choice]:
    """A reader of one of a few words; WrongError names the words that are allowed."""

    def choose(text: str) -> _Choice:
        if text not in list(choices):
            allowed = Listed(tuple(map(str, choices)), "or")
            raise WrongError(message("load-not-one-of", given=text[:80], choices=allowed))
        return choices(text)

    return choose


class Row:
    """The fields of one row or element, all text; an empty field is None, and spaces around a text do not count.

    `called` has what fields are called where the row stands, when that is something else. Take each field once, then
    call `close`, which raises LoadError with all that is wrong in this row. What `required` and `optional` gave may be
    used only after that: a field with a problem comes out as None.
    """

    def __init__(
        self,
        fields: Mapping[str, Any],
        place: Place,
        part: Literal["column", "field"] = "column",
        called: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.place = place
        self._called = called
        self._left = dict(fields)
        self._part = part
        self._problems: list[Message] = []
        self._wrong: set[str] = set()

    @overload
    def required(self, name: str) -> str: ...

    @overload
    def required(self, name: str, parse: Callable[[str], _Value]) -> _Value: ...

    def required(self, name: str, parse: Callable[[str], Any] = str) -> Any:
        """The field as `parse` reads it; a problem when it is missing, empty or refused by `parse` (WrongError)."""
        value = self.optional(name, parse)
        if value is None and name not in self._wrong:
            self.wrong(name, message("load-missing"))
        return value

    @overload
    def optional(self, name: str) -> str | None: ...

    @overload
    def optional(self, name: str, parse: Callable[[str], _Value]) -> _Value | None: ...

    def optional(self, name: str, parse: Callable[[str], Any] = str) -> Any:
        """The field as `parse` reads it, or None when it is missing or empty."""
        value = self._left.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong(name, message("load-no-single-text"))
            return None
        text = value.strip()
        if not text:
            return None
        if (problem := _problem(text)) is not None:
            self.wrong(name, problem)
            return None
        try:
            return parse(text)
        except ValueError as error:
            for problem in told(error):
                self.wrong(name, problem)
            return None

    def nested(self, name: str) -> Any:
        """A field that holds a list or a group of fields, as it is; None when it is missing."""
        return self._left.pop(name, None)

    def ignore(self, *names: str) -> None:
        """Leave these fields out, knowingly."""
        for name in names:
            self._left.pop(name, None)

    def wrong(self, name: str, problem: Message) -> None:
        """Note that something is wrong with a field."""
        self._wrong.add(name)
        self._problems.append(self.at(name).told(problem))

    def also_wrong(self, problems: Iterable[Message]) -> None:
        """Note problems that name their own place."""
        self._problems.extend(problems)

    def at(self, name: str) -> Place:
        """Where a field of this row stands."""
        name = self._called.get(name, name)
        return replace(self.place, column=name) if self._part == "column" else replace(self.place, field=name)

    def close(self) -> None:
        """Raise LoadError with every problem of this row, the fields that nobody took included."""
        left = [
            name for name, value in self._left.items() if not isinstance(value, str | None) or (value or "").strip()
        ]
        raise_all([*self._problems, *(self.at(name).problem("load-no-such-field") for name in left)])

    def within(self, line: int, name: str) -> Place:
        """The place of a part of a field that starts on a line of its own."""
        return replace(self.place, line=line, element=f"{self.place.element or ''} {name}".strip())


def _problem(text: str) -> Message | None:
    """Why a text can stand in no field, or None."""
    if len(text) > LONGEST_TEXT:
        return message("load-text-too-long", count=len(text), most=LONGEST_TEXT)
    return message("load-no-text") if _NO_TEXT.search(text) else None
