"""Files in the cache that hold a text that is to be gone: as they are, or packed in a ZIP or gzip file."""

import gzip
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


def files_with(text: str, cache: Path) -> tuple[Path, ...]:
    """The files below a folder that hold a text, or are named by it."""
    needles = set()
    for encoding in _ENCODINGS:
        with suppress(UnicodeEncodeError):
            needles.add(text.encode(encoding))
    return tuple(
        path
        for path in sorted(cache.rglob("*"))
        if path.is_file() and (text in path.name or any(needle in part for part in _parts(path) for needle in needles))
    )


def forget(files: Iterable[Path]) -> None:
    """Remove files, each with what is kept beside it of how it was fetched."""
    for file in files:
        for beside in file.parent.glob(f"{file.name}.*"):
            beside.unlink(missing_ok=True)
        file.unlink(missing_ok=True)


def _parts(path: Path) -> Iterator[bytes]:
    """What a file holds: its bytes, and those that are packed in them."""
    yield path.read_bytes()
    with suppress(OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield archive.read(name)
        elif path.read_bytes()[:2] == b"\x1f\x8b":
            yield gzip.decompress(path.read_bytes())
