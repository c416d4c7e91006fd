"""Signing in with a real Keycloak, in a real browser: a role from a claim, and signing out everywhere."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import httpx2
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page
from pydantic import SecretStr

from api.app import create_app
from api.settings import Settings
from graph.store import open_store
from tests.conftest import go_without
from tests.fictitious import batch
from tests.keycloak_server import KeycloakServer, running_keycloak
from tests.light_oidc_provider import SECRET
from tests.maven import NotFetched
from tests.neo4j_server import free_ports

pytestmark = pytest.mark.timeout(600)


class Service(NamedTuple):
    address: str
    keycloak: KeycloakServer


@pytest.fixture(scope="module")
def service(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A Samenspel of which a Keycloak knows the address, each on a port of its own."""
    port = free_ports(1)[0]
    site = f"http://127.0.0.1:{port}"
    try:
        with running_keycloak(site) as keycloak:
            settings = Settings(
                oidc_issuer=keycloak.issuer,
                oidc_name="Keycloak",
                oidc_client_secret=SecretStr(SECRET),
                oidc_roles="samenspel-deelnemer=contributor,samenspel-beoordelaar=reviewer",  # type: ignore[arg-type]
            )
            with open_store(f"sqlite:///{tmp_path_factory.mktemp('keycloak')}/store.db") as store:
                store.sync(batch())
                config = uvicorn.Config(create_app(store, settings=settings), port=port, log_level="error", ws="none")
                server = uvicorn.Server(config)
                thread = threading.Thread(target=server.run, daemon=True)
                thread.start()
                while not server.started:
                    assert thread.is_alive()
                    time.sleep(0.05)
                yield Service(site, keycloak)
                server.should_exit = True
                thread.join()
    except NotFetched as missing:
        go_without(pytestconfig, "keycloak", str(missing))


def sign_in(context: BrowserContext, service: Service, person: str) -> Page:
    """Sign in through the form of Keycloak; the page where this ends."""
    page = context.new_page()
    page.goto(f"{service.address}/me")
    page.fill("#username", person)
    page.fill("#password", f"voorbeeld-van-{person}")
    page.click("#kc-login")
    page.wait_for_url(f"{service.address}/**")
    return page


def test_people_sign_in_with_keycloak_and_have_the_roles_and_organisations_of_its_claims(
    service: Service, browser: Browser, tmp_path: Path
) -> None:
    with browser.new_context(locale="nl-NL") as anna, browser.new_context(locale="nl-NL") as bram:
        page = sign_in(anna, service, "anna")
        assert page.url == f"{service.address}/me"
        assert "Anna de Voorbeeld" in page.inner_text("header")
        assert "namens uw organisatie antwoorden" in page.inner_text("main")
        assert "Provincie Noordland" in page.inner_text("main")
        me = sign_in(bram, service, "bram").evaluate("fetch('/v1/me').then(one => one.json())")
        assert (me["name"], me["roles"], me["organisations"]) == ("Bram Beoordelaar", ["reviewer"], [])


def test_signing_out_everywhere_ends_every_session_here_and_at_keycloak(service: Service, browser: Browser) -> None:
    with browser.new_context(locale="nl-NL") as first, browser.new_context(locale="nl-NL") as second:
        here, there = sign_in(first, service, "anna"), sign_in(second, service, "anna")
        here.click("main form[action='/sign-out/everywhere'] button")
        here.wait_for_url(f"{service.address}/signed-out**")
        assert "U bent uitgelogd" in here.inner_text("h1")
        for page in (here, there):
            page.goto(f"{service.address}/about")
            assert "Inloggen" in page.inner_text("header")
        # Keycloak asks for the password again.
        here.goto(f"{service.address}/me")
        assert here.url.startswith(service.keycloak.issuer)


def test_what_ends_at_keycloak_ends_here_as_keycloak_tells_it_itself(service: Service, browser: Browser) -> None:
    with browser.new_context(locale="nl-NL") as first, browser.new_context(locale="nl-NL") as second:
        page, other = sign_in(first, service, "bram"), sign_in(second, service, "bram")
        cookies = {cookie["name"]: cookie["value"] for cookie in first.cookies(service.address)}
        asked = httpx2.get(f"{service.address}/v1/me", cookies=cookies).json()
        assert asked["name"] == "Bram Beoordelaar"
        page.goto(f"{service.keycloak.issuer}/protocol/openid-connect/logout?client_id=samenspel&ui_locales=nl")
        page.click("#kc-logout")
        page.wait_for_load_state()
        deadline = time.monotonic() + 20
        while httpx2.get(f"{service.address}/v1/me", cookies=cookies).json()["id"]:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        other.reload()
        assert "Bram Beoordelaar" in other.inner_text("header")
