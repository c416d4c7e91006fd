"""Gaps and the matrix, as they go over the wire."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.life_models import FindingLife, LifeEvent, SolvedFinding
from api.models import EntityReference, Evidence, Facet, HowItStands, InEveryLanguage, Model, in_every_language
from graph.ask.gaps import Finding as GapFinding
from graph.ask.gaps import Rule as GapRule
from graph.ask.matrix import Cell as GraphCell
from graph.ask.matrix import Matrix as GraphMatrix
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node

# A finding can be about whatever was not confirmed for years, which is half of a large graph.
MOST_EVIDENCE = 1_000


class LookedAt(Model):
    count: int
    what: InEveryLanguage
    complete: Annotated[InEveryLanguage | None, Field(description="How complete the known part of it is.")]
    sources: list[str]


class NextStep(Model):
    sentence: InEveryLanguage
    contact: EntityReference | None


class Importance(Model):
    """Why a finding stands where it does within its severity: the heaviest comes first."""

    parties: Annotated[int, Field(description="How many it concerns.")]
    days: Annotated[int, Field(description="How long it has lasted.")]
    sure: Annotated[float, Field(description="How sure it is, from 0 to 1.")]
    weight: Annotated[float, Field(description="(log10(1 + parties) + log10(1 + days)) × sure")]


class Finding(Model):
    id: str
    rule: str
    severity: str
    entities: list[EntityReference]
    sentence: InEveryLanguage
    looked_at: LookedAt
    evidence: Annotated[list[Evidence], Field(description=f"The first {MOST_EVIDENCE} pieces.")]
    evidence_total: Annotated[int, Field(description="How many pieces of evidence there are.")]
    next_step: NextStep
    importance: Importance
    figures: Annotated[dict[str, float], Field(description="Measures to compute with, such as Burt's constraint.")]
    life: Annotated[
        FindingLife | None, Field(description="How it stands now; null when another moment than now is asked about.")
    ]

    @classmethod
    def of(cls, snapshot: Snapshot, finding: GapFinding, life: FindingLife | None = None) -> "Finding":
        next_step, importance, complete = finding.next_step, finding.importance, finding.looked_at.complete
        return cls(
            id=finding.id,
            rule=finding.rule,
            severity=finding.severity,
            entities=[EntityReference.of(snapshot.node(id)) for id in finding.entities],
            sentence=in_every_language(finding.sentence),
            looked_at=LookedAt(
                count=finding.looked_at.count,
                what=in_every_language(finding.looked_at.what),
                complete=in_every_language(complete) if complete else None,
                sources=list(finding.looked_at.sources),
            ),
            evidence=[Evidence.of(evidence) for evidence in finding.evidence[:MOST_EVIDENCE]],
            evidence_total=len(finding.evidence),
            next_step=NextStep(
                sentence=in_every_language(next_step.sentence),
                contact=EntityReference.of(snapshot.node(next_step.contact)) if next_step.contact else None,
            ),
            importance=Importance(
                parties=importance.parties, days=importance.days, sure=importance.sure, weight=importance.weight
            ),
            figures=dict(finding.figures),
            life=life,
        )


class Gaps(Model):
    revision: int
    as_of: str | None
    known_on: date | None
    items: list[Finding]
    # Who gives none gives all findings.
    total: int = Field(default_factory=lambda fields: len(fields["items"]), description="Of all pages together.")
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")] = None
    facets: Annotated[list[Facet] | None, Field(description="By what to narrow down; null unless asked for.")] = None


class FindingWithHistory(Model):
    """A finding that is found, or what is told of one that is `solved`; the newest of its history first."""

    id: str
    finding: Finding | None
    solved: SolvedFinding | None
    life: Annotated[FindingLife | None, Field(description="Null as long as nobody wrote down what was found.")]
    history: list[LifeEvent]


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
    reading: Annotated[
        Literal["shown", "absent", "doubtful", "unknown"],
        Field(description="The state as a reader sees it: an unknown cell with evidence is doubtful."),
    ]
    standing: Annotated[HowItStands | None, Field(description="Of the best of its evidence; null without any.")]
    evidence: list[Evidence]

    @classmethod
    def of(cls, row: Node, column: Node, cell: GraphCell) -> "Cell":
        return cls(
            row=row.id,
            column=column.id,
            state=cell.state,
            reading=cell.reading,
            standing=cell.standing,
            evidence=[Evidence.of(evidence) for evidence in cell.evidence],
        )


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
                Cell.of(row, column, matrix.cells[row.id, column.id])
                for row in matrix.rows
                for column in matrix.columns
            ],
        )
