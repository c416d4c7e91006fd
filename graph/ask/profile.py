"""What an entity is known by: its relations under headings, and what its summary is made of.

Everything is read off the relations that the entity has itself and those next to them; of a body with very many only
those that are shown are read.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from graph.ask.columns import RELATIONS
from graph.ask.fact import Evidence, Fact, Standing
from graph.ask.kept import kept
from graph.ask.ledger import LedgerEntry, ledger_entry
from graph.ask.snapshot import Snapshot
from graph.ask.standing import CODE, PARTS
from graph.model.merging import Node
from graph.model.records import Claim
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message

# Up to this number the relations of one type are put in order of the names at their other ends.
MOST_SORTED = 1_000
# Of a body in more than this number of agreements and projects together, only the first count for who shares them.
MOST_SHARED = 200
# Of a party to more agreements than these nobody reads how each stands.
MOST_ENTRIES = 500
_KNOWN = frozenset({Standing.STANDS, Standing.ENDED})
_INSTRUMENT_RELATIONS = frozenset(
    name for name, relation in VOCABULARY.relations.items() if relation.fills & VOCABULARY.descendants("Instrument")
) & VOCABULARY.relations_with("work")
_TAKES_PART = VOCABULARY.relations_with("takes-part")
_WORK = VOCABULARY.relations_with("work")
_ABOUT = VOCABULARY.relations_with("about") & VOCABULARY.relations_with("work")
_MEMBERSHIP = VOCABULARY.relations_with("membership")
_PART = VOCABULARY.relations_with("part")
_BELONGS = (_MEMBERSHIP & VOCABULARY.relations_with("belonging")) - _PART
_STATES = VOCABULARY.relations_with("states")
_TABLE = VOCABULARY.relations_with("table")
_SHARING = _TAKES_PART | _TABLE
_OF_ROLES = ("parties", "committed_by", "addressed_to", "decided_by", "carried_out_by")


@dataclass(frozen=True, slots=True)
class Group:
    """The relations of one type in one direction: how many there are, and the first of them by name."""

    relation: str
    inverse: bool
    total: int
    facts: tuple[Fact, ...]

    @property
    def id(self) -> str:
        """What an address calls it."""
        return f"{self.relation}-{'in' if self.inverse else 'out'}"

    @property
    def label(self) -> Message:
        """What its relation is called, read from the entity."""
        relation = VOCABULARY.relations[self.relation]
        return relation.inverse if self.inverse else relation.label


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the vocabulary with the groups under it."""

    name: str
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        """How many relations there are under it."""
        return sum(group.total for group in self.groups)


