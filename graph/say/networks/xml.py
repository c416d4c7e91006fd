"""XML that is handed on piece by piece as it is written, so that a file of any size takes the memory of one piece."""

import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any

from lxml import etree

from graph.say.tables import printable

# Elements in a piece.
A_PIECE = 500


class Pieces:
    """What was written since it was asked for last. `file` is what lxml writes to."""

    def __init__(self) -> None:
        self._sink = io.BytesIO()
        self.file = etree.xmlfile(self._sink, encoding="utf-8")

    def written(self, writer: Any) -> bytes:
        """All that `writer`, which came from `file`, wrote since the last time."""
        writer.flush()
        return self.rest()

    def rest(self) -> bytes:
        """What was written since the last time, when the writer is done."""
        piece = self._sink.getvalue()
        self._sink.seek(0)
        self._sink.truncate()
        return piece


def in_pieces(pieces: Pieces, writer: Any, elements: Iterable[Any]) -> Iterator[bytes]:
    """Elements as they are written, some at a time."""
    remaining = iter(elements)
    while some := list(islice(remaining, A_PIECE)):
        for element in some:
            writer.write(element)
            writer.write("\n")
        yield pieces.written(writer)


def element(tag: str, attributes: Mapping[str, str], *children: Any) -> Any:
    """An element; characters that XML has no place for become spaces."""
    made = etree.Element(tag, {name: printable(value) for name, value in attributes.items()})
    made.extend(children)
    return made


def value_text(value: Any) -> str:
    """A value as XML Schema writes it; of several, one behind the other."""
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case tuple():
            return "; ".join(value)
    return str(value)
