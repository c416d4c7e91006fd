"""The revisions of the store, each with what it changed; kept once read, because what was logged never changes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.pages.questions import gettext
from api.pages.visitor import Visitor
from graph.store import Change
from viz.texts import translations


@dataclass(frozen=True, slots=True)
class Revision:
    """One write: when, what source, and how many records it touched, in words."""

    number: int
    at: str
    title: str
    summary: str


def newest(visiting: Visitor, most: int) -> list[Revision]:
    """The last revisions, newest first."""
    since = max(0, visiting.snapshot.revision - most)
    return list(reversed(list(summaries(visiting, visiting.graph.store.changes(since)))))


def summaries(visiting: Visitor, changes: Iterator[Change]) -> Iterator[Revision]:
    """Each revision in a stream of changes, oldest first."""
    for _, group in groupby(changes, key=lambda change: change.revision):
        yield revision(visiting, list(group))


def revision(visiting: Visitor, changes: Sequence[Change]) -> Revision:
    """What the changes of one revision come to."""
    first = changes[0]
    counts = Counter(change.action for change in changes if change.record != "source")
    return Revision(first.revision, first.at, title(visiting, first), _in_words(visiting, counts))


def title(visiting: Visitor, change: Change) -> str:
    """The title of the source that a revision is of; judgements on identity have none."""
    if not change.source:
        return gettext(visiting)("Judgements on who is who")
    source = visiting.snapshot.sources.get(change.source)
    return source.title if source else change.source


def _in_words(visiting: Visitor, counts: Mapping[str, int]) -> str:
    ngettext = translations(visiting.language).ngettext
    words = {
        "added": ngettext("%(num)s line added", "%(num)s lines added", counts["added"]),
        "changed": ngettext("%(num)s line changed", "%(num)s lines changed", counts["changed"]),
        "retracted": ngettext("%(num)s line withdrawn", "%(num)s lines withdrawn", counts["retracted"]),
    }
    return ", ".join(text % {"num": counts[action]} for action, text in words.items() if counts[action])
