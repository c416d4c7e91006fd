"""Whom to ring, who does something, and who can introduce somebody to whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.fact import Fact, Standing
from graph.ask.gaps.contacts import is_cabinet
from graph.ask.kept import kept
from graph.ask.path_question import PathQuestion
from graph.ask.paths import PathAnswer, find_paths
from graph.ask.questions.money import Stream, find_money
from graph.ask.questions.use import PROCUREMENT, Use, find_users
from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY, Kind, Meaning

MOST_CONTACTS = 8
MOST_FACTS = 2
# Who is only party to what is about a subject is asked behind all who do something.
AT_A_TABLE = 20
MOST_PEERS = 5
MOST_CALLS = 3
MOST_TOPICS = 5
# Who helps with a question, rather than who had one: guides or carries out.
_HELPS = ("supports", "carriesOut", "advises", "leads")
_TAKES_PART = VOCABULARY.relations_with("takes-part")
_GOES_FOR = ("PublicBody",)


@dataclass(frozen=True, slots=True)
class Contact:
    """An actor to ring, and by which facts it can help, the most telling first."""

    actor: Node
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FirstContact:
    """Whom to ring first about a subject or instrument (None: buying innovation as such).

    `knowing` know of the subject itself, `helping` of buying innovation, both the first to ring first. `peers` are
    bodies that did it, with what they did and how much; `calls` programmes that one could turn to, with their standing.
    """

    about: Node | None
    group: Kind | None
    knowing: tuple[Contact, ...]
    helping: tuple[Contact, ...]
    peers: tuple[tuple[Use, int], ...]
    calls: tuple[tuple[Node, Fact, Standing], ...]


@dataclass(frozen=True, slots=True)
class Doers:
    """Who does something: by what it does itself, who uses it, who runs what uses it, and the money, as sums apart."""

    what: Node
    by_role: tuple[Fact, ...]
    users: tuple[Use, ...]
    running: tuple[tuple[Fact, Fact], ...]
    money: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who can bring one to another. Without a start: who is tied to the goal directly.

    `topics` is what there is to talk about: what the goal does with instruments, the newest first, and `shared` what
    both have to do with.
    """

    start: Node | None
    goal: Node
    routes: PathAnswer | None
    direct: tuple[Fact, ...]
    topics: tuple[tuple[Fact, Fact], ...]
    shared: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Winners:
    """Who won in something, by the awards made in it; `entered` are those of whom only that is known."""

    what: Node
    won: tuple[Fact, ...]
    nameless: tuple[Fact, ...]


def find_first_contact(snapshot: Snapshot, about: Node | None, group: Kind | None) -> FirstContact:
    """Whom to ring first."""
    instruments = [node.id for node in snapshot.of_kind(PROCUREMENT)]
    knowing = tuple(_helpers(snapshot, _with_what_is_about(snapshot, about), every=True)) if about is not None else ()
    known = {contact.actor.id for contact in knowing}
    on_commitments = [fact.object for fact in _commitments(snapshot)]
    helping = [
        contact for contact in _helpers(snapshot, [*instruments, *on_commitments]) if contact.actor.id not in known
    ]
    return FirstContact(
        about,
        group,
        knowing[:MOST_CONTACTS],
        tuple(helping[:MOST_CONTACTS]),
        tuple(_peers(snapshot, about, group)),
        tuple(_calls(snapshot, about)),
    )


def find_doers(snapshot: Snapshot, what: Node) -> Doers:
    """Who does something, in which role."""
    incoming = [fact for fact in snapshot.incoming(what.id) if snapshot.node(fact.subject).is_a("Actor")]
    by_role = [fact for fact in incoming if fact.vocabulary.asked is not None and fact.relation != "uses"]
    by_role.sort(key=lambda fact: (fact.vocabulary.asked or 0, snapshot.node(fact.subject).name.casefold()))
    using = [use.subject for use in snapshot.incoming(what.id, "uses") if not snapshot.node(use.subject).is_a("Actor")]
    running = [
        (fact, use)
        for id in using
        for use in snapshot.incoming(what.id, "uses")
        if use.subject == id
        for fact in snapshot.incoming(id)
        if fact.relation in _TAKES_PART and snapshot.node(fact.subject).is_a("Actor")
    ]
    users = find_users(snapshot, what, ()).now if what.is_a("Instrument") else ()
    money = find_money(snapshot, what)
    streams = (*money.direct, *money.through)
    return Doers(what, tuple(by_role), users, tuple(running), tuple(stream for stream in streams if stream.amount))


