"""What the API answers, on a small fictitious network."""

import base64
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient

from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Claim, Entity
from graph.store import Store
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, batch


def get(client: TestClient, path: str, *, status: int = 200, **query: Any) -> Any:
    response = client.get(path, params=query or None)
    assert response.status_code == status, response.text
    return response.json()


def test_entities_are_listed_by_name_and_paged_to_the_end(client: TestClient) -> None:
    names, cursor = [], None
    while True:
        query = {"limit": 5} | ({"cursor": cursor} if cursor else {})
        answer = get(client, "/v1/entities", **query)
        names += [item["name"] for item in answer["items"]]
        cursor = answer["next"]
        if cursor is None:
            break
    # The agenda ran until 2020, and a list is of what there is.
    assert names == sorted((entity.name for entity in ENTITIES if not entity.until), key=str.casefold)


def test_nothing_is_doubled_or_left_out_when_entities_come_and_go_between_pages(
    client: TestClient, store: Store
) -> None:
    def rest(cursor: str) -> list[str]:
        return [item["id"] for item in get(client, "/v1/entities", cursor=cursor)["items"]]

    listed = [item["id"] for item in get(client, "/v1/entities")["items"]]
    cursor = get(client, "/v1/entities", limit=6)["next"]
    early = Entity("aaa", "Company", "Aaa B.V."), Entity("aab", "Company", "Aab B.V.")
    store.sync(Batch(REGISTER, early, ()))
    assert rest(cursor) == listed[6:]
    store.sync(batch(entities=tuple(entity for entity in ENTITIES if entity.id not in listed[:2]), claims=()))
    store.retract(REGISTER.id)
    assert rest(cursor) == listed[6:]


MEMBERS = tuple(Entity(f"lid-{number}", "Company", f"Lid {number}") for number in range(8))


def members(*entities: Entity) -> Batch:
    """A register of members of the umbrella body."""
    koepel = next(entity for entity in ENTITIES if entity.id == "koepel")
    return Batch(REGISTER, (koepel, *entities), tuple(Claim(entity.id, "memberOf", "koepel") for entity in entities))


LISTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/v1/entities", {"kind": "Company"}),
    ("/v1/entities", {"q": "lid"}),
    ("/v1/entities/koepel/claims", {}),
)


@pytest.mark.parametrize(("path", "query"), LISTS)
def test_nothing_is_left_out_when_what_the_page_before_ended_with_is_gone(
    client: TestClient, store: Store, path: str, query: dict[str, Any]
) -> None:
    def page(**asked: Any) -> Any:
        return get(client, path, **query, **asked)

    def names(cursor: str = "") -> list[str]:
        told = " ".join(map(str, page(cursor=cursor)["items"]))
        return list(dict.fromkeys(re.findall("Lid [0-9]", told)))

    store.sync(members(*MEMBERS))
    every = [entity.name for entity in MEMBERS]
    assert names() == every
    ahead = len(page()["items"]) - len(MEMBERS)
    cursor = page(limit=ahead + 3)["next"]
    store.sync(members(*MEMBERS[3:]))
    assert names(cursor) == every[3:]
    store.sync(members(*MEMBERS[:2], *MEMBERS[4:]))
    assert names(cursor) == [*every[:2], *every[4:]]


def test_no_hit_is_left_out_when_many_better_ones_come_between_pages(client: TestClient, store: Store) -> None:
    store.sync(members(*MEMBERS))
    cursor = get(client, "/v1/entities", q="lid", limit=3)["next"]
    better = (Entity(f"beter-{number}", "Company", "Lid") for number in range(5))
    store.sync(members(*MEMBERS, *better))
    ids: list[str] = []
    while cursor is not None:
        answer = get(client, "/v1/entities", q="lid", limit=3, cursor=cursor)
        ids += [item["id"] for item in answer["items"]]
        cursor = answer["next"]
    assert {entity.id for entity in MEMBERS[3:]} <= {*ids}


def test_a_cursor_of_an_earlier_version_still_goes_on_where_it_was(client: TestClient, store: Store) -> None:
    store.sync(members(*MEMBERS))
    ids = [entity.id for entity in MEMBERS]
    for named in ("3", "3 lid-2", "1 lid-2"):
        cursor = base64.urlsafe_b64encode(named.encode()).decode().rstrip("=")
        items = get(client, "/v1/entities", kind="Company", cursor=cursor)["items"]
        assert [item["id"] for item in items] == ids[3:], named


