"""Answers to questions: hits, entities, routes, gaps, the matrix; and what was written or served."""

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from graph.ask.gaps import RULES, Finding, Rule
from graph.ask.matrix import Matrix
from graph.ask.paths import PathAnswer
from graph.ask.search import Hit
from graph.ask.snapshot import Fact, Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import Label
from graph.say.routes import no_path_sentence, path_sentences
from graph.say.sentences import fact_sentence
from graph.say.wording import citations, period_text
from viz.terminal.screen import SCREEN, escape, print_table, print_under, word

_ROUTE = Label("Route", "Route")
_NEXT_STEP = Label("Volgende stap", "Next step")
_LOOKED_AT = Label("bekeken", "looked at")
MOST_CITED = 3
# More facts of one sort than this come last.
MANY = 5
_SEVERITY_STYLE = {"serious": "bold red", "moderate": "yellow", "minor": "cyan"}
_CELL_MARK = {"shown": "●", "absent": "○", "unknown": "?"}


def print_decisions(count: int, language: str, *, undone: bool) -> None:
    """How many decisions were recorded, or taken back."""
    dutch, english = ("ingetrokken", "withdrawn") if undone else ("vastgelegd", "recorded")
    SCREEN.print(Label(f"Besluiten {dutch}: {count}.", f"Decisions {english}: {count}.").in_language(language))


def print_hits(hits: Sequence[Hit], language: str) -> None:
    """One line a hit: id, kind, name and why it matched."""
    if not hits:
        SCREEN.print(Label("Niets gevonden.", "Nothing found.").in_language(language))
    print_table(
        (Label("", ""),) * 4,
        (
            (hit.node.id, hit.node.vocabulary.label.in_language(language), hit.node.name, hit.why.in_language(language))
            for hit in hits
        ),
        language,
    )


def print_entity(snapshot: Snapshot, node: Node, language: str) -> None:
    """An entity with its names, identifiers and relations in sentences, each with its citations."""
    kind = node.vocabulary.label.in_language(language)
    period = period_text(node.since, node.until, language)
    SCREEN.print(f"[bold]{escape(node.name)}[/] ({', '.join(part for part in (kind, period, node.id) if part)})")
    if node.description:
        SCREEN.print(escape(node.description))
    dated = [(name.text, period_text(name.since, name.until, language)) for name in node.names]
    borne = {text: "; ".join(period for one, period in dated if one == text and period) for text, _ in dated}
    if others := [f"{text} ({borne[text]})" if borne.get(text) else text for text in node.all_names()[1:]]:
        SCREEN.print(f"{Label('Ook bekend als', 'Also known as').in_language(language)}: {escape('; '.join(others))}")
    if node.identifiers:
        numbers = "; ".join(f"{one.scheme} {one.value}" for one in node.identifiers)
        SCREEN.print(f"{Label('Identificatie', 'Identifiers').in_language(language)}: {escape(numbers)}")
    for statement in node.statements:
        place = ", ".join(part for part in (statement.source.title, statement.entity.locator) if part)
        print_under(f"[dim]{escape(f'[{place}]')}[/]")

    def group(fact: Fact) -> tuple[str, bool]:
        return fact.relation, fact.subject != node.id

    groups = [tuple(facts) for _, facts in groupby(sorted(snapshot.facts_of(node.id), key=group), key=group)]
    # What a body has many of, such as the municipalities of a province, comes behind what it does.
    for facts in sorted(groups, key=lambda facts: len(facts) > MANY):
        SCREEN.print()
        for fact in facts:
            SCREEN.print(f"- {escape(fact_sentence(snapshot, fact, language, seen_from=node.id))}")
            for text in citations(fact.evidence, language):
                print_under(f"[dim]{escape(f'[{text}]')}[/]")
            for note in dict.fromkeys(one.claim.note for one in fact.evidence if one.claim.note):
                print_under(f"[dim]{escape(note)}[/]")


