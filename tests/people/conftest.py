"""A service where people sign in, with a real provider beside it, and visitors without and with a session."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey
from pydantic import SecretStr

from api.app import create_app
from api.identity import Access
from api.settings import Settings
from graph.store import Store, open_store
from loaders.engine.clean import clean_sent
from tests.fictitious import batch
from tests.light_oidc_provider import SECRET, LightProvider, running_provider

# Making one takes as long as some tests.
PROVIDER_KEY = RSAKey.generate_key(2048, {"use": "sig", "kid": "proef"})
SITE = "http://samenspel.test"
SignIn = Callable[..., TestClient]


@pytest.fixture(scope="session")
def one_provider() -> Iterator[LightProvider]:
    with running_provider() as running:
        yield running


@pytest.fixture
def provider(one_provider: LightProvider) -> LightProvider:
    """The provider as it should be: what another test had it do wrongly is forgotten."""
    vars(one_provider).update(vars(LightProvider(one_provider.issuer, PROVIDER_KEY)))
    return one_provider


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of this test's own."""
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.sync(batch())
        yield opened


@pytest.fixture
def settings(provider: LightProvider) -> Settings:
    return settings_for(provider)


def settings_for(provider: LightProvider) -> Settings:
    """A service that lets people sign in with a provider."""
    return Settings(oidc_issuer=provider.issuer, oidc_name="de proefdienst", oidc_client_secret=SecretStr(SECRET))


@pytest.fixture(scope="session")
def one_app(one_provider: LightProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('people')}/store.db") as opened:
        opened.sync(batch())
        yield create_app(opened, clean_sent, settings_for(one_provider), listens_here=False)


@pytest.fixture
def app(one_app: FastAPI, provider: LightProvider) -> FastAPI:
    """A service on a machine that none of its visitors sits at; its provider is asked anew who it is."""
    access: Access = one_app.state.access
    access.provider._endpoints = access.provider._keys = None  # type: ignore[union-attr]
    return one_app


@pytest.fixture
def site(app: FastAPI) -> Callable[[], TestClient]:
    """Gives a new browser on that service."""
    return lambda: TestClient(app, base_url=SITE, follow_redirects=False)


@pytest.fixture
def signed_in(site: Callable[[], TestClient]) -> SignIn:
    """Gives a new browser in which somebody signed in."""

    def sign_in(person: str = "anna", onward: str = "/me") -> TestClient:
        browser = site()
        answer = sign_in_as(browser, person, onward)
        assert answer.status_code == 303, answer.text
        return browser

    return sign_in


def to_provider(browser: TestClient, person: str, onward: str = "/me", sign_in: str = "/sign-in") -> str:
    """Go from the service to the provider and sign in there; the address that this sends the browser back to."""
    begun = browser.get(sign_in, params={"next": onward})
    assert begun.status_code == 303, begun.text
    at = begun.headers["location"]
    with httpx2.Client() as outside:
        form = outside.get(at).text
        action = re.search(r'action="([^"]+)"', form)
        assert action
        answer = outside.post(urljoin(at, unescape(action[1])), data={"username": person, "password": person})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def sign_in_as(browser: TestClient, person: str, onward: str = "/me") -> httpx2.Response:
    """Sign in by way of the provider; the last answer of the service."""
    return come_back(browser, to_provider(browser, person, onward))


def come_back(browser: TestClient, address: str) -> httpx2.Response:
    """Come back from the provider; a page that says that it failed has nothing of that address in it."""
    back = urlsplit(address)
    answer = browser.get(f"{back.path}?{back.query}")
    if "/sign-in/failed" in answer.headers.get("location", ""):
        answer = browser.get(answer.headers["location"])
        assert not [value for values in parse_qs(back.query).values() for value in values if value in answer.text]
    return answer


def form_token(page: str) -> str:
    """What the forms of a page carry."""
    token = re.search(r'name="form-token" value="([^"]*)"', page)
    assert token, page
    return token[1]


def shown_token(page: str) -> str:
    """The token that a page shows this once."""
    token = re.search(r'<textarea id="fresh"[^>]*>([^<]*)</textarea>', page)
    assert token, page
    return token[1]


@contextmanager
def at_machine(store: Store, settings: Settings | None = None, **options: bool) -> Iterator[TestClient]:
    """A program or browser on the machine of a service without a login."""
    app = create_app(store, clean_sent, settings or Settings(), **options)
    with TestClient(
        app, base_url="http://127.0.0.1:8000", client=("127.0.0.1", 50_000), follow_redirects=False
    ) as opened:
        yield opened


@contextmanager
def serving(app: FastAPI, port: int) -> Iterator[str]:
    """The address at which a real server answers meanwhile."""
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
