"""What every store does, on each of them."""

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from graph.identity import Judgement, Verdict
from graph.plain import to_plain
from graph.records import Amount, Batch, Claim, Entity, Name, NameUse, Rank, Status
from graph.snapshot import Snapshot, take_snapshot
from graph.store import Change, Changes, Contents, Run, Store, StoreError, open_store
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, SOURCE, batch

PROVINCE = Entity("pv-noordland", "Province", "Provincie Noordland")
UNION = Entity("koepel", "Association", "Voorbeeldkoepel")
TABLE = Entity("tafel", "Platform", "Voorbeeldtafel")
MEMBERSHIP = Claim("pv-noordland", "memberOf", "koepel", locator="p. 1")
SEAT = Claim("koepel", "memberOf", "tafel", locator="p. 2")
SMALL = Batch(SOURCE, (PROVINCE, UNION, TABLE), (MEMBERSHIP, SEAT))
OTHER = Batch(REGISTER, (PROVINCE, UNION), (replace(MEMBERSHIP, locator="regel 7"),))

Said = dict[str, tuple[set[Entity], set[Claim]]]


def said_in(store: Store) -> Said:
    """What each source says, as the store gives it back."""
    contents = store.read()
    said: Said = {source.id: (set(), set()) for source in contents.sources}
    for source_id, entity in contents.entities:
        said[source_id][0].add(entity)
    for source_id, claim in contents.claims:
        said[source_id][1].add(claim)
    return said


def said_by(*batches: Batch) -> Said:
    return {each.source.id: (set(each.entities), set(each.claims)) for each in batches}


def snapshot(store: Store) -> Snapshot:
    return take_snapshot(store.read())


def judgement(left: str, right: str, verdict: Verdict = Verdict.YES) -> Judgement:
    return Judgement(left, right, verdict, by="Proefpersoon", at="2026-01-05T10:00:00+00:00", why="zelfde nummer")


def replay(changes: Iterable[Change]) -> dict[tuple[str, str, str], object]:
    """The records that are left when a log is followed from its beginning; every line has to fit the one before."""
    records: dict[tuple[str, str, str], object] = {}
    for change in changes:
        key = change.source, change.record, change.id
        assert records.pop(key, None) == change.before
        assert (change.before is None, change.after is None) == (change.action == "added", change.action == "retracted")
        if change.after is not None:
            records[key] = change.after
    return records


def logged(store: Store) -> dict[tuple[str, str, str], object]:
    """The records that the log of a store should lead to."""
    contents = store.read()
    pairs: dict[tuple[str, str, str], object] = {
        **{(source.id, "source", source.id): to_plain(source) for source in contents.sources},
        **{(source_id, "entity", entity.id): to_plain(entity) for source_id, entity in contents.entities},
        **{(source_id, "claim", claim.key): to_plain(claim) for source_id, claim in contents.claims},
    }
    for one in contents.judgements:
        pairs["", "judgement", "=".join(one.pair)] = {
            "left": one.left, "right": one.right, "verdict": one.verdict, "by": one.by, "at": one.at, "why": one.why,
        }  # fmt: skip
    return pairs


def test_an_empty_store_is_at_revision_nought_and_holds_nothing(store: Store) -> None:
    contents = store.read()
    assert store.revision() == 0
    assert contents == Contents(0, (), (), (), ())
    assert list(store.changes()) == []
    assert store.runs() == ()


def test_what_was_loaded_comes_back_to_the_last_character(store: Store) -> None:
    ministry = replace(
        ENTITIES[0],
        names=(
            Name("VBZ", NameUse.ABBREVIATION, "nl", "2010-10-14", "2017-10"),
            Name("Ministry", lang="en"),
        ),
        description="Regel een.\nRegel twee: «é» ß 😀 \u2028 \\ \" '",
        homepage="https://voorbeeld.example/",
        since="1814",
        until="2024-07-02",
        locator="p. 1, al. 2",
        url="https://voorbeeld.example/brief#1",
    )
    claims = tuple(
        replace(each, note="  «é» ß 😀 ", role="kartrekker", until="2030", status=Status.RUNNING, url=ministry.url)
        for each in CLAIMS
    )
    rich = batch(entities=(ministry, *ENTITIES[1:]), claims=claims)
    store.sync(rich)
    contents = store.read()
    assert contents.sources == (rich.source,)
    assert contents.entities == tuple((SOURCE.id, each) for each in sorted(rich.entities, key=lambda one: one.id))
    assert contents.claims == tuple((SOURCE.id, each) for each in sorted(claims, key=lambda one: one.key))


