"""The two writes of the contract on Neo4j: replacing what a source says, and re-pointing after judgements.

Both run within the transaction `tx` of their caller, which holds the lock of the store.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain

import orjson
from neo4j import ManagedTransaction

from graph.model.identity import Judgement, canonical_ids
from graph.model.plain import claim_from_plain, to_json
from graph.model.records import Batch, Entity, RecordError, Source
from graph.model.words import message
from graph.store.contract import Changes, StoreMovedOnError
from graph.store.difference import bodies, count, difference
from graph.store.neo4j_records import (
    canonical,
    check_of,
    claim_plain,
    source_from_properties,
    source_properties,
)
from graph.store.neo4j_writing import (
    NewClaim,
    Stated,
    change_relationships,
    changed_since,
    current_revision,
    delete_relationships,
    entity_of,
    has_nodes,
    merge_nodes,
    read_judgements,
    read_nodes,
    read_sources,
    read_statements,
    rewrite_nodes,
    run_in_parts,
    write_claims,
    write_nodes,
    write_revision,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a source says now: canonical bodies of entities by id and of claims by key, and their relationships' ids."""

    source: dict[str, bytes] = field(default_factory=dict)
    digest: str = ""
    entities: dict[str, bytes] = field(default_factory=dict)
    claims: dict[str, bytes] = field(default_factory=dict)
    entity_at: dict[str, str] = field(default_factory=dict)
    claim_at: dict[str, str] = field(default_factory=dict)


def replace(
    tx: ManagedTransaction, source_id: str, batch: Batch | None, digest: str, read_at: int | None = None
) -> Changes:
    """Make the store hold `batch` for the source (None: nothing), and log what that changes.

    Raises StoreMovedOnError when the source changed after revision `read_at`.
    """
    if read_at is not None and changed_since(tx, source_id, read_at):
        raise StoreMovedOnError(source_id)
    source_before, digest_before = _source(tx, source_id)
    if digest_before == digest:
        return Changes(current_revision(tx))
    said = _said(tx, source_id) if source_before else _Said()
    sources_before = {source_id: to_json(source_before)} if source_before else {}
    sources_after = {source_id: to_json(batch.source)} if batch else {}
    entities_after, claims_after = bodies(batch) if batch else ({}, {})
    sources = difference(sources_before, sources_after)
    entities = difference(said.entities, entities_after)
    claims = difference(said.claims, claims_after)
    if batch:
        check = check_of(chain(sources_after.values(), entities_after.values(), claims_after.values()))
        properties = source_properties(batch.source, digest, check)
        tx.run("MERGE (s:Source {id: $id}) SET s = $properties", id=source_id, properties=properties).consume()
    if not (sources or entities or claims):
        return Changes(current_revision(tx))

    redirects = canonical_ids(read_judgements(tx))
    # Relationships go first: a node can be removed when nothing hangs on it any more.
    delete_relationships(tx, (said.claim_at[key] for key in claims.retracted))
    delete_relationships(tx, (said.entity_at[id] for id in entities.retracted))
    statements = {
        id: Stated(redirects.get(id, id), id, source_id, body.decode()) for id, body in entities_after.items()
    }
    change_relationships(tx, ((said.entity_at[id], statements[id].properties) for id in entities.changed))

    # The rank of a source weighs in all that it says, so a change of the source itself touches all its entities.
    touched = {*entities.added, *entities.changed, *entities.retracted, *(entities_after if sources else ())}
    nodes = {redirects.get(id, id) for id in touched}
    stood = nodes if has_nodes(tx) else ()
    others = list(read_statements(tx, stood, besides=source_id))
    placed = ((redirects.get(entity.id, entity.id), entity) for entity in (batch.entities if batch else ()))
    own = ((node, source_id, entity) for node, entity in placed if node in nodes)
    after = merge_nodes(chain(_readable(others), own), read_sources(tx), redirects)
    if unreadable := {one.node for one in others} - after.keys():
        raise RecordError(message("store-kind-is-gone", id=min(unreadable)))
    write_nodes(tx, read_nodes(tx, stood), after, (statements[id] for id in entities.added))
    if not batch:
        tx.run("MATCH (s:Source {id: $id}) DELETE s", id=source_id).consume()
    else:
        new_claims = dict(_new_claims(batch, claims_after, redirects))
        write_claims(tx, (new_claims[key] for key in claims.added))
        change_relationships(tx, ((said.claim_at[key], new_claims[key].properties) for key in claims.changed))
    revision = write_revision(
        tx,
        source_id,
        ("source", sources_before, sources_after, sources),
        ("entity", said.entities, entities_after, entities),
        ("claim", said.claims, claims_after, claims),
    )
    return count(revision, sources, entities, claims)


