"""Find entities by name, abbreviation, number or description, and tell which one a reference means.

A match by name goes before one by description, and what only looks alike comes last, when no name has the words. The
answer depends on the snapshot alone, so that it is the same on every store.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.ask.columns import Flags, Integers
from graph.ask.search_index import Index, Use, readings, search_index
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, message

SUGGESTIONS = 5
CANDIDATES = 10
SHORTEST_PART = 4
LONGEST_SHOWN = 200

_NUMBER = 1.0
_EQUAL = {Use.NAME: 0.95, Use.ABBREVIATION: 0.93, Use.ALTERNATIVE: 0.91, Use.BARE: 0.91, Use.RUNNING: 0.9}
_EQUAL_FORMER = 0.85
_BEGINS = 0.75
_WORDS = 0.65
_BEGINNINGS = 0.55
_TOGETHER = 0.45
_PARTS = 0.4
_DESCRIBED = 0.3
_ALIKE = 0.2
_BONUS = 0.04
_WORSE_NAME = 0.02

_WHY = {
    Use.NAME: "hit-name",
    Use.ABBREVIATION: "hit-abbreviation",
    Use.ALTERNATIVE: "hit-name",
    Use.BARE: "hit-name",
    Use.RUNNING: "hit-name",
    Use.FORMER: "hit-former-name",
}

# A hit with at least this score has all words of the query in a name.
WHOLE_WORDS = _WORDS - _WORSE_NAME

_NUMBERED, _IN_DESCRIPTION = -1, -2


_NO_ROWS = np.zeros(0, dtype=np.int64)


# A kind with those below it, just these concrete kinds, or all.
Kinds = str | frozenset[str] | None


def kinds_meant(kind: Kinds) -> frozenset[str] | None:
    """The concrete kinds that are meant, None for all; ValueError for an unknown one."""
    return VOCABULARY.descendants(kind) if isinstance(kind, str) else kind


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found: `matched` is the text that did it, `score` lies between 0 and 1, `why` says how."""

    node: Node
    matched: str
    score: float
    why: Message


class UnknownReferenceError(LookupError):
    """Nothing has that id, name or abbreviation; `candidates` look like it, the best first."""

    def __init__(self, reference: str, candidates: tuple[Node, ...]) -> None:
        key = "reference-unknown-near" if candidates else "reference-unknown"
        self.message = message(key, reference=reference[:LONGEST_SHOWN])
        super().__init__(str(self.message))
        self.reference = reference
        self.candidates = candidates


class AmbiguousReferenceError(LookupError):
    """Several entities go by that name; `candidates` has them."""

    def __init__(self, reference: str, candidates: tuple[Node, ...]) -> None:
        self.message = message("reference-ambiguous", reference=reference[:LONGEST_SHOWN])
        super().__init__(str(self.message))
        self.reference = reference
        self.candidates = candidates


def search(snapshot: Snapshot, query: str, *, kind: Kinds = None, limit: int = 20) -> tuple[Hit, ...]:
    """At most `limit` shown hits of that kind (and the kinds below it), best first. ValueError for an unknown kind."""
    wanted = kinds_meant(kind)
    index = search_index(snapshot)
    phrase = fold(query)
    if not phrase or limit < 1 or not len(index.order):
        return ()
    found = _Found(index)
    for reading in readings(phrase):
        found.names(reading)
    found.number(query)
    found.described(phrase)
    if not found.whole_words():
        for reading in readings(phrase):
            found.alike(reading)
    return found.best(snapshot, wanted, limit)


def resolve(snapshot: Snapshot, reference: str) -> Node:
    """The one entity that a reference means: its id, number, name, abbreviation, or words of one name only.

    A whole name goes before words of a name, and a body that exists by that name before one that is gone or was once
    called so. What merely looks alike is never taken. Raises UnknownReferenceError or AmbiguousReferenceError.
    """
    if reference in snapshot:
        return snapshot.node(reference)
    for nodes in meant_by(snapshot, reference):
        if len(nodes) == 1:
            return nodes[0]
        if nodes:
            raise AmbiguousReferenceError(reference, tuple(nodes[:CANDIDATES]))
    suggestions = search(snapshot.with_past, reference, limit=SUGGESTIONS)
    raise UnknownReferenceError(reference, tuple(hit.node for hit in suggestions))


