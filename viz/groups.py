"""Which nodes a map folds into groups that open, so that a large network stays readable."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.ask.snapshot import Fact, Snapshot, Standing
from graph.model.merging import Node
from graph.model.records import Rank
from viz.style import family

# Above this number of marks nobody reads a map at once: what is of one kind then stands as one mark with its number.
MOST_SINGLE = 160
# A group of fewer nodes takes more room than it saves.
SMALLEST_GROUP = 3
# So many parts of one kind make a programme a group of its own.
LARGE_PROGRAMME = 8
# What only one of several centres has, or all that the only centre has, is folded by family when it takes more marks
# than this; among several centres only kinds of so many members then stand apart.
MOST_OWN = 10
MOST_ALONE = 40
LARGE_OWN = 9
# From this number on entries of a kind of which the same is said are a list, not news.
LONG_LIST = 40


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes of one kind that a map shows as one mark until it is opened.

    `within` is the id of the region, the programme or the hub that they share, None when they share only their kind;
    `former` says that none of them exists any more. What hangs on a hub does so by a `relation`, in a `direction` (out
    or in); what is tied to one or more of the centres of a map names them in `between`.
    """

    kind: str
    within: str | None
    members: tuple[str, ...]
    former: bool = False
    relation: str = ""
    direction: str = ""
    between: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """All that sets it apart from other groups, with colons, which the id of an entity cannot have."""
        former = "former" if self.former else ""
        tied = "+".join(self.between)
        return ":".join(("group", self.kind, self.within or tied, self.relation, self.direction, former))


def plain_groups(snapshot: Snapshot, nodes: Collection[str], keep: Collection[str]) -> tuple[Group, ...]:
    """Groups, by kind and region, of entries of which nothing is known but what stands in a list.

    That is what a register says, or what is said of at least LONG_LIST others of its kind, such as that they are
    members of one association. What no longer exists is a group of its own.
    """
    shared = _shared_ties(snapshot)
    plain = [id for id in nodes if id not in keep and _is_plain(snapshot, id, shared)]
    counts = Counter(snapshot.kind(id) for id in plain)
    return _by_region(snapshot, (id for id in plain if counts[snapshot.kind(id)] >= LONG_LIST))


def kind_groups(snapshot: Snapshot, nodes: Iterable[str], keep: Collection[str]) -> tuple[Group, ...]:
    """All nodes but those of `keep` by kind; the parts of a large programme, and what no longer exists, apart."""
    kept = frozenset(keep)
    ids = sorted(set(nodes) - kept)
    programmes = {id: _programme(snapshot, id) for id in ids}
    sizes = Counter((snapshot.kind(id), programme) for id, programme in programmes.items() if programme)
    buckets: dict[tuple[str, bool, str], list[str]] = defaultdict(list)
    for id in ids:
        kind, former, programme = snapshot.kind(id), is_over(snapshot, id), programmes[id]
        large = not former and programme and sizes[kind, programme] >= LARGE_PROGRAMME
        buckets[kind, former, programme if large and programme else ""].append(id)
    return _groups(buckets)


def tied_groups(snapshot: Snapshot, nodes: Iterable[str], centres: Sequence[str]) -> tuple[Group, ...]:
    """What is of one kind and tied to the same centres; of a centre that has much for itself, the rest by family."""
    buckets: dict[tuple[tuple[str, ...], bool, str], list[str]] = defaultdict(list)
    for id in sorted(set(nodes) - set(centres)):
        others = {fact.other(id) for fact in snapshot.facts_of(id)}
        between = tuple(centre for centre in centres if centre in others)
        buckets[between, is_over(snapshot, id), snapshot.kind(id)].append(id)
    marks: Counter[tuple[str, ...]] = Counter()
    for (between, _, _), members in buckets.items():
        marks[between] += 1 if len(members) >= SMALLEST_GROUP else len(members)
    most, large = (MOST_OWN, LARGE_OWN) if len(centres) > 1 else (MOST_ALONE, SMALLEST_GROUP)
    families: dict[tuple[tuple[str, ...], bool, str], list[str]] = defaultdict(list)
    groups = []
    for (between, former, kind), members in sorted(buckets.items()):
        crowded = len(between) == 1 and marks[between] > most
        if len(members) >= (large if crowded else SMALLEST_GROUP):
            groups.append(Group(kind, None, tuple(members), former, between=between))
        elif crowded:
            families[between, former, family(kind)].extend(members)
    for (between, former, kind), members in sorted(families.items()):
        if len(members) >= SMALLEST_GROUP:
            groups.append(Group(kind, None, tuple(sorted(members)), former, between=between))
    return tuple(groups)


