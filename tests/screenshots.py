"""Pictures of the pages in Chromium, to look at and for the README: `python -m tests.screenshots [ADDRESS...]`.

Starts `samenspel serve` on the store of `make demo`, opens each address (by default PAGES) as desktop, phone, dark
and print, and writes PNG files to var/screenshots.
"""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import httpx2
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS, CHROMIUM_NAMES
from tests.neo4j_server import free_ports

TARGET = Path("var/screenshots")
START_SECONDS = 60
PAGES = (
    "/",
    "/search?q=drenthe",
    "/entities/tooi-pv22",
    "/paths?from=Provincie+Drenthe&to=MKB-Nederland",
    "/gaps",
    "/matrix",
    "/map",
    "/sources",
    "/changes",
    "/about",
)


@dataclass(frozen=True)
class Look:
    """How a page is looked at; the width in CSS pixels."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


LOOKS = (
    Look("desktop", 1280),
    Look("phone", 390),
    Look("dark", 1280, scheme="dark"),
    Look("print", 794, media="print"),
)


@contextmanager
def served() -> Iterator[str]:
    """The address of a `samenspel serve` that runs meanwhile; raises RuntimeError when it does not answer."""
    address = f"http://127.0.0.1:{(port := free_ports(1)[0])}"
    process = subprocess.Popen([Path(sys.executable).with_name("samenspel"), "serve", "--port", str(port)])
    try:
        deadline = time.monotonic() + START_SECONDS
        while process.poll() is None and time.monotonic() < deadline:
            try:
                httpx2.get(f"{address}/v1/health").raise_for_status()
            except httpx2.HTTPError:
                time.sleep(0.2)
            else:
                yield address
                return
        raise RuntimeError("samenspel serve does not answer; run `make demo` first")
    finally:
        process.terminate()
        process.wait()


def photograph(browser: Browser, url: str, look: Look, picture: Path) -> int:
    """Write the whole page at `url` to `picture` (PNG); gives the HTTP status."""
    with browser.new_context(
        viewport={"width": look.width, "height": 900}, locale="nl-NL", color_scheme=look.scheme
    ) as context:
        page = context.new_page()
        page.emulate_media(media=look.media)
        response = page.goto(url, wait_until="load")
        page.wait_for_timeout(500)
        page.screenshot(path=picture, full_page=True)
        return response.status if response else 0


def main(addresses: list[str]) -> int:
    """Photograph the addresses in every look; gives 1 when a page did not answer with 200."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if chromium is None:
        print("No Chromium on the PATH; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    failed = 0
    with served() as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        for address in addresses:
            name = re.sub(r"\W+", "-", address).strip("-") or "home"
            for look in LOOKS:
                picture = TARGET / f"{name}.{look.name}.png"
                status = photograph(browser, root + address, look, picture)
                failed += status != httpx2.codes.OK
                print(f"{status} {picture}")
        browser.close()
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(PAGES)))
