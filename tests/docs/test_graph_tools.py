"""What docs/graph-tools.md shows is so: its commands write what they say, its Python runs, its JSON stands there.

Its Cypher runs in tests/graph/test_network_in_neo4j.py.
"""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from graph.ask.snapshot import take_snapshot
from graph.say.networks.content import Network
from graph.say.networks.files import FORMS
from graph.store import Store
from tests.cli.conftest import Samenspel

DOCUMENT = (Path(__file__).parents[2] / "docs" / "graph-tools.md").read_text(encoding="utf-8")


def shown(language: str) -> list[str]:
    """The blocks of the document that are in a language."""
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)


def commands() -> list[str]:
    return [line.partition("#")[0].strip() for block in shown("sh") for line in block.splitlines()]


@pytest.fixture(scope="module")
def folder(bundled: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the documented commands write of all that is bundled."""
    folder = tmp_path_factory.mktemp("netwerk")
    network = Network(take_snapshot(bundled.read()), "nl")
    for ending in ("graphml", "kumu.json"):
        (folder / f"netwerk.{ending}").write_bytes(b"".join(FORMS[ending].write(network)))
    return folder


def test_each_documented_command_writes_its_file(filled: Samenspel, tmp_path: Path) -> None:
    assert len(commands()) == 7
    for line in commands():
        _, *arguments = shlex.split(line)
        assert filled(*arguments).code == 0, line
        assert (tmp_path / arguments[1]).stat().st_size > 500


@pytest.mark.parametrize("number", [0, 1])
def test_the_documented_python_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    if number:
        pytest.importorskip("igraph")
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    exec(shown("python")[number], names)
    if number:
        assert len(names["names"]) == 5
        assert all(names["names"])
    else:
        assert names["largest"] in names["paid"]
        assert names["largest"][2] > 1_000_000


def test_the_documented_form_for_kumu_is_that_of_the_file(folder: Path) -> None:
    (example,) = map(json.loads, shown("json"))
    document = json.loads((folder / "netwerk.kumu.json").read_bytes())
    assert list(document) == list(example)
    for part, records in example.items():
        written = {record["id"]: record for record in document[part]}
        for record in records:
            assert record.items() <= written[record["id"]].items()
