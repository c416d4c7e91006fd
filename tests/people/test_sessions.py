"""Sessions: they end when they should, cannot be made up, and no other site can use them."""

import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from pydantic import SecretStr
from starlette.routing import Mount

from api.app import create_app
from api.sessions import Cookies, with_secret
from api.settings import Settings
from graph.desk.people import AT_THE_MACHINE, Person
from graph.desk.sign_ins import end_all_sessions, end_session, remember, still_signed_in
from graph.model.words import WrongError
from graph.store import Store, open_store
from tests.light_oidc_provider import LightProvider
from tests.people.conftest import SITE, SignIn, at_machine, form_token, sign_in_as

Site = Callable[[], TestClient]


def who(browser: TestClient) -> str:
    return str(browser.get("/v1/me").json()["id"])


def send(browser: TestClient, path: str, **fields: str) -> int:
    """Send a form as the page of who is signed in does; the status of the answer."""
    token = form_token(browser.get("/me").text)
    return int(browser.post(path, data={"form-token": token, **fields}).status_code)


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts_and_of_other_sites(site: Site) -> None:
    plain = sign_in_as(site(), "anna").headers.get_list("set-cookie")
    session = next(cookie for cookie in plain if cookie.startswith("samenspel-session="))
    assert "HttpOnly" in session
    assert "SameSite=lax" in session
    assert "Path=/;" in f"{session};"
    assert "Max-Age=28800" in session
    assert len(session) < 400
    hint = next(cookie for cookie in plain if cookie.startswith("samenspel-sign-out="))
    assert "Path=/sign-out" in hint


def test_by_https_the_cookies_go_by_https_only(app: FastAPI) -> None:
    browser = TestClient(app, base_url="https://samenspel.test", follow_redirects=False)
    cookies = sign_in_as(browser, "anna").headers.get_list("set-cookie")
    assert len(cookies) == 3
    for cookie in cookies:
        assert cookie.startswith("__Secure-")
        assert "Secure" in cookie.split("; ")
    assert who(browser) == "anna"


def test_a_session_that_somebody_changed_or_made_up_is_none(signed_in: SignIn, site: Site) -> None:
    cookie = signed_in("niek").cookies["samenspel-session"]
    made_up = Cookies(Settings(session_secret=SecretStr("x" * 32)))._signer("samenspel-session")
    for other in (cookie[:-1], cookie[1:], f"{cookie}x", "", "x.y.z", str(made_up.dumps(["saar", "k", 10**13]))):
        browser = site()
        browser.cookies.set("samenspel-session", other)
        assert who(browser) == ""


def test_what_was_signed_for_one_cookie_is_no_other(signed_in: SignIn, site: Site) -> None:
    browser = site()
    browser.cookies.set("samenspel-session", signed_in("anna").cookies["samenspel-sign-out"])
    assert who(browser) == ""


def test_a_session_is_over_after_its_hours(signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = signed_in("anna")
    now = time.time()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + 8 * 3600 - 60)
    assert who(browser) == "anna"
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + 8 * 3600 + 60)
    assert who(browser) == ""


def test_who_signs_out_has_no_session_any_more_even_for_who_kept_the_cookie(signed_in: SignIn, site: Site) -> None:
    browser, other = signed_in("anna"), signed_in("anna")
    thief = site()
    thief.cookies.set("samenspel-session", browser.cookies["samenspel-session"])
    assert who(thief) == "anna"
    assert send(browser, "/sign-out") == 200
    assert (who(browser), who(thief), who(other)) == ("", "", "anna")
    assert "samenspel-session" not in browser.cookies


def test_signing_out_everywhere_ends_all_sessions_and_that_of_the_provider(
    signed_in: SignIn, site: Site, provider: LightProvider
) -> None:
    first, second, other = signed_in("anna"), signed_in("anna"), signed_in("bram")
    token = form_token(first.get("/me").text)
    answer = first.post("/sign-out/everywhere", data={"form-token": token})
    assert answer.status_code == 200
    assert (who(first), who(second), who(other)) == ("", "", "bram")
    onward = answer.headers["refresh"].partition("url=")[2]
    assert onward.startswith(f"{provider.issuer}/logout?")
    assert "id_token_hint=" in onward
    again = signed_in("anna")
    assert (who(again), who(first)) == ("anna", "")


