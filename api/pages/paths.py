"""Routes: from here to there, in sentences with their sources, or why there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from api.pages.downloads import Format, download, headings
from api.pages.questions import Wrong, parties, party
from api.pages.visitor import TIME, Visiting, Visitor, show
from api.turns import FromTheWhole
from graph.ask.paths import Path, PathAnswer, PathQuestionError, find_past_paths, find_paths
from graph.model.merging import Node
from graph.model.vocabulary import Meaning
from graph.model.words import message, sentence_start
from graph.say.routes import no_path_sentence, path_sentences
from graph.say.sentences import fact_sentence
from graph.say.tables import Table
from viz.pages import address, cited
from viz.words import decimal_text

router = APIRouter(route_class=FromTheWhole)
Text = Annotated[str, Query(max_length=600)]
_ORDERS = {"strongest": ("strongest", False), "shortest": ("shortest", False), "different": ("strongest", True)}

_COUNTS = (1, 3, 5, 10)
# The parameters that make up a question.
ASKED = ("from", "to", "meaning", "strategy", "via", "avoid", "k", *TIME)
_COLUMNS = (
    message("column-route"),
    message("column-step"),
    message("column-from"),
    message("column-to"),
    message("column-tie"),
    message("column-cost"),
    message("column-sources"),
    message("column-addresses"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The form as it was filled in. `order` is strongest, shortest or different."""

    start: str
    goal: str
    meaning: str
    order: str
    via: str
    avoid: str
    k: int
    another_moment: bool

    @property
    def special(self) -> bool:
        """Whether anything was asked besides the two ends."""
        return bool(
            self.via or self.avoid or self.another_moment or self.meaning != "introduction" or self.order != "strongest"
        )


