"""What questions ask of a graph of one revision, in arrays; the records themselves are read when they are shown.

Nodes are numbered in the order of their ids, facts in the order of subject, relation and object. The statements about
node n are those from `statement_start[n]` up to `statement_start[n + 1]`, the claims of fact f, heaviest source first,
those from `claim_start[f]` up to `claim_start[f + 1]`. Days are ordinals (`date.toordinal`), 0 where none is given.
"""

from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import compress
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.model.merging import Node, Statement, merge
from graph.model.plain import trusted_claim, trusted_entity
from graph.model.records import Claim, Confidence, Entity, Rank, Source, Status
from graph.model.vocabulary import VOCABULARY

Integers = NDArray[Any]
Flags = NDArray[np.bool_]
NOWHERE = -1

KINDS = tuple(VOCABULARY.kinds)
# In the order of their names, so that numbers sort as names do.
RELATIONS = tuple(sorted(VOCABULARY.relations))
CONFIDENCES = tuple(Confidence)
# Number 0 is a claim that says nothing of it.
STATUSES = (None, *Status)
ASPECT_BITS = {name: 1 << place for place, name in enumerate(VOCABULARY.aspects)}


@dataclass(frozen=True, eq=False)
class Bodies:
    """Records as canonical JSON, one behind the other in one text; `starts` has one place more than there are.

    What was added to them since stands in `later`, and is numbered on.
    """

    text: bytes | bytearray | memoryview
    starts: Integers
    later: "Bodies | None" = None

    @classmethod
    def of(cls, records: Iterable[bytes | memoryview]) -> "Bodies":
        """Records one behind the other."""
        text, starts = bytearray(), array("q", [0])
        for record in records:
            text += record
            starts.append(len(text))
        return cls(text, np.frombuffer(starts, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.starts) - 1 + (len(self.later) if self.later is not None else 0)

    def raw(self, number: int) -> memoryview:
        """A record as it was written."""
        after = number - (len(self.starts) - 1)
        if after >= 0 and self.later is not None:
            return self.later.raw(after)
        return memoryview(self.text)[self.starts[number] : self.starts[number + 1]]

    def __getitem__(self, number: int) -> dict[str, Any]:
        plain: dict[str, Any] = orjson.loads(self.raw(number))
        return plain

    def followed_by(self, more: "Bodies") -> "Bodies":
        """The same with more behind them; what lies in these already is not copied."""
        if self.later is None:
            return replace(self, later=more)
        text = bytes(self.later.text) + bytes(more.text)
        starts = np.append(self.later.starts, more.starts[1:] + len(self.later.text))
        return replace(self, later=Bodies(text, starts))


@dataclass(frozen=True, eq=False)
class Columns:
    """The merged graph of one revision, whatever the day; `redirects` maps a merged-away id to the one that stands.

    `state` is that of the store at that revision, empty where they were read from elsewhere.

    `node_kind` and `fact_relation` are places in KINDS and RELATIONS, `claim_status` and `claim_confidence` in STATUSES
    and CONFIDENCES, those of sources in `sources`. `claim_until` is 0 too for a claim of which the end ends nothing;
    `known` is the day since which a source is known to say something, 0 for the present day, `claim_spoken` that of the
    paper that a claim is from (`graph.ask.confirmation`), and `claim_origin` tells papers and sources apart.
    `statement_body` and `claim_body` are places in `entities` and `claims`, `node_region` is the number of another node
    or NOWHERE. `compiled` keeps what is made of them (`graph.ask.kept`).
    """

    revision: int
    state: str
    sources: tuple[Source, ...]
    redirects: Mapping[str, str]
    ids: Sequence[str]
    node_kind: Integers
    node_since: Integers
    node_until: Integers
    node_region: Integers
    statement_start: Integers
    statement_source: Integers
    statement_known: Integers
    statement_body: Integers
    fact_subject: Integers
    fact_relation: Integers
    fact_object: Integers
    claim_start: Integers
    claim_source: Integers
    claim_since: Integers
    claim_until: Integers
    claim_known: Integers
    claim_status: Integers
    claim_confidence: Integers
    claim_holds: Flags
    claim_aspects: Integers
    claim_spoken: Integers
    claim_origin: Integers
    claim_body: Integers
    entities: Bodies
    claims: Bodies
    compiled: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each id."""
        return {id: number for number, id in enumerate(self.ids)}

    @cached_property
    def registers(self) -> Flags:
        """A flag for each source that is a register, which lists also what was there before it."""
        return np.array([source.rank is Rank.REGISTER for source in self.sources], dtype=np.bool_)

    @cached_property
    def fact_of_claim(self) -> Integers:
        """The number of the fact that each claim is evidence for."""
        return np.repeat(np.arange(len(self.fact_subject), dtype=np.int32), np.diff(self.claim_start))

    @cached_property
    def out_start(self) -> Integers:
        """The facts of which node n is the subject are those from `out_start[n]` up to `out_start[n + 1]`."""
        return np.searchsorted(self.fact_subject, np.arange(len(self.ids) + 1))

    @cached_property
    def incoming(self) -> tuple[Integers, Integers]:
        """The facts in order of object and relation, and where those of each object begin in that order."""
        ends = self.fact_object.astype(np.int64) * len(RELATIONS) + self.fact_relation
        order = np.argsort(ends, kind="stable").astype(np.int32)
        return order, np.searchsorted(self.fact_object[order], np.arange(len(self.ids) + 1))

    @cached_property
    def node_ties(self) -> Integers:
        """How many facts each node is an end of."""
        nodes = len(self.ids)
        return np.bincount(self.fact_subject, minlength=nodes) + np.bincount(self.fact_object, minlength=nodes)

    def of_relations(self, names: Iterable[str]) -> Flags:
        """A flag for each fact that is of one of these relations."""
        return relation_flags(frozenset(names))[self.fact_relation]

    def of_kinds(self, names: Iterable[str]) -> Flags:
        """A flag for each node that is of one of these kinds; those below them are not looked for."""
        return _flags(KINDS, names)[self.node_kind]

    def nodes_of(self, ids: Iterable[str]) -> Flags:
        """A flag for each node that has one of these ids; ids of other graphs are passed over."""
        flags = np.zeros(len(self.ids), dtype=np.bool_)
        flags[[self.number[id] for id in ids if id in self.number]] = True
        return flags

    def ids_of(self, nodes: Flags) -> frozenset[str]:
        """The ids of the nodes with a flag."""
        return frozenset(self.ids[number] for number in np.flatnonzero(nodes).tolist())

    def subjects_of(self, facts: Flags) -> Flags:
        """A flag for each node that is the subject of a fact with one."""
        return self._ends(self.fact_subject, facts)

    def objects_of(self, facts: Flags) -> Flags:
        """A flag for each node that is the object of a fact with one."""
        return self._ends(self.fact_object, facts)

    def _ends(self, ends: Integers, facts: Flags) -> Flags:
        flags = np.zeros(len(self.ids), dtype=np.bool_)
        flags[ends[facts]] = True
        return flags

    def restricted(self, nodes: Flags, facts: Flags) -> "Columns":
        """Only the nodes and facts with a flag; both ends of the facts have one."""
        number = np.cumsum(nodes, dtype=np.int32) - 1
        statements = np.repeat(nodes, np.diff(self.statement_start))
        claims = facts[self.fact_of_claim]
        kept = {"node": nodes, "statement": statements, "fact": facts, "claim": claims}
        arrays = {
            name: getattr(self, name)[kept[name.partition("_")[0]]]
            for name in Columns.__annotations__
            if name.partition("_")[0] in kept and not name.endswith("_start")
        }
        return replace(
            self,
            **{
                **arrays,
                "ids": list(compress(self.ids, nodes.tolist())),
                "statement_start": starts_of(np.diff(self.statement_start)[nodes]),
                "claim_start": starts_of(np.diff(self.claim_start)[facts]),
                "fact_subject": number[arrays["fact_subject"]],
                "fact_object": number[arrays["fact_object"]],
                "node_region": renumbered(arrays["node_region"], np.where(nodes, number, NOWHERE)),
            },
        )

    def with_aspect(self, name: str) -> Flags:
        """A flag for each claim that has an aspect."""
        flags: Flags = (self.claim_aspects & ASPECT_BITS[name]) != 0
        return flags

    def facts_by(self, claims: Flags) -> Flags:
        """A flag for each fact of which a claim has one."""
        flags = np.zeros(len(self.fact_subject), dtype=np.bool_)
        flags[self.fact_of_claim[claims]] = True
        return flags

    def sources_by(self, claims: Flags) -> tuple[str, ...]:
        """The ids of the sources of claims with a flag, in order."""
        return tuple(self.sources[number].id for number in np.unique(self.claim_source[claims]).tolist())

    def statements(self, node: int) -> list[Statement]:
        """What each source says of a node."""
        return [
            Statement(self.sources[self.statement_source[place]], self.entity(place))
            for place in range(self.statement_start[node], self.statement_start[node + 1])
        ]

    def entity(self, place: int) -> Entity:
        """What a source says of an entity, at a place in the order of the statements."""
        return trusted_entity(self.entities[self.statement_body[place]])

    def claim(self, place: int) -> Claim:
        """The claim at a place in the order of the facts."""
        return trusted_claim(self.claims[self.claim_body[place]])

    def node(self, number: int, as_of: str | None = None) -> Node:
        """A node as all its sources together give it, with the name that it had on a date."""
        return merge(self.ids[number], self.statements(number), self.redirects, as_of)


def renumbered(nodes: Integers, number: Integers) -> Integers:
    """The new numbers of nodes, given that of each old one; what is no number stays as it is."""
    return np.where(nodes >= 0, number[nodes], nodes).astype(np.int32) if len(number) else nodes


def starts_of(sizes: Integers) -> Integers:
    """Where each of several runs begins, and the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes)))


@lru_cache(maxsize=512)
def relation_flags(names: frozenset[str]) -> Flags:
    """A flag for each of RELATIONS that is one of these."""
    return _flags(RELATIONS, names)


def _flags(names: Sequence[str], wanted: Iterable[str]) -> Flags:
    chosen = frozenset(wanted)
    return np.array([name in chosen for name in names], dtype=np.bool_)
