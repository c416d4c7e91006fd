"""The two writes of the contract on Neo4j: replacing what a source says, and re-pointing after judgements.

Both run within the transaction `tx` of their caller, which holds the lock of the store.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

import orjson
from neo4j import ManagedTransaction

from graph.model.identity import Judgement, canonical_ids
from graph.model.plain import claim_from_plain, source_from_plain, to_json
from graph.model.records import Batch, Entity, RecordError, Source
from graph.model.words import message
from graph.store.contract import Changes, Progress, StoreMovedOnError, nobody
from graph.store.difference import (
    SOURCES_AT_ONCE,
    compare,
    comparing_apart,
    log_parts,
    logged_records,
    read_log,
    say,
    say_batch,
)
from graph.store.neo4j_records import (
    canonical,
    check_of,
    check_of_ordered,
    claim_plain,
    source_from_properties,
    source_properties,
)
from graph.store.neo4j_text import replace_text
from graph.store.neo4j_writing import (
    NewClaim,
    Stated,
    change_relationships,
    changed_since,
    current_revision,
    delete_relationships,
    entity_of,
    has_nodes,
    in_parts,
    merge_nodes,
    read_judgements,
    read_log_rows,
    read_nodes,
    read_sources,
    read_statements,
    rewrite_nodes,
    run_in_parts,
    write_claims,
    write_nodes,
    write_revision,
)


def replace(
    tx: ManagedTransaction,
    source_id: str,
    batch: Batch | None,
    read_at: int | None = None,
    progress: Progress = nobody,
) -> Changes:
    """Make the store hold `batch` for the source (None: nothing), and log what that changes.

    Raises StoreMovedOnError when the source changed after revision `read_at`.
    """
    if read_at is not None and changed_since(tx, source_id, read_at):
        raise StoreMovedOnError(source_id)
    with comparing_apart() as db:
        is_written, mended = _take(tx, [batch], db, progress) if batch else _take_back(tx, source_id, db)
        if not is_written:
            return Changes(current_revision(tx))
        counts = _counts(db)
        counts["changed"] = counts.get("changed", 0) + mended
        return Changes(write_revision(tx, source_id, list(log_parts(db, progress))), **counts)


def replace_all(tx: ManagedTransaction, name: str, batches: Iterable[Batch]) -> Changes:
    """Make the store hold each of the batches for its source, and log what that changes as one write."""
    counts: Counter[str] = Counter()
    is_written, parts = False, list[bytes]()
    for some in in_parts(batches, SOURCES_AT_ONCE):
        with comparing_apart() as db:
            is_new, mended = _take(tx, some, db)
            is_written |= is_new
            counts.update(_counts(db))
            counts["changed"] += mended
            parts.extend(log_parts(db, named=True))
    return Changes(write_revision(tx, name, parts) if is_written else current_revision(tx), **counts)


def _take(
    tx: ManagedTransaction, batches: Iterable[Batch], db: sqlite3.Connection, progress: Progress = nobody
) -> tuple[bool, int]:
    """Make the store hold each batch for its source; gives whether that changes anything, and how many were damaged.

    `db` has the tables to compare in; afterwards they hold the difference.
    """
    by_id = {batch.source.id: batch for batch in batches}
    before = dict(_sources(tx, by_id))
    damaged, mended = _mended(tx, before, db)
    new = {
        id: batch
        for id, batch in by_id.items()
        if id not in before or before[id].digest != batch.digest or id in damaged
    }
    db.executemany("delete from temp.said where source = ?", ((id,) for id in by_id if id not in new))
    for batch in new.values():
        say_batch(db, batch, progress)
    query = "select source, body from temp.said where is_new order by source, body"
    rows = [
        source_properties(new[id].source, new[id].digest, check_of_ordered(body for _, body in some))
        for id, some in groupby(db.execute(query), key=itemgetter(0))
    ]
    run_in_parts(tx, "UNWIND $rows AS row MERGE (s:Source {id: row.id}) SET s = row", rows)
    counts = compare(db)
    if counts:
        write_changes(tx, db)
    retold = [id for id, batch in by_id.items() if replace_text(tx, id, batch.text)]
    return bool(counts or retold or mended), mended


def _take_back(tx: ManagedTransaction, source_id: str, db: sqlite3.Connection) -> tuple[bool, int]:
    """Take back all that a source says, and the source itself; gives as `_take`."""
    before = dict(_sources(tx, [source_id]))
    _, mended = _mended(tx, before, db)
    if compare(db):
        write_changes(tx, db)
    replace_text(tx, source_id, ())
    tx.run("MATCH (s:Source {id: $id}) DELETE s", id=source_id).consume()
    return bool(before), mended


class _Held(NamedTuple):
    """What a source node says of the source: itself, the digest of its batch, and the check of all that it says."""

    source: Source
    digest: str
    check: str


def _mended(tx: ManagedTransaction, held: Mapping[str, _Held], db: sqlite3.Connection) -> tuple[Set[str], int]:
    """Put in what these sources said before; what differs from what was written is made again what the log says.

    Gives which sources were damaged, and how many of their records.
    """
    say_before(tx, [source_node.source for source_node in held.values()], db)
    query = "select source, body from temp.said where not is_new order by source, body"
    checks = {
        id: check_of_ordered(body for _, body in some) for id, some in groupby(db.execute(query), key=itemgetter(0))
    }
    damaged = {id for id, source_node in held.items() if checks.get(id) != source_node.check}
    count = 0
    for id in damaged:
        logged = logged_records(read_log(read_log_rows(tx, 0)), id)
        with comparing_apart() as apart:
            say_before(tx, [held[id].source], apart)
            for (record, key), body in logged.items():
                say(apart, id, record, [(key, body)])
            count += sum(compare(apart).values())
            source = source_from_plain(orjson.loads(logged["source", id]))
            row = source_properties(source, held[id].digest, check_of(logged.values()))
            tx.run("MATCH (s:Source {id: $row.id}) SET s = $row", row=row).consume()
            write_changes(tx, apart)
        db.execute("delete from temp.said where source = ?", (id,))
        say_before(tx, [source], db)
    return damaged, count


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    return dict(db.execute("select action, count(*) from temp.difference group by action").fetchall())


def write_changes(tx: ManagedTransaction, db: sqlite3.Connection) -> None:
    """Write the differences that were found in what sources say of entities, and in their claims."""
    redirects = canonical_ids(read_judgements(tx))
    # Relationships go first: a node can be removed when nothing hangs on it any more.
    for record in ("claim", "entity"):
        gone = "select place from temp.difference where record = ? and action = 'retracted'"
        delete_relationships(tx, (place for (place,) in db.execute(gone, (record,))))
    changed = db.execute(
        "select place, source, id, after from temp.difference where record = 'entity' and action = 'changed'"
    )
    change_relationships(
        tx, ((place, _stated(id, body, source, redirects).properties) for place, source, id, body in changed)
    )
    db.execute("create index temp.said_id on said (record, id)")
    # The rank of a source weighs in all that it says, so a change of the source itself touches all its entities.
    touched = db.execute(
        "select id from temp.difference where record = 'entity' union select id from temp.said "
        "where record = 'entity' and is_new "
        "and source in (select source from temp.difference where record = 'source')"
    )
    sources, stood = read_sources(tx), has_nodes(tx)
    besides = [id for (id,) in db.execute("select distinct source from temp.said")]
    for nodes in in_parts(dict.fromkeys(redirects.get(id, id) for (id,) in touched)):
        _write_nodes(tx, besides, db, nodes if stood else [], set(nodes), sources, redirects)

    # In the order in which they share most.
    query = (
        "select source, id, after from temp.difference where record = 'claim' and action = 'added' "
        "order by json_extract(cast(after as text), '$.confidence'), json_extract(cast(after as text), '$.holds')"
    )
    write_claims(tx, (_new_claim(key, body, source, redirects) for source, key, body in db.execute(query)))
    changed = db.execute(
        "select place, source, id, after from temp.difference where record = 'claim' and action = 'changed'"
    )
    change_relationships(
        tx, ((place, _new_claim(key, body, source, redirects).properties) for place, source, key, body in changed)
    )


def _write_nodes(
    tx: ManagedTransaction,
    besides: list[str],
    db: sqlite3.Connection,
    stood: Iterable[str],
    nodes: Set[str],
    sources: Mapping[str, Source],
    redirects: Mapping[str, str],
) -> None:
    """Write these nodes as they are now, and hang on them what the sources `besides` did not say before."""
    ids = orjson.dumps([*nodes, *(id for id, node in redirects.items() if node in nodes)]).decode()
    query = (
        "select source, id, body, exists (select 1 from temp.difference where record = 'entity' and action = 'added' "
        "and source = said.source and id = said.id) from temp.said "
        "where record = 'entity' and is_new and id in (select value from json_each(?))"
    )
    own = [(_stated(id, body, source, redirects), is_new) for source, id, body, is_new in db.execute(query, (ids,))]
    others = list(read_statements(tx, stood, besides=besides))
    entities = chain(
        _readable(others), ((statement.node, statement.source, entity_of(statement)) for statement, _ in own)
    )
    after = merge_nodes(entities, sources, redirects)
    if unreadable := {statement.node for statement in others} - after.keys():
        raise RecordError(message("store-kind-is-gone", id=min(unreadable)))
    write_nodes(tx, read_nodes(tx, stood), after, (statement for statement, is_new in own if is_new))


def _stated(id: str, body: bytes, source_id: str, redirects: Mapping[str, str]) -> Stated:
    return Stated(redirects.get(id, id), id, source_id, body.decode())


def _new_claim(key: str, body: bytes, source_id: str, redirects: Mapping[str, str]) -> NewClaim:
    claim = orjson.loads(body)
    ends = (redirects.get(id, id) for id in (claim["subject"], claim["object"]))
    return NewClaim(source_id, key, claim, *ends)


def judge(tx: ManagedTransaction, judgements: Iterable[Judgement]) -> Changes:
    """Record judgements, and merge or part the nodes that they concern. WrongError when judgements contradict."""
    known = {"=".join(judgement.pair): judgement for judgement in read_judgements(tx)}
    latest = known | {"=".join(judgement.pair): judgement for judgement in judgements}
    with comparing_apart() as db:
        say(db, "", "judgement", ((pair, orjson.dumps(judgement)) for pair, judgement in known.items()), is_new=False)
        say(db, "", "judgement", ((pair, orjson.dumps(judgement)) for pair, judgement in latest.items()))
        counts = compare(db)
        if not counts:
            return Changes(current_revision(tx))
        _repoint(tx, canonical_ids(known.values()), canonical_ids(latest.values()))
        rows = ({"pair": pair, **orjson.loads(body)} for pair, body in db.execute("select id, after from difference"))
        run_in_parts(tx, "UNWIND $rows AS row MERGE (j:Judgement {pair: row.pair}) SET j = row", rows)
        return Changes(write_revision(tx, "", list(log_parts(db))), **counts)


def rebuild(tx: ManagedTransaction, schema: str, format: int) -> None:
    """Note the schema of the vocabulary that is in use, and give all nodes the labels that it asks for."""
    tx.run(
        "MATCH (r:Revision {store: 'samenspel'}) SET r.schema = $schema, r.format = $format",
        schema=schema,
        format=format,
    ).consume()
    ids = tx.run("MATCH (e:Entity) RETURN e.id").value()
    nodes = merge_nodes(_readable(read_statements(tx, ids)), read_sources(tx), canonical_ids(read_judgements(tx)))
    rewrite_nodes(tx, nodes.values())


def view_faults(tx: ManagedTransaction) -> Iterator[str]:
    """The ids of the entity nodes that are not what the sources together say of them."""
    ids = tx.run("MATCH (e:Entity) RETURN e.id").value()
    nodes = merge_nodes(_readable(read_statements(tx, ids)), read_sources(tx), canonical_ids(read_judgements(tx)))
    held = read_nodes(tx, ids)
    yield from (str(id) for id in sorted(ids, key=str) if held.get(id) != nodes.get(id))


def _readable(statements: Iterable[Stated]) -> Iterator[tuple[str, str, Entity]]:
    """Node, source and entity of statements, without what an earlier version wrote of a kind that is gone.

    The store has to open and to be written to all the same, or its sources could not be loaded again.
    """
    for statement in statements:
        with suppress(ValueError, TypeError, KeyError):
            yield statement.node, statement.source, entity_of(statement)


def _repoint(tx: ManagedTransaction, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Hang statements and claims on the nodes that stand for their ids after a change of redirects."""
    moved = {id for id in before.keys() | after.keys() if before.get(id, id) != after.get(id, id)}
    if not moved:
        return
    old = [before.get(id, id) for id in moved]
    claims = list(_moved_claims(tx, old, after))
    delete_relationships(tx, (at for at, _ in claims))
    # A node whose region was merged into another names the other from now on.
    beside = tx.run("MATCH (e:Entity) WHERE e.region IN $ids RETURN e.id", ids=old).value()
    nodes = {*old, *(after.get(id, id) for id in moved), *beside}
    statements = [
        (statement, statement._replace(node=after.get(statement.entity, statement.entity)))
        for statement in read_statements(tx, nodes)
    ]
    delete_relationships(tx, (statement.at for statement, new in statements if statement.node != new.node))
    entities = ((new.node, new.source, entity_of(new)) for _, new in statements)
    merged = merge_nodes(entities, read_sources(tx), after)
    moved_here = (new for statement, new in statements if statement.node != new.node)
    write_nodes(tx, read_nodes(tx, nodes), merged, moved_here)
    write_claims(tx, sorted((claim for _, claim in claims), key=lambda claim: claim.shared))


