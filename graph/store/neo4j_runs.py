"""Runs in Neo4j: a node `(:Run)` each, beside the graph."""

from collections.abc import Mapping
from typing import Any

import orjson
from neo4j import ManagedTransaction

from graph.store.contract import Changes, Noted, Run
from graph.store.keeping import sum_of
from graph.store.runs import run_from_plain, run_to_plain

# What a node has besides the run itself.
BESIDE = frozenset({"number", "sum"})


def note_run(tx: ManagedTransaction, changes: Changes, noted: Noted | None) -> Changes:
    """Note the run that made these changes, and give them back."""
    if noted is not None:
        query = (
            "MATCH (r:Revision {store: 'samenspel'}) SET r.runs = coalesce(r.runs, 0) + 1 "
            "CREATE (n:Run) SET n = $properties, n.number = r.runs"
        )
        tx.run(query, properties=run_properties(run_to_plain(noted(changes)))).consume()
    return changes


def run_properties(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of the node of a run made plain, with their checksum; what is empty is not kept."""
    # Neo4j keeps no lists of mappings; a message stands there as JSON.
    messages = [orjson.dumps(message).decode() for message in plain.get("messages") or ()]
    properties = {name: value for name, value in {**plain, "messages": messages}.items() if value is not None}
    return {**properties, "sum": run_sum(properties)}


def run_sum(properties: Mapping[str, Any]) -> str:
    """The checksum of the properties of a run."""
    own = {name: value for name, value in properties.items() if name not in BESIDE}
    return sum_of(orjson.dumps(own, default=str, option=orjson.OPT_SORT_KEYS))


def read_runs(tx: ManagedTransaction) -> tuple[Run, ...]:
    """The runs, newest first."""
    rows = tx.run("MATCH (n:Run) WITH n ORDER BY n.number DESC RETURN properties(n)").value()
    return tuple(run_from_plain(plain_run(row)) for row in rows)


def plain_run(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The run that a node stands for, made plain."""
    own = {name: value for name, value in properties.items() if name not in BESIDE}
    return {**own, "messages": [orjson.loads(message) for message in own.get("messages") or ()]}


def forget_runs(tx: ManagedTransaction, before: str) -> int:
    """Forget runs of before a moment but the newest of each source and outcome; gives how many."""
    query = (
        "MATCH (n:Run) WITH n.source AS source, n.outcome AS outcome, max(n.number) AS newest "
        "MATCH (o:Run {source: source, outcome: outcome}) WHERE o.number < newest AND o.at < $before "
        "DELETE o RETURN count(*)"
    )
    return int(tx.run(query, before=before).value()[0])
