"""What holds for every command: JSON for scripts, one language at a time, and nothing that steers the terminal."""

import json
from pathlib import Path

import pytest
from typer.main import get_command

import cli
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


def test_a_name_cannot_steer_the_terminal(samenspel: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "naam.csv").write_text(
        "id,kind,name\nlab-x,Fieldlab,Lab \x1b]0;boe\x07[red]X[/red]\n", encoding="utf-8"
    )
    assert samenspel("load", "naam.csv").code == 0
    for arguments in (("show", "lab-x"), ("search", "lab"), ("paths", "lab-x", "lab-x")):
        answer = samenspel(*arguments)
        assert "[red]X[/red]" in answer.out + answer.err
        assert not {"\x1b", "\x07"} & {*answer.out, *answer.err}


@pytest.mark.parametrize("command", ["", *get_command(cli.app).commands])  # type: ignore[attr-defined]
def test_no_english_is_left_in_a_help_text(samenspel: Samenspel, command: str) -> None:
    shown = samenspel(*([command] if command else []), "--help").out
    assert "Gebruik: samenspel" in shown
    for word in ("Usage", "Options", "Arguments", "Commands", "default", "required", "env var", "Show this", "Install"):
        assert word not in shown
