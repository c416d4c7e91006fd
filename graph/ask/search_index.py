"""What search looks things up in: names, numbers and descriptions of one snapshot, compiled once and kept with it."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, cached_property
from itertools import chain
from types import MappingProxyType

import numpy as np

from graph.ask.columns import KINDS, Columns, Flags, Integers
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.ask.texts import Splice, Texts
from graph.model.merging import Node, Statement
from graph.model.names import fold
from graph.model.paper_numbers import paper_choices, paper_ids
from graph.model.records import Entity, NameUse
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST

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
# What people put behind a name: "Utrecht (gemeente)", "Bilt, De".
_PUT_BEHIND = frozenset({"gemeente", "gem", "provincie", "prov", "ministerie", "waterschap", "de", "het"})
_Named = tuple[str, int, int, str]
# A part that more words have tells nothing.
MOST_WORDS = 2_000


def readings(phrase: str) -> tuple[str, ...]:
    """What a folded query can mean: itself, and with its sort or article in front or "a/d" in full; "min", "gem" or
    "prov" before a name, a province after that or "NL" at the end written in full."""
    name, _, last = phrase.rpartition(" ")
    full = f"{last} {name}" if name and last in _PUT_BEHIND else phrase.replace(" a d ", " aan den ")
    first, _, rest = full.partition(" ")
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

    words: Texts
    indptr: Integers
    rows: Integers
    row_count: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]], row_count: int) -> "WordIndex":
        """The index of pairs of a word and a row, the rows in order."""
        number: dict[str, int] = {}
        word_of, row_of = array("i"), array("i")
        for word, row in pairs:
            word_of.append(number.setdefault(word, len(number)))
            row_of.append(row)
        words = sorted(number)
        rank = np.empty(len(words), dtype=np.int32)
        rank[[number[word] for word in words]] = np.arange(len(words))
        ranks = rank[np.array(word_of, dtype=np.int32)]
        order = np.argsort(ranks, kind="stable")
        indptr = np.searchsorted(ranks[order], np.arange(len(words) + 1))
        return cls(Texts.of(words), indptr, np.array(row_of, dtype=np.int32)[order], row_count)

    def with_rows(self, places: Integers, row_count: int, pairs: Collection[tuple[str, int]]) -> "WordIndex":
        """The index after each row moved to its place in `places`, -1 for one that is gone, and pairs came to it."""
        word = np.repeat(np.arange(len(self.words)), np.diff(self.indptr))
        rows = places[self.rows]
        stays = rows >= 0
        used = np.bincount(word[stays], minlength=len(self.words)) > 0
        new, before = [], []
        for text in sorted({text for text, _ in pairs}):
            place = bisect_left(self.words, text)
            if place < len(self.words) and self.words[place] == text:
                used[place] = True
            else:
                new.append(text)
                before.append(place)
        splice = Splice(used, np.array(before, dtype=np.int64))
        words = splice.texts(self.words, new)
        number = {text: bisect_left(words, text) for text, _ in pairs}
        word = np.concatenate((splice.places[word[stays]], [number[text] for text, _ in pairs])).astype(np.int64)
        rows = np.concatenate((rows[stays], [row for _, row in pairs])).astype(np.int32)
        order = np.argsort(word * max(row_count, 1) + rows, kind="stable")
        return WordIndex(words, np.searchsorted(word[order], np.arange(len(words) + 1)), rows[order], row_count)

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
        text, sought = self.words.whole, part.encode()
        if text.count(sought) <= MOST_WORDS:
            position = text.find(sought)
            while position >= 0:
                word = self.words.place_of(position)
                flags[self.rows[self.indptr[word] : self.indptr[word + 1]]] = True
                position = text.find(sought, int(self.words.starts[word + 1]))
        return flags

    def rows_of(self, word: str) -> Integers:
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

    `joined` finds rows by their phrase without spaces, `numbers` nodes by id, identifier or paper number. `kinds` are
    places in KINDS. `order` ranks nodes that match equally well: most facts first, then by name and id.
    """

    phrases: Texts
    texts: Texts
    row_node: Integers
    row_use: Integers
    row_length: Integers
    name_words: WordIndex
    description_words: WordIndex
    joined: WordIndex
    numbers: WordIndex
    kinds: Integers
    order: Integers

    @cached_property
    def words_by_length(self) -> Mapping[int, Sequence[str]]:
        """The words of names, for comparing with words of about the same length."""
        return _by_length(self.name_words.words)

    @cached_property
    def joined_by_length(self) -> Mapping[int, Sequence[str]]:
        """The phrases without spaces, for the same."""
        return _by_length(self.joined.words)

    def equal_rows(self, phrase: str) -> Integers:
        """The rows whose phrase is that one, also when spaces differ."""
        return self.joined.rows_of(phrase.replace(" ", ""))

    def kind_and_name_rows(self, phrase: str) -> Integers:
        """The rows that remain of the phrase without the word for their kind: of "ministerie van EZK" the row EZK."""
        remaining: list[int] = []
        for kind, start in _kind_words():
            if phrase.startswith(start):
                name = phrase.removeprefix(start)
                rows = self.equal_rows(name.removeprefix("van ")).tolist()
                remaining += (row for row in rows if KINDS[self.kinds[self.row_node[row]]] == kind)
        return np.array(remaining, dtype=np.int64)

    def prefix_rows(self, phrase: str) -> Integers:
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
    # Names of today do not depend on the day, so that all snapshots of one graph share them.
    return present_index(snapshot.columns) if snapshot.as_of is None else _dated_index(snapshot.with_past)


