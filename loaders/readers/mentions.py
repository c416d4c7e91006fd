"""Finding in a text the names of what is known: longest name first, inflected and hyphenated forms too, never a guess.

The words of a text and of a name are those of `loaders.readers.dutch_words`, so that `IPO-herstelplan` holds `IPO`. A
name that several entities bear is decided by its context (`provincie`, `gemeente`, the day of the text) or reported as
doubtful.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from graph.model.records import Entity
from loaders.readers.dutch_words import REMEMBERED, DutchWords, Word, Words
from loaders.readers.mention_context import Context, decide
from loaders.readers.name_dictionary import Entry, entries

# No name is longer than this, in characters.
_REACH = 120
_NOBODY = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: which entity it names, and from where to where it stands."""

    entity: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A name in a text that may stand for several entities, and nothing says for which."""

    entities: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was recognised in one text, in its order."""

    mentions: tuple[Mention, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of a name, in lower case and, when capitals count, as written; `key` is the place of its longest."""

    lower: tuple[str, ...]
    written: tuple[str, ...] | None
    key: int
    entries: dict[Entry, None]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """A text with its words, and the names that stand in it, by their first word and the one behind their last."""

    text: str
    words: Words
    spans: Mapping[tuple[int, int], Mapping[Entry, None]]

    def abbreviates(self, introduced: frozenset[str]) -> bool:
        """Whether a short abbreviation in the text may be that of one of these entities."""
        return any(entry.short and entry.entity in introduced for names in self.spans.values() for entry in names)

    def decided(self, on: str | None, introduced: frozenset[str]) -> Found:
        mentions, doubtful, taken = list[Mention](), list[Doubtful](), set[int]()
        heads: dict[tuple[int, bool], str] = {}
        for start, end in sorted(self.spans, key=lambda span: (span[0] - span[1], span[0])):
            if taken.isdisjoint(range(start, end)):
                context = Context(self.text, self.words, start, end, heads)
                entities = decide(self.spans[start, end], context, on, introduced)
                at = self.words.start(start), self.words.end(end - 1)
                if len(entities) == 1:
                    mentions.append(Mention(entities[0], self.text[at[0] : at[1]], *at))
                elif entities:
                    doubtful.append(Doubtful(entities, self.text[at[0] : at[1]], *at))
                if entities:
                    taken.update(range(start, end))
        return Found(
            tuple(sorted(mentions, key=lambda mention: mention.start)),
            tuple(sorted(doubtful, key=lambda doubt: doubt.start)),
        )


class MentionFinder:
    """Finds the names of these entities in texts."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        looked_for = tuple(entries(entities))
        self.abbreviated = frozenset(entry.entity for entry in looked_for if entry.short)
        names = _names(looked_for)
        self._by_words: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
        # For each word that is the longest of a name where that begins and how many words it has: many names share one.
        self._by_key: dict[str, dict[tuple[int, int], None]] = defaultdict(dict)
        for name in names:
            self._by_words[name.lower].append(name)
            self._by_key[name.lower[name.key]][name.key, len(name.lower)] = None
        heads = {name.lower[0] for name in names if any(entry.compounds for entry in name.entries)}
        self._words = DutchWords(frozenset(word for name in names for word in name.lower), heads)
        self._may_name = lru_cache(REMEMBERED)(self._has_key)

    def find(self, text: str, on: str | None = None, introduced: frozenset[str] = _NOBODY) -> Found:
        """The mentions in a text of the (partial) date `on`; `introduced` are entities that the paper names in full."""
        (candidates,) = self.candidates((text,))
        return candidates.decided(on, introduced)

    def candidates(self, texts: Sequence[str]) -> list[_Candidates]:
        """For each text the names that stand in it, whomever they name."""
        self._words.learn(texts)
        # Many texts of an official paper name nobody, which is seen without putting their words in order.
        return [
            self._in_text(text) if any(map(self._may_name, text.split())) else _Candidates(text, Words((), ()), {})
            for text in texts
        ]

    def _has_key(self, chunk: str) -> bool:
        return any(word.lower in self._by_key for word in self._words.chunk(chunk))

    def _in_text(self, text: str) -> _Candidates:
        words = self._words.text(text)
        lower = [word.lower for word in words.words]
        spans: dict[tuple[int, int], dict[Entry, None]] = defaultdict(dict)
        for place, word in enumerate(lower):
            for before, length in self._by_key.get(word, ()):
                start, end = place - before, place - before + length
                if start >= 0 and end <= len(lower) and (span := tuple(lower[start:end])) in self._by_words:
                    self._add(spans, (start, end), span, words.words[start:end])
        for place, tail in _shared_endings(text, words):
            if (span := (lower[place], lower[tail])) in self._by_words:
                self._add(spans, (place, place + 1), span, (words.words[place], words.words[tail]))
        return _Candidates(text, words, spans)

    def _add(
        self,
        spans: dict[tuple[int, int], dict[Entry, None]],
        at: tuple[int, int],
        lower: tuple[str, ...],
        words: Sequence[Word],
    ) -> None:
        for name in self._by_words[lower]:
            if name.written is None or name.written == tuple(word.text for word in words):
                spans[at].update(name.entries)


def _shared_endings(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """The words that share their ending with a later one, and where that stands: `Noord- en Zuid-Holland`."""
    for place in range(len(words) - 3) if "- " in text else ():
        end, other = words.end(place), words.end(place + 2)
        together = words.text(place + 1) in {"en", "of"} and text[end : end + 2] == "- "
        if together and text[other : words.start(place + 3)] == "-":
            yield place, place + 3


def _names(looked_for: Sequence[Entry]) -> tuple[_Name, ...]:
    split, names = DutchWords(), dict[tuple[bool, tuple[str, ...]], _Name]()
    split.learn(entry.text for entry in looked_for)
    for entry in looked_for:
        words = split.text(entry.text).words
        lower, written = tuple(word.lower for word in words), tuple(word.text for word in words)
        if words:
            key = max(range(len(lower)), key=lambda place: len(lower[place]))
            made = _Name(lower, written if entry.exact else None, key, {})
            names.setdefault((entry.exact, written if entry.exact else lower), made).entries[entry] = None
    return tuple(names.values())


def find_in_passages(
    finder: MentionFinder, passages: Sequence[tuple[str, str]], on: str | None = None
) -> Iterator[tuple[str, Found]]:
    """What is found in each (place, text), in their order.

    Short abbreviations count once the paper names their entity in full. A name that the end of a page parts stands at
    the place where it begins.
    """
    candidates = finder.candidates([text for _, text in passages])
    results = [candidate.decided(on, _NOBODY) for candidate in candidates]
    introduced = frozenset(mention.entity for result in results for mention in result.mentions) & finder.abbreviated
    if introduced:
        results = [
            candidate.decided(on, introduced) if candidate.abbreviates(introduced) else before
            for candidate, before in zip(candidates, results, strict=True)
        ]
    body = [number for number, (place, _) in enumerate(passages) if not place.startswith("voetnoot")]
    for number, following in pairwise(body):
        _join(finder, passages, results, number, following, on)
    yield from ((place, result) for (place, _), result in zip(passages, results, strict=True))


def _join(
    finder: MentionFinder,
    passages: Sequence[tuple[str, str]],
    results: list[Found],
    number: int,
    following: int,
    on: str | None,
) -> None:
    """Put a name that begins at the end of one passage and goes on in the next in place of what its parts gave."""
    text, rest = passages[number][1], passages[following][1]
    if not text or text[-1] in ".!?:;" or not rest:
        return
    tail, head = text[-_REACH:], rest[:_REACH]
    offset = len(text) - len(tail)
    for mention in finder.find(f"{tail} {head}", on).mentions:
        if mention.start < len(tail) < mention.end:
            start, end = mention.start + offset, mention.end - len(tail) - 1
            kept = tuple(other for other in results[number].mentions if other.end <= start)
            results[number] = Found((*kept, replace(mention, start=start, end=len(text))), results[number].doubtful)
            after = tuple(other for other in results[following].mentions if other.start >= end)
            results[following] = Found(after, results[following].doubtful)
