"""The language of the command: what `--lang` says, else SAMENSPEL_LANG, else Dutch."""

import os
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

import typer

from graph.model.words import FIRST, Listed, languages, message

VARIABLE = "SAMENSPEL_LANG"


def asked_language() -> str:
    """The language that is asked for, found before anything is parsed: help and wrong use are told in it as well.

    What is no language does not count here; the option itself refuses it.
    """
    asked = [FIRST, os.environ.get(VARIABLE, ""), *_options()]
    return next(language for language in reversed(asked) if language in languages())


def _options() -> Iterator[str]:
    for argument, following in pairwise((*sys.argv[1:], "")):
        if argument == "--":
            return
        if argument == "--lang":
            yield following
        elif argument.startswith("--lang="):
            yield argument.removeprefix("--lang=")


def known_language(context: typer.Context, language: str | None) -> str | None:
    """The language of an option, or that of the option before the name of the command; wrong use for an unknown one."""
    if language is not None and language not in languages() and not context.resilient_parsing:
        choices = Listed(languages(), "or")
        wrong = message("command-not-one-of", what="--lang", given=language[:80], choices=choices)
        context.fail(wrong.in_language(asked_language()))
    before = context.parent.params.get("lang") if context.parent else None
    source = context.get_parameter_source("lang")
    return language if before is None or (source is not None and source.name == "COMMANDLINE") else before


def complete_languages(incomplete: str) -> list[str]:
    """For completion by the shell: the languages that begin with what was typed so far."""
    return [language for language in languages() if language.startswith(incomplete.casefold())]


# How the value of an option for a language is written.
WRITTEN = f"<{'|'.join(languages())}>"
Language = Annotated[
    str,
    typer.Option(
        "--lang", envvar=VARIABLE, callback=known_language, metavar=WRITTEN, autocompletion=complete_languages
    ),
]
LanguageOfAll = Annotated[
    str | None,
    typer.Option("--lang", callback=known_language, metavar=WRITTEN, autocompletion=complete_languages),
]
