"""Who uses what: a matrix of entities against entities, in which every cell is shown, shown absent, or unknown.

A cell is shown by a source that says so of that very row: directly, or through one activity or programme in which the
row takes part and that uses the column. That an association works with an instrument says nothing of its members, so
membership fills no cell. A cell is absent only when a source says that it is not so; without any source it is unknown.
It stays unknown, with the evidence, when a source may mean the row: "Groningen" can be a province or a municipality.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.fact import ORDER, Evidence, Fact, Standing
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY, Meaning

MOST_CELLS = 200_000
_FILLED = frozenset[str]().union(*(relation.fills for relation in VOCABULARY.relations.values()))
_TAKES_PART = VOCABULARY.relations_with("takes-part")
_DOUBT = VOCABULARY.relations_with("doubt")

State = Literal["shown", "absent", "unknown"]
# What a reader is to see of a cell: that a source may mean the row is more than that no source says anything.
Reading = Literal["shown", "absent", "doubtful", "unknown"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one row and one column: the state and the evidence, directly stated first.

    The evidence of an unknown cell is about something of which it is not clear whether it is the row.
    """

    state: State
    evidence: tuple[Evidence, ...] = ()

    @property
    def reading(self) -> Reading:
        return "doubtful" if self.state == "unknown" and self.evidence else self.state

    @property
    def standing(self) -> Standing | None:
        """How the best of its evidence stands; None when there is none."""
        return min((piece.standing for piece in self.evidence), key=ORDER.index, default=None)


_UNKNOWN = Cell("unknown")


@dataclass(frozen=True, slots=True)
class Matrix:
    """`cells` has one for each (id of a row, id of a column)."""

    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    cells: Mapping[tuple[str, str], Cell]


def matrix(
    snapshot: Snapshot,
    rows: str = "Province",
    columns: str = "ProcurementInstrument",
    *,
    budget: Budget = UNLIMITED,
) -> Matrix:
    """The matrix of two kinds (and the kinds below them), of what the snapshot shows.

    ValueError for an unknown kind, or for kinds with more than MOST_CELLS cells between them; OverBudgetError.
    """
    row_nodes, column_nodes = snapshot.of_kind(rows), snapshot.of_kind(columns)
    if len(row_nodes) * len(column_nodes) > MOST_CELLS:
        raise ValueError(
            f"a matrix of {len(row_nodes)} x {rows} against {len(column_nodes)} x {columns} has more than "
            f"{MOST_CELLS} cells; choose narrower kinds"
        )
    known = _known(snapshot, rows, columns, budget=budget)
    cells = {
        (row.id, column.id): known[row.id].get(column.id, _UNKNOWN) for row in row_nodes for column in column_nodes
    }
    return Matrix(row_nodes, column_nodes, MappingProxyType(cells))


@kept(most=8)
def _known(snapshot: Snapshot, rows: str, columns: str, *, budget: Budget) -> Mapping[str, Mapping[str, Cell]]:
    """The cells of which something is known, by row and column."""
    row_nodes, wanted = snapshot.of_kind(rows), {node.id for node in snapshot.of_kind(columns)}
    filling = _filling(snapshot, {node.id for node in row_nodes}, wanted)
    return {node.id: _row(filling, node.id, wanted) for node in budget.each(row_nodes)}


def _filling(snapshot: Snapshot, rows: set[str], wanted: set[str]) -> Snapshot:
    """Only what may fill a cell: of a row, or of what may be meant by it, the ties with a column."""
    columns, shown = snapshot.columns, snapshot.shows_facts
    subject, object = columns.fact_subject, columns.fact_object
    in_row, in_column = columns.nodes_of(rows), columns.nodes_of(wanted)
    doubts = shown & columns.of_relations(_DOUBT) & in_row[object]
    meant = in_row | columns.subjects_of(doubts)
    uses = shown & in_column[object]
    parts = shown & columns.of_relations(_TAKES_PART) & in_row[subject] & columns.subjects_of(uses)[object]
    facts = (meant[subject] & in_column[object]) | (in_column[subject] & meant[object])
    facts |= doubts | parts | (uses & columns.objects_of(parts)[subject])
    nodes = in_row | in_column | columns.subjects_of(facts) | columns.objects_of(facts)
    return snapshot.restricted(nodes, facts)


