"""What holds for every command: JSON for scripts, one language at a time, and nothing that steers the terminal."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.main import get_command

import cli
from graph.model import words
from graph.model.words import has_words
from tests.cli.conftest import Samenspel


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("search", "vbz"),
        ("show", "koepel"),
        ("paths", "pv-noordland", "bedrijvenbond"),
        ("gaps",),
        ("matrix",),
        ("meeting", "1"),
        ("map", "kaart.html"),
        ("export", "uit.json"),
        ("template", "leeg.xlsx"),
        ("sources",),
    ],
)
def test_everything_printed_is_also_available_as_json(filled: Samenspel, arguments: tuple[str, ...]) -> None:
    answer = filled(*arguments, "--json")
    assert answer.code == 0, answer.err
    assert isinstance(json.loads(answer.out), dict)


@pytest.mark.parametrize("arguments", [("status",), ("sources",), ("load", "goed.csv"), ("template", "leeg.xlsx")])
def test_no_dutch_word_of_the_command_is_left_in_english(
    filled: Samenspel, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "goed.csv").write_text("id,kind,name\nlab-x,Fieldlab,Lab X\n", encoding="utf-8")
    out = filled(*arguments, "--lang", "en").out
    assert out
    words = ("Bron", "Uitkomst", "Entiteiten", "Beweringen", "geladen", "Uitgever", "Licentie", "Ritme", "Geschreven")
    assert not [word for word in words if word in out]


def test_the_version_is_told(samenspel: Samenspel) -> None:
    assert samenspel("--version").out.startswith("samenspel 0.")


NEEDED_BY_OTHERS = {"fastapi", "jinja2", "lxml", "networkx", "neo4j", "httpx2", "openpyxl", "scipy", "uvicorn"}


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        ("--version", {"numpy", "pydantic", "rapidfuzz", "rich", "sqlite3", "yaml", *NEEDED_BY_OTHERS}),
        ("search vbz", NEEDED_BY_OTHERS),
    ],
)
def test_a_command_starts_without_what_others_need(filled: Samenspel, arguments: str, unneeded: set[str]) -> None:
    code = "import atexit, sys, cli; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); cli.main()"
    started = subprocess.run(
        [sys.executable, "-c", code, *arguments.split()], capture_output=True, text=True, check=True
    )
    assert started.stdout
    assert not unneeded & set(started.stderr.split())


def test_a_name_cannot_steer_the_terminal(samenspel: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "naam.csv").write_text(
        "id,kind,name\nlab-x,Fieldlab,Lab \x1b]0;boe\x07[red]X[/red]\n", encoding="utf-8"
    )
    assert samenspel("load", "naam.csv").code == 0
    for arguments in (("show", "lab-x"), ("search", "lab"), ("paths", "lab-x", "lab-x")):
        answer = samenspel(*arguments)
        assert "[red]X[/red]" in answer.out + answer.err
        assert not {"\x1b", "\x07"} & {*answer.out, *answer.err}


COMMANDS = get_command(cli.app).commands  # type: ignore[attr-defined]
ENGLISH = ("Usage", "Options", "Arguments", "Commands", "default", "required", "env var", "Show this", "Install")
DUTCH = ("Gebruik", "Opties", "Argumenten", "Opdrachten", "standaard", "verplicht", "variabele:", "Toon", "Alleen")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_help_text_is_in_one_language(samenspel: Samenspel, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    asked = (*([command] if command else []), "--help")
    dutch, english = samenspel(*asked).out, samenspel(*asked, "--lang", "en").out
    assert "Gebruik: samenspel" in dutch
    assert not [word for word in ENGLISH if word in dutch]
    assert "Usage: samenspel" in english
    assert not [word for word in DUTCH if word in english]
    assert samenspel("--lang=en", *asked).out == english
    monkeypatch.setenv("SAMENSPEL_LANG", "en")
    assert samenspel(*asked).out == english


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_each_of_its_parameters_has_words(name: str) -> None:
    assert has_words(f"command-{name}")
    for parameter in COMMANDS[name].params:
        keys = [f"command-{place}.{parameter.name}{end}" for place in (name, "options") for end in ("", "-as")]
        assert any(map(has_words, keys)), parameter.name


def test_the_language_may_stand_before_the_command_and_the_last_one_counts(filled: Samenspel) -> None:
    assert "Nothing found." in filled("--lang", "en", "search", "qqqqqq").out
    assert "Niets gevonden." in filled("--lang", "en", "search", "qqqqqq", "--lang", "nl").out


def test_a_new_language_is_a_new_folder(filled: Samenspel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "locales"
    shutil.copytree(words.FOLDER, folder)
    shutil.copytree(folder / "en", folder / "fy")
    for name, old, new in (
        ("terminal.ftl", "Nothing found.", "Neat fûn."),
        ("loading.ftl", "}, row {", "}, rige {"),
        ("command.ftl", "Usage:", "Brûkme:"),
        ("loading.ftl", "load-template-choices = choices", "load-template-choices = kar"),
    ):
        file = folder / "fy" / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    caches = (words.languages, words._entries, words._bundle, words._format, words.parameters_of)
    monkeypatch.setattr(words, "FOLDER", folder)
    for cache in caches:
        cache.cache_clear()
    try:
        (tmp_path / "fout.csv").write_text("id;kind;name\ny;Company;\n", encoding="utf-8")
        assert "Neat fûn." in filled("search", "qqqqqq", "--lang", "fy").out
        assert "fout.csv, rige 2, column name" in filled("load", "fout.csv", "--lang", "fy").err
        assert "Brûkme: samenspel" in filled("--lang", "fy", "--help").out
        assert filled("template", "leech.xlsx", "--lang", "fy").code == 0
        assert load_workbook(tmp_path / "leech.xlsx").sheetnames[-1] == "kar"
        assert "leech.xlsx, sheet source: " in filled("load", "leech.xlsx", "--lang", "fy").err
    finally:
        monkeypatch.undo()
        for cache in caches:
            cache.cache_clear()
