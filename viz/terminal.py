"""Answers as text on a terminal. Colours and tables on a screen, plain lines in a pipe; the words are the same."""

import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

import orjson
from rich.console import Console
from rich.markup import escape as escape_markup
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from graph.gaps import RULES, Finding, Rule
from graph.matrix import Matrix
from graph.paths import PathAnswer
from graph.search import Hit
from graph.sentences import citations, fact_sentence, no_path_sentence, path_sentences
from graph.snapshot import Fact, Node, Snapshot
from graph.store import Run
from graph.vocabulary import Label

# In a pipe there is no width to fit: a line there is as long as its text, and a table as wide as its longest cells ask.
_AS_WIDE_AS_IT_GETS = 10_000
_ON_A_SCREEN = sys.stdout.isatty()
_screen = Console(highlight=False, soft_wrap=not _ON_A_SCREEN, width=None if _ON_A_SCREEN else _AS_WIDE_AS_IT_GETS)
_messages = Console(highlight=False, soft_wrap=not sys.stderr.isatty(), stderr=True)

_WORDS = {
    "serious": Label("ernstig", "serious"),
    "moderate": Label("matig", "moderate"),
    "minor": Label("licht", "minor"),
    "shown": Label("aangetoond", "shown"),
    "absent": Label("aangetoond van niet", "shown absent"),
    "unknown": Label("onbekend", "unknown"),
    "loaded": Label("geladen", "loaded"),
    "unchanged": Label("ongewijzigd", "unchanged"),
    "refused": Label("geweigerd", "refused"),
}
_SOURCE = Label("Bron", "Source")
_OUTCOME = Label("Uitkomst", "Outcome")
_ENTITIES = Label("Entiteiten", "Entities")
_CLAIMS = Label("Beweringen", "Claims")
_LAST_LOADED = Label("Laatst geladen", "Last loaded")
_ROUTE = Label("Route", "Route")
_NEXT_STEP = Label("Volgende stap", "Next step")
_LOOKED_AT = Label("bekeken", "looked at")
_BLANKS = re.compile(r"[\t\r\n\v\f\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MOST_CITED = 3
MANY = 5
_SEVERITY_STYLE = {"serious": "bold red", "moderate": "yellow", "minor": "cyan"}
_CELL_MARK = {"shown": "●", "absent": "○", "unknown": "?"}


def escape(text: str) -> str:
    """Text from a source, to be shown as it is: nothing in it is markup, and nothing in it steers the terminal."""
    return escape_markup(_CONTROL.sub("�", _BLANKS.sub(" ", text)))


def print_json(answer: Any) -> None:
    """Print an answer as indented JSON in UTF-8."""
    sys.stdout.buffer.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A callback (what is being done, done, of how many) that draws bars on a terminal and is silent elsewhere."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        expand=True,
        disable=quiet or not console.is_terminal,
    ) as bars:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(escape(what), total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield report


def _rows(headings: Sequence[Label], rows: Iterable[Sequence[str]], language: str, *, right: int = 0) -> None:
    """A table, its last `right` columns numbers; where the screen is too narrow for it, each row as lines of its own.

    Nothing is cut short either way, for people type over what stands here.
    """
    titles = [heading.in_language(language) for heading in headings]
    rows = [[escape(cell) for cell in row] for row in rows]
    table = Table(box=None, pad_edge=False, show_header=any(titles))
    for number, title in enumerate(titles):
        table.add_column(title, justify="right" if number >= len(titles) - right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    wanted = _screen.measure(table, options=_screen.options.update(width=_AS_WIDE_AS_IT_GETS))
    if wanted.maximum <= _screen.width:
        with _screen.capture() as drawn:
            _screen.print(table)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))
        return
    for first, *rest in rows:
        _screen.print(f"[bold]{first}[/]")
        if untitled := [cell for title, cell in zip(titles[1:], rest, strict=True) if cell and not title]:
            _under("; ".join(untitled))
        for title, cell in zip(titles[1:], rest, strict=True):
            if cell and title:
                _under(f"{title}: {cell}")


