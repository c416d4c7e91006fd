"""Answers to questions: entities, routes, gaps, the matrix; and what was written or served."""

import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path as FilePath
from types import MappingProxyType

from graph.ask.coverage import Coverage
from graph.ask.gaps import RULES, Finding, Rule
from graph.ask.matrix import Matrix
from graph.ask.paths import Path, PathAnswer
from graph.ask.quotes import Quotes
from graph.ask.snapshot import Fact, Snapshot
from graph.ask.standing import PARTS
from graph.desk.finding_lives import Event, Life
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message, sentence_start
from graph.say.finding_lives import happened, solved_sentence, standing
from graph.say.meeting import Told
from graph.say.profile import summary
from graph.say.routes import no_path_sentence, route_sentences
from graph.say.sentences import fact_sentence
from graph.say.wording import citations, number_text, period_text
from viz.style import CELL_SIGNS
from viz.terminal.hits import kind_and_standing
from viz.terminal.screen import SCREEN, escape, print_table, print_under, say, word
from viz.words import moment_text

MOST_CITED = 3
# More facts of one sort than this come last.
MANY = 5
_SEVERITY_STYLE = {"serious": "bold red", "moderate": "yellow", "minor": "cyan"}


def print_decisions(count: int, language: str, *, undone: bool) -> None:
    """How many decisions were recorded, or taken back."""
    say(message("terminal-decisions-withdrawn" if undone else "terminal-decisions-recorded", count=count), language)


def print_entity(snapshot: Snapshot, node: Node, language: str, quotes: Quotes) -> None:
    """An entity with its names, identifiers and relations in sentences, each with its citations and their words."""
    kind = kind_and_standing(snapshot, node, language)
    period = period_text(node.since, node.until, language)
    SCREEN.print(f"[bold]{escape(node.name)}[/] ({', '.join(part for part in (kind, period, node.id) if part)})")
    if node.description:
        SCREEN.print(escape(node.description))
    if (sentences := summary(snapshot, node.id)).parts:
        SCREEN.print(escape(sentences.in_language(language)))
    dated = [(name.text, period_text(name.since, name.until, language)) for name in node.names]
    borne = {text: "; ".join(period for name, period in dated if name == text and period) for text, _ in dated}
    if others := [f"{text} ({borne[text]})" if borne.get(text) else text for text in node.all_names()[1:]]:
        say(message("terminal-also-known-as", names="; ".join(others)), language)
    if node.identifiers:
        numbers = "; ".join(f"{identifier.scheme} {identifier.value}" for identifier in node.identifiers)
        say(message("terminal-identifiers", numbers=numbers), language)
    for statement in node.statements:
        place = ", ".join(part for part in (statement.source.title, statement.entity.locator) if part)
        print_under(f"[dim]{escape(f'[{place}]')}[/]")

    parts = {part: [fact for fact in snapshot.all_facts_of(node.id) if fact.standing in PARTS[part]] for part in PARTS}
    for part, facts in parts.items():
        if facts and part != "present":
            SCREEN.print()
            say(message(f"entity-{part}", count=len(facts)), language)
        _print_facts(snapshot, node, facts, language, quotes)


def _print_facts(snapshot: Snapshot, node: Node, facts: Iterable[Fact], language: str, quotes: Quotes) -> None:
    def group(fact: Fact) -> tuple[str, bool]:
        return fact.relation, fact.subject != node.id

    groups = [tuple(alike) for _, alike in groupby(sorted(facts, key=group), key=group)]
    # What a body has many of, such as the municipalities of a province, comes behind what it does.
    for alike in sorted(groups, key=lambda alike: len(alike) > MANY):
        SCREEN.print()
        for fact in alike:
            SCREEN.print(f"- {escape(fact_sentence(snapshot, fact, language))}")
            for text in citations(fact.evidence, language):
                print_under(f"[dim]{escape(f'[{text}]')}[/]")
            for note in dict.fromkeys(evidence.claim.note for evidence in fact.evidence if evidence.claim.note):
                print_under(f"[dim]{escape(note)}[/]")
            for quote in _words_of(fact, quotes)[:MOST_CITED]:
                words = "".join(f"[bold]{escape(text)}[/]" if is_marked else escape(text) for text, is_marked in quote)
                print_under(f"“{words}”")


