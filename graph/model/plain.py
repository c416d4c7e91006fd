"""Records and messages as plain values and as JSON, and back: how stores, the log and exports hold them."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from operator import attrgetter
from sys import intern
from typing import Any, TypeVar

import orjson

from graph.model.records import (
    Amount,
    Claim,
    Confidence,
    Entity,
    Identifier,
    Name,
    NameUse,
    Page,
    Passage,
    Source,
    Status,
    str_of_decimal,
)
from graph.model.words import Dated, Listed, Message

_Record = TypeVar("_Record")


def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(sorted(field.name for field in fields(kind)))
    return names, attrgetter(*names)


# Taking all fields of a record at once makes writing a large batch noticeably faster than going through dataclasses.
_FIELDS = {kind: _fields(kind) for kind in (Source, Page, Entity, Claim, Name, Identifier, Amount)}


def to_json(record: Source | Entity | Claim) -> bytes:
    """A record as canonical JSON: keys sorted, empty fields left out, decimals as text."""
    names, values = _FIELDS[type(record)]
    plain = {name: value for name, value in zip(names, values(record), strict=True) if value or value is False}
    return orjson.dumps(plain, default=_part, option=orjson.OPT_PASSTHROUGH_DATACLASS)


def to_plain(record: Source | Entity | Claim) -> dict[str, Any]:
    """A record as plain mappings, lists and texts; empty fields are left out."""
    plain: dict[str, Any] = orjson.loads(orjson.dumps(record, default=str_of_decimal))
    return {field: value for field, value in plain.items() if value is not None and value != []}


def source_from_plain(plain: dict[str, Any]) -> Source:
    """The Source that `to_plain` made plain, checked again."""
    pages = tuple(Page(**page) for page in plain.get("pages", ()))
    return Source(**{**plain, "pages": pages, "audience": tuple(plain.get("audience", ()))})


def entity_from_plain(plain: dict[str, Any]) -> Entity:
    """The Entity that `to_plain` made plain, checked again."""
    return Entity(
        **{
            **plain,
            "id": intern(plain["id"]),
            "names": tuple(Name(**name) for name in plain.get("names", ())),
            "identifiers": tuple(Identifier(**identifier) for identifier in plain.get("identifiers", ())),
        }
    )


def claim_from_plain(plain: dict[str, Any]) -> Claim:
    """The Claim that `to_plain` made plain, checked again."""
    values = dict(plain)
    # Each id stands in many claims and each relation in very many; one text for all of them saves much memory.
    for field in ("subject", "relation", "object"):
        values[field] = intern(values[field])
    if (confidence := _CONFIDENCES.get(plain.get("confidence", ""))) is not None:
        values["confidence"] = confidence
    if (amount := plain.get("amount")) is not None:
        values["amount"] = Amount(**{**amount, "value": Decimal(amount["value"])})
    if (aspects := plain.get("aspects")) is not None:
        values["aspects"] = tuple(aspects)
    return Claim(**values)


def passage_to_plain(passage: Passage) -> dict[str, Any]:
    """A passage as mappings, lists and texts; a mark is the entity with the characters between which it is named."""
    return {"locator": passage.locator, "text": passage.text, "marks": list(map(list, passage.marks))}


def passage_from_plain(plain: dict[str, Any]) -> Passage:
    """The Passage that `passage_to_plain` made plain, checked again."""
    return Passage(plain["locator"], plain["text"], tuple(plain.get("marks", ())))


_CONFIDENCES = {str(confidence): confidence for confidence in Confidence}


def trusted_entity(plain: dict[str, Any]) -> Entity:
    """The Entity that `to_plain` made plain, of a store that checked it when it was written: much faster."""
    names = tuple(_trusted(Name, {**name, "use": NameUse(name["use"])}) for name in plain.get("names", ()))
    identifiers = tuple(_trusted(Identifier, identifier) for identifier in plain.get("identifiers", ()))
    return _trusted(Entity, {**plain, "names": names, "identifiers": identifiers})


def trusted_claim(plain: dict[str, Any]) -> Claim:
    """The Claim that `to_plain` made plain, of a store that checked it when it was written."""
    values = {**plain, "confidence": _CONFIDENCES[plain["confidence"]], "aspects": tuple(plain.get("aspects", ()))}
    if (status := plain.get("status")) is not None:
        values["status"] = Status(status)
    if (amount := plain.get("amount")) is not None:
        values["amount"] = _trusted(Amount, {**amount, "value": Decimal(amount["value"])})
    return _trusted(Claim, values)


def _trusted(kind: type[_Record], values: Mapping[str, Any]) -> _Record:
    record = object.__new__(kind)
    for name, default in _DEFAULTS[kind].items():
        object.__setattr__(record, name, values.get(name, default))
    return record


_DEFAULTS: Mapping[type, Mapping[str, Any]] = {
    kind: {field.name: None if field.default is MISSING else field.default for field in fields(kind)}
    for kind in (Entity, Claim, Name, Identifier, Amount)
}


def _part(value: Any) -> Any:
    """A part of a record (a name, an identifier, an amount) with all its fields, or the digits of a decimal."""
    if isinstance(value, Decimal):
        return str_of_decimal(value)
    names, values = _FIELDS[type(value)]
    return dict(zip(names, values(value), strict=True))


def message_to_plain(message: Message) -> dict[str, Any]:
    """A message as plain mappings, lists, texts and numbers: its key, and its parameters by name.

    Parameters are texts, whole numbers, partial dates, messages, or lists of them; TypeError for anything else.
    """
    return {"key": message.key, "parameters": {name: _parameter_to_plain(value) for name, value in message.parameters}}


def message_from_plain(plain: dict[str, Any]) -> Message:
    """The message that `message_to_plain` made plain."""
    parameters = plain["parameters"].items()
    return Message(plain["key"], tuple((name, _parameter_from_plain(value)) for name, value in parameters))


def _parameter_to_plain(value: Any) -> Any:
    match value:
        case str():
            # Half of a surrogate pair, as names of files can have them, is no text that JSON can hold.
            return str(value).encode(errors="backslashreplace").decode()
        case int():
            return value
        case Message():
            return message_to_plain(value)
        case Dated(text):
            return {"date": text}
        case Listed(items, style):
            return {"list": [_parameter_to_plain(item) for item in items], "style": style}
    raise TypeError(f"a {type(value).__name__} as the parameter of a message cannot be kept")


def _parameter_from_plain(value: Any) -> Any:
    match value:
        case {"key": _}:
            return message_from_plain(value)
        case {"date": text}:
            return Dated(text)
        case {"list": items, "style": style}:
            return Listed(tuple(_parameter_from_plain(item) for item in items), style)
    return value
