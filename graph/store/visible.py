"""A store as somebody sees it who may not see all of its sources: what a store without the others would show.

Nothing tells that there is more: revisions count what is seen, the log, the runs and the texts are those of what is
seen, and a judgement on an entity that only others state is not there. What a source says last of whom it is for holds
for all that it ever said. Where nothing is hidden from somebody, each method is that of the store itself.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from itertools import groupby
from threading import Lock
from typing import Any, Self

import orjson

from graph.model.audience import Viewer
from graph.model.identity import Judgement
from graph.model.records import Batch, Passage
from graph.model.words import Message, message
from graph.store.audiences import Audiences, Followed, ids_in, with_recognised
from graph.store.contract import (
    Action,
    Change,
    Changes,
    Contents,
    Noted,
    Progress,
    Revision,
    Rows,
    Run,
    Store,
    StoreError,
    StoreMovedOnError,
    Write,
    nobody,
)
from graph.store.dossiers import Dossier, source_in
from graph.store.keeping import Item, Keeping, Renewing

SEEN = "-seen-"
"""What stands between the address of a store and what tells a view of it from others."""


def visible_to(store: Store, viewer: Viewer, followed: Followed | None = None) -> Store:
    """The store as somebody sees it; `followed` is what several of these of one store share."""
    return store if viewer.sees_all else VisibleStore(store, viewer, followed or Followed(store))


class VisibleStore:
    """What somebody sees of a store: see the module. Each method raises StoreError.

    Writing goes through to the store, but of a source that is hidden: whoever writes one of that id is told that
    another was before them. What is done with a store as a whole (`keeping` and what belongs to it) is refused.
    """

    def __init__(self, store: Store, viewer: Viewer, followed: Followed) -> None:
        self._store = store
        self._viewer = viewer
        self._followed = followed
        self._making = Lock()
        self._last: _View | None = None
        self._dossiers: _Dossiers | None = None

    @property
    def url(self) -> str:
        """That of the store; where something is hidden another, so that files beside it are not shared."""
        if not self._view().hidden:
            return self._store.url
        groups = orjson.dumps(sorted(self._viewer.groups))
        return f"{self._store.url}{SEEN}{blake2b(groups, digest_size=8).hexdigest()}"

    def _view(self) -> "_View":
        """What is hidden, as of a revision that is not older than this call.

        So whoever read something before this call can tell by it what of that is hidden.
        """
        with self._making:
            audiences = self._followed.now()
            if self._last is None or self._last.audiences is not audiences:
                self._last = _View(audiences, self._viewer, self._followed)
            return self._last

    def sync(
        self,
        batch: Batch,
        *,
        read_at: int | None = None,
        progress: Progress = nobody,
        dossiers: Sequence[Dossier] = (),
        noted: Noted | None = None,
    ) -> Changes:
        read_at = self._real(batch.source.id, read_at)
        return self._seen(self._store.sync(batch, read_at=read_at, progress=progress, dossiers=dossiers, noted=noted))

    def sync_all(self, name: str, batches: Iterable[Batch], *, noted: Noted | None = None) -> Changes:
        def checked() -> Iterator[Batch]:
            for batch in batches:
                self._real(batch.source.id, None)
                yield batch

        return self._seen(self._store.sync_all(name, checked(), noted=noted))

    def retract(
        self,
        source_id: str,
        *,
        read_at: int | None = None,
        dossiers: Sequence[Dossier] = (),
        noted: Noted | None = None,
    ) -> Changes:
        read_at = self._real(source_id, read_at)
        return self._seen(self._store.retract(source_id, read_at=read_at, dossiers=dossiers, noted=noted))

    def judge(self, judgements: Iterable[Judgement]) -> Changes:
        return self._seen(self._store.judge(judgements))

    def _real(self, source_id: str, read_at: int | None) -> int | None:
        """The number that the store has for a revision. StoreMovedOnError for a source that is hidden."""
        view = self._view()
        if source_id in view.hidden:
            raise StoreMovedOnError(source_id)
        return None if read_at is None else view.real(read_at)

    def _seen(self, changes: Changes) -> Changes:
        return replace(changes, revision=self._view().number(changes.revision))

    def revision(self) -> int:
        view = self._view()
        return view.number(view.audiences.revision)

    def state(self, revision: int | None = None) -> str:
        view = self._view()
        if not view.hidden:
            # Not what the store holds by now, which may be hidden.
            newest = view.audiences.revision
            if revision is None or revision == newest:
                return view.audiences.state
            return self._store.state(revision) if revision < newest else ""
        return self._state(view, view.number(view.audiences.revision) if revision is None else revision)

    def _state(self, view: "_View", revision: int) -> str:
        if not 0 <= revision <= view.number(view.audiences.revision):
            return ""
        real = view.real(revision)
        state, hidden = self._store.state(real), view.hidden_until(real)
        # Until something was hidden it is the same as for all, and stays so when something is hidden later.
        return blake2b(orjson.dumps([state, hidden]), digest_size=16).hexdigest() if state and hidden else state

    def read(self) -> Contents:
        contents = self._store.read()
        view = self._view()
        if not view.hidden:
            return contents
        return Contents(
            view.number(contents.revision),
            tuple(source for source in contents.sources if source.id not in view.hidden),
            tuple(pair for pair in contents.entities if pair[0] not in view.hidden),
            tuple(pair for pair in contents.claims if pair[0] not in view.hidden),
            tuple(judgement for judgement in contents.judgements if "=".join(judgement.pair) not in view.concealed),
        )

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        with self._store.rows() as rows:
            view = self._view()
            if not view.hidden:
                yield rows
                return
            hidden, revision = view.hidden, view.number(rows.revision)
            yield Rows(
                revision=revision,
                state=self._state(view, revision),
                sources=tuple(source for source in rows.sources if source.id not in hidden),
                entities=(row for row in rows.entities if row[0] not in hidden),
                claims=(row for row in rows.claims if row[0] not in hidden),
                judgements=tuple(
                    judgement for judgement in rows.judgements if "=".join(judgement.pair) not in view.concealed
                ),
            )

    def passages(self, places: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
        by_place = self._store.passages(places)
        hidden = self._view().hidden
        return {place: passages for place, passages in by_place.items() if place[0] not in hidden}

    def texts(self) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        hidden: Collection[str] | None = None
        for source, text in self._store.texts():
            if hidden is None:
                hidden = self._view().hidden
            if source not in hidden:
                yield source, text

    def changes(self, since: int = 0, until: int | None = None) -> Iterator[Change]:
        view = self._view()
        for change in self._store.changes(*view.between(since, until)):
            if view.shows(change):
                yield replace(change, revision=view.number(change.revision)) if view.hidden else change

    def revisions(self, since: int = 0, until: int | None = None) -> Iterator[Revision]:
        view = self._view()
        for revision in self._store.revisions(*view.between(since, until)):
            if revision.number in view.skipped:
                continue
            seen = revision
            if revision.number in view.mixed:
                entries = self._store.changes(revision.number - 1, revision.number)
                seen = _in_short(revision, filter(view.shows, entries))
            yield replace(seen, number=view.number(revision.number)) if view.hidden else seen

    def writes(self, since: int = 0) -> Iterator[Write]:
        view = self._view()
        for write in view.audiences.writes:
            if write.number > view.real(since) and write.number not in view.skipped:
                sources = tuple(
                    replace(change, revision=view.number(change.revision))
                    for change in write.sources
                    if view.shows(change)
                )
                yield Write(view.number(write.number), write.source, sources)

    def record_run(self, run: Run) -> None:
        self._store.record_run(replace(run, revision=self._view().real(run.revision)))

    def runs(self) -> tuple[Run, ...]:
        runs = self._store.runs()
        view = self._view()
        return tuple(replace(run, revision=view.number(run.revision)) for run in runs if view.tells(run))

    def forget_runs(self, before: str) -> int:
        return self._store.forget_runs(before)

    def keep(self, dossiers: Sequence[Dossier]) -> None:
        self._store.keep(dossiers)

    def dossier(self, kind: str, id: str) -> Dossier | None:
        newest = self._store.dossier(kind, id)
        return next(iter(self._seen_dossiers().those([newest] if newest else ())), None)

    def dossiers(self, kind: str, after: int = 0) -> tuple[Dossier, ...]:
        held = self._store.dossiers(kind)
        return tuple(dossier for dossier in self._seen_dossiers().those(held) if dossier.number > after)

    def dossier_versions(self, kind: str, id: str) -> tuple[Dossier, ...]:
        versions = self._store.dossier_versions(kind, id)
        return self._seen_dossiers().those(versions)

    def written_dossiers(self, after: int = 0) -> tuple[Dossier, ...]:
        held = self._store.written_dossiers()
        return tuple(dossier for dossier in self._seen_dossiers().those(held) if dossier.number > after)

    def dossiers_written(self) -> int:
        return len(self._seen_dossiers().numbers)

    def _seen_dossiers(self) -> "_Dossiers":
        """Which dossiers are seen, as of a moment that is not before this call."""
        written = self._store.dossiers_written()
        view = self._view()
        with self._making:
            last = self._dossiers
            if last is None or last.view is not view or last.written != written:
                self._dossiers = last = _Dossiers(view, self._store.written_dossiers(), written)
            return last

    def forget(self, kind: str, id: str) -> None:
        self._store.forget(kind, id)

    def keeping(self) -> AbstractContextManager[Keeping]:
        raise StoreError(message("store-in-part"))

    def put_back(self, items: Iterable[Item], *, replace: bool = False) -> None:
        raise StoreError(message("store-in-part"))

    def rewrite(self, renew: Renewing, dossiers: Sequence[Dossier] = ()) -> None:
        raise StoreError(message("store-in-part"))

    def scrub(self) -> tuple[Message, ...]:
        return self._store.scrub()

    def faults(self) -> tuple[Message, ...]:
        raise StoreError(message("store-in-part"))

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


@dataclass(eq=False)
class _View:
    """What is hidden from somebody, by what the log of the store tells up to a revision.

    `skipped` and `mixed` are the numbers of writes of which nothing is seen, and of which a part; `concealed` the pairs
    that are judged of which an entity is hidden.
    """

    audiences: Audiences
    viewer: Viewer
    followed: Followed
    hidden: frozenset[str] = frozenset()
    skipped: frozenset[int] = frozenset()
    mixed: frozenset[int] = frozenset()
    concealed: Mapping[str, int] = field(default_factory=dict)
    _order: list[int] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)
    _stated: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        of = self.audiences.of
        self.hidden = with_recognised(id for id, audience in of.items() if not self.viewer.sees(audience))
        if self.hidden:
            self._look_through()

    def _look_through(self) -> None:
        """Find the writes of which something is hidden; only those that can be such are looked into."""
        skipped, mixed = set(), set()
        judged: list[int] = []
        for write in self.audiences.writes:
            if not write.source:
                judged.append(write.number)
            elif write.source in self.hidden or write.source in self._names:
                touched = self.followed.touched(write.number)
                # Of a write of texts only the log tells no more than whose they are.
                sources = touched.sources or {write.source}
                for id in self.hidden & sources:
                    self._first.setdefault(id, write.number)
                    for entity in touched.stated.get(id, ()):
                        self._stated.setdefault(entity, write.number)
                if sources <= self.hidden:
                    skipped.add(write.number)
                elif not sources.isdisjoint(self.hidden):
                    mixed.add(write.number)
        pairs = {number: self.followed.touched(number).pairs for number in judged}
        self.concealed = self._concealed(pairs)
        for number, of_write in pairs.items():
            if of_write and of_write <= self.concealed.keys():
                skipped.add(number)
            elif not of_write.isdisjoint(self.concealed):
                mixed.add(number)
        self.skipped, self.mixed, self._order = frozenset(skipped), frozenset(mixed), sorted(skipped)

    @cached_property
    def _name(self) -> str:
        return self.viewer.name({group for audience in self.audiences.of.values() for group in audience})

    @cached_property
    def _names(self) -> frozenset[str]:
        """What a write of many sources at once can be called that has a hidden one among them."""
        return frozenset(id[:end] for id in self.hidden for end, sign in enumerate(id) if sign == "-")

    def _concealed(self, pairs: Mapping[int, frozenset[str]]) -> Mapping[str, int]:
        first: dict[str, int] = {}
        for number, of_write in pairs.items():
            for pair in of_write:
                first.setdefault(pair, number)
        suspect = {
            pair: [id for id in pair.split("=") if self._stated.get(id, number + 1) <= number]
            for pair, number in first.items()
        }
        gone = self._gone({id for ids in suspect.values() for id in ids})
        return {pair: first[pair] for pair, ids in suspect.items() if not gone.isdisjoint(ids)}

    def _gone(self, ids: Collection[str]) -> frozenset[str]:
        """Those entities that hidden sources state, and no other ever did."""
        hidden = {id for id in ids if id in self._stated}
        if not hidden:
            return frozenset()
        stated = self.followed.stated_by(hidden, self.audiences.revision)
        return frozenset(id for id in hidden if stated[id] <= self.hidden)

    def number(self, real: int) -> int:
        """The number that a write of the store has among those that are seen, or else the last before it."""
        return real - bisect_right(self._order, real)

    def real(self, number: int) -> int:
        """The number in the store of a write that is seen; nothing is there before the first or after the last."""
        return number + bisect_right([skipped - place for place, skipped in enumerate(self._order)], number)

    def between(self, since: int, until: int | None) -> tuple[int, int]:
        """The numbers in the store of a stretch of the log; it ends where this view of it does."""
        newest = self.audiences.revision
        return self.real(since), newest if until is None else min(newest, self.real(until))

    def hidden_until(self, real: int) -> list[str]:
        """What of the log up to a write is hidden: sources, and pairs that are judged."""
        first = (*self._first.items(), *self.concealed.items())
        return sorted(id for id, number in first if number <= real)

    def shows(self, change: Change) -> bool:
        """Whether an entry of the log is seen."""
        return change.source not in self.hidden and (change.record != "judgement" or change.id not in self.concealed)

    def tells(self, run: Run) -> bool:
        """Whether a run is seen: by whom its source is for now, or else by whom it was noted for.

        Numbers of many sources together are not told when one of them is hidden by now.
        """
        if run.source in self.hidden:
            return False
        if run.source in self.audiences.of:
            return True
        is_of_many = bool(run.entities or run.claims) and run.source not in self.audiences.ever
        return self.viewer.sees(run.audience) and not (self.hidden and is_of_many and run.source in self._names)

    def hides(self, dossier: Dossier) -> bool:
        """Whether a dossier is hidden: by its audience or that of the source that it became, as one of another view, or
        because it names what is hidden.
        """
        _, is_of_view, name = dossier.kind.partition(":")
        if is_of_view and name != self._name:
            return True
        # Whom an answer was for when it was given is over once its source says whom it is for.
        given = tuple(dossier.content.get("audience") or ())
        if not self.viewer.sees(self.audiences.of.get(source_in(dossier) or "", given)):
            return True
        if not self.hidden:
            return False
        named = {*ids_in(dossier.id), *ids_in(dossier.content)}
        return not named.isdisjoint(self.hidden) or bool(self._gone(named))


class _Dossiers:
    """The dossiers that are seen by a view, numbered anew; of each, what its newest version holds decides."""

    def __init__(self, view: _View, held: tuple[Dossier, ...], written: int) -> None:
        self.view, self.written = view, written
        newest = {(dossier.kind, dossier.id): dossier for dossier in held}
        hidden = {key for key, dossier in newest.items() if view.hides(dossier)}
        seen = (dossier.number for dossier in held if (dossier.kind, dossier.id) not in hidden)
        self.numbers = {number: place for place, number in enumerate(seen, 1)}

    def those(self, dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
        """Those of these dossiers that are seen."""
        seen = self.numbers
        return tuple(replace(dossier, number=seen[dossier.number]) for dossier in dossiers if dossier.number in seen)


def _in_short(revision: Revision, changes: Iterable[Change]) -> Revision:
    """A write in short by a part of its changes."""
    counts: Counter[Action] = Counter()
    sources: list[Mapping[str, Any]] = []
    for is_source, group in groupby(changes, key=lambda change: change.record == "source"):
        for change in group:
            if is_source:
                sources.append(change.after or change.before or {})
            else:
                counts[change.action] += 1
    title = sources[0]["title"] if len(sources) == 1 else None
    return replace(revision, counts=+counts, title=title, sources=len(sources))
