"""Who is meant by an end of a path: one party, several, or any of a kind."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import numpy as np

from graph.ask.path_question import MOST_ENDS, PathQuestionError
from graph.ask.search import resolve
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import languages, message

# What stands before a kind where any entity of it is meant, and between several parties.
ANY_OF_KIND = "kind:"
BETWEEN = ";"


def references(texts: Iterable[str]) -> Iterator[str]:
    """The references in texts in which several can stand, between semicolons."""
    return (reference.strip() for text in texts for reference in text.split(BETWEEN) if reference.strip())


def kind_meant(reference: str) -> str | None:
    """The kind of which any entity is meant: by `kind:Fieldlab`, or in words ("alle fieldlabs"); None for a party.

    PathQuestionError for a kind that there is not.
    """
    if reference.startswith(ANY_OF_KIND):
        kind = reference.removeprefix(ANY_OF_KIND).strip()
        if kind not in VOCABULARY.kinds:
            raise PathQuestionError(message("path-no-such-kind", given=kind[:80]))
        return kind
    return _kinds_in_words().get(reference.casefold())


def ends(snapshot: Snapshot, texts: Iterable[str]) -> tuple[str, ...]:
    """The ids of all that references mean, each once: names or ids, `kind:` and a kind, several between semicolons.

    Raises UnknownReferenceError and AmbiguousReferenceError, and PathQuestionError for what cannot be an end.
    """
    ids: dict[str, None] = {}
    for reference in references(texts):
        kind = kind_meant(reference)
        ids.update(dict.fromkeys([resolve(snapshot, reference).id] if kind is None else of_kind(snapshot, kind)))
    if not ids:
        raise PathQuestionError(message("path-no-end"))
    return tuple(ids)


def of_kind(snapshot: Snapshot, kind: str) -> list[str]:
    """The ids of the shown entities of a kind; PathQuestionError when there are none, or more than a path has ends."""
    numbers = np.flatnonzero(snapshot.columns.of_kinds(VOCABULARY.descendants(kind)) & snapshot.shows_nodes)
    if not len(numbers):
        raise PathQuestionError(message("path-none-of-kind", kind=VOCABULARY.kinds[kind].plural))
    if len(numbers) > MOST_ENDS:
        raise PathQuestionError(message("path-ends", most=MOST_ENDS))
    return [snapshot.columns.ids[number] for number in numbers.tolist()]


@cache
def _kinds_in_words() -> Mapping[str, str]:
    return {
        message("any-of-kind", kind=kind.plural).in_language(language).casefold(): name
        for name, kind in VOCABULARY.kinds.items()
        for language in languages()
    }
