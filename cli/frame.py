"""The frame around the commands in the language of the reader: help texts, and what is wrong with how one is used.

What a command and its parameters are for stands in the catalogue: `command-NAME` with an attribute for each parameter,
and `PARAMETER-as` for how its value is written; `command-options` has those that several commands share.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

import typer
import typer.core

from cli.language import asked_language
from graph.model.nearest import meant
from graph.model.words import Listed, Message, has_words, message

# What Typer says around a help text or an error, by the attribute of `command-frame` that has the words for it.
_FRAME = {
    "ARGUMENTS_PANEL_TITLE": message("command-frame.arguments"),
    "OPTIONS_PANEL_TITLE": message("command-frame.options"),
    "COMMANDS_PANEL_TITLE": message("command-frame.commands"),
    "ERRORS_PANEL_TITLE": message("command-frame.error"),
    "DEFAULT_STRING": message("command-frame.default", value="{}"),
    "ENVVAR_STRING": message("command-frame.variable", name="{}"),
    "REQUIRED_LONG_STRING": message("command-frame.required"),
    "ABORTED_TEXT": message("command-frame.aborted"),
    "RICH_HELP": message("command-frame.advice", command="{command_path}", option="{help_option}"),
}


def _frame() -> None:
    """Put what Typer says around a command in the language of the reader, just before it says so.

    What another version of Typer lacks, stays out.
    """
    from typer import rich_utils

    for name, words in _FRAME.items():
        if hasattr(rich_utils, name):
            setattr(rich_utils, name, words.in_language(asked_language()))


class Command(typer.core.TyperCommand):
    """A command that tells what it is for, and what is wrong with how it is used, in the language of the reader."""

    # What is too much is told here, in the language of the reader.
    allow_extra_args = True

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.help = _said(str(name))
        self.options_metavar = _said("frame.options-as")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _frame()
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _write_usage(self, ctx, formatter)

    def get_params(self, ctx: Any) -> list[Any]:
        return _explained(self.name, super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _told(self, ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            ctx.fail(message("command-too-much", given=" ".join(rest)).in_language(asked_language()))
        return rest


class Group(typer.core.TyperGroup):
    """The command as a whole, in the language of the reader."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.help = _said(str(self.name))
        self.options_metavar = _said("frame.options-as")
        self.subcommand_metavar = _said("frame.commands-as")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _frame()
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _write_usage(self, ctx, formatter)

    def get_params(self, ctx: Any) -> list[Any]:
        return _explained(self.name, super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _told(self, ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except Exception:
            _frame()
            raise

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        if args[0] not in self.commands and not ctx.resilient_parsing:
            near = get_close_matches(args[0], self.commands)
            ctx.fail(message("command-unknown", given=args[0], hint=meant(near) or "").in_language(asked_language()))
        return super().resolve_command(ctx, args)


def _said(what: str) -> str:
    return message(f"command-{what}").in_language(asked_language())


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=f"{_said('frame.usage')} ")


def _explained(command: str | None, parameters: list[Any]) -> list[Any]:
    """The parameters of a command with the words for what they are."""
    for parameter in parameters:
        for field, ending in (("help", ""), ("metavar", "-as"), ("prompt", "-asked")):
            places = (f"{place}.{parameter.name}{ending}" for place in (command, "options"))
            what = next((place for place in places if has_words(f"command-{place}")), None)
            if what is not None:
                setattr(parameter, field, _said(what))
    return parameters


@contextmanager
def _told(command: Any, ctx: Any) -> Iterator[None]:
    """Have an error of Typer tell in the language of the reader what is wrong with how a command is used."""
    try:
        yield
    except typer.Exit:
        raise
    except Exception as error:
        _frame()
        # Typer keeps the classes of these errors to itself; they all have this method, which makes what is shown.
        if hasattr(error, "format_message") and (wrong := _wrong_use(error, command, ctx)) is not None:
            text = wrong.in_language(asked_language())
            error.format_message = lambda: text
        raise


def _wrong_use(error: Any, command: Any, ctx: Any) -> Message | None:
    """What an error tells, from its fields; None when it has told its own message already."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    if "NoSuchOption" in kinds:
        hint = meant(sorted(error.possibilities or ())) or ""
        return message("command-no-such-option", option=error.option_name, hint=hint)
    if "MissingParameter" in kinds:
        return message("command-missing", what=_called(error.param))
    if "BadParameter" in kinds:
        return _wrong_value(error)
    if "BadOptionUsage" in kinds:
        return next(
            (
                message("command-takes-no-value", option=error.option_name)
                if parameter.is_flag
                else message("command-needs-values", option=error.option_name, count=parameter.nargs)
                for parameter in command.get_params(ctx)
                if error.option_name in parameter.opts
            ),
            None,
        )
    return None


def _wrong_value(error: Any) -> Message:
    what, wanted = _called(error.param), error.param.type_descriptor
    errors = error.__cause__.errors() if hasattr(error.__cause__, "errors") else ()
    value = str(errors[0]["input"]) if errors else ""
    if wanted.choices is not None:
        choices = Listed(tuple(map(str, wanted.choices)), "or")
        return message("command-not-one-of", what=what, given=value, choices=choices)
    if wanted.annotation is int:
        if not value.lstrip("-").isdecimal():
            return message("command-no-number", what=what)
        if error.param.min is not None and int(value) < error.param.min:
            return message("command-at-least", what=what, least=error.param.min)
        return message("command-at-most", what=what, most=error.param.max)
    if wanted.is_path and not wanted.parameter_info.dir_okay:
        return message("command-is-a-folder", what=what)
    return message("command-wrong-value", what=what, why=error.message)


def _called(parameter: Any) -> str:
    """What a person knows a parameter by: the name of an option, or how an argument is written."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name)
