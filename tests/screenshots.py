"""Pictures of the pages in Chromium, to look at and for the README: `python -m tests.screenshots [ADDRESS...]`.

Starts `samenspel serve` on the store of `make demo`, opens each address (by default PAGES of tests.pages) as desktop,
phone, dark and print, and writes PNG files to var/screenshots. With --readme it writes the four pictures of the README
to docs/images instead.
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
from tests.pages.addresses import PAGES

TARGET = Path("var/screenshots")
START_SECONDS = 60
README = Path("docs/images")
README_PAGES = {
    "home": "/",
    "route": "/paths?from=Provincie+Flevoland&to=MKB-Nederland#r1",
    "gaps": "/gaps#rule-open-commitments",
    "map": "/map/drawing",
}


@dataclass(frozen=True)
class Look:
    """How a page is looked at; width and height in CSS pixels."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    height: int = 900


LOOKS = (
    Look("desktop", 1280),
    Look("phone", 390, height=844),
    Look("dark", 1280, scheme="dark"),
    Look("print", 794, media="print"),
)


# Small enough to load with a README: below 250 kB each.
README_LOOK = Look("readme", 1120, height=760)


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


def photograph(browser: Browser, url: str, look: Look, picture: Path, *, whole: bool = True) -> int:
    """Write the page at `url`, whole or what is seen at first, to `picture` (PNG); gives the HTTP status."""
    with browser.new_context(
        viewport={"width": look.width, "height": look.height}, locale="nl-NL", color_scheme=look.scheme
    ) as context:
        page = context.new_page()
        response = page.goto(url, wait_until="load")
        for frame in page.frames:
            if "/map/drawing" in frame.url:
                frame.wait_for_selector("html[data-drawn]", state="attached")
        # As when somebody prints: what print leaves out is there before, or a map in it would never be drawn.
        page.emulate_media(media=look.media)
        page.wait_for_timeout(500)
        page.screenshot(path=picture, full_page=whole)
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
        if addresses == ["--readme"]:
            README.mkdir(parents=True, exist_ok=True)
            for name, address in README_PAGES.items():
                photograph(browser, root + address, README_LOOK, README / f"{name}.png", whole=False)
            addresses = []
        for address in addresses:
            name = re.sub(r"\W+", "-", address).strip("-") or "home"
            for look in LOOKS:
                picture = TARGET / f"{name}.{look.name}.png"
                status = photograph(browser, root + address, look, picture)
                failed += status != httpx2.codes.OK and address != "/bestaatniet"
                print(f"{status} {picture}")
        browser.close()
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(PAGES)))
