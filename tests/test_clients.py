"""Clients that others generate of the OpenAPI document: made and compiled without a warning, they ask a service."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.settings import Settings
from graph.store import Store
from tests.client_makers import HERE, Makers, makers
from tests.conftest import go_without
from tests.maven import NotFetched
from tests.pages.conftest import served

# Who runs a service that others make clients of says so.
OPERATOR = Settings(contact_name="Beheer", contact_url="https://noordland.test", contact_email="beheer@noordland.test")
# It says this of every document of OpenAPI 3.1.
OF_31 = "OpenAPI 3.1 support is still in beta"


@pytest.fixture(scope="module")
def made_by(pytestconfig: pytest.Config) -> Makers:
    try:
        return makers()
    except NotFetched as missing:
        go_without(pytestconfig, "clients", str(missing))
        raise


@pytest.fixture(scope="module")
def service(bundled: Store) -> Iterator[str]:
    with served(bundled, OPERATOR) as address:
        yield f"{address}/v1"


@pytest.fixture(scope="module")
def document(service: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("document") / "openapi.json"
    file.write_bytes(httpx2.get(f"{service}/openapi.json").content)
    return file


@pytest.fixture(scope="module")
def truth(service: str) -> dict[str, Any]:
    """What the service says to what the programs in tests/clients ask."""

    def told(path: str, **asked: Any) -> Any:
        return httpx2.get(f"{service}{path}", params=asked).json()

    id = told("/entities", q="IPO", limit=1)["items"][0]["id"]
    gaps = told("/gaps", limit=500)
    unclear = told("/paths", **{"from": "Groningen", "to": "MKB-Nederland"})
    route = told("/paths", **{"from": "Provincie Drenthe", "to": "MKB-Nederland", "k": 1})["paths"][0]
    return {
        "found": id,
        "entity": told(f"/entities/{id}")["summary"]["nl"],
        "steps": len(route["steps"]),
        "gaps": [gap["id"] for gap in gaps["items"]],
        "total": gaps["total"],
        "commitments": told("/commitments", limit=1)["total"],
        "problem": [409, [candidate["id"] for candidate in unclear["candidates"]]],
    }


def run(*command: str | Path, within: Path, programs: Path | None = None) -> str:
    """What a program says; the test fails when it fails."""
    path = os.pathsep.join([*([str(programs)] if programs else []), os.environ["PATH"]])
    result = subprocess.run(
        [str(part) for part in command],
        cwd=within,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout + result.stderr


def test_the_client_that_openapi_python_client_makes_asks_a_service(
    made_by: Makers, document: Path, service: str, truth: dict[str, Any], tmp_path: Path
) -> None:
    client = tmp_path / "samenspel_client"
    output = run(
        made_by.programs / "openapi-python-client",
        *("generate", "--fail-on-warning", "--meta", "none", "--config", HERE / "openapi-python-client.yaml"),
        *("--path", document, "--output-path", client),
        within=tmp_path,
        programs=made_by.programs,
    )
    assert "WARNING" not in output.upper()
    python = made_by.programs / "python"
    assert run(python, "-W", "error", "-m", "compileall", "-q", client, within=tmp_path) == ""
    shutil.copy(HERE / "asks.py", tmp_path)
    assert json.loads(run(python, "-W", "error", "asks.py", service, within=tmp_path)) == truth


def test_the_client_that_openapi_generator_makes_in_typescript_asks_a_service(
    made_by: Makers, document: Path, service: str, truth: dict[str, Any], tmp_path: Path
) -> None:
    output = run(
        *("java", "-jar", made_by.jar, "generate", "-g", "typescript-fetch", "-i", document, "-o", "samenspel-client"),
        within=tmp_path,
    )
    assert [line for line in output.splitlines() if ("WARN" in line or "ERROR" in line) and OF_31 not in line] == []
    (tmp_path / "node_modules").symlink_to(made_by.modules / "node_modules")
    for name in ("asks.ts", "tsconfig.json"):
        shutil.copy(HERE / name, tmp_path)
    assert run("node", "node_modules/typescript/bin/tsc", "-p", "tsconfig.json", within=tmp_path) == ""
    assert json.loads(run("node", "out/asks.js", service, within=tmp_path)) == truth
