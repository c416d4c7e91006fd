"""The vocabulary of Samenspel: every kind of entity and every relation, with what they mean, checked at import.

`vocabulary.yaml` beside this file declares them; store schema, API, map legend, OGM classes and docs follow from it.
Rules and sentences ask for traits of kinds and relations and for aspects of claims, rather than name them one by one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from graph.model.words import Message, has_words, message

ROOT_KIND = "Entity"
# That of libyaml reads in a tenth of the time.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SHAPES = frozenset({"dot", "square", "diamond", "triangle", "triangleDown", "star", "hexagon"})


class VocabularyError(ValueError):
    """A wrong declaration in vocabulary.yaml; the message names the entry."""


class Meaning(StrEnum):
    """What a tie means for a collaboration path; paths never mix meanings."""

    INTRODUCTION = "introduction"
    AFFINITY = "affinity"
    DOCUMENT = "document"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity. `ancestors` runs from its parent up to the root, both included.

    `asked` is its place among those who know of a thing, and `speaks` among those who speak for others: 1 is first.
    """

    name: str
    parent: str
    ancestors: tuple[str, ...]
    abstract: bool
    label: Message
    plural: Message
    colour: str
    shape: str
    tier: int
    transit: bool
    iri: str
    traits: frozenset[str]
    asked: int | None
    speaks: int | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between a subject and an object; the labels read as a sentence in either direction.

    `subjects`, `objects`, `fills` (columns of a matrix) and `for_good` (subjects of which it is so for good) are
    concrete kinds. `asked` is the place of its subject among those who know of its object: 1 is asked first. `topic` is
    the heading under which a profile tells it.
    """

    name: str
    subjects: frozenset[str]
    objects: frozenset[str]
    label: Message
    inverse: Message
    meaning: Meaning
    strength: float
    symmetric: bool
    iri: str
    traits: frozenset[str]
    fills: frozenset[str]
    for_good: frozenset[str]
    asked: int | None
    topic: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All kinds and relations by name, what each trait and each aspect of a claim means, and relations by topic.

    `former_kinds` and `former_relations` are those that are no more, with what each became; None for what was dropped.
    """

    kinds: Mapping[str, Kind]
    relations: Mapping[str, Relation]
    traits: Mapping[str, str]
    aspects: Mapping[str, str]
    topics: Mapping[str, tuple[str, ...]]
    former_kinds: Mapping[str, str | None] = field(default_factory=dict)
    former_relations: Mapping[str, str | None] = field(default_factory=dict)

    def kind(self, name: str) -> Kind:
        """The kind of that name; ValueError listing those that an entity can have when there is none."""
        if name in self.kinds:
            return self.kinds[name]
        raise ValueError(f"unknown kind {name!r}; known kinds: {', '.join(self.concrete_kinds())}")

    def relation(self, name: str) -> Relation:
        """The relation of that name; ValueError listing the valid names when there is none."""
        if name in self.relations:
            return self.relations[name]
        raise ValueError(f"unknown relation {name!r}; known relations: {', '.join(sorted(self.relations))}")

    def kinds_with(self, trait: str) -> frozenset[str]:
        """The concrete kinds that have a trait; ValueError for one that is not declared."""
        self._check_trait(trait)
        return frozenset(name for name in self.concrete_kinds() if trait in self.kinds[name].traits)

    def relations_with(self, trait: str) -> frozenset[str]:
        """The relations that have a trait; ValueError for one that is not declared."""
        self._check_trait(trait)
        return frozenset(name for name, relation in self.relations.items() if trait in relation.traits)

    def relations_of(self, meaning: "Meaning") -> frozenset[str]:
        """The relations that are a tie of that meaning."""
        return frozenset(name for name, relation in self.relations.items() if relation.meaning == meaning)

    def _check_trait(self, trait: str) -> None:
        if trait not in self.traits:
            raise ValueError(f"unknown trait {trait!r}; known traits: {', '.join(self.traits)}")

    def concrete_kinds(self) -> tuple[str, ...]:
        """The kinds that an entity can have, in the order of the file."""
        return tuple(name for name, kind in self.kinds.items() if not kind.abstract)

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether `kind` is `ancestor` or descends from it."""
        return kind == ancestor or ancestor in self.kind(kind).ancestors

    def descendants(self, ancestor: str) -> frozenset[str]:
        """The concrete kinds that are `ancestor` or descend from it; ValueError for an unknown one."""
        if ancestor != ROOT_KIND:
            self.kind(ancestor)
        return frozenset(name for name in self.concrete_kinds() if self.is_a(name, ancestor))


def parse(text: str) -> Vocabulary:
    """Read and check a vocabulary from YAML text; VocabularyError names the entry that is wrong."""
    try:
        document = yaml.load(text, _LOADER)  # noqa: S506 (a safe loader)
    except yaml.YAMLError as error:
        raise VocabularyError(f"vocabulary.yaml is no YAML: {error}") from None
    if not isinstance(document, dict) or not document.keys() >= _SECTIONS:
        raise VocabularyError(f"vocabulary.yaml needs the sections {', '.join(sorted(_SECTIONS))}")
    prefixes, traits = document["prefixes"], MappingProxyType(document["traits"])
    aspects = MappingProxyType(document["aspects"])
    kinds: dict[str, Kind] = {}
    for name, entry in document["kinds"].items():
        kinds[name] = _kind(name, entry, kinds, prefixes, traits)
    topics = MappingProxyType({name: tuple(relations) for name, relations in document["topics"].items()})
    vocabulary = Vocabulary(MappingProxyType(kinds), MappingProxyType({}), traits, aspects, topics)
    relations = {name: _relation(name, entry, vocabulary, prefixes) for name, entry in document["relations"].items()}
    if unknown := [name for listed in topics.values() for name in listed if name not in relations]:
        raise VocabularyError(f"topics: unknown relation {', '.join(unknown)}")
    former = document.get("former", {})
    _check_fields("former", former, {"kinds", "relations"}, required=set())
    return Vocabulary(
        MappingProxyType(kinds),
        MappingProxyType(relations),
        traits,
        aspects,
        topics,
        _former("kind", former.get("kinds") or {}, kinds, vocabulary.concrete_kinds()),
        _former("relation", former.get("relations") or {}, relations, tuple(relations)),
    )


def _former(
    what: str, former: Mapping[str, Any], known: Collection[str], choices: Collection[str]
) -> Mapping[str, str | None]:
    """What became of what is no more."""
    for name, now in former.items():
        if name in known:
            raise VocabularyError(f"former {what} {name}: it is declared as well")
        if now is not None and now not in choices:
            raise VocabularyError(f"former {what} {name}: it became {now!r}, which no entity or claim can have")
    return MappingProxyType(dict(former))


_SECTIONS = {"prefixes", "traits", "aspects", "kinds", "relations", "topics"}
_KIND_FIELDS = {"is", "abstract", "colour", "shape", "iri", "tier", "transit", "traits", "asked", "speaks"}
_RELATION_REQUIRED = {"from", "to", "meaning", "strength", "iri"}
_RELATION_FIELDS = _RELATION_REQUIRED | {"symmetric", "traits", "fills", "for_good", "asked"}


def _kind(
    name: str, entry: Any, known: Mapping[str, Kind], prefixes: Mapping[str, str], traits: Mapping[str, str]
) -> Kind:
    where = f"kind {name}"
    _check_fields(where, entry, _KIND_FIELDS, required=set())
    if not (name.isidentifier() and name[0].isupper()):
        raise VocabularyError(f"{where}: a kind is written in UpperCamelCase")
    parent_name = entry.get("is", ROOT_KIND)
    parent = known.get(parent_name)
    if parent is None and parent_name != ROOT_KIND:
        raise VocabularyError(f"{where}: its parent {parent_name} is not declared above it")
    if parent is not None and not parent.abstract and "colour" not in entry and "shape" not in entry:
        # A concrete kind below a concrete one would be the same mark on the map.
        entry = {"shape": parent.shape, **entry}

    def inherited(field: str) -> Any:
        if field in entry:
            return entry[field]
        if parent is None:
            raise VocabularyError(f"{where}: {field} is missing and it has no parent to take it from")
        return getattr(parent, field)

    shape = inherited("shape")
    if shape not in SHAPES:
        raise VocabularyError(f"{where}: shape {shape!r} is not one of {', '.join(sorted(SHAPES))}")
    return Kind(
        name=name,
        parent=parent_name,
        ancestors=(parent_name, *parent.ancestors) if parent else (ROOT_KIND,),
        abstract=bool(entry.get("abstract", False)),
        label=_words(where, f"kind-{name}"),
        plural=_words(where, f"kind-{name}.plural"),
        colour=_colour(where, inherited("colour")),
        shape=shape,
        tier=int(inherited("tier")),
        transit=bool(inherited("transit")),
        iri=_iri(where, entry["iri"], prefixes) if "iri" in entry else inherited("iri"),
        traits=_traits(where, entry, traits) | (parent.traits if parent else frozenset()),
        asked=entry.get("asked", parent.asked if parent else None),
        speaks=entry.get("speaks", parent.speaks if parent else None),
    )


def _relation(name: str, entry: Any, kinds: Vocabulary, prefixes: Mapping[str, str]) -> Relation:
    where = f"relation {name}"
    _check_fields(where, entry, _RELATION_FIELDS, required=_RELATION_REQUIRED)
    if not (name.isidentifier() and name[0].islower()):
        raise VocabularyError(f"{where}: a relation is written in lowerCamelCase")
    try:
        meaning = Meaning(entry["meaning"])
    except ValueError:
        raise VocabularyError(f"{where}: meaning {entry['meaning']!r} is not one of {', '.join(Meaning)}") from None
    strength = entry["strength"]
    if not isinstance(strength, int | float) or not 0 < strength <= 1:
        raise VocabularyError(f"{where}: strength {strength!r} is not above 0 and at most 1")
    return Relation(
        name=name,
        subjects=_ends(where, "from", entry["from"], kinds),
        objects=_ends(where, "to", entry["to"], kinds),
        label=_words(where, f"{name}.label"),
        inverse=_words(where, f"{name}.inverse"),
        meaning=meaning,
        strength=float(strength),
        symmetric=bool(entry.get("symmetric", False)),
        iri=_iri(where, entry["iri"], prefixes),
        traits=_traits(where, entry, kinds.traits),
        fills=_ends(where, "fills", entry["fills"], kinds) if "fills" in entry else frozenset(),
        for_good=_ends(where, "for_good", entry["for_good"], kinds) if "for_good" in entry else frozenset(),
        asked=entry.get("asked"),
        topic=_topic(where, name, kinds.topics),
    )


def _topic(where: str, name: str, topics: Mapping[str, tuple[str, ...]]) -> str:
    under = [topic for topic, relations in topics.items() if name in relations]
    if len(under) != 1:
        raise VocabularyError(f"{where}: it stands under {len(under)} topics; put it under one of {', '.join(topics)}")
    return under[0]


def _words(where: str, key: str) -> Message:
    if not has_words(key):
        raise VocabularyError(
            f"{where}: the catalogue has no words for {key}; add them to every language in graph/locales"
        )
    return message(key)


def _traits(where: str, entry: Any, known: Mapping[str, str]) -> frozenset[str]:
    traits = frozenset(entry.get("traits", ()))
    if unknown := traits - known.keys():
        raise VocabularyError(f"{where}: unknown trait {', '.join(sorted(unknown))}; known: {', '.join(known)}")
    return traits


def _check_fields(where: str, entry: Any, allowed: set[str], required: set[str]) -> None:
    if not isinstance(entry, dict):
        raise VocabularyError(f"{where}: needs fields, not {entry!r}")
    if unknown := entry.keys() - allowed:
        raise VocabularyError(
            f"{where}: unknown field {', '.join(sorted(unknown))}; known: {', '.join(sorted(allowed))}"
        )
    if missing := required - entry.keys():
        raise VocabularyError(f"{where}: {', '.join(sorted(missing))} is missing")


def _colour(where: str, value: Any) -> str:
    if isinstance(value, str) and len(value) == 7 and value[0] == "#":
        try:
            int(value[1:], 16)
            return value
        except ValueError:
            pass
    raise VocabularyError(f"{where}: colour {value!r} is not written as #rrggbb")


def _ends(where: str, field: str, names: Any, kinds: Vocabulary) -> frozenset[str]:
    if not isinstance(names, list) or not names:
        raise VocabularyError(f"{where}: `{field}` needs a list of kinds")
    unknown = [name for name in names if name != ROOT_KIND and name not in kinds.kinds]
    if unknown:
        raise VocabularyError(f"{where}: `{field}` names the unknown kind {', '.join(map(str, unknown))}")
    return frozenset[str]().union(*(kinds.descendants(name) for name in names))


def _iri(where: str, value: Any, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = str(value).partition(":")
    if not colon or prefix not in prefixes or not local:
        raise VocabularyError(f"{where}: iri {value!r} does not begin with one of {', '.join(sorted(prefixes))}")
    return prefixes[prefix] + local


VOCABULARY = parse(resources.files("graph.model").joinpath("vocabulary.yaml").read_text(encoding="utf-8"))
