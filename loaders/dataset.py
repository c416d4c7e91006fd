"""Curated datasets: YAML files with `entities` and `claims`, as they stand in `loaders/data`.

A dataset is one file, or a folder whose files are read together. A file may say what its source is under `source`.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from graph.records import (
    Amount,
    Batch,
    Claim,
    Confidence,
    Entity,
    Identifier,
    Name,
    NameUse,
    Rank,
    RecordError,
    Source,
    Status,
    claim_problems,
)
from loaders.problems import LoadError, Place
from loaders.row import Row, one_of
from loaders.yaml_elements import Fields, read_yaml

_Record = Source | Entity | Claim
_Placed = list[tuple[Place, _Record]]


def read_dataset(path: Path, source: Source | None = None) -> Batch:
    """The batch in a YAML file, or in all YAML files of a folder, in the order of their names.

    `source` is what the records come from; without it, `path` is one file that has a `source` of its own. Raises one
    LoadError with every problem of the dataset, each with its file and line.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    placed: _Placed = []
    problems: list[str] = [] if files else [f"{path.name}: een map zonder YAML-bestanden"]
    for file in files:
        _read(file, placed, problems)
    stated = [record for _, record in placed if isinstance(record, Source)]
    source = source or next(iter(stated), None)
    if source is None:
        problems.append(f"{path.name}: het veld source ontbreekt; noem id, title, publisher, licence en rank")
    if not problems:
        problems.extend(_between(placed))
    if source is None or problems:
        raise LoadError(*problems, source=source.id if source else None)
    return Batch(
        source,
        tuple(record for _, record in placed if isinstance(record, Entity)),
        tuple(record for _, record in placed if isinstance(record, Claim)),
    )


def _read(path: Path, placed: _Placed, problems: list[str]) -> None:
    try:
        document = read_yaml(path)
    except LoadError as error:
        problems.extend(error.problems)
        return
    if not isinstance(document, Fields):
        problems.append(f"{path.name}: geen dataset; een dataset heeft de velden entities en claims")
        return
    problems.extend(
        f"{path.name}: veld {name} is onbekend; bekend zijn {', '.join(_SECTIONS)}"
        for name in document
        if name not in _SECTIONS
    )
    for section, take in _SECTIONS.items():
        elements = document.get(section) or []
        for element in [elements] if section == "source" and elements else elements:
            if not isinstance(element, Fields):
                problems.append(f"{path.name}: in {section} staat {str(element)[:80]!r} waar velden horen")
                continue
            place = Place(path.name, line=element.line, element=_label(element))
            try:
                placed.append((place, take(Row(element, place, "veld"))))
            except LoadError as error:
                problems.extend(error.problems)
            except RecordError as error:
                problems.extend(f"{place}: {problem}" for problem in error.problems)


def _label(element: Fields) -> str | None:
    ends = [str(element[name]) for name in ("subject", "relation", "object") if element.get(name)]
    return " ".join(ends) or (str(element["id"]) if element.get("id") else None)


def _between(placed: _Placed) -> Iterator[str]:
    """What is wrong between the records of a dataset: double ones, wrong ends, references to nothing."""
    kinds = {record.id: record.kind for _, record in placed if isinstance(record, Entity)}
    first: dict[str, Place] = {}
    for place, record in placed:
        key = record.key if isinstance(record, Claim) else record.id
        if not isinstance(record, Source) and (earlier := first.setdefault(key, place)) is not place:
            yield f"{place}: staat ook in {earlier}; noem het één keer"
        if isinstance(record, Claim):
            yield from (f"{place}: {problem}" for problem in claim_problems(record, kinds))
        elif isinstance(record, Entity) and record.region is not None and record.region not in kinds:
            yield f"{place}, veld region: {record.region!r} staat niet in deze dataset; voeg die entiteit toe"


def _source(row: Row) -> Source:
    id, title, publisher = row.required("id"), row.required("title"), row.required("publisher")
    licence, rank = row.required("licence"), row.required("rank", one_of(Rank))
    url, published, cadence = row.optional("url"), row.optional("published"), row.optional("cadence")
    row.close()
    return Source(id, title, publisher, licence, rank, url=url, published=published, cadence=cadence)


def _entity(row: Row) -> Entity:
    id, kind, name = row.required("id"), row.required("kind"), row.required("name")
    names = tuple(_each(row, "names", _name))
    identifiers = row.nested("identifiers") or {}
    if not isinstance(identifiers, dict):
        row.wrong("identifiers", "moet een groep velden zijn, zoals {kvk: '12345678'}")
        identifiers = {}
    description, homepage, region = row.optional("description"), row.optional("homepage"), row.optional("region")
    since, until = row.optional("since"), row.optional("until")
    locator, url = row.optional("locator"), row.optional("url")
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


def _claim(row: Row) -> Claim:
    subject, relation, object = row.required("subject"), row.required("relation"), row.required("object")
    since, until, status = row.optional("since"), row.optional("until"), row.optional("status", one_of(Status))
    amounts = tuple(_each(row, "amount", _amount))
    if len(amounts) > 1:
        row.wrong("amount", "een bewering heeft één bedrag")
    role, note = row.optional("role"), row.optional("note")
    locator, url = row.required("locator"), row.optional("url")
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
    )


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
            row.wrong(name, f"hier staat {str(element)[:80]!r} waar velden horen")
            continue
        place = row.within(element.line, name)
        try:
            yield take(Row(element, place, "veld"))
        except LoadError as error:
            row.also_wrong(error.problems)
        except RecordError as error:
            row.also_wrong(f"{place}: {problem}" for problem in error.problems)


def decimal(text: str) -> Decimal:
    """A number as a decimal; ValueError says how to write it."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"{text!r} is geen getal; schrijf 11500000 of 0.5, zonder punten voor duizendtallen")
    return number


def truth(text: str) -> bool:
    """`true` or `false`; ValueError for anything else."""
    if text not in {"true", "false"}:
        raise ValueError(f"{text!r} is geen true of false")
    return text == "true"


_SECTIONS: dict[str, Callable[[Row], _Record]] = {"source": _source, "entities": _entity, "claims": _claim}
