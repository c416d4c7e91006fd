import re
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


class ByTheDocument(TestClient):
    """A client that lets no answer of the API pass of which the status is not described."""

    def request(self, method: str, url: Any, **rest: Any) -> Any:
        answer = super().request(method, url, **rest)
        described = self.app.state.openapi["paths"]  # type: ignore[attr-defined]
        path = answer.request.url.path.removeprefix("/v1")
        for template, operations in described.items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) and method.lower() in operations:
                answers = operations[method.lower()]["responses"]
                assert str(answer.status_code) in {*answers, "500"}, (method, url, answer.status_code)
                break
        return answer


@pytest.fixture
def client(store: Store) -> TestClient:
    # No server runs it, so each request looks for itself whether the store moved on.
    return ByTheDocument(create_app(store))
