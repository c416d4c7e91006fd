"""Finding in a text the names of what is known: longest name first, inflected and hyphenated forms too, never a guess.

The words are those of spaCy's Dutch tokenizer, with hyphens and apostrophes as boundaries: `IPO-herstelplan` holds
`IPO`, and `SBIR's` is `SBIR`. A hyphen, a quotation mark and `&` do not tell names apart. A name that several entities
bear is decided by its context (`provincie`, `gemeente`, the day of the text) or reported as doubtful.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.records import Entity
from loaders.name_dictionary import Entry, entries
from loaders.problems import LoadError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NEEDS = "vermeldingen zoeken vraagt om de uitbreiding `mentions` (spaCy); installeer Samenspel met [mentions]"
_LEFT_OUT = frozenset("-–—'’‘\"“”´`")
_PLACE_WORDS = {
    "provincie": "Province",
    "gemeente": "Municipality",
    "stad": "Municipality",
    "waterschap": "WaterAuthority",
}
_PLACE_WORDS |= {"provincies": "Province", "gemeenten": "Municipality", "steden": "Municipality"}
_PLACE_WORDS |= {"gemeentes": "Municipality", "waterschappen": "WaterAuthority"}
_LISTS = frozenset({"provincies", "gemeenten", "gemeentes", "steden", "waterschappen", "ministeries", "departementen"})
_MINISTRY_WORDS = frozenset({"ministerie", "ministeries", "min", "departement", "departementen"})
_BETWEEN = frozenset({",", "en", "of", "alsmede", "alsook"})
_ARTICLES = frozenset({"de", "het", "van", "voor", "der"})
_BEFORE_PERSONS = frozenset({"Van", "De", "Den", "Der", "Ter", "Ten", "lid", "leden", "heer", "mevrouw"})
_DATELINE = re.compile(r"^[\w’'-]+(?: [\w’'-]+)?,? \d{1,2} [a-z]+ (?:19|20)\d{2}$")
_STOPS = frozenset(".!?:;|•")
# Municipalities whose name is an ordinary word as well, which may begin a sentence with a capital.
_WORDS_TOO = frozenset(
    {
        *("Beek", "Bergen", "Best", "Borne", "Buren", "Doorn", "Duiven", "Echt", "Goes", "Haren", "Heel", "Hoorn"),
        *("Houten", "Hulst", "Kampen", "Laren", "Leek", "Putten", "Sluis", "Veere", "Vlist", "Wierden"),
    }
)
# What a place behind it is a part of the name of.
_HEADS = frozenset(
    {
        *("Universiteit", "Hogeschool", "Metropoolregio", "Veiligheidsregio", "Regio", "Haven", "Havenbedrijf"),
        *("Rechtbank", "Gerechtshof", "Omgevingsdienst", "Politie", "Kamer", "Deal"),
    }
)


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


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


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
        phrases: dict[tuple[bool, str], list[_Word]] = {}
        for entry in entries(entities):
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
                found = _decide(spans[start, end], _Context(text, words, start, end), on, introduced)
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

    def _words(self, text: str) -> list[_Word]:
        tokens = ((token.text, token.idx) for token in self._tokenize(text))
        return [
            _Word("en" if word == "&" else _plain(word), start, start + len(word))
            for word, start in tokens
            if word.strip() and not set(word) <= _LEFT_OUT
        ]

    def _joined(self, words: list[_Word], text: str) -> list[_Word]:
        """The words, with those whole again that the end of a line parted (`samenwerkings-platform`)."""
        joined: list[_Word] = []
        for word in words:
            last = joined[-1] if joined else None
            whole = f"{last.text}{word.text}" if last else ""
            hyphen = last is not None and text[last.end : word.start] == "-" and word.text[0].islower()
            if last is not None and hyphen and whole.lower() in self._parts:
                joined[-1] = _Word(whole, last.start, word.end)
            else:
                joined.append(word)
        return joined

    def _doc(self, words: Sequence[_Word]) -> "Doc":
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


@dataclass(frozen=True, slots=True)
class _Context:
    """Where a name stands among the words of its text."""

    text: str
    words: Sequence[_Word]
    start: int
    end: int

    def before(self, number: int = 1) -> str:
        """The word that many places before the name; empty when there is none or a sentence ends in between."""
        position = self.start - number
        if position < 0 or any(self.words[one].text in _STOPS for one in range(position, self.start)):
            return ""
        return self.words[position].text

    @property
    def begins(self) -> bool:
        """Whether a sentence begins with the name."""
        return not self.before() or self.before() in {"(", "["}

    @property
    def place_kind(self) -> str | None:
        """The kind of territory that a word before the name says it is, also at the head of a list."""
        head = self._head()
        return _PLACE_WORDS.get(head)

    @property
    def names_ministry(self) -> bool:
        return self._head() in _MINISTRY_WORDS

    def _head(self) -> str:
        """The word that says what a name or a whole list of names is; of a list only a plural says so."""
        position, in_list = self.start - 1, False
        while position >= 0:
            word = self.words[position].text
            lower = word.lower().rstrip(".")
            if lower in _PLACE_WORDS or lower in _MINISTRY_WORDS:
                return lower if not in_list or lower in _LISTS else ""
            if word in _STOPS:
                return ""
            if lower in _BETWEEN:
                in_list = True
            elif not (word[0].isupper() or lower in _ARTICLES):
                return ""
            position -= 1
        return ""

    @property
    def inside_longer_name(self) -> bool:
        """Whether capitals next to a bare place show that it is a part of another name, or of a person's."""
        previous, second = self.before(), self.before(2)
        if previous in _HEADS or (previous in _ARTICLES and second in _HEADS):
            return True
        if previous in _BEFORE_PERSONS and (second or previous not in {"Van", "De"}):
            return True
        if previous[:1].isupper() and second and self._touches(self.start - 1):
            return True
        if previous in {"van", "voor", "te"} and second[:1].isupper() and self.before(3):
            return True
        following = self.words[self.end] if self.end < len(self.words) else None
        if following is None or not following.text[:1].isupper():
            return False
        return following.start - self.words[self.end - 1].end <= 1

    def _touches(self, position: int) -> bool:
        return self.words[position + 1].start - self.words[position].end <= 1