def judge(tx: ManagedTransaction, judgements: Iterable[Judgement]) -> Changes:
    """Record judgements, and merge or part the nodes that they concern. WrongError when judgements contradict."""
    known = {"=".join(one.pair): one for one in read_judgements(tx)}
    latest = known | {"=".join(one.pair): one for one in judgements}
    before, after = ({pair: orjson.dumps(one) for pair, one in each.items()} for each in (known, latest))
    diff = difference(before, after)
    if not diff:
        return Changes(current_revision(tx))
    _repoint(tx, canonical_ids(known.values()), canonical_ids(latest.values()))
    rows = [{"pair": pair, **orjson.loads(after[pair])} for pair in (*diff.added, *diff.changed)]
    run_in_parts(tx, "UNWIND $rows AS row MERGE (j:Judgement {pair: row.pair}) SET j = row", rows)
    return count(write_revision(tx, "", ("judgement", before, after, diff)), diff)


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


def _readable(statements: Iterable[Stated]) -> Iterator[tuple[str, str, Entity]]:
    """Node, source and entity of statements, without what an earlier version wrote of a kind that is gone.

    The store has to open and to be written to all the same, or its sources could not be loaded again.
    """
    for one in statements:
        with suppress(RecordError):
            yield one.node, one.source, entity_of(one)


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
    statements = [(one, one._replace(node=after.get(one.entity, one.entity))) for one in read_statements(tx, nodes)]
    delete_relationships(tx, (one.at for one, new in statements if one.node != new.node))
    said = ((new.node, new.source, entity_of(new)) for _, new in statements)
    merged = merge_nodes(said, read_sources(tx), after)
    moved_here = (new for one, new in statements if one.node != new.node)
    write_nodes(tx, read_nodes(tx, nodes), merged, moved_here)
    write_claims(tx, (claim for _, claim in claims))


def _moved_claims(
    tx: ManagedTransaction, nodes: list[str], redirects: Mapping[str, str]
) -> Iterator[tuple[str, NewClaim]]:
    """The claims at these nodes that belong between others, each with the id of the relationship that it has now."""
    query = (
        "MATCH (e:Entity)-[c]-(:Entity) WHERE e.id IN $nodes AND c.source IS NOT NULL WITH DISTINCT c "
        "RETURN elementId(c), type(c), startNode(c).id, endNode(c).id, properties(c)"
    )
    for at, relation, start, end, properties in tx.run(query, nodes=nodes).values():
        claim = claim_from_plain(claim_plain(relation, start, end, properties))
        ends = redirects.get(claim.subject, claim.subject), redirects.get(claim.object, claim.object)
        if ends != (start, end):
            yield at, NewClaim(properties["source"], properties["key"], claim, *ends)


def _source(tx: ManagedTransaction, source_id: str) -> tuple[Source | None, str]:
    """A source with the digest of its batch; None and an empty digest when the store does not have it."""
    record = tx.run("MATCH (s:Source {id: $id}) RETURN properties(s)", id=source_id).single()
    return (source_from_properties(record[0]), record[0]["digest"]) if record else (None, "")


def _said(tx: ManagedTransaction, source_id: str) -> _Said:
    said = _Said()
    query = "MATCH (:Source {id: $id})-[t:STATES]->(e:Entity) RETURN coalesce(t.ref, e.id), t.body, elementId(t)"
    for id, body, at in tx.run(query, id=source_id).values():
        said.entities[id], said.entity_at[id] = body.encode(), at
    # Both ends of a claim are stated by its own source, so its claims are found from there without an index on claims.
    query = (
        "MATCH (:Source {id: $id})-[:STATES]->(e:Entity) WITH DISTINCT e "
        "MATCH (e)-[c]->(o:Entity) WHERE c.source = $id "
        "RETURN type(c), e.id, o.id, properties(c), elementId(c)"
    )
    for relation, start, end, properties, at in tx.run(query, id=source_id).values():
        key = properties["key"]
        said.claims[key], said.claim_at[key] = canonical(claim_plain(relation, start, end, properties)), at
    return said


def _new_claims(batch: Batch, keys: Iterable[str], redirects: Mapping[str, str]) -> Iterator[tuple[str, NewClaim]]:
    """The relationship of each claim of a batch, by the keys of its claims in their order."""
    for key, claim in zip(keys, batch.claims, strict=True):
        ends = redirects.get(claim.subject, claim.subject), redirects.get(claim.object, claim.object)
        yield key, NewClaim(batch.source.id, key, claim, *ends)
