"""The service on the bundled data, for requests within the process and for a real browser."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from api.app import create_app
from api.settings import Settings
from graph.store import Store, open_store
from loaders.engine.clean import clean_sent
from tests.neo4j_server import free_ports
from tests.pages.hostile import batch

START_SECONDS = 20
_AS_IT_COMES = Settings()
Visit = Callable[..., Page]


@contextmanager
def served(store: Store, settings: Settings = _AS_IT_COMES, *, listens_here: bool = True) -> Iterator[str]:
    """The address at which a real server answers from `store` meanwhile."""
    port = free_ports(1)[0]
    app = create_app(store, clean_sent, settings, listens_here=listens_here)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started, "the server did not start"
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def site(bundled: Store) -> Iterator[str]:
    with served(bundled) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store whose names try to be something else than text."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('hostile')}/store.db") as store:
        store.sync(batch())
        yield store


@pytest.fixture(scope="session")
def hostile_site(hostile_store: Store) -> Iterator[str]:
    with served(hostile_store) as address:
        yield address


@pytest.fixture(scope="session")
def app(bundled: Store) -> FastAPI:
    return create_app(bundled, clean_sent)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A visitor without cookies."""
    with TestClient(app) as opened:
        yield opened


@pytest.fixture
def empty_client(tmp_path: Path) -> Iterator[TestClient]:
    """The service on a store in which nothing was loaded yet."""
    with open_store(f"sqlite:///{tmp_path}/empty.db") as store, TestClient(create_app(store)) as opened:
        yield opened


@pytest.fixture
def visit(page: Page, site: str) -> Iterator[Visit]:
    """Opens an address of the site in `page`; the test fails when the site's policy made the browser refuse a thing."""
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)

    def opened(address: str, *, width: int = 1280, scheme: str = "light", lang: str | None = None) -> Page:
        page.set_viewport_size({"width": width, "height": 844 if width < 500 else 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        joint = "&" if "?" in address else "?"
        page.goto(site + address + (f"{joint}lang={lang}" if lang else ""), wait_until="load")
        return page

    yield opened
    assert not refused, refused
