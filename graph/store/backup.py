"""A backup: all that a store keeps at one revision in one file, from which any store can be made that keeps the same.

The file is a ZIP archive. For each sort of item (`graph.store.keeping.KEYS`) it has JSON Lines, `SORT.jsonl`: an
object an item with what it is known by and its record in `body`. `manifest.json`, written last, tells format, revision,
and of each member how many lines it has and its SHA-256.
"""

import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

import orjson

from graph.model.words import Message, message
from graph.store.contract import Store, StoreError
from graph.store.keeping import KEYS, Item, Sort
from graph.store.unreadable import damaged

FORMAT = "samenspel-backup"
VERSION = 1
MANIFEST = "manifest.json"
ITEMS_A_REPORT = 1_000
Progress = Callable[[Message, int, int], None]


def back_up(store: Store, path: Path, progress: Progress) -> Mapping[str, Any]:
    """Write all that a store keeps to a file, which is there as a whole or not at all; gives its manifest.

    StoreError, OSError. A store of which an item is damaged is not backed up, so that no good backup is replaced by it.
    """
    part = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with part.open("wb") as file:
            manifest = _write(store, file, progress)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write(store: Store, file: IO[bytes], progress: Progress) -> Mapping[str, Any]:
    members: dict[str, dict[str, Any]] = {}
    with (
        store.keeping() as keeping,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        done, total = 0, sum(keeping.counts.values())
        for sort, items in groupby(keeping.items, key=itemgetter(0)):
            count, digest = 0, sha256()
            with archive.open(f"{sort}.jsonl", "w", force_zip64=True) as member:
                for item in items:
                    if not item.is_whole:
                        raise damaged(store.url, item)
                    line = _line(item)
                    digest.update(line)
                    member.write(line)
                    count += 1
                    if (done + count) % ITEMS_A_REPORT == 0:
                        progress(message("backup-writing"), done + count, total)
            done += count
            members[f"{sort}.jsonl"] = {"count": count, "sha256": digest.hexdigest()}
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "samenspel": version("samenspel"),
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "revision": keeping.revision,
            "members": members,
        }
        archive.writestr(MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
        progress(message("backup-writing"), total, total)
    return manifest


def _line(item: Item) -> bytes:
    known_by = dict(zip(KEYS[item.sort], item.key, strict=True))
    try:
        return orjson.dumps({**known_by, "body": orjson.loads(item.body)}) + b"\n"
    except orjson.JSONDecodeError:
        raise damaged(message("store-this"), item) from None


class Backup:
    """A backup that was found whole. StoreError, which says what is wrong, for a file that is none, or was damaged."""

    def __init__(self, path: Path, progress: Progress) -> None:
        self._path = path
        self.manifest = self._checked_manifest()
        self._total = sum(member["count"] for member in self.manifest["members"].values())
        done = 0
        for name, member in self.manifest["members"].items():
            digest, count = sha256(), 0
            for line in self._lines(name):
                digest.update(line)
                self._item(name, count + 1, line)
                count += 1
                if (done + count) % ITEMS_A_REPORT == 0:
                    progress(message("backup-checking"), done + count, self._total)
            if count != member["count"] or digest.hexdigest() != member["sha256"]:
                raise self._wrong("backup-member-differs", member=name)
            done += count
        progress(message("backup-checking"), self._total, self._total)

    def items(self, progress: Progress) -> Iterator[Item]:
        """What is in it, in the order in which a store takes it."""
        done = 0
        for sort in KEYS:
            name = f"{sort}.jsonl"
            for number, line in enumerate(self._lines(name), 1) if name in self.manifest["members"] else ():
                yield self._item(name, number, line)
                done += 1
                if done % ITEMS_A_REPORT == 0:
                    progress(message("backup-restoring"), done, self._total)
        progress(message("backup-restoring"), self._total, self._total)

    def _checked_manifest(self) -> Mapping[str, Any]:
        try:
            with zipfile.ZipFile(self._path) as archive:
                manifest = orjson.loads(archive.read(MANIFEST))
                names = set(archive.namelist())
            if manifest["format"] != FORMAT:
                raise self._wrong("backup-is-none")
            if manifest["version"] > VERSION:
                raise self._wrong("backup-newer", version=str(manifest["samenspel"]))
            members = manifest["members"]
            known = {f"{sort}.jsonl" for sort in KEYS}
            if not known >= members.keys() or names != {*members, MANIFEST}:
                raise self._wrong("backup-member-differs", member=", ".join(sorted(names ^ {*members, MANIFEST})))
            for member in members.values():
                int(member["count"]), str(member["sha256"])
        except (zipfile.BadZipFile, zlib.error, EOFError):
            raise self._wrong("backup-broken") from None
        except (KeyError, TypeError, ValueError, AttributeError, NotImplementedError, RuntimeError):
            raise self._wrong("backup-is-none") from None
        return dict(manifest)

    def _lines(self, name: str) -> Iterator[bytes]:
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(name) as member:
                yield from member
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError):
            raise self._wrong("backup-member-differs", member=name) from None

    def _item(self, name: str, number: int, line: bytes) -> Item:
        sort: Sort = name.removesuffix(".jsonl")  # type: ignore[assignment]
        try:
            plain = orjson.loads(line)
            key = tuple(plain[field] for field in KEYS[sort])
            body = orjson.dumps(plain["body"])
            if not all(isinstance(part, int | str) for part in key):
                raise TypeError
        except (KeyError, TypeError, ValueError):
            raise self._wrong("backup-line", member=name, line=number) from None
        return Item(sort, key, body)

    def _wrong(self, key: str, **parameters: Any) -> StoreError:
        return StoreError(message(key, file=self._path.name, **parameters))