def _moved_claims(
    tx: ManagedTransaction, nodes: list[str], redirects: Mapping[str, str]
) -> Iterator[tuple[str, NewClaim]]:
    """The claims at these nodes that belong between others, each with the id of the relationship that it has now."""
    query = (
        "MATCH (e:Entity)-[c]-(:Entity) WHERE e.id IN $nodes AND c.source IS NOT NULL WITH DISTINCT c "
        "RETURN elementId(c), type(c), startNode(c).id, endNode(c).id, properties(c)"
    )
    for at, relation, start, end, properties in tx.run(query, nodes=nodes).values():
        plain = claim_plain(relation, start, end, properties)
        # A relation that is gone is refused here.
        claim = claim_from_plain(plain)
        ends = redirects.get(claim.subject, claim.subject), redirects.get(claim.object, claim.object)
        if ends != (start, end):
            yield at, NewClaim(properties["source"], properties["key"], plain, *ends)


def _sources(tx: ManagedTransaction, ids: Iterable[str]) -> Iterator[tuple[str, _Held]]:
    """The sources with these ids that the store has."""
    for some in in_parts(ids):
        for properties in tx.run("MATCH (s:Source) WHERE s.id IN $ids RETURN properties(s)", ids=some).value():
            source = source_from_properties(properties)
            yield source.id, _Held(source, properties.get("digest", ""), properties.get("check", ""))


