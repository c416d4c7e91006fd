"""The sentences of the commitment ledger, in Dutch and English."""

from collections.abc import Sequence
from datetime import date

from graph.ask.snapshot import Evidence, Snapshot
from graph.model.merging import Node
from graph.model.records import Status
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, dated, on, sentence
from graph.say.sentences import citation

_SAYS = {
    Status.ENDED: Label("noemt {} afgerond", "considers {} settled"),
    Status.RUNNING: Label("zegt dat {} loopt", "says that {} is under way"),
    Status.AGREED: Label("noemt {} afgesproken", "calls {} agreed"),
    Status.PROPOSED: Label("noemt {} nog open", "calls {} still open"),
    Status.WITHDRAWN: Label("noemt {} ingetrokken", "calls {} withdrawn"),
    None: Label("doet een uitspraak over de stand van {}", "states the status of {}"),
}
_IS = {
    Status.ENDED: Label("afgerond", "settled"),
    Status.RUNNING: Label("lopend", "under way"),
    Status.AGREED: Label("afgesproken", "agreed"),
    Status.PROPOSED: Label("nog niet besloten", "not decided yet"),
    Status.WITHDRAWN: Label("ingetrokken", "withdrawn"),
}


_PARTIES = Label("heeft als partijen", "has as parties")

# A decision is taken rather than agreed; what somebody promises to do later is intended.
_OF = {
    ("decidedBy", Status.AGREED): Label("genomen", "taken"),
    ("committedBy", Status.PROPOSED): Label("voorgenomen", "intended"),
}


def spoken_status_sentence(snapshot: Snapshot, speaker: str, node: Node, evidence: Evidence) -> Label:
    """Such as: De minister noemt de motie afgerond (Voorbeeldbrief (2021), p. 6)."""
    says, who, what = _SAYS[evidence.claim.status], called(snapshot.node(speaker)), called(node)
    role = evidence.claim.role
    as_regards = Label(f" wat betreft {role}", f" as regards ‘{role}’") if role else Label("", "")
    return sentence(
        f"{who.nl} {says.nl.format(what.nl)}{as_regards.nl} ({citation(evidence, 'nl')}).",
        f"{who.en} {says.en.format(what.en)}{as_regards.en} ({citation(evidence, 'en')}).",
    )


def own_status_sentence(evidence: Evidence) -> Label:
    """What a source itself says of the status; ValueError when its claim has none."""
    if evidence.claim.status is None:
        raise ValueError(f"the claim on {evidence.claim.subject} has no status")
    status = _OF.get((evidence.claim.relation, evidence.claim.status), _IS[evidence.claim.status])
    return Label(
        f"Stand volgens de bron: {status.nl} ({citation(evidence, 'nl')}).",
        f"Status according to the source: {status.en} ({citation(evidence, 'en')}).",
    )


def summary(
    snapshot: Snapshot,
    node: Node,
    *,
    committed_by: Sequence[str],
    addressed_to: Sequence[str],
    decided_by: Sequence[str],
    carried_out_by: Sequence[str],
    parties: Sequence[str],
    until: tuple[str, bool, bool] | None,
    statuses: Sequence[Label],
    follow_ups: Sequence[str],
    last: date | None,
) -> Label:
    """An entry of the ledger in a few sentences; `until` is (partial date, derived, passed)."""
    roles = (
        (committed_by, Label("is aangekondigd door", "was announced by")),
        (addressed_to, Label("is gericht aan", "is addressed to")),
        (decided_by, Label("wordt beslist door", "is decided by")),
        (carried_out_by, Label("wordt uitgevoerd door", "is carried out by")),
        (parties, Label("heeft als partij", "has as a party") if len(parties) == 1 else _PARTIES),
    )
    said = [_who(snapshot, node, [(ids, words) for ids, words in roles if ids])]
    if until is not None:
        said.append(_term(*until))
    said.extend(statuses)
    if follow_ups:
        names = called_all(snapshot, follow_ups)
        said.append(Label(f"Als vervolg is vastgelegd: {names.nl}.", f"Recorded as follow-up: {names.en}."))
    else:
        said.append(Label("Er is geen vervolg bekend.", "No follow-up is known."))
    if last is not None:
        day = on(last)
        said.append(Label(f"Laatst bevestigd {day.nl}.", f"Last confirmed {day.en}."))
    return Label(" ".join(one.nl for one in said), " ".join(one.en for one in said))


def _who(snapshot: Snapshot, node: Node, roles: Sequence[tuple[Sequence[str], Label]]) -> Label:
    what, kind = called(node), node.vocabulary.label
    if not roles:
        return sentence(f"{what.nl} ({kind.nl}).", f"{what.en} ({kind.en}).")
    # Who has two roles is named once: "is gericht aan en wordt uitgevoerd door het kabinet".
    by_names: dict[Label, list[Label]] = {}
    for ids, words in roles:
        by_names.setdefault(called_all(snapshot, ids), []).append(words)
    nl = " en ".join(f"{' en '.join(one.nl for one in words)} {names.nl}" for names, words in by_names.items())
    en = " and ".join(f"{' and '.join(one.en for one in words)} {names.en}" for names, words in by_names.items())
    return sentence(f"{what.nl} ({kind.nl}) {nl}.", f"{what.en} ({kind.en}) {en}.")


def _term(until: str, derived: bool, passed: bool) -> Label:
    day = dated(until)
    how = Label(" (afgeleid)", " (derived)") if derived else Label("", "")
    if passed:
        return Label(f"De termijn liep tot en met {day.nl}{how.nl}.", f"The term ran until {day.en}{how.en}.")
    return Label(f"De termijn loopt tot en met {day.nl}{how.nl}.", f"The term runs until {day.en}{how.en}.")
