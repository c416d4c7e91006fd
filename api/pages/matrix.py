"""The matrix of who uses what; an empty cell leads to who could help."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.pages.downloads import Format, download
from api.pages.questions import kind_options
from api.pages.visitor import Visiting, Visitor, show
from api.turns import Dear
from graph.ask.matrix import MOST_CELLS, Matrix, filling_relations, matrix, uses
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.desk.proposals import Proposal
from graph.desk.proposed import MOST_ANSWERS
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, Message, message
from graph.say.tables import Table
from graph.say.wording import spoken
from viz.pages import address
from viz.style import CELL_SIGNS
from viz.tiles import tile_maps

router = APIRouter(route_class=Dear)
ROWS = ("Province", "Municipality", "Ministry", "Agency", "Association", "Fieldlab", "Company", "KnowledgeInstitute")
COLUMNS = ("ProcurementInstrument", "CreditInstrument", "Programme", "Instrument")
# Who does one of these for an instrument can help somebody with it.
HELPING = ("carriesOut", "supports", "advises", "worksOn")
MOST_PEERS = 3
# Up to so many rows the table stands as it is; above it the rows of which nothing is known fold away.
MOST_WHOLE = 40
MOST_UNTOLD = 3
# So many columns stand at once; beside many rows fewer, and always those of which something is known.
MOST_COLUMNS = 20
MOST_BESIDE_MANY = 8
Short = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Opened:
    """The cell that was opened; `helpers` are who could help, why, and the address of the route to them.

    `facts` are those that fill it by themselves, `proposed` what was answered on it, and `answer` is where one answers.
    """

    row: Node
    column: Node
    state: str
    evidence: tuple[Evidence, ...]
    reading: str
    helpers: tuple[tuple[Node, Message, str], ...]
    question: Message
    facts: tuple[Fact, ...]
    proposed: tuple[Proposal, ...]
    answer: str


def column_name(column: Node) -> str:
    """What stands above a column, on the page and in the file: its abbreviation where it has one."""
    return column.abbreviation or column.name


@router.get("/matrix")
def show_matrix(
    visiting: Visiting,
    rows: Short = "Province",
    columns: Short = "ProcurementInstrument",
    row: Short = "",
    column: Short = "",
) -> Response:
    """The matrix, with one cell opened when `row` and `column` name it."""
    made, problem = None, None
    try:
        made = matrix(visiting.snapshot, rows=rows, columns=columns, budget=visiting.budget)
    except ValueError:
        known = {rows, columns} <= VOCABULARY.kinds.keys()
        problem = message("matrix-too-large", most=MOST_CELLS) if known else message("matrix-unknown-kind")
    told, untold = _parted(made) if made else ((), ())
    shown_columns = _columns(made) if made else ()
    context = {
        "told": told,
        "untold": untold[:MOST_UNTOLD],
        "untold_count": len(untold),
        "shown_columns": shown_columns,
        "rows": rows,
        "columns": columns,
        "row_options": kind_options(visiting, ROWS, rows),
        "column_options": kind_options(visiting, COLUMNS, columns),
        "matrix": made,
        "column_name": column_name,
        "day": visiting.snapshot.as_of or visiting.snapshot.day.isoformat(),
        "problem": problem,
        "readings": Counter(cell.reading for cell in made.cells.values()) if made else Counter(),
        "signs": CELL_SIGNS,
        "reading_words": _reading_words(visiting.language),
        "tile_maps": tile_maps(made) if made else (),
        "cell": _opened(visiting, made, row, column) if made else None,
    }
    return show(visiting, "matrix", context, status=400 if problem else 200, beside=visiting.proposed.number)


@router.get("/matrix.{format}")
def matrix_table(
    visiting: Visiting, format: Format, rows: Short = "Province", columns: Short = "ProcurementInstrument"
) -> Response:
    """The matrix as a table of words."""

    def table() -> Table:
        language = visiting.language
        words = {reading: f"{CELL_SIGNS[reading]} {word}" for reading, word in _reading_words(language).items()}
        made = matrix(visiting.snapshot, rows=rows, columns=columns, budget=visiting.budget)
        lines = (
            [row.name, *(words[made.cells[row.id, column.id].reading] for column in made.columns)] for row in made.rows
        )
        day = Dated(visiting.snapshot.as_of or visiting.snapshot.day.isoformat())
        corner = message("map-as-of", date=day).in_language(language)
        return Table("matrix", [corner, *map(column_name, made.columns)], lines)

    return download(visiting, table, "matrix", format)


def _reading_words(language: str) -> dict[str, str]:
    """The word for each way in which a cell reads."""
    return {reading: message(f"state-{reading}").in_language(language) for reading in CELL_SIGNS}


def _parted(made: Matrix) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The rows to show at once, and those that fold away because no cell of theirs is known."""
    if len(made.rows) <= MOST_WHOLE:
        return made.rows, ()
    known = {row for (row, _), cell in made.cells.items() if cell.state != "unknown"}
    told = tuple(row for row in made.rows if row.id in known)
    return told, tuple(row for row in made.rows if row.id not in known)


