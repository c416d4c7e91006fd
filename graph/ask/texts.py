"""Many texts one behind the other, as they lie in a file; and lists of which some places go and others come between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import overload

import numpy as np

from graph.ask.columns import Flags, Integers, starts_of

_END = b"\n"


@dataclass(frozen=True, eq=False)
class Texts(Sequence[str]):
    """Texts in UTF-8, each with a line break behind it: text i is in `data` from `starts[i]` up to `starts[i + 1]`."""

    data: bytes | memoryview
    starts: Integers

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Texts":
        """These texts in their order."""
        encoded = [text.encode() + _END for text in texts]
        return cls(b"".join(encoded), starts_of(np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded))))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        return str(self.data[self.starts[place] : self.starts[place + 1] - len(_END)], "utf-8")

    @cached_property
    def whole(self) -> bytes:
        """All of them in one, to look for a part in."""
        return bytes(self.data)

    def place_of(self, position: int) -> int:
        """Which text holds a position in the whole."""
        return int(np.searchsorted(self.starts, position, side="right")) - 1


@dataclass(frozen=True, eq=False)
class Splice:
    """What becomes of a list: `stays` flags its places that stay, and before its places `before`, which are in order,
    something new comes."""

    stays: Flags
    before: Integers

    @cached_property
    def _at(self) -> Integers:
        """Before which of those that stay each new one comes."""
        places: Integers = starts_of(self.stays)[self.before]
        return places

    @cached_property
    def places(self) -> Integers:
        """Where each old place is afterwards, -1 where it is gone."""
        moved = np.cumsum(self.stays) - 1 + np.searchsorted(self.before, np.arange(len(self.stays)), side="right")
        return np.where(self.stays, moved, -1)

    @cached_property
    def new_places(self) -> Integers:
        """Where each new one is afterwards."""
        return self._at + np.arange(len(self.before))

    def array(self, values: Integers, new: Sequence[int]) -> Integers:
        """An array afterwards, with the values of the new ones."""
        return np.insert(values[self.stays], self._at, np.array(new, dtype=values.dtype))

    def texts(self, texts: Texts, new: Sequence[str]) -> Texts:
        """Texts afterwards."""
        encoded = [text.encode() + _END for text in new]
        new_ones = zip(self.before.tolist(), encoded, strict=True)
        gone = np.flatnonzero(~self.stays).tolist()
        ends = [*((place, 0, text) for place, text in new_ones), *((place, 1, b"") for place in gone)]
        ends.sort(key=itemgetter(0, 1))
        data, begin = memoryview(texts.data), 0
        parts: list[bytes | memoryview] = []
        for place, skipped, text in ends:
            parts += [data[texts.starts[begin] : texts.starts[place]], text]
            begin = place + skipped
        parts.append(data[texts.starts[begin] :])
        return Texts(b"".join(parts), starts_of(self.array(np.diff(texts.starts), list(map(len, encoded)))))
