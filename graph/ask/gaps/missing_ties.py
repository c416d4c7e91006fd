"""Parties that work on the same thing and sit at the same table, of which no tie with each other is known."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, finding, sources_of
from graph.ask.snapshot import Evidence, Snapshot
from graph.model.dates import is_over
from graph.model.records import Status
from graph.model.vocabulary import VOCABULARY, Label, Meaning
from graph.say.naming import called, called_all, sentence, share

ID = "missing-ties"
_WORK = frozenset({"uses", "worksOn", "promotes", "contributesTo"})
_TABLE = frozenset({"memberOf", "partyTo", "participatesIn"})
_TOGETHER = frozenset({"commissions", "carriesOut", "funds", "organises", "participatesIn", "supports"})
# A theme or a table of more parties says too little of any two of them, and would make pairs without end.
_MOST_PARTIES = 60
_MOST = 6


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    work = _by_actor(snapshot, _WORK, ("Instrument", "Subject"), today)
    tables = _by_actor(snapshot, _TABLE, ("Platform", "Association", "WorkingGroup", "Agreement", "Consortium"), today)
    tables = {actor: _standing(snapshot, actor, tables[actor], today) for actor in work.keys() & tables.keys()}
    joint = _by_actor(snapshot, _TOGETHER, ("Activity", "Programme"), today)
    known = {actor: _tied_to(snapshot, actor) for actor in work.keys() & tables.keys()}
    shared: dict[tuple[frozenset[str], frozenset[str]], set[tuple[str, str]]] = {}
    looked_at: set[tuple[str, str]] = set()
    for pair in _pairs(work):
        one, other = pair
        things, at = work[one] & work[other], tables.get(one, set()) & tables.get(other, set())
        if at:
            looked_at.add(pair)
            together = other in known[one] or joint.get(one, set()) & joint.get(other, set())
            if not (together or any(_is_about(snapshot, table, things) for table in at)):
                shared.setdefault((frozenset(things), frozenset(at)), set()).add(pair)
    ranked = sorted(
        shared.items(), key=lambda item: (-len(item[1]) * (len(item[0][0]) + len(item[0][1])), min(item[1]))
    )
    for (common, meeting), pairs in ranked[:_MOST]:
        parties = sorted({id for pair in pairs for id in pair}, key=lambda id: snapshot.nodes[id].name.casefold())
        evidence = tuple(_evidence(snapshot, parties, common | meeting))
        yield finding(
            ID,
            "minor",
            parties,
            _sentence(snapshot, parties, sorted(common), sorted(meeting), len(pairs)),
            looked_at=LookedAt(
                len(looked_at),
                Label(
                    "paren die werk en een tafel of afspraak delen",
                    "pairs that share work and a table or agreement",
                ),
                sources_of(evidence),
            ),
            evidence=evidence,
            next_step=_next_step(snapshot, sorted(meeting)),
            aspect=",".join(sorted(common | meeting)),
        )


def _by_actor(snapshot: Snapshot, relations: frozenset[str], kinds: Sequence[str], today: date) -> dict[str, set[str]]:
    """By actor (that still exists): the entities of these kinds that one of the relations ties it to."""
    actors, others = VOCABULARY.descendants("Actor"), frozenset().union(*map(VOCABULARY.descendants, kinds))
    found: dict[str, set[str]] = {}
    for fact in snapshot.facts:
        if fact.relation in relations and fact.holds:
            actor, other = snapshot.nodes[fact.subject], snapshot.nodes[fact.object]
            if actor.kind in actors and not is_over(actor.until, today) and other.kind in others:
                found.setdefault(actor.id, set()).add(other.id)
    return found


def _standing(snapshot: Snapshot, actor: str, tables: set[str], today: date) -> set[str]:
    """The tables where an actor still sits: an agreement that ended or was continued is no table any more."""
    standing = set()
    for fact in snapshot.outgoing(actor):
        if fact.object in tables and fact.relation in _TABLE and any(_holds(one, today) for one in fact.evidence):
            over = is_over(snapshot.nodes[fact.object].until, today) or snapshot.incoming(fact.object, "continues")
            if not over:
                standing.add(fact.object)
    return standing


def _holds(evidence: Evidence, today: date) -> bool:
    claim = evidence.claim
    return claim.holds and claim.status is not Status.ENDED and not is_over(claim.until, today)


def _pairs(work: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Each pair of actors that share work, once."""
    actors: dict[str, list[str]] = {}
    for actor, things in work.items():
        for thing in things:
            actors.setdefault(thing, []).append(actor)
    seen: set[tuple[str, str]] = set()
    for thing in sorted(actors):
        if len(actors[thing]) <= _MOST_PARTIES:
            for pair in combinations(sorted(actors[thing]), 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _tied_to(snapshot: Snapshot, id: str) -> frozenset[str]:
    return frozenset(
        fact.other(id)
        for fact in snapshot.facts_of(id)
        if fact.vocabulary.meaning is Meaning.INTRODUCTION and fact.holds
    )


def _is_about(snapshot: Snapshot, table: str, things: set[str]) -> bool:
    """Whether the agreement or body is itself about what they share: then they do work on it together."""
    about = (fact for fact in snapshot.outgoing(table) if fact.relation in {"concerns", "promotes"})
    return any(fact.holds and fact.object in things for fact in about)


def _sentence(snapshot: Snapshot, parties: list[str], things: list[str], at: list[str], pairs: int) -> Label:
    names, work, tables = called_all(snapshot, parties), called_all(snapshot, things), called_all(snapshot, at)
    possible = len(parties) * (len(parties) - 1) // 2
    how_many = Label("", "")
    if pairs < possible:
        some = share(pairs, possible, Label("paren", "pairs"))
        how_many = Label(f" van {some.nl}", f" of {some.en}")
    return sentence(
        f"{names.nl} werken elk met {work.nl} en treffen elkaar in {tables.nl}; dat zij daarin samenwerken, is"
        f"{how_many.nl} niet bekend.",
        f"{names.en} each work with {work.en} and meet in {tables.en}; that they work on it together is not known"
        f"{how_many.en}.",
    )


def _evidence(snapshot: Snapshot, parties: Sequence[str], things: frozenset[str]) -> Iterator[Evidence]:
    for id in parties:
        for fact in snapshot.outgoing(id):
            if fact.object in things and fact.holds:
                yield from fact.evidence


def _next_step(snapshot: Snapshot, tables: Sequence[str]) -> NextStep:
    contact = next((id for id in tables if snapshot.node(id).is_a("Actor")), None)
    if contact is None:
        return NextStep(
            Label(
                "Breng hen bij elkaar om ervaringen te delen; de gedeelde afspraak is een aanleiding.",
                "Bring them together to share experience; the agreement they share is an occasion.",
            )
        )
    party = called(snapshot.node(contact))
    return NextStep(
        Label(
            f"Zet het op de agenda van {party.nl}: daar zitten zij al samen.",
            f"Put it on the agenda of {party.en}: they meet there already.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Partijen die hetzelfde doen zonder bekende samenwerking", "Parties that do the same without known ties"),
    Label(
        "Wie hetzelfde doet en aan dezelfde tafel zit, kan van elkaar leren zonder dat er een introductie nodig is.",
        "Who do the same and sit at the same table can learn from each other without an introduction.",
    ),
    find,
)
