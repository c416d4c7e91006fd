"""Which part of what a snapshot shows is on a map: what binds some parties, what lies around one entity, or all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.ask.facets import narrow, restricted
from graph.ask.snapshot import Fact, Snapshot
from graph.model.vocabulary import VOCABULARY
from viz.groups import MOST_SINGLE, Group, disjoint, hub_group, kind_groups, plain_groups, tied_groups

# More than this many neighbours by one relation are shown as one group, and are no way on.
HUB_SIZE = 25
# What is tied to one entity is folded by kind when it is more than this.
MOST_AROUND = 60
# Whom Samenspel is for, in an order in which those who share most stand next to each other on a circle.
PARTIES = ("tooi-mnre1034", "tooi-mnre1045", "mkb-nederland", "ipo", "vng")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a map shows. `nodes` holds every id, also of members of groups; `facts` what is shown between two of them.

    No node is in two groups, and no two groups have one id. `path`, `focus` and `centres` are ids as the snapshot
    knows them, after merging; a focus of which one step is shown is the only centre.
    """

    nodes: tuple[str, ...]
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    focus: str | None = None
    path: tuple[str, ...] = ()
    centres: tuple[str, ...] = ()

    @property
    def folded_by_kind(self) -> bool:
        """Whether the map is of everything and shows kinds rather than entities."""
        return not (self.focus or self.centres) and len(self.groups) > len(self.single)

    @property
    def single(self) -> tuple[str, ...]:
        """The nodes that are in no group."""
        folded = {member for group in self.groups for member in group.members}
        return tuple(id for id in self.nodes if id not in folded)


def opening(snapshot: Snapshot) -> tuple[str, ...]:
    """The ids of PARTIES that the snapshot shows, on which a map opens; none when it shows fewer than two."""
    here = tuple(id for id in PARTIES if id in snapshot and snapshot.shows(id))
    return here if len(here) > 1 else ()


def centres_of(snapshot: Snapshot, around: str | None, *, mine: bool = False, whole: bool = False) -> tuple[str, ...]:
    """The centres of a map that is asked for around an entity, which may be of who asks, of everything, or just so."""
    if around is not None:
        return (around,) if mine else ()
    return () if whole else opening(snapshot)


def select(
    snapshot: Snapshot,
    *,
    focus: str | None = None,
    depth: int = 2,
    centres: Sequence[str] = (),
    kinds: Iterable[str] | None = None,
    path: Sequence[str] | None = None,
) -> Selection:
    """The nodes and facts that a map shows, of those that the snapshot shows.

    `centres` limits it to them and what each is tied to. `focus` limits it to what is reached from that entity in at
    most `depth` facts: themes, instruments and papers are shown but not passed, because half of the network hangs on
    each, and more than HUB_SIZE neighbours of one sort are a group. With both, the centres win. `kinds` keeps those
    kinds and the ones below them. The focus, the centres and the nodes of `path` are always shown.
    More than MOST_SINGLE marks are folded by kind. Raises UnknownEntityError for an unknown id, ValueError for an
    unknown kind or a depth below 1.
    """
    if depth < 1:
        raise ValueError(f"depth {depth} is below 1; 1 shows the entity with its own relations")
    if focus is not None:
        focus = snapshot.node(focus).id
    along = tuple(snapshot.node(id).id for id in path or ())
    middle = tuple(dict.fromkeys(snapshot.node(id).id for id in centres))
    keep = {*along, *middle, *((focus,) if focus else ())}
    groups: tuple[Group, ...] = ()
    if middle:
        nodes = {*middle, *(id for centre in middle for id in _tied(snapshot, centre))}
    elif focus:
        nodes, groups = _around(snapshot, focus, depth, keep)
    else:
        nodes = set(snapshot.shown_nodes)
    if kinds is not None:
        wanted = frozenset[str]().union(*map(VOCABULARY.descendants, kinds))
        nodes = {id for id in nodes if snapshot.kind(id) in wanted}
        groups = tuple(group for group in groups if group.kind in wanted)
    nodes |= keep
    if middle:
        groups = tied_groups(snapshot, nodes - set(along), middle)
    elif focus is None:
        groups = plain_groups(snapshot, sorted(nodes), keep)
    elif depth == 1 and len(nodes) > MOST_AROUND:
        groups = tied_groups(snapshot, nodes - set(along), (focus,))
    groups = _readable(snapshot, nodes, groups, keep, focus)
    # Of a part of the network only the facts of that part are read.
    of = (fact for id in sorted(nodes) for fact in snapshot.outgoing(id)) if focus or middle else snapshot.shown_facts
    facts = tuple(fact for fact in of if fact.object in nodes and fact.subject in nodes)
    if middle:
        # What is tied to a party is also tied among itself, and that is not what binds the parties.
        facts = tuple(fact for fact in facts if not keep.isdisjoint((fact.subject, fact.object)))
    alone = (focus,) if focus and depth == 1 else ()
    return Selection(tuple(sorted(nodes)), facts, disjoint(groups), focus, along, middle or alone)


def _readable(
    snapshot: Snapshot, nodes: set[str], groups: tuple[Group, ...], keep: set[str], focus: str | None
) -> tuple[Group, ...]:
    """The groups, or when more marks than MOST_SINGLE would be left all by kind; apart what is near the focus."""
    folded = {member for group in groups for member in group.members}
    if len(nodes - folded) + len(groups) <= MOST_SINGLE:
        return groups
    if focus is None:
        parties = {id for id in PARTIES if id in nodes}
        return kind_groups(snapshot, nodes, keep | parties)
    near = {id for id in _tied(snapshot, focus) if id in nodes} - folded - keep
    beside = tied_groups(snapshot, near, (focus,)) if len(near) > MOST_AROUND else ()
    return (*groups, *beside, *kind_groups(snapshot, nodes - folded - near, keep))


def _tied(snapshot: Snapshot, id: str) -> frozenset[str]:
    """What a shown fact ties to an entity."""
    others = (fact.other(id) for fact in snapshot.facts_of(id))
    return frozenset(other for other in others if snapshot.shows(other))


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
    neighbours: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for direction, facts in (("out", snapshot.outgoing(id)), ("in", snapshot.incoming(id))):
        for fact in facts:
            other = fact.other(id)
            # What stands may have an end that is over, as a succession has.
            if snapshot.shows(other):
                neighbours[fact.relation, direction, snapshot.nodes[other].kind].add(other)
    return neighbours
