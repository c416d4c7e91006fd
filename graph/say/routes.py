"""Collaboration paths as sentences: each step with its sources, what the path is worth, and whom to ring first."""

from collections.abc import Iterator

from graph.ask.paths import Path, PathAnswer, Step
from graph.ask.snapshot import Snapshot, Standing
from graph.ask.ties import PARTS, UNIT, doubt_cost
from graph.model.vocabulary import Meaning
from graph.model.words import Message, message, sentence_start
from graph.say.sentences import cited_sources, clause

_MOST_ALTERNATIVES = 2
# From so many memberships on, a part of the cost is worth telling.
_TOLD_FROM = 0.25
_MANY = 0.5


def path_sentences(snapshot: Snapshot, path: Path, language: str) -> tuple[str, ...]:
    """A path as sentences: one entry for each step, then what the path is worth and whom to contact first."""
    steps = tuple(_step_sentences(snapshot, path, number, language) for number in range(len(path.steps)))
    return (*steps, *(sentence_start(told.in_language(language)) for told in _closing(snapshot, path)))


def no_path_sentence(snapshot: Snapshot, answer: PathAnswer, language: str) -> str:
    """Why there is no path, how far each end reaches, and the nearest missing link. ValueError when there is a path."""
    none = answer.no_path
    if none is None:
        raise ValueError(f"there is a path from {answer.start} to {answer.goal}")
    start, goal = (snapshot.node(id) for id in (answer.start, answer.goal))
    told = [
        message("no-path", start=start, goal=goal, reason=none.reason),
        message("no-path-reach", end=start, number=none.from_start),
        message("no-path-reach", end=goal, number=none.from_goal),
    ]
    if none.nearest:
        left, right = (snapshot.node(id) for id in none.nearest)
        told.append(message("no-path-nearest", left=left, right=right))
    return " ".join(sentence_start(one.in_language(language)) for one in told)


def _step_sentences(snapshot: Snapshot, path: Path, number: int, language: str) -> str:
    step = path.steps[number]
    best, *others = step.facts
    before = path.steps[number - 1].facts[0] if number else None
    goes_on = before is not None and before.relation == best.relation and before.object == best.object == step.start
    told = [f"{clause(snapshot, best, language, also=goes_on)} {cited_sources(best, language)}."]
    for fact in others[:_MOST_ALTERNATIVES]:
        also = message("route-besides", clause=clause(snapshot, fact, language)).in_language(language)
        told.append(f"{also} {cited_sources(fact, language)}.")
    if (more := len(others) - _MOST_ALTERNATIVES) > 0:
        told.append(message("route-more-ties", number=more).in_language(language))
    return " ".join(map(sentence_start, told))


def _closing(snapshot: Snapshot, path: Path) -> Iterator[Message]:
    meaning = path.steps[0].facts[0].vocabulary.meaning
    start, goal = (snapshot.node(id) for id in (path.nodes[0], path.nodes[-1]))
    past = [step for step in path.steps if step.standing is not Standing.STANDS]
    if past:
        key = "route-past-all" if len(past) == len(path.steps) else "route-past-some"
        yield message(key, start=start, goal=goal, number=len(past))
    elif len(path.steps) > 1:
        yield _weakest(snapshot, path)
    if meaning is Meaning.AFFINITY:
        yield message("route-peers" if len(path.steps) == 2 else "route-neighbours", start=start, goal=goal)
    elif meaning is Meaning.DOCUMENT:
        yield message("route-documents", start=start, goal=goal)
    if past or meaning is Meaning.DOCUMENT:
        return
    if path.contact is None:
        if len(path.steps) > 1 and meaning is Meaning.INTRODUCTION:
            yield message("route-nobody")
        return
    contact = snapshot.node(path.contact)
    behind = path.nodes.index(path.contact) - 1
    if meaning is not Meaning.INTRODUCTION:
        yield message("route-experience", contact=contact)
    elif behind == 0:
        yield message("route-contact", contact=contact)
    else:
        yield message("route-contact-refer", contact=contact, shared=snapshot.node(path.nodes[behind]))


def _weakest(snapshot: Snapshot, path: Path) -> Message:
    step = path.steps[path.weakest]
    if all(other.cost == step.cost for other in path.steps):
        return message("route-no-weakest")
    start, goal = snapshot.node(step.start), snapshot.node(step.goal)
    first, *others = _why_weak(snapshot, path)
    if others:
        besides = Message(f"{others[0].key}.besides", others[0].parameters)
        return message("route-weakest-twice", start=start, goal=goal, why=first, besides=besides)
    return message("route-weakest", start=start, goal=goal, why=first)


def _why_weak(snapshot: Snapshot, path: Path) -> list[Message]:
    """What adds most to the cost of a step beyond that of a membership: one thing, or two that both weigh."""
    step = path.steps[path.weakest]
    parts = {part.name: part.value for part in step.parts}
    weights = sorted(((parts["base"] - 1.0, "base"), *((parts[name], name) for name in PARTS[1:])), reverse=True)
    heavy = [(value, name) for value, name in weights[:2] if value >= _TOLD_FROM]
    return [_weakness(snapshot, path, name, value) for value, name in heavy or weights[:1]]


def _weakness(snapshot: Snapshot, path: Path, part: str, value: float) -> Message:
    step = path.steps[path.weakest]
    if part == "doubt":
        claims = (one.claim for one in step.facts[0].evidence if one.claim.holds)
        claim = next(claim for claim in claims if doubt_cost(claim) == round(value * UNIT))
        return message(f"weak-{claim.confidence}")
    if part == "hub":
        key = "weak-hub" if value >= _MANY else "weak-small-hub"
        return message(key, hub=snapshot.node(_hub(path, step)))
    return message("weak-age" if part == "age" else "weak-base")


def _hub(path: Path, step: Step) -> str:
    """The end of a step that lies between the ends of the path; of two the one that it leads to."""
    between = path.nodes[1:-1]
    return step.goal if step.goal in between else step.start
