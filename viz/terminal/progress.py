"""Bars on a terminal for what takes long: how much is done, how fast that goes and how long it will take."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.table import Column
from rich.text import Text

from graph.model.words import Message, in_words, message
from viz.terminal.screen import escape

# From so many steps on the pace is told.
MANY = 1_000


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
