"""Browsing a graph in Neo4j as Python objects, for notebooks: a py2neo class for each kind of the vocabulary.

    from graph.store.objects import Association, Province, connect

    connect("bolt://localhost:7687")
    drenthe = Province.match("Drenthe").first()
    drenthe.memberOf            # or drenthe.member_of: what it is a member of, as objects
    drenthe.agreements          # its agreements, and those of the bodies that it belongs to
    drenthe.evidence            # every claim about it, with source and locator
    Association.match("IPO").first().inverse_memberOf

Objects are for reading: writing goes through `store.sync`, which keeps source and history. py2neo (2021.2.4) gets no
updates any more; this is the only module that uses it, and nothing else in Samenspel depends on this one. It needs the
extra `notebook`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Self, cast

from graph.model.records import IDENTIFIER_SCHEMES
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import Message, languages, message
from graph.store.contract import StoreError
from graph.store.neo4j_connection import Connection, parse_address

try:
    from py2neo import Graph
    from py2neo.ogm import Model, ModelMatch, ModelMatcher, ModelType, Property
except ModuleNotFoundError:
    raise ImportError("graph.store.objects needs py2neo: pip install 'samenspel[notebook]'") from None

_PROPERTIES = (
    "id", "kind", "name", "names", "abbreviation", "description", "homepage", "region", "since", "until", "mergedIds",
    *sorted(IDENTIFIER_SCHEMES),
)  # fmt: skip
WAIT_SECONDS = 5.0
# Whoever belongs to a body takes part in its agreements.
_BELONGING = "memberOf|partOf"
_connected: list[Graph] = []


def connect(url: str) -> Graph:
    """Connect to the Neo4j server at an address as `graph.store.open_store` takes it; the classes use it from then on.

    Gives the py2neo Graph. Raises StoreError when the server does not answer or refuses the password.
    """
    # The official driver finds out first what is wrong with address or password, and says it clearly.
    Connection(url, WAIT_SECONDS).close()
    address = parse_address(url)
    # py2neo asks a router in the language of Neo4j 4; any member of a cluster can serve reads directly.
    graph = Graph(re.sub("^neo4j", "bolt", address.server), auth=address.auth, name=address.database)
    _connected[:] = [graph]
    return graph


class _Readable(Property):  # type: ignore[misc]
    """A property that can be read; the class itself gives the definition."""

    def __get__(self, instance: Any, owner: type) -> Any:
        return self if instance is None else super().__get__(instance, owner)

    def __set__(self, instance: Any, value: Any) -> None:
        raise _read_only()


class _Relation:
    """The entities at the other end of the claims of one relation that hold, by name."""

    def __init__(self, relation: str, *, outgoing: bool) -> None:
        label = VOCABULARY.relations[relation].label if outgoing else VOCABULARY.relations[relation].inverse
        self.__doc__ = _in_all_languages(label)
        self._relation, self._outgoing = relation, outgoing

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        return instance.outgoing(self._relation) if self._outgoing else instance.incoming(self._relation)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim: subject, relation and object, and the source that states it (`holds` False: that denies it)."""

    subject: "Entity"
    relation: str
    object: "Entity"
    source: "Source"
    holds: bool
    confidence: str
    locator: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    role: str | None = None
    note: str | None = None
    amount: float | None = None
    unit: str | None = None
    period: str | None = None
    url: str | None = None


_QUALIFIERS = Evidence.__dataclass_fields__.keys() - {"subject", "relation", "object", "source"}


class Source(Model):  # type: ignore[misc]
    """A source: a letter, an edition of a register, a contribution."""

    __primarykey__ = "id"

    id, title, publisher, licence, rank, url, published = (_Readable() for _ in range(7))

    def __repr__(self) -> str:
        return f"<Source {self.title} ({self.id})>"


