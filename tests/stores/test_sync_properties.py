"""A store holds what the last batch of each source says, in whatever order they came, and its log tells how."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.records import Batch
from graph.store import open_store
from tests.stores.contract import logged, replay, said_by, said_in
from tests.stores.test_stores_agree import batches

WRITES = st.lists(st.tuples(batches(), st.booleans()), max_size=8)


def shuffled(batch: Batch, random: Random) -> Batch:
    """The same batch with its records in another order."""
    entities, claims = list(batch.entities), list(batch.claims)
    random.shuffle(entities)
    random.shuffle(claims)
    return Batch(batch.source, tuple(entities), tuple(claims))


@settings(deadline=None)
@given(WRITES, st.randoms(use_true_random=False))
def test_a_store_holds_only_the_last_batch_of_each_source(written: list[tuple[Batch, bool]], random: Random) -> None:
    last: dict[str, Batch] = {}
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'store.db'}") as store:
        for batch, is_retracted in written:
            store.sync(batch)
            last[batch.source.id] = batch
            revision = store.revision()
            assert not store.sync(shuffled(batch, random))
            assert store.revision() == revision
            if is_retracted:
                store.retract(batch.source.id)
                del last[batch.source.id]
        assert said_in(store) == said_by(*last.values())
        assert {source.id: source for source in store.read().sources} == {
            id: batch.source for id, batch in last.items()
        }
        assert replay(store.changes()) == logged(store)
        with open_store(f"sqlite:///{Path(folder) / 'fresh.db'}") as fresh:
            for batch in last.values():
                fresh.sync(batch)
            assert fresh.read().entities == store.read().entities
            assert fresh.read().claims == store.read().claims
