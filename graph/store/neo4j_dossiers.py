"""Dossiers in Neo4j: a node `(:Dossier {key, kind, id, version, newest, content, by, at, number})` a version, beside
the graph. `content` is JSON.
"""

from collections.abc import Iterable, Sequence

import orjson
from neo4j import ManagedTransaction

from graph.store.contract import DossierMovedOnError
from graph.store.dossiers import Dossier, dated
from graph.store.keeping import sum_of

_AT_ONCE = 1_000
_ROW = "d {.kind, .id, .version, .content, .by, .at, .number}"


def write_dossiers(tx: ManagedTransaction, dossiers: Iterable[Dossier]) -> None:
    """Write these versions, in the transaction of the caller, which holds the lock of the store.

    DossierMovedOnError when one is not the next.
    """
    writing = dated(dossiers)
    for start in range(0, len(writing), _AT_ONCE):
        _write(tx, writing[start : start + _AT_ONCE])


def _write(tx: ManagedTransaction, dossiers: Sequence[Dossier]) -> None:
    places = [[dossier.kind, dossier.id] for dossier in dossiers]
    query = (
        "UNWIND $places AS place MATCH (d:Dossier {kind: place[0], id: place[1], newest: true}) "
        "RETURN d.kind, d.id, d.version, d.by"
    )
    newest = {(kind, id): (version, by) for kind, id, version, by in tx.run(query, places=places).values()}
    for dossier in dossiers:
        version, by = newest.get((dossier.kind, dossier.id), (0, ""))
        if dossier.version != version + 1:
            raise DossierMovedOnError(dossier, by)
        newest[dossier.kind, dossier.id] = dossier.version, dossier.by
    rows = [
        {
            "before": dossier_key(dossier.kind, dossier.id, dossier.version - 1),
            "properties": {
                "key": dossier_key(dossier.kind, dossier.id, dossier.version),
                "newest": newest[dossier.kind, dossier.id][0] == dossier.version,
                **_summed(dossier),
                **{name: getattr(dossier, name) for name in ("kind", "id", "version", "by", "at")},
            },
        }
        for dossier in dossiers
    ]
    tx.run(
        "MATCH (r:Revision {store: 'samenspel'}) WITH r, coalesce(r.dossiers, 0) AS written "
        "SET r.dossiers = written + size($rows) WITH written "
        "UNWIND range(0, size($rows) - 1) AS place WITH written, place, $rows[place] AS row "
        "OPTIONAL MATCH (before:Dossier {key: row.before}) SET before.newest = false "
        "CREATE (d:Dossier) SET d = row.properties, d.number = written + place + 1",
        rows=rows,
    ).consume()


def forget(tx: ManagedTransaction, kind: str, id: str) -> None:
    """Empty all versions of a dossier and add an empty one (`Store.forget`); the caller holds the lock of the store."""
    newest = read_newest(tx, kind, id)
    if newest is None or not newest.content:
        return
    tx.run("MATCH (d:Dossier {kind: $kind, id: $id}) SET d.content = '{}', d.by = ''", kind=kind, id=id).consume()
    query = f"MATCH (d:Dossier {{kind: $kind, id: $id}}) RETURN {_ROW}"
    rows = [
        [dossier_key(kind, id, dossier.version), _summed(dossier)["sum"]]
        for dossier in map(_dossier, tx.run(query, kind=kind, id=id).value())
    ]
    tx.run("UNWIND $rows AS row MATCH (d:Dossier {key: row[0]}) SET d.sum = row[1]", rows=rows).consume()
    write_dossiers(tx, [Dossier(kind, id, newest.version + 1, {})])


def _summed(dossier: Dossier) -> dict[str, str]:
    """The content of a version as it is kept, and its checksum."""
    content = orjson.dumps(dossier.content)
    columns = (dossier.kind, dossier.id, dossier.version, dossier.by, dossier.at)
    return {"content": content.decode(), "sum": sum_of(*columns, content)}


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


def dossier_key(kind: str, id: str, version: int) -> str:
    return f"{kind}/{id}/{version}"


def _dossier(row: dict[str, object]) -> Dossier:
    return Dossier(**{**row, "content": orjson.loads(str(row["content"]))})