@dataclass(frozen=True, slots=True)
class ToldPath:
    """A route as the page tells it: `advice` is what stands below its steps, `memo` the whole as a text."""

    path: Path
    advice: tuple[str, ...]
    memo: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the form asks, as far as it is clear: the two ends, and what was wrong by the name of the field."""

    start: Node | None
    goal: Node | None
    via: tuple[Node, ...]
    avoid: tuple[Node, ...]
    wrong: dict[str, Wrong]


def made_out(visiting: Visitor, asked: Asked) -> Question:
    """Make out which entities the fields mean."""
    answers = {
        "from": party(visiting, asked.start),
        "to": party(visiting, asked.goal),
        "via": parties(visiting, asked.via),
        "avoid": parties(visiting, asked.avoid),
    }
    start, goal, via, avoid = answers.values()
    return Question(
        start=start if isinstance(start, Node) else None,
        goal=goal if isinstance(goal, Node) else None,
        via=via if isinstance(via, tuple) else (),
        avoid=avoid if isinstance(avoid, tuple) else (),
        wrong={name: answer for name, answer in answers.items() if isinstance(answer, Wrong)},
    )


def answered(visiting: Visitor, asked: Asked, question: Question) -> PathAnswer | None:
    """The routes that were asked for, None when the question is not clear yet. ValueError for a wrong one."""
    if question.start is None or question.goal is None or question.wrong:
        return None
    strategy, diverse = _ORDERS.get(asked.order, _ORDERS["strongest"])
    ends = question.start.id, question.goal.id
    return find_paths(
        visiting.snapshot, *ends, **_limits(visiting, asked, question), strategy=strategy, diverse=diverse
    )


def _past(visiting: Visitor, answer: PathAnswer, asked: Asked, question: Question) -> tuple[Path, ...]:
    return find_past_paths(visiting.snapshot, answer.start, answer.goal, **_limits(visiting, asked, question))


def _limits(visiting: Visitor, asked: Asked, question: Question) -> dict[str, Any]:
    return {
        "k": asked.k,
        "meaning": Meaning(asked.meaning),
        "via": [node.id for node in question.via],
        "avoid": [node.id for node in question.avoid],
        "budget": visiting.budget,
    }


def asked_now(
    visiting: Visiting,
    start: Annotated[Text, Query(alias="from")] = "",
    goal: Annotated[Text, Query(alias="to")] = "",
    meaning: str = "introduction",
    strategy: str = "strongest",
    via: Text = "",
    avoid: Text = "",
    k: Annotated[int, Query(ge=1, le=20)] = 3,
) -> Asked:
    """The form as the address fills it in; what it does not know counts as not filled in."""
    known = meaning if meaning in {"introduction", "affinity", "document"} else "introduction"
    order = strategy if strategy in _ORDERS else "strongest"
    return Asked(start, goal, known, order, via, avoid, k, any(visiting.time.values()))


AskedNow = Annotated[Asked, Depends(asked_now)]


@router.get("/paths")
def routes(visiting: Visiting, asked: AskedNow) -> Response:
    """The form, and the routes when both ends are clear."""
    question = made_out(visiting, asked)
    answer, problem = None, None
    past: Sequence[Path] = ()
    try:
        answer = answered(visiting, asked, question)
        past = _past(visiting, answer, asked, question) if answer else ()
    except PathQuestionError as error:
        problem = f"{sentence_start(error.message.in_language(visiting.language))}."
    return show(visiting, "paths", _context(visiting, asked, question, answer, past, problem))


@router.get("/paths.{format}")
def routes_table(visiting: Visiting, asked: AskedNow, format: Format) -> Response:
    """The routes as a table, a line for each step; ValueError when the question is not clear."""

    def table() -> Table:
        answer = answered(visiting, asked, made_out(visiting, asked))
        if answer is None:
            raise ValueError("from and to must each name one entity")
        return Table("routes", headings(_COLUMNS, visiting.language), _rows(visiting, answer))

    return download(visiting, table, "routes", format)


def _rows(visiting: Visitor, answer: PathAnswer) -> Iterator[tuple[str, ...]]:
    snapshot, language = visiting.snapshot, visiting.language
    for route, path in enumerate(answer.paths, 1):
        for number, step in enumerate(path.steps, 1):
            fact = step.facts[0]
            yield (
                str(route),
                str(number),
                snapshot.node(step.start).name,
                snapshot.node(step.goal).name,
                fact_sentence(snapshot, fact, language),
                decimal_text(step.cost, language),
                "; ".join(one.text for one in cited(fact.evidence, language)),
                " ".join(dict.fromkeys(one.url for one in fact.evidence if one.url)),
            )


def _told(visiting: Visitor, path: Path) -> ToldPath:
    sentences = path_sentences(visiting.snapshot, path, visiting.language)
    return ToldPath(path, sentences[len(path.steps) :], "\n".join(sentences))


def _context(
    visiting: Visitor,
    asked: Asked,
    question: Question,
    answer: PathAnswer | None,
    past: Sequence[Path],
    problem: str | None,
) -> dict[str, Any]:
    snapshot, language = visiting.snapshot, visiting.language
    none = answer.no_path if answer else None
    strategy, diverse = _ORDERS[asked.order]
    return {
        "asked": asked,
        "start": question.start,
        "goal": question.goal,
        "wrong": question.wrong,
        "problem": problem,
        "answer": answer,
        "routes": [_told(visiting, path) for path in answer.paths] if answer else [],
        "past": [_told(visiting, path) for path in past],
        "no_path": no_path_sentence(snapshot, answer, language) if answer and none else "",
        "nearest": [snapshot.node(id) for id in none.nearest] if none and none.nearest else [],
        "counts": [(number, str(number)) for number in sorted({*_COUNTS, asked.k})],
        "query": visiting.asked((*ASKED, "lang")),
        "api_address": address(
            "/v1/paths",
            **{
                "from": question.start.id if question.start else "",
                "to": question.goal.id if question.goal else "",
                "k": asked.k,
                "meaning": asked.meaning,
                "strategy": strategy,
                "diverse": diverse,
                "via": [node.id for node in question.via],
                "avoid": [node.id for node in question.avoid],
                **visiting.time,
            },
        ),
    }
