"""On the bundled data one question has one answer, whoever is asked, and the examples of the description are real."""

import json
import time
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from cli import app
from graph.store import Store

Query = Mapping[str, str | list[str]]


@pytest.fixture(scope="module")
def service(bundled: Store) -> Iterator[TestClient]:
    with TestClient(create_app(bundled)) as opened:
        yield opened


def said(bundled: Store, *arguments: str) -> Any:
    """What the command answers as JSON; 3 is its code for nothing found."""
    done = CliRunner().invoke(app, [*arguments, "--json", "--store", bundled.url])
    assert done.exit_code in {0, 3}, done.output
    return json.loads(done.stdout)


QUESTIONS: tuple[tuple[str, Query, tuple[str, ...]], ...] = (
    ("paths", {"from": "Provincie Drenthe", "to": "MKB-Nederland"}, ("paths", "Provincie Drenthe", "MKB-Nederland")),
    (
        "paths",
        {"from": "min. EZK", "to": "Provincie Flevoland", "k": "5", "meaning": "affinity", "asOf": "2021-12-31"},
        ("paths", "min. EZK", "Provincie Flevoland", "--k", "5", "--meaning", "affinity", "--as-of", "2021-12-31"),
    ),
    (
        "paths",
        {
            "from": "MKB-Nederland",
            "to": "Provincie Flevoland",
            "via": ["VNG"],
            "avoid": ["IPO"],
            "strategy": "shortest",
        },
        ("paths", "MKB-Nederland", "tooi-pv24", "--via", "VNG", "--avoid", "IPO", "--strategy", "shortest"),
    ),
    (
        "paths",
        {"from": "gem. Amsterdam", "to": "BZK", "diverse": "true", "maxLength": "4"},
        ("paths", "gem. Amsterdam", "BZK", "--diverse", "--max-length", "4"),
    ),
    ("entities", {"q": "33009, nr. 82", "limit": "20"}, ("search", "33009, nr. 82")),
    ("entities", {"q": "Utrecht", "kind": "PublicBody", "limit": "20"}, ("search", "Utrecht", "--kind", "PublicBody")),
    ("entities/mkb-nederland", {}, ("show", "MKB-Nederland")),
    ("organisations/tooi-pv24", {}, ("organisation", "Provincie Flevoland")),
    ("organisations/ipo", {"asOf": "2021"}, ("organisation", "IPO", "--as-of", "2021")),
    ("comparison", {"first": "tooi-pv22", "second": "tooi-pv24"}, ("compare", "tooi-pv22", "Provincie Flevoland")),
    ("regions/tooi-pv28", {}, ("region", "Provincie Zuid-Holland")),
    ("gaps", {"severity": "serious", "limit": "500"}, ("gaps", "--severity", "serious")),
    (
        "gaps",
        {"rule": "structural-money", "asOf": "2021", "limit": "500"},
        ("gaps", "--rule", "structural-money", "--as-of", "2021"),
    ),
    (
        "matrix",
        {"rows": "Ministry", "columns": "Programme"},
        ("matrix", "--rows", "Ministry", "--columns", "Programme"),
    ),
)


ANSWERS = ("paths", "items", "cells", "relations", "agreements", "shared", "usages")


@pytest.mark.parametrize(("resource", "query", "arguments"), QUESTIONS)
def test_the_command_says_what_the_service_says(
    service: TestClient, bundled: Store, resource: str, query: Query, arguments: tuple[str, ...]
) -> None:
    answer = service.get(f"/v1/{resource}", params=dict(query)).json()
    assert said(bundled, *arguments) == answer
    assert any(answer.get(name) or answer.get("noPath") for name in ANSWERS)


@pytest.mark.parametrize("query", [query for resource, query, _ in QUESTIONS if resource == "paths"])
def test_the_page_of_routes_says_what_the_service_says(service: TestClient, query: Query) -> None:
    on_page = {name: value if isinstance(value, str) else "; ".join(value) for name, value in query.items()}
    if on_page.pop("diverse", None):
        on_page["strategy"] = "different"
    # The form has no field for it.
    on_page.pop("maxLength", None)
    query = {name: value for name, value in query.items() if name != "maxLength"}
    answer = service.get("/v1/paths", params=dict(query)).json()
    page = unescape(service.get("/paths", params={**on_page, "lang": "nl"}).text)
    for path in answer["paths"] or [answer["noPath"]]:
        for sentence in path["sentences"]["nl"]:
            assert sentence in page
    # Routes over past ties stand apart, below.
    assert page.partition('class="past"')[0].count('class="route"') == len(answer["paths"])


