"""Lists of organisations that people send to have them recognised: how they come in, and who does that.

Reading files is work of the loaders, which the API does not know: who starts the service hands it a `Cleaner`. Nothing
of a list is kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email import policy
from email.parser import BytesHeaderParser
from typing import Annotated, Protocol
from urllib.parse import parse_qs

from fastapi import Depends, Request

from api.problems import RefusedError
from api.turns import Dear
from graph.ask.snapshot import Snapshot

LARGEST_LIST = 2 * 2**20
MOST_NAMES = 2_000
# In bytes: few file systems take a name of more than 255.
LONGEST_NAME = 100


class CleanedSheet(Protocol):
    """A sheet of a list with four columns more; how many names are in it, and how many of those were decided on."""

    @property
    def title(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def names(self) -> int: ...
    @property
    def decided(self) -> int: ...


class Cleaner(Protocol):
    """Recognises who is in a list. WrongError when it cannot be read, or has more than `most` names."""

    def __call__(
        self, snapshot: Snapshot, name: str, data: bytes, column: str, language: str, most: int
    ) -> Sequence[CleanedSheet]: ...


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sends: its fields, and the name and bytes of its file, empty without one."""

    fields: Mapping[str, str]
    name: str = ""
    data: bytes = b""


class Sending(Dear):
    """A dear route to which a `Body` is sent."""

    async def take_in(self, request: Request) -> None:
        try:
            request.state.body = await request.body()
        except RefusedError as error:
            if error.status_code != 413:
                raise
            # The form tells it, with what may be done about it.
            request.state.body = None


async def _body_taken_in(request: Request) -> bytes | None:
    body: bytes | None = request.state.body
    return body


Body = Annotated[bytes | None, Depends(_body_taken_in)]


def sent(content_type: str, body: bytes) -> Sent:
    """What a form sent, as a browser encodes it with or without a file."""
    kind, parameters = _header(f"Content-Type: {content_type}".encode())
    if kind != "multipart/form-data":
        parsed = parse_qs(body.decode(errors="replace"), keep_blank_values=True)
        return Sent({name: values[0] for name, values in parsed.items()})
    fields, name, data = dict[str, str](), "", b""
    for head, content in _parts(body, parameters.get("boundary", "")):
        _, disposition = _header(head)
        if disposition.get("filename"):
            name, data = bare(disposition["filename"]), content
        elif "name" in disposition:
            fields[disposition["name"]] = content.decode(errors="replace")
    return Sent(fields, name, data)


def bare(name: str) -> str:
    """The end of the name of a file without its folders, and without what no name has; short in bytes too."""
    last = re.split(r"[\\/]", name)[-1]
    named = "".join(letter for letter in last if letter.isprintable()).encode()[-LONGEST_NAME:]
    return named.decode(errors="ignore").lstrip(".") or "lijst"


def as_text(data: bytes) -> str:
    """A text in UTF-8, or else as older programs write it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _parts(body: bytes, boundary: str) -> Iterator[tuple[bytes, bytes]]:
    """The header and the content of each part of a form (RFC 7578)."""
    for part in body.split(b"--" + boundary.encode())[1:-1] if boundary else ():
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        disposition = (line for line in head.split(b"\r\n") if line.lower().startswith(b"content-disposition:"))
        yield next(disposition, b""), content.removesuffix(b"\r\n")


def _header(line: bytes) -> tuple[str, dict[str, str]]:
    """The value and the parameters of a header, whichever it is."""
    _, _, value = line.partition(b":")
    kind, semicolon, rest = value.strip().partition(b";")
    parsed = BytesHeaderParser(policy=policy.HTTP).parsebytes(b"Content-Type: x/y" + semicolon + rest)
    parameters = {
        name: text.encode(errors="surrogateescape").decode(errors="replace")
        for name, text in parsed["Content-Type"].params.items()
    }
    return kind.strip().decode(errors="replace").lower(), parameters


def as_file(text: str) -> tuple[str, bytes]:
    """A list that was typed or pasted, as the file that it would be: name and bytes.

    What comes from a spreadsheet has tabs; semicolons part columns when each line has as many; else a line is a name.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if any("\t" in line for line in lines):
        return "lijst.tsv", text.encode()
    if len({line.count(";") for line in lines}) == 1 and lines and ";" in lines[0]:
        return "lijst.csv", text.encode()
    quoted = ('"' + line.strip().strip('"').replace('"', '""') + '"\r\n' for line in lines)
    return "lijst.csv", "".join(quoted).encode()
