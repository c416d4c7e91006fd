"""What every store does, on each of them: a sync and a retraction write only what differs, and log it."""

from collections import Counter
from dataclasses import replace

from benchmarks.generated import generated_batch, streamed_batch
from graph.model.identity import Verdict
from graph.model.records import Batch, Claim, Entity, Rank
from graph.store import Changes, Store
from tests.fictitious import REGISTER, SOURCE
from tests.stores.contract import (
    MEMBERSHIP,
    OTHER,
    PROVINCE,
    SEAT,
    SMALL,
    TABLE,
    UNION,
    judgement,
    logged,
    replay,
    said_by,
    said_in,
    snapshot,
)


def test_a_first_sync_counts_all_records_as_added(store: Store) -> None:
    assert store.sync(SMALL) == Changes(revision=1, added=6)
    assert said_in(store) == said_by(SMALL)


def test_a_second_sync_of_the_same_batch_writes_nothing(store: Store) -> None:
    store.sync(SMALL)
    log = list(store.changes())
    assert store.sync(SMALL) == Changes(revision=1)
    assert (store.revision(), list(store.changes())) == (1, log)


def test_the_order_of_the_records_does_not_matter(store: Store) -> None:
    store.sync(SMALL)
    turned = Batch(SOURCE, tuple(SMALL.entities)[::-1], tuple(SMALL.claims)[::-1])
    assert not store.sync(turned)


def test_a_sync_writes_only_what_differs(store: Store) -> None:
    store.sync(SMALL)
    renamed = replace(PROVINCE, name="Provincie Nieuw-Noordland")
    ended = replace(MEMBERSHIP, until="2022")
    new = Claim("pv-noordland", "memberOf", "tafel")
    after = Batch(SOURCE, (renamed, UNION, TABLE), (ended, new))
    assert store.sync(after) == Changes(revision=2, added=1, changed=2, retracted=1)
    assert said_in(store) == said_by(after)
    lines = {(each.action, each.record, each.id) for each in store.changes(since=1)}
    assert lines == {
        ("changed", "entity", PROVINCE.id), ("changed", "claim", ended.key),
        ("added", "claim", new.key), ("retracted", "claim", SEAT.key),
    }  # fmt: skip


def test_a_source_takes_back_only_what_it_said_itself(store: Store) -> None:
    store.sync(SMALL)
    store.sync(OTHER)
    less = Batch(SOURCE, (TABLE,), ())
    store.sync(less)
    assert said_in(store) == said_by(less, OTHER)


def test_two_sources_that_say_the_same_give_one_fact_with_two_pieces_of_evidence(store: Store) -> None:
    store.sync(SMALL)
    store.sync(OTHER)
    (fact,) = snapshot(store).outgoing(PROVINCE.id)
    assert [piece.source.id for piece in fact.evidence] == [REGISTER.id, SOURCE.id]
    store.retract(REGISTER.id)
    (fact,) = snapshot(store).outgoing(PROVINCE.id)
    assert [piece.source.id for piece in fact.evidence] == [SOURCE.id]


def test_an_entity_disappears_with_the_last_that_is_said_of_it(store: Store) -> None:
    store.sync(SMALL)
    store.sync(OTHER)
    store.sync(Batch(SOURCE, (TABLE,), ()))
    assert set(snapshot(store).nodes) == {PROVINCE.id, UNION.id, TABLE.id}
    store.sync(Batch(REGISTER, (UNION,), ()))
    assert set(snapshot(store).nodes) == {UNION.id, TABLE.id}


def test_a_retracted_source_leaves_nothing_but_its_history(store: Store) -> None:
    store.sync(SMALL)
    assert store.retract(SOURCE.id) == Changes(revision=2, retracted=6)
    assert said_in(store) == {}
    assert [each.action for each in store.changes(since=1)] == ["retracted"] * 6
    assert store.sync(SMALL) == Changes(revision=3, added=6)


