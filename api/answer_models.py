"""Questions and their answers, as they go over the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.models import EntityReference, Evidence, InEveryLanguage, Model, in_every_language
from api.outward import SiteAddress
from graph.ask.questions.kinds import KINDS, Slot
from graph.ask.questions.kinds import Question as GraphQuestion
from graph.ask.questions.kinds import QuestionKind as GraphQuestionKind
from graph.ask.questions.understanding import Understanding as GraphUnderstanding
from graph.ask.snapshot import Snapshot
from graph.say.answers import Answer as GraphAnswer
from graph.say.answers import Line as GraphLine
from graph.say.answers import Part as GraphPart
from graph.say.answers import Step as GraphStep
from graph.say.answers import question_address, ready_answers
from graph.say.understood import understood


class Parameter(Model):
    """A parameter of a question."""

    name: str
    required: bool
    kinds: Annotated[list[str], Field(description="An entity of one of these kinds, or of one below them.")]
    group: Annotated[bool, Field(description="It can be a kind of actors instead, such as Province.")]
    dated: Annotated[bool, Field(description="It is a day, month or year.")]

    @classmethod
    def of(cls, slot: Slot) -> "Parameter":
        kinds = [] if slot.dated else list(slot.kinds)
        return cls(name=slot.name, required=slot.required, kinds=kinds, group=slot.of_kind, dated=slot.dated)


class Question(Model):
    """A question with the values of its parameters as they stand in an address."""

    id: str
    question: InEveryLanguage
    parameters: dict[str, str]
    page: Annotated[SiteAddress, Field(description="The address of the page that answers it.")]

    @classmethod
    def of(cls, question: GraphQuestion) -> "Question":
        return cls(
            id=question.kind.id,
            question=in_every_language(question.words),
            parameters=question.query,
            page=question_address(question),
        )


class ReadyQuestion(Question):
    answer: Annotated[InEveryLanguage | None, Field(description="Null where it takes the log to find out.")]

    @classmethod
    def with_answer(cls, question: GraphQuestion, answer: GraphAnswer | None) -> "ReadyQuestion":
        known = in_every_language(answer.sentence) if answer else None
        return cls(**dict(Question.of(question)), answer=known)


class QuestionKind(Model):
    id: str
    question: InEveryLanguage
    parameters: list[Parameter]

    @classmethod
    def of(cls, kind: GraphQuestionKind) -> "QuestionKind":
        return cls(
            id=kind.id, question=in_every_language(kind.words), parameters=[Parameter.of(slot) for slot in kind.slots]
        )


class Understanding(Model):
    """What was made of a text: the question, or null; and in sentences how it was read and what it may mean besides."""

    question: Question | None
    sentences: list[InEveryLanguage]

    @classmethod
    def of(cls, made: GraphUnderstanding) -> "Understanding":
        return cls(
            question=Question.of(made.question) if made.question else None,
            sentences=[in_every_language(sentence) for sentence in understood(made)],
        )


class Questions(Model):
    """What can be asked: the kinds of questions, some to begin with, and with `q` what that text was read as."""

    items: list[QuestionKind]
    ready: Annotated[list[ReadyQuestion], Field(description="Questions to begin with.")]
    understood: Annotated[
        Understanding | None, Field(description="Null without `q`, and when it is a name rather than a question.")
    ]

    @classmethod
    def of(cls, snapshot: Snapshot, made: GraphUnderstanding | None) -> "Questions":
        return cls(
            items=[QuestionKind.of(kind) for kind in KINDS.values()],
            ready=[ReadyQuestion.with_answer(*pair) for pair in ready_answers(snapshot).items()],
            understood=Understanding.of(made) if made else None,
        )


class AnswerLine(Model):
    sentence: InEveryLanguage
    entities: list[EntityReference]
    evidence: list[Evidence]

    @classmethod
    def of(cls, line: GraphLine) -> "AnswerLine":
        return cls(
            sentence=in_every_language(line.sentence),
            entities=[EntityReference.of(node) for node in line.nodes],
            evidence=[Evidence.of(evidence) for evidence in line.evidence],
        )


class AnswerPart(Model):
    title: InEveryLanguage
    lines: list[AnswerLine]
    more: Annotated[int, Field(description="How many more there are; they are left out here and on the page.")]

    @classmethod
    def of(cls, part: GraphPart) -> "AnswerPart":
        lines = [AnswerLine.of(line) for line in part.lines]
        return cls(title=in_every_language(part.title), lines=lines, more=part.more)


class AnswerStep(Model):
    sentence: InEveryLanguage
    contact: EntityReference | None
    page: Annotated[SiteAddress | None, Field(description="An address on this site.")]

    @classmethod
    def of(cls, step: GraphStep) -> "AnswerStep":
        contact = EntityReference.of(step.contact) if step.contact else None
        return cls(sentence=in_every_language(step.sentence), contact=contact, page=step.address)


class Answer(Model):
    """The answer to a question. What is not `known` no loaded source tells: that is something else than no."""

    question: Question
    as_of: str | None
    known_on: date | None
    revision: int
    answer: InEveryLanguage
    known: bool
    parts: list[AnswerPart]
    next_steps: list[AnswerStep]

    @classmethod
    def of(cls, snapshot: Snapshot, answer: GraphAnswer) -> "Answer":
        return cls(
            question=Question.of(answer.question),
            as_of=snapshot.as_of,
            known_on=snapshot.known_on,
            revision=snapshot.revision,
            answer=in_every_language(answer.sentence),
            known=answer.known,
            parts=[AnswerPart.of(part) for part in answer.parts],
            next_steps=[AnswerStep.of(step) for step in answer.steps],
        )