def _under(text: str) -> None:
    """A line that belongs to the one above it, indented as a whole where it does not fit on the screen."""
    _screen.print(Padding(text, (0, 0, 0, 2), expand=False) if _ON_A_SCREEN else f"  {text}")


def print_runs(runs: Sequence[Run], language: str) -> None:
    """What each source brought; why something was refused goes to standard error, for it has to reach a person.

    When nothing changed at all, that in one line.
    """
    told = [run for run in runs if run.outcome != "unchanged" or run.entities or run.claims]
    if told:
        _rows(
            (_SOURCE, _OUTCOME, _ENTITIES, _CLAIMS),
            ((run.source, _word(run.outcome, language), str(run.entities), str(run.claims)) for run in told),
            language,
            right=2,
        )
    for run in runs:
        console = _messages if run.outcome == "refused" else _screen
        for line in (run.message or "").splitlines():
            about = "" if line.startswith(f"{run.source}:") else f"{escape(run.source)}: "
            console.print(f"{about}[dim]{escape(line)}[/]")
    if not told:
        _screen.print(Label("Er is niets geladen.", "Nothing was loaded.").in_language(language))
    elif all(run.outcome == "unchanged" for run in runs):
        dutch = "Er is niets veranderd: alle bronnen waren al geladen."
        _screen.print("\n" + Label(dutch, "Nothing changed: all sources had been loaded.").in_language(language))
    _screen.print()


def _word(name: str, language: str) -> str:
    return _WORDS[name].in_language(language)


def print_resolution(merged: int, to_review: int, language: str) -> None:
    """What the rules on identity decided, and what is left for a person; silent when there is nothing."""
    if merged:
        said = Label(f"Op grond van regels samengevoegd: {merged}.", f"Merged by rule: {merged}.")
        _screen.print(said.in_language(language))
    if to_review:
        said = Label(
            f"Te beoordelen of het dezelfde zijn: {to_review}; dat kan met `samenspel review`.",
            f"To review whether they are the same: {to_review}; `samenspel review` does that.",
        )
        _screen.print(said.in_language(language))


def ask(question: str) -> str:
    """What somebody types in answer to a question; EOFError when the input has ended."""
    return _screen.input(f"{escape(question)} ")


def tell(line: str) -> None:
    """Show one line."""
    _screen.print(escape(line))


def print_failure(message: str, candidates: Iterable[Node]) -> None:
    """What went wrong, on standard error, and what may have been meant."""
    _messages.print("\n".join(escape(line) for line in message.splitlines()))
    for node in candidates:
        _messages.print(f"{node.id}  {escape(node.name)}")


def print_decisions(count: int, language: str, *, undone: bool) -> None:
    """How many decisions were recorded, or taken back."""
    dutch, english = ("ingetrokken", "withdrawn") if undone else ("vastgelegd", "recorded")
    _screen.print(Label(f"Besluiten {dutch}: {count}.", f"Decisions {english}: {count}.").in_language(language))


def print_status(url: str, snapshot: Snapshot, runs: Sequence[Run], claims: Mapping[str, int], language: str) -> None:
    """How much the store holds, and of each source how its last run went, when it was last loaded and its claims."""
    entities, facts = len(snapshot.nodes), len(snapshot.facts)
    said = Label(
        f"revisie {snapshot.revision}, {entities} entiteiten, {facts} feiten",
        f"revision {snapshot.revision}, {entities} entities, {facts} facts",
    )
    _screen.print(f"{escape(url)}: {said.in_language(language)}\n")
    _rows(
        (_SOURCE, _OUTCOME, _LAST_LOADED, _CLAIMS),
        (
            (id, _health(own, snapshot.sources, language), _moment(last_loaded(own)), str(claims[id]))
            for id in snapshot.sources
            for own in ([run for run in runs if run.source == id],)
        ),
        language,
        right=1,
    )


