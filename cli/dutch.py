"""The frame around the commands in Dutch: what Typer itself says in a help text and about wrong use."""

import re
from typing import Any

import typer.core
from typer import rich_utils

_FRAME = {
    "ARGUMENTS_PANEL_TITLE": "Argumenten",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "ERRORS_PANEL_TITLE": "Fout",
    "DEFAULT_STRING": "[standaard: {}]",
    "ENVVAR_STRING": "[variabele: {}]",
    "REQUIRED_LONG_STRING": "[verplicht]",
    "ABORTED_TEXT": "Afgebroken.",
    "RICH_HELP": "[blue]'{command_path} {help_option}'[/] geeft uitleg.",
}
_OPTIONS = {
    "help": "Toon deze uitleg en stop.",
    "install_completion": "Laat de shell opdrachten en opties aanvullen.",
    "show_completion": "Toon wat daarvoor in de instellingen van de shell komt.",
}
_OF = r"Invalid value for (?:'-\w' / )?'(?P<what>[^']*)'(?: \([^)]*\))?: (?:Value error, )?"
_WRONG_USE = (
    (r"No such command (?P<what>'.*?')\. Did you mean (?P<near>.*)\?", "{what} is geen opdracht; bedoelt u {near}?"),
    (r"No such command (?P<what>'.*')\.", "{what} is geen opdracht."),
    (r"No such option: (?P<what>\S+) \(Possible options: (?P<near>.*)\)", "{what} bestaat niet; wel {near}."),
    (r"No such option: (?P<what>\S+)", "{what} bestaat niet."),
    (r"Missing command\.", "Geef een opdracht."),
    (r"Missing (?:argument|option) '(?P<what>.*?)'\..*", "{what} ontbreekt."),
    (r"Option '(?P<what>.*)' requires an argument\.", "Bij {what} hoort een waarde."),
    (r"Option '(?P<what>.*)' requires (?P<count>\d+) arguments\.", "Bij {what} horen {count} waarden."),
    (r"Option '(?P<what>.*)' does not take a value\.", "Bij {what} hoort geen waarde."),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((?P<what>.*)\)", "Te veel gegeven: {what}."),
    (_OF + r"(?P<given>'.*') is not one of (?P<near>.*)\.", "{what}: {given} kan niet; kies uit {near}."),
    (_OF + r".* greater than or equal to (?P<least>\S+)", "{what}: minstens {least}."),
    (_OF + r".* less than or equal to (?P<most>\S+)", "{what}: hoogstens {most}."),
    (_OF + r".* valid integer.*", "{what}: geef een geheel getal."),
    (_OF + r"file (?P<given>'.*') is a directory\.", "{what}: {given} is een map."),
)


class Command(typer.core.TyperCommand):
    """A command whose help is Dutch throughout."""

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_params(self, ctx: Any) -> list[Any]:
        return _explained(super().get_params(ctx))


class Group(typer.core.TyperGroup):
    """The command as a whole, which tells in Dutch what is wrong with how it or one of its commands is used."""

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_params(self, ctx: Any) -> list[Any]:
        return _explained(super().get_params(ctx))

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        try:
            return super().make_context(info_name, args, parent, **extra)
        except Exception as error:
            _put_in_dutch(error)
            raise

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            _put_in_dutch(error)
            raise


def in_dutch(english: str) -> str:
    """What Typer says about wrong use, in Dutch; as it is when there are no words for it here."""
    for pattern, dutch in _WRONG_USE:
        if said := re.fullmatch(pattern, english, re.DOTALL):
            return dutch.format(**said.groupdict())
    return english


def _put_in_dutch(error: Exception) -> None:
    # Typer keeps the class of these errors to itself; they all have this method, and it makes the text that is shown.
    if callable(said := getattr(error, "format_message", None)):
        message = in_dutch(said())
        error.format_message = lambda: message  # type: ignore[attr-defined]


def _usage(english: str) -> str:
    return english.replace("Usage:", "Gebruik:", 1)


def _explained(options: list[Any]) -> list[Any]:
    for option in options:
        if option.name in _OPTIONS:
            option.help = _OPTIONS[option.name]
    return options


for _name, _heading in _FRAME.items():
    # A heading that another version of Typer does not have stays out.
    if hasattr(rich_utils, _name):
        setattr(rich_utils, _name, _heading)
