"""The answers of the API, as they go over the wire. The command prints the same ones with `--json`."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from graph.gaps import Finding as GapFinding
from graph.gaps import Rule as GapRule
from graph.matrix import Matrix as GraphMatrix
from graph.paths import NoPath as GraphNoPath
from graph.paths import Path as GraphPath
from graph.paths import PathAnswer as GraphPathAnswer
from graph.paths import Step as GraphStep
from graph.records import Source as SourceRecord
from graph.search import Hit as SearchHit
from graph.sentences import no_path_sentence, path_sentences
from graph.snapshot import Evidence as SnapshotEvidence
from graph.snapshot import Fact, Node, Snapshot
from graph.store import Change as StoreChange
from graph.store import Run as StoreRun
from graph.vocabulary import Label as VocabularyLabel

LANGUAGES: tuple[Literal["nl", "en"], ...] = ("nl", "en")


class Model(BaseModel):
    """Fields are camelCase in JSON, as the API Design Rules ask."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True)

    def plain(self) -> dict[str, Any]:
        """As it goes over the wire: mappings, lists, numbers and texts."""
        return self.model_dump(mode="json", by_alias=True)


class Label(Model):
    nl: str
    en: str

    @classmethod
    def of(cls, label: VocabularyLabel) -> "Label":
        return cls(nl=label.nl, en=label.en)


class EntityReference(Model):
    id: Annotated[str, Field(examples=["tooi-pv22"])]
    kind: Annotated[str, Field(examples=["Province"])]
    name: Annotated[str, Field(examples=["Provincie Drenthe"])]

    @classmethod
    def of(cls, node: Node) -> "EntityReference":
        return cls(id=node.id, kind=node.kind, name=node.name)


class SourceReference(Model):
    id: str
    title: str
    url: str | None

    @classmethod
    def of(cls, source: SourceRecord, url: str | None = None) -> "SourceReference":
        return cls(id=source.id, title=source.title, url=url or source.url)


class Amount(Model):
    value: Annotated[str, Field(description="A decimal number as text, so that no cent is lost.")]
    unit: Annotated[str, Field(description="ISO 4217 currency code, `percent` or `count`.", examples=["EUR"])]
    period: str | None


class Evidence(Model):
    """One source that states a relation, with the place in it and the qualifiers that it gives."""

    source: SourceReference
    locator: str | None
    since: str | None
    until: str | None
    status: str | None
    amount: Amount | None
    role: str | None
    note: str | None
    confidence: str
    holds: Annotated[bool, Field(description="False when the source states that it is not so.")]

    @classmethod
    def of(cls, evidence: SnapshotEvidence) -> "Evidence":
        claim = evidence.claim
        amount = claim.amount
        return cls(
            source=SourceReference.of(evidence.source, evidence.url),
            locator=claim.locator,
            since=claim.since,
            until=claim.until,
            status=claim.status,
            amount=Amount(value=str(amount.value), unit=amount.unit, period=amount.period) if amount else None,
            role=claim.role,
            note=claim.note,
            confidence=claim.confidence,
            holds=claim.holds,
        )


class Relation(Model):
    type: Annotated[str, Field(examples=["memberOf"])]
    direction: Literal["out", "in"]
    other: EntityReference
    evidence: list[Evidence]

    @classmethod
    def of(cls, snapshot: Snapshot, fact: Fact, seen_from: str) -> "Relation":
        return cls(
            type=fact.relation,
            direction="out" if fact.subject == seen_from else "in",
            other=EntityReference.of(snapshot.node(fact.other(seen_from))),
            evidence=[Evidence.of(one) for one in fact.evidence],
        )


class RelationCount(Model):
    """How many relations of one type and direction there are, and where the next of them stand."""

    type: str
    direction: Literal["out", "in"]
    total: int
    next: Annotated[str | None, Field(description="Cursor for the next of this type; null when all are here.")]


class Name(Model):
    text: str
    use: str
    lang: str
    since: str | None
    until: str | None


class Identifier(Model):
    scheme: str
    value: str


class Statement(Model):
    """What one source says of the entity itself."""

    source: SourceReference
    locator: str | None
    kind: str
    name: str


