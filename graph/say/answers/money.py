"""How much money there is for something and whether it still runs, in words."""

from collections import Counter
from collections.abc import Iterator
from weakref import ref

from graph.ask.questions.kinds import Brief
from graph.ask.questions.money import Money, Running, Stream
from graph.ask.snapshot import Snapshot
from graph.model.words import Message, Sentences, message
from graph.say.answers.telling import Line, OfFact, Step, Told, fact_line, fact_message, page_of, part_of, told


@told.register
def _(money: Money, snapshot: Snapshot) -> Told:
    parts = [
        part_of("answer-part-money-direct", [stream_line(snapshot, stream) for stream in money.direct]),
        part_of("answer-part-money-denied", [fact_line(snapshot, fact) for fact in money.denied]),
        part_of(
            "answer-part-money-through",
            [stream_line(snapshot, stream) for stream in money.through],
            folded=bool(money.direct),
        ),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(money.what)), address=page_of(money.what)),)
    return _money_sentences(money, snapshot), bool(money.direct or money.through), parts, steps


def _money_sentences(money: Money, snapshot: Snapshot) -> Iterator[Message]:
    streams = (*money.direct, *money.through)
    if not streams:
        yield message("answer-money-none", what=Brief(money.what))
    else:
        by_state = Counter(stream.running for stream in streams)
        running = [stream for stream in streams if stream.running is Running.RUNS]
        yield message("answer-money-count", what=Brief(money.what), number=len(streams))
        if running:
            yield message("answer-money-runs", number=len(running))
        elif by_state[Running.UNKNOWN]:
            yield message("answer-money-unknown", number=by_state[Running.UNKNOWN])
        else:
            yield message("answer-money-over")
        for stream in (money.direct or streams)[:2]:
            yield fact_message(snapshot, stream.facts[0])
        if len(streams) > 1:
            yield message("answer-money-apart")
    for fact in money.denied[:1]:
        yield fact_message(snapshot, fact)


def stream_line(snapshot: Snapshot, stream: Stream) -> Line:
    telling = [fact for fact in stream.facts if any(piece.claim.amount for piece in fact.evidence)] or stream.facts[:1]
    sentences = [message(f"answer-money-{stream.running}-one"), *(fact_message(snapshot, fact) for fact in telling)]
    sentences += [
        message("answer-money-part", fact=OfFact(ref(snapshot), part.facts[0])) for part in stream.parts if part.facts
    ]
    nodes = (stream.budget,) if stream.budget is not None else (snapshot.node(stream.facts[0].subject),)
    evidence = tuple(dict.fromkeys(piece for fact in telling for piece in fact.supporting))
    return Line(Sentences(tuple(sentences)), nodes, evidence)
