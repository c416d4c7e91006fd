"""What a write changes: the records that a source had against those that it has, and the log entries of that."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice, product
from operator import itemgetter
from typing import Any, get_args

import orjson

from graph.model.plain import to_json
from graph.model.records import Batch
from graph.store.contract import Action, Change, Changes, RecordType, Revision

Bodies = Mapping[str, bytes]
ENTRIES_A_PART = 2_000


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of one type of record that are new, that changed, and that are gone, each in order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    retracted: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.retracted)


def difference(before: Bodies, after: Bodies) -> Difference:
    """Compare canonical bodies by id."""
    return Difference(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(id for id in after.keys() & before.keys() if after[id] != before[id])),
        retracted=tuple(sorted(before.keys() - after.keys())),
    )


def bodies(batch: Batch) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The canonical bodies of a batch: entities by id, claims by key."""
    return (
        {entity.id: to_json(entity) for entity in batch.entities},
        dict(zip(batch.keys, map(to_json, batch.claims), strict=True)),
    )


def count(revision: int, *differences: Difference) -> Changes:
    """Add differences up."""
    return Changes(
        revision,
        added=sum(len(one.added) for one in differences),
        changed=sum(len(one.changed) for one in differences),
        retracted=sum(len(one.retracted) for one in differences),
    )


def log_parts(record: str, before: Bodies, after: Bodies, diff: Difference) -> Iterator[bytes]:
    """The log of a difference as compressed parts of at most ENTRIES_A_PART entries.

    A first load has as many log entries as records; kept one by one they would double the cost of writing.
    """
    actions = (("added", diff.added), ("changed", diff.changed), ("retracted", diff.retracted))
    entries = (
        b'%b"id":%b,"before":%b,"after":%b}'
        % (
            _beginning(action, record),
            orjson.dumps(id),
            before[id] if action != "added" else b"null",
            after[id] if action != "retracted" else b"null",
        )
        for action, ids in actions
        for id in ids
    )
    while part := tuple(islice(entries, ENTRIES_A_PART)):
        yield zlib.compress(b"[" + b",".join(part) + b"]", 1)


def read_log(rows: Iterable[tuple[int, str, str, bytes]]) -> Iterator[Change]:
    """The changes in log parts; a row is (revision, moment, source id, part)."""
    for revision, at, source, part in rows:
        entries: list[dict[str, Any]] = orjson.loads(zlib.decompress(part))
        for entry in entries:
            yield Change(revision, at, source, **entry)


def read_revisions(rows: Iterable[tuple[int, str, str, bytes]]) -> Iterator[Revision]:
    """The writes in log parts, in short; a row is (revision, moment, source id, part), the rows of a write together.

    A part holds entries of one type of record. What an entry begins with cannot stand inside a text, where quotation
    marks are escaped, so that entries are counted without being read.
    """
    for (number, at, source), found in groupby(rows, key=itemgetter(0, 1, 2)):
        counts: Counter[Action] = Counter()
        title: str | None = None
        for *_, part in found:
            entries = zlib.decompress(part)
            for action, record in product(get_args(Action), get_args(RecordType)):
                if record != "source":
                    counts[action] += entries.count(_beginning(action, record))
                elif _beginning(action, record) in entries:
                    (entry,) = orjson.loads(entries)
                    title = (entry["after"] or entry["before"])["title"]
        yield Revision(number, at, source, +counts, title)


def _beginning(action: str, record: str) -> bytes:
    return b'{"action":"%b","record":"%b",' % (action.encode(), record.encode())
