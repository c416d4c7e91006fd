"""Reading all that the graph in Neo4j holds, and telling whether it is what one revision left there.

Neo4j lets a reader see a commit while it is being applied: what it reads is then of no one revision, and a node or
relationship that is going may have lost its properties already. Each revision therefore leaves a check of the whole.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from neo4j import ManagedTransaction

from graph.model.identity import Judgement
from graph.model.plain import claim_from_plain, entity_from_plain, source_from_plain
from graph.model.records import Claim, Entity, Source
from graph.store.contract import Contents, Rows
from graph.store.neo4j_records import (
    Properties,
    canonical,
    check_of,
    claim_plain,
    source_plain,
)
from graph.store.neo4j_writing import read_judgements, state_check, state_of
from graph.store.unreadable import decoded, id_in, unreadable


class Stored(NamedTuple):
    """What was read, not looked into yet, the check that the last writer left, and what the graph is known by.

    `statements` has the source of each and its body, `claims` the source and key of each and the claim made plain.
    """

    revision: int
    check: str
    sources: list[Properties]
    statements: list[tuple[str, str]]
    claims: list[tuple[str, str, Properties]]
    judgements: tuple[Judgement, ...]
    identity: str


def read_stored(tx: ManagedTransaction) -> Stored:
    """All that the graph holds, within the transaction `tx`."""
    record = tx.run(
        "MATCH (r:Revision {store: 'samenspel'}) "
        "RETURN coalesce(r.number, 0), coalesce(r.check, ''), coalesce(r.identity, '')"
    ).single()
    revision, check, identity = record if record else (0, "", "")
    statements = tx.run("MATCH (s:Source)-[t:STATES]->(:Entity) RETURN s.id, t.body").values()
    claims = tx.run(
        "MATCH (a:Entity)-[c]->(b:Entity) WHERE c.source IS NOT NULL "
        "RETURN c.source, type(c), a.id, b.id, properties(c)"
    ).values()
    return Stored(
        revision,
        check,
        tx.run("MATCH (s:Source) RETURN properties(s)").value(),
        [(source or "", str(body or "")) for source, body in statements],
        [
            (source, str(properties.get("key", "")), claim_plain(relation, start, end, properties))
            for source, relation, start, end, properties in claims
        ],
        read_judgements(tx),
        identity,
    )


def fingerprint(stored: Stored) -> str:
    """The check that a writer who left exactly this would have left with it."""
    by_source: dict[str, list[bytes]] = defaultdict(list)
    for properties in stored.sources:
        by_source[properties.get("id", "")].append(canonical(source_plain(properties)))
    for source, body in stored.statements:
        by_source[source].append(body.encode())
    for source, _, plain in stored.claims:
        by_source[source].append(canonical(plain))
    checks = {source: check_of(bodies) for source, bodies in by_source.items()}
    return state_check(checks, stored.judgements)


def to_contents(stored: Stored, store: str) -> Contents:
    """The records in what was read; StoreError that names one that cannot be read."""
    entities = ((source, _entity(store, source, body)) for source, body in stored.statements)
    claims = sorted(stored.claims, key=lambda claim: (claim[1], claim[0]))
    return Contents(
        revision=stored.revision,
        sources=tuple(sorted(_sources(stored, store), key=lambda source: source.id)),
        entities=tuple(sorted(entities, key=lambda pair: (pair[1].id, pair[0]))),
        claims=tuple((source, _claim(store, source, key, plain)) for source, key, plain in claims),
        judgements=stored.judgements,
    )


def to_rows(stored: Stored, store: str) -> Rows:
    """What was read, as it is kept."""
    return Rows(
        revision=stored.revision,
        state=state_of(stored.revision, stored.check, stored.identity),
        sources=tuple(_sources(stored, store)),
        entities=((source, body.encode()) for source, body in stored.statements),
        claims=((source, canonical(plain)) for source, _, plain in stored.claims),
        judgements=stored.judgements,
    )


def _sources(stored: Stored, store: str) -> Iterator[Source]:
    for properties in stored.sources:
        id = str(properties.get("id", ""))
        yield decoded(store, "source", id, id, canonical(source_plain(properties)), source_from_plain)


def _entity(store: str, source: str, body: str) -> Entity:
    return decoded(store, "entity", id_in(body), source, body, entity_from_plain)


def _claim(store: str, source: str, key: str, plain: Properties) -> Claim:
    try:
        return claim_from_plain(plain)
    except (ValueError, TypeError, KeyError) as error:
        raise unreadable(store, "claim", key, source, error) from None
