"""What became of an agreement or a motion, and what has no follow-up, in words."""

from collections.abc import Iterator, Sequence

from graph.ask.gaps.contacts import whom_to_ask
from graph.ask.gaps.rule import named
from graph.ask.ledger import LedgerEntry
from graph.ask.questions.commitments import Outcome, WithoutFollowUp
from graph.ask.snapshot import Snapshot
from graph.model.words import Dated, Message, Sentences, message
from graph.say.answers.telling import (
    MOST_LINES,
    Line,
    Part,
    Step,
    Told,
    fact_line,
    fact_message,
    on_day,
    page_of,
    part_of,
    told,
)
from graph.say.commitments import ledger_sentences, status_sentence

_FEW = 3


@told.register
def _(outcome: Outcome, snapshot: Snapshot) -> Told:
    whole = outcome.whole
    parts = [
        part_of(
            "answer-part-outcome",
            [_entry_line(snapshot, whole), *(fact_line(snapshot, fact) for fact in outcome.received)],
        ),
        part_of("answer-part-requests", [_entry_line(snapshot, part) for part in outcome.parts]),
        part_of(
            "answer-part-follow-up",
            [fact_line(snapshot, follow_up.fact) for follow_up in (*whole.follow_ups, *whole.planned)],
        ),
    ]
    steps = [Step(message("answer-step-entity", what=whole.node), address=page_of(whole.node))]
    if outcome.ask is not None:
        steps.insert(
            0, Step(message("answer-step-ask-outcome", contact=outcome.ask), outcome.ask, page_of(outcome.ask))
        )
    known = bool(whole.statuses or whole.follow_ups or any(part.statuses or part.follow_ups for part in outcome.parts))
    return _outcome_sentences(outcome, snapshot), known, parts, tuple(steps)


def _outcome_sentences(outcome: Outcome, snapshot: Snapshot) -> Iterator[Message]:
    whole = outcome.whole
    for fact in outcome.received[:1]:
        yield fact_message(snapshot, fact)
    for statement in whole.statuses[:2]:
        yield status_sentence(snapshot, whole, statement, in_short=True)
    requests = [part for part in outcome.parts if whole.node.id in part.part_of]
    if requests:
        yield message("answer-outcome-parts", number=len(requests))
    for part in requests[:_FEW]:
        yield from _part_sentences(part, snapshot)
    for part in outcome.parts:
        if part not in requests and part.decided_by:
            yield from (fact_message(snapshot, fact) for fact in snapshot.all_outgoing(part.node.id, "decidedBy")[:1])
    if whole.follow_ups:
        last = max(whole.follow_ups, key=lambda follow_up: (follow_up.on is not None, follow_up.on, follow_up.id))
        yield message("answer-outcome-last", what=snapshot.node(last.id))
    elif not requests:
        yield message("answer-outcome-silent", what=whole.node)
        if whole.overdue and whole.term is not None:
            yield message("answer-outcome-term", what=whole.node, day=Dated(whole.term.until))


def _part_sentences(part: LedgerEntry, snapshot: Snapshot) -> Iterator[Message]:
    if part.statuses:
        sentence = status_sentence(snapshot, part, part.statuses[0], in_short=True)
        yield message("answer-outcome-part", part=part.node, said=sentence)
    elif part.follow_ups:
        names = named(snapshot, [follow_up.id for follow_up in part.follow_ups])
        yield message("answer-outcome-follow-up", what=part.node, names=names)
    else:
        yield message("answer-outcome-silent", what=part.node)
    if part.term is not None and part.overdue:
        yield message("answer-outcome-term", what=part.node, day=Dated(part.term.until))


@told.register
def _(commitments: WithoutFollowUp, snapshot: Snapshot) -> Told:
    silent = commitments.silent
    owed = [entry for entry in silent if _is_owed(entry)]
    others = [entry for entry in silent if not _is_owed(entry)]
    total, number = commitments.looked_at, len(silent)
    if commitments.party is not None:
        key = "answer-silent-of-party" if silent else "answer-silent-none-of-party"
        sentences = [message(key, number=number, total=total, party=commitments.party)]
    else:
        sentences = [message("answer-silent" if silent else "answer-silent-none", number=number, total=total)]
    if owed:
        sentences.append(
            message(
                "answer-silent-owed",
                number=len(owed),
                names=named(snapshot, [entry.node.id for entry in owed[:_FEW]]),
            )
        )
    parts = [
        _silent_part("answer-part-owed", snapshot, owed),
        _silent_part("answer-part-not-owed", snapshot, others, folded=bool(owed)),
    ]
    return sentences, bool(total), parts, (Step(message("answer-step-gaps"), address="/gaps?rule=open-commitments"),)


def _is_owed(entry: LedgerEntry) -> bool:
    return entry.overdue or "promise" in entry.node.vocabulary.traits


def _silent_part(title: str, snapshot: Snapshot, entries: Sequence[LedgerEntry], *, folded: bool = False) -> Part:
    lines = tuple(_silent_line(snapshot, entry) for entry in entries[:MOST_LINES])
    return Part(message(title), lines, folded, len(entries) - len(lines))


def _silent_line(snapshot: Snapshot, entry: LedgerEntry) -> Line:
    sentences = [message("answer-silent-entry", what=entry.node)]
    if entry.term is not None:
        sentences.append(message("answer-silent-term", day=Dated(entry.term.until)))
    if entry.last_evidence is not None:
        sentences.append(message("answer-silent-last", when=on_day(entry.last_evidence)))
    if entry.responsible:
        more = len(entry.responsible) - _FEW
        if more > 1:
            names = named(snapshot, entry.responsible[:_FEW])
            sentences.append(message("answer-silent-parties-more", names=names, number=more))
        else:
            sentences.append(message("answer-silent-parties", names=named(snapshot, entry.responsible)))
    if (contact := whom_to_ask(snapshot, entry)) is not None:
        sentences.append(message("answer-silent-ask", contact=contact))
    return Line(Sentences(tuple(sentences)), (entry.node,), entry.evidence[:_FEW])


def _entry_line(snapshot: Snapshot, entry: LedgerEntry) -> Line:
    sentences = ledger_sentences(snapshot, entry)
    return Line(
        Sentences((message("answer-entry", what=entry.node), *sentences.parts)), (entry.node,), entry.evidence[:_FEW]
    )
