"""Stores of claims: SQLite on a laptop, Neo4j for a shared graph, one contract for both."""

from pathlib import Path
from urllib.parse import urlsplit

from graph.model.words import message
from graph.store.contract import (
    Action,
    Change,
    Changes,
    Contents,
    Outcome,
    RecordType,
    Revision,
    Run,
    Step,
    Store,
    StoreBusyError,
    StoreError,
    StoreMovedOnError,
    by_source,
    loads,
)
from graph.store.refreshing import Failing, failing, refreshes

__all__ = [
    "Action", "Change", "Changes", "Contents", "Failing", "Outcome", "RecordType", "Revision", "Run", "Step", "Store",
    "StoreBusyError", "StoreError", "StoreMovedOnError", "by_source", "failing", "loads", "open_store", "refreshes",
]  # fmt: skip

_NEO4J_SCHEMES = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})


def open_store(url: str) -> Store:
    """Open the store at an address: `sqlite:///PATH`, or `neo4j://` and `bolt://` (with `+s`) for a Neo4j server.

    User name and password of Neo4j stand in the address or in NEO4J_USERNAME and NEO4J_PASSWORD; the database in the
    path of the address. Raises StoreError when the address or the store does not work.
    """
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme == "sqlite" and url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        from graph.store.sqlite import SqliteStore

        return SqliteStore(Path(url.removeprefix("sqlite:///")))
    if scheme in _NEO4J_SCHEMES:
        from graph.store.neo4j import Neo4jStore

        return Neo4jStore(url)
    raise StoreError(message("store-no-address", url=url))
