"""All that the graph in Neo4j keeps, read as it is kept and written as a whole, in the transaction of the caller."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import uuid4

import orjson
from neo4j import ManagedTransaction

from graph.model.plain import claim_from_plain, source_from_plain
from graph.model.vocabulary import ROOT_KIND
from graph.store.contract import RecordType
from graph.store.difference import compare, comparing_apart, say
from graph.store.keeping import DAMAGED, KEYS, NOTHING, Item, Keeping, is_json, sum_of, unpacked
from graph.store.neo4j_dossiers import dossier_key
from graph.store.neo4j_reading import Stored, fingerprint, read_stored
from graph.store.neo4j_records import canonical, check_of, check_of_ordered, source_plain, source_properties
from graph.store.neo4j_runs import plain_run, run_properties, run_sum
from graph.store.neo4j_schema import KEPT_LABELS
from graph.store.neo4j_scrubbing import note_free_records
from graph.store.neo4j_sync import write_changes
from graph.store.neo4j_text import sums_of
from graph.store.neo4j_view import hide
from graph.store.neo4j_writing import LOG_ROWS, read_judgements, run_in_parts, state_check
from graph.store.runs import run_from_plain, run_to_plain
from graph.store.unreadable import decoded, id_in


class Kept(NamedTuple):
    """What was read of the graph: records, and the properties of the other nodes; `numbers` are those of all writes."""

    numbers: dict[str, Any]
    stored: Stored
    texts: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    runs: list[dict[str, Any]]
    dossiers: list[dict[str, Any]]


def read_kept(tx: ManagedTransaction) -> Kept | None:
    """All that the graph holds; None when somebody wrote meanwhile."""
    numbers = _numbers(tx)
    kept = Kept(
        numbers,
        read_stored(tx),
        tx.run("MATCH (t:Text) RETURN properties(t) ORDER BY t.source").value(),
        tx.run("MATCH (c:Change) RETURN properties(c) ORDER BY c.revision, c.number").value(),
        tx.run("MATCH (n:Run) RETURN properties(n) ORDER BY n.number").value(),
        tx.run("MATCH (d:Dossier) RETURN properties(d) ORDER BY d.number").value(),
    )
    return kept if _numbers(tx) == numbers else None


def _numbers(tx: ManagedTransaction) -> dict[str, Any]:
    rows = tx.run("MATCH (r:Revision {store: 'samenspel'}) RETURN properties(r)").value()
    return {name: value for name, value in (rows[0] if rows else {}).items() if name != "lock"}


def is_consistent(kept: Kept) -> bool:
    """Whether what was read is what one revision left."""
    return kept.stored.check == fingerprint(kept.stored)


def keeping_of(kept: Kept) -> Keeping:
    """What was read, item by item."""
    items = list(_items(kept))
    counts = Counter(item.sort for item in items)
    return Keeping(kept.stored.revision, {sort: counts[sort] for sort in KEYS}, iter(items))


def _items(kept: Kept) -> Iterator[Item]:
    stored = kept.stored
    by_source: dict[str, list[bytes]] = defaultdict(list)
    entities = [Item("entity", (source, id_in(body)), body.encode()) for source, body in stored.statements]
    claims = [Item("claim", (source, key), canonical(plain)) for source, key, plain in stored.claims]
    for _, (source, _), body, _ in (*entities, *claims):
        by_source[str(source)].append(body)
    for properties in sorted(stored.sources, key=lambda properties: str(properties.get("id", ""))):
        id, body = str(properties.get("id", "")), canonical(source_plain(properties))
        whole = check_of([*by_source[id], body]) == properties.get("check")
        yield Item("source", (id, str(properties.get("digest", ""))), body, whole)
    yield from sorted(entities)
    yield from sorted(claims)
    for judgement in stored.judgements:
        yield Item("judgement", (judgement.left, judgement.right), orjson.dumps(judgement))
    for text in kept.texts:
        source, locators, bodies = str(text.get("source", "")), text.get("locators", ()), text.get("bodies", ())
        sums = text.get("sums") or [""] * len(bodies)
        expected = sums_of(source, locators, bodies) if len(locators) == len(bodies) == len(sums) else []
        for number, body in enumerate(bodies, 1):
            is_whole = bool(expected) and sums[number - 1] in {"", expected[number - 1]} and is_json(body.encode())
            yield Item("passage", (source, number), body.encode(), is_whole)
    yield from _revisions(kept)
    for revision, some in groupby(kept.changes, key=lambda change: change.get("revision", 0)):
        parts = list(some)
        for number, change in enumerate(parts, 1):
            part, sum = bytes(change.get("part") or b""), change.get("sum", "")
            body = unpacked(part)
            moment = change.get("at", ""), change.get("source", "")
            whole = not sum or sum == sum_of(revision, *moment, part)
            yield Item("part", (revision, number), body, whole and is_json(body) and change.get("of") == len(parts))
    for run in kept.runs:
        yield _run(run)
    for dossier in kept.dossiers:
        key = tuple(dossier.get(name, "") for name in KEYS["dossier"])
        content = str(dossier.get("content", "")).encode()
        whole = dossier.get("sum", "") in {"", sum_of(*key[:5], content)} and is_json(content)
        yield Item("dossier", key, content, whole)


def _run(run: Mapping[str, Any]) -> Item:
    key = (int(run.get("number", 0)),)
    try:
        body = orjson.dumps(run_to_plain(run_from_plain(plain_run(run))))
    except (KeyError, ValueError, TypeError):
        return Item("run", key, b"", is_whole=False)
    return Item("run", key, body, run.get("sum", "") in {"", run_sum(run)})


def _revisions(kept: Kept) -> Iterator[Item]:
    """The writes of which the log tells, and the last, also when it changed only a text."""
    moments = {change.get("revision", 0): (change.get("at", ""), change.get("source", "")) for change in kept.changes}
    if kept.stored.revision:
        moments.setdefault(kept.stored.revision, (kept.numbers.get("at", ""), ""))
    for number, moment in sorted(moments.items()):
        yield Item("revision", (number, *moment), NOTHING)


def is_empty(tx: ManagedTransaction) -> bool:
    """Whether there is nothing of Samenspel in the graph."""
    numbers = _numbers(tx)
    return not (numbers.get("number") or numbers.get("runs") or numbers.get("dossiers"))


def replace_all_kept(tx: ManagedTransaction, items: Iterable[Item], store: str) -> None:
    """Make the graph hold these items and nothing else, and be like no other: what followed it has to begin anew."""
    note_free_records(tx)
    # Made again of what is held from now on, so that nothing of what goes stays in it.
    hide(tx, for_good=False)
    for label in (ROOT_KIND, *sorted(KEPT_LABELS - {"Revision"})):
        tx.run(f"MATCH (n:{label}) DETACH DELETE n").consume()
    numbers: dict[str, Any] = {"number": 0, "at": None, "runs": 0, "dossiers": 0, "identity": uuid4().hex[:16]}
    numbers["retold"] = None
    moments: dict[str | int, Sequence[str | int]] = {}
    digests: dict[str, str] = {}
    with comparing_apart() as db:
        for sort, some in groupby(items, key=itemgetter(0)):
            match sort:
                case "source":
                    for item in some:
                        id, digest = map(str, item.key)
                        digests[id] = digest
                        say(db, id, "source", [(id, item.body)])
                case "entity" | "claim":
                    _say(db, sort, some, store)
                case "judgement" | "passage":
                    (_write_judgements if sort == "judgement" else _write_texts)(tx, some)
                case "revision":
                    for _, (number, *moment), *_ in some:
                        moments[number] = moment
                        numbers |= {"number": number, "at": moment[0]}
                case "part":
                    _write_parts(tx, some, moments)
                case _:
                    numbers[f"{sort}s"] = (_write_runs if sort == "run" else _write_dossiers)(tx, some)
        query = "select source, body from temp.said order by source, body"
        checks = {
            source: check_of_ordered(body for _, body in rows)
            for source, rows in groupby(db.execute(query), key=itemgetter(0))
        }
        query = "select id, body from temp.said where record = 'source'"
        sources = ((id, decoded(store, "source", id, id, body, source_from_plain)) for id, body in db.execute(query))
        run_in_parts(
            tx,
            "UNWIND $rows AS row CREATE (s:Source) SET s = row",
            [source_properties(source, digests[id], checks[id]) for id, source in sources],
        )
        if compare(db):
            write_changes(tx, db)
    numbers["check"] = state_check(checks, read_judgements(tx))
    tx.run("MATCH (r:Revision {store: 'samenspel'}) SET r += $numbers", numbers=numbers).consume()


def _say(db: Any, sort: RecordType, items: Iterable[Item], store: str) -> None:
    for _, (source, id), body, _ in items:
        if sort == "claim":
            # One of a relation that is gone could not be read again.
            decoded(store, "claim", id, str(source), body, claim_from_plain)
        say(db, str(source), sort, [(str(id), body)])


def _write_judgements(tx: ManagedTransaction, items: Iterable[Item]) -> None:
    rows = ({"pair": "=".join(map(str, key)), **orjson.loads(body)} for _, key, body, _ in items)
    run_in_parts(tx, "UNWIND $rows AS row CREATE (j:Judgement) SET j = row", rows)


def _write_texts(tx: ManagedTransaction, items: Iterable[Item]) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        for source, some in groupby(items, key=lambda item: str(item.key[0])):
            passages = list(some)
            bodies = [item.body.decode() for item in passages]
            locators = [orjson.loads(body)["locator"] for body in bodies]
            pairs = zip(sums_of(source, locators, bodies), passages, strict=True)
            sums = [sum if item.is_whole else DAMAGED for sum, item in pairs]
            yield {"source": source, "locators": locators, "bodies": bodies, "sums": sums}

    run_in_parts(tx, "UNWIND $rows AS row CREATE (t:Text) SET t = row", rows(), LOG_ROWS)


def _write_parts(
    tx: ManagedTransaction, items: Iterable[Item], moments: Mapping[str | int, Sequence[str | int]]
) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        for revision, some in groupby(items, key=lambda item: item.key[0]):
            packed = [zlib.compress(item.body, 1) for item in some]
            at, source = moments[revision]
            for number, part in enumerate(packed, 1):
                yield {
                    "revision": revision, "at": at, "source": source, "of": len(packed), "number": number,
                    "part": part, "sum": sum_of(revision, at, source, part),
                }  # fmt: skip

    run_in_parts(tx, "UNWIND $rows AS row CREATE (c:Change) SET c = row", rows(), LOG_ROWS)


def _write_runs(tx: ManagedTransaction, items: Iterable[Item]) -> int:
    last = 0
    rows: list[dict[str, Any]] = []
    for _, (number,), body, is_whole in items:
        last = int(number)
        properties = run_properties(orjson.loads(body))
        rows.append({**properties, "number": last, "sum": properties["sum"] if is_whole else DAMAGED})
    run_in_parts(tx, "UNWIND $rows AS row CREATE (n:Run) SET n = row", rows)
    return last


def _write_dossiers(tx: ManagedTransaction, items: Iterable[Item]) -> int:
    rows: list[dict[str, Any]] = []
    newest: dict[tuple[Any, Any], int] = {}
    for _, key, body, is_whole in items:
        properties = dict(zip(KEYS["dossier"], key, strict=True))
        kind, id, version = key[:3]
        newest[kind, id] = max(newest.get((kind, id), 0), int(version))
        sum = sum_of(*key[:5], body) if is_whole else DAMAGED
        rows.append(
            {**properties, "key": dossier_key(str(kind), str(id), int(version)), "content": body.decode(), "sum": sum}
        )
    for row in rows:
        row["newest"] = newest[row["kind"], row["id"]] == row["version"]
    run_in_parts(tx, "UNWIND $rows AS row CREATE (d:Dossier) SET d = row", rows)
    return max((row["number"] for row in rows), default=0)
