"""Who can bring one to whom, whom to ring first, who does or won something, in words."""

from collections.abc import Iterator, Sequence
from weakref import ref

from graph.ask.fact import Standing
from graph.ask.gaps.rule import named
from graph.ask.paths import Path
from graph.ask.questions.kinds import Brief
from graph.ask.questions.people import Contact, Doers, FirstContact, Introduction, Winners
from graph.ask.snapshot import Snapshot
from graph.model.words import FIRST, Listed, Message, Sentences, message
from graph.say.answers.money import stream_line
from graph.say.answers.telling import (
    Line,
    OfRoute,
    Part,
    Step,
    Told,
    bodies_of,
    by_kind,
    fact_line,
    fact_message,
    page_of,
    part_of,
    site_address,
    told,
    use_line,
)
from graph.say.routes import no_path_sentence, path_sentences

_FEW = 3


@told.register
def _(found: Introduction, snapshot: Snapshot) -> Told:
    topics = [
        Line(
            Sentences((fact_message(snapshot, part), fact_message(snapshot, use))),
            (snapshot.node(part.object),),
            (*part.supporting, *use.supporting),
        )
        for part, use in found.topics
    ]
    shared = [Line(message("answer-introduction-shared", what=node), (node,)) for node in found.shared]
    about = [part_of("answer-part-topics", topics), part_of("answer-part-shared", shared)]
    goal = found.goal
    if found.start is None:
        lines = [fact_line(snapshot, fact, fact.other(goal.id)) for fact in found.direct]
        ends = dict.fromkeys(fact.other(goal.id) for fact in found.direct)
        key = "answer-introduction-open" if ends else "answer-introduction-open-none"
        names = {"names": named(snapshot, ends), "number": len(ends)} if ends else {}
        sentences = [message(key, goal=goal, **names), *_about(found, snapshot)]
        steps = (Step(message("answer-step-say-start"), address=site_address("/paths", to=goal.id)),)
        return sentences, bool(ends), [part_of("answer-part-direct", lines), *about], steps
    routes = found.routes
    assert routes is not None
    asked = site_address("/paths", **{"from": found.start.id, "to": goal.id, "strategy": "different"})
    if not routes.paths:
        why = Line(OfRoute(ref(snapshot), lambda of, language: no_path_sentence(of, routes, language)))
        sentences = [message("answer-introduction-none", start=found.start, goal=goal), *_about(found, snapshot)]
        steps = (Step(message("answer-step-routes"), address=asked),)
        return sentences, False, [part_of("answer-part-why", [why]), *about], steps
    parts = [
        Part(
            message("answer-part-route", number=number, names=_stations(snapshot, path)),
            tuple(_steps_of(snapshot, path)),
            folded=number > 1,
        )
        for number, path in enumerate(routes.paths, 1)
    ]
    contact = routes.paths[0].contact
    ring = [snapshot.node(contact)] if contact is not None else []
    to_do = [Step(message("answer-step-ring", contact=node), node, page_of(node)) for node in ring]
    to_do.append(Step(message("answer-step-routes"), address=asked))
    return (
        [*_route_sentences(found, routes.paths, snapshot), *_about(found, snapshot)],
        True,
        [*parts[:1], *about, *parts[1:]],
        tuple(to_do),
    )


def _route_sentences(found: Introduction, paths: Sequence[Path], snapshot: Snapshot) -> Iterator[Message]:
    ends = {"start": found.start, "goal": found.goal}
    for number, path in enumerate(paths[:2]):
        between = path.nodes[1:-1]
        key = "answer-introduction-other" if number else "answer-introduction"
        if not between:
            yield message("answer-introduction-direct", **ends)
        else:
            yield message(key, **ends, names=named(snapshot, between))
        if not number and path.contact is not None:
            yield message("answer-introduction-contact", contact=snapshot.node(path.contact))


def _about(found: Introduction, snapshot: Snapshot) -> Iterator[Message]:
    if found.shared:
        yield message("answer-introduction-about-shared", names=Listed(found.shared[:_FEW]))
    if found.topics:
        yield message("answer-introduction-about", goal=found.goal, what=snapshot.node(found.topics[0][0].object))


def _stations(snapshot: Snapshot, path: Path) -> str:
    return " → ".join(snapshot.node(id).name for id in path.nodes)


def _steps_of(snapshot: Snapshot, path: Path) -> Iterator[Line]:
    """The steps of a route, each with its evidence, and behind them what the route is worth and whom to ring."""
    for step in path.steps:
        yield fact_line(snapshot, step.facts[0], step.goal)
    for number in range(len(path.steps), len(path_sentences(snapshot, path, FIRST))):
        yield Line(_of_route(snapshot, path, number))


