"""Makes the batch of what a participant sends in: tables of entities, of relations and of the source itself."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from rapidfuzz import process

from graph.model.dates import first_day, last_day
from graph.model.names import slug
from graph.model.records import Batch, Claim, Entity, RecordError, Source, Status, check_url
from graph.model.vocabulary import VOCABULARY, Kind, Relation
from loaders.card import Card
from loaders.problems import LoadError, Place
from loaders.readers.cells import read_amount, read_date, read_identifiers, read_names
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

    `known` gives what the store has under an id, or raises LookupError. Raises one LoadError with every problem of the
    contribution, each with file, sheet, row and column.
    """
    problems: list[str] = []
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
        problems.append(f"{name}: geen enkele entiteit of relatie")
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
        """The entity that is meant; ValueError says why there is none, with the nearest names."""
        if reference in self._entities:
            return self._entities[reference]
        meant = self._by_name.get(reference.casefold(), set())
        if len(meant) > 1:
            raise ValueError(f"{reference!r} heet meer dan één entiteit: {', '.join(sorted(meant))}; noem het id")
        if meant:
            return self._entities[next(iter(meant))]
        if reference not in self.from_store:
            try:
                self.from_store[reference] = replace(self._known(reference), locator=f"verwijzing naar {reference}")
            except LookupError as error:
                near = process.extractOne(reference, [*self._entities, *self._by_name], score_cutoff=70)
                here = f"; in deze bijdrage lijkt {near[0]!r} erop" if near else ""
                raise ValueError(f"{error.args[0]}{here}") from None
        return self.from_store[reference]


def _header_problems(table: Table) -> Iterator[str]:
    allowed = TABLES[table.type]
    for column in _REQUIRED[table.type]:
        if column not in table.columns:
            yield f"{table.place}, rij 1: kolom {column} ontbreekt"
    for column in table.columns:
        if column not in allowed:
            yield f"{table.place}, rij 1, kolom {column}: onbekend; de kolommen zijn {', '.join(allowed)}"


def _rows(tables: Iterable[Table]) -> Iterator[Row]:
    for table in tables:
        for number, fields in table.rows:
            yield Row(fields, replace(table.place, row=number))


def _source(card: Card, name: str, tables: list[Table], problems: list[str]) -> Source:
    readers: Mapping[str, Callable[[str], str]] = {"datum": read_date, "adres": read_url}
    given: dict[str, str] = {}
    for row in _rows(tables):
        of = row.required("veld", _read_source_field)
        value = row.optional("waarde", readers.get(of, str))
        if _close(row, problems) and value is not None:
            given[of] = value
    if tables and "uitgever" not in given:
        problems.append(f"{tables[0].place}: vul bij uitgever in van welke organisatie deze gegevens zijn")
    publisher = given.get("uitgever")
    return card.source(
        f"{slug(publisher, _NAMELESS)}-{slug(name, _NAMELESS)}" if publisher else slug(name, _NAMELESS),
        title=given.get("titel", f"Bijdrage {name}"),
        publisher=publisher,
        licence=given.get("licentie"),
        published=given.get("datum"),
        url=given.get("adres"),
    )


def _take_entity(row: Row, stated: dict[str, _Stated], refused: set[str], problems: list[str]) -> None:
    id, kind, name = row.required("id", read_id), row.required("kind", read_kind), row.required("name")
    names, identifiers = row.optional("names", read_names), row.optional("identifiers", read_identifiers)
    description, homepage = row.optional("description"), row.optional("homepage", read_url)
    region = row.optional("region")
    if id in stated:
        row.wrong("id", f"{id} staat ook in {stated[id].row.place}; noem een entiteit één keer")
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
        problems.extend(f"{row.place}: {problem}" for problem in error.problems)
    else:
        stated[id] = _Stated(row, entity, region)


def _with_region(stated: _Stated, ends: _Ends, problems: list[str]) -> Entity:
    if stated.region is None:
        return stated.entity
    region = _end(stated.row, "region", stated.region, ends, problems)
    if region is None:
        return stated.entity
    if not VOCABULARY.is_a(region.kind, "PublicBody"):
        problems.append(f"{stated.row.at('region')}: {region.name} is geen provincie, gemeente of regio")
    return replace(stated.entity, region=region.id)


