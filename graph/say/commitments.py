"""The sentences of the commitment ledger: what was agreed or asked, how it stands, and what came of it."""

from collections.abc import Iterator

from graph.ask.confirmation import spoken_on
from graph.ask.fact import Standing
from graph.ask.gaps.rule import Named, named
from graph.ask.ledger import LedgerEntry, StatusStatement
from graph.ask.snapshot import Snapshot
from graph.model.dates import is_over
from graph.model.records import Status
from graph.model.words import Dated, Message, Sentences, has_words, message
from graph.say import sentences as _registers_facts  # noqa: F401 (how facts and names read)
from graph.say.amounts import Role

# Who made it comes first.
_ROLES = ("committed-by", "addressed-to", "decided-by", "carried-out-by")


def ledger_sentences(snapshot: Snapshot, entry: LedgerEntry, *, brief: bool = False) -> Sentences:
    """An entry of the ledger in a few sentences; `brief` without who made it and what is said of its status."""
    return Sentences(tuple(_told(snapshot, entry, brief=brief)))


def status_sentence(
    snapshot: Snapshot, entry: LedgerEntry, statement: StatusStatement, *, in_short: bool = False
) -> Message:
    """What somebody says of the status: "De minister beschouwt de motie als afgerond (Voorbeeldbrief, p. 6)".

    `in_short` only the day of the paper stands in the brackets, where that is known.
    """
    claim, evidence = statement.evidence.claim, statement.evidence
    day = spoken_on(evidence) if in_short else None
    cited = Dated(day) if day is not None else evidence
    status = str(claim.status) if claim.status is not None else "none"
    if statement.speaker is None:
        special = f"status-own-{statement.relation}-{status}"
        return message(special if has_words(special) else f"status-own-{status}", cited=cited)
    who = snapshot.node(statement.speaker)
    if claim.role is None:
        return message(f"status-said-{status}", who=who, what=entry.node, cited=cited)
    return message(f"status-said-{status}-on", who=who, what=entry.node, cited=cited, role=Role(claim.role))


def _told(snapshot: Snapshot, entry: LedgerEntry, *, brief: bool) -> Iterator[Message]:
    over = snapshot.standing(entry.node.id) is Standing.ENDED
    for role in _ROLES[1:] if brief else _ROLES:
        if ids := getattr(entry, role.replace("-", "_")):
            gone = all(snapshot.standing(id) is Standing.ENDED for id in ids)
            tense = "-taken" if role == "decided-by" and _is_taken(entry) else "-past" if over or gone else ""
            yield message(f"ledger-{role}{tense}", who=named(snapshot, ids), number=len(ids))
    if entry.parties and not brief:
        who = named(snapshot, entry.parties)
        yield message(f"ledger-parties{'-past' if over else ''}", number=len(entry.parties), who=who)
    if entry.term is not None:
        passed = "past" if is_over(entry.term.until, snapshot.day) else "running"
        derived = "-derived" if entry.term.derived else ""
        yield message(f"ledger-term-{passed}{derived}", day=Dated(entry.term.until))
    for statement in () if brief else entry.statuses:
        yield status_sentence(snapshot, entry, statement)
    if entry.follow_ups:
        yield message("ledger-follow-up", names=_names(snapshot, entry))
    else:
        yield message("ledger-no-follow-up")
    if entry.last_evidence is not None:
        yield message("ledger-last", day=Dated(entry.last_evidence))


def _is_taken(entry: LedgerEntry) -> bool:
    """Whether a source says that the decision was taken."""
    own = (
        statement.status
        for statement in entry.statuses
        if statement.speaker is None and statement.relation == "decidedBy"
    )
    return any(status in {Status.AGREED, Status.RUNNING, Status.ENDED} for status in own)


def _names(snapshot: Snapshot, entry: LedgerEntry) -> Named:
    return named(snapshot, (follow_up.id for follow_up in entry.follow_ups))
