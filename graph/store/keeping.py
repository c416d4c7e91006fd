"""All that a store keeps, item by item and as it is kept: what is backed up, checked, put back and written anew.

An item is not made a record of, so that a store can be copied and mended whatever vocabulary its records are of.
"""

import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import IO, Literal, NamedTuple

import orjson

Sort = Literal["source", "entity", "claim", "judgement", "passage", "revision", "part", "run", "dossier"]
KEYS: Mapping[Sort, tuple[str, ...]] = MappingProxyType(
    {
        "source": ("id", "digest"),
        "entity": ("source", "id"),
        "claim": ("source", "key"),
        "judgement": ("left", "right"),
        "passage": ("source", "number"),
        "revision": ("number", "at", "source"),
        "part": ("revision", "number"),
        "run": ("number",),
        "dossier": ("kind", "id", "version", "by", "at", "number"),
    }
)
"""What an item of each sort is known by, in the order in which the sorts come."""


class Item(NamedTuple):
    """One thing that a store keeps: its `key` as KEYS tells, and its JSON.

    A `part` is of the log: a list of entries. Of a `revision` there is only the key. What is not `is_whole` differs
    from what was written, as far as a store can tell by itself; what cannot even be unpacked is then empty.
    """

    sort: Sort
    key: tuple[str | int, ...]
    body: bytes
    is_whole: bool = True


NOTHING = b"null"


@dataclass(frozen=True, slots=True)
class Keeping:
    """All that a store keeps at one revision: how many items there are of each sort, and the items, to be read once."""

    revision: int
    counts: Mapping[Sort, int]
    items: Iterator[Item]


Renewing = Callable[[Iterable[Item]], Iterable[Item]]
"""Makes other items of all items that a store keeps, in the same order of sorts."""


def sum_of(*parts: str | int | bytes) -> str:
    """A checksum of what is kept under a key: its parts, numbers and texts before bytes."""
    digest = blake2b(orjson.dumps([part for part in parts if not isinstance(part, bytes)]), digest_size=8)
    for part in parts:
        if isinstance(part, bytes):
            digest.update(part)
    return digest.hexdigest()


DAMAGED = "damaged"
"""The checksum of what can be read and is yet not what was written, once it was written again."""


def is_json(body: bytes) -> bool:
    """Whether a body can be read at all."""
    try:
        orjson.loads(body)
    except orjson.JSONDecodeError:
        return False
    return True


def unpacked(part: bytes) -> bytes:
    """The entries in a part of the log, as JSON; nothing when it was damaged."""
    try:
        return zlib.decompress(part)
    except zlib.error:
        return b""


def spooled(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, all of which were taken by then: from a file that is gone afterwards."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - who goes through it closes it
    try:
        for sort, key, body, is_whole in items:
            file.write(orjson.dumps([sort, key, orjson.loads(body), is_whole]) + b"\n")
    except BaseException:
        file.close()
        raise
    return _from(file)


def _from(file: IO[bytes]) -> Iterator[Item]:
    with file:
        file.seek(0)
        for line in file:
            sort, key, body, is_whole = orjson.loads(line)
            yield Item(sort, tuple(key), orjson.dumps(body), is_whole)
