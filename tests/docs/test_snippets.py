"""What the documents tell people to type runs, in the order in which it stands there, on the bundled data."""

import shlex
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import cli
from graph.store import Store
from tests.cli.conftest import Answer, Samenspel
from tests.docs.documents import DOCS, ROOT, blocks, commands
from tests.loaders.own_material import write_book, write_list

# What needs the network, a person, or a decision that somebody proposed. Each has tests of its own; that the
# command understands it is looked at for every line of every document.
NOT_HERE = ("refresh --due", "refresh tweede_kamer ted", "serve --refresh", "decide accept 3f9c2a7be0d14c55")
FACTS = """
source: {id: eigen, title: Eigen feiten, publisher: Redactie, licence: CC0-1.0, rank: curated, url: "https://voorbeeld.nl/"}
entities: [{id: nieuwe-groep, kind: Company, name: Nieuwe Groep}]
claims: [{subject: nieuwe-groep, relation: memberOf, object: mkb-nederland, locator: par. 1}]
"""


@pytest.fixture
def desk(samenspel: Samenspel, bundled: Store, tmp_path: Path) -> Samenspel:
    """The command in a folder with the files that the documents speak of, and a store with all that is bundled."""
    original = bundled.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(original)) as source, closing(sqlite3.connect(tmp_path / "store.db")) as copy:
        source.backup(copy)
    write_list(tmp_path / "lijst.csv", "Naam;Soort", "MKB-Nederland;", "Bureau Aap;bedrijf")
    write_book(tmp_path / "intern.xlsx", deelnemers=[["Naam", "Soort"], ["Bureau Noot", "bedrijf"]])
    write_book(tmp_path / "presentielijst.xlsx", aanwezig=[["Organisatie"], ["MKB-Nederland"], ["Groningen"]])
    (tmp_path / "mijn-feiten.yaml").write_text(FACTS, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "aankondigingen.zip", "w") as archive:
        archive.write(ROOT / "tests" / "fixtures" / "notices" / "eforms-cn-2024.xml", "eforms-cn-2024.xml")
    return samenspel


@pytest.mark.parametrize("document", ["questions.md", "data.md"])
def test_what_a_document_tells_to_type_runs(desk: Samenspel, document: str) -> None:
    lines = commands(DOCS / document)
    assert len(lines) > 10
    for line in lines:
        arguments = shlex.split(line)[1:]
        if line.removeprefix("samenspel ") in NOT_HERE:
            continue
        if arguments[0] == "review":
            # Whoever is asked stops at once.
            outcome = CliRunner().invoke(cli.app, arguments, input="\n" * 400)
            answer = Answer(outcome.exit_code, outcome.output, "")
        else:
            answer = desk(*arguments)
        assert answer.code == 0, (line, answer.err)
        assert answer.out or answer.err, line


def test_the_python_of_the_document_runs(
    bundled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMENSPEL_STORE", bundled.url)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    names: dict[str, Any] = {}
    for block in blocks(DOCS / "python.md", "python"):
        exec(block.replace("sqlite:///var/samenspel.db", bundled.url), names)
    output = capsys.readouterr().out
    assert "Provincie Groningen" in output
    assert "provincie Drenthe" in output
    assert "SBIR" in output
    assert names["graph"].number_of_nodes() > 1000
    names["net"].close()
