"""Finding the organisations of a notice in the register: by identifier first, by exact name second.

A number or name that several organisations of the register have finds none of them: a wrong match is worse than none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from graph.model.names import without_accents
from graph.model.records import Entity, Identifier, Name, NameUse
from loaders.card import DATA
from loaders.readers.reading import read_csv
from loaders.readers.tooi.compact import read_compact
from loaders.readers.tooi.records import KINDS, entity, entity_id
from loaders.readers.tooi.register import SETS

BUNDLED = DATA / "overheid"
_LEGAL_FORM = re.compile(r"(?: (?:bv|nv|b v|n v))+$")
_ARTICLE = re.compile(r"^(?:de|het) ")
_NONE: frozenset[str] = frozenset()
_AND = frozenset({"en", "namens", "mede", "and", "der", "van", "voor"})
_NUMBERS = ("kvk", "oin", "rsin")
_NAMING = frozenset({NameUse.OFFICIAL, NameUse.FORMER})
# Of these a shorter name is no place name, which others may bear.
_ALSO_KNOWN = frozenset({"Agency", "Parliament"})
_STATE = re.compile(r"^staat der nederlanden (?:de |het )?")
_WITH_ABBREVIATION = re.compile(r"(?P<name>.+?)\s*\((?P<short>[^()]{1,20})\)\s*")


class Register:
    """The organisations of the register, to be found by number, by name, or a municipality by its town."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._by_number: dict[tuple[str, str], set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        self._abbreviations: dict[str, set[str]] = {}
        self._entities: dict[str, Entity] = {}
        for body in entities:
            self._entities[body.id] = body
            for identifier in body.identifiers:
                if identifier.scheme in _NUMBERS:
                    self._by_number.setdefault((identifier.scheme, identifier.value), set()).add(body.id)
            for name in (body.name, *(other.text for other in body.names if _names(body, other))):
                self._by_name.setdefault(plain_name(name), set()).add(body.id)
            short = {_abbreviation(other.text) for other in body.names if other.use is NameUse.ABBREVIATION}
            self._abbreviations.setdefault(body.id, set()).update(short)

    def organisation(self, name: str, numbers: Iterable[tuple[str, str]] = ()) -> Entity | None:
        """The organisation with one of the numbers (scheme, value), else with exactly that name; None when unsure."""
        named = self._named(name)
        for number in numbers:
            numbered = self._by_number.get(number, _NONE)
            organisation = self._only(numbered) or self._only(numbered & named)
            if organisation is not None:
                return organisation
        return self._only(named)

    def body_of(self, name: str) -> Entity | None:
        """The body that a unit is part of by its name: the registered name that it begins with, the longest first.

        None when the name is that of the body itself, or goes on to name a second one (`… en …`, `… mede namens …`).
        """
        plain = _without_state(name)
        end = 0 if self._named(name) else len(plain)
        while end > 0:
            body = self._only(self._by_name.get(plain[:end], _NONE))
            if body is not None:
                after = plain[end + 1 :].partition(" ")[0]
                return body if after and after not in _AND else None
            end = plain.rfind(" ", 0, end)
        return None

    def municipality(self, town: str) -> Entity | None:
        """The municipality that today bears the name of a town; None when there is none, or more than one."""
        body = self._only(self._by_name.get(f"gemeente {plain_name(town)}", _NONE))
        return body if body is not None and body.kind == "Municipality" and body.until is None else None

    def _named(self, name: str) -> Set[str]:
        """The organisations with exactly that name, or with it and their own abbreviation between brackets."""
        ids = self._by_name.get(_without_state(name), _NONE)
        if not ids and (match := _WITH_ABBREVIATION.fullmatch(name)) is not None:
            short = _abbreviation(match["short"])
            full = self._by_name.get(_without_state(match["name"]), _NONE)
            return {id for id in full if short in self._abbreviations[id]}
        return ids

    def _only(self, ids: Set[str]) -> Entity | None:
        """The only organisation among these, or the only one that still exists."""
        if not ids:
            return None
        left = ids if len(ids) == 1 else {id for id in ids if self._entities[id].until is None}
        return self._entities[min(left)] if len(left) == 1 else None


def _names(body: Entity, name: Name) -> bool:
    """Whether a name of an organisation is one that no other body is meant by."""
    return name.use in _NAMING or (name.use is NameUse.ALTERNATIVE and body.kind in _ALSO_KNOWN)


def _abbreviation(text: str) -> str:
    """An abbreviation however it is written: `RVO.nl` as `RVO`, `I&W` as `IenW`."""
    return plain_name(text.replace("&", "en")).removesuffix("nl")


def _without_state(name: str) -> str:
    """A plain name without the State, which acts through its ministries."""
    return _STATE.sub("", plain_name(name))


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without capitals, accents, punctuation, article and legal form, to compare names with."""
    bare = without_accents(name.casefold())
    words = re.sub(r"[^\w]+", " ", bare.replace(".", "").replace("'", "").replace("’", "")).strip()
    return _ARTICLE.sub("", _LEGAL_FORM.sub("", words))


@cache
def bundled_register(folder: Path = BUNDLED) -> Register:
    """The public bodies that come with Samenspel, with their numbers. Raises LoadError when the files are damaged."""
    return Register(bundled_bodies(folder).values())


@cache
def bundled_bodies(folder: Path = BUNDLED) -> Mapping[str, Entity]:
    """The same bodies by id."""
    return {entity.id: entity for entity in _entities(folder)}


def _entities(folder: Path) -> Iterator[Entity]:
    rows = {row["code"]: row for _, row in read_csv(folder / "nummers.csv")}
    for name, part in SETS.items():
        if (folder / f"{part}.csv").exists():
            for body in read_compact(folder, name).bodies:
                known = entity(body)
                yield replace(known, identifiers=(*known.identifiers, *_numbers(rows.pop(body.code, {}))))
    for code, row in rows.items():
        if row["naam"].strip():
            kind = KINDS.get(code.rstrip("0123456789"), "Agency")
            yield Entity(entity_id(code), kind, row["naam"].strip(), identifiers=_numbers(row))


def _numbers(row: Mapping[str, str]) -> tuple[Identifier, ...]:
    return tuple(Identifier(scheme, row[scheme].strip()) for scheme in _NUMBERS if row.get(scheme, "").strip())
