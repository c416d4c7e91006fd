"""Gaps and the matrix, as they go over the wire."""

from typing import Annotated, Literal

from pydantic import Field

from api.models import EntityReference, Evidence, InEveryLanguage, Model, in_every_language
from graph.ask.gaps import Finding as GapFinding
from graph.ask.gaps import Rule as GapRule
from graph.ask.matrix import Matrix as GraphMatrix
from graph.ask.snapshot import Snapshot


class LookedAt(Model):
    count: int
    what: InEveryLanguage
    sources: list[str]


class NextStep(Model):
    sentence: InEveryLanguage
    contact: EntityReference | None


class Finding(Model):
    id: str
    rule: str
    severity: str
    entities: list[EntityReference]
    sentence: InEveryLanguage
    looked_at: LookedAt
    evidence: list[Evidence]
    next_step: NextStep

    @classmethod
    def of(cls, snapshot: Snapshot, finding: GapFinding) -> "Finding":
        next_step = finding.next_step
        return cls(
            id=finding.id,
            rule=finding.rule,
            severity=finding.severity,
            entities=[EntityReference.of(snapshot.node(id)) for id in finding.entities],
            sentence=in_every_language(finding.sentence),
            looked_at=LookedAt(
                count=finding.looked_at.count,
                what=in_every_language(finding.looked_at.what),
                sources=list(finding.looked_at.sources),
            ),
            evidence=[Evidence.of(one) for one in finding.evidence],
            next_step=NextStep(
                sentence=in_every_language(next_step.sentence),
                contact=EntityReference.of(snapshot.node(next_step.contact)) if next_step.contact else None,
            ),
        )


class Gaps(Model):
    revision: int
    as_of: str | None
    items: list[Finding]
    # Who gives none gives all findings.
    total: int = Field(default_factory=lambda given: len(given["items"]), description="Of all pages together.")
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")] = None


class Rule(Model):
    id: str
    title: InEveryLanguage
    why: InEveryLanguage

    @classmethod
    def of(cls, rule: GapRule) -> "Rule":
        return cls(id=rule.id, title=in_every_language(rule.title), why=in_every_language(rule.why))


class Rules(Model):
    items: list[Rule]


class Cell(Model):
    row: str
    column: str
    state: Literal["shown", "absent", "unknown"]
    evidence: list[Evidence]


class Matrix(Model):
    """Every cell has one of three states; `unknown` means that no source says anything, not that there is nothing.

    The evidence of an unknown cell is about something of which it is not clear whether it is the row.
    """

    rows: list[EntityReference]
    columns: list[EntityReference]
    cells: list[Cell]

    @classmethod
    def of(cls, matrix: GraphMatrix) -> "Matrix":
        return cls(
            rows=[EntityReference.of(node) for node in matrix.rows],
            columns=[EntityReference.of(node) for node in matrix.columns],
            cells=[
                Cell(
                    row=row.id,
                    column=column.id,
                    state=matrix.cells[row.id, column.id].state,
                    evidence=[Evidence.of(one) for one in matrix.cells[row.id, column.id].evidence],
                )
                for row in matrix.rows
                for column in matrix.columns
            ],
        )
