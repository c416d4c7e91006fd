"""Facts that should still hold and that no source has confirmed for years: one finding on all of them."""

from collections.abc import Iterator

import numpy as np

from graph.ask.columns import Flags, Integers
from graph.ask.confirmation import last_confirmed
from graph.ask.gaps.rule import Finding, LookedAt, Rule, finding, named, step
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, message

ID = "stale-facts"
YEARS = 3
_MAY_CHANGE = VOCABULARY.relations_with("may-change")
_MOST = 10


def find(snapshot: Snapshot) -> Iterator[Finding]:
    looked_at, confirmed = _looked_at(snapshot)
    too_long = snapshot.day.toordinal() - YEARS * 365
    stale = np.flatnonzero(looked_at & (confirmed > 0) & (confirmed < too_long))
    if not len(stale):
        return
    stale = stale[np.argsort(confirmed[stale], kind="stable")]
    oldest = snapshot.facts[int(stale[0])]
    day = last_confirmed(snapshot.shown_evidence(oldest), snapshot.day) or ""
    most = _most_named_actors(snapshot, stale)
    yield finding(
        snapshot,
        ID,
        "minor",
        most or [oldest.subject],
        message(
            "gap-stale-facts-found",
            number=len(stale),
            years=YEARS,
            names=named(snapshot, most[:3]),
            # How old it is counts; its month says enough.
            oldest=Dated(day[:7]),
        ),
        looked_at=LookedAt(int(looked_at.sum()), message("gap-stale-facts-looked-at"), tuple(sorted(snapshot.sources))),
        evidence=snapshot.cited(stale),
        next_step=step("gap-stale-facts-ask", snapshot.node(most[0]) if most else None),
        about="",
    )


def _looked_at(snapshot: Snapshot) -> tuple[Flags, Integers]:
    """The shown facts that may have changed since, and the day on which each fact was last confirmed (0: on none).

    What a register says holds until its next edition says otherwise.
    """
    columns, claims = snapshot.columns, snapshot.shows_claims
    by_register = columns.facts_by(claims & columns.registers[columns.claim_source])
    looked_at = snapshot.shows_facts & columns.of_relations(_MAY_CHANGE) & ~by_register
    spoken = np.where(claims & (columns.claim_spoken <= snapshot.day.toordinal()), columns.claim_spoken, 0)
    confirmed = np.maximum.reduceat(spoken, columns.claim_start[:-1]) if len(spoken) else spoken
    return looked_at, confirmed


def _most_named_actors(snapshot: Snapshot, facts: Integers) -> list[str]:
    """The actors (ids) that these facts are about, the most frequent first, at most _MOST."""
    columns = snapshot.columns
    ends = np.concatenate((columns.fact_subject[facts], columns.fact_object[facts]))
    counts = np.bincount(ends, minlength=len(columns.ids)) * columns.of_kinds(VOCABULARY.descendants("Actor"))
    most = np.argsort(-counts, kind="stable")[:_MOST]
    return [columns.ids[number] for number in most[counts[most] > 0].tolist()]


RULE = Rule(ID, find)
