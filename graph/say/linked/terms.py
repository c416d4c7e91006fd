"""The addresses of entities, sources, claims and terms, and the values that stand beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote, urlsplit

from rdflib import DCAT, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SH, SKOS, XSD, Literal, Namespace, URIRef
from rdflib.term import Node as Term

from graph.model.vocabulary import VOCABULARY

Triple = tuple[Term, Term, Term]
BASE = re.compile(r"https?://[^\s/?#<>\"'\\^`{|}]+(/[^\s?#<>\"'\\^`{|}]*)?")
ADMS = Namespace("http://www.w3.org/ns/adms#")
SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
PREFIXES = {
    **VOCABULARY.prefixes,
    "adms": str(ADMS),
    "dcat": str(DCAT),
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "sh": str(SH),
    "skos": str(SKOS),
    "skosxl": str(SKOSXL),
    "vcard": str(VCARD),
    "xsd": str(XSD),
}
_BY_LENGTH = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
# What RFC 3987 has no place for in an IRI: all but ucschar and the ASCII of RFC 3986 and a stray per cent.
_NOT_IN_IRI = re.compile(
    '[^\x21-\x7e\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd]|[\\[\\]<>"\\\\^`{|}]|%(?![0-9A-Fa-f]{2})'
)


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses below one base, which has no slash behind it: `{base}/id/ipo`, `{base}/def#memberOf`."""

    base: str

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that files of this site use."""
        return {**PREFIXES, "samenspel": f"{self.base}/def#"}

    @property
    def ontology(self) -> URIRef:
        return URIRef(f"{self.base}/def")

    @property
    def catalogue(self) -> URIRef:
        return URIRef(f"{self.base}/catalog#catalog")

    def term(self, name: str) -> URIRef:
        """A kind, a relation, a property or a value of the vocabulary."""
        return _iri(f"{self.base}/def#", name)

    def value(self, list: str, name: str) -> URIRef:
        """One of the values of a list of the vocabulary, such as `stands` of `standing`."""
        return _iri(f"{self.base}/def#{list}-", name)

    def entity(self, id: str) -> URIRef:
        return _iri(f"{self.base}/id/", id)

    def page(self, id: str) -> URIRef:
        """The page that tells people of an entity."""
        return URIRef(f"{self.base}/entities/{id}")

    def source(self, id: str) -> URIRef:
        return _iri(f"{self.base}/source/", id)

    def claims_of(self, source_id: str) -> URIRef:
        """The named graph with all that a source says."""
        return URIRef(f"{self.base}/source/{source_id}#claims")

    def claim(self, source_id: str, key: str) -> URIRef:
        return URIRef(f"{self.base}/source/{source_id}#claim-{key}")


@lru_cache(maxsize=65_536)
def _iri(before: str, name: str) -> URIRef:
    return URIRef(before + name)


def part_of(thing: URIRef, what: str, *parts: str | None) -> URIRef:
    """The address of a part of something that has none of its own, the same whenever it is made."""
    key = blake2b("\0".join(part or "" for part in parts).encode(), digest_size=6).hexdigest()
    return URIRef(f"{thing}#{what}-{key}")


def moment(partial_date: str) -> Literal:
    """A partial date as what it is: a year, a month or a day."""
    return Literal(partial_date, datatype=_BY_LENGTH[len(partial_date)])


def number(value: Decimal) -> Literal:
    """A decimal, without the exponent that XML Schema does not know."""
    return Literal(f"{value:f}", datatype=XSD.decimal)


def link(address: str) -> Iterator[URIRef]:
    """An address of the web as a node; none where it is no IRI, such as one with letters for a port."""
    try:
        parts = urlsplit(address)
        sound = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return
    if sound:
        yield URIRef(_NOT_IN_IRI.sub(lambda match: quote(match[0], safe=""), _one_hash(address)))


def _one_hash(address: str) -> str:
    before, hash, fragment = address.partition("#")
    return before + hash + fragment.replace("#", "%23")
