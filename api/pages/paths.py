"""Routes: from here to there, in sentences with their sources, or why there is none."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.pages.questions import Wrong, parties, party
from api.pages.visitor import Visiting, Visitor, show
from graph.paths import PathAnswer, find_paths
from graph.sentences import no_path_sentence, path_sentences
from graph.snapshot import Node
from graph.vocabulary import Meaning
from viz.pages import address

router = APIRouter()
Text = Annotated[str, Query(max_length=600)]
_ORDERS = {"strongest": ("strongest", False), "shortest": ("shortest", False), "different": ("strongest", True)}


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
    as_of: str

    @property
    def special(self) -> bool:
        """Whether anything was asked besides the two ends."""
        return bool(self.via or self.avoid or self.as_of or self.meaning != "introduction" or self.order != "strongest")


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
    return find_paths(
        visiting.snapshot,
        question.start.id,
        question.goal.id,
        k=asked.k,
        meaning=Meaning(asked.meaning),
        via=[node.id for node in question.via],
        avoid=[node.id for node in question.avoid],
        strategy=strategy,
        diverse=diverse,
    )


@router.get("/paths")
def routes(
    visiting: Visiting,
    start: Annotated[Text, Query(alias="from")] = "",
    goal: Annotated[Text, Query(alias="to")] = "",
    meaning: str = "introduction",
    strategy: str = "strongest",
    via: Text = "",
    avoid: Text = "",
    k: Annotated[int, Query(ge=1, le=20)] = 3,
) -> Response:
    """The form, and the routes when both ends are clear."""
    known = meaning if meaning in {"introduction", "affinity", "document"} else "introduction"
    order = strategy if strategy in _ORDERS else "strongest"
    asked = Asked(start, goal, known, order, via, avoid, k, visiting.snapshot.as_of or "")
    question = made_out(visiting, asked)
    answer, problem = None, None
    try:
        answer = answered(visiting, asked, question)
    except ValueError as error:
        problem = str(error)
    return show(visiting, "paths", _context(visiting, asked, question, answer, problem))


def _context(
    visiting: Visitor, asked: Asked, question: Question, answer: PathAnswer | None, problem: str | None
) -> dict[str, Any]:
    snapshot, language = visiting.snapshot, visiting.language
    sentences = [path_sentences(snapshot, path, language) for path in answer.paths] if answer else []
    none = answer.no_path if answer else None
    strategy, diverse = _ORDERS[asked.order]
    return {
        "asked": asked,
        "start": question.start,
        "goal": question.goal,
        "wrong": question.wrong,
        "problem": problem,
        "answer": answer,
        "advice": [
            said[len(path.steps) :] for said, path in zip(sentences, answer.paths if answer else (), strict=True)
        ],
        "memo": ["\n".join(said) for said in sentences],
        "no_path": no_path_sentence(snapshot, answer, language) if answer and none else "",
        "nearest": [snapshot.node(id) for id in none.nearest] if none and none.nearest else [],
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
                "asOf": asked.as_of,
            },
        ),
    }
