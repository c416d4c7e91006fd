"""Having what is gone from a graph in Neo4j disappear from the files of the server too, as far as a client can.

Community edition marks what is removed as free and leaves its bytes there until something else is written over them, in
the records of the store, in its indexes and in the logs of its transactions. So the indexes are made anew, and as many
records are written and removed again as there can be free ones, once the server gives these out; where the logs are
small, these fill them too, so that the server begins another. When it forgets the logs before is a setting of its own.
"""

import re
import time
from collections.abc import Mapping

from neo4j import ManagedTransaction

from graph.model.words import Message, message
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_schema import PREPARE, REMOVE

ROWS = 2_000
# Seconds that what is free by now may take to be given out again, and between two looks at it.
PATIENCE, PAUSE = 15.0, 0.5
# What each sort of record can hold, to its last byte, since what a shorter value does not reach stays: a text of four
# blocks of 120 bytes, a list of as many with the 9 bytes before its text, and texts that each take the 32 bytes of a
# record of properties, as the name of the store and the addresses of text and list do together.
_FILL = (
    "UNWIND range(1, $rows) AS row "
    "CREATE (n:Filling {a: $short, b: $short, c: $short, d: $short, e: $short, f: $short, g: $short, h: $short, "
    "store: 'samenspel', text: $text, texts: [$listed]})"
)
_TEXT, _LISTED, _SHORT = "." * 480, "." * 471, "\u00e9" * 25
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
    logged = 3 * rotation // _BYTES_A_ROW if rotation <= LARGEST_LOG else 0
    is_given_out = write_over(connection, logged)
    for statement in PREPARE:
        connection.change_schema(statement)
    in_use = () if is_given_out else (message("store-server-in-use", store=connection.url),)
    if rotation <= LARGEST_LOG and settings["policy"] in _AT_ONCE:
        return *in_use, message("store-server-writes-within", store=connection.url, interval=settings["interval"])
    return *in_use, message("store-server-keeps-log", store=connection.url, **settings)


def write_over(connection: Connection, least: int = 0) -> bool:
    """Write over the records that are free by now, by `least` rows or more; False when some are not given out yet.

    Whoever writes after it takes records of which no byte is left of what was, also where it fills them in part.
    """
    rows = max(connection.read(_rows_needed), least)
    _remove_filling(connection)
    is_given_out = _is_given_out_again(connection, rows)
    for _ in range(-(-rows // ROWS)):
        connection.write(lambda tx: tx.run(_FILL, rows=ROWS, text=_TEXT, listed=_LISTED, short=_SHORT).consume())
    # What was not given out is free beside all that was written instead.
    free = rows if is_given_out else 2 * rows
    connection.write(lambda tx: _note(tx, free))
    _remove_filling(connection)
    return is_given_out


def _is_given_out_again(connection: Connection, rows: int) -> bool:
    """Wait until the server gives out what became free before; False when it does not, as while someone reads that.

    It does so about once a second, in the order in which it became free, so that one record tells it of all before.
    What is looked with has no properties: it would take records for these and fill them in part.
    """
    create = "UNWIND range(1, $rows) AS row CREATE (n:Filling) RETURN elementId(n)"
    place = connection.write(lambda tx: tx.run(create, rows=1).value()[0])
    _remove_filling(connection)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for _ in range(-(-rows // ROWS)):
            connection.write(lambda tx: tx.run(create, rows=ROWS).consume())
            if connection.read(lambda tx: tx.run("MATCH (n) WHERE elementId(n) = $place RETURN n", place=place).peek()):
                _remove_filling(connection)
                return True
        _remove_filling(connection)
        time.sleep(PAUSE)
    return False


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
    match = _SIZE.match(size)
    return int(float(match[1]) * _UNITS[match[2].upper()]) if match else 2**30


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
    return int(max(needed + _SPARE, before))


def _remove_filling(connection: Connection) -> None:
    query = "MATCH (n:Filling) WITH n LIMIT 10000 DELETE n RETURN count(*)"
    while connection.write(lambda tx: tx.run(query).value()[0]):
        pass
