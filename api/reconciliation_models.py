"""What the Reconciliation Service API 0.2 has go over the wire; its field names are those of the specification."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from api.problems import LONGEST_REPEATED, BadRequestError, expected
from graph.ask.properties import Property, properties
from graph.ask.recognition import Candidate, Recognised, Told
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import message
from graph.say.candidates import candidate_text

MOST_QUERIES = 100
MOST_CANDIDATES = 50
_MOST_PROPERTIES = 20
# Of the score of who is of another kind than was asked for, so much remains.
_OTHER_KIND = 0.8
_Asked = TypeVar("_Asked")


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReconciledValue(BaseModel):
    """An entity as the value of a property: it was recognised before."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(max_length=200)]


_Text = Annotated[str, Field(max_length=500)]
_Value = ReconciledValue | bool | int | float | _Text


class QueryProperty(_Wire):
    pid: _Text
    v: _Value | Annotated[list[_Value], Field(max_length=50)]

    @property
    def told(self) -> Told:
        """BadRequestError for a property that there is not."""
        values = self.v if isinstance(self.v, list) else [self.v]
        texts = (value.id if isinstance(value, ReconciledValue) else str(value) for value in values)
        return Told(property_named(self.pid), tuple(text for text in texts if text.strip()))


class Query(_Wire):
    """Who is asked for: by a name, by properties, or by both."""

    query: _Text = ""
    type: str | list[str] = []
    limit: Annotated[int, Field(ge=1)] = 10
    properties: Annotated[list[QueryProperty], Field(max_length=_MOST_PROPERTIES)] = []
    type_strict: Literal["any", "should", "all"] = "any"

    @property
    def kinds(self) -> frozenset[str] | None:
        """The kinds that are asked for, None for all. BadRequestError for one that there is not."""
        named = [self.type] if isinstance(self.type, str) else self.type
        below = [kinds_below(name) for name in named if name]
        if not below:
            return None
        return frozenset.intersection(*below) if self.type_strict == "all" else frozenset.union(*below)

    @property
    def most(self) -> int:
        """How many candidates are given."""
        return min(self.limit, MOST_CANDIDATES)

    @property
    def told(self) -> tuple[Told, ...]:
        """What is told beside the name; who left a cell empty told nothing."""
        return tuple(told for told in (property.told for property in self.properties) if told.values)


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True)

    limit: Annotated[int, Field(ge=0)] = 0


class AskedProperty(_Wire):
    id: _Text
    settings: _Settings = _Settings()


class Extension(_Wire):
    """Which properties are asked of which entities."""

    ids: Annotated[list[_Text], Field(max_length=1_000)]
    properties: Annotated[list[AskedProperty], Field(max_length=_MOST_PROPERTIES)]


QUERIES: TypeAdapter[dict[str, Query]] = TypeAdapter(dict[str, Query])
EXTENSION: TypeAdapter[Extension] = TypeAdapter(Extension)


def read(form: TypeAdapter[_Asked], name: str, text: str) -> _Asked:
    """What a parameter holds as JSON; BadRequestError tells where it is otherwise than the specification has it."""
    try:
        return form.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, (name, *first["loc"])))[:LONGEST_REPEATED]
        what = message("reconcile-no-json") if first["type"] == "json_invalid" else expected(first)
        raise BadRequestError(message("problem-wrong-value", name=place, what=what)) from None


def kinds_below(name: str) -> frozenset[str]:
    """The concrete kinds that a type stands for; BadRequestError for one that there is not."""
    if name == ROOT_KIND or name in VOCABULARY.kinds:
        return VOCABULARY.descendants(name)
    raise BadRequestError(message("reconcile-no-type", given=name[:LONGEST_REPEATED]))


def property_named(id: str) -> Property:
    """The property with that id; BadRequestError when there is none."""
    if id not in properties():
        raise BadRequestError(message("reconcile-no-property", given=id[:LONGEST_REPEATED]))
    return properties()[id]


def candidates(
    snapshot: Snapshot, recognised: Recognised, wished: frozenset[str] | None, language: str
) -> list[dict[str, Any]]:
    """Who may be meant, the likeliest first; `wished` are the kinds that were asked for, None for all."""
    return [
        _candidate(snapshot, candidate, candidate.node == recognised.node, wished, language)
        for candidate in recognised.candidates
    ]


def _candidate(
    snapshot: Snapshot, candidate: Candidate, decided: bool, wished: frozenset[str] | None, language: str
) -> dict[str, Any]:
    node = candidate.node
    is_wished = wished is None or node.kind in wished
    features: list[dict[str, Any]] = []
    if candidate.name is not None:
        features.append({"id": "name", "value": round(100 * candidate.name, 2)})
    if wished is not None:
        features.append({"id": "type", "value": is_wished})
    features += (
        {"id": f"property-{id}", "value": agrees} for id, agrees in candidate.agreement.items() if agrees is not None
    )
    return {
        "id": node.id,
        "name": node.name,
        "description": candidate_text(snapshot, node, language),
        "type": [reference(node.kind, language)],
        "score": round(100 * candidate.score * (1 if is_wished else _OTHER_KIND), 2),
        "features": features,
        "match": decided,
    }


def reference(kind: str, language: str) -> dict[str, str]:
    """A kind as a type, with its name."""
    return {"id": kind, "name": VOCABULARY.kinds[kind].label.in_language(language)}


def described_type(kind: str, language: str) -> dict[str, Any]:
    """A kind as a type, with the one that is directly above it."""
    parent = VOCABULARY.kinds[kind].parent
    broader = [] if parent == ROOT_KIND else [reference(parent, language)]
    return {**reference(kind, language), "broader": broader}


def described_property(property: Property, language: str) -> dict[str, str]:
    """A property with its name and of what kinds of entities it is."""
    return {"id": property.id, "name": property.label.in_language(language)}


def cells(values: Iterable[str | Node]) -> list[Mapping[str, str]]:
    """Values of a property as the cells of a table."""
    return [{"id": value.id, "name": value.name} if isinstance(value, Node) else {"str": value} for value in values]
