"""The data sets, a source each, as DCAT-AP-NL 3.0 describes them.

Of what the profile asks, a contact is there only when who runs the service has set one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rdflib import DCAT, DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from graph.model.records import Source
from graph.model.words import FIRST, languages, message
from graph.say.linked.terms import VCARD, Site, Triple, link, moment, part_of

_EU = "http://publications.europa.eu/resource/authority/"
_DUTCH, _THEME = URIRef(f"{_EU}language/NLD"), URIRef(f"{_EU}data-theme/GOVE")
# Licences of which the address is known; of any other the words of the source are given.
_LICENCES = {
    "CC0-1.0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "http://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "http://creativecommons.org/licenses/by-sa/4.0/",
}
_FREQUENCIES = {
    "daily": "DAILY",
    "weekly": "WEEKLY",
    "monthly": "MONTHLY",
    "quarterly": "QUARTERLY",
    "on-change": "IRREG",
    "never": "NEVER",
}
_FORMATS = {
    "ttl": ("text/turtle", "RDF_TURTLE"),
    "jsonld": ("application/ld+json", "JSON_LD"),
    "trig": ("application/trig", "RDF_TRIG"),
    "nq": ("application/n-quads", "RDF_N_QUADS"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """Who offers the data sets, and what is known of them beside the sources: how much each says, and since when.

    `counts` has entities and claims, `changed` the moment (ISO 8601) of the last change, both by source.
    """

    publisher: str = "Samenspel"
    contact: str = ""
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)


def catalogue_triples(site: Site, sources: Mapping[str, Source], offered: Offered) -> Iterator[Triple]:
    """The catalogue with a data set for each source, its distributions and the service that answers from them."""
    catalogue = site.catalogue
    yield catalogue, RDF.type, DCAT.Catalog
    yield from _in_languages(catalogue, DCTERMS.title, "catalogue-title")
    yield from _in_languages(catalogue, DCTERMS.description, "catalogue-description")
    yield from _who(catalogue, offered)
    yield catalogue, DCTERMS.language, _DUTCH
    yield catalogue, DCTERMS.license, URIRef(_LICENCES["CC0-1.0"])
    yield catalogue, FOAF.homepage, URIRef(f"{site.base}/sources")
    yield _DUTCH, RDF.type, DCTERMS.LinguisticSystem
    yield _THEME, RDF.type, SKOS.Concept
    yield from _in_languages(_THEME, SKOS.prefLabel, "catalogue-theme")
    yield site.ontology, RDF.type, DCTERMS.Standard
    service = part_of(catalogue, "service")
    yield catalogue, DCAT.service, service
    yield from _service(site, service, any(source.audience for source in sources.values()), offered)
    for source in sources.values():
        iri = site.source(source.id)
        yield catalogue, DCAT.dataset, iri
        yield service, DCAT.servesDataset, iri
        yield from source_triples(site, source)
        yield from _dataset(site, source, offered)


def source_triples(site: Site, source: Source) -> Iterator[Triple]:
    """A source as a source says of itself: title, publisher, licence, day, cadence and address."""
    iri = site.source(source.id)
    yield iri, RDF.type, site.term("Source")
    yield iri, RDF.type, DCAT.Dataset
    yield iri, RDF.type, PROV.Entity
    yield iri, DCTERMS.identifier, Literal(source.id)
    yield iri, DCTERMS.title, Literal(source.title)
    yield from _agent(iri, DCTERMS.publisher, source.publisher)
    yield from _licence(iri, iri, source.licence)
    yield iri, site.term("rank"), site.value("rank", source.rank)
    yield site.claims_of(source.id), PROV.wasDerivedFrom, iri
    if source.published:
        yield iri, DCTERMS.issued, moment(source.published)
    if source.cadence:
        yield from _frequency(iri, source.cadence)
    if source.url:
        yield from ((iri, DCTERMS.source, at) for at in link(source.url))


def _service(site: Site, service: URIRef, restricted: bool, offered: Offered) -> Iterator[Triple]:
    yield service, RDF.type, DCAT.DataService
    yield service, DCTERMS.identifier, Literal(service)
    for property, key in ((DCTERMS.title, "title"), (DCTERMS.description, "description"), (DCAT.keyword, "keyword")):
        yield from _in_languages(service, property, f"catalogue-service-{key}")
    yield from _who(service, offered)
    yield service, DCTERMS.language, _DUTCH
    yield service, DCAT.theme, _THEME
    yield service, DCTERMS.accessRights, _access(restricted)
    yield service, DCAT.endpointURL, URIRef(f"{site.base}/v1")
    yield service, DCAT.endpointDescription, URIRef(f"{site.base}/v1/openapi.json")
    licence = part_of(service, "licence")
    yield service, DCTERMS.license, licence
    yield licence, RDF.type, DCTERMS.LicenseDocument
    yield from _in_languages(licence, RDFS.label, "catalogue-service-licence")


def _dataset(site: Site, source: Source, offered: Offered) -> Iterator[Triple]:
    iri, page = site.source(source.id), URIRef(f"{site.base}/sources/{source.id}")
    entities, claims = offered.counts.get(source.id, (0, 0))
    yield from _in_languages(iri, DCTERMS.description, "catalogue-dataset", entities=entities, claims=claims)
    yield from _agent(iri, DCTERMS.creator, source.publisher)
    yield from _contact(iri, offered)
    yield iri, DCTERMS.language, _DUTCH
    yield iri, DCAT.theme, _THEME
    yield iri, DCTERMS.accessRights, _access(bool(source.audience))
    yield iri, DCTERMS.conformsTo, site.ontology
    yield iri, DCAT.landingPage, page
    yield iri, FOAF.page, page
    yield page, RDF.type, FOAF.Document
    if changed := offered.changed.get(source.id):
        yield iri, DCTERMS.modified, Literal(changed, datatype=XSD.dateTime)
    for ending, (media_type, file_type) in _FORMATS.items():
        at = URIRef(f"{site.base}/source/{source.id}.{ending}")
        distribution = part_of(iri, "distribution", ending)
        yield iri, DCAT.distribution, distribution
        yield distribution, RDF.type, DCAT.Distribution
        yield distribution, DCTERMS.title, Literal(f"{source.title} ({ending})")
        yield distribution, DCTERMS.language, _DUTCH
        yield distribution, DCTERMS.conformsTo, site.ontology
        yield distribution, DCAT.accessURL, at
        yield distribution, DCAT.downloadURL, at
        yield distribution, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media_type}")
        yield distribution, DCTERMS["format"], URIRef(f"{_EU}file-type/{file_type}")
        yield from _licence(distribution, iri, source.licence)


def _access(restricted: bool) -> URIRef:
    return URIRef(f"{_EU}access-right/{'RESTRICTED' if restricted else 'PUBLIC'}")


def _who(iri: URIRef, offered: Offered) -> Iterator[Triple]:
    """Who offers it made it, and is to be asked about it."""
    for property in (DCTERMS.publisher, DCTERMS.creator):
        yield from _agent(iri, property, offered.publisher)
    yield from _contact(iri, offered)


def _in_languages(iri: URIRef, property: URIRef, key: str, **counts: int) -> Iterator[Triple]:
    for language in languages():
        yield iri, property, Literal(message(key, **counts).in_language(language), lang=language)


def _agent(iri: URIRef, property: URIRef, name: str) -> Iterator[Triple]:
    agent = part_of(iri, "agent", name)
    yield iri, property, agent
    yield agent, RDF.type, FOAF.Agent
    yield agent, FOAF.name, Literal(name)


def _contact(iri: URIRef, offered: Offered) -> Iterator[Triple]:
    for at in link(offered.contact) if "://" in offered.contact else (URIRef(f"mailto:{offered.contact}"),):
        if offered.contact:
            contact = part_of(iri, "contact")
            yield iri, DCAT.contactPoint, contact
            yield contact, RDF.type, VCARD.Kind
            yield contact, RDF.type, VCARD.Organization
            yield contact, VCARD.fn, Literal(offered.publisher)
            yield contact, VCARD.hasURL if "://" in offered.contact else VCARD.hasEmail, at


def _licence(iri: URIRef, whose: URIRef, licence: str) -> Iterator[Triple]:
    if licence in _LICENCES:
        yield iri, DCTERMS.license, URIRef(_LICENCES[licence])
        return
    document = part_of(whose, "licence", licence)
    yield iri, DCTERMS.license, document
    yield document, RDF.type, DCTERMS.LicenseDocument
    yield document, RDFS.label, Literal(licence)


def _frequency(iri: URIRef, cadence: str) -> Iterator[Triple]:
    """How often it appears: a term where it is one of those that sources have, else the words of the source."""
    for name, term in _FREQUENCIES.items():
        if cadence == message(f"cadence-{name}").in_language(FIRST):
            yield iri, DCTERMS.accrualPeriodicity, URIRef(f"{_EU}frequency/{term}")
            return
    frequency = part_of(iri, "cadence", cadence)
    yield iri, DCTERMS.accrualPeriodicity, frequency
    yield frequency, RDF.type, DCTERMS.Frequency
    yield frequency, RDFS.label, Literal(cadence)
