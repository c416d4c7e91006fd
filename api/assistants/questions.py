"""Questions as people ask them, and what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from api.assistants.answer import Line, Whole, of_evidence
from api.assistants.asked import Ask, Changes, Search
from api.assistants.asking import Asking, NotClearError, time_of
from api.assistants.looking_up import search
from api.meeting import prepare
from api.moments import bound, period
from api.problems import BadRequestError, not_one_of
from graph.ask.fact import Evidence
from graph.ask.questions.answering import answer
from graph.ask.questions.asking import make_question
from graph.ask.questions.kinds import KINDS, Question
from graph.ask.questions.understanding import Understanding, understand
from graph.ask.search import meant_by, resolve
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.words import message
from graph.say.answers import Answer, tell
from graph.say.answers.telling import page_of, site_address
from graph.say.meeting import Section
from graph.say.understood import understood

_MOST_OF_A_SECTION = 50


def ask(asking: Asking, asked: Ask) -> Whole:
    """The answer to a question: by its words, or by the id of its kind with parameters."""
    snapshot, text = asking.snapshot(asked, settled=True), asked.question.strip()
    parameters = {"what": asked.what, "who": asked.who, "from": asked.start, "to": asked.goal}
    parameters |= {"since": asked.since, "until": asked.until}
    filled = {name: value for name, value in parameters.items() if value}
    notes: list[str] = []
    if text in KINDS:
        question = make_question(snapshot, KINDS[text], filled)
    elif filled:
        raise not_one_of("question", text, KINDS)
    elif (made := understand(snapshot, text)) is not None:
        question = _meant(snapshot, made)
        notes += map(asking.say, understood(made))
    else:
        # A name is looked up.
        return search(asking, Search(text=text, as_of=asked.as_of, known_on=asked.known_on, cursor=asked.cursor))
    found = answer(
        snapshot,
        question,
        known_on=lambda day: asking.graph.snapshot(snapshot.as_of, day),
        budget=asking.budget,
    )
    told = tell(snapshot, question, found)
    if not told.known:
        notes.append(asking.say(message("question-not-known")))
    page = site_address(f"/questions/{question.kind.id}", **question.query, **time_of(asked))
    lines = [*_lines(asking, told, page), *_steps(asking, told, page)]

    def line(at: int) -> Line:
        made, evidence = lines[at]
        return replace(made, cited=of_evidence(evidence, asking.language, asking.quotes(snapshot, evidence)))

    return Whole(snapshot, told.sentence.in_language(asking.language), page, len(lines), line, tuple(notes))


def _lines(asking: Asking, answer: Answer, page: str) -> Iterator[tuple[Line, Sequence[Evidence]]]:
    """What the answer rests on, with the evidence of each."""
    for part in answer.parts:
        more = message("assistant-beside", number=part.more).in_language(asking.language) if part.more else ""
        under = " ".join(filter(None, (asking.say(part.title), more)))
        for line in part.lines:
            at = page_of(line.nodes[0]) if line.nodes else page
            yield Line(asking.say(line.sentence), at, line.nodes, under=under), line.evidence


def _steps(asking: Asking, answer: Answer, page: str) -> Iterator[tuple[Line, Sequence[Evidence]]]:
    under = asking.say(message("assistant-next-steps"))
    for step in answer.steps:
        nodes = (step.contact,) if step.contact else ()
        yield Line(asking.say(step.sentence), step.address or page, nodes, under=under), ()


def _meant(snapshot: Snapshot, made: Understanding) -> Question:
    """The question that a text was understood as; NotClearError when that takes a choice, which is not made here."""
    for also in made.also:
        name, chosen = _chosen(snapshot, made, also.written)
        kind = made.kind.id if made.kind is not None else ""
        how = message("assistant-ask-again", written=also.written, kind=kind, name=name)
        raise NotClearError(how, candidates=(*chosen, *also.nodes))
    if made.question is not None:
        return made.question
    if made.kind is not None and made.missing is not None:
        how = message("assistant-ask-with", kind=made.kind.id, name=made.missing)
        raise NotClearError(*understood(made), how)
    kinds = (message("assistant-kind-of-question", id=id, question=kind.words) for id, kind in KINDS.items())
    raise NotClearError(*understood(made), *kinds)


def _chosen(snapshot: Snapshot, made: Understanding, written: str) -> tuple[str, tuple[Node, ...]]:
    """The parameter that a name with several meanings was read as, and what was taken for it."""
    groups = chain(meant_by(snapshot, written, words=False), meant_by(snapshot, written))
    ids = {node.id for node in next(filter(None, groups), ())}
    values = made.question.values if made.question is not None else ()
    taken = [(name, value) for name, value in values if isinstance(value, Node) and value.id in ids]
    return (taken[0][0] if taken else "what"), tuple(value for _, value in taken)


def changes(asking: Asking, asked: Changes) -> Whole:
    """What changed between two moments, of all or of some parties."""
    graph = asking.graph
    try:
        start, end = bound(graph, asked.since), bound(graph, asked.until) if asked.until else None
    except ValueError:
        raise BadRequestError(message("changes-wrong")) from None
    compared = period(graph, start, end)
    parties = [resolve(compared.after, reference.strip()).id for reference in asked.about]
    comparison = prepare(graph.store, compared, parties, asking.budget).told(asking.language, _MOST_OF_A_SECTION)
    ends = {"from": asked.since, "to": asked.until, "party": "; ".join(parties)}
    page = site_address("/meeting", **ends)
    lines = [line for section in comparison.sections for line in _section(asking, section, page)]
    return Whole.of(compared.after, f"{comparison.period} {comparison.summary}", page, lines, comparison.notes)


def _section(asking: Asking, section: Section, page: str) -> Iterator[Line]:
    title = f"{section.title} ({section.count})"
    for line in section.lines:
        yield Line(
            line.whole, line.address or page, tuple(line.nodes), of_evidence(line.evidence, asking.language), title
        )
    if section.left_out:
        yield Line(asking.say(message("and-more", number=section.left_out)), page, (), (), title)
    if not section.count:
        yield Line(section.none, page, (), (), title)