def meant_by(snapshot: Snapshot, reference: str, *, words: bool = True) -> Iterator[list[Node]]:
    """What a reference can mean, in groups of nodes, best known first: of the first that has any, one is meant.

    Without `words` only by a number or a whole name, and not by some words of a name.
    """
    index = search_index(snapshot)
    for group in _meant(snapshot, index, reference, words):
        yield [snapshot.numbered[number] for number in sorted(set(group), key=lambda node: int(index.order[node]))]


def _meant(snapshot: Snapshot, index: Index, reference: str, words: bool) -> Iterator[Iterable[int]]:
    yield index.numbered(reference)
    for phrase in readings(fold(reference)):
        equal = np.concatenate([index.equal_rows(phrase), index.kind_and_name_rows(phrase)])
        bearing = [(index.row_use[row], int(index.row_node[row])) for row in equal.tolist()]
        if any(use == Use.NAME for use, _ in bearing):
            # A whole name goes before the same words in another: "SBIR Vaarwegen" before "Budget SBIR Vaarwegen".
            bearing = [(use, number) for use, number in bearing if use not in {Use.BARE, Use.RUNNING}]
        there = [(use, number) for use, number in bearing if snapshot.columns.ids[number] not in snapshot.standings]
        yield [number for use, number in there if use != Use.FORMER]
        yield [number for _, number in bearing]
        if phrase and words:
            rows = _all_of(index.name_words.with_word(word) for word in dict.fromkeys(phrase.split()))
            yield index.row_node[rows].tolist()


