"""Completion of commands, options and values in the shell."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_offered_for_the_shell(shell: str) -> None:
    asked = {**os.environ, "_SAMENSPEL_COMPLETE": f"source_{shell}"}
    shown = subprocess.run([COMMAND], capture_output=True, text=True, check=True, env=asked)
    assert "samenspel" in shown.stdout
    assert f"_SAMENSPEL_COMPLETE=complete_{shell}" in shown.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ga", "gaps"),
        ("gaps --rule open-c", "open-commitments"),
        ("search x --kind prov", "provincie"),
        ("gaps --ru", "--rules"),
    ],
)
def test_completion_knows_commands_options_rules_and_kinds(typed: str, offered: str) -> None:
    line = f"samenspel {typed}"
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1), "_SAMENSPEL_COMPLETE": "complete_bash"}
    shown = subprocess.run([COMMAND], capture_output=True, text=True, check=True, env={**os.environ, **asked})
    assert offered in shown.stdout.split()


def test_completion_that_cannot_be_installed_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    result = subprocess.run(
        [COMMAND, "--install-completion", "bash"],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "HOME": str(tmp_path / "home"),
            "SHELL": "/bin/bash",
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        },
    )
    assert result.returncode == 1
    assert result.stderr
    assert "Traceback" not in result.stderr
