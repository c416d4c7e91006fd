"""What vocabulary.yaml declares holds together, and a wrong declaration is named."""

import keyword
import re
from typing import Any

import pytest
import yaml

from graph.model.vocabulary import ROOT_KIND, VOCABULARY, Meaning, VocabularyError, parse
from graph.model.words import languages

ACTOR = {
    "abstract": True, "colour": "#ba2285", "shape": "dot", "tier": 4, "transit": True, "iri": "org:Organization",
    "traits": ["no-desk"], "asked": 7, "speaks": 3,
}  # fmt: skip
PROVINCE = {"is": "Actor", "shape": "triangle"}
MEMBER_OF = {"from": ["Province"], "to": ["Actor"], "meaning": "none", "strength": 0.5, "iri": "org:linkedTo"}


def declared(kinds: dict[str, Any] | None = None, relations: dict[str, Any] | None = None) -> str:
    """A small vocabulary with other or further entries; their words are those of the catalogue."""
    document = {
        "prefixes": {"org": "http://www.w3.org/ns/org#"},
        "traits": {"no-desk": "has no desk", "place": "says where it is", "register": "is listed"},
        "aspects": {"invited": "was invited"},
        "kinds": {"Actor": ACTOR, "Province": PROVINCE, **(kinds or {})},
        "relations": {"memberOf": MEMBER_OF, **(relations or {})},
        "topics": {"ties": ["memberOf", *(relations or {})]},
    }
    return yaml.safe_dump(document, sort_keys=False)


def without(entry: dict[str, Any], field: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != field}


def test_a_kind_takes_from_its_parent_what_it_does_not_say() -> None:
    province = parse(declared()).kind("Province")
    assert (province.colour, province.shape, province.tier, province.ancestors) == (
        "#ba2285", "triangle", 4, ("Actor", ROOT_KIND),
    )  # fmt: skip
    assert province.iri == "http://www.w3.org/ns/org#Organization"
    assert province.traits == {"no-desk"}
    assert (province.asked, province.speaks) == (7, 3)


def test_a_term_of_a_standard_can_be_read_from_object_to_subject() -> None:
    made = parse(declared(relations={"partOf": {**MEMBER_OF, "iri": "^org:hasUnit"}}))
    assert (made.relation("partOf").iri, made.relation("partOf").iri_inverse) == (
        f"{made.prefixes['org']}hasUnit",
        True,
    )
    assert not made.relation("memberOf").iri_inverse


def test_a_kind_adds_traits_of_its_own_to_those_of_its_parent() -> None:
    made = parse(declared(kinds={"Province": {**PROVINCE, "traits": ["register"], "asked": 1}}))
    assert made.kind("Province").traits == {"no-desk", "register"}
    assert made.kind("Province").asked == 1
    assert made.kinds_with("register") == {"Province"}
    assert made.kinds_with("no-desk") == {"Province"}


def test_kinds_and_relations_are_found_by_trait_and_an_unknown_trait_is_refused() -> None:
    made = parse(declared(relations={"locatedIn": {**MEMBER_OF, "traits": ["place"]}}))
    assert made.relations_with("place") == {"locatedIn"}
    for ask in (made.relations_with, made.kinds_with):
        with pytest.raises(ValueError, match="unknown trait 'plaats'; known traits: no-desk, place, register"):
            ask("plaats")


