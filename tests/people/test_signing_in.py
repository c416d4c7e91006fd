"""Signing in with OpenID Connect: what has to fit, fits, or nobody is signed in."""

import base64
import hmac
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import RSAKey

from api.app import create_app
from api.provider import LARGEST_ANSWER, Provider, person_told
from api.settings import Settings
from graph.store import Store
from tests.light_oidc_provider import LightProvider
from tests.people.conftest import (
    PROVIDER_KEY,
    SITE,
    SignIn,
    come_back,
    form_token,
    shown_token,
    sign_in_as,
    to_provider,
)

Site = Callable[[], TestClient]


def who(browser: TestClient) -> dict[str, Any]:
    person: dict[str, Any] = browser.get("/v1/me").json()
    return person


def test_who_signs_in_has_the_name_the_roles_and_the_organisations_that_the_provider_tells(signed_in: SignIn) -> None:
    me = who(signed_in("anna"))
    assert (me["id"], me["name"], me["roles"]) == ("anna", "Anna de Voorbeeld", ["contributor"])
    assert me["organisations"] == [{"id": "pv-noordland", "name": "Provincie Noordland"}]
    assert who(signed_in("saar"))["roles"] == ["steward"]
    assert who(signed_in("niek"))["roles"] == []


def test_without_signing_in_one_is_nobody(site: Site) -> None:
    me = who(site())
    assert (me["id"], me["roles"], me["login"]) == ("", [], True)


def test_the_page_says_who_is_signed_in_and_offers_to_sign_out(site: Site, signed_in: SignIn) -> None:
    assert "Inloggen" in site().get("/about").text
    page = signed_in("anna").get("/about").text
    assert "Anna de Voorbeeld" in page
    assert "Uitloggen" in page
    assert "Inloggen" not in page


def test_a_service_without_a_login_shows_none(store: Store) -> None:
    browser = TestClient(create_app(store), base_url=SITE)
    page = browser.get("/about").text
    assert "/sign-in" not in page
    assert "/sign-out" not in page
    assert browser.get("/sign-in").status_code == 403


def test_one_goes_on_where_one_was(site: Site) -> None:
    browser = site()
    asked = browser.get("/me?lang=nl")
    assert asked.status_code == 303
    onward = parse_qs(urlsplit(asked.headers["location"]).query)["next"][0]
    assert sign_in_as(browser, "anna", onward).headers["location"] == "/me?lang=nl"


def test_what_the_provider_is_asked_carries_state_nonce_and_pkce(site: Site) -> None:
    asked = [parse_qs(urlsplit(site().get("/sign-in").headers["location"]).query) for _ in range(2)]
    for name in ("state", "nonce", "code_challenge"):
        first, second = (query[name][0] for query in asked)
        assert first != second
        assert len(first) >= 43
    assert asked[0]["response_type"] == ["code"]
    assert asked[0]["code_challenge_method"] == ["S256"]
    assert asked[0]["redirect_uri"] == [f"{SITE}/sign-in/callback"]


def test_an_answer_for_another_browser_signs_nobody_in(site: Site) -> None:
    other = to_provider(site(), "saar")
    victim = site()
    assert come_back(victim, other).status_code == 400
    victim.get("/sign-in")
    assert come_back(victim, other).status_code == 400
    assert who(victim)["id"] == ""


def test_an_answer_counts_once(site: Site) -> None:
    browser = site()
    back = to_provider(browser, "anna")
    assert come_back(browser, back).status_code == 303
    assert come_back(browser, back).status_code == 400


