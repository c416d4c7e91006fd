"""Whatever an assistant sends, it is told what would be right: never that something went wrong within."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.gaps import RULES
from graph.ask.questions.kinds import KINDS
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from graph.store import Store, open_store
from tests.assistants.conftest import Assistant, within
from tests.fictitious import batch

FAULT = message("problem-fault").in_language("nl")
NAMES = (
    "koepel",
    "vbz",
    "Noordland",
    "pv-noordland",
    "Voorbeeldinstrument",
    "Provincie Nergens",
    "kind:Province",
    "kind:x",
)
TEXT = st.sampled_from(
    ("", " ", "\x00", "\n", ";", "a" * 201, "a" * 100_000, "’; DROP TABLE", "é", "…", *NAMES)
) | st.text(max_size=40)
MOMENT = (
    st.sampled_from(("2021", "2021-11-29", "2021-13", "gisteren", "0000", "9999-12-31", "1", "-1", "2147483648")) | TEXT
)
CURSOR = st.sampled_from(("MA", "OTk5OTk5", "!!", "é", "LTE", "", "MTIzNDU2Nzg5MDEyMzQ1")) | st.text(max_size=10)
ANYTHING = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXT
    | st.lists(TEXT, max_size=12)
    | st.dictionaries(TEXT, TEXT, max_size=2)
)
COMMON = {"language": st.sampled_from(("nl", "en", "fy", "")), "cursor": CURSOR}
OF_MOMENT = COMMON | {"asOf": MOMENT, "knownOn": MOMENT}
KIND = st.sampled_from(("Entity", "Actor", "province", *VOCABULARY.kinds)) | TEXT
SEVERAL = st.lists(TEXT, max_size=3)
GIVEN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "search": {"text": TEXT, "kind": KIND, **OF_MOMENT},
    "entity": {"entity": TEXT, "relation": st.sampled_from(("memberOf", "x")), **OF_MOMENT},
    "routes": {
        "from": TEXT,
        "to": TEXT,
        "k": st.integers(-1, 9),
        "via": SEVERAL,
        "avoid": SEVERAL,
        "meaning": st.sampled_from(("affinity", "x")),
        **OF_MOMENT,
    },
    "gaps": {
        "rule": st.sampled_from((*RULES, "x")),
        "severity": st.sampled_from(("serious", "x")),
        "about": TEXT,
        **OF_MOMENT,
    },
    "matrix": {"rows": KIND, "columns": KIND, "row": TEXT, "column": TEXT, **OF_MOMENT},
    "coverage": OF_MOMENT,
    "changes": {"since": MOMENT, "until": MOMENT, "about": SEVERAL, **COMMON},
    "ask": {
        "question": st.sampled_from((*KINDS, "Wie gebruikt VI?", "Wie brengt ons bij?")) | TEXT,
        **dict.fromkeys(("what", "who", "from", "to"), TEXT),
        "since": MOMENT,
        "until": MOMENT,
        **OF_MOMENT,
    },
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('odd')}/store.db") as opened:
        opened.sync(batch())
        yield opened


@pytest.fixture(scope="module")
def inside(store: Store) -> Iterator[Assistant]:
    with within(store) as assistant:
        yield assistant


@pytest.mark.parametrize("name", [*GIVEN])
def test_no_question_makes_anything_go_wrong_within(inside: Assistant, name: str) -> None:
    fitting = st.fixed_dictionaries({}, optional=GIVEN[name])
    odd = st.dictionaries(st.sampled_from([*GIVEN[name], "x", ""]), ANYTHING, max_size=3)

    @settings(max_examples=60)
    @given(st.builds(lambda first, second: first | second, fitting, odd) | fitting)
    def asked(arguments: dict[str, Any]) -> None:
        answer = inside.asks(name, arguments)
        assert FAULT not in answer.text
        assert answer.text.strip()
        assert "Traceback" not in answer.text
        assert (answer.data is None) == answer.is_error

    asked()


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("elders", {}, "search, entity, routes, gaps, matrix, coverage, changes, ask"),
        ("entity", {"entity": "Voorbeeldkoepl"}, "- koepel: Voorbeeldkoepel (koepelorganisatie)"),
        ("entity", {"entity": "Noordland"}, "- pv-noordland: Provincie Noordland (provincie)"),
        ("entity", {}, "entity: deze parameter is nodig"),
        ("entity", {"entity": "koepel", "relation": "lidVan"}, "memberOf"),
        ("entity", {"entity": "koepel", "asOf": "gisteren"}, "asOf: 'gisteren' is geen datum; schrijf 2021"),
        ("search", {"text": "a" * 201}, "text: schrijf hoogstens 200 tekens"),
        ("search", {"txt": "a"}, "'txt' is hier geen parameter"),
        ("search", {"text": "a", "kind": "Provincie"}, "Province"),
        ("search", {"text": "a", "cursor": "!!"}, "cursor: '!!' is niet de `next` van een eerdere pagina"),
        ("routes", {"from": "koepel", "to": "koepel"}, "Voorbeeldkoepel"),
        ("routes", {"from": "koepel", "to": "vbz", "k": 6}, "k: schrijf 5 of minder"),
        ("gaps", {"rule": "x"}, "open-commitments"),
        ("matrix", {"rows": "Fiets"}, "Municipality"),
        ("changes", {"since": "gisteren"}, "2026"),
        ("ask", {"question": "Hoe laat is het?"}, "question=users: Wie gebruikt …?"),
        ("ask", {"question": "users"}, "what"),
        ("ask", {"question": "Wie gebruikt het?"}, "question=users"),
        ("ask", {"question": "Gebruikt Noordland het Voorbeeldinstrument?"}, "- noordland-stad: Gemeente Noordland"),
    ],
)
def test_what_is_wrong_is_told_with_what_would_be_right(
    inside: Assistant, name: str, arguments: dict[str, Any], expected: str
) -> None:
    answer = inside.asks(name, arguments)
    assert answer.is_error
    assert expected in answer.text


def test_of_a_fault_within_nothing_is_told_and_where_it_was_is_logged(
    inside: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("een geheim")

    monkeypatch.setattr("api.assistants.server.fitted", broken)
    with caplog.at_level(logging.ERROR):
        answer = inside.asks("entity", entity="koepel")
    assert (answer.is_error, answer.text) == (True, FAULT)
    assert any(record.exc_info for record in caplog.records)
