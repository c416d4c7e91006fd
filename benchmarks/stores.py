"""Loading a generated graph into Neo4j: Samenspel against the plain driver and py2neo.bulk; and an unchanged reload.

    python -m benchmarks.stores [--entities 100000] [--claims 300000] [--json]

Every engine gets an empty server of its own and the same entities and relationships with the same properties. The
peers only write those; Samenspel writes them in one transaction, and besides them the statements of the source and
the log of changes.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from benchmarks.generated import generated_batch
from graph.model.plain import to_plain
from graph.model.records import Batch
from graph.model.vocabulary import VOCABULARY
from graph.store import open_store
from tests.neo4j_server import running_neo4j

ROWS_A_STATEMENT = 10_000
Row = dict[str, Any]
Load = Callable[[str], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 1 when an engine ended with another number of nodes or relationships."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=300_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    batch = generated_batch(options.entities, options.claims)
    seconds, counts = {}, {}
    for name, load in (
        ("plain driver", lambda url: _plain(batch, url)),
        ("py2neo.bulk", lambda url: _py2neo(batch, url)),
        ("samenspel", lambda url: _samenspel(batch, url)),
    ):
        with running_neo4j(heap="3g", page_cache="1g") as server:
            seconds[name] = _timed(load, server.bolt_url)
            counts[name] = _counted(server.bolt_url)
            if name == "samenspel":
                seconds["samenspel, unchanged reload"] = _timed(load, server.bolt_url)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        seconds["samenspel on sqlite"] = _timed(lambda where: _samenspel(batch, where), url)
        seconds["samenspel on sqlite, unchanged reload"] = _timed(lambda where: _samenspel(batch, where), url)
    report: dict[str, Any] = {
        "entities": len(batch.entities),
        "claims": len(batch.claims),
        "seconds": {name: round(value, 2) for name, value in seconds.items()},
        "ratios": {
            "load against the plain driver": round(seconds["samenspel"] / seconds["plain driver"], 2),
            "load against py2neo.bulk": round(seconds["samenspel"] / seconds["py2neo.bulk"], 2),
            "first load against unchanged reload": round(
                seconds["samenspel"] / seconds["samenspel, unchanged reload"], 1
            ),
            "the same on sqlite": round(
                seconds["samenspel on sqlite"] / seconds["samenspel on sqlite, unchanged reload"], 1
            ),
        },
        "counts": counts,
    }
    if options.json:
        print(json.dumps(report, indent=2))
    else:
        for name, value in report["seconds"].items():
            print(f"{name:40} {value:8.2f} s")
        for name, value in report["ratios"].items():
            print(f"{name:40} {value:8.2f} x")
    if len(set(counts.values())) > 1:
        print(f"the engines differ: {counts}", file=sys.stderr)
        return 1
    return 0


def _timed(load: Load, url: str) -> float:
    begin = time.perf_counter()
    load(url)
    return time.perf_counter() - begin


def _counted(url: str) -> tuple[int, int]:
    """Entities and claims in the server."""
    with GraphDatabase.driver(url) as driver:
        nodes = driver.execute_query("MATCH (e:Entity) RETURN count(e)").records[0][0]
        claims = driver.execute_query("MATCH (:Entity)-[c]->(:Entity) RETURN count(c)").records[0][0]
    return nodes, claims


def _samenspel(batch: Batch, url: str) -> None:
    with open_store(url) as store:
        store.sync(batch)


def _plain(batch: Batch, url: str) -> None:
    with GraphDatabase.driver(url) as driver:
        driver.execute_query("CREATE CONSTRAINT FOR (e:Entity) REQUIRE e.id IS UNIQUE")
        for labels, rows in _nodes(batch).items():
            for part in _parts(rows):
                driver.execute_query(
                    f"UNWIND $rows AS row MERGE (e:Entity {{id: row.id}}) SET e:{':'.join(labels)}, e += row",
                    rows=part,
                )
        for relation, rows in _claims(batch).items():
            for part in _parts(rows):
                driver.execute_query(
                    "UNWIND $rows AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) "
                    f"MERGE (s)-[c:{relation} {{key: row.properties.key}}]->(o) SET c += row.properties",
                    rows=part,
                )


def _py2neo(batch: Batch, url: str) -> None:
    from py2neo import Graph
    from py2neo.bulk import merge_nodes, merge_relationships

    graph = Graph(url)
    graph.run("CREATE CONSTRAINT FOR (e:Entity) REQUIRE e.id IS UNIQUE")
    for labels, rows in _nodes(batch).items():
        for part in _parts(rows):
            merge_nodes(graph.auto(), part, ("Entity", "id"), labels={"Entity", *labels})
    for relation, rows in _claims(batch).items():
        for part in _parts(rows):
            merge_relationships(
                graph.auto(),
                [(row["subject"], row["properties"], row["object"]) for row in part],
                (relation, "key"),
                start_node_key=("Entity", "id"),
                end_node_key=("Entity", "id"),
            )
    graph.service.connector.close()


def _parts(rows: list[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while part := list(islice(left, ROWS_A_STATEMENT)):
        yield part


def _nodes(batch: Batch) -> dict[tuple[str, ...], list[Row]]:
    rows = defaultdict(list)
    for entity in batch.entities:
        kind = VOCABULARY.kinds[entity.kind]
        labels = (kind.name, *(name for name in kind.ancestors if name != "Entity"))
        rows[labels].append(dict(_flat(to_plain(entity))))
    return rows


def _claims(batch: Batch) -> dict[str, list[Row]]:
    rows = defaultdict(list)
    for claim in batch.claims:
        plain = dict(_flat(to_plain(claim)))
        ends = {"subject": plain.pop("subject"), "object": plain.pop("object")}
        del plain["relation"]
        rows[claim.relation].append({**ends, "properties": {**plain, "key": claim.key, "source": batch.source.id}})
    return rows


def _flat(plain: Row) -> Iterator[tuple[str, Any]]:
    """Values that Neo4j can hold: an amount becomes its parts, a list of names the names."""
    for field, value in plain.items():
        if field == "amount":
            yield from ((part, value[part]) for part in ("value", "unit", "period") if value[part] is not None)
        elif field == "names":
            yield field, [name["text"] for name in value]
        elif field == "identifiers":
            yield from ((identifier["scheme"], identifier["value"]) for identifier in value)
        else:
            yield field, value


if __name__ == "__main__":
    sys.exit(main())
