"""What changed between two snapshots of one graph: ties, gaps, cells and commitments, found by their arrays.

The two are of what was known on two days, or of what was so on two days by what is known now; then they have their
columns in common. Of the latter only what sources date within the period is told as having begun: that a source of the
period is the first to tell of something says nothing of when it began, and such ties are counted.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.columns import Columns, Flags, Integers
from graph.ask.fact import Evidence, Fact
from graph.ask.findings import all_findings
from graph.ask.gaps import Finding
from graph.ask.kept import kept
from graph.ask.ledger import LedgerEntry, agreements, ledger_entry
from graph.ask.matrix import Cell, State, matrix
from graph.ask.paths import Path, PathQuestion, find_paths
from graph.ask.snapshot import Snapshot, Standing
from graph.ask.standing import CODE
from graph.model.dates import last_day
from graph.model.merging import Node
from graph.model.records import Status
from graph.model.vocabulary import VOCABULARY

# How far ahead a term that is coming is told.
AHEAD = timedelta(days=183)
# Between so many parties routes are looked for, each with each.
MOST_PARTIES = 8

_ABSENT = -1
_STANDS, _ENDED, _PROPOSED, _DENIED, _WITHDRAWN = (
    CODE[standing]
    for standing in (Standing.STANDS, Standing.ENDED, Standing.PROPOSED, Standing.DENIED, Standing.WITHDRAWN)
)
_NOT_SO = (_ENDED, _DENIED, _WITHDRAWN)
_NOT_DECIDED = frozenset({Status.PROPOSED})
_PART_OR_DECISION = VOCABULARY.relations_with("part") | {"decidedBy"}


@dataclass(frozen=True, slots=True)
class Turned:
    """A cell of the matrix of provinces and instruments that has another state than before, with its evidence now."""

    row: Node
    column: Node
    before: State
    after: State
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Comparison:
    """What is different in `after`. Facts are numbers: `began`, `ended` and `planned` in `after`, `gone` in `before`.

    Of `gone` no source speaks any more. What only registers tell is in none of these but counted by source in
    `registered`; `first_told` counts what a source told of for the first time without saying when it began. Of the
    commitments `due` had a term that ended in the period, those `overdue` are so now, of `coming` the term ends soon,
    and `undecided` wait for a decision.
    """

    before: Snapshot
    after: Snapshot
    began: Integers
    ended: Integers
    planned: Integers
    gone: Integers
    registered: Mapping[str, int]
    first_told: int
    opened: tuple[Finding, ...]
    closed: tuple[Finding, ...]
    turned: tuple[Turned, ...]
    due: tuple[LedgerEntry, ...]
    overdue: tuple[LedgerEntry, ...]
    coming: tuple[LedgerEntry, ...]
    undecided: tuple[LedgerEntry, ...]

    @property
    def of_what_was_so(self) -> bool:
        """Whether it compares what was so on two days, by what is known now, rather than what was known."""
        return self.before.columns is self.after.columns


@kept(most=2)
def changes_since(after: Snapshot, before: Snapshot, *, budget: Budget = UNLIMITED) -> Comparison:
    """What changed from one snapshot to a later one. OverBudgetError."""
    columns, codes = after.columns, after.codes.facts
    same = before.columns is columns
    codes_before, gone = _aligned(before, after)
    began = (codes == _STANDS) & (codes_before != _STANDS)
    ended = np.isin(codes, _NOT_SO) & (codes_before == _STANDS)
    first_told = 0
    if same:
        dated = _in_period(columns, columns.claim_since, before.day, after.day)
        first_told = int((began & ~dated).sum())
        began &= dated
        over = _in_period(columns, columns.claim_until, before.day, after.day)
        ended |= (codes == _ENDED) & (codes_before != _ENDED) & over
    planned = (codes == _PROPOSED) & (codes_before != _PROPOSED) & (codes_before != _STANDS)
    only_registers = ~_any_claim(columns, ~columns.registers[columns.claim_source])
    opened, closed = _findings(before, after, budget)
    entries = {name: tuple(some) for name, some in _commitments(before, after, budget).items()}
    return Comparison(
        before=before,
        after=after,
        began=_by_source(columns, began & ~only_registers),
        ended=_by_source(columns, ended & ~only_registers),
        planned=_by_source(columns, planned & ~only_registers),
        gone=_by_source(before.columns, gone),
        registered=_registered(columns, (began | ended | planned) & only_registers),
        first_told=first_told,
        opened=opened,
        closed=closed,
        turned=tuple(turned_cells(before, after, budget)),
        **entries,
    )


def about(comparison: Comparison, parties: Collection[str]) -> Comparison:
    """What of a comparison concerns any of some parties (ids that stand in `after`)."""
    wanted = frozenset(parties)
    after, before = comparison.after, comparison.before
    mine, mine_before = (_touching(snapshot.columns, wanted) for snapshot in (after, before))
    began, ended, planned = (
        numbers[mine[numbers]] for numbers in (comparison.began, comparison.ended, comparison.planned)
    )
    ledgers = (comparison.due, comparison.overdue, comparison.coming, comparison.undecided)
    due, overdue, coming, undecided = (
        tuple(entry for entry in entries if not wanted.isdisjoint(_concerned(entry))) for entries in ledgers
    )
    return replace(
        comparison,
        began=began,
        ended=ended,
        planned=planned,
        gone=comparison.gone[mine_before[comparison.gone]],
        registered={},
        first_told=0,
        opened=tuple(finding for finding in comparison.opened if not wanted.isdisjoint(finding.entities)),
        closed=tuple(finding for finding in comparison.closed if not wanted.isdisjoint(finding.entities)),
        turned=tuple(cell for cell in comparison.turned if {cell.row.id, cell.column.id} & wanted),
        due=due,
        overdue=overdue,
        coming=coming,
        undecided=undecided,
    )


def routes_between(
    snapshot: Snapshot, parties: Sequence[str], budget: Budget = UNLIMITED
) -> Iterator[tuple[str, str, Path | None]]:
    """The best route of each two of the first MOST_PARTIES parties (ids), None where no route is known."""
    for first, second in budget.each(combinations(parties[:MOST_PARTIES], 2)):
        paths = find_paths(snapshot, PathQuestion.between(first, second, k=1), budget=budget).paths
        yield first, second, paths[0] if paths else None


def _aligned(before: Snapshot, after: Snapshot) -> tuple[Integers, Flags]:
    """How each fact of `after` stood before, _ABSENT where it was not there; and which facts of `before` are gone."""
    if before.columns is after.columns:
        return before.codes.facts.astype(np.int64), np.zeros(len(before.codes.facts), dtype=np.bool_)
    number, redirects = after.columns.number, after.redirects
    nodes = np.array([number.get(redirects.get(id, id), _ABSENT) for id in before.columns.ids], dtype=np.int64)
    codes = np.full(len(after.codes.facts), _ABSENT, dtype=np.int64)
    if not len(nodes):
        return codes, np.zeros(0, dtype=np.bool_)
    keys = _keys(after.columns, np.arange(len(after.columns.ids)))
    old = _keys(before.columns, nodes)
    known = (nodes[before.columns.fact_subject] >= 0) & (nodes[before.columns.fact_object] >= 0)
    places = np.minimum(np.searchsorted(keys, old), max(len(keys) - 1, 0))
    found = known & (keys[places] == old) if len(keys) else np.zeros(len(old), dtype=np.bool_)
    codes[places[found]] = before.codes.facts[found]
    return codes, (before.codes.facts == _STANDS) & ~found


def _keys(columns: Columns, number: Integers) -> Integers:
    """Each fact as one number, by the numbers that its ends have in the graph to compare with."""
    most = np.int64(2**31)
    relation = columns.fact_relation.astype(np.int64)
    # Sorted as facts are: by subject, relation and object.
    return (number[columns.fact_subject] * 256 + relation) * most + number[columns.fact_object]


def _in_period(columns: Columns, days: Integers, start: date, end: date) -> Flags:
    """The facts of which a claim that holds gives a day after `start` and up to `end`."""
    within = (days > start.toordinal()) & (days <= end.toordinal()) & columns.claim_holds
    return _any_claim(columns, within)


def _any_claim(columns: Columns, claims: Flags) -> Flags:
    """The facts of which any claim has a flag."""
    return np.logical_or.reduceat(claims, columns.claim_start[:-1]) if len(claims) else np.zeros(0, dtype=np.bool_)


def _by_source(columns: Columns, facts: Flags) -> Integers:
    """The numbers of the facts with a flag, those of one source together."""
    numbers = np.flatnonzero(facts)
    return numbers[np.argsort(columns.claim_source[columns.claim_start[numbers]], kind="stable")]


def _registered(columns: Columns, facts: Flags) -> Mapping[str, int]:
    sources, counts = np.unique(columns.claim_source[columns.claim_start[:-1][facts]], return_counts=True)
    return {columns.sources[source].id: int(count) for source, count in zip(sources, counts, strict=True)}


def _findings(before: Snapshot, after: Snapshot, budget: Budget) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    old, new = all_findings(before, budget=budget), all_findings(after, budget=budget)
    old_ids, new_ids = ({finding.id for finding in some} for some in (old, new))
    opened = tuple(finding for finding in new if finding.id not in old_ids)
    return opened, tuple(finding for finding in old if finding.id not in new_ids)


def turned_cells(before: Snapshot, after: Snapshot, budget: Budget) -> Iterator[Turned]:
    """The cells of the matrix of provinces and instruments that are in another state. OverBudgetError."""
    old, new = matrix(before, budget=budget).cells, matrix(after, budget=budget)
    rows, columns = ({node.id: node for node in nodes} for nodes in (new.rows, new.columns))
    for (row, column), cell in new.cells.items():
        was = old.get((row, column), Cell("unknown")).state
        if was != cell.state:
            yield Turned(rows[row], columns[column], was, cell.state, cell.evidence)


def _commitments(before: Snapshot, after: Snapshot, budget: Budget) -> Mapping[str, Iterable[LedgerEntry]]:
    nodes = sorted(after.nodes_at(_with_term(after)), key=lambda node: (node.name.casefold(), node.id))
    entries = [ledger_entry(after, node) for node in budget.each(nodes)]
    ends = {entry.node.id: last_day(entry.term.until) for entry in entries if entry.term is not None}
    due = [entry for entry in entries if before.day < ends.get(entry.node.id, before.day) <= after.day]
    soon = after.day + AHEAD
    return {
        "due": due,
        "overdue": [entry for entry in entries if entry.overdue and entry not in due],
        "coming": [entry for entry in entries if after.day < ends.get(entry.node.id, after.day) <= soon],
        "undecided": [entry for entry in entries if _waits(after, entry)],
    }


def _with_term(snapshot: Snapshot) -> Flags:
    """The agreements that can have a term, their own or that of the whole, or wait for a decision."""
    columns = snapshot.columns
    facts = columns.of_relations(_PART_OR_DECISION)
    facts[columns.fact_of_claim[columns.with_aspect("term")]] = True
    candidates = columns.node_until > 0
    candidates[columns.fact_subject[facts]] = True
    return agreements(snapshot) & candidates


def _waits(snapshot: Snapshot, entry: LedgerEntry) -> bool:
    """Whether a source says that a decision is still to be taken, and none says that it was."""
    own = {
        statement.status
        for statement in entry.statuses
        if statement.relation == "decidedBy" and statement.speaker is None
    }
    return bool(own) and own <= _NOT_DECIDED and snapshot.standing(entry.node.id) is Standing.STANDS


def _touching(columns: Columns, parties: Collection[str]) -> Flags:
    numbers = [columns.number[id] for id in parties if id in columns.number]
    return np.isin(columns.fact_subject, numbers) | np.isin(columns.fact_object, numbers)


def _concerned(entry: LedgerEntry) -> frozenset[str]:
    roles = (entry.parties, entry.committed_by, entry.addressed_to, entry.decided_by, entry.carried_out_by)
    return frozenset((entry.node.id, *entry.part_of)).union(*roles)


def facts_of(snapshot: Snapshot, numbers: Integers, most: int) -> list[Fact]:
    """The first facts with these numbers."""
    return [snapshot.facts[number] for number in numbers[:most].tolist()]
