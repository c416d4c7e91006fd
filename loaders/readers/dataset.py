"""Curated datasets: YAML files with `pages`, `entities` and `claims`, as they stand in `loaders/data`.

A dataset is one file, or a folder whose files are read together. A file may say what its source is under `source`. A
claim or entity names the place where it was read: `page` (the id of one of the pages of the file) or `url`, and
`locator`. `loaders/data/README.md` is the guide to writing one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.model.records import (
    Amount,
    Batch,
    Claim,
    Confidence,
    Entity,
    Identifier,
    Name,
    NameUse,
    Page,
    Rank,
    RecordError,
    Source,
    Status,
    claim_problems,
)
from graph.model.words import Listed, Message, WrongError, message
from loaders.problems import LoadError, Place
from loaders.readers.row import Row, one_of
from loaders.readers.yaml_elements import Fields, read_yaml

_Record = Source | Entity | Claim
_Placed = list[tuple[Place, _Record]]
_Pages = dict[str, Page]
_NOTHING: Mapping[str, Entity] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Dataset:
    """What stands in the files of a dataset, each record with its place, and what is wrong in them."""

    name: str
    records: tuple[tuple[Place, _Record], ...]
    pages: tuple[Page, ...]
    problems: tuple[Message, ...]

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The entities that it states, by id."""
        return {record.id: record for _, record in self.records if isinstance(record, Entity)}


def read_dataset(path: Path, source: Source | None = None) -> Batch:
    """The batch in a YAML file, or in all YAML files of a folder, in the order of their names.

    `source` is what the records come from; without it, `path` is one file that has a `source` of its own. Raises one
    LoadError with every problem of the dataset, each with its file and line.
    """
    return to_batch(parse_dataset(path), source)


