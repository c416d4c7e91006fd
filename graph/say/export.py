"""The graph as files for other programs: JSON (everything), GraphML (for Gephi, yEd, Cytoscape) and tables.

The same claims give the same bytes, whatever store they come from: all is sorted and no time of loading is in it. Only
a workbook also tells when it was made.
"""

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import networkx
import orjson

from graph.ask.fact import Fact
from graph.ask.snapshot import Snapshot
from graph.ask.standing import PARTS
from graph.model.merging import Node
from graph.model.plain import passage_to_plain, to_plain
from graph.model.records import Passage
from graph.model.words import FIRST
from graph.say.tables import entity_row, entity_table, printable, relation_rows, relation_table, to_csv, to_xlsx
from graph.store.contract import Contents
from graph.store.keeping import Item
from graph.store.unreadable import plain_item

Texts = Iterable[tuple[str, tuple[Passage, ...]]]


def to_json_file(contents: Contents, texts: Texts = ()) -> bytes:
    """All that every source says, record by record, and the texts that are kept, as one JSON document in UTF-8."""
    document: dict[str, Any] = {
        "sources": [to_plain(source) for source in contents.sources],
        "entities": [{"source": source, **to_plain(entity)} for source, entity in contents.entities],
        "claims": [{"source": source, **to_plain(claim)} for source, claim in contents.claims],
        "judgements": [
            {"left": one.left, "right": one.right, "verdict": one.verdict, "by": one.by, "why": one.why}
            for one in contents.judgements
        ],
    }
    ids = {source.id for source in contents.sources}
    if kept := [{"source": id, "passages": list(map(passage_to_plain, text))} for id, text in texts if id in ids]:
        document["texts"] = kept
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def kept_json_file(items: Iterable[Item]) -> bytes:
    """The same of what a store keeps, whether or not records can be made of it. StoreError for what is no JSON."""
    document: dict[str, list[Any]] = {"sources": [], "entities": [], "claims": [], "judgements": []}
    texts: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        match item.sort:
            case "source" | "judgement":
                plain = plain_item(item)
                document[f"{item.sort}s"].append({name: value for name, value in plain.items() if name != "at"})
            case "entity" | "claim":
                plain = {"source": item.key[0], **plain_item(item)}
                document["entities" if item.sort == "entity" else "claims"].append((item.key[1], item.key[0], plain))
            case "passage":
                texts[str(item.key[0])].append(plain_item(item))
    for name in ("entities", "claims"):
        document[name] = [plain for *_, plain in sorted(document[name], key=itemgetter(0, 1))]
    if texts:
        document["texts"] = [{"source": source, "passages": passages} for source, passages in texts.items()]
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def to_graphml(snapshot: Snapshot) -> bytes:
    """The merged graph, as far as it is shown, as GraphML: a node per entity, an edge per claim with its source.

    `label` is what Gephi and yEd write beside a node or an edge. Each edge has an id of its own, without which programs
    take parallel edges, or all of them, for one.
    """
    graph = networkx.MultiDiGraph()
    for node in _nodes(snapshot):
        graph.add_node(node.id, label=printable(node.name), **_filled(entity_row(snapshot, node)))
    numbers = count()
    for fact in _facts(snapshot):
        for row in relation_rows(snapshot, fact):
            key = f"e{next(numbers)}"
            graph.add_edge(
                fact.subject, fact.object, key, label=fact.vocabulary.label.in_language(FIRST), **_filled(row)
            )
    buffer = io.BytesIO()
    networkx.write_graphml(graph, buffer, encoding="utf-8", named_key_ids=True)
    return buffer.getvalue()


def _nodes(snapshot: Snapshot) -> Iterable[Node]:
    return (snapshot.nodes if snapshot.past else snapshot.shown_nodes).values()


def _facts(snapshot: Snapshot) -> Iterable[Fact]:
    """What is there, proposed or denied, for each row says how it stands; with the past all that is known."""
    if snapshot.past:
        return snapshot.facts
    told = (fact for fact in snapshot.facts if fact.standing in PARTS["present"])
    return (fact for fact in told if snapshot.shows(fact.subject) and snapshot.shows(fact.object))


def _filled(row: Mapping[str, Any]) -> dict[str, Any]:
    """GraphML has no empty values, and XML no control characters."""
    return {
        field: printable(str(value)) if not isinstance(value, bool) else value
        for field, value in row.items()
        if value is not None and value != ""
    }


def _everything(contents: Contents, snapshot: Snapshot, texts: Texts) -> bytes:
    if snapshot.as_of is not None:
        raise ValueError(
            "een .json-bestand bevat alles wat de bronnen zeggen, met de perioden erbij, en kent geen peildatum; "
            "laat de datum weg, of kies een ander soort bestand"
        )
    return to_json_file(contents, texts)


# What a file's ending means; each takes the contents of the store, the snapshot of them and the texts that it keeps.
WRITERS: Mapping[str, Callable[[Contents, Snapshot, Texts], bytes]] = MappingProxyType(
    {
        ".json": _everything,
        ".graphml": lambda _, snapshot, __: to_graphml(snapshot),
        ".csv": lambda _, snapshot, __: to_csv(relation_table(snapshot, _facts(snapshot))),
        ".xlsx": lambda _, snapshot, __: to_xlsx(
            entity_table(snapshot, _nodes(snapshot)), relation_table(snapshot, _facts(snapshot))
        ),
    }
)