def test_a_search_can_be_paged_to_the_end(client: TestClient, store: Store) -> None:
    many = tuple(Entity(f"bedrijf-{number}", "Company", f"Bedrijf {number}") for number in range(1_203))
    store.sync(Batch(REGISTER, many, ()))
    ids: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = get(client, "/v1/entities", q="bedrijf", limit=500, cursor=cursor)
        ids += [item["id"] for item in answer["items"]]
        cursor = answer["next"]
    assert len(ids) == len(set(ids))
    assert {entity.id for entity in many} <= set(ids)


def test_a_search_says_why_each_entity_matched(client: TestClient) -> None:
    (hit,) = get(client, "/v1/entities", q="vbz")["items"]
    assert hit["id"] == "vbz"
    assert "afkorting" in hit["why"]["nl"].lower()


def test_entities_can_be_kept_to_a_kind_and_those_below_it(client: TestClient) -> None:
    kinds = {item["kind"] for item in get(client, "/v1/entities", kind="PublicBody")["items"]}
    assert kinds == {"Ministry", "Province", "Municipality"}


def test_an_entity_comes_with_its_relations_and_their_evidence(client: TestClient) -> None:
    entity = get(client, "/v1/entities/koepel")
    member_of = [
        relation
        for relation in entity["relations"]
        if relation["type"] == "memberOf" and relation["direction"] == "out"
    ]
    assert member_of[0]["other"] == {"id": "tafel", "kind": "Platform", "name": "Voorbeeldtafel"}
    (evidence,) = member_of[0]["evidence"]
    assert evidence["source"]["title"] == "Voorbeeldbrief over inkopen"
    assert (evidence["locator"], evidence["since"]) == ("p. 2", "2019")


def test_an_amount_keeps_its_cents(client: TestClient) -> None:
    relations = get(client, "/v1/entities/uitvraag")["relations"]
    (commissions,) = [relation for relation in relations if relation["type"] == "commissions"]
    assert commissions["evidence"][0]["amount"] == {"value": "25000.50", "unit": "EUR", "period": None}


def test_many_relations_of_a_type_come_in_pages(client: TestClient) -> None:
    first = get(client, "/v1/entities/koepel", limit=1)
    (count,) = [count for count in first["relationCounts"] if (count["type"], count["direction"]) == ("memberOf", "in")]
    assert count["total"] == 2
    rest = get(client, "/v1/entities/koepel", type="memberOf", direction="in", limit=1, cursor=count["next"])
    shown = [
        relation["other"]["id"] for relation in first["relations"] + rest["relations"] if relation["direction"] == "in"
    ]
    assert sorted(shown) == ["pv-noordland", "zuidland"]


def test_a_merged_away_id_redirects_to_the_one_that_stands_for_it(client: TestClient, store: Store) -> None:
    twin = replace(ENTITIES[1], id="zz-koepel")
    store.sync(batch(entities=(*ENTITIES, twin)))
    store.judge([Judgement("koepel", "zz-koepel", Verdict.YES, by="test", at="2026-01-01T00:00:00Z")])
    response = client.get("/v1/entities/zz-koepel", follow_redirects=False)
    assert response.status_code == 308
    assert client.get("/v1/entities/zz-koepel").json()["id"] == "koepel"
    of_one_type = "type=memberOf&direction=out"
    kept = client.get(f"/v1/entities/zz-koepel?{of_one_type}").json()
    assert kept == get(client, f"/v1/entities/koepel?{of_one_type}")
    assert {relation["type"] for relation in kept["relations"]} == {"memberOf"}


def test_a_path_is_explained_step_by_step_with_citations(client: TestClient) -> None:
    answer = get(client, "/v1/paths?from=Provincie+Noordland&to=Voorbeeldbond+voor+het+mkb&k=1")
    (path,) = answer["paths"]
    assert [node["id"] for node in path["nodes"]][0::3] == ["pv-noordland", "bedrijvenbond"]
    assert path["steps"][0]["from"] == "pv-noordland"
    assert path["cost"] == pytest.approx(sum(step["cost"] for step in path["steps"]), abs=1e-3)
    assert all(step["evidence"] for step in path["steps"])
    assert any("Voorbeeldbrief" in sentence for sentence in path["sentences"]["nl"])
    assert len(path["sentences"]["nl"]) == len(path["sentences"]["en"])


def test_no_path_is_an_answer_too(client: TestClient) -> None:
    answer = get(client, "/v1/paths?from=pv-noordland&to=eiland")
    assert answer["paths"] == []
    assert answer["noPath"]["sentences"]["nl"][0]


def test_an_ambiguous_name_gets_the_candidates(client: TestClient) -> None:
    answer = get(client, "/v1/paths?from=Noordland&to=vbz", status=409)
    assert {candidate["id"] for candidate in answer["candidates"]} == {"pv-noordland", "noordland-stad"}
    assert answer["status"] == 409


