"""What every store does, on each of them: several handles, writers and readers at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from graph.model.records import Batch, Claim, Entity
from graph.store import Store, StoreMovedOnError, open_store
from tests.fictitious import REGISTER, SOURCE
from tests.stores.contract import MEMBERSHIP, PROVINCE, SMALL, UNION, logged, replay, said_by, said_in


def test_another_handle_sees_a_write_at_once(store: Store, url: str) -> None:
    with open_store(url) as other:
        store.sync(SMALL)
        assert other.revision() == 1
        assert other.read() == store.read()


def test_writers_at_the_same_time_wait_for_each_other(url: str) -> None:
    def write(number: int) -> None:
        source = replace(SOURCE, id=f"bron-{number}")
        with open_store(url) as store:
            for round in range(3):
                store.sync(Batch(source, (replace(PROVINCE, locator=f"regel {round}"), UNION), (MEMBERSHIP,)))

    with ThreadPoolExecutor(4) as writers:
        tuple(writers.map(write, range(4)))
    with open_store(url) as store:
        assert store.revision() == 12
        assert {each.revision for each in store.changes()} == set(range(1, 13))
        assert replay(store.changes()) == logged(store)


def test_who_builds_on_what_a_source_said_never_overwrites_what_it_says_by_now(store: Store, url: str) -> None:
    read_at = store.sync(SMALL).revision
    more = replace(SMALL, claims=(*SMALL.claims, Claim("pv-noordland", "memberOf", "tafel")))
    with open_store(url) as other:
        other.sync(more)
    with pytest.raises(StoreMovedOnError, match=SOURCE.id):
        store.sync(Batch(SOURCE, (PROVINCE,), ()), read_at=read_at)
    with pytest.raises(StoreMovedOnError, match=SOURCE.id):
        store.retract(SOURCE.id, read_at=read_at)
    assert (store.revision(), said_in(store)) == (read_at + 1, said_by(more))

    store.sync(replace(SMALL, source=REGISTER))
    # What other sources say meanwhile does no harm.
    assert store.retract(SOURCE.id, read_at=read_at + 1)


def test_threads_can_share_a_store_and_each_reader_sees_one_revision(store: Store) -> None:
    entities = tuple(Entity(f"bedrijf-{number}", "Company", f"Bedrijf {number}") for number in range(300))
    claims = tuple(Claim(f"bedrijf-{number}", "memberOf", "koepel") for number in range(300))
    odd = Batch(SOURCE, (*entities, UNION), claims)
    even = Batch(SOURCE, (*entities[:150], replace(UNION, name="Andere naam")), ())
    store.sync(odd)
    done = threading.Event()
    torn: list[object] = []
    reads = 0

    def read() -> None:
        nonlocal reads
        while not done.is_set():
            try:
                contents = store.read()
            except Exception as error:
                torn.append(error)
                continue
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
