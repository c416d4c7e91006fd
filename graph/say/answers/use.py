"""Who uses what, who does not, and what suits whom, in words."""

from collections.abc import Iterator
from weakref import ref

from graph.ask.gaps.rule import MOST_NAMED, joined, named
from graph.ask.questions.answering import NonUsers
from graph.ask.questions.kinds import Brief
from graph.ask.questions.use import Fitting, Used, Users
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, message
from graph.say.answers.telling import (
    Line,
    OfFact,
    Part,
    Step,
    Told,
    bodies_of,
    by_kind,
    count_of,
    fact_line,
    fact_message,
    page_of,
    part_of,
    site_address,
    told,
    use_line,
)


@told.register
def _(users: Users, snapshot: Snapshot) -> Told:
    return _users_sentences(users, snapshot), bool(users.now), _use_parts(users, snapshot), _use_steps(users)


def _users_sentences(users: Users, snapshot: Snapshot) -> Iterator[Message]:
    what = users.instrument
    bodies = bodies_of(users.now)
    plural = users.groups[0].plural if len(users.groups) == 1 else message("parties")
    if not bodies:
        yield message("answer-users-none", what=Brief(what), plural=plural)
    elif len(users.groups) == 1:
        yield message(
            "answer-users",
            number=len(bodies),
            count=count_of(bodies, users.groups[0]),
            what=Brief(what),
            names=named(snapshot, bodies),
        )
    else:
        yield message("answer-users-any", number=len(bodies), what=Brief(what), kinds=by_kind(snapshot, bodies))
    yield from _beside(users, snapshot)
    if users.total is not None and users.unknown_count > 0:
        yield message("answer-users-unknown", number=users.unknown_count, plural=plural)


def _beside(uses: Users | Used, snapshot: Snapshot) -> Iterator[Message]:
    if uses.doubtful:
        yield message("answer-users-doubtful", names=named(snapshot, bodies_of(uses.doubtful)))
    if uses.before:
        yield message(
            "answer-users-before", number=len(bodies_of(uses.before)), names=named(snapshot, bodies_of(uses.before))
        )


@told.register
def _(non_users: NonUsers, snapshot: Snapshot) -> Told:
    users = non_users.users
    return _non_users_sentences(users, snapshot), bool(users.denied), _use_parts(users, snapshot), _use_steps(users)


def _non_users_sentences(users: Users, snapshot: Snapshot) -> Iterator[Message]:
    what = users.instrument
    plural = users.groups[0].plural if len(users.groups) == 1 else message("kind-PublicBody.plural")
    denied, using = bodies_of(users.denied), bodies_of(users.now)
    if denied:
        yield message("answer-non-users", number=len(denied), names=named(snapshot, denied), what=Brief(what))
    else:
        yield message("answer-non-users-none", what=Brief(what), plural=plural)
    if using:
        yield message("answer-non-users-users", number=len(using), names=named(snapshot, using))
    unknown = users.unknown_count
    if users.unknown:
        names = named(snapshot, [node.id for node in users.unknown])
        yield message("answer-non-users-unknown-names", number=unknown, plural=plural, names=names)
    elif unknown > 0 and users.total is not None:
        yield message("answer-users-unknown", number=unknown, plural=plural)
    yield from _beside(users, snapshot)


def _use_parts(users: Users, snapshot: Snapshot) -> list[Part]:
    unknown = tuple(
        Line(message("answer-unknown-body", body=node, what=Brief(users.instrument)), (node,)) for node in users.unknown
    )
    return [
        part_of("answer-part-denied", [use_line(snapshot, use) for use in users.denied]),
        part_of("answer-part-users", [use_line(snapshot, use) for use in users.now]),
        part_of("answer-part-doubtful", [use_line(snapshot, use) for use in users.doubtful]),
        part_of("answer-part-before", [use_line(snapshot, use) for use in users.before], folded=bool(users.now)),
        part_of("answer-part-unknown", unknown, folded=True),
    ]


