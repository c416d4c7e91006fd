"""Facts that should still hold and that no source has confirmed for years: one finding on all of them."""

from collections import Counter
from collections.abc import Iterator

from graph.ask.columns import Flags
from graph.ask.confirmation import last_confirmed
from graph.ask.gaps.rule import Finding, LookedAt, Rule, finding, named, step
from graph.ask.snapshot import Fact, Snapshot
from graph.model.dates import first_day
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, message

ID = "stale-facts"
YEARS = 3
_MAY_CHANGE = VOCABULARY.relations_with("may-change")
_MOST = 10


def find(snapshot: Snapshot) -> Iterator[Finding]:
    looked_at, old = _looked_at(snapshot)
    stale = [(_last_confirmed(snapshot, fact), fact) for fact in snapshot.facts_at(old)]
    if not stale:
        return
    most = _most_named_actors(snapshot, [fact for _, fact in stale])
    stale.sort(key=lambda item: first_day(item[0]))
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
            # How old it is counts; its month says enough.
            oldest=Dated(stale[0][0][:7]),
        ),
        looked_at=LookedAt(int(looked_at.sum()), message("gap-stale-facts-looked-at"), tuple(sorted(snapshot.sources))),
        evidence=(one for _, fact in stale for one in snapshot.shown_evidence(fact)),
        next_step=step("gap-stale-facts-ask", snapshot.node(most[0]) if most else None),
        about="",
    )


def _looked_at(snapshot: Snapshot) -> tuple[Flags, Flags]:
    """The shown facts that may have changed since, and those of them that were last confirmed too long ago.

    What a register says holds until its next edition says otherwise.
    """
    columns, claims, today = snapshot.columns, snapshot.shows_claims, snapshot.day.toordinal()
    by_register = columns.facts_by(claims & columns.registers[columns.claim_source])
    looked_at = snapshot.shows_facts & columns.of_relations(_MAY_CHANGE) & ~by_register
    spoken = claims & (columns.claim_spoken > 0) & (columns.claim_spoken <= today)
    confirmed = columns.facts_by(spoken)
    lately = columns.facts_by(spoken & (columns.claim_spoken >= today - YEARS * 365))
    return looked_at, looked_at & confirmed & ~lately


def _last_confirmed(snapshot: Snapshot, fact: Fact) -> str:
    return last_confirmed(snapshot.shown_evidence(fact), snapshot.day) or ""


def _most_named_actors(snapshot: Snapshot, facts: list[Fact]) -> list[str]:
    """The actors (ids) that these facts are about, the most frequent first."""
    actors = VOCABULARY.descendants("Actor")
    ends = Counter(id for fact in facts for id in (fact.subject, fact.object) if snapshot.kind(id) in actors)
    return sorted(ends, key=lambda id: (-ends[id], id))


RULE = Rule(ID, find)
