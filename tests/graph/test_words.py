"""The catalogue: each language says the same, all that is asked for is there, and nothing is kept that nobody says."""

import ast
import re
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest
from fastapi.testclient import TestClient
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Message,
    MessageReference,
    SelectExpression,
    Term,
    VariableReference,
)
from fluent.syntax.visitor import Visitor
from jinja2 import Environment, nodes

from api.app import create_app
from graph.model import words
from graph.model.vocabulary import VOCABULARY
from graph.model.words import UnknownMessageError, languages, message
from graph.store import open_store
from tests.fictitious import batch
from viz import pages

ROOT = Path(__file__).parents[2]
CODE = [
    path for folder in ("graph", "loaders", "api", "viz", "cli", "samenspel") for path in (ROOT / folder).rglob("*.py")
]
TEMPLATES = [*(ROOT / "viz" / "templates").rglob("*.j2")]
FILES = sorted(path.name for path in (words.FOLDER / words.FIRST).glob("*.ftl"))
# Of a relation a language may have more tenses than Dutch, and its sentences take the parameters that they need.
OWN_TENSES = {"relations.ftl"}
OF_THE_VOCABULARY = {
    *(f"kind-{name}{form}" for name in VOCABULARY.kinds for form in ("", ".plural")),
    *(f"{name}{way}" for name in VOCABULARY.relations for way in (".label", ".inverse")),
}


class Asks(Visitor):
    """The parameters that a pattern asks for, and the messages that it takes up."""

    def __init__(self) -> None:
        self.parameters: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.parameters.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802
        self.generic_visit(node)


def entries(language: str, file: str) -> Iterator[tuple[str, Asks]]:
    """The messages of a file with what they ask for; an attribute counts as one of its own."""
    text = (words.FOLDER / language / file).read_text(encoding="utf-8")
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, Message | Term):
            named = {entry.id.name: entry.value} if entry.value else {}
            named |= {f"{entry.id.name}.{attribute.id.name}": attribute.value for attribute in entry.attributes}
            for key, pattern in named.items():
                asks = Asks()
                asks.visit(pattern)
                yield key, asks


def catalogue(language: str) -> dict[str, Asks]:
    return {key: asks for file in FILES for key, asks in entries(language, file)}


class Said(NamedTuple):
    """A message that the code says: its key, or a pattern of it, and its parameters where they can be read off."""

    where: str
    key: re.Pattern[str]
    parameters: frozenset[str] | None

    def meant(self, known: Iterable[str]) -> list[str]:
        return [key for key in known if self.key.fullmatch(key)]


def pattern(node: ast.expr) -> re.Pattern[str] | None:
    """The keys that an expression can be: a text, or a text with gaps in which enough stands to know it by."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.compile(re.escape(node.value))
    if not isinstance(node, ast.JoinedStr):
        return None
    pieces = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
    ends = [end for end in (pieces[0], pieces[-1]) if end and re.search(r"[a-z]-$|^[-.][a-z]", end)]
    return re.compile("".join(".+" if piece is None else re.escape(piece) for piece in pieces)) if ends else None


def said_in_python(path: Path) -> Iterator[Said]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _says(node.func):
            names = [keyword.arg for keyword in node.keywords]
            parameters = None if None in names else frozenset(name for name in names if name)
            key = node.args[0]
            options = (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,)
            for option in options:
                if key_pattern := pattern(option):
                    yield Said(f"{path.relative_to(ROOT)}:{node.lineno}", key_pattern, parameters)


def _says(called: ast.expr) -> bool:
    """Whether it is `message`, or `problem` of a place, that is called."""
    if isinstance(called, ast.Attribute):
        return called.attr == "problem"
    return isinstance(called, ast.Name) and called.id == "message"


def said_in_template(path: Path) -> Iterator[Said]:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t":
            key, parameters = call.args[0], frozenset(keyword.key for keyword in call.kwargs)
            where = f"{path.relative_to(ROOT)}:{call.lineno}"
            if isinstance(key, nodes.Concat):
                pieces = [re.escape(node.value) if isinstance(node, nodes.Const) else ".+" for node in key.nodes]
                yield Said(where, re.compile("".join(pieces)), parameters)
                continue
            for option in [key.expr1, key.expr2] if isinstance(key, nodes.CondExpr) else [key]:
                assert isinstance(option, nodes.Const), f"{where}: the key of a message begins with words"
                yield Said(where, re.compile(re.escape(option.value)), parameters)


@cache
def said() -> tuple[Said, ...]:
    return (*chain.from_iterable(map(said_in_python, CODE)), *chain.from_iterable(map(said_in_template, TEMPLATES)))


def patterns_in_python() -> set[re.Pattern[str]]:
    """All texts in the code that can be keys: these may stand in tables, or be made first and said later."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in CODE)
    patterns = (pattern(node) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.expr))
    return {pattern for pattern in patterns if pattern}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_files_keys_and_parameters(language: str) -> None:
    assert sorted(path.name for path in (words.FOLDER / language).glob("*.ftl")) == FILES
    for file in FILES:
        first = {key: asks.parameters for key, asks in entries(words.FIRST, file)}
        second = {key: asks.parameters for key, asks in entries(language, file)}
        if file in OWN_TENSES:
            assert second.keys() >= first.keys(), file
            assert {key for key in second if "." not in key} == {key for key in first if "." not in key}
        else:
            assert second == first, file


