from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ask.snapshot import Snapshot, UnknownEntityError, take_snapshot
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Claim, Confidence, Entity, Identifier, Name, NameUse, Rank, Source
from graph.store import Contents
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, SOURCE, batch

PROVINCE = ENTITIES[3]
UNION = ENTITIES[1]
MEMBERSHIP = CLAIMS[0]


def contents(*batches: Batch, judgements: tuple[Judgement, ...] = ()) -> Contents:
    return Contents(
        1,
        tuple(each.source for each in batches),
        tuple((each.source.id, entity) for each in batches for entity in each.entities),
        tuple((each.source.id, claim) for each in batches for claim in each.claims),
        judgements,
    )


def snapshot(*batches: Batch, as_of: str | None = None, same: tuple[tuple[str, str], ...] = ()) -> Snapshot:
    judgements = tuple(Judgement(*pair, Verdict.YES, "Proefpersoon", "2026-01-05T10:00:00+00:00") for pair in same)
    return take_snapshot(contents(*batches, judgements=judgements), as_of)


def of(source: Source, *entities: Entity, claims: tuple[Claim, ...] = ()) -> Batch:
    return Batch(source, entities, claims)


def test_the_heaviest_source_names_a_property_and_lighter_ones_fill_in_the_rest() -> None:
    light = replace(PROVINCE, name="Noordland", description="Uit de brief.", since="1815")
    node = snapshot(of(SOURCE, light), of(REGISTER, replace(PROVINCE, since="1814"))).node(PROVINCE.id)
    assert (node.name, node.since, node.description) == (PROVINCE.name, "1814", "Uit de brief.")
    assert [each.source.id for each in node.statements] == [REGISTER.id, SOURCE.id]


def test_names_and_identifiers_of_all_sources_are_kept_once() -> None:
    first = replace(PROVINCE, names=(Name("PNL", NameUse.ABBREVIATION),))
    second = replace(
        first, names=(Name("PNL", NameUse.ABBREVIATION), Name("Noordland")), identifiers=(Identifier("oin", "1"),)
    )
    node = snapshot(of(SOURCE, first), of(REGISTER, second)).node(PROVINCE.id)
    assert [name.text for name in node.names] == ["PNL", "Noordland"]
    assert [identifier.scheme for identifier in node.identifiers] == ["oin", "kvk"]
    assert node.abbreviation == "PNL"


def test_a_lighter_source_can_make_a_kind_more_precise_but_not_another_one() -> None:
    company = Entity("bedrijf", "Company", "Voorbeeldbedrijf")
    assert (
        snapshot(of(REGISTER, company), of(SOURCE, replace(company, kind="Startup"))).node("bedrijf").kind == "Startup"
    )
    assert (
        snapshot(of(REGISTER, company), of(SOURCE, replace(company, kind="Fieldlab"))).node("bedrijf").kind == "Company"
    )


def test_evidence_stands_in_order_of_weight_and_then_of_confidence() -> None:
    derived = replace(MEMBERSHIP, confidence=Confidence.DERIVED, locator="p. 9")
    register = of(REGISTER, PROVINCE, UNION, claims=(derived,))
    letter = of(SOURCE, PROVINCE, UNION, claims=(derived, MEMBERSHIP))
    (fact,) = snapshot(letter, register).facts
    assert [(piece.source.id, piece.claim.confidence) for piece in fact.evidence] == [
        (REGISTER.id, "derived"), (SOURCE.id, "stated"), (SOURCE.id, "derived"),
    ]  # fmt: skip


def test_evidence_of_one_source_stands_in_the_order_of_reading() -> None:
    places = ("p. 10, al. 1", "p. 2, al. 11", "p. 2, al. 3", "voetnoot 1")
    claims = tuple(replace(MEMBERSHIP, locator=place) for place in places)
    (fact,) = snapshot(of(SOURCE, PROVINCE, UNION, claims=claims)).facts
    assert [piece.claim.locator for piece in fact.evidence] == [places[2], places[1], places[0], places[3]]


def test_a_fact_that_one_source_states_and_another_denies_holds_and_is_denied() -> None:
    denial = of(REGISTER, PROVINCE, UNION, claims=(replace(MEMBERSHIP, holds=False),))
    (fact,) = snapshot(batch(), denial).outgoing(PROVINCE.id, "memberOf")
    assert (fact.holds, fact.denied) == (True, True)


def test_the_address_of_evidence_is_that_of_the_claim_or_else_of_its_source() -> None:
    deep = replace(MEMBERSHIP, url="https://voorbeeld.example/brief#p1")
    assert snapshot(of(SOURCE, PROVINCE, UNION, claims=(deep,))).facts[0].evidence[0].url == deep.url
    assert snapshot(of(SOURCE, PROVINCE, UNION, claims=(MEMBERSHIP,))).facts[0].evidence[0].url == SOURCE.url


