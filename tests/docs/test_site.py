"""The site of the documentation: made without a warning, complete, and asking nothing of anybody else."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from lxml import html
from playwright.sync_api import BrowserContext, expect

from tests.axe import violations
from tests.docs.documents import PAGES, ROOT

# The theme makes the button that copies a block a landmark.
OF_THE_THEME = (".md-code__nav",)


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that was made of a copy, so that two makings are never in each other's way."""
    place = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs", place / "docs")
    shutil.copytree(ROOT / "tools" / "site_theme", place / "tools" / "site_theme")
    shutil.copy(ROOT / "zensical.toml", place)
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--clean", "--strict"]
    built = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return place / "build" / "site"


@contextmanager
def answering(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with answering(site) as url:
        yield url


def test_every_document_is_a_page_that_the_menu_leads_to(site: Path) -> None:
    menu = html.parse(site / "index.html").xpath("//nav[@data-md-level='0']//a/@href")
    assert {Path(link).name for link in menu if link.endswith(".html")} | {"index.html"} == {
        f"{page.stem}.html" for page in PAGES
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_of_the_site_is_accessible_and_asks_nothing_of_others(
    visitor: BrowserContext, address: str, page: Path
) -> None:
    opened = visitor.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(f"{address}/{page.stem}.html")
    assert [url for url in asked if not url.startswith(address)] == []
    assert violations(opened, outside=OF_THE_THEME) == []
    opened.emulate_media(color_scheme="dark")
    assert violations(opened, ["color-contrast"]) == []


def test_searching_finds_a_page(visitor: BrowserContext, address: str) -> None:
    page = visitor.new_page()
    page.goto(f"{address}/index.html")
    page.get_by_role("button", name="Zoeken").first.click()
    page.keyboard.type("presentielijst")
    expect(page.get_by_text("Een lijst opschonen").first).to_be_visible()