@dataclass(frozen=True, slots=True)
class Won:
    """An award that a party won: in which contests, from whom, and the fact that says so. Awards and others are ids."""

    award: str
    contests: tuple[str, ...]
    buyers: tuple[str, ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Essence:
    """What a summary of an entity tells, all as ids, what stands only.

    `instruments` are those it uses, `users` the actors that use it, or work on a subject, and `used_in` the number of
    other things that use it, or of activities about a subject; `activities` what it takes part in, `subjects` what
    it works on, `memberships` whose member it is, `wholes` what it is a part of, `members` who is a member of it, or
    takes part; `agreements` what it is a party to; `partners` with whom it shares agreements and activities, most
    first, each with their number;
    `overdue` its agreements of which the term is over without a known follow-up, `unanswered` its promises without one;
    `unknown` the procurement instruments of which it is unknown whether it uses them, or of such an instrument the
    provinces of which that is unknown, `among` of how many; `money` facts with an amount, the largest first; `telling`
    one fact of each sort that is not among these; `said` what others say of how an agreement stands.
    """

    node: Node
    standing: Standing
    successions: tuple[Fact, ...]
    municipalities: int
    instruments: tuple[str, ...]
    users: tuple[str, ...]
    activities: tuple[str, ...]
    used_in: int
    subjects: tuple[str, ...]
    memberships: tuple[str, ...]
    wholes: tuple[str, ...]
    members: tuple[str, ...]
    agreements: tuple[str, ...]
    partners: tuple[tuple[str, int], ...]
    won: tuple[Won, ...]
    entry: LedgerEntry | None
    overdue: tuple[str, ...]
    unanswered: tuple[str, ...]
    unknown: tuple[str, ...]
    among: int
    money: tuple[Fact, ...]
    telling: tuple[Fact, ...]
    said: tuple[Fact, ...]


def topics(snapshot: Snapshot, id: str, part: str, most: int, whole: str = "") -> tuple[Topic, ...]:
    """The relations of an entity under their headings, those of one of PARTS.

    Of each type and direction at most `most` are read, of the one with the id `whole` all.
    """
    groups: dict[tuple[str, bool], list[int]] = {}
    for number, inverse in _numbers(snapshot, id, part):
        groups.setdefault((RELATIONS[snapshot.columns.fact_relation[number]], inverse), []).append(number)
    by_topic: dict[str, list[Group]] = {}
    order = {name: place for listed in VOCABULARY.topics.values() for place, name in enumerate(listed)}
    for (relation, inverse), numbers in sorted(groups.items(), key=lambda item: (order[item[0][0]], item[0][1])):
        group_id = Group(relation, inverse, 0, ()).id
        shown = None if group_id == whole else most
        facts = tuple(islice(_by_name(snapshot, id, numbers), shown))
        by_topic.setdefault(VOCABULARY.relations[relation].topic, []).append(
            Group(relation, inverse, len(numbers), facts)
        )
    return tuple(Topic(name, tuple(by_topic[name])) for name in VOCABULARY.topics if name in by_topic)


def _numbers(snapshot: Snapshot, id: str, part: str) -> Iterator[tuple[int, bool]]:
    """The facts of an entity that stand as one of PARTS says, with whether it is their object."""
    codes = [CODE[standing] for standing in PARTS[part]]
    symmetric = [relation.symmetric for relation in map(VOCABULARY.relations.__getitem__, RELATIONS)]
    for inverse, numbers in enumerate(snapshot.fact_numbers(id)):
        wanted = numbers[np.isin(snapshot.codes.facts[numbers], codes)]
        for number in wanted.tolist():
            yield number, bool(inverse) and not symmetric[snapshot.columns.fact_relation[number]]


def _by_name(snapshot: Snapshot, id: str, numbers: Sequence[int]) -> Iterator[Fact]:
    facts = map(snapshot.facts.__getitem__, numbers)
    if len(numbers) > MOST_SORTED:
        return iter(facts)
    return iter(sorted(facts, key=lambda fact: (snapshot.node(fact.other(id)).name.casefold(), fact.other(id))))


@kept(most=4_000)
def essence(snapshot: Snapshot, id: str) -> Essence:
    """What the summary of an entity is made of."""
    node = snapshot.node(id)
    money = sorted(_money(snapshot, node.id), key=_amount, reverse=True)
    own = tuple(_entries(snapshot, node.id)) if node.is_a("Actor") else ()
    # A decision or motion of others that is only about the party is not for it to answer.
    mine = [entry for entry in own if node.id in (*entry.responsible, *entry.parties)]
    is_subject = node.is_a("Subject")
    doing = _WORK if is_subject else _INSTRUMENT_RELATIONS
    activities = VOCABULARY.descendants("Activity")
    in_what = (
        (
            activity
            for activity in snapshot.subjects(node.id, VOCABULARY.relations_with("about"))
            if snapshot.kind(activity) in activities
        )
        if is_subject
        else snapshot.subjects(node.id, _INSTRUMENT_RELATIONS)
    )
    instruments = _named(snapshot, _ids(snapshot.objects(node.id, _INSTRUMENT_RELATIONS)), "Instrument")
    return Essence(
        node=node,
        standing=snapshot.standing(node.id),
        successions=tuple(
            fact
            for fact in snapshot.all_outgoing(node.id)
            if fact.relation in VOCABULARY.relations_with("succession") and fact.standing in _KNOWN
        ),
        municipalities=_municipalities(snapshot, node.id),
        instruments=instruments,
        users=_named(snapshot, _ids(snapshot.subjects(node.id, doing)), "Actor"),
        activities=_take_part(snapshot, node.id),
        used_in=sum(not VOCABULARY.is_a(snapshot.kind(other), "Actor") for other in _ids(in_what)),
        subjects=_named(snapshot, _ids(snapshot.objects(node.id, _ABOUT)), "Subject"),
        memberships=_named(snapshot, _ids(snapshot.objects(node.id, _BELONGS)), "Actor"),
        wholes=_named(snapshot, _ids(snapshot.objects(node.id, _PART)), "Actor"),
        members=_named(snapshot, _ids(snapshot.subjects(node.id, _BELONGS if node.is_a("Actor") else _TABLE)), "Actor"),
        agreements=_named(snapshot, _ids(snapshot.objects(node.id, _TABLE)), "Agreement"),
        partners=tuple(_partners(snapshot, node.id)) if node.is_a("Actor") else (),
        won=won(snapshot, node.id),
        entry=ledger_entry(snapshot, node) if node.is_a("Agreement") else None,
        overdue=tuple(entry.node.id for entry in mine if entry.overdue),
        unanswered=tuple(entry.node.id for entry in mine if is_unanswered(snapshot, entry) and not entry.overdue),
        unknown=unknown_users(snapshot, node) if node.is_a(_ASKED_OF) else unknown_instruments(snapshot, node.id),
        among=snapshot.count(_ASKING if node.is_a(_ASKED_OF) else _ASKED_OF),
        money=tuple(money),
        telling=tuple(_telling(snapshot, node)),
        said=tuple(fact for name in sorted(_STATES) for fact in snapshot.incoming(node.id, name)),
    )


def is_unanswered(snapshot: Snapshot, entry: LedgerEntry) -> bool:
    """Whether somebody can be held to it and no source tells what came of it."""
    if "promise" not in entry.node.vocabulary.traits or snapshot.standing(entry.node.id) is not Standing.STANDS:
        return False
    return not entry.follow_ups and not any(statement.speaker for statement in entry.statuses)


def entries_of(snapshot: Snapshot, id: str) -> tuple[LedgerEntry, ...]:
    """The agreements that an actor is party to, announced, was asked, decides or carries out: overdue ones first."""
    entries = _entries(snapshot, id)
    return tuple(
        sorted(
            entries,
            key=lambda entry: (
                not entry.overdue,
                not is_unanswered(snapshot, entry),
                snapshot.standing(entry.node.id) is not Standing.STANDS,
                entry.node.name.casefold(),
                entry.node.id,
            ),
        )
    )


def _entries(snapshot: Snapshot, id: str) -> Iterator[LedgerEntry]:
    agreements = VOCABULARY.descendants("Agreement")
    beside = snapshot.with_past
    others = (*beside.objects(id, VOCABULARY.relations), *beside.subjects(id, VOCABULARY.relations))
    for other in islice(_ids(other for other in others if snapshot.kind(other) in agreements), MOST_ENTRIES):
        entry = entry_of(snapshot, other)
        if any(id in getattr(entry, role) for role in _OF_ROLES):
            yield entry


@kept(most=4_000)
def entry_of(snapshot: Snapshot, id: str) -> LedgerEntry:
    """The entry of one agreement."""
    return ledger_entry(snapshot, snapshot.node(id))


@kept(most=4_000)
def won(snapshot: Snapshot, id: str) -> tuple[Won, ...]:
    """What an actor won, the newest first."""
    awards = [fact for fact in snapshot.with_past.incoming(id, "awardedTo") if fact.holds]
    return tuple(sorted((_won(snapshot, fact) for fact in awards), key=_when_won, reverse=True))


def _won(snapshot: Snapshot, fact: Fact) -> Won:
    past = snapshot.with_past
    contests = tuple(past.objects(fact.subject, ("awardIn",)))
    buyers = past.objects(fact.subject, ("awardedBy",))
    if not buyers:
        asked = frozenset(name for name in _TAKES_PART if VOCABULARY.relations[name].asked == _BUYS)
        buyers = [buyer for contest in contests for buyer in past.subjects(contest, asked)]
    return Won(fact.subject, contests, _ids(buyers), fact)


# The place of who has something bought among those who know of it.
_BUYS = VOCABULARY.relations["commissions"].asked


def _when_won(award: Won) -> str:
    return max((piece.claim.since or "" for piece in award.fact.evidence), default="")


@kept(most=4_000)
def unknown_instruments(snapshot: Snapshot, id: str) -> tuple[str, ...]:
    """The procurement instruments of which no source says whether a body buys with them.

    Only of bodies that a register names it is worth saying: the others were never looked for.
    """
    node = snapshot.node(id)
    if not node.is_a("PublicBody") or "register" not in node.vocabulary.traits or not snapshot.shows(node.id):
        return ()
    known = {fact.object for fact in snapshot.all_outgoing(node.id) if fact.standing is not Standing.UNKNOWN}
    for activity in snapshot.objects(node.id, _TAKES_PART):
        known.update(snapshot.objects(activity, _INSTRUMENT_RELATIONS))
    return tuple(instrument.id for instrument in snapshot.of_kind(_ASKED_OF) if instrument.id not in known)


def unknown_users(snapshot: Snapshot, instrument: Node) -> tuple[str, ...]:
    """The provinces of which no source says whether they buy with an instrument."""
    return tuple(
        province.id
        for province in snapshot.of_kind(_ASKING)
        if instrument.id in unknown_instruments(snapshot, province.id)
    )


# As in the matrix: which bodies, and whether they use what.
_ASKING, _ASKED_OF = "Province", "ProcurementInstrument"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One claim that is about an entity, as a fact of its own, with the evidence for it; `disputed` when it states what
    another source says is not so."""

    fact: Fact
    evidence: Evidence
    disputed: bool


@kept(most=200)
def claims_about(snapshot: Snapshot, id: str) -> tuple[Spoken, ...]:
    """All that is said of an entity, however it stands: by source, then in the order of the facts."""
    spoken = [
        Spoken(snapshot.fact_of(piece.source, piece.claim), piece, fact.disputed and piece.claim.holds)
        for fact in snapshot.all_facts_of(snapshot.node(id).id)
        for piece in fact.evidence
    ]
    return tuple(sorted(spoken, key=_place))


def _place(spoken: Spoken) -> tuple[str, str, str, str, str]:
    claim, source = spoken.evidence.claim, spoken.evidence.source
    return source.title.casefold(), source.id, spoken.evidence.url or "", claim.locator or "", claim.note or ""


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _named(snapshot: Snapshot, ids: Collection[str], kind: str) -> tuple[str, ...]:
    """Those of a kind that are shown, the best connected first."""
    wanted = VOCABULARY.descendants(kind)
    columns = snapshot.columns
    return tuple(
        sorted(
            (id for id in ids if snapshot.kind(id) in wanted and snapshot.shows(id)),
            key=lambda id: (-int(columns.node_ties[columns.number[id]]), id),
        )
    )


def _take_part(snapshot: Snapshot, id: str) -> tuple[str, ...]:
    ids = _ids(snapshot.objects(id, _TAKES_PART))
    return tuple(
        other for other in ids if VOCABULARY.is_a(snapshot.kind(other), "Activity") or _is_programme(snapshot, other)
    )


def _is_programme(snapshot: Snapshot, id: str) -> bool:
    return VOCABULARY.is_a(snapshot.kind(id), "Programme")


def _municipalities(snapshot: Snapshot, id: str) -> int:
    """How many municipalities lie in a region."""
    columns = snapshot.columns
    inside = columns.node_region == columns.number[id]
    return int((inside & snapshot.shows_nodes & columns.of_kinds(("Municipality",))).sum())


def _partners(snapshot: Snapshot, id: str) -> Iterator[tuple[str, int]]:
    """With whom an actor shares agreements and activities, and how many: those with most first, at least two."""
    shared: Counter[str] = Counter()
    for joint in islice(_ids(snapshot.objects(id, _SHARING)), MOST_SHARED):
        if not VOCABULARY.is_a(snapshot.kind(joint), "Actor"):
            shared.update(set(snapshot.subjects(joint, _SHARING)))
    for other, number in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if other != id and number > 1 and snapshot.shows(other):
            yield other, number


def _money(snapshot: Snapshot, id: str) -> Iterator[Fact]:
    """The facts of an entity that give an amount of money."""
    for part in ("present", "former"):
        for topic in topics(snapshot, id, part, MOST_SORTED):
            for group in topic.groups:
                yield from (fact for fact in group.facts if _amount(fact) > 0)


def _amount(fact: Fact) -> float:
    if fact.standing not in _KNOWN:
        return 0.0
    return max((_money_of(piece.claim) for piece in fact.supporting), default=0.0)


def _money_of(claim: Claim) -> float:
    amount = claim.amount
    return 0.0 if amount is None or amount.unit in {"count", "percent"} else float(amount.value)


def _telling(snapshot: Snapshot, node: Node) -> Iterator[Fact]:
    """Of each group that is not told together the first fact, those that stand before others."""
    for part in ("present", "former"):
        for topic in topics(snapshot, node.id, part, 1):
            if topic.name not in _NOT_TOLD:
                for group in topic.groups:
                    told_together = (
                        group.relation in _TOLD_OF_ACTORS
                        if node.is_a("Actor")
                        else group.inverse and group.relation in _TABLE
                    )
                    if not told_together:
                        yield group.facts[0]


# Of an actor these are told together.
_TOLD_OF_ACTORS = (_BELONGS | _PART | _TABLE | _TAKES_PART | _WORK).union(
    *map(VOCABULARY.relations_with, ("award", "about", "succession"))
)
# Papers and doubt say nothing of the thing itself; who takes part is told together.
_NOT_TOLD = frozenset({"papers", "doubt", "place"})
