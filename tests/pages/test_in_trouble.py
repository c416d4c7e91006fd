"""What a browser shows when something is in the way: a store that is away, too many questions, a path before it all."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from ipaddress import ip_network
from pathlib import Path

import httpx2
import pytest
import uvicorn
from playwright.sync_api import Page, expect

from api.app import create_app
from api.settings import Settings
from graph.store import Store, open_store
from loaders.engine.clean import clean_sent
from tests import axe
from tests.neo4j_server import free_ports

WIDTHS = (1280, 390, 320)


@contextmanager
def served(store: Store, settings: Settings) -> Iterator[str]:
    """The address of a service that also keeps up with its store."""
    port = free_ports(1)[0]
    config = uvicorn.Config(create_app(store, clean_sent, settings), port=port, log_config=None, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def looks_well(page: Page) -> None:
    """No rule of axe-core is broken, light or dark, and nothing scrolls sideways."""
    for scheme, rules in (("light", ()), ("dark", axe.COLOUR_RULES)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert axe.violations(page, rules, outside=["iframe"]) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_with_the_store_away_every_page_tells_since_when_and_the_others_tell_why(
    bundled: Store, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "store.db"
    shutil.copy(bundled.url.removeprefix("sqlite:///"), file)
    with open_store(f"sqlite:///{file}") as store, served(store, Settings()) as site:
        page.goto(f"{site}/entities/ipo")
        file.rename(tmp_path / "away.db")
        until(lambda: httpx2.get(f"{site}/v1/health/ready").json()["status"] == "behind")
        page.goto(f"{site}/entities/ipo")
        expect(page.get_by_role("status")).to_contain_text("geleden")
        expect(page.get_by_role("heading", level=1)).to_have_text("Interprovinciaal Overleg")
        looks_well(page)
        page.goto(f"{site}/changes")
        expect(page.get_by_role("heading", level=1)).to_have_text("Dit is nu niet te zien")
        expect(page.get_by_role("status")).to_contain_text("geleden")
        looks_well(page)


def test_who_asks_too_often_is_told_so_on_a_page(bundled: Store, page: Page) -> None:
    trusting = Settings(rate="1/minute", trusted_proxies=(ip_network("127.0.0.1"),))
    page.set_extra_http_headers({"X-Forwarded-For": "192.0.2.7"})
    with served(bundled, trusting) as site:
        page.goto(f"{site}/about")
        page.goto(f"{site}/search")
        expect(page.get_by_role("heading", level=1)).to_have_text("Dit zijn te veel vragen achter elkaar")
        looks_well(page)


@pytest.mark.parametrize("path", ["/samen/spel"])
def test_scripts_and_forms_work_under_a_path(bundled: Store, page: Page, path: str) -> None:
    with served(bundled, Settings(root_path=path)) as site:
        page.goto(f"{site}{path}/")
        page.locator("#home-q").press_sequentially("provincie fl")
        expect(page.locator("#home-suggestions option[value='Provincie Flevoland']")).to_be_attached()
        page.locator("#home-q").fill("Provincie Flevoland")
        page.locator("#home-q").press("Enter")
        page.wait_for_url(f"{site}{path}/search?**")
        page.get_by_role("link", name="English").click()
        page.wait_for_url(f"{site}{path}/search?**lang=en**")
        with closing(httpx2.Client()) as client:
            assert client.get(page.url).status_code == 200
