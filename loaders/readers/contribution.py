"""Makes the batch of what a participant sends in: tables of entities, of relations and of the source itself.

Who is known already is recognised by number or name and keeps its id and kind; who is not gets an id made of its name.
An id of the participant counts when the table says of which kind each is; else, as in Gephi, it holds in the file only.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from rapidfuzz import process

from graph.model.audience import PARTICIPANTS
from graph.model.dates import first_day, last_day
from graph.model.names import fold, slug
from graph.model.records import Batch, Claim, Entity, Identifier, Name, NameUse, RecordError, Source, Status, check_url
from graph.model.sites import site
from graph.model.vocabulary import VOCABULARY, Kind, Relation
from graph.model.words import Listed, Message, WrongError, message
from loaders.card import Card, Given, first_of
from loaders.problems import LoadError, Place, UnknownIdError
from loaders.readers.audience import group_called
from loaders.readers.cells import read_amount, read_date, read_identifiers, read_names, read_yes_no
from loaders.readers.headings import FIELDS, Table
from loaders.readers.row import Row, one_of
from loaders.readers.terms import is_term, read_kind, read_kind_of_network, read_relation

# The columns of the template; `loaders.readers.headings` has what else they may be called, and others that are read.
ENTITIES = ("id", "kind", "name", "names", "identifiers", "description", "homepage", "region")
RELATIONS = (
    "subject",
    "relation",
    "object",
    "holds",
    "since",
    "until",
    "status",
    "retracts",
    "amount",
    "role",
    "note",
    "locator",
)
SOURCE = ("veld", "waarde")
AUDIENCE = "zichtbaar voor"
SOURCE_FIELDS = ("uitgever", "titel", "licentie", "datum", "adres", AUDIENCE)
TABLES = MappingProxyType({"entities": ENTITIES, "relations": RELATIONS, "source": SOURCE})
_NUMBERS = ("kvk", "rsin", "oin")
_NAMELESS = "zonder-naam"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
# Of all kinds and relations a person chooses best from a few.
_MOST_OFFERED = 6
_MOST_NAMED = 3
# Who may be meant is looked for among all names; of so many unknown ones it would help nobody.
_MOST_SUGGESTED = 20


@dataclass(frozen=True, slots=True)
class _Stated:
    """An entity of the contribution, where it stands first, and its region as it was written, with of which kind its
    column says that it is, by each row that tells it.
    """

    row: Row
    entity: Entity
    regions: tuple[tuple[Row, str, str | None], ...]


def contribution_batch(card: Card, name: str, tables: Iterable[Table], given: Given) -> Batch:
    """The batch in the tables of one contribution called `name`.

    `given` tells what is known already and what the user answered. Raises one LoadError with every problem of the
    contribution, each with file, sheet, row and column.
    """
    problems: list[Message] = []
    by_type: dict[str, list[Table]] = {type: [] for type in TABLES}
    for table in tables:
        by_type[table.type].append(table)
    source = _source(card, name, by_type["source"], problems)
    people = _People(given, slug(name, _NAMELESS))
    for table in by_type["entities"]:
        for row in _rows(table, given.answers.fill):
            _take_entity(row, table, people, problems)
    ends = _Ends(people)
    claims: dict[str, tuple[Row, Claim]] = {}
    for table in by_type["relations"]:
        _take_claims(table, given.answers.fill, claims, ends, problems)
    entities = [_with_region(stated, ends, problems) for stated in people.stated.values()]
    source = replace(source, audience=_audience(by_type["source"], ends, problems))
    # Before all else, for of very many problems only the first are told.
    problems[:0] = _questions(Place(name), people, ends)
    if not (problems or entities or claims):
        problems.append(Place(name).problem("load-nothing-stated"))
    if problems:
        raise LoadError(*dict.fromkeys(problems), source=source.id)
    for row, claim in claims.values():
        given.stands(claim.key, row.place)
    for id, place in (*ends.places.items(), *((id, stated.row.place) for id, stated in people.stated.items())):
        given.stands(id, place)
    return Batch(source, (*entities, *ends.from_store.values()), tuple(claim for _, claim in claims.values()))


class _People:
    """What a contribution states so far: entities by id, what its own ids and names stand for, and what was refused."""

    def __init__(self, given: Given, contribution: str) -> None:
        self.given = given
        self.stated: dict[str, _Stated] = {}
        self.by_name: dict[str, set[str]] = {}
        self.local: dict[str, str] = {}
        self.refused: set[str] = set()
        self.kindless: dict[str, None] = {}
        self.doubtful: list[frozenset[str]] = []
        self.fill: Kind | None = None
        self._contribution = contribution
        if kind := given.answers.fill.get("kind"):
            self.fill = read_kind(kind)

    def named(self, name: str, kind: str | None) -> Entity | None:
        """Who is known by that name; WrongError when it can be several. A kind that the user gave decides between."""
        fill = self.fill.name if self.fill else None
        for wanted in dict.fromkeys((kind or fill, kind)):
            bearing = self.given.named(name, wanted)
            if len(bearing) == 1:
                return bearing[0]
            if bearing:
                self.doubtful.append(frozenset(entity.kind for entity in bearing))
                listed = Listed(tuple(f"{entity.name} ({entity.id})" for entity in bearing[:_MOST_OFFERED]), "or")
                raise WrongError(message("load-name-of-several-known", given=name[:80], known=listed))
        return None

    def numbered(self, identifiers: Iterable[Identifier]) -> Entity | None:
        """Who is known by one of these numbers, when that is one."""
        bearing = {entity.id: entity for number in identifiers for entity in self.given.named(number.value, None)}
        return next(iter(bearing.values())) if len(bearing) == 1 else None

    def new(self, name: str, kind: Kind) -> Entity:
        """Somebody who is not known yet; WrongError when a register names all of the kind, and not this one."""
        if "register" in kind.traits:
            raise WrongError(message("load-not-in-register", name=name[:80], kind=kind.label, hint=self._near(name)))
        id = slug(name, _NAMELESS)
        taken = self.given.named(id, None)
        return Entity(f"{id}-{self._contribution}" if taken else id, kind.name, name)

    def _near(self, name: str) -> Message | str:
        try:
            self.given.known(name)
        except UnknownIdError as error:
            return message("load-see", problem=error.problems[0])
        return ""

    def kind_of_doubtful(self) -> str | None:
        """The kind that would decide every doubtful name, and is that of most others; None when there is none."""
        common = frozenset[str].intersection(*self.doubtful) if self.doubtful else frozenset[str]()
        counts = Counter(stated.entity.kind for stated in self.stated.values())
        return max(sorted(common), key=counts.__getitem__, default=None)

    def state(self, stated: _Stated) -> None:
        entity = stated.entity
        self.stated[entity.id] = stated
        for name in (entity.name, *(other.text for other in entity.names)):
            self.by_name.setdefault(fold(name), set()).add(entity.id)


class _Ends:
    """What an end of a relation can refer to: ids and names of the contribution, and what is known already."""

    def __init__(self, people: _People) -> None:
        self.people = people
        self.from_store: dict[str, Entity] = {}
        self.places: dict[str, Place] = {}
        self.unknown: dict[str, tuple[Message, ...]] = {}
        self._found: dict[str, Entity] = {}

    def find(self, reference: str, kind: str | None = None) -> Entity:
        """The entity that is meant; WrongError says why there is none, with the nearest names."""
        people = self.people
        id = people.local.get(reference, reference)
        if id in people.stated:
            return people.stated[id].entity
        named = people.by_name.get(fold(reference), set())
        named = {
            namesake for namesake in named if kind is None or VOCABULARY.is_a(people.stated[namesake].entity.kind, kind)
        }
        if len(named) > 1:
            raise WrongError(message("load-name-of-several", given=reference[:80], ids=Listed(tuple(sorted(named)))))
        if named:
            return people.stated[next(iter(named))].entity
        if reference not in self._found:
            entity = people.named(reference, kind)
            if entity is None and people.fill and kind is None:
                entity = people.new(reference, people.fill)
            elif entity is None:
                entity = self._known(reference)
            self._found[reference] = entity
            self.from_store[entity.id] = replace(
                Entity(entity.id, entity.kind, entity.name), locator=f"verwijzing naar {reference}"
            )
        return self._found[reference]

    def _known(self, reference: str) -> Entity:
        if reference not in self.unknown:
            try:
                if len(self.unknown) < _MOST_SUGGESTED:
                    return self.people.given.known(reference)
                hint = message("load-add-entity")
                self.unknown[reference] = (message("load-unknown-id", id=reference[:80], hint=hint),)
            except UnknownIdError as error:
                choices = [*self.people.stated, *self.people.by_name]
                near = process.extractOne(reference, choices, score_cutoff=70)
                self.unknown[reference] = tuple(
                    message("load-near-here", problem=problem, near=near[0]) if near else problem
                    for problem in error.problems
                )
        raise WrongError(*self.unknown[reference])


def _questions(place: Place, people: _People, ends: _Ends) -> Iterator[Message]:
    """What the user can answer for many rows at once."""
    if people.kindless:
        names = first_of(tuple(people.kindless), _MOST_NAMED)
        yield place.problem("load-ask-kind", count=len(people.kindless), names=names)
    if len(ends.unknown) > _MOST_NAMED and people.fill is None:
        names = first_of(tuple(ends.unknown), _MOST_NAMED)
        yield place.problem("load-ask-unknown", count=len(ends.unknown), names=names)
    if kind := people.kind_of_doubtful():
        yield place.problem("load-ask-doubtful", count=len(people.doubtful), example=f"--fill kind={kind}")


def _rows(table: Table, fill: Mapping[str, str] = MappingProxyType({})) -> Iterator[Row]:
    return (_row(table, number, fields, fill) for number, fields in table.rows)


def _row(table: Table, number: int, fields: Mapping[str, str], fill: Mapping[str, str]) -> Row:
    """A row with what the user gave for its empty cells; a kind is not of each row: see `_People.named`."""
    given = {
        field: value
        for field, value in fill.items()
        if field != "kind" and field in FIELDS[table.type] and not fields.get(field, "").strip()
    }
    return Row({**fields, **given}, replace(table.place, row=number), called=table.headings)


def _source(card: Card, name: str, tables: list[Table], problems: list[Message]) -> Source:
    readers: Mapping[str, Callable[[str], str]] = {"datum": read_date, "adres": read_url}
    fields: dict[str, str] = {}
    places: dict[str, Place] = {}
    for row in (row for table in tables for row in _rows(table)):
        of = row.required("veld", _read_source_field)
        value = row.optional("waarde", readers.get(of, str))
        if not _close(row, problems) or value is None:
            continue
        place = places.setdefault(of, row.place).where
        if of != AUDIENCE and fields.setdefault(of, value) != value:
            problems.append(row.at("veld").problem("load-stands-again", place=place))
    if tables and "uitgever" not in fields:
        problems.append(tables[0].place.problem("load-no-publisher"))
    publisher = fields.get("uitgever")
    return card.source(
        f"{slug(publisher, _NAMELESS)}-{slug(name, _NAMELESS)}" if publisher else slug(name, _NAMELESS),
        title=fields.get("titel", f"Bijdrage {name}"),
        publisher=publisher,
        licence=fields.get("licentie"),
        published=fields.get("datum"),
        url=fields.get("adres"),
    )


def _audience(tables: list[Table], ends: "_Ends", problems: list[Message]) -> tuple[str, ...]:
    """Whom the source is for: those who take part, or organisations by name or id; nothing said, it is for all."""
    groups: set[str] = set()
    named, places = dict(ends.from_store), dict(ends.places)
    for row in (row for table in tables for row in _rows(table)):
        is_it, value = row.optional("veld", _read_source_field) == AUDIENCE, row.optional("waarde")
        for name in re.split(r"[;\n]", value) if is_it and value else ():
            group = group_called(name)
            if group is None and (organisation := _end(row, "waarde", name.strip(), ends, problems)) is not None:
                group = (organisation.id,)
            groups.update(group or ())
    # That it may see the source says nothing about an organisation.
    ends.from_store, ends.places = named, places
    if PARTICIPANTS in groups and len(groups) > 1:
        problems.append(tables[0].place.problem("record-audience-twice"))
        return (PARTICIPANTS,)
    return tuple(sorted(groups))


def _take_entity(row: Row, table: Table, people: _People, problems: list[Message]) -> None:
    id = row.optional("id", read_id) if table.own_ids else row.optional("id")
    kind = row.optional("kind", read_kind if table.own_ids else read_kind_of_network)
    name = row.required("name")
    names = (*(row.optional("names", read_names) or ()), *_abbreviation(row))
    identifiers = (*(row.optional("identifiers", read_identifiers) or ()), *_numbers(row))
    description, homepage = row.optional("description"), row.optional("homepage", read_url)
    region = row.optional("region")
    if kind is None and (named := table.kinds.get("name")):
        kind = VOCABULARY.kinds[named]
    if id in people.stated and table.own_ids:
        row.wrong("id", message("load-entity-again", id=id, place=people.stated[id].row.place.where))
    if not _close(row, problems):
        people.refused.update(reference.casefold() for reference in (id, name) if reference)
        return
    try:
        who = _who(id if table.own_ids else None, name, kind, identifiers, people)
        if who is None:
            people.kindless[name] = None
            people.refused.update(reference.casefold() for reference in (id, name) if reference)
            return
        entity = replace(
            who,
            names=names,
            identifiers=identifiers,
            description=description,
            homepage=homepage,
            locator=f"entiteiten, {who.id}",
        )
    except WrongError as error:
        place = row.place if isinstance(error, RecordError) else row.at("name")
        problems.extend(place.told(problem) for problem in error.problems)
        people.refused.update(reference.casefold() for reference in (id, name) if reference)
        return
    if id is not None and not table.own_ids and people.local.setdefault(id, entity.id) != entity.id:
        place = people.stated[people.local[id]].row.place
        problems.append(row.at("id").problem("load-entity-again", id=id[:80], place=place.where))
    people.by_name.setdefault(fold(name), set()).add(entity.id)
    stated = _Stated(row, entity, ((row, region, table.kinds.get("region")),) if region else ())
    earlier = people.stated.get(entity.id)
    # Somebody who is twice on a list of names is there once, with all that is told there.
    people.state(_together(earlier, stated, problems) if earlier else stated)


def _together(earlier: _Stated, later: _Stated, problems: list[Message]) -> _Stated:
    """What two rows tell of one body; what they contradict each other in is added to `problems`."""
    before, now = earlier.entity, later.entity
    for was, given in _contradictions(before, now):
        problems.append(_otherwise(later.row, earlier.row, before.name, was, given))
    entity = replace(
        before,
        names=tuple(dict.fromkeys((*before.names, *now.names))),
        identifiers=tuple(dict.fromkeys((*before.identifiers, *now.identifiers))),
        description=before.description or now.description,
        homepage=before.homepage or now.homepage,
    )
    return _Stated(earlier.row, entity, (*earlier.regions, *later.regions))


def _contradictions(before: Entity, now: Entity) -> Iterator[tuple[str | Message, str | Message]]:
    """What was told of a body and what is told of it now, where these cannot both be so."""
    if before.kind != now.kind:
        yield VOCABULARY.kinds[before.kind].label, VOCABULARY.kinds[now.kind].label
    if before.description and now.description and fold(before.description) != fold(now.description):
        yield before.description, now.description
    if before.homepage and now.homepage and site(before.homepage) != site(now.homepage):
        yield before.homepage, now.homepage
    for number in now.identifiers:
        known = [other for other in before.identifiers if other.scheme == number.scheme]
        if known and number not in known:
            yield f"{number.scheme}:{known[0].value}", f"{number.scheme}:{number.value}"


def _otherwise(row: Row, earlier: Row, name: str, before: str | Message, now: str | Message) -> Message:
    """That a row tells of a body otherwise than an earlier one."""
    told = {"name": name[:80], "before": _short(before), "given": _short(now)}
    return row.place.problem("load-entity-otherwise", place=earlier.place.where, **told)


def _short(value: str | Message) -> str | Message:
    return value[:80] if isinstance(value, str) else value


def _who(
    id: str | None, name: str, kind: Kind | None, identifiers: Iterable[Identifier], people: _People
) -> Entity | None:
    """The id, kind and name of who stands in a row; None when nothing tells of what kind it is."""
    if id is not None:
        if kind is None and len(bearing := people.given.named(id, None)) == 1:
            kind = VOCABULARY.kinds[bearing[0].kind]
        kind = kind or people.fill
        return None if kind is None else Entity(id, kind.name, name)
    known = people.numbered(identifiers) or people.named(name, kind.name if kind else None)
    if known is None and kind is None and len(here := people.by_name.get(fold(name), set())) == 1:
        known = people.stated[next(iter(here))].entity
    if known is not None:
        return Entity(known.id, known.kind, known.name)
    kind = kind or people.fill
    return None if kind is None else people.new(name, kind)


def _abbreviation(row: Row) -> tuple[Name, ...]:
    text = row.optional("abbreviation")
    return (Name(text, NameUse.ABBREVIATION),) if text else ()


def _numbers(row: Row) -> Iterator[Identifier]:
    for scheme in _NUMBERS:
        yield from row.optional(scheme, partial(_read_number, scheme)) or ()


def _read_number(scheme: str, cell: str) -> tuple[Identifier, ...]:
    return read_identifiers(f"{scheme}:{re.sub('[. ]', '', cell)}")


def _with_region(stated: _Stated, ends: _Ends, problems: list[Message]) -> Entity:
    entity = stated.entity
    earlier: tuple[Row, Entity] | None = None
    for row, reference, kind in stated.regions:
        region = _end(row, "region", reference, ends, problems, kind)
        if region is None:
            continue
        if not VOCABULARY.is_a(region.kind, "PublicBody"):
            problems.append(row.at("region").problem("load-no-region", name=region.name))
        first, where = earlier = earlier or (row, region)
        if where.id != region.id:
            problems.append(_otherwise(row, first, entity.name, where.name, region.name))
    return replace(entity, region=earlier[1].id) if earlier else entity


def _take_claims(
    table: Table, fill: Mapping[str, str], claims: dict[str, tuple[Row, Claim]], ends: _Ends, problems: list[Message]
) -> None:
    untold: list[tuple[Entity, Entity]] = []
    # Under Label and Type people write what they like; in a column for the relation it must be one.
    free = fold(table.headings.get("relation", "label")) in {"label", "type"}
    for number, fields in table.rows:
        cell = fields.get("relation", "").strip()
        if not free or is_term("relation", cell):
            claim_fields = fields
        elif "relation" in fill:
            claim_fields = {**fields, "relation": "", "note": fields.get("note", "").strip() or cell}
        else:
            row = Row(fields, replace(table.place, row=number), called=table.headings)
            untold.extend(_pair(row, ends, problems))
            continue
        _take_claim(_row(table, number, claim_fields, fill), claims, ends, problems)
    if untold:
        problems.append(table.place.told(_which_relation(untold)))


def _pair(row: Row, ends: _Ends, problems: list[Message]) -> Iterator[tuple[Entity, Entity]]:
    subject, object = row.required("subject"), row.required("object")
    row.ignore(*RELATIONS)
    if _close(row, problems):
        start, end = (
            _end(row, column, reference, ends, problems)
            for column, reference in (("subject", subject), ("object", object))
        )
        if start and end:
            yield start, end


def _which_relation(pairs: list[tuple[Entity, Entity]]) -> Message:
    """Asks which relation the rows of a table are, offering those that all of them can be."""
    kinds = Counter((start.kind, end.kind) for start, end in pairs)
    fitting = {
        relation: sum(
            count
            for (subject, object), count in kinds.items()
            if subject in relation.subjects and object in relation.objects
        )
        for relation in VOCABULARY.relations.values()
    }
    possible = sorted(
        (relation for relation, count in fitting.items() if count),
        key=lambda relation: (-fitting[relation], -relation.strength),
    )
    offered = Listed(tuple(relation.label for relation in possible[:_MOST_OFFERED]) or ("–",), "or")
    start, end = pairs[0]
    example = f'--fill "relation={possible[0].name if possible else "memberOf"}"'
    return message("load-ask-relation", subject=start.name, object=end.name, relations=offered, example=example)


def _take_claim(row: Row, claims: dict[str, tuple[Row, Claim]], ends: _Ends, problems: list[Message]) -> None:
    subject, object = row.required("subject"), row.required("object")
    directed = row.required("relation", read_relation)
    since, until = row.optional("since", read_date), row.optional("until", read_date)
    status, unit, period = row.optional("status", one_of(Status)), row.optional("unit"), row.optional("period")
    amount = row.optional("amount", partial(read_amount, unit_beside=unit))
    holds, retracts = row.optional("holds", read_yes_no), row.optional("retracts", read_yes_no)
    role, note, locator = row.optional("role"), row.optional("note"), row.optional("locator")
    if since and until and first_day(since) > last_day(until):
        row.wrong("until", message("record-ends-before", since=since, until=until))
    if retracts and status not in {None, Status.WITHDRAWN}:
        row.wrong("retracts", message("load-retracts-and-stands", status=str(status)))
    closed = _close(row, problems)
    start = _end(row, "subject", subject, ends, problems) if subject else None
    end = _end(row, "object", object, ends, problems) if object else None
    if not closed or start is None or end is None:
        return
    relation, reads_back = directed
    if reads_back:
        start, end = end, start
    before = len(problems)
    problems.extend(_wrong_ends(row, relation, start, end, reads_back=reads_back))
    if len(problems) > before:
        return
    try:
        if amount and (unit or period):
            amount = replace(amount, unit=unit or amount.unit, period=period or amount.period)
        claim = Claim(
            start.id,
            relation.name,
            end.id,
            since=since,
            until=until,
            status=Status.WITHDRAWN if retracts else status,
            holds=holds is not False,
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


def _wrong_ends(row: Row, relation: Relation, start: Entity, end: Entity, *, reads_back: bool) -> Iterator[Message]:
    if start.id == end.id:
        yield row.at("object").problem("load-same-as-subject")
    columns = ("object", "subject") if reads_back else ("subject", "object")
    for column, entity, allowed in zip(columns, (start, end), (relation.subjects, relation.objects), strict=True):
        if entity.kind not in allowed:
            kinds = Listed(tuple(sorted(allowed)), "or")
            yield row.at(column).problem(
                "load-end-of-kind", name=entity.name, kind=entity.kind, relation=relation.name, allowed=kinds
            )


def _end(
    row: Row, column: str, reference: str, ends: _Ends, problems: list[Message], kind: str | None = None
) -> Entity | None:
    """The entity that is meant, or None with a problem noted: here, or already where the entity itself stands."""
    try:
        entity = ends.find(reference, kind)
        ends.places.setdefault(entity.id, row.place)
        return entity
    except WrongError as error:
        if reference.casefold() not in ends.people.refused:
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


def _read_source_field(cell: str) -> str:
    if cell == "audience":
        return AUDIENCE
    if cell not in SOURCE_FIELDS:
        raise WrongError(message("load-not-one-of", given=cell[:80], choices=Listed(SOURCE_FIELDS, "or")))
    return cell