def hub_group(hub: str, relation: str, direction: str, kind: str, members: Iterable[str]) -> Group:
    """The group of what hangs on one hub by one relation; `direction` is out or in."""
    return Group(kind, hub, tuple(sorted(members)), relation=relation, direction=direction)


def disjoint(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The same groups, those of one id as one, with each node in the first of them only; none of a single node."""
    by_id: dict[str, Group] = {}
    taken: set[str] = set()
    for group in groups:
        before = by_id[group.id].members if group.id in by_id else ()
        new = tuple(id for id in group.members if id not in taken)
        by_id[group.id] = replace(group, members=tuple(sorted((*before, *new))))
        taken.update(new)
    return tuple(group for group in by_id.values() if len(group.members) > 1)


def is_over(snapshot: Snapshot, id: str) -> bool:
    """Whether the entity existed and exists no more."""
    return snapshot.standing(id) is Standing.ENDED


def _by_region(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Group, ...]:
    buckets: dict[tuple[str, bool, str], list[str]] = defaultdict(list)
    for id in ids:
        node = snapshot.nodes[id]
        former = is_over(snapshot, id)
        buckets[node.kind, former, "" if former else _region(snapshot, node) or ""].append(id)
    return _groups(buckets)


def _groups(buckets: Mapping[tuple[str, bool, str], Sequence[str]]) -> tuple[Group, ...]:
    return tuple(
        Group(kind, within or None, tuple(sorted(members)), former)
        for (kind, former, within), members in sorted(buckets.items())
        if len(members) >= SMALLEST_GROUP
    )


def _programme(snapshot: Snapshot, id: str) -> str | None:
    """The largest programme that an entity is a part of: what a part is a part of in its turn, and so on up."""
    climbed: list[str] = []
    while True:
        wholes = (fact.object for fact in snapshot.outgoing(climbed[-1] if climbed else id, "componentOf"))
        above = min((whole for whole in wholes if snapshot.kind(whole) == "Programme"), default=None)
        # A part of itself, by whatever detour, would have no top.
        if above is None or above == id or above in climbed:
            return climbed[-1] if climbed else None
        climbed.append(above)


def _region(snapshot: Snapshot, node: Node) -> str | None:
    if node.region is not None and node.region in snapshot.nodes:
        return node.region
    places = (fact.object for fact in snapshot.outgoing(node.id, "locatedIn"))
    return next(iter(sorted(places)), None)


# A relation, its direction, and the other end.
_Tie = tuple[str, bool, str]


def _ties(snapshot: Snapshot, id: str) -> Iterator[tuple[_Tie, Fact]]:
    for fact in snapshot.facts_of(id):
        yield (fact.relation, fact.subject == id, fact.other(id)), fact


def _shared_ties(snapshot: Snapshot) -> frozenset[tuple[str, _Tie]]:
    """The ties that at least LONG_LIST nodes of one kind have, with that kind."""
    counts: Counter[tuple[str, _Tie]] = Counter()
    for fact in snapshot.shown_facts:
        counts[snapshot.kind(fact.subject), (fact.relation, True, fact.object)] += 1
        counts[snapshot.kind(fact.object), (fact.relation, False, fact.subject)] += 1
    return frozenset(tie for tie, count in counts.items() if count >= LONG_LIST)


def _is_plain(snapshot: Snapshot, id: str, shared: frozenset[tuple[str, _Tie]]) -> bool:
    kind = snapshot.kind(id)
    return all(
        (kind, tie) in shared or all(evidence.source.rank is Rank.REGISTER for evidence in fact.supporting)
        for tie, fact in _ties(snapshot, id)
    )
