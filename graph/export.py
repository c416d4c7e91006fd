"""The graph as files for other programs: JSON (everything), GraphML (for Gephi, yEd, Cytoscape) and CSV (tables).

The same claims give the same bytes, whatever store they come from: all is sorted and no time of loading is in it.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Any

import networkx
import orjson
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from graph.plain import to_plain
from graph.snapshot import Fact, Node, Snapshot
from graph.store.contract import Contents

# The most characters that a cell of a workbook holds (Excel specifications and limits).
MOST_IN_A_CELL = 32_767
ENTITY_COLUMNS = ("id", "kind", "name", "names", "identifiers", "description", "homepage", "region", "since", "until")
RELATION_COLUMNS = (
    "subject", "subjectName", "relation", "object", "objectName", "since", "until", "status", "amount", "unit",
    "period", "role", "note", "confidence", "holds", "source", "sourceTitle", "locator", "url",
)  # fmt: skip


def to_json_file(contents: Contents) -> bytes:
    """All that every source says, record by record, as one JSON document in UTF-8."""
    document = {
        "sources": [to_plain(source) for source in contents.sources],
        "entities": [{"source": source, **to_plain(entity)} for source, entity in contents.entities],
        "claims": [{"source": source, **to_plain(claim)} for source, claim in contents.claims],
        "judgements": [
            {"left": one.left, "right": one.right, "verdict": one.verdict, "by": one.by, "why": one.why}
            for one in contents.judgements
        ],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def to_graphml(snapshot: Snapshot) -> bytes:
    """The merged graph as GraphML: a node per entity, an edge per claim with its source and locator.

    `label` is what Gephi and yEd write beside a node or an edge. Each edge has an id of its own, without which programs
    take parallel edges, or all of them, for one.
    """
    graph = networkx.MultiDiGraph()
    for node in snapshot.nodes.values():
        graph.add_node(node.id, label=_printable(node.name), **_filled(_entity_row(node)))
    numbers = count()
    for fact in snapshot.facts:
        for row in _relation_rows(snapshot, fact):
            key = f"e{next(numbers)}"
            graph.add_edge(fact.subject, fact.object, key, label=fact.vocabulary.label.nl, **_filled(row))
    buffer = io.BytesIO()
    networkx.write_graphml(graph, buffer, encoding="utf-8", named_key_ids=True)
    return buffer.getvalue()


def entities_csv(nodes: Iterable[Node]) -> str:
    """A table of entities, one row each."""
    return _csv(ENTITY_COLUMNS, map(_entity_row, nodes))


def relations_csv(snapshot: Snapshot, facts: Iterable[Fact]) -> str:
    """A table of claims, one row for each piece of evidence."""
    return _csv(RELATION_COLUMNS, (row for fact in facts for row in _relation_rows(snapshot, fact)))


def guarded_cell(value: str) -> str:
    """A cell that a spreadsheet takes as text: one that begins like a formula gets an apostrophe before it.

    The rule is that of OWASP's page on CSV injection, with the wide forms that East Asian keyboards give.
    """
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) else value


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV (RFC 4180) in which no cell can run as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([guarded_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def xlsx_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as a workbook of one sheet in which every cell is text, so that nothing in it can run as a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for row in (columns, *rows):
        cells = [WriteOnlyCell(sheet, value=_NOT_XML.sub(" ", text)[:MOST_IN_A_CELL]) for text in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> str:
    return csv_table(columns, ([_text(row.get(column)) for column in columns] for row in rows))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _entity_row(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "names": "; ".join(node.all_names()[1:]),
        "identifiers": "; ".join(f"{one.scheme}:{one.value}" for one in node.identifiers),
        "description": node.description,
        "homepage": node.homepage,
        "region": node.region,
        "since": node.since,
        "until": node.until,
    }


def _relation_rows(snapshot: Snapshot, fact: Fact) -> Iterable[dict[str, Any]]:
    for one in fact.evidence:
        claim = one.claim
        yield {
            "subject": fact.subject,
            "subjectName": snapshot.nodes[fact.subject].name,
            "relation": fact.relation,
            "object": fact.object,
            "objectName": snapshot.nodes[fact.object].name,
            "since": claim.since,
            "until": claim.until,
            "status": claim.status,
            "amount": str(claim.amount.value) if claim.amount else None,
            "unit": claim.amount.unit if claim.amount else None,
            "period": claim.amount.period if claim.amount else None,
            "role": claim.role,
            "note": claim.note,
            "confidence": claim.confidence,
            "holds": claim.holds,
            "source": one.source.id,
            "sourceTitle": one.source.title,
            "locator": claim.locator,
            "url": one.url,
        }


def _filled(row: Mapping[str, Any]) -> dict[str, Any]:
    """GraphML has no empty values, and XML no control characters."""
    return {
        field: _printable(str(value)) if not isinstance(value, bool) else value
        for field, value in row.items()
        if value is not None and value != ""
    }


def _printable(text: str) -> str:
    return _NOT_XML.sub(" ", text)


# The characters that XML 1.0 (2.2) leaves out.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _everything(contents: Contents, snapshot: Snapshot) -> bytes:
    if snapshot.as_of is not None:
        raise ValueError(
            "een .json-bestand bevat alles wat de bronnen zeggen, met de perioden erbij, en kent geen peildatum; "
            "laat de datum weg, of kies .graphml of .csv"
        )
    return to_json_file(contents)


# What a file's ending means; each takes the contents of the store and the snapshot of them.
WRITERS: Mapping[str, Callable[[Contents, Snapshot], bytes]] = MappingProxyType(
    {
        ".json": _everything,
        ".graphml": lambda _, snapshot: to_graphml(snapshot),
        ".csv": lambda _, snapshot: relations_csv(snapshot, snapshot.facts).encode("utf-8-sig"),
    }
)
