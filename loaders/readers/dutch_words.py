"""The words of a Dutch text, each with its place, parted at hyphens and apostrophes too.

`IPO-herstelplan` is two words and so is `SBIR's`, but `B.V.`, `I&W`, `RVO.nl`, `2,5` and `min.` are one; punctuation
that tells no names apart is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from graph.model.names import without_accents

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|\d+(?:[.,:]\d+)+|\w+(?:(?:&|\.(?![A-ZÀ-Ý]))\w+)*|[^\w\s]")
# Words to which the full stop behind them belongs, so that no sentence ends there.
_SHORTENED = frozenset(
    {
        *("art", "bijv", "blz", "bv", "ca", "dhr", "dr", "drs", "ds", "enz", "etc", "excl", "incl", "ing", "ir", "jl"),
        *("jr", "mevr", "min", "mld", "mln", "mr", "mw", "nl", "nr", "nrs", "pag", "par", "prof", "resp", "sr", "st"),
        *("stb", "stcrt", "tel", "trb", "vgl", "vs", "zgn"),
    }
)
_LEFT_OUT = frozenset("-–—'’‘\"“”´`")
# Dutch texts use few words often; each chunk is taken apart once, as long as there are not more of them than this.
REMEMBERED = 2**16


class Word(NamedTuple):
    """A word without accents (`en` for `&`), the same in lower case, and from where to where it stands in its chunk.

    A chunk is what stands between two spaces.
    """

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in their order, and for each where its chunk begins in the text."""

    words: Sequence[Word]
    chunks: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)

    def text(self, place: int) -> str:
        return self.words[place].text

    def start(self, place: int) -> int:
        """Where in the text the word at that place starts."""
        return self.chunks[place] + self.words[place].start

    def end(self, place: int) -> int:
        """Where in the text the word at that place ends."""
        return self.chunks[place] + self.words[place].end


class DutchWords:
    """Takes texts apart into words. `names` are the words (in lower case) that names are made of.

    `heads` are those that a compound may begin with: `innovatiekredietproject` is two words, `innovatiekrediet` is one.
    Of a word of a name a full stop behind it is parted, and a hyphen inside it does not part it, for the end of a line
    may have put it there (`samenwerkings-platform`).
    """

    def __init__(self, names: frozenset[str] = frozenset(), heads: Iterable[str] = ()) -> None:
        self._names = names
        self._heads = tuple(sorted(heads, key=len, reverse=True))
        self._seen: dict[str, tuple[Word, ...]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Take the chunks of these texts apart, so that `chunk` and `text` know their words."""
        chunks = {chunk for text in texts for chunk in text.split()}
        unseen = chunks - self._seen.keys()
        if len(self._seen) + len(unseen) > REMEMBERED:
            self._seen, unseen = {}, chunks
        self._seen |= {chunk: tuple(self._joined(self._words(chunk), chunk)) for chunk in unseen}

    def chunk(self, chunk: str) -> tuple[Word, ...]:
        """The words of a chunk of a text that was learnt last."""
        return self._seen[chunk]

    def text(self, text: str) -> Words:
        """The words of a text that was learnt last."""
        words, chunks, at = list[Word](), list[int](), 0
        for chunk in text.split():
            at = text.index(chunk, at)
            chunk_words = self._seen[chunk]
            words += chunk_words
            chunks += repeat(at, len(chunk_words))
            at += len(chunk)
        return Words(words, chunks)

    def _words(self, chunk: str) -> Iterator[Word]:
        # An address names nothing, and no space stands in one, so that a chunk holds the whole of it.
        blanked = _ADDRESS.sub(lambda address: " " * len(address[0]), chunk) if "." in chunk else chunk
        at = 0
        for match in _WORD.finditer(blanked):
            start, end = match.span()
            if start >= at:
                at = end + 1 if match[0].lower() in _SHORTENED and blanked.startswith(".", end) else end
                yield from self._parted(blanked[start:at], start)

    def _parted(self, word: str, start: int) -> Iterator[Word]:
        if _LEFT_OUT.issuperset(word):
            return
        stopped = len(word) > 2 and word[-1] == "." and word[:-1].lower() in self._names
        if stopped and word.lower() not in self._names:
            yield _word(word[:-1], start)
            yield _word(".", start + len(word) - 1)
        elif (head := self._head_of(word.lower())) > 0:
            yield _word(word[:head], start)
            yield _word(word[head:], start + head)
        else:
            yield _word(word, start)

    def _head_of(self, lower: str) -> int:
        """How many letters of a compound are the name that it begins with; 0 when it is no compound of one."""
        if not lower.startswith(self._heads) or not lower.isalpha() or lower in self._names:
            return 0
        return next(len(head) for head in self._heads if lower.startswith(head))

    def _joined(self, words: Iterable[Word], chunk: str) -> list[Word]:
        joined: list[Word] = []
        for word in words:
            last = joined[-1] if joined else None
            if last is not None and chunk[last.end : word.start] == "-" and word.text[0].islower():
                text, lower = last.text + word.text, last.lower + word.lower
                if lower in self._names:
                    joined[-1] = Word(text, lower, last.start, word.end)
                    continue
            joined.append(word)
        return joined


def _word(text: str, start: int) -> Word:
    plain = "en" if text == "&" else without_accents(text)
    return Word(plain, plain.lower(), start, start + len(text))
