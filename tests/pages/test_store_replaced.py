"""A service notices that its store was put back, or that something was removed from it, also at the same revision."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import Store, open_store
from graph.store.backup import Backup, back_up
from graph.store.purging import What, purge
from loaders.engine.clean import clean_sent
from tests.fictitious import ENTITIES, batch
from tests.stores.test_backup import silent

OTHER = batch(entities=(replace(ENTITIES[1], name="Heel andere koepel"), *(ENTITIES[0], *ENTITIES[2:])))
PAGES = ("/entities/koepel", "/entities/koepel?lang=nl", "/v1/entities/koepel", "/map/drawing?focus=koepel")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.sync(batch())
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(store, clean_sent)) as opened:
        yield opened


def within(seconds: float, client: TestClient, address: str, *, holds: str = "", lacks: str = "") -> None:
    """Wait until a page has one text and not another."""
    deadline = time.monotonic() + seconds
    while not (holds in (page := client.get(address).text) and (not lacks or lacks not in page)):
        assert time.monotonic() < deadline, f"{address} stays as it was"
        time.sleep(0.05)


def test_a_store_that_was_put_back_is_noticed_at_the_same_revision(
    store: Store, client: TestClient, tmp_path: Path
) -> None:
    with open_store(f"sqlite:///{tmp_path}/other.db") as other:
        other.sync(OTHER)
        back_up(other, tmp_path / "kopie.zip", silent)
    within(30, client, PAGES[0], holds="Voorbeeldkoepel")
    for page in PAGES:
        assert "Voorbeeldkoepel" in client.get(page).text
    tag = client.get(PAGES[0]).headers["ETag"]
    store.put_back(Backup(tmp_path / "kopie.zip", silent).items(silent), replace=True)
    assert store.revision() == 1
    within(30, client, PAGES[0], holds="Heel andere koepel")
    for page in PAGES:
        assert "Heel andere koepel" in client.get(page).text
    assert client.get(PAGES[0], headers={"If-None-Match": tag}).status_code == 200
    # Who starts later does not take the columns of before for those of now.
    with TestClient(create_app(store, clean_sent)) as later:
        within(30, later, PAGES[0], holds="Heel andere koepel")


def test_what_was_purged_is_in_no_page_and_no_answer_of_a_service_that_runs(store: Store, client: TestClient) -> None:
    pages = (*PAGES, "/entities/koepel?knownOn=2090", "/v1/changes", "/v1/gaps", "/v1/search?q=koepel", "/sources")
    within(30, client, PAGES[0], holds="Voorbeeldkoepel")
    for page in pages:
        client.get(page)
    purge(store, What(text="Voorbeeldkoepel"), by="beheer", why="op verzoek")
    within(30, client, PAGES[0], lacks="Voorbeeldkoepel")
    for page in pages:
        assert "Voorbeeldkoepel" not in client.get(page).text, page