def _row(snapshot: Snapshot, id: str, columns: set[str]) -> dict[str, Cell]:
    for_it: dict[str, list[Evidence]] = {}
    against: dict[str, list[Evidence]] = {}
    for column, facts in uses(snapshot, id, columns):
        for_it.setdefault(column, []).extend(piece for fact in facts for piece in snapshot.shown_evidence(fact))
        against.setdefault(column, []).extend(
            piece for fact in facts for piece in fact.evidence if piece.standing is Standing.DENIED
        )
    cells = {
        column: Cell(
            "shown" if for_it.get(column) else "absent",
            tuple(dict.fromkeys((*for_it.get(column, ()), *against.get(column, ())))),
        )
        for column in for_it.keys() | against.keys()
        if for_it.get(column) or against.get(column)
    }
    for column, (fact, may_be) in doubtful_uses(snapshot, id, columns):
        cells.setdefault(column, Cell("unknown", (*snapshot.shown_evidence(fact), *may_be.evidence)))
    return cells


def uses(snapshot: Snapshot, id: str, columns: Collection[str]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """What of the columns a row has to do with, and by which facts: one, or that it takes part in what uses it.

    Of the first also those that are denied.
    """
    for column, fact in _direct(snapshot, id, columns):
        yield column, (fact,)
    yield from _through(snapshot, id, columns)


def filling_relations(row: str, column: str) -> tuple[str, ...]:
    """The relations by which a row of a kind fills a cell directly under a column of a kind that only some fill."""
    return tuple(
        name
        for name, relation in VOCABULARY.relations.items()
        if column in relation.fills and row in relation.subjects and column in relation.objects
    )


def doubtful_uses(snapshot: Snapshot, id: str, columns: Collection[str]) -> Iterator[tuple[str, tuple[Fact, Fact]]]:
    """What of the columns something that may be the row has to do with: that fact, and that it may be the row."""
    for may_be in snapshot.incoming(id):
        if may_be.relation in _DOUBT:
            for column, fact in _direct(snapshot, may_be.subject, columns):
                if snapshot.shown_evidence(fact):
                    yield column, (fact, may_be)


def _direct(snapshot: Snapshot, id: str, columns: Collection[str]) -> Iterator[tuple[str, Fact]]:
    for fact in snapshot.all_outgoing(id):
        if fact.object in columns and _fills(fact, snapshot.node(fact.object)):
            yield fact.object, fact
    for fact in snapshot.all_incoming(id):
        if fact.subject in columns and snapshot.node(fact.subject).kind not in _FILLED and _is_tie(fact):
            yield fact.subject, fact


def _through(snapshot: Snapshot, id: str, columns: Collection[str]) -> Iterator[tuple[str, tuple[Fact, Fact]]]:
    """Facts in pairs: that the row takes part in something, and that this uses the column."""
    for part in snapshot.outgoing(id):
        if part.relation in _TAKES_PART and not snapshot.node(part.object).is_a("Actor"):
            for use in snapshot.outgoing(part.object):
                if use.object in columns and _fills(use, snapshot.node(use.object)):
                    yield use.object, (part, use)


def _fills(fact: Fact, column: Node) -> bool:
    """Whether a fact fills a cell under a column: of some kinds only what the vocabulary says, of others any tie."""
    return column.kind in fact.vocabulary.fills if column.kind in _FILLED else _is_tie(fact)


def _is_tie(fact: Fact) -> bool:
    return fact.vocabulary.meaning is not Meaning.NONE
