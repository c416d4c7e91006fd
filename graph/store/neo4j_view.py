"""The view of the present in Neo4j, beside the graph of claims: nodes of its own, and `(:View)` that says of when.

It is compared with what is there and only the difference is written, so that the next day costs little. All functions
run within the transaction `tx` of their caller, which holds the lock of the store.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

import orjson
from neo4j import ManagedTransaction

from graph.store.difference import compare, comparing_apart, say
from graph.store.neo4j_records import Properties, canonical
from graph.store.neo4j_writing import change_relationships, delete_relationships, in_parts, run_in_parts, state_at
from graph.store.showing import NOT_NOW, NOW, ROOTS, Shown, Stamp, View

NEVER = date(1, 1, 1)
_ROW = 10_000


def read_stamp(tx: ManagedTransaction) -> Stamp | None:
    """Of when the view is; None when there is none."""
    rows = tx.run("MATCH (v:View {store: 'samenspel'}) RETURN v.revision, v.day, v.form").values()
    if not rows:
        return None
    revision, day, form = rows[0]
    return Stamp(revision or 0, day.to_native() if day else NEVER, form or "")


def show(tx: ManagedTransaction, view: View) -> bool:
    """Make the graph show this view and no other; False, with nothing written, when it was made of another state."""
    if state_at(tx, None) != view.state:
        return False
    if read_stamp(tx) == view.stamp:
        return True
    with comparing_apart() as db:
        _say_shown(tx, db)
        nodes = ((str(node.properties["id"]), _body(node.properties, labels=node.labels)) for node in view.nodes())
        say(db, "", "entity", nodes)
        ties = ((_key(*tie[:3]), _body(tie.properties, ends=tie[:3])) for tie in view.ties())
        say(db, "", "claim", ties)
        compare(db)
        _write(tx, db)
    stamp = {"store": "samenspel", "revision": view.stamp.revision, "day": view.stamp.day, "form": view.stamp.form}
    tx.run("MERGE (v:View {store: 'samenspel'}) SET v = $stamp", stamp=stamp).consume()
    return True


def hide(tx: ManagedTransaction, *, for_good: bool) -> None:
    """Take away all that is shown; unless it is for good, the view is to be made again."""
    for root in ROOTS:
        tx.run(f"MATCH (n:{root}) DETACH DELETE n").consume()
    tx.run("MATCH (v:View) DELETE v" if for_good else "MATCH (v:View) SET v = {store: 'samenspel'}").consume()


def _say_shown(tx: ManagedTransaction, db: sqlite3.Connection) -> None:
    """Put in what is shown by now, with where it stands."""
    add = "insert into temp.said (source, record, id, is_new, body, place) values ('', ?, ?, false, ?, ?)"
    for root in ROOTS:
        nodes = tx.run(f"MATCH (n:{root}) RETURN labels(n), properties(n), elementId(n)")
        db.executemany(
            add,
            (
                ("entity", str(properties.get("id", place)), _body(properties, labels=labels), place)
                for labels, properties, place in nodes
            ),
        )
        query = f"MATCH (a:{root})-[r]->(b) RETURN a.id, type(r), b:{NOW}, b.id, properties(r), elementId(r)"
        ties = (
            (((root, start), type, (NOW if stands else NOT_NOW, end)), properties, place)
            for start, type, stands, end, properties, place in tx.run(query)
        )
        db.executemany(
            add, (("claim", _key(*ends), _body(properties, ends=ends), place) for ends, properties, place in ties)
        )


def _key(start: tuple[str, str], type: str, end: tuple[str, str]) -> str:
    return f"{start[1]} {type} {end[1]}"


def _body(properties: Mapping[str, Any], labels: Iterable[str] = (), ends: Iterable[Any] = ()) -> bytes:
    return canonical({"properties": properties, "labels": sorted(labels), "ends": list(ends)})


def _write(tx: ManagedTransaction, db: sqlite3.Connection) -> None:
    """Write the differences that were found."""
    delete_relationships(tx, (place for place, _ in _different(db, "claim", "retracted")))
    gone = (place for place, _ in _different(db, "entity", "retracted"))
    run_in_parts(tx, "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id DETACH DELETE n", gone)
    changed = ([place, body["labels"], body["properties"]] for place, body in _different(db, "entity", "changed"))
    relabel = "REMOVE n:$(labels(n)) SET n:$(row[1]) SET n = row[2]"
    run_in_parts(tx, f"UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] {relabel}", changed)
    new = ([body["labels"], body["properties"]] for _, body in _different(db, "entity", "added"))
    run_in_parts(tx, "UNWIND $rows AS row CREATE (n:$(row[0])) SET n = row[1]", new)
    change_relationships(tx, ((place, body["properties"]) for place, body in _different(db, "claim", "changed")))
    added = (body for _, body in _different(db, "claim", "added"))
    for some in in_parts(added, _ROW):
        some.sort(key=_between)
        for (start, end), rows in groupby(some, key=_between):
            query = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row[0][0][1]}}) MATCH (b:{end} {{id: row[0][2][1]}}) "
                "CREATE (a)-[r:$(row[0][1])]->(b) SET r = row[1]"
            )
            run_in_parts(tx, query, ([row["ends"], row["properties"]] for row in rows))


def _between(body: Properties) -> tuple[str, str]:
    start, _, end = body["ends"]
    return start[0], end[0]


def _different(db: sqlite3.Connection, record: str, action: str) -> Iterator[tuple[str, Properties]]:
    query = "select place, coalesce(after, before) from temp.difference where record = ? and action = ?"
    for place, body in db.execute(query, (record, action)):
        plain = orjson.loads(body)
        yield place, {**plain, "properties": _with_dates(plain["properties"])}


def _with_dates(properties: Properties) -> Shown:
    return {name: date.fromisoformat(value) if name.endswith("_date") else value for name, value in properties.items()}
