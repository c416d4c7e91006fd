"""What a gap rule is and what it yields. A rule is a query on a snapshot; its texts stand in the catalogue.

The words for a rule with the id ID are `gap-ID.title` and `gap-ID.why`, and its other keys begin with `gap-ID-`. Every
sentence about something that no source speaks of says that it is not *known*: what a snapshot lacks may exist.
"""

import hashlib
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.ask.columns import Flags
from graph.ask.snapshot import Cited, Evidence, Fact, Snapshot
from graph.model.merging import Node
from graph.model.records import Confidence
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Listed, Message, Sentences, message

Severity = Literal["serious", "moderate", "minor"]
SEVERITIES: tuple[Severity, ...] = ("serious", "moderate", "minor")
MOST_NAMED = 12
_ACTORS = VOCABULARY.descendants("Actor")
# How sure a finding is, by the best that any of its evidence is.
_SURE = {Confidence.STATED: 1.0, Confidence.REPORTED: 0.8, Confidence.DERIVED: 0.7, Confidence.EXTRACTED: 0.5}


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The denominator: how many of what were looked at, in which sources (ids), and how complete what is known is."""

    count: int
    what: Message
    sources: tuple[str, ...]
    complete: Message | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now, and whom to ask first (an id)."""

    sentence: Message
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Importance:
    """Why a finding stands where it does: how many parties it concerns, how many days it has lasted, how sure it is.

    `weight` is log10(1 + parties) + log10(1 + days), times sureness (0 to 1): ten times as many parties, or ten times
    as long, count the same, and doubt takes its share of both. Within a severity the heaviest finding is first.
    """

    parties: int
    days: int
    sure: float

    @property
    def weight(self) -> float:
        return round((math.log10(1 + self.parties) + math.log10(1 + self.days)) * self.sure, 3)


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap: the entities concerned (ids), sentences for a memo, and what they rest on.

    The id follows from the rule and what the finding is about, so that it stays when only wording or evidence change.
    `figures` are measures for those who compute with them, such as Burt's constraint.
    """

    id: str
    rule: str
    severity: Severity
    entities: tuple[str, ...]
    sentence: Sentences
    looked_at: LookedAt
    evidence: Sequence[Evidence]
    next_step: NextStep
    importance: Importance
    figures: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A question about the ecosystem, and how the answer is found.

    Serious is what somebody was promised, asked or decides and what money hangs on; moderate what keeps parties from
    finding or using what exists; minor what should be checked before it is relied on.
    """

    id: str
    find: Callable[[Snapshot], Iterable[Finding]]

    @property
    def title(self) -> Message:
        return message(f"gap-{self.id}.title")

    @property
    def why(self) -> Message:
        return message(f"gap-{self.id}.why")


def finding(
    snapshot: Snapshot,
    rule: str,
    severity: Severity,
    entities: Iterable[str],
    *sentences: Message,
    looked_at: LookedAt,
    next_step: NextStep,
    evidence: Iterable[Evidence] = (),
    about: str | None = None,
    days: int = 0,
    figures: Iterable[tuple[str, float]] = (),
) -> Finding:
    """A finding with its id. `about` names what it is about, where that is not the whole list of entities.

    Evidence that is `Cited` stays unread; in other evidence each piece is kept once.
    """
    entities = tuple(dict.fromkeys(entities))
    if isinstance(evidence, Cited):
        confidences = evidence.confidences
    else:
        evidence = tuple(dict.fromkeys(evidence))
        confidences = frozenset(piece.claim.confidence for piece in evidence)
    subject = "\n".join((rule, about if about is not None else "\n".join(sorted(entities))))
    parties = sum(snapshot.kind(id) in _ACTORS for id in entities)
    sure = max(map(_SURE.__getitem__, confidences), default=1.0)
    return Finding(
        id=f"{rule}-{hashlib.blake2b(subject.encode(), digest_size=5).hexdigest()}",
        rule=rule,
        severity=severity,
        entities=entities,
        sentence=Sentences(sentences),
        looked_at=looked_at,
        evidence=evidence,
        next_step=next_step,
        importance=Importance(parties, days, sure),
        figures=tuple(figures),
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Entities as a parameter: their names in a list, beyond MOST_NAMED only how many more there are.

    With `short` bodies of one kind go without the word for their kind: Drenthe en Fryslân.
    """

    nodes: tuple[Node, ...]
    short: bool = False


@dataclass(frozen=True, eq=False)
class Told:
    """A fact as a parameter: it reads as a clause."""

    snapshot: Snapshot
    fact: Fact


def named(snapshot: Snapshot, ids: Iterable[str], *, short: bool = False) -> Named:
    """The entities with these ids, as a parameter of a message."""
    return Named(tuple(snapshot.node(id) for id in ids), short)


def by_kind_and_name(snapshot: Snapshot, flags: Flags) -> list[Node]:
    """The nodes with a flag, those of one kind together, by name."""
    return sorted(snapshot.nodes_at(flags), key=lambda node: (node.kind, node.name.casefold(), node.id))


def share(number: int, total: int, plural: Message) -> Message:
    """How many of how many: "negen van de twaalf provincies", "3 van de 17 challenges", "alle twaalf", "beide"."""
    if number == total:
        return message("share-all", total=total, plural=plural)
    return message(
        "share-some" if total <= MOST_NAMED else "share-some-of-many", number=number, total=total, plural=plural
    )


def is_telling(without: int, total: int) -> bool:
    """Whether so many of so many without something tells of the field: at least half is known to have it.

    Where less is known, it tells how little is known, which `graph.ask.coverage` says.
    """
    return without > 0 and (total - without) * 2 >= total


def joined(parts: Iterable[Message]) -> Listed:
    """Messages as one list in a sentence."""
    return Listed(tuple(parts))


def step(key: str, contact: Node | None = None, **parameters: object) -> NextStep:
    """The next step with the words of `key`, or of `key-nobody` when there is nobody to ask."""
    if contact is None:
        return NextStep(message(f"{key}-nobody", **parameters))
    return NextStep(message(key, contact=contact, **parameters), contact.id)


def sources_of(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The ids of the sources that pieces of evidence come from, in order."""
    return tuple(sorted({piece.source.id for piece in evidence}))


def all_sources(snapshot: Snapshot) -> tuple[str, ...]:
    """The ids of all sources: what is missing was looked for in each of them."""
    return tuple(sorted(snapshot.sources))
