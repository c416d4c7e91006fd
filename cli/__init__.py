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
from cli.dutch import Command, Group
from cli.failures import FAILED, telling_failures
from viz.terminal.screen import print_failure

app = typer.Typer(
    name="samenspel",
    cls=Group,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT ...",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    loading.load, loading.status, loading.sources,
    asking.search, asking.show, asking.paths, asking.gaps, asking.matrix,
    loading.review, publishing.draw, publishing.serve, publishing.export, loading.template, loading.demo,
):  # fmt: skip
    name = "map" if command is publishing.draw else None
    app.command(name, cls=Command, options_metavar="[OPTIES]")(telling_failures(command))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"samenspel {version_of('samenspel')}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Toon de versie en stop.")
    ] = False,
) -> None:
    """Wie brengt ons bij wie, en waar valt er een gat? Het netwerk van innovatiegericht inkopen, met bronnen."""


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
    try:
        app(prog_name="samenspel")
    except OSError as error:
        # Outside the commands, which tell their own: completion that cannot be installed.
        print_failure(f"dat kan niet worden gelezen of geschreven: {error}", ())
        sys.exit(FAILED)
