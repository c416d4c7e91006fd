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
def _(found: Users, snapshot: Snapshot) -> Told:
    return _users_sentences(found, snapshot), bool(found.now), _use_parts(found, snapshot), _use_steps(found)


def _users_sentences(found: Users, snapshot: Snapshot) -> Iterator[Message]:
    what = found.instrument
    bodies = bodies_of(found.now)
    plural = found.groups[0].plural if len(found.groups) == 1 else message("parties")
    if not bodies:
        yield message("answer-users-none", what=Brief(what), plural=plural)
    elif len(found.groups) == 1:
        yield message(
            "answer-users",
            number=len(bodies),
            count=count_of(bodies, found.groups[0]),
            what=Brief(what),
            names=named(snapshot, bodies),
        )
    else:
        yield message("answer-users-any", number=len(bodies), what=Brief(what), kinds=by_kind(snapshot, bodies))
    yield from _beside(found, snapshot)
    if found.total is not None and (left := found.unknown_count - len(bodies_of(found.doubtful))) > 0:
        yield message("answer-users-unknown", number=left, plural=plural)


def _beside(found: Users | Used, snapshot: Snapshot) -> Iterator[Message]:
    if found.doubtful:
        yield message("answer-users-doubtful", names=named(snapshot, bodies_of(found.doubtful)))
    if found.before:
        yield message(
            "answer-users-before", number=len(bodies_of(found.before)), names=named(snapshot, bodies_of(found.before))
        )


@told.register
def _(found: NonUsers, snapshot: Snapshot) -> Told:
    users = found.users
    return _non_users_sentences(users, snapshot), bool(users.denied), _use_parts(users, snapshot), _use_steps(users)


def _non_users_sentences(found: Users, snapshot: Snapshot) -> Iterator[Message]:
    what = found.instrument
    plural = found.groups[0].plural if len(found.groups) == 1 else message("kind-PublicBody.plural")
    denied, users = bodies_of(found.denied), bodies_of(found.now)
    if denied:
        yield message("answer-non-users", number=len(denied), names=named(snapshot, denied), what=Brief(what))
    else:
        yield message("answer-non-users-none", what=Brief(what), plural=plural)
    if users:
        yield message("answer-non-users-users", number=len(users), names=named(snapshot, users))
    doubtful = set(bodies_of(found.doubtful))
    unknown = [node.id for node in found.unknown if node.id not in doubtful]
    left = found.unknown_count - len(doubtful)
    if unknown:
        yield message("answer-non-users-unknown-names", number=left, plural=plural, names=named(snapshot, unknown))
    elif left > 0 and found.total is not None:
        yield message("answer-users-unknown", number=left, plural=plural)
    yield from _beside(found, snapshot)


def _use_parts(found: Users, snapshot: Snapshot) -> list[Part]:
    doubtful = set(bodies_of(found.doubtful))
    unknown = tuple(
        Line(message("answer-unknown-body", body=node, what=Brief(found.instrument)), (node,))
        for node in found.unknown
        if node.id not in doubtful
    )
    return [
        part_of("answer-part-denied", [use_line(snapshot, use) for use in found.denied]),
        part_of("answer-part-users", [use_line(snapshot, use) for use in found.now]),
        part_of("answer-part-doubtful", [use_line(snapshot, use) for use in found.doubtful]),
        part_of("answer-part-before", [use_line(snapshot, use) for use in found.before], folded=bool(found.now)),
        part_of("answer-part-unknown", unknown, folded=True),
    ]


def _use_steps(found: Users) -> tuple[Step, ...]:
    rows = found.groups[0].name if len(found.groups) == 1 else None
    matrix = site_address("/matrix", rows=rows, columns=found.instrument.kind)
    steps = [Step(message("answer-step-matrix"), address=matrix)] if rows else []
    return (
        *steps,
        Step(message("answer-step-entity", what=Brief(found.instrument)), address=page_of(found.instrument)),
    )


@told.register
def _(found: Used, snapshot: Snapshot) -> Told:
    steps = [Step(message("answer-step-ask-body", body=found.body), found.body, page_of(found.body))]
    if found.contact is not None:
        steps.append(
            Step(message("answer-step-ask-knows", contact=found.contact), found.contact, page_of(found.contact))
        )
    parts = [
        part_of("answer-part-denied", [use_line(snapshot, use) for use in found.denied]),
        part_of("answer-part-uses", [use_line(snapshot, use) for use in found.now]),
        part_of("answer-part-doubtful", [use_line(snapshot, use) for use in found.doubtful]),
        part_of("answer-part-before", [use_line(snapshot, use) for use in found.before]),
    ]
    return _used_sentences(found, snapshot), bool(found.now or found.denied), parts, tuple(steps)


def _used_sentences(found: Used, snapshot: Snapshot) -> Iterator[Message]:
    body, what = found.body, found.instrument
    if what is None:
        instruments = dict.fromkeys(use.instrument.id for use in found.now)
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
        if found.before:
            names = named(snapshot, dict.fromkeys(use.instrument.id for use in found.before))
            yield message("answer-used-before", names=names)
        return
    if found.now:
        yield message("answer-yes", fact=OfFact(ref(snapshot), found.now[0].facts[0]))
        for fact in found.now[0].facts[1:]:
            yield fact_message(snapshot, fact)
    elif found.denied:
        yield message("answer-no", fact=OfFact(ref(snapshot), found.denied[0].facts[0]))
    elif found.doubtful:
        yield message("answer-used-doubtful", body=body, what=Brief(what))
    elif found.before:
        yield message("answer-used-only-before", fact=OfFact(ref(snapshot), found.before[0].facts[0]))
    else:
        yield message("answer-used-unknown", body=body, what=Brief(what))


@told.register
def _(found: Fitting, snapshot: Snapshot) -> Told:
    plural = found.group.plural
    instruments = dict.fromkeys(fact.subject for fact in found.potential)
    users = bodies_of(found.uses)
    sentences = []
    if instruments:
        names = named(snapshot, instruments)
        sentences.append(message("answer-fitting", plural=plural, number=len(instruments), names=names))
    else:
        sentences.append(message("answer-fitting-none", plural=plural))
    if not found.total:
        sentences.append(message("answer-fitting-nobody-known", label=found.group.label, plural=plural))
    elif users:
        used = [message("answer-with", name=use.body, what=Brief(use.instrument)) for use in found.uses[:MOST_NAMED]]
        sentences.append(
            message("answer-fitting-users", number=len(users), total=found.total, plural=plural, names=joined(used))
        )
    else:
        sentences.append(message("answer-fitting-no-users", total=found.total, plural=plural))
    parts = [
        part_of("answer-part-potential", [fact_line(snapshot, fact) for fact in found.potential]),
        part_of("answer-part-users", [use_line(snapshot, use) for use in found.uses]),
    ]
    steps = [Step(message("answer-step-ask-fitting", contact=node), node, page_of(node)) for node in found.ask]
    matrix = site_address("/matrix", rows=found.group.name, columns="ProcurementInstrument")
    return sentences, bool(instruments or users), parts, (*steps, Step(message("answer-step-matrix"), address=matrix))
