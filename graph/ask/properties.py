"""What can be asked of an entity by the name of a property: its numbers, its dates and the ends of its relations."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.ask.columns import KINDS
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.names import fold
from graph.model.records import IDENTIFIER_SCHEMES, NameUse
from graph.model.sites import site
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, message

_INVERSE = ".inverse"
_DATES = frozenset({"since", "until"})
# Numbers that often stand as the end of an address.
_IN_ADDRESSES = frozenset({"tooi", "wikidata"})
_TEXTS: Mapping[str, Callable[[Node], Iterable[str]]] = {
    "name": lambda node: node.all_names(),
    "abbreviation": lambda node: _names(node, NameUse.ABBREVIATION),
    "formerName": lambda node: _names(node, NameUse.FORMER),
    "website": lambda node: filter(None, [node.homepage]),
    "since": lambda node: filter(None, [node.since]),
    "until": lambda node: filter(None, [node.until]),
    "description": lambda node: filter(None, [node.description]),
}
_FIRST = ("name", "abbreviation", "formerName", "website")
_LAST = ("region", "since", "until", "description")


def _names(node: Node, use: NameUse) -> Iterator[str]:
    return (name.text for name in node.names if name.use is use)


@dataclass(frozen=True, slots=True)
class Property:
    """A property that entities of some kinds can have; its values are those of another entity when `to_entities`."""

    id: str
    label: Message
    kinds: frozenset[str]
    to_entities: bool = False

    @property
    def is_identifier(self) -> bool:
        return self.id in IDENTIFIER_SCHEMES


@cache
def properties() -> Mapping[str, Property]:
    """All properties by id: what an entity is called and how it is numbered first, then relations, either way."""
    everything = frozenset(KINDS)
    plain = (
        Property(id, message(f"property-{id}"), everything, id == "region")
        for id in (*_FIRST, *sorted(IDENTIFIER_SCHEMES), *_LAST)
    )
    return {property.id: property for property in (*plain, *_relations())}


def _relations() -> Iterator[Property]:
    for name, relation in VOCABULARY.relations.items():
        yield Property(name, relation.label, relation.subjects, to_entities=True)
        if not relation.symmetric:
            yield Property(f"{name}{_INVERSE}", relation.inverse, relation.objects, to_entities=True)


def values(snapshot: Snapshot, node: Node, property: Property) -> tuple[str | Node, ...]:
    """What a snapshot shows of a property of a node, each once: texts, or nodes; nothing when that is not known."""
    if property.is_identifier:
        return tuple(identifier.value for identifier in node.identifiers if identifier.scheme == property.id)
    if property.id in _TEXTS:
        return tuple(dict.fromkeys(_TEXTS[property.id](node)))
    if property.id == "region":
        return (snapshot.node(node.region),) if node.region and node.region in snapshot else ()
    name = property.id.removesuffix(_INVERSE)
    both = VOCABULARY.relations[name].symmetric
    ends = snapshot.objects(node.id, {name}) if property.id == name else []
    if property.id != name or both:
        ends += snapshot.subjects(node.id, {name})
    return tuple(map(snapshot.node, dict.fromkeys(ends)))


def having(snapshot: Snapshot, property: Property, value: str) -> list[str]:
    """The ids of who has a relation, told by its property, to the entity with the id `value`."""
    name = property.id.removesuffix(_INVERSE)
    if name not in VOCABULARY.relations or value not in snapshot:
        return []
    if VOCABULARY.relations[name].symmetric:
        return snapshot.subjects(value, {name}) + snapshot.objects(value, {name})
    return snapshot.subjects(value, {name}) if property.id == name else snapshot.objects(value, {name})


def agrees(snapshot: Snapshot, node: Node, property: Property, given: Iterable[str]) -> bool | None:
    """Whether a node has one of some values, which are texts, numbers or ids; None when none of it is known."""
    known = values(snapshot, node, property)
    if not known:
        return None
    if property.to_entities:
        wanted = {form for value in given for form in (value.strip().casefold(), fold(value))}
        return any(_is_called(end, wanted) for end in known if isinstance(end, Node))
    sought = {_plain(property, value) for value in given}
    plain = {_plain(property, value) for value in known if isinstance(value, str)}
    if property.id in _DATES:
        # Who knows the year only says nothing of the day.
        return any(date.startswith(other) or other.startswith(date) for date in plain for other in sought)
    return not sought.isdisjoint(plain)


def _is_called(node: Node, wanted: set[str]) -> bool:
    return node.id.casefold() in wanted or any(fold(name) in wanted for name in node.all_names())


def _plain(property: Property, text: str) -> str:
    """A value as it compares: a number without its dots, the last part of an address that is an id, a site's host."""
    text = text.strip()
    if property.id == "website":
        return site(text)
    if property.is_identifier:
        last = text.rstrip("/").rsplit("/", 1)[-1] if property.id in _IN_ADDRESSES else text
        return "".join(character for character in last.casefold() if character.isalnum())
    return text if property.id in _DATES else fold(text)
