"""The vocabulary as an ontology, and as the context by which JSON-LD is read."""

from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Literal, URIRef

from graph.ask.fact import Standing
from graph.model.records import Confidence, NameUse, Rank, Status
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import Message, languages, message
from graph.say.linked.statements import NAME_PROPERTIES
from graph.say.linked.terms import SKOSXL, Site, Triple

# The lists of values, with the first part of the words for them in the catalogue.
VALUES = {
    "standing": (tuple(Standing), "standing"),
    "status": (tuple(Status), "term-status"),
    "confidence": (tuple(Confidence), "term-confidence"),
    "rank": (tuple(Rank), "rank"),
    "use": (tuple(NameUse), "term-use"),
    "aspect": (tuple(VOCABULARY.aspects), "term-aspect"),
}
# What properties have for a value: a text, a thing, one of a list, or of this type; a date is a year, month or day.
TEXTS = ("unit", "period", "role", "note", "locator", "scheme", "publisherName", "inverseLabel")
THINGS = ("region", "datedName")
DATES = ("since", "until", "day")
TYPED = {"amount": XSD.decimal, "holds": XSD.boolean, "url": XSD.anyURI}
CLASSES = {
    "Claim": (RDF.Statement, PROV.Entity),
    "Source": (PROV.Entity,),
    "Page": (PROV.Entity,),
}


def ontology_triples(site: Site) -> Iterator[Triple]:
    """Kinds as classes, relations and fields as properties, the values of lists as concepts, all with their labels."""
    yield site.ontology, RDF.type, OWL.Ontology
    for language in languages():
        yield site.ontology, DCTERMS.title, Literal("Samenspel", lang=language)
        yield (
            site.ontology,
            DCTERMS.description,
            Literal(message("linked-intro").in_language(language), lang=language),
        )
    yield from _kinds(site)
    yield from _relations(site)
    yield from _fields(site)
    yield from _values(site)


def _kinds(site: Site) -> Iterator[Triple]:
    root = site.term(ROOT_KIND)
    yield from _class(site, root, message(f"term-{ROOT_KIND}"))
    for name, parents in CLASSES.items():
        yield from _class(site, site.term(name), message(f"term-{name}"))
        yield from ((site.term(name), RDFS.subClassOf, parent) for parent in parents)
    for kind in VOCABULARY.kinds.values():
        iri = site.term(kind.name)
        yield from _class(site, iri, kind.label)
        yield iri, RDFS.subClassOf, site.term(kind.parent)
        yield iri, RDFS.subClassOf, URIRef(kind.iri)


def _relations(site: Site) -> Iterator[Triple]:
    for relation in VOCABULARY.relations.values():
        iri = site.term(relation.name)
        yield from _defined(site, iri, OWL.ObjectProperty, relation.label)
        for language in languages():
            yield iri, site.term("inverseLabel"), Literal(relation.inverse.in_language(language), lang=language)
        if relation.symmetric:
            yield iri, RDF.type, OWL.SymmetricProperty
        for kind in declared(relation.subjects):
            yield iri, SDO.domainIncludes, site.term(kind)
        for kind in declared(relation.objects):
            yield iri, SDO.rangeIncludes, site.term(kind)
        if relation.iri_inverse:
            other = site.term(f"{relation.name}-inverse")
            yield other, RDF.type, OWL.ObjectProperty
            yield other, OWL.inverseOf, iri
            yield other, RDFS.subPropertyOf, URIRef(relation.iri)
        else:
            yield iri, RDFS.subPropertyOf, URIRef(relation.iri)


def _fields(site: Site) -> Iterator[Triple]:
    for name in (*TEXTS, *DATES, *TYPED):
        yield from _defined(site, site.term(name), OWL.DatatypeProperty, message(f"term-{name}"))
    for name, type in TYPED.items():
        yield site.term(name), RDFS.range, type
    for name in (*THINGS, *VALUES):
        yield from _defined(site, site.term(name), OWL.ObjectProperty, message(f"term-{name}"))
    yield site.term("datedName"), RDFS.range, SKOSXL.Label
    for use, name in NAME_PROPERTIES.items():
        yield from _defined(site, site.term(name), OWL.DatatypeProperty, message(f"term-{name}"))
        if use is not NameUse.RUNNING:
            yield site.term(name), RDFS.subPropertyOf, SKOS.altLabel


def _values(site: Site) -> Iterator[Triple]:
    for list, (names, words) in VALUES.items():
        scheme = site.term(f"{list}-list")
        yield scheme, RDF.type, SKOS.ConceptScheme
        yield from _labels(scheme, message(f"term-{list}"))
        for name in names:
            value = site.value(list, name)
            yield value, RDF.type, SKOS.Concept
            yield value, SKOS.inScheme, scheme
            yield value, SKOS.notation, Literal(str(name))
            yield from _labels(value, message(f"{words}-{name}"))


def _class(site: Site, iri: URIRef, label: Message) -> Iterator[Triple]:
    yield from _defined(site, iri, OWL.Class, label)


def _defined(site: Site, iri: URIRef, type: URIRef, label: Message) -> Iterator[Triple]:
    yield iri, RDF.type, type
    yield iri, RDFS.isDefinedBy, site.ontology
    yield from _labels(iri, label)


def _labels(iri: URIRef, label: Message) -> Iterator[Triple]:
    for language in languages():
        text = Literal(label.in_language(language), lang=language)
        yield iri, RDFS.label, text
        yield iri, SKOS.prefLabel, text


def declared(kinds: Iterable[str]) -> tuple[str, ...]:
    """The fewest kinds that stand for a set of concrete ones, in the order of the vocabulary."""
    left = set(kinds)
    if left == VOCABULARY.descendants(ROOT_KIND):
        return (ROOT_KIND,)
    whole = {name for name in VOCABULARY.kinds if VOCABULARY.descendants(name) <= left}
    return tuple(
        name for name in VOCABULARY.kinds if name in whole and not whole & set(VOCABULARY.kinds[name].ancestors)
    )


def context(site: Site) -> dict[str, Any]:
    """The context of JSON-LD: every term by its own name, and what the value of each is."""
    own = f"{site.base}/def#"
    things = {name: {"@id": f"samenspel:{name}", "@type": "@id"} for name in (*VOCABULARY.relations, *THINGS)}
    values = {name: {"@id": f"samenspel:{name}", "@type": "@vocab"} for name in VALUES}
    typed = {name: {"@id": f"samenspel:{name}", "@type": str(type)} for name, type in TYPED.items()}
    return {
        **site.prefixes,
        "@vocab": own,
        "id": "@id",
        "type": "@type",
        "label": {"@id": str(RDFS.label)},
        "subject": {"@id": str(RDF.subject), "@type": "@id"},
        "predicate": {"@id": str(RDF.predicate), "@type": "@vocab"},
        "object": {"@id": str(RDF.object), "@type": "@id"},
        **things,
        **values,
        **typed,
    }
