"""What a map in the browser shows on its canvas."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE = 10.0


def pixels(page: Page) -> str:
    """A fingerprint of what the canvas shows, once it shows the same for some frames in a row."""
    return str(
        page.evaluate(
            """async () => {
              const canvas = document.querySelector('#drawing canvas');
              const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 20)));
              let last = '', alike = 0;
              for (let tries = 0; tries < 100 && alike < 3; tries += 1) {
                await frame();
                const now = canvas.toDataURL();
                alike = now === last ? alike + 1 : 0;
                last = now;
              }
              return last;
            }"""
        )
    )


def comes_to_show(page: Page, shown: str) -> bool:
    """Whether the canvas shows what that fingerprint is of, now or within PATIENCE seconds."""
    return within_patience(lambda: pixels(page) == shown)


def leaves(page: Page, shown: str) -> bool:
    """Whether the canvas shows something else than that fingerprint is of, now or within PATIENCE seconds."""
    return within_patience(lambda: pixels(page) != shown)


def within_patience(holds: Callable[[], bool]) -> bool:
    """Whether it holds, now or within PATIENCE seconds. A page that allows no eval cannot be made to wait itself."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
    return False


def inked(page: Page) -> float:
    """The share of the canvas that differs from its background."""
    return float(
        page.evaluate(
            """() => {
              const canvas = document.querySelector('#drawing canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              let inked = 0;
              for (let at = 0; at < data.length; at += 4) inked += data[at + 3] > 0 && data[at] < 200;
              return inked / (data.length / 4);
            }"""
        )
    )