def _columns(made: Matrix) -> tuple[Node, ...]:
    """The columns to show: all, or of very many those of which a cell is known and the first others, in order."""
    most = MOST_COLUMNS if len(made.rows) <= MOST_WHOLE else MOST_BESIDE_MANY
    if len(made.columns) <= most:
        return made.columns
    known = {column for (_, column), cell in made.cells.items() if cell.state != "unknown"}
    first = {column.id for column in made.columns[: max(0, most - len(known))]}
    return tuple(column for column in made.columns if column.id in known | first)


def _opened(visiting: Visitor, made: Matrix, row_id: str, column_id: str) -> Opened | None:
    cell = made.cells.get((row_id, column_id))
    if cell is None:
        return None
    row, column = visiting.snapshot.node(row_id), visiting.snapshot.node(column_id)
    names = {"row": spoken(row, visiting.language), "column": spoken(column, visiting.language)}
    question = message("matrix-question", **names)
    helpers = tuple(_helpers(visiting, made, row, column)) if cell.state == "unknown" else ()
    facts = tuple(
        fact
        for name, some in uses(visiting.snapshot, row.id, [column.id])
        for fact in some
        if name == column.id and len(some) == 1 and fact.holds
    )
    return Opened(
        row,
        column,
        cell.state,
        cell.evidence,
        cell.reading,
        helpers,
        question,
        facts,
        *_answering(visiting, row, column),
    )


def _answering(visiting: Visitor, row: Node, column: Node) -> tuple[tuple[Proposal, ...], str]:
    """What was answered on a cell and is for the visitor to see, and where one answers."""
    relations = filling_relations(row.kind, column.kind)
    proposals = (
        proposal
        for relation in relations
        for proposal in visiting.proposed.on((row.id, relation, column.id))
        if visiting.is_told_of(proposal)
    )
    proposed = tuple(islice(proposals, MOST_ANSWERS))
    if len(relations) == 1:
        return proposed, address("/answer", subject=row.id, relation=relations[0], object=column.id)
    return proposed, address("/answer", subject=row.id, other=column.id)


def _helpers(visiting: Visitor, made: Matrix, row: Node, column: Node) -> Iterator[tuple[Node, Message, str]]:
    """Who works with the column, those who do the work before those who pay, and who of the rows already uses it."""
    snapshot = visiting.snapshot
    direct = [fact for fact in snapshot.incoming(column.id) if fact.holds and fact.relation in HELPING]
    # A ministry has an instrument carried out and explained by others, who are nearer to those who ask.
    paying = [fact for fact in direct if snapshot.node(fact.subject).is_a("Ministry")]
    seen = {row.id}
    for fact in (*(fact for fact in direct if fact not in paying), *_around(snapshot, column), *paying):
        if fact.subject not in seen:
            seen.add(fact.subject)
            what = spoken(snapshot.node(fact.object), visiting.language)
            reason = message(f"matrix-helper-{fact.relation}", what=what)
            yield snapshot.node(fact.subject), reason, _route(visiting, row, fact.subject)
    peers = (peer for peer in made.rows if made.cells[peer.id, column.id].state == "shown" and peer.id not in seen)
    for _number, peer in zip(range(MOST_PEERS), peers, strict=False):
        yield peer, message("matrix-peer"), _route(visiting, row, peer.id)


def _around(snapshot: Snapshot, column: Node) -> Iterator[Fact]:
    """What agencies and expertise centres do for what the column is a part of, and for the parts of that."""
    wholes = [fact.object for fact in snapshot.outgoing(column.id, "componentOf") if fact.holds]
    parts = [fact.subject for id in wholes for fact in snapshot.incoming(id, "componentOf") if fact.holds]
    for id in dict.fromkeys((*wholes, *(part for part in parts if part != column.id))):
        for fact in snapshot.incoming(id, "worksOn"):
            if fact.holds and any(snapshot.node(fact.subject).is_a(kind) for kind in ("ExpertiseCentre", "Agency")):
                yield fact


def _route(visiting: Visitor, row: Node, helper: str) -> str:
    return address("/paths", **{"from": row.id, "to": helper}, **visiting.time)
