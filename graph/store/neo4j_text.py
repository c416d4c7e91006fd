"""The texts of sources in Neo4j: a node `(:Text {source, locators, bodies})` each, beside the graph.

A text is read by its source, so it needs no relationship; a passage stands there as JSON.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import orjson
from neo4j import ManagedTransaction

from graph.model.plain import passage_from_plain, passage_to_plain
from graph.model.records import Passage
from graph.store.keeping import sum_of


def replace_text(tx: ManagedTransaction, source_id: str, text: tuple[Passage, ...]) -> bool:
    """Make the store hold this text of a source (empty: none); gives whether it held another one."""
    locators = [passage.locator for passage in text]
    bodies = [orjson.dumps(passage_to_plain(passage)).decode() for passage in text]
    held = tx.run("MATCH (t:Text {source: $source}) RETURN t.bodies, t.locators", source=source_id).values()
    if (held[0] if held else [[], []]) == [bodies, locators]:
        return False
    if text:
        query = "MERGE (t:Text {source: $source}) SET t.locators = $locators, t.bodies = $bodies, t.sums = $sums"
        sums = sums_of(source_id, locators, bodies)
        tx.run(query, source=source_id, locators=locators, bodies=bodies, sums=sums).consume()
    else:
        tx.run("MATCH (t:Text {source: $source}) DELETE t", source=source_id).consume()
    return True


def sums_of(source_id: str, locators: Sequence[str], bodies: Sequence[str]) -> list[str]:
    """The checksum of each passage of a source."""
    rows = enumerate(zip(locators, bodies, strict=True), 1)
    return [sum_of(source_id, number, locator, body.encode()) for number, (locator, body) in rows]


def read_passages(
    tx: ManagedTransaction, places: Collection[tuple[str, str]]
) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
    """What stands at these places, each the id of a source and a locator."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for source, locator in places:
        wanted[source].append(locator)
    query = (
        "UNWIND $wanted AS one MATCH (t:Text {source: one[0]}) "
        "UNWIND [at IN range(0, size(t.locators) - 1) WHERE t.locators[at] IN one[1]] AS at "
        "RETURN t.source, t.locators[at], t.bodies[at] ORDER BY t.source, at"
    )
    passages: dict[tuple[str, str], tuple[Passage, ...]] = defaultdict(tuple)
    for source, locator, body in tx.run(query, wanted=[list(pair) for pair in wanted.items()]).values():
        passages[source, locator] += (passage_from_plain(orjson.loads(body)),)
    return dict(passages)


def read_texts(tx: ManagedTransaction) -> list[tuple[str, tuple[Passage, ...]]]:
    """All texts, by the id of their source."""
    rows = tx.run("MATCH (t:Text) RETURN t.source, t.bodies ORDER BY t.source").values()
    return [(source, tuple(passage_from_plain(orjson.loads(body)) for body in bodies)) for source, bodies in rows]
