"""Whether what a store keeps is what was written, and making it so again as far as that follows from what is whole.

Sources, entities, claims and judgements stand in the store and once more in its log, so that each tells what the other
should be: a record that is not what the log leaves is wrong, unless a part of the log was damaged. Such a part follows
from what was before it and what came after it. Texts, runs and dossiers stand there once, with a checksum.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from graph.model.words import Message
from graph.store.contract import Store, StoreError
from graph.store.difference import ENTRIES_A_PART, comparing_apart
from graph.store.keeping import Item, Sort, is_json
from graph.store.unreadable import which

How = Literal["differs", "missing", "surplus", "broken"]


@dataclass(frozen=True, slots=True)
class Fault:
    """An item that is not what was written: it differs, is missing, was never written, or cannot be told from its log.

    `heals` when it follows from what is whole; else `source` is what can be loaded again, where there is one.
    """

    item: Item
    how: How
    heals: bool
    source: str

    @property
    def which(self) -> Message:
        """What it is called."""
        return which(self.item)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: how many items there are of each sort, what is wrong with them, and with the store besides."""

    revision: int
    counts: Mapping[Sort, int]
    faults: tuple[Fault, ...]
    others: tuple[Message, ...]


def check(store: Store) -> Checked:
    """Look through all that a store keeps. StoreError when it cannot even be read, and it does not tell why."""
    others = store.faults()
    try:
        with comparing_apart() as db, store.keeping() as keeping:
            look = _Look(db, keeping.items)
            return Checked(keeping.revision, keeping.counts, tuple(look.faults()), others)
    except StoreError as error:
        if not others:
            raise
        return Checked(0, {}, (), (*others, *error.problems))


def repair(store: Store) -> tuple[Fault, ...]:
    """Make again what follows from what is whole; gives what was wrong, mended or not.

    What cannot be mended stays as it is where it can be read at all, and is told of by each later check; the rest goes.
    """
    faults: list[Fault] = []

    def mended(items: Iterable[Item]) -> Iterator[Item]:
        with comparing_apart() as db:
            look = _Look(db, items)
            faults.extend(look.faults())
            yield from look.mended()

    store.rewrite(mended)
    return tuple(faults)


_TABLES = (
    "create temp table held (record text, source text, id text, place integer, body blob, "
    "primary key (record, source, id)) without rowid",
    *(
        f"create temp table {name} (record text, source text, id text, body blob, "
        "primary key (record, source, id)) without rowid"
        for name in ("logged", "earlier", "later")
    ),
    "create temp table kept (place integer primary key, sort text, known_by blob, body blob, is_whole integer)",
)
_RECORDS: tuple[Sort, ...] = ("source", "entity", "claim", "judgement")


