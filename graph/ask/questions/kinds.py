"""The kinds of questions: by what each is known, and what it asks about.

A parameter is an entity, or a kind of entities (`of_kind`). The words of a kind stand in `questions.ftl`: the question
itself as `question-ID`, and how it may be recognised as its attribute `cues`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model.merging import Node
from graph.model.vocabulary import Kind
from graph.model.words import Dated, Message, message

PARAMETERS = ("what", "who", "from", "to", "since", "until")


@dataclass(frozen=True, slots=True)
class Slot:
    """What a parameter can be: an entity of one of `kinds`, a kind with `of_kind`, a date with `dated`."""

    name: str
    kinds: tuple[str, ...] = ("Entity",)
    required: bool = False
    of_kind: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class QuestionKind:
    id: str
    slots: tuple[Slot, ...] = ()

    def slot(self, name: str) -> Slot | None:
        """What a parameter of this kind of question can be; None when it has none of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)

    @property
    def words(self) -> Message:
        """The question with dots for what it asks about."""
        return message(f"question-{self.id}", **{slot.name: "…" for slot in self.slots if slot.required})


_INSTRUMENT = Slot("what", ("Instrument",), required=True)
_GROUP = Slot("who", ("Actor",), of_kind=True)

KINDS: Mapping[str, QuestionKind] = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            QuestionKind("users", (_INSTRUMENT, _GROUP)),
            QuestionKind("non-users", (_INSTRUMENT, _GROUP)),
            QuestionKind("uses", (Slot("who", ("Actor",), required=True), Slot("what", ("Instrument",)))),
            QuestionKind("outcome", (Slot("what", ("Agreement",), required=True),)),
            QuestionKind("introduction", (Slot("to", ("Actor",), required=True), Slot("from", ("Actor",)))),
            QuestionKind("money", (Slot("what", required=True),)),
            QuestionKind("first-contact", (Slot("what"), _GROUP)),
            QuestionKind("no-follow-up", (Slot("who", ("Actor",)),)),
            QuestionKind("fitting", (Slot("who", ("Actor",), required=True, of_kind=True),)),
            QuestionKind("doers", (Slot("what", ("Instrument", "Activity", "Agreement", "Subject"), required=True),)),
            QuestionKind("winners", (Slot("what", ("Activity", "Programme"), required=True),)),
            QuestionKind("changes", (Slot("since", dated=True, required=True), Slot("until", dated=True))),
            QuestionKind("map-file", (Slot("what"),)),
            QuestionKind("data", (Slot("from", ("Actor",)), Slot("to", ("Actor",)))),
        )
    }
)

Value = Node | Kind | str


@dataclass(frozen=True, slots=True)
class Brief:
    """An entity as a parameter that is called as people call it: an instrument by its abbreviation."""

    node: Node


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be answered: its kind, and the value of each parameter that was given (a date as text)."""

    kind: QuestionKind
    values: tuple[tuple[str, Value], ...] = ()

    def value(self, name: str) -> Value | None:
        return dict(self.values).get(name)

    def entity(self, name: str) -> Node | None:
        """The entity that a parameter names; None when it names none or a kind."""
        value = self.value(name)
        return value if isinstance(value, Node) else None

    def group(self, name: str) -> Kind | None:
        """The kind that a parameter names."""
        value = self.value(name)
        return value if isinstance(value, Kind) else None

    def date(self, name: str) -> str | None:
        value = self.value(name)
        return value if isinstance(value, str) else None

    @property
    def query(self) -> dict[str, str]:
        """The parameters as they stand in an address."""
        values = dict(self.values)
        return {name: _in_address(values[name]) for name in PARAMETERS if name in values}

    @property
    def words(self) -> Message:
        """The question as a sentence: another one for what else than the least was given."""
        optional = (slot.name for slot in self.kind.slots if not slot.required and self.value(slot.name) is not None)
        key = "-".join((f"question-{self.kind.id}", *optional))
        spoken = {name: value.plural if isinstance(value, Kind) else _spoken(value) for name, value in self.values}
        return message(key, **spoken)


def _in_address(value: Value) -> str:
    if isinstance(value, Node):
        return value.id
    return value.name if isinstance(value, Kind) else value


def _spoken(value: Node | str) -> Brief | Dated:
    return Dated(value) if isinstance(value, str) else Brief(value)
