"""Lists: paged to the end, narrowed down by facets that tell how many are left, and with only the fields asked for."""

from itertools import count
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from api.app import create_app
from api.finding_lives import decide
from api.graph_now import GraphNow
from api.parameters import page
from graph.ask.findings import all_findings
from graph.desk.finding_lives import Choice
from graph.desk.people import AT_THE_MACHINE
from graph.store import Store


@pytest.fixture(scope="module")
def all_known(bundled: Store) -> TestClient:
    return TestClient(create_app(bundled))


def paged(client: TestClient, path: str, **asked: Any) -> list[Any]:
    items: list[Any] = []
    cursor = None
    while True:
        page = client.get(path, params=asked | ({"cursor": cursor} if cursor else {})).json()
        items += page["items"]
        cursor = page["next"]
        if cursor is None:
            assert len(items) == page["total"]
            return items


@pytest.mark.parametrize("path", ["/v1/gaps", "/v1/commitments"])
def test_a_list_is_paged_to_the_end_with_nothing_twice_or_left_out(all_known: TestClient, path: str) -> None:
    whole = [item["id"] for item in paged(all_known, path, limit=500, fields="id")]
    assert len(whole) > 30
    assert len(set(whole)) == len(whole)
    assert [item["id"] for item in paged(all_known, path, limit=37, fields="id")] == whole


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/v1/gaps", {}),
        ("/v1/gaps", {"kind": "Province", "severity": "serious"}),
        ("/v1/gaps", {"actor": "tooi-mnre1045"}),
        ("/v1/gaps", {"region": "tooi-pv22"}),
        ("/v1/commitments", {}),
        ("/v1/commitments", {"open": "unanswered"}),
        ("/v1/commitments", {"kind": "Commitment", "status": "running"}),
    ],
)
def test_each_choice_of_a_facet_leaves_as_many_as_it_says(
    all_known: TestClient, path: str, chosen: dict[str, str]
) -> None:
    asked: dict[str, Any] = {**chosen, "fields": "id", "limit": 1}
    answer = all_known.get(path, params={**asked, "facets": True}).json()
    assert answer["total"]
    for facet in answer["facets"]:
        assert len(facet["values"]) <= facet["total"]
        for value in facet["values"][:3]:
            if facet["name"] == "kind":
                # A kind is asked for with those below it.
                continue
            left = all_known.get(path, params={**asked, facet["name"]: value["value"]}).json()
            assert left["total"] == value["count"], (facet["name"], value)
            assert set(value["label"]) == {"nl", "en"}


def test_gaps_are_narrowed_down_as_on_the_page(all_known: TestClient) -> None:
    for chosen in ({"kind": "Province"}, {"region": "tooi-pv22"}, {"instrument": "sbir"}, {"actor": "tooi-mnre1045"}):
        rows = all_known.get("/gaps.csv", params=chosen).text.splitlines()
        ids = {finding["id"] for finding in paged(all_known, "/v1/gaps", fields="id", limit=500, **chosen)}
        assert ids
        assert {row.rpartition("finding=")[2].rstrip('"') for row in rows if "finding=" in row} == ids


def test_what_stands_open_leads_to_its_gap_and_that_gap_names_it(all_known: TestClient) -> None:
    (first, *_) = paged(all_known, "/v1/commitments", open="unanswered", limit=100)
    assert first["open"] == "unanswered"
    gap = all_known.get(f"/v1/gaps/{first['gaps'][0]}").json()
    assert first["id"] in {entity["id"] for entity in gap["finding"]["entities"]}
    kept_to = paged(all_known, "/v1/commitments", open="no", limit=500, fields="id,open,gaps")
    assert {commitment["open"] for commitment in kept_to} == {None}


def test_a_commitment_tells_what_its_page_tells(all_known: TestClient) -> None:
    (first, *_) = all_known.get("/v1/commitments?open=unanswered&limit=1").json()["items"]
    page = " ".join(html.fromstring(all_known.get(f"/entities/{first['id']}?lang=en").text).text_content().split())
    assert first["name"] in page
    # The page says in the first sentence what it is that was promised.
    for sentence in first["sentence"]["en"].rstrip(".").split(". ")[-2:]:
        assert sentence in page