def test_every_message_that_is_said_has_words_and_gets_the_parameters_that_they_ask_for() -> None:
    known = catalogue(words.FIRST)
    for saying in said():
        meant = saying.meant(known)
        assert meant, f"{saying.where}: {saying.key.pattern}"
        if len(meant) == 1 and saying.parameters is not None:
            assert known[meant[0]].parameters <= saying.parameters, f"{saying.where}: {meant[0]}"


def test_the_vocabulary_has_words_for_each_of_its_names() -> None:
    assert catalogue(words.FIRST).keys() >= OF_THE_VOCABULARY


def test_no_words_are_left_over() -> None:
    known = catalogue(words.FIRST)
    used = OF_THE_VOCABULARY.union(*(asks.messages for asks in known.values()))
    patterns = {saying.key for saying in said()} | patterns_in_python()
    literal = {pattern.pattern.replace("\\", "") for pattern in patterns if ".+" not in pattern.pattern}
    gapped = [pattern for pattern in patterns if ".+" in pattern.pattern]
    of_relations = {key for key, _ in entries(words.FIRST, "relations.ftl")}
    of_relations = {key for key in of_relations if re.split("[-.]", key)[0] in VOCABULARY.relations}
    left = known.keys() - used - literal - of_relations
    # An attribute goes with its message.
    left -= {key for key in left if key.partition(".")[0] in literal}
    assert {key for key in left if not any(pattern.fullmatch(key) for pattern in gapped)} == set()


@pytest.mark.parametrize("language", languages())
def test_words_are_printed_with_the_signs_of_print(language: str) -> None:
    for file in FILES:
        for number, line in enumerate((words.FOLDER / language / file).read_text(encoding="utf-8").splitlines(), 1):
            text = line.partition("#")[0]
            assert "..." not in text, f"{language}/{file}:{number}"
            assert "  " not in text.strip(), f"{language}/{file}:{number}"


def test_what_has_no_words_is_told_with_its_key() -> None:
    with pytest.raises(UnknownMessageError, match="no-such-key"):
        message("no-such-key").in_language("nl")
    with pytest.raises(UnknownMessageError, match="goal"):
        message("paths-title", start="hier").in_language("nl")
    with pytest.raises(UnknownMessageError, match=", ".join(languages())):
        message("site-gaps").in_language("xx")


@pytest.fixture
def frisian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A third language: the English words in a folder with another name."""
    folder = tmp_path / "locales"
    shutil.copytree(words.FOLDER, folder)
    shutil.copytree(folder / "en", folder / "fy")
    file = folder / "fy" / "pages.ftl"
    file.write_text(file.read_text(encoding="utf-8").replace("site-language = English", "site-language = Frysk"))
    caches = (languages, words._bundle, words._entries, words._format, pages._environment)
    monkeypatch.setattr(words, "FOLDER", folder)
    for function in caches:
        function.cache_clear()
    yield "fy"
    monkeypatch.undo()
    for function in caches:
        function.cache_clear()


def test_a_new_language_is_a_new_folder(frisian: str, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        client = TestClient(create_app(store))
        for address in ("/about", "/search?kind=Province", "/matrix", "/bestaatniet"):
            page = client.get(address, headers={"Accept-Language": frisian})
            assert page.headers["content-language"] == frisian
            assert 'aria-current="true">Frysk<' in page.text
        (entity,) = client.get("/v1/entities?q=vbz").json()["items"]
        assert set(entity["why"]) == {"nl", "en", frisian}
        assert client.get(f"/v1/nothing?lang={frisian}").headers["content-language"] == frisian


def test_a_parameter_of_which_nobody_reads_the_end_is_cut_and_never_keeps_a_message_from_being_told() -> None:
    text = message("load-damaged", why="x" * 30_000).in_language("nl")
    assert text.startswith("beschadigd en niet uit te pakken (xxx")
    assert text.endswith("…)")
