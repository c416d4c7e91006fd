"""Answers by the API: who may send, see and decide, and what they get back."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from starlette.routing import Mount

from api.app import create_app
from api.identity import person_asking
from api.settings import Settings
from graph.desk.people import NOBODY, Person
from graph.store import Store
from tests.fictitious import CLAIMS, ENTITIES, batch

ANNA = Person("anna", "Anna", frozenset({"contributor"}), frozenset({"pv-noordland"}))
BERT = Person("bert", "Bert", frozenset({"reviewer"}))
DIRK = Person("dirk", "Dirk", frozenset({"contributor"}), frozenset({"bedrijvenbond"}))
PEOPLE = {person.id: person for person in (ANNA, BERT, DIRK)}
YES = {
    "speaker": "pv-noordland",
    "answer": {
        "verb": "add",
        "subject": "pv-noordland",
        "relation": "uses",
        "object": "vraag",
        "since": "2022",
        "url": "https://voorbeeld.example/besluit",
    },
}
Asker = Callable[[str], TestClient]


@pytest.fixture
def asks(store: Store) -> Asker:
    """A client for a person, by their id; for nobody without one."""
    app = create_app(store)
    api = next(route.app for route in app.routes if isinstance(route, Mount) and route.path == "/v1")
    assert isinstance(api, FastAPI)

    def named(request: Request) -> Person:
        return PEOPLE.get(request.headers.get("x-who", ""), NOBODY)

    api.dependency_overrides[person_asking] = named
    return lambda who: TestClient(app, headers={"x-who": who, "accept-language": "en"})


def test_an_answer_is_sent_and_decided_on_and_then_shown(asks: Asker) -> None:
    sent = asks("anna").post("/v1/proposals", json=YES)
    assert sent.status_code == 201
    proposal = sent.json()
    assert (proposal["state"], proposal["counts"], proposal["decisions"]) == ("submitted", False, ["withdraw"])
    assert proposal["sentence"]["nl"] == (
        "De provincie Noordland zegt: de provincie Noordland gebruikt sinds 2022 Voorbeeldinstrument."
    )
    assert proposal["outcome"]["en"] == "The province of Noordland has used Voorbeeldinstrument since 2022."
    decision = {"decision": "accept", "version": 1}
    decided = asks("bert").post(f"/v1/proposals/{proposal['id']}/decisions", json=decision)
    assert decided.json()["state"] == "accepted"
    cells = asks("").get("/v1/matrix").json()["cells"]
    assert [cell["state"] for cell in cells if cell["row"] == "pv-noordland"] == ["shown"]
    whole = asks("anna").get(f"/v1/proposals/{proposal['id']}").json()
    assert [(version["state"], version["by"]) for version in whole["versions"]] == [
        ("submitted", "Anna"),
        ("accepted", "Bert"),
    ]


def test_a_try_tells_what_would_be_and_writes_nothing(asks: Asker, store: Store) -> None:
    tried = asks("anna").post("/v1/proposals?dryRun=true", json=YES)
    assert (tried.status_code, tried.json()["state"]) == (200, "submitted")
    assert store.dossiers_written() == 0


def test_sending_again_under_the_same_key_makes_no_second_proposal(asks: Asker) -> None:
    keyed = {"Idempotency-Key": "vergadering-12"}
    first, again = (asks("anna").post("/v1/proposals", json=YES, headers=keyed).json() for _ in range(2))
    assert first == again
    assert asks("bert").get("/v1/proposals").json()["total"] == 1


def test_who_is_not_signed_in_is_asked_to_and_who_takes_no_part_is_told_so(store: Store) -> None:
    settings = Settings(oidc_issuer="https://login.noordland.test")
    with_login = TestClient(create_app(store, settings=settings), base_url="https://noordland.test")
    without = TestClient(create_app(store, listens_here=False))
    for path in ("/v1/proposals", "/v1/proposals/0"):
        asked = with_login.get(path)
        assert (asked.status_code, asked.headers["www-authenticate"]) == (401, 'Bearer realm="samenspel"')
        assert without.get(path).status_code == 403


def test_the_second_who_decides_gets_409_with_what_the_first_decided(asks: Asker) -> None:
    id = asks("anna").post("/v1/proposals", json=YES).json()["id"]
    asks("bert").post(f"/v1/proposals/{id}/decisions", json={"decision": "accept", "version": 1})
    refusal = {"decision": "refuse", "version": 1, "reason": "Onjuist."}
    late = asks("bert").post(f"/v1/proposals/{id}/decisions", json=refusal)
    assert late.status_code == 409
    assert "Bert has dealt with this proposal meanwhile: accepted" in late.json()["detail"]


def test_a_proposal_is_seen_by_who_sent_it_speaks_for_an_end_or_decides_and_for_others_it_does_not_exist(
    asks: Asker,
) -> None:
    id = asks("anna").post("/v1/proposals", json=YES).json()["id"]
    assert [asks(who).get(f"/v1/proposals/{id}").status_code for who in ("anna", "bert", "dirk", "")] == [
        200,
        200,
        404,
        403,
    ]
    assert [asks(who).get("/v1/proposals").json()["total"] for who in ("anna", "bert", "dirk")] == [1, 1, 0]
    hidden, gone = (asks("dirk").get(f"/v1/proposals/{which}").json() for which in (id, "weg"))
    assert (hidden.pop("requestId"), hidden.pop("detail")) != (gone.pop("requestId"), gone.pop("detail"))
    assert hidden == gone


@pytest.mark.parametrize(("who", "status"), [("", 403), ("dirk", 403), ("bert", 403)])
def test_who_does_not_speak_for_an_organisation_sends_nothing_for_it(
    asks: Asker, store: Store, who: str, status: int
) -> None:
    assert asks(who).post("/v1/proposals", json=YES).status_code == status
    assert store.dossiers_written() == 0


def test_several_are_decided_on_at_once_and_each_tells_how_it_went(asks: Asker) -> None:
    ids = [asks("anna").post("/v1/proposals", json=YES).json()["id"] for _ in range(2)]
    asks("bert").post(f"/v1/proposals/{ids[0]}/decisions", json={"decision": "accept", "version": 1})
    chosen = {"decision": "accept", "proposals": [{"id": id, "version": 1} for id in ids]}
    tried = asks("bert").post("/v1/proposals/decisions?dryRun=true", json=chosen).json()["items"]
    done = asks("bert").post("/v1/proposals/decisions", json=chosen).json()["items"]
    assert (
        [result["problem"] is None for result in tried]
        == [result["problem"] is None for result in done]
        == [False, True]
    )
    assert done[1]["proposal"]["state"] == "accepted"


def test_of_several_one_that_is_not_known_hinders_none_of_the_others(asks: Asker, store: Store) -> None:
    first, last = (asks("anna").post("/v1/proposals", json=YES).json()["id"] for _ in range(2))
    chosen = {"decision": "withdraw", "proposals": [{"id": id, "version": 1} for id in (first, "weg", last)]}
    for path, states in (("?dryRun=true", ["submitted"] * 2), ("", ["withdrawn"] * 2)):
        answer = asks("anna").post(f"/v1/proposals/decisions{path}", json=chosen)
        assert answer.status_code == 200
        items = answer.json()["items"]
        assert [item["id"] for item in items] == [first, "weg", last]
        assert [item["proposal"]["state"] for item in items if item["problem"] is None] == states
        assert "weg" in items[1]["problem"]
    chosen["decision"] = "refuse"
    hidden = asks("dirk").post("/v1/proposals/decisions", json={**chosen, "reason": "Onjuist."}).json()["items"]
    assert [item["problem"].replace(item["id"], "weg") for item in hidden] == [items[1]["problem"]] * 3


def test_one_of_several_that_is_about_what_is_gone_stops_none_of_the_others(asks: Asker, store: Store) -> None:
    of_itself = {
        **YES,
        "answer": {"verb": "correct", "subject": "koepel", "detail": "description", "value": "Een koepel."},
    }
    ids = [asks("anna").post("/v1/proposals", json=sent).json()["id"] for sent in (of_itself, YES, of_itself)]
    left = tuple(claim for claim in CLAIMS if "vraag" not in {claim.subject, claim.object})
    store.sync(batch(entities=tuple(entity for entity in ENTITIES if entity.id != "vraag"), claims=left))
    chosen = [{"id": id, "version": 1} for id in ids]
    accept = {"decision": "accept", "proposals": chosen[1:]}
    for path in ("/v1/proposals/decisions?dryRun=true", "/v1/proposals/decisions"):
        items = asks("bert").post(path, json=accept).json()["items"]
        assert [item["problem"] is None for item in items] == [False, True]
    refuse = {"decision": "refuse", "reason": "Vervallen.", "proposals": chosen[:2]}
    items = asks("bert").post("/v1/proposals/decisions", json=refuse).json()["items"]
    assert [item["proposal"]["state"] for item in items] == ["refused", "refused"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"roles": ["reviewer"]}, "roles"),
        ({"verb": "weet niet"}, "verb"),
        ({"since": "vorig jaar"}, "vorig jaar"),
        ({"object": "onbekend"}, "onbekend"),
        ({"url": "file:///etc/passwd"}, "file:///etc/passwd"),
        (
            {"verb": "confirm", "relation": None, "object": None, "detail": "homepage", "value": "https://x.nl"},
            "only with",
        ),
        ({"verb": "ended", "relation": None, "object": None}, "until when"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    asks: Asker, store: Store, change: dict[str, object], told: str
) -> None:
    answer = asks("anna").post("/v1/proposals", json={**YES, "answer": {**YES["answer"], **change}})  # type: ignore[dict-item]
    assert answer.status_code == 400
    assert told in answer.json()["detail"]
    assert store.dossiers_written() == 0


def test_nobody_sets_what_is_not_theirs_to_set(asks: Asker, store: Store) -> None:
    for more in ({"state": "accepted"}, {"by": "bert"}, {"atOnce": True}):
        assert asks("anna").post("/v1/proposals", json={**YES, **more}).status_code == 400
    assert store.dossiers_written() == 0