def find_introduction(
    snapshot: Snapshot, start: Node | None, goal: Node, k: int = 3, budget: Budget = UNLIMITED
) -> Introduction:
    """Who can bring `start` to `goal`, along routes that share as little as they can, and what to talk about."""
    topics = tuple(_topics(snapshot, goal.id))
    if start is None:
        direct = (fact for fact in snapshot.facts_of(goal.id) if fact.vocabulary.meaning is Meaning.INTRODUCTION)
        actors = [fact for fact in direct if snapshot.node(fact.other(goal.id)).is_a("Actor")]
        actors.sort(key=lambda fact: (-fact.vocabulary.strength, snapshot.node(fact.other(goal.id)).name.casefold()))
        return Introduction(None, goal, None, tuple(actors), topics, ())
    routes = find_paths(snapshot, PathQuestion.between(start.id, goal.id, k=k, diverse=True), budget=budget)
    alike = PathQuestion.between(start.id, goal.id, k=MOST_TOPICS, meaning=Meaning.AFFINITY, max_length=2)
    affinity = find_paths(snapshot, alike, budget=budget)
    shared = dict.fromkeys(path.nodes[1] for path in affinity.paths if len(path.nodes) == 3)
    return Introduction(start, goal, routes, (), topics, tuple(snapshot.node(id) for id in shared))


def find_winners(snapshot: Snapshot, what: Node) -> Winners:
    """Who won in a challenge, procedure, project or programme, and in what is part of it."""
    past = snapshot.with_past
    within = [what.id, *(fact.subject for fact in past.incoming(what.id, "componentOf"))]
    won: list[Fact] = []
    nameless: list[Fact] = []
    for id in within:
        for award in past.incoming(id, "awardIn"):
            names = past.outgoing(award.subject, "awardedTo")
            won.extend(names)
            if not names:
                nameless.append(award)
    return Winners(what, tuple(dict.fromkeys(won)), tuple(dict.fromkeys(nameless)))


def _commitments(snapshot: Snapshot) -> Iterator[Fact]:
    """Who carries out a promise that should further a subject: help that was promised to others."""
    columns = snapshot.columns
    wanted = snapshot.shows_facts & columns.of_relations(["carriesOut"])
    wanted &= columns.of_kinds(VOCABULARY.kinds_with("promise"))[columns.fact_object]
    for fact in snapshot.facts_at(wanted):
        if snapshot.outgoing(fact.object, "promotes"):
            yield fact


def _with_what_is_about(snapshot: Snapshot, about: Node) -> Iterator[str]:
    """Something, and of a subject also the agreements and activities that are about it."""
    yield about.id
    if about.is_a("Subject"):
        for fact in snapshot.incoming(about.id):
            if fact.vocabulary.traits & {"about", "work"} and not snapshot.node(fact.subject).is_a("Actor"):
                yield fact.subject


def _helpers(snapshot: Snapshot, ids: Iterable[str], *, every: bool = False) -> list[Contact]:
    """Those who can help with some things, each with the facts that say most: one of each relation.

    First who both knows of it by what it does and is of a kind that is asked first: a ministry that pays comes behind
    an agency that guides.
    """
    ranked: dict[str, dict[str, tuple[int, Fact]]] = {}
    for id in dict.fromkeys(ids):
        for fact in snapshot.incoming(id):
            asked, actor = fact.vocabulary.asked, snapshot.node(fact.subject)
            if asked is None and every and "table" in fact.vocabulary.traits:
                asked = AT_A_TABLE
            if asked is None or not (every or fact.relation in _HELPS):
                continue
            if not actor.is_a("Actor") or is_cabinet(actor.kind) or "no-desk" in actor.vocabulary.traits:
                continue
            ranked.setdefault(actor.id, {}).setdefault(fact.relation, (asked, fact))
    candidates = []
    for id, facts in ranked.items():
        first, *_ = pairs = sorted(facts.values(), key=lambda pair: pair[0])
        kind = snapshot.node(id).vocabulary.asked
        place = first[0] + (kind if kind is not None else len(VOCABULARY.kinds))
        candidates.append((place, first[0], snapshot.node(id).name.casefold(), id, pairs))
    return [
        Contact(snapshot.node(id), tuple(fact for _, fact in pairs[:MOST_FACTS]))
        for _, _, _, id, pairs in sorted(candidates)
    ]


