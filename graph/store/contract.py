"""What every store does: the one way to write, and the one way to read, for SQLite and Neo4j alike."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol, Self

import orjson

from graph.model.identity import Judgement
from graph.model.plain import message_to_plain, to_json
from graph.model.records import Batch, Claim, Entity, Passage, Source
from graph.model.words import Message, MessageError, UnknownMessageError, message
from graph.store.dossiers import Dossier
from graph.store.keeping import Item, Keeping, Renewing


class StoreError(MessageError):
    """The store could not do what was asked; nothing of it was written. The message is fit to show to a user."""


class StoreBusyError(StoreError):
    """Another writer held the store for longer than a writer waits."""


class StoreMovedOnError(StoreError):
    """What a source says was changed after the caller read it."""

    def __init__(self, source_id: str) -> None:
        super().__init__(message("store-moved-on", source=source_id))


class DossierMovedOnError(StoreError):
    """Another wrote a newer version of a dossier (their id is `by`) than the one that a new version follows."""

    def __init__(self, dossier: Dossier, by: str) -> None:
        super().__init__(message("store-dossier-moved-on", kind=dossier.kind, id=dossier.id))
        self.dossier = dossier
        self.by = by


@dataclass(frozen=True, slots=True)
class Changes:
    """What one write changed: numbers of records, and the revision that the store is at after it."""

    revision: int
    added: int = 0
    changed: int = 0
    retracted: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.retracted)


Action = Literal["added", "changed", "retracted"]
RecordType = Literal["source", "entity", "claim", "judgement"]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log: what happened to one record in one revision. `before` and `after` are records made plain.

    `at` is the moment of the revision (ISO 8601, UTC); `source` is empty for a judgement.
    """

    revision: int
    at: str
    source: str
    action: Action
    record: RecordType
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One write in short: its moment (ISO 8601, UTC), whose records it changed, and how many, the source itself apart.

    `source` is empty for judgements; `title` is that of the source where this write made, changed or removed it, and
    `sources` says how many sources it did so with. Of a write of many sources `source` is what was loaded as a whole.
    """

    number: int
    at: str
    source: str
    counts: Mapping[Action, int]
    title: str | None
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Write:
    """A revision as to whom it concerns: the source or the name that it was made under (empty: judgements), and what it
    changed of sources themselves, apart from what they say. Of a write of texts only the log tells nothing else.
    """

    number: int
    source: str
    sources: tuple[Change, ...] = ()


Outcome = Literal["loaded", "unchanged", "refused", "withdrawn", "started", "fetched", "failed"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a loader: when, with what outcome, and what there is to tell of it.

    A refresh is noted as `started`, and as `fetched` or `failed` when it ends; `mark` tells the next one how far it
    came. `audience` is whom it may be told, as of a source. Times live here only, never in a claim. Parameters of the
    messages are what `message_to_plain` can make plain.
    """

    source: str
    at: str
    outcome: Outcome
    revision: int
    entities: int
    claims: int
    messages: tuple[Message, ...] = ()
    mark: str | None = None
    audience: tuple[str, ...] = ()

    def text(self, language: str) -> str | None:
        """What there is to tell, a line each; None when there is nothing."""
        return "\n".join(_told(noted, language) for noted in self.messages) or None

    def public_text(self, language: str) -> str | None:
        """The same for who only reads: not what was wrong with a refused file, which can hold anything."""
        if self.outcome == "refused" and self.messages:
            return message("load-wrong-in-public", count=len(self.messages)).in_language(language)
        return self.text(language)


def _told(noted: Message, language: str) -> str:
    try:
        return noted.in_language(language)
    except UnknownMessageError:
        # Another version of Samenspel noted this, with words that this one does not have.
        return orjson.dumps(message_to_plain(noted)).decode()


REFRESHES = frozenset({"started", "fetched", "failed"})


