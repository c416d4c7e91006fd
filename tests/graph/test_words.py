"""The catalogue: each language says the same, all that is asked for is there, and nothing is kept that nobody says."""

import ast
import shutil
from collections.abc import Iterator
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
CODE = [path for folder in ("graph", "loaders", "api", "viz", "cli") for path in (ROOT / folder).rglob("*.py")]
TEMPLATES = [*(ROOT / "viz" / "templates").rglob("*.j2")]
FILES = sorted(path.name for path in (words.FOLDER / words.FIRST).glob("*.ftl"))
# Of these the keys are made of the names in the vocabulary.
OF_THE_VOCABULARY = {
    "kinds.ftl": {f"kind-{name}{form}" for name in VOCABULARY.kinds for form in ("", ".plural")},
    "relations.ftl": {f"{name}{way}" for name in VOCABULARY.relations for way in (".label", ".inverse")},
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
            named |= {f"{entry.id.name}.{one.id.name}": one.value for one in entry.attributes}
            for key, pattern in named.items():
                asks = Asks()
                asks.visit(pattern)
                yield key, asks


def catalogue(language: str) -> dict[str, Asks]:
    return {key: asks for file in FILES for key, asks in entries(language, file)}


class Said(NamedTuple):
    """A message that the code says: its key, or how its key begins, and its parameters where they can be read off."""

    where: str
    key: str
    whole: bool
    parameters: frozenset[str] | None


def said_in_python(path: Path) -> Iterator[Said]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "message" and node.args:
            key, names = node.args[0], [one.arg for one in node.keywords]
            given = None if None in names else frozenset(name for name in names if name)
            where = f"{path.relative_to(ROOT)}:{node.lineno}"
            if isinstance(key, ast.Constant):
                yield Said(where, str(key.value), True, given)
            elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
                yield Said(where, str(key.values[0].value), False, given)


def said_in_template(path: Path) -> Iterator[Said]:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t":
            key = call.args[0]
            given = frozenset(one.key for one in call.kwargs)
            where = f"{path.relative_to(ROOT)}:{call.lineno}"
            for option in (key.expr1, key.expr2) if isinstance(key, nodes.CondExpr) else (key,):
                if isinstance(option, nodes.Const):
                    yield Said(where, option.value, True, given)
                elif isinstance(option, nodes.Concat) and isinstance(option.nodes[0], nodes.Const):
                    yield Said(where, option.nodes[0].value, False, given)
                else:
                    raise AssertionError(f"{where}: the key of a message begins with words")


def said() -> list[Said]:
    return [*chain.from_iterable(map(said_in_python, CODE)), *chain.from_iterable(map(said_in_template, TEMPLATES))]


def texts_in_python() -> set[str]:
    """All texts that stand in the code: keys may stand in tables."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in CODE)
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_files_keys_and_parameters(language: str) -> None:
    assert sorted(path.name for path in (words.FOLDER / language).glob("*.ftl")) == FILES
    for file in FILES:
        first = {key: asks.parameters for key, asks in entries(words.FIRST, file)}
        assert {key: asks.parameters for key, asks in entries(language, file)} == first, file


def test_no_key_stands_in_two_places() -> None:
    keys = [key for file in FILES for key, _ in entries(words.FIRST, file)]
    assert sorted(keys) == sorted(set(keys))


def test_every_message_that_is_said_has_words_and_gets_the_parameters_that_they_ask_for() -> None:
    known = catalogue(words.FIRST)
    for one in said():
        meant = [key for key in known if key == one.key or (not one.whole and key.startswith(one.key))]
        assert meant, f"{one.where}: {one.key}"
        for key in meant if one.parameters is not None else ():
            assert sorted(known[key].parameters) == sorted(one.parameters or ()), f"{one.where}: {key}"


@pytest.mark.parametrize("file", OF_THE_VOCABULARY)
def test_the_vocabulary_has_words_for_each_of_its_names(file: str) -> None:
    assert {key for key, _ in entries(words.FIRST, file)} == OF_THE_VOCABULARY[file]


def test_no_words_are_left_over() -> None:
    known = catalogue(words.FIRST)
    used = {one.key for one in said() if one.whole} | texts_in_python()
    used = used.union(*OF_THE_VOCABULARY.values(), *(asks.messages for asks in known.values()))
    begun = tuple(one.key for one in said() if not one.whole)
    assert {key for key in known if key not in used and not key.startswith(begun)} == set()


@pytest.mark.parametrize("language", languages())
def test_words_are_printed_with_the_signs_of_print(language: str) -> None:
    for file in FILES:
        for number, line in enumerate((words.FOLDER / language / file).read_text(encoding="utf-8").splitlines(), 1):
            told = line.partition("#")[0]
            assert "..." not in told, f"{language}/{file}:{number}"
            assert "  " not in told.strip(), f"{language}/{file}:{number}"


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
    caches = (languages, words._bundle, pages._environment)
    monkeypatch.setattr(words, "FOLDER", folder)
    for cache in caches:
        cache.cache_clear()
    yield "fy"
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


def test_a_new_language_is_a_new_folder(frisian: str, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        client = TestClient(create_app(store))
        for address in ("/about", "/search?kind=Province", "/matrix", "/bestaatniet"):
            page = client.get(address, headers={"Accept-Language": frisian})
            assert page.headers["content-language"] == frisian
            assert 'aria-current="true">Frysk<' in page.text
        (found,) = client.get("/v1/entities?q=vbz").json()["items"]
        assert set(found["why"]) == {"nl", "en", frisian}
        assert client.get(f"/v1/nothing?lang={frisian}").headers["content-language"] == frisian