def test_what_is_in_the_vocabulary_is_called_as_the_catalogue_says() -> None:
    made = parse(declared())
    assert [made.kind("Province").plural.in_language(language) for language in ("nl", "en")] == [
        "provincies",
        "provinces",
    ]
    assert made.relation("memberOf").label.in_language("nl") == "is lid van"
    assert made.relation("memberOf").inverse.in_language("en") == "has as a member"


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        ({"province": PROVINCE}, "kind province: .* UpperCamelCase"),
        ({"Provincie Noord": PROVINCE}, "kind Provincie Noord: .* UpperCamelCase"),
        ({"Region": {**PROVINCE, "is": "Municipality"}}, "kind Region: its parent Municipality is not declared above"),
        ({"Region": {**PROVINCE, "color": "#ffffff"}}, "kind Region: unknown field color; known: .*colour"),
        ({"Region": {**PROVINCE, "nl": "regio"}}, "kind Region: unknown field nl"),
        ({"City": PROVINCE}, "kind City: the catalogue has no words for kind-City; add them to every language"),
        ({"Region": {**PROVINCE, "traits": ["plaats"]}}, "kind Region: unknown trait plaats; known: no-desk, place"),
        ({"Region": {**PROVINCE, "colour": "red"}}, "kind Region: colour 'red' is not written as #rrggbb"),
        ({"Region": {**PROVINCE, "colour": "#gggggg"}}, "kind Region: colour '#gggggg'"),
        ({"Region": {**PROVINCE, "shape": "cube"}}, "kind Region: shape 'cube' is not one of .*diamond"),
        ({"Region": {**PROVINCE, "iri": "foo:City"}}, "kind Region: iri 'foo:City' does not begin with one of org"),
        ({"Region": {**PROVINCE, "iri": "City"}}, "kind Region: iri 'City'"),
        ({"Theme": without(ACTOR, "tier")}, "kind Theme: tier is missing and it has no parent"),
        ({"Region": "regio"}, "kind Region: needs fields, not 'regio'"),
    ],
)
def test_a_wrong_kind_is_refused_by_name(kinds: dict[str, Any], message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        parse(declared(kinds=kinds))


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ({"MemberOf": MEMBER_OF}, "relation MemberOf: .* lowerCamelCase"),
        ({"partOf": {**MEMBER_OF, "from": ["City"]}}, "relation partOf: `from` names the unknown kind City"),
        ({"partOf": {**MEMBER_OF, "to": []}}, "relation partOf: `to` needs a list of kinds"),
        ({"partOf": {**MEMBER_OF, "to": "Actor"}}, "relation partOf: `to` needs a list of kinds"),
        ({"partOf": {**MEMBER_OF, "fills": ["City"]}}, "relation partOf: `fills` names the unknown kind City"),
        ({"partOf": {**MEMBER_OF, "for_good": "City"}}, "relation partOf: `for_good` needs a list of kinds"),
        ({"partOf": {**MEMBER_OF, "meaning": "friendship"}}, "relation partOf: meaning 'friendship' is not one of"),
        ({"partOf": {**MEMBER_OF, "strength": 0}}, "relation partOf: strength 0 is not above 0"),
        ({"partOf": {**MEMBER_OF, "strength": "veel"}}, "relation partOf: strength 'veel'"),
        ({"partOf": {**MEMBER_OF, "strenght": 1}}, "relation partOf: unknown field strenght"),
        ({"partOf": {**MEMBER_OF, "traits": ["plaats"]}}, "relation partOf: unknown trait plaats"),
        ({"nextTo": MEMBER_OF}, r"relation nextTo: the catalogue has no words for nextTo\.label"),
        ({"partOf": {**MEMBER_OF, "iri": "nergens:nextTo"}}, "relation partOf: iri 'nergens:nextTo'"),
    ],
)
def test_a_wrong_relation_is_refused_by_name(relation: dict[str, Any], message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        parse(declared(relations=relation))


@pytest.mark.parametrize("text", ["kinds: [", "- een lijst", "kinds: {}\nrelations: {}\n"])
def test_a_file_that_is_no_vocabulary_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError, match=r"vocabulary\.yaml"):
        parse(text)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown kind 'Provinse'; known kinds: .*Province"):
        VOCABULARY.kind("Provinse")
    with pytest.raises(ValueError, match=r"unknown relation 'memberof'; known relations: .*memberOf"):
        VOCABULARY.relation("memberof")


def test_descendants_are_concrete_and_go_all_the_way_down() -> None:
    assert VOCABULARY.descendants(ROOT_KIND) == frozenset(VOCABULARY.concrete_kinds())
    assert VOCABULARY.descendants("PublicBody") >= {"Ministry", "Province", "Municipality"}
    assert "PublicBody" not in VOCABULARY.descendants("Actor")
    assert VOCABULARY.descendants("Province") == {"Province"}


@pytest.mark.parametrize("name", [*VOCABULARY.kinds, *VOCABULARY.relations])
def test_every_name_can_be_a_label_a_type_and_a_class(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", name)
    assert not keyword.iskeyword(name)


@pytest.mark.parametrize("name", VOCABULARY.relations)
def test_every_relation_has_ends_and_reads_both_ways(name: str) -> None:
    relation = VOCABULARY.relations[name]
    assert relation.subjects
    assert relation.objects
    if relation.symmetric:
        assert relation.subjects == relation.objects
    for language in languages():
        label, inverse = relation.label.in_language(language), relation.inverse.in_language(language)
        assert (label == inverse) is relation.symmetric


@pytest.mark.parametrize(
    "kind",
    [
        "Ministry", "Directorate", "Agency", "ExpertiseCentre", "Province", "Municipality", "Region", "Association",
        "Platform", "WorkingGroup", "KnowledgeInstitute", "Company", "Startup", "Fieldlab", "Consortium", "Parliament",
        "PublicOfficial", "ProcurementInstrument", "CreditInstrument", "Programme", "Budget", "Motion", "Plan",
        "Commitment", "Challenge", "Project", "Award", "Report", "Event", "Theme", "Mission",
        "SustainableDevelopmentGoal", "ParliamentaryPaper",
    ],
)  # fmt: skip
def test_every_sort_of_thing_in_the_letter_can_be_said(kind: str) -> None:
    assert kind in VOCABULARY.concrete_kinds()


def test_paths_have_relations_of_each_meaning_to_go_by() -> None:
    assert {relation.meaning for relation in VOCABULARY.relations.values()} == set(Meaning)


def test_every_trait_is_one_of_some_kind_or_relation() -> None:
    used = frozenset[str]().union(
        *(kind.traits for kind in VOCABULARY.kinds.values()),
        *(relation.traits for relation in VOCABULARY.relations.values()),
    )
    assert used == VOCABULARY.traits.keys()


def test_what_succeeds_and_what_continues_are_relations_of_their_own() -> None:
    assert VOCABULARY.relations_with("continuation").isdisjoint(VOCABULARY.relations_with("succession"))
