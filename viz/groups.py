"""Which nodes a map folds into groups that open, so that a large network stays readable."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.records import Rank
from graph.snapshot import Fact, Node, Snapshot

# Above this number of single marks a map folds its least connected nodes too.
MOST_SINGLE = 1_000
# What then stays single: enough to show the structure, few enough to read.
KEPT_SINGLE = 350
# A group of fewer nodes takes more room than it saves.
SMALLEST_GROUP = 3
# From this number on the plain register entries of a kind are a list, not news.
LONG_LIST = 40


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes of one kind that a map shows as one mark until it is opened.

    `within` is the id of the region or the hub that they share, None when they share only their kind.
    """

    id: str
    kind: str
    within: str | None
    members: tuple[str, ...]


def register_groups(snapshot: Snapshot, nodes: Collection[str], keep: Collection[str]) -> tuple[Group, ...]:
    """Groups, by kind and region, of nodes of which registers alone say something, where a kind has many of them."""
    plain = [id for id in nodes if id not in keep and _is_plain(snapshot, id)]
    counts = Counter(snapshot.nodes[id].kind for id in plain)
    return _by_region(snapshot, (id for id in plain if counts[snapshot.nodes[id].kind] >= LONG_LIST))


def crowd_groups(snapshot: Snapshot, nodes: Collection[str], keep: Collection[str]) -> tuple[Group, ...]:
    """Groups, by kind and region, of the least connected nodes; none when `nodes` are at most MOST_SINGLE."""
    if len(nodes) <= MOST_SINGLE:
        return ()
    ranked = sorted(nodes, key=lambda id: (id not in keep, -len(snapshot.facts_of(id)), id))
    return _by_region(snapshot, ranked[max(KEPT_SINGLE, len(keep)) :])


def hub_group(hub: str, relation: str, direction: str, kind: str, members: Iterable[str]) -> Group:
    """The group of what hangs on one hub by one relation; `direction` is out or in."""
    return Group(f"group:{hub}:{relation}:{direction}:{kind}", kind, hub, tuple(sorted(members)))


def _by_region(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Group, ...]:
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id in ids:
        node = snapshot.nodes[id]
        buckets[node.kind, _region(snapshot, node) or ""].append(id)
    return tuple(
        Group(f"group:{kind}:{region}", kind, region or None, tuple(sorted(members)))
        for (kind, region), members in sorted(buckets.items())
        if len(members) >= SMALLEST_GROUP
    )


def _region(snapshot: Snapshot, node: Node) -> str | None:
    if node.region is not None and node.region in snapshot.nodes:
        return node.region
    places = (fact.object for fact in snapshot.outgoing(node.id, "locatedIn"))
    return next(iter(sorted(places)), None)


def _is_plain(snapshot: Snapshot, id: str) -> bool:
    stated = (statement.source.rank for statement in snapshot.nodes[id].statements)
    return all(rank is Rank.REGISTER for rank in stated) and all(map(_from_register, snapshot.facts_of(id)))


def _from_register(fact: Fact) -> bool:
    return all(one.source.rank is Rank.REGISTER for one in fact.evidence)
