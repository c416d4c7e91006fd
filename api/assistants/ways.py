"""Who can bring whom to whom."""

from collections.abc import Iterator

from api.assistants.answer import Line, Whole, of_evidence
from api.assistants.asked import Routes
from api.assistants.asking import Asking, time_of
from graph.ask.ends import ends
from graph.ask.path_question import PathQuestion
from graph.ask.paths import Path, find_past_paths, find_paths
from graph.ask.search import resolve
from graph.ask.snapshot import Snapshot
from graph.model.words import message
from graph.say.answers.telling import site_address
from graph.say.routes import no_path_sentence, route_sentences
from graph.say.sentences import fact_sentence


def routes(asking: Asking, asked: Routes) -> Whole:
    """The best routes, step by step with where each is said; or why there is none."""
    snapshot = asking.snapshot(asked, settled=True)
    question = PathQuestion(
        starts=ends(snapshot, [asked.start]),
        goals=ends(snapshot, [asked.goal]),
        k=asked.k,
        meaning=asked.meaning,
        via=tuple(resolve(snapshot, reference.strip()).id for reference in asked.via),
        avoid=frozenset(resolve(snapshot, reference.strip()).id for reference in asked.avoid),
    )
    answer = find_paths(snapshot, question, budget=asking.budget)
    past = find_past_paths(snapshot, question, budget=asking.budget)
    page = _page(asked, question)
    lines = [
        line
        for key, paths in (("assistant-route", answer.paths), ("assistant-route-past", past))
        for number, path in enumerate(paths, 1)
        for line in _route(asking, snapshot, path, f"{key}", number, page)
    ]
    notes = [asking.say(message("assistant-routes-past"))] if past else []
    if answer.no_path is not None:
        return Whole.of(snapshot, no_path_sentence(snapshot, answer, asking.language), page, lines, notes)
    best = answer.paths[0]
    text = " ".join((_title(asking, snapshot, best, "assistant-route", 1) + ".", *_advice(asking, snapshot, best)))
    return Whole.of(snapshot, text, page, lines, notes)


def _page(asked: Routes, question: PathQuestion) -> str:
    start = question.starts[0] if len(question.starts) == 1 else asked.start
    goal = question.goals[0] if len(question.goals) == 1 else asked.goal
    chosen = {
        "meaning": None if asked.meaning == "introduction" else asked.meaning,
        "via": "; ".join(question.via),
        "avoid": "; ".join(sorted(question.avoid)),
    }
    return site_address("/paths", **{"from": start, "to": goal}, **chosen, **time_of(asked))


def _title(asking: Asking, snapshot: Snapshot, path: Path, key: str, number: int) -> str:
    names = " → ".join(snapshot.node(id).name for id in path.nodes)
    return asking.say(message(key, number=number, names=names))


def _advice(asking: Asking, snapshot: Snapshot, path: Path) -> tuple[str, ...]:
    return route_sentences(snapshot, path, asking.language)[len(path.steps) :]


def _route(asking: Asking, snapshot: Snapshot, path: Path, key: str, number: int, page: str) -> Iterator[Line]:
    """The steps of a route with where each is said; of another than the best also what is told of the whole."""
    under = _title(asking, snapshot, path, key, number)
    words = asking.quotes(snapshot, [evidence for step in path.steps for evidence in step.facts[0].supporting])
    for step in path.steps:
        fact = step.facts[0]
        nodes = tuple(snapshot.node(id) for id in (step.start, step.goal))
        text = fact_sentence(snapshot, fact, asking.language)
        yield Line(text, page, nodes, of_evidence(fact.supporting, asking.language, words), under)
    if key != "assistant-route" or number > 1:
        yield Line(" ".join(_advice(asking, snapshot, path)), page, under=under)
