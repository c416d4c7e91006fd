"""Finding the organisations of a notice in the register: by identifier first, by exact name second.

A number or name that several organisations of the register have finds none of them: a wrong match is worse than none.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from graph.records import Entity, NameUse

_LEGAL_FORM = re.compile(r"(?: (?:bv|nv|b v|n v))+$")
_ARTICLE = re.compile(r"^(?:de|het) ")
_NUMBERED = frozenset({"kvk", "oin", "rsin"})
_NAMING = frozenset({NameUse.OFFICIAL, NameUse.ALTERNATIVE, NameUse.FORMER})


class Register:
    """The organisations of the register, to be found by number, by name, or a municipality by its town."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._by_number: dict[tuple[str, str], set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        self._towns: dict[str, set[str]] = {}
        self._entities: dict[str, Entity] = {}
        for entity in entities:
            self._entities[entity.id] = entity
            for identifier in entity.identifiers:
                if identifier.scheme in _NUMBERED:
                    self._by_number.setdefault((identifier.scheme, identifier.value), set()).add(entity.id)
            for name in (entity.name, *(one.text for one in entity.names if one.use in _NAMING)):
                self._by_name.setdefault(plain_name(name), set()).add(entity.id)
            if entity.kind == "Municipality" and entity.until is None:
                town = re.sub(r"^gemeente ", "", plain_name(entity.name))
                self._towns.setdefault(town, set()).add(entity.id)

    def organisation(self, name: str, numbers: Iterable[tuple[str, str]] = ()) -> Entity | None:
        """The organisation with one of the numbers (scheme, value), else with exactly that name; None when unsure."""
        named = self._by_name.get(plain_name(name), set())
        for number in numbers:
            numbered = self._by_number.get(number, set())
            found = numbered if len(numbered) == 1 else numbered & named
            if len(found) == 1:
                return self._entities[min(found)]
        return self._entities[min(named)] if len(named) == 1 else None

    def municipality(self, town: str) -> Entity | None:
        """The municipality that today bears the name of a town; None when there is none, or more than one."""
        found = self._towns.get(plain_name(town), set())
        return self._entities[min(found)] if len(found) == 1 else None


def plain_name(name: str) -> str:
    """A name without capitals, accents, punctuation, article and legal form, to compare names with."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    words = re.sub(r"[^\w]+", " ", bare.replace(".", "").replace("'", "").replace("’", "")).strip()
    return _ARTICLE.sub("", _LEGAL_FORM.sub("", words))


@cache
def bundled_register() -> Register:
    """The register of public bodies that comes with Samenspel; an empty one while there is none."""
    return Register()
