"""Platforms, working groups and consortia of which no member is known, and agreements without known parties."""

from collections.abc import Iterator
from datetime import date

from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding
from graph.ask.ledger import ledger
from graph.ask.snapshot import Snapshot
from graph.model.dates import is_over
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, counted, sentence, share

ID = "bodies-without-members"
_BODIES = ("Platform", "WorkingGroup", "Consortium")
_MEMBERSHIP = frozenset({"memberOf", "participatesIn", "partOf"})
_AGREEMENTS = ("Covenant", "Plan")


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    bodies = [node.id for kind in _BODIES for node in snapshot.of_kind(kind) if not is_over(node.until, today)]
    memberless = [id for id in bodies if not _has_members(snapshot, id)]
    if memberless:
        names = called_all(snapshot, memberless)
        of = Label("samenwerkingsverbanden", "collaborations")
        some = share(len(memberless), len(bodies), of)
        yield finding(
            ID,
            "moderate",
            memberless,
            sentence(
                f"Van {some.nl} zijn geen leden of deelnemers bekend: {names.nl}.",
                f"For {some.en} no members or participants are known: {names.en}.",
            ),
            looked_at=LookedAt(len(bodies), Label(of.nl, of.en), all_sources(snapshot)),
            next_step=_next_step(snapshot, memberless),
            aspect="members",
        )
    agreements = [entry for entry in ledger(snapshot, today) if any(entry.node.is_a(kind) for kind in _AGREEMENTS)]
    partyless = [entry.node.id for entry in agreements if not (entry.parties or entry.committed_by)]
    if partyless:
        names = called_all(snapshot, partyless)
        of = Label("afspraken en plannen", "agreements and plans")
        some = share(len(partyless), len(agreements), of)
        yield finding(
            ID,
            "moderate",
            partyless,
            sentence(
                f"Van {some.nl} zijn geen partijen bekend: {names.nl}.",
                f"For {some.en} no parties are known: {names.en}.",
            ),
            looked_at=LookedAt(len(agreements), Label(of.nl, of.en), all_sources(snapshot)),
            evidence=(e for id in partyless for fact in snapshot.outgoing(id, "recordedIn") for e in fact.evidence),
            next_step=NextStep(
                Label(
                    "Zoek de ondertekenaars op in het stuk waarin de afspraak is vastgelegd.",
                    "Look the signatories up in the document that records the agreement.",
                )
            ),
            aspect="parties",
        )


def _has_members(snapshot: Snapshot, id: str) -> bool:
    return any(fact.holds and fact.relation in _MEMBERSHIP for fact in snapshot.incoming(id))


def _next_step(snapshot: Snapshot, bodies: list[str]) -> NextStep:
    known = who_knows_most(snapshot, bodies)
    if known is None:
        return NextStep(Label("Vraag het secretariaat wie er meedoen.", "Ask its secretariat who take part."))
    contact, number = known
    party, some = called(snapshot.node(contact)), counted(number)
    if number == len(bodies):
        return NextStep(Label(f"Vraag {party.nl} wie er meedoen.", f"Ask {party.en} who take part."), contact)
    return NextStep(
        Label(
            f"Vraag {party.nl}, bij {some.nl} ervan betrokken, wie er meedoen; vraag bij de andere het secretariaat.",
            f"Ask {party.en}, involved in {some.en} of them, who take part; ask the secretariat of the others.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Verbanden zonder bekende leden of partijen", "Collaborations without known members or parties"),
    Label(
        "Zolang niet bekend is wie meedoet, kan niemand via zo'n verband worden voorgesteld.",
        "As long as it is not known who takes part, nobody can be introduced through it.",
    ),
    find,
)
