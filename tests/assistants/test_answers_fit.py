"""No answer is larger than an assistant can take, none hides that there is more, and every line is on some page."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mcp import types

from api.assistants.answer import BYTES_A_TOKEN, MOST_TOKENS, Cited, Line, Whole, fitted
from api.assistants.asked import OneEntity
from api.assistants.asking import Asking
from api.assistants.looking_up import entity
from api.graph_now import GraphNow
from graph.ask.budget import UNLIMITED
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch, Claim, Entity, Source
from graph.model.words import languages
from graph.store import Store, open_store
from tests.assistants.conftest import SITE, Assistant, within
from tests.fictitious import SOURCE

# So many of which there is most to tell, and about as many others.
HALF_CHECKED = 150


@pytest.fixture(scope="module")
def snapshot(bundled: Store) -> Snapshot:
    return take_snapshot(bundled.read())


@pytest.fixture(scope="module")
def inside(bundled: Store) -> Iterator[Assistant]:
    with within(bundled) as assistant:
        yield assistant


def tokens(whole: Whole, start: int, language: str) -> float:
    """What an answer comes to, with all that the protocol has around it."""
    answer, text = fitted(whole, start, SITE, language)
    result = types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], structured_content=answer.plain()
    )
    assert answer.lines or start >= whole.count
    return len(result.model_dump_json(by_alias=True).encode()) / BYTES_A_TOKEN


@pytest.mark.parametrize("language", languages())
def test_of_all_that_is_bundled_no_first_page_is_too_large(bundled: Store, snapshot: Snapshot, language: str) -> None:
    asking = Asking(GraphNow(bundled), language, UNLIMITED)
    busiest = sorted(snapshot.nodes, key=lambda id: -sum(map(len, snapshot.fact_numbers(id))))
    ids = [*busiest[:HALF_CHECKED], *busiest[HALF_CHECKED :: len(busiest) // HALF_CHECKED]]
    largest = max(tokens(entity(asking, OneEntity(entity=id)), 0, language) for id in ids)
    # Close to what may be, or answers would be shorter than they need to be.
    assert MOST_TOKENS * 0.8 < largest <= MOST_TOKENS


@pytest.mark.parametrize(
    ("name", "given_to_it"),
    [
        ("gaps", {}),
        ("gaps", {"about": "ipo"}),
        ("coverage", {}),
        ("matrix", {}),
        ("entity", {"entity": "tooi-pv28"}),
        ("routes", {"from": "tooi-pv22", "to": "mkb-nederland", "k": 5}),
        ("ask", {"question": "Welke afspraken hebben geen vervolg?"}),
        ("changes", {"since": "2026-11-01"}),
    ],
)
def test_page_after_page_gives_each_line_once(inside: Assistant, name: str, given_to_it: dict[str, object]) -> None:
    pages = list(inside.pages(name, **given_to_it))
    lines = [line for page in pages for line in page.data["lines"]]
    assert len(lines) == pages[0].data["total"]
    contents = [(line["under"], line["text"], line["page"]) for line in lines]
    assert len(set(contents)) == len(contents)
    for page, following in pairwise(pages):
        assert page.data["next"] in page.text
        assert page.data["total"] == following.data["total"]
    assert "cursor" not in pages[-1].text
    # Each source has a number on its page, and each number its source.
    for page in pages:
        numbers = {number for line in page.data["lines"] for number in line["sources"]}
        assert numbers == {source["number"] for source in page.data["sources"]}


def test_what_is_found_by_a_word_goes_on_page_after_page(inside: Assistant) -> None:
    pages = inside.pages("search", text="gemeente")
    ids: list[str] = []
    for page, _ in zip(pages, range(12), strict=False):
        ids += [line["entities"][0]["id"] for line in page.data["lines"]]
    assert len(ids) == len(set(ids)) > 100


def wide() -> Batch:
    """A body with names, notes, places and addresses as long as they may be, in many relations and sources."""
    source = Source(
        SOURCE.id,
        "Een voorbeeld van een heel lange titel “met aanhalingstekens” " * 3,
        SOURCE.publisher,
        SOURCE.licence,
        SOURCE.rank,
        url="https://voorbeeld.example/" + "a" * 900,
    )
    entities = [Entity("breed", "Association", "Ééns ” \\ " + "lang " * 30, description="ü" * 1_500)]
    entities += [Entity(f"lid-{number}", "Company", f"Bedrijf {number} " + "é" * 150) for number in range(300)]
    claims = [
        Claim(
            f"lid-{number}",
            "memberOf",
            "breed",
            role="rol " * 20,
            locator=f"p. {number} " + "x" * 150,
            note='\\"' * 200,
        )
        for number in range(300)
    ]
    return Batch(source, tuple(entities), tuple(claims))


def test_of_a_wide_network_each_page_fits_and_the_pages_tell_all(tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('wide')}/store.db") as opened:
        opened.sync(wide())
        with within(opened) as assistant:
            lines = [line for page in assistant.pages("entity", entity="breed") for line in page.data["lines"]]
            assert len({line["entities"][0]["id"] for line in lines}) == len(lines) == 300
            assert all(line["sources"] for line in lines)
            for name in ("gaps", "coverage", "matrix"):
                assistant.knows(name)
            assistant.knows("search", text="Bedrijf")


TEXT = st.text(max_size=4_000) | st.text(alphabet='"\\\n\x00“é\U0001f600', max_size=4_000)
# A line tells something: what is no word and no sign is not put on a line of its own.
WORDS = TEXT.map("a".__add__)
ADDRESS = st.text(alphabet="abc/?=&é", max_size=1_200).map("/".__add__)
CITED = st.builds(
    Cited,
    TEXT,
    source=st.none() | st.text(alphabet="abc-", min_size=1, max_size=100),
    locator=st.none() | TEXT,
    url=st.none() | ADDRESS.map("https://voorbeeld.example".__add__),
    quote=st.none() | TEXT,
)

LINE = st.builds(Line, WORDS, ADDRESS, cited=st.lists(CITED, max_size=5).map(tuple), under=st.none() | TEXT)


@pytest.fixture(scope="module")
def whole_of(snapshot: Snapshot) -> Callable[..., Whole]:
    """A whole answer on the day of the snapshot, which is too much to write out beside an example that fails."""

    def of(answer: str, page: str, lines: list[Line], notes: list[str]) -> Whole:
        return Whole.of(snapshot, answer, page, lines, notes)

    return of


@settings(max_examples=60, deadline=None)
@given(
    answer=TEXT,
    notes=st.lists(TEXT, max_size=8),
    page=ADDRESS,
    lines=st.lists(
        st.builds(Line, WORDS, ADDRESS, cited=st.lists(CITED, max_size=5).map(tuple), under=st.none() | TEXT),
        max_size=6,
    ),
    language=st.sampled_from(languages()),
)
def test_whatever_sources_say_an_answer_fits_and_each_thing_stays_on_its_line(
    whole_of: Callable[..., Whole], answer: str, notes: list[str], page: str, lines: list[Line], language: str
) -> None:
    whole = whole_of(answer, page, lines, notes)
    start = 0
    while True:
        assert tokens(whole, start, language) <= MOST_TOKENS
        data, text = fitted(whole, start, SITE, language)
        # A source that looks like something of ours stays within its line.
        assert sum(line.startswith("- ") for line in text.splitlines()) == len(data.lines)
        assert all(letter.isprintable() for letter in text.replace("\n", ""))
        if data.next is None:
            break
        start += len(data.lines)
    assert start + len(data.lines) == len(lines)
