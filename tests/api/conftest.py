from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import Store, open_store
from tests.fictitious import batch


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.sync(batch())
        yield opened


@pytest.fixture
def client(store: Store) -> TestClient:
    # No server runs it, so each request looks for itself whether the store moved on.
    return TestClient(create_app(store))
