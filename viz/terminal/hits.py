"""What a search found."""

from collections.abc import Sequence

from graph.ask.search import Hit
from graph.ask.snapshot import Snapshot, Standing
from graph.model.merging import Node
from graph.model.words import message
from viz.terminal.screen import print_table, say


def print_hits(snapshot: Snapshot, hits: Sequence[Hit], language: str) -> None:
    """One line a hit: id, kind, name and why it matched."""
    if not hits:
        say(message("terminal-nothing-found"), language)
    print_table(
        ("",) * 4,
        (
            (hit.node.id, kind_and_standing(snapshot, hit.node, language), hit.node.name, hit.why.in_language(language))
            for hit in hits
        ),
        language,
    )


def kind_and_standing(snapshot: Snapshot, node: Node, language: str) -> str:
    """What it is, and how it stands where it does not simply."""
    kind, standing = node.vocabulary.label.in_language(language), snapshot.standing(node.id)
    if standing is Standing.STANDS:
        return kind
    return f"{kind}, {message(f'standing-{standing}').in_language(language)}"
