"""A store of an earlier vocabulary says so, is exported all the same, and is turned into one that can be read."""

from dataclasses import replace

import pytest

from graph.model.vocabulary import VOCABULARY
from graph.say.export import kept_json_file, to_json_file
from graph.store import Store, StoreError, open_store
from graph.store.checking import check
from graph.store.keeping import Item
from graph.store.upgrading import preview_upgrade, upgrade
from tests.fictitious import batch
from tests.stores.contract import OTHER, logged, replay
from tests.stores.test_backup import fill

# As if these had been called otherwise before.
LATER = replace(
    VOCABULARY,
    former_kinds={"Gewest": "Province", "Vroeger": None},
    former_relations={"lidVan": "memberOf", "weg": None},
)


def of_before(item: Item) -> Item:
    """An item as an earlier version would have kept it."""
    body = item.body.replace(b'"Province"', b'"Gewest"').replace(b'"memberOf"', b'"lidVan"')
    return item._replace(body=body.replace(b'"Challenge"', b'"Vroeger"').replace(b'"recordedIn"', b'"weg"'))


@pytest.fixture
def old(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with a history of an earlier vocabulary; of Neo4j the types of relationships belong to the vocabulary."""
    folder = tmp_path_factory.mktemp("old")
    with open_store(f"sqlite:///{folder}/new.db") as new:
        new.sync(batch())
        new.sync(OTHER)
        with new.keeping() as keeping:
            items = list(map(of_before, keeping.items))
    store = open_store(f"sqlite:///{folder}/old.db")
    store.put_back(items)
    return store


def test_what_cannot_be_read_names_the_record_and_what_to_do(old: Store) -> None:
    with pytest.raises(StoreError, match=r"entity ‘.*’ of source .*there is no kind ‘.*’.*samenspel upgrade"):
        old.read()


def test_a_store_is_exported_whatever_its_vocabulary(old: Store, store: Store) -> None:
    with old.keeping() as keeping:
        assert b'"Gewest"' in kept_json_file(keeping.items)
    fill(store)
    with store.keeping() as keeping:
        assert kept_json_file(keeping.items) == to_json_file(store.read(), store.texts())


def test_an_upgrade_renames_and_drops_everywhere(old: Store) -> None:
    before = preview_upgrade(old, LATER)
    assert before
    touched = upgrade(old, LATER)
    assert (touched.changed, touched.removed) == (before.changed, before.removed)
    contents = old.read()
    kinds = {entity.kind for _, entity in contents.entities}
    assert "Province" in kinds
    assert not kinds & {"Gewest", "Vroeger", "Challenge"}
    relations = {claim.relation for _, claim in contents.claims}
    assert "memberOf" in relations
    assert not relations & {"recordedIn", "weg", "lidVan"}
    # What was claimed of a dropped entity went with it.
    ids = {entity.id for _, entity in contents.entities}
    assert all({claim.subject, claim.object} <= ids for _, claim in contents.claims)
    assert replay(old.changes()) == logged(old)
    assert not check(old).faults
    assert not upgrade(old, LATER)


def test_an_upgrade_of_what_needs_none_leaves_the_store_as_it_is(store: Store) -> None:
    store.sync(batch())
    state = store.state()
    assert not upgrade(store)
    assert store.state() == state
