"""The command run in a folder and with a store of its own."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import cli
from graph.store import open_store
from tests.fictitious import batch

COMMAND = str(Path(sys.executable).with_name("samenspel"))


class Answer(NamedTuple):
    code: int
    out: str
    err: str


Samenspel = Callable[..., Answer]


@pytest.fixture
def samenspel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Samenspel:
    """Runs the command in an empty folder with a store of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMENSPEL_STORE", f"sqlite:///{tmp_path}/store.db")

    def run(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["samenspel", *arguments])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return Answer(int(stop.value.code or 0), captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def filled(samenspel: Samenspel, tmp_path: Path) -> Samenspel:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
    return samenspel
