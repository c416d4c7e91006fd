"""The command, as the tests of the commands have it."""

from tests.cli.conftest import filled, samenspel

__all__ = ["filled", "samenspel"]
