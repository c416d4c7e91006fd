"""Answers to questions in words: a few sentences on top, what they rest on, and what to do next.

What is told is a message everywhere, so that a page, the API and the command say the same in each language. Each module
has the words for some kinds of questions, as `graph.ask.questions` has their answers.
"""

from collections.abc import Mapping

from graph.ask.kept import kept
from graph.ask.questions.answering import Found, answer
from graph.ask.questions.asking import ready_questions
from graph.ask.questions.kinds import Question
from graph.ask.snapshot import Snapshot
from graph.model.words import Sentences
from graph.say.answers import change, commitments, money, people, use  # noqa: F401 (they register their words)
from graph.say.answers.telling import Answer, Line, Part, Step, site_address, told

__all__ = ["FROM_LOG", "Answer", "Line", "Part", "Step", "question_address", "ready_answers", "tell"]


def question_address(question: Question) -> str:
    """The address of the page that answers a question."""
    return site_address(f"/questions/{question.kind.id}", **question.query)


def tell(snapshot: Snapshot, question: Question, found: Found) -> Answer:
    """What was found for a question, in words."""
    sentences, known, parts, steps = told(found, snapshot)
    return Answer(question, Sentences(tuple(sentences)), known, tuple(part for part in parts if part.lines), steps)


# Their answer is another with each load, and takes the log to find out.
FROM_LOG = frozenset({"changes"})


@kept()
def ready_answers(snapshot: Snapshot) -> Mapping[Question, Answer | None]:
    """The questions to begin with, in order, each with its answer; None where that takes the log."""
    return {question: _unlogged(snapshot, question) for question in ready_questions(snapshot)}


def _unlogged(snapshot: Snapshot, question: Question) -> Answer | None:
    if question.kind.id in FROM_LOG:
        return None
    return tell(snapshot, question, answer(snapshot, question, known_on=lambda _: snapshot))
