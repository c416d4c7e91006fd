"""From what an assistant is answered, and what can be wrong with what it asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from api.assistants.asked import AskedOfMoment
from api.graph_now import GraphNow
from api.problems import BadRequestError
from api.turns import WORK, BusyError
from graph.ask.budget import Budget, OverBudgetError
from graph.ask.fact import Evidence
from graph.ask.path_question import PathQuestionError
from graph.ask.quotes import NO_QUOTES, Quotes, quotes
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError
from graph.ask.snapshot import Snapshot, UnknownEntityError
from graph.model.dates import last_day
from graph.model.merging import Node
from graph.model.words import WrongError, message, sentence_start
from graph.store import StoreError
from viz.words import Told


@dataclass(frozen=True, eq=False, slots=True)
class Asking:
    """From what an assistant is answered: the graph of what who asks may see, how, and how far work may go."""

    graph: GraphNow
    language: str
    budget: Budget

    def snapshot(self, asked: AskedOfMoment, *, settled: bool = False) -> Snapshot:
        """The graph at the moment that is asked about; BadRequestError for what is no date."""
        known = _day("knownOn", asked.known_on) if asked.known_on else None
        if asked.as_of:
            _day("asOf", asked.as_of)
        return self.graph.snapshot(asked.as_of or None, known, settled=settled)

    def say(self, told: Told) -> str:
        """What is told, as a sentence begins."""
        return sentence_start(told.in_language(self.language))

    def quotes(self, snapshot: Snapshot, evidence: Iterable[Evidence]) -> Quotes:
        """The words of the sources, as far as their text is kept."""
        return self.graph.asked(lambda store: quotes(store, snapshot, evidence), NO_QUOTES)


class NotClearError(Exception):
    """What cannot be answered as it was asked: `problems` say what would be right, `candidates` who may be meant."""

    def __init__(self, *problems: Told, candidates: Iterable[Node] = ()) -> None:
        super().__init__(*problems)
        self.problems = problems
        self.candidates = tuple(candidates)


def time_of(asked: AskedOfMoment) -> Mapping[str, str | None]:
    """The moment that is asked about, as it stands in an address."""
    return {"asOf": asked.as_of, "knownOn": asked.known_on}


def _day(name: str, text: str) -> date:
    try:
        return last_day(text)
    except ValueError:
        raise BadRequestError(message("problem-no-date", name=name, given=text)) from None


def wrong(error: Exception) -> NotClearError | None:
    """What an error tells who asked; None for one that nobody foresaw."""
    problems: tuple[Told, ...] = ()
    candidates: tuple[Node, ...] = ()
    match error:
        case NotClearError():
            problems, candidates = error.problems, error.candidates
        case AmbiguousReferenceError() | UnknownReferenceError():
            problems, candidates = (error.message,), error.candidates
        case UnknownEntityError():
            problems = (message("problem-unknown-entity", id=error.id),)
        case BadRequestError() | PathQuestionError():
            problems = (error.message,)
        case WrongError():
            problems = error.problems
        case StoreError():
            problems = (message("problem-store", reason=str(error)),)
        case BusyError():
            problems = (message("problem-busy"),)
        case OverBudgetError():
            problems = (message("problem-over-budget", seconds=f"{WORK:g}"),)
    return NotClearError(*problems, candidates=candidates) if problems else None
