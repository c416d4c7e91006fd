"""What became of an agreement or motion, and of which no follow-up is known."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.columns import Flags
from graph.ask.fact import Fact, Standing
from graph.ask.gaps.contacts import whom_to_ask
from graph.ask.ledger import LedgerEntry, agreements, ledger_entry
from graph.ask.snapshot import Snapshot
from graph.model.dates import is_over
from graph.model.merging import Node
from graph.model.records import Status

_OVER = frozenset({Status.ENDED, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Outcome:
    """An agreement with its parts, each as the ledger has it, how it was received, and whom to ask.

    `parts` follow the whole: requests of a motion, and the decisions that belong to them. `received` are the facts of
    who carried it or voted it down.
    """

    whole: LedgerEntry
    parts: tuple[LedgerEntry, ...]
    received: tuple[Fact, ...]
    ask: Node | None


@dataclass(frozen=True, slots=True)
class WithoutFollowUp:
    """The agreements of a party (None: of all) without a known follow-up, and how many were looked at.

    First comes what somebody can be held to or what ran out.
    """

    party: Node | None
    silent: tuple[LedgerEntry, ...]
    looked_at: int


def find_outcome(snapshot: Snapshot, agreement: Node) -> Outcome:
    """What became of an agreement, and of its parts."""
    whole = ledger_entry(snapshot, agreement)
    received = (*snapshot.with_past.incoming(agreement.id, "supports"), *_rejected(snapshot, agreement.id))
    return Outcome(whole, tuple(_parts(snapshot, whole, {agreement.id})), received, whom_to_ask(snapshot, whole))


def find_without_follow_up(snapshot: Snapshot, party: Node | None, budget: Budget = UNLIMITED) -> WithoutFollowUp:
    """Agreements that do not run any more or have no term, of which nobody tells what came of them. OverBudgetError."""
    wanted = agreements(snapshot)
    if party is not None:
        wanted = wanted & snapshot.columns.nodes_of(set(_of_party(snapshot, party.id)))
    looked_at = int(wanted.sum())
    nodes = snapshot.nodes_at(wanted & ~_followed_up(snapshot))
    entries = (ledger_entry(snapshot, node) for node in budget.each(nodes))
    silent = sorted((entry for entry in entries if _is_silent(snapshot, entry)), key=_order)
    return WithoutFollowUp(party, tuple(silent), looked_at)


def _followed_up(snapshot: Snapshot) -> Flags:
    """A flag for each node that something is known to have followed on."""
    columns, known = snapshot.columns, snapshot.with_past.shows_facts
    ahead = columns.subjects_of(known & columns.of_relations(["followedUpBy"]))
    return ahead | columns.objects_of(known & columns.of_relations(["arisesFrom", "continues"]))


def _rejected(snapshot: Snapshot, id: str) -> Iterator[Fact]:
    return (
        fact
        for fact in snapshot.all_incoming(id, "supports")
        if any("rejected" in piece.claim.aspects for piece in fact.evidence)
    )


def _parts(snapshot: Snapshot, entry: LedgerEntry, seen: set[str]) -> Iterator[LedgerEntry]:
    for id in sorted(entry.parts, key=lambda id: snapshot.node(id).name.casefold()):
        if id not in seen:
            seen.add(id)
            part = ledger_entry(snapshot, snapshot.node(id))
            yield part
            yield from _parts(snapshot, part, seen)


def _of_party(snapshot: Snapshot, id: str) -> Iterator[str]:
    facts = snapshot.with_past.facts_of(id)
    return (fact.other(id) for fact in facts if "doubt" not in fact.vocabulary.traits)


def _is_silent(snapshot: Snapshot, entry: LedgerEntry) -> bool:
    over = entry.term is not None and is_over(entry.term.until, snapshot.day)
    # Of what still runs, and of what its parts tell of, nothing has to follow yet.
    awaited = over or (entry.term is None and not entry.parts)
    settled = any(statement.status in _OVER for statement in entry.statuses)
    begun = snapshot.standing(entry.node.id) in {Standing.STANDS, Standing.ENDED}
    return begun and awaited and not (entry.follow_ups or settled)


def _order(entry: LedgerEntry) -> tuple[bool, int, str]:
    """First what somebody can be held to or what ran out, and of these what was spoken of last."""
    promise = "promise" in entry.node.vocabulary.traits
    days = entry.days_since if entry.days_since is not None else 10**6
    return not (promise or entry.overdue), days, entry.node.name.casefold()