@kept(64)
def _peers(snapshot: Snapshot, about: Node | None, group: Kind | None) -> list[tuple[Use, int]]:
    """Bodies that did it before: with most activities that use an instrument, or that are about the subject."""
    columns = snapshot.columns
    past = snapshot.with_past
    if about is None or about.kind == PROCUREMENT:
        targets = columns.of_kinds(VOCABULARY.descendants(PROCUREMENT))
        relations = ["uses"]
    else:
        targets = columns.of_kinds([about.kind])
        relations = sorted(VOCABULARY.relations_with("about") | {"uses"})
    activities = columns.of_kinds(VOCABULARY.descendants("Activity"))
    wanted = past.shows_facts & columns.of_relations(relations)
    wanted &= targets[columns.fact_object] & activities[columns.fact_subject]
    kinds = frozenset[str]().union(*(VOCABULARY.descendants(kind) for kind in ([group.name] if group else _GOES_FOR)))
    done: dict[str, list[tuple[Fact, Fact]]] = {}
    for use in snapshot.facts_at(wanted):
        if about is not None and use.object != about.id:
            continue
        for part in past.incoming(use.subject):
            if part.relation in {"commissions", "launchingCustomerOf"} or (part.relation in _TAKES_PART and group):
                done.setdefault(part.subject, []).append((part, use))
    bodies = [id for id in done if snapshot.kind(id) in kinds and snapshot.shows(id)]
    counted = {id: len({use.subject for _, use in done[id]}) for id in bodies}
    bodies.sort(key=lambda id: (-counted[id], snapshot.node(id).name.casefold()))
    return [
        (Use(snapshot.node(id), snapshot.node(done[id][0][1].object), done[id][0]), counted[id])
        for id in bodies[:MOST_PEERS]
    ]


def _calls(snapshot: Snapshot, about: Node | None) -> Iterator[tuple[Node, Fact, Standing]]:
    """Programmes with a beginning and an end within a year for instruments: open ones, and the last closed ones."""
    instruments = (
        [about.id]
        if about is not None and about.is_a("Instrument")
        else [node.id for node in snapshot.of_kind(PROCUREMENT)]
    )
    past = snapshot.with_past
    programmes: dict[str, Node] = {}
    for id in instruments:
        for fact in past.incoming(id):
            node = snapshot.node(fact.subject)
            if node.kind == "Programme" and node.since and node.until:
                programmes.setdefault(node.id, node)
    short = [
        programme
        for programme in programmes.values()
        if (first_day(programme.until or "") - first_day(programme.since or "")).days <= 366
    ]
    short.sort(key=lambda node: first_day(node.until or ""), reverse=True)
    for node in short[:MOST_CALLS]:
        facts = past.incoming(node.id)
        telling = next((fact for fact in facts if fact.relation == "carriesOut"), None)
        if telling is not None:
            yield node, telling, snapshot.standing(node.id)


def _topics(snapshot: Snapshot, goal: str) -> Iterator[tuple[Fact, Fact]]:
    """What a body does or did with instruments: its part in an activity, and what that uses; the newest first."""
    past = snapshot.with_past
    pairs = [
        (part, use)
        for part in past.outgoing(goal)
        if part.relation in _TAKES_PART and snapshot.node(part.object).is_a("Activity")
        for use in past.outgoing(part.object, "uses")
    ]
    pairs.sort(key=lambda pair: (snapshot.node(pair[0].object).since or "", pair[0].object), reverse=True)
    seen: set[str] = set()
    for part, use in pairs:
        if part.object not in seen and len(seen) < MOST_TOPICS:
            seen.add(part.object)
            yield part, use
