"""What search looks things up in: names, numbers and descriptions of one snapshot, compiled once and kept with it."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from itertools import accumulate, chain
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node, Statement
from graph.model.names import fold
from graph.model.paper_numbers import paper_choices, paper_ids
from graph.model.records import Entity, NameUse
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_AFTER_ALL_WORDS = "\U0010ffff"
_SHORT_FOR = MappingProxyType(
    {"min": "ministerie", "gem": "gemeente", "prov": "provincie", "ws": "waterschap", "hhs": "hoogheemraadschap"}
)
# The provinces as ISO 3166-2:NL and officials shorten them; they mean nothing unless a province is spoken of.
_PROVINCES = MappingProxyType(
    {"dr": "drenthe", "fl": "flevoland", "fr": "fryslan", "frl": "fryslan", "ge": "gelderland", "gld": "gelderland",
     "gr": "groningen", "li": "limburg", "lb": "limburg", "nb": "noord brabant", "nh": "noord holland",
     "ov": "overijssel", "ut": "utrecht", "ze": "zeeland", "zl": "zeeland", "zh": "zuid holland"}
)  # fmt: skip
# A part that more words have tells nothing.
MOST_WORDS = 2_000


def readings(phrase: str) -> tuple[str, ...]:
    """What a folded query can mean: itself, and with "min", "gem" or "prov" before a name, a province after that or
    "NL" at the end written in full."""
    first, _, rest = phrase.partition(" ")
    full = phrase
    if rest and first in _SHORT_FOR:
        full = f"{_SHORT_FOR[first]} {rest}"
    if full.startswith("provincie "):
        full = f"provincie {_PROVINCES.get(rest.replace(' ', ''), rest)}"
    elif full.endswith(" nl"):
        full = f"{full.removesuffix('nl')}nederland"
    return (phrase,) if full == phrase else (phrase, full)


class Use(IntEnum):
    """Of what sort a name is; the lower names the entity the better."""

    NAME = 0
    ABBREVIATION = 1
    ALTERNATIVE = 2
    BARE = 3
    RUNNING = 4
    FORMER = 5


_USES = {
    NameUse.OFFICIAL: Use.NAME,
    NameUse.ABBREVIATION: Use.ABBREVIATION,
    NameUse.ALTERNATIVE: Use.ALTERNATIVE,
    NameUse.RUNNING: Use.RUNNING,
    NameUse.FORMER: Use.FORMER,
}


@dataclass(frozen=True, eq=False)
class WordIndex:
    """Which rows hold a word: `words` is sorted, and the rows of words i up to j are `rows[indptr[i]:indptr[j]]`."""

    words: Sequence[str]
    indptr: Numbers
    rows: Numbers
    row_count: int

    def with_word(self, word: str) -> Flags:
        """A flag for each row that holds exactly this word."""
        start = bisect_left(self.words, word)
        return self._flags(start, start + (start < len(self.words) and self.words[start] == word))

    def with_prefix(self, prefix: str) -> Flags:
        """A flag for each row that holds a word that begins so."""
        return self._flags(bisect_left(self.words, prefix), bisect_left(self.words, prefix + _AFTER_ALL_WORDS))

    def with_part(self, part: str) -> Flags:
        """A flag for each row that holds a word with this in it; none when more than MOST_WORDS words have it."""
        flags = np.zeros(self.row_count, dtype=np.bool_)
        if self._text.count(part) <= MOST_WORDS:
            position = self._text.find(part)
            while position >= 0:
                word = bisect_right(self._starts, position) - 1
                flags[self.rows[self.indptr[word] : self.indptr[word + 1]]] = True
                position = self._text.find(part, self._starts[word] + len(self.words[word]))
        return flags

    @cached_property
    def _text(self) -> str:
        return "\n".join(self.words)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each word begins in the text of all."""
        return list(accumulate((len(word) + 1 for word in self.words), initial=0))

    def rows_of(self, word: str) -> Numbers:
        """The rows that hold exactly this word, in order."""
        place = bisect_left(self.words, word)
        there = place < len(self.words) and self.words[place] == word
        return self.rows[self.indptr[place] : self.indptr[place + there]]

    def _flags(self, start: int, stop: int) -> Flags:
        flags = np.zeros(self.row_count, dtype=np.bool_)
        flags[self.rows[self.indptr[start] : self.indptr[stop]]] = True
        return flags


