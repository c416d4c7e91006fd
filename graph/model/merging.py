"""One node out of what several sources say of an entity; merging is a view on reading and can be undone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.dates import overlaps
from graph.model.records import Entity, Identifier, Name, NameUse, Source
from graph.model.vocabulary import VOCABULARY, Kind


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of an entity."""

    source: Source
    entity: Entity


@dataclass(frozen=True, slots=True)
class Node:
    """An entity as all its sources together give it; where they differ, the heaviest source names the property."""

    id: str
    kind: str
    name: str
    names: tuple[Name, ...]
    identifiers: tuple[Identifier, ...]
    description: str | None
    homepage: str | None
    region: str | None
    since: str | None
    until: str | None
    statements: tuple[Statement, ...]

    @property
    def vocabulary(self) -> Kind:
        return VOCABULARY.kinds[self.kind]

    def is_a(self, kind: str) -> bool:
        """Whether the node is of that kind or one below it."""
        return VOCABULARY.is_a(self.kind, kind)

    @property
    def abbreviation(self) -> str | None:
        """Its first abbreviation that still holds."""
        return next((n.text for n in self.names if n.use is NameUse.ABBREVIATION and n.until is None), None)

    def running(self, language: str = "nl") -> str:
        """The name as it reads inside a sentence of that language, with its article where it has one."""
        for name in self.names:
            if name.use is NameUse.RUNNING and name.lang == language and name.until is None:
                return name.text
        return self.name

    def all_names(self) -> tuple[str, ...]:
        """Every name that any source gives it, the running ones left out; the first is `name`."""
        others = (name.text for name in self.names if name.use is not NameUse.RUNNING)
        stated = (statement.entity.name for statement in self.statements)
        return tuple(dict.fromkeys((self.name, *stated, *others)))


def merge(id: str, statements: list[Statement], redirects: Mapping[str, str], as_of: str | None = None) -> Node:
    """One node out of what all sources say of it; `redirects` gives the id that stands for a merged-away id."""
    # Of two sources of one rank, a document that is a source itself names itself, rather than one that refers to it.
    statements.sort(
        key=lambda statement: (
            statement.source.rank.weight,
            statement.source.id != id,
            statement.source.id,
            statement.entity.id,
        )
    )
    entities = [statement.entity for statement in statements]
    if len(entities) == 1 and as_of is None:
        names, identifiers = entities[0].names, entities[0].identifiers
    else:
        names = tuple(dict.fromkeys(name for entity in entities for name in entity.names))
        identifiers = tuple(dict.fromkeys(identifier for entity in entities for identifier in entity.identifiers))
    region = next((entity.region for entity in entities if entity.region), None)
    return Node(
        id=id,
        kind=_most_specific(entities),
        name=_name(entities[0].name, names, as_of),
        names=names,
        identifiers=identifiers,
        description=next((entity.description for entity in entities if entity.description), None),
        homepage=next((entity.homepage for entity in entities if entity.homepage), None),
        region=redirects.get(region, region) if region else None,
        since=next((entity.since for entity in entities if entity.since), None),
        until=next((entity.until for entity in entities if entity.until), None),
        statements=tuple(statements),
    )


def _name(name: str, names: Iterable[Name], as_of: str | None) -> str:
    """The name of the heaviest source, or the dated official name that held at `as_of`."""
    if as_of is None:
        return name
    for candidate in names:
        dated = candidate.since is not None or candidate.until is not None
        if (
            dated
            and candidate.use in {NameUse.OFFICIAL, NameUse.FORMER}
            and overlaps(candidate.since, candidate.until, as_of)
        ):
            return candidate.text
    return name


def _most_specific(entities: list[Entity]) -> str:
    """The kind of the heaviest source, made more precise where a lighter one names a kind below it."""
    kind = entities[0].kind
    for entity in entities[1:]:
        if VOCABULARY.is_a(entity.kind, kind):
            kind = entity.kind
    return kind
