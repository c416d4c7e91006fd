"""What a gap rule is and what it yields. A rule looks at a snapshot and a day; it never writes anything back.

Every sentence about something that no source speaks of says that it is not *known*: what a snapshot lacks may exist.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.ask.snapshot import Evidence, Snapshot
from graph.model.vocabulary import Label

Severity = Literal["serious", "moderate", "minor"]
SEVERITIES: tuple[Severity, ...] = ("serious", "moderate", "minor")


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The denominator: how many of what were looked at, in which sources (ids)."""

    count: int
    what: Label
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now, and whom to ask first (an id)."""

    sentence: Label
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap: the entities concerned (ids), a sentence for a memo, and what it rests on.

    The id follows from the rule and the entities, so that a finding keeps it when only its wording or evidence change.
    """

    id: str
    rule: str
    severity: Severity
    entities: tuple[str, ...]
    sentence: Label
    looked_at: LookedAt
    evidence: tuple[Evidence, ...]
    next_step: NextStep


@dataclass(frozen=True, slots=True)
class Rule:
    """A question about the ecosystem: what it looks for (`title`), why that matters, and how it is found.

    Serious is what somebody was promised, asked or decides and what money hangs on; moderate what keeps parties from
    finding or using what exists; minor what should be checked before it is relied on.
    """

    id: str
    title: Label
    why: Label
    find: Callable[[Snapshot, date], Iterable[Finding]]


def finding(
    rule: str,
    severity: Severity,
    entities: Iterable[str],
    sentence: Label,
    *,
    looked_at: LookedAt,
    next_step: NextStep,
    evidence: Iterable[Evidence] = (),
    aspect: str = "",
) -> Finding:
    """A finding with its id; `aspect` tells findings of one rule on the same entities apart."""
    entities = tuple(dict.fromkeys(entities))
    about = "\n".join((rule, aspect, *sorted(entities)))
    return Finding(
        id=f"{rule}-{hashlib.blake2b(about.encode(), digest_size=5).hexdigest()}",
        rule=rule,
        severity=severity,
        entities=entities,
        sentence=sentence,
        looked_at=looked_at,
        evidence=tuple(dict.fromkeys(evidence)),
        next_step=next_step,
    )


def sources_of(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The ids of the sources that pieces of evidence come from, in order."""
    return tuple(sorted({one.source.id for one in evidence}))


def all_sources(snapshot: Snapshot) -> tuple[str, ...]:
    """The ids of all sources: what is missing was looked for in each of them."""
    return tuple(sorted(snapshot.sources))
