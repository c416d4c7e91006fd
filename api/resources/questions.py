"""Questions as people ask them: which there are, which one a text is, and their answers."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request

from api.answer_models import Answer, Questions
from api.openapi import REFERS
from api.parameters import AskedSnapshot, Now, Reference
from api.problems import BadRequestError, NotFoundError
from api.tagged import UNCHANGED, TaggedFromTheWhole
from api.turns import budget_of
from graph.ask.questions.answering import answer
from graph.ask.questions.asking import WrongQuestionError, make_question
from graph.ask.questions.kinds import KINDS
from graph.ask.questions.understanding import understand
from graph.model.words import message
from graph.say.answers import tell

router = APIRouter(tags=["questions"], route_class=TaggedFromTheWhole, responses=UNCHANGED)


@router.get("/questions", operation_id="listQuestions", response_model=Questions)
def list_questions(
    snapshot: AskedSnapshot,
    q: Annotated[
        str | None,
        Query(
            max_length=200,
            description="A question as somebody types it.",
            examples=["Welke provincies gebruiken SBIR?"],
        ),
    ] = None,
) -> Questions:
    """What can be asked, with questions to begin with; with `q` which question that text is."""
    return Questions.of(snapshot, understand(snapshot, q) if q else None)


@router.get("/questions/{question_id}", operation_id="answerQuestion", response_model=Answer, responses=REFERS)
def answer_question(
    request: Request,
    now: Now,
    snapshot: AskedSnapshot,
    question_id: Annotated[
        str,
        Path(description="The id of the kind of question.", json_schema_extra={"enum": [*KINDS]}, examples=["users"]),
    ],
    what: Annotated[
        Reference | None,
        Query(
            description="An instrument, agreement, activity or subject: an id, or an unambiguous name.",
            examples=["sbir"],
        ),
    ] = None,
    who: Annotated[Reference | None, Query(description="An actor, or a kind of actors.", examples=["Province"])] = None,
    start: Annotated[Reference | None, Query(alias="from", description="An actor.")] = None,
    goal: Annotated[Reference | None, Query(alias="to", description="An actor.")] = None,
    since: Annotated[Reference | None, Query(description="A day, month or year.")] = None,
    until: Annotated[Reference | None, Query(description="A day, month or year.")] = None,
) -> Answer:
    """The answer to a question in sentences, what it rests on, and what to do next."""
    if question_id not in KINDS:
        raise NotFoundError(message("problem-unknown-question", id=question_id[:80], known=", ".join(KINDS)))
    asked = {"what": what, "who": who, "from": start, "to": goal, "since": since, "until": until}
    values = {name: value for name, value in asked.items() if value}
    try:
        question = make_question(snapshot, KINDS[question_id], values)
    except WrongQuestionError as error:
        raise BadRequestError(*error.problems) from None
    found = answer(
        snapshot, question, known_on=lambda day: now.snapshot(snapshot.as_of, day), budget=budget_of(request)
    )
    return Answer.of(snapshot, tell(snapshot, question, found))
