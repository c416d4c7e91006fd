"""Routes: from here to there, in sentences with their sources, or why there is none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from api.pages.downloads import Format, download, headings
from api.pages.questions import Wrong, parties, party
from api.pages.visitor import TIME, Visiting, Visitor, show
from api.turns import FromTheWhole
from graph.ask.ends import ANY_OF_KIND, BETWEEN, kind_meant, of_kind, references
from graph.ask.in_common import in_common
from graph.ask.path_question import PathQuestion, PathQuestionError
from graph.ask.paths import Path, PathAnswer, find_past_paths, find_paths
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY, Meaning
from graph.model.words import Listed, Message, Sentences, message, sentence_start
from graph.say.routes import (
    about_sentence,
    missing_link_about,
    no_path_sentence,
    opening_sentences,
    path_sentences,
    route_text,
    strength_word,
)
from graph.say.sentences import fact_sentence
from graph.say.tables import Table
from viz.pages import address, cited
from viz.words import decimal_text

router = APIRouter(route_class=FromTheWhole)
MOST_NAMED = 20
Text = Annotated[str, Query(max_length=600)]
Texts = Annotated[list[Text], Query(max_length=MOST_NAMED)]
_ORDERS = {"strongest": ("strongest", False), "shortest": ("shortest", False), "different": ("strongest", True)}
_MEANINGS = (Meaning.INTRODUCTION, Meaning.AFFINITY, Meaning.DOCUMENT)

_COUNTS = (1, 3, 5, 10)
# The parameters that make up a question.
ASKED = ("from", "to", "meaning", "strategy", "via", "avoid", "without", "k", *TIME)
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
    without: tuple[str, ...]
    k: int
    another_moment: bool

    @property
    def special(self) -> bool:
        """Whether anything was asked besides the two ends."""
        return bool(
            self.via
            or self.avoid
            or self.without
            or self.another_moment
            or self.meaning != "introduction"
            or self.order != "strongest"
        )


@dataclass(frozen=True, slots=True)
class ToldPath:
    """A route as the page tells it: `strength` in a word, `advice` below its steps, what it can be about.

    `opening` is what to say to who is called first, `text` the whole to send to somebody.
    """

    path: Path
    strength: Message | None
    advice: tuple[str, ...]
    about: Message
    shared: tuple[Node, ...]
    opening: Sentences | None
    text: str


@dataclass(frozen=True, slots=True)
class MadeOut:
    """What the form asks, None as long as that is not clear, and what was wrong by the name of the field.

    `start` and `goal` are what each end is called: a party, several, or those of a kind.
    """

    question: PathQuestion | None
    start: Message | Node | None
    goal: Message | Node | None
    wrong: Mapping[str, Wrong]


def made_out(visiting: Visitor, asked: Asked) -> MadeOut:
    """Make out what the fields mean."""
    starts, start = _end(visiting, asked.start)
    goals, goal = _end(visiting, asked.goal)
    via, avoid = parties(visiting, asked.via), parties(visiting, asked.avoid)
    fields = {"from": starts, "to": goals, "via": via, "avoid": avoid}
    wrong = {name: answer for name, answer in fields.items() if isinstance(answer, Wrong)}
    if isinstance(starts, Wrong) or isinstance(goals, Wrong) or isinstance(via, Wrong) or isinstance(avoid, Wrong):
        return MadeOut(None, start, goal, wrong)
    if not starts or not goals:
        return MadeOut(None, start, goal, {})
    strategy, diverse = _ORDERS[asked.order]
    question = PathQuestion(
        starts=starts,
        goals=goals,
        k=asked.k,
        meaning=asked.meaning,
        via=tuple(node.id for node in via),
        avoid=frozenset(node.id for node in avoid),
        without=frozenset(asked.without),
        strategy=strategy,
        diverse=diverse,
    )
    return MadeOut(question, start, goal, {})


def _end(visiting: Visitor, text: str) -> tuple[tuple[str, ...] | Wrong, Message | Node | None]:
    """The ids that the field of an end means, and what they are called together."""
    ids: dict[str, None] = {}
    called: list[Node | Message] = []
    for reference in references([text]):
        try:
            kind = kind_meant(reference)
            if kind is not None:
                ids.update(dict.fromkeys(of_kind(visiting.snapshot, kind)))
                called.append(message("one-of-kind", kind=VOCABULARY.kinds[kind].plural))
                continue
        except PathQuestionError as error:
            return Wrong(error.message), None
        node = party(visiting, reference)
        if isinstance(node, Wrong):
            return node, None
        if node is not None:
            ids[node.id] = None
            called.append(node)
    if not called:
        return (), None
    return tuple(ids), called[0] if len(called) == 1 else message("one-of-these", these=Listed(tuple(called), "or"))


def answered(visiting: Visitor, made: MadeOut) -> PathAnswer | None:
    """The routes that were asked for, None when the question is not clear yet. ValueError for a wrong one."""
    return None if made.question is None else find_paths(visiting.snapshot, made.question, budget=visiting.budget)


def asked_now(
    visiting: Visiting,
    start: Annotated[Texts, Query(alias="from")] = [],  # noqa: B006
    goal: Annotated[Texts, Query(alias="to")] = [],  # noqa: B006
    meaning: str = "introduction",
    strategy: str = "strongest",
    via: Text = "",
    avoid: Text = "",
    without: Texts = [],  # noqa: B006
    k: Annotated[int, Query(ge=1, le=20)] = 3,
) -> Asked:
    """The form as the address fills it in; what it does not know counts as not filled in."""
    return Asked(
        start=_together(start),
        goal=_together(goal),
        meaning=meaning if meaning in _MEANINGS else "introduction",
        order=strategy if strategy in _ORDERS else "strongest",
        via=via,
        avoid=avoid,
        without=tuple(relation for relation in without if relation in VOCABULARY.relations),
        k=k,
        another_moment=any(visiting.time.values()),
    )


def _together(texts: Sequence[str]) -> str:
    return f"{BETWEEN} ".join(references(texts))


AskedNow = Annotated[Asked, Depends(asked_now)]


@router.get("/paths")
def routes(visiting: Visiting, asked: AskedNow) -> Response:
    """The form, and the routes when both ends are clear."""
    made = made_out(visiting, asked)
    answer, problem = None, None
    past: Sequence[Path] = ()
    try:
        answer = answered(visiting, made)
        if answer is not None:
            past = find_past_paths(visiting.snapshot, answer.asked, budget=visiting.budget)
    except PathQuestionError as error:
        problem = f"{sentence_start(error.message.in_language(visiting.language))}."
    return show(visiting, "paths", _context(visiting, asked, made, answer, past, problem))


@router.get("/paths.{format}")
def routes_table(visiting: Visiting, asked: AskedNow, format: Format) -> Response:
    """The routes as a table, a line for each step; ValueError when the question is not clear."""

    def table() -> Table:
        answer = answered(visiting, made_out(visiting, asked))
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
                "; ".join(place.text for place in cited(fact.evidence, language)),
                " ".join(dict.fromkeys(evidence.url for evidence in fact.evidence if evidence.url)),
            )


def _told(visiting: Visitor, path: Path, place: str) -> ToldPath:
    snapshot, language = visiting.snapshot, visiting.language
    sentences = path_sentences(snapshot, path, language)
    here = f"{visiting.site}{visiting.here()}#{place}"
    return ToldPath(
        path=path,
        strength=strength_word(path),
        advice=sentences[len(path.steps) :],
        about=about_sentence(snapshot, path),
        shared=tuple(snapshot.node(id) for id in in_common(snapshot, path.nodes[0], path.nodes[-1])),
        opening=opening_sentences(snapshot, path),
        text=route_text(snapshot, path, language, here),
    )


def _context(
    visiting: Visitor,
    asked: Asked,
    made: MadeOut,
    answer: PathAnswer | None,
    past: Sequence[Path],
    problem: str | None,
) -> dict[str, Any]:
    snapshot, language = visiting.snapshot, visiting.language
    none = answer.no_path if answer else None
    question = answer.asked if answer else None
    return {
        "asked": asked,
        "start": made.start if made.question else None,
        "goal": made.goal if made.question else None,
        "fields": {"from": _as_typed(visiting, asked.start), "to": _as_typed(visiting, asked.goal)},
        "wrong": made.wrong,
        "problem": problem,
        "answer": answer,
        "routes": [_told(visiting, path, f"r{at}") for at, path in enumerate(answer.paths, 1)] if answer else [],
        "past": [_told(visiting, path, f"p{at}") for at, path in enumerate(past, 1)],
        "no_path": no_path_sentence(snapshot, answer, language) if answer and none else "",
        "nearest": [snapshot.node(id) for id in none.nearest] if none and none.nearest else [],
        "missing": _with_missing_link(visiting, answer) if answer and none else None,
        "missing_about": missing_link_about(snapshot, none) if none else None,
        "counts": [(number, str(number)) for number in sorted({*_COUNTS, asked.k})],
        "relation_options": [
            (name, VOCABULARY.relations[name].label.in_language(language))
            for name in VOCABULARY.relations_of(Meaning(asked.meaning))
        ],
        "query": visiting.asked((*ASKED, "lang")),
        "api_address": _api_address(visiting, asked, question),
    }


def _as_typed(visiting: Visitor, text: str) -> str:
    """What the field of an end shows: a kind in words."""
    kinds = {
        reference: kind_meant(reference)
        for reference in references([text])
        if reference.removeprefix(ANY_OF_KIND) in VOCABULARY.kinds
    }
    return f"{BETWEEN} ".join(
        message("any-of-kind", kind=VOCABULARY.kinds[kind].plural).in_language(visiting.language)
        if (kind := kinds.get(reference))
        else reference
        for reference in references([text])
    )


def _with_missing_link(visiting: Visitor, answer: PathAnswer) -> tuple[tuple[Node, ...], tuple[Node, ...]] | None:
    """How the route would run with the nearest missing link: the parties on either side of it."""
    none, snapshot = answer.no_path, visiting.snapshot
    if none is None or none.nearest is None:
        return None
    left, right = none.nearest
    sides = ((answer.asked.starts, left), (answer.asked.goals, right))
    before, after = (_way(visiting, answer.asked, ends, end) for ends, end in sides)
    return tuple(map(snapshot.node, before)), tuple(map(snapshot.node, reversed(after)))


def _way(visiting: Visitor, asked: PathQuestion, ends: tuple[str, ...], end: str) -> tuple[str, ...]:
    if end in ends:
        return (end,)
    question = replace(asked, starts=ends, goals=(end,), k=1, via=(), kinds=None, diverse=False)
    paths = find_paths(visiting.snapshot, question, budget=visiting.budget).paths
    return paths[0].nodes if paths else (end,)


def _api_address(visiting: Visitor, asked: Asked, question: PathQuestion | None) -> str:
    """The address at which the API answers the same."""
    if question is None:
        return "/v1/paths"
    return address(
        "/v1/paths",
        **{
            "from": list(references([asked.start])),
            "to": list(references([asked.goal])),
            "k": question.k,
            "meaning": question.meaning,
            "strategy": question.strategy,
            "diverse": question.diverse,
            "via": question.via,
            "avoid": sorted(question.avoid),
            "without": sorted(question.without),
            **visiting.time,
        },
    )