def loads(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs that loaded something or tried to, in their order, without those of refreshing."""
    return tuple(run for run in runs if run.outcome not in REFRESHES)


def by_source(runs: Iterable[Run]) -> Mapping[str, Sequence[Run]]:
    """The runs that loaded each source, in their order; a source without any has none."""
    groups: dict[str, list[Run]] = defaultdict(list)
    for run in loads(runs):
        groups[run.source].append(run)
    return groups


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a store holds at one revision, ordered by id so that equal stores give equal contents.

    `entities` and `claims` are pairs of the id of the source and its record, as the source gave it.
    """

    revision: int
    sources: tuple[Source, ...]
    entities: tuple[tuple[str, Entity], ...]
    claims: tuple[tuple[str, Claim], ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """All that a store holds at one revision, in no order: entities and claims as their source and canonical JSON.

    They are read once, while the store holds them out (`Store.rows`). `state` is that of the store, empty for others.
    """

    revision: int
    state: str
    sources: tuple[Source, ...]
    entities: Iterable[tuple[str, bytes]]
    claims: Iterable[tuple[str, bytes]]
    judgements: tuple[Judgement, ...]

    @classmethod
    def of(cls, contents: Contents) -> "Rows":
        """The rows of contents."""
        return cls(
            contents.revision,
            "",
            contents.sources,
            ((source, to_json(entity)) for source, entity in contents.entities),
            ((source, to_json(claim)) for source, claim in contents.claims),
            contents.judgements,
        )


Noted = Callable[[Changes], Run]
"""Makes the run that is noted with what a write changed, in the same transaction."""

Step = Literal["comparing", "writing"]
Progress = Callable[[Step, int, int], None]
"""Is told of a write which step it is at, how many records of that are done, and of how many."""


def nobody(step: Step, done: int, total: int) -> None:
    """Progress that nobody watches."""


class Store(Protocol):
    """Holds what all sources together claim. Every write is one transaction; each method raises StoreError."""

    @property
    def url(self) -> str:
        """The address of the store."""

    def sync(
        self,
        batch: Batch,
        *,
        read_at: int | None = None,
        progress: Progress = nobody,
        dossiers: Sequence[Dossier] = (),
        noted: Noted | None = None,
    ) -> Changes:
        """Make the store hold exactly `batch` for its source, its text too; nothing is written when it already does.

        The text is no part of the log: a write that changes only the text makes a revision without any change.

        Who makes the batch from what the source says now gives the revision at which that was read: StoreMovedOnError,
        and nothing written, when another changed it since. `progress` is called while the write lasts. `dossiers` are
        kept and the run that is `noted` is noted in the same transaction, also when the batch changes nothing.

        What the source says and was damaged meanwhile is written again; that makes a revision too, and counts as
        changed.
        """

    def sync_all(self, name: str, batches: Iterable[Batch], *, noted: Noted | None = None) -> Changes:
        """Do as `sync` with many batches, each of another source, in one transaction and one revision.

        They are gone through once, while the store is held, and none is kept; whatever is raised meanwhile leaves
        nothing written. `name` is what the log calls them together: what the ids of these sources begin with.
        """

    def retract(
        self,
        source_id: str,
        *,
        read_at: int | None = None,
        dossiers: Sequence[Dossier] = (),
        noted: Noted | None = None,
    ) -> Changes:
        """Take back all that a source says, and the source itself; the rest as for `sync`."""

    def judge(self, judgements: Iterable[Judgement]) -> Changes:
        """Record who is who (or not); the newest judgement on a pair holds. Claims are re-pointed at once."""

    def revision(self) -> int:
        """The number of the last write, 0 for an empty store."""

    def state(self, revision: int | None = None) -> str:
        """A text that is the same only as long as the store holds the same.

        Of an earlier `revision` that which it had then; empty when no such write is known.
        """

    def read(self) -> Contents:
        """Everything, as of one revision."""

    def rows(self) -> AbstractContextManager[Rows]:
        """Everything as of one revision, as it is kept, for as long as the block lasts."""

    def passages(self, places: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
        """What stands at these places now, each the id of a source with text and a locator; what has no text is left
        out.
        """

    def texts(self) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        """The text of each source that has one, by id, its passages in the order of reading."""

    def changes(self, since: int = 0, until: int | None = None) -> Iterator[Change]:
        """The log after revision `since`, up to and with `until`, oldest first."""

    def revisions(self, since: int = 0, until: int | None = None) -> Iterator[Revision]:
        """The writes after revision `since`, up to and with `until`, without reading each record of the log.

        Those that changed texts only are left out.
        """

    def writes(self, since: int = 0) -> Iterator[Write]:
        """The writes after revision `since`, oldest first, as to whom they concern; also those of texts only."""

    def record_run(self, run: Run) -> None:
        """Note a run of a loader; the revision stays."""

    def runs(self) -> tuple[Run, ...]:
        """The runs, newest first."""

    def forget_runs(self, before: str) -> int:
        """Forget the runs of before a moment (ISO 8601, UTC), but the newest of each source with each outcome.

        Gives how many were forgotten.
        """

    def keep(self, dossiers: Sequence[Dossier]) -> None:
        """Write new versions of dossiers, all or none; the revision stays.

        DossierMovedOnError when one is not the version after the newest that is held.
        """

    def dossier(self, kind: str, id: str) -> Dossier | None:
        """The newest version of a dossier."""

    def dossiers(self, kind: str, after: int = 0) -> tuple[Dossier, ...]:
        """The newest version of each dossier of a kind that was written after a number, in the order of writing."""

    def dossier_versions(self, kind: str, id: str) -> tuple[Dossier, ...]:
        """All versions of a dossier, oldest first."""

    def written_dossiers(self, after: int = 0) -> tuple[Dossier, ...]:
        """All versions of all dossiers that were written after a number, in the order of writing."""

    def dossiers_written(self) -> int:
        """How many versions of dossiers were ever written: what tells that there are new ones."""

    def forget(self, kind: str, id: str) -> None:
        """Empty all versions of a dossier, so that only remains that they were written, and when.

        An empty version is added, so that who read the dossier before that cannot write it back.
        """

    def keeping(self) -> AbstractContextManager[Keeping]:
        """All that the store keeps, as it is kept and as of one revision, for as long as the block lasts."""

    def put_back(self, items: Iterable[Item], *, replace: bool = False) -> None:
        """Make an empty store keep these items, or with `replace` any store keep these and nothing else.

        All in one transaction. The store has another `state` than any store before.
        """

    def rewrite(self, renew: Renewing, dossiers: Sequence[Dossier] = ()) -> None:
        """Replace all that the store keeps by what `renew` makes of it, and keep `dossiers`, in one transaction.

        Nobody writes meanwhile. As after `put_back`, whoever follows the store has to begin anew.
        """

    def scrub(self) -> tuple[Message, ...]:
        """Have what is kept no more disappear from the bytes of the store too; gives what still stands in the way."""

    def faults(self) -> tuple[Message, ...]:
        """What is wrong with the store besides its items: its file, or the view that others have of it."""

    def close(self) -> None:
        """Give back connections."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...
