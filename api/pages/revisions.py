"""The revisions that pages show: the newest, and those since the last meeting."""

from itertools import takewhile

from api.kept import kept
from api.pages.visitor import Visitor
from graph.say.changes import RevisionChanges, describe, in_short

MOST_LINES = 60


def newest(visiting: Visitor, most: int) -> list[RevisionChanges]:
    """The last revisions, newest first, without their lines; read once for each revision."""

    def read() -> list[RevisionChanges]:
        revisions = visiting.graph.store.revisions(max(0, visiting.snapshot.revision - most))
        return list(reversed(list(in_short(revisions, visiting.snapshot, visiting.language))))

    return kept(visiting.snapshot, ("newest", visiting.language, most), read)


def between(visiting: Visitor, after: int, last: int | None) -> list[RevisionChanges]:
    """The revisions after one and up to and including another (None: until now), newest first."""

    def read() -> list[RevisionChanges]:
        changes = takewhile(lambda change: last is None or change.revision <= last, visiting.graph.store.changes(after))
        return list(reversed(list(describe(changes, visiting.snapshot, visiting.language, most=MOST_LINES))))

    return kept(visiting.snapshot, ("between", visiting.language, after, last), read)
