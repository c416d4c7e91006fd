"""Dossiers in Neo4j: a node `(:Dossier {key, kind, id, version, newest, content, by, at, number})` a version, beside
the graph. `content` is JSON.
"""

from collections.abc import Iterable

import orjson
from neo4j import ManagedTransaction

from graph.store.contract import DossierMovedOnError
from graph.store.dossiers import Dossier, dated

_ROW = "d {.kind, .id, .version, .content, .by, .at, .number}"


def write_dossiers(tx: ManagedTransaction, dossiers: Iterable[Dossier]) -> None:
    """Write these versions, in the transaction of the caller, which holds the lock of the store.

    DossierMovedOnError when one is not the next.
    """
    for dossier in dated(dossiers):
        newest = read_newest(tx, dossier.kind, dossier.id)
        if dossier.version != (newest.version if newest else 0) + 1:
            raise DossierMovedOnError(dossier, newest.by if newest else "")
        properties = {
            "key": _key(dossier.kind, dossier.id, dossier.version),
            "newest": True,
            "content": orjson.dumps(dossier.content).decode(),
            **{name: getattr(dossier, name) for name in ("kind", "id", "version", "by", "at")},
        }
        tx.run(
            "OPTIONAL MATCH (before:Dossier {key: $before}) SET before.newest = false "
            "WITH count(*) AS _ MATCH (r:Revision {store: 'samenspel'}) SET r.dossiers = coalesce(r.dossiers, 0) + 1 "
            "CREATE (d:Dossier) SET d = $properties, d.number = r.dossiers",
            before=_key(dossier.kind, dossier.id, dossier.version - 1),
            properties=properties,
        ).consume()


def read_versions(tx: ManagedTransaction, kind: str, id: str) -> tuple[Dossier, ...]:
    """All versions of a dossier, oldest first."""
    query = f"MATCH (d:Dossier {{kind: $kind, id: $id}}) RETURN {_ROW} ORDER BY d.version"
    return tuple(map(_dossier, tx.run(query, kind=kind, id=id).value()))


def read_newest(tx: ManagedTransaction, kind: str, id: str) -> Dossier | None:
    """The newest version of a dossier."""
    query = f"MATCH (d:Dossier {{kind: $kind, id: $id, newest: true}}) RETURN {_ROW}"
    rows = tx.run(query, kind=kind, id=id).value()
    return _dossier(rows[0]) if rows else None


def read_kind(tx: ManagedTransaction, kind: str, after: int) -> list[Dossier]:
    """The newest version of each dossier of a kind that was written after a number, in the order of writing."""
    query = f"MATCH (d:Dossier {{kind: $kind, newest: true}}) WHERE d.number > $after RETURN {_ROW} ORDER BY d.number"
    return list(map(_dossier, tx.run(query, kind=kind, after=after).value()))


def read_written(tx: ManagedTransaction, after: int) -> list[Dossier]:
    """All versions that were written after a number, in the order of writing."""
    query = f"MATCH (d:Dossier) WHERE d.number > $after RETURN {_ROW} ORDER BY d.number"
    return list(map(_dossier, tx.run(query, after=after).value()))


def count_written(tx: ManagedTransaction) -> int:
    """How many versions were ever written."""
    return int(tx.run("OPTIONAL MATCH (r:Revision {store: 'samenspel'}) RETURN coalesce(r.dossiers, 0)").value()[0])


def _key(kind: str, id: str, version: int) -> str:
    return f"{kind}/{id}/{version}"


def _dossier(row: dict[str, object]) -> Dossier:
    return Dossier(**{**row, "content": orjson.loads(str(row["content"]))})
