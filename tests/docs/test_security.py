"""Each line of the threat model names tests that hold it, and these exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = [
    line
    for line in (ROOT / "docs" / "security.md").read_text("utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| What could happen"))
]
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split("|")[1].strip()[:60])
def test_a_threat_is_held_by_tests_that_exist(line: str) -> None:
    named = TEST.findall(line)
    assert named
    for path, name in named:
        text = (ROOT / path).read_text("utf-8")
        assert re.search(rf"^(async )?def {name}\(" if name else r"^def test_", text, re.MULTILINE), (path, name)


def test_every_kind_of_threat_has_a_line() -> None:
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    kinds = ("CSRF", "SSRF", "mass assignment", "upload", "markup", "cache", "log", "next", "session")
    assert [kind for kind in kinds if kind not in text] == []
    assert len(LINES) >= 25