class Entity(Model):  # type: ignore[misc]
    """What all kinds have in common. Properties are None where no source gives them."""

    __primarylabel__ = ROOT_KIND
    __primarykey__ = "id"

    @classmethod
    def wrap(cls, node: Any) -> Self:
        """The object for a node, of the class of its kind."""
        kind = KINDS.get(node["kind"], cls) if node is not None else cls
        return cast(Self, Model.wrap.__func__(kind, node))

    @classmethod
    def match(cls, graph: Graph | str | None = None, name: str | None = None) -> ModelMatch:
        """The entities of this kind, or those that a name, abbreviation or id stands for.

        The first argument is a py2neo Graph or left out, for the graph of the last `connect`. The match can be
        narrowed (`.where(since="2019")`), ordered and limited; `.first()` and `.all()` give the objects.
        """
        if graph is None or isinstance(graph, str):
            name = graph if name is None else name
            if not _connected:
                raise StoreError(message("store-not-connected"))
            graph = _connected[-1]
        match = ModelMatcher(cls, graph).match()
        if name is None:
            return match
        # "Drenthe" stands for "Provincie Drenthe" among provinces.
        kind = VOCABULARY.kinds.get(cls.__name__)
        called = [kind.label.in_language(language) for language in languages()] if kind else []
        names = [name.casefold(), *(f"{label} {name}".casefold() for label in called)]
        condition = (
            "(_.id = $wanted OR $wanted IN coalesce(_.mergedIds, []) OR toLower(_.name) IN $names "
            "OR any(each IN coalesce(_.names, []) WHERE toLower(each) IN $names))"
        )
        return match.where((condition, {"wanted": name, "names": names}))

    def outgoing(self, relation: str | None = None) -> tuple["Entity", ...]:
        """The objects of the claims of which this is the subject, of one relation or of all, denials left out."""
        return self._related(f"-[c{_type(relation)}]->")

    def incoming(self, relation: str | None = None) -> tuple["Entity", ...]:
        """The subjects of the claims of which this is the object, of one relation or of all, denials left out."""
        return self._related(f"<-[c{_type(relation)}]-")

    def tied_to(self, kind: str) -> tuple["Entity", ...]:
        """The entities of a kind, or of one below it, that any claim ties to this one, in either direction."""
        return self._related("-[c]-", VOCABULARY.kind(kind).name)

    @property
    def agreements(self) -> tuple["Entity", ...]:
        """The agreements (motions, plans, commitments) that this is tied to, itself or by a body it belongs to."""
        query = (
            f"MATCH (e:Entity {{id: $id}}) MATCH (e)-[b:{_BELONGING}]->{{0,1}}(body:Entity)-[c]-(o:Agreement) "
            "WHERE all(step IN b WHERE step.holds) AND c.holds AND o <> e RETURN DISTINCT o ORDER BY o.name, o.id"
        )
        return self._entities(query)

    @property
    def instruments(self) -> tuple["Entity", ...]:
        """The instruments that this is tied to itself."""
        return self.tied_to("Instrument")

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that state this entity."""
        query = "MATCH (s:Source)-[:STATES]->(:Entity {id: $id}) RETURN DISTINCT s ORDER BY s.id"
        return tuple(Source.wrap(record[0]) for record in self._run(query))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every claim about this entity, denials included, by relation, other end and source."""
        query = (
            "MATCH (e:Entity {id: $id})-[c]-(o:Entity) MATCH (s:Source {id: c.source}) "
            "RETURN startNode(c), type(c), endNode(c), s, properties(c) ORDER BY type(c), o.name, s.id, c.key"
        )
        return tuple(
            Evidence(
                Entity.wrap(subject),
                relation,
                Entity.wrap(object),
                Source.wrap(source),
                **{"url": source["url"], **{name: value for name, value in properties.items() if name in _QUALIFIERS}},
            )
            for subject, relation, object, source, properties in self._run(query)
        )

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name} ({self.id})>"

    def __db_push__(self, *arguments: Any) -> None:
        raise _read_only()

    __db_create__ = __db_merge__ = __db_delete__ = __db_push__

    def _related(self, pattern: str, label: str = ROOT_KIND) -> tuple["Entity", ...]:
        return self._entities(
            f"MATCH (:Entity {{id: $id}}){pattern}(o:{label}) WHERE c.holds RETURN DISTINCT o ORDER BY o.name, o.id"
        )

    def _entities(self, query: str) -> tuple["Entity", ...]:
        return tuple(Entity.wrap(record[0]) for record in self._run(query))

    def _run(self, query: str) -> Iterable[Any]:
        return cast(Iterable[Any], self.__node__.graph.query(query, {"id": self.id}))


def _read_only() -> AttributeError:
    return AttributeError("objects are for reading; facts are written with store.sync, which keeps source and history")


def _in_all_languages(label: Message) -> str:
    return " / ".join(label.in_language(language) for language in languages())


def _type(relation: str | None) -> str:
    return "" if relation is None else f":{VOCABULARY.relation(relation).name}"


def _snake(name: str) -> str:
    return re.sub("(?<=[a-z])([A-Z])", r"_\1", name).lower()


def _relations(kind: str) -> dict[str, _Relation]:
    """The attributes of a class for relations: by the name of the vocabulary and in Python's way of writing."""
    attributes = {}
    for name, relation in VOCABULARY.relations.items():
        for prefix, outgoing, ends in (("", True, relation.subjects), ("inverse_", False, relation.objects)):
            if kind in ends:
                attributes[prefix + name] = attributes[prefix + _snake(name)] = _Relation(name, outgoing=outgoing)
    return attributes


def _classes() -> Mapping[str, type[Entity]]:
    classes: dict[str, type[Entity]] = {}
    for name, kind in VOCABULARY.kinds.items():
        parent = classes.get(kind.parent, Entity)
        attributes = {"__doc__": _in_all_languages(kind.label), "__module__": __name__, **_relations(name)}
        classes[name] = cast(type[Entity], ModelType(name, (parent,), attributes))
    return MappingProxyType(classes)


for _name in _PROPERTIES:
    setattr(Entity, _name, _Readable(_name))
KINDS = _classes()
"""The class of each kind of the vocabulary, abstract ones included, by its name."""

__all__ = ["KINDS", "Entity", "Evidence", "Source", "connect", *KINDS]  # noqa: PLE0604


def __getattr__(name: str) -> type[Entity]:
    if name in KINDS:
        return KINDS[name]
    raise AttributeError(f"module {__name__} has no class {name}")
