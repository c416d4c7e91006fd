"""What goes wrong, told in one message and an exit code, in the language of the answer, and never in a stack trace."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import typer

from api.models import EntityReference
from graph.ask.paths import PathQuestionError
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError
from graph.ask.snapshot import UnknownEntityError
from graph.model.merging import Node
from graph.model.vocabulary import Label
from graph.store import StoreBusyError, StoreError
from viz.terminal import screen

FAILED, WRONG_USE, NOT_FOUND, AMBIGUOUS, INTERRUPTED = 1, 2, 3, 4, 130

_EXPECTED = (AmbiguousReferenceError, UnknownReferenceError, UnknownEntityError, StoreError, ValueError, OSError)
_Options = ParamSpec("_Options")
_Answer = TypeVar("_Answer")


class Failure(Exception):
    """Something that the user has to know, with the exit code that goes with it, and what may have been meant."""

    def __init__(self, code: int, message: Label, candidates: tuple[Node, ...] = ()) -> None:
        super().__init__(message.en)
        self.code = code
        self.message = message
        self.candidates = candidates


def telling_failures(command: Callable[_Options, _Answer]) -> Callable[_Options, _Answer]:
    """The command, with a message on standard error and an exit code for what goes wrong in it.

    With `--json` the same is also on standard output, so that a script always has one JSON document to read.
    """

    @wraps(command)
    def run(*arguments: _Options.args, **options: _Options.kwargs) -> _Answer:
        try:
            return command(*arguments, **options)
        except BrokenPipeError:
            raise
        except KeyboardInterrupt:
            failure = Failure(
                INTERRUPTED, Label("afgebroken; wat klaar was, blijft", "interrupted; what was done stays")
            )
        except (Failure, *_EXPECTED) as error:
            failure = _failure(error)
        language = str(options.get("lang", "nl"))
        # An argument can hold bytes that are no text; these are shown as \\xNN.
        message = failure.message.in_language(language).encode(errors="backslashreplace").decode()
        if options.get("json"):
            candidates = [EntityReference.of(node).plain() for node in failure.candidates]
            screen.print_json({"error": message, "exitCode": failure.code, "candidates": candidates})
        screen.print_failure(message, failure.candidates)
        raise typer.Exit(failure.code)

    return run


def _failure(error: Exception) -> Failure:
    code, dutch, english = FAILED, str(error), str(error)
    candidates: tuple[Node, ...] = ()
    match error:
        case Failure():
            return error
        case AmbiguousReferenceError():
            code, candidates = AMBIGUOUS, error.candidates
            english = f"‘{error.reference[:200]}’ can mean more than one thing; give the id or the full name"
        case UnknownReferenceError():
            code, candidates = NOT_FOUND, error.candidates
            english = f"nothing is known with the id, name or abbreviation ‘{error.reference[:200]}’"
            english += "; do you mean one of these?" if candidates else ""
        case UnknownEntityError():
            code, dutch = NOT_FOUND, f"niets bekend met het id ‘{error.id[:200]}’"
        case PathQuestionError():
            code, dutch = WRONG_USE, error.message.nl
        case StoreBusyError():
            dutch = f"de opslag is bezet; probeer het straks weer ({error})"
        case StoreError():
            dutch = f"de opslag kan niet worden gebruikt: {error}"
    return Failure(code, Label(dutch, english), candidates)
