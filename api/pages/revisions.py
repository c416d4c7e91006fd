"""The newest revisions, which pages show."""

from api.pages.visitor import Visitor
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.say.changes import RevisionChanges, in_short
from graph.store import Store

MOST_KEPT = 64


def newest(visiting: Visitor, most: int) -> list[RevisionChanges]:
    """The last revisions, newest first, without their lines."""
    return _newest(visiting.snapshot, visiting.graph.store, visiting.language, most)


@kept(MOST_KEPT)
def _newest(snapshot: Snapshot, store: Store, language: str, most: int) -> list[RevisionChanges]:
    revisions = store.revisions(max(0, snapshot.revision - most))
    return list(reversed(list(in_short(revisions, snapshot, language))))
