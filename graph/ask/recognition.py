"""Which body somebody means by what she wrote in a list: decided where it can be one only, else left to a person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.ask.properties import Property, agrees, having
from graph.ask.search import WHOLE_WORDS, Hit, Kinds, kinds_meant, meant_by, search
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.words import Message, message

MOST_CANDIDATES = 5
# Among so many is looked for who has the properties that are told.
_LOOKED_AT = 25
# Two letters stand for too much to decide on, but for a ministry.
_SHORTEST = 3
_NAMED = 0.9
# By its number alone a body is likely, by its properties alone it may be.
_NUMBERED = 0.9
_BY_PROPERTIES = 0.5
# What a property makes of the score of a name: as it is told, not known, or otherwise than it is told.
_WEIGHT: Mapping[bool | None, float] = MappingProxyType({True: 1.0, None: 0.75, False: 0.5})


@dataclass(frozen=True, slots=True)
class Told:
    """What a list tells beside a name: the values of a property, as texts or ids."""

    property: Property
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be meant. `score` lies between 0 and 1: how well the name fits times how well the properties do.

    `name` is the first of these, None when no name was given or fits. `agreement` tells by id of a property whether the
    candidate is as told (None: not known).
    """

    node: Node
    score: float
    why: Message
    name: float | None = None
    agreement: Mapping[str, bool | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a text may mean, the likeliest first; `node` is the one that it certainly means, or None.

    `confidence` lies between 0 and 1: how well the first candidate fits, whether it was decided on or not.
    """

    node: Node | None
    candidates: tuple[Candidate, ...]

    @property
    def confidence(self) -> float:
        return self.candidates[0].score if self.candidates else 0.0


def bearers(snapshot: Snapshot, text: str, kind: Kinds = None) -> tuple[Node, ...]:
    """Who bears this number or whole name, of that kind (and those below it) or of any; ValueError for an unknown one.

    Nobody, when it is an abbreviation that is too short to tell.
    """
    wanted = kinds_meant(kind)
    for nodes in meant_by(snapshot, text, words=False):
        bearing = tuple(node for node in nodes if wanted is None or node.kind in wanted)
        if bearing:
            tells = len(text.strip()) >= _SHORTEST or text in snapshot or bearing[0].kind == "Ministry"
            return bearing if tells else ()
    return ()


def recognise(
    snapshot: Snapshot,
    text: str,
    *,
    kind: Kinds = None,
    limit: int = MOST_CANDIDATES,
    told: Sequence[Told] = (),
) -> Recognised:
    """What a text of a list means; only what is of that kind, or a kind below it, when one is given.

    Decided is a number, or a whole name that one body bears; of several namesakes the one that is as `told`, when the
    others are known to be otherwise. Who is known to be otherwise than told is never decided on. Part of a name, what
    looks alike, and two letters give candidates only, `limit` at most. ValueError for an unknown kind.
    """
    bearing = bearers(snapshot, text, kind)
    hits = {hit.node.id: hit for hit in _hits(snapshot, text, kind, max(limit, _LOOKED_AT) if told else limit)}
    by_name = [hits.get(node.id) or _hit(node, text, _NAMED) for node in bearing]
    first = {hit.node.id: hit for hit in sorted(by_name, key=lambda hit: -hit.score)}
    named = {**first, **{id: hit for id, hit in hits.items() if id not in first}}
    if not told:
        bearer = bearing[0] if len(bearing) == 1 else None
        candidates = (Candidate(hit.node, hit.score, hit.why, hit.score) for hit in named.values())
        return Recognised(bearer, tuple(candidates)[:limit])
    numbered = _numbered(snapshot, told, kind)
    others = {} if named or numbered else _having(snapshot, told, kind)
    nodes = [hit.node for hit in named.values()]
    nodes += [node for node in {**numbered, **others}.values() if node.id not in named]
    weighed = [_weighed(snapshot, node, named.get(node.id), told, numbered, text) for node in nodes]
    ranked = tuple(sorted(weighed, key=lambda candidate: -candidate.score))
    decided = _decided(ranked, {node.id for node in bearing}, numbered, bool(text.strip()))
    return Recognised(decided, ranked[:limit])


def _hits(snapshot: Snapshot, text: str, kind: Kinds, limit: int) -> Sequence[Hit]:
    return search(snapshot.with_past, text, kind=kind, limit=limit) if text.strip() else ()


def _hit(node: Node, text: str, score: float) -> Hit:
    return Hit(node, text, score, message("hit-name", matched=text))


def _numbered(snapshot: Snapshot, told: Iterable[Told], kind: Kinds) -> dict[str, Node]:
    """Who bears a number that is told."""
    return {
        node.id: node
        for detail in told
        if detail.property.is_identifier
        for value in detail.values
        for text in (value, "".join(filter(str.isalnum, value)))
        for node in bearers(snapshot, text, kind)
        if agrees(snapshot, node, detail.property, (value,))
    }


def _having(snapshot: Snapshot, told: Iterable[Told], kind: Kinds) -> dict[str, Node]:
    """Who has all relations that are told, when nothing else tells who is meant."""
    wanted = kinds_meant(kind)
    ends = (
        {
            id
            for value in detail.values
            for end in _ids(snapshot, value)
            for id in having(snapshot, detail.property, end)
        }
        for detail in told
        if detail.property.to_entities
    )
    every: set[str] | None = None
    for ids in ends:
        every = ids if every is None else every & ids
    return {id: snapshot.node(id) for id in sorted(every or ()) if wanted is None or snapshot.kind(id) in wanted}


def _ids(snapshot: Snapshot, value: str) -> Iterator[str]:
    if value in snapshot:
        yield snapshot.node(value).id
    else:
        yield from (node.id for node in bearers(snapshot, value))


def _weighed(
    snapshot: Snapshot,
    node: Node,
    hit: Hit | None,
    told: Iterable[Told],
    numbered: Mapping[str, Node],
    text: str,
) -> Candidate:
    agreement = {detail.property.id: agrees(snapshot, node, detail.property, detail.values) for detail in told}
    score = hit.score if hit else _BY_PROPERTIES
    if node.id in numbered:
        score = 1.0 if (hit is not None and hit.score >= WHOLE_WORDS) or not text.strip() else max(score, _NUMBERED)
    score *= sum(_WEIGHT[as_told] for as_told in agreement.values()) / len(agreement)
    why = hit.why if hit else message("hit-number" if node.id in numbered else "hit-properties", matched=node.id)
    return Candidate(node, round(score, 4), why, hit.score if hit else None, agreement)


def _decided(
    candidates: Sequence[Candidate], bearing: set[str], numbered: Mapping[str, Node], is_named: bool
) -> Node | None:
    possible = [candidate for candidate in candidates if False not in candidate.agreement.values()]
    if numbered:
        # Its number says who it is, unless the name is that of others.
        by_number = [candidate for candidate in possible if candidate.node.id in numbered]
        certain = [candidate for candidate in by_number if not is_named or (candidate.name or 0) >= WHOLE_WORDS]
        return certain[0].node if len(numbered) == len(certain) == 1 else None
    named = [candidate for candidate in possible if candidate.node.id in bearing]
    if len(named) != 1 or (len(bearing) > 1 and True not in named[0].agreement.values()):
        return None
    return named[0].node
