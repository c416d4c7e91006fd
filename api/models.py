"""The answers of the API, as they go over the wire, and what they share. The command prints the same with `--json`."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema
from typing_extensions import TypeAliasType

from graph.ask.fact import Evidence as SnapshotEvidence
from graph.ask.fact import Standing
from graph.ask.quotes import Quote
from graph.model.merging import Node
from graph.model.records import Source as SourceRecord
from graph.model.words import languages
from viz.words import Told


def _by_language(schema: dict[str, Any]) -> None:
    """Name the languages: of a map of anything, programs that write clients make no type."""
    del schema["additionalProperties"]
    schema.update(properties={language: {"type": "string"} for language in languages()}, required=[*languages()])


# What is told, by language. A new language of the catalogue comes along by itself.
InEveryLanguage = TypeAliasType(
    "InEveryLanguage",
    Annotated[
        dict[str, str], Field(description="The text in each language that there is.", json_schema_extra=_by_language)
    ],
)


MOST_VALUES = 25


class Model(BaseModel):
    """Fields are camelCase in JSON, as the API Design Rules ask."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True)

    def plain(self) -> dict[str, Any]:
        """As it goes over the wire: mappings, lists, numbers and texts."""
        return self.model_dump(mode="json", by_alias=True)


def in_every_language(told: Told) -> dict[str, str]:
    """What is told, by language."""
    return {language: told.in_language(language) for language in languages()}


# How it stands on the day that was asked about.
HowItStands = Annotated[
    Standing,
    Field(description="`stands` on the day asked about, or is `proposed`, `ended`, `not-yet`, `unknown` and so on."),
]


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
    standing: HowItStands
    aspects: Annotated[list[str], Field(description="What the statement is about, in words of the vocabulary.")]

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
            standing=evidence.standing,
            aspects=sorted(claim.aspects),
        )


class Span(Model):
    start: int
    end: int


class Passage(Model):
    """The words in which the text of a source says it, as the store keeps them."""

    text: str
    start: Annotated[int, Field(description="Where the text begins in the passage at the locator, in characters.")]
    marks: Annotated[list[Span], Field(description="Where in `text` an end of the relation is named, in characters.")]

    @classmethod
    def of(cls, quote: Quote) -> "Passage":
        return cls(text=quote.text, start=quote.start, marks=[Span(start=start, end=end) for start, end in quote.marks])


class FacetValue(Model):
    value: Annotated[str, Field(description="As the parameter of the same name takes it.")]
    label: InEveryLanguage
    count: int


class Facet(Model):
    """By what a list can be narrowed down, and how many each choice would leave, as the other choices stand."""

    name: Annotated[str, Field(description="The parameter.", examples=["severity"])]
    values: Annotated[list[FacetValue], Field(description=f"The {MOST_VALUES} most frequent.")]
    total: Annotated[int, Field(description="How many values there are.")]

    @classmethod
    def of(cls, name: str, counted: Counter[str], label: Callable[[str], Told]) -> "Facet":
        ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        values = [
            FacetValue(value=value, label=in_every_language(label(value)), count=count)
            for value, count in ranked[:MOST_VALUES]
        ]
        return cls(name=name, values=values, total=len(counted))


class Health(Model):
    status: Literal["ok"]
    revision: int
    entities: int
    version: str


class Liveness(Model):
    status: Literal["ok"]


class Readiness(Model):
    status: Annotated[
        Literal["ok", "behind"],
        Field(description="`behind`: the store does not answer, and what it held at `as_of` is what is answered from."),
    ]
    revision: int
    as_of: Annotated[datetime | None, Field(description="When the store answered last; null when it does now.")]


class WrongParameter(Model):
    """A parameter that is wrong: where it stands, its name, and what would be right."""

    in_: Annotated[str, Field(alias="in", examples=["query"])]
    name: Annotated[str, Field(examples=["limit"])]
    detail: str


def _left_out(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


class Problem(Model):
    """An error as RFC 9457 describes it. `detail` is in the language that was asked for, else in English."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    request_id: Annotated[
        str | SkipJsonSchema[None],
        Field(description="What the log of the service knows this request by.", json_schema_extra=_left_out),
    ] = None
    candidates: Annotated[
        list[EntityReference] | SkipJsonSchema[None],
        Field(description="What may have been meant by a name.", json_schema_extra=_left_out),
    ] = None
    errors: Annotated[
        list[WrongParameter] | SkipJsonSchema[None],
        Field(description="Each parameter that is wrong.", json_schema_extra=_left_out),
    ] = None
