"""What somebody can be held to, as it goes over the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.models import EntityReference, Evidence, Facet, HowItStands, InEveryLanguage, Model, in_every_language
from graph.ask.gaps.open_commitments import Reason
from graph.ask.ledger import FollowUp as GraphFollowUp
from graph.ask.ledger import LedgerEntry
from graph.ask.ledger import StatusStatement as GraphStatement
from graph.ask.snapshot import Snapshot
from graph.model.records import Status
from graph.say.commitments import ledger_sentences, status_sentence


class Term(Model):
    until: Annotated[str, Field(description="A day, month or year.")]
    derived: Annotated[bool, Field(description="It follows from a duration, or from the whole that this is part of.")]


class StatusStatement(Model):
    """What somebody says of the status: their word, not a fact."""

    speaker: Annotated[EntityReference | None, Field(description="Null when it is the source itself.")]
    status: Status | None
    on: date | None
    sentence: InEveryLanguage
    evidence: Evidence

    @classmethod
    def of(cls, snapshot: Snapshot, entry: LedgerEntry, statement: GraphStatement) -> "StatusStatement":
        return cls(
            speaker=EntityReference.of(snapshot.node(statement.speaker)) if statement.speaker else None,
            status=statement.status,
            on=statement.on,
            sentence=in_every_language(status_sentence(snapshot, entry, statement)),
            evidence=Evidence.of(statement.evidence),
        )


class FollowUp(Model):
    """What came of it, or is to."""

    entity: EntityReference
    relation: str
    on: Annotated[date | None, Field(description="The day of the source that says so.")]

    @classmethod
    def of(cls, snapshot: Snapshot, follow_up: GraphFollowUp) -> "FollowUp":
        return cls(
            entity=EntityReference.of(snapshot.node(follow_up.id)), relation=follow_up.fact.relation, on=follow_up.on
        )


class Commitment(EntityReference):
    """A promise, motion, decision or plan: who made it, who is to do it, until when, and what came of it."""

    standing: HowItStands
    sentence: InEveryLanguage
    part_of: list[EntityReference]
    parties: list[EntityReference]
    committed_by: list[EntityReference]
    addressed_to: list[EntityReference]
    decided_by: list[EntityReference]
    carried_out_by: list[EntityReference]
    responsible: Annotated[list[EntityReference], Field(description="Whom to ask about it.")]
    recorded_in: list[EntityReference]
    term: Term | None
    statuses: list[StatusStatement]
    follow_ups: list[FollowUp]
    planned: Annotated[list[FollowUp], Field(description="What is only intended to come of it.")]
    overdue: Annotated[bool, Field(description="The term has passed, and no source tells what came of it.")]
    open: Annotated[
        Reason | None,
        Field(description="Why it stands open, in the words of the rule `open-commitments`; null when it does not."),
    ]
    gaps: Annotated[list[str], Field(description="The ids of the gaps that name it; see `/gaps/{id}`.")]
    last_evidence: Annotated[str | None, Field(description="When a source spoke of it last: a day, month or year.")]

    @classmethod
    def of_entry(
        cls, snapshot: Snapshot, entry: LedgerEntry, reason: Reason | None, gaps: tuple[str, ...]
    ) -> "Commitment":
        def named(ids: tuple[str, ...]) -> list[EntityReference]:
            return [EntityReference.of(snapshot.node(id)) for id in ids]

        return cls(
            id=entry.node.id,
            kind=entry.node.kind,
            name=entry.node.name,
            standing=snapshot.standing(entry.node.id),
            sentence=in_every_language(ledger_sentences(snapshot, entry)),
            part_of=named(entry.part_of),
            parties=named(entry.parties),
            committed_by=named(entry.committed_by),
            addressed_to=named(entry.addressed_to),
            decided_by=named(entry.decided_by),
            carried_out_by=named(entry.carried_out_by),
            responsible=named(entry.responsible),
            recorded_in=named(entry.recorded_in),
            term=Term(until=entry.term.until, derived=entry.term.derived) if entry.term else None,
            statuses=[StatusStatement.of(snapshot, entry, statement) for statement in entry.statuses],
            follow_ups=[FollowUp.of(snapshot, follow_up) for follow_up in entry.follow_ups],
            planned=[FollowUp.of(snapshot, follow_up) for follow_up in entry.planned],
            overdue=entry.overdue,
            open=reason,
            gaps=list(gaps),
            last_evidence=entry.last_evidence,
        )


class Commitments(Model):
    revision: int
    as_of: str | None
    known_on: date | None
    items: list[Commitment]
    total: Annotated[int, Field(description="Of all pages together.")]
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")]
    facets: Annotated[list[Facet] | None, Field(description="By what to narrow down; null unless asked for.")]
