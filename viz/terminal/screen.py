"""The screen and the ways to write on it: lines, tables that never cut a cell short, progress, JSON."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import orjson
from rich.console import Console
from rich.markup import escape as escape_markup
from rich.padding import Padding
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.table import Column, Table
from rich.text import Text

from graph.model.merging import Node
from graph.model.words import Message, in_words, message

# In a pipe there is no width to fit: a line there is as long as its text, and a table as wide as its longest cells ask.
_AS_WIDE_AS_IT_GETS = 10_000
_ON_A_SCREEN = sys.stdout.isatty()
SCREEN = Console(highlight=False, soft_wrap=not _ON_A_SCREEN, width=None if _ON_A_SCREEN else _AS_WIDE_AS_IT_GETS)
MESSAGES = Console(highlight=False, soft_wrap=not sys.stderr.isatty(), stderr=True)
MANY = 1_000

_BLANKS = re.compile(r"[\t\r\n\v\f\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Text from a source, to be shown as it is: nothing in it is markup, and nothing in it steers the terminal."""
    return escape_markup(_CONTROL.sub("�", _BLANKS.sub(" ", text)))


def print_json(answer: Any) -> None:
    """Print an answer as indented JSON in UTF-8."""
    sys.stdout.buffer.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


class _Pace(ProgressColumn):
    """How much is done; of what takes long also how fast that goes and how long it will take."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def render(self, task: Task) -> Text:
        numbers: dict[str, int] = {"done": int(task.completed), "total": int(task.total or 0)}
        left = task.time_remaining
        if task.finished or left is None or not task.speed or numbers["total"] < MANY:
            return Text(message("terminal-done", **numbers).in_language(self._language))
        # Seconds that change faster than they pass are no use to who waits for minutes.
        unit, size = ("minutes", 60) if left > 120 else ("seconds", 1)
        pace = {"rate": round(task.speed), "left": message(f"terminal-{unit}-left", count=round(left / size))}
        return Text(message("terminal-pace", **numbers, **pace).in_language(self._language))


@contextmanager
def progress(language: str, *, quiet: bool) -> Iterator[Callable[[Message | str, int, int], None]]:
    """A callback (what is being done, done, of how many) that draws bars on a terminal and is silent elsewhere."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
        BarColumn(),
        _Pace(language),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        expand=True,
        disable=quiet or not console.is_terminal,
    ) as bars:
        tasks: dict[Message | str, Any] = {}

        def report(what: Message | str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(escape(in_words(what, language)), total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield report


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


def say(told: Message, language: str) -> None:
    """Show a message."""
    tell(told.in_language(language))


def print_failure(message: str, candidates: Iterable[Node]) -> None:
    """What went wrong, on standard error, and what may have been meant."""
    MESSAGES.print("\n".join(escape(line) for line in message.splitlines()))
    for node in candidates:
        MESSAGES.print(f"{node.id}  {escape(node.name)}")