def test_the_provider_can_end_one_session_or_all_of_a_person(signed_in: SignIn, provider: LightProvider) -> None:
    first, second = signed_in("anna"), signed_in("anna")
    ended = next(iter(provider.sessions))
    path = "/sign-out/back-channel"
    assert first.post(path, data={"logout_token": provider.logout_token(sub="anna", sid=ended)}).status_code == 200
    assert sorted((who(first), who(second))) == ["", "anna"]
    assert first.post(path, data={"logout_token": provider.logout_token(sub="anna")}).status_code == 200
    assert (who(first), who(second)) == ("", "")


def test_what_the_provider_tells_again_later_ends_no_session_that_began_since(
    signed_in: SignIn, provider: LightProvider
) -> None:
    token = provider.logout_token(sub="anna", iat=int(time.time()) - 30)
    browser = signed_in("anna")
    assert browser.post("/sign-out/back-channel", data={"logout_token": token}).status_code == 200
    assert who(browser) == "anna"


@pytest.mark.parametrize(
    "changes",
    [
        {"sub": None, "sid": None},
        {"nonce": "x"},
        {"events": None},
        {"events": {"iets": {}}},
        {"iss": "https://elders.example"},
        {"aud": "een-andere-dienst"},
        {"exp": 1_000_000_000},
        {"iat": None},
        {"jti": None},
        {"sub": 3},
    ],
)
def test_a_logout_token_that_does_not_hold_ends_nothing(
    signed_in: SignIn, provider: LightProvider, changes: dict[str, object]
) -> None:
    browser = signed_in("anna")
    token = provider.logout_token(**{"sub": "anna"} | changes)
    assert browser.post("/sign-out/back-channel", data={"logout_token": token}).status_code == 400
    assert who(browser) == "anna"


def test_who_is_forgotten_and_comes_back_does_not_bring_old_sessions_along(app: FastAPI, signed_in: SignIn) -> None:
    old = signed_in("niek")
    app.state.access.store.forget("person", "niek")
    assert who(old) == ""
    assert who(signed_in("niek")) == "niek"
    assert who(old) == ""


def test_moments_at_which_sessions_end_only_move_on(store: Store) -> None:
    anna = Person("anna", "Anna", frozenset({"reader"}))
    remember(store, anna)
    end_all_sessions(store, "anna", 100)
    end_all_sessions(store, "anna", 50)
    assert still_signed_in(store, "anna", "k", 100) is None
    assert still_signed_in(store, "anna", "k", 101) == anna
    end_session(store, "k", 200)
    end_session(store, "k", 150)
    remember(store, Person("anna", "Anna B.", frozenset()))
    assert still_signed_in(store, "anna", "k", 200) is None
    assert still_signed_in(store, "anna", "k", 201) == Person("anna", "Anna B.")
    assert still_signed_in(store, "anna", "ander", 100) is None
    assert still_signed_in(store, "nobody", "k", 10**15) is None


def test_who_signs_in_again_unchanged_writes_nothing(store: Store) -> None:
    anna = Person("anna", "Anna", frozenset({"reader"}), frozenset({"vbz"}))
    remember(store, anna)
    written = store.dossiers_written()
    remember(store, anna)
    assert store.dossiers_written() == written


