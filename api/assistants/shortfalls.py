"""What is missing, what is unknown, and how complete what is known is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.assistants.answer import Line, Whole, of_evidence
from api.assistants.asked import AskedOfMoment, Coverage, Gaps, Matrix
from api.assistants.asking import Asking, time_of
from api.finding_lives import lives_of, unfinished
from api.parameters import known_kind
from api.problems import BadRequestError, not_one_of
from graph.ask.coverage import Coverage as Known
from graph.ask.coverage import coverage as known_coverage
from graph.ask.fact import Standing
from graph.ask.findings import all_findings, findings_of
from graph.ask.gaps import RULES, Finding
from graph.ask.matrix import MOST_CELLS, Cell
from graph.ask.matrix import matrix as make_matrix
from graph.ask.search import resolve
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Listed, message
from graph.say.answers.telling import page_of, site_address
from graph.say.wording import bare_name
from viz.words import Told

# Of the evidence of one finding and of what is unknown under one column, in one line.
_MOST_CITED = 20
_MOST_UNKNOWN = 40
_READINGS = {"shown": "matrix-shown", "absent": "matrix-absent", "doubtful": "matrix-may-be"}
# That a cell is contradicted, it says itself.
_PLAIN = frozenset({Standing.STANDS, Standing.DENIED, None})
Time = Mapping[str, str | None]


def gaps(asking: Asking, asked: Gaps) -> Whole:
    """What the rules find and nobody has settled, the most serious first."""
    snapshot = asking.snapshot(asked, settled=True)
    if asked.rule is not None and asked.rule not in RULES:
        raise not_one_of("rule", asked.rule, RULES)
    about = resolve(snapshot, asked.about.strip()).id if asked.about else None
    every = (
        findings_of(snapshot, asked.rule, budget=asking.budget)
        if asked.rule
        else all_findings(snapshot, budget=asking.budget)
    )
    fitting = [
        finding
        for finding in every
        if asked.severity in {None, finding.severity} and (about is None or about in finding.entities)
    ]
    findings = unfinished(snapshot, fitting, lives_of(asking.graph, snapshot))
    page = site_address("/gaps", rule=asked.rule, severity=asked.severity, actor=about, **time_of(asked))
    answer = message("assistant-gaps", number=len(findings)) if findings else message("assistant-gaps-none")
    notes = (asking.say(message("assistant-gaps-mean")),)
    return Whole(
        snapshot,
        asking.say(answer),
        page,
        len(findings),
        lambda at: _finding(asking, snapshot, findings[at], asked),
        notes,
    )


def _finding(asking: Asking, snapshot: Snapshot, finding: Finding, asked: AskedOfMoment) -> Line:
    looked_at, contact = finding.looked_at, finding.next_step.contact
    sentences: list[Told] = [finding.sentence, finding.next_step.sentence]
    sentences.append(message("assistant-looked-at", count=looked_at.count, what=looked_at.what))
    sentences += [looked_at.complete] if looked_at.complete else []
    ids = dict.fromkeys((*([contact] if contact is not None else []), *finding.entities))
    severity = message(f"severity-{finding.severity}").in_language(asking.language)
    return Line(
        " ".join(map(asking.say, sentences)),
        site_address("/gaps", finding=finding.id, **time_of(asked)),
        tuple(snapshot.node(id) for id in [*ids][:_MOST_CITED]),
        of_evidence(finding.evidence[:_MOST_CITED], asking.language),
        f"{asking.say(RULES[finding.rule].title)} ({severity}; {finding.rule})",
    )


def matrix(asking: Asking, asked: Matrix) -> Whole:
    """Who of a kind uses what of a kind: what a source shows or denies, and of whom none tells."""
    snapshot, time = asking.snapshot(asked, settled=True), time_of(asked)
    rows, only_row = _side(snapshot, "rows", asked.rows, asked.row)
    columns, only_column = _side(snapshot, "columns", asked.columns, asked.column)
    try:
        made = make_matrix(snapshot, rows, columns, budget=asking.budget)
    except ValueError:
        raise BadRequestError(message("problem-matrix-too-large", most=MOST_CELLS)) from None
    cells = {
        column: [(row, made.cells[row.id, column.id]) for row in made.rows if only_row is None or row.id == only_row.id]
        for column in asking.budget.each(made.columns)
        if only_column is None or column.id == only_column.id
    }
    page = site_address("/matrix", rows=rows, columns=columns, **time)
    readings = [cell.reading for some in cells.values() for _, cell in some]
    counts = {name: sum(reading == name for reading in readings) for name in (*_READINGS, "unknown")}
    answer = message("assistant-matrix", number=len(readings), **counts)
    lines = [line for column, some in cells.items() for line in _column(asking, column, some, page, time)]
    return Whole.of(snapshot, asking.say(answer), page, lines, (asking.say(message("assistant-unknown-is-not-no")),))


def _side(snapshot: Snapshot, name: str, kind: str, reference: str | None) -> tuple[str, Node | None]:
    """The kind on a side, and the only one that is asked for; who names one of another kind means that kind."""
    wanted = known_kind(name, kind)
    node = resolve(snapshot, reference.strip()) if reference else None
    return (wanted if node is None or node.is_a(wanted) else node.kind), node


def _column(asking: Asking, column: Node, cells: Sequence[tuple[Node, Cell]], page: str, time: Time) -> Iterator[Line]:
    for row, cell in cells:
        if cell.reading != "unknown":
            yield _cell(asking, row, column, cell, time)
    unknown = [row for row, cell in cells if cell.reading == "unknown"]
    if unknown:
        names: list[Any] = [bare_name(row, asking.language) for row in unknown[:_MOST_UNKNOWN]]
        if len(unknown) > _MOST_UNKNOWN:
            names.append(message("more", number=len(unknown) - _MOST_UNKNOWN))
        sentence = message("assistant-cells-unknown", number=len(unknown), names=Listed(tuple(names)))
        yield Line(asking.say(sentence), page, (column,), (), column.name)


def _cell(asking: Asking, row: Node, column: Node, cell: Cell, time: Time) -> Line:
    state = message(f"state-{cell.reading}").in_language(asking.language)
    why = asking.say(message(_READINGS[cell.reading])).rstrip(":")
    text = f"{row.name}: {state}. {why}."
    if cell.standing not in _PLAIN:
        text = f"{text} ({message(f'standing-{cell.standing}').in_language(asking.language)})"
    page = site_address("/matrix", rows=row.kind, columns=column.kind, row=row.id, column=column.id, **time)
    return Line(text, page, (row, column), of_evidence(cell.evidence, asking.language), column.name)


def coverage(asking: Asking, asked: Coverage) -> Whole:
    """How much of how much is known, and what is best to find out next."""
    snapshot = asking.snapshot(asked, settled=True)
    known = known_coverage(snapshot, budget=asking.budget)
    page = site_address("/coverage", **time_of(asked))
    answer = message("coverage-facts", facts=known.facts, second=known.second_hand, unconfirmed=known.unconfirmed)
    lines = [*_to_find_out(asking, known), *_of_kinds(asking, known), *_of_relations(asking, known, page)]
    return Whole.of(snapshot, asking.say(answer), page, lines, (asking.say(message("assistant-coverage-means")),))


def _to_find_out(asking: Asking, known: Known) -> Iterator[Line]:
    under = asking.say(message("coverage-next"))
    for thing in known.to_find_out:
        yield Line(asking.say(thing.sentence), thing.page, under=under)


def _of_kinds(asking: Asking, known: Known) -> Iterator[Line]:
    for part in known.parts:
        text = message("coverage-part", known=part.known, total=part.total).in_language(asking.language)
        cited = of_evidence([part.evidence], asking.language)
        under = asking.say(message("coverage-parts"))
        yield Line(f"{part.whole.name}: {text}.", page_of(part.whole), (part.whole,), cited, under)
    under = asking.say(message("coverage-kinds"))
    for kind in known.kinds:
        of = {} if kind.total is None else {"total": kind.total}
        key = "assistant-kind-of" if of else "assistant-kind"
        plural = VOCABULARY.kinds[kind.kind].plural
        sentence = message(key, kind=plural, id=kind.kind, known=kind.known, told=kind.told, **of)
        yield Line(asking.say(sentence), site_address("/search", kind=kind.kind), under=under)


def _of_relations(asking: Asking, known: Known, page: str) -> Iterator[Line]:
    under = asking.say(message("label-relations"))
    for row in known.relations:
        figures = {"standing": row.standing, "past": row.past, "sources": row.sources}
        label = VOCABULARY.relations[row.relation].label
        yield Line(
            asking.say(message("assistant-relation", relation=label, id=row.relation, **figures)), page, under=under
        )
