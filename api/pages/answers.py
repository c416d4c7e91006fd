"""Questions with their answers: a page for each, at an address that says what is asked; and the list of all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from starlette.exceptions import HTTPException

from api.pages.downloads import Format, download, headings
from api.pages.questions import Wrong
from api.pages.visitor import Visiting, Visitor, show
from api.turns import Dear
from graph.ask.questions.answering import answer
from graph.ask.questions.asking import WrongQuestionError, make_question
from graph.ask.questions.kinds import KINDS, PARAMETERS, Question, QuestionKind, Slot
from graph.ask.questions.understanding import Understanding, understand
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, message
from graph.say.answers import FROM_LOG, Answer, question_address, ready_answers, tell
from graph.say.tables import Table
from graph.say.understood import understood
from viz.pages import address, cited

router = APIRouter(route_class=Dear)
# Groups that a form offers; an address takes every kind of actors.
GROUPS = ("Province", "Municipality", "WaterAuthority", "Ministry", "Fieldlab", "KnowledgeInstitute", "Company")
Text = Annotated[str, Query(max_length=200)]
_COLUMNS = (
    message("column-part"),
    message("column-sentence"),
    message("column-parties"),
    message("column-sources"),
    message("column-addresses"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the address asks it: what was made of it, or what was wrong with which parameter."""

    kind: QuestionKind
    given: Mapping[str, str]
    question: Question | None
    wrong: Mapping[str, Wrong]


@dataclass(frozen=True, slots=True)
class Ready:
    """A question to begin with, its page and the sentences of its answer, None where that takes the log."""

    question: Message
    address: str
    answer: Answer | None


def ready(visiting: Visitor) -> tuple[Ready, ...]:
    """The questions to begin with, with live answers; none as long as these are still being worked out."""
    return tuple(
        Ready(question.words, question_address(question), answer) for question, answer in _ready(visiting).items()
    )


def _ready(visiting: Visitor) -> Mapping[Question, Answer | None]:
    return ready_answers(visiting.snapshot) if visiting.is_settled else {}


def understood_from(visiting: Visitor, text: str) -> tuple[Understanding, Answer | None] | None:
    """What was made of a text, with the answer where that does not take the log; None when it is no question."""
    made = understand(visiting.snapshot, text)
    if made is None:
        return None
    question = made.question
    return made, answered(visiting, question) if question and question.kind.id not in FROM_LOG else None


@router.get("/questions")
def questions(visiting: Visiting, q: Text = "") -> Response:
    """What can be asked, some of it with answers; and which question a text is."""
    made = understand(visiting.snapshot, q) if q else None
    context = {
        "q": q,
        "made": made,
        "understood": tuple(understood(made)) if made else (),
        "address_of_question": question_address(made.question) if made and made.question else None,
        "ready": ready(visiting),
        "kinds": tuple(KINDS.values()),
    }
    return show(visiting, "questions", context)


def asked_now(visiting: Visitor, id: str) -> Asked:
    """The question at this address."""
    kind = KINDS.get(id)
    if kind is None:
        raise HTTPException(404)
    given = {
        name: value
        for name, value in visiting.request.query_params.items()
        if name in PARAMETERS and kind.slot(name) is not None and value.strip()
    }
    try:
        return Asked(kind, given, make_question(visiting.snapshot, kind, given), {})
    except WrongQuestionError as error:
        (problem,) = error.problems
        # That a field is still empty is no error of who just came here.
        wrong = {error.name: Wrong(problem)} if error.name in given else {}
    except AmbiguousReferenceError as error:
        wrong = {_field(given, error.reference): Wrong(message("question-ambiguous"), error.candidates)}
    except UnknownReferenceError as error:
        key = "question-unknown-alike" if error.candidates else "question-unknown"
        wrong = {_field(given, error.reference): Wrong(message(key), error.candidates)}
    return Asked(kind, given, None, wrong)


def _field(given: Mapping[str, str], reference: str) -> str:
    return next(name for name, value in given.items() if value.strip() == reference)


@dataclass(frozen=True, slots=True)
class AnySlot:
    """What a question can be given; which of it, its kind tells."""

    what: Text = ""
    who: Text = ""
    start: Annotated[str, Query(alias="from", max_length=200)] = ""
    goal: Annotated[str, Query(alias="to", max_length=200)] = ""
    since: Text = ""
    until: Text = ""


Slots = Annotated[AnySlot, Depends()]


@router.get("/questions/{id}.{format}")
def question_table(visiting: Visiting, _: Slots, id: str, format: Format) -> Response:
    """What an answer rests on, as a table; ValueError when the question is not clear."""

    def table() -> Table:
        answer = _told(visiting, asked_now(visiting, id))
        if answer is None:
            raise ValueError("the question lacks what it asks about")
        return Table(id, headings(_COLUMNS, visiting.language), _rows(answer, visiting.language))

    return download(visiting, table, id, format)


@router.get("/questions/{id}")
def question(visiting: Visiting, id: str) -> Response:
    """The answer to a question, or the form that asks what it lacks."""
    asked = asked_now(visiting, id)
    query = {**asked.given, **visiting.time}
    context: dict[str, Any] = {
        "kind": asked.kind,
        "asked": asked,
        "fields": [_form_field(visiting, slot, asked) for slot in asked.kind.slots],
        "answer": _told(visiting, asked),
        "query": query,
        "api_address": address(f"/v1/questions/{id}", **query),
        "others": [
            question for question in ready(visiting) if question.address.partition("?")[0] != f"/questions/{id}"
        ],
    }
    return show(visiting, "question", context)


def _told(visiting: Visitor, asked: Asked) -> Answer | None:
    return answered(visiting, asked.question) if asked.question else None


def answered(visiting: Visitor, question: Question) -> Answer:
    """The answer to a question. OverBudgetError, StoreError."""
    snapshot = visiting.snapshot
    known = _ready(visiting).get(question)
    if known is not None:
        return known
    found = answer(
        snapshot,
        question,
        known_on=lambda day: visiting.graph.snapshot(snapshot.as_of, day),
        budget=visiting.budget,
    )
    return tell(snapshot, question, found)


def _rows(answer: Answer, language: str) -> Iterator[tuple[str, ...]]:
    for part in answer.parts:
        for line in part.lines:
            yield (
                part.title.in_language(language),
                line.sentence.in_language(language),
                "; ".join(node.name for node in line.nodes),
                "; ".join(place.text for place in cited(line.evidence, language)),
                " ".join(dict.fromkeys(evidence.url for evidence in line.evidence if evidence.url)),
            )


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: with `options` a list of kinds, else a text for a name or date."""

    name: str
    label: Message
    value: str
    required: bool
    dated: bool
    options: tuple[tuple[str, str], ...]
    wrong: Wrong | None


def _form_field(visiting: Visitor, slot: Slot, asked: Asked) -> Field:
    value = asked.given.get(slot.name, "")
    group = asked.question.group(slot.name) if asked.question else None
    options: tuple[tuple[str, str], ...] = ()
    if slot.of_kind and (group is not None or not value):
        names = dict.fromkeys((*GROUPS, *([group.name] if group else [])))
        options = tuple((name, VOCABULARY.kinds[name].plural.in_language(visiting.language)) for name in names)
        value = group.name if group else ""
    label = message(f"label-question-{slot.name}")
    return Field(slot.name, label, value, slot.required, slot.dated, options, asked.wrong.get(slot.name))