def test_what_is_shown_to_a_person_is_kept_by_no_shared_cache_and_has_a_tag_of_its_own(
    signed_in: SignIn, site: Site
) -> None:
    nobody, anna, bram = site(), signed_in("anna"), signed_in("bram")
    answers = [browser.get("/about?lang=nl") for browser in (nobody, anna, bram)]
    assert len({answer.headers["etag"] for answer in answers}) == 3
    assert [answer.headers["cache-control"] for answer in answers] == ["no-cache", *["private, no-cache"] * 2]
    assert all("Cookie" in answer.headers["vary"] for answer in answers)
    tag = {"If-None-Match": answers[1].headers["etag"]}
    assert [browser.get("/about?lang=nl", headers=tag).status_code for browser in (nobody, anna, bram)] == [
        200,
        304,
        200,
    ]
    assert anna.get("/me").headers["cache-control"] == "no-store"
    assert anna.get("/v1/me").headers["cache-control"] == "no-store"


def test_a_form_without_what_its_session_carries_does_nothing(signed_in: SignIn, site: Site) -> None:
    anna, bram = signed_in("anna"), signed_in("bram")
    of_bram = form_token(bram.get("/me").text)
    for token in ("", "x", of_bram, "é"):
        answer = anna.post("/sign-out/everywhere", data={"form-token": token})
        assert answer.status_code == 403
        assert "formulier is verlopen" in answer.text
    assert anna.post("/sign-out/everywhere").status_code == 400
    assert who(anna) == "anna"


OTHER_SITES = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://elders.example"},
    {"Origin": "http://samenspel.test.elders.example"},
    {"Origin": "null"},
)


@pytest.mark.parametrize("headers", OTHER_SITES)
def test_a_form_that_another_site_sends_does_nothing_whatever_it_carries(
    signed_in: SignIn, headers: dict[str, str]
) -> None:
    anna = signed_in("anna")
    token = form_token(anna.get("/me").text)
    assert anna.post("/sign-out/everywhere", data={"form-token": token}, headers=headers).status_code == 403
    assert who(anna) == "anna"


def changing(app: FastAPI) -> list[tuple[str, str]]:
    """The method and path of all routes that change something, those of the API behind /v1."""
    api = next(route.app for route in app.routes if isinstance(route, Mount) and route.path == "/v1")
    assert isinstance(api, FastAPI)
    return [
        (method, start + re.sub(r"\{[^}]*\}", "x", route.path))
        for start, part in (("", app), ("/v1", api))
        for route in every_route(part.routes)
        for method in (route.methods or set()) - {"GET", "HEAD"}
    ]


def every_route(routes: Sequence[Any]) -> Iterator[APIRoute]:
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif hasattr(route, "original_router"):
            yield from every_route(route.original_router.routes)


def test_no_route_that_changes_something_is_open_to_another_site(app: FastAPI, signed_in: SignIn) -> None:
    routes = changing(app)
    assert len(routes) >= 6
    anna = signed_in("anna")
    for method, path in routes:
        for headers in OTHER_SITES:
            answer = anna.request(method, path, data={"x": "y"}, headers=headers)
            assert answer.status_code == 403, (path, headers)
    assert who(anna) == "anna"


# What shows by something else who sends it: the key of a mail, and the signature of the provider.
BY_OTHER_MEANS = {"/subscriptions/confirm", "/subscriptions/end", "/sign-out/back-channel"}


def test_no_form_does_anything_at_the_machine_without_what_its_page_carries(store: Store) -> None:
    settings = Settings(smtp_host="127.0.0.1", site="http://127.0.0.1:8000")
    with at_machine(store, settings) as browser:
        routes = changing(browser.app)  # type: ignore[arg-type]
        paths = [path for _, path in routes if not path.startswith("/v1")]
        assert {*paths} > BY_OTHER_MEANS
        for path in sorted({*paths} - BY_OTHER_MEANS):
            for fields in ({"x": "y"}, {"form-token": "x"}):
                answer = browser.post(path, data=fields)
                assert (answer.status_code, "formulier is verlopen" in answer.text) == (403, True), path
        kinds = ("proposal", "token", "subscription", "person", "session-end")
        assert [kind for kind in kinds if store.dossiers(kind)] == []