def _of_route(snapshot: Snapshot, path: Path, number: int) -> OfRoute:
    return OfRoute(ref(snapshot), lambda of, language: path_sentences(of, path, language)[number])


@told.register
def _(found: FirstContact, snapshot: Snapshot) -> Told:
    contacts = (*found.knowing, *found.helping)
    calls = [
        Line(
            Sentences(
                (
                    message(f"answer-call-{'open' if standing is Standing.STANDS else 'closed'}", what=node),
                    fact_message(snapshot, fact),
                )
            ),
            (node,),
            fact.supporting,
        )
        for node, fact, standing in found.calls
    ]
    peers = [
        Line(
            Sentences(
                (
                    message("answer-peer", body=use.body, number=number),
                    *(fact_message(snapshot, fact) for fact in use.facts),
                )
            ),
            (use.body,),
            use.facts[0].supporting,
        )
        for use, number in found.peers
    ]
    parts = [
        part_of("answer-part-knowing", [_contact_line(snapshot, one) for one in found.knowing]),
        part_of("answer-part-helping", [_contact_line(snapshot, one) for one in found.helping]),
        part_of("answer-part-peers", peers),
        part_of("answer-part-calls", calls),
    ]
    steps = tuple(
        Step(message("answer-step-ring", contact=one.actor), one.actor, page_of(one.actor)) for one in contacts[:1]
    )
    return _contact_sentences(found, contacts, snapshot), bool(contacts), parts, steps


def _contact_sentences(found: FirstContact, contacts: Sequence[Contact], snapshot: Snapshot) -> Iterator[Message]:
    if found.about is not None and not found.knowing:
        yield message("answer-contact-nobody-knows", about=found.about)
    for one in contacts[:1]:
        yield message("answer-contact-first", contact=one.actor)
        yield fact_message(snapshot, one.facts[0])
    if others := contacts[1:_FEW]:
        yield message("answer-contact-next", names=Listed(tuple(one.actor for one in others), "or"))
    if found.peers:
        names = [use.body for use, _ in found.peers[:_FEW]]
        yield message("answer-contact-peers", names=named(snapshot, [node.id for node in names]))
    for node, _, standing in found.calls[:1]:
        yield message(f"answer-call-{'open' if standing is Standing.STANDS else 'closed'}", what=node)
    if not contacts:
        yield message("answer-contact-none")


def _contact_line(snapshot: Snapshot, one: Contact) -> Line:
    evidence = tuple(each for fact in one.facts for each in fact.supporting)
    return Line(Sentences(tuple(fact_message(snapshot, fact) for fact in one.facts)), (one.actor,), evidence)


@told.register
def _(found: Doers, snapshot: Snapshot) -> Told:
    what = found.what
    sentences = []
    users = bodies_of(found.users)
    doing = list(dict.fromkeys(fact.subject for fact in (*found.by_role, *(part for part, _ in found.running))))
    if users:
        sentences.append(
            message("answer-users-any", number=len(users), what=Brief(what), kinds=by_kind(snapshot, users))
        )
    if found.by_role:
        sentences.append(fact_message(snapshot, found.by_role[0]))
    elif doing and not users:
        sentences.append(message("answer-doers", what=Brief(what), number=len(doing), names=named(snapshot, doing)))
    if not sentences:
        sentences.append(message("answer-doers-none", what=Brief(what)))
    for stream in found.money[:2]:
        sentences.append(fact_message(snapshot, stream.facts[0]))
    if len([one for one in found.money if one.amount]) > 1:
        sentences.append(message("answer-money-apart"))
    runs = [fact_line(snapshot, part, part.subject) for part, _ in found.running]
    parts = [
        part_of("answer-part-roles", [fact_line(snapshot, fact, fact.subject) for fact in found.by_role]),
        part_of("answer-part-money", [stream_line(snapshot, one) for one in found.money]),
        part_of("answer-part-users", [use_line(snapshot, use) for use in found.users]),
        part_of("answer-part-running", runs, folded=True),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(what)), address=page_of(what)),)
    return sentences, bool(users or doing), parts, steps


@told.register
def _(found: Winners, snapshot: Snapshot) -> Told:
    won = dict.fromkeys(fact.object for fact in found.won)
    if won:
        sentence = message("answer-winners", what=Brief(found.what), number=len(won), names=named(snapshot, won))
    else:
        sentence = message(
            "answer-winners-nameless" if found.nameless else "answer-winners-none", what=Brief(found.what)
        )
    parts = [
        part_of("answer-part-winners", [fact_line(snapshot, fact, fact.object) for fact in found.won]),
        part_of("answer-part-nameless", [fact_line(snapshot, fact) for fact in found.nameless]),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(found.what)), address=page_of(found.what)),)
    return [sentence], bool(won), parts, steps
