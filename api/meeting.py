"""What is told for a meeting, put together for page, API and command: changes, their loads, and routes of parties."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from api.moments import Period
from graph.ask.budget import UNLIMITED, Budget
from graph.ask.comparison import Comparison, about, routes_between
from graph.ask.paths import Path
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.records import Rank
from graph.say.changes import describe, in_short
from graph.say.meeting import Beside, Told, told
from graph.store import Change, Revision, Store

# Lines of a section in a file, and in an answer of the API.
MOST_LINES = 500
# What was told otherwise is read from the log, line by line.
_MOST_ALTERED = 50
_MOST_LOADS = 200


@dataclass(frozen=True, eq=False, slots=True)
class Meeting:
    """What changed in a period: for some parties with the routes between them, else of all with what was loaded."""

    store: Store
    period: Period
    comparison: Comparison
    parties: tuple[Node, ...]
    loads: tuple[Revision, ...]
    routes: tuple[tuple[str, str, Path | None], ...] | None

    def told(self, language: str, most: int = MOST_LINES) -> Told:
        """All of it in a language, with at most `most` lines in a section."""
        if self.parties:
            return told(self.comparison, Beside(routes=self.routes), language, most)
        loads = list(in_short(self.loads, self.period.after, language))
        altered = _altered(self.store, self.loads, self.period.after, language)
        return told(self.comparison, Beside(loads, altered), language, most)


def prepare(store: Store, period: Period, parties: Sequence[str] = (), budget: Budget = UNLIMITED) -> Meeting:
    """What changed in a period, of all or of some parties (ids). StoreError, and OverBudgetError."""
    compared, after = period.compared(budget), period.after
    nodes = tuple(after.node(id) for id in dict.fromkeys(parties))
    if not nodes:
        return Meeting(store, period, compared, (), period.revisions[-_MOST_LOADS:], None)
    ids = [node.id for node in nodes]
    routes = tuple(routes_between(after, ids, budget))
    return Meeting(store, period, about(compared, ids), nodes, (), routes)


def _altered(store: Store, loads: Sequence[Revision], snapshot: Snapshot, language: str) -> list[str]:
    """What sources tell otherwise than before, and judgements on who is who; registers are left out."""
    lines: list[str] = []
    for load in loads:
        source = snapshot.sources.get(load.source)
        register = source is not None and source.rank is Rank.REGISTER
        if len(lines) >= _MOST_ALTERED or register or (load.source and not load.counts["changed"]):
            continue
        told_of = filter(_is_told, _written(store, load.number))
        for revision in describe(told_of, snapshot, language, most=_MOST_ALTERED):
            lines += revision.lines
    return lines[:_MOST_ALTERED]


def _written(store: Store, revision: int) -> Iterator[Change]:
    return takewhile(lambda change: change.revision == revision, store.changes(revision - 1))


def _is_told(change: Change) -> bool:
    """Whether it is told otherwise than before: of judgements only those by which two became one, or two again."""
    if change.record != "judgement":
        return change.action == "changed"
    verdicts = [body["verdict"] for body in (change.before, change.after) if body is not None]
    return "yes" in verdicts
