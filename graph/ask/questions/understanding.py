"""Which question somebody typed, made out by patterns: the words by which it is known and the names in it.

Nothing is guessed in silence: what was read otherwise than it was written, what else a name can mean, and what no
name is known for comes along (`Understanding`), to be told with the answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from babel.dates import get_month_names
from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.ask.questions.kinds import KINDS, Question, QuestionKind, Slot, Value
from graph.ask.search import CANDIDATES, meant_by, typing_errors
from graph.ask.search_index import search_index
from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day, from_dutch, last_day
from graph.model.merging import Node
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY, Kind
from graph.model.words import languages, locale_of, message

MOST_WORDS = 25
LONGEST_NAME = 9
# Without a day in the question, changes are those of so many days.
DAYS_BACK = 30
# So much has to speak for a question before what somebody typed is one and not a name.
_ENOUGH = 5.0
# More than the longest verb: who does not use something is another question than who does.
_NEGATION = 12.0
_LITTLE = 1.0
_FILLED = 4.0
_OPTIONAL = 1.5
_LEFT = 3.0
_DATE = re.compile(r"\b(?:[12]\d{3}-\d{2}(?:-\d{2})?|(?:\d{1,2}[-/])?\d{1,2}[-/][12]\d{3}|(?:19|20)\d{2})\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that were read otherwise than they were written."""

    written: str
    read: str