def _words_of(fact: Fact, quotes: Quotes) -> list[tuple[tuple[str, bool], ...]]:
    quoted = (quotes[key] for evidence in fact.evidence if (key := (evidence.source.id, evidence.claim)) in quotes)
    return list(dict.fromkeys(tuple(quote.pieces()) for quote in quoted))


def print_paths(snapshot: Snapshot, answer: PathAnswer, language: str, past: Iterable[Path] = ()) -> None:
    """Each path as numbered sentences, or why there is none; and then those over ties that are over."""
    if not answer.paths:
        SCREEN.print(escape(no_path_sentence(snapshot, answer, language)))
    for key, paths in (("paths-number", answer.paths), ("paths-past-number", past)):
        for number, path in enumerate(paths, 1):
            names = " → ".join(snapshot.node(id).name for id in path.nodes)
            SCREEN.print(f"[bold]{message(key, number=number).in_language(language)}[/]: {escape(names)}")
            for sentence in route_sentences(snapshot, path, language):
                print_under(f"{escape(sentence)}")
            SCREEN.print()


def print_meeting(told: Told, language: str) -> None:
    """What changed, in sections of sentences, each with what it rests on; what there is none of comes last."""
    SCREEN.print(f"[bold]{escape(told.summary)}[/]")
    for text in (told.period, *told.notes):
        SCREEN.print(escape(text))
    for section in sorted(told.sections, key=lambda section: not section.lines):
        SCREEN.print()
        SCREEN.print(f"[bold]{escape(section.title)}[/] ({section.count})")
        if not section.lines:
            print_under(escape(section.none))
        for line in section.lines:
            SCREEN.print(f"- {escape(line.whole)}")
            if line.sources:
                print_under(f"[dim]{escape('; '.join(line.sources))}[/]")
        if section.left_out:
            say(message("meeting-more", number=section.left_out), language)


def print_gaps(
    snapshot: Snapshot, findings: Iterable[Finding], language: str, lives: Mapping[str, Life] = MappingProxyType({})
) -> None:
    """The findings by rule, each with what was looked at, its evidence, the next step, and how it stands."""
    findings = tuple(findings)
    if not findings:
        say(message("terminal-no-gaps"), language)
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        SCREEN.print(f"[bold]{escape(RULES[rule].title.in_language(language))}[/]")
        for finding in group:
            style = _SEVERITY_STYLE[finding.severity]
            SCREEN.print(
                f"- [{style}]{word(finding.severity, language)}[/]: {escape(finding.sentence.in_language(language))}"
            )
            what, count = finding.looked_at.what.in_language(language), finding.looked_at.count
            looked_at = message("terminal-looked-at", what=what, count=count).in_language(language)
            print_under(f"[dim]{escape(looked_at)}[/]")
            if finding.looked_at.complete is not None:
                print_under(f"[dim]{escape(finding.looked_at.complete.in_language(language))}[/]")
            for text in citations(finding.evidence, language)[:MOST_CITED]:
                print_under(f"[dim]{escape(f'[{text}]')}[/]")
            step = finding.next_step.sentence.in_language(language)
            print_under(escape(message("terminal-next-step", step=step).in_language(language)))
            if finding.id in lives:
                _print_life(snapshot, lives[finding.id], language)
        SCREEN.print()


def print_solved(snapshot: Snapshot, lives: Iterable[Life], language: str) -> None:
    """What is found no more, each with what it was about and when it was solved."""
    lives = tuple(lives)
    if not lives:
        say(message("terminal-none-solved"), language)
    for life in lives:
        SCREEN.print(f"- {escape(solved_sentence(snapshot, life).in_language(language))}")
        _print_life(snapshot, life, language)


