"""Collaboration paths as sentences: each step with its sources, what the path is worth, and whom to ring first."""

from collections.abc import Iterator, Sequence

from graph.ask.gaps.rule import Named, Told, named
from graph.ask.in_common import in_common, works_on
from graph.ask.paths import NoPath, Path, PathAnswer, Step
from graph.ask.snapshot import Snapshot, Standing
from graph.ask.ties import PARTS, UNIT, doubt_cost
from graph.model.merging import Node
from graph.model.vocabulary import Meaning
from graph.model.words import Dated, Message, Sentences, message, sentence_start
from graph.say.sentences import cited_sources, clause
from graph.say.wording import number_text

_MOST_ALTERNATIVES = 2
_MOST_TOPICS = 3
# From so many memberships on, a part of the cost is worth telling.
_TOLD_FROM = 0.25
_MANY = 0.5


def path_sentences(snapshot: Snapshot, path: Path, language: str) -> tuple[str, ...]:
    """A path as sentences: one entry for each step, then what the path is worth and whom to contact first."""
    steps = tuple(_step_sentences(snapshot, path, number, language) for number in range(len(path.steps)))
    return (*steps, *(sentence_start(sentence.in_language(language)) for sentence in _closing(snapshot, path)))


def strength_word(path: Path) -> Message | None:
    """What a route is worth in a word: sterk, redelijk or zwak; None for one that introduces nobody."""
    introduces = path.steps[0].facts[0].vocabulary.meaning is Meaning.INTRODUCTION
    return message(f"route-{path.strength}") if introduces and not _past(path) else None


def about_sentence(snapshot: Snapshot, path: Path) -> Message:
    """What its ends can talk about: what both work on or with, else what the goal does, else that none is known."""
    start, goal = (snapshot.node(id) for id in (path.nodes[0], path.nodes[-1]))
    if shared := in_common(snapshot, start.id, goal.id):
        return message("route-about", what=named(snapshot, shared[:_MOST_TOPICS]), number=len(shared))
    topics = [id for id in works_on(snapshot, goal.id) if id != start.id]
    if topics:
        return message("route-about-goal", goal=goal, what=named(snapshot, topics[:_MOST_TOPICS]))
    return message("route-about-nothing")


def opening_sentences(snapshot: Snapshot, path: Path) -> Sentences | None:
    """What to say to the one who is called first; None when nobody is, or when an end is no party."""
    start, goal = (snapshot.node(id) for id in (path.nodes[0], path.nodes[-1]))
    if path.contact is None or strength_word(path) is None or not (start.is_a("Actor") and goal.is_a("Actor")):
        return None
    contact = path.nodes.index(path.contact)
    topics = in_common(snapshot, start.id, goal.id)
    what = named(snapshot, topics[:_MOST_TOPICS]) if topics else message("opening-open")
    sentences = [message("opening-who", start=start, goal=goal, what=what)]
    if contact > 1:
        sentences.append(message("opening-shared", shared=snapshot.node(path.nodes[contact - 1])))
    after = path.nodes[contact + 1 : -1]
    if not after:
        sentences.append(message("opening-tie", tie=Told(snapshot, path.steps[-1].facts[0])))
    elif len(after) == 1:
        sentences.append(message("opening-through", goal=goal, through=snapshot.node(after[0])))
    else:
        sentences.append(message("opening-along", way=named(snapshot, after)))
    return Sentences((*sentences, message("opening-request")))


def route_sentences(snapshot: Snapshot, path: Path, language: str) -> tuple[str, ...]:
    """All that is told of a route: its steps, what it is worth, whom to contact, about what, and how to begin."""
    sentences = path_sentences(snapshot, path, language)
    strength, opening = strength_word(path), opening_sentences(snapshot, path)
    more: list[Message] = []
    if not _past(path):
        more.append(about_sentence(snapshot, path))
    if opening is not None:
        more.append(message("route-opening", text=opening.in_language(language)))
    if strength is not None:
        worth = message("route-worth", strength=strength, cost=number_text(round(path.cost, 2), language))
        sentences = (*sentences[: len(path.steps)], worth.in_language(language), *sentences[len(path.steps) :])
    return (*sentences, *(sentence_start(sentence.in_language(language)) for sentence in more))


def route_text(snapshot: Snapshot, path: Path, language: str, address: str) -> str:
    """A route as a text to send: a title, its steps by number and what else is told, with address and day below."""
    start, goal = (snapshot.node(id) for id in (path.nodes[0], path.nodes[-1]))
    sentences = route_sentences(snapshot, path, language)
    steps = (f"{number}. {sentence}" for number, sentence in enumerate(sentences[: len(path.steps)], 1))
    title = message("route-title", start=start, goal=goal)
    day = message("route-from", day=Dated(snapshot.day.isoformat()))
    return "\n".join(
        (title.in_language(language), *steps, *sentences[len(path.steps) :], day.in_language(language), address)
    )


def no_path_sentence(snapshot: Snapshot, answer: PathAnswer, language: str) -> str:
    """Why there is no path, how far each end reaches, and the nearest missing link. ValueError when there is a path."""
    none = answer.no_path
    if none is None:
        raise ValueError(f"there is a path from {answer.paths[0].nodes[0]} to {answer.paths[0].nodes[-1]}")
    start, goal = (ends_named(snapshot, ids) for ids in (answer.asked.starts, answer.asked.goals))
    sentences = [
        message("no-path", start=start, goal=goal, reason=none.reason),
        message("no-path-reach", end=start, number=none.from_start),
        message("no-path-reach", end=goal, number=none.from_goal),
    ]
    if none.nearest:
        left, right = (snapshot.node(id) for id in none.nearest)
        sentences.append(message("no-path-nearest", left=left, right=right))
    return " ".join(sentence_start(sentence.in_language(language)) for sentence in sentences)


def missing_link_about(snapshot: Snapshot, none: NoPath) -> Message | None:
    """What the two parties of the missing link can talk about; None when there is no such link."""
    if none.nearest is None:
        return None
    shared = in_common(snapshot, *none.nearest)
    return message("route-about", what=named(snapshot, shared[:_MOST_TOPICS]), number=len(shared)) if shared else None


def ends_named(snapshot: Snapshot, ids: Sequence[str]) -> Node | Named:
    """The ends on one side of a question, as a parameter of a message."""
    return snapshot.node(ids[0]) if len(ids) == 1 else named(snapshot, ids)


def _past(path: Path) -> bool:
    return any(step.standing is not Standing.STANDS for step in path.steps)


def _step_sentences(snapshot: Snapshot, path: Path, number: int, language: str) -> str:
    step = path.steps[number]
    best, *others = step.facts
    before = path.steps[number - 1].facts[0] if number else None
    goes_on = before is not None and before.relation == best.relation and before.object == best.object == step.start
    sentences = [f"{clause(snapshot, best, language, also=goes_on)} {cited_sources(best, language)}."]
    for fact in others[:_MOST_ALTERNATIVES]:
        also = message("route-besides", clause=clause(snapshot, fact, language)).in_language(language)
        sentences.append(f"{also} {cited_sources(fact, language)}.")
    if (more := len(others) - _MOST_ALTERNATIVES) > 0:
        sentences.append(message("route-more-ties", number=more).in_language(language))
    return " ".join(map(sentence_start, sentences))


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
        if step.facts[0].disputed:
            return message("weak-disputed")
        claims = (evidence.claim for evidence in step.facts[0].evidence if evidence.claim.holds)
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