@dataclass(frozen=True, slots=True)
class Also:
    """What else a name in a question can mean."""

    written: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was made of a text. `question` is None when it is a question of no kind, or lacks `missing` of `kind`.

    `days` is given when no day was named and changes of so many days are meant. `unread` are words that look like a
    name and that nothing is known by.
    """

    question: Question | None
    kind: QuestionKind | None = None
    missing: str | None = None
    readings: tuple[Reading, ...] = ()
    also: tuple[Also, ...] = ()
    unread: tuple[str, ...] = ()
    days: int | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a text, at some words of it, and what it can mean, best known first."""

    start: int
    stop: int
    written: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in folded words, what it mentions, whole names first, and what of it was read otherwise.

    `misdated` tells that something looks like a date and is none.
    """

    words: tuple[str, ...]
    mentions: tuple[_Mention, ...]
    groups: tuple[Kind, ...]
    dates: tuple[str, ...]
    misdated: bool
    readings: tuple[Reading, ...]

    @property
    def free(self) -> tuple[str, ...]:
        """The words that are no part of a name."""
        taken = {place for mention in self.mentions for place in range(mention.start, mention.stop)}
        return tuple(word for place, word in enumerate(self.words) if place not in taken)


def understand(snapshot: Snapshot, text: str, today: date | None = None) -> Understanding | None:
    """Which question a text is; None when it is none, but a name to search for.

    Days that it counts back are those before `today`, or else before the day of the snapshot.
    """
    words = fold(text).split()[:MOST_WORDS]
    if not words or _is_name(snapshot, text):
        return None
    read = _read(snapshot, words, text)
    asks = text.rstrip().endswith("?") or words[0] in _listed("question-asks")
    scored = sorted(_scored(snapshot, read, today or snapshot.day), key=lambda pair: -pair[0])
    if scored and (scored[0][0] >= _ENOUGH or asks):
        return scored[0][1]
    return Understanding(None) if asks else None


def _is_name(snapshot: Snapshot, text: str) -> bool:
    return bool(next(meant_by(snapshot, text, words=False), ()))


def _scored(snapshot: Snapshot, read: _Text, today: date) -> Iterator[tuple[float, Understanding]]:
    for kind in KINDS.values():
        weight = _weight(kind.id, read)
        if weight:
            filled, understanding = _filled(kind, read, today)
            yield weight + filled, understanding


def _weight(id: str, read: _Text) -> float:
    """How much the words speak for a kind of question: by the best of its cues, 0 for none."""
    return max((_cue_weight(cue, read.free) for cue in _cues(id)), default=0.0)


def _cue_weight(cue: Sequence[str], words: Sequence[str]) -> float:
    weight = 0.0
    for term in cue:
        fitting = [word for word in words if _fits(term, word)]
        if not fitting:
            return 0.0
        weight += max(map(_word_weight, fitting))
    return weight


def _fits(term: str, word: str) -> bool:
    return word.startswith(term[:-1]) if term.endswith("*") else word == term


def _word_weight(word: str) -> float:
    if word in _listed("question-negations"):
        return _NEGATION
    return _LITTLE if word in _listed("question-others") else float(len(word))


def _filled(kind: QuestionKind, read: _Text, today: date) -> tuple[float, Understanding]:
    """The question with what the text names, and how well that fits: what it has no place for speaks against it."""
    left = _different(read.mentions)
    groups = list(read.groups)
    values: list[tuple[str, Value]] = []
    also: list[Also] = []
    weight, missing, days = 0.0, None, None
    dates = sorted(read.dates, key=first_day)
    for slot in sorted(kind.slots, key=lambda slot: not slot.required):
        value: Value | None = None
        if slot.dated:
            value = dates.pop(0) if dates else None
            if value is None and slot.required and not read.misdated:
                days = DAYS_BACK
                value = (today - timedelta(days=DAYS_BACK)).isoformat()
        elif (mention := _taken(slot, left, read)) is not None:
            left.remove(mention)
            fitting = _fitting(slot, mention)
            value = fitting[0]
            if len(fitting) > 1:
                also.append(Also(mention.written, fitting[1:CANDIDATES]))
        if value is None and slot.of_kind and groups:
            value = groups.pop(0)
        if value is not None:
            values.append((slot.name, value))
            weight += _FILLED if slot.required else _OPTIONAL
        elif slot.required:
            missing = missing or slot.name
    weight -= _LEFT * (len(left) + len(groups)) + (_FILLED * 2 if missing else 0.0)
    ordered = tuple(sorted(values, key=lambda pair: [slot.name for slot in kind.slots].index(pair[0])))
    question = None if missing else Question(kind, ordered)
    return weight, Understanding(question, kind, missing, read.readings, tuple(also), _unread(read), days)


def _taken(slot: Slot, left: Sequence[_Mention], read: _Text) -> _Mention | None:
    """The name that a parameter takes: for the ends of a route the one with the word for that direction before it."""
    fitting = [mention for mention in left if _fitting(slot, mention)]
    if slot.name in {"from", "to"}:
        fitting.sort(key=lambda mention: mention.start)
        towards = _listed(f"question-{slot.name}")
        directed = [mention for mention in fitting if _word_before(mention, read) in towards]
        others = _listed("question-from" if slot.name == "to" else "question-to")
        free = [mention for mention in fitting if _word_before(mention, read) not in others]
        return next(iter((*directed[-1:], *(free[-1:] if slot.name == "to" else free[:1]))), None)
    return next(iter(fitting), None)


def _different(mentions: Sequence[_Mention]) -> list[_Mention]:
    """The mentions without those that say again who was named, as an abbreviation behind a name does."""
    backwards = sorted(mentions, key=lambda mention: mention.start, reverse=True)
    first = {mention.nodes[0].id: mention.start for mention in backwards}
    return [mention for mention in mentions if mention.start == first[mention.nodes[0].id]]


def _word_before(mention: _Mention, read: _Text) -> str | None:
    """The word before a name, and before its article; None at the beginning."""
    articles = _listed("question-articles")
    return next((word for word in reversed(read.words[: mention.start]) if word not in articles), None)


def _fitting(slot: Slot, mention: _Mention) -> tuple[Node, ...]:
    return tuple(node for node in mention.nodes if any(node.is_a(kind) or kind == "Entity" for kind in slot.kinds))


def _unread(read: _Text) -> tuple[str, ...]:
    known = _known_words()
    words = (word for word in read.free if len(word) > 2 and not word.isdigit() and word not in _months())
    return tuple(word for word in words if not _is_known(word, known))


# -- reading -----------------------------------------------------------------------------------------------------


def _read(snapshot: Snapshot, words: Sequence[str], text: str) -> _Text:
    corrected, readings = _corrected(snapshot, words)
    mentions = tuple(_mentions(snapshot, corrected, {reading.read for reading in readings}))
    taken = {place for mention in mentions for place in range(mention.start, mention.stop)}
    rest = tuple("" if place in taken else word for place, word in enumerate(corrected))
    dates, misdated = _dates(text, snapshot.day)
    return _Text(tuple(corrected), mentions, tuple(_groups(rest)), dates, misdated, readings)


def _corrected(snapshot: Snapshot, words: Sequence[str]) -> tuple[list[str], tuple[Reading, ...]]:
    """The words, each that is known nowhere replaced by the nearest one that is."""
    index = search_index(snapshot)
    known = _known_words()
    corrected, readings = [], []
    for word in words:
        near = word
        if not _is_known(word, known) and not len(index.name_words.rows_of(word)):
            near = (
                _nearest(word, known.words)
                or _nearest(
                    word,
                    [
                        choice
                        for length in range(len(word) - 2, len(word) + 3)
                        for choice in index.words_by_length.get(length, ())
                    ],
                )
                or word
            )
        corrected.append(near)
        if near != word:
            readings.append(Reading(word, near))
    return corrected, tuple(readings)


def _nearest(word: str, choices: Iterable[str]) -> str | None:
    errors = typing_errors(word)
    best = process.extractOne(word, list(choices), scorer=OSA.distance, score_cutoff=errors) if errors else None
    return best[0] if best else None


def _mentions(snapshot: Snapshot, words: Sequence[str], corrected: Set[str]) -> Iterator[_Mention]:
    """The names in a text, the longest first where they overlap; then words that a few names only have."""
    free = [True] * len(words)
    for whole in (True, False):
        for length in range(min(LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                stop = start + length
                # That one word of a name is like what was typed says too little; so does what kind something is, also
                # where a paper goes on calling it so.
                weak = length == 1 and (words[start] in _kind_words() or (not whole and words[start] in corrected))
                if weak or not all(free[start:stop]) or not _can_name(words[start:stop]):
                    continue
                phrase = " ".join(words[start:stop])
                nodes = next((group for group in meant_by(snapshot, phrase, words=not whole) if group), [])
                if nodes and (whole or len(nodes) <= CANDIDATES):
                    free[start:stop] = [False] * length
                    yield _Mention(start, stop, phrase, tuple(nodes))


def _can_name(words: Sequence[str]) -> bool:
    """Whether some words can be a name: no little word at either end, and not only words of questions."""
    known = _known_words()
    edges = {words[0], words[-1]}
    return (
        not edges & known.others - {words[0]}
        and words[0] not in known.little
        and not all(_is_known(word, known) for word in words)
    )


def group_named(text: str) -> Kind | None:
    """The kind of actors that a text names: as the vocabulary does, or in words of any language."""
    if text in VOCABULARY.kinds and VOCABULARY.is_a(text, "Actor"):
        return VOCABULARY.kinds[text]
    name = _group_names().get(fold(text))
    return VOCABULARY.kinds[name] if name is not None else None


def _groups(words: Sequence[str]) -> Iterator[Kind]:
    text = f" {' '.join(words)} "
    seen: set[str] = set()
    places = sorted(
        (text.find(f" {name} "), -len(name), kind) for name, kind in _group_names().items() if f" {name} " in text
    )
    for _, _, kind in places:
        if kind not in seen:
            seen.add(kind)
            yield VOCABULARY.kinds[kind]


def _dates(text: str, today: date) -> tuple[tuple[str, ...], bool]:
    """The dates in a text, as partial dates, in their order; and whether something looks like a date and is none.

    A day without a year is of the year of the next date, as in "van 1 mei tot en met 3 juni 2025"; else it is the last
    one that was.
    """
    dates = [(match.start(), from_dutch(match[0].replace("/", "-"))) for match in _DATE.finditer(text)]
    written = [match for match in _written_date().finditer(text) if match["day"] or match["year"]]
    years = [(match.start(), match["year"]) for match in written if match["year"]]
    misdated = False
    for match in written:
        if match["short_year"]:
            misdated = True
            continue
        following = next((year for place, year in years if place >= match.start()), None)
        dates.append((match.start(), _in_figures(match, following, today)))
    taken: list[str] = []
    for _, day in sorted(dates, key=lambda pair: (pair[0], -len(pair[1]))):
        try:
            last_day(day)
        except ValueError:
            misdated = True
            continue
        # The year of "november 2021" is found by itself too.
        if not any(day in other for other in taken):
            taken = [other for other in taken if other not in day] + [day]
    return tuple(taken), misdated


def _in_figures(match: re.Match[str], year: str | None, today: date) -> str:
    """A date with the name of a month as a partial date: of that year, or without one the last that was."""
    month, day = _months()[match["month"].casefold()], match["day"]
    if year:
        return "-".join(filter(None, (year, month, day and day.zfill(2))))
    this_year = f"{today.year}-{month}-{day.zfill(2)}"
    return this_year if this_year <= today.isoformat() else f"{today.year - 1}{this_year[4:]}"


@cache
def _months(*widths: Literal["wide", "abbreviated"]) -> Mapping[str, str]:
    """The numbers of the months by what these are called, in full or also in short."""
    return {
        name.casefold().rstrip("."): f"{number:02}"
        for language in languages()
        for width in widths or ("abbreviated", "wide")
        for number, name in get_month_names(width, locale=locale_of(language)).items()
    }


@cache
def _written_date() -> re.Pattern[str]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    year = r"(?: (?:(?P<year>[12]\d{3})|['’]?(?P<short_year>\d\d))\b)?"
    return re.compile(rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{months})\b\.?{year}", re.IGNORECASE)


# -- the words of the catalogue ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """The words that questions consist of beside names: little ones, those of cues, and words for kinds."""

    words: tuple[str, ...]
    others: frozenset[str]
    little: frozenset[str]
    prefixes: tuple[str, ...]


@cache
def _known_words() -> _Known:
    cues = {term for id in KINDS for cue in _cues(id) for term in cue}
    kinds = {word for name in _group_names() for word in name.split()} | set(_kind_words())
    others = _listed("question-others") | _listed("question-negations") | _listed("question-asks")
    ends = _listed("question-from") | _listed("question-to")
    words = {term.rstrip("*") for term in cues} | kinds | others | ends
    # In short they are too much like names.
    months = frozenset(_months("wide"))
    return _Known(
        tuple(sorted(word for word in words if len(word) > 3)),
        others | ends,
        others - kinds,
        tuple(sorted({*(term for term in cues if term.endswith("*")), *(words | months)})),
    )


def _is_known(word: str, known: _Known) -> bool:
    return any(_fits(term, word) for term in known.prefixes)


@cache
def _cues(id: str) -> tuple[tuple[str, ...], ...]:
    """The cues of a kind of question in all languages, each the words that have to be there together."""
    texts = [message(f"question-{id}.cues").in_language(language) for language in languages()]
    every = (tuple(part.strip() for part in cue.split("+")) for text in texts for cue in text.split("|"))
    return tuple(dict.fromkeys(every))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(word for language in languages() for word in message(key).in_language(language).split())


@cache
def _group_names() -> Mapping[str, str]:
    """What the kinds of actors are called in any language, one or several, and what else people call them."""
    names: dict[str, str] = {}
    for language in languages():
        for kind in VOCABULARY.kinds.values():
            if VOCABULARY.is_a(kind.name, "Actor"):
                names[fold(kind.plural.in_language(language))] = kind.name
                names[fold(kind.label.in_language(language))] = kind.name
        for pair in message("question-groups").in_language(language).split("|"):
            word, _, name = (part.strip() for part in pair.partition(":"))
            names[fold(word)] = name
    return names


@cache
def _kind_words() -> frozenset[str]:
    every = (
        label.in_language(language)
        for language in languages()
        for kind in VOCABULARY.kinds.values()
        for label in (kind.label, kind.plural)
    )
    return frozenset(word for text in every for word in fold(text).split()) | _listed("question-sorts")
