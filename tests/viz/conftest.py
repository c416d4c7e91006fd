"""Opening a drawn map in the browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

OpenMap = Callable[..., None]


@pytest.fixture
def open_map(page: Page, tmp_path: Path) -> OpenMap:
    """Writes a map to a file, opens that in `page` and waits until it is drawn."""

    def opened(document: str, anchor: str = "") -> None:
        file = tmp_path / "kaart.html"
        file.write_bytes(document.encode())
        page.goto(file.as_uri() + anchor)
        page.wait_for_selector("html[data-drawn]", state="attached")
        page.wait_for_load_state()

    return opened
