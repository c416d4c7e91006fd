"""What was promised, asked or is to be decided, and still stands open: one finding for each subject, with its parts.

A motion, its requests and what the answers to these announced are one subject. A part is open when
    settled on own word   only who had to do it calls it settled,
    overdue               its term has run out and nobody tells what came of it since,
    undecided             a source calls it not decided yet and no decision is known,
    without follow-up     nobody tells what came of it,
    silent                something came of it, it is not over, and the last word on it is more than two years old.
What the graph itself follows up is no gap, and a part that somebody else settled is not open. Of a plan only that it is
undecided counts. What no source has spoken of for six years says more of the sources than of the field, and is counted
in `graph.ask.coverage` instead.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

from graph.ask.columns import Flags
from graph.ask.gaps.contacts import whom_to_ask
from graph.ask.gaps.rule import (
    MOST_NAMED,
    Finding,
    LookedAt,
    Named,
    NextStep,
    Rule,
    Severity,
    finding,
    named,
    step,
)
from graph.ask.kept import kept
from graph.ask.ledger import LedgerEntry, StatusStatement, agreements, ledger, of_ledger
from graph.ask.snapshot import Snapshot, Standing
from graph.ask.standing import CODE
from graph.model.dates import first_day, is_over
from graph.model.records import Status
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, Message, message

ID = "open-commitments"
_A_YEAR = 365
_TWO_YEARS = 2 * _A_YEAR
_OVER = frozenset({Status.ENDED, Status.WITHDRAWN})
_DECIDED = _OVER | {Status.AGREED, Status.RUNNING}
_BELONGING = VOCABULARY.relations_with("belonging")
_PART = VOCABULARY.relations_with("part")
# What leads from a part to what it is a part of or came out of, and which of these, read the other way, come below.
_ABOVE = _PART | {"arisesFrom"}
_BELOW = (_PART | VOCABULARY.relations_with("follow-up")) - VOCABULARY.relations_with("continuation")
_HELD_TO = VOCABULARY.kinds_with("promise") | VOCABULARY.descendants("Decision") | VOCABULARY.descendants("Plan")
OLD = 6 * _A_YEAR
_SERIOUS = frozenset({"settled", "overdue", "undecided"})
# In what order the parts of a subject are told.
Reason = Literal["settled", "overdue", "undecided", "unanswered", "silent"]
_REASONS: tuple[Reason, ...] = get_args(Reason)


def find(snapshot: Snapshot) -> Iterator[Finding]:
    entries, reasons = commitments(snapshot), reasons_open(snapshot)
    looked_at = LookedAt(len(entries), message("gap-open-commitments-looked-at"), _sources(snapshot))
    subjects: dict[str, list[tuple[str, LedgerEntry]]] = {}
    for id, reason in reasons.items():
        if not _is_old(snapshot, entries[id]):
            subject = _subject(snapshot, id, entries) or _bearer(entries[id])
            subjects.setdefault(subject, []).append((reason, entries[id]))
    for subject, parts in sorted(subjects.items()):
        parts.sort(key=lambda part: (_REASONS.index(part[0]), part[1].node.name.casefold(), part[1].node.id))
        yield _finding(snapshot, subject, parts, looked_at)


def old_commitments(snapshot: Snapshot) -> int:
    """How many stand open of which no source has spoken for so long that they are no finding."""
    entries = commitments(snapshot)
    return sum(_is_old(snapshot, entries[id]) for id in reasons_open(snapshot))


@kept()
def commitments(snapshot: Snapshot) -> Mapping[str, LedgerEntry]:
    """What somebody can be held to, by id."""
    return {entry.node.id: entry for entry in ledger(snapshot, _counting(snapshot))}


@kept()
def reasons_open(snapshot: Snapshot) -> Mapping[str, Reason]:
    """Why something stands open, by the id of what does."""
    entries = commitments(snapshot)
    reasons = {id: _why_open(snapshot, entry, entries) for id, entry in entries.items()}
    return {id: reason for id, reason in reasons.items() if reason is not None}


def _counting(snapshot: Snapshot) -> Flags:
    """What somebody can be held to: a promise, a decision or a plan, not a deal between many parties."""
    return agreements(snapshot) & snapshot.columns.of_kinds(_HELD_TO)


def _sources(snapshot: Snapshot) -> tuple[str, ...]:
    """The sources (ids) that tell of what somebody can be held to."""
    columns, counting = snapshot.columns, _counting(snapshot)
    facts = of_ledger(snapshot) & (counting[columns.fact_subject] | counting[columns.fact_object])
    known = snapshot.codes.claims != CODE[Standing.UNKNOWN]
    return columns.sources_by(facts[columns.fact_of_claim] & known)


def _is_old(snapshot: Snapshot, entry: LedgerEntry) -> bool:
    """Whether the last word on it is too old to be a finding; of what nobody dated nothing newer is known."""
    begun = entry.node.since
    days = entry.days_since if begun is None else (snapshot.day - first_day(begun)).days
    return min((known for known in (entry.days_since, days) if known is not None), default=OLD + 1) > OLD


def _why_open(snapshot: Snapshot, entry: LedgerEntry, entries: Mapping[str, LedgerEntry]) -> Reason | None:
    statuses = {statement.status for statement in entry.statuses}
    if _own_word(snapshot, entry):
        return "settled"
    if statuses & _OVER or _settled_with_whole(entry, entries):
        return None
    running = entry.term is not None and not is_over(entry.term.until, snapshot.day)
    undecided = Status.PROPOSED in statuses and not (statuses & _DECIDED or entry.follow_ups)
    promise = "promise" in entry.node.vocabulary.traits
    reasons: tuple[tuple[Reason, bool], ...] = (
        ("overdue", promise and entry.overdue),
        ("undecided", undecided and not promise),
        ("unanswered", promise and not (running or entry.follow_ups or _is_done(snapshot, entry))),
        ("silent", promise and not running and _is_silent(entry, statuses)),
    )
    return next((reason for reason, is_so in reasons if is_so), None)


def _is_done(snapshot: Snapshot, entry: LedgerEntry) -> bool:
    """Whether something is or was a part of it: a promise in the same plan, or a project that was made of it."""
    return bool(snapshot.with_past.subjects(entry.node.id, _PART))


def _settled_with_whole(entry: LedgerEntry, entries: Mapping[str, LedgerEntry]) -> bool:
    """Whether it is part of something that another than who had to do it calls settled."""
    wholes = (entries[id] for id in entry.part_of if id in entries)
    return any(
        statement.status in _OVER and statement.speaker is None for whole in wholes for statement in whole.statuses
    )


def _own_word(snapshot: Snapshot, entry: LedgerEntry) -> tuple[StatusStatement, ...]:
    """Who calls it settled, when all of them are those who had to do it."""
    ended = [statement for statement in entry.statuses if statement.status is Status.ENDED]
    own = tuple(
        statement
        for statement in ended
        if statement.speaker is not None and _is_asked(snapshot, statement.speaker, entry)
    )
    return own if own and len(own) == len(ended) else ()


def _is_asked(snapshot: Snapshot, speaker: str, entry: LedgerEntry) -> bool:
    """Whether the speaker was asked, or belongs to a body that was: a minister speaks for the cabinet."""
    bodies = {speaker, *snapshot.with_past.objects(speaker, _BELONGING)}
    asked = {*entry.addressed_to, *entry.carried_out_by}
    for_cabinet = any("cabinet" in snapshot.node(id).vocabulary.traits for id in asked)
    return not bodies.isdisjoint(asked) or (for_cabinet and any(snapshot.node(id).is_a("Ministry") for id in bodies))


def _is_silent(entry: LedgerEntry, statuses: set[Status | None]) -> bool:
    """What came of it after it was last said to be under way is the answer, not a silence."""
    last = max((statement.on for statement in entry.statuses if statement.on is not None), default=None)
    if last is not None and any(follow_up.on is not None and follow_up.on > last for follow_up in entry.follow_ups):
        return False
    continued = any("continuation" in follow_up.fact.vocabulary.traits for follow_up in entry.follow_ups)
    known = bool(entry.follow_ups and statuses) and not entry.node.is_a("Decision")
    return known and not continued and (entry.days_since or 0) > _TWO_YEARS


def _bearer(entry: LedgerEntry) -> str:
    """Of what stands by itself: the party that has to do with it first, so that its tasks are told together."""
    return next(iter(entry.responsible), entry.node.id)


def _subject(snapshot: Snapshot, id: str, entries: Mapping[str, LedgerEntry]) -> str | None:
    """What it is a part of or came out of, as far up as that can be held to somebody too.

    None for what is no part of anything and has no parts.
    """
    seen = {id}
    while True:
        past = snapshot.with_past
        above = (*past.objects(id, _ABOVE), *past.subjects(id, ["followedUpBy"]))
        higher = sorted(other for other in above if other in entries and other not in seen)
        if not higher:
            return id if len(seen) > 1 or _has_parts(snapshot, id, entries) else None
        id = higher[0]
        seen.add(id)


def _has_parts(snapshot: Snapshot, id: str, entries: Mapping[str, LedgerEntry]) -> bool:
    past = snapshot.with_past
    return any(part in entries for part in (*past.subjects(id, _BELOW), *past.objects(id, ["followedUpBy"])))


def _finding(
    snapshot: Snapshot, subject: str, parts: Sequence[tuple[str, LedgerEntry]], looked_at: LookedAt
) -> Finding:
    days = max((entry.days_since or 0 for _, entry in parts), default=0)
    reasons = {reason for reason, _ in parts}
    old = days > _A_YEAR and any(not entry.carried_out_by for _, entry in parts)
    severity: Severity = "serious" if reasons & _SERIOUS or old else "moderate"
    evidence = [piece for _, entry in parts for piece in entry.evidence]
    concerned = [id for _, entry in parts for id in entry.responsible]
    return finding(
        snapshot,
        ID,
        severity,
        (subject, *(entry.node.id for _, entry in parts), *concerned),
        *_sentences(snapshot, subject, parts),
        looked_at=looked_at,
        evidence=evidence,
        next_step=_next_step(snapshot, parts),
        about=subject,
        days=days,
    )


def _sentences(snapshot: Snapshot, subject: str, parts: Sequence[tuple[str, LedgerEntry]]) -> Iterator[Message]:
    if len(parts) > 1:
        yield message("gap-open-commitments-parts", subject=snapshot.node(subject), number=len(parts))
    points = list(_points(snapshot, parts))
    yield from points[:MOST_NAMED]
    if len(points) > MOST_NAMED:
        yield message("gap-open-commitments-more", number=len(points) - MOST_NAMED)
    dates = (entry.last_evidence for _, entry in parts if entry.last_evidence is not None)
    last = max(dates, key=first_day, default=None)
    if last is not None and ("silent", last) not in ((reason, entry.last_evidence) for reason, entry in parts):
        yield message("gap-open-commitments-last", day=Dated(last))


def _points(snapshot: Snapshot, parts: Sequence[tuple[str, LedgerEntry]]) -> Iterator[Message]:
    for reason in _REASONS:
        group = [entry for why, entry in parts if why == reason]
        if reason == "unanswered" and len(group) > 1:
            yield from _unanswered(snapshot, group)
        else:
            for entry in group:
                yield from _TOLD[reason](snapshot, entry)


def _settled(snapshot: Snapshot, entry: LedgerEntry) -> Iterator[Message]:
    speakers = [statement.speaker for statement in _own_word(snapshot, entry) if statement.speaker]
    yield message("gap-open-commitments-settled", who=named(snapshot, speakers), what=entry.node)


def _overdue(snapshot: Snapshot, entry: LedgerEntry) -> Iterator[Message]:
    if entry.term is not None:
        key = "gap-open-commitments-overdue-derived" if entry.term.derived else "gap-open-commitments-overdue"
        yield message(key, what=entry.node, day=Dated(entry.term.until))
    if entry.follow_ups:
        yield message("gap-open-commitments-earlier", names=_follow_ups(snapshot, entry))


def _undecided(snapshot: Snapshot, entry: LedgerEntry) -> Iterator[Message]:
    if entry.decided_by:
        yield message("gap-open-commitments-undecided-by", what=entry.node, who=named(snapshot, entry.decided_by))
    else:
        yield message("gap-open-commitments-undecided", what=entry.node)


def _silent(snapshot: Snapshot, entry: LedgerEntry) -> Iterator[Message]:
    if entry.last_evidence is not None:
        yield message("gap-open-commitments-silent", what=entry.node, day=Dated(entry.last_evidence))
    yield message("gap-open-commitments-earlier", names=_follow_ups(snapshot, entry))


def _one_unanswered(snapshot: Snapshot, entry: LedgerEntry) -> Iterator[Message]:
    role, who = _whose(entry)
    if role is None:
        yield message("gap-open-commitments-unanswered", what=entry.node)
    else:
        yield message(f"gap-open-commitments-unanswered-{role}", what=entry.node, who=named(snapshot, who))


def _unanswered(snapshot: Snapshot, group: Sequence[LedgerEntry]) -> Iterator[Message]:
    """Several that nobody told what came of, by who does, promised or was asked to do them."""
    by_whom: dict[tuple[str | None, tuple[str, ...]], list[LedgerEntry]] = {}
    for entry in group:
        by_whom.setdefault(_whose(entry), []).append(entry)
    for (role, who), entries in by_whom.items():
        if len(entries) == 1:
            yield from _one_unanswered(snapshot, entries[0])
        else:
            names = named(snapshot, (entry.node.id for entry in entries))
            key = f"gap-open-commitments-several-{role}" if role else "gap-open-commitments-several"
            yield message(key, number=len(entries), names=names, who=named(snapshot, who))


_TOLD = {
    "settled": _settled,
    "overdue": _overdue,
    "undecided": _undecided,
    "unanswered": _one_unanswered,
    "silent": _silent,
}


def _whose(entry: LedgerEntry) -> tuple[str | None, tuple[str, ...]]:
    """Who does, promised or was asked to do it, and which of these."""
    roles = (("done", entry.carried_out_by), ("promised", entry.committed_by), ("asked", entry.addressed_to))
    return next(((role, ids) for role, ids in roles if ids), (None, ()))


def _follow_ups(snapshot: Snapshot, entry: LedgerEntry) -> Named:
    return named(snapshot, (follow_up.id for follow_up in entry.follow_ups))


def _next_step(snapshot: Snapshot, parts: Sequence[tuple[str, LedgerEntry]]) -> NextStep:
    reason, entry = parts[0]
    if reason == "settled":
        asker = _asker(snapshot, entry)
        return step("gap-open-commitments-ask-asker", None if asker is None else snapshot.node(asker))
    asked = Counter(node.id for _, commitment in parts if (node := whom_to_ask(snapshot, commitment)) is not None)
    whom = snapshot.node(max(asked, key=lambda id: (asked[id], id))) if asked else None
    return step("gap-open-commitments-ask-decision" if reason == "undecided" else "gap-open-commitments-ask", whom)


def _asker(snapshot: Snapshot, entry: LedgerEntry) -> str | None:
    """Who asked for it; of an official the body where the office is, which remains when the official has gone."""
    for fact in snapshot.with_past.outgoing(entry.node.id, "submittedBy"):
        offices = (holding.object for holding in snapshot.with_past.outgoing(fact.object, "holdsOffice"))
        asker = next(offices, fact.object)
        if snapshot.standing(asker) is Standing.STANDS:
            return asker
    return None


RULE = Rule(ID, find)
