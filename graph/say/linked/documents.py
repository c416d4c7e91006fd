"""What stands in each file of linked data: the whole graph, one source, one entity."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import TypeVar

import numpy as np
from rdflib import DCTERMS, FOAF, RDF, RDFS, Literal, URIRef

from graph.ask.columns import Integers
from graph.ask.fact import ORDER, Evidence, Fact
from graph.ask.profile import claims_about
from graph.ask.snapshot import Snapshot
from graph.say.linked.catalogue import source_triples
from graph.say.linked.statements import (
    claim_triples,
    entity_triples,
    fact_triples,
    page_triples,
    plain_triples,
    redirect_triples,
    stated_triples,
)
from graph.say.linked.terms import Site, Triple, moment
from graph.say.linked.writers import Piece
from graph.say.whole import whole

# Entities or claims in a piece: with more it is not written any faster.
A_PIECE = 250
_Item = TypeVar("_Item")


def everything(site: Site, snapshot: Snapshot) -> Iterator[Piece]:
    """All that is known, for TriG and N-Quads.

    The default graph has what the sources are, each entity as they together give it, and what stands between entities;
    the graph of each source has what it says of entities, and its claims, however these stand.
    """
    columns = snapshot.columns
    yield None, _opening(site, snapshot)
    yield from _redirects(site, snapshot)
    yield from _entities(site, snapshot, np.arange(len(columns.ids)))
    statements, claims = _by_source(columns.statement_source), _by_source(columns.claim_source)
    for number, source in enumerate(columns.sources):
        graph = site.claims_of(source.id)
        yield graph, page_triples(site, source)
        stated = _of(statements, columns.statement_source, number)
        for places in _pieces(stated.tolist()):
            yield graph, (triple for place in places for triple in stated_triples(site, columns.entity(place)))
        yield from _claims(site, snapshot, _of(claims, columns.claim_source, number), graph)


def shown(site: Site, snapshot: Snapshot) -> Iterator[Piece]:
    """What a snapshot shows, for Turtle and JSON-LD: entities, what stands between them, and the claims about them.

    Proposed and denied claims are there too, and with the past all that is known; each tells how it stands.
    """
    columns = snapshot.columns
    yield None, _opening(site, snapshot)
    yield from _redirects(site, snapshot)
    nodes, facts = whole(snapshot)
    yield from _entities(site, snapshot, np.flatnonzero(nodes))
    yield from _claims(site, snapshot, np.flatnonzero(facts[columns.fact_of_claim]), None)


def one_source(site: Site, snapshot: Snapshot, source_id: str) -> Iterator[Piece]:
    """What one source is and says, in its graph. KeyError when there is none of that id."""
    columns = snapshot.columns
    number = [source.id for source in columns.sources].index(source_id)
    source = columns.sources[number]
    graph = site.claims_of(source.id)
    yield None, source_triples(site, source)
    yield graph, page_triples(site, source)
    for places in _pieces(np.flatnonzero(columns.statement_source == number).tolist()):
        yield graph, (triple for place in places for triple in stated_triples(site, columns.entity(place)))
    yield from _claims(site, snapshot, np.flatnonzero(columns.claim_source == number), graph)


def one_entity(site: Site, snapshot: Snapshot, id: str) -> Iterator[Piece]:
    """An entity with what stands between it and others, what these are called, and every claim about it.

    UnknownEntityError when there is none of that id.
    """
    node = snapshot.node(id)
    yield None, entity_triples(site, snapshot, node)
    facts = [fact for fact in snapshot.all_facts_of(node.id) if fact.stands]
    for some in _pieces(facts):
        yield None, (triple for fact in some for triple in _beside(site, snapshot, node.id, fact))
    about = claims_about(snapshot, node.id)
    for source in dict.fromkeys(claim.evidence.source for claim in about):
        yield None, source_triples(site, source)
    for batch in _pieces(claim.evidence for claim in about):
        yield None, (triple for evidence in batch for triple in claim_triples(site, evidence))


# What a file of the whole graph holds, by its ending: those with graphs for sources have room for everything.
WHOLE: Mapping[str, Callable[[Site, Snapshot], Iterator[Piece]]] = MappingProxyType(
    {"ttl": shown, "jsonld": shown, "trig": everything, "nq": everything}
)


def _beside(site: Site, snapshot: Snapshot, id: str, fact: Fact) -> Iterator[Triple]:
    yield from plain_triples(site, site.entity(fact.subject), fact.relation, site.entity(fact.object))
    other = snapshot.node(fact.other(id))
    yield site.entity(other.id), RDF.type, site.term(other.kind)
    yield site.entity(other.id), RDFS.label, Literal(other.name)


def _opening(site: Site, snapshot: Snapshot) -> Iterator[Triple]:
    data = URIRef(f"{site.base}/catalog#graph")
    yield data, RDF.type, FOAF.Document
    yield data, site.term("day"), moment(snapshot.as_of or snapshot.day.isoformat())
    yield data, DCTERMS.conformsTo, site.ontology
    for source in snapshot.columns.sources:
        yield from source_triples(site, source)


def _redirects(site: Site, snapshot: Snapshot) -> Iterator[Piece]:
    for pairs in _pieces(sorted(snapshot.redirects.items())):
        yield None, (triple for former, now in pairs for triple in redirect_triples(site, former, now))


def _entities(site: Site, snapshot: Snapshot, numbers: Integers) -> Iterator[Piece]:
    def triples(some: list[int]) -> Iterator[Triple]:
        for number in some:
            yield from entity_triples(site, snapshot, snapshot.numbered[number])
            yield from fact_triples(site, snapshot, number)

    return ((None, triples(some)) for some in _pieces(numbers.tolist()))


def _claims(site: Site, snapshot: Snapshot, places: Integers, graph: URIRef | None) -> Iterator[Piece]:
    columns, codes = snapshot.columns, snapshot.codes

    def triples(some: list[int]) -> Iterator[Triple]:
        for place in some:
            source = columns.sources[columns.claim_source[place]]
            yield from claim_triples(site, Evidence(source, columns.claim(place), ORDER[codes.claims[place]]))

    return ((graph, triples(some)) for some in _pieces(places.tolist()))


def _by_source(sources: Integers) -> Integers:
    order: Integers = np.argsort(sources, kind="stable")
    return order


def _of(order: Integers, sources: Integers, number: int) -> Integers:
    """Where those of one source stand, given the order by source."""
    begin, end = np.searchsorted(sources, (number, number + 1), sorter=order)
    return order[begin:end]


def _pieces(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    remaining = iter(items)
    while piece := list(islice(remaining, A_PIECE)):
        yield piece
