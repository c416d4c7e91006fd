"""What tests share: a real Neo4j, a real browser, and no way out to the network."""

from __future__ import annotations

import os
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from neo4j import GraphDatabase
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from api import app
from api.openapi import contact, describe
from api.settings import Settings
from graph.store import Store, open_store
from loaders.engine.run import load
from loaders.readers.dataset import parse_dataset
from loaders.sources import ecosysteem
from tests.maven import NotFetched
from tests.neo4j_server import CURRENT, Neo4jServer, running_neo4j

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
)
# How long an example or a page takes depends on what else the machine does.
settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
expect.set_options(timeout=30_000)
MISSING = pytest.StashKey[dict[str, str]]()
# A server is started by one of several processes only, so that all that uses one is of one group; others are files.
ON_NEO4J = re.compile(r"neo4j|/test_((store|proposal)_faults|stores_agree|checking|objects|notebooks)\.py")
# Those that take long, so that none of them is left over when the rest is ready; the last stands for any other.
LONG_FIRST = (
    "neo4j",
    "tests/people/",
    "tests/pages/test_accessible.py",
    "tests/pages/",
    "tests/viz/",
    "tests/cli/",
    "tests/loaders/",
    "",
)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[MISSING] = {}


def _group(nodeid: str) -> str:
    return "neo4j" if ON_NEO4J.search(nodeid) else nodeid.partition("::")[0]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of several processes: what takes longest first."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: _turn(_group(item.nodeid)))


