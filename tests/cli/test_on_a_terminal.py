"""The command as a process of its own: on a screen, in a pipe, interrupted, and in an odd environment."""

import fcntl
import json
import os
import pty
import re
import signal
import socket
import struct
import subprocess
import termios
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from graph.store import open_store
from tests.cli.conftest import COMMAND
from tests.fictitious import batch
from viz.terminal.progress import progress


@pytest.fixture
def store(tmp_path: Path) -> str:
    """The address of a store with the fictitious network."""
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as opened:
        opened.sync(batch())
    return url


def on_a_screen(width: int, *arguments: str) -> str:
    """What a terminal of that width shows, without colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
    process = subprocess.Popen(
        [COMMAND, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env={**environment, "TERM": "xterm"}
    )
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # Linux says that the other end is closed with an error
        while part := os.read(ours, 65_536):
            shown += part
    os.close(ours)
    process.wait()
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r\n", "\n")


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_id_is_cut_short_however_narrow_the_screen(store: str, width: int) -> None:
    shown = on_a_screen(width, "search", "voorbeeldbond voor het mkb", "--store", store)
    assert "bedrijvenbond" in shown.split()
    status = on_a_screen(width, "status", "--store", store)
    assert "voorbeeldbrief" in status.split()
    for line in (*shown.splitlines(), *status.splitlines()):
        assert "…" not in line
        assert len(line) <= width


def test_a_reader_that_stops_early_is_no_fault(store: str) -> None:
    for arguments in (["show", "koepel"], ["gaps", "--json"], ["search", "voorbeeld"]):
        command = [COMMAND, *arguments, "--store", store]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            errors = process.stderr.read()
        assert "Traceback" not in errors
        assert "Broken pipe" not in errors


def test_an_old_locale_garbles_nothing(store: str) -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "HOME": "/nonexistent"}
    asked = [COMMAND, "paths", "Nêrgenshuizen", "koepel", "--store", store]
    result = subprocess.run(asked, capture_output=True, env=environment, check=False)
    assert "Nêrgenshuizen" in result.stderr.decode()
    shown = subprocess.run([COMMAND, "matrix", "--store", store], capture_output=True, env=environment, check=True)
    assert "● aangetoond" in shown.stdout.decode()


def test_an_empty_variable_for_the_store_means_the_usual_one(tmp_path: Path) -> None:
    environment = {**os.environ, "SAMENSPEL_STORE": ""}
    result = subprocess.run([COMMAND, "status"], capture_output=True, env=environment, cwd=tmp_path, check=True)
    assert b"sqlite:///var/samenspel.db" in result.stdout


def test_colours_can_be_switched_off(store: str) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        [COMMAND, "show", "koepel", "--store", store],
        stdout=theirs,
        env={**os.environ, "NO_COLOR": "1", "TERM": "xterm"},
        check=True,
    )
    assert not re.search(rb"\x1b\[(3|4|9|10)\d", os.read(ours, 65_536))
    os.close(theirs)
    os.close(ours)


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_an_interrupted_load_leaves_a_whole_store(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    process = subprocess.Popen([COMMAND, "load", "--store", url], stderr=subprocess.PIPE, text=True)

    def begun() -> bool:
        with open_store(url) as opened:
            return opened.revision() > 0

    wait_for(begun)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    # It may have been ready just before.
    assert (process.returncode, errors) in {(0, ""), (130, "afgebroken; wat klaar was, blijft\n")}
    again = subprocess.run([COMMAND, "load", "--json", "--store", url], capture_output=True, check=True)
    outcomes = {run["outcome"] for run in json.loads(again.stdout)["runs"]}
    assert outcomes <= {"loaded", "unchanged"}
    assert "unchanged" in outcomes


def test_a_service_says_where_it_is_and_ends_at_an_interrupt(store: str) -> None:
    command = [COMMAND, "serve", "--port", "0", "--store", store]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
    assert address
    with urllib.request.urlopen(f"{address[0]}v1/health", timeout=30) as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGINT)
    _, logged = process.communicate(timeout=60)
    assert process.returncode == 0
    assert [json.loads(line)["route"] for line in logged.splitlines()] == ["/v1/health"]


def test_a_port_in_use_is_told(store: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = subprocess.run(
            [COMMAND, "serve", "--port", port, "--store", store], capture_output=True, text=True, check=False
        )
    assert result.returncode == 1
    assert port in result.stderr
    assert "--port" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("language", "pace"),
    [
        ("nl", r"2\.000 van 1\.000\.000, [\d.]+ per seconde, nog \d+ minuten"),
        ("en", r"2,000 of 1,000,000, [\d,]+ a second, \d+ minutes left"),
    ],
)
def test_what_takes_long_tells_its_pace_and_how_long_it_will_take(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, pace: str
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "150")
    with progress(language, quiet=False) as report:
        for done in (0, 1_000, 2_000):
            report("Bron", done, 1_000_000)
            report("Bestanden", 3, 12)
            time.sleep(0.3)
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", capsys.readouterr().err)
    assert re.search(pace, shown)
    assert re.search(r" 3 (van|of) 12 ", shown)