@dataclass(frozen=True, eq=False)
class Index:
    """Nodes are numbered in the order of their ids. A row is one name of one node; rows are sorted by `phrases`.

    `joined` finds rows by their phrase without spaces, `numbers` nodes by id, identifier or paper number. `order` ranks
    nodes that match equally well: most facts first, then by name and id.
    """

    nodes: Sequence[Node]
    phrases: Sequence[str]
    texts: Sequence[str]
    row_node: Numbers
    row_use: Numbers
    row_length: Numbers
    name_words: WordIndex
    description_words: WordIndex
    joined: WordIndex
    numbers: WordIndex
    order: Numbers

    @cached_property
    def words_by_length(self) -> Mapping[int, Sequence[str]]:
        """The words of names, for comparing with words of about the same length."""
        return _by_length(self.name_words.words)

    @cached_property
    def joined_by_length(self) -> Mapping[int, Sequence[str]]:
        """The phrases without spaces, for the same."""
        return _by_length(self.joined.words)

    def equal_rows(self, phrase: str) -> Numbers:
        """The rows whose phrase is that one, also when spaces differ."""
        return self.joined.rows_of(phrase.replace(" ", ""))

    def kind_and_name_rows(self, phrase: str) -> Numbers:
        """The rows that remain of the phrase without the word for their kind: of "ministerie van EZK" the row EZK."""
        found: list[int] = []
        for kind, start in _kind_words():
            if phrase.startswith(start):
                name = phrase.removeprefix(start)
                rows = self.equal_rows(name.removeprefix("van ")).tolist()
                found += (row for row in rows if self.nodes[self.row_node[row]].kind == kind)
        return np.array(found, dtype=np.int64)

    def prefix_rows(self, phrase: str) -> Numbers:
        """The rows whose phrase begins with that one."""
        start = bisect_left(self.phrases, phrase)
        return np.arange(start, bisect_left(self.phrases, phrase + _AFTER_ALL_WORDS), dtype=np.int64)

    def numbered(self, text: str) -> tuple[int, ...]:
        """The nodes with that id, identifier or paper number, however it is written."""
        keys = (
            text.strip().casefold(),
            fold(text),
            *(id.casefold() for id in (*paper_ids(text), *chain(*paper_choices(text)))),
        )
        return tuple(dict.fromkeys(node for key in keys for node in self.numbers.rows_of(key).tolist()))


def search_index(snapshot: Snapshot) -> Index:
    """The index of all that a snapshot holds, shown or not: one that is gone can still be meant."""
    return _compile(snapshot.with_past)


@kept()
def _compile(snapshot: Snapshot) -> Index:
    columns, nodes = snapshot.columns, len(snapshot.columns.ids)
    named: list[tuple[str, int, int, str]] = []
    numbered: list[tuple[str, int]] = []
    names: list[str] = []
    descriptions: list[str] = []
    for number, id in enumerate(columns.ids):
        statements = columns.statements(number)
        alone = len(statements) == 1 and snapshot.as_of is None
        told = statements[0].entity if alone else snapshot.numbered[number]
        named.extend((phrase, number, use, text) for phrase, (use, text) in _names(told, statements).items())
        numbered.extend((key, number) for key in _number_keys(id, told, statements))
        names.append(told.name.casefold())
        descriptions.append(fold(told.description) if told.description else "")
    named.sort()
    phrases = [phrase for phrase, _, _, _ in named]
    ties = columns.node_ties.tolist()
    order = np.empty(nodes, dtype=np.int64)
    order[sorted(range(nodes), key=lambda number: (-ties[number], names[number], number))] = np.arange(nodes)
    return Index(
        nodes=snapshot.numbered,
        phrases=phrases,
        texts=[text for _, _, _, text in named],
        row_node=np.array([number for _, number, _, _ in named], dtype=np.int64),
        row_use=np.array([use for _, _, use, _ in named], dtype=np.int64),
        row_length=np.array([len(phrase) for phrase in phrases], dtype=np.int64),
        name_words=_indexed(_words(phrases), len(phrases)),
        description_words=_indexed(_words(descriptions), nodes),
        joined=_indexed(((phrase.replace(" ", ""), row) for row, phrase in enumerate(phrases)), len(phrases)),
        numbers=_indexed(numbered, nodes),
        order=order,
    )


