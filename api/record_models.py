"""All that is known as lines of JSON, for who takes everything along: each line a source, an entity or a fact."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Annotated, Literal

from pydantic import Field

from api.entity_models import Identifier, Name
from api.models import Amount, HowItStands, Model
from graph.ask.fact import Evidence, Fact
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.records import Source
from graph.say.whole import whole

MEDIA_TYPE = "application/jsonl"
# So many lines go out at once.
_AT_ONCE = 500


class SourceLine(Model):
    record: Literal["source"]
    id: str
    title: str
    publisher: str
    licence: str
    rank: str
    url: str | None
    published: str | None

    @classmethod
    def of(cls, source: Source) -> "SourceLine":
        return cls(
            record="source",
            id=source.id,
            title=source.title,
            publisher=source.publisher,
            licence=source.licence,
            rank=source.rank,
            url=source.url,
            published=source.published,
        )


class EntityLine(Model):
    record: Literal["entity"]
    id: str
    kind: str
    name: str
    names: list[Name]
    identifiers: list[Identifier]
    description: str | None
    homepage: str | None
    region: Annotated[str | None, Field(description="The id of a region.")]
    since: str | None
    until: str | None
    standing: HowItStands
    sources: Annotated[list[str], Field(description="The ids of the sources that state it.")]

    @classmethod
    def of(cls, snapshot: Snapshot, node: Node) -> "EntityLine":
        return cls(
            record="entity",
            id=node.id,
            kind=node.kind,
            name=node.name,
            names=[
                Name(text=name.text, use=name.use, lang=name.lang, since=name.since, until=name.until)
                for name in node.names
            ],
            identifiers=[
                Identifier(scheme=identifier.scheme, value=identifier.value) for identifier in node.identifiers
            ],
            description=node.description,
            homepage=node.homepage,
            region=node.region,
            since=node.since,
            until=node.until,
            standing=snapshot.standing(node.id),
            sources=[*dict.fromkeys(statement.source.id for statement in node.statements)],
        )


class EvidenceInLine(Model):
    """One source that states a fact, as `Evidence`, with the id of the source."""

    source: str
    url: str | None
    locator: str | None
    since: str | None
    until: str | None
    status: str | None
    amount: Amount | None
    role: str | None
    note: str | None
    confidence: str
    holds: bool
    standing: HowItStands
    aspects: list[str]

    @classmethod
    def of(cls, evidence: Evidence) -> "EvidenceInLine":
        claim, amount = evidence.claim, evidence.claim.amount
        return cls(
            source=evidence.source.id,
            url=evidence.url,
            locator=claim.locator,
            since=claim.since,
            until=claim.until,
            status=claim.status,
            amount=Amount(value=str(amount.value), unit=amount.unit, period=amount.period) if amount else None,
            role=claim.role,
            note=claim.note,
            confidence=claim.confidence,
            holds=claim.holds,
            standing=evidence.standing,
            aspects=sorted(claim.aspects),
        )


class FactLine(Model):
    record: Literal["fact"]
    subject: Annotated[str, Field(description="The id of an entity.")]
    type: Annotated[str, Field(examples=["memberOf"])]
    object: Annotated[str, Field(description="The id of an entity.")]
    standing: HowItStands
    evidence: list[EvidenceInLine]

    @classmethod
    def of(cls, fact: Fact) -> "FactLine":
        return cls(
            record="fact",
            subject=fact.subject,
            type=fact.relation,
            object=fact.object,
            standing=fact.standing,
            evidence=[EvidenceInLine.of(evidence) for evidence in fact.evidence],
        )


LINES: tuple[type[Model], ...] = (SourceLine, EntityLine, FactLine)


def records(snapshot: Snapshot) -> Iterator[bytes]:
    """The sources, the entities that are shown and the facts between these, in order of their ids, some lines at once.

    Of the present also what is proposed or denied, which `standing` tells; with the past all that is known. Nothing is
    held but what goes out.
    """
    nodes, facts = whole(snapshot)
    lines: Iterator[Model] = chain(
        (SourceLine.of(snapshot.sources[id]) for id in sorted(snapshot.sources)),
        (EntityLine.of(snapshot, node) for node in snapshot.nodes_at(nodes)),
        (FactLine.of(fact) for fact in snapshot.facts_at(facts)),
    )
    while some := b"".join(f"{line.model_dump_json(by_alias=True)}\n".encode() for line in islice(lines, _AT_ONCE)):
        yield some