def parse_dataset(path: Path) -> Dataset:
    """What stands in the YAML file, or in all YAML files of the folder; raises nothing, problems are in the answer."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    placed: _Placed = []
    pages: list[Page] = []
    problems: list[Message] = [] if files else [Place(path.name).problem("load-no-yaml-in-folder")]
    for file in files:
        _read(file, placed, pages, problems)
    return Dataset(path.name, tuple(placed), tuple(pages), tuple(problems))


def to_batch(dataset: Dataset, source: Source | None = None, known: Mapping[str, Entity] = _NOTHING) -> Batch:
    """The batch of a dataset. Ends of claims that it does not state itself are taken from `known` (by id).

    Raises one LoadError with every problem, each with its file and line.
    """
    stated = [record for _, record in dataset.records if isinstance(record, Source)]
    source = source or next(iter(stated), None)
    problems = list(dataset.problems)
    if source is None:
        problems.append(Place(dataset.name).problem("load-dataset-without-source"))
    borrowed = _borrowed(dataset, known)
    if not problems:
        problems.extend(_between(dataset, borrowed))
    if source is None or problems:
        raise LoadError(*problems, source=source.id if source else None)
    return Batch(
        replace(source, pages=(*source.pages, *dataset.pages)),
        (*dataset.entities.values(), *borrowed),
        tuple(record for _, record in dataset.records if isinstance(record, Claim)),
    )


def _borrowed(dataset: Dataset, known: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """What the dataset refers to and others state: id, kind and name only, for the rest is theirs to say."""
    own = dataset.entities
    ends = (
        end for _, record in dataset.records if isinstance(record, Claim) for end in (record.subject, record.object)
    )
    regions = (entity.region for entity in own.values() if entity.region is not None)
    wanted = sorted({*ends, *regions} - own.keys())
    return tuple(Entity(id, known[id].kind, known[id].name) for id in wanted if id in known)


def _read(path: Path, placed: _Placed, pages: list[Page], problems: list[Message]) -> None:
    try:
        document = read_yaml(path)
    except LoadError as error:
        problems.extend(error.problems)
        return
    if not isinstance(document, Fields):
        problems.append(Place(path.name).problem("load-no-dataset"))
        return
    sections = ("source", "pages", "entities", "claims")
    problems.extend(
        Place(path.name, field=name).problem("load-field-unknown", fields=Listed(sections))
        for name in document
        if name not in sections
    )
    by_id: _Pages = {}
    take: Mapping[str, Callable[[Row], _Record]] = {
        "source": _source,
        "entities": lambda row: _entity(row, by_id),
        "claims": lambda row: _claim(row, by_id),
    }
    for place, element in _elements(document, "pages", path, problems):
        with _noted(place, problems):
            id, page = _page(Row(element, place, "field"))
            if by_id.setdefault(id, page) is not page:
                problems.append(place.problem("load-page-again", id=id))
    pages.extend(by_id.values())
    for section, make in take.items():
        for place, element in _elements(document, section, path, problems):
            with _noted(place, problems):
                placed.append((place, make(Row(element, place, "field"))))


def _elements(document: Fields, section: str, path: Path, problems: list[Message]) -> Iterator[tuple[Place, Fields]]:
    elements = document.get(section) or []
    for element in [elements] if section == "source" and elements else elements:
        if isinstance(element, Fields):
            yield Place(path.name, line=element.line, element=_label(element)), element
        else:
            problems.append(Place(path.name, field=section).problem("load-no-fields", given=str(element)[:80]))


@contextmanager
def _noted(place: Place, problems: list[Message]) -> Iterator[None]:
    """Note what is wrong with one element, and go on with the next."""
    try:
        yield
    except LoadError as error:
        problems.extend(error.problems)
    except RecordError as error:
        problems.extend(place.told(problem) for problem in error.problems)


def _label(element: Fields) -> str | None:
    ends = [str(element[name]) for name in ("subject", "relation", "object") if element.get(name)]
    return " ".join(ends) or (str(element["id"]) if element.get("id") else None)


def _between(dataset: Dataset, borrowed: Iterable[Entity]) -> Iterator[Message]:
    """What is wrong between the records of a dataset: double ones, wrong ends, references to nothing."""
    kinds = {entity.id: entity.kind for entity in (*dataset.entities.values(), *borrowed)}
    first: dict[str, Place] = {}
    for place, record in dataset.records:
        key = record.key if isinstance(record, Claim) else record.id
        if not isinstance(record, Source) and (earlier := first.setdefault(key, place)) is not place:
            yield place.problem("load-stands-again", place=earlier.where)
        if isinstance(record, Claim):
            yield from map(place.told, claim_problems(record, kinds))
        elif isinstance(record, Entity) and record.region is not None and record.region not in kinds:
            yield replace(place, field="region").problem("load-region-not-here", id=record.region)


def _page(row: Row) -> tuple[str, Page]:
    id, url, title = row.required("id"), row.required("url"), row.required("title")
    publisher, published = row.optional("publisher"), row.optional("published")
    row.close()
    return id, Page(url, title, publisher, published)


def _address(row: Row, pages: Mapping[str, Page]) -> str | None:
    """Where a record was read: the address of the page that it names, or its own address."""
    url, id = row.optional("url"), row.optional("page")
    if id is None:
        return url
    if url is not None:
        row.wrong("url", message("load-url-and-page"))
    if id not in pages:
        row.wrong("page", message("load-page-unknown", id=id))
        return None
    return pages[id].url


def _source(row: Row) -> Source:
    id, title, publisher = row.required("id"), row.required("title"), row.required("publisher")
    licence, rank = row.required("licence"), row.required("rank", one_of(Rank))
    url, published, cadence = row.optional("url"), row.optional("published"), row.optional("cadence")
    audience = _texts(row, "audience")
    row.close()
    return Source(id, title, publisher, licence, rank, url=url, published=published, cadence=cadence, audience=audience)


def _entity(row: Row, pages: Mapping[str, Page]) -> Entity:
    id, kind, name = row.required("id"), row.required("kind"), row.required("name")
    names = tuple(_each(row, "names", _name))
    identifiers = row.nested("identifiers") or {}
    if not isinstance(identifiers, dict):
        row.wrong("identifiers", message("load-no-group"))
        identifiers = {}
    description, homepage, region = row.optional("description"), row.optional("homepage"), row.optional("region")
    since, until = row.optional("since"), row.optional("until")
    locator, url = row.optional("locator"), _address(row, pages)
    row.close()
    return Entity(
        id,
        kind,
        name,
        names=names,
        identifiers=tuple(Identifier(scheme, value) for scheme, value in identifiers.items()),
        description=description,
        homepage=homepage,
        region=region,
        since=since,
        until=until,
        locator=locator,
        url=url,
    )


def _name(row: Row) -> Name:
    text, use = row.required("text"), row.optional("use", one_of(NameUse))
    lang, since, until = row.optional("lang"), row.optional("since"), row.optional("until")
    row.close()
    return Name(text, use or NameUse.ALTERNATIVE, lang or "nl", since, until)


def _claim(row: Row, pages: Mapping[str, Page]) -> Claim:
    subject, relation, object = row.required("subject"), row.required("relation"), row.required("object")
    since, until, status = row.optional("since"), row.optional("until"), row.optional("status", one_of(Status))
    amounts = tuple(_each(row, "amount", _amount))
    if len(amounts) > 1:
        row.wrong("amount", message("load-one-amount"))
    role, note, aspects = row.optional("role"), row.optional("note"), _texts(row, "aspects")
    locator, url = row.required("locator"), _address(row, pages)
    confidence, holds = row.optional("confidence", one_of(Confidence)), row.optional("holds", truth)
    row.close()
    return Claim(
        subject,
        relation,
        object,
        since=since,
        until=until,
        status=status,
        amount=amounts[0] if amounts else None,
        role=role,
        note=note,
        locator=locator,
        url=url,
        confidence=confidence or Confidence.STATED,
        holds=holds is not False,
        aspects=aspects,
    )


def _texts(row: Row, name: str) -> tuple[str, ...]:
    """A field with a list of words, such as `[yearly, maximum]`."""
    words = row.nested(name) or []
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return tuple(words)
    row.wrong(name, message("load-no-words"))
    return ()


def _amount(row: Row) -> Amount:
    value, unit, period = row.required("value", decimal), row.optional("unit"), row.optional("period")
    row.close()
    return Amount(value, unit or "EUR", period)


def _each(row: Row, name: str, take: Callable[[Row], Any]) -> Iterator[Any]:
    """The parts of a nested field, each taken from a row of its own; one group of fields counts as a list of one."""
    parts = row.nested(name)
    elements: Iterable[Any] = [parts] if isinstance(parts, Fields) else parts or []
    for element in elements if isinstance(elements, list) else [elements]:
        if not isinstance(element, Fields):
            row.wrong(name, message("load-no-fields", given=str(element)[:80]))
            continue
        place = row.within(element.line, name)
        try:
            yield take(Row(element, place, "field"))
        except LoadError as error:
            row.also_wrong(error.problems)
        except RecordError as error:
            row.also_wrong(place.told(problem) for problem in error.problems)


def decimal(text: str) -> Decimal:
    """A number as a decimal; WrongError says how to write it."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise WrongError(message("load-no-number", given=text[:80]))
    return number


def truth(text: str) -> bool:
    """`true` or `false`; WrongError for anything else."""
    if text not in {"true", "false"}:
        raise WrongError(message("load-no-truth", given=text[:80]))
    return text == "true"
