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
def _(found: Money, snapshot: Snapshot) -> Told:
    parts = [
        part_of("answer-part-money-direct", [stream_line(snapshot, one) for one in found.direct]),
        part_of("answer-part-money-denied", [fact_line(snapshot, one) for one in found.denied]),
        part_of(
            "answer-part-money-through",
            [stream_line(snapshot, one) for one in found.through],
            folded=bool(found.direct),
        ),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(found.what)), address=page_of(found.what)),)
    return _money_sentences(found, snapshot), bool(found.direct or found.through), parts, steps


def _money_sentences(found: Money, snapshot: Snapshot) -> Iterator[Message]:
    streams = (*found.direct, *found.through)
    if not streams:
        yield message("answer-money-none", what=Brief(found.what))
    else:
        by_state = Counter(one.running for one in streams)
        running = [one for one in streams if one.running is Running.RUNS]
        yield message("answer-money-count", what=Brief(found.what), number=len(streams))
        if running:
            yield message("answer-money-runs", number=len(running))
        elif by_state[Running.UNKNOWN]:
            yield message("answer-money-unknown", number=by_state[Running.UNKNOWN])
        else:
            yield message("answer-money-over")
        for one in (found.direct or streams)[:2]:
            yield fact_message(snapshot, one.facts[0])
        if len(streams) > 1:
            yield message("answer-money-apart")
    for fact in found.denied[:1]:
        yield fact_message(snapshot, fact)


def stream_line(snapshot: Snapshot, one: Stream) -> Line:
    telling = [fact for fact in one.facts if any(each.claim.amount for each in fact.evidence)] or one.facts[:1]
    told = [message(f"answer-money-{one.running}-one"), *(fact_message(snapshot, fact) for fact in telling)]
    told += [
        message("answer-money-part", fact=OfFact(ref(snapshot), part.facts[0])) for part in one.parts if part.facts
    ]
    nodes = (one.budget,) if one.budget is not None else (snapshot.node(one.facts[0].subject),)
    evidence = tuple(dict.fromkeys(each for fact in telling for each in fact.supporting))
    return Line(Sentences(tuple(told)), nodes, evidence)
