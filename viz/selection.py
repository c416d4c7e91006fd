"""Which part of what a snapshot shows is on a map: the whole network, or what lies around one entity."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.ask.facets import narrow, restricted
from graph.ask.snapshot import Fact, Snapshot
from graph.model.vocabulary import VOCABULARY
from viz.groups import Group, crowd_groups, disjoint, hub_group, plain_groups

# More than this many neighbours by one relation are shown as one group, and are no way on.
HUB_SIZE = 25


@dataclass(frozen=True, slots=True)
class Selection:
    """What a map shows. `nodes` holds every id, also of members of groups; `facts` what is shown between two of them.

    No node is in two groups, and no two groups have one id. `path` and `focus` are ids as the snapshot knows them,
    after merging.
    """

    nodes: tuple[str, ...]
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    focus: str | None = None
    path: tuple[str, ...] = ()

    @property
    def single(self) -> tuple[str, ...]:
        """The nodes that are in no group."""
        folded = {member for group in self.groups for member in group.members}
        return tuple(id for id in self.nodes if id not in folded)


def select(
    snapshot: Snapshot,
    *,
    focus: str | None = None,
    depth: int = 2,
    kinds: Iterable[str] | None = None,
    path: Sequence[str] | None = None,
) -> Selection:
    """The nodes and facts that a map shows, of those that the snapshot shows.

    `focus` limits it to what is reached from that entity in at most `depth` facts: themes, instruments and papers are
    shown but not passed, because half of the network hangs on each, and more than HUB_SIZE neighbours of one sort are
    a group. `kinds` keeps those kinds and the ones below them. The focus and the nodes of `path` are always shown.
    Raises UnknownEntityError for an unknown id, ValueError for an unknown kind or a depth below 1.
    """
    if depth < 1:
        raise ValueError(f"depth {depth} is below 1; 1 shows the entity with its own relations")
    if focus is not None:
        focus = snapshot.node(focus).id
    along = tuple(snapshot.node(id).id for id in path or ())
    keep = {*along, *((focus,) if focus else ())}
    nodes, groups = _around(snapshot, focus, depth, keep) if focus else (set(snapshot.shown_nodes), ())
    if kinds is not None:
        wanted = frozenset[str]().union(*map(VOCABULARY.descendants, kinds))
        nodes = {id for id in nodes if snapshot.kind(id) in wanted}
        groups = tuple(group for group in groups if group.kind in wanted)
    nodes |= keep
    if focus is None:
        groups = plain_groups(snapshot, sorted(nodes), keep)
    folded = {member for group in groups for member in group.members}
    groups += crowd_groups(snapshot, sorted(nodes - folded), keep)
    facts = tuple(fact for fact in snapshot.shown_facts if fact.subject in nodes and fact.object in nodes)
    return Selection(tuple(sorted(nodes)), facts, disjoint(groups), focus, along)


def narrowed(
    snapshot: Snapshot, keep: Iterable[str] = (), *, relation: str = "", theme: str = "", region: str = ""
) -> Snapshot:
    """The snapshot of what has that theme and that region, with them themselves, and of facts of that relation.

    Empty leaves a wish out, and so does a relation that the vocabulary does not know. The entities of `keep` stay in.
    """
    chosen = {name: value for name, value in (("theme", theme), ("region", region)) if value}
    if not chosen and relation not in VOCABULARY.relations:
        return snapshot
    nodes = narrow(snapshot, snapshot.shown_nodes.values(), chosen)
    wanted = {node.id for node in nodes} | {snapshot.redirects.get(id, id) for id in (*keep, *chosen.values())}
    return restricted(snapshot, wanted, relation if relation in VOCABULARY.relations else None)


def _around(snapshot: Snapshot, focus: str, depth: int, keep: set[str]) -> tuple[set[str], tuple[Group, ...]]:
    reached = {focus}
    border = [focus]
    crowds: dict[tuple[str, str, str, str], set[str]] = {}
    for _ in range(depth):
        further: set[str] = set()
        for id in border:
            if id != focus and not snapshot.nodes[id].vocabulary.transit:
                continue
            for key, others in _neighbours(snapshot, id).items():
                if len(others) > HUB_SIZE:
                    crowds[id, *key] = others
                else:
                    further |= others
        border = sorted(further - reached)
        reached |= further
    groups: list[Group] = []
    for crowd, others in crowds.items():
        groups.append(hub_group(*crowd, others - reached - keep))
    nodes = reached.union(*crowds.values())
    return nodes, tuple(groups)


def _neighbours(snapshot: Snapshot, id: str) -> dict[tuple[str, str, str], set[str]]:
    """The shown neighbours of a node by relation, direction and kind."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for direction, facts in (("out", snapshot.outgoing(id)), ("in", snapshot.incoming(id))):
        for fact in facts:
            other = fact.other(id)
            # What stands may have an end that is over, as a succession has.
            if snapshot.shows(other):
                found[fact.relation, direction, snapshot.nodes[other].kind].add(other)
    return found
