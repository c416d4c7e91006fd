"""Makes the batch of what a participant sends in: tables of entities, of relations and of the source itself."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from rapidfuzz import process

from graph.model.dates import check_partial_date, first_day, last_day
from graph.model.names import slug
from graph.model.nearest import meant, nearest
from graph.model.records import Batch, Claim, Entity, RecordError, Source, Status, check_url
from graph.model.vocabulary import VOCABULARY, Kind, Relation
from graph.model.words import Listed, Message, WrongError, languages, message
from loaders.card import Card
from loaders.problems import LoadError, Place, UnknownIdError
from loaders.readers.cells import read_amount, read_identifiers, read_names
from loaders.readers.row import Row, one_of

ENTITIES = ("id", "kind", "name", "names", "identifiers", "description", "homepage", "region")
RELATIONS = ("subject", "relation", "object", "since", "until", "status", "amount", "role", "note", "locator")
SOURCE = ("veld", "waarde")
SOURCE_FIELDS = ("uitgever", "titel", "licentie", "datum", "adres")
TABLES = MappingProxyType({"entities": ENTITIES, "relations": RELATIONS, "source": SOURCE})
_REQUIRED = MappingProxyType({"entities": ENTITIES[:3], "relations": RELATIONS[:3], "source": SOURCE})
_Term = TypeVar("_Term", Kind, Relation)
_NAMELESS = "zonder-naam"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was sent in: which one it is, where it stands, its columns, and its rows with their numbers."""

    type: str
    place: Place
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """An entity of the contribution, where it stands, and its region as it was written."""

    row: Row
    entity: Entity
    region: str | None


def table_type(columns: Iterable[str]) -> str | None:
    """Which table has these columns, or None when none has two of them."""
    given = frozenset(columns)
    found = {name: len(given.intersection(wanted)) for name, wanted in TABLES.items()}
    best = max(found, key=found.__getitem__)
    return best if found[best] >= len(SOURCE) else None


def contribution_batch(card: Card, name: str, tables: Iterable[Table], known: Callable[[str], Entity]) -> Batch:
    """The batch in the tables of one contribution called `name`.

    `known` gives what the store has under an id, or raises UnknownIdError. Raises one LoadError with every problem of
    the contribution, each with file, sheet, row and column.
    """
    problems: list[Message] = []
    by_type: dict[str, list[Table]] = {type: [] for type in TABLES}
    for table in tables:
        by_type[table.type].append(table)
        problems.extend(_header_problems(table))
    if problems:
        raise LoadError(*problems, source=f"{card.id}-{slug(name, _NAMELESS)}")
    source = _source(card, name, by_type["source"], problems)
    stated: dict[str, _Stated] = {}
    refused: set[str] = set()
    for row in _rows(by_type["entities"]):
        _take_entity(row, stated, refused, problems)
    ends = _Ends({id: one.entity for id, one in stated.items()}, known, frozenset(refused))
    claims: dict[str, tuple[Row, Claim]] = {}
    for row in _rows(by_type["relations"]):
        _take_claim(row, claims, ends, problems)
    entities = [_with_region(one, ends, problems) for one in stated.values()]
    if not (problems or entities or claims):
        problems.append(Place(name).problem("load-nothing-stated"))
    if problems:
        raise LoadError(*dict.fromkeys(problems), source=source.id)
    return Batch(source, (*entities, *ends.from_store.values()), tuple(claim for _, claim in claims.values()))


