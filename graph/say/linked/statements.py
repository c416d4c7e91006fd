"""What there is to say of entities, facts, claims and sources, in triples."""

from collections.abc import Iterator

import numpy as np
from rdflib import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from graph.ask.columns import RELATIONS
from graph.ask.fact import Evidence, Standing
from graph.ask.snapshot import Snapshot
from graph.ask.standing import CODE
from graph.model.merging import Node
from graph.model.records import Entity, Name, NameUse, Source
from graph.model.vocabulary import VOCABULARY
from graph.say.linked.terms import ADMS, SKOSXL, Site, Triple, link, moment, number, part_of

# The property by which an undated name of each use is said; a name with dates is a label of its own.
NAME_PROPERTIES = {
    NameUse.OFFICIAL: "officialName",
    NameUse.ALTERNATIVE: "alternativeName",
    NameUse.ABBREVIATION: "abbreviation",
    NameUse.FORMER: "formerName",
    NameUse.RUNNING: "runningName",
}
# Identifiers that are addresses, or of which the address is known.
_ADDRESSES = {
    "tooi": "{}",
    "owms": "{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
    "nuts": "http://data.europa.eu/nuts/code/{}",
}
_TRUE, _FALSE = Literal(True), Literal(False)


def entity_triples(site: Site, snapshot: Snapshot, node: Node) -> Iterator[Triple]:
    """An entity as all its sources together give it, with how it stands."""
    iri = site.entity(node.id)
    kind = node.vocabulary
    yield iri, RDF.type, site.term(node.kind)
    yield iri, RDF.type, URIRef(kind.iri)
    label = _label(node)
    yield iri, RDFS.label, label
    yield iri, SKOS.prefLabel, label
    yield from _described(site, iri, node)
    for name in node.names:
        if name.use is not NameUse.RUNNING and name.text != node.name:
            yield iri, SKOS.altLabel, Literal(name.text, lang=name.lang)
    for identifier in node.identifiers:
        if identifier.scheme in _ADDRESSES:
            yield from (
                (iri, SKOS.exactMatch, at) for at in link(_ADDRESSES[identifier.scheme].format(identifier.value))
            )
        elif identifier.scheme == "url":
            yield from ((iri, RDFS.seeAlso, at) for at in link(identifier.value))
    yield iri, site.term("standing"), site.value("standing", snapshot.standing(node.id))
    yield iri, FOAF.page, site.page(node.id)


def stated_triples(site: Site, entity: Entity) -> Iterator[Triple]:
    """What one source says of an entity, for its named graph."""
    iri = site.entity(entity.id)
    yield iri, RDF.type, site.term(entity.kind)
    yield iri, RDFS.label, Literal(entity.name)
    yield from _described(site, iri, entity)
    if entity.locator:
        yield iri, site.term("locator"), Literal(entity.locator)
    if entity.url:
        yield iri, site.term("url"), Literal(entity.url, datatype=XSD.anyURI)


def fact_triples(site: Site, snapshot: Snapshot, number: int) -> Iterator[Triple]:
    """What stands between a node, by its number in the columns, and others, of which it is the subject."""
    columns, codes = snapshot.columns, snapshot.codes
    begin, end = columns.out_start[number : number + 2].tolist()
    standing = np.flatnonzero(codes.facts[begin:end] == CODE[Standing.STANDS]) + begin
    subject = site.entity(columns.ids[number])
    for relation, other in zip(
        columns.fact_relation[standing].tolist(), columns.fact_object[standing].tolist(), strict=True
    ):
        yield from plain_triples(site, subject, RELATIONS[relation], site.entity(columns.ids[other]))


def plain_triples(site: Site, subject: URIRef, relation: str, object: URIRef) -> Iterator[Triple]:
    """A fact that stands, by our own term and by that of the standard."""
    known = VOCABULARY.relations[relation]
    yield subject, site.term(relation), object
    yield (object, URIRef(known.iri), subject) if known.iri_inverse else (subject, URIRef(known.iri), object)


