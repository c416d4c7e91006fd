"""A question made from parameters by name, as an address or a command gives them; and questions to begin with."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

import numpy as np

from graph.ask.kept import kept
from graph.ask.questions.kinds import KINDS, Question, QuestionKind, Slot, Value
from graph.ask.questions.understanding import DAYS_BACK, group_named
from graph.ask.search import resolve
from graph.ask.search_index import search_index
from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day, from_dutch, last_day
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Listed, Message, WrongError, message

# With these a visitor can begin, where the graph has what they ask about.
READY = ("users", "outcome", "introduction", "money", "first-contact", "no-follow-up", "doers", "changes")


class WrongQuestionError(WrongError):
    """A parameter that is missing, or that cannot be what the question asks about; `name` says which."""

    def __init__(self, name: str, problem: Message) -> None:
        super().__init__(problem)
        self.name = name


def make_question(snapshot: Snapshot, kind: QuestionKind, parameters: Mapping[str, str]) -> Question:
    """The question of a kind with parameters by name.

    WrongQuestionError; UnknownReferenceError or AmbiguousReferenceError for a name.
    """
    if foreign := [name for name in parameters if kind.slot(name) is None]:
        known = Listed(tuple(slot.name for slot in kind.slots))
        raise WrongQuestionError(foreign[0], message("question-no-parameter", name=foreign[0], known=known))
    values: list[tuple[str, Value]] = []
    for slot in kind.slots:
        reference = parameters.get(slot.name, "").strip()
        if reference:
            values.append((slot.name, _value(snapshot, slot, reference)))
        elif slot.required:
            raise WrongQuestionError(slot.name, message("question-lacks", name=slot.name, question=kind.words))
    question = Question(kind, tuple(values))
    since, until = question.date("since"), question.date("until")
    if since and until and last_day(until) < first_day(since):
        raise WrongQuestionError("until", message("meeting-wrong-order"))
    return question


def _value(snapshot: Snapshot, slot: Slot, reference: str) -> Value:
    if slot.dated:
        return _date(slot.name, reference)
    group = group_named(reference) if slot.of_kind else None
    if group is not None and reference not in snapshot:
        return group
    node = resolve(snapshot, reference)
    if not any(kind == "Entity" or node.is_a(kind) for kind in slot.kinds):
        kinds = Listed(tuple(VOCABULARY.kind(kind).label for kind in slot.kinds), "or")
        raise WrongQuestionError(slot.name, message("question-other-kind", name=node.name, kinds=kinds))
    return node


def _date(name: str, written: str) -> str:
    text = from_dutch(written)
    try:
        last_day(text)
    except ValueError:
        raise WrongQuestionError(name, message("question-no-date", given=written[:80])) from None
    return text


@kept()
def ready_questions(snapshot: Snapshot) -> tuple[Question, ...]:
    """Questions to begin with, about what in the graph has most ties or is used most."""
    instruments = _most_used(snapshot)
    instrument, other = (*instruments, None, None)[:2]
    motion = next(iter(_best_known(snapshot, "Motion", 1)), None)
    associations = _best_known(snapshot, "Association", 2)
    province = next(iter(_best_known(snapshot, "Province", 1)), None)
    about: dict[str, dict[str, Value | None]] = {
        "users": {"what": instrument, "who": VOCABULARY.kinds["Province"]},
        "outcome": {"what": motion},
        "introduction": {"to": province, "from": next(iter(associations), None)},
        "money": {"what": instrument},
        "doers": {"what": other},
        "changes": {"since": (snapshot.day - timedelta(days=DAYS_BACK)).isoformat()},
    }
    return tuple(_ready(about))


def _ready(about: Mapping[str, Mapping[str, Value | None]]) -> Iterator[Question]:
    for id in READY:
        values = about.get(id, {})
        pairs = tuple((slot.name, value) for slot in KINDS[id].slots if (value := values.get(slot.name)) is not None)
        if all(value is not None for value in values.values()):
            yield Question(KINDS[id], pairs)


def _most_used(snapshot: Snapshot) -> list[Node]:
    """The two procurement instruments that most actors use, of those that have an abbreviation if there are any."""
    columns = snapshot.columns
    wanted = snapshot.shows_facts & columns.of_relations(["uses"])
    wanted &= columns.of_kinds(VOCABULARY.descendants("Actor"))[columns.fact_subject]
    counts = np.bincount(columns.fact_object[wanted], minlength=len(columns.ids))
    nodes = snapshot.of_kind("ProcurementInstrument")
    return sorted(nodes, key=lambda node: (node.abbreviation is None, -int(counts[columns.number[node.id]]), node.id))[
        :2
    ]


def _best_known(snapshot: Snapshot, kind: str, most: int) -> list[Node]:
    order = search_index(snapshot).order
    number = snapshot.columns.number
    nodes: Iterable[Node] = snapshot.of_kind(kind)
    return sorted(nodes, key=lambda node: int(order[number[node.id]]))[:most]