class _Ends:
    """What an end of a relation can refer to: ids and names of the contribution, and ids that the store knows."""

    def __init__(self, entities: Mapping[str, Entity], known: Callable[[str], Entity], refused: frozenset[str]) -> None:
        self.refused = refused
        self.from_store: dict[str, Entity] = {}
        self._entities = entities
        self._known = known
        self._by_name: dict[str, set[str]] = {}
        for entity in entities.values():
            for name in (entity.name, *(one.text for one in entity.names)):
                self._by_name.setdefault(name.casefold(), set()).add(entity.id)

    def find(self, reference: str) -> Entity:
        """The entity that is meant; WrongError says why there is none, with the nearest names."""
        if reference in self._entities:
            return self._entities[reference]
        named = self._by_name.get(reference.casefold(), set())
        if len(named) > 1:
            raise WrongError(message("load-name-of-several", given=reference[:80], ids=Listed(tuple(sorted(named)))))
        if named:
            return self._entities[next(iter(named))]
        if reference not in self.from_store:
            try:
                self.from_store[reference] = replace(self._known(reference), locator=f"verwijzing naar {reference}")
            except UnknownIdError as error:
                near = process.extractOne(reference, [*self._entities, *self._by_name], score_cutoff=70)
                if near is None:
                    raise
                here = (message("load-near-here", problem=problem, near=near[0]) for problem in error.problems)
                raise WrongError(*here) from None
        return self.from_store[reference]


def _header_problems(table: Table) -> Iterator[Message]:
    allowed, header = TABLES[table.type], replace(table.place, row=1)
    for column in _REQUIRED[table.type]:
        if column not in table.columns:
            yield header.problem("load-column-missing", column=column)
    for column in table.columns:
        if column not in allowed:
            yield replace(header, column=column).problem("load-column-unknown", columns=Listed(allowed))


def _rows(tables: Iterable[Table]) -> Iterator[Row]:
    for table in tables:
        for number, fields in table.rows:
            yield Row(fields, replace(table.place, row=number))


def _source(card: Card, name: str, tables: list[Table], problems: list[Message]) -> Source:
    readers: Mapping[str, Callable[[str], str]] = {"datum": check_partial_date, "adres": read_url}
    given: dict[str, str] = {}
    for row in _rows(tables):
        of = row.required("veld", _read_source_field)
        value = row.optional("waarde", readers.get(of, str))
        if _close(row, problems) and value is not None:
            given[of] = value
    if tables and "uitgever" not in given:
        problems.append(tables[0].place.problem("load-no-publisher"))
    publisher = given.get("uitgever")
    return card.source(
        f"{slug(publisher, _NAMELESS)}-{slug(name, _NAMELESS)}" if publisher else slug(name, _NAMELESS),
        title=given.get("titel", f"Bijdrage {name}"),
        publisher=publisher,
        licence=given.get("licentie"),
        published=given.get("datum"),
        url=given.get("adres"),
    )


def _take_entity(row: Row, stated: dict[str, _Stated], refused: set[str], problems: list[Message]) -> None:
    id, kind, name = row.required("id", read_id), row.required("kind", read_kind), row.required("name")
    names, identifiers = row.optional("names", read_names), row.optional("identifiers", read_identifiers)
    description, homepage = row.optional("description"), row.optional("homepage", read_url)
    region = row.optional("region")
    if id in stated:
        row.wrong("id", message("load-entity-again", id=id, place=stated[id].row.place.where))
    if not _close(row, problems):
        refused.update(one.casefold() for one in (id, name) if one)
        return
    try:
        entity = Entity(
            id,
            kind.name,
            name,
            names=names or (),
            identifiers=identifiers or (),
            description=description,
            homepage=homepage,
            locator=f"entiteiten, {id}",
        )
    except RecordError as error:
        problems.extend(row.place.told(problem) for problem in error.problems)
    else:
        stated[id] = _Stated(row, entity, region)


def _with_region(stated: _Stated, ends: _Ends, problems: list[Message]) -> Entity:
    if stated.region is None:
        return stated.entity
    region = _end(stated.row, "region", stated.region, ends, problems)
    if region is None:
        return stated.entity
    if not VOCABULARY.is_a(region.kind, "PublicBody"):
        problems.append(stated.row.at("region").problem("load-no-region", name=region.name))
    return replace(stated.entity, region=region.id)