def last_loaded(runs: Iterable[Run]) -> str | None:
    """The moment (ISO 8601) of the newest run that was not refused."""
    return next((run.at for run in runs if run.outcome != "refused"), None)


def refused_now(runs: Sequence[Run], stored: Collection[str]) -> list[Run]:
    """The refusals that still count: of what is stored until that loads, of anything else until the next load."""
    last = {run.source: run for run in reversed(runs)}
    return [run for run in last.values() if run.outcome == "refused" and (run.source in stored or run.at == runs[0].at)]


def _moment(at: str | None) -> str:
    """On the clock of the reader."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}" if at else ""


def _health(runs: Sequence[Run], stored: Collection[str], language: str) -> str:
    if not runs:
        return Label("nog niet geladen", "not loaded yet").in_language(language)
    if refused := refused_now(runs, stored):
        count = f"{len(refused)} " if len({run.source for run in runs}) > 1 else ""
        return count + _word("refused", language)
    return _word(runs[0].outcome, language)


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


def print_cards(
    cards: Iterable[Described],
    runs: Sequence[Run],
    entities: Mapping[str, int],
    claims: Mapping[str, int],
    language: str,
) -> None:
    """Each kind of source: who publishes it, when it was last loaded, how that went and how much of it there is."""
    for card in cards:
        own = [run for run in runs if card.owns(run.source)]
        lines = (
            (Label("Uitgever", "Publisher"), card.publisher),
            (Label("Licentie", "Licence"), card.licence),
            (Label("Ritme", "Cadence"), card.cadence or ""),
            (_LAST_LOADED, _moment(last_loaded(own))),
            (_OUTCOME, _health(own, entities, language)),
            (_ENTITIES, str(_owned(card, entities))),
            (_CLAIMS, str(_owned(card, claims))),
        )
        _screen.print(f"[bold]{escape(card.id)}[/]: {escape(card.title)}")
        for heading, text in lines:
            if text:
                _under(f"{heading.in_language(language)}: {escape(text)}")
        _screen.print()


def _owned(card: Described, counts: Mapping[str, int]) -> int:
    return sum(count for id, count in counts.items() if card.owns(id))


def print_hits(hits: Sequence[Hit], language: str) -> None:
    """One line a hit: id, kind, name and why it matched."""
    if not hits:
        _screen.print(Label("Niets gevonden.", "Nothing found.").in_language(language))
    _rows(
        (Label("", ""),) * 4,
        (
            (hit.node.id, hit.node.vocabulary.label.in_language(language), hit.node.name, hit.why.in_language(language))
            for hit in hits
        ),
        language,
    )


def print_entity(snapshot: Snapshot, node: Node, language: str) -> None:
    """An entity with its names, identifiers and relations in sentences, each with its citations."""
    _screen.print(f"[bold]{escape(node.name)}[/] ({node.vocabulary.label.in_language(language)}, {node.id})")
    if node.description:
        _screen.print(escape(node.description))
    if others := node.all_names()[1:]:
        _screen.print(f"{Label('Ook bekend als', 'Also known as').in_language(language)}: {escape('; '.join(others))}")
    if node.identifiers:
        numbers = "; ".join(f"{one.scheme} {one.value}" for one in node.identifiers)
        _screen.print(f"{Label('Identificatie', 'Identifiers').in_language(language)}: {escape(numbers)}")
    for statement in node.statements:
        place = ", ".join(part for part in (statement.source.title, statement.entity.locator) if part)
        _under(f"[dim]{escape(f'[{place}]')}[/]")

    def group(fact: Fact) -> tuple[str, bool]:
        return fact.relation, fact.subject != node.id

    groups = [tuple(facts) for _, facts in groupby(sorted(snapshot.facts_of(node.id), key=group), key=group)]
    # What a body has many of, such as the municipalities of a province, comes behind what it does.
    for facts in sorted(groups, key=lambda facts: len(facts) > MANY):
        _screen.print()
        for fact in facts:
            _screen.print(f"- {escape(fact_sentence(snapshot, fact, language, seen_from=node.id))}")
            for text in citations(fact.evidence, language):
                _under(f"[dim]{escape(f'[{text}]')}[/]")
            for note in dict.fromkeys(one.claim.note for one in fact.evidence if one.claim.note):
                _under(f"[dim]{escape(note)}[/]")


def print_paths(snapshot: Snapshot, answer: PathAnswer, language: str) -> None:
    """Each path as numbered sentences, or why there is none."""
    if not answer.paths:
        _screen.print(escape(no_path_sentence(snapshot, answer, language)))
    for number, path in enumerate(answer.paths, 1):
        names = " → ".join(snapshot.node(id).name for id in path.nodes)
        _screen.print(f"[bold]{_ROUTE.in_language(language)} {number}[/]: {escape(names)}")
        for sentence in path_sentences(snapshot, path, language):
            _under(f"{escape(sentence)}")
        _screen.print()


def print_gaps(snapshot: Snapshot, findings: Iterable[Finding], language: str) -> None:
    """The findings by rule, each with what was looked at, its evidence and the next step."""
    findings = tuple(findings)
    if not findings:
        said = Label("Geen hiaten bekend binnen deze keuze.", "No gaps known within this choice.")
        _screen.print(said.in_language(language))
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        _screen.print(f"[bold]{escape(RULES[rule].title.in_language(language))}[/]")
        for finding in group:
            style = _SEVERITY_STYLE[finding.severity]
            _screen.print(
                f"- [{style}]{_word(finding.severity, language)}[/]: {escape(finding.sentence.in_language(language))}"
            )
            what = finding.looked_at.what.in_language(language)
            _under(f"[dim]{_LOOKED_AT.in_language(language)}: {escape(what)} ({finding.looked_at.count})[/]")
            for text in citations(finding.evidence, language)[:MOST_CITED]:
                _under(f"[dim]{escape(f'[{text}]')}[/]")
            _under(f"{_NEXT_STEP.in_language(language)}: {escape(finding.next_step.sentence.in_language(language))}")
        _screen.print()


def print_rules(rules: Iterable[Rule], language: str) -> None:
    """The rules by id, each with what it looks for and why that matters."""
    for rule in rules:
        _screen.print(f"[bold]{rule.id}[/]: {escape(rule.title.in_language(language))}")
        _under(f"{escape(rule.why.in_language(language))}")


def print_matrix(matrix: Matrix, language: str) -> None:
    """The matrix as a table of marks with a key."""
    _rows(
        (Label("", ""), *(Label(name, name) for name in (one.abbreviation or one.name for one in matrix.columns))),
        (
            (row.name, *(_CELL_MARK[matrix.cells[row.id, column.id].state] for column in matrix.columns))
            for row in matrix.rows
        ),
        language,
    )
    _screen.print("\n" + "   ".join(f"{mark} {_word(state, language)}" for state, mark in _CELL_MARK.items()))


def print_written(path: Path, size: int, language: str) -> None:
    """That a file was written."""
    said = Label("Geschreven", "Written").in_language(language)
    _screen.print(f"{said}: {escape(str(path))} ({size / 1000:.0f} kB)")


def print_served(host: str, port: int, language: str) -> None:
    """Where the service is to be found, and how to end it."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    address = f"http://{name}:{port}/"
    said = Label(f"Samenspel staat op {address} (Ctrl-C stopt het).", f"Samenspel is at {address} (Ctrl-C ends it).")
    _screen.print(said.in_language(language))
    sys.stdout.flush()


def print_how_to_serve(url: str, language: str) -> None:
    """How to go on after the demo."""
    said = Label(
        "Start de pagina's en de API met [bold]make serve[/] en open http://127.0.0.1:8000/\n"
        f"De gegevens staan in {escape(url)}; `samenspel --help` toont wat er verder kan.",
        "Start the pages and the API with [bold]make serve[/] and open http://127.0.0.1:8000/\n"
        f"The data are in {escape(url)}; `samenspel --help` shows what else there is.",
    )
    _screen.print("\n" + said.in_language(language))
