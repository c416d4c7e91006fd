"""Finding in a text the names of what is known: longest name first, inflected and hyphenated forms too, never a guess.

The words are those of spaCy's Dutch tokenizer, with hyphens and apostrophes as boundaries: `IPO-herstelplan` holds
`IPO`, and `SBIR's` is `SBIR`. A hyphen, a quotation mark and `&` do not tell names apart. A name that several entities
bear is decided by its context (`provincie`, `gemeente`, the day of the text) or reported as doubtful.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph.records import Entity
from loaders.mention_context import Context, Word, decide
from loaders.name_dictionary import Entry, entries
from loaders.problems import LoadError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NEEDS = "vermeldingen zoeken vraagt om de uitbreiding `mentions` (spaCy); installeer Samenspel met [mentions]"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# No name is longer than this, in characters.
_REACH = 120
_LEFT_OUT = frozenset("-–—'’‘\"“”´`")


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

    mentions: tuple[Mention, ...]
    doubtful: tuple[Doubtful, ...]


class MentionFinder:
    """Finds the names of these entities in texts. LoadError when spaCy is not installed."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        try:
            import spacy
            from spacy.matcher import PhraseMatcher
        except ImportError:
            raise LoadError(NEEDS) from None
        self._tokenize = _tokenizer(spacy.blank)
        self._loose = PhraseMatcher(self._tokenize.vocab, attr="LOWER")
        self._exact = PhraseMatcher(self._tokenize.vocab, attr="ORTH")
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._parts: set[str] = set()
        short: set[str] = set()
        phrases: dict[tuple[bool, str], list[Word]] = {}
        for entry in entries(entities):
            if entry.short:
                short.add(entry.entity)
            words = self._words(entry.text)
            key = " ".join(word.text for word in words)
            if not key:
                continue
            name = f"exact {key}" if entry.exact else f"loose {key.lower()}"
            self._entries[name].append(entry)
            phrases.setdefault((entry.exact, name), words)
            self._parts.update(word.text.lower() for word in words)
        for (exact, name), words in phrases.items():
            (self._exact if exact else self._loose).add(name, [self._doc(words)])
        self.abbreviated = frozenset(short)

    def find(self, text: str, on: str | None = None, introduced: frozenset[str] = frozenset()) -> Found:
        """The mentions in a text of the (partial) date `on`; `introduced` are entities that the paper names in full."""
        words = self._joined(self._words(text), text)
        doc = self._doc(words)
        spans: dict[tuple[int, int], dict[Entry, None]] = defaultdict(dict)
        for matcher in (self._loose, self._exact):
            for match, start, end in matcher(doc):
                for entry in self._entries[self._tokenize.vocab.strings[match]]:
                    spans[start, end][entry] = None
        mentions, doubtful, taken = list[Mention](), list[Doubtful](), set[int]()
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            if taken.isdisjoint(range(start, end)):
                found = decide(spans[start, end], Context(text, words, start, end), on, introduced)
                at = words[start].start, words[end - 1].end
                if len(found) == 1:
                    mentions.append(Mention(found[0], text[at[0] : at[1]], *at))
                elif found:
                    doubtful.append(Doubtful(found, text[at[0] : at[1]], *at))
                if found:
                    taken.update(range(start, end))
        return Found(
            tuple(sorted(mentions, key=lambda one: one.start)), tuple(sorted(doubtful, key=lambda one: one.start))
        )

    def _words(self, text: str) -> list[Word]:
        words: list[Word] = []
        # An address names nothing; it keeps its length, so that everything else keeps its place.
        for token in self._tokenize(_ADDRESS.sub(lambda address: " " * len(address[0]), text)):
            word, start = token.text, token.idx
            if not word.strip() or _LEFT_OUT.issuperset(word):
                continue
            # The tokenizer takes some words with a full stop for abbreviations.
            stopped = len(word) > 2 and word[-1] == "." and word[:-1].lower() in self._parts
            if stopped and word.lower() not in self._parts:
                words.append(Word(_plain(word[:-1]), start, start + len(word) - 1))
                words.append(Word(".", start + len(word) - 1, start + len(word)))
            else:
                words.append(Word("en" if word == "&" else _plain(word), start, start + len(word)))
        return words

    def _joined(self, words: list[Word], text: str) -> list[Word]:
        """The words, with those whole again that the end of a line parted (`samenwerkings-platform`)."""
        joined: list[Word] = []
        for word in words:
            last = joined[-1] if joined else None
            whole = f"{last.text}{word.text}" if last else ""
            hyphen = last is not None and text[last.end : word.start] == "-" and word.text[0].islower()
            if last is not None and hyphen and whole.lower() in self._parts:
                joined[-1] = Word(whole, last.start, word.end)
            else:
                joined.append(word)
        return joined

    def _doc(self, words: Sequence[Word]) -> "Doc":
        from spacy.tokens import Doc

        return Doc(self._tokenize.vocab, words=[word.text for word in words])


@cache
def _tokenizer(blank: "Callable[[str], Language]") -> Any:
    """The Dutch tokenizer of spaCy (a compiled class, which has no types), with more boundaries inside words."""
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    language = blank("nl")
    tokenizer: Any = language.tokenizer
    defaults = language.Defaults
    infixes = [*(defaults.infixes or ()), r"(?<=\w)[-–—/](?=\w)", r"(?<=\w)['’](?=\w)"]
    suffixes = [*(defaults.suffixes or ()), r"(?<=\w)[-–—]"]
    # Exceptions of the tokenizer would keep `SBIR's` and the like as one word.
    rules = {word: parts for word, parts in (defaults.tokenizer_exceptions or {}).items() if not {"'", "’"} & set(word)}
    return type(tokenizer)(
        language.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
    )


def _plain(word: str) -> str:
    if word.isascii():
        return word
    return "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))


def find_in_passages(
    finder: MentionFinder, passages: Sequence[tuple[str, str]], on: str | None = None
) -> Iterator[tuple[str, Found]]:
    """What is found in each (place, text), in their order.

    Short abbreviations count once the paper names their entity in full. A name that the end of a page parts stands at
    the place where it begins.
    """
    found = [finder.find(text, on) for _, text in passages]
    introduced = frozenset(mention.entity for one in found for mention in one.mentions) & finder.abbreviated
    if introduced:
        found = [finder.find(text, on, introduced) for _, text in passages]
    body = [number for number, (place, _) in enumerate(passages) if not place.startswith("voetnoot")]
    for number, following in pairwise(body):
        _join(finder, passages, found, number, following, on)
    yield from ((place, one) for (place, _), one in zip(passages, found, strict=True))


def _join(
    finder: MentionFinder,
    passages: Sequence[tuple[str, str]],
    found: list[Found],
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
            kept = tuple(one for one in found[number].mentions if one.end <= start)
            found[number] = Found((*kept, replace(mention, start=start, end=len(text))), found[number].doubtful)
            after = tuple(one for one in found[following].mentions if one.start >= end)
            found[following] = Found(after, found[following].doubtful)
