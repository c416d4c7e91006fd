"""Fieldlabs of which no use of an instrument is known, where a source sees a use for an instrument in fieldlabs."""

from collections.abc import Iterator, Sequence

from graph.ask.gaps.contacts import who_knows
from graph.ask.gaps.rule import Finding, LookedAt, Rule, all_sources, finding, named, step
from graph.ask.matrix import matrix
from graph.ask.snapshot import Fact, Snapshot
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST, Message, message

ID = "fieldlabs-without-instrument"
_INSTRUMENTS = "ProcurementInstrument"


def find(snapshot: Snapshot) -> Iterator[Finding]:
    potential = _potential(snapshot)
    if not potential:
        return
    fieldlabs = [node.id for node in snapshot.of_kind("Fieldlab")]
    cells = matrix(snapshot, "Fieldlab", _INSTRUMENTS).cells
    used = {row for (row, _), cell in cells.items() if cell.state == "shown"}
    without = [id for id in fieldlabs if id not in used]
    if fieldlabs and not without:
        return
    asked = (who_knows(snapshot, fact.subject) for fact in potential)
    yield finding(
        snapshot,
        ID,
        "moderate",
        (*(fact.subject for fact in potential), *without),
        *_sentences(snapshot, fieldlabs, without, potential),
        looked_at=LookedAt(len(fieldlabs), message("kind-Fieldlab.plural"), all_sources(snapshot)),
        evidence=(piece for fact in potential for piece in fact.evidence),
        next_step=step("gap-fieldlabs-without-instrument-ask", next((node for node in asked if node), None)),
        about="",
    )


def _potential(snapshot: Snapshot) -> tuple[Fact, ...]:
    """Where a source sees a use for an instrument in fieldlabs: in one of them, or in the subject of that name."""
    kind = VOCABULARY.kinds["Fieldlab"]
    names = {kind.label.in_language(FIRST), kind.plural.in_language(FIRST)}
    subjects = {node.id for node in snapshot.of_kind("Subject") if fold(node.name) in names}
    return tuple(
        fact
        for node in snapshot.of_kind(_INSTRUMENTS)
        for fact in snapshot.outgoing(node.id, "hasPotentialFor")
        if fact.object in subjects or snapshot.node(fact.object).is_a("Fieldlab")
    )


def _sentences(
    snapshot: Snapshot, fieldlabs: Sequence[str], without: Sequence[str], potential: Sequence[Fact]
) -> Iterator[Message]:
    if not without:
        yield message("gap-fieldlabs-without-instrument-nameless")
    elif len(without) == len(fieldlabs):
        yield message("gap-fieldlabs-without-instrument-none", total=len(fieldlabs), names=named(snapshot, without))
    else:
        yield message(
            "gap-fieldlabs-without-instrument-some",
            number=len(without),
            total=len(fieldlabs),
            names=named(snapshot, without),
        )
    for fact in potential:
        yield message(
            "gap-fieldlabs-without-instrument-potential",
            instrument=snapshot.node(fact.subject),
            cited=fact.evidence[0],
        )


RULE = Rule(ID, find)