class _Look:
    """All items in tables: as they are held, as the log leaves them (`logged`), as it left them before its last damaged
    part (`earlier`), and as they were before the first change behind that (`later`).
    """

    def __init__(self, db: sqlite3.Connection, items: Iterable[Item]) -> None:
        self._db = db
        self._moments: dict[str | int, str] = {}
        self._damaged_parts: list[Item] = []
        self._damaged_sources: set[str] = set()
        for table in _TABLES:
            db.execute(table)
        for place, item in enumerate(items):
            db.execute(
                "insert into kept values (?, ?, ?, ?, ?)",
                (place, item.sort, orjson.dumps(item.key), item.body, item.is_whole),
            )
            self._take(place, item)

    def _take(self, place: int, item: Item) -> None:
        match item:
            case (("source" | "entity" | "claim" | "judgement"), _, body, is_whole):
                record = (item.sort, *_named(item), place, _canonical(body))
                self._db.execute("insert or ignore into held values (?, ?, ?, ?, ?)", record)
                if not is_whole:
                    self._damaged_sources.add(str(item.key[0]))
            case "revision", (number, _, source), *_:
                self._moments[number] = str(source)
            case "part", (revision, _), body, True:
                for entry in orjson.loads(body):
                    self._follow(self._moments.get(revision, ""), entry)
            case "part", *_:
                self._damaged_parts.append(item)
                for statement in (
                    "delete from earlier",
                    "insert into earlier select * from logged",
                    "delete from later",
                ):
                    self._db.execute(statement)

    def _follow(self, source: str, entry: Mapping[str, Any]) -> None:
        key = (entry["record"], entry.get("source", source), entry["id"])
        if self._damaged_parts:
            self._db.execute("insert or ignore into later values (?, ?, ?, ?)", (*key, _plain(entry["before"])))
        if entry["after"] is None:
            self._db.execute("delete from logged where record = ? and source = ? and id = ?", key)
        else:
            self._db.execute("insert or replace into logged values (?, ?, ?, ?)", (*key, _plain(entry["after"])))

    def _is_doubtful(self, source: str) -> bool:
        """Whether a damaged part of the log may tell of a source."""
        of = {self._moments.get(part.key[0], "") for part in self._damaged_parts}
        return source in of or any(name and source.startswith(f"{name}-") for name in of)

    def faults(self) -> Iterator[Fault]:
        """What is wrong, records first."""
        for record, source, id, held, logged in self._db.execute(_DIFFERENCES).fetchall():
            doubtful = self._is_doubtful(source)
            if doubtful and source not in self._damaged_sources:
                # The log lacks it, and the record has the checksum that it was written with.
                continue
            how: How = "surplus" if logged is None else "missing" if held is None else "differs"
            key = tuple(id.split("=", 1)) if record == "judgement" else (source, id)
            yield Fault(Item(record, key, held or b""), how, heals=not doubtful, source=source)
        for item in self._damaged_parts:
            source = self._moments.get(item.key[0], "")
            heals = len(self._damaged_parts) == 1 and not any(map(self._is_doubtful, self._damaged_sources))
            yield Fault(item, "broken", heals, source)
        rows = self._db.execute(
            "select sort, known_by, body from kept where not is_whole and sort in ('passage', 'run', 'dossier')"
        )
        for sort, known_by, body in rows:
            item = Item(sort, tuple(orjson.loads(known_by)), body, is_whole=False)
            yield Fault(item, "differs", heals=False, source=str(item.key[0]) if sort == "passage" else "")

    def mended(self) -> Iterator[Item]:
        """All items, with those that follow from others made again."""
        retold = {
            orjson.loads(known_by)[0]
            for (known_by,) in self._db.execute("select known_by from kept where sort = 'passage' and not is_whole")
        }
        digests = dict(
            orjson.loads(row[0]) for row in self._db.execute("select known_by from kept where sort = 'source'")
        )
        for record in _RECORDS:
            for source, id, body in self._right(record):
                if record == "source":
                    # A digest that says nothing has the text of the source read again when it is loaded.
                    yield Item(record, (id, "" if id in retold else digests.get(id, "")), body)
                elif record == "judgement":
                    yield Item(record, tuple(id.split("=", 1)), body)
                else:
                    yield Item(record, (source, id), body)
        rows = self._db.execute(
            "select sort, known_by, body, is_whole from kept "
            "where sort not in ('source', 'entity', 'claim', 'judgement') order by place"
        )
        last = self._damaged_parts[-1].key if self._damaged_parts else None
        for sort, known_by, body, is_whole in rows.fetchall():
            item = Item(sort, tuple(orjson.loads(known_by)), body, bool(is_whole))
            if is_whole or (sort != "part" and is_json(body)):
                yield item
            elif item.key == last:
                yield from self._part_again(item)

    def _right(self, record: Sort) -> Iterator[tuple[str, str, bytes]]:
        """What records of a type should be: what the log leaves, or what is held where the log is in doubt."""
        for source, id, held, logged in self._db.execute(_BOTH, (record, record)).fetchall():
            body = held if self._is_doubtful(source) else logged
            if body is not None and is_json(body):
                yield source, id, body

    def _part_again(self, item: Item) -> Iterator[Item]:
        """What a damaged part of the log must have told, from what was before it and what is known of after it."""
        for record in _RECORDS:
            rows = self._db.execute(_LOST, (record, record, record)).fetchall()
            entries = [
                {
                    "action": "added" if before is None else "retracted" if after is None else "changed",
                    "record": record,
                    "id": id,
                    "before": before and orjson.loads(before),
                    "after": after and orjson.loads(after),
                    "source": source,
                }
                for source, id, before, after in rows
                if before != after and self._is_doubtful(source)
            ]
            for begin in range(0, len(entries), ENTRIES_A_PART):
                yield Item("part", item.key, orjson.dumps(entries[begin : begin + ENTRIES_A_PART]))


_DIFFERENCES = """
    select record, source, id, max(held), max(logged) from (
        select record, source, id, body as held, null as logged from temp.held
        union all select record, source, id, null, body from temp.logged
    ) group by record, source, id having max(held) is not max(logged)
"""
_BOTH = """
    select source, id, max(held), max(logged) from (
        select source, id, body as held, null as logged from temp.held where record = ?
        union all select source, id, null, body from temp.logged where record = ?
    ) group by source, id
"""
_LOST = """
    select source, id, max(before), case when max(is_later) then max(later) else max(held) end from (
        select source, id, body as before, null as later, 0 as is_later, null as held from temp.earlier where record = ?
        union all select source, id, null, body, 1, null from temp.later where record = ?
        union all select source, id, null, null, 0, body from temp.held where record = ?
    ) group by source, id
"""


def _named(item: Item) -> tuple[str, str]:
    """The source and the id of a record, as the log names it."""
    first, second = map(str, item.key)
    match item.sort:
        case "source":
            return first, first
        case "judgement":
            return "", f"{first}={second}"
        case _:
            return first, second


def _canonical(body: bytes) -> bytes:
    return orjson.dumps(orjson.loads(body), option=orjson.OPT_SORT_KEYS) if is_json(body) else body


def _plain(record: Mapping[str, Any] | None) -> bytes | None:
    return None if record is None else orjson.dumps(record, option=orjson.OPT_SORT_KEYS)
