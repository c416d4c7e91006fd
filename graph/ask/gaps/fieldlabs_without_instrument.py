"""Fieldlabs of which no use of an instrument is known, and instruments that could be used in fieldlabs."""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.ask.gaps.contacts import who_knows
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding
from graph.ask.matrix import matrix
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.model.dates import is_over
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY, Label
from graph.say.naming import called, called_all, sentence, share
from graph.say.sentences import citation

ID = "fieldlabs-without-instrument"
_INSTRUMENTS = "ProcurementInstrument"


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    fieldlabs = [node.id for node in snapshot.of_kind("Fieldlab") if not is_over(node.until, today)]
    potential = _potential(snapshot)
    if not fieldlabs and not potential:
        return
    used = {row for (row, _), cell in matrix(snapshot, "Fieldlab", _INSTRUMENTS).cells.items() if cell.state == "shown"}
    without = [id for id in fieldlabs if id not in used]
    if fieldlabs and not without:
        return
    contact = _contact(snapshot, without, potential)
    yield finding(
        ID,
        "moderate",
        (*without, *(fact.subject for fact in potential)),
        _sentence(snapshot, fieldlabs, without, potential),
        looked_at=LookedAt(
            len(fieldlabs), Label("fieldlabs die bij naam bekend zijn", "fieldlabs known by name"),
            all_sources(snapshot),
        ),
        evidence=_evidence(potential),
        next_step=_next_step(snapshot, contact),
    )  # fmt: skip


def _potential(snapshot: Snapshot) -> tuple[Fact, ...]:
    """Where a source sees a use for an instrument in fieldlabs: in one of them, or in the subject of that name."""
    label, plural = VOCABULARY.kinds["Fieldlab"].label.nl, VOCABULARY.kinds["Fieldlab"].plural.nl
    subjects = {node.id for node in snapshot.of_kind("Subject") if fold(node.name) in {label, plural}}
    return tuple(
        fact
        for node in snapshot.of_kind(_INSTRUMENTS)
        for fact in snapshot.outgoing(node.id, "hasPotentialFor")
        if fact.holds and (fact.object in subjects or snapshot.node(fact.object).is_a("Fieldlab"))
    )


def _evidence(potential: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(one for fact in potential for one in fact.evidence)


def _sentence(snapshot: Snapshot, fieldlabs: Sequence[str], without: Sequence[str], potential: Sequence[Fact]) -> Label:
    if without:
        names = called_all(snapshot, without)
        some = share(len(without), len(fieldlabs), Label("fieldlabs", "fieldlabs"))
        nl = f"Van {some.nl} die bij naam bekend zijn, is geen gebruik van een inkoopinstrument bekend: {names.nl}."
        en = f"For {some.en} known by name no use of a procurement instrument is known: {names.en}."
    else:
        nl = "Er is geen fieldlab bij naam bekend, en dus ook geen dat een inkoopinstrument gebruikt."
        en = "No fieldlab is known by name, and so none that uses a procurement instrument either."
    for fact in potential:
        what = called(snapshot.node(fact.subject))
        cited = Label(citation(fact.evidence[0], "nl"), citation(fact.evidence[0], "en"))
        said = sentence(
            f"{what.nl} leent zich er mogelijk voor ({cited.nl}).", f"{what.en} could be used ({cited.en})."
        )
        nl, en = f"{nl} {said.nl}", f"{en} {said.en}"
    return sentence(nl, en)


def _contact(snapshot: Snapshot, without: Sequence[str], potential: Sequence[Fact]) -> str | None:
    asked = [id for fact in potential if (id := who_knows(snapshot, fact.subject)) is not None]
    asked += [id for one in without if (id := who_knows(snapshot, one)) is not None]
    return next(iter(asked), None)


def _next_step(snapshot: Snapshot, contact: str | None) -> NextStep:
    if contact is None:
        return NextStep(
            Label(
                "Vraag een fieldlab welk vraagstuk het aan een overheid zou willen voorleggen.",
                "Ask a fieldlab which problem it would like to put to a public body.",
            )
        )
    party = called(snapshot.node(contact))
    return NextStep(
        Label(
            f"Vraag {party.nl} of er al een fieldlab is dat zo'n instrument gebruikt, en welk.",
            f"Ask {party.en} whether a fieldlab uses such an instrument already, and which.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Fieldlabs zonder bekend inkoopinstrument", "Fieldlabs without a known procurement instrument"),
    Label(
        "In een fieldlab werken bedrijven en kennisinstellingen al samen; een overheid kan er als klant bij.",
        "In a fieldlab companies and knowledge institutes work together already; a public body can join as customer.",
    ),
    find,
)
