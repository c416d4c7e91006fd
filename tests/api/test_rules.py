"""The Dutch API Design Rules, on the running service and on its OpenAPI document."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.store import Store


@pytest.fixture
def document(client: TestClient) -> Any:
    return client.get("/v1/openapi.json").json()


def operations(document: Any) -> list[tuple[str, Any]]:
    return [(path, operation) for path, methods in document["paths"].items() for operation in methods.values()]


def test_paths_are_kebab_case_without_trailing_slash(document: Any) -> None:
    for path in document["paths"]:
        assert re.fullmatch(r"(/([a-z0-9-]+|\{[a-z_]+\}))+", path), path


def test_query_parameters_are_camel_case_and_explained(document: Any) -> None:
    for path, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query":
                assert re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", parameter["name"]), (path, parameter["name"])


def test_every_operation_is_named_described_and_tells_its_version(document: Any) -> None:
    names = [operation["operationId"] for _, operation in operations(document)]
    assert len(names) == len(set(names))
    for path, operation in operations(document):
        assert operation["description"], path
        for status, response in operation["responses"].items():
            assert "API-Version" in response["headers"], (path, status)


def test_every_answer_has_the_version_and_the_security_headers(client: TestClient) -> None:
    for path in ("/v1/entities", "/v1/entities/nobody", "/v1/openapi.json", "/v1/nothing"):
        headers = client.get(path).headers
        assert re.fullmatch(r"\d+\.\d+\.\d+", headers["API-Version"])
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "max-age" in headers["Strict-Transport-Security"]
        assert headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/entities/nobody", 404),
        ("/v1/entities?limit=0", 400),
        ("/v1/entities?kind=Nothing", 400),
        ("/v1/entities?cursor=xx", 400),
        ("/v1/entities?asOf=soon", 400),
        ("/v1/entities/koepel?cursor=MQ", 400),
        ("/v1/paths?from=vbz", 400),
        ("/v1/paths?from=vbz&to=koepel&k=0", 400),
        ("/v1/paths?from=vbz&to=nobody-at-all", 404),
        ("/v1/paths?from=vbz&to=koepel&kinds=Nothing", 400),
        ("/v1/gaps?rule=nothing", 400),
        ("/v1/matrix?rows=Nothing", 400),
        ("/v1/sources/nothing", 404),
        ("/v1/map?focus=nobody-at-all", 404),
        ("/v1/map?kind=Nothing", 400),
        ("/v1/nothing", 404),
    ],
)
def test_what_is_wrong_is_told_as_problem_json(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]


def test_a_write_is_not_allowed(client: TestClient) -> None:
    response = client.post("/v1/entities")
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"


def test_a_store_that_is_gone_is_told_as_unavailable(client: TestClient, store: Store, tmp_path: Path) -> None:
    for file in tmp_path.glob("store.db*"):
        file.unlink()
    (tmp_path / "store.db").write_bytes(b"no database at all, only text of some length")
    response = client.get("/v1/entities")
    assert response.status_code == 503
    assert "store" in response.json()["detail"]
    assert client.get("/v1/health").json()["status"] == "unavailable"


def test_the_official_linter_finds_no_error(document: Any, tmp_path: Path) -> None:
    rules = Path(__file__).parents[3] / "shared" / "data" / "nl-adr" / "linter.yaml"
    spectral = shutil.which("spectral")
    if spectral is None or not rules.exists():
        pytest.skip("NOT RUN: needs the Spectral linter on the PATH and the rules of the API Design Rules")
    (tmp_path / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    found = subprocess.run(
        [spectral, "lint", "--fail-severity", "error", "-r", str(rules), str(tmp_path / "openapi.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout
