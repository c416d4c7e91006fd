"""An answer from an unknown cell to the review, a dispute and its undoing: on a phone, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.model.words import message
from graph.store import Store, open_store
from tests.pages.conftest import served
from tests.pages.network_to_answer import network
from tests.pages.test_accessible import violations

# So many presses of a key lead to anything on these pages.
MOST_PRESSES = 150


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(network())
        yield store


@pytest.fixture
def site(filled: Store) -> Iterator[str]:
    with served(filled) as address:
        yield address


def go_to(page: Page, goal: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(MOST_PRESSES):
        if goal.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not lead to {goal}")


def follow(page: Page, goal: Locator) -> None:
    """Go to a link or button and press it; what it leads to breaks no rule of axe and fits on a phone."""
    go_to(page, goal)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look(page)


def look(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def choose(page: Page, label: str) -> None:
    """Choose an answer with the arrows, as a browser has it for radio buttons."""
    go_to(page, page.locator("input[name=choice]").first)
    page.keyboard.press("Space")
    goal = page.get_by_label(label, exact=True)
    while not goal.is_checked():
        page.keyboard.press("ArrowDown")


def write(page: Page, field: str, text: str) -> None:
    go_to(page, page.locator(field))
    page.keyboard.type(text)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_unknown_cell_is_answered_accepted_and_solved_and_then_disputed_and_undone(
    page: Page, site: str, lang: str
) -> None:
    def words(key: str, **parameters: object) -> str:
        return message(key, **parameters).in_language(lang)

    def button(key: str) -> Locator:
        return page.get_by_role("button", name=words(key), exact=True)

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/gaps?rule=instrument-use-unknown&lang={lang}")
    expect(page.locator("article.finding")).to_have_count(1)
    cell = "/matrix?row=pv-noordland&column=vraag"
    page.goto(site + cell)
    look(page)
    follow(page, page.get_by_role("link", name=words("answer-form-cell"), exact=True))
    # Nothing is asked before an answer is chosen, and then at most three things.
    expect(page.locator(".fields")).not_to_be_visible()
    choose(page, words("answer-form-open-add"))
    expect(page.locator(".fields .field:visible")).to_have_count(3)
    write(page, "#f-since", "2022")
    write(page, "#f-url", "voorbeeld.example/besluit")
    follow(page, button("answer-form-preview"))
    expect(page.locator(".preview")).to_contain_text("2022")
    follow(page, button("answer-form-send"))
    expect(page.get_by_role("status")).to_contain_text(words("proposal-page-sent"))
    sent = page.url.partition("?")[0]
    page.goto(site + cell)
    expect(page.locator("#help .proposed li")).to_have_count(1)
    look(page)
    page.goto(f"{site}/proposals")
    look(page)
    follow(page, page.locator(".proposals p a").first)
    assert page.url == sent
    follow(page, button("proposal-page-do-accept"))
    expect(page.locator(".statement .state.accepted")).to_be_visible()

    page.goto(site + cell)
    expect(page.locator("#help")).to_contain_text(words("matrix-shown"))
    page.goto(f"{site}/gaps?rule=instrument-use-unknown")
    expect(page.locator("article.finding")).to_have_count(0)

    page.goto(site + cell)
    follow(page, page.locator("#help .answer-to"))
    choose(page, words("answer-form-known-deny"))
    expect(page.locator(".fields .field:visible")).to_have_count(2)
    write(page, "#f-note", "Het besluit is nooit uitgevoerd.")
    follow(page, button("answer-form-preview"))
    follow(page, button("answer-form-send"))
    denied = page.url.partition("?")[0]
    for path in (cell, "/entities/pv-noordland/claims", "/entities/pv-noordland"):
        page.goto(site + path)
        expect(page.locator(".disputed").first).to_be_attached()
        look(page)

    page.goto(denied)
    follow(page, button("proposal-page-do-refuse"))
    expect(page.locator("#e-reason")).to_be_visible()
    write(page, "#f-reason", "Het besluit geldt.")
    follow(page, button("proposal-page-do-refuse"))
    page.goto(site + cell)
    expect(page.locator(".disputed")).to_have_count(0)

    page.goto(f"{site}/proposals?state=all")
    for box in page.locator("input[name=chosen]").all():
        go_to(page, box)
        page.keyboard.press("Space")
    follow(page, button("proposal-page-do-reopen"))
    write(page, "#f-reason", "Opnieuw bekijken.")
    follow(page, button("proposal-page-do-reopen"))
    expect(page.locator(".proposals .state.submitted")).to_have_count(2)
    page.goto(site + cell)
    expect(page.locator("#help")).not_to_contain_text(words("matrix-shown"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_wrong_on_the_pages_of_answering(page: Page, site: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member = "/answer?subject=pv-noordland&relation=memberOf&object=koepel"
    page.goto(site + member)
    page.get_by_label("Dit is voorbij").check()
    page.fill("#f-until", "ooit")
    page.get_by_role("button", name="Bekijk wat").click()
    expect(page.locator("#f-until")).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []
    for path in (
        member,
        "/answer?subject=pv-noordland",
        "/answer?subject=uitvraag",
        "/answer?subject=pv-noordland&relation=memberOf&other=Noordland",
        "/proposals?state=all",
    ):
        page.goto(site + path)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
