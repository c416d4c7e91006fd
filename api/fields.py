"""What a list is asked for beside its items, or less than these: facets, and only some fields."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import JSONResponse

from api.models import Model
from api.problems import not_one_of
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from viz.words import Told

Fields = Annotated[
    str | None,
    Query(
        max_length=500,
        description="Only these fields of the entity, or of each item of a list, with commas between them; what is "
        "required of the others then does not hold.",
        json_schema_extra={"pattern": "^[A-Za-z]+(,[A-Za-z]+)*$"},
    ),
]

Facets = Annotated[bool, Query(description="Also tell how many each choice would leave.")]


def named_value(snapshot: Snapshot, facet: str, value: str) -> Told:
    """What a value of a facet is called: a kind, or an entity."""
    if facet == "kind":
        return VOCABULARY.kinds[value].label
    return message("as-it-is", text=snapshot.node(value).name)


def fields_asked(model: type[Model], asked: str) -> list[str]:
    """The fields of a model that a text names, by their names in Python. BadRequestError for one that there is not."""
    known = {field.alias or name: name for name, field in model.model_fields.items()}
    chosen = [name.strip() for name in asked.split(",")]
    for name in chosen:
        if name not in known:
            raise not_one_of("fields", name, known)
    return [known[name] for name in chosen]


def only(answer: Model, asked: str | None) -> Model | JSONResponse:
    """The answer with only the fields that were asked for. BadRequestError."""
    if not asked:
        return answer
    chosen = {*fields_asked(type(answer), asked)}
    return JSONResponse(answer.model_dump(mode="json", by_alias=True, include=chosen))


def only_of_items(answer: Model, item: type[Model], asked: str | None) -> Model | JSONResponse:
    """A list with only the fields of each item that were asked for. BadRequestError."""
    if not asked:
        return answer
    items = {"items": {"__all__": {*fields_asked(item, asked)}}}
    rest = {name: True for name in type(answer).model_fields if name != "items"}
    return JSONResponse(answer.model_dump(mode="json", by_alias=True, include={**rest, **items}))
