"""The `samenspel` command: load, ask and map the network from a terminal or a script.

Exit codes: 0 answered, 1 something went wrong (the message is on standard error), 2 wrong use of the command,
3 asked for something that is not there (no such entity, no path, nothing found), 4 a name stands for several entities,
130 interrupted.
"""

import logging
import os
import sys
from importlib.metadata import version as version_of
from io import TextIOWrapper
from typing import Annotated

import typer

from cli import asking, loading, publishing
from cli.failures import FAILED, telling_failures
from cli.frame import Command, Group, frame_in
from cli.language import asked_language
from cli.options import complete_languages, known_language, languages_written
from graph.model.words import message
from viz.terminal.screen import print_failure

app = typer.Typer(
    name="samenspel",
    cls=Group,
    no_args_is_help=True,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    loading.load, loading.check, loading.status, loading.sources,
    asking.search, asking.show, asking.paths, asking.gaps, asking.matrix, asking.coverage,
    loading.review, publishing.draw, publishing.serve, publishing.export, loading.template, loading.demo,
):  # fmt: skip
    name = "map" if command is publishing.draw else None
    app.command(name, cls=Command)(telling_failures(command))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"samenspel {version_of('samenspel')}")
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    lang: Annotated[
        str | None,
        typer.Option("--lang", callback=known_language, metavar=languages_written(), autocompletion=complete_languages),
    ] = None,
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
    # What the driver of Neo4j logs comes as an error as well, which is told once.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    frame_in(asked_language())
    try:
        app(prog_name="samenspel")
    except OSError as error:
        # Outside the commands, which tell their own: completion that cannot be installed.
        print_failure(message("command-not-read-or-written", why=str(error)).in_language(asked_language()), ())
        sys.exit(FAILED)
