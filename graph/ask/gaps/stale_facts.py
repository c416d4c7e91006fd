"""Facts that should still hold and that no source has confirmed for years: one finding on all of them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from graph.ask.confirmation import last_confirmed
from graph.ask.gaps.rule import Finding, LookedAt, Rule, finding, named, step
from graph.ask.snapshot import Fact, Snapshot
from graph.model.records import Rank
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, message

ID = "stale-facts"
YEARS = 3
_MAY_CHANGE = VOCABULARY.relations_with("may-change")
_MOST = 10


def find(snapshot: Snapshot) -> Iterator[Finding]:
    looked_at = [fact for fact in snapshot.shown_facts if _should_be_confirmed(fact)]
    stale: list[tuple[date, Fact]] = []
    for fact in looked_at:
        day = last_confirmed((fact,))
        if day is not None and (snapshot.day - day).days > YEARS * 365:
            stale.append((day, fact))
    if not stale:
        return
    most = _most_named_actors(snapshot, [fact for _, fact in stale])
    oldest = min(day for day, _ in stale)
    yield finding(
        snapshot,
        ID,
        "minor",
        most[:_MOST] or [stale[0][1].subject],
        message(
            "gap-stale-facts-found",
            number=len(stale),
            years=YEARS,
            names=named(snapshot, most[:3]),
            oldest=Dated(oldest.isoformat()[:7]),
        ),
        looked_at=LookedAt(len(looked_at), message("gap-stale-facts-looked-at"), tuple(sorted(snapshot.sources))),
        evidence=(one for _, fact in sorted(stale, key=lambda item: item[0]) for one in fact.evidence),
        next_step=step("gap-stale-facts-ask", snapshot.node(most[0]) if most else None),
        about="",
    )


def _should_be_confirmed(fact: Fact) -> bool:
    """Whether it may have changed since: what a register says holds until its next edition says otherwise."""
    return fact.relation in _MAY_CHANGE and not any(one.source.rank is Rank.REGISTER for one in fact.evidence)


def _most_named_actors(snapshot: Snapshot, facts: list[Fact]) -> list[str]:
    """The actors (ids) that these facts are about, the most frequent first."""
    ends = Counter(id for fact in facts for id in (fact.subject, fact.object) if snapshot.nodes[id].is_a("Actor"))
    return sorted(ends, key=lambda id: (-ends[id], id))


RULE = Rule(ID, find)
