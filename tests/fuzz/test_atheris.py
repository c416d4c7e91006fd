"""Input that a fuzzer steers by what the code does gives clean errors only, where atheris is installed."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.__main__ import READERS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("reader", READERS)
def test_a_fuzzer_finds_nothing_but_clean_errors(reader: str) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("NOT RUN: needs atheris (the extra `fuzz`)")
    command = [sys.executable, "-m", "tests.fuzz", reader, "-runs=3000", "-max_total_time=20"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert run.returncode == 0, run.stderr[-4000:]


def test_without_atheris_the_harness_says_that_nothing_ran() -> None:
    code = "import sys; sys.modules['atheris'] = None; from tests.fuzz.__main__ import main; sys.exit(main(['papers']))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, "NOT RUN" in run.stderr) == (2, True)
