"""What the documents say must be so: every command, option, make target, variable and link in them exists."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

import cli
from api.settings import PREFIX, Settings
from tests.docs.documents import BLOCK, DOCS, PAGES, README, ROOT, blocks, commands
from tests.tables import TABLES, parts

COMMAND = get_command(cli.app)
DOCUMENTS = (README, *PAGES)
DOCUMENTED = [line for path in DOCUMENTS for line in commands(path)]
# Which tests run the blocks of each language; one that nobody runs would be a promise that nobody keeps.
LANGUAGES = {"sh", "python", "json", "turtle", "sparql", "text", "cypher"}


@pytest.mark.parametrize("line", DOCUMENTED)
def test_a_documented_command_is_understood(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _, name, *arguments = shlex.split(line)
    if name == "restore":
        # What is put back has to be there.
        (tmp_path / arguments[0]).touch()
    command = COMMAND.commands[name]  # type: ignore[attr-defined]
    command.make_context(name, list(arguments))


def test_every_command_is_documented() -> None:
    known = set(COMMAND.commands) - {"demo", "serve"}  # type: ignore[attr-defined]
    assert known <= {shlex.split(line)[1] for line in DOCUMENTED}


def test_documented_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z0-9-]+):", makefile, re.MULTILINE))
    quoted = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    typed = "".join(block for path in DOCUMENTS for block in blocks(path, "sh"))
    named = re.findall(r"`make ([a-z0-9-]+)", quoted) + re.findall(r"^make ([a-z0-9-]+)", typed, re.MULTILINE)
    assert set(named) <= targets


def test_documented_variables_are_read_somewhere() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("api", "cli", "graph", "loaders", "samenspel", "tests", "viz")
        for path in (ROOT / folder).rglob("*.py")
        if path != Path(__file__)
    )
    code += " ".join(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)
    code += " ".join(f"SAMENSPEL_{pom.parent.name.upper()}_HOME" for pom in ROOT.glob("tests/*/pom.xml"))
    for path in DOCUMENTS:
        for variable in re.findall(r"`(SAMENSPEL_[A-Z0-9_]+)`", path.read_text(encoding="utf-8")):
            assert variable in code, variable


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "CHANGELOG.md"], ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_page_says_in_which_language_it_is(page: Path) -> None:
    _, front, text = page.read_text(encoding="utf-8").split("---\n", 2)
    language = yaml.safe_load(front)["lang"]
    dutch, english = (len(re.findall(rf"\b({words})\b", text)) for words in ("de|het|een|van", "the|a|an|of"))
    assert language == ("nl" if dutch > english else "en")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_blocks_of_a_document_are_of_a_language_that_tests_run(document: Path) -> None:
    assert {language for language, _ in BLOCK.findall(document.read_text(encoding="utf-8"))} <= LANGUAGES


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_follows_from_the_code(name: str) -> None:
    _, written, _ = parts(name)
    assert written == "".join(TABLES[name][1]()), "make tables renews it"
    assert DOCS in TABLES[name][0].parents


def test_no_registry_host_and_no_machine_path_stands_in_the_tree() -> None:
    hosts = ("py" + "pi.org", "registry.np" + "mjs", "pythonho" + "sted", "repo.ma" + "ven", "static.cra" + "tes")
    for path in (*ROOT.glob("requirements/*"), ROOT / "pyproject.toml", ROOT / "Makefile", ROOT / ".ci" / "run"):
        text = path.read_text(encoding="utf-8")
        assert not [host for host in hosts if host in text], path
