"""Columns that follow the log of their store: what a write did not touch is kept, what it did is read as ever.

Touched are the nodes and the facts of which a record changed. They are read from their records by the same code as a
whole store, and put between the rest, which keeps its order: so a write of a hundred claims costs the copying of the
arrays, and none of their texts. A source states both ends of what it claims and the regions that it names
(`graph.model.records.Batch`), so that nothing else hangs on a record that goes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, compress
from typing import Any

import numpy as np
import orjson

from graph.ask.column_reading import arranged
from graph.ask.columns import NOWHERE, RELATIONS, Columns, Flags, Integers, renumbered, starts_of
from graph.model.collecting import no_collecting
from graph.model.plain import source_from_plain, trusted_claim
from graph.model.records import Source
from graph.store.contract import Change, RecordType, Rows, Store

# With more changes than this part of all records, reading all anew costs about as much.
MOST_CHANGED = 0.25
FEWEST_CHANGED = 1_000


def followed(columns: Columns, store: Store) -> Columns | None:
    """The columns of what the store holds now, given those of an earlier state; None where all is to be read anew.

    That is where the store has another past than the columns, where the log tells of very much or not of all revisions
    (one that changed texts only), and where it tells of judgements, which can regroup anything. StoreError.
    """
    newest = store.revision()
    if not columns.state or store.state(columns.revision) != columns.state:
        return None
    if newest == columns.revision:
        return columns
    most = FEWEST_CHANGED + MOST_CHANGED * (len(columns.statement_body) + len(columns.claim_body))
    changes: list[Change] = []
    for change in store.changes(columns.revision):
        if change.record == "judgement" or len(changes) > most:
            return None
        changes.append(change)
    if not changes or changes[-1].revision < newest:
        return None
    return with_changes(columns, changes, store.state(changes[-1].revision))


@no_collecting()
def with_changes(columns: Columns, changes: Iterable[Change], state: str) -> Columns:
    """The columns after the changes that came next, of which there is at least one; `state` is that of the store then.

    RecordError when they hold what this version of the vocabulary cannot read.
    """
    log = _log_of(changes)
    sources = _sources_after(columns, log)
    weighed_anew = np.array([_is_weighed_anew(source, log) for source in columns.sources], dtype=np.bool_)
    nodes = _touched_nodes(columns, log, weighed_anew)
    stated = ((source, plain) for (source, _), (_, plain) in log.entities.items() if plain is not None)
    statements = [
        (columns.redirects.get(plain["id"], plain["id"]), source, orjson.dumps(plain)) for source, plain in stated
    ]
    statements += _statements_left(columns, nodes, log)
    number, numbers = _numbering(columns, nodes, {id for id, _, _ in statements})
    facts = _touched_facts(columns, log, weighed_anew)
    rows = Rows(
        revision=log.revision,
        state=state,
        sources=sources,
        entities=((source, body) for _, source, body in statements),
        claims=_claims_after(columns, facts, log),
        judgements=(),
    )
    kept = _renumbered(columns, ~nodes, ~facts, number, numbers, sources)
    joined = _joined(kept, arranged(rows, columns.redirects, number))
    joined.__dict__["number"] = number
    return joined


_Plain = dict[str, Any]
_Changed = Mapping[tuple[str, str], tuple[_Plain | None, _Plain | None]]


@dataclass(frozen=True)
class _Log:
    """What was changed up to a revision: of each record, by its source and id, what it was at first and is at last."""

    revision: int
    sources: _Changed
    entities: _Changed
    claims: _Changed


def _log_of(changes: Iterable[Change]) -> _Log:
    revision = 0
    changed: dict[RecordType, dict[tuple[str, str], tuple[_Plain | None, _Plain | None]]]
    changed = {"source": {}, "entity": {}, "claim": {}}
    for change in changes:
        revision = change.revision
        key = change.source, change.id
        before = changed[change.record][key][0] if key in changed[change.record] else change.before
        changed[change.record][key] = before, change.after
    return _Log(revision, changed["source"], changed["entity"], changed["claim"])


def _sources_after(columns: Columns, log: _Log) -> tuple[Source, ...]:
    sources = {source.id: source for source in columns.sources}
    for (id, _), (_, after) in log.sources.items():
        if after is None:
            sources.pop(id, None)
        else:
            sources[id] = source_from_plain(after)
    return tuple(source for _, source in sorted(sources.items()))


def _is_weighed_anew(source: Source, log: _Log) -> bool:
    """Whether what decides on all that a source says was changed: its rank, its date, or its pages."""
    _, after = log.sources.get((source.id, source.id), (None, None))
    if after is None:
        return False
    changed = source_from_plain(after)
    return any(getattr(changed, name) != getattr(source, name) for name in ("rank", "published", "url", "pages"))


def _touched_nodes(columns: Columns, log: _Log, weighed_anew: Flags) -> Flags:
    nodes = np.zeros(len(columns.ids), dtype=np.bool_)
    ids = (columns.redirects.get(id, id) for _, id in log.entities)
    nodes[[columns.number[id] for id in ids if id in columns.number]] = True
    if weighed_anew.any():
        node_of = np.repeat(np.arange(len(columns.ids)), np.diff(columns.statement_start))
        nodes[node_of[weighed_anew[columns.statement_source]]] = True
    return nodes


def _statements_left(columns: Columns, nodes: Flags, log: _Log) -> Iterator[tuple[str, str, bytes]]:
    """What was said of touched nodes and still is: the node, the source, and the record as it is written."""
    for number in np.flatnonzero(nodes).tolist():
        for place in range(columns.statement_start[number], columns.statement_start[number + 1]):
            source, body = columns.sources[columns.statement_source[place]].id, columns.statement_body[place]
            if (source, columns.entities[body]["id"]) not in log.entities:
                yield columns.ids[number], source, bytes(columns.entities.raw(body))


def _numbering(columns: Columns, touched: Flags, told_of: set[str]) -> tuple[Mapping[str, int], Integers]:
    """The number of each id from now on, and for each old number the new one; NOWHERE for a node that is gone."""
    gone = touched.copy()
    gone[[columns.number[id] for id in told_of if id in columns.number]] = False
    new = [id for id in told_of if id not in columns.number]
    if not new and not gone.any():
        return columns.number, np.arange(len(columns.ids), dtype=np.int32)
    kept = list(compress(columns.ids, (~gone).tolist()))
    number = {id: place for place, id in enumerate(sorted(chain(kept, new)))}
    numbers = np.full(len(columns.ids), NOWHERE, dtype=np.int32)
    numbers[~gone] = np.fromiter(map(number.__getitem__, kept), dtype=np.int32, count=len(kept))
    return number, numbers


def _touched_facts(columns: Columns, log: _Log, weighed_anew: Flags) -> Flags:
    facts = columns.facts_by(weighed_anew[columns.claim_source])
    for before, after in log.claims.values():
        for plain in (before, after):
            if plain is not None:
                facts[_fact(columns, plain)] = True
    return facts


def _fact(columns: Columns, plain: _Plain) -> Integers:
    """The number of the fact that a claim is evidence for; none when that is not there."""
    subject, object = (columns.number.get(columns.redirects.get(id, id)) for id in (plain["subject"], plain["object"]))
    if subject is None or object is None or plain["relation"] not in _RELATION:
        return _NONE
    begin, end = columns.out_start[subject : subject + 2]
    same = columns.fact_object[begin:end] == object
    same &= columns.fact_relation[begin:end] == _RELATION[plain["relation"]]
    there: Integers = begin + np.flatnonzero(same)
    return there


_RELATION = {name: number for number, name in enumerate(RELATIONS)}
_NONE = np.zeros(0, dtype=np.int64)


def _claims_after(columns: Columns, facts: Flags, log: _Log) -> Iterator[tuple[str, bytes]]:
    """What is said of touched facts."""
    claims = facts[columns.fact_of_claim]
    of_log = {source for source, _ in log.claims}
    for number, body in zip(columns.claim_source[claims].tolist(), columns.claim_body[claims].tolist(), strict=True):
        source = columns.sources[number].id
        if source not in of_log or (source, trusted_claim(columns.claims[body]).key) not in log.claims:
            yield source, bytes(columns.claims.raw(body))
    for (source, _), (_, after) in log.claims.items():
        if after is not None:
            yield source, orjson.dumps(after)


def _renumbered(
    columns: Columns,
    nodes: Flags,
    facts: Flags,
    number: Mapping[str, int],
    numbers: Integers,
    sources: tuple[Source, ...],
) -> Columns:
    """What is kept, under the new numbers; the other nodes have no statements and no properties."""
    statements = np.repeat(nodes, np.diff(columns.statement_start))
    claims = facts[columns.fact_of_claim]
    place = {source.id: place for place, source in enumerate(sources)}
    source_numbers = np.array([place.get(source.id, NOWHERE) for source in columns.sources], dtype=np.int32)

    def scattered(values: Integers) -> Integers:
        of_all = np.zeros(len(number), dtype=values.dtype)
        of_all[numbers[nodes]] = values[nodes]
        return of_all

    of_node = {name: scattered(getattr(columns, name)) for name in _OF_NODE}
    arrays: dict[str, Any] = {
        **of_node,
        **{name: getattr(columns, name)[statements] for name in _OF_STATEMENT},
        **{name: getattr(columns, name)[claims] for name in _OF_CLAIM},
        "node_region": renumbered(of_node["node_region"], numbers),
        "statement_start": starts_of(scattered(np.diff(columns.statement_start))),
        "statement_source": source_numbers[columns.statement_source[statements]],
        "fact_subject": numbers[columns.fact_subject[facts]],
        "fact_relation": columns.fact_relation[facts],
        "fact_object": numbers[columns.fact_object[facts]],
        "claim_start": starts_of(np.diff(columns.claim_start)[facts]),
        "claim_source": source_numbers[columns.claim_source[claims]],
    }
    ids = columns.ids if number is columns.number else list(number)
    return replace(columns, sources=sources, ids=ids, **arrays)


def _joined(kept: Columns, read: Columns) -> Columns:
    """All of both, which are of other nodes and of other facts under the same numbers."""
    with_statements = np.diff(read.statement_start) > 0
    statement_node, statement_order = _merged(_runs(kept.statement_start), _runs(read.statement_start))
    _, claim_order = _merged(_facts(kept)[kept.fact_of_claim], _facts(read)[read.fact_of_claim])
    _, fact_order = _merged(_facts(kept), _facts(read))
    sizes = np.concatenate((np.diff(kept.claim_start), np.diff(read.claim_start)))
    # Records that were read now come behind all that are kept.
    read = replace(
        read,
        ids=kept.ids,
        entities=kept.entities.followed_by(read.entities),
        claims=kept.claims.followed_by(read.claims),
        statement_body=read.statement_body + np.int32(len(kept.entities)),
        claim_body=read.claim_body + np.int32(len(kept.claims)),
    )

    def both(name: str, order: Integers) -> Integers:
        return np.concatenate((getattr(kept, name), getattr(read, name)))[order]

    arrays: dict[str, Any] = {
        **{name: np.where(with_statements, getattr(read, name), getattr(kept, name)) for name in _OF_NODE},
        **{name: both(name, statement_order) for name in _OF_STATEMENT},
        **{name: both(name, claim_order) for name in _OF_CLAIM},
        **{name: both(name, fact_order) for name in ("fact_subject", "fact_relation", "fact_object")},
        "statement_start": np.searchsorted(statement_node, np.arange(len(kept.ids) + 1)),
        "claim_start": starts_of(sizes[fact_order]),
    }
    return replace(read, **arrays)


def _names_of(beginning: str) -> tuple[str, ...]:
    return tuple(name for name in Columns.__annotations__ if name.startswith(beginning) and not name.endswith("_start"))


_OF_NODE, _OF_STATEMENT, _OF_CLAIM = map(_names_of, ("node_", "statement_", "claim_"))


def _runs(starts: Integers) -> Integers:
    """The number of the node of each statement."""
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))


def _facts(columns: Columns) -> Integers:
    """Each fact as one number, so that facts are in the order of these."""
    fact = columns.fact_subject.astype(np.int64) * len(RELATIONS) + columns.fact_relation
    return fact * max(len(columns.ids), 1) + columns.fact_object


def _merged(left: Integers, right: Integers) -> tuple[Integers, Integers]:
    """Two that are sorted as one, and the order in which their places make it."""
    values = np.concatenate((left, right))
    order = np.argsort(values, kind="stable")
    return values[order], order