def test_at_the_machine_a_form_needs_what_another_site_does_not_know(store: Store) -> None:
    with at_machine(store) as browser:
        token = form_token(browser.get("/clean").text)
        assert len(token) == 64
        assert browser.post("/clean", data={"list": "Voorbeeldkoepel"}).status_code == 403
        sent = {"list": "Voorbeeldkoepel", "form-token": token}
        assert browser.post("/clean", data=sent).status_code == 200
        assert browser.post("/clean", data=sent, headers={"Origin": "https://elders.example"}).status_code == 403
        assert form_token(browser.get("/clean", headers={"Host": "elders.example"}).text) == ""


def test_nobody_but_who_is_at_the_machine_may_change_anything_without_a_login(store: Store) -> None:
    with at_machine(store) as browser:
        assert who(browser) == AT_THE_MACHINE.id
        for headers in (
            {"Host": "samenspel.example"},
            {"Host": "127.0.0.1.elders.example"},
            {"X-Forwarded-For": "127.0.0.1"},
            {"Forwarded": "for=127.0.0.1"},
            {"Via": "1.1 proxy"},
            {"X-Real-IP": "10.0.0.1"},
            *OTHER_SITES,
            {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
            {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        ):
            assert browser.get("/v1/me", headers=headers).json()["id"] == "", headers
        opened = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
        assert "U zit aan de computer" in browser.get("/me", headers=opened).text
        assert browser.get("/v1/me", headers={"Sec-Fetch-Site": "same-origin"}).json()["id"] == AT_THE_MACHINE.id
    with at_machine(store, listens_here=False) as browser:
        assert who(browser) == ""
        assert browser.get("/v1/me").json()["readOnly"] is True
        assert "alleen te lezen" in browser.get("/me").text


def test_an_older_protocol_is_that_of_a_proxy(store: Store) -> None:
    app = create_app(store)

    async def older(scope, receive, send):  # type: ignore[no-untyped-def]
        await app({**scope, "http_version": "1.0"} if scope["type"] == "http" else scope, receive, send)

    browser = TestClient(older, base_url="http://127.0.0.1:8000", client=("127.0.0.1", 50_000))
    assert who(browser) == ""


def test_where_people_sign_in_sitting_at_the_machine_gives_nothing(store: Store, settings: Settings) -> None:
    with at_machine(store, settings) as browser:
        assert who(browser) == ""


def test_the_secret_of_sessions_is_kept_beside_the_store_for_its_owner_only(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    first, second = (with_secret(Settings(), url).session_secret.get_secret_value() for _ in range(2))
    assert first == second
    assert len(first) == 64
    assert stat.S_IMODE(os.stat(tmp_path / "store.db-secret").st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["store.db-secret"]


def test_processes_that_begin_together_have_one_secret(tmp_path: Path) -> None:
    code = (
        "import sys; from api.sessions import with_secret; from api.settings import Settings;"
        "print(with_secret(Settings(), sys.argv[1]).session_secret.get_secret_value())"
    )
    command = [sys.executable, "-c", code, f"sqlite:///{tmp_path}/store.db"]
    begun = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert len({process.communicate()[0] for process in begun}) == 1


def test_a_login_without_a_place_for_its_secret_is_refused_with_what_to_do(tmp_path: Path, settings: Settings) -> None:
    url = f"sqlite:///{tmp_path}/nergens/store.db"
    with pytest.raises(WrongError, match="SAMENSPEL_SESSION_SECRET"):
        with_secret(settings, url)
    # Without a login it only signs forms, and may be made anew each time.
    assert with_secret(Settings(), url).session_secret.get_secret_value()


def test_when_the_store_is_away_nobody_is_signed_in(tmp_path: Path, settings: Settings) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        browser = TestClient(create_app(store, settings=settings, listens_here=False), base_url=SITE)
        browser.follow_redirects = False
        assert sign_in_as(browser, "anna").status_code == 303
        assert who(browser) == "anna"
    (tmp_path / "store.db").rename(tmp_path / "weg.db")
    (tmp_path / "store.db").write_bytes(b"geen opslag" * 1000)
    assert "Anna" not in browser.get("/v1/me").text
    assert "Anna" not in browser.get("/about").text
