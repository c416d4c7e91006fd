"""The service behind a proxy: under a path, by another scheme and host, told by proxies that are trusted only."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from ipaddress import ip_network
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from loaders.engine.clean import clean_sent
from tests.pages.addresses import PAGES

PREFIX = "/samen/spel"
TRUSTING = Settings(trusted_proxies=(ip_network("127.0.0.1"),))
FORWARDED = {
    "X-Forwarded-Prefix": PREFIX,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "provincie.test",
    "X-Forwarded-For": "192.0.2.7",
}
LINKING = {"href", "src", "action", "formaction", "data-suggest", "poster", "cite", "data"}


class _Links(HTMLParser):
    """The addresses that the elements of a page name."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name in LINKING and value]


def links(page: str) -> list[str]:
    parser = _Links()
    parser.feed(page)
    return parser.links


def on_site(page: str) -> list[str]:
    """The links that lead somewhere on the site."""
    return [link for link in links(page) if not re.match(r"[a-z]+:|#", link)]


def client_of(
    store: Store, settings: Settings, client: str = "127.0.0.1", headers: dict[str, str] | None = None
) -> TestClient:
    app = create_app(store, clean_sent, settings)
    return TestClient(app, client=(client, 50_000), headers=headers, follow_redirects=False)


@pytest.fixture(scope="module", params=["told by the proxy", "set up"])
def under(bundled: Store, request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """The service under a path that a proxy takes off."""
    by_proxy = request.param == "told by the proxy"
    settings, headers = (TRUSTING, FORWARDED) if by_proxy else (Settings(root_path=PREFIX), None)
    with client_of(bundled, settings, headers=headers) as opened:
        yield opened


def test_every_link_of_every_page_is_under_the_path(under: TestClient) -> None:
    met = set[str]()
    for address in PAGES:
        page = under.get(address).text
        site_links = on_site(page)
        assert site_links, address
        astray = [link for link in site_links if not link.startswith(f"{PREFIX}/") or link.startswith(PREFIX * 2)]
        assert not astray, (address, astray[:5])
        met.update(link.partition("#")[0] for link in site_links)
    # As the proxy does, the path is taken off; one of each sort of address is asked for.
    sorts = {re.sub(r"[^/]+$", "", urlsplit(link).path) + str(sorted(urlsplit(link).query)[:1]): link for link in met}
    for link in sorts.values():
        answer = under.get(link.removeprefix(PREFIX))
        assert answer.status_code < 400 or "bestaatniet" in link, (link, answer.status_code)


def test_the_menu_marks_the_page_that_is_shown(under: TestClient) -> None:
    for page in ("/gaps", "/search?q=ipo", "/coverage"):
        marked = re.findall(r'<a href="([^"]*)" aria-current="page"', under.get(page).text)
        assert marked == [PREFIX + page.partition("?")[0]]


def test_a_proxy_that_leaves_the_path_on_gets_the_same(under: TestClient) -> None:
    under.cookies.clear()
    assert under.get(f"{PREFIX}/entities/ipo").text == under.get("/entities/ipo").text
    assert under.get(f"{PREFIX}/v1/entities/ipo").json() == under.get("/v1/entities/ipo").json()


def test_redirects_lead_back_under_the_path(under: TestClient) -> None:
    assert under.get("/favicon.ico").headers["Location"] == f"{PREFIX}/static/icon.svg"
    assert under.get("/v1").headers["Location"] == f"{PREFIX}/v1/openapi.json"
    under.get("/organisation?of=ipo")
    assert under.get("/organisation", headers={"Cookie": "organisation=ipo"}).headers["Location"].startswith(PREFIX)
    assert under.get("/static/samenspel.css").headers["Cache-Control"] == "no-cache"


def test_cookies_are_of_the_path_only(under: TestClient) -> None:
    assert f"Path={PREFIX}/;" in under.get("/?lang=en").headers["Set-Cookie"]
    assert f"Path={PREFIX}/;" in under.get("/organisation?of=ipo").headers["Set-Cookie"]


def test_the_api_gives_addresses_under_the_path(under: TestClient) -> None:
    assert under.get("/v1/openapi.json").json()["servers"] == [{"url": f"{PREFIX}/v1"}]
    answer = under.get("/v1/questions/users?what=sbir").json()
    pages = [step["page"] for step in answer["nextSteps"] if step["page"]]
    pages += [question["page"] for question in under.get("/v1/questions").json()["ready"]]
    pages += [thing["page"] for thing in under.get("/v1/coverage").json()["toFindOut"]]
    assert pages
    assert all(page.startswith(f"{PREFIX}/") for page in pages)


def test_texts_and_files_to_take_along_have_the_whole_address(bundled: Store) -> None:
    with client_of(bundled, TRUSTING, headers=FORWARDED) as client:
        site = f"https://provincie.test{PREFIX}"
        assert f"{site}/map/drawing" in client.get("/map").text
        assert f"{site}/gaps?finding=" in client.get("/gaps.csv").text
        assert f"{site}/paths?" in client.get("/paths?from=Provincie+Flevoland&to=MKB-Nederland").text


def test_nothing_is_believed_of_a_proxy_that_is_not_trusted(bundled: Store) -> None:
    for settings, client in ((Settings(), "127.0.0.1"), (TRUSTING, "192.0.2.1")):
        with client_of(bundled, settings, client, FORWARDED) as visitor:
            page = visitor.get("/map").text
            assert "provincie.test" not in page
            assert not [link for link in on_site(page) if link.startswith(PREFIX)]
            assert visitor.get("/v1").headers["Location"] == "/v1/openapi.json"


@pytest.mark.parametrize("told", ["//elders.test", "/a//b", '/"><script>', "/..", "/a/../b", "elders", "/a b", "/a%2f"])
def test_a_path_that_leads_elsewhere_is_not_believed(bundled: Store, told: str) -> None:
    with client_of(bundled, TRUSTING, headers={"X-Forwarded-Prefix": told}) as client:
        assert "/static/samenspel.css" in on_site(client.get("/about").text)


def test_other_hosts_than_those_named_are_refused(bundled: Store) -> None:
    with client_of(bundled, Settings(hosts=("samenspel.test",))) as client:
        assert client.get("/about", headers={"Host": "samenspel.test"}).status_code == 200
        assert client.get("/v1/health", headers={"Host": "localhost:8000"}).status_code == 200
        assert client.get("/about", headers={"Host": "elders.test"}).status_code == 400
        assert client.get("/about", headers={"Host": "samenspel.test.elders.test"}).status_code == 400


def test_browsers_are_told_to_ask_by_https_only_where_that_is_set_up_and_so(bundled: Store) -> None:
    settings = TRUSTING.model_copy(update={"hsts_seconds": 600})
    with client_of(bundled, settings) as client:
        assert "Strict-Transport-Security" not in client.get("/about").headers
        answer = client.get("/about", headers={"X-Forwarded-Proto": "https"})
        assert answer.headers["Strict-Transport-Security"] == "max-age=600; includeSubDomains"
    with client_of(bundled, TRUSTING, headers=FORWARDED) as client:
        assert "Strict-Transport-Security" not in client.get("/about").headers