def claim_triples(site: Site, evidence: Evidence) -> Iterator[Triple]:
    """Everything that a claim says, whose it is and how it stands."""
    claim = evidence.claim
    iri = site.claim(evidence.source.id, claim.key)
    yield iri, RDF.type, site.term("Claim")
    yield iri, RDF.subject, site.entity(claim.subject)
    yield iri, RDF.predicate, site.term(claim.relation)
    yield iri, RDF.object, site.entity(claim.object)
    yield iri, PROV.wasDerivedFrom, site.source(evidence.source.id)
    yield iri, site.term("confidence"), site.value("confidence", claim.confidence)
    yield iri, site.term("holds"), _TRUE if claim.holds else _FALSE
    yield iri, site.term("standing"), site.value("standing", evidence.standing)
    if claim.since:
        yield iri, site.term("since"), moment(claim.since)
    if claim.until:
        yield iri, site.term("until"), moment(claim.until)
    if claim.status:
        yield iri, site.term("status"), site.value("status", claim.status)
    if claim.amount:
        yield iri, site.term("amount"), number(claim.amount.value)
        yield iri, site.term("unit"), Literal(claim.amount.unit)
        if claim.amount.period:
            yield iri, site.term("period"), Literal(claim.amount.period)
    if claim.role:
        yield iri, site.term("role"), Literal(claim.role)
    if claim.note:
        yield iri, site.term("note"), Literal(claim.note)
    if claim.locator:
        yield iri, site.term("locator"), Literal(claim.locator)
    if claim.url:
        yield from ((iri, PROV.hadPrimarySource, at) for at in link(claim.url))
        yield iri, site.term("url"), Literal(claim.url, datatype=XSD.anyURI)
    for aspect in claim.aspects:
        yield iri, site.term("aspect"), site.value("aspect", aspect)


def page_triples(site: Site, source: Source) -> Iterator[Triple]:
    """The pages that a source takes facts from."""
    for page in source.pages:
        for at in link(page.url):
            yield site.source(source.id), PROV.wasDerivedFrom, at
            yield at, RDF.type, site.term("Page")
            yield at, DCTERMS.title, Literal(page.title)
            if page.publisher:
                yield at, site.term("publisherName"), Literal(page.publisher)
            if page.published:
                yield at, DCTERMS.issued, moment(page.published)


def redirect_triples(site: Site, former: str, now: str) -> Iterator[Triple]:
    """That an id was merged away into another."""
    yield site.entity(former), OWL.sameAs, site.entity(now)
    yield site.entity(former), DCTERMS.isReplacedBy, site.entity(now)


def _label(node: Node) -> Literal:
    """Its name, in the language that a source names for it; where none does, in no language."""
    return Literal(node.name, lang=next((name.lang for name in node.names if name.text == node.name), None))


def _described(site: Site, iri: URIRef, thing: Node | Entity) -> Iterator[Triple]:
    for name in thing.names:
        yield from _named(site, iri, name)
    for identifier in thing.identifiers:
        node = part_of(iri, "identifier", identifier.scheme, identifier.value)
        yield iri, ADMS.identifier, node
        yield node, RDF.type, ADMS.Identifier
        yield node, site.term("scheme"), Literal(identifier.scheme)
        yield node, SKOS.notation, Literal(identifier.value)
    if thing.description:
        yield iri, DCTERMS.description, Literal(thing.description)
    if thing.homepage:
        yield from ((iri, FOAF.homepage, at) for at in link(thing.homepage))
    if thing.region:
        yield iri, site.term("region"), site.entity(thing.region)
    if thing.since:
        yield iri, site.term("since"), moment(thing.since)
    if thing.until:
        yield iri, site.term("until"), moment(thing.until)


def _named(site: Site, iri: URIRef, name: Name) -> Iterator[Triple]:
    text = Literal(name.text, lang=name.lang)
    if name.since is None and name.until is None:
        yield iri, site.term(NAME_PROPERTIES[name.use]), text
        return
    node = part_of(iri, "name", name.text, name.use, name.lang, name.since, name.until)
    yield iri, site.term("datedName"), node
    yield node, RDF.type, SKOSXL.Label
    yield node, SKOSXL.literalForm, text
    yield node, site.term("use"), site.value("use", name.use)
    if name.since:
        yield node, site.term("since"), moment(name.since)
    if name.until:
        yield node, site.term("until"), moment(name.until)
