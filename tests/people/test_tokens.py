"""API tokens: shown once, kept as hashes, for some things and for a while, and never more than whose they are."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.identity import Asking, require
from api.settings import Settings
from graph.desk.people import Person
from graph.desk.sign_ins import end_all_sessions, known_people, known_person, remember, still_signed_in
from graph.desk.tokens import make_token, person_of_token, revoke_token, scopes_of, tokens_of
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Entity
from graph.model.words import WrongError
from graph.store import Store
from tests.fictitious import REGISTER
from tests.people.conftest import SITE, SignIn, form_token, shown_token

Site = Callable[[], TestClient]
ANNA = Person("anna", "Anna", frozenset({"contributor"}), frozenset({"vbz", "koepel"}))
SAAR = Person("saar", "Saar", frozenset({"steward"}))
NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def people(store: Store) -> Store:
    remember(store, ANNA)
    remember(store, SAAR)
    return store


def make(store: Store, person: Person = ANNA, **changes: Any) -> str:
    arguments: dict[str, Any] = {
        "label": "proef",
        "scopes": ["read", "propose"],
        "organisations": (),
        "days": 30,
        "now": NOW,
    } | changes
    return make_token(store, person, **arguments)[1]


def opens(store: Store, text: str, days: float = 1) -> Person | None:
    return person_of_token(store, text, now=NOW + timedelta(days=days))


def test_a_token_is_its_person_with_what_it_is_for(people: Store) -> None:
    asking = opens(people, make(people))
    assert asking == Person("anna", "Anna", frozenset({"reader", "contributor"}), ANNA.organisations)
    reading = opens(people, make(people, scopes=["read"]))
    assert reading is not None
    assert not reading.may("contributor")
    speaking = opens(people, make(people, organisations=["vbz"]))
    assert speaking is not None
    assert (speaking.speaks_for("vbz"), speaking.speaks_for("koepel")) == (True, False)


def test_a_token_of_a_steward_reviews_and_does_not_manage(people: Store) -> None:
    asking = opens(people, make(people, SAAR, scopes=["review"]))
    assert asking is not None
    assert asking.may("reviewer")
    assert not asking.may("steward")


def test_a_token_expires_and_can_be_taken_back(people: Store) -> None:
    text = make(people, days=30)
    assert opens(people, text, 29.9) is not None
    assert opens(people, text, 30.1) is None
    (token,) = tokens_of(people, "anna")
    assert revoke_token(people, token.id, Person("bram", "Bram", frozenset({"reviewer"}))) is None
    assert opens(people, text) is not None
    revoked = revoke_token(people, token.id, SAAR, now=NOW)
    assert revoked is not None
    assert opens(people, text) is None
    assert revoke_token(people, token.id, ANNA) == revoked


def test_who_loses_a_role_or_an_organisation_loses_it_in_their_tokens(people: Store) -> None:
    text = make(people)
    remember(people, Person("anna", "Anna", frozenset({"contributor"}), frozenset({"koepel"})))
    asking = opens(people, text)
    assert asking is not None
    assert asking.organisations == {"koepel"}
    remember(people, Person("anna", "Anna"))
    asking = opens(people, text)
    assert asking is not None
    assert asking.roles == frozenset()


def test_nothing_that_is_kept_opens_anything(people: Store) -> None:
    text = make(people)
    secret = text.rpartition("_")[2]
    kept = [dossier.content for dossier in people.dossiers("token")]
    assert secret not in repr(kept)
    hash = kept[0]["hash"]
    id = tokens_of(people)[0].id
    for other in (f"samenspel_{id}_{hash}", hash, secret, text[:-1], f"{text}0", text.upper(), "", "é"):
        assert opens(people, other) is None
    assert opens(people, f"samenspel_{'0' * 16}_{secret}") is None


def test_a_token_looks_like_nothing_else_so_that_one_that_leaked_is_found(people: Store) -> None:
    assert re.fullmatch(r"samenspel_[0-9a-f]{16}_[0-9a-f]{64}", make(people))


@pytest.mark.parametrize(
    "wrong",
    [
        {"label": ""},
        {"label": " "},
        {"label": "x" * 81},
        {"label": "a\nb"},
        {"scopes": []},
        {"scopes": ["alles"]},
        {"scopes": ["read", "review"]},
        {"organisations": ["zuidland"]},
        {"days": 0},
        {"days": 367},
        {"days": -1},
    ],
)
def test_a_token_beyond_what_its_person_may_is_not_made(people: Store, wrong: dict[str, Any]) -> None:
    with pytest.raises(WrongError):
        make(people, **wrong)
    assert tokens_of(people) == ()


def test_what_a_token_can_be_for_is_what_the_person_may() -> None:
    assert scopes_of(ANNA) == ("read", "propose")
    assert scopes_of(SAAR) == ("read", "review")
    assert scopes_of(Person("x", "x")) == ()


def asked_with(browser: TestClient, token: str, path: str = "/v1/me", scheme: str = "Bearer") -> Any:
    return browser.get(path, headers={"Authorization": f"{scheme} {token}"})


def fresh_token(browser: TestClient, **fields: Any) -> str:
    page = browser.get("/me").text
    sent = {"form-token": form_token(page), "label": "Nachtelijke levering", "scope": ["read", "propose"], "days": "30"}
    answer = browser.post("/me/tokens", data=sent | fields)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return shown_token(answer.text)


def test_a_token_made_on_the_page_is_shown_once_and_asks_in_the_name_of_who_made_it(
    signed_in: SignIn, site: Site
) -> None:
    browser = signed_in("anna")
    token = fresh_token(browser)
    assert token not in browser.get("/me").text
    me = asked_with(site(), token).json()
    assert (me["id"], me["roles"]) == ("anna", ["reader", "contributor"])
    assert token not in str(me)
    assert asked_with(site(), token, scheme="bearer").json()["id"] == "anna"


def test_the_api_tells_the_tokens_that_the_page_tells(signed_in: SignIn) -> None:
    browser = signed_in("anna")
    fresh_token(browser, label="Voor de API")
    (listed,) = [token for token in browser.get("/v1/me").json()["tokens"] if token["label"] == "Voor de API"]
    assert listed["scopes"] == ["read", "propose"]
    assert set(listed) == {"id", "label", "person", "scopes", "organisations", "made", "until", "revoked"}


def test_a_token_taken_back_on_the_page_opens_nothing(signed_in: SignIn, site: Site) -> None:
    browser = signed_in("anna")
    token = fresh_token(browser, label="Weg ermee")
    (id,) = [listed["id"] for listed in browser.get("/v1/me").json()["tokens"] if listed["label"] == "Weg ermee"]
    other = signed_in("bram")
    taken = {"form-token": form_token(other.get("/me").text), "id": id}
    assert other.post("/me/tokens/revoke", data=taken).status_code == 303
    assert asked_with(site(), token).status_code == 200
    taken = {"form-token": form_token(browser.get("/me").text), "id": id}
    assert browser.post("/me/tokens/revoke", data=taken).status_code == 303
    assert asked_with(site(), token).status_code == 401


@pytest.mark.parametrize(
    "fields", [{"label": ""}, {"scope": ["review"]}, {"scope": []}, {"days": "9999"}, {"days": "x"}]
)
def test_a_wrong_form_for_a_token_says_what_is_wrong_and_keeps_what_was_filled_in(
    signed_in: SignIn, fields: dict[str, Any]
) -> None:
    browser = signed_in("anna")
    sent = {"form-token": form_token(browser.get("/me").text), "label": "Levering", "scope": ["read"], "days": "30"}
    answer = browser.post("/me/tokens", data=sent | fields)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "label" in fields or 'value="Levering"' in answer.text


@pytest.mark.parametrize("token", ["x", "", "samenspel_0000000000000000_" + "0" * 64])
@pytest.mark.parametrize("path", ["/v1/me", "/v1/entities", "/me", "/about"])
def test_a_token_that_opens_nothing_is_told_so(site: Site, token: str, path: str) -> None:
    answer = asked_with(site(), token, path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="samenspel", error="invalid_token"'
    if path.startswith("/v1"):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == 401


def test_the_description_of_the_api_tells_of_tokens(site: Site) -> None:
    document = site().get("/v1/openapi.json").json()
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert document["security"] == [{}, {"token": []}]


def guarded(app: FastAPI) -> FastAPI:
    @app.get("/proef")
    def read(_: Annotated[Person, Depends(require("contributor"))]) -> str:
        return "ja"

    @app.post("/proef")
    def write(asking: Asking, _: Annotated[Person, Depends(require("contributor"))]) -> str:
        return asking.id

    return app


def test_what_asks_for_a_role_tells_who_may(store: Store, settings: Settings) -> None:
    remember(store, ANNA)
    remember(store, SAAR)
    browser = TestClient(guarded(create_app(store, settings=settings)), base_url=SITE, follow_redirects=False)
    answer = browser.get("/proef")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fproef")
    assert browser.post("/proef").status_code == 401
    now = datetime.now(UTC)
    assert asked_with(browser, make(store, now=now), "/proef").text == '"ja"'
    assert asked_with(browser, make(store, SAAR, scopes=["read"], now=now), "/proef").status_code == 403


def test_a_service_that_is_read_only_takes_tokens_for_reading_only(store: Store) -> None:
    remember(store, ANNA)
    text = make(store, now=datetime.now(UTC))
    browser = TestClient(guarded(create_app(store, listens_here=False)), base_url=SITE)
    assert asked_with(browser, text).json()["roles"] == ["reader"]
    answer = browser.post("/proef", headers={"Authorization": f"Bearer {text}"})
    assert answer.status_code == 403
    assert "alleen te lezen" in answer.text


def test_a_program_with_a_token_needs_nothing_of_a_browser(store: Store, settings: Settings) -> None:
    remember(store, ANNA)
    text = make(store, now=datetime.now(UTC))
    browser = TestClient(guarded(create_app(store, settings=settings)), base_url=SITE)
    headers = {"Authorization": f"Bearer {text}", "Origin": "https://elders.example"}
    assert browser.post("/proef", headers=headers).text == '"anna"'


def test_no_answer_that_takes_a_body_takes_more_than_it_knows(site: Site) -> None:
    document = site().get("/v1/openapi.json").json()
    schemas = document["components"]["schemas"]
    taken = [
        content["schema"].get("$ref", "").rpartition("/")[2]
        for methods in document["paths"].values()
        for operation in methods.values()
        for kind, content in operation.get("requestBody", {}).get("content", {}).items()
        if kind == "application/json"
    ]
    assert [name for name in taken if schemas[name].get("additionalProperties") is not False] == []


@pytest.mark.parametrize("kind", ["person", "token"])
def test_of_who_is_forgotten_nothing_opens_anything_and_the_service_goes_on(people: Store, kind: str) -> None:
    text = make(people)
    token = tokens_of(people, "anna")[0]
    people.forget(kind, "anna" if kind == "person" else token.id)
    assert opens(people, text) is None
    assert still_signed_in(people, "anna", "k", 10**15) == (ANNA if kind == "token" else None)
    assert [person.id for person in known_people(people)] == (["saar"] if kind == "person" else ["anna", "saar"])
    assert len(tokens_of(people)) == (1 if kind == "person" else 0)
    assert revoke_token(people, "0" * 16, SAAR) is None
    end_all_sessions(people, "anna", 5)
    remember(people, ANNA)
    assert known_person(people, "anna") == ANNA


def test_who_contributes_for_an_organisation_does_so_under_each_id_that_is_judged_to_be_it(people: Store) -> None:
    client = TestClient(create_app(people, settings=Settings(oidc_issuer="https://login.noordland.test")), SITE)
    headers = {"Authorization": f"Bearer {make(people, days=366, organisations=['koepel'])}"}
    said = {"speaker": "tooi-koepel", "answer": {"verb": "confirm", "subject": "vbz"}}

    def status(verdict: Verdict) -> int:
        people.judge([Judgement("koepel", "tooi-koepel", verdict, "redactie", NOW.isoformat())])
        return client.post("/v1/proposals", json=said, headers=headers).status_code

    people.sync(Batch(REGISTER, (Entity("tooi-koepel", "Association", "Voorbeeldkoepel"),), ()))
    private = replace(REGISTER, id="besloten", audience=("tooi-koepel",))
    people.sync(Batch(private, (Entity("geheim", "Fieldlab", "Geheim lab"),), ()))
    assert status(Verdict.NO) == 403
    assert client.get("/v1/entities/geheim", headers=headers).status_code == 404
    assert status(Verdict.YES) == 201
    assert client.get("/v1/entities/geheim", headers=headers).status_code == 200
    assert client.get("/answer?subject=tooi-koepel", headers=headers).status_code == 200
    assert status(Verdict.WITHDRAWN) == 403
    assert client.get("/v1/entities/geheim", headers=headers).status_code == 404
