"""The Dutch API Design Rules, on the running service and on its OpenAPI document."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
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
            of_errors = document["components"]["responses"].get(response.get("$ref", "").rpartition("/")[2])
            assert "API-Version" in (of_errors or response)["headers"], (path, status)


def test_every_answer_has_the_version_and_the_security_headers(client: TestClient) -> None:
    for path in ("/v1/entities", "/v1/entities/nobody", "/v1/openapi.json", "/v1/nothing"):
        headers = client.get(path).headers
        assert re.fullmatch(r"\d+\.\d+\.\d+", headers["API-Version"])
        assert headers["Cache-Control"] == ("no-cache" if "ETag" in headers else "no-store")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "Strict-Transport-Security" not in headers
        assert headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/entities/nobody", 404),
        ("/v1/entities?limit=0", 400),
        ("/v1/entities?kind=Nothing", 400),
        ("/v1/entities?cursor=xx", 400),
        ("/v1/entities?cursor=NSBhIGIgYw", 400),
        ("/v1/entities?asOf=soon", 400),
        ("/v1/entities/koepel?cursor=MQ", 400),
        ("/v1/paths?from=vbz", 400),
        ("/v1/paths?from=vbz&to=koepel&k=0", 400),
        ("/v1/paths?from=kind:Province&to=kind:Province", 400),
        ("/v1/paths?from=vbz&to=nobody-at-all", 404),
        ("/v1/paths?from=vbz&to=koepel&kinds=Nothing", 400),
        ("/v1/gaps?rule=nothing", 400),
        ("/v1/matrix?rows=Nothing", 400),
        ("/v1/sources/nothing", 404),
        ("/v1/map?focus=nobody-at-all", 404),
        ("/v1/map?kind=Nothing", 400),
        ("/v1/nothing", 404),
        ("/v1/", 404),
        ("/v1/entities/", 404),
        ("/v1/entities/koepel?type=nothing", 400),
        ("/v1/entities?asof=2019", 400),
        ("/v1/entities?LIMIT=2", 400),
        ("/v1/gaps?serverity=serious", 400),
        ("/v1/paths?from=&to=koepel", 400),
        ("/v1/paths?from=vbz&to=koepel&k=1000", 400),
        ("/v1/paths?from=vbz&to=koepel&asOf=2021-13-99", 400),
        ("/v1/paths?from=vbz&to=koepel&meaning=xyz", 400),
        ("/v1/paths?from=vbz&to=vbz", 400),
        ("/v1/paths?from=Noordland&to=koepel", 409),
        ("/v1/changes?since=99999999999999999999", 400),
        ("/v1/sources/nothing?asOf=1900", 404),
    ],
)
def test_what_is_wrong_is_told_as_problem_json(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["title"] == HTTPStatus(status).phrase
    assert problem["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_a_write_is_not_allowed(client: TestClient, method: str) -> None:
    response = client.request(method, "/v1/entities")
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["allow"] == "GET, HEAD"


def test_a_name_that_means_several_things_comes_with_the_candidates(client: TestClient) -> None:
    problem = client.get("/v1/paths", params={"from": "Noordland", "to": "koepel"}).json()
    assert {candidate["id"] for candidate in problem["candidates"]} == {"pv-noordland", "noordland-stad"}


@pytest.mark.parametrize("path", ["/", "/v1/entities", "/v1/entities/nobody", "/v1/map", "/static/samenspel.css"])
def test_head_answers_what_get_answers_without_the_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.status_code == get.status_code
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.content == b""


def test_the_root_of_the_api_leads_to_its_description(client: TestClient) -> None:
    assert client.get("/v1").json()["openapi"].startswith("3.")


def test_a_long_answer_goes_out_compressed(client: TestClient) -> None:
    response = client.get("/v1/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["vary"]
    assert "content-encoding" not in client.get("/v1/openapi.json", headers={"Accept-Encoding": "identity"}).headers


IDS = {"source_id": "voorbeeldbrief", "question_id": "no-follow-up", "proposal_id": "0"} | dict.fromkeys(
    ("entity_id", "organisation_id", "region_id", "finding_id"), "koepel"
)


NAMES = {"from", "to", "via", "avoid", "what", "who", "owner", "first", "second", "focus", "my", "party", "actor"}


def resources(document: Any) -> Iterator[tuple[str, Any]]:
    """The address of each resource that can be read, with what it needs, and its query parameters."""
    for path, methods in document["paths"].items():
        if "get" not in methods:
            continue
        parameters = methods["get"].get("parameters", ())
        needed = "&".join(
            f"{parameter['name']}=koepel"
            for parameter in parameters
            if parameter["in"] == "query" and parameter["required"]
        )
        address = f"/v1{path.format_map(IDS)}?{needed}"
        yield address, [parameter for parameter in parameters if parameter["in"] == "query"]


@pytest.mark.parametrize("more", ["_=123", "format=json", "sort=name", "asof=2018"])
def test_an_unknown_parameter_is_refused_with_those_there_are(client: TestClient, document: Any, more: str) -> None:
    for address, parameters in resources(document):
        answer = client.get(f"{address}&{more}")
        assert answer.status_code == 400, address
        assert f"'{more.partition('=')[0]}'" in answer.json()["detail"]
        assert all(parameter["name"] in answer.json()["detail"] for parameter in parameters)


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/v1/entities?asof=2018", "asOf"),
        ("/v1/gaps?serverity=serious", "severity"),
        ("/reconcile/suggest/entity?prefx=ipo", "prefix"),
        ("/gaps.csv?stat=open", "state"),
        ("/matrix.xlsx?asof=2018", "asOf"),
    ],
)
def test_who_misspells_a_parameter_is_told_which_one_is_near(client: TestClient, address: str, near: str) -> None:
    answer = client.get(address, headers={"Accept-Language": "en"})
    assert answer.status_code == 400
    wrong = address.partition("?")[2].partition("=")[0]
    assert f"'{wrong}' is no parameter here, '{near}' is" in html.unescape(answer.text)


@pytest.mark.parametrize("path", ["", "/suggest/entity", "/suggest/type", "/suggest/property", "/properties"])
def test_reconciliation_takes_no_unknown_parameter_but_what_openrefine_sends_along(
    client: TestClient, path: str
) -> None:
    assert client.get(f"/reconcile{path}?foo=1").status_code == 400
    if path.startswith("/suggest"):
        assert client.get(f"/reconcile{path}?prefix=noord&spell=always&exact=false&prefixed=true").status_code == 200


@pytest.mark.parametrize("table", ["search", "paths", "questions/no-follow-up", "entities/koepel/relations", "gaps"])
def test_a_table_takes_no_unknown_parameter_and_a_page_does(client: TestClient, table: str) -> None:
    assert client.get(f"/{table}.csv?utm_source=mail").status_code == 400
    assert client.get(f"/{table.removesuffix('/relations')}?utm_source=mail").status_code == 200


def test_a_parameter_that_takes_one_value_is_refused_when_it_is_given_twice(client: TestClient, document: Any) -> None:
    for address, parameters in resources(document):
        for name in (parameter["name"] for parameter in parameters if parameter["schema"].get("type") != "array"):
            answer = client.get(f"{address}&{name}=1&{name}=2")
            assert answer.status_code == 400, address
            assert answer.json()["detail"].startswith(f"{name}: ")
            assert "address" in answer.json()["detail"]
    several = client.get("/v1/paths?from=vbz&to=koepel&avoid=eiland&avoid=zuidland")
    assert several.status_code == 200


def test_every_error_answer_refers_to_a_component_and_each_of_these_to_one_schema(
    client: TestClient, document: Any
) -> None:
    components = document["components"]
    for path, operation in operations(document):
        errors = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
        assert errors.keys() >= {"400", "401", "503"}, path
        assert ("404" in errors) >= ("{" in path), path
        for status, answer in errors.items():
            assert answer.keys() == {"$ref"}, (path, status)
            assert answer["$ref"].removeprefix("#/components/responses/") in components["responses"]
    for answer in components["responses"].values():
        assert answer["content"] == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    schema = components["schemas"]["Problem"]
    for address in ("/v1/nothing", "/v1/entities?limit=0", "/v1/paths?from=Noordland&to=koepel"):
        problem = client.get(address).json()
        assert problem.keys() <= schema["properties"].keys()
        assert problem.keys() >= set(schema["required"])
    text = json.dumps(document)
    for section in ("schemas", "responses", "headers"):
        references = re.findall(rf'"\$ref": "#/components/{section}/([\w-]+)"', text)
        assert set(references) == components[section].keys()


def test_who_names_an_entity_is_told_of_the_errors_of_names(document: Any) -> None:
    for path, operation in operations(document):
        named = {
            parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "query"
        } & NAMES
        assert not named or {"404", "409"} <= operation["responses"].keys(), (path, named)


def test_what_is_answered_may_grow_and_what_is_sent_may_not(document: Any) -> None:
    schemas = document["components"]["schemas"]
    assert "additionalProperties" not in schemas["Entity"]
    assert schemas["NewProposal"]["additionalProperties"] is False


@pytest.mark.parametrize(
    ("path", "empty"),
    [
        ("/v1/gaps", "rule=&severity="),
        ("/v1/map", "focus=&depth=&kind=&asOf="),
        ("/v1/paths?from=vbz&to=koepel", "k=&via=&avoid=&kinds=&meaning=&diverse="),
        ("/v1/entities", "q=&kind=&limit=&cursor="),
    ],
)
def test_an_empty_parameter_counts_as_left_out(client: TestClient, path: str, empty: str) -> None:
    assert client.get(f"{path}{'&' if '?' in path else '?'}{empty}").content == client.get(path).content


def test_what_was_asked_is_repeated_only_in_part(client: TestClient) -> None:
    for path in ("/v1/matrix?rows=", "/v1/entities/", "/v1/entities?asOf=", "/v1/map?kind="):
        assert len(client.get(path + "a" * 60_000).content) < 2_000


@pytest.mark.parametrize("path", ["/v1/gaps", "/gaps"])
def test_a_fault_of_our_own_is_told_without_its_trace(store: Store, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("api.resources.gaps.all_findings", fail)
    monkeypatch.setattr("api.pages.gaps.all_findings", fail)
    response = TestClient(create_app(store), raise_server_exceptions=False).get(path)
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["API-Version"]
    if path.startswith("/v1"):
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == 500
    else:
        assert response.headers["content-type"].startswith("text/html")


def test_a_store_that_is_gone_is_told_as_unavailable(client: TestClient, store: Store, tmp_path: Path) -> None:
    for file in tmp_path.glob("store.db*"):
        file.unlink()
    (tmp_path / "store.db").write_bytes(b"no database at all, only text of some length")
    for path in ("/v1/entities", "/v1/changes", "/v1/map", "/v1/health"):
        response = client.get(path)
        assert response.status_code == 503, path
        assert response.headers["content-type"] == "application/problem+json"
        assert "store" in response.json()["detail"]


def test_who_runs_the_service_is_told_when_it_is_known_and_else_left_out(store: Store) -> None:
    unknown = TestClient(create_app(store))
    assert "contact" not in unknown.get("/v1/openapi.json").json()["info"]
    assert "mailto:" not in unknown.get("/about").text
    known = TestClient(create_app(store, settings=Settings(contact_email="beheer@noordland.test")))
    assert known.get("/v1/openapi.json").json()["info"]["contact"] == {"email": "beheer@noordland.test"}
    assert "mailto:beheer@noordland.test" in known.get("/about").text


def test_the_official_linter_finds_nothing(store: Store, tmp_path: Path) -> None:
    rules = Path(__file__).parents[3] / "shared" / "data" / "nl-adr" / "linter.yaml"
    spectral = shutil.which("spectral")
    if spectral is None or not rules.exists():
        pytest.skip("NOT RUN: needs the Spectral linter on the PATH and the rules of the API Design Rules")
    # A service that is published says who runs it.
    operator = {"name": "Beheer", "url": "https://noordland.test", "email": "beheer@noordland.test"}
    settings = Settings.model_validate({f"contact_{field}": value for field, value in operator.items()})
    document = TestClient(create_app(store, settings=settings)).get("/v1/openapi.json").json()
    (tmp_path / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    run = subprocess.run(
        [spectral, "lint", "--fail-severity", "hint", "-r", str(rules), str(tmp_path / "openapi.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
