"""What may have been meant by a word that is none of those that are allowed."""

from functools import lru_cache

from rapidfuzz import process, utils

from graph.model.words import Listed, Message, message

MOST_NEAR = 3
# Of how many in a hundred two words have to be alike.
ALIKE = 70


# A wrong word often stands in every row of a file.
@lru_cache(maxsize=1024)
def meant(given: str, choices: tuple[str, ...]) -> Message | None:
    """The choices that look like what was given, the likeliest first, as the end of a sentence; None without any."""
    found = process.extract(given[:100], choices, processor=utils.default_process, limit=MOST_NEAR, score_cutoff=ALIKE)
    return message("record-meant", near=Listed(tuple(choice for choice, _, _ in found), "or")) if found else None
