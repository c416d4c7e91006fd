"""Records that a store holds and that cannot be read: which one, of which source, and what can be done about it."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import orjson

from graph.model.identity import Judgement
from graph.model.records import RecordError
from graph.model.words import Message, message
from graph.store.contract import StoreError
from graph.store.keeping import Item, Sort

_Record = TypeVar("_Record")


def decoded(
    store: str | Message,
    sort: Sort,
    id: str | int,
    source: str,
    body: bytes | str,
    make: Callable[[dict[str, Any]], _Record],
) -> _Record:
    """What `make` makes of the JSON of a record. StoreError that names the record when that cannot be done."""
    try:
        return make(orjson.loads(body))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise unreadable(store, sort, id, source, error) from None


def unreadable(store: str | Message, sort: Sort, id: str | int, source: str, error: Exception) -> StoreError:
    """That a record cannot be read, and why: it was damaged, or is of a vocabulary that is not this one."""
    item = message("store-item", sort=sort, id=str(id), source=source)
    if isinstance(error, RecordError):
        return StoreError(
            *(
                message("store-unreadable-record", store=store, which=item, problem=problem)
                for problem in error.problems
            )
        )
    return StoreError(message("store-damaged", store=store, which=item))


def which(item: Item) -> Message:
    """How an item is called."""
    match item.sort:
        case "entity" | "claim" | "passage":
            return message("store-item", sort=item.sort, id=str(item.key[1]), source=str(item.key[0]))
        case "judgement":
            return message("store-item", sort=item.sort, id="=".join(map(str, item.key)), source="")
        case "dossier":
            return message("store-item", sort=item.sort, id="/".join(map(str, item.key[:3])), source="")
        case _:
            return message("store-item", sort=item.sort, id=str(item.key[0]), source="")


def damaged(store: str | Message, item: Item) -> StoreError:
    """That an item is not what was written."""
    return StoreError(message("store-damaged", store=store, which=which(item)))


def plain_item(item: Item) -> dict[str, Any]:
    """The record of an item, made plain. StoreError when it is no JSON."""
    try:
        plain: dict[str, Any] = orjson.loads(item.body)
    except orjson.JSONDecodeError:
        raise damaged(message("store-this"), item) from None
    return plain


def id_in(body: bytes | str) -> str:
    """The id of an entity, as far as it can be made out in JSON that was damaged."""
    text = body if isinstance(body, str) else body.decode(errors="replace")
    match = _ID.search(text)
    return match[1] if match else text[:40]


_ID = re.compile(r'"id":"([^"]*)"')


def judgement_from_plain(plain: dict[str, Any]) -> Judgement:
    """The judgement that was kept so."""
    return Judgement(**plain)