def _turn(group: str) -> int:
    return next(turn for turn, start in enumerate(LONG_FIRST) if group.startswith(start))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give a process a whole group of tests at a time, in the order in which these were collected."""
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return _group(nodeid)

    config.option.loadscopereorder = False
    return ByGroup(config, log)


def go_without(config: pytest.Config, piece: str, reason: str) -> None:
    """Skip for want of `piece`, or fail where the environment says that it must be there."""
    if piece in os.environ.get("SAMENSPEL_REQUIRE", "").split(","):
        pytest.fail(f"SAMENSPEL_REQUIRE names {piece}, but: {reason}", pytrace=False)
    config.stash[MISSING][piece] = reason
    pytest.skip(f"needs {piece}: {reason}")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    for piece, reason in sorted(config.stash[MISSING].items()):
        count = sum(f"needs {piece}:" in str(report.longrepr) for report in skipped)
        terminalreporter.write_line(f"NOT RUN: {count} tests that need {piece}: {reason}", yellow=True)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Connections leave this machine only towards the Neo4j that SAMENSPEL_TEST_NEO4J names."""
    allowed = urlsplit(os.environ.get("SAMENSPEL_TEST_NEO4J", "")).hostname
    allowed_addresses = {each[4][0] for each in socket.getaddrinfo(allowed, None)} if allowed else set()

    def guard(connect: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(self: socket.socket, address: Any) -> Any:
            inside = self.family not in (socket.AF_INET, socket.AF_INET6)
            if inside or _is_here(address[0]) or address[0] in allowed_addresses:
                return connect(self, address)
            raise PermissionError(f"a test tried to reach {address[0]}")

        return guarded

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guard(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guard(socket.socket.connect_ex))
        yield


@pytest.fixture(autouse=True, scope="session")
def bundled_read_once() -> Iterator[None]:
    """What is bundled stays as it is during a run, and takes two seconds to read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ecosysteem, "parse_dataset", cache(parse_dataset))
        yield


@pytest.fixture(autouse=True, scope="session")
def described_once() -> Iterator[None]:
    """What an API can do follows from its subjects and who runs it, and takes a third of a second to describe."""
    made: dict[Any, dict[str, Any]] = {}

    def described(api: FastAPI, base: str, settings: Settings) -> dict[str, Any]:
        of = base, str(api.openapi_tags), str(contact(settings))
        if of not in made:
            made[of] = describe(api, base, settings)
        return made[of]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "describe", described)
        yield


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with everything that is bundled; for reading only, as many tests share it."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('bundled')}/store.db") as store:
        load(store)
        yield store


@pytest.fixture(scope="session")
def neo4j_url(pytestconfig: pytest.Config) -> Iterator[str]:
    """The Bolt address of a Neo4j 5 whose data a test may wipe.

    A server given in SAMENSPEL_TEST_NEO4J has to be marked with SAMENSPEL_TEST_NEO4J_DISPOSABLE=yes;
    otherwise one is started for this run. Name and password stand in NEO4J_USERNAME and NEO4J_PASSWORD.
    """
    if url := os.environ.get("SAMENSPEL_TEST_NEO4J"):
        if os.environ.get("SAMENSPEL_TEST_NEO4J_DISPOSABLE") != "yes":
            pytest.exit("The tests wipe SAMENSPEL_TEST_NEO4J: set SAMENSPEL_TEST_NEO4J_DISPOSABLE=yes to agree")
        yield url
        return
    try:
        with running_neo4j(briefly=True) as server:
            yield server.bolt_url
    except NotFetched as missing:
        go_without(pytestconfig, "neo4j", str(missing))


@pytest.fixture(scope="session")
def current_neo4j_url(pytestconfig: pytest.Config) -> Iterator[str]:
    """The Bolt address of a server of the current release, beside the one with long-term support."""
    try:
        with running_neo4j(CURRENT, briefly=True) as server:
            yield server.bolt_url
    except NotFetched as missing:
        go_without(pytestconfig, "neo4j-current", str(missing))


@pytest.fixture(scope="session")
def server_with_password(pytestconfig: pytest.Config) -> Iterator[Neo4jServer]:
    """A server of this run's own that asks for a password."""
    try:
        with running_neo4j(password="voorbeeld-1234", briefly=True) as server:
            yield server
    except NotFetched as missing:
        go_without(pytestconfig, "neo4j", str(missing))


@pytest.fixture
def protected_neo4j(server_with_password: Neo4jServer) -> Neo4jServer:
    """The same server, empty; a test may kill and restart it."""
    empty(server_with_password.bolt_url, (server_with_password.user, server_with_password.password))
    return server_with_password


@pytest.fixture
def empty_neo4j(neo4j_url: str) -> str:
    """The same address, with all nodes and relationships removed; constraints and indexes stay."""
    auth = (os.environ.get("NEO4J_USERNAME", ""), os.environ.get("NEO4J_PASSWORD", ""))
    empty(neo4j_url, auth if all(auth) else None)
    return neo4j_url


@pytest.fixture
def empty_current_neo4j(current_neo4j_url: str) -> str:
    """The same of a server of the current release."""
    empty(current_neo4j_url)
    return current_neo4j_url


def empty(url: str, auth: tuple[str, str] | None = None) -> None:
    """Remove all nodes and relationships of a server; constraints and indexes stay."""
    with GraphDatabase.driver(url, auth=auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


@pytest.fixture(scope="session")
def chromium_path(pytestconfig: pytest.Config) -> Path:
    """The Chromium on this machine: SAMENSPEL_CHROMIUM, or the first on the PATH."""
    names = [os.environ.get("SAMENSPEL_CHROMIUM", ""), *CHROMIUM_NAMES]
    chromium = next((path for name in names if name and (path := shutil.which(name))), None)
    if chromium is None:
        go_without(pytestconfig, "chromium", "no Chromium on the PATH; on Debian: apt-get install chromium")
    return Path(str(chromium))


@pytest.fixture(scope="module")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """A headless Chromium, driven by Playwright.

    One a module, because Playwright keeps an event loop running in the main thread, in which tests of
    other modules could not start theirs.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Whose pages these are: one a module, as a new one takes half a second of the processor."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL") as context:
        yield context


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A fresh page of 1280 by 800, without cookies; the test fails when the page asks anything of another machine,
    or when a script on it throws."""
    outside: list[str] = []
    thrown: list[str] = []

    def keep_inside(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("http", "https", "ws", "wss") and not _is_here(address.hostname or ""):
            outside.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    visitor.clear_cookies()
    visitor.clear_permissions()
    visitor.route("**/*", keep_inside)
    page = visitor.new_page()
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    # This one stays until the next was used: in the same process scripts need not be compiled again.
    for other in visitor.pages:
        if other != page:
            other.close()
    visitor.unroute("**/*", keep_inside)
    assert not outside, f"the page asked for {outside}"
    assert not thrown, f"scripts on the page threw {thrown}"
