"""Having what is gone from a graph in Neo4j disappear from the files of the server too, as far as a client can.

Community edition marks what is removed as free and leaves its bytes there until something else is written over them, in
the records of the store, in its indexes and in the logs of its transactions. So the indexes are made anew, and as many
records are written and removed again as there can be free ones; where the logs are small, these fill them too, so that
the server begins another. When it forgets the logs before that is a setting of its own.
"""

import re
from collections.abc import Mapping

from neo4j import ManagedTransaction

from graph.model.words import Message, message
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_schema import PREPARE, REMOVE

ROWS = 2_000
# A long text, a list and texts that fit in a record of properties themselves: what each sort of record can hold.
_FILL = (
    "UNWIND range(1, $rows) AS row "
    "CREATE (n:Filling {store: 'samenspel', text: $text + row, texts: [$text + row, $text], "
    "a: $short + row, b: $short + row, c: $short + row, d: $short + row, e: $short + row, f: $short + row})"
)
_TEXT = "." * 400
_BYTES_A_ROW = 1_200
_SPARE = 4_000
LARGEST_LOG = 16 * 2**20
_SETTINGS = {
    "db.tx_log.rotation.size": "size",
    "db.tx_log.rotation.retention_policy": "policy",
    "db.checkpoint.interval.time": "interval",
}
_AT_ONCE = frozenset({"keep_none", "false"})
_SIZE = re.compile(r"([\d.]+)\s*([kKmMgG]?)")
_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}


def scrub(connection: Connection) -> tuple[Message, ...]:
    """Write over what is gone; gives how long the server itself may still keep it, where that is not for a moment."""
    settings = connection.read(_settings)
    rotation = _bytes(settings["size"])
    for statement in REMOVE:
        connection.change_schema(statement)
    rows = connection.read(_rows_needed) + _SPARE
    if rotation <= LARGEST_LOG:
        rows = max(rows, 3 * rotation // _BYTES_A_ROW)
    _remove_filling(connection)
    for _ in range(-(-rows // ROWS)):
        connection.write(lambda tx: tx.run(_FILL, rows=ROWS, text=_TEXT, short="." * 12).consume())
    connection.write(lambda tx: _note(tx, rows))
    _remove_filling(connection)
    for statement in PREPARE:
        connection.change_schema(statement)
    if rotation <= LARGEST_LOG and settings["policy"] in _AT_ONCE:
        return (message("store-server-writes-within", store=connection.url, interval=settings["interval"]),)
    return (message("store-server-keeps-log", store=connection.url, **settings),)


def note_free_records(tx: ManagedTransaction) -> None:
    """Remember how many records will be free when all that the graph holds by now is taken away."""
    _note(tx, _rows_needed(tx))


def _note(tx: ManagedTransaction, rows: int) -> None:
    tx.run("MATCH (r:Revision {store: 'samenspel'}) SET r.filling = $rows", rows=rows).consume()


def _settings(tx: ManagedTransaction) -> Mapping[str, str]:
    rows = tx.run("SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value", names=list(_SETTINGS))
    values = dict(rows.values())
    return {short: str(values.get(name, "")) for name, short in _SETTINGS.items()}


def _bytes(size: str) -> int:
    found = _SIZE.match(size)
    return int(float(found[1]) * _UNITS[found[2].upper()]) if found else 2**30


def _rows_needed(tx: ManagedTransaction) -> int:
    """Of how many rows there can be free records: as many as there are now or were filled before, and some more."""
    query = (
        "MATCH (n) WITH count(n) AS nodes OPTIONAL MATCH ()-[c]->() WITH nodes, count(c) AS relationships "
        "OPTIONAL MATCH (c:Change) WITH nodes, relationships, sum(size(c.part)) AS log "
        "OPTIONAL MATCH (t:Text) "
        "WITH nodes, relationships, log, sum(reduce(sum = 0, body IN t.bodies | sum + size(body))) AS texts "
        "MATCH (r:Revision {store: 'samenspel'}) "
        "RETURN 2 * (nodes + relationships + (log + texts) / 400), coalesce(r.filling, 0)"
    )
    needed, before = tx.run(query).values()[0]
    return int(max(needed, before))


def _remove_filling(connection: Connection) -> None:
    query = "MATCH (n:Filling {store: 'samenspel'}) WITH n LIMIT 10000 DELETE n RETURN count(*)"
    while connection.write(lambda tx: tx.run(query).value()[0]):
        pass
