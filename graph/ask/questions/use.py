"""Who uses an instrument and of whom that is not known; what one body uses; and what suits a kind of bodies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.ask.fact import Fact, Standing
from graph.ask.gaps.contacts import who_knows
from graph.ask.matrix import doubtful_uses, uses
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY, Kind
from graph.model.words import FIRST

PROCUREMENT = "ProcurementInstrument"
# Of a kind with more bodies than this those of whom nothing is known are counted, and not listed.
MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Use:
    """That a body uses an instrument, by some facts: one, or its part in something and what this uses."""

    body: Node
    instrument: Node
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Users:
    """Who of some kinds uses an instrument now, did before, may do, and does not according to a source.

    `unknown` are those of whom no source says anything, where they are few enough to list; `unknown_count` counts all.
    `total` is how many bodies of the kinds there are, None when no register tells.
    """

    instrument: Node
    groups: tuple[Kind, ...]
    now: tuple[Use, ...]
    before: tuple[Use, ...]
    doubtful: tuple[Use, ...]
    denied: tuple[Use, ...]
    unknown: tuple[Node, ...]
    unknown_count: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Used:
    """What one body uses, or of one instrument whether it does; `unknown` names instruments of which it is unknown."""

    body: Node
    instrument: Node | None
    now: tuple[Use, ...]
    before: tuple[Use, ...]
    doubtful: tuple[Use, ...]
    denied: tuple[Use, ...]
    contact: Node | None


@dataclass(frozen=True, slots=True)
class Fitting:
    """Which instruments may suit some bodies: what a source sees a use for, and what bodies of the kind use already.

    `total` is how many bodies of the kind are known, `ask` who knows of what a source sees a use for.
    """

    group: Kind
    potential: tuple[Fact, ...]
    uses: tuple[Use, ...]
    total: int
    ask: tuple[Node, ...]


def find_users(snapshot: Snapshot, instrument: Node, groups: Sequence[Kind]) -> Users:
    """Who of the kinds uses an instrument; without kinds, whoever does."""
    kinds = [group.name for group in groups] or ["Actor"]
    wanted = frozenset[str]().union(*(VOCABULARY.descendants(kind) for kind in kinds))
    candidates = [id for id in _candidates(snapshot, instrument.id) if snapshot.kind(id) in wanted]
    now, before, doubtful, denied = _sorted(snapshot, candidates, (instrument.id,))
    if not groups:
        # A company that takes part in a challenge offers something; it is the public body that uses the instrument.
        now, before = (tuple(use for use in uses if _uses_itself(use)) for uses in (now, before))
    registered = bool(groups) and wanted <= VOCABULARY.kinds_with("register")
    total = sum(snapshot.count(kind) for kind in kinds)
    of_some = {use.body.id for use in (*now, *before, *doubtful, *denied)}
    listed: Iterable[Node] = ()
    if registered and total <= MOST_LISTED:
        listed = (node for kind in kinds for node in snapshot.of_kind(kind) if node.id not in of_some)
    present = sum(snapshot.shows(id) for id in of_some)
    return Users(
        instrument=instrument,
        groups=tuple(groups),
        now=now,
        before=before,
        doubtful=doubtful,
        denied=denied,
        unknown=tuple(listed),
        unknown_count=total - present,
        total=total if registered else None,
    )


def find_used(snapshot: Snapshot, body: Node, instrument: Node | None) -> Used:
    """What a body uses, of one instrument or of all."""
    columns = [instrument.id] if instrument else [node.id for node in snapshot.with_past.of_kind(PROCUREMENT)]
    own_uses = _sorted(snapshot, [body.id], columns)
    contact = who_knows(snapshot, instrument.id, besides=(body.id,)) if instrument else None
    return Used(body, instrument, *own_uses, contact)


def find_fitting(snapshot: Snapshot, group: Kind) -> Fitting:
    """Which instruments may suit bodies of a kind."""
    bodies = snapshot.of_kind(group.name)
    instruments = [node.id for node in snapshot.of_kind(PROCUREMENT)]
    potential = tuple(_potential(snapshot, group, instruments))
    now, before, _, _ = _sorted(snapshot, [node.id for node in bodies], instruments)
    asked = [who_knows(snapshot, fact.subject) for fact in potential]
    return Fitting(group, potential, (*now, *before), len(bodies), tuple(dict.fromkeys(filter(None, asked))))


def _sorted(
    snapshot: Snapshot, bodies: Iterable[str], columns: Sequence[str]
) -> tuple[tuple[Use, ...], tuple[Use, ...], tuple[Use, ...], tuple[Use, ...]]:
    """The uses that there are, those that are past and not repeated, those in doubt, and those denied."""
    now: dict[tuple[str, str], Use] = {}
    before: dict[tuple[str, str], Use] = {}
    doubtful: dict[tuple[str, str], Use] = {}
    denied: dict[tuple[str, str], Use] = {}
    wanted = frozenset(columns)
    for id in bodies:
        for column, facts in uses(snapshot.with_past, id, wanted):
            key, use = (id, column), Use(snapshot.node(id), snapshot.node(column), facts)
            if all(fact.stands for fact in facts) and snapshot.shows(id):
                now.setdefault(key, use)
            elif any(fact.standing is Standing.DENIED for fact in facts):
                denied.setdefault(key, use)
            elif all(fact.standing in {Standing.STANDS, Standing.ENDED} for fact in facts):
                before.setdefault(key, use)
        for column, facts in doubtful_uses(snapshot, id, wanted):
            doubtful.setdefault((id, column), Use(snapshot.node(id), snapshot.node(column), facts))
    return (
        _by_name(now.values()),
        _by_name(use for key, use in before.items() if key not in now),
        _by_name(use for key, use in doubtful.items() if key not in now),
        _by_name(use for key, use in denied.items() if key not in now),
    )


def _uses_itself(use: Use) -> bool:
    return len(use.facts) == 1 or use.body.is_a("PublicBody")


def _by_name(uses: Iterable[Use]) -> tuple[Use, ...]:
    return tuple(sorted(uses, key=lambda use: (use.body.name.casefold(), use.instrument.name.casefold())))


def _candidates(snapshot: Snapshot, instrument: str) -> list[str]:
    """The bodies that may use an instrument: those that have to do with it, with what uses it, or may be one of those.

    They are found from the instrument, so that the work does not grow with the number of bodies.
    """
    near: dict[str, None] = {}
    for fact in snapshot.all_facts_of(instrument):
        other = fact.other(instrument)
        near[other] = None
        if snapshot.node(other).is_a("Actor"):
            doubts = (doubt for doubt in snapshot.outgoing(other) if "doubt" in doubt.vocabulary.traits)
            near.update(dict.fromkeys(doubt.object for doubt in doubts))
        else:
            parts = (part for part in snapshot.with_past.incoming(other) if "takes-part" in part.vocabulary.traits)
            near.update(dict.fromkeys(part.subject for part in parts))
    return [id for id in near if snapshot.node(id).is_a("Actor")]


def _potential(snapshot: Snapshot, group: Kind, instruments: Iterable[str]) -> Iterator[Fact]:
    """Where a source sees a use for an instrument with bodies of a kind: with one, or in the subject of that name."""
    names = {fold(group.label.in_language(FIRST)), fold(group.plural.in_language(FIRST))}
    for id in instruments:
        for fact in snapshot.outgoing(id, "hasPotentialFor"):
            other = snapshot.node(fact.object)
            if other.is_a(group.name) or (other.is_a("Subject") and fold(other.name) in names):
                yield fact