def test_retracting_an_unknown_source_changes_nothing(store: Store) -> None:
    store.sync(SMALL)
    assert store.retract("onbekende-bron") == Changes(revision=1)


def test_a_source_that_changes_its_rank_is_weighed_anew(store: Store) -> None:
    store.sync(SMALL)
    store.sync(Batch(REGISTER, (replace(PROVINCE, name="Noordland volgens het register"),), ()))
    assert snapshot(store).node(PROVINCE.id).name == "Noordland volgens het register"
    lighter = replace(REGISTER, rank=Rank.EXTRACTION)
    assert store.sync(Batch(lighter, (replace(PROVINCE, name="Noordland volgens het register"),), ())).changed == 1
    assert snapshot(store).node(PROVINCE.id).name == PROVINCE.name


def test_an_entity_of_another_kind_keeps_its_relations(store: Store) -> None:
    store.sync(SMALL)
    store.sync(Batch(SOURCE, (PROVINCE, replace(UNION, kind="Platform"), TABLE), (MEMBERSHIP, SEAT)))
    after = snapshot(store)
    assert after.node(UNION.id).kind == "Platform"
    assert len(after.facts_of(UNION.id)) == 2


def test_a_denial_is_not_a_fact_that_holds(store: Store) -> None:
    store.sync(Batch(SOURCE, (PROVINCE, UNION), (replace(MEMBERSHIP, holds=False),)))
    (fact,) = snapshot(store).facts
    assert (fact.holds, fact.denied) == (False, True)


def test_the_log_leads_to_what_the_store_holds(store: Store) -> None:
    store.sync(SMALL)
    store.sync(OTHER)
    store.judge([judgement("koepel", "tafel")])
    store.sync(Batch(SOURCE, (replace(PROVINCE, since="1815"), UNION), (replace(MEMBERSHIP, note="nieuw"),)))
    store.judge([judgement("koepel", "tafel", Verdict.WITHDRAWN)])
    store.retract(REGISTER.id)
    assert replay(store.changes()) == logged(store)
    revisions = [each.revision for each in store.changes()]
    assert revisions == sorted(revisions)
    assert {each.revision for each in store.changes(since=4)} == {5, 6}
    assert all(each.at.endswith("+00:00") for each in store.changes())
    for revision in store.revisions(since=2):
        written = [each for each in store.changes(since=2) if each.revision == revision.number]
        assert revision.counts == Counter(each.action for each in written if each.record != "source")
        assert {(revision.at, revision.source)} == {(each.at, each.source) for each in written}
    assert [(revision.number, revision.title) for revision in store.revisions(since=2)] == [
        (3, None), (4, None), (5, None), (6, REGISTER.title),
    ]  # fmt: skip


def test_a_log_of_thousands_of_lines_is_complete(store: Store) -> None:
    entities = tuple(Entity(f"bedrijf-{number}", "Company", f"Bedrijf {number}") for number in range(4_500))
    store.sync(Batch(SOURCE, entities, ()))
    assert replay(store.changes()) == logged(store)


def test_a_source_that_makes_its_records_anew_each_time_is_loaded_as_one_that_holds_them(store: Store) -> None:
    streamed, held = streamed_batch(2_000, 3_000), generated_batch(2_000, 3_000)
    assert streamed.digest == held.digest
    assert store.sync(streamed) == Changes(revision=1, added=5_001)
    assert said_in(store) == said_by(held)
    assert not store.sync(held)


def test_a_write_tells_how_far_it_is(store: Store) -> None:
    steps: list[tuple[str, int, int]] = []
    store.sync(generated_batch(2_000, 3_000), progress=lambda *step: steps.append(step))
    for step, total in (("comparing", 5_000), ("writing", 5_001)):
        done = [done for each, done, of in steps if (each, of) == (step, total)]
        assert done == sorted(done)
        assert (len(done) >= 3, done[-1]) == (True, total)
