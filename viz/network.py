"""A selection as pyvis network data: marks with positions, relations with their state. The page draws from this.

pyvis serves for the data only. Its own page asks for scripts from outside and writes names as markup, so it is never
used; and its undirected networks drop parallel relations, so the network is always directed.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log2
from typing import Any

import numpy as np
from pyvis.edge import Edge
from pyvis.network import Network

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.snapshot import Fact, Snapshot, Standing
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST, message
from graph.say.sentences import period_of
from viz.arrangements import lanes, rings
from viz.binding import bound
from viz.groups import Group, is_over
from viz.layout import Body, Points, anchored_stress, upright
from viz.selection import Selection
from viz.style import SECTORS, sector

LONGEST_LABEL = 46
# A name longer than this gives way to an abbreviation.
LONG_NAME = 26
ONE_BREATH = 14
# pyvis looks every end of a relation up in a list; above this number of nodes that takes seconds.
MOST_CHECKED = 1_000
STATES = ("holds", "ended")
# Up to this number of marks each has room for its label; and of how many pixels that is about.
ROOMY = 160
LETTER = 6.7
LINE = 14
LABEL_WIDTH = 132
MARK = 46.0
# Width for height of the drawing of what binds some parties, on a screen that lies and on one that stands.
WIDE = 1.5
TALL = 0.62

OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100000,
    },
    "nodes": {"borderWidth": 0, "chosen": False, "shape": "dot"},
    "edges": {"chosen": False, "smooth": False, "arrows": {"to": {"scaleFactor": 0.45}}, "selectionWidth": 0},
}


@dataclass(frozen=True, slots=True)
class Places:
    """Where the marks stand, as whole pixels by id: in the network drawing, the same for a screen that is higher than
    wide, and in the two other arrangements.

    The guides give, by tier, the radius of its ring, and the upper and lower edge of its lane.
    """

    network: Mapping[str, tuple[int, int]]
    tall: Mapping[str, tuple[int, int]]
    rings: Mapping[str, tuple[int, int]]
    lanes: Mapping[str, tuple[int, int]]
    ring_guides: Mapping[int, int]
    lane_guides: Mapping[int, tuple[int, int]]


def place(snapshot: Snapshot, selection: Selection, budget: Budget = UNLIMITED) -> Places:
    """Positions of the single nodes and the groups of a selection; members stand where their group stands.

    Raises OverBudgetError.
    """
    groups = {member: group for group in selection.groups for member in group.members}
    degree = neighbours(selection)
    marks = len(selection.single) + len(selection.groups)
    bodies = [_body(id, snapshot.nodes[id].kind, short_label(snapshot.nodes[id]), marks) for id in selection.single]
    bodies += [_body(group.id, group.kind, group_label(snapshot, group, FIRST), marks) for group in selection.groups]
    # The best connected come first, because boxes on one spot part in this order.
    bodies.sort(key=lambda body: (-degree.get(body.id, 0), body.id))
    number = {body.id: at for at, body in enumerate(bodies)}

    def shown(id: str) -> int:
        return number[groups[id].id if id in groups else id]

    counts = Counter(tuple(sorted((shown(fact.subject), shown(fact.object)))) for fact in selection.facts)
    links = sorted((first, second) for first, second in counts if first != second)
    if selection.centres:
        centres = [number[id] for id in selection.centres]
        ties = _ties(len(bodies), centres, links)
        drawn = bound(bodies, centres, ties, WIDE, budget)
        tall = bound(bodies, centres, ties, TALL, budget)
    else:
        drawn = anchored_stress(bodies, links, len(SECTORS), budget)
        tall = upright(bodies, drawn, budget)
    if marks <= ROOMY:
        # The label stands below its mark: together they fill the room that was kept.
        below = np.array([(0.0, LINE * _rows(body.height) / 2) for body in bodies]).reshape(-1, 2)
        drawn, tall = drawn - below, tall - below
    in_rings, ring_guides = rings(bodies, drawn)
    in_lanes, lane_guides = lanes(bodies, drawn)

    def by_id(points: Points) -> dict[str, tuple[int, int]]:
        at = {body.id: (round(x), round(y)) for body, (x, y) in zip(bodies, points.tolist(), strict=True)}
        return at | {member: at[group.id] for member, group in groups.items()}

    return Places(
        by_id(drawn),
        by_id(tall),
        by_id(in_rings),
        by_id(in_lanes),
        {tier: round(radius) for tier, radius in ring_guides.items()},
        {tier: (round(top), round(bottom)) for tier, (top, bottom) in lane_guides.items()},
    )


def build_network(snapshot: Snapshot, selection: Selection, places: Places, language: str) -> Network:
    """The pyvis network of a selection; groups are named in the language.

    Beside what pyvis knows, a node has `kind` (its place in `kinds_of`), `degree` (its `neighbours`), `names` (its own
    first) and its places in rings and lanes; a group has `members`; what is `over` exists no more; a relation has
    `relation` (name), `state` (of STATES) and the years `since` and `until`.
    """
    network = Network(directed=True)
    network.options = dict(OPTIONS)
    kinds = {name: number for number, name in enumerate(kinds_of(snapshot, selection))}
    degree = neighbours(selection)
    for id in selection.nodes:
        node = snapshot.nodes[id]
        over = {"over": True} if is_over(snapshot, id) else {}
        label = party_name(node) if id in selection.centres else short_label(node)
        _add(network, places, id, node.kind, label, degree[id], kinds, names=_names(node), **over)
    for group in selection.groups:
        label = group_label(snapshot, group, language)
        members = list(group.members)
        kind = commonest_kind(snapshot, group)
        # A group is as large as its members are many, but its label matters no more than that of a leaf.
        over = {"over": True} if group.former else {}
        _add(network, places, group.id, kind, label, 0, kinds, names=[label], members=members, **over)
    checked = len(selection.nodes) <= MOST_CHECKED
    for number, fact in enumerate(selection.facts):
        since, until = years(fact)
        options = {
            "id": f"f{number}",
            "relation": fact.relation,
            "state": state(fact),
            "since": since,
            "until": until,
        }
        if checked:
            network.add_edge(fact.subject, fact.object, **options)
        else:
            network.edges.append(Edge(fact.subject, fact.object, True, **options).options)
    return network


def _ties(count: int, centres: Sequence[int], links: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """For each body that is no centre the centres that it is linked to, in their order."""
    linked: dict[int, set[int]] = {at: set() for at in range(count) if at not in centres}
    for first, second in links:
        for at, to in ((first, second), (second, first)):
            if at in linked and to in centres:
                linked[at].add(to)
    return {at: tuple(centre for centre in centres if centre in to) for at, to in linked.items()}


def degrees(selection: Selection) -> Counter[str]:
    """The number of shown facts of each shown node."""
    return Counter(end for fact in selection.facts for end in (fact.subject, fact.object))


def neighbours(selection: Selection) -> Mapping[str, int]:
    """For each shown node the number of marks that it is tied to; a group counts as one, however large."""
    groups = {member: group.id for group in selection.groups for member in group.members}
    tied: dict[str, set[str]] = {id: set() for id in selection.nodes}
    for fact in selection.facts:
        tied[fact.subject].add(groups.get(fact.object, fact.object))
        tied[fact.object].add(groups.get(fact.subject, fact.subject))
    return {id: len(others) for id, others in tied.items()}


def kinds_of(snapshot: Snapshot, selection: Selection) -> tuple[str, ...]:
    """The kinds that occur in a selection, in the order of the vocabulary."""
    present = {snapshot.nodes[id].kind for id in selection.nodes}
    return tuple(kind for kind in VOCABULARY.concrete_kinds() if kind in present)


def state(fact: Fact) -> str:
    """Whether a fact that is shown holds or has ended."""
    return "ended" if fact.standing is Standing.ENDED else "holds"


def years(fact: Fact) -> tuple[int, int]:
    """The first and the last year of a fact by what it rests on; 0 for what is not known, or goes on."""
    since, until = period_of([evidence.claim for evidence in fact.supporting])
    return int(since[:4]) if since else 0, int(until[:4]) if until else 0


def short_label(node: Node) -> str:
    """What stands at a mark: the name, or where that is long an abbreviation, or its beginning."""
    name = _one_line(node.name) or node.id
    if len(name) > LONG_NAME and node.abbreviation:
        name = _one_line(node.abbreviation)
    return _cut(name)


def party_name(node: Node) -> str:
    """What a party is called in one breath: its name when that is short, else its abbreviation."""
    name = short_label(node)
    return name if len(name) <= ONE_BREATH or not node.abbreviation else _cut(_one_line(node.abbreviation))


def group_label(snapshot: Snapshot, group: Group, language: str) -> str:
    """Such as `24 gemeenten · Provincie Drenthe`."""
    kind = group_kind(group, language)
    label = message("map-group", count=len(group.members), kind=kind).in_language(language)
    if group.within is None or group.within not in snapshot.nodes:
        return label
    return f"{label} · {short_label(snapshot.nodes[group.within])}"


def commonest_kind(snapshot: Snapshot, group: Group) -> str:
    """The kind by whose mark a group is drawn: its own, or that of most of its members when they are of several."""
    if group.kind in VOCABULARY.concrete_kinds():
        return group.kind
    counts = Counter(snapshot.kind(id) for id in group.members)
    return max(sorted(counts), key=counts.__getitem__)


def group_kind(group: Group, language: str) -> str:
    """What the members of a group are: `gemeenten`, or `voormalige gemeenten` when they are gone."""
    plural = VOCABULARY.kinds[group.kind].plural.in_language(language)
    return message("map-former", kind=plural).in_language(language) if group.former else plural


def _names(node: Node) -> list[str]:
    names = dict.fromkeys(map(_one_line, node.all_names()))
    return [name for name in names if name] or [node.id]


def _add(
    network: Network,
    places: Places,
    id: str,
    kind: str,
    label: str,
    weight: int,
    kinds: Mapping[str, int],
    **more: Any,
) -> None:
    look = VOCABULARY.kinds[kind]
    x, y = places.network[id]
    network.add_node(
        id,
        label=label,
        shape=look.shape,
        color=look.colour,
        size=mark_size(max(weight, len(more.get("members", ())))),
        x=x,
        y=y,
        kind=kinds[kind],
        degree=weight,
        tall=places.tall[id],
        rings=places.rings[id],
        lanes=places.lanes[id],
        **more,
    )


def mark_size(weight: int) -> float:
    """The radius in pixels of the mark of what has so many neighbours, or so many members."""
    return round(8 + 2.3 * log2(1 + weight), 1)


def _body(id: str, kind: str, label: str, marks: int) -> Body:
    look = VOCABULARY.kinds[kind]
    if marks > ROOMY:
        return Body(id, sector(kind), look.tier, 84.0, 58.0)
    width = min(LABEL_WIDTH, LETTER * len(label))
    rows = min(3, ceil(LETTER * len(label) / LABEL_WIDTH))
    return Body(id, sector(kind), look.tier, max(56.0, width + 14), MARK + LINE * rows)


def _rows(height: float) -> float:
    """The rows of the label in a room of this height."""
    return (height - MARK) / LINE


def _one_line(text: str) -> str:
    """The text without line breaks, control characters and marks that turn the direction of what follows."""
    kept = (
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
        for character in text
        if unicodedata.category(character) != "Cf" or character == "\u200d"
    )
    return " ".join("".join(kept).split())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
