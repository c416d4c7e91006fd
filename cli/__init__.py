"""The `samenspel` command: load, ask and map the network from a terminal or a script.

Exit codes: 0 answered, 1 something went wrong (the message is on standard error), 2 wrong use of the command,
3 asked for something that is not there (no such entity, no path, nothing found), 4 a name stands for several entities,
130 interrupted.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.main import get_command

from cli.frame import Command, Group
from cli.language import LanguageOfAll, asked_language
from graph.model.words import message

# Where each command stands, in the order of the help text.
_PLACES = {
    "load": "loading.load",
    "refresh": "refreshing.refresh",
    "check": "loading.check",
    "clean": "loading.clean",
    "status": "loading.status",
    "sources": "loading.sources",
    "ask": "asking.ask",
    "search": "asking.search",
    "show": "asking.show",
    "paths": "asking.paths",
    "gaps": "findings.gaps",
    "finding": "findings.finding",
    "matrix": "asking.matrix",
    "coverage": "asking.coverage",
    "organisation": "asking.organisation",
    "compare": "asking.compare",
    "region": "asking.region",
    "meeting": "asking.meeting",
    "review": "loading.review",
    "answer": "proposing.answer",
    "proposals": "proposing.list_proposals",
    "decide": "proposing.decide_on",
    "map": "publishing.draw",
    "serve": "publishing.serve",
    "mcp": "assisting.mcp",
    "token": "people.token",
    "export": "publishing.export",
    "template": "loading.template",
    "digest": "digests.digest",
    "demo": "loading.demo",
    "backup": "care.backup",
    "restore": "care.restore",
    "audience": "care.audience",
    "withdraw": "care.withdraw",
    "purge": "care.purge",
    "upgrade": "care.upgrade",
    "prune": "care.prune",
    "view": "showing.view",
}


class _Commands(Mapping[str, Any]):
    """The commands by name. One is made when it is asked for, so that each starts without what others need."""

    def __getitem__(self, name: str) -> Any:
        module, _, function = _PLACES[name].partition(".")
        from cli.failures import telling_failures

        alone = typer.Typer(add_completion=False)
        alone.command(name, cls=Command)(telling_failures(getattr(import_module(f"cli.{module}"), function)))
        return get_command(alone)

    def __contains__(self, name: object) -> bool:
        return name in _PLACES

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)


class _Samenspel(Group):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings | {"commands": _Commands()})


app = typer.Typer(
    name="samenspel",
    cls=_Samenspel,
    no_args_is_help=True,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version as version_of

        typer.echo(f"samenspel {version_of('samenspel')}")
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    lang: LanguageOfAll = None,
) -> None:
    """What stands before the name of a command; `lang` holds for it too."""
    if context.invoked_subcommand is None:
        context.fail(message("command-none").in_language(asked_language()))


def main() -> None:
    """Run the command. What it reads and prints is UTF-8, whatever the locale says."""
    if sys.getfilesystemencoding() == "ascii":
        # Names in arguments and of files would come out garbled, and Python cannot change this once it runs.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="samenspel")
    except OSError as error:
        # Outside the commands, which tell their own: completion that cannot be installed.
        from cli.failures import FAILED
        from viz.terminal.screen import print_failure

        print_failure(message("command-not-read-or-written", why=str(error)).in_language(asked_language()), ())
        sys.exit(FAILED)
