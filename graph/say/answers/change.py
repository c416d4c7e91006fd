"""What changed, and how to take an answer along, in words."""

from collections.abc import Iterator
from weakref import ref

from graph.ask.fact import Fact
from graph.ask.questions.answering import Data, MapFile
from graph.ask.questions.change import Changed
from graph.ask.questions.kinds import Brief
from graph.ask.snapshot import Snapshot
from graph.model.words import Dated, Message, in_words, message
from graph.say.answers.telling import Line, OfFact, Step, Told, fact_line, on_day, part_of, site_address, told
from graph.say.wording import spoken


@told.register
def _(found: Changed, snapshot: Snapshot) -> Told:
    turned = [
        Line(
            message(
                "answer-changed-cell",
                row=one.row,
                column=one.column,
                before=message(f"state-{one.before}"),
                now=message(f"state-{one.after}"),
            ),
            (one.row, one.column),
        )
        for one in found.turned
    ]
    new = [fact for fact in found.new if fact not in found.followed_up]
    parts = [
        part_of("answer-part-turned", turned),
        part_of(
            "answer-part-followed-up",
            [fact_line(snapshot, fact) for fact in found.followed_up],
            folded=found.nothing_before,
        ),
        part_of("answer-part-new", [fact_line(snapshot, fact) for fact in new], folded=found.nothing_before),
        part_of("answer-part-gone", [_gone_line(snapshot, fact) for fact in found.gone]),
        part_of(
            "answer-part-sources",
            [Line(message("answer-source", title=one.title)) for one in found.sources],
            folded=True,
        ),
    ]
    page = site_address("/changes", **{"from": found.since, "to": found.until})
    return _changed_sentences(found), True, parts, (Step(message("answer-step-changes"), address=page),)


def _changed_sentences(found: Changed) -> Iterator[Message]:
    period = (
        message("answer-period", since=Dated(found.since), until=Dated(found.until))
        if found.until
        else message("answer-since", since=Dated(found.since))
    )
    if not (found.sources or found.new or found.gone or found.from_registers):
        yield message("answer-changed-nothing", period=period)
        return
    if found.nothing_before:
        yield message("answer-changed-all", when=on_day(found.since))
    yield message(
        "answer-changed",
        period=period,
        sources=len(found.sources),
        new=len(found.new) + found.from_registers,
        gone=len(found.gone),
    )
    if found.from_registers:
        yield message("answer-changed-registers", number=found.from_registers)
    if found.nothing_before:
        return
    if found.followed_up:
        yield message("answer-changed-followed-up", number=len(found.followed_up))
    if found.sources:
        yield message("answer-changed-turned", number=len(found.turned))


def _gone_line(snapshot: Snapshot, fact: Fact) -> Line:
    ends = [snapshot.node(id) for id in (fact.subject, fact.object) if id in snapshot]
    if len(ends) == 2:
        return Line(message("answer-gone", fact=OfFact(ref(snapshot), fact)), tuple(ends))
    return Line(message("answer-gone-nameless", subject=fact.subject, object=fact.object), tuple(ends))


@told.register
def _(found: MapFile, snapshot: Snapshot) -> Told:
    around = found.about.id if found.about else None
    sentence = message("answer-map-around", about=found.about) if found.about else message("answer-map")
    steps = (
        Step(message("answer-step-map-file"), address=site_address("/map/drawing", focus=around)),
        Step(message("answer-step-map"), address=site_address("/map", focus=around)),
    )
    return [sentence, message("answer-map-file")], True, [], steps


@told.register
def _(found: Data, snapshot: Snapshot) -> Told:
    sentences = [message("answer-data")]
    steps = [
        Step(message("answer-step-api"), address="/api"),
        Step(message("answer-step-openapi"), address="/v1/openapi.json"),
    ]
    if found.start is not None and found.goal is not None:
        sentences.append(message("answer-data-paths", start=found.start, goal=found.goal))
        asked = site_address("/v1/paths", **{"from": found.start.id, "to": found.goal.id, "k": "3"})
        steps.insert(0, Step(message("answer-step-data-paths"), address=asked))
    return sentences, True, [], tuple(steps)


@in_words.register
def _(value: Brief, language: str) -> str:
    node = value.node
    short = node.abbreviation if node.is_a("Instrument") and not node.is_a("Budget") else None
    return short or spoken(node, language)
