"""The revisions that pages show: the newest, and those since the last meeting."""

from itertools import takewhile

from api.pages.visitor import Visitor
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.say.changes import RevisionChanges, describe, in_short
from graph.store import Store

MOST_LINES = 60
MOST_KEPT = 64


def newest(visiting: Visitor, most: int) -> list[RevisionChanges]:
    """The last revisions, newest first, without their lines."""
    return _newest(visiting.snapshot, visiting.graph.store, visiting.language, most)


def between(visiting: Visitor, after: int, last: int | None) -> list[RevisionChanges]:
    """The revisions after one and up to and including another (None: until now), newest first."""
    return _between(visiting.snapshot, visiting.graph.store, visiting.language, after, last)


@kept(MOST_KEPT)
def _newest(snapshot: Snapshot, store: Store, language: str, most: int) -> list[RevisionChanges]:
    revisions = store.revisions(max(0, snapshot.revision - most))
    return list(reversed(list(in_short(revisions, snapshot, language))))


@kept(MOST_KEPT)
def _between(snapshot: Snapshot, store: Store, language: str, after: int, last: int | None) -> list[RevisionChanges]:
    changes = takewhile(lambda change: last is None or change.revision <= last, store.changes(after))
    return list(reversed(list(describe(changes, snapshot, language, most=MOST_LINES))))