def test_as_of_tells_what_was_so_then(client: TestClient) -> None:
    def others(as_of: str) -> dict[str, str]:
        then = get(client, "/v1/entities/koepel", asOf=as_of)
        return {relation["other"]["id"]: relation["standing"] for relation in then["relations"]}

    # Of its members nothing is known before the letter of 2021 names them.
    members = ("pv-noordland", "zuidland")
    unknown = dict.fromkeys(members, "unknown")
    assert others("2018") == {"tafel": "unknown", "agenda": "unknown"} | unknown
    assert others("2020") == {"tafel": "stands", "agenda": "stands"} | unknown
    assert others("2021-12") == {"tafel": "stands", "agenda": "ended"} | dict.fromkeys(members, "stands")


def test_gaps_come_with_what_was_looked_at_and_a_next_step(client: TestClient) -> None:
    rules = {rule["id"] for rule in get(client, "/v1/gaps/rules")["items"]}
    assert len(rules) >= 8
    for finding in get(client, "/v1/gaps")["items"]:
        assert finding["rule"] in rules
        assert finding["sentence"]["nl"]
        assert finding["sentence"]["en"]
        assert finding["lookedAt"]["count"] >= 1
        assert finding["nextStep"]["sentence"]["nl"]


def test_gaps_are_paged_to_the_end(client: TestClient) -> None:
    whole = get(client, "/v1/gaps", limit=500)
    assert whole["total"] == len(whole["items"]) > 2
    assert whole["next"] is None
    findings: list[Any] = []
    cursor: str | None = None
    while cursor or not findings:
        answer = get(client, "/v1/gaps", limit=2, cursor=cursor or "")
        assert answer["total"] == whole["total"]
        assert len(answer["items"]) <= 2
        findings += answer["items"]
        cursor = answer["next"]
    assert findings == whole["items"]
    serious = get(client, "/v1/gaps", severity="serious", limit=1)
    assert serious["total"] == sum(item["severity"] == "serious" for item in whole["items"])


def test_the_matrix_tells_unknown_from_shown_and_shown_absent(client: TestClient) -> None:
    cells = {cell["row"]: cell["state"] for cell in get(client, "/v1/matrix")["cells"]}
    assert cells == {"pv-noordland": "unknown", "zuidland": "shown", "eiland": "absent"}
    assert [cell["reading"] for cell in get(client, "/v1/matrix")["cells"]] == list(cells.values())


def test_sources_and_changes_tell_where_claims_come_from_and_when(client: TestClient, store: Store) -> None:
    (source,) = get(client, "/v1/sources")["items"]
    assert get(client, f"/v1/sources/{source['id']}")["publisher"] == "Ministerie van Voorbeeldzaken"
    before = get(client, "/v1/changes")
    assert len(before["items"]) == 1 + len(ENTITIES) + len(CLAIMS)
    store.sync(batch(claims=CLAIMS[1:]))
    (change,) = get(client, "/v1/changes", since=before["revision"])["items"]
    assert (change["action"], change["before"]["subject"]) == ("retracted", "pv-noordland")


def test_changes_are_asked_since_a_date_or_a_revision(client: TestClient, store: Store) -> None:
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    everything = get(client, "/v1/changes", limit=500)
    for since in (str(today), str(today)[:7], "2020-01", "0"):
        assert get(client, "/v1/changes", limit=500, since=since) == everything
    assert get(client, "/v1/changes", since=str(today + timedelta(days=1)))["items"] == []
    # Clients send back the number of the last revision that they saw: a number is never a year.
    assert get(client, "/v1/changes", since="2020")["items"] == []
    detail = get(client, "/v1/changes", since="2026-13-01", status=400)["detail"]
    assert "12 or 2026-11-01" in detail


def test_an_answer_follows_the_store_at_once(client: TestClient, store: Store) -> None:
    assert len(get(client, "/v1/entities", kind="Province")["items"]) == 3
    store.retract("voorbeeldbrief")
    assert get(client, "/v1/entities", kind="Province")["items"] == []


def test_the_map_is_one_page_of_html_with_a_policy_of_its_own(client: TestClient) -> None:
    response = client.get("/v1/map", params={"focus": "koepel", "depth": 1})
    assert response.headers["content-type"].startswith("text/html")
    assert "Voorbeeldkoepel" in response.text
    mine = client.get("/v1/map", params={"my": "koepel", "lang": "nl"})
    assert "Het netwerk rond de Voorbeeldkoepel" in mine.text
    assert client.get("/v1/map", params={"whole": True}).text == client.get("/v1/map").text


def test_health_names_the_revision(client: TestClient) -> None:
    assert get(client, "/v1/health")["status"] == "ok"