def test_who_breaks_it_off_is_told_so_in_words_of_ours(site: Site) -> None:
    browser = site()
    state = parse_qs(urlsplit(browser.get("/sign-in").headers["location"]).query)["state"][0]
    parameters = {"error": "access_denied", "error_description": "Bel 0900-OPLICHTER", "state": state}
    answer = come_back(browser, f"/sign-in/callback?{urlencode(parameters)}")
    assert answer.status_code == 400
    assert "Inloggen is niet gelukt" in answer.text


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "een-andere"},
        {"nonce": None},
        {"iss": "https://elders.example"},
        {"aud": "een-andere-dienst"},
        {"aud": ["samenspel", "een-andere-dienst"]},
        {"aud": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 12},
        {"sub": "at-the-machine"},
        {"nbf": 9_999_999_999},
        {"azp": "een-andere-dienst"},
    ],
)
def test_an_id_token_that_does_not_hold_signs_nobody_in(
    site: Site, provider: LightProvider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    browser = site()
    assert sign_in_as(browser, "anna").status_code == 400
    assert who(browser)["id"] == ""


def part(content: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def signed_by_another(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return jwt.encode(header, claims, RSAKey.generate_key(2048))


def unsigned(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return f"{part(header | {'alg': 'none'})}.{part(claims)}."


def signed_with_the_public_key(header: dict[str, Any], claims: dict[str, Any]) -> str:
    text = f"{part(header | {'alg': 'HS256'})}.{part(claims)}"
    digest = hmac.digest(PROVIDER_KEY.as_pem(private=False), text.encode(), "sha256")
    return f"{text}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def cut_off(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return jwt.encode(header, claims, PROVIDER_KEY)[:-20]


def no_token(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return "geen token"


@pytest.mark.parametrize(
    "way", [signed_by_another, unsigned, signed_with_the_public_key, cut_off, no_token], ids=lambda way: way.__name__
)
def test_a_token_that_the_provider_did_not_sign_signs_nobody_in(site: Site, provider: LightProvider, way: Any) -> None:
    provider.signs_with = way
    browser = site()
    assert sign_in_as(browser, "anna").status_code == 400
    assert who(browser)["id"] == ""


def test_a_key_that_the_provider_has_since_is_found(site: Site, provider: LightProvider) -> None:
    service = site()
    assert sign_in_as(service, "anna").status_code == 303
    provider.key = RSAKey.generate_key(2048, {"use": "sig", "kid": "nieuw"})
    provider.header = {"kid": "nieuw"}
    access = service.app.state.access  # type: ignore[attr-defined]
    # Asked for a moment ago: anybody can send a token with an unknown key, which must not have it asked each time.
    assert sign_in_as(service, "anna").status_code == 400
    access.provider._keys_read -= 60
    assert sign_in_as(service, "anna").status_code == 303


@pytest.mark.parametrize(
    ("claims", "settings", "roles", "organisations"),
    [
        ({"roles": ["reviewer", "eigenaar"]}, {}, {"reviewer"}, set()),
        ({"roles": "steward"}, {}, {"steward"}, set()),
        ({"roles": None, "organisations": {"a": "b"}}, {}, set(), set()),
        ({"realm_access": {"roles": ["x"]}}, {"oidc_role_claim": "realm_access.roles"}, set(), set()),
        (
            {"realm_access": {"roles": ["ink-beheer", "steward"]}},
            {"oidc_role_claim": "realm_access.roles", "oidc_roles": "ink-beheer=reviewer"},
            {"reviewer"},
            set(),
        ),
        ({"https://x.example/roles": ["reader"]}, {"oidc_role_claim": "https://x.example/roles"}, {"reader"}, set()),
        ({"groups": ["a", 1, ""]}, {"oidc_organisation_claim": "groups"}, set(), {"a"}),
    ],
)
def test_roles_and_organisations_are_read_from_the_claims_that_the_settings_name(
    claims: dict[str, Any], settings: dict[str, Any], roles: set[str], organisations: set[str]
) -> None:
    person = person_told({"sub": "x", **claims}, Settings(oidc_issuer="https://inlog.example", **settings))
    assert ({*person.roles}, {*person.organisations}) == (roles, organisations)


def test_who_signs_in_with_fewer_roles_has_fewer_at_once(signed_in: SignIn, provider: LightProvider) -> None:
    first = signed_in("saar")
    provider.claims = {"roles": []}
    signed_in("saar")
    assert who(first)["roles"] == []


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://elders.example"},
        {"authorization_endpoint": "https://elders.example/authorize"},
        {"token_endpoint": "http://169.254.169.254/latest/meta-data"},
        {"token_endpoint": "file:///etc/passwd"},
        {"jwks_uri": "http://127.0.0.1@elders.example/keys"},
        {"jwks_uri": "http://[::1"},
        {"jwks_uri": None},
        {"end_session_endpoint": "https://elders.example/logout"},
        {"end_session_endpoint": "javascript:alert(1)"},
        {"code_challenge_methods_supported": ["plain"]},
    ],
)
def test_discovery_leads_to_no_other_host_and_to_no_weaker_login(
    site: Site, provider: LightProvider, metadata: dict[str, Any]
) -> None:
    provider.metadata = metadata
    answer = site().get("/sign-in")
    assert answer.status_code == 503
    assert "geeft geen antwoord" in answer.text


def test_a_host_that_the_settings_name_may_have_endpoints(settings: Settings, provider: LightProvider) -> None:
    provider.metadata = {"authorization_endpoint": "https://inloggen.example/authorize"}
    named = settings.model_copy(update={"oidc_hosts": ("inloggen.example",)})
    at, _ = Provider(named).begin("http://samenspel.test/sign-in/callback")
    assert at.startswith("https://inloggen.example/authorize?")


def test_a_provider_that_sends_too_much_or_too_slowly_is_left(
    site: Site, provider: LightProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.size = LARGEST_ANSWER
    assert site().get("/sign-in").status_code == 503
    provider.size, provider.slow = 0, 4.0
    monkeypatch.setattr("api.provider.PATIENCE", 0.5)
    begin = time.monotonic()
    assert site().get("/sign-in").status_code == 503
    assert time.monotonic() - begin < provider.slow


def test_a_provider_that_is_away_leaves_all_that_can_be_read(store: Store, settings: Settings) -> None:
    away = settings.model_copy(update={"oidc_issuer": "http://127.0.0.1:9"})
    browser = TestClient(create_app(store, settings=away, listens_here=False), base_url=SITE)
    assert browser.get("/sign-in").status_code == 503
    assert browser.get("/about").status_code == 200


@pytest.mark.parametrize("issuer", ["http://inlog.example", "inlog.example", "ftp://inlog.example"])
def test_an_issuer_elsewhere_is_asked_by_https_only(issuer: str) -> None:
    with pytest.raises(ValueError, match="issuer"):
        Settings(oidc_issuer=issuer)


@pytest.mark.parametrize(
    "onward",
    [
        "https://elders.example/",
        "//elders.example/",
        "///elders.example/",
        "/\\elders.example/",
        "\\\\elders.example",
        "/\t/elders.example",
        "javascript:alert(1)",
        "elders.example",
        "http:elders.example",
        "/%0d%0aSet-Cookie:x=y\r\nX: y",
        "/" + "a" * 3_000,
    ],
)
def test_after_signing_in_one_goes_to_no_other_site(site: Site, onward: str) -> None:
    location = sign_in_as(site(), "anna", onward).headers["location"]
    assert location == "/"


def test_nothing_of_what_proves_who_one_is_stands_in_a_log(
    site: Site, provider: LightProvider, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    browser = site()
    sign_in_as(browser, "anna")
    cookies = dict(browser.cookies)
    page = browser.get("/me").text
    fresh = browser.post(
        "/me/tokens", data={"form-token": form_token(page), "label": "proef", "scope": "propose", "days": "30"}
    ).text
    token = shown_token(fresh)
    assert browser.get("/v1/me", headers={"Authorization": f"Bearer {token}"}).json()["id"] == "anna"
    browser.get("/v1/me", headers={"Authorization": f"Bearer {token[:-1]}"})
    provider.claims = {"nonce": "anders"}
    sign_in_as(browser, "anna")
    secrets = [*provider.given, *cookies.values(), token, token[:-1], form_token(page)]
    written = "".join(record.getMessage() for record in caplog.records if record.name.startswith(("api", "graph")))
    written += "".join(capfd.readouterr())
    assert len(secrets) > 6
    assert "signing in:" in caplog.text
    assert not [secret for secret in secrets if secret in written]


def test_behind_a_proxy_with_a_path_and_https_one_signs_in_and_out_there(store: Store, settings: Settings) -> None:
    under = settings.model_copy(update={"root_path": "/samenspel"})
    app = create_app(store, settings=under, listens_here=False)
    browser = TestClient(app, base_url="https://samenspel.test", follow_redirects=False)
    begun = browser.get("/samenspel/me")
    assert begun.headers["location"] == "/samenspel/sign-in?next=%2Fme"
    asked = parse_qs(urlsplit(browser.get(begun.headers["location"]).headers["location"]).query)
    assert asked["redirect_uri"] == ["https://samenspel.test/samenspel/sign-in/callback"]
    back = to_provider(browser, "anna", "/me", sign_in="/samenspel/sign-in")
    answer = come_back(browser, back)
    assert answer.headers["location"] == "/samenspel/me"
    for cookie in answer.headers.get_list("set-cookie"):
        assert "Path=/samenspel/" in cookie
        assert "Secure" in cookie
    page = browser.get("/samenspel/me").text
    assert 'action="/samenspel/sign-out/everywhere"' in page
    signed_out = browser.post("/samenspel/sign-out/everywhere", data={"form-token": form_token(page)})
    assert (
        "post_logout_redirect_uri=https%3A%2F%2Fsamenspel.test%2Fsamenspel%2Fsigned-out"
        in signed_out.headers["refresh"]
    )
    assert browser.get("/samenspel/v1/me").json()["id"] == ""
