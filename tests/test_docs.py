"""What the documents say must be so: every command, option, make target, variable and link in them exists."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

import cli
from api.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
COMMAND = get_command(cli.app)


def documented() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README + OPERATIONS, re.DOTALL)
    return [
        line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.startswith("samenspel ")
    ]


@pytest.mark.parametrize("line", documented())
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
    assert known <= {shlex.split(line)[1] for line in documented()}


def test_documented_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z0-9-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z0-9-]+)", README, re.MULTILINE)) <= targets


def test_documented_variables_are_read_somewhere() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("api", "cli", "graph", "loaders", "samenspel", "tests", "viz")
        for path in (ROOT / folder).rglob("*.py")
        if path != Path(__file__)
    )
    code += " ".join(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)
    for variable in re.findall(r"`(SAMENSPEL_[A-Z0-9_]+)`", README):
        assert variable in code, variable


@pytest.mark.parametrize(
    "document", ["README.md", "docs/architecture.md", "docs/assistants.md", "docs/operations.md", "CHANGELOG.md"]
)
def test_links_to_files_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)\)", text):
        if "://" not in target:
            assert ((ROOT / document).parent / target).exists(), target


def test_no_registry_host_and_no_machine_path_stands_in_the_tree() -> None:
    hosts = ("py" + "pi.org", "registry.np" + "mjs", "pythonho" + "sted", "repo.ma" + "ven", "static.cra" + "tes")
    for path in (*ROOT.glob("requirements/*"), ROOT / "pyproject.toml", ROOT / "Makefile", ROOT / ".ci" / "run"):
        text = path.read_text(encoding="utf-8")
        assert not [host for host in hosts if host in text], path
