"""What every store does, on each of them: judgements merge entities, and can be undone."""

import pytest

from graph.model.identity import Verdict
from graph.model.records import Batch, Claim, Entity, Name, NameUse
from graph.store import Changes, Store, StoreError
from tests.fictitious import REGISTER, SOURCE
from tests.stores.contract import MEMBERSHIP, PROVINCE, SMALL, UNION, judgement, said_by, said_in, snapshot


def test_judged_the_same_two_entities_are_one_node_and_undone_they_are_two_again(store: Store) -> None:
    store.sync(SMALL)
    twin = Entity("tooi-pv99", "Province", "Noordland", names=(Name("NL", NameUse.ABBREVIATION),))
    store.sync(Batch(REGISTER, (twin, UNION), (Claim("tooi-pv99", "memberOf", "koepel", locator="regel 7"),)))
    apart = store.read()
    assert store.judge([judgement("pv-noordland", "tooi-pv99")]) == Changes(revision=3, added=1)
    merged = snapshot(store)
    assert merged.redirects == {"pv-noordland": "tooi-pv99"}
    assert merged.node("pv-noordland").id == "tooi-pv99"
    assert [statement.source.id for statement in merged.node("tooi-pv99").statements] == [REGISTER.id, SOURCE.id]
    (fact,) = merged.outgoing("tooi-pv99")
    assert [piece.claim.subject for piece in fact.evidence] == ["tooi-pv99", "pv-noordland"]
    assert (store.read().entities, store.read().claims) == (apart.entities, apart.claims)

    assert store.judge([judgement("pv-noordland", "tooi-pv99", Verdict.WITHDRAWN)]) == Changes(revision=4, changed=1)
    after = snapshot(store)
    assert (after.redirects, set(after.nodes)) == ({}, {"pv-noordland", "tooi-pv99", "koepel", "tafel"})
    assert (store.read().entities, store.read().claims) == (apart.entities, apart.claims)


def test_a_chain_of_judgements_makes_one_node_of_three(store: Store) -> None:
    store.sync(SMALL)
    store.judge([judgement("koepel", "tafel"), judgement("tafel", "pv-noordland")])
    assert set(snapshot(store).nodes) == {"koepel"}
    assert snapshot(store).facts == ()
    store.judge([judgement("tafel", "pv-noordland", Verdict.NO)])
    assert set(snapshot(store).nodes) == {"koepel", "pv-noordland"}
    assert len(snapshot(store).facts) == 1
    assert said_in(store) == said_by(SMALL)


def test_a_load_after_a_judgement_lands_on_the_merged_node(store: Store) -> None:
    store.judge([judgement("koepel", "tafel")])
    store.sync(SMALL)
    assert set(snapshot(store).nodes) == {"koepel", "pv-noordland"}
    store.sync(Batch(SOURCE, (PROVINCE, UNION), (MEMBERSHIP,)))
    assert set(snapshot(store).nodes) == {"koepel", "pv-noordland"}
    store.retract(SOURCE.id)
    assert said_in(store) == {}


def test_the_same_judgement_twice_writes_nothing(store: Store) -> None:
    store.sync(SMALL)
    store.judge([judgement("koepel", "tafel")])
    assert store.judge([judgement("tafel", "koepel")]) == Changes(revision=2)


def test_a_judgement_that_contradicts_others_is_refused_and_nothing_of_its_list_is_kept(store: Store) -> None:
    store.sync(SMALL)
    store.judge([judgement("koepel", "tafel", Verdict.NO)])
    before = store.read()
    with pytest.raises(StoreError, match="koepel and tafel were judged not the same"):
        store.judge([judgement("koepel", "pv-noordland"), judgement("pv-noordland", "tafel")])
    assert store.read() == before


def test_an_unsure_judgement_is_remembered_and_merges_nothing(store: Store) -> None:
    store.sync(SMALL)
    store.judge([judgement("koepel", "tafel", Verdict.UNSURE)])
    assert len(snapshot(store).nodes) == 3
    assert store.read().judgements == (judgement("koepel", "tafel", Verdict.UNSURE),)


def test_the_region_of_an_entity_follows_a_merge(store: Store) -> None:
    company = Entity("bedrijf", "Company", "Voorbeeldbedrijf", region="pv-noordland")
    twin = Entity("tooi-pv99", "Province", "Noordland")
    store.sync(Batch(SOURCE, (PROVINCE, company), ()))
    store.sync(Batch(REGISTER, (twin,), ()))
    store.judge([judgement("pv-noordland", "tooi-pv99")])
    assert snapshot(store).node("bedrijf").region == "tooi-pv99"
    store.judge([judgement("pv-noordland", "tooi-pv99", Verdict.NO)])
    assert snapshot(store).node("bedrijf").region == "pv-noordland"
