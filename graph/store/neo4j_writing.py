"""The statements of one write to Neo4j: nodes, relationships and the log.

All functions run within the transaction `tx` of their caller, which holds the lock of the store. Labels and types go in
as parameters like everything else: a statement for each would take the server longer to plan than to run.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby, islice
from typing import Any, NamedTuple, TypeVar

import orjson
from neo4j import ManagedTransaction

from graph.model.identity import Judgement
from graph.model.merging import Statement, merge
from graph.model.plain import entity_from_plain
from graph.model.records import Entity, Source
from graph.store.keeping import sum_of
from graph.store.neo4j_records import (
    Properties,
    check_of,
    node_properties,
    own_properties,
    shared_properties,
    source_from_properties,
)
from graph.store.neo4j_schema import labels

# Large enough to make the round trips disappear, small enough to keep one message to the server below some megabytes.
ROWS = 5_000
LOG_ROWS = 20
_Item = TypeVar("_Item")


class Stated(NamedTuple):
    """What a source says of an entity: the node it hangs on, and the id of its relationship once it is written."""

    node: str
    entity: str
    source: str
    body: str
    at: str = ""

    @property
    def properties(self) -> Properties:
        """The properties of the relationship; `ref` is the id that the source used, where that was merged away."""
        return {"body": self.body, "ref": self.entity} if self.entity != self.node else {"body": self.body}


class NewClaim(NamedTuple):
    """A claim of a source made plain, its key, and the nodes `start` and `end` that its relationship runs between."""

    source: str
    key: str
    claim: Properties
    start: str
    end: str

    @property
    def properties(self) -> Properties:
        """All properties of the relationship."""
        return shared_properties(self.source, self.claim) | self.own_properties

    @property
    def own_properties(self) -> Properties:
        """The properties that it does not share with very many others."""
        return own_properties(self.key, self.claim, self.start, self.end)

    @property
    def shared(self) -> tuple[str, bool]:
        """What it has in common with very many others, mostly of its own source."""
        return self.claim["confidence"], self.claim["holds"]


def read_sources(tx: ManagedTransaction) -> dict[str, Source]:
    """All sources by id."""
    rows = tx.run("MATCH (s:Source) RETURN properties(s)").value()
    return {properties["id"]: source_from_properties(properties) for properties in rows}


def read_judgements(tx: ManagedTransaction) -> tuple[Judgement, ...]:
    """All judgements, in the order of their pairs."""
    rows = tx.run("MATCH (j:Judgement) RETURN j {.left, .right, .verdict, .by, .at, .why}").value()
    return tuple(sorted((Judgement(**properties) for properties in rows), key=lambda judgement: judgement.pair))


def has_nodes(tx: ManagedTransaction) -> bool:
    """Whether there is any entity node."""
    return bool(tx.run("MATCH (e:Entity) RETURN count(e) > 0").value()[0])


def read_nodes(tx: ManagedTransaction, ids: Iterable[str]) -> dict[str, Properties]:
    """The properties of the entity nodes with these ids, as far as they exist."""
    query = "UNWIND $rows AS id MATCH (e:Entity {id: id}) RETURN id, properties(e)"
    return {id: properties for rows in in_parts(ids) for id, properties in tx.run(query, rows=rows).values()}


def read_statements(tx: ManagedTransaction, ids: Iterable[str], besides: Sequence[str] = ()) -> Iterator[Stated]:
    """What is said of the entity nodes with these ids, by all sources but those `besides`."""
    query = (
        "UNWIND $rows AS id MATCH (:Entity {id: id})<-[t:STATES]-(s:Source) WHERE NOT s.id IN $besides "
        "RETURN id, coalesce(t.ref, id), s.id, t.body, elementId(t)"
    )
    for rows in in_parts(ids):
        yield from map(Stated._make, tx.run(query, rows=rows, besides=list(besides)).values())


def entity_of(statement: Stated) -> Entity:
    """The entity that a source states."""
    return entity_from_plain(orjson.loads(statement.body))


def merge_nodes(
    entities: Iterable[tuple[str, str, Entity]], sources: Mapping[str, Source], redirects: Mapping[str, str]
) -> dict[str, Properties]:
    """The properties by id of the nodes that follow from all that is said: node, id of a source, and what it says."""
    statements: dict[str, list[Statement]] = defaultdict(list)
    for node, source_id, entity in entities:
        statements[node].append(Statement(sources[source_id], entity))
    merged: dict[str, list[str]] = defaultdict(list)
    for id, kept in redirects.items():
        merged[kept].append(id)
    return {
        id: node_properties(merge(id, of_node, redirects), merged.get(id, ())) for id, of_node in statements.items()
    }


def write_nodes(
    tx: ManagedTransaction,
    before: Mapping[str, Properties],
    after: Mapping[str, Properties],
    statements: Iterable[Stated],
) -> None:
    """Make, change and remove entity nodes, and hang new statements on them.

    `before` and `after` are properties by id; equal nodes are left alone.
    """
    hung: dict[str, list[list[Any]]] = defaultdict(list)
    for statement in statements:
        hung[statement.node].append([statement.source, statement.properties])
    new = (node for id, node in after.items() if id not in before)
    create = f"UNWIND $rows AS row CREATE (e:$(row[2])) SET e = row[0] {_HANG}"
    run_in_parts(tx, create, ([node, hung.pop(node["id"]), labels(node["kind"])] for node in new))
    changed = [node for id, node in after.items() if id in before and before[id] != node]
    same_kind = [node for node in changed if before[node["id"]]["kind"] == node["kind"]]
    run_in_parts(tx, "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e = row", same_kind)
    rewrite_nodes(tx, (node for node in changed if before[node["id"]]["kind"] != node["kind"]))
    run_in_parts(tx, f"UNWIND $rows AS row MATCH (e:Entity {{id: row[0]}}) {_HANG}", map(list, hung.items()))
    gone = (id for id in before if id not in after)
    run_in_parts(tx, "UNWIND $rows AS id MATCH (e:Entity {id: id}) DELETE e", gone)


_HANG = "WITH e, row UNWIND row[1] AS said MATCH (s:Source {id: said[0]}) CREATE (s)-[t:STATES]->(e) SET t = said[1]"


def rewrite_nodes(tx: ManagedTransaction, nodes: Iterable[Properties]) -> None:
    """Give entity nodes these properties and the labels of their kind, and no others, whatever they had."""
    query = (
        "UNWIND $rows AS row MATCH (e:Entity {id: row[0].id}) "
        "REMOVE e:$([label IN labels(e) WHERE label <> 'Entity']) SET e:$(row[1]) SET e = row[0]"
    )
    run_in_parts(tx, query, ([node, labels(node["kind"])] for node in nodes))


def write_claims(tx: ManagedTransaction, claims: Iterable[NewClaim]) -> None:
    """Make a relationship for each claim; those that share most are best given together."""
    # What many claims share is sent once and kept once in the memory that the server needs for the transaction, which
    # shortens the commit of a large load.
    query = (
        "UNWIND $rows AS row MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]}) "
        "CREATE (a)-[c:$(row[2])]->(b) SET c = row[3] SET c += $shared"
    )
    for _, sharing in groupby(claims, lambda claim: claim.shared):
        for part in in_parts(sharing):
            shared = shared_properties(part[0].source, part[0].claim)
            is_of_many = any(claim.source != part[0].source for claim in part)
            if is_of_many:
                del shared["source"]
            rows = [
                [
                    claim.start,
                    claim.end,
                    claim.claim["relation"],
                    claim.properties if is_of_many else claim.own_properties,
                ]
                for claim in part
            ]
            tx.run(query, rows=rows, shared=shared).consume()


def change_relationships(tx: ManagedTransaction, properties: Iterable[tuple[str, Properties]]) -> None:
    """Give relationships other properties; each item is the id of a relationship and its properties."""
    query = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row[0] SET r = row[1]"
    run_in_parts(tx, query, map(list, properties))


def delete_relationships(tx: ManagedTransaction, ids: Iterable[str]) -> None:
    """Remove the relationships with these ids."""
    run_in_parts(tx, "UNWIND $rows AS id MATCH ()-[r]->() WHERE elementId(r) = id DELETE r", ids)


def current_revision(tx: ManagedTransaction) -> int:
    """The number of the last write, 0 when there was none."""
    record = tx.run("MATCH (r:Revision {store: 'samenspel'}) RETURN coalesce(r.number, 0)").single()
    return int(record[0]) if record else 0


def state_at(tx: ManagedTransaction, revision: int | None) -> str:
    """The state of the store after a write (None: the last); empty when that is not known."""
    last = "MATCH (r:Revision {store: 'samenspel'}) RETURN coalesce(r.number, 0), r.check, coalesce(r.identity, '')"
    earlier = (
        "MATCH (r:Revision {store: 'samenspel'}) MATCH (c:Change {revision: $revision}) "
        "RETURN c.revision, c.check, coalesce(r.identity, '') LIMIT 1"
    )
    record = tx.run(last if revision is None else earlier, revision=revision).single()
    return state_of(*record) if record else ""


def state_of(revision: int, check: str | None, identity: str) -> str:
    """A state in writing: a write, the check of the whole after it, and what a graph that was put back is known by."""
    return f"{revision} {check} {identity}".strip() if check else ""


def changed_since(tx: ManagedTransaction, source_id: str, revision: int) -> bool:
    """Whether a write after that revision changed what a source says."""
    # A write of many sources may have been of this one too.
    query = (
        "MATCH (c:Change) WHERE c.revision > $revision AND c.source <> '' "
        "AND (c.source = $source OR $source STARTS WITH c.source + '-') RETURN c LIMIT 1"
    )
    return tx.run(query, revision=revision, source=source_id).single() is not None


def read_write_rows(tx: ManagedTransaction, since: int) -> list[tuple[int, str, str, bytes | None]]:
    """The parts of the log, and of a revision that changed texts only the revision alone."""
    rows: list[tuple[int, str, str, bytes | None]] = [*read_log_rows(tx, since)]
    logged = {row[0] for row in rows}
    retold = tx.run("MATCH (r:Revision {store: 'samenspel'}) UNWIND r.retold AS one RETURN one").value()
    for number, source in (entry.split(" ", 1) for entry in retold):
        if int(number) > since and int(number) not in logged:
            rows.append((int(number), "", source, None))
    return sorted(rows, key=lambda row: row[0])


def read_log_rows(tx: ManagedTransaction, since: int, until: int | None = None) -> list[tuple[int, str, str, bytes]]:
    """The parts of the log after a revision, as `graph.store.difference.read_log` reads them; `until` is the last."""
    query = (
        "MATCH (c:Change) WHERE c.revision > $since AND c.revision <= coalesce($until, c.revision) "
        "RETURN c.revision, c.at, c.source, c.part, c.of ORDER BY c.revision, c.number"
    )
    rows: list[tuple[int, str, str, bytes]] = []
    for _, some in groupby(tx.run(query, since=since, until=until).values(), key=lambda row: row[0]):
        parts = list(some)
        # Of a commit that is being applied a reader may see a part.
        if len(parts) == parts[0][4]:
            rows += ((revision, at, source, part) for revision, at, source, part, _ in parts)
    return rows


def write_revision(tx: ManagedTransaction, source_id: str, parts: Sequence[bytes]) -> int:
    """Number this write and log it, in these parts."""
    revision = current_revision(tx) + 1
    at = datetime.now(UTC).isoformat(timespec="seconds")
    checks = dict(tx.run("MATCH (s:Source) RETURN s.id, s.check").values())
    check = state_check(checks, read_judgements(tx))
    properties = {"number": revision, "at": at, "check": check}
    tx.run("MATCH (r:Revision {store: 'samenspel'}) SET r += $properties", properties=properties).consume()
    if not parts:
        # The log tells nothing of it, and whose text it was decides who sees that there was anything.
        retold = "MATCH (r:Revision {store: 'samenspel'}) SET r.retold = coalesce(r.retold, []) + $retold"
        tx.run(retold, retold=f"{revision} {source_id}").consume()
    written = {"revision": revision, "at": at, "source": source_id, "check": check, "of": len(parts)}
    rows = (
        {**written, "number": number, "part": part, "sum": sum_of(revision, at, source_id, part)}
        for number, part in enumerate(parts, 1)
    )
    run_in_parts(tx, "UNWIND $rows AS row CREATE (c:Change) SET c = row", rows, LOG_ROWS)
    return revision


def state_check(checks: Mapping[str, str], judgements: tuple[Judgement, ...]) -> str:
    """One fingerprint of all that the store holds: the check of each source by its id, and all judgements.

    It stands beside the number of the revision, so that a reader knows whether it read exactly that revision.
    """
    if not checks and not judgements:
        return ""
    return check_of([*(f"{id} {check}".encode() for id, check in checks.items()), *map(orjson.dumps, judgements)])


def run_in_parts(tx: ManagedTransaction, query: Any, rows: Iterable[Any], size: int = ROWS, **parameters: Any) -> None:
    """Run a query that begins with `UNWIND $rows` over all rows, `size` at a time."""
    for part in in_parts(rows, size):
        tx.run(query, parameters, rows=part).consume()


def in_parts(rows: Iterable[_Item], size: int = ROWS) -> Iterator[list[_Item]]:
    """The rows, `size` at a time."""
    remaining = iter(rows)
    while part := list(islice(remaining, size)):
        yield part
