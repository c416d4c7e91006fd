"""Entities and their relations, as they go over the wire."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from api.models import EntityReference, Evidence, InEveryLanguage, Model, SourceReference, in_every_language
from graph.ask.search import Hit as SearchHit
from graph.ask.snapshot import Fact, Snapshot
from graph.model.merging import Node
from viz.shown import told_incoming, told_outgoing

Direction = Literal["out", "in"]


class Relation(Model):
    type: Annotated[str, Field(examples=["memberOf"])]
    direction: Direction
    other: EntityReference
    standing: Annotated[str, Field(description="How it stands on the day asked about.", examples=["stands", "ended"])]
    evidence: list[Evidence]

    @classmethod
    def of(cls, snapshot: Snapshot, fact: Fact, seen_from: str) -> "Relation":
        return cls(
            type=fact.relation,
            direction="out" if fact.subject == seen_from else "in",
            other=EntityReference.of(snapshot.node(fact.other(seen_from))),
            standing=fact.standing,
            evidence=[Evidence.of(one) for one in fact.evidence],
        )


class RelationCount(Model):
    """How many relations of one type and direction there are, and where the next of them stand."""

    type: str
    direction: Direction
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
    why: Annotated[InEveryLanguage | None, Field(description="Why it matched the query; null without one.")]

    @classmethod
    def of_node(cls, node: Node) -> "EntitySummary":
        return cls(id=node.id, kind=node.kind, name=node.name, description=node.description, why=None)

    @classmethod
    def of_hit(cls, hit: SearchHit) -> "EntitySummary":
        node = hit.node
        why = in_every_language(hit.why)
        return cls(id=node.id, kind=node.kind, name=node.name, description=node.description, why=why)


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
    def whole(cls, snapshot: Snapshot, node: Node) -> "Entity":
        """An entity with all its relations at once."""
        groups = facts_by_type(snapshot, node)
        counts = [RelationCount(type=type, direction=way, total=len(facts), next=None) for (type, way), facts in groups]
        return cls.of_node(snapshot, node, (fact for _, facts in groups for fact in facts), counts)

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


def facts_by_type(snapshot: Snapshot, node: Node) -> list[tuple[tuple[str, Direction], list[Fact]]]:
    """The facts to tell that a node is an end of by type and direction, in order of these."""
    groups: dict[tuple[str, Direction], list[Fact]] = {}
    for fact in told_outgoing(snapshot, node.id):
        groups.setdefault((fact.relation, "out"), []).append(fact)
    for fact in told_incoming(snapshot, node.id):
        groups.setdefault((fact.relation, "in"), []).append(fact)
    return sorted(groups.items())
