"""The means by which the other tests speak the truth: the browser, the guard on the network, the versions."""

import http.server
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests import neo4j_server
from tests.maven import NotFetched
from tests.neo4j_server import LTS

ROOT = Path(__file__).parent.parent
BARE = "<!doctype html><html lang=nl><title>Voorbeeld</title><main><h1>Voorbeeld</h1>{}</main>"


class OnePage(http.server.BaseHTTPRequestHandler):
    body = BARE.format("<p>Een regel.</p>").encode()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests clean."""


@pytest.fixture
def address() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), OnePage) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_browser_shows_a_page_of_this_machine(page: Page, address: str) -> None:
    page.goto(address)
    assert page.get_by_role("heading", name="Voorbeeld").is_visible()


def test_the_accessibility_check_runs_without_a_download_and_finds_a_fault(page: Page) -> None:
    page.set_content(BARE.format("<p>Een regel.</p>"))
    assert Axe().run(page).violations_count == 0
    page.set_content(BARE.format('<img src="data:,">'))
    assert [each["id"] for each in Axe().run(page).response["violations"]] == ["image-alt"]


def test_a_connection_to_another_machine_is_refused() -> None:
    # 192.0.2.1 is reserved for documentation (RFC 5737): nothing answers there, should the guard fail.
    with pytest.raises(PermissionError, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_users_and_tests_run_the_same_series_of_neo4j() -> None:
    image = re.search(r"neo4j:(\d+\.\d+)[\w.]*-community", (ROOT / "compose.yaml").read_text())
    assert image
    assert LTS.version.startswith(f"{image[1]}.")


def test_the_oldest_java_that_suffices_runs_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in (17, 25, 21):
        program = tmp_path / str(version) / "bin" / "java"
        program.parent.mkdir(parents=True)
        program.touch(mode=0o755)
        (tmp_path / str(version) / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}.0.3"\n')
    homes = [tmp_path / name for name in ("25", "17", "21", "none")]
    monkeypatch.setattr(neo4j_server, "java_homes", lambda: homes)
    assert neo4j_server.find_java(17) == tmp_path / "17/bin/java"
    assert neo4j_server.find_java(18) == tmp_path / "21/bin/java"
    with pytest.raises(NotFetched, match="Java 26"):
        neo4j_server.find_java(26)


def test_every_locked_requirement_has_hashes_and_names_no_index() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text()
        pins = re.findall(r"^[a-z0-9][^\n]*==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)
        assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) > 0, lock.name
        assert "://" not in text, lock.name