def test_the_page_of_an_entity_says_what_the_service_says(service: TestClient) -> None:
    entity = service.get("/v1/entities/tooi-pv24").json()
    page = unescape(service.get("/entities/tooi-pv24?lang=nl").text)
    assert entity["summary"]["nl"] in page
    assert entity["relations"]
    for relation in entity["relations"]:
        assert relation["other"]["name"] in page


def test_the_page_of_an_organisation_says_what_the_service_says(service: TestClient) -> None:
    answer = service.get("/v1/organisations/tooi-pv24").json()
    page = unescape(service.get("/organisation?of=tooi-pv24&lang=nl").text)
    for agreement in answer["agreements"]:
        assert agreement["agreement"]["name"] in page
        assert agreement["state"]["nl"] in page
    assert answer["unknown"]["nl"] in page
    for introducer in answer["introducers"]:
        assert introducer["sentence"]["nl"].partition(" kent ")[2] in page


def test_the_page_of_two_parties_says_what_the_service_says(service: TestClient) -> None:
    ends = {"first": "tooi-pv24", "second": "tooi-pv28"}
    answer = service.get("/v1/comparison", params=ends).json()
    page = unescape(service.get("/compare", params={**ends, "lang": "nl"}).text)
    assert answer["summary"]["nl"] in page
    for path in answer["paths"]:
        assert all(sentence in page for sentence in path["sentences"]["nl"])
    for side in (answer["first"]["alone"], answer["second"]["alone"], answer["shared"]):
        assert all(entity["name"] in page for entities in side.values() for entity in entities)


def test_the_page_of_a_region_says_what_the_service_says(service: TestClient) -> None:
    answer = service.get("/v1/regions/tooi-pv28").json()
    page = unescape(service.get("/regions/tooi-pv28?lang=nl").text)
    assert answer["summary"]["nl"] in page
    for usage in answer["usages"]:
        assert usage["instrument"]["name"] in page
        assert all(user["name"] in page for user in usage["users"])
    assert all(entity["name"] in page for entity in answer["unknown"])


def test_all_that_is_said_of_a_party_is_on_a_page_with_who_says_it(service: TestClient) -> None:
    answer = service.get("/v1/entities/ipo/claims", params={"limit": "500"}).json()
    page = unescape(service.get("/entities/ipo/claims?lang=nl").text)
    assert answer["total"] == len(answer["items"]) > 20
    for claim in answer["items"]:
        assert claim["sentence"]["nl"] in page
        assert claim["evidence"]["source"]["title"] in page


def examples(document: Any) -> Iterator[tuple[str, dict[str, str]]]:
    for path, methods in document["paths"].items():
        if "get" not in methods or path.startswith("/proposals"):
            # Proposals are for participants; tests/api/test_proposals.py has these.
            continue
        values = {}
        for parameter in methods["get"].get("parameters", ()):
            shown = parameter["schema"].get("examples", ())
            assert shown or not parameter["required"], (path, parameter["name"])
            if shown:
                values[parameter["name"]] = shown[0]
        names = {name: value for name, value in values.items() if f"{{{name}}}" in path}
        yield path.format(**names), {name: value for name, value in values.items() if name not in names}


# What takes a second revision, somebody who proposes, or somebody who is signed in.
EMPTY = {"/gaps/solved", "/proposals", "/me"}


def test_every_example_of_the_description_gets_an_answer(service: TestClient) -> None:
    while not service.get("/v1/gaps/trend").json()["items"]:
        time.sleep(0.1)
    for path, query in examples(service.get("/v1/openapi.json").json()):
        for name in ("owner", "newSince"):
            # Nobody has taken anything up yet, and what is new is so now, not on the day of the other example.
            query.pop(name, None)
        response = service.get(f"/v1{path}", params=query)
        assert response.status_code == 200, (path, query, response.text)
        if response.headers["content-type"] == "application/json":
            answer = {name: value for name, value in response.json().items() if name != "audience"}
            lists = [value for value in answer.values() if isinstance(value, list)]
            # That something was solved takes a second revision, and nobody who is not signed in has a token.
            assert all(map(bool, lists[:1])) or path in {"/gaps/solved", "/me"}, (path, query)
