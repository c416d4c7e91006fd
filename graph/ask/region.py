"""A region: who is in it, which agreements and activities are about it, who there uses what, and what is unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.columns import Flags
from graph.ask.findings import findings_about
from graph.ask.gaps.rule import Finding
from graph.ask.kept import kept
from graph.ask.profile import MOST_SORTED
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY

_PLACE = VOCABULARY.relations_with("place")
_TAKES_PART = VOCABULARY.relations_with("takes-part")
_USES = frozenset(
    name for name, relation in VOCABULARY.relations.items() if relation.fills & VOCABULARY.descendants("Instrument")
) & VOCABULARY.relations_with("work")
_INSTRUMENTS = VOCABULARY.descendants("ProcurementInstrument")
_FAMILIES = ("Actor", "Agreement", "Activity", "Programme")
# What has a page of its own as a region, in this order.
REGIONS = ("Province", "Region")
# A finding on more parties than these says nothing of one region.
_MOST_CONCERNED = 25


@dataclass(frozen=True, slots=True)
class Usage:
    """An instrument (id) with those in the region (ids) that are known to use it, themselves or in a project."""

    instrument: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A region (id): what lies in it by kind, all as ids; who uses what; of which buyers nothing is known."""

    id: str
    inside: Mapping[str, tuple[str, ...]]
    usages: tuple[Usage, ...]
    unknown: tuple[str, ...]

    @property
    def buyers(self) -> int:
        """How many public bodies that a register lists lie in it, itself included."""
        registered = VOCABULARY.kinds_with("register")
        return 1 + sum(len(ids) for kind, ids in self.inside.items() if kind in registered)


@kept(most=200)
def region(snapshot: Snapshot, id: str) -> Region:
    """What is known of a region. UnknownEntityError for an id that is not there."""
    columns = snapshot.columns
    own = snapshot.node(id).id
    within = _within(snapshot, columns.number[own])
    kinds = frozenset[str]().union(*map(VOCABULARY.descendants, _FAMILIES))
    inside = within & columns.of_kinds(kinds)
    by_kind: dict[str, list[str]] = {}
    for number in np.flatnonzero(inside).tolist():
        by_kind.setdefault(snapshot.kind(columns.ids[number]), []).append(columns.ids[number])
    named = {kind: tuple(_by_name(snapshot, by_kind[kind])) for kind in VOCABULARY.kinds if kind in by_kind}
    inside[columns.number[own]] = True
    users = _users(snapshot, inside & columns.of_kinds(VOCABULARY.descendants("Actor")))
    using = {user for usage in users for user in usage.users}
    registered = columns.of_kinds(VOCABULARY.kinds_with("register")) & inside
    buyers = [columns.ids[number] for number in np.flatnonzero(registered).tolist()]
    return Region(
        own,
        MappingProxyType(named),
        users,
        tuple(_by_name(snapshot, (buyer for buyer in buyers if buyer not in using))),
    )


def _within(snapshot: Snapshot, own: int) -> Flags:
    """A flag for each node that is shown and lies in a region, or in a municipality of it."""
    columns = snapshot.columns
    placed = snapshot.shows_facts & columns.of_relations(_PLACE)
    flags = np.zeros(len(columns.ids), dtype=np.bool_)
    regions = np.zeros(len(columns.ids) + 1, dtype=np.bool_)
    regions[own] = True
    # A second time for what lies in what lies in it.
    for _ in range(2):
        flags |= regions[columns.node_region]
        flags[columns.fact_subject[placed & regions[columns.fact_object]]] = True
        regions[:-1] |= flags & columns.of_kinds(("Municipality",))
    flags[own] = False
    return flags & snapshot.shows_nodes


def _users(snapshot: Snapshot, bodies: Flags) -> tuple[Usage, ...]:
    columns = snapshot.columns
    uses = snapshot.shows_facts & columns.of_relations(_USES) & columns.of_kinds(_INSTRUMENTS)[columns.fact_object]
    takes_part = snapshot.shows_facts & columns.of_relations(_TAKES_PART) & bodies[columns.fact_subject]
    through: dict[int, set[int]] = {}
    for number in np.flatnonzero(takes_part).tolist():
        through.setdefault(int(columns.fact_object[number]), set()).add(int(columns.fact_subject[number]))
    users: dict[str, set[str]] = {}
    for number in np.flatnonzero(uses).tolist():
        subject, instrument = int(columns.fact_subject[number]), columns.ids[columns.fact_object[number]]
        who = {subject} if bodies[subject] else through.get(subject, set())
        users.setdefault(instrument, set()).update(columns.ids[user] for user in who)
    usages = [Usage(instrument, tuple(_by_name(snapshot, ids))) for instrument, ids in users.items() if ids]
    return tuple(sorted(usages, key=lambda usage: (-len(usage.users), usage.instrument)))


def findings_in(snapshot: Snapshot, region: Region, *, budget: Budget = UNLIMITED) -> tuple[Finding, ...]:
    """What concerns a region first, then what concerns one of the public bodies in it. OverBudgetError."""
    registered = VOCABULARY.kinds_with("register")
    bodies = (id for kind, ids in region.inside.items() if kind in registered for id in ids)
    findings: dict[str, Finding] = {}
    for body in (region.id, *bodies):
        for finding in findings_about(snapshot, body, budget=budget):
            if len(finding.entities) <= _MOST_CONCERNED:
                findings.setdefault(finding.id, finding)
    return tuple(findings.values())


def _by_name(snapshot: Snapshot, ids: Iterable[str]) -> list[str]:
    """In order of their names, as long as they are not so many that nobody reads them all."""
    listed = list(ids)
    if len(listed) > MOST_SORTED:
        return listed
    return sorted(listed, key=lambda id: (snapshot.nodes[id].name.casefold(), id))
