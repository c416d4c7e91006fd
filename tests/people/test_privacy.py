"""What is kept of whom, as the service is set up: on the page, and the same by the API."""

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.people.conftest import SITE, SignIn, at_machine

Site = Callable[[], TestClient]


def kept(browser: TestClient) -> dict[str, Any]:
    return {item["id"]: item for item in browser.get("/v1/privacy").json()["items"]}


def test_the_page_says_what_the_api_says_in_both_languages(site: Site) -> None:
    browser = site()
    for language in ("nl", "en"):
        page = browser.get(f"/privacy?lang={language}").text
        for item in kept(browser).values():
            for field in ("what", "ofWhom", "howLong"):
                assert item[field][language][1:] in page.replace("&#39;", "'")


def test_what_is_kept_follows_from_the_settings(store: Store, settings: Settings, site: Site) -> None:
    with at_machine(store) as browser:
        without = kept(browser)
    assert not {"session", "person", "sign-in", "subscription"} & without.keys()
    changed = settings.model_copy(
        update={
            "session_hours": 3,
            "log_days": 14,
            "smtp_host": "mail.example",
            "site": SITE,
            "rate": "",
            "upload_rate": "",
        }
    )
    items = kept(TestClient(create_app(store, settings=changed, listens_here=False), base_url=SITE))
    assert {"session", "person", "subscription", "contribution"} <= items.keys()
    assert not {"rate", "lists"} & items.keys()
    assert "3 uur" in items["session"]["howLong"]["nl"]
    assert "14 dagen" in items["log"]["howLong"]["nl"]
    read_only = kept(TestClient(create_app(store, listens_here=False), base_url=SITE))
    assert "contribution" not in read_only


def test_who_is_responsible_and_where_to_ask_is_told_when_it_is_set(store: Store, site: Site) -> None:
    settings = Settings(
        contact_name="Stichting Voorbeeld",
        contact_email="privacy@voorbeeld.example",
        privacy_url="https://voorbeeld.example/p",
    )
    page = TestClient(create_app(store, settings=settings), base_url=SITE).get("/privacy").text
    for text in ("Stichting Voorbeeld", "mailto:privacy@voorbeeld.example", "https://voorbeeld.example/p"):
        assert text in page
    assert "Wie deze dienst beheert, is niet ingesteld." in site().get("/privacy").text


def test_every_page_leads_to_it(signed_in: SignIn, site: Site) -> None:
    for browser in (site(), signed_in("anna")):
        assert 'href="/privacy"' in browser.get("/about").text
    assert '<a href="/privacy">' in signed_in("anna").get("/me").text
