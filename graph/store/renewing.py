"""Changing all records of one sort wherever a store keeps them: as they are, and in each change that the log tells of.

What is made of a record depends on that record alone, so that the log still leads from nothing to what is held.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.model.plain import trusted_claim
from graph.store.keeping import Item, Sort

Plain = dict[str, Any]
RecordRenewal = Callable[[Sort, str, Plain], Plain | None]
"""Makes of a record, given its sort and the id of its source, the record that it becomes; None when it goes."""


@dataclass(frozen=True)
class Touched:
    """How many items of each sort were changed and how many were removed; entries of the log count as `part`."""

    changed: Counter[Sort] = field(default_factory=Counter)
    removed: Counter[Sort] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        return bool(self.changed.total() or self.removed.total())


@dataclass(frozen=True)
class Renewal:
    """What becomes of records, of the ids of sources, and of all that a run, or a version of a dossier, tells."""

    record: RecordRenewal
    source: Callable[[str], str] = str
    run: Callable[[Plain], Plain | None] = dict
    dossier: Callable[[tuple[Any, ...], Any], tuple[tuple[Any, ...], Any] | None] = lambda key, content: (key, content)

    def of(self, items: Iterable[Item], touched: Touched) -> Iterator[Item]:
        """The items that become of items; `touched` counts."""
        sources: dict[Any, str] = {}
        for item in items:
            match item.sort:
                case "source" | "entity" | "claim" | "judgement" | "passage":
                    new = self._record(item)
                case "revision":
                    number, at, source = item.key
                    sources[number] = str(source)
                    new = item._replace(key=(number, at, self.source(str(source))))
                case "part":
                    new = self._part(item, sources.get(item.key[0], ""), touched)
                case "run":
                    plain = self.run(orjson.loads(item.body))
                    new = None if plain is None else item._replace(body=orjson.dumps(plain))
                case "dossier":
                    held = self.dossier(item.key, orjson.loads(item.body))
                    new = None if held is None else item._replace(key=held[0], body=orjson.dumps(held[1]))
            if item.sort not in {"part", "revision"} and new != item:
                (touched.removed if new is None else touched.changed)[item.sort] += 1
            if new is not None:
                yield new

    def _record(self, item: Item) -> Item | None:
        sort, key, body, is_whole = item
        source = str(key[0]) if sort != "judgement" else ""
        plain = orjson.loads(body)
        new = self.record(sort, source, dict(plain))
        if new is None or new == plain:
            return None if new is None else item
        if sort == "claim":
            key = (source, trusted_claim(new).key)
        return Item(sort, key, orjson.dumps(new), is_whole)

    def _part(self, item: Item, source: str, touched: Touched) -> Item | None:
        entries = orjson.loads(item.body)
        new = [new_entry for entry in entries if (new_entry := self._entry(entry, source)) is not None]
        if new == entries:
            return item
        touched.removed.update(part=len(entries) - len(new))
        touched.changed.update(part=sum(entry not in entries for entry in new))
        return item._replace(body=orjson.dumps(new)) if new else None

    def _entry(self, entry: Plain, source: str) -> Plain | None:
        sort, of = entry["record"], entry.get("source", source)
        before, after = (
            None if entry[side] is None else self.record(sort, of, dict(entry[side])) for side in ("before", "after")
        )
        if before == after:
            return None
        left = after or before or {}
        id = trusted_claim(left).key if sort == "claim" and left != (entry["after"] or entry["before"]) else entry["id"]
        action = "added" if before is None else "retracted" if after is None else "changed"
        return {**entry, "action": action, "id": id, "before": before, "after": after}