def test_facts_are_found_from_both_ends() -> None:
    whole = snapshot(batch())
    assert [fact.object for fact in whole.outgoing("koepel", "memberOf")] == ["tafel"]
    assert {fact.subject for fact in whole.incoming("koepel")} == {"pv-noordland", "zuidland"}
    assert {fact.other("koepel") for fact in whole.facts_of("koepel")} == {"pv-noordland", "zuidland", "tafel"}
    assert whole.all_facts_of("koepel") == whole.with_past.facts_of("koepel")
    assert {fact.other("koepel") for fact in whole.all_facts_of("koepel")} == {
        "pv-noordland",
        "zuidland",
        "tafel",
        "agenda",
    }
    assert whole.facts_of("onbekend") == ()


def test_nodes_are_found_by_kind_and_an_unknown_id_is_named() -> None:
    whole = snapshot(batch())
    assert {node.id for node in whole.of_kind("Province")} == {"pv-noordland", "zuidland", "eiland"}
    assert {node.id for node in whole.of_kind("PublicBody")} == {
        "vbz", "pv-noordland", "zuidland", "eiland", "noordland-stad",
    }  # fmt: skip
    with pytest.raises(UnknownEntityError, match="no entity with the id 'onbekend'"):
        whole.node("onbekend")


def test_merged_entities_are_one_node_under_either_id() -> None:
    merged = snapshot(batch(), same=(("zuidland", "pv-noordland"),))
    assert merged.node("zuidland") is merged.node("pv-noordland")
    assert len(merged.outgoing("zuidland", "memberOf")) == 1
    assert len(merged.outgoing("zuidland", "memberOf")[0].evidence) == 2


def test_a_tie_between_two_that_are_one_is_no_fact() -> None:
    assert snapshot(of(SOURCE, PROVINCE, UNION, claims=(MEMBERSHIP,)), same=((PROVINCE.id, UNION.id),)).facts == ()


def test_what_another_continued_is_over_at_a_later_date_also_when_that_other_is_over_too() -> None:
    first = Entity("agenda-2014", "Covenant", "Voorbeeldagenda 2014", since="2014")
    second = Entity("agenda-2018", "Covenant", "Voorbeeldagenda 2018", since="2018", until="2019")
    letter = of(SOURCE, first, second, claims=(Claim("agenda-2018", "continues", "agenda-2014"),))
    assert set(snapshot(letter, as_of="2016").shown_nodes) == {"agenda-2014"}
    assert set(snapshot(letter, as_of="2019").shown_nodes) == {"agenda-2018"}
    assert set(snapshot(letter, as_of="2021").shown_nodes) == set()
    assert set(snapshot(letter).shown_nodes) == set()
    assert set(snapshot(letter).with_past.shown_nodes) == set(snapshot(letter).nodes) == {"agenda-2014", "agenda-2018"}


def test_at_a_date_only_what_was_so_then_is_shown() -> None:
    during, after = snapshot(batch(), as_of="2019-06"), snapshot(batch(), as_of="2022")
    assert during.shows("agenda")
    assert {fact.subject for fact in during.incoming("tafel")} == {"bedrijvenbond", "koepel"}
    assert not snapshot(batch(), as_of="2018").shows("agenda")
    assert not after.shows("agenda")
    assert {fact.subject for fact in after.incoming("tafel")} == {"vbz", "koepel", "bedrijvenbond"}


def test_what_is_not_shown_is_still_held() -> None:
    then = snapshot(batch(), as_of="2018")
    assert then.nodes.keys() == snapshot(batch()).nodes.keys()
    assert len(then.facts) == len(snapshot(batch()).facts)
    assert then.shown_facts == ()


def test_at_a_date_an_entity_has_the_name_of_that_time() -> None:
    ministry = Entity(
        "vbz",
        "Ministry",
        "Ministerie van Voorbeeldzaken",
        names=(Name("Ministerie van Oude Zaken", NameUse.FORMER, since="2010-10", until="2017-10"),),
    )
    assert snapshot(of(SOURCE, ministry), as_of="2012").node("vbz").name == "Ministerie van Oude Zaken"
    assert snapshot(of(SOURCE, ministry), as_of="2019").node("vbz").name == ministry.name
    assert snapshot(of(SOURCE, ministry)).node("vbz").name == ministry.name


def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(ValueError, match="‘2019-13’"):
        snapshot(batch(), as_of="2019-13")


@given(st.permutations(ENTITIES), st.permutations(CLAIMS), st.permutations([SOURCE, REGISTER]))
def test_the_order_in_which_things_were_said_does_not_matter(
    entities: list[Entity], claims: list[Claim], sources: list[Source]
) -> None:
    mixed = snapshot(*(Batch(source, tuple(entities), tuple(claims)) for source in sources))
    straight = snapshot(batch(SOURCE), batch(REGISTER))
    assert (mixed.nodes, mixed.facts) == (straight.nodes, straight.facts)


def test_ranks_run_from_register_to_extraction() -> None:
    assert [rank.weight for rank in Rank] == sorted(rank.weight for rank in Rank)
    assert (Rank.REGISTER.weight, max(Rank, key=lambda rank: rank.weight)) == (0, Rank.EXTRACTION)