def say_before(tx: ManagedTransaction, sources: Sequence[Source], db: sqlite3.Connection) -> None:
    """Put in what these sources say by now, with the ids of the relationships that say it."""
    if not sources:
        return
    for source in sources:
        say(db, source.id, "source", [(source.id, to_json(source))], is_new=False)
    ids = [source.id for source in sources]
    add = "insert into temp.said (source, record, id, is_new, body, place) values (?, ?, ?, false, ?, ?)"
    query = (
        "UNWIND $ids AS id MATCH (:Source {id: id})-[t:STATES]->(e:Entity) "
        "RETURN id, coalesce(t.ref, e.id), t.body, elementId(t)"
    )
    stated = tx.run(query, ids=ids)
    # What was damaged may lack anything.
    db.executemany(add, ((source, "entity", id, (body or "").encode(), place) for source, id, body, place in stated))
    # Both ends of a claim are stated by its own source, so its claims are found from there without an index on claims.
    query = (
        "UNWIND $ids AS id MATCH (:Source {id: id})-[:STATES]->(e:Entity) WITH DISTINCT id, e "
        "MATCH (e)-[c]->(o:Entity) WHERE c.source = id "
        "RETURN id, type(c), e.id, o.id, properties(c), elementId(c)"
    )
    claimed = (
        (source, "claim", properties.get("key", place), canonical(claim_plain(relation, start, end, properties)), place)
        for source, relation, start, end, properties, place in tx.run(query, ids=ids)
    )
    db.executemany(add, claimed)
