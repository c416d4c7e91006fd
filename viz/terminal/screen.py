"""The screen and the ways to write on it: lines, tables that never cut a cell short, JSON."""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import orjson
from rich.console import Console
from rich.markup import escape as escape_markup
from rich.padding import Padding
from rich.table import Table

from graph.model.merging import Node
from graph.model.words import Message, in_words, message
from viz.words import Told

# In a pipe there is no width to fit: a line there is as long as its text, and a table as wide as its longest cells ask.
_AS_WIDE_AS_IT_GETS = 10_000
_ON_A_SCREEN = sys.stdout.isatty()
SCREEN = Console(highlight=False, soft_wrap=not _ON_A_SCREEN, width=None if _ON_A_SCREEN else _AS_WIDE_AS_IT_GETS)
MESSAGES = Console(highlight=False, soft_wrap=not sys.stderr.isatty(), stderr=True)

_BLANKS = re.compile(r"[\t\r\n\v\f\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Text from a source, to be shown as it is: nothing in it is markup, and nothing in it steers the terminal."""
    return escape_markup(_CONTROL.sub("�", _BLANKS.sub(" ", text)))


def print_json(answer: Any) -> None:
    """Print an answer as indented JSON in UTF-8."""
    sys.stdout.buffer.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def print_table(
    headings: Sequence[Message | str], rows: Iterable[Sequence[str]], language: str, *, right: int = 0
) -> None:
    """A table, its last `right` columns numbers; where the screen is too narrow for it, each row as lines of its own.

    Nothing is cut short either way, for people type over what stands here.
    """
    titles = [escape(in_words(heading, language)) for heading in headings]
    rows = [[escape(cell) for cell in row] for row in rows]
    table = Table(box=None, pad_edge=False, show_header=any(titles))
    for number, title in enumerate(titles):
        table.add_column(title, justify="right" if number >= len(titles) - right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    wanted = SCREEN.measure(table, options=SCREEN.options.update(width=_AS_WIDE_AS_IT_GETS))
    if wanted.maximum <= SCREEN.width:
        with SCREEN.capture() as drawn:
            SCREEN.print(table)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))
        return
    for first, *rest in rows:
        SCREEN.print(f"[bold]{first}[/]")
        if untitled := [cell for title, cell in zip(titles[1:], rest, strict=True) if cell and not title]:
            print_under("; ".join(untitled))
        for title, cell in zip(titles[1:], rest, strict=True):
            if cell and title:
                print_under(f"{title}: {cell}")


def print_under(text: str) -> None:
    """A line that belongs to the one above it, indented as a whole where it does not fit on the screen."""
    SCREEN.print(Padding(text, (0, 0, 0, 2), expand=False) if _ON_A_SCREEN else f"  {text}")


def word(name: str, language: str) -> str:
    """The word for a severity, the state of a cell or the outcome of a run."""
    return message(f"terminal-word-{name}").in_language(language)


def ask(question: str) -> str:
    """What somebody types in answer to a question; EOFError when the input has ended."""
    return SCREEN.input(f"{escape(question)} ")


def tell(line: str) -> None:
    """Show one line."""
    SCREEN.print(escape(line))


def say(told: Told, language: str) -> None:
    """Show a message."""
    tell(told.in_language(language))


def print_failure(message: str, candidates: Iterable[Node]) -> None:
    """What went wrong, on standard error, and what may have been meant."""
    MESSAGES.print("\n".join(escape(line) for line in message.splitlines()))
    for node in candidates:
        MESSAGES.print(f"{node.id}  {escape(node.name)}")
