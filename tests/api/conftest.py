from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import api.app
from api.app import create_app
from api.openapi import contact, describe
from api.settings import Settings
from graph.store import Store, open_store
from tests.fictitious import batch


@pytest.fixture(autouse=True, scope="session")
def one_description() -> Iterator[None]:
    """Services of the same resources and with the same contact share the description, which takes 0.3 s to make."""
    made: dict[str, dict[str, Any]] = {}

    def described(api: FastAPI, base: str, settings: Settings) -> dict[str, Any]:
        of = repr((base, api.openapi_tags, len(api.routes), contact(settings)))
        if of not in made:
            made[of] = describe(api, base, settings)
        return made[of]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api.app, "describe", described)
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.sync(batch())
        yield opened


@pytest.fixture
def client(store: Store) -> TestClient:
    # No server runs it, so each request looks for itself whether the store moved on.
    return TestClient(create_app(store))