def _names(told: Node | Entity, statements: Iterable[Statement]) -> dict[str, tuple[Use, str]]:
    """The names of a node by phrase, each with the best use that it has and as it is written."""
    names: dict[str, tuple[Use, str]] = {}
    for text, use in _texts(told, statements):
        phrase = fold(text)
        if phrase and (phrase not in names or use < names[phrase][0]):
            names[phrase] = (use, text)
    # Of "Provincie Groningen" most people type the name of the place only; both bodies of that name then answer.
    for start in _beginnings(told.kind):
        for phrase, (use, text) in tuple(names.items()):
            if phrase.startswith(start) and phrase != start.strip():
                names.setdefault(phrase.removeprefix(start), (max(use, Use.BARE), text))
    return names


@cache
def _kind_words() -> tuple[tuple[str, str], ...]:
    """Each kind with how a phrase begins that says it first."""
    kinds = VOCABULARY.concrete_kinds()
    return tuple((kind, f"{fold(VOCABULARY.kind(kind).label.in_language(FIRST))} ") for kind in kinds)


@cache
def _beginnings(kind: str) -> tuple[str, str]:
    """How a name begins that begins with the word for its kind."""
    label = VOCABULARY.kinds[kind].label.in_language(FIRST)
    return f"{label} ", f"{label} van "


def _texts(told: Node | Entity, statements: Iterable[Statement]) -> Iterator[tuple[str, Use]]:
    yield told.name, Use.NAME
    for statement in statements:
        yield statement.entity.name, Use.NAME
    for name in told.names:
        ended = name.until is not None and name.use is not NameUse.RUNNING and name.text != told.name
        yield name.text, Use.FORMER if ended else _USES[name.use]


def _number_keys(id: str, told: Node | Entity, statements: Iterable[Statement]) -> Iterable[str]:
    keys = {id.casefold(), *(statement.entity.id.casefold() for statement in statements)}
    for identifier in told.identifiers:
        value = identifier.value.casefold()
        bare = value.removeprefix(f"{identifier.scheme}-")
        keys |= {value, bare, f"{identifier.scheme}-{bare}", fold(value), value.rstrip("/").rsplit("/", 1)[-1]}
    return keys


def _by_length(words: Iterable[str]) -> Mapping[int, Sequence[str]]:
    by_length = defaultdict(list)
    for word in words:
        by_length[len(word)].append(word)
    return by_length


def _words(phrases: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The words of each phrase, each once, with the number of the phrase."""
    return ((word, row) for row, phrase in enumerate(phrases) for word in dict.fromkeys(phrase.split()))


def _indexed(pairs: Iterable[tuple[str, int]], row_count: int) -> WordIndex:
    """The index of pairs of a word and a row, the rows of each word in the order in which they come."""
    number: dict[str, int] = {}
    word_of, row_of = array("q"), array("q")
    for word, row in pairs:
        word_of.append(number.setdefault(word, len(number)))
        row_of.append(row)
    words = sorted(number)
    rank = np.empty(len(words), dtype=np.int64)
    rank[[number[word] for word in words]] = np.arange(len(words))
    ranks = rank[np.array(word_of, dtype=np.int64)]
    order = np.argsort(ranks, kind="stable")
    return WordIndex(
        words,
        np.searchsorted(ranks[order], np.arange(len(words) + 1)),
        np.array(row_of, dtype=np.int64)[order],
        row_count,
    )