class EntitySummary(EntityReference):
    description: str | None
    why: Annotated[Label | None, Field(description="Why it matched the query; null without one.")]

    @classmethod
    def of_node(cls, node: Node) -> "EntitySummary":
        return cls(id=node.id, kind=node.kind, name=node.name, description=node.description, why=None)

    @classmethod
    def of_hit(cls, hit: SearchHit) -> "EntitySummary":
        node = hit.node
        return cls(id=node.id, kind=node.kind, name=node.name, description=node.description, why=Label.of(hit.why))


class EntityPage(Model):
    items: list[EntitySummary]
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")]


class Entity(EntityReference):
    names: list[Name]
    identifiers: list[Identifier]
    description: str | None
    homepage: str | None
    region: EntityReference | None
    since: str | None
    until: str | None
    statements: list[Statement]
    relations: list[Relation]
    relation_counts: list[RelationCount]

    @classmethod
    def of_node(
        cls, snapshot: Snapshot, node: Node, relations: Iterable[Fact], counts: Iterable[RelationCount]
    ) -> "Entity":
        return cls(
            id=node.id,
            kind=node.kind,
            name=node.name,
            names=[
                Name(text=name.text, use=name.use, lang=name.lang, since=name.since, until=name.until)
                for name in node.names
            ],
            identifiers=[Identifier(scheme=one.scheme, value=one.value) for one in node.identifiers],
            description=node.description,
            homepage=node.homepage,
            region=EntityReference.of(snapshot.node(node.region)) if node.region and node.region in snapshot else None,
            since=node.since,
            until=node.until,
            statements=[
                Statement(
                    source=SourceReference.of(one.source, one.entity.url),
                    locator=one.entity.locator,
                    kind=one.entity.kind,
                    name=one.entity.name,
                )
                for one in node.statements
            ],
            relations=[Relation.of(snapshot, fact, node.id) for fact in relations],
            relation_counts=list(counts),
        )


class CostPart(Model):
    name: str
    value: float


class Alternative(Model):
    type: str
    evidence: list[Evidence]


class Step(Model):
    type: Annotated[str, Field(description="The relation of the strongest tie of this step.")]
    from_: Annotated[str, Field(alias="from")]
    to: str
    cost: float
    parts: list[CostPart]
    evidence: list[Evidence]
    alternatives: list[Alternative]

    @classmethod
    def of(cls, step: GraphStep) -> "Step":
        best, *others = step.facts
        return cls(
            type=best.relation,
            from_=step.start,
            to=step.goal,
            cost=round(step.cost, 4),
            parts=[CostPart(name=part.name, value=round(part.value, 4)) for part in step.parts],
            evidence=[Evidence.of(one) for one in best.evidence],
            alternatives=[
                Alternative(type=fact.relation, evidence=[Evidence.of(one) for one in fact.evidence]) for fact in others
            ],
        )


class Sentences(Model):
    nl: list[str]
    en: list[str]


class CollaborationPath(Model):
    cost: float
    nodes: list[EntityReference]
    steps: list[Step]
    weakest_step: Annotated[int, Field(description="Index of the weakest step in `steps`.")]
    contact: EntityReference | None
    sentences: Sentences

    @classmethod
    def of(cls, snapshot: Snapshot, path: GraphPath) -> "CollaborationPath":
        return cls(
            cost=round(path.cost, 4),
            nodes=[EntityReference.of(snapshot.node(id)) for id in path.nodes],
            steps=[Step.of(step) for step in path.steps],
            weakest_step=path.weakest,
            contact=EntityReference.of(snapshot.node(path.contact)) if path.contact else None,
            sentences=Sentences(
                nl=list(path_sentences(snapshot, path, "nl")), en=list(path_sentences(snapshot, path, "en"))
            ),
        )


class NoPath(Model):
    """Why there is no path: how many entities each side reaches, and the nearest missing link."""

    reached_from_start: int
    reached_from_goal: int
    nearest: list[EntityReference]
    sentences: Sentences

    @classmethod
    def of(cls, snapshot: Snapshot, answer: GraphPathAnswer, no_path: GraphNoPath) -> "NoPath":
        return cls(
            reached_from_start=no_path.from_start,
            reached_from_goal=no_path.from_goal,
            nearest=[EntityReference.of(snapshot.node(id)) for id in no_path.nearest or ()],
            sentences=Sentences(
                nl=[no_path_sentence(snapshot, answer, "nl")], en=[no_path_sentence(snapshot, answer, "en")]
            ),
        )


