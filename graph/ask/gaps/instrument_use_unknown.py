"""Provinces of which no source says whether they use an instrument that others use. Unknown is not unused.

That one used it before says nothing of today; it is told.
"""

from collections.abc import Iterator, Sequence

from graph.ask.gaps.contacts import common_body, who_knows
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding, named, share, step
from graph.ask.matrix import Matrix, matrix
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.words import Message, message

ID = "instrument-use-unknown"
_FEWEST_KNOWN = 3


def find(snapshot: Snapshot) -> Iterator[Finding]:
    made, ever = matrix(snapshot), matrix(snapshot.with_past)
    complete = _complete(made)
    for column in made.columns:
        by_state: dict[str, list[str]] = {"shown": [], "absent": [], "unknown": []}
        for row in made.rows:
            by_state[made.cells[row.id, column.id].state].append(row.id)
        unknown = by_state["unknown"]
        # Of an instrument that hardly any is known to use, this would only say how little is known.
        if len(unknown) > 1 and len(by_state["shown"]) >= _FEWEST_KNOWN:
            before = [id for id in unknown if ever.cells[id, column.id].state == "shown"]
            looked_at = LookedAt(len(made.rows), message("kind-Province.plural"), all_sources(snapshot), complete)
            yield finding(
                snapshot,
                ID,
                "moderate",
                (column.id, *unknown),
                *_sentences(snapshot, made, column, by_state, before),
                looked_at=looked_at,
                evidence=(
                    *(piece for row in made.rows for piece in made.cells[row.id, column.id].evidence),
                    *(piece for id in before for piece in ever.cells[id, column.id].evidence),
                ),
                next_step=_next_step(snapshot, column, unknown),
                about=column.id,
            )


def _complete(made: Matrix) -> Message:
    """Of how many rows anything is known on any of these instruments."""
    known = {row for (row, _), cell in made.cells.items() if cell.state != "unknown"}
    return message("gap-instrument-use-unknown-complete", known=len(known), total=len(made.rows))


def _sentences(
    snapshot: Snapshot, made: Matrix, column: Node, by_state: dict[str, list[str]], before: Sequence[str]
) -> Iterator[Message]:
    unknown = by_state["unknown"]
    some = share(len(unknown), len(made.rows), message("kind-Province.plural"))
    names = named(snapshot, unknown, short=True)
    yield message("gap-instrument-use-unknown-found", some=some, instrument=column, names=names)
    if before:
        names = named(snapshot, before, short=True)
        yield message("gap-instrument-use-unknown-before", names=names, number=len(before))
    yield message("gap-instrument-use-unknown-shown", names=named(snapshot, by_state["shown"], short=True))
    subjects = (piece.claim.subject for id in unknown for piece in made.cells[id, column.id].evidence)
    doubtful = (snapshot.node(id).id for id in subjects)
    if perhaps := tuple(dict.fromkeys(id for id in doubtful if id not in unknown)):
        yield message("gap-instrument-use-unknown-perhaps", names=named(snapshot, perhaps), number=len(perhaps))
    if absent := by_state["absent"]:
        names = named(snapshot, absent, short=True)
        yield message("gap-instrument-use-unknown-absent", number=len(absent), names=names)


def _next_step(snapshot: Snapshot, column: Node, unknown: Sequence[str]) -> NextStep:
    contact = common_body(snapshot, unknown) or who_knows(snapshot, column.id, besides=unknown)
    return step("gap-instrument-use-unknown-ask", contact, instrument=column)


RULE = Rule(ID, find)
