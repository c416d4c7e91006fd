"""What may have been meant by a word that is none of those that are allowed."""

from collections.abc import Iterable
from functools import lru_cache

from graph.model.words import Listed, Message, message

MOST_MEANT = 3
# Of how many in a hundred two words have to be alike.
ALIKE = 75


# A wrong word often stands in every row of a file.
@lru_cache(maxsize=1024)
def nearest(word: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices that look like a word, the likeliest first."""
    from rapidfuzz import process, utils

    matches = process.extract(word[:100], choices, processor=utils.default_process, limit=10, score_cutoff=ALIKE)
    return tuple(choice for choice, _, _ in matches)


def meant(choices: Iterable[str]) -> Message | None:
    """That one of the first of these may be meant, to end what is wrong with; None when there are none."""
    first = tuple(dict.fromkeys(choices))[:MOST_MEANT]
    return message("record-meant", near=Listed(first, "or")) if first else None
