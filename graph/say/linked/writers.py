"""Triples as files, piece by piece, so that a file of any size takes the memory of one piece.

rdflib's own writers hold a whole graph, and write some three thousand statements a second; a line for each statement,
which is all that these forms need, is written here ten times as fast. Tests read them with other programs. The same
graph on the same day gives the same bytes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import orjson
from rdflib import RDF, XSD, Literal, URIRef
from rdflib.term import Node

from graph.say.linked.ontology import context
from graph.say.linked.terms import Site, Triple

# Triples with the named graph that they are in; None is the default graph.
Piece = tuple[URIRef | None, Iterable[Triple]]
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_AND = " ;\n    "
_LOCAL = re.compile("[A-Za-z0-9_][A-Za-z0-9_-]*")
_TO_ESCAPE = re.compile('["\\\\\n\r]')


def turtle(site: Site, pieces: Iterable[Piece]) -> Iterator[bytes]:
    """All pieces as one graph, in Turtle."""
    short = _Short(site)
    yield short.head
    for _, triples in pieces:
        yield short.body(triples)


def trig(site: Site, pieces: Iterable[Piece]) -> Iterator[bytes]:
    """All pieces, each in its graph, in TriG."""
    short = _Short(site)
    yield short.head
    for graph, triples in pieces:
        body = short.body(triples)
        yield body if graph is None or not body else b"\n<" + str(graph).encode() + b"> {" + body + b"}\n"


def n_quads(site: Site, pieces: Iterable[Piece]) -> Iterator[bytes]:
    """All pieces, each in its graph, a line for each statement."""
    for graph, triples in pieces:
        end = " .\n" if graph is None else f" <{graph}> .\n"
        lines = dict.fromkeys(f"<{s}> <{p}> {_object(o)}{end}" for s, p, o in triples)
        yield "".join(lines).encode()


def json_ld(site: Site, pieces: Iterable[Piece], *, address: bool = False) -> Iterator[bytes]:
    """All pieces as one graph, in JSON-LD; with `address` its context is named by where it is published."""
    terms = context(site)
    short = _ShortJson(site, terms)
    yield b'{"@context":' + orjson.dumps(f"{site.base}/def/context.jsonld" if address else terms) + b',"@graph":['
    comma = b"\n"
    for _, triples in pieces:
        for node in short.nodes(triples):
            yield comma + orjson.dumps(node)
            comma = b",\n"
    yield b"\n]}\n"


Writer = Callable[[Site, Iterable[Piece]], Iterator[bytes]]
WRITERS: Mapping[str, Writer] = MappingProxyType({"ttl": turtle, "trig": trig, "nq": n_quads, "jsonld": json_ld})
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "ttl": "text/turtle",
        "jsonld": "application/ld+json",
        "trig": "application/trig",
        "nq": "application/n-quads",
    }
)


class _Short:
    """Writes statements with prefixes, and what several say of one thing under it."""

    def __init__(self, site: Site) -> None:
        prefixes = {**site.prefixes, "entity": f"{site.base}/id/"}
        self.head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items())).encode()
        self._prefixes = {iri: name for name, iri in prefixes.items()}
        self._known: dict[URIRef, str] = {RDF.type: "a"}

    def body(self, triples: Iterable[Triple]) -> bytes:
        things: dict[Node, dict[str, None]] = {}
        for subject, predicate, object in triples:
            things.setdefault(subject, {})[f"{self._term(predicate)} {self._term(object)}"] = None
        return "".join(
            f"\n{self._term(thing)} {_AND.join(statements)} .\n" for thing, statements in things.items()
        ).encode()

    def _term(self, term: Node) -> str:
        if isinstance(term, Literal):
            return _literal(term, self._iri)
        assert isinstance(term, URIRef)
        return self._iri(term)

    def _iri(self, iri: URIRef) -> str:
        if (known := self._known.get(iri)) is not None:
            return known
        place = max(iri.rfind("#"), iri.rfind("/")) + 1
        name, local = self._prefixes.get(iri[:place]), iri[place:]
        written = f"{name}:{local}" if name and _LOCAL.fullmatch(local) else f"<{iri}>"
        # Terms come again and again, things hardly do.
        if name != "entity" and name is not None:
            self._known[iri] = written
        return written


class _ShortJson:
    """Writes statements by the names of a context, and what several say of one thing in it."""

    def __init__(self, site: Site, terms: Mapping[str, Any]) -> None:
        self._prefixes = {iri: name for name, iri in site.prefixes.items()}
        self._own = f"{site.base}/def#"
        declared = {name: definition for name, definition in terms.items() if isinstance(definition, dict)}
        self._types = {name: definition.get("@type") for name, definition in declared.items()}
        by_iri = {self._full(site, definition["@id"]): name for name, definition in declared.items()}
        self._known = {iri: name for iri, name in by_iri.items() if not iri.startswith(self._own)}

    def nodes(self, triples: Iterable[Triple]) -> Iterable[dict[str, Any]]:
        things: dict[str, dict[str, dict[bytes, Any]]] = {}
        for subject, predicate, object in triples:
            if predicate == RDF.type:
                name, value = "type", self._short(object)
            else:
                name = self._short(predicate)
                value = self._value(name, object)
            things.setdefault(str(subject), {}).setdefault(name, {})[orjson.dumps(value)] = value
        for id, properties in things.items():
            several = {name: list(values.values()) for name, values in properties.items()}
            yield {"id": id, **{name: values if len(values) > 1 else values[0] for name, values in several.items()}}

    def _value(self, name: str, term: Node) -> Any:
        type = self._types.get(name)
        if not isinstance(term, Literal):
            return self._short(term) if type == "@vocab" else str(term) if type == "@id" else {"id": str(term)}
        if type == str(XSD.boolean):
            return term.value
        if term.language:
            return {"@value": str(term), "@language": term.language}
        if term.datatype is None or type == str(term.datatype):
            return str(term)
        return {"@value": str(term), "type": self._short(term.datatype)}

    def _short(self, iri: Node) -> str:
        written = str(iri)
        if known := self._known.get(written):
            return known
        place = max(written.rfind("#"), written.rfind("/")) + 1
        if written[:place] == self._own:
            return written[place:]
        name = self._prefixes.get(written[:place])
        return f"{name}:{written[place:]}" if name else written

    def _full(self, site: Site, id: str) -> str:
        prefix, _, local = id.partition(":")
        return site.prefixes[prefix] + local if prefix in site.prefixes else id


def _object(term: Node) -> str:
    return _literal(term, lambda iri: f"<{iri}>") if isinstance(term, Literal) else f"<{term}>"


def _literal(term: Literal, iri: Callable[[URIRef], str]) -> str:
    text = _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], term)
    if term.language:
        return f'"{text}"@{term.language}'
    return f'"{text}"^^{iri(term.datatype)}' if term.datatype else f'"{text}"'
