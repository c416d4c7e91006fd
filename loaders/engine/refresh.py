"""Refreshing: which sources are due, fetching what changed of them, loading it, and noting how that went.

What is remembered stands in the runs of the store, so that another store begins at the beginning: when a source was
asked last, and how far it came (a cursor, or the checksum of all that was given). Only files lie in the cache, each
with what its server calls it. A run that was broken off left its files there; the next one takes these as they are.
"""

import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import httpx2

from graph.cache import CACHE
from graph.model.words import Listed, Message, message, told
from graph.store import Outcome, Run, Store, StoreError, refreshes
from graph.store import loads as loads_of
from loaders.card import Cursor, Feed, File, ToldBy
from loaders.engine.busy import BusyError, alone
from loaders.engine.discover import SourceModule, discover
from loaders.engine.fetch import Renewer
from loaders.engine.run import Progress, load_fetched, record_run, silent
from loaders.problems import LoadError, Place, UnreachableError

# After this a list of results has moved on too far to go on in its middle.
GOES_ON_FOR = timedelta(hours=12)
# What failed is not asked again sooner, however often somebody looks what is due.
RESTS_FOR = timedelta(hours=1)
# A timer does not ring at the same second each day.
_EARLY = 0.9
# What is left out for these reasons was given and read all the same.
_LEFT_OUT = frozenset({"load-older-edition", "load-stays-withdrawn"})


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How refreshing a source went. `due`: it would be asked; `waits`: it is not to be asked before `next` (ISO 8601);
    `busy`: another process is refreshing it.

    `requests` is how often its server was asked; `loads` tells of each of its batches.
    """

    card: str
    title: str
    outcome: Literal["due", "waits", "busy", "fetched", "unchanged", "failed"]
    next: str | None = None
    requests: int = 0
    messages: tuple[Message, ...] = ()
    loads: tuple[Run, ...] = ()


def refresh(
    store: Store,
    names: Iterable[str] = (),
    *,
    due: bool = False,
    dry_run: bool = False,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    progress: Progress | None = None,
    cache: Path = CACHE,
    client: httpx2.Client | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> tuple[Refreshed, ...]:
    """Fetch and load sources anew, by the ids of their cards; without names every source that can be fetched.

    `due` leaves out those of which the next edition cannot be there yet; `dry_run` only tells which these are, and asks
    no server. Each source is noted in the store when it starts and when it ends, whatever happens; one that fails
    leaves what it said before, and the others go on. Raises LoadError for a name that cannot be refreshed, StoreError
    when the store itself fails.
    """
    sources = discover()
    chosen = [sources[id] for id in _ids(names, sources)]
    work = _Refresh(store, now, progress or silent, cache, client, pause)
    done: list[Refreshed] = []
    for number, source in enumerate(chosen):
        work.progress(message("load-refreshing", source=source.card.title), number, len(chosen))
        next = work.next(source)
        if due and next is not None:
            moment = next.isoformat(timespec="seconds")
            done.append(Refreshed(source.card.id, source.card.title, "waits", moment))
        elif dry_run:
            done.append(Refreshed(source.card.id, source.card.title, "due"))
        else:
            done.append(_alone(work, source))
    work.progress(message("load-progress"), len(chosen), len(chosen))
    return tuple(done)


def _alone(work: "_Refresh", source: SourceModule) -> Refreshed:
    """Refresh a source when nobody else does, which would fetch the same into the same files."""
    card = source.card
    try:
        with alone(work.cache / card.id, work.now()):
            return work.run(source)
    except BusyError as error:
        key = "load-busy-since" if error.since else "load-busy"
        busy = message(key, since=error.since or "", process=str(error.process))
        return Refreshed(card.id, card.title, "busy", messages=(busy,))
    except OSError as error:
        return Refreshed(card.id, card.title, "failed", messages=told(error))


def _ids(names: Iterable[str], sources: Mapping[str, SourceModule]) -> list[str]:
    asked = [name.strip().casefold().replace("-", "_") for name in names]
    can = [id for id, source in sources.items() if source.card.feed is not None]
    for name in asked:
        if name not in can:
            raise LoadError(Place(name[:80]).problem("load-not-refreshed", sources=Listed(tuple(can), "or")))
    return list(dict.fromkeys(asked)) or can


@dataclass(frozen=True)
class _Refresh:
    """One call of `refresh`."""

    store: Store
    now: Callable[[], datetime]
    progress: Progress
    cache: Path
    client: httpx2.Client | None
    pause: Callable[[float], None]

    def next(self, source: SourceModule) -> datetime | None:
        """The moment before which there is nothing to ask for; None when that has come."""
        last, every = next(iter(self._runs(source)), None), source.card.cadence.every
        if last is None or last.outcome == "started":
            return None
        rests = RESTS_FOR if last.outcome == "failed" or every is None else every * _EARLY
        at, now = datetime.fromisoformat(last.at), self.now()
        return at + rests if at <= now < at + rests else None

    def run(self, source: SourceModule) -> Refreshed:
        """Refresh one source, and note it."""
        card, feed = source.card, source.card.feed
        assert feed is not None
        begun = self.now()
        fresh_since = self._broken_off(source, begun) or begun
        last = next((run for run in self._runs(source) if run.outcome == "fetched"), None)
        mark = last.mark if last else None
        self._note(source, "started", (), fresh_since.isoformat())
        get = Renewer(card, self.cache, begun.date(), self.client, self.pause, fresh_since=fresh_since, now=self.now)
        try:
            return self._refreshed(source, feed, get, mark, begun)
        except UnreachableError as error:
            return self._ended(source, "failed", get, error.problems, fresh_since.isoformat())
        except LoadError as error:
            return self._ended(source, "failed", get, error.problems, None)
        except StoreError:
            raise
        except Exception as error:
            # A fault in one source must not go unnoticed, and not keep the others from being asked.
            return self._ended(
                source, "failed", get, (message("as-it-is", text=f"{type(error).__name__}: {error}"),), None
            )

    def _refreshed(
        self, source: SourceModule, feed: Feed, get: Renewer, mark: str | None, begun: datetime
    ) -> Refreshed:
        files, new_mark = _fetched(source, feed, get, mark)
        if new_mark == mark and feed.told_by is not ToldBy.CURSOR:
            return self._ended(source, "unchanged", get, (message("load-not-changed"),), new_mark)
        at = begun.astimezone(UTC).isoformat(timespec="seconds")
        known = {run.source for run in loads_of(self.store.runs()) if run.outcome != "refused"}
        loads = tuple(load_fetched(self.store, source, files, at, self.progress)) if files else ()
        if why := _refusals(loads, feed, known):
            return self._ended(source, "failed", get, why, None, loads)
        return self._ended(source, "fetched", get, (), new_mark, loads)

    def _ended(
        self,
        source: SourceModule,
        outcome: Literal["fetched", "unchanged", "failed"],
        get: Renewer,
        messages: Iterable[Message],
        mark: str | None,
        loads: tuple[Run, ...] = (),
    ) -> Refreshed:
        messages = tuple(messages)
        self._note(source, "failed" if outcome == "failed" else "fetched", messages, mark)
        if outcome != "failed":
            get.forget_others()
        return Refreshed(source.card.id, source.card.title, outcome, None, get.asked, messages, loads)

    def _broken_off(self, source: SourceModule, now: datetime) -> datetime | None:
        """Since when files in the cache are of a run that did not come to its end; None to begin anew."""
        last = next(iter(self._runs(source)), None)
        if last is None or last.outcome == "fetched" or last.mark is None:
            return None
        since = datetime.fromisoformat(last.mark)
        return since if since <= now < since + GOES_ON_FOR else None

    def _runs(self, source: SourceModule) -> tuple[Run, ...]:
        return refreshes(self.store.runs(), source.card.id)

    def _note(self, source: SourceModule, outcome: Outcome, messages: tuple[Message, ...], mark: str | None) -> None:
        at = self.now().astimezone(UTC).isoformat(timespec="seconds")
        revision = self.store.revision()
        record_run(self.store, Run(source.card.id, at, outcome, revision, 0, 0, messages, mark, source.card.audience))


def _fetched(source: SourceModule, feed: Feed, get: Renewer, mark: str | None) -> tuple[tuple[File, ...], str | None]:
    """The files of the present edition, and what tells the next refresh how far this one came."""
    files: list[File] = []
    choice = hashlib.sha256(feed.selection.encode()).hexdigest()[:8]
    cursor = mark.removeprefix(choice).strip() if mark and mark.startswith(choice) else None
    results = source.refresh(get, cursor) if source.refresh else (File(get(at), at) for at in feed.addresses)
    for result in results:
        match result:
            case Cursor():
                cursor = result.value
            case File():
                files.append(result)
    if feed.told_by is ToldBy.CURSOR:
        return tuple(files), f"{choice} {cursor}" if cursor else None
    # Another version of Samenspel may read the same otherwise.
    whole = hashlib.sha256(version("samenspel").encode())
    for file in files:
        whole.update(f"{file.address} {get.given[file.path]}\n".encode())
    return tuple(files), whole.hexdigest()


def _refusals(loads: Iterable[Run], feed: Feed, known: Collection[str]) -> tuple[Message, ...]:
    """Why what was fetched does not count as the present edition; empty when it does.

    It does not when nothing could be taken of it, or when a part that is `known` stays as it was. Where only what is
    new is asked for, a part that is refused must not hold up all that comes after it.
    """
    refused = [run for run in loads if run.outcome == "refused"]
    taken = any(
        run.entities or any(reason.key in _LEFT_OUT for reason in run.messages) for run in loads if run not in refused
    )
    if feed.told_by is ToldBy.CURSOR and (taken or not refused):
        return ()
    if not taken and not refused:
        return (message("load-nothing-given"),)
    return tuple(reason for run in refused if run.source in known or not taken for reason in run.messages)