@kept()
def _dated_index(snapshot: Snapshot) -> Index:
    return _compiled(snapshot.columns, snapshot.as_of)


@kept()
def present_index(columns: Columns) -> Index:
    """The index of a graph by the names of today."""
    return _compiled(columns, None)


def _compiled(columns: Columns, as_of: str | None) -> Index:
    entries = _Entries.of(columns, range(len(columns.ids)), as_of)
    named = entries.named
    row_node = np.array([number for _, number, _, _ in named], dtype=np.int32)
    row_use = np.array([use for _, _, use, _ in named], dtype=np.int8)
    phrases = [phrase for phrase, _, _, _ in named]
    return Index(
        phrases=Texts.of(phrases),
        texts=Texts.of(text for _, _, _, text in named),
        row_node=row_node,
        row_use=row_use,
        row_length=np.array(list(map(len, phrases)), dtype=np.int32),
        name_words=WordIndex.of(_words(enumerate(phrases)), len(phrases)),
        description_words=WordIndex.of(_words(entries.described), len(columns.ids)),
        joined=WordIndex.of(((_joined(phrase), row) for row, phrase in enumerate(phrases)), len(phrases)),
        numbers=WordIndex.of(entries.numbered, len(columns.ids)),
        kinds=columns.node_kind,
        order=_order(columns, row_node, row_use),
    )


def followed_index(index: Index, before: Columns, columns: Columns) -> Index:
    """The index of columns that followed from those `before` (`graph.ask.column_following`), given the index of those.

    Only nodes that were read anew have other names than they had.
    """
    anew = np.flatnonzero(columns.statement_body >= len(before.entities))
    anew = np.unique(np.searchsorted(columns.statement_start, anew, side="right") - 1)
    entries = _Entries.of(columns, anew.tolist(), None)
    if columns.ids is before.ids and entries == _Entries.of(before, anew.tolist(), None):
        order = _order(columns, index.row_node, index.row_use)
        return replace(index, kinds=columns.node_kind, order=order)
    numbers = _numbers(before, columns)
    numbers[np.isin(numbers, anew)] = -1
    splice = Splice(numbers[index.row_node] >= 0, _places(index, numbers, entries.named))
    phrases = [phrase for phrase, _, _, _ in entries.named]
    nodes, uses = [number for _, number, _, _ in entries.named], [use for _, _, use, _ in entries.named]
    stay = np.where(numbers[index.row_node] >= 0, numbers[index.row_node], 0)
    row_node, row_use = splice.array(stay, nodes).astype(np.int32), splice.array(index.row_use, uses)
    rows = list(zip(splice.new_places.tolist(), phrases, strict=True))
    count = len(row_node)
    return Index(
        phrases=splice.texts(index.phrases, phrases),
        texts=splice.texts(index.texts, [text for _, _, _, text in entries.named]),
        row_node=row_node,
        row_use=row_use,
        row_length=splice.array(index.row_length, list(map(len, phrases))),
        name_words=index.name_words.with_rows(splice.places, count, list(_words(rows))),
        description_words=index.description_words.with_rows(numbers, len(columns.ids), list(_words(entries.described))),
        joined=index.joined.with_rows(splice.places, count, [(_joined(phrase), row) for row, phrase in rows]),
        numbers=index.numbers.with_rows(numbers, len(columns.ids), entries.numbered),
        kinds=columns.node_kind,
        order=_order(columns, row_node, row_use),
    )