class _Found:
    """The best score of each node so far, and by what: a row of the index, _NUMBERED or _IN_DESCRIPTION."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.score = np.zeros(len(index.order))
        self.by = np.full(len(index.order), _NUMBERED, dtype=np.int64)

    def whole_words(self) -> bool:
        """Whether some name has all words of the query, or begins with it."""
        return bool((self.score >= WHOLE_WORDS).any())

    def number(self, query: str) -> None:
        for node in self.index.numbered(query):
            # An id without a digit was made of the name; then the name is what somebody typed.
            if self.score[node] < _EQUAL_FORMER or any(map(str.isdigit, query)):
                self.by[node] = _NUMBERED
            self.score[node] = _NUMBER

    def names(self, phrase: str) -> None:
        index, words = self.index, list(dict.fromkeys(phrase.split()))
        equal = index.equal_rows(phrase)
        by_use = np.array([_EQUAL.get(use, _EQUAL_FORMER) for use in Use])
        self._offer(equal, by_use[index.row_use[equal]], len(phrase))
        of_kind = index.kind_and_name_rows(phrase)
        self._offer(of_kind, np.minimum(by_use[index.row_use[of_kind]], _EQUAL[Use.RUNNING]), len(phrase))
        self._offer_rows(index.prefix_rows(phrase), _BEGINS, phrase)
        self._offer_rows(_all_of(index.name_words.with_word(word) for word in words), _WORDS, phrase)
        prefixes = [index.name_words.with_prefix(word) for word in words]
        self._offer_rows(_all_of(prefixes), _BEGINNINGS, phrase)
        if len(words) > 1:
            # "EZK Klimaat": each word in some name of the same body.
            everywhere = [_nodes_with(index, flags) for flags in prefixes]
            rows = np.flatnonzero(prefixes[0] & reduce(np.logical_and, everywhere)[index.row_node])
            self._offer_rows(rows, _TOGETHER, phrase)
        if any(len(word) >= SHORTEST_PART for word in words):
            # "convenant", "innovatie convenant": Dutch writes in one word what one looks for in parts.
            parts = [
                index.name_words.with_part(word) if len(word) >= SHORTEST_PART else prefix
                for word, prefix in zip(words, prefixes, strict=True)
            ]
            self._offer_rows(_all_of(parts), _PARTS, phrase)

    def described(self, phrase: str) -> None:
        words = dict.fromkeys(phrase.split())
        nodes = _all_of(self.index.description_words.with_word(word) for word in words)
        nodes = nodes[self.score[nodes] < _DESCRIBED]
        self.score[nodes] = _DESCRIBED
        self.by[nodes] = _IN_DESCRIPTION

    def alike(self, phrase: str) -> None:
        """Rows in which each word of the phrase has one that differs by a typing error; numbers must be equal."""
        index, words = self.index, list(dict.fromkeys(phrase.split()))
        alike = np.ones(len(index.phrases))
        for word in words:
            alike *= _alikeness(index, word)
            if not alike.any():
                break
        rows = np.flatnonzero(alike)
        if not len(rows):
            # "zuidhollnd", "hendrik iod ambacht": the error in a space, or in a word too short to forgive it alone.
            near = _near(phrase.replace(" ", ""), index.joined_by_length)
            rows = np.concatenate([_NO_ROWS, *(index.joined.rows_of(joined) for joined, _ in near)])
            alike[rows] = 0.5
        self._offer(rows, _ALIKE + alike[rows] * _BONUS, len(phrase))

    def best(self, snapshot: Snapshot, kinds: frozenset[str] | None, limit: int) -> tuple[Hit, ...]:
        index = self.index
        nodes = np.flatnonzero(self.score)
        nodes = nodes[snapshot.shows_nodes[nodes]]
        if kinds is not None:
            nodes = nodes[snapshot.columns.of_kinds(kinds)[nodes]]
        if len(nodes) > limit:
            least = np.partition(self.score[nodes], len(nodes) - limit)[len(nodes) - limit]
            nodes = nodes[self.score[nodes] >= least]
        ranked = nodes[np.lexsort((index.order[nodes], -self.score[nodes]))][:limit]
        return tuple(self._hit(snapshot.numbered[number], number) for number in ranked.tolist())

    def _hit(self, node: Node, number: int) -> Hit:
        by = int(self.by[number])
        if by == _IN_DESCRIPTION:
            description = node.description or ""
            return Hit(node, description, _DESCRIBED, message("hit-description"))
        if by == _NUMBERED:
            matched, why = node.id, "hit-number"
        else:
            matched = self.index.texts[by]
            why = "hit-likeness" if self.score[number] < _DESCRIBED else _WHY[Use(int(self.index.row_use[by]))]
        return Hit(node, matched, round(float(self.score[number]), 4), message(why, matched=matched))

    def _offer_rows(self, rows: Integers, score: float, phrase: str) -> None:
        worse = self.index.row_use[rows] >= Use.RUNNING
        self._offer(rows, score - worse * _WORSE_NAME, len(phrase))

    def _offer(self, rows: Integers, scores: NDArray[np.floating], length: int) -> None:
        """Take the rows that beat what their node has; a name that the query covers more of beats a longer one."""
        index = self.index
        scores = scores + _BONUS * np.minimum(length / index.row_length[rows], 1.0)
        better = scores > self.score[index.row_node[rows]]
        rows, scores = rows[better], scores[better]
        order = np.lexsort((-rows, scores))
        nodes = index.row_node[rows[order]]
        # Of a node with several rows the last one stays: the best.
        self.score[nodes] = scores[order]
        self.by[nodes] = rows[order]


def _all_of(flags: Iterable[Flags]) -> Integers:
    """The numbers that are flagged every time; `flags` has at least one."""
    return np.flatnonzero(reduce(np.logical_and, flags))


def _nodes_with(index: Index, rows: Flags) -> Flags:
    nodes = np.zeros(len(index.order), dtype=np.bool_)
    nodes[index.row_node[rows]] = True
    return nodes


def typing_errors(word: str) -> int:
    """How many typing errors a word is forgiven."""
    return 0 if len(word) < 4 or any(map(str.isdigit, word)) else 1 if len(word) < 10 else 2


def _alikeness(index: Index, word: str) -> NDArray[np.float64]:
    """For each row how much its best word is like `word`: 1 for a word that begins so, 0 for none."""
    alike = index.name_words.with_prefix(word).astype(np.float64)
    for other, distance in _near(word, index.words_by_length):
        rows = index.name_words.rows_of(other)
        alike[rows] = np.maximum(alike[rows], 1 - distance / len(word))
    return alike


def _near(word: str, by_length: Mapping[int, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """The words that differ from this one by a typing error or two, and by how many."""
    errors = typing_errors(word)
    for length in range(max(3, len(word) - errors), len(word) + errors + 1) if errors else ():
        choices = by_length.get(length, ())
        for other, distance, _ in process.extract(word, choices, scorer=OSA.distance, score_cutoff=errors, limit=None):
            yield other, int(distance)
