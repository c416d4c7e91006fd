"""The words of a Dutch text, each with its place: those of spaCy's tokenizer, parted at hyphens and apostrophes too.

`IPO-herstelplan` is two words and so is `SBIR's`; punctuation that tells no names apart is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.model.names import without_accents
from graph.model.words import message
from loaders.problems import LoadError

if TYPE_CHECKING:
    from spacy.language import Language

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
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
    may have put it there (`samenwerkings-platform`). LoadError when spaCy is not installed.
    """

    def __init__(self, names: frozenset[str] = frozenset(), heads: Iterable[str] = ()) -> None:
        try:
            import spacy
        except ImportError:
            raise LoadError(message("load-needs-spacy")) from None
        self._names = names
        self._heads = tuple(sorted(heads, key=len, reverse=True))
        self._tokenize = _tokenizer(spacy.blank)
        self._seen: dict[str, tuple[Word, ...]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Take the chunks of these texts apart, so that `chunk` and `text` know their words."""
        chunks = {chunk for text in texts for chunk in text.split()}
        unseen = chunks - self._seen.keys()
        if len(self._seen) + len(unseen) > REMEMBERED:
            self._seen, unseen = {}, chunks
        self._seen |= self._split(sorted(unseen))

    def chunk(self, chunk: str) -> tuple[Word, ...]:
        """The words of a chunk of a text that was learnt last."""
        return self._seen[chunk]

    def text(self, text: str) -> Words:
        """The words of a text that was learnt last."""
        words, chunks = list[Word](), list[int]()
        for chunk in _CHUNK.finditer(text):
            found = self._seen[chunk[0]]
            words += found
            chunks += repeat(chunk.start(), len(found))
        return Words(words, chunks)

    def _split(self, chunks: Sequence[str]) -> dict[str, tuple[Word, ...]]:
        """All chunks go through the tokenizer as one text, for each call of it costs far more than a few words do."""
        # An address names nothing, and no space stands in one, so that a chunk holds the whole of it.
        blanked = " ".join(_ADDRESS.sub(lambda address: " " * len(address[0]), chunk) for chunk in chunks)
        tokens = iter(self._tokenize(blanked))
        token, begin, split = next(tokens, None), 0, {}
        for chunk in chunks:
            parted: list[Word] = []
            while token is not None and token.idx < begin + len(chunk):
                parted.extend(self._parted(token.text, token.idx - begin))
                token = next(tokens, None)
            split[chunk] = tuple(self._joined(parted, chunk))
            begin += len(chunk) + 1
        return split

    def _parted(self, word: str, start: int) -> Iterator[Word]:
        if not word.strip() or _LEFT_OUT.issuperset(word):
            return
        # The tokenizer takes some words with a full stop for abbreviations.
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