class Paths(Model):
    from_: Annotated[EntityReference, Field(alias="from")]
    to: EntityReference
    meaning: str
    as_of: str | None
    revision: int
    paths: list[CollaborationPath]
    no_path: NoPath | None

    @classmethod
    def of(cls, snapshot: Snapshot, answer: GraphPathAnswer, meaning: str) -> "Paths":
        return cls(
            from_=EntityReference.of(snapshot.node(answer.start)),
            to=EntityReference.of(snapshot.node(answer.goal)),
            meaning=meaning,
            as_of=snapshot.as_of,
            revision=snapshot.revision,
            paths=[CollaborationPath.of(snapshot, path) for path in answer.paths],
            no_path=NoPath.of(snapshot, answer, answer.no_path) if answer.no_path else None,
        )


class LookedAt(Model):
    count: int
    what: Label
    sources: list[str]


class NextStep(Model):
    sentence: Label
    contact: EntityReference | None


class Finding(Model):
    id: str
    rule: str
    severity: str
    entities: list[EntityReference]
    sentence: Label
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
            sentence=Label.of(finding.sentence),
            looked_at=LookedAt(
                count=finding.looked_at.count,
                what=Label.of(finding.looked_at.what),
                sources=list(finding.looked_at.sources),
            ),
            evidence=[Evidence.of(one) for one in finding.evidence],
            next_step=NextStep(
                sentence=Label.of(next_step.sentence),
                contact=EntityReference.of(snapshot.node(next_step.contact)) if next_step.contact else None,
            ),
        )


class Gaps(Model):
    revision: int
    as_of: str | None
    items: list[Finding]


class Rule(Model):
    id: str
    title: Label
    why: Label

    @classmethod
    def of(cls, rule: GapRule) -> "Rule":
        return cls(id=rule.id, title=Label.of(rule.title), why=Label.of(rule.why))


class Rules(Model):
    items: list[Rule]


class Cell(Model):
    row: str
    column: str
    state: Literal["shown", "absent", "unknown"]
    evidence: list[Evidence]


class Matrix(Model):
    """Every cell has one of three states; `unknown` means that no source says anything, not that there is nothing."""

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


class Run(Model):
    at: str
    outcome: str
    revision: int
    entities: int
    claims: int
    message: str | None

    @classmethod
    def of(cls, run: StoreRun) -> "Run":
        return cls(
            at=run.at,
            outcome=run.outcome,
            revision=run.revision,
            entities=run.entities,
            claims=run.claims,
            message=run.message,
        )


class Source(SourceReference):
    publisher: str
    licence: str
    rank: str
    published: str | None
    cadence: str | None
    last_run: Run | None

    @classmethod
    def of_record(cls, source: SourceRecord, runs: Iterable[StoreRun]) -> "Source":
        last = next((run for run in runs if run.source == source.id), None)
        return cls(
            id=source.id,
            title=source.title,
            url=source.url,
            publisher=source.publisher,
            licence=source.licence,
            rank=source.rank,
            published=source.published,
            cadence=source.cadence,
            last_run=Run.of(last) if last else None,
        )


class Sources(Model):
    items: list[Source]


class Change(Model):
    revision: int
    at: str
    source: str
    action: str
    record: str
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @classmethod
    def of(cls, change: StoreChange) -> "Change":
        return cls(
            revision=change.revision,
            at=change.at,
            source=change.source,
            action=change.action,
            record=change.record,
            id=change.id,
            before=change.before,
            after=change.after,
        )


class Changes(Model):
    revision: Annotated[int, Field(description="The revision that the graph is at now.")]
    items: list[Change]
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")]


class Health(Model):
    status: Literal["ok", "unavailable"]
    revision: int | None
    entities: int | None
    version: str


class Problem(BaseModel):
    """An error as RFC 9457 describes it."""

    model_config = ConfigDict(extra="allow")

    type: str = "about:blank"
    title: str
    status: int
    detail: str
