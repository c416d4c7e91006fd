"""Entities and their relations, as they go over the wire."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from api.models import (
    EntityReference,
    Evidence,
    HowItStands,
    InEveryLanguage,
    Model,
    Passage,
    SourceReference,
    in_every_language,
)
from graph.ask.fact import Evidence as SnapshotEvidence
from graph.ask.profile import Spoken, won
from graph.ask.profile import Won as WonAward
from graph.ask.quotes import Quotes
from graph.ask.snapshot import Fact, Snapshot
from graph.desk.answers import Verb
from graph.desk.proposals import Proposal, State
from graph.desk.proposed import stands
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, Sentences, languages
from graph.say.profile import summary, won_sentence
from graph.say.sentences import fact_sentence, period_of

Direction = Literal["out", "in"]


class QuotedEvidence(Evidence):
    passage: Annotated[
        Passage | None, Field(description="The words at the locator; null when the text of the source is not kept.")
    ]

    @classmethod
    def with_words(cls, evidence: SnapshotEvidence, quotes: Quotes) -> "QuotedEvidence":
        quote = quotes.get((evidence.source.id, evidence.claim))
        fields = {name: getattr(Evidence.of(evidence), name) for name in Evidence.model_fields}
        return cls(**fields, passage=Passage.of(quote) if quote else None)


class Relation(Model):
    type: Annotated[str, Field(examples=["memberOf"])]
    direction: Direction
    other: EntityReference
    standing: HowItStands
    since: Annotated[str | None, Field(description="The first beginning, by the evidence on which it stands so.")]
    until: Annotated[
        str | None, Field(description="The last end, by the same evidence; null while a source that dates it has none.")
    ]
    evidence: list[QuotedEvidence]

    @classmethod
    def of(cls, snapshot: Snapshot, fact: Fact, seen_from: str, quotes: Quotes) -> "Relation":
        since, until = period_of([piece.claim for piece in fact.supporting])
        return cls(
            type=fact.relation,
            direction="out" if fact.subject == seen_from else "in",
            other=EntityReference.of(snapshot.node(fact.other(seen_from))),
            standing=fact.standing,
            since=since,
            until=until,
            evidence=[QuotedEvidence.with_words(evidence, quotes) for evidence in fact.evidence],
        )


class AnswerToClaim(Model):
    """What an organisation answered to a claim, and how that answer stands."""

    speaker: EntityReference
    verb: Verb
    state: State
    counts: Annotated[bool, Field(description="Whether it stands in the graph, as a claim of its own.")]
    at: Annotated[str, Field(description="When it was given, or decided on last.")]

    @classmethod
    def of(cls, snapshot: Snapshot, proposal: Proposal) -> "AnswerToClaim":
        return cls(
            speaker=EntityReference.of(snapshot.node(proposal.speaker)),
            verb=proposal.answer.verb,
            state=proposal.state,
            counts=stands(snapshot, proposal),
            at=proposal.decided_at or proposal.submitted_at,
        )


class ClaimAbout(Model):
    """One claim about an entity, in a sentence of its own, with the source that makes it."""

    type: str
    direction: Direction
    other: EntityReference
    sentence: InEveryLanguage
    evidence: QuotedEvidence
    disputed: Annotated[bool, Field(description="Whether it says what another source says is not so.")]
    answers: Annotated[list[AnswerToClaim], Field(description="The newest answers that you may know of.")]

    @classmethod
    def of(
        cls, snapshot: Snapshot, spoken: Spoken, seen_from: str, quotes: Quotes, answers: Iterable[Proposal]
    ) -> "ClaimAbout":
        fact = spoken.fact
        return cls(
            type=fact.relation,
            direction="out" if fact.subject == seen_from else "in",
            other=EntityReference.of(snapshot.node(fact.other(seen_from))),
            sentence={language: fact_sentence(snapshot, fact, language) for language in languages()},
            evidence=QuotedEvidence.with_words(spoken.evidence, quotes),
            disputed=spoken.disputed,
            answers=[AnswerToClaim.of(snapshot, answer) for answer in answers],
        )


class ClaimPage(Model):
    items: list[ClaimAbout]
    total: int
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")]


class RelationCount(Model):
    """How many relations of one type and direction there are, and where the next of them stand."""

    type: str
    direction: Direction
    topic: Annotated[str, Field(description="Under which heading of the vocabulary it is told.", examples=["ties"])]
    total: int
    next: Annotated[str | None, Field(description="Cursor for the next of this type; null when all are here.")]

    @classmethod
    def of(cls, type: str, direction: Direction, total: int, next: str | None = None) -> "RelationCount":
        topic = VOCABULARY.relations[type].topic
        return cls(type=type, direction=direction, topic=topic, total=total, next=next)


class Won(Model):
    """What a party won: the award, in which contests, from whom, and that in a sentence with its sources."""

    award: EntityReference
    contests: list[EntityReference]
    buyers: list[EntityReference]
    sentence: InEveryLanguage
    evidence: list[Evidence]

    @classmethod
    def of(cls, snapshot: Snapshot, won: WonAward) -> "Won":
        return cls(
            award=EntityReference.of(snapshot.node(won.award)),
            contests=[EntityReference.of(snapshot.node(id)) for id in won.contests],
            buyers=[EntityReference.of(snapshot.node(id)) for id in won.buyers],
            sentence=in_every_language(Sentences((won_sentence(snapshot, won),))),
            evidence=[Evidence.of(evidence) for evidence in won.fact.evidence],
        )


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
    since: str | None
    until: str | None
    standing: HowItStands
    description: str | None
    why: Annotated[InEveryLanguage | None, Field(description="Why it matched the query; null without one.")]

    @classmethod
    def of_node(cls, snapshot: Snapshot, node: Node, why: Message | None = None) -> "EntitySummary":
        return cls(
            id=node.id,
            kind=node.kind,
            name=node.name,
            since=node.since,
            until=node.until,
            standing=snapshot.standing(node.id),
            description=node.description,
            why=in_every_language(why) if why else None,
        )


class EntityPage(Model):
    items: list[EntitySummary]
    total: Annotated[int | None, Field(description="Of all pages together; null with a query, which seeks the best.")]
    former: Annotated[int | None, Field(description="How many more there were before; `past=true` lists them too.")]
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")]


class Entity(EntityReference):
    summary: Annotated[InEveryLanguage, Field(description="What it is, does and is tied to, and what is open.")]
    names: list[Name]
    identifiers: list[Identifier]
    description: str | None
    homepage: str | None
    region: EntityReference | None
    since: str | None
    until: str | None
    standing: HowItStands
    won: Annotated[list[Won], Field(description="What it won, the newest first.")]
    statements: list[Statement]
    relations: list[Relation]
    relation_counts: list[RelationCount]

    @classmethod
    def whole(cls, snapshot: Snapshot, node: Node, quotes: Quotes) -> "Entity":
        """An entity with all its relations at once."""
        groups = facts_by_type(snapshot, node)
        counts = [RelationCount.of(type, way, len(facts)) for (type, way), facts in groups]
        return cls.of_node(snapshot, node, (fact for _, facts in groups for fact in facts), counts, quotes)

    @classmethod
    def of_node(
        cls,
        snapshot: Snapshot,
        node: Node,
        relations: Iterable[Fact],
        counts: Iterable[RelationCount],
        quotes: Quotes,
    ) -> "Entity":
        return cls(
            id=node.id,
            kind=node.kind,
            name=node.name,
            summary=in_every_language(summary(snapshot, node.id)),
            names=[
                Name(text=name.text, use=name.use, lang=name.lang, since=name.since, until=name.until)
                for name in node.names
            ],
            identifiers=[
                Identifier(scheme=identifier.scheme, value=identifier.value) for identifier in node.identifiers
            ],
            description=node.description,
            homepage=node.homepage,
            region=EntityReference.of(snapshot.node(node.region)) if node.region and node.region in snapshot else None,
            since=node.since,
            until=node.until,
            standing=snapshot.standing(node.id),
            won=[Won.of(snapshot, award) for award in won(snapshot, node.id)],
            statements=[
                Statement(
                    source=SourceReference.of(statement.source, statement.entity.url),
                    locator=statement.entity.locator,
                    kind=statement.entity.kind,
                    name=statement.entity.name,
                )
                for statement in node.statements
            ],
            relations=[Relation.of(snapshot, fact, node.id, quotes) for fact in relations],
            relation_counts=list(counts),
        )


def facts_by_type(snapshot: Snapshot, node: Node) -> list[tuple[tuple[str, Direction], list[Fact]]]:
    """All facts that a node is an end of, those that stand first, by type and direction, in order of these."""
    groups: dict[tuple[str, Direction], list[Fact]] = {}
    for fact in sorted(snapshot.all_facts_of(node.id), key=lambda fact: not fact.stands):
        groups.setdefault((fact.relation, "out" if fact.subject == node.id else "in"), []).append(fact)
    return sorted(groups.items())
