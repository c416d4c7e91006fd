"""What the page of a map says in words: legend, cards, tables and sources, ready for its template."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.ask.snapshot import Fact, Snapshot
from graph.model.merging import Node, Statement
from graph.model.vocabulary import VOCABULARY
from graph.say.sentences import fact_sentence
from graph.say.wording import citation, period_text, spoken
from viz.network import state
from viz.selection import Selection
from viz.style import MARKS, Mark, family


@dataclass(frozen=True, slots=True)
class KindEntry:
    """A kind in the legend; `number` is its place in the data of the map."""

    number: int
    name: str
    label: str
    plural: str
    count: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds that belong together in the legend, in the order of the vocabulary."""

    name: str
    plural: str
    kinds: tuple[KindEntry, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something stands: words, and an address on http or https when there is one."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A source that speaks of an entity, with the place in it, and an address on http or https when there is one."""

    title: str
    locator: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; `node` is the id when it names an entity that the map shows."""

    text: str
    node: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A relation in the table: its sentence in pieces, its state (of STATES) and the evidence that it rests on."""

    number: int
    fact: Fact
    state: str
    sentence: tuple[Piece, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An entity in the table and in the panel."""

    node: Node
    kind: KindEntry
    relations: int
    identifiers: tuple[tuple[str, Citation], ...]
    homepage: str | None
    region: Node | None
    period: str
    statements: tuple[Stated, ...]


def legend(snapshot: Snapshot, selection: Selection, kinds: Sequence[str], language: str) -> tuple[Family, ...]:
    """The kinds that occur, by family, with the number of their nodes."""
    counts = Counter(snapshot.nodes[id].kind for id in selection.nodes)
    families: dict[str, list[KindEntry]] = {}
    for number, name in enumerate(kinds):
        kind = VOCABULARY.kinds[name]
        entry = KindEntry(
            number,
            name,
            kind.label.in_language(language),
            kind.plural.in_language(language),
            counts[name],
            MARKS[name],
        )
        families.setdefault(family(name), []).append(entry)
    return tuple(
        Family(name, VOCABULARY.kinds[name].plural.in_language(language), tuple(entries))
        for name, entries in families.items()
    )


def rows(snapshot: Snapshot, facts: Iterable[Fact], language: str) -> tuple[Row, ...]:
    """The relations as rows, numbered in their order."""
    return tuple(
        Row(
            number,
            fact,
            state(fact),
            _pieces(fact_sentence(snapshot, fact, language), _ends(snapshot, fact, language)),
            tuple(
                dict.fromkeys(
                    Citation(citation(evidence, language), safe_address(evidence.url)) for evidence in fact.supporting
                ),
            ),
        )
        for number, fact in enumerate(facts)
    )


def cards(
    snapshot: Snapshot, selection: Selection, families: Iterable[Family], degree: Mapping[str, int], language: str
) -> tuple[Card, ...]:
    """The entities by name."""
    entries = {entry.name: entry for family in families for entry in family.kinds}
    nodes = sorted((snapshot.nodes[id] for id in selection.nodes), key=lambda node: (node.name.casefold(), node.id))
    return tuple(
        Card(
            node,
            entries[node.kind],
            degree.get(node.id, 0),
            tuple(
                (identifier.scheme, Citation(identifier.value, safe_address(identifier.value)))
                for identifier in node.identifiers
            ),
            safe_address(node.homepage),
            snapshot.nodes.get(node.region or ""),
            period_text(node.since, node.until, language),
            tuple(dict.fromkeys(map(_stated, node.statements))),
        )
        for node in nodes
    )


def safe_address(text: str | None) -> str | None:
    """The text when it is an address that a page can link to, else None."""
    return text if text is not None and text.lower().startswith(("http://", "https://")) else None


def _stated(statement: Statement) -> Stated:
    source, entity = statement.source, statement.entity
    return Stated(source.title, entity.locator, safe_address(entity.url or source.url))


def _ends(snapshot: Snapshot, fact: Fact, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    ends = (snapshot.nodes[fact.subject], snapshot.nodes[fact.object])
    return tuple((node.id, (spoken(node, language), node.name)) for node in ends)


def _pieces(sentence: str, ends: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Piece, ...]:
    """The sentence cut where it names its ends; an end that is worded otherwise is left as text."""
    pieces = [Piece(sentence, None)]
    for id, names in ends:
        for name in names:
            cut = _cut_at(pieces, id, name)
            if cut is not None:
                pieces = cut
                break
    return tuple(pieces)


def _cut_at(pieces: list[Piece], id: str, name: str) -> list[Piece] | None:
    for at, piece in enumerate(pieces):
        # A sentence may begin with the name, which then has a capital.
        begin = piece.text.casefold().find(name.casefold()) if piece.node is None else -1
        if begin < 0 or len(piece.text.casefold()) != len(piece.text) or len(name.casefold()) != len(name):
            continue
        end = begin + len(name)
        parts = (Piece(piece.text[:begin], None), Piece(piece.text[begin:end], id), Piece(piece.text[end:], None))
        return [*pieces[:at], *(part for part in parts if part.text), *pieces[at + 1 :]]
    return None
