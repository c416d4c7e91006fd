"""What changed, and how to take an answer along, in words."""

from collections.abc import Iterator
from weakref import ref

from graph.ask.fact import Fact
from graph.ask.questions.answering import Data, MapFile
from graph.ask.questions.change import Changed
from graph.ask.questions.kinds import Brief
from graph.ask.snapshot import Snapshot
from graph.model.words import Dated, Message, in_words, message
from graph.say.answers.telling import Line, OfFact, Step, Told, fact_line, part_of, site_address, told
from graph.say.wording import spoken


@told.register
def _(changes: Changed, snapshot: Snapshot) -> Told:
    turned = [
        Line(
            message(
                "answer-changed-cell",
                row=cell.row,
                column=cell.column,
                before=message(f"state-{cell.before}"),
                now=message(f"state-{cell.after}"),
            ),
            (cell.row, cell.column),
        )
        for cell in changes.turned
    ]
    new = [fact for fact in changes.new if fact not in changes.followed_up]
    parts = [
        part_of("answer-part-turned", turned),
        part_of(
            "answer-part-followed-up",
            [fact_line(snapshot, fact) for fact in changes.followed_up],
            folded=changes.nothing_before,
        ),
        part_of("answer-part-new", [fact_line(snapshot, fact) for fact in new], folded=changes.nothing_before),
        part_of("answer-part-gone", [_gone_line(snapshot, fact) for fact in changes.gone]),
        part_of(
            "answer-part-sources",
            [Line(message("answer-source", title=source.title)) for source in changes.sources],
            folded=True,
        ),
    ]
    page = site_address("/changes", **{"from": changes.since, "to": changes.until})
    return _changed_sentences(changes), True, parts, (Step(message("answer-step-changes"), address=page),)


def _changed_sentences(changes: Changed) -> Iterator[Message]:
    period = (
        message("answer-period", since=Dated(changes.since), until=Dated(changes.until))
        if changes.until
        else message("answer-since", since=Dated(changes.since))
    )
    if not (changes.sources or changes.new or changes.gone or changes.from_registers):
        yield message("answer-changed-nothing", period=period)
        return
    if changes.nothing_before:
        yield message("answer-changed-all", since=Dated(changes.since))
    yield message(
        "answer-changed",
        period=period,
        sources=len(changes.sources),
        new=len(changes.new) + changes.from_registers,
        gone=len(changes.gone),
    )
    if changes.from_registers:
        yield message("answer-changed-registers", number=changes.from_registers)
    if changes.nothing_before:
        return
    if changes.followed_up:
        yield message("answer-changed-followed-up", number=len(changes.followed_up))
    if changes.sources:
        yield message("answer-changed-turned", number=len(changes.turned))


def _gone_line(snapshot: Snapshot, fact: Fact) -> Line:
    ends = [snapshot.node(id) for id in (fact.subject, fact.object) if id in snapshot]
    if len(ends) == 2:
        return Line(message("answer-gone", fact=OfFact(ref(snapshot), fact)), tuple(ends))
    return Line(message("answer-gone-nameless", subject=fact.subject, object=fact.object), tuple(ends))


@told.register
def _(map_file: MapFile, snapshot: Snapshot) -> Told:
    around = map_file.about.id if map_file.about else None
    sentence = message("answer-map-around", about=map_file.about) if map_file.about else message("answer-map")
    steps = (
        Step(message("answer-step-map-file"), address=site_address("/map/drawing", focus=around)),
        Step(message("answer-step-map"), address=site_address("/map", focus=around)),
    )
    return [sentence, message("answer-map-file")], True, [], steps


@told.register
def _(data: Data, snapshot: Snapshot) -> Told:
    sentences = [message("answer-data")]
    steps = [
        Step(message("answer-step-api"), address="/api"),
        Step(message("answer-step-openapi"), address="/v1/openapi.json"),
    ]
    if data.start is not None and data.goal is not None:
        sentences.append(message("answer-data-paths", start=data.start, goal=data.goal))
        asked = site_address("/v1/paths", **{"from": data.start.id, "to": data.goal.id, "k": "3"})
        steps.insert(0, Step(message("answer-step-data-paths"), address=asked))
    return sentences, True, [], tuple(steps)


@in_words.register
def _(value: Brief, language: str) -> str:
    node = value.node
    short = node.abbreviation if node.is_a("Instrument") and not node.is_a("Budget") else None
    return short or spoken(node, language)
