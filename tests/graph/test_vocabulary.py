"""What vocabulary.yaml declares holds together, and a wrong declaration is named."""

import keyword
import re
from typing import Any

import pytest
import yaml

from graph.model.vocabulary import ROOT_KIND, VOCABULARY, Meaning, VocabularyError, parse

ACTOR = {
    "abstract": True, "nl": ["actor", "actoren"], "en": ["actor", "actors"], "colour": "#ba2285", "shape": "dot",
    "tier": 4, "transit": True, "iri": "org:Organization",
}  # fmt: skip
PROVINCE = {"is": "Actor", "nl": ["provincie", "provincies"], "en": ["province", "provinces"], "shape": "triangle"}
BORDERS = {
    "from": ["Province"], "to": ["Actor"], "nl": "grenst aan", "inverse_nl": "grenst aan", "en": "borders on",
    "inverse_en": "borders on", "meaning": "none", "strength": 0.5, "iri": "org:linkedTo",
}  # fmt: skip


def declared(kinds: dict[str, Any] | None = None, relations: dict[str, Any] | None = None) -> str:
    """A small vocabulary with other or further entries."""
    document = {
        "prefixes": {"org": "http://www.w3.org/ns/org#"},
        "kinds": {"Actor": ACTOR, "Province": PROVINCE, **(kinds or {})},
        "relations": {"borders": BORDERS, **(relations or {})},
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


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        ({"province": PROVINCE}, "kind province: .* UpperCamelCase"),
        ({"Provincie Noord": PROVINCE}, "kind Provincie Noord: .* UpperCamelCase"),
        ({"City": {**PROVINCE, "is": "Municipality"}}, "kind City: its parent Municipality is not declared above it"),
        ({"City": {**PROVINCE, "color": "#ffffff"}}, "kind City: unknown field color; known: .*colour"),
        ({"City": without(PROVINCE, "nl")}, "kind City: nl is missing"),
        ({"City": {**PROVINCE, "nl": "gemeente"}}, r"kind City: a label is \[singular, plural\], not 'gemeente'"),
        ({"City": {**PROVINCE, "colour": "red"}}, "kind City: colour 'red' is not written as #rrggbb"),
        ({"City": {**PROVINCE, "colour": "#gggggg"}}, "kind City: colour '#gggggg'"),
        ({"City": {**PROVINCE, "shape": "cube"}}, "kind City: shape 'cube' is not one of .*diamond"),
        ({"City": {**PROVINCE, "iri": "foo:City"}}, "kind City: iri 'foo:City' does not begin with one of org"),
        ({"City": {**PROVINCE, "iri": "City"}}, "kind City: iri 'City'"),
        ({"Thing": without(ACTOR, "tier")}, "kind Thing: tier is missing and it has no parent"),
        ({"City": "gemeente"}, "kind City: needs fields, not 'gemeente'"),
    ],
)
def test_a_wrong_kind_is_refused_by_name(kinds: dict[str, Any], message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        parse(declared(kinds=kinds))


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ({"Borders": BORDERS}, "relation Borders: .* lowerCamelCase"),
        ({"nextTo": {**BORDERS, "from": ["City"]}}, "relation nextTo: `from` names the unknown kind City"),
        ({"nextTo": {**BORDERS, "to": []}}, "relation nextTo: `to` needs a list of kinds"),
        ({"nextTo": {**BORDERS, "to": "Actor"}}, "relation nextTo: `to` needs a list of kinds"),
        ({"nextTo": {**BORDERS, "meaning": "friendship"}}, "relation nextTo: meaning 'friendship' is not one of"),
        ({"nextTo": {**BORDERS, "strength": 0}}, "relation nextTo: strength 0 is not above 0"),
        ({"nextTo": {**BORDERS, "strength": "veel"}}, "relation nextTo: strength 'veel'"),
        ({"nextTo": {**BORDERS, "strenght": 1}}, "relation nextTo: unknown field strenght"),
        ({"nextTo": without(BORDERS, "inverse_en")}, "relation nextTo: inverse_en is missing"),
        ({"nextTo": {**BORDERS, "iri": "nergens:nextTo"}}, "relation nextTo: iri 'nergens:nextTo'"),
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
        assert (relation.label, relation.subjects) == (relation.inverse, relation.objects)
    else:
        assert relation.label != relation.inverse


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
