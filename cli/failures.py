"""What goes wrong, told in one message and an exit code, in the language of the answer, and never in a stack trace."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import typer

from cli.language import asked_language
from graph.model.merging import Node
from graph.model.words import Message, message, told

FAILED, WRONG_USE, NOT_FOUND, AMBIGUOUS, INTERRUPTED = 1, 2, 3, 4, 130

_Options = ParamSpec("_Options")
_Answer = TypeVar("_Answer")


class Failure(Exception):
    """Something that the user has to know, with the exit code that goes with it, and what may have been meant."""

    def __init__(self, code: int, *messages: Message, candidates: tuple[Node, ...] = ()) -> None:
        super().__init__(*messages)
        self.code = code
        self.messages = messages
        self.candidates = candidates


def telling_failures(command: Callable[_Options, _Answer]) -> Callable[_Options, _Answer]:
    """The command, with a message on standard error and an exit code for what goes wrong in it.

    With `--json` the same is also on standard output, so that a script always has one JSON document to read.
    """

    @wraps(command)
    def run(*arguments: _Options.args, **options: _Options.kwargs) -> _Answer:
        try:
            return command(*arguments, **options)
        except (BrokenPipeError, typer.Exit):
            raise
        except KeyboardInterrupt:
            failure = Failure(INTERRUPTED, message("command-interrupted"))
        except Exception as error:
            if (known := _failure(error)) is None:
                raise
            failure = known
        from viz.terminal import screen

        language = str(options.get("lang") or asked_language())
        # An argument can hold bytes that are no text; these are shown as \\xNN.
        text = "\n".join(line.in_language(language) for line in failure.messages)
        text = text.encode(errors="backslashreplace").decode()
        if options.get("json"):
            from api.models import EntityReference

            candidates = [EntityReference.of(node).plain() for node in failure.candidates]
            screen.print_json({"error": text, "exitCode": failure.code, "candidates": candidates})
        screen.print_failure(text, failure.candidates)
        raise typer.Exit(failure.code)

    return run


def _failure(error: Exception) -> Failure | None:
    """What to tell of an error; None for one that nobody foresaw."""
    from graph.ask.paths import PathQuestionError
    from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError
    from graph.ask.snapshot import UnknownEntityError
    from graph.desk.proposals import UnknownProposalError
    from graph.store import StoreError

    match error:
        case Failure():
            return error
        case AmbiguousReferenceError() | UnknownReferenceError():
            code = AMBIGUOUS if isinstance(error, AmbiguousReferenceError) else NOT_FOUND
            return Failure(code, error.message, candidates=error.candidates)
        case UnknownEntityError() | UnknownProposalError():
            key = "command-id-unknown" if isinstance(error, UnknownEntityError) else "proposal-unknown"
            return Failure(NOT_FOUND, message(key, id=error.id[:200]))
        case PathQuestionError():
            return Failure(WRONG_USE, error.message)
        case StoreError() | ValueError() | OSError():
            return Failure(FAILED, *told(error))
    return None