def _take_claim(row: Row, claims: dict[str, tuple[Row, Claim]], ends: _Ends, problems: list[Message]) -> None:
    subject, object = row.required("subject"), row.required("object")
    relation = row.required("relation", read_relation)
    since, until = row.optional("since", check_partial_date), row.optional("until", check_partial_date)
    status, amount = row.optional("status", one_of(Status)), row.optional("amount", read_amount)
    role, note, locator = row.optional("role"), row.optional("note"), row.optional("locator")
    if since and until and first_day(since) > last_day(until):
        row.wrong("until", message("record-ends-before", since=since, until=until))
    closed = _close(row, problems)
    start = _end(row, "subject", subject, ends, problems) if subject else None
    end = _end(row, "object", object, ends, problems) if object else None
    if not closed or start is None or end is None:
        return
    before = len(problems)
    problems.extend(_wrong_ends(row, relation, start, end))
    if len(problems) > before:
        return
    try:
        claim = Claim(
            start.id,
            relation.name,
            end.id,
            since=since,
            until=until,
            status=status,
            amount=amount,
            role=role,
            note=note,
            locator=locator or f"relaties, {start.id} {relation.name} {end.id}",
        )
    except RecordError as error:
        problems.extend(row.place.told(problem) for problem in error.problems)
        return
    earlier = claims.setdefault(claim.key, (row, claim))[0]
    if earlier is not row:
        problems.append(row.place.problem("load-same-as", place=earlier.place.where))


def _wrong_ends(row: Row, relation: Relation, start: Entity, end: Entity) -> Iterator[Message]:
    if start.id == end.id:
        yield row.at("object").problem("load-same-as-subject")
    for column, one, allowed in (("subject", start, relation.subjects), ("object", end, relation.objects)):
        if one.kind not in allowed:
            kinds = Listed(tuple(sorted(allowed)), "or")
            yield row.at(column).problem(
                "load-end-of-kind", name=one.name, kind=one.kind, relation=relation.name, allowed=kinds
            )


def _end(row: Row, column: str, reference: str, ends: _Ends, problems: list[Message]) -> Entity | None:
    """The entity that is meant, or None with a problem noted: here, or already where the entity itself stands."""
    try:
        return ends.find(reference)
    except WrongError as error:
        if reference.casefold() not in ends.refused:
            problems.extend(row.at(column).told(problem) for problem in error.problems)
        return None


def _close(row: Row, problems: list[Message]) -> bool:
    """Whether nothing was wrong with a row."""
    try:
        row.close()
    except LoadError as error:
        problems.extend(error.problems)
        return False
    return True


def read_id(cell: str) -> str:
    """An id; WrongError says how it is written."""
    if not _ID.fullmatch(cell):
        raise WrongError(message("record-no-id", given=cell[:80]))
    return cell


def read_url(cell: str) -> str:
    """A web address; WrongError says how it is written."""
    check_url(cell)
    return cell


def read_kind(cell: str) -> Kind:
    """A kind by its name or what it is called in any language; WrongError with the nearest."""
    return _term(cell, _kinds(), "record-unknown-kind")


def read_relation(cell: str) -> Relation:
    """A relation by its name or what it is called in any language; WrongError with the nearest."""
    return _term(cell, _relations(), "record-unknown-relation")


@cache
def _kinds() -> Mapping[str, Kind]:
    return _by_word({name: VOCABULARY.kinds[name] for name in VOCABULARY.concrete_kinds()})


@cache
def _relations() -> Mapping[str, Relation]:
    return _by_word(VOCABULARY.relations)


def _by_word(by_name: Mapping[str, _Term]) -> Mapping[str, _Term]:
    """Terms by their names and, in small letters, by what they are called in each language."""
    by_label = {
        term.label.in_language(language).casefold(): term for term in by_name.values() for language in languages()
    }
    return {**by_label, **by_name}


def _term(cell: str, by_word: Mapping[str, _Term], unknown: str) -> _Term:
    found = by_word.get(cell) or by_word.get(cell.casefold())
    if found is None:
        # All of them, in each of many rows, would hide what else is wrong.
        near = meant(by_word[word].name for word in nearest(cell[:100], tuple(by_word)))
        hint = near or message("load-see-template")
        raise WrongError(message(unknown, given=cell[:100], hint=hint))
    return found


def _read_source_field(cell: str) -> str:
    if cell not in SOURCE_FIELDS:
        raise WrongError(message("load-not-one-of", given=cell[:80], choices=Listed(SOURCE_FIELDS, "or")))
    return cell
