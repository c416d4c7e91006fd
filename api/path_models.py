"""Collaboration paths, as they go over the wire."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.models import EntityReference, Evidence, HowItStands, InEveryLanguage, Model, in_every_language
from graph.ask.in_common import in_common
from graph.ask.paths import NoPath as GraphNoPath
from graph.ask.paths import Path as GraphPath
from graph.ask.paths import PathAnswer as GraphPathAnswer
from graph.ask.paths import Step as GraphStep
from graph.ask.snapshot import Snapshot
from graph.model.words import languages
from graph.say.routes import about_sentence, no_path_sentence, opening_sentences, path_sentences, strength_word


class CostPart(Model):
    name: str
    value: float


class Alternative(Model):
    type: str
    standing: HowItStands
    evidence: list[Evidence]


class Step(Model):
    type: Annotated[str, Field(description="The relation of the strongest tie of this step.")]
    from_: Annotated[str, Field(alias="from")]
    to: str
    standing: HowItStands
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
            standing=step.standing,
            cost=round(step.cost, 4),
            parts=[CostPart(name=part.name, value=round(part.value, 4)) for part in step.parts],
            evidence=[Evidence.of(evidence) for evidence in best.evidence],
            alternatives=[
                Alternative(
                    type=fact.relation,
                    standing=fact.standing,
                    evidence=[Evidence.of(evidence) for evidence in fact.evidence],
                )
                for fact in others
            ],
        )


Sentences = Annotated[dict[str, list[str]], Field(description="The sentences in each language that there is.")]


class CollaborationPath(Model):
    cost: float
    nodes: list[EntityReference]
    steps: list[Step]
    weakest_step: Annotated[int, Field(description="Index of the weakest step in `steps`.")]
    strength: Annotated[
        Literal["strong", "fair", "weak"] | None,
        Field(description="What the cost comes to in a word; null for paths that introduce nobody."),
    ]
    contact: EntityReference | None
    about: Annotated[list[EntityReference], Field(description="What both ends work on or with.")]
    about_sentence: InEveryLanguage
    opening: Annotated[InEveryLanguage | None, Field(description="What to say to the one who is called first.")]
    sentences: Sentences

    @classmethod
    def of(cls, snapshot: Snapshot, path: GraphPath) -> "CollaborationPath":
        opening = opening_sentences(snapshot, path)
        shared = in_common(snapshot, path.nodes[0], path.nodes[-1])
        return cls(
            cost=round(path.cost, 4),
            nodes=[EntityReference.of(snapshot.node(id)) for id in path.nodes],
            steps=[Step.of(step) for step in path.steps],
            weakest_step=path.weakest,
            strength=path.strength if strength_word(path) else None,
            contact=EntityReference.of(snapshot.node(path.contact)) if path.contact else None,
            about=[EntityReference.of(snapshot.node(id)) for id in shared],
            about_sentence=in_every_language(about_sentence(snapshot, path)),
            opening=in_every_language(opening) if opening else None,
            sentences={language: list(path_sentences(snapshot, path, language)) for language in languages()},
        )


class NoPath(Model):
    """Why there is no path: how many entities each side reaches, and the nearest missing link."""

    reached_from_start: int
    reached_from_goal: int
    nearest: list[EntityReference]
    nearest_about: Annotated[list[EntityReference], Field(description="What these two work on or with.")]
    sentences: Sentences

    @classmethod
    def of(cls, snapshot: Snapshot, answer: GraphPathAnswer, no_path: GraphNoPath) -> "NoPath":
        return cls(
            reached_from_start=no_path.from_start,
            reached_from_goal=no_path.from_goal,
            nearest=[EntityReference.of(snapshot.node(id)) for id in no_path.nearest or ()],
            nearest_about=[
                EntityReference.of(snapshot.node(id))
                for id in (in_common(snapshot, *no_path.nearest) if no_path.nearest else ())
            ],
            sentences={language: [no_path_sentence(snapshot, answer, language)] for language in languages()},
        )


class Paths(Model):
    """Routes over what stands now (or stood on the date asked about); `pastPaths` are no introductions any more."""

    from_: Annotated[EntityReference, Field(alias="from", description="The start; of several the first.")]
    to: Annotated[EntityReference, Field(description="The goal; of several the first.")]
    starts: Annotated[list[EntityReference], Field(description="All starts.")]
    goals: Annotated[list[EntityReference], Field(description="All goals.")]
    meaning: str
    as_of: str | None
    known_on: date | None
    revision: int
    paths: list[CollaborationPath]
    past_paths: Annotated[list[CollaborationPath], Field(description="Routes over at least one tie that is over.")]
    no_path: NoPath | None

    @classmethod
    def of(cls, snapshot: Snapshot, answer: GraphPathAnswer, past_paths: Iterable[GraphPath]) -> "Paths":
        starts, goals = (
            [EntityReference.of(snapshot.node(id)) for id in ids] for ids in (answer.asked.starts, answer.asked.goals)
        )
        return cls(
            from_=starts[0],
            to=goals[0],
            starts=starts,
            goals=goals,
            meaning=answer.asked.meaning,
            as_of=snapshot.as_of,
            known_on=snapshot.known_on,
            revision=snapshot.revision,
            paths=[CollaborationPath.of(snapshot, path) for path in answer.paths],
            past_paths=[CollaborationPath.of(snapshot, path) for path in past_paths],
            no_path=NoPath.of(snapshot, answer, answer.no_path) if answer.no_path else None,
        )
