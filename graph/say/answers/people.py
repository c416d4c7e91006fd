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
def _(introduction: Introduction, snapshot: Snapshot) -> Told:
    topics = [
        Line(
            Sentences((fact_message(snapshot, part), fact_message(snapshot, use))),
            (snapshot.node(part.object),),
            (*part.supporting, *use.supporting),
        )
        for part, use in introduction.topics
    ]
    shared = [Line(message("answer-introduction-shared", what=node), (node,)) for node in introduction.shared]
    about = [part_of("answer-part-topics", topics), part_of("answer-part-shared", shared)]
    goal = introduction.goal
    if introduction.start is None:
        lines = [fact_line(snapshot, fact, fact.other(goal.id)) for fact in introduction.direct]
        ends = dict.fromkeys(fact.other(goal.id) for fact in introduction.direct)
        key = "answer-introduction-open" if ends else "answer-introduction-open-none"
        names = {"names": named(snapshot, ends), "number": len(ends)} if ends else {}
        sentences = [message(key, goal=goal, **names), *_about(introduction, snapshot)]
        steps = (Step(message("answer-step-say-start"), address=site_address("/paths", to=goal.id)),)
        return sentences, bool(ends), [part_of("answer-part-direct", lines), *about], steps
    routes = introduction.routes
    assert routes is not None
    asked = site_address("/paths", **{"from": introduction.start.id, "to": goal.id, "strategy": "different"})
    if not routes.paths:
        why = Line(OfRoute(ref(snapshot), lambda of, language: no_path_sentence(of, routes, language)))
        sentences = [
            message("answer-introduction-none", start=introduction.start, goal=goal),
            *_about(introduction, snapshot),
        ]
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
        [*_route_sentences(introduction, routes.paths, snapshot), *_about(introduction, snapshot)],
        True,
        [*parts[:1], *about, *parts[1:]],
        tuple(to_do),
    )


def _route_sentences(introduction: Introduction, paths: Sequence[Path], snapshot: Snapshot) -> Iterator[Message]:
    ends = {"start": introduction.start, "goal": introduction.goal}
    for number, path in enumerate(paths[:2]):
        between = path.nodes[1:-1]
        key = "answer-introduction-other" if number else "answer-introduction"
        if not between:
            yield message("answer-introduction-direct", **ends)
        else:
            yield message(key, **ends, names=named(snapshot, between))
        if not number and path.contact is not None:
            yield message("answer-introduction-contact", contact=snapshot.node(path.contact))


def _about(introduction: Introduction, snapshot: Snapshot) -> Iterator[Message]:
    if introduction.shared:
        yield message("answer-introduction-about-shared", names=Listed(introduction.shared[:_FEW]))
    if introduction.topics:
        yield message(
            "answer-introduction-about", goal=introduction.goal, what=snapshot.node(introduction.topics[0][0].object)
        )


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
def _(first_contact: FirstContact, snapshot: Snapshot) -> Told:
    contacts = (*first_contact.knowing, *first_contact.helping)
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
        for node, fact, standing in first_contact.calls
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
        for use, number in first_contact.peers
    ]
    parts = [
        part_of("answer-part-knowing", [_contact_line(snapshot, contact) for contact in first_contact.knowing]),
        part_of("answer-part-helping", [_contact_line(snapshot, contact) for contact in first_contact.helping]),
        part_of("answer-part-peers", peers),
        part_of("answer-part-calls", calls),
    ]
    steps = tuple(
        Step(message("answer-step-ring", contact=contact.actor), contact.actor, page_of(contact.actor))
        for contact in contacts[:1]
    )
    return _contact_sentences(first_contact, contacts, snapshot), bool(contacts), parts, steps


def _contact_sentences(
    first_contact: FirstContact, contacts: Sequence[Contact], snapshot: Snapshot
) -> Iterator[Message]:
    if first_contact.about is not None and not first_contact.knowing:
        yield message("answer-contact-nobody-knows", about=first_contact.about)
    for contact in contacts[:1]:
        yield message("answer-contact-first", contact=contact.actor)
        yield fact_message(snapshot, contact.facts[0])
    if others := contacts[1:_FEW]:
        yield message("answer-contact-next", names=Listed(tuple(contact.actor for contact in others), "or"))
    if first_contact.peers:
        names = [use.body for use, _ in first_contact.peers[:_FEW]]
        yield message("answer-contact-peers", names=named(snapshot, [node.id for node in names]))
    for node, _, standing in first_contact.calls[:1]:
        yield message(f"answer-call-{'open' if standing is Standing.STANDS else 'closed'}", what=node)
    if not contacts:
        yield message("answer-contact-none")


def _contact_line(snapshot: Snapshot, contact: Contact) -> Line:
    evidence = tuple(piece for fact in contact.facts for piece in fact.supporting)
    return Line(Sentences(tuple(fact_message(snapshot, fact) for fact in contact.facts)), (contact.actor,), evidence)


@told.register
def _(doers: Doers, snapshot: Snapshot) -> Told:
    what = doers.what
    sentences = []
    users = bodies_of(doers.users)
    doing = list(dict.fromkeys(fact.subject for fact in (*doers.by_role, *(part for part, _ in doers.running))))
    if users:
        sentences.append(
            message("answer-users-any", number=len(users), what=Brief(what), kinds=by_kind(snapshot, users))
        )
    if doers.by_role:
        sentences.append(fact_message(snapshot, doers.by_role[0]))
    elif doing and not users:
        sentences.append(message("answer-doers", what=Brief(what), number=len(doing), names=named(snapshot, doing)))
    if not sentences:
        sentences.append(message("answer-doers-none", what=Brief(what)))
    for stream in doers.money[:2]:
        sentences.append(fact_message(snapshot, stream.facts[0]))
    if len([stream for stream in doers.money if stream.amount]) > 1:
        sentences.append(message("answer-money-apart"))
    runs = [fact_line(snapshot, part, part.subject) for part, _ in doers.running]
    parts = [
        part_of("answer-part-roles", [fact_line(snapshot, fact, fact.subject) for fact in doers.by_role]),
        part_of("answer-part-money", [stream_line(snapshot, stream) for stream in doers.money]),
        part_of("answer-part-users", [use_line(snapshot, use) for use in doers.users]),
        part_of("answer-part-running", runs, folded=True),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(what)), address=page_of(what)),)
    return sentences, bool(users or doing), parts, steps


@told.register
def _(winners: Winners, snapshot: Snapshot) -> Told:
    won = dict.fromkeys(fact.object for fact in winners.won)
    if won:
        sentence = message("answer-winners", what=Brief(winners.what), number=len(won), names=named(snapshot, won))
    else:
        sentence = message(
            "answer-winners-nameless" if winners.nameless else "answer-winners-none", what=Brief(winners.what)
        )
    parts = [
        part_of("answer-part-winners", [fact_line(snapshot, fact, fact.object) for fact in winners.won]),
        part_of("answer-part-nameless", [fact_line(snapshot, fact) for fact in winners.nameless]),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(winners.what)), address=page_of(winners.what)),)
    return [sentence], bool(won), parts, steps
