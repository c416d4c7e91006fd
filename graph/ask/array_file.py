"""Arrays in a file that is mapped into memory, so that each process that reads it has them at once and shares them.

The file begins with the length of a description in JSON (8 bytes, little endian) and that description; the arrays
follow, each from a multiple of 64 bytes on.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from graph.ask.columns import Integers

_ALIGNED = 64


def read_arrays(path: Path) -> tuple[Mapping[str, Any], Mapping[str, Integers]] | None:
    """What `write_arrays` put there, mapped; None when there is no whole file of that sort."""
    try:
        # As a plain array, of which each single value takes a third of the time.
        mapped = np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)
        room = int(mapped[:8].view("<u8")[0])
        description = orjson.loads(mapped[8 : 8 + room].tobytes())
        if description["size"] != len(mapped):
            return None
        about: Mapping[str, Any] = description["about"]
        return about, {
            name: mapped[begin : begin + length].view(dtype)
            for name, (dtype, begin, length) in description["arrays"].items()
        }
    except (OSError, ValueError, IndexError, KeyError, TypeError, OverflowError):
        return None


def write_arrays(path: Path, about: Mapping[str, Any], arrays: Mapping[str, Integers]) -> None:
    """Put arrays in a file, with what is to be known about them as JSON; a reader sees all of it or what was before.

    OSError when it cannot be written.
    """
    # The description tells the places of the arrays behind it, which depend on how long it is: there is room enough.
    room = len(orjson.dumps(about)) + 100 * (len(arrays) + 1)
    places: dict[str, tuple[str, int, int]] = {}
    begin = _aligned(8 + room)
    for name, values in arrays.items():
        places[name] = (values.dtype.str, begin, values.nbytes)
        begin = _aligned(begin + values.nbytes)
    description = orjson.dumps({"size": begin, "arrays": places, "about": about})
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(room.to_bytes(8, "little") + description.ljust(room))
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
