"""The command, as the tests of the commands have it."""

from tests.cli.conftest import samenspel

__all__ = ["samenspel"]
