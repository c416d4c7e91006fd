"""What the log of a store tells of whom each source is for, followed as it grows and shared by all who look at it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from graph.model.audience import Viewer
from graph.model.records import RECOGNISED
from graph.store.contract import Change, Store, Write

_AN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")


@dataclass(frozen=True, slots=True)
class Touched:
    """Of one write: the sources of whose records it changed any, the entities that each states in it, and the pairs
    that it judges.
    """

    sources: frozenset[str]
    stated: Mapping[str, frozenset[str]]
    pairs: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class Audiences:
    """All writes up to a revision, and what each source that was ever not for all said last of whom it is for, also
    when it is taken back. `ever` has the sources that there ever were.
    """

    revision: int
    state: str
    writes: tuple[Write, ...] = ()
    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ever: frozenset[str] = frozenset()


class Followed:
    """The audiences in one store. Its methods may be called by several threads at once; each raises StoreError."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = RLock()
        self._known = Audiences(0, "")
        self._touched: dict[int, Touched] = {}
        self._stated: dict[str, set[str]] = {}
        self._stated_until = 0

    def now(self) -> Audiences:
        """The audiences as of a revision that is not older than this call."""
        with self._lock:
            revision, state = _newest(self.store)
            known = self._known
            if (known.revision, known.state) != (revision, state):
                if known.revision and self.store.state(known.revision) != known.state:
                    # The store was restored or written anew.
                    known = Audiences(0, "")
                    self._touched, self._stated, self._stated_until = {}, {}, 0
                self._known = _followed(known, self.store, revision, state)
            return self._known

    def name_of(self, viewer: Viewer) -> str:
        """What somebody's view of the store is called: empty where all see the same."""
        groups = {group for audience in self.now().of.values() for group in audience}
        return viewer.name(groups) if groups else ""

    def touched(self, number: int) -> Touched:
        """What the write with that number touched."""
        with self._lock:
            if number not in self._touched:
                self._touched[number] = _touched(self.store.changes(number - 1, number))
            return self._touched[number]

    def stated_by(self, ids: Iterable[str], until: int) -> Mapping[str, frozenset[str]]:
        """By which sources each of these entities was ever stated, up to a revision."""
        with self._lock:
            wanted = set(ids)
            if not wanted <= self._stated.keys():
                # Of others nothing was noted, so that the log is gone through again.
                self._stated = {id: set() for id in wanted | self._stated.keys()}
                self._stated_until = 0
            if self._stated and self._stated_until < until:
                for change in self.store.changes(self._stated_until, until):
                    if change.record == "entity" and change.id in self._stated:
                        self._stated[change.id].add(change.source)
                self._stated_until = until
            return {id: frozenset(self._stated[id]) for id in wanted}


def ids_in(content: Any) -> Iterator[str]:
    """Whatever may be an id in a value as JSON has it, also within texts."""
    match content:
        case str():
            yield from _AN_ID.findall(content)
        case Mapping():
            for name, value in content.items():
                yield from ids_in(name)
                yield from ids_in(value)
        case list() | tuple():
            for value in content:
                yield from ids_in(value)


def with_recognised(ids: Iterable[str]) -> frozenset[str]:
    """Sources, and those of what a program recognised in their texts, which is for no more people than the text is."""
    return frozenset(source_id for id in ids for source_id in (id, f"{id}{RECOGNISED}"))


def _newest(store: Store) -> tuple[int, str]:
    """The number of the last write and the state after it, of one moment."""
    state = store.state()
    while True:
        revision, later = store.revision(), store.state()
        if later == state:
            return revision, state
        state = later


def _followed(known: Audiences, store: Store, revision: int, state: str) -> Audiences:
    # A write that comes meanwhile is for the next time, so that the state is that of the last one here.
    new = tuple(write for write in store.writes(known.revision) if write.number <= revision)
    of, ever = dict(known.of), set(known.ever)
    for change in (change for write in new for change in write.sources):
        ever.add(change.id)
        audience = tuple(((change.after or change.before) or {}).get("audience", ()))
        if audience or change.id in of:
            of[change.id] = audience
    return Audiences(revision, state, (*known.writes, *new), of, frozenset(ever))


def _touched(changes: Iterable[Change]) -> Touched:
    sources: set[str] = set()
    stated: dict[str, set[str]] = {}
    pairs: set[str] = set()
    for change in changes:
        if change.record == "judgement":
            pairs.add(change.id)
            continue
        sources.add(change.source)
        if change.record == "entity":
            stated.setdefault(change.source, set()).add(change.id)
    return Touched(frozenset(sources), {id: frozenset(ids) for id, ids in stated.items()}, frozenset(pairs))