def _decide(
    candidates: Iterable[Entry], context: _Context, on: str | None, introduced: frozenset[str]
) -> tuple[str, ...]:
    """The entities that a name can stand for where it stands: none, one, or several when that stays open."""
    fitting = [entry for entry in candidates if _fits(entry, context, on, introduced)]
    if (kind := context.place_kind) is not None and any(entry.place for entry in fitting):
        fitting = [entry for entry in fitting if entry.kind == kind]
    if len({entry.entity for entry in fitting}) > 1:
        fitting = [entry for entry in fitting if entry.held(on)] or fitting
    full = [entry for entry in fitting if not (entry.place or entry.ministry)]
    return tuple(dict.fromkeys(entry.entity for entry in full or fitting))


def _fits(entry: Entry, context: _Context, on: str | None, introduced: frozenset[str]) -> bool:
    if entry.short:
        return entry.entity in introduced
    if entry.ministry:
        return context.names_ministry
    if entry.place:
        if not entry.held(on) or _DATELINE.match(context.text):
            return False
        outside = context.inside_longer_name or (context.begins and entry.text in _WORDS_TOO)
        return context.place_kind is not None or not outside
    if entry.kind in _SUBJECTS and " " not in entry.text:
        return not context.begins
    return True


_SUBJECTS = frozenset({"Theme", "Mission", "SustainableDevelopmentGoal"})


def find_in_passages(
    finder: MentionFinder, passages: Sequence[tuple[str, str]], on: str | None = None
) -> Iterator[tuple[str, Found]]:
    """What is found in each (place, text). Short abbreviations count once the paper names their entity in full."""
    first = [finder.find(text, on) for _, text in passages]
    introduced = frozenset(mention.entity for found in first for mention in found.mentions)
    for place, text in passages:
        yield place, finder.find(text, on, introduced)
