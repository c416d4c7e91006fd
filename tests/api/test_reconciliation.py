"""`/reconcile` as OpenRefine asks it: its calls by the specification, answers by the schemas, and a real list."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api.app import create_app
from api.settings import Settings
from graph.ask.recognition import recognise
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.store import Store
from tests.written_names import SHARED, as_people_write

FIXTURES = Path(__file__).parent.parent / "fixtures" / "reconciliation"


@pytest.fixture(scope="module")
def snapshot(bundled: Store) -> Snapshot:
    return take_snapshot(bundled.read())


@pytest.fixture(scope="module")
def client(bundled: Store) -> Iterator[TestClient]:
    with TestClient(create_app(bundled), headers={"Accept-Language": "nl"}) as asking:
        yield asking


def held(schema: str, answer: Any) -> Any:
    """An answer or a question that is as the specification has it."""
    Draft202012Validator(json.loads((FIXTURES / f"{schema}.json").read_text("utf-8"))).validate(answer)
    return answer


def recognised(client: TestClient, queries: Mapping[str, Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    held("query-batch", queries)
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return {key: result["result"] for key, result in held("result-batch", answer.json()).items()}


def candidates(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    return recognised(client, {"q0": query})["q0"]


def matched(candidates: list[dict[str, Any]]) -> list[str]:
    return [candidate["id"] for candidate in candidates if candidate["match"]]


def asked_as_openrefine(client: TestClient, names: list[str], **besides: Any) -> dict[str, list[dict[str, Any]]]:
    """Ten names at a time, as OpenRefine sends them."""
    answers: dict[str, list[dict[str, Any]]] = {}
    for start in range(0, len(names), 10):
        batch = {f"q{place}": {"query": name, **besides} for place, name in enumerate(names[start : start + 10])}
        results = recognised(client, batch)
        answers |= {batch[key]["query"]: result for key, result in results.items()}
    return answers


def test_of_390_municipality_names_the_first_hit_is_right_and_what_is_shared_is_left_open(
    client: TestClient, snapshot: Snapshot
) -> None:
    names = as_people_write(snapshot)
    assert len(names) >= 390
    answers = asked_as_openrefine(client, list(names))
    first = {name: result[0]["id"] if result else None for name, result in answers.items()}
    wrong = {name: first[name] for name, id in names.items() if first[name] != id}
    assert len(wrong) <= len(names) // 100, wrong
    assert set(wrong) <= SHARED
    assert {name for name, result in answers.items() if not matched(result)} == SHARED
    assert all(matched(result) in ([], [names[name]]) for name, result in answers.items())


def test_the_kind_of_the_column_decides_between_namesakes(client: TestClient, snapshot: Snapshot) -> None:
    names = as_people_write(snapshot)
    answers = asked_as_openrefine(client, list(names), type="Municipality", type_strict="should", limit=5)
    assert {name: matched(result) for name, result in answers.items()} == {name: [id] for name, id in names.items()}


def test_the_list_page_and_this_service_decide_the_same(client: TestClient, snapshot: Snapshot) -> None:
    for name in ("Groningen", "Haren", "Utrecht (gemeente)", "Bergen", "Min. EZK", "zomaar iemand"):
        node = recognise(snapshot, name).node
        assert matched(candidates(client, query=name)) == ([node.id] if node else [])


def test_a_municipality_that_is_no_more_is_itself_and_tells_what_continued_it(client: TestClient) -> None:
    haren = candidates(client, query="Haren")[0]
    assert (haren["id"], haren["match"]) == ("tooi-gm0017", True)
    assert "hoort sinds 1 januari 2019 bij de gemeente Groningen" in haren["description"]


@pytest.mark.parametrize(
    ("query", "properties", "expected"),
    [
        ("Groningen", {"kvk": "01179514"}, []),
        ("Den Bosch", {"kvk": "17278704"}, ["tooi-gm0796"]),
        ("", {"oin": "0000 0001 0017 0912 4000"}, ["tooi-gm0796"]),
        ("Eindhoven", {"kvk": "17278704"}, []),
        ("Gemeente Utrecht", {"locatedIn": "Provincie Limburg"}, []),
        ("Gemeente Utrecht", {"locatedIn": {"id": "tooi-pv26"}}, ["tooi-gm0344"]),
        ("Gemeente Utrecht", {"locatedIn": ["Drenthe", "Provincie Utrecht"]}, ["tooi-gm0344"]),
        ("Gemeente Utrecht", {"website": "https://nergens.example"}, ["tooi-gm0344"]),
        ("Gemeente Utrecht", {"website": "http://["}, ["tooi-gm0344"]),
        ("Gemeente Utrecht", {"tooi": "gm0344"}, ["tooi-gm0344"]),
    ],
)
def test_what_is_told_beside_a_name_decides_only_when_nothing_is_otherwise(
    client: TestClient, query: str, properties: dict[str, Any], expected: list[str]
) -> None:
    query_properties = [{"pid": id, "v": value} for id, value in properties.items()]
    assert matched(candidates(client, **({"query": query} if query else {}), properties=query_properties)) == expected


def test_relations_alone_find_who_has_them_and_decide_nothing(client: TestClient) -> None:
    hits = candidates(client, properties=[{"pid": "memberOf", "v": "VNG"}], type="Municipality", limit=3)
    assert len(hits) == 3
    assert not any(matched(hits))


def test_a_score_is_the_part_of_the_name_times_that_of_the_properties(client: TestClient) -> None:
    plain = candidates(client, query="Gemeente Utrecht")[0]
    properties = [{"pid": "locatedIn", "v": "Provincie Limburg"}]
    other = next(
        candidate
        for candidate in candidates(client, query="Gemeente Utrecht", properties=properties)
        if candidate["id"] == plain["id"]
    )
    assert plain["features"] == [{"id": "name", "value": plain["score"]}]
    assert {"id": "property-locatedIn", "value": False} in other["features"]
    assert other["score"] == pytest.approx(plain["score"] / 2, abs=0.01)
    for part in other["features"]:
        page = client.get(f"/reconcile/features/{part['id']}")
        assert page.status_code == 200
        assert "{" not in page.text


def test_who_is_not_of_the_kind_is_offered_when_nobody_is_and_never_matched(client: TestClient) -> None:
    assert candidates(client, query="Provincie Drenthe", type="Company", type_strict="any") == []
    (first, *_) = candidates(client, query="Provincie Drenthe", type="Company", type_strict="should")
    assert (first["id"], first["match"]) == ("tooi-pv22", False)
    assert {"id": "type", "value": False} in first["features"]
    both = candidates(client, query="Groningen", type=["Municipality", "PublicBody"], type_strict="all")
    assert matched(both) == ["tooi-gm0014"]
    assert matched(candidates(client, query="Groningen", type=["Municipality", "Province"])) == []


def test_the_manifest_leads_to_all_that_is_offered(client: TestClient) -> None:
    manifest = held("manifest", client.get("/reconcile").json())
    assert manifest["identifierSpace"].endswith("/id/")
    for service in manifest["suggest"].values():
        assert client.get(service["service_url"] + service["service_path"], params={"prefix": "ge"}).status_code == 200
    service = manifest["extend"]["propose_properties"]
    assert client.get(service["service_url"] + service["service_path"], params={"type": "Actor"}).status_code == 200
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        assert client.get(template.replace("{{id}}", "tooi-gm0344")).status_code == 200
    answer = client.get("/reconcile", headers={"Origin": "http://refine.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_question_by_get_is_answered_as_by_post(client: TestClient) -> None:
    queries = json.dumps({"q0": {"query": "IPO", "limit": 2}})
    by_get = client.get("/reconcile", params={"queries": queries})
    assert held("result-batch", by_get.json()) == client.post("/reconcile", data={"queries": queries}).json()


def test_a_page_of_another_site_may_ask(client: TestClient) -> None:
    form = {"queries": json.dumps({"q0": {"query": "IPO"}})}
    headers = {"Origin": "https://elders.example", "Sec-Fetch-Site": "cross-site"}
    answer = client.post("/reconcile", data=form, headers=headers)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")
    # With these a browser would send the cookies of a person along.
    assert "access-control-allow-credentials" not in answer.headers
    asking = {**headers, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-something"}
    assert client.options("/reconcile", headers=asking).status_code == 200


def test_suggestions_go_on_where_a_cursor_stands(client: TestClient) -> None:
    def ask(what: str, **parameters: Any) -> Any:
        return client.get(f"/reconcile/suggest/{what}", params=parameters).json()

    entities = held("suggest-entities", ask("entity", prefix="Gemeente"))["result"]
    onward = held("suggest-entities", ask("entity", prefix="Gemeente", cursor=20))["result"]
    assert len(entities) == 20
    assert not {entity["id"] for entity in entities} & {entity["id"] for entity in onward}
    assert ask("entity", prefix="tooi-gm0344")["result"][0]["id"] == "tooi-gm0344"
    assert held("suggest-types", ask("type", prefix="gemee"))["result"][0]["id"] == "Municipality"
    assert held("suggest-properties", ask("property", prefix="kvk"))["result"][0]["id"] == "kvk"


def test_properties_are_proposed_of_a_type_and_fetched(client: TestClient) -> None:
    proposed = held(
        "property-proposal", client.get("/reconcile/properties", params={"type": "Municipality", "limit": 500}).json()
    )
    ids = [property["id"] for property in proposed["properties"]]
    assert {"kvk", "oin", "locatedIn", "memberOf"} <= set(ids)
    asked = {
        "ids": ["tooi-gm0344", "is-er-niet"],
        "properties": [{"id": "kvk"}, {"id": "locatedIn"}, {"id": "partyTo", "settings": {"limit": 2}}],
    }
    answer = client.post("/reconcile", data={"extend": json.dumps(held("extension-query", asked))})
    rows = held("extension-response", answer.json())["rows"]
    assert rows["tooi-gm0344"]["kvk"] == [{"str": "30280353"}]
    assert rows["tooi-gm0344"]["locatedIn"] == [{"id": "tooi-pv26", "name": "Provincie Utrecht"}]
    assert len(rows["tooi-gm0344"]["partyTo"]) == 2
    assert rows["is-er-niet"] == {"kvk": [], "locatedIn": [], "partyTo": []}


def test_every_property_can_be_fetched(client: TestClient) -> None:
    proposed = client.get("/reconcile/properties", params={"limit": 500}).json()["properties"]
    for start in range(0, len(proposed), 20):
        part = [{"id": property["id"]} for property in proposed[start : start + 20]]
        answer = client.get("/reconcile", params={"extend": json.dumps({"ids": ["ipo", "vng"], "properties": part})})
        held("extension-response", answer.json())


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"queries": "{"}, 400),
        ({"queries": '{"q0": {}}'}, 200),
        ({"queries": '{"q0": {"query": "x", "type": "Draak"}}'}, 400),
        ({"queries": '{"q0": {"query": "x", "properties": [{"pid": "draak", "v": "x"}]}}'}, 400),
        ({"queries": '{"q0": {"zoek": "x"}}'}, 400),
        ({"queries": json.dumps({f"q{place}": {"query": "x"} for place in range(101)})}, 413),
        ({"extend": '{"ids": ["ipo"], "properties": [{"id": "draak"}]}'}, 400),
    ],
)
def test_a_question_that_cannot_be_answered_gets_a_problem(
    client: TestClient, fields: dict[str, str], status: int
) -> None:
    answer = client.post("/reconcile", data=fields or {"iets": "anders"})
    assert answer.status_code == status
    assert status == 200 or answer.headers["content-type"] == "application/problem+json"


def test_questions_count_as_reading_though_they_come_as_a_form(bundled: Store) -> None:
    slow = TestClient(create_app(bundled, settings=Settings(upload_rate="1/hour")), client=("192.0.2.1", 50_000))
    form = {"queries": '{"q0": {"query": "IPO"}}'}
    assert [slow.post("/reconcile", data=form).status_code for _ in range(3)] == [200, 200, 200]
    hurried = TestClient(create_app(bundled, settings=Settings(rate="1/hour")), client=("192.0.2.1", 50_000))
    answers = [hurried.post("/reconcile", data=form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1].headers["content-type"] == "application/problem+json"


def test_scripts_are_refused_because_they_would_pass_by_who_may_see_what(client: TestClient) -> None:
    answer = client.get("/reconcile", params={"callback": "jsonp123"})
    assert answer.status_code == 400
    assert "CORS" in answer.json()["detail"]
