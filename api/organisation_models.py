"""An organisation's own standing, two parties side by side, and a region, as they go over the wire."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

from api.entity_models import EntitySummary
from api.gap_models import NextStep
from api.models import EntityReference, Evidence, InEveryLanguage, Model, in_every_language
from api.path_models import CollaborationPath
from graph.ask.gaps import Finding as GapFinding
from graph.ask.ledger import LedgerEntry
from graph.ask.organisation import Event as GraphEvent
from graph.ask.organisation import Introducer as GraphIntroducer
from graph.ask.organisation import Organisation as GraphOrganisation
from graph.ask.paths import Path as GraphPath
from graph.ask.region import Region as GraphRegion
from graph.ask.side_by_side import Comparison as GraphComparison
from graph.ask.side_by_side import Side as GraphSide
from graph.ask.snapshot import Snapshot
from graph.model.words import Message, Sentences, languages
from graph.say.organisation import (
    comparison_sentences,
    entry_state,
    introduction,
    lesson_sentences,
    region_sentences,
    unknown_sentence,
)
from graph.say.profile import summary
from graph.say.sentences import fact_sentence

MOST_INSIDE = 500


class FindingInShort(Model):
    """A finding without its evidence, which `listGaps` gives by its rule."""

    id: str
    rule: str
    severity: str
    sentence: InEveryLanguage
    next_step: NextStep

    @classmethod
    def of(cls, snapshot: Snapshot, finding: GapFinding) -> "FindingInShort":
        contact = finding.next_step.contact
        return cls(
            id=finding.id,
            rule=finding.rule,
            severity=finding.severity,
            sentence=in_every_language(finding.sentence),
            next_step=NextStep(
                sentence=in_every_language(finding.next_step.sentence),
                contact=EntityReference.of(snapshot.node(contact)) if contact else None,
            ),
        )


class AgreementState(Model):
    """An agreement of an organisation, and how it stands."""

    agreement: EntityReference
    state: InEveryLanguage
    overdue: Annotated[bool, Field(description="The term has passed, and no source tells what came of it.")]
    term: Annotated[str | None, Field(description="The last day, month or year.")]
    follow_ups: list[EntityReference]

    @classmethod
    def of(cls, snapshot: Snapshot, entry: LedgerEntry) -> "AgreementState":
        return cls(
            agreement=EntityReference.of(entry.node),
            state=in_every_language(entry_state(snapshot, entry)),
            overdue=entry.overdue,
            term=entry.term.until if entry.term else None,
            follow_ups=_references(snapshot, (follow_up.id for follow_up in entry.follow_ups)),
        )


class Introducer(Model):
    """Who could introduce an organisation to others, how many those are, and the first of them."""

    party: EntityReference
    number: int
    reached: list[EntityReference]
    sentence: InEveryLanguage

    @classmethod
    def of(cls, snapshot: Snapshot, introducer: GraphIntroducer) -> "Introducer":
        return cls(
            party=EntityReference.of(snapshot.node(introducer.id)),
            number=introducer.number,
            reached=_references(snapshot, introducer.reached),
            sentence=_sentence(introduction(snapshot, introducer)),
        )


class Event(Model):
    """What began or ended on a day, month or year."""

    on: str
    sentence: InEveryLanguage
    evidence: list[Evidence]

    @classmethod
    def of(cls, snapshot: Snapshot, event: GraphEvent) -> "Event":
        return cls(
            on=event.on,
            sentence={language: fact_sentence(snapshot, event.fact, language) for language in languages()},
            evidence=[Evidence.of(evidence) for evidence in event.fact.evidence],
        )


class Organisation(EntityReference):
    """What an organisation wants to know of itself."""

    summary: InEveryLanguage
    agreements: list[AgreementState]
    unknown_instruments: list[EntityReference]
    unknown: Annotated[InEveryLanguage | None, Field(description="The same in a sentence; null when there are none.")]
    findings: list[FindingInShort]
    introducers: list[Introducer]
    events: Annotated[list[Event], Field(description="What began or ended, the newest first.")]

    @classmethod
    def of_organisation(cls, snapshot: Snapshot, organisation: GraphOrganisation) -> "Organisation":
        node = snapshot.node(organisation.id)
        unknown = _sentence(unknown_sentence(snapshot, organisation.unknown, node.id)) if organisation.unknown else None
        return cls(
            id=node.id,
            kind=node.kind,
            name=node.name,
            summary=in_every_language(summary(snapshot, node.id)),
            agreements=[AgreementState.of(snapshot, entry) for entry in organisation.entries],
            unknown_instruments=_references(snapshot, organisation.unknown),
            unknown=unknown,
            findings=[FindingInShort.of(snapshot, finding) for finding in organisation.findings],
            introducers=[Introducer.of(snapshot, introducer) for introducer in organisation.introducers],
            events=[Event.of(snapshot, event) for event in organisation.events],
        )


_ByFamily = Annotated[
    dict[str, list[EntityReference]], Field(description="By the topmost kind: Actor, Agreement, Instrument and so on.")
]


class Side(EntityReference):
    """One of two parties, with what only it is known to be tied to."""

    alone: _ByFamily

    @classmethod
    def of_side(cls, snapshot: Snapshot, side: GraphSide) -> "Side":
        node = snapshot.node(side.id)
        return cls(id=node.id, kind=node.kind, name=node.name, alone=_by_family(snapshot, side.alone))


class Lesson(Model):
    """What one is known to use and the other is not known to."""

    teacher: EntityReference
    pupil: EntityReference
    instrument: EntityReference


class Comparison(Model):
    """Two parties side by side; `paths` are the best routes between them."""

    first: Side
    second: Side
    summary: InEveryLanguage
    shared: _ByFamily
    lessons: list[Lesson]
    lesson_sentences: list[InEveryLanguage]
    paths: list[CollaborationPath]

    @classmethod
    def of(cls, snapshot: Snapshot, comparison: GraphComparison, paths: Iterable[GraphPath]) -> "Comparison":
        first, second = (Side.of_side(snapshot, side) for side in comparison.sides)
        return cls(
            first=first,
            second=second,
            summary=in_every_language(comparison_sentences(snapshot, comparison)),
            shared=_by_family(snapshot, comparison.shared),
            lessons=[
                Lesson(
                    teacher=EntityReference.of(snapshot.node(lesson.teacher)),
                    pupil=EntityReference.of(snapshot.node(lesson.pupil)),
                    instrument=EntityReference.of(snapshot.node(lesson.what)),
                )
                for lesson in comparison.lessons
            ],
            lesson_sentences=[_sentence(sentence) for sentence in lesson_sentences(snapshot, comparison.lessons)],
            paths=[CollaborationPath.of(snapshot, path) for path in paths],
        )


class Inside(Model):
    """What of one kind lies in a region."""

    kind: str
    total: int
    items: Annotated[list[EntityReference], Field(description="The first 500 by name.")]


class Usage(Model):
    """Who in a region is known to use an instrument, themselves or in a project."""

    instrument: EntityReference
    users: list[EntityReference]


class Region(EntityReference):
    """A region: what lies in it, who there uses what, and what is not known of it."""

    summary: InEveryLanguage
    inside: list[Inside]
    agreements: list[AgreementState]
    usages: list[Usage]
    buyers: Annotated[int, Field(description="How many public bodies of the registers lie in it, itself included.")]
    unknown: Annotated[list[EntityReference], Field(description="Those of them that are not known to use any.")]
    findings: list[FindingInShort]

    @classmethod
    def of_region(
        cls, snapshot: Snapshot, region: GraphRegion, entries: Iterable[LedgerEntry], findings: Iterable[GapFinding]
    ) -> "Region":
        node = snapshot.node(region.id)
        return cls(
            id=node.id,
            kind=node.kind,
            name=node.name,
            summary=in_every_language(region_sentences(snapshot, region)),
            inside=[
                Inside(kind=kind, total=len(ids), items=_references(snapshot, ids[:MOST_INSIDE]))
                for kind, ids in region.inside.items()
            ],
            agreements=[AgreementState.of(snapshot, entry) for entry in entries],
            usages=[
                Usage(
                    instrument=EntityReference.of(snapshot.node(usage.instrument)),
                    users=_references(snapshot, usage.users),
                )
                for usage in region.usages
            ],
            buyers=region.buyers,
            unknown=_references(snapshot, region.unknown),
            findings=[FindingInShort.of(snapshot, finding) for finding in findings],
        )


class Regions(Model):
    items: list[EntitySummary]


def _references(snapshot: Snapshot, ids: Iterable[str]) -> list[EntityReference]:
    return [EntityReference.of(snapshot.node(id)) for id in ids]


def _by_family(snapshot: Snapshot, families: Mapping[str, Iterable[str]]) -> dict[str, list[EntityReference]]:
    return {family: _references(snapshot, ids) for family, ids in families.items()}


def _sentence(message: Message) -> dict[str, str]:
    return in_every_language(Sentences((message,)))