def print_paths(snapshot: Snapshot, answer: PathAnswer, language: str) -> None:
    """Each path as numbered sentences, or why there is none."""
    if not answer.paths:
        SCREEN.print(escape(no_path_sentence(snapshot, answer, language)))
    for number, path in enumerate(answer.paths, 1):
        names = " → ".join(snapshot.node(id).name for id in path.nodes)
        SCREEN.print(f"[bold]{_ROUTE.in_language(language)} {number}[/]: {escape(names)}")
        for sentence in path_sentences(snapshot, path, language):
            print_under(f"{escape(sentence)}")
        SCREEN.print()


def print_gaps(snapshot: Snapshot, findings: Iterable[Finding], language: str) -> None:
    """The findings by rule, each with what was looked at, its evidence and the next step."""
    findings = tuple(findings)
    if not findings:
        said = Label("Geen hiaten bekend binnen deze keuze.", "No gaps known within this choice.")
        SCREEN.print(said.in_language(language))
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        SCREEN.print(f"[bold]{escape(RULES[rule].title.in_language(language))}[/]")
        for finding in group:
            style = _SEVERITY_STYLE[finding.severity]
            SCREEN.print(
                f"- [{style}]{word(finding.severity, language)}[/]: {escape(finding.sentence.in_language(language))}"
            )
            what = finding.looked_at.what.in_language(language)
            print_under(f"[dim]{_LOOKED_AT.in_language(language)}: {escape(what)} ({finding.looked_at.count})[/]")
            for text in citations(finding.evidence, language)[:MOST_CITED]:
                print_under(f"[dim]{escape(f'[{text}]')}[/]")
            print_under(
                f"{_NEXT_STEP.in_language(language)}: {escape(finding.next_step.sentence.in_language(language))}"
            )
        SCREEN.print()


def print_rules(rules: Iterable[Rule], language: str) -> None:
    """The rules by id, each with what it looks for and why that matters."""
    for rule in rules:
        SCREEN.print(f"[bold]{rule.id}[/]: {escape(rule.title.in_language(language))}")
        print_under(f"{escape(rule.why.in_language(language))}")


def print_matrix(matrix: Matrix, language: str) -> None:
    """The matrix as a table of marks with a key."""
    print_table(
        (Label("", ""), *(Label(name, name) for name in (one.abbreviation or one.name for one in matrix.columns))),
        (
            (row.name, *(_CELL_MARK[matrix.cells[row.id, column.id].state] for column in matrix.columns))
            for row in matrix.rows
        ),
        language,
    )
    SCREEN.print("\n" + "   ".join(f"{mark} {word(state, language)}" for state, mark in _CELL_MARK.items()))


def print_written(path: Path, size: int, language: str) -> None:
    """That a file was written."""
    said = Label("Geschreven", "Written").in_language(language)
    SCREEN.print(f"{said}: {escape(str(path))} ({size / 1000:.0f} kB)")


def print_served(host: str, port: int, language: str) -> None:
    """Where the service is to be found, and how to end it."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    address = f"http://{name}:{port}/"
    said = Label(f"Samenspel staat op {address} (Ctrl-C stopt het).", f"Samenspel is at {address} (Ctrl-C ends it).")
    SCREEN.print(said.in_language(language))
    sys.stdout.flush()


def print_how_to_serve(url: str, language: str) -> None:
    """How to go on after the demo."""
    said = Label(
        "Start de pagina's en de API met [bold]make serve[/] en open http://127.0.0.1:8000/\n"
        f"De gegevens staan in {escape(url)}; `samenspel --help` toont wat er verder kan.",
        "Start the pages and the API with [bold]make serve[/] and open http://127.0.0.1:8000/\n"
        f"The data are in {escape(url)}; `samenspel --help` shows what else there is.",
    )
    SCREEN.print("\n" + said.in_language(language))
