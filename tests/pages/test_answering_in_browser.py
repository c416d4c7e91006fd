"""From an unknown cell to the review, a dispute and its undoing: two people on phones, by keyboard alone."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from graph.model.words import message
from graph.store import Store, open_store
from tests.light_oidc_provider import LightProvider, running_provider
from tests.pages.conftest import served
from tests.pages.network_to_answer import network
from tests.pages.test_accessible import violations
from tests.people.conftest import settings_for

# So many presses of a key lead to anything on these pages.
MOST_PRESSES = 150


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(network())
        yield store


@pytest.fixture(scope="module")
def provider() -> Iterator[LightProvider]:
    with running_provider() as running:
        yield running


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


def follow(page: Page, goal: Locator, *, elsewhere: bool = False) -> None:
    """Go to a link or button and press it; what it leads to, if not elsewhere, breaks no rule of axe and fits."""
    go_to(page, goal)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if not elsewhere:
        look(page)


def sign_in(page: Page, person: str) -> None:
    """Fill in the form of the provider."""
    write(page, "[name=username]", person)
    write(page, "[name=password]", person)
    with page.expect_navigation():
        page.keyboard.press("Enter")


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
def test_a_province_answers_and_a_reviewer_decides_each_in_their_own_browser(
    browser: Browser, filled: Store, provider: LightProvider, lang: str
) -> None:
    def words(key: str, **parameters: object) -> str:
        return message(key, **parameters).in_language(lang)

    def press(page: Page, key: str) -> None:
        follow(page, page.get_by_role("button", name=words(key), exact=True))

    cell, claims = "/matrix?row=pv-noordland&column=vraag", "/entities/pv-noordland/claims"
    gaps, route = "/gaps?rule=instrument-use-unknown", "/paths?from=pv-noordland&to=zuidland"
    with ExitStack() as stack:
        site = stack.enter_context(served(filled, settings_for(provider), listens_here=False))
        reader, anna, bram = (
            stack.enter_context(browser.new_context(viewport={"width": 390, "height": 844}, locale=lang)).new_page()
            for _ in range(3)
        )
        # Who has not signed in is told that they can, and comes back to what they looked at.
        anna.goto(site + cell)
        follow(anna, anna.locator("#help").get_by_role("link", name=words("answer-form-sign-in")), elsewhere=True)
        sign_in(anna, "anna")
        assert anna.url.endswith(cell)
        bram.goto(f"{site}/proposals")
        sign_in(bram, "bram")
        assert bram.url == f"{site}/proposals"

        reader.goto(site + gaps)
        expect(reader.locator("article.finding")).to_have_count(1)
        follow(anna, anna.get_by_role("link", name=words("answer-form-cell"), exact=True))
        # Nothing is asked before an answer is chosen, and then at most three things.
        expect(anna.locator(".fields")).not_to_be_visible()
        choose(anna, words("answer-form-open-add"))
        expect(anna.locator(".fields .field:visible")).to_have_count(3)
        write(anna, "#f-since", "2022")
        write(anna, "#f-url", "voorbeeld.example/besluit")
        press(anna, "answer-form-preview")
        expect(anna.locator(".preview")).to_contain_text("2022")
        press(anna, "answer-form-send")
        expect(anna.get_by_role("status")).to_contain_text(words("proposal-page-sent"))
        for page, count in ((anna, 1), (bram, 1), (reader, 0)):
            page.goto(site + cell)
            expect(page.locator("#help .proposed li")).to_have_count(count)
        bram.goto(f"{site}/proposals")
        look(bram)
        follow(bram, bram.locator(".proposals p a").first)
        press(bram, "proposal-page-do-accept")
        expect(bram.locator(".statement .state.accepted")).to_be_visible()
        reader.goto(site + cell)
        expect(reader.locator("#help")).to_contain_text(words("matrix-shown"))
        reader.goto(site + gaps)
        expect(reader.locator("article.finding")).to_have_count(0)
        reader.goto(f"{site}/changes")
        expect(reader.locator("main")).to_contain_text("Antwoord van Provincie Noordland")

        anna.goto(site + claims)
        look(anna)
        member = anna.locator(".told li", has_text="Voorbeeldkoepel").first
        follow(anna, member.locator(".answer-to"))
        choose(anna, words("answer-form-known-deny"))
        expect(anna.locator(".fields .field:visible")).to_have_count(2)
        write(anna, "#f-note", "Wij zijn nooit lid geworden.")
        press(anna, "answer-form-preview")
        press(anna, "answer-form-send")
        denied = anna.url.partition("?")[0]
        for path in (claims, "/entities/pv-noordland", "/entities/koepel"):
            reader.goto(site + path)
            expect(reader.locator(".disputed").first).to_be_attached()
            look(reader)
        reader.goto(site + route)
        expect(reader.locator(".route").first).to_contain_text("Eigen opgave van Provincie Noordland")

        bram.goto(denied)
        press(bram, "proposal-page-do-refuse")
        expect(bram.locator("#e-reason")).to_be_visible()
        write(bram, "#f-reason", "De ledenlijst noemt de provincie.")
        press(bram, "proposal-page-do-refuse")
        reader.goto(site + claims)
        expect(reader.locator(".disputed")).to_have_count(0)
        reader.goto(site + route)
        expect(reader.locator(".route").first).not_to_contain_text("Eigen opgave")
        anna.goto(denied)
        expect(anna.locator(".timeline")).to_contain_text("De ledenlijst noemt de provincie.")

        bram.goto(f"{site}/proposals?state=all")
        for box in bram.locator("input[name=chosen]").all():
            go_to(bram, box)
            bram.keyboard.press("Space")
        press(bram, "proposal-page-do-reopen")
        write(bram, "#f-reason", "Opnieuw bekijken.")
        press(bram, "proposal-page-do-reopen")
        expect(bram.locator(".proposals .state.submitted")).to_have_count(2)
        reader.goto(site + cell)
        expect(reader.locator("#help")).not_to_contain_text(words("matrix-shown"))


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