def _numbers(before: Columns, columns: Columns) -> Integers:
    """The number that each node has now, -1 for one that is gone."""
    if columns.ids is before.ids:
        return np.arange(len(columns.ids), dtype=np.int32)
    return np.fromiter((columns.number.get(id, -1) for id in before.ids), dtype=np.int32, count=len(before.ids))


def _places(index: Index, numbers: Integers, named: Iterable[_Named]) -> Integers:
    """Before which row each of new ones in order comes, which are sorted by phrase and then by node."""
    places = []
    for phrase, node, _, _ in named:
        begin = bisect_left(index.phrases, phrase)
        end = bisect_right(index.phrases, phrase, lo=begin)
        # One that goes may stand on either side.
        earlier = numbers[index.row_node[begin:end]] < node
        places.append(begin + int(np.flatnonzero(earlier)[-1]) + 1 if earlier.any() else begin)
    return np.array(places, dtype=np.int64)


def _order(columns: Columns, row_node: Integers, row_use: Integers) -> Integers:
    """The rank of each node among those that match equally well."""
    own = np.flatnonzero(row_use == Use.NAME)[::-1]
    first_row = np.full(len(columns.ids), len(row_node), dtype=np.int32)
    first_row[row_node[own]] = own
    rank = np.empty(len(columns.ids), dtype=np.int32)
    rank[np.lexsort((first_row, -columns.node_ties))] = np.arange(len(columns.ids))
    return rank


@dataclass(frozen=True, slots=True)
class _Entries:
    """What of some nodes stands in an index: names as (phrase, node, use, text) in order, numbers as (key, node), and
    descriptions as (node, text)."""

    named: list[_Named]
    numbered: list[tuple[str, int]]
    described: list[tuple[int, str]]

    @classmethod
    def of(cls, columns: Columns, nodes: Iterable[int], as_of: str | None) -> "_Entries":
        entries = cls([], [], [])
        for number in nodes:
            statements = columns.statements(number)
            alone = len(statements) == 1 and as_of is None
            entity = statements[0].entity if alone else columns.node(number, as_of)
            names = _names(entity, statements).items()
            entries.named.extend((phrase, number, use, text) for phrase, (use, text) in names)
            entries.numbered.extend((key, number) for key in _number_keys(columns.ids[number], entity, statements))
            if entity.description:
                entries.described.append((number, fold(entity.description)))
        entries.named.sort()
        return entries


def _names(entity: Node | Entity, statements: Iterable[Statement]) -> dict[str, tuple[Use, str]]:
    """The names of a node by phrase, each with the best use that it has and as it is written."""
    names: dict[str, tuple[Use, str]] = {}
    for text, use in _texts(entity, statements):
        phrase = fold(text)
        if phrase and (phrase not in names or use < names[phrase][0]):
            names[phrase] = (use, text)
    # Of "Provincie Groningen" most people type the name of the place only; both bodies of that name then answer.
    for start in _beginnings(entity.kind):
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


def _texts(entity: Node | Entity, statements: Iterable[Statement]) -> Iterator[tuple[str, Use]]:
    yield entity.name, Use.NAME
    for statement in statements:
        yield statement.entity.name, Use.NAME
    for name in entity.names:
        ended = name.until is not None and name.use is not NameUse.RUNNING and name.text != entity.name
        yield name.text, Use.FORMER if ended else _USES[name.use]


def _number_keys(id: str, entity: Node | Entity, statements: Iterable[Statement]) -> Iterable[str]:
    keys = {id.casefold(), *(statement.entity.id.casefold() for statement in statements)}
    for identifier in entity.identifiers:
        value = identifier.value.casefold()
        bare = value.removeprefix(f"{identifier.scheme}-")
        keys |= {value, bare, f"{identifier.scheme}-{bare}", fold(value), value.rstrip("/").rsplit("/", 1)[-1]}
    return keys


def _by_length(words: Iterable[str]) -> Mapping[int, Sequence[str]]:
    by_length = defaultdict(list)
    for word in words:
        by_length[len(word)].append(word)
    return by_length


def _joined(phrase: str) -> str:
    return phrase.replace(" ", "")


def _words(phrases: Iterable[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """The words of each phrase, each once, with the number of the phrase."""
    return ((word, row) for row, phrase in phrases for word in dict.fromkeys(phrase.split()))
