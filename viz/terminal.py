"""Answers as text on a terminal. Colours and tables on a screen, plain lines in a pipe; the words are the same."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

import orjson
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from graph.gaps import RULES, Finding
from graph.matrix import Matrix
from graph.paths import PathAnswer
from graph.search import Hit
from graph.sentences import citation, fact_sentence, no_path_sentence, path_sentences
from graph.snapshot import Fact, Node, Snapshot
from graph.store import Run

# In a pipe there is no width to fit; a table there is as wide as its longest cells ask for.
_screen = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 10_000)

_WORDS = {
    "nl": {
        "serious": "ernstig",
        "moderate": "matig",
        "minor": "licht",
        "shown": "aangetoond",
        "absent": "aangetoond van niet",
        "unknown": "onbekend",
        "loaded": "geladen",
        "unchanged": "ongewijzigd",
        "refused": "geweigerd",
        "route": "Route",
        "next": "Volgende stap",
        "also": "Ook bekend als",
        "identifiers": "Identificatie",
        "nothing": "Niets gevonden.",
        "no gaps": "Geen hiaten bekend binnen deze keuze.",
    },
    "en": {
        "serious": "serious",
        "moderate": "moderate",
        "minor": "minor",
        "shown": "shown",
        "absent": "shown absent",
        "unknown": "unknown",
        "loaded": "loaded",
        "unchanged": "unchanged",
        "refused": "refused",
        "route": "Route",
        "next": "Next step",
        "also": "Also known as",
        "identifiers": "Identifiers",
        "nothing": "Nothing found.",
        "no gaps": "No gaps known within this choice.",
    },
}
MOST_CITED = 3
_SEVERITY_STYLE = {"serious": "bold red", "moderate": "yellow", "minor": "cyan"}
_CELL_MARK = {"shown": "●", "absent": "○", "unknown": "?"}


def print_json(answer: Any) -> None:
    """Print an answer as indented JSON in UTF-8."""
    sys.stdout.buffer.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def write_file(path: Path, content: bytes) -> int:
    """Write a file whole or not at all, making its folder; the number of bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return len(content)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A callback (what is being done, done, of how many) that draws bars on a terminal and is silent elsewhere."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=quiet or not console.is_terminal,
    ) as bars:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(escape(what), total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield report


def print_runs(runs: Sequence[Run]) -> None:
    """What each source brought; when nothing changed at all, that in one line."""
    table = Table(box=None, pad_edge=False)
    for title in ("Bron", "Uitkomst", "Entiteiten", "Beweringen", "Toelichting"):
        table.add_column(title, justify="right" if title in {"Entiteiten", "Beweringen"} else "left")
    for run in runs:
        outcome = _WORDS["nl"][run.outcome]
        style = "red" if run.outcome == "refused" else ""
        table.add_row(
            escape(run.source),
            f"[{style}]{outcome}[/]" if style else outcome,
            str(run.entities),
            str(run.claims),
            escape(run.message or ""),
        )
    _screen.print(table)
    if runs and all(run.outcome == "unchanged" for run in runs):
        _screen.print("\nEr is niets veranderd: alle bronnen waren al geladen.")
    _screen.print()


def print_resolution(merged: int, to_review: int) -> None:
    """What the rules on identity decided, and what is left for a person; silent when there is nothing."""
    if merged:
        _screen.print(f"Op grond van regels samengevoegd: {merged}.")
    if to_review:
        _screen.print(f"Te beoordelen of het dezelfde zijn: {to_review}; dat kan met `samenspel review`.")


def ask(question: str) -> str:
    """What somebody types in answer to a question; the end of the input means stop."""
    try:
        return _screen.input(f"{escape(question)} ")
    except EOFError:
        return "q"


def tell(line: str) -> None:
    """Show one line."""
    _screen.print(escape(line))


def print_decisions(count: int, language: str) -> None:
    """How many decisions were recorded."""
    _screen.print(f"{count} decisions recorded." if language == "en" else f"{count} besluiten vastgelegd.")


def print_status(url: str, snapshot: Snapshot, runs: Sequence[Run]) -> None:
    """How much the store holds, and each source with its publisher, licence and last run."""
    _screen.print(
        f"{escape(url)}: versie {snapshot.revision}, {len(snapshot.nodes)} entiteiten, {len(snapshot.facts)} feiten\n"
    )
    last: dict[str, Run] = {}
    for run in runs:
        last.setdefault(run.source, run)
    table = Table(box=None, pad_edge=False)
    for title in ("Bron", "Titel", "Uitgever", "Licentie", "Laatst geladen"):
        table.add_column(title)
    for source in snapshot.sources.values():
        at = last[source.id].at if source.id in last else ""
        table.add_row(*map(escape, (source.id, source.title, source.publisher, source.licence, at)))
    _screen.print(table)


class Described(Protocol):
    """What a card tells of a source."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def cadence(self) -> str | None: ...
    def owns(self, source_id: str) -> bool: ...


def print_cards(cards: Iterable[Described], runs: Sequence[Run], claims: Mapping[str, int]) -> None:
    """Each kind of source with its last run, how many claims of it are in the store, and whether it is healthy."""
    table = Table(box=None, pad_edge=False)
    for title in ("Bron", "Titel", "Uitgever", "Licentie", "Ritme", "Laatst geladen", "Uitkomst", "Beweringen"):
        table.add_column(title, justify="right" if title == "Beweringen" else "left")
    for card in cards:
        own = [run for run in runs if card.owns(run.source)]
        outcomes = {run.source: run.outcome for run in reversed(own)}
        refused = sum(outcome == "refused" for outcome in outcomes.values())
        health = f"{refused} geweigerd" if refused else _WORDS["nl"][own[0].outcome] if own else "nog niet geladen"
        total = sum(count for id, count in claims.items() if card.owns(id))
        table.add_row(
            *map(escape, (card.id, card.title, card.publisher, card.licence, card.cadence or "")),
            own[0].at if own else "",
            health,
            str(total),
        )
    _screen.print(table)


def print_hits(hits: Sequence[Hit], language: str) -> None:
    """One line a hit: id, kind, name and why it matched."""
    if not hits:
        _screen.print(_WORDS[language]["nothing"])
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    for hit in hits:
        kind = hit.node.vocabulary.label.in_language(language)
        table.add_row(hit.node.id, kind, escape(hit.node.name), f"[dim]{escape(hit.why.in_language(language))}[/]")
    _screen.print(table)


def print_entity(snapshot: Snapshot, node: Node, language: str) -> None:
    """An entity with its names, identifiers and relations in sentences, each with its citations."""
    words = _WORDS[language]
    _screen.print(f"[bold]{escape(node.name)}[/] ({node.vocabulary.label.in_language(language)}, {node.id})")
    if node.description:
        _screen.print(escape(node.description))
    if others := node.all_names()[1:]:
        _screen.print(f"{words['also']}: {escape('; '.join(others))}")
    if node.identifiers:
        _screen.print(
            f"{words['identifiers']}: " + escape("; ".join(f"{one.scheme} {one.value}" for one in node.identifiers))
        )
    for statement in node.statements:
        place = ", ".join(part for part in (statement.source.title, statement.entity.locator) if part)
        _screen.print(f"  [dim]{escape(f'[{place}]')}[/]")

    def group(fact: Fact) -> tuple[str, bool]:
        return fact.relation, fact.subject != node.id

    for _, facts in groupby(sorted(snapshot.facts_of(node.id), key=group), key=group):
        _screen.print()
        for fact in facts:
            _screen.print(f"- {escape(fact_sentence(snapshot, fact, language, seen_from=node.id))}")
            for one in fact.evidence:
                _screen.print(f"  [dim]{escape(f'[{citation(one, language)}]')}[/]")


def print_paths(snapshot: Snapshot, answer: PathAnswer, language: str) -> None:
    """Each path as numbered sentences, or why there is none."""
    if not answer.paths:
        _screen.print(escape(no_path_sentence(snapshot, answer, language)))
    for number, path in enumerate(answer.paths, 1):
        names = " → ".join(snapshot.node(id).name for id in path.nodes)
        _screen.print(f"[bold]{_WORDS[language]['route']} {number}[/]: {escape(names)}")
        for sentence in path_sentences(snapshot, path, language):
            _screen.print(f"  {escape(sentence)}")
        _screen.print()


def print_gaps(snapshot: Snapshot, findings: Iterable[Finding], language: str) -> None:
    """The findings by rule, each with what was looked at, its evidence and the next step."""
    words = _WORDS[language]
    findings = tuple(findings)
    if not findings:
        _screen.print(words["no gaps"])
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        _screen.print(f"[bold]{escape(RULES[rule].title.in_language(language))}[/]")
        for finding in group:
            style = _SEVERITY_STYLE[finding.severity]
            _screen.print(f"- [{style}]{words[finding.severity]}[/]: {escape(finding.sentence.in_language(language))}")
            _screen.print(
                f"  [dim]{escape(finding.looked_at.what.in_language(language))} ({finding.looked_at.count})[/]"
            )
            for text in tuple(dict.fromkeys(citation(one, language) for one in finding.evidence))[:MOST_CITED]:
                _screen.print(f"  [dim]{escape(f'[{text}]')}[/]")
            _screen.print(f"  {words['next']}: {escape(finding.next_step.sentence.in_language(language))}")
        _screen.print()


def print_matrix(matrix: Matrix, language: str) -> None:
    """The matrix as a table of marks with a key."""
    words = _WORDS[language]
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for column in matrix.columns:
        table.add_column(escape(column.abbreviation or column.name))
    for row in matrix.rows:
        marks = (_CELL_MARK[matrix.cells[row.id, column.id].state] for column in matrix.columns)
        table.add_row(escape(row.name), *marks)
    _screen.print(table)
    _screen.print("\n" + "   ".join(f"{mark} {words[state]}" for state, mark in _CELL_MARK.items()))


def print_written(path: Path, size: int) -> None:
    """That a file was written."""
    _screen.print(f"Geschreven: {escape(str(path))} ({size / 1000:.0f} kB)")


def print_how_to_serve(url: str) -> None:
    """How to go on after the demo."""
    _screen.print("\nStart de pagina's en de API met [bold]make serve[/] en open http://127.0.0.1:8000/")
    _screen.print(f"De gegevens staan in {escape(url)}; `samenspel --help` toont wat er verder kan.")