def _take_claim(row: Row, claims: dict[str, tuple[Row, Claim]], ends: _Ends, problems: list[str]) -> None:
    subject, object = row.required("subject"), row.required("object")
    relation = row.required("relation", read_relation)
    since, until = row.optional("since", read_date), row.optional("until", read_date)
    status, amount = row.optional("status", one_of(Status)), row.optional("amount", read_amount)
    role, note, locator = row.optional("role"), row.optional("note"), row.optional("locator")
    if since and until and first_day(since) > last_day(until):
        row.wrong("until", f"het einde ({until}) ligt voor het begin ({since})")
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
        problems.extend(f"{row.place}: {problem}" for problem in error.problems)
        return
    earlier = claims.setdefault(claim.key, (row, claim))[0]
    if earlier is not row:
        problems.append(f"{row.place}: zegt hetzelfde als {earlier.place}; noem het één keer")


def _wrong_ends(row: Row, relation: Relation, start: Entity, end: Entity) -> Iterator[str]:
    if start.id == end.id:
        yield f"{row.at('object')}: dezelfde als subject; een entiteit heeft geen relatie met zichzelf"
    for column, one, allowed in (("subject", start, relation.subjects), ("object", end, relation.objects)):
        if one.kind not in allowed:
            kinds = ", ".join(sorted(allowed))
            yield f"{row.at(column)}: {one.name} is een {one.kind}; bij {relation.name} kan hier alleen {kinds}"


def _end(row: Row, column: str, reference: str, ends: _Ends, problems: list[str]) -> Entity | None:
    """The entity that is meant, or None with a problem noted: here, or already where the entity itself stands."""
    try:
        return ends.find(reference)
    except ValueError as error:
        if reference.casefold() not in ends.refused:
            problems.append(f"{row.at(column)}: {error}")
        return None


def _close(row: Row, problems: list[str]) -> bool:
    """Whether nothing was wrong with a row."""
    try:
        row.close()
    except LoadError as error:
        problems.extend(error.problems)
        return False
    return True


def read_id(cell: str) -> str:
    """An id; ValueError says how it is written."""
    if not _ID.fullmatch(cell):
        raise ValueError(f"{cell[:80]!r} kan geen id zijn; gebruik letters, cijfers, punt, streepje (hoogstens 200)")
    return cell


def read_url(cell: str) -> str:
    """A web address; ValueError says how it is written."""
    try:
        check_url(cell, "")
    except RecordError:
        raise ValueError(f"{cell[:200]!r} is geen webadres; het begint met https:// of http://") from None
    return cell


def read_kind(cell: str) -> Kind:
    """A kind by its name or its Dutch label; ValueError with the nearest and all that are allowed."""
    kinds = {name: VOCABULARY.kinds[name] for name in VOCABULARY.concrete_kinds()}
    return _term(cell, kinds, {kind.label.in_language("nl").casefold(): kind for kind in kinds.values()}, "soort")


def read_relation(cell: str) -> Relation:
    """A relation by its name or its Dutch label; ValueError with the nearest and all that are allowed."""
    relations = VOCABULARY.relations
    return _term(
        cell, relations, {one.label.in_language("nl").casefold(): one for one in relations.values()}, "relatie"
    )


def _term(cell: str, by_name: Mapping[str, _Term], by_label: Mapping[str, _Term], what: str) -> _Term:
    found = by_name.get(cell) or by_label.get(cell.casefold())
    if found is None:
        near = process.extractOne(cell[:100], [*by_name, *by_label], score_cutoff=70)
        meant = f"; bedoelt u {near[0]}?" if near else "."
        raise ValueError(f"{cell[:100]!r} is geen {what}{meant} Kies uit {', '.join(sorted(by_name))}")
    return found


def _read_source_field(cell: str) -> str:
    if cell not in SOURCE_FIELDS:
        raise ValueError(f"{cell[:80]!r} is onbekend; kies uit {', '.join(SOURCE_FIELDS)}")
    return cell
