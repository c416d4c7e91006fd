"""How complete what is known is, as it goes over the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.models import EntityReference, Evidence, InEveryLanguage, Model, in_every_language
from api.outward import SiteAddress
from graph.ask.age import fact_age
from graph.ask.budget import UNLIMITED, Budget
from graph.ask.coverage import coverage
from graph.ask.snapshot import Snapshot


class KindCoverage(Model):
    kind: str
    known: int
    total: Annotated[int | None, Field(description="How many there are; null where no register tells.")]
    told: Annotated[int, Field(description="Of how many something other than a register says something.")]


class PartCoverage(Model):
    """Of a whole: how many of its parts are known, against the newest count of them."""

    whole: EntityReference
    known: int
    total: int
    evidence: Evidence


class RelationCoverage(Model):
    relation: str
    standing: int
    past: int
    sources: int
    oldest: date | None
    newest: date | None


class ToFindOut(Model):
    sentence: InEveryLanguage
    gain: Annotated[int, Field(description="How many facts it would bring at most.")]
    page: Annotated[SiteAddress, Field(description="The page to begin at.")]


class FactAge(Model):
    """When facts were last confirmed by a paper or register, whenever that was loaded."""

    dated: int
    undated: Annotated[int, Field(description="Facts of which no source is dated.")]
    median: Annotated[date | None, Field(description="Half of the dated facts were confirmed on this day or later.")]
    recent: Annotated[int, Field(description="Confirmed in the last two years.")]


class Coverage(Model):
    revision: int
    as_of: str | None
    known_on: date | None
    facts: int
    second_hand: Annotated[int, Field(description="Facts that rest on one source, which has it from another.")]
    unconfirmed: Annotated[int, Field(description="Facts that may change and that nobody confirmed for years.")]
    age: FactAge
    kinds: list[KindCoverage]
    parts: list[PartCoverage]
    relations: list[RelationCoverage]
    to_find_out: Annotated[list[ToFindOut], Field(description="The best things to find out next.")]

    @classmethod
    def of(cls, snapshot: Snapshot, budget: Budget = UNLIMITED) -> "Coverage":
        known, age = coverage(snapshot, budget=budget), fact_age(snapshot)
        return cls(
            revision=snapshot.revision,
            as_of=snapshot.as_of,
            known_on=snapshot.known_on,
            facts=known.facts,
            second_hand=known.second_hand,
            unconfirmed=known.unconfirmed,
            age=FactAge(dated=age.dated, undated=age.undated, median=age.median, recent=age.recent),
            kinds=[KindCoverage(kind=row.kind, known=row.known, total=row.total, told=row.told) for row in known.kinds],
            parts=[
                PartCoverage(
                    whole=EntityReference.of(part.whole),
                    known=part.known,
                    total=part.total,
                    evidence=Evidence.of(part.evidence),
                )
                for part in known.parts
            ],
            relations=[
                RelationCoverage(
                    relation=row.relation,
                    standing=row.standing,
                    past=row.past,
                    sources=row.sources,
                    oldest=row.oldest,
                    newest=row.newest,
                )
                for row in known.relations
            ],
            to_find_out=[
                ToFindOut(sentence=in_every_language(thing.sentence), gain=thing.gain, page=thing.page)
                for thing in known.to_find_out
            ],
        )