def _use_steps(users: Users) -> tuple[Step, ...]:
    rows = users.groups[0].name if len(users.groups) == 1 else None
    matrix = site_address("/matrix", rows=rows, columns=users.instrument.kind)
    steps = [Step(message("answer-step-matrix"), address=matrix)] if rows else []
    return (
        *steps,
        Step(message("answer-step-entity", what=Brief(users.instrument)), address=page_of(users.instrument)),
    )


@told.register
def _(uses: Used, snapshot: Snapshot) -> Told:
    steps = [Step(message("answer-step-ask-body", body=uses.body), uses.body, page_of(uses.body))]
    if uses.contact is not None:
        steps.append(Step(message("answer-step-ask-knows", contact=uses.contact), uses.contact, page_of(uses.contact)))
    parts = [
        part_of("answer-part-denied", [use_line(snapshot, use) for use in uses.denied]),
        part_of("answer-part-uses", [use_line(snapshot, use) for use in uses.now]),
        part_of("answer-part-doubtful", [use_line(snapshot, use) for use in uses.doubtful]),
        part_of("answer-part-before", [use_line(snapshot, use) for use in uses.before]),
    ]
    return _used_sentences(uses, snapshot), bool(uses.now or uses.denied), parts, tuple(steps)


def _used_sentences(uses: Used, snapshot: Snapshot) -> Iterator[Message]:
    body, what = uses.body, uses.instrument
    if what is None:
        instruments = dict.fromkeys(use.instrument.id for use in uses.now)
        if instruments:
            number = len(instruments)
            yield message(
                "answer-used",
                body=body,
                number=number,
                count=count_of(instruments, VOCABULARY.kinds["ProcurementInstrument"]),
                names=named(snapshot, instruments),
            )
        else:
            yield message("answer-used-none", body=body)
        if uses.before:
            names = named(snapshot, dict.fromkeys(use.instrument.id for use in uses.before))
            yield message("answer-used-before", names=names)
        return
    if uses.now:
        yield message("answer-yes", fact=OfFact(ref(snapshot), uses.now[0].facts[0]))
        for fact in uses.now[0].facts[1:]:
            yield fact_message(snapshot, fact)
    elif uses.denied:
        yield message("answer-no", fact=OfFact(ref(snapshot), uses.denied[0].facts[0]))
    elif uses.doubtful:
        yield message("answer-used-doubtful", body=body, what=Brief(what))
    elif uses.before:
        yield message("answer-used-only-before", fact=OfFact(ref(snapshot), uses.before[0].facts[0]))
    else:
        yield message("answer-used-unknown", body=body, what=Brief(what))


@told.register
def _(fitting: Fitting, snapshot: Snapshot) -> Told:
    plural = fitting.group.plural
    instruments = dict.fromkeys(fact.subject for fact in fitting.potential)
    users = bodies_of(fitting.uses)
    sentences = []
    if instruments:
        names = named(snapshot, instruments)
        sentences.append(message("answer-fitting", plural=plural, number=len(instruments), names=names))
    else:
        sentences.append(message("answer-fitting-none", plural=plural))
    if not fitting.total:
        sentences.append(message("answer-fitting-nobody-known", label=fitting.group.label, plural=plural))
    elif users:
        used = [message("answer-with", name=use.body, what=Brief(use.instrument)) for use in fitting.uses[:MOST_NAMED]]
        sentences.append(
            message("answer-fitting-users", number=len(users), total=fitting.total, plural=plural, names=joined(used))
        )
    else:
        sentences.append(message("answer-fitting-no-users", total=fitting.total, plural=plural))
    parts = [
        part_of("answer-part-potential", [fact_line(snapshot, fact) for fact in fitting.potential]),
        part_of("answer-part-users", [use_line(snapshot, use) for use in fitting.uses]),
    ]
    steps = [Step(message("answer-step-ask-fitting", contact=node), node, page_of(node)) for node in fitting.ask]
    matrix = site_address("/matrix", rows=fitting.group.name, columns="ProcurementInstrument")
    return sentences, bool(instruments or users), parts, (*steps, Step(message("answer-step-matrix"), address=matrix))
