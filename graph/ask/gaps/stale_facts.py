"""Facts that should still hold and that no source has confirmed for years: one finding on all of them."""

from collections import Counter
from collections.abc import Iterator

from graph.ask.confirmation import last_confirmed
from graph.ask.gaps.rule import Finding, LookedAt, Rule, finding, named, step
from graph.ask.snapshot import Fact, Snapshot
from graph.model.dates import first_day
from graph.model.records import Rank
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, message

ID = "stale-facts"
YEARS = 3
_MAY_CHANGE = VOCABULARY.relations_with("may-change")
_MOST = 10


def find(snapshot: Snapshot) -> Iterator[Finding]:
    looked_at = [fact for fact in snapshot.shown_facts if _should_be_confirmed(snapshot, fact)]
    stale: list[tuple[str, Fact]] = []
    for fact in looked_at:
        last = last_confirmed(snapshot.shown_evidence(fact), snapshot.day)
        if last is not None and (snapshot.day - first_day(last)).days > YEARS * 365:
            stale.append((last, fact))
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
        looked_at=LookedAt(len(looked_at), message("gap-stale-facts-looked-at"), tuple(sorted(snapshot.sources))),
        evidence=(one for _, fact in stale for one in snapshot.shown_evidence(fact)),
        next_step=step("gap-stale-facts-ask", snapshot.node(most[0]) if most else None),
        about="",
    )


def _should_be_confirmed(snapshot: Snapshot, fact: Fact) -> bool:
    """Whether it may have changed since: what a register says holds until its next edition says otherwise."""
    stated = snapshot.shown_evidence(fact)
    return fact.relation in _MAY_CHANGE and not any(one.source.rank is Rank.REGISTER for one in stated)


def _most_named_actors(snapshot: Snapshot, facts: list[Fact]) -> list[str]:
    """The actors (ids) that these facts are about, the most frequent first."""
    ends = Counter(id for fact in facts for id in (fact.subject, fact.object) if snapshot.nodes[id].is_a("Actor"))
    return sorted(ends, key=lambda id: (-ends[id], id))


RULE = Rule(ID, find)
