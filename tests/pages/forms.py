"""Forms of a page, sent as a browser sends them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

import httpx2
from fastapi.testclient import TestClient


@dataclass
class Form:
    """A form as it stands on a page: where it goes, what it sends by itself, and what its fields are called."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._text: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(attributes.get("action", "")))
        if not self.forms or "name" not in attributes:
            return
        name, form = attributes["name"], self.forms[-1]
        if tag == "button":
            form.buttons.append((name, attributes.get("value", "")))
            return
        form.names.append(name)
        if tag == "textarea":
            self._text = name
        elif tag == "input" and (attributes.get("type") not in {"radio", "checkbox"} or "checked" in attributes):
            form.fields.append((name, attributes.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self.forms[-1].fields.append((self._text, data.lstrip("\n")))
            self._text = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = None


def forms(page: str) -> list[Form]:
    """The forms of a page."""
    parser = _Forms()
    parser.feed(page)
    return parser.forms


def form_to(page: str, action: str, *, button: tuple[str, str] | None = None) -> Form:
    """The form of a page that goes to an address, and has a button."""
    return next(form for form in forms(page) if form.action == action and (button is None or button in form.buttons))


def send(client: TestClient, form: Form, filled: Sequence[tuple[str, str]] = ()) -> httpx2.Response:
    """What comes back when a form is sent with some fields filled in, before going where it leads."""
    names = {name for name, _ in filled}
    sent = [*(pair for pair in form.fields if pair[0] not in names), *filled]
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return client.post(form.action, content=urlencode(sent), headers=headers, follow_redirects=False)
