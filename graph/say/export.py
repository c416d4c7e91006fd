"""The graph as JSON, which holds everything, and as tables.

The same claims give the same bytes, whatever store they come from: all is sorted and no time of loading is in it. Only
a workbook also tells when it was made.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import orjson

from graph.ask.fact import Fact
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.plain import passage_to_plain, to_plain
from graph.model.records import Passage
from graph.say.tables import entity_table, relation_table, to_csv, to_xlsx
from graph.say.whole import whole
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
            {
                "left": judgement.left,
                "right": judgement.right,
                "verdict": judgement.verdict,
                "by": judgement.by,
                "why": judgement.why,
            }
            for judgement in contents.judgements
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


def _nodes(snapshot: Snapshot) -> Iterable[Node]:
    return snapshot.nodes_at(whole(snapshot)[0])


def _facts(snapshot: Snapshot) -> Iterable[Fact]:
    return snapshot.facts_at(whole(snapshot)[1])


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
        ".csv": lambda _, snapshot, __: to_csv(relation_table(snapshot, _facts(snapshot))),
        ".xlsx": lambda _, snapshot, __: to_xlsx(
            entity_table(snapshot, _nodes(snapshot)), relation_table(snapshot, _facts(snapshot))
        ),
    }
)
