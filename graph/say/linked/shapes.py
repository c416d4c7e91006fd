"""What linked data of Samenspel keeps to, as shapes of SHACL that follow from the vocabulary.

They are checked beside the ontology, from which a checker knows which kind is below which:
`pyshacl -s shapes.ttl -e def.ttl data.ttl`. Of TriG and N-Quads each graph keeps to them by itself: where sources
disagree on when something began, their graphs together have two beginnings.
"""

from collections.abc import Iterable, Iterator, Sequence

from rdflib import DCTERMS, PROV, RDF, RDFS, SH, SKOS, XSD, BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.graph import Graph
from rdflib.term import Node as Term

from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.say.linked.ontology import VALUES, declared
from graph.say.linked.terms import ADMS, Site

_DATES = (XSD.gYear, XSD.gYearMonth, XSD.date)


def shapes(site: Site) -> Graph:
    """The shapes of entities, of the ends of each relation, of claims and of sources."""
    graph = Graph(bind_namespaces="none")
    _entities(graph, site)
    for relation in VOCABULARY.relations:
        _ends(graph, site, relation)
    _claims(graph, site)
    _sources(graph, site)
    return graph


def _entities(graph: Graph, site: Site) -> None:
    shape = _shape(graph, site, "EntityShape", (site.term(kind) for kind in VOCABULARY.concrete_kinds()))
    _property(graph, shape, RDFS.label, least=1, kind=SH.Literal)
    _dates(graph, site, shape)
    _listed(graph, site, shape, "standing", most=1)
    _property(graph, shape, site.term("region"), most=1, kind=SH.IRI)
    identifier = _property(graph, shape, ADMS.identifier, kind=SH.IRI)
    graph.add((identifier, SH["class"], ADMS.Identifier))
    number = _shape(graph, site, "IdentifierShape", (ADMS.Identifier,))
    _property(graph, number, SKOS.notation, least=1, most=1, kind=SH.Literal)
    _property(graph, number, site.term("scheme"), least=1, most=1, type=XSD.string)


def _ends(graph: Graph, site: Site, name: str) -> None:
    relation, path = VOCABULARY.relations[name], site.term(name)
    shape = site.term(f"{name}-Shape")
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetSubjectsOf, path))
    _of_kinds(graph, site, shape, declared(relation.subjects))
    _of_kinds(graph, site, _property(graph, shape, path, kind=SH.IRI), declared(relation.objects))


def _claims(graph: Graph, site: Site) -> None:
    shape = _shape(graph, site, "ClaimShape", (site.term("Claim"),))
    for end in (RDF.subject, RDF.object):
        _property(graph, shape, end, least=1, most=1, kind=SH.IRI)
    relation = _property(graph, shape, RDF.predicate, least=1, most=1)
    graph.add((relation, SH["in"], _list(graph, map(site.term, VOCABULARY.relations))))
    _property(graph, shape, PROV.wasDerivedFrom, least=1, most=1, kind=SH.IRI)
    _property(graph, shape, PROV.hadPrimarySource, most=1, kind=SH.IRI)
    _property(graph, shape, site.term("holds"), least=1, most=1, type=XSD.boolean)
    for name in ("confidence", "standing"):
        _listed(graph, site, shape, name, least=1, most=1)
    _listed(graph, site, shape, "status", most=1)
    _listed(graph, site, shape, "aspect")
    _dates(graph, site, shape)
    _property(graph, shape, site.term("amount"), most=1, type=XSD.decimal)
    for name in ("unit", "period", "role", "note", "locator"):
        _property(graph, shape, site.term(name), most=1, type=XSD.string)
    _property(graph, shape, site.term("url"), most=1, type=XSD.anyURI)


def _sources(graph: Graph, site: Site) -> None:
    shape = _shape(graph, site, "SourceShape", (site.term("Source"),))
    for path in (DCTERMS.title, DCTERMS.publisher, DCTERMS.license):
        _property(graph, shape, path, least=1)
    _listed(graph, site, shape, "rank", least=1, most=1)


def _shape(graph: Graph, site: Site, name: str, targets: Iterable[URIRef]) -> URIRef:
    shape = site.term(name)
    graph.add((shape, RDF.type, SH.NodeShape))
    for target in targets:
        graph.add((shape, SH.targetClass, target))
    return shape


def _property(
    graph: Graph,
    shape: Term,
    path: URIRef,
    *,
    least: int | None = None,
    most: int | None = None,
    kind: URIRef | None = None,
    type: URIRef | None = None,
) -> BNode:
    node = BNode()
    graph.add((shape, SH.property, node))
    graph.add((node, SH.path, path))
    for term, value in ((SH.minCount, least), (SH.maxCount, most)):
        if value is not None:
            graph.add((node, term, Literal(value)))
    for term, what in ((SH.nodeKind, kind), (SH.datatype, type)):
        if what is not None:
            graph.add((node, term, what))
    return node


def _listed(
    graph: Graph, site: Site, shape: URIRef, name: str, *, least: int | None = None, most: int | None = None
) -> None:
    node = _property(graph, shape, site.term(name), least=least, most=most)
    values = (site.value(name, value) for value in VALUES[name][0])
    graph.add((node, SH["in"], _list(graph, values)))


def _dates(graph: Graph, site: Site, shape: URIRef) -> None:
    for name in ("since", "until"):
        node = _property(graph, shape, site.term(name), most=1)
        graph.add((node, SH["or"], _list(graph, _alternatives(graph, SH.datatype, _DATES))))


def _of_kinds(graph: Graph, site: Site, shape: Term, kinds: Sequence[str]) -> None:
    if kinds != (ROOT_KIND,):
        alternatives = _alternatives(graph, SH["class"], map(site.term, kinds))
        graph.add((shape, SH["or"], _list(graph, alternatives)))


def _alternatives(graph: Graph, term: URIRef, values: Iterable[URIRef]) -> Iterator[BNode]:
    for value in values:
        node = BNode()
        graph.add((node, term, value))
        yield node


def _list(graph: Graph, items: Iterable[Term]) -> BNode:
    head = BNode()
    Collection(graph, head, list(items))
    return head