FIELDS = (
    ("/v1/entities", "id,name"),
    ("/v1/entities?q=ipo", "id,why"),
    ("/v1/entities/ipo/claims", "sentence"),
    ("/v1/gaps", "id,nextStep"),
    ("/v1/gaps/solved", "id"),
    ("/v1/commitments", "id,open"),
    ("/v1/sources", "id,title"),
    ("/v1/regions", "id"),
)


@pytest.mark.parametrize(("path", "fields"), FIELDS)
def test_a_list_gives_only_the_fields_that_are_asked_for(all_known: TestClient, path: str, fields: str) -> None:
    whole = all_known.get(path).json()
    some = all_known.get(path, params={"fields": fields}).json() if "?" not in path else None
    some = some or all_known.get(f"{path}&fields={fields}").json()
    names = fields.split(",")
    assert some == {**whole, "items": [{name: item[name] for name in names} for item in whole["items"]]}


def test_an_entity_gives_only_the_fields_that_are_asked_for(all_known: TestClient) -> None:
    whole = all_known.get("/v1/entities/ipo").json()
    some = all_known.get("/v1/entities/ipo?fields=id,relationCounts").json()
    assert some == {"id": "ipo", "relationCounts": whole["relationCounts"]}


@pytest.mark.parametrize(("fields", "named"), [("nothing", "nothing"), (",", ""), ("%20", "")])
@pytest.mark.parametrize("path", [path for path, _ in FIELDS] + ["/v1/entities/ipo"])
def test_a_field_that_there_is_not_is_refused_with_those_there_are(
    all_known: TestClient, path: str, fields: str, named: str
) -> None:
    answer = all_known.get(f"{path}{'&' if '?' in path else '?'}fields={fields}")
    assert answer.status_code == 400
    assert f"'{named}' is not one of" in answer.json()["detail"]


def test_the_states_that_are_counted_are_those_of_what_the_other_choices_leave(
    client: TestClient, store: Store
) -> None:
    graph = GraphNow(store)
    snapshot = graph.snapshot()
    by_koepel, by_tafel, *_ = (finding.id for finding in all_findings(snapshot))
    for id, organisation in ((by_koepel, "koepel"), (by_tafel, "tafel")):
        decide(graph, snapshot, AT_THE_MACHINE, id, Choice("taken-up", organisation), 0)
    next_year = str(snapshot.day.year + 1)
    totals = []
    choices: tuple[dict[str, str], ...] = (
        {},
        {"owner": "koepel"},
        {"owner": "tafel", "state": "open"},
        {"newSince": next_year},
    )
    for chosen in choices:
        answer = client.get("/v1/gaps", params={**chosen, "facets": "true"}).json()
        (states,) = [facet["values"] for facet in answer["facets"] if facet["name"] == "state"]
        counted = {value["value"]: value["count"] for value in states}
        for state in ("open", "taken-up", "explained", "accepted"):
            left = client.get("/v1/gaps", params={**chosen, "state": state}).json()["total"]
            assert counted.get(state, 0) == left, (chosen, state)
        totals.append(sum(counted.values()))
    assert totals == [len(all_findings(snapshot)), 1, 1, 0]


@example([{0, 1, 2}, {1, 2}], 1)
@given(st.lists(st.sets(st.integers(0, 12)), min_size=1, max_size=6), st.integers(1, 4))
def test_what_is_there_all_the_time_is_on_some_page_whatever_comes_and_goes(
    versions: list[set[int]], limit: int
) -> None:
    shown: set[str] = set()
    cursor: str | None = None
    for asked in count():
        items = [str(number) for number in sorted(versions[min(asked, len(versions) - 1)])]
        here, cursor = page(items, limit, cursor, str)
        shown.update(here)
        if cursor is None:
            break
    assert shown >= set.intersection(*({str(number) for number in version} for version in versions))
