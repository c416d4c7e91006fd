"""What somebody may have meant who typed words that no name has: bedoelde u ministerie van economische zaken?"""

from collections.abc import Iterator

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from graph.ask.search import WHOLE_WORDS, search, typing_errors
from graph.ask.search_index import Index, search_index
from graph.ask.snapshot import Snapshot
from graph.model.names import fold

MOST_MEANT = 3
MOST_WORDS = 12
# Names that have a word in common are compared with what was typed, as long as they are no more than this.
MOST_COMPARED = 5_000
# Of how many in a hundred a name has to be like what was typed.
_ALIKE = 75


def near_queries(snapshot: Snapshot, query: str) -> tuple[str, ...]:
    """Queries that find something and look like this one, the nearest first; none where its own words find a name."""
    words = fold(query).split()[:MOST_WORDS]
    if not words or _finds(snapshot, query):
        return ()
    index = search_index(snapshot)
    corrected = " ".join(_nearest_word(index, word) or word for word in words)
    meant = [corrected] if corrected != " ".join(words) and _finds(snapshot, corrected) else []
    return tuple(dict.fromkeys((*meant, *_names_like(snapshot, index, corrected))))[:MOST_MEANT]


def _finds(snapshot: Snapshot, query: str) -> bool:
    return any(hit.score >= WHOLE_WORDS for hit in search(snapshot, query, limit=1))


def _nearest_word(index: Index, word: str) -> str | None:
    """The word of names that differs by a typing error or two, and of several the one that most names have."""
    errors = typing_errors(word)
    if not errors or len(index.name_words.rows_of(word)):
        return None
    lengths = range(len(word) - errors, len(word) + errors + 1)
    choices = [choice for length in lengths for choice in index.words_by_length.get(length, ())]
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=errors, limit=None)
    least = min((distance for _, distance, _ in near), default=0)
    nearest = (choice for choice, distance, _ in near if distance == least)
    return max(nearest, key=lambda choice: len(index.name_words.rows_of(choice)), default=None)


def _names_like(snapshot: Snapshot, index: Index, query: str) -> Iterator[str]:
    """Names that have a word of the query, or begin with the same letters, and are like it as a whole."""
    flags = np.zeros(len(index.phrases), dtype=np.bool_)
    for word in query.split():
        if len(word) > 3:
            rows = index.name_words.rows_of(word)
            flags[rows if len(rows) <= MOST_COMPARED else rows[:0]] = True
    rows = np.flatnonzero(flags)[:MOST_COMPARED].tolist()
    phrases = {row: index.phrases[row] for row in rows if snapshot.shows_nodes[index.row_node[row]]}
    for _, _, row in process.extract(query, phrases, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=MOST_MEANT):
        yield index.texts[row]
