"""The terms of standards that kinds and relations are tied to exist, and hold of all that they are said of.

A table of facts, with no text of the standards: which of their terms we use, in which release they were looked up, of
what a class is a part, and between what a property runs. A term that is not in it has not been looked up.
"""

import pytest
from rdflib import DCTERMS, FOAF, ORG, PROV, SKOS, URIRef
from rdflib.namespace import DefinedNamespace

from graph.model.vocabulary import VOCABULARY

RELEASES = {
    "org": "W3C Recommendation of 16 January 2014",
    "prov": "PROV-O, W3C Recommendation of 30 April 2013",
    "skos": "W3C Recommendation of 18 August 2009",
    "dct": "DCMI Metadata Terms of 20 January 2020",
    "foaf": "0.99",
    "m8g": "Core Public Organisation Vocabulary 2.1.2",
    "cpsv": "CPSV-AP 3.2.0",
    "epo": "ePO 5.0.0",
    "eli": "1.5",
    "tooi": "as in the registers that TOOI publishes",
}
# ORG says of a post that it can be treated as an organisation in its own right. What acts is an agent of PROV too, and
# what PROV calls an activity is no entity.
CLASSES = {
    "prov:Agent": (),
    "prov:Entity": (),
    "prov:Activity": (),
    "prov:Plan": ("prov:Entity",),
    "foaf:Agent": ("prov:Agent",),
    "foaf:Document": ("prov:Entity",),
    "skos:Concept": ("prov:Entity",),
    "org:Organization": ("foaf:Agent",),
    "org:FormalOrganization": ("org:Organization",),
    "org:OrganizationalUnit": ("org:Organization",),
    "org:Post": ("org:Organization",),
    "m8g:PublicOrganisation": ("org:Organization",),
    "epo:OrganisationGroup": ("org:Organization",),
    "epo:Procedure": (),
    "epo:Notice": (),
    "cpsv:PublicService": (),
    "eli:Work": (),
    "tooi:Gemeente": (),
    "tooi:Ministerie": (),
    "tooi:Provincie": (),
    "tooi:Waterschap": (),
}
# Between what a property runs; None is whatever there is. In OWMS 4.0 dct:spatial has provinces and municipalities.
PROPERTIES: dict[str, tuple[str | None, str | None]] = {
    "org:memberOf": ("foaf:Agent", "org:Organization"),
    "org:subOrganizationOf": ("org:Organization", "org:Organization"),
    "org:postIn": ("org:Post", "org:Organization"),
    "org:linkedTo": ("org:Organization", "org:Organization"),
    "prov:wasAttributedTo": ("prov:Entity", "prov:Agent"),
    "prov:wasAssociatedWith": ("prov:Activity", "prov:Agent"),
    "prov:wasInfluencedBy": (None, None),
    "foaf:topic_interest": ("foaf:Agent", None),
    "foaf:page": (None, "foaf:Document"),
    "dct:isReplacedBy": (None, None),
    "dct:replaces": (None, None),
    "dct:isPartOf": (None, None),
    "dct:references": (None, None),
    "dct:relation": (None, None),
    "dct:subject": (None, None),
    "dct:creator": (None, "foaf:Agent"),
    "dct:publisher": (None, "foaf:Agent"),
    "dct:spatial": (None, "m8g:PublicOrganisation"),
}
PUBLISHED: dict[str, type[DefinedNamespace]] = {"org": ORG, "prov": PROV, "skos": SKOS, "dct": DCTERMS, "foaf": FOAF}


def short(iri: str) -> str:
    for prefix, start in VOCABULARY.prefixes.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    raise ValueError(iri)


def classes_of(kind: str) -> set[str]:
    """All that an entity of a kind is by the standards: of its own class, those of its parents and what these are."""
    chain = (name for name in (kind, *VOCABULARY.kinds[kind].ancestors) if name in VOCABULARY.kinds)
    classes = [short(VOCABULARY.kinds[name].iri) for name in chain]
    known: set[str] = set()
    while classes:
        known.add(term := classes.pop())
        classes.extend(CLASSES[term])
    return known


@pytest.mark.parametrize("kind", VOCABULARY.kinds)
def test_the_class_of_a_kind_was_looked_up(kind: str) -> None:
    assert short(VOCABULARY.kinds[kind].iri) in CLASSES


@pytest.mark.parametrize("kind", VOCABULARY.concrete_kinds())
def test_what_a_kind_is_by_the_standards_can_be_one_thing(kind: str) -> None:
    classes = classes_of(kind)
    assert not {"prov:Activity", "prov:Entity"} <= classes
    assert not {"prov:Activity", "prov:Agent"} <= classes
    assert {"prov:Activity", "prov:Entity", "prov:Agent"} & classes


@pytest.mark.parametrize("name", VOCABULARY.relations)
def test_the_property_of_a_relation_runs_between_what_it_is_said_of(name: str) -> None:
    relation = VOCABULARY.relations[name]
    domain, range = PROPERTIES[short(relation.iri)]
    ends = (relation.objects, relation.subjects) if relation.iri_inverse else (relation.subjects, relation.objects)
    for kinds, asked in zip(ends, (domain, range), strict=True):
        # An agent of PROV can be an entity as well.
        enough = {"prov:Entity", "prov:Agent"} if asked == "prov:Entity" else {asked}
        assert asked is None or not [kind for kind in kinds if not classes_of(kind) & enough]


def test_each_prefix_is_of_a_release_and_none_is_of_nothing() -> None:
    kinds, relations = VOCABULARY.kinds.values(), VOCABULARY.relations.values()
    used = [*(kind.iri for kind in kinds), *(relation.iri for relation in relations)]
    assert set(VOCABULARY.prefixes) == set(RELEASES) == {short(iri).partition(":")[0] for iri in used}


def test_the_table_has_no_term_that_its_standard_does_not_have() -> None:
    for term in (*CLASSES, *PROPERTIES):
        prefix, _, name = term.partition(":")
        if prefix in PUBLISHED:
            assert URIRef(VOCABULARY.prefixes[prefix] + name) in PUBLISHED[prefix], term
