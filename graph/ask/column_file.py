"""Columns in a file, so that a restart and each further process have them at once, and share the memory.

The file begins with the length of a description in JSON (8 bytes, little endian) and that description; the arrays
follow, each from a multiple of 64 bytes on. It is mapped into memory, not read. It belongs to one state of a store
(`Store.state`) and one form of the columns; any other is as good as none.
"""

import os
from contextlib import suppress
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from graph.ask import column_reading, columns, confirmation
from graph.ask.column_reading import columns_of
from graph.ask.columns import KINDS, RELATIONS, Bodies, Columns, Integers
from graph.model import dates, identity, merging, vocabulary
from graph.model.plain import source_from_plain, to_plain
from graph.model.vocabulary import VOCABULARY
from graph.store.contract import Store

_ARRAYS = tuple(field.name for field in fields(Columns) if "_" in field.name)
_ALIGNED = 64
CACHE = Path("var/cache")
# What the numbers in the arrays mean follows from the vocabulary, and from how these read it.
_READING = (column_reading, columns, confirmation, dates, identity, merging, vocabulary)
_FORM = blake2b(
    b"".join(Path(str(module.__file__)).read_bytes() for module in _READING)
    + orjson.dumps([KINDS, RELATIONS, tuple(VOCABULARY.aspects)]),
    digest_size=8,
).hexdigest()


def kept_columns(store: Store) -> Columns:
    """The columns of what a store holds now: from its file when that is of now, else read and put there.

    A file that cannot be written is no harm. StoreError when the store fails.
    """
    path = file_of(store.url)
    state = f"{_FORM} {store.state()}"
    if (mapped := _read(path, state)) is not None:
        return mapped
    read = columns_of(store)
    # Another may have written meanwhile; then the file would be told to be of what it is not.
    if state == f"{_FORM} {store.state()}":
        with suppress(OSError):
            _write(path, read, state)
    return read


def file_of(url: str) -> Path:
    """Where the columns of the store with that address are kept: beside its file, or of a server in the cache."""
    beside = url.removeprefix("sqlite:///")
    if beside != url:
        return Path(f"{beside}-columns")
    return CACHE / f"columns-{blake2b(url.encode(), digest_size=8).hexdigest()}"


def _read(path: Path, state: str) -> Columns | None:
    try:
        # As a plain array, of which each single value takes a third of the time.
        mapped = np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)
        room = int(mapped[:8].view("<u8")[0])
        about = orjson.loads(mapped[8 : 8 + room].tobytes())
        if about["state"] != state or about["size"] != len(mapped):
            return None
        arrays = {
            name: mapped[begin : begin + length].view(dtype) for name, (dtype, begin, length) in about["arrays"].items()
        }
    except (OSError, ValueError, IndexError, KeyError, TypeError, OverflowError):
        return None
    return Columns(
        revision=about["revision"],
        sources=tuple(map(source_from_plain, about["sources"])),
        redirects=about["redirects"],
        ids=arrays["ids"].tobytes().decode().split("\n") if len(arrays["ids"]) else [],
        **{name: arrays[name] for name in _ARRAYS},
        entities=Bodies(arrays["entities"].data, arrays["entities begin"]),
        claims=Bodies(arrays["claims"].data, arrays["claims begin"]),
    )


def _write(path: Path, held: Columns, state: str) -> None:
    arrays: dict[str, Integers] = {name: getattr(held, name) for name in _ARRAYS}
    arrays["ids"] = np.frombuffer("\n".join(held.ids).encode(), dtype=np.uint8)
    for name, bodies in (("entities", held.entities), ("claims", held.claims)):
        arrays |= {name: np.frombuffer(bodies.text, dtype=np.uint8), f"{name} begin": bodies.starts}
    about: dict[str, Any] = {
        "state": state,
        "revision": held.revision,
        "sources": [to_plain(source) for source in held.sources],
        "redirects": dict(held.redirects),
    }
    # The description tells the places of the arrays behind it, which depend on how long it is: there is room enough.
    room = len(orjson.dumps(about)) + 100 * len(arrays)
    places: dict[str, tuple[str, int, int]] = {}
    begin = _aligned(8 + room)
    for name, values in arrays.items():
        places[name] = (values.dtype.str, begin, values.nbytes)
        begin = _aligned(begin + values.nbytes)
    about |= {"size": begin, "arrays": places}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(room.to_bytes(8, "little") + orjson.dumps(about).ljust(room))
            for name, values in arrays.items():
                file.seek(places[name][1])
                file.write(np.ascontiguousarray(values).data)
            file.truncate(begin)
            file.flush()
            # A file that is named before it is on the disk would be one of zeros after a loss of power.
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _aligned(place: int) -> int:
    return -(-place // _ALIGNED) * _ALIGNED
