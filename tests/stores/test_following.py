"""Columns that follow the log of their store hold what reading it anew gives, whatever was written in between."""

from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask import column_file
from graph.ask.column_file import file_of, kept_columns
from graph.ask.column_following import followed
from graph.ask.column_reading import columns_of
from graph.ask.columns import Columns
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Claim, Entity, Page, Passage
from graph.store import Store, open_store
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, SOURCE, batch
from tests.stores.test_stores_agree import batches

PUBLISHED = st.sampled_from([None, "2019", "2020-12-08"])


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column_file, "CACHE", tmp_path / "cache")


def told(columns: Columns) -> dict[str, object]:
    """All that columns hold, with the records in place of the places where these are."""
    plain: dict[str, object] = {}
    for field in fields(columns):
        value = getattr(columns, field.name)
        if field.name in {"statement_body", "claim_body"}:
            bodies = columns.entities if field.name == "statement_body" else columns.claims
            plain[field.name] = [bytes(bodies.raw(place)) for place in value.tolist()]
        elif isinstance(value, np.ndarray):
            plain[field.name] = value.tolist()
        elif field.name not in {"entities", "claims"}:
            plain[field.name] = value
    return plain | {"redirects": dict(columns.redirects)}


def steps(columns: Columns, store: Store) -> Columns:
    newer = followed(columns, store)
    assert newer is not None
    # Nodes that several sources tell of have their statements in no order.
    assert told(_in_order(newer)) == told(_in_order(columns_of(store)))
    return newer


def _in_order(columns: Columns) -> Columns:
    sources, bodies = columns.statement_source.tolist(), columns.statement_body.tolist()
    node = np.repeat(np.arange(len(columns.ids)), np.diff(columns.statement_start)).tolist()
    statements = [
        (node[place], source, bytes(columns.entities.raw(bodies[place]))) for place, source in enumerate(sources)
    ]
    order = sorted(range(len(statements)), key=statements.__getitem__)
    names = ("statement_source", "statement_known", "statement_body")
    return replace(columns, **{name: getattr(columns, name)[order] for name in names})


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(batches(), PUBLISHED, st.booleans()), min_size=1, max_size=8))
def test_what_follows_is_what_is_read(written: list[tuple[Batch, str | None, bool]]) -> None:
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'store.db'}") as store:
        store.sync(batch(entities=ENTITIES[:4], claims=()))
        # Of two that are the same the claims between them tie nothing.
        store.judge([Judgement("noordland", "tooi-pv99", Verdict.YES, "Proefpersoon", "2026-01-05T10:00:00+00:00")])
        columns = columns_of(store)
        for next_batch, published, is_retracted in written:
            store.sync(replace(next_batch, source=replace(next_batch.source, published=published)))
            if is_retracted:
                columns = steps(columns, store)
                store.retract(next_batch.source.id)
            columns = steps(columns, store)


@pytest.fixture
def filled(store: Store) -> Store:
    store.sync(batch())
    store.sync(batch(source=REGISTER, entities=(replace(ENTITIES[3], since="1814"),), claims=()))
    return store


def test_both_stores_are_followed(filled: Store) -> None:
    columns = columns_of(filled)
    filled.sync(batch(claims=CLAIMS[1:]))
    columns = steps(columns, filled)
    filled.sync(batch(entities=(*ENTITIES, Entity("nieuw", "Municipality", "Gemeente Nieuw", region="eiland"))))
    filled.sync(batch(source=replace(SOURCE, id="derde"), entities=ENTITIES[:2], claims=()))
    columns = steps(columns, filled)
    filled.retract(REGISTER.id)
    columns = steps(columns, filled)
    assert followed(columns, filled) is columns


def test_a_page_that_gets_a_date_dates_what_stands_on_it(filled: Store) -> None:
    address = "https://voorbeeld.example/pagina"
    claims = (*CLAIMS[1:], Claim("pv-noordland", "memberOf", "koepel", url=address))
    pages = replace(SOURCE, pages=(Page(address, "Pagina"),))
    filled.sync(batch(source=pages, claims=claims))
    columns = columns_of(filled)
    filled.sync(batch(source=replace(SOURCE, pages=(Page(address, "Pagina", published="2022-01-02"),)), claims=claims))
    steps(columns, filled)


def test_a_write_of_many_sources_is_followed(filled: Store) -> None:
    columns = columns_of(filled)
    filled.sync_all("derde", [batch(source=replace(SOURCE, id=f"derde-{number}")) for number in range(3)])
    columns = steps(columns, filled)
    filled.sync_all("derde", [batch(source=replace(SOURCE, id="derde-1"), claims=CLAIMS[:2])])
    assert len(steps(columns, filled).sources) == 5


def test_a_write_of_texts_alone_is_followed_to_its_revision(filled: Store) -> None:
    columns = kept_columns(filled)
    filled.sync(replace(batch(), text=(Passage("p. 1", "Provincie Noordland is lid."),)))
    newer = kept_columns(filled, columns)
    assert newer.revision == filled.revision() == columns.revision + 1
    assert told(newer) == told(columns_of(filled))


def test_judgements_are_read_anew(filled: Store) -> None:
    columns = columns_of(filled)
    filled.judge([Judgement(ENTITIES[3].id, ENTITIES[4].id, Verdict.YES, "Proefpersoon", "2026-01-05T10:00:00+00:00")])
    assert followed(columns, filled) is None
    assert told(kept_columns(filled, columns)) == told(columns_of(filled))


def test_another_store_in_its_place_is_read_anew(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    with open_store(url) as store:
        store.sync(batch())
        columns = kept_columns(store)
    for path in tmp_path.glob("store.db*"):
        if not path.name.endswith("-columns"):
            path.unlink()
    with open_store(url) as store:
        store.sync(batch(claims=CLAIMS[1:]))
        store.sync(batch(claims=CLAIMS[2:]))
        assert followed(columns, store) is None
        assert told(kept_columns(store)) == told(columns_of(store))


def test_a_file_is_followed_from_where_it_is(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_columns(filled)
    before = file_of(filled.url).read_bytes()
    filled.sync(batch(claims=(replace(CLAIMS[0], note="gewijzigd"), *CLAIMS[2:])))
    with monkeypatch.context() as patched:
        patched.setattr(column_file, "columns_of", lambda store: pytest.fail("all was read anew"))
        patched.setattr(column_file, "MOST_LATER", 10)
        assert told(kept_columns(filled)) == told(columns_of(filled))
        assert file_of(filled.url).read_bytes() == before
        patched.setattr(column_file, "MOST_LATER", 0)
        assert told(kept_columns(filled)) == told(columns_of(filled))
        assert file_of(filled.url).read_bytes() != before
        assert told(kept_columns(filled)) == told(columns_of(filled))
