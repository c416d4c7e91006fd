"""What a map in the browser shows on its canvas."""

from playwright.sync_api import Page


def pixels(page: Page) -> str:
    """A fingerprint of what the canvas shows."""
    return str(page.evaluate("document.querySelector('#drawing canvas').toDataURL()"))


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
