"""The words in which a source says what a claim tells, out of the text that the store keeps of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from graph.ask.fact import Evidence
from graph.ask.snapshot import Snapshot
from graph.model.records import Claim, Mark, Passage, source_of_text
from graph.store import Store

# A sentence or two around what was found, in characters.
LONGEST = 480
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;:])[\s\u00a0]+(?=[\"'‘“(]*[A-Z0-9•–-])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:nr|blz|art|dr|mr|ir|prof|drs|st|ca|bijv|resp|incl|excl|m\.n|o\.a|[A-Z])\.)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Some sentences of a passage: their text, where in the passage they begin, and what in them is meant.

    `marks` are pairs of characters of `text`, in order, between which one of the ends of the claim is named. `is_cut`
    tells whether something of the passage stands before and behind it.
    """

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]
    is_cut: tuple[bool, bool]

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text piece by piece, each with whether it is marked."""
        at = 0
        for start, end in self.marks:
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:], False


# By the id of the source and the claim.
Quotes = Mapping[tuple[str, Claim], Quote]
NO_QUOTES: Quotes = MappingProxyType({})


def quotes(store: Store, snapshot: Snapshot, evidence: Iterable[Evidence]) -> Quotes:
    """For each claim that rests on a text the words of that. StoreError.

    The store keeps the text as it is now, so that nothing is quoted for what was known on an earlier day.
    """
    if snapshot.known_on is not None:
        return NO_QUOTES
    places = {
        (piece.source.id, piece.claim): (source_of_text(piece.source.id), piece.claim.locator)
        for piece in evidence
        if piece.claim.locator is not None
    }
    passages = store.passages(set(places.values()))
    return {key: quote(key[1], passages[place]) for key, place in places.items() if place in passages}


def quote(claim: Claim, passages: tuple[Passage, ...]) -> Quote:
    """The words that a claim was found in, of the passages at its place."""
    meant = {claim.subject, claim.object}
    best = max(passages, key=lambda passage: (len({mark.entity for mark in passage.marks} & meant), len(passage.text)))
    marks = [mark for mark in best.marks if mark.entity in meant]
    start, end = _around(best.text, marks)
    spans: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if start <= mark.start and mark.end <= end and (not spans or mark.start - start >= spans[-1][1]):
            spans.append((mark.start - start, mark.end - start))
    return Quote(best.text[start:end], start, tuple(spans), (start > 0, end < len(best.text)))


def _around(text: str, marks: list[Mark]) -> tuple[int, int]:
    """From where to where to quote: the sentences with the first marks and the ones beside them, as far as they fit."""
    if len(text) <= LONGEST:
        return 0, len(text)
    bounds = [0, *_sentence_starts(text), len(text)]
    sentences = list(pairwise(bounds))
    first = min((mark.start for mark in marks), default=0)
    at = next(number for number, (_, end) in enumerate(sentences) if first < end)
    low = high = at
    while True:
        after = high + 1 < len(sentences) and sentences[high + 1][1] - sentences[low][0] <= LONGEST
        before = low > 0 and sentences[high][1] - sentences[low - 1][0] <= LONGEST
        if after and (high - at <= at - low or not before):
            high += 1
        elif before:
            low -= 1
        else:
            break
    start, end = sentences[low][0], len(text[: sentences[high][1]].rstrip())
    if end - start > LONGEST:
        start, end = _within(text, start, end, first)
    return start, end


def _sentence_starts(text: str) -> Iterator[int]:
    for match in _SENTENCE_ENDS.finditer(text):
        if not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start()):
            yield match.end()


def _within(text: str, start: int, end: int, first: int) -> tuple[int, int]:
    """Of one very long sentence some words around what is meant."""
    if first - start > LONGEST // 3:
        start = text.find(" ", first - LONGEST // 3) + 1
    if end - start > LONGEST:
        end = max(text.rfind(" ", start, start + LONGEST), min(first + 1, end))
    return start, end
