"""What is different between what was known on an earlier day and what is known now."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.comparison import Turned, turned_cells
from graph.ask.fact import Ends, Fact, Standing
from graph.ask.snapshot import Snapshot
from graph.model.records import Rank, Source


@dataclass(frozen=True, slots=True)
class Changed:
    """What came, what went, which cells turned, and which agreements got a follow-up.

    `since` is a partial date, from its first day on; `nothing_before` says that nothing at all was known before. New
    facts of registers are counted in `from_registers`, and not listed in `new`.
    """

    since: str
    until: str | None
    nothing_before: bool
    sources: tuple[Source, ...]
    new: tuple[Fact, ...]
    from_registers: int
    gone: tuple[Fact, ...]
    turned: tuple[Turned, ...]
    followed_up: tuple[Fact, ...]


def find_changed(
    earlier: Snapshot, now: Snapshot, since: str, until: str | None = None, budget: Budget = UNLIMITED
) -> Changed:
    """The difference between two snapshots of one graph by what was known on two days. OverBudgetError."""
    before = {_ends(fact): fact for fact in budget.each(_standing(earlier))}
    after = {_ends(fact): fact for fact in budget.each(_standing(now))}
    new = [fact for ends, fact in after.items() if ends not in before]
    gone = [fact for ends, fact in before.items() if ends not in after]
    telling = [fact for fact in new if not _of_register(fact)]
    sources = tuple(source for id, source in now.sources.items() if earlier.sources.get(id) != source)
    return Changed(
        since=since,
        until=until,
        nothing_before=not earlier.sources,
        sources=sources,
        new=tuple(telling),
        from_registers=len(new) - len(telling),
        gone=tuple(gone),
        turned=tuple(turned_cells(earlier, now, budget)) if earlier.sources else (),
        followed_up=tuple(fact for fact in telling if "follow-up" in fact.vocabulary.traits),
    )


def _standing(snapshot: Snapshot) -> Iterator[Fact]:
    return iter(snapshot.with_past.shown_facts)


def _ends(fact: Fact) -> Ends:
    return fact.subject, fact.relation, fact.object


def _of_register(fact: Fact) -> bool:
    return all(piece.source.rank is Rank.REGISTER for piece in fact.evidence) or fact.standing is Standing.UNKNOWN