def _print_life(snapshot: Snapshot, life: Life, language: str) -> None:
    print_under(f"{escape(standing(snapshot, life).in_language(language))} [dim]({escape(life.id)})[/]")
    if life.note and life.state != "open":
        print_under(escape(message("life-note-of", note=life.note).in_language(language)))


def print_history(snapshot: Snapshot, events: Iterable[Event], language: str) -> None:
    """What happened in the life of a finding, the newest first; `--back` takes the numbers of what was decided."""
    say(message("life-history"), language)
    for event in events:
        number = f" [dim]\\[{event.version}][/]" if event.version else ""
        by = f" {message('life-decided-by', person=event.person).in_language(language)}" if event.person else ""
        text = f"{moment_text(event.at, language)}: {happened(snapshot, event).in_language(language)}{by}"
        SCREEN.print(f"- {escape(text)}{number}")
        if event.note:
            print_under(escape(event.note))


def print_rules(rules: Iterable[Rule], language: str) -> None:
    """The rules by id, each with what it looks for and why that matters."""
    for rule in rules:
        SCREEN.print(f"[bold]{rule.id}[/]: {escape(rule.title.in_language(language))}")
        print_under(f"{escape(rule.why.in_language(language))}")


def print_matrix(matrix: Matrix, language: str) -> None:
    """The matrix as a table of marks with a key."""
    print_table(
        ("", *(column.abbreviation or column.name for column in matrix.columns)),
        (
            (row.name, *(CELL_SIGNS[matrix.cells[row.id, column.id].reading] for column in matrix.columns))
            for row in matrix.rows
        ),
        language,
    )
    SCREEN.print("\n" + "   ".join(f"{mark} {word(state, language)}" for state, mark in CELL_SIGNS.items()))


def print_coverage(known: Coverage, language: str) -> None:
    """How many of how many are known by kind, what stands and is past by relation, and what to find out next."""
    figures = {"facts": known.facts, "second": known.second_hand, "unconfirmed": known.unconfirmed}
    say(message("coverage-facts", **figures), language)
    SCREEN.print()
    say(message("coverage-next"), language)
    for thing in known.to_find_out:
        SCREEN.print(f"- {escape(thing.sentence.in_language(language))}")
    SCREEN.print()
    print_table(
        (message("label-kind"), message("coverage-known"), message("coverage-total"), message("coverage-told")),
        (
            (
                sentence_start(VOCABULARY.kind(row.kind).plural.in_language(language)),
                number_text(row.known, language),
                message("coverage-nobody-tells").in_language(language)
                if row.total is None
                else number_text(row.total, language),
                number_text(row.told, language),
            )
            for row in known.kinds
        ),
        language,
        right=3,
    )
    for part in known.parts:
        text = message("coverage-part", known=part.known, total=part.total).in_language(language)
        SCREEN.print(f"{escape(part.whole.name)}: {escape(text)}")
    SCREEN.print()
    print_table(
        (message("label-relation"), message("coverage-stands"), message("coverage-past"), message("label-sources")),
        (
            (
                sentence_start(VOCABULARY.relations[row.relation].label.in_language(language)),
                *(number_text(number, language) for number in (row.standing, row.past, row.sources)),
            )
            for row in known.relations
        ),
        language,
        right=3,
    )


def print_written(path: FilePath, size: int, language: str) -> None:
    """That a file was written."""
    say(message("terminal-written", path=str(path), kilobytes=round(size / 1000)), language)


def print_served(host: str, port: int, language: str, *, read_only: bool) -> None:
    """Where the service is to be found, how to end it, and that nobody can change anything there."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    address = f"http://{name}:{port}/"
    say(message("terminal-served", address=address), language)
    if read_only:
        say(message("terminal-served-read-only"), language)
    sys.stdout.flush()


def print_how_to_serve(url: str, language: str) -> None:
    """How to go on after the demo."""
    SCREEN.print()
    say(message("terminal-how-to-serve", address="http://127.0.0.1:8000/"), language)
    say(message("terminal-where-the-data-are", store=url), language)
