"""Where an organisation stands, two parties side by side, and a region."""

from collections.abc import Iterable, Mapping

from graph.ask.ledger import LedgerEntry
from graph.ask.organisation import Organisation
from graph.ask.paths import Path
from graph.ask.region import Region
from graph.ask.side_by_side import Comparison
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, Sentences, message, sentence_start
from graph.say.organisation import (
    comparison_sentences,
    entry_state,
    introduction,
    region_sentences,
    unknown_sentence,
)
from graph.say.profile import summary
from graph.say.routes import path_sentences
from graph.say.sentences import fact_sentence
from graph.say.wording import date_text
from viz.terminal.screen import SCREEN, escape, print_under

MOST_EVENTS = 8


def print_organisation(snapshot: Snapshot, organisation: Organisation, language: str) -> None:
    """An organisation: in short, its agreements, who can introduce it, what is unknown of it, what happened."""
    SCREEN.print(f"[bold]{escape(snapshot.node(organisation.id).name)}[/]")
    _tell(summary(snapshot, organisation.id), language)
    _head("organisation-entries", language)
    _print_entries(snapshot, organisation.entries, language)
    _head("organisation-introducers", language)
    if not organisation.introducers:
        _item(message("organisation-no-introducers").in_language(language))
    for introducer in organisation.introducers:
        _item(Sentences((introduction(snapshot, introducer),)).in_language(language))
    _head("organisation-unknown", language)
    if organisation.unknown:
        _item(Sentences((unknown_sentence(snapshot, organisation.unknown, organisation.id),)).in_language(language))
    for finding in organisation.findings:
        _item(finding.sentence.in_language(language))
    if not organisation.unknown and not organisation.findings:
        _item(message("organisation-nothing-unknown").in_language(language))
    _head("organisation-events", language)
    for event in organisation.events[:MOST_EVENTS]:
        _item(f"{date_text(event.on, language)}: {fact_sentence(snapshot, event.fact, language)}")


def print_comparison(snapshot: Snapshot, comparison: Comparison, routes: Iterable[Path], language: str) -> None:
    """Two parties side by side: in short, what they share, what each has alone, and routes between them."""
    _tell(comparison_sentences(snapshot, comparison), language)
    _head("compare-shared-heading", language)
    _print_families(snapshot, comparison.shared, language)
    for side in comparison.sides:
        SCREEN.print(f"\n[bold]{escape(snapshot.node(side.id).name)}[/]")
        _print_families(snapshot, side.alone, language)
    _head("compare-routes", language)
    for path in routes:
        _item(" ".join(path_sentences(snapshot, path, language)))


def print_region(snapshot: Snapshot, region: Region, entries: Iterable[LedgerEntry], language: str) -> None:
    """A region: in short, who uses what, its agreements, what lies in it."""
    SCREEN.print(f"[bold]{escape(snapshot.node(region.id).name)}[/]")
    _tell(region_sentences(snapshot, region), language)
    _head("region-usages", language)
    for usage in region.usages:
        users = ", ".join(snapshot.node(id).name for id in usage.users)
        _item(f"{snapshot.node(usage.instrument).name}: {users}")
    _head("region-entries", language)
    _print_entries(snapshot, entries, language)
    _head("region-inside-heading", language)
    for kind, ids in region.inside.items():
        plural = sentence_start(VOCABULARY.kinds[kind].plural.in_language(language))
        _item(f"{plural}: {', '.join(snapshot.node(id).name for id in ids)}")


def _print_entries(snapshot: Snapshot, entries: Iterable[LedgerEntry], language: str) -> None:
    for entry in entries:
        _item(f"{entry.node.name}: {entry_state(snapshot, entry).in_language(language)}")


def _print_families(snapshot: Snapshot, families: Mapping[str, Iterable[str]], language: str) -> None:
    for family, ids in families.items():
        plural: Message = message("parties") if family == "Actor" else VOCABULARY.kinds[family].plural
        names = ", ".join(snapshot.node(id).name for id in ids)
        _item(f"{sentence_start(plural.in_language(language))}: {names}")


def _head(key: str, language: str) -> None:
    SCREEN.print(f"\n[bold]{escape(message(key).in_language(language))}[/]")


def _tell(sentences: Sentences, language: str) -> None:
    SCREEN.print(escape(sentences.in_language(language)))


def _item(text: str) -> None:
    print_under(f"- {escape(text)}")
