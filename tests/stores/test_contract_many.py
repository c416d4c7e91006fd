"""What every store does, on each of them: very many sources are written in one transaction and one revision."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.model.records import Batch, Claim, Entity, Passage, Rank, Source
from graph.store import Changes, Store, StoreMovedOnError
from graph.store.difference import ENTRIES_A_PART
from tests.stores.contract import SMALL, logged, replay, said_by, said_in

MUNICIPALITY = Entity("gemeente", "Municipality", "Gemeente Noordstad")


def notice(number: int, title: str = "Aankondiging") -> Batch:
    source = Source(f"ted-{number}", f"{title} {number}", "Voorbeeld", "CC0-1.0", Rank.OFFICIAL)
    company = Entity(f"bedrijf-{number}", "Company", f"Bedrijf {number}")
    claims = (Claim(company.id, "locatedIn", MUNICIPALITY.id, locator=f"perceel {number}"),)
    return Batch(source, (MUNICIPALITY, company), claims, (Passage("p. 1", title),))


MANY = tuple(map(notice, range(ENTRIES_A_PART // 2 + 20)))


def test_many_sources_are_one_revision_and_each_change_names_its_own(store: Store) -> None:
    assert store.sync_all("ted", iter(MANY)) == Changes(revision=1, added=4 * len(MANY))
    assert said_in(store) == said_by(*MANY)
    assert replay(store.changes()) == logged(store)
    assert Counter(change.source for change in store.changes()) == {batch.source.id: 4 for batch in MANY}
    assert len(list(store.texts())) == len(MANY)
    (revision,) = store.revisions()
    assert (revision.source, revision.sources, revision.title) == ("ted", len(MANY), None)
    assert revision.counts == {"added": 3 * len(MANY)}


def test_only_what_differs_is_written(store: Store) -> None:
    store.sync_all("ted", MANY[:3])
    assert store.sync_all("ted", MANY[:3]) == Changes(revision=1)
    after = (MANY[0], notice(1, "Wijziging"), replace(MANY[2], claims=()), MANY[3])
    assert store.sync_all("ted", after) == Changes(revision=2, added=4, changed=1, retracted=1)
    assert said_in(store) == said_by(*after)
    assert replay(store.changes()) == logged(store)


def test_what_is_raised_half_way_leaves_nothing_written(store: Store) -> None:
    store.sync(SMALL)

    def broken() -> Iterator[Batch]:
        yield MANY[0]
        raise RuntimeError("stuk")

    with pytest.raises(RuntimeError, match="stuk"):
        store.sync_all("ted", broken())
    assert (store.revision(), said_in(store)) == (1, said_by(SMALL))
    assert store.sync_all("ted", MANY[:1]).revision == 2


def test_who_read_a_source_before_it_was_written_with_many_others_is_told(store: Store) -> None:
    store.sync_all("ted", MANY[:2])
    store.sync_all("ted", [notice(1, "Wijziging")])
    with pytest.raises(StoreMovedOnError):
        store.sync(MANY[1], read_at=1)
    assert store.sync(SMALL, read_at=1)
