"""What the script of a map draws from, with nothing said twice: the file is mailed around.

Nodes and relations come in columns, so that no name of a field is repeated, and point at each other by number. What
the tables of the page say already (kind, description, sentences, evidence) is left to them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import orjson

from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from viz.arrangements import STRETCH
from viz.content import Card, Family, Stated
from viz.network import STATES, Places, build_network
from viz.selection import Selection
from viz.style import FLAGS, MEANINGS
from viz.words import Told

# Room beside the outermost marks of a lane.
MARGIN = 60


class Advice(Protocol):
    """What to do about a finding."""

    @property
    def sentence(self) -> Told: ...


class Marked(Protocol):
    """What a map needs to know of a finding; those of `graph.ask.gaps` fit."""

    @property
    def id(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def entities(self) -> tuple[str, ...]: ...
    @property
    def sentence(self) -> Told: ...
    @property
    def next_step(self) -> Advice: ...


def map_data(
    snapshot: Snapshot,
    selection: Selection,
    places: Places,
    families: Sequence[Family],
    entries: Iterable[Card],
    findings: Sequence[Marked],
    language: str,
) -> dict[str, Any]:
    """The data of a map, for JSON; `entries` are the cards of all its nodes."""
    network = build_network(snapshot, selection, places, language)
    drawn, edges, _, _, _, options = network.get_network_data()
    number = {node["id"]: at for at, node in enumerate(drawn)}
    occurring = {edge["relation"] for edge in edges}
    relations = [name for name in VOCABULARY.relations if name in occurring]
    folded = {member for group in selection.groups for member in group.members}
    cards = {card.node.id: card for card in entries}
    return {
        "nodes": {
            "id": [node["id"] for node in drawn],
            "kind": [node["kind"] for node in drawn],
            "size": [node["size"] for node in drawn],
            "degree": [node["degree"] for node in drawn],
            "names": [node["names"] for node in drawn],
            # An empty label: the first name.
            "label": [node["label"] if node["label"] != node["names"][0] else "" for node in drawn],
            "over": [int("over" in node) for node in drawn],
            # Members stand with their group.
            "network": [(node["x"], node["y"]) if node["id"] not in folded else 0 for node in drawn],
            "tall": [node["tall"] if node["id"] not in folded else 0 for node in drawn],
            "rings": [node["rings"] if node["id"] not in folded else 0 for node in drawn],
            "lanes": [node["lanes"] if node["id"] not in folded else 0 for node in drawn],
            "members": [[number[id] for id in node.get("members", ())] for node in drawn],
        },
        "cards": _cards([cards[id] for id in selection.nodes]),
        "edges": {
            "from": [number[edge["from"]] for edge in edges],
            "to": [number[edge["to"]] for edge in edges],
            "relation": [relations.index(edge["relation"]) for edge in edges],
            "state": [STATES.index(edge["state"]) for edge in edges],
            "since": [edge["since"] for edge in edges],
            "until": [edge["until"] for edge in edges],
        },
        "states": STATES,
        "options": orjson.loads(options),
        "kinds": [
            {
                "name": entry.name,
                "label": entry.label,
                "plural": entry.plural,
                "path": entry.mark.path,
                "fill": entry.mark.fill,
                "pip": entry.mark.pip,
                "pip_fill": entry.mark.pip_fill,
            }
            for family in families
            for entry in family.kinds
        ],
        "relations": [
            {
                "name": relation.name,
                "label": relation.label.in_language(language),
                "inverse": relation.inverse.in_language(language),
                "meaning": relation.meaning,
                "symmetric": relation.symmetric,
            }
            for relation in (VOCABULARY.relations[name] for name in relations)
        ],
        "meanings": list(MEANINGS),
        # A list, because the names of an object are sorted and the worst comes first.
        "flags": [(severity, *paths) for severity, paths in FLAGS.items()],
        "findings": [
            {
                "entities": [snapshot.redirects.get(id, id) for id in finding.entities],
                "severity": finding.severity,
                "sentence": finding.sentence.in_language(language),
            }
            for finding in findings
        ],
        "path": selection.path,
        "focus": selection.focus,
        "centres": selection.centres,
        "arrangement": "lanes" if selection.folded_by_kind else "network",
        "stretch": STRETCH,
        "guides": _guides(places),
    }


def _cards(cards: Sequence[Card]) -> dict[str, Any]:
    """What only the panel tells of the nodes, in their order; many share titles and addresses, so each stands once.

    Of an identifier a number is the place of its address in `addresses`; of a statement there are the number of its
    source, its place there, and the number of its address plus one, 0 for none. An address is cut after its last slash.
    """
    schemes: dict[tuple[str, ...], int] = {}
    titles: dict[str, int] = {}
    addresses: dict[str, int] = {}
    identifiers, statements = [], []
    for card in cards:
        values = [
            addresses.setdefault(citation.url, len(addresses)) if citation.url else citation.text
            for _, citation in card.identifiers
        ]
        kinds = tuple(scheme for scheme, _ in card.identifiers)
        identifiers.append([schemes.setdefault(kinds, len(schemes)), *values])
        statements.append([_stated(statement, titles, addresses) for statement in card.statements])
    bases: dict[str, int] = {}
    halves = [(address[: address.rindex("/") + 1], address[address.rindex("/") + 1 :]) for address in addresses]
    cut = [(bases.setdefault(base, len(bases)), rest) for base, rest in halves]
    return {
        "identifiers": identifiers,
        "statements": statements,
        "schemes": list(schemes),
        "titles": list(titles),
        "bases": list(bases),
        "addresses": cut,
        "homepage": _by_value(card.homepage for card in cards),
        "region": _by_value(card.region.name if card.region else None for card in cards),
        "period": _by_value(card.period for card in cards),
    }


def _stated(statement: Stated, titles: dict[str, int], addresses: dict[str, int]) -> tuple[int, str, int]:
    address = addresses.setdefault(statement.url, len(addresses)) + 1 if statement.url else 0
    return titles.setdefault(statement.title, len(titles)), statement.locator or "", address


def _by_value(values: Iterable[str | None]) -> Mapping[str, list[int]]:
    """For each value that is there its places."""
    places: dict[str, list[int]] = {}
    for at, value in enumerate(values):
        if value:
            places.setdefault(value, []).append(at)
    return places


def _guides(places: Places) -> dict[str, Any]:
    width = max((abs(x) for x, _ in places.lanes.values()), default=0) + MARGIN
    return {
        "rings": [{"tier": tier, "radius": radius} for tier, radius in places.ring_guides.items()],
        "lanes": [
            {"tier": tier, "top": top, "left": -width, "right": width} for tier, (top, _) in places.lane_guides.items()
        ],
    }
