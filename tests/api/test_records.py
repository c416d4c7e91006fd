"""Everything at once as lines of JSON: whole, as described, told as the rest of the API tells it, and never held."""

import gzip
import json
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api.app import create_app
from api.record_models import LINES, records
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.store import Store


@pytest.fixture(scope="module")
def all_known(bundled: Store) -> TestClient:
    return TestClient(create_app(bundled))


@pytest.fixture(scope="module")
def lines(all_known: TestClient) -> list[dict[str, Any]]:
    answer = all_known.get("/v1/records")
    assert answer.headers["Content-Type"] == "application/jsonl"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_each_line_is_as_the_document_describes_it(all_known: TestClient, lines: list[dict[str, Any]]) -> None:
    document = all_known.get("/v1/openapi.json").json()
    described = document["paths"]["/records"]["get"]["responses"]["200"]["content"]["application/jsonl"]["schema"]
    schema = {**described["contentSchema"], "components": document["components"]}
    validator = Draft202012Validator(schema)
    # Those of all sorts, but not each: it takes long.
    for line in (*lines[:20], *lines[20::20]):
        validator.validate(line)
    assert Counter(line["record"] for line in lines).keys() == {"source", "entity", "fact"}
    assert len(described["contentSchema"]["oneOf"]) == len(LINES)


def test_a_line_tells_what_its_entity_tells(all_known: TestClient, lines: list[dict[str, Any]]) -> None:
    ids = {line["id"] for line in lines if line["record"] == "entity"}
    assert len(ids) == all_known.get("/v1/entities?limit=1").json()["total"]
    entity = all_known.get("/v1/entities/ipo?limit=500").json()
    (line,) = (line for line in lines if line["record"] == "entity" and line["id"] == "ipo")
    for field in ("kind", "name", "names", "identifiers", "description", "homepage", "since", "until", "standing"):
        assert line[field] == entity[field]
    present = {"stands", "proposed", "denied"}
    ends = {
        ("ipo", relation["type"], relation["other"]["id"])
        if relation["direction"] == "out"
        else (relation["other"]["id"], relation["type"], "ipo")
        for relation in entity["relations"]
        if relation["standing"] in present and relation["other"]["id"] in ids
    }
    assert ends == {
        (line["subject"], line["type"], line["object"])
        for line in lines
        if line["record"] == "fact" and "ipo" in (line["subject"], line["object"])
    }


def test_what_a_line_refers_to_has_a_line_before_it(lines: list[dict[str, Any]]) -> None:
    known: set[str] = set()
    for line in lines:
        if line["record"] == "fact":
            assert {line["subject"], line["object"], *(evidence["source"] for evidence in line["evidence"])} <= known
        else:
            known.add(line["id"])


def test_with_the_past_it_has_all_claims_that_there_are(all_known: TestClient, bundled: Store) -> None:
    answer = all_known.get("/v1/records?past=true")
    claims = sum(
        len(line["evidence"]) for line in map(json.loads, answer.text.splitlines()) if line["record"] == "fact"
    )
    assert claims == len(bundled.read().claims)


def test_it_goes_out_compressed_and_only_when_it_changed(all_known: TestClient) -> None:
    with all_known.stream("GET", "/v1/records", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        packed = b"".join(answer.iter_raw())
        tag = answer.headers["ETag"]
    assert gzip.decompress(packed) == all_known.get("/v1/records").content
    assert all_known.get("/v1/records", headers={"If-None-Match": tag}).status_code == 304


def test_head_makes_no_line(all_known: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Snapshot) -> Iterator[bytes]:
        raise AssertionError("a line was made")

    monkeypatch.setattr("api.resources.records.records", fail)
    assert all_known.head("/v1/records").headers["Content-Type"] == "application/jsonl"


def test_nothing_is_held_but_what_goes_out(bundled: Store) -> None:
    snapshot = take_snapshot(bundled.read())
    whole = sum(len(piece) for piece in records(snapshot))
    tracemalloc.start()
    try:
        largest = max(len(piece) for piece in records(snapshot))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert largest < whole / 4
    assert peak < 8 * largest
