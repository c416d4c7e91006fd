"""What an assistant can ask: the parameters of each tool, as they are described to it."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from api.models import Model
from api.parameters import RuleId
from api.problems import expected, not_one_of
from graph.ask.questions.kinds import KINDS
from graph.model.words import Message, WrongError, languages, message

MOST_ROUTES = 5
MOST_NAMED = 10
Reference = Annotated[str, Field(min_length=1, max_length=200)]
References = Annotated[tuple[Reference, ...], Field(max_length=MOST_NAMED)]
_KINDS = "such as Actor, Province, Municipality, Ministry, Company, Fieldlab, Agreement, Programme or Instrument; "
_KINDS += "samenspel://kinds/en has all."
_ENTITY = "An id, or the unambiguous name or abbreviation of one entity; never guessed when it can be several."


class Asked(Model):
    """What every tool takes."""

    language: Annotated[
        str | None,
        Field(
            description="Language of the answer; without it that of the connection.",
            json_schema_extra={"enum": [*languages(), None]},
        ),
    ] = None
    cursor: Annotated[
        str | None,
        Field(max_length=300, description="To go on: the `next` of the answer before, and all else the same."),
    ] = None


class AskedOfMoment(Asked):
    """What is asked of a moment: of now, when none is told."""

    as_of: Annotated[
        str | None,
        Field(
            max_length=10, description="What stood at the end of this day, month or year (2021-11-29, 2021-11, 2021)."
        ),
    ] = None
    known_on: Annotated[
        str | None, Field(max_length=10, description="By what was known at the end of this day, month or year.")
    ] = None


class Search(AskedOfMoment):
    text: Annotated[
        str, Field(max_length=200, description="A name, abbreviation, number or words; empty for all of a kind.")
    ] = ""
    kind: Annotated[str | None, Field(description=f"Only this kind and those below it: {_KINDS}")] = None


class OneEntity(AskedOfMoment):
    entity: Annotated[Reference, Field(description=_ENTITY)]
    relation: Annotated[
        str | None,
        Field(description="Only relations of this type, such as memberOf; samenspel://relations/en has all."),
    ] = None


class Routes(AskedOfMoment):
    start: Annotated[Reference, Field(alias="from", description=f"{_ENTITY} `kind:Fieldlab` is any of a kind.")]
    goal: Annotated[Reference, Field(alias="to", description="As `from`.")]
    k: Annotated[int, Field(ge=1, le=MOST_ROUTES, description="At most this many routes, best first.")] = 3
    meaning: Annotated[
        Literal["introduction", "affinity", "document"],
        Field(description="What a step means: who can introduce, who does the same, or who is named together."),
    ] = "introduction"
    via: Annotated[References, Field(description="Routes run through these, in this order.")] = ()
    avoid: Annotated[References, Field(description="Routes run around these.")] = ()


class Gaps(AskedOfMoment):
    rule: Annotated[RuleId | None, Field(description="Only what this rule finds.")] = None
    severity: Annotated[Literal["serious", "moderate", "minor"] | None, Field(description="Only of this severity.")] = (
        None
    )
    about: Annotated[Reference | None, Field(description=f"Only what concerns this entity. {_ENTITY}")] = None


class Matrix(AskedOfMoment):
    rows: Annotated[str, Field(description=f"Kind of the rows: {_KINDS}")] = "Province"
    columns: Annotated[str, Field(description="Kind of the columns, in the same way.")] = "ProcurementInstrument"
    row: Annotated[Reference | None, Field(description=f"Only this row. {_ENTITY}")] = None
    column: Annotated[Reference | None, Field(description=f"Only this column. {_ENTITY}")] = None


class Coverage(AskedOfMoment):
    pass


class Changes(Asked):
    since: Annotated[str, Field(min_length=1, max_length=40, description="From this day, month, year or revision on.")]
    until: Annotated[str | None, Field(max_length=40, description="Up to and including it; without it until now.")] = (
        None
    )
    about: Annotated[References, Field(description=f"Only what concerns these. {_ENTITY}")] = ()


class Ask(AskedOfMoment):
    question: Annotated[
        str,
        Field(
            min_length=1,
            max_length=200,
            description="A question in ordinary Dutch or English, or the id of a kind of question with its parameters: "
            f"{', '.join(KINDS)}.",
        ),
    ]
    what: Annotated[
        Reference | None, Field(description="With an id: the instrument, agreement, activity or subject.")
    ] = None
    who: Annotated[Reference | None, Field(description="With an id: an actor, or a kind of actors.")] = None
    start: Annotated[Reference | None, Field(alias="from", description="With an id: an actor.")] = None
    goal: Annotated[Reference | None, Field(alias="to", description="With an id: an actor.")] = None
    since: Annotated[Reference | None, Field(description="With an id: a day, month or year.")] = None
    until: Annotated[Reference | None, Field(description="With an id: a day, month or year.")] = None


def read(kind: type[Asked], arguments: Mapping[str, Any]) -> Asked:
    """What was asked; BadRequestError and WrongError that say of each parameter what would be right."""
    try:
        return kind.model_validate(arguments, by_name=False)
    except ValidationError as error:
        raise WrongError(*(_wrong(kind, details) for details in error.errors())) from None


def _wrong(kind: type[Asked], error: Any) -> Message:
    name = ".".join(map(str, error["loc"]))[:80]
    if error["type"] == "extra_forbidden":
        known = ", ".join(field.alias or own for own, field in kind.model_fields.items())
        return message("problem-unknown-parameter", name=name, known=known)
    return message("problem-wrong-value", name=name, what=expected(error))


def told_language(asked: Asked, otherwise: str) -> str:
    """The language of the answer; BadRequestError for one that there is not."""
    if asked.language is not None and asked.language not in languages():
        raise not_one_of("language", asked.language, languages())
    return asked.language or otherwise
