"""Kinds and relations by what people call them: their names, and their words in any language, one or many."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

from graph.model.names import fold
from graph.model.nearest import meant, nearest
from graph.model.vocabulary import VOCABULARY, Kind, Relation
from graph.model.words import Message, WrongError, languages, message

_PEOPLE = frozenset({"person", "persoon", "people", "personen", "persons", "contactpersoon", "mens"})
_Term = TypeVar("_Term")


def read_kind(cell: str) -> Kind:
    """A kind by its name or what it is called in any language; WrongError with the nearest."""
    return _term(cell, _kinds(), tuple(VOCABULARY.concrete_kinds()), "record-unknown-kind")


def read_kind_of_network(cell: str) -> Kind | None:
    """The kind that a program for networks has under Type, or None; WrongError for people, who are not kept."""
    if fold(cell) in _PEOPLE:
        raise WrongError(message("load-person", given=cell[:80]))
    return _kinds().get(fold(cell))


def read_relation(cell: str) -> tuple[Relation, bool]:
    """A relation by its name or what it is called in any language, and whether that reads from object to subject.

    WrongError with the nearest.
    """
    return _term(cell, _relations(), tuple(VOCABULARY.relations), "record-unknown-relation")


@cache
def _kinds() -> Mapping[str, Kind]:
    return {
        fold(word): VOCABULARY.kinds[name]
        for name in VOCABULARY.concrete_kinds()
        for word in (*_in_languages(VOCABULARY.kinds[name].label, message(f"kind-{name}.plural")), name)
    }


@cache
def _relations() -> Mapping[str, tuple[Relation, bool]]:
    """Relations by what they are called both ways; the first letters of `is lid van` may be left out."""
    relations: dict[str, tuple[Relation, bool]] = {}
    for back in (True, False):
        for relation in VOCABULARY.relations.values():
            for label in _in_languages(relation.inverse if back else relation.label):
                for word in (fold(label).removeprefix("is "), fold(label)):
                    relations[word] = (relation, back and not relation.symmetric)
    return {**relations, **{fold(name): (relation, False) for name, relation in VOCABULARY.relations.items()}}


def _in_languages(*labels: Message) -> Iterator[str]:
    return (label.in_language(language) for label in labels for language in languages())


def _term(cell: str, by_word: Mapping[str, _Term], names: tuple[str, ...], unknown: str) -> _Term:
    term = by_word.get(fold(cell))
    if term is None:
        # All of them, in each of many rows, would hide what else is wrong.
        near = meant(nearest(cell[:100], names)) or meant(nearest(cell[:100], tuple(by_word)))
        hint = near or message("load-see-template")
        raise WrongError(message(unknown, given=cell[:100], hint=hint))
    return term


def is_term(field: str, text: str) -> bool:
    """Whether a text can stand in the field `kind` or `relation`."""
    return fold(text) in (_kinds() if field == "kind" else _relations())
