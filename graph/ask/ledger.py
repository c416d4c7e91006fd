"""The ledger of commitments: what was agreed, asked or promised, by whom, until when, and what came of it.

A status is what somebody says of it, never a fact: that a minister considers a motion settled is shown as the word of
the minister. A follow-up is something that a source ties to the commitment: what it was followed up by, what arose from
it, or what continues it.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from graph.ask.columns import Flags
from graph.ask.confirmation import confirmed_on, last_confirmed
from graph.ask.snapshot import Evidence, Fact, Snapshot, Standing
from graph.ask.standing import CODE
from graph.model.dates import first_day, last_day
from graph.model.merging import Node
from graph.model.records import Claim, Status
from graph.model.vocabulary import VOCABULARY

# What a source gives as longer than a century is no term, and may lie beyond the calendar.
MOST_MONTHS = 1_200
_MONTHS = {"jaar": 12, "jaren": 12, "maand": 1, "maanden": 1}
_TELLS_WHAT_CAME = frozenset({Status.RUNNING, Status.ENDED, Status.WITHDRAWN})
_ACTORS, _AGREEMENTS, _DOCUMENTS = map(VOCABULARY.descendants, ("Actor", "Agreement", "Document"))
_KNOWN = frozenset({Standing.STANDS, Standing.ENDED, Standing.PROPOSED, Standing.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Term:
    """Until when a commitment runs (a partial date). `derived` when it follows from a duration or from the whole."""

    until: str
    derived: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusStatement:
    """What somebody says of the status; `speaker` is an id, None when it is the source itself that says so.

    `relation` is that of the fact which says it.
    """

    speaker: str | None
    status: Status | None
    on: date | None
    evidence: Evidence
    relation: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What came of a commitment: the id of it, the fact that ties it to the commitment, and the day of the source."""

    id: str
    fact: Fact
    on: date | None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One agreement, motion, plan, commitment, request, task or decision. All parties are ids.

    `planned` are follow-ups that are only intended. `overdue`: the term has run out, nothing continues it, and no
    source speaks of what came of it after that day. `last_evidence` is the newest day (a partial date) on which a
    source confirmed anything of it, `days_since` the days from then to the day of the snapshot.
    """

    node: Node
    part_of: tuple[str, ...]
    parts: tuple[str, ...]
    parties: tuple[str, ...]
    committed_by: tuple[str, ...]
    addressed_to: tuple[str, ...]
    decided_by: tuple[str, ...]
    carried_out_by: tuple[str, ...]
    recorded_in: tuple[str, ...]
    term: Term | None
    statuses: tuple[StatusStatement, ...]
    follow_ups: tuple[FollowUp, ...]
    planned: tuple[FollowUp, ...]
    overdue: bool
    last_evidence: str | None
    days_since: int | None
    evidence: tuple[Evidence, ...]

    @property
    def responsible(self) -> tuple[str, ...]:
        """Whom to ask: who carries it out, else who promised it, decides, was asked, or is party to it."""
        asked = (self.carried_out_by, self.committed_by, self.decided_by, self.addressed_to, self.parties)
        return next((ids for ids in asked if ids), ())


def agreements(snapshot: Snapshot) -> Flags:
    """A flag for each agreement that there is or was."""
    return snapshot.with_past.shows_nodes & snapshot.columns.of_kinds(VOCABULARY.descendants("Agreement"))


def with_parties(snapshot: Snapshot) -> Flags:
    """A flag for each agreement of which the entry has parties, or who committed themselves to it."""
    columns, actors = snapshot.columns, snapshot.columns.of_kinds(_ACTORS)
    parties = of_ledger(snapshot) & columns.of_relations(["partyTo"]) & actors[columns.fact_subject]
    committed = of_ledger(snapshot) & columns.of_relations(["committedBy"]) & actors[columns.fact_object]
    return columns.objects_of(parties) | columns.subjects_of(committed)


def of_ledger(snapshot: Snapshot) -> Flags:
    """A flag for each fact that an entry may tell of: that it is, was, is planned or was called off."""
    return np.isin(snapshot.codes.facts, [CODE[standing] for standing in _KNOWN])


def ledger(snapshot: Snapshot, nodes: Flags | None = None) -> tuple[LedgerEntry, ...]:
    """The entries of the agreements with a flag (None: all there are or were), by name, the parts after the whole."""
    wanted = agreements(snapshot) if nodes is None else nodes
    entries = (ledger_entry(snapshot, node) for node in snapshot.nodes_at(wanted))
    return tuple(sorted(entries, key=lambda entry: _order(snapshot, entry)))


def _order(snapshot: Snapshot, entry: LedgerEntry) -> tuple[str, str, bool, str, str]:
    whole = snapshot.node(entry.part_of[0]) if entry.part_of else entry.node
    return whole.name.casefold(), whole.id, bool(entry.part_of), entry.node.name.casefold(), entry.node.id


def ledger_entry(snapshot: Snapshot, node: Node) -> LedgerEntry:
    """The entry of one agreement, as it stands on the day of the snapshot; what is over counts as well."""
    facts = tuple(_as_known(fact) for fact in snapshot.all_facts_of(node.id) if fact.standing in _KNOWN)
    statuses = tuple(_statuses(node, facts))
    follow_ups, planned = _follow_ups(node.id, facts)
    term = _term(snapshot, node, facts)
    evidence = tuple(piece for fact in facts for piece in fact.evidence)
    last = last_confirmed(evidence, snapshot.day)
    objects: dict[str, list[str]] = {}
    subjects: dict[str, list[str]] = {}
    for fact in facts:
        (objects if fact.subject == node.id else subjects).setdefault(fact.relation, []).append(fact.other(node.id))

    def of_kind(kinds: frozenset[str], ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if snapshot.kind(id) in kinds)

    return LedgerEntry(
        node=node,
        part_of=of_kind(_AGREEMENTS, objects.get("componentOf", ())),
        parts=of_kind(_AGREEMENTS, subjects.get("componentOf", ())),
        parties=of_kind(_ACTORS, subjects.get("partyTo", ())),
        committed_by=of_kind(_ACTORS, objects.get("committedBy", ())),
        addressed_to=of_kind(_ACTORS, objects.get("addressedTo", ())),
        decided_by=of_kind(_ACTORS, objects.get("decidedBy", ())),
        carried_out_by=of_kind(_ACTORS, subjects.get("carriesOut", ())),
        recorded_in=of_kind(_DOCUMENTS, objects.get("recordedIn", ())),
        term=term,
        statuses=statuses,
        follow_ups=follow_ups,
        planned=planned,
        overdue=term is not None and _is_overdue(last_day(term.until), snapshot.day, statuses, follow_ups),
        last_evidence=last,
        days_since=None if last is None else (snapshot.day - first_day(last)).days,
        evidence=evidence,
    )


def _as_known(fact: Fact) -> Fact:
    """The fact with the evidence that there was by the day, without what was only said later."""
    known = tuple(piece for piece in fact.evidence if piece.standing is not Standing.UNKNOWN)
    return fact if len(known) == len(fact.evidence) else replace(fact, evidence=known)


def _statuses(node: Node, facts: Iterable[Fact]) -> Iterator[StatusStatement]:
    own: set[tuple[str, Status]] = set()
    for fact in facts:
        traits = fact.vocabulary.traits
        of_a_part = "part" in traits and fact.object == node.id
        for piece in fact.evidence:
            status = piece.claim.status
            if "states" in traits and piece.claim.holds:
                yield StatusStatement(fact.subject, status, confirmed_on(piece), piece, fact.relation)
            elif "tells-status" in traits and not of_a_part and status and (piece.source.id, status) not in own:
                own.add((piece.source.id, status))
                yield StatusStatement(None, status, confirmed_on(piece), piece, fact.relation)


def _follow_ups(id: str, facts: Iterable[Fact]) -> tuple[tuple[FollowUp, ...], tuple[FollowUp, ...]]:
    """What came of it, and what is only planned or was called off."""
    done: dict[str, FollowUp] = {}
    planned: dict[str, FollowUp] = {}
    for fact in facts:
        follows = (
            (fact.relation == "followedUpBy") if fact.subject == id else fact.relation in {"arisesFrom", "continues"}
        )
        if follows:
            only_planned = fact.standing in {Standing.PROPOSED, Standing.WITHDRAWN, Standing.NOT_YET}
            days = (confirmed_on(piece) for piece in fact.evidence)
            on = max((day for day in days if day is not None), default=None)
            (planned if only_planned else done).setdefault(fact.other(id), FollowUp(fact.other(id), fact, on))
    return tuple(done.values()), tuple(follow_up for id, follow_up in planned.items() if id not in done)


def _term(snapshot: Snapshot, node: Node, facts: Iterable[Fact]) -> Term | None:
    """Its own end, else one that follows from a stated duration, else that of the whole that it is part of."""
    durations = [piece for fact in facts for piece in fact.evidence if _months(piece.claim) is not None]
    if node.until is not None:
        return Term(node.until, bool(durations), tuple(durations))
    within = [fact for fact in facts if "part" in fact.vocabulary.traits and fact.subject == node.id]
    wholes = [snapshot.node(fact.object) for fact in within]
    begun = next((entity.since for entity in (node, *wholes) if entity.since is not None), None)
    if durations and begun is not None:
        months = max(_months(duration.claim) or 0 for duration in durations)
        return Term(_months_after(first_day(begun), months).isoformat(), True, tuple(durations))
    ends = [(whole.until, whole.id) for whole in wholes if whole.until is not None and whole.is_a("Agreement")]
    if not ends:
        return None
    until, whole_id = max(ends, key=lambda end: last_day(end[0]))
    return Term(until, True, tuple(piece for fact in within if fact.object == whole_id for piece in fact.evidence))


def _months(claim: Claim) -> int | None:
    """How many months a claim with the aspect `term` says that it runs, up to MOST_MONTHS."""
    amount = claim.amount
    if amount is None or amount.unit != "count" or "term" not in claim.aspects:
        return None
    months = amount.value * _MONTHS.get(amount.period or "", 0)
    return int(months) if 1 <= months <= MOST_MONTHS else None


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _is_overdue(end: date, today: date, statuses: Iterable[StatusStatement], follow_ups: Iterable[FollowUp]) -> bool:
    follow_ups = tuple(follow_ups)
    if today <= end or any(follow_up.fact.relation == "continues" for follow_up in follow_ups):
        return False
    statement_days = [statement.on for statement in statuses if statement.status in _TELLS_WHAT_CAME]
    days = statement_days + [follow_up.on for follow_up in follow_ups]
    return all(day is None or day <= end for day in days)