@pytest.mark.parametrize(
    "digits", ["11500000", "0.50", "0", "-0", "-3.10", "1E+3", "0.1", "12345678901234567890.01", "1E-400", "1E+400"]
)
def test_an_amount_keeps_its_digits(store: Store, digits: str) -> None:
    claim = replace(MEMBERSHIP, amount=Amount(Decimal(digits), "EUR", "per jaar"))
    store.sync(Batch(SOURCE, (PROVINCE, UNION), (claim,)))
    assert to_plain(store.read().claims[0][1])["amount"] == {"value": digits, "unit": "EUR", "period": "per jaar"}


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
    turned = Batch(SOURCE, tuple(reversed(SMALL.entities)), tuple(reversed(SMALL.claims)))
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
    assert [one.source.id for one in fact.evidence] == [REGISTER.id, SOURCE.id]
    store.retract(REGISTER.id)
    (fact,) = snapshot(store).outgoing(PROVINCE.id)
    assert [one.source.id for one in fact.evidence] == [SOURCE.id]


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
    for one in store.revisions(since=2):
        written = [each for each in store.changes(since=2) if each.revision == one.number]
        assert one.counts == Counter(each.action for each in written if each.record != "source")
        assert {(one.at, one.source)} == {(each.at, each.source) for each in written}
    assert [(one.number, one.title) for one in store.revisions(since=2)] == [
        (3, None), (4, None), (5, None), (6, REGISTER.title),
    ]  # fmt: skip


def test_a_log_of_thousands_of_lines_is_complete(store: Store) -> None:
    entities = tuple(Entity(f"bedrijf-{number}", "Company", f"Bedrijf {number}") for number in range(4_500))
    store.sync(Batch(SOURCE, entities, ()))
    assert replay(store.changes()) == logged(store)


def test_judged_the_same_two_entities_are_one_node_and_undone_they_are_two_again(store: Store) -> None:
    store.sync(SMALL)
    twin = Entity("tooi-pv99", "Province", "Noordland", names=(Name("NL", NameUse.ABBREVIATION),))
    store.sync(Batch(REGISTER, (twin, UNION), (Claim("tooi-pv99", "memberOf", "koepel", locator="regel 7"),)))
    apart = store.read()
    assert store.judge([judgement("pv-noordland", "tooi-pv99")]) == Changes(revision=3, added=1)
    merged = snapshot(store)
    assert merged.redirects == {"pv-noordland": "tooi-pv99"}
    assert merged.node("pv-noordland").id == "tooi-pv99"
    assert [one.source.id for one in merged.node("tooi-pv99").statements] == [REGISTER.id, SOURCE.id]
    (fact,) = merged.outgoing("tooi-pv99")
    assert [one.claim.subject for one in fact.evidence] == ["tooi-pv99", "pv-noordland"]
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


NASTY = (
    "<script>alert(1)</script>",
    "'; MATCH (n) DETACH DELETE n //",
    "`}) DETACH DELETE (n) //",
    '"); drop table entity; --',
    "$rows {name} %s \\u0041 \\",
    "\u202eomgekeerd\u202c",
)


@pytest.mark.parametrize("text", NASTY)
def test_markup_and_query_language_in_texts_stay_data(store: Store, text: str) -> None:
    entity = replace(PROVINCE, name=text, names=(Name(text),), description=text, locator=text)
    nasty = Batch(
        replace(SOURCE, title=text), (entity, UNION), (replace(MEMBERSHIP, note=text, role=text, locator=text),)
    )
    store.sync(nasty)
    store.sync(OTHER)
    assert store.read().sources[0].title == text
    assert said_in(store) == said_by(nasty, OTHER)
    assert snapshot(store).node(PROVINCE.id).description == text


def test_runs_are_kept_newest_first_and_leave_the_revision_alone(store: Store) -> None:
    first = Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "refused", 0, 0, 0, "regel 3: onbekende soort")
    second = Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "loaded", 1, 3, 2)
    for run in (first, second):
        store.record_run(run)
    assert store.runs() == (second, first)
    assert store.revision() == 0


def test_another_handle_sees_a_write_at_once(store: Store, url: str) -> None:
    with open_store(url) as other:
        store.sync(SMALL)
        assert other.revision() == 1
        assert other.read() == store.read()


def test_writers_at_the_same_time_wait_for_each_other(url: str) -> None:
    failures: list[Exception] = []

    def write(number: int) -> None:
        source = replace(SOURCE, id=f"bron-{number}")
        try:
            with open_store(url) as store:
                for round in range(3):
                    store.sync(Batch(source, (replace(PROVINCE, locator=f"regel {round}"), UNION), (MEMBERSHIP,)))
        except Exception as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    with open_store(url) as store:
        assert store.revision() == 12
        assert {each.revision for each in store.changes()} == set(range(1, 13))
        assert replay(store.changes()) == logged(store)


def test_threads_can_share_a_store_and_each_reader_sees_one_revision(store: Store) -> None:
    entities = tuple(Entity(f"bedrijf-{number}", "Company", f"Bedrijf {number}") for number in range(300))
    claims = tuple(Claim(f"bedrijf-{number}", "memberOf", "koepel") for number in range(300))
    odd = Batch(SOURCE, (*entities, UNION), claims)
    even = Batch(SOURCE, (*entities[:150], replace(UNION, name="Andere naam")), ())
    store.sync(odd)
    done = threading.Event()
    torn: list[int] = []
    reads = 0

    def read() -> None:
        nonlocal reads
        while not done.is_set():
            contents = store.read()
            expected = odd if contents.revision % 2 else even
            if {each for _, each in contents.entities} != set(expected.entities) or (
                {each for _, each in contents.claims} != set(expected.claims)
            ):
                torn.append(contents.revision)
            reads += 1

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for round in range(12):
        store.sync(odd if round % 2 else even)
    done.set()
    for reader in readers:
        reader.join()
    assert reads > 0
    assert torn == []
