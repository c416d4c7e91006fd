"""Answers to questions in words: a few sentences on top, what they rest on, and what to do next.

What is told is a message everywhere, so that a page, the API and the command say the same in each language.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from urllib.parse import urlencode
from weakref import ref

from graph.ask.fact import Evidence, Fact, Standing
from graph.ask.gaps.contacts import whom_to_ask
from graph.ask.gaps.rule import MOST_NAMED, joined, named
from graph.ask.kept import kept
from graph.ask.ledger import LedgerEntry
from graph.ask.paths import Path
from graph.ask.questions.answering import Data, Found, MapFile, NonUsers, answer
from graph.ask.questions.asking import ready_questions
from graph.ask.questions.change import Changed
from graph.ask.questions.commitments import Outcome, WithoutFollowUp
from graph.ask.questions.kinds import Brief, Question
from graph.ask.questions.money import Money, Running, Stream
from graph.ask.questions.people import Contact, Doers, FirstContact, Introduction, Winners
from graph.ask.questions.use import Fitting, Use, Used, Users
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY, Kind
from graph.model.words import FIRST, Counted, Dated, Listed, Message, Sentences, in_words, message
from graph.say.commitments import ledger_sentences, status_sentence
from graph.say.routes import no_path_sentence, path_sentences
from graph.say.sentences import clause
from graph.say.wording import spoken

MOST_LINES = 40
_FEW = 3
_A_DAY = len("2026-11-28")


# An answer is kept with its snapshot, so it must not keep that alive: nobody looks for cycles in what is kept.
@dataclass(frozen=True, eq=False)
class OfRoute:
    """One line about a route, as it reads in every language."""

    snapshot: "ref[Snapshot]"
    tell: Callable[[Snapshot, str], str]

    def in_language(self, language: str) -> str:
        """The line in that language, as long as the snapshot is there."""
        return self.tell(_alive(self.snapshot), language)


@dataclass(frozen=True, eq=False)
class OfFact:
    """A fact as a parameter: it reads as a clause."""

    snapshot: "ref[Snapshot]"
    fact: Fact


@in_words.register
def _(value: OfFact, language: str) -> str:
    return clause(_alive(value.snapshot), value.fact, language)


def _alive(snapshot: "ref[Snapshot]") -> Snapshot:
    there = snapshot()
    assert there is not None  # Whoever reads an answer has the snapshot that it is of.
    return there


Words = Message | Sentences | OfRoute


@dataclass(frozen=True, eq=False)
class Line:
    """One line of what an answer rests on: the entities it is about, and its evidence."""

    sentence: Words
    nodes: tuple[Node, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, eq=False)
class Part:
    """Lines under a title; `more` is how many there are beside them. A part that is `folded` is read by few."""

    title: Message
    lines: tuple[Line, ...]
    folded: bool = False
    more: int = 0


@dataclass(frozen=True, eq=False)
class Step:
    """What to do next, with whom to ask and the address of a page of this site where there is one."""

    sentence: Words
    contact: Node | None = None
    address: str | None = None


@dataclass(frozen=True, eq=False)
class Answer:
    """The answer to a question. It is not `known` when the sources that are loaded do not tell."""

    question: Question
    sentence: Sentences
    known: bool
    parts: tuple[Part, ...]
    steps: tuple[Step, ...] = field(default=())


def question_address(question: Question) -> str:
    """The address of the page that answers a question."""
    return _address(f"/questions/{question.kind.id}", **question.query)


def tell(snapshot: Snapshot, question: Question, found: Found) -> Answer:
    """What was found for a question, in words."""
    sentences, known, parts, steps = _told(found, snapshot)
    return Answer(question, Sentences(tuple(sentences)), known, tuple(part for part in parts if part.lines), steps)


# Their answer is another with each load, and takes the log to find out.
FROM_LOG = frozenset({"changes"})


@kept()
def ready_answers(snapshot: Snapshot) -> Mapping[Question, Answer | None]:
    """The questions to begin with, in order, each with its answer; None where that takes the log."""
    return {question: _unlogged(snapshot, question) for question in ready_questions(snapshot)}


def _unlogged(snapshot: Snapshot, question: Question) -> Answer | None:
    if question.kind.id in FROM_LOG:
        return None
    return tell(snapshot, question, answer(snapshot, question, known_on=lambda _: snapshot))


_Parts = tuple[Iterable[Message], bool, Sequence[Part], tuple[Step, ...]]


@singledispatch
def _told(found: Found, snapshot: Snapshot) -> _Parts:
    raise TypeError(f"{type(found).__name__} has no words")


# -- who uses what -----------------------------------------------------------------------------------------------


@_told.register
def _(found: Users, snapshot: Snapshot) -> _Parts:
    return _users_sentences(found, snapshot), bool(found.now), _use_parts(found, snapshot), _use_steps(found)


def _users_sentences(found: Users, snapshot: Snapshot) -> Iterator[Message]:
    what = found.instrument
    bodies = _bodies(found.now)
    plural = found.groups[0].plural if len(found.groups) == 1 else message("parties")
    if not bodies:
        yield message("answer-users-none", what=Brief(what), plural=plural)
    elif len(found.groups) == 1:
        yield message(
            "answer-users",
            number=len(bodies),
            count=_count(bodies, found.groups[0]),
            what=Brief(what),
            names=named(snapshot, bodies),
        )
    else:
        yield message("answer-users-any", number=len(bodies), what=Brief(what), kinds=_by_kind(snapshot, bodies))
    yield from _beside(found, snapshot)
    if found.total is not None and (left := found.unknown_count - len(_bodies(found.doubtful))) > 0:
        yield message("answer-users-unknown", number=left, plural=plural)


def _beside(found: Users | Used, snapshot: Snapshot) -> Iterator[Message]:
    if found.doubtful:
        yield message("answer-users-doubtful", names=named(snapshot, _bodies(found.doubtful)))
    if found.before:
        yield message(
            "answer-users-before", number=len(_bodies(found.before)), names=named(snapshot, _bodies(found.before))
        )


@_told.register
def _(found: NonUsers, snapshot: Snapshot) -> _Parts:
    users = found.users
    return _non_users_sentences(users, snapshot), bool(users.denied), _use_parts(users, snapshot), _use_steps(users)


def _non_users_sentences(found: Users, snapshot: Snapshot) -> Iterator[Message]:
    what = found.instrument
    plural = found.groups[0].plural if len(found.groups) == 1 else message("kind-PublicBody.plural")
    denied, users = _bodies(found.denied), _bodies(found.now)
    if denied:
        yield message("answer-non-users", number=len(denied), names=named(snapshot, denied), what=Brief(what))
    else:
        yield message("answer-non-users-none", what=Brief(what), plural=plural)
    if users:
        yield message("answer-non-users-users", number=len(users), names=named(snapshot, users))
    doubtful = set(_bodies(found.doubtful))
    unknown = [node.id for node in found.unknown if node.id not in doubtful]
    left = found.unknown_count - len(doubtful)
    if unknown:
        yield message("answer-non-users-unknown-names", number=left, plural=plural, names=named(snapshot, unknown))
    elif left > 0 and found.total is not None:
        yield message("answer-users-unknown", number=left, plural=plural)
    yield from _beside(found, snapshot)


def _use_parts(found: Users, snapshot: Snapshot) -> list[Part]:
    doubtful = set(_bodies(found.doubtful))
    unknown = tuple(
        Line(message("answer-unknown-body", body=node, what=Brief(found.instrument)), (node,))
        for node in found.unknown
        if node.id not in doubtful
    )
    return [
        _part("answer-part-denied", [_use_line(snapshot, use) for use in found.denied]),
        _part("answer-part-users", [_use_line(snapshot, use) for use in found.now]),
        _part("answer-part-doubtful", [_use_line(snapshot, use) for use in found.doubtful]),
        _part("answer-part-before", [_use_line(snapshot, use) for use in found.before], folded=bool(found.now)),
        _part("answer-part-unknown", unknown, folded=True),
    ]


def _use_steps(found: Users) -> tuple[Step, ...]:
    rows = found.groups[0].name if len(found.groups) == 1 else None
    matrix = _address("/matrix", rows=rows, columns=found.instrument.kind)
    steps = [Step(message("answer-step-matrix"), address=matrix)] if rows else []
    return (*steps, Step(message("answer-step-entity", what=Brief(found.instrument)), address=_page(found.instrument)))


@_told.register
def _(found: Used, snapshot: Snapshot) -> _Parts:
    steps = [Step(message("answer-step-ask-body", body=found.body), found.body, _page(found.body))]
    if found.contact is not None:
        steps.append(Step(message("answer-step-ask-knows", contact=found.contact), found.contact, _page(found.contact)))
    parts = [
        _part("answer-part-denied", [_use_line(snapshot, use) for use in found.denied]),
        _part("answer-part-uses", [_use_line(snapshot, use) for use in found.now]),
        _part("answer-part-doubtful", [_use_line(snapshot, use) for use in found.doubtful]),
        _part("answer-part-before", [_use_line(snapshot, use) for use in found.before]),
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
                count=_count(instruments, VOCABULARY.kinds["ProcurementInstrument"]),
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
            yield _fact(snapshot, fact)
    elif found.denied:
        yield message("answer-no", fact=OfFact(ref(snapshot), found.denied[0].facts[0]))
    elif found.doubtful:
        yield message("answer-used-doubtful", body=body, what=Brief(what))
    elif found.before:
        yield message("answer-used-only-before", fact=OfFact(ref(snapshot), found.before[0].facts[0]))
    else:
        yield message("answer-used-unknown", body=body, what=Brief(what))


@_told.register
def _(found: Fitting, snapshot: Snapshot) -> _Parts:
    plural = found.group.plural
    instruments = dict.fromkeys(fact.subject for fact in found.potential)
    users = _bodies(found.uses)
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
        _part("answer-part-potential", [_fact_line(snapshot, fact) for fact in found.potential]),
        _part("answer-part-users", [_use_line(snapshot, use) for use in found.uses]),
    ]
    steps = [Step(message("answer-step-ask-fitting", contact=node), node, _page(node)) for node in found.ask]
    matrix = _address("/matrix", rows=found.group.name, columns="ProcurementInstrument")
    return sentences, bool(instruments or users), parts, (*steps, Step(message("answer-step-matrix"), address=matrix))


# -- what became of it -------------------------------------------------------------------------------------------


@_told.register
def _(found: Outcome, snapshot: Snapshot) -> _Parts:
    whole = found.whole
    parts = [
        _part(
            "answer-part-outcome",
            [_entry_line(snapshot, whole), *(_fact_line(snapshot, one) for one in found.received)],
        ),
        _part("answer-part-requests", [_entry_line(snapshot, one) for one in found.parts]),
        _part("answer-part-follow-up", [_fact_line(snapshot, one.fact) for one in (*whole.follow_ups, *whole.planned)]),
    ]
    steps = [Step(message("answer-step-entity", what=whole.node), address=_page(whole.node))]
    if found.ask is not None:
        steps.insert(0, Step(message("answer-step-ask-outcome", contact=found.ask), found.ask, _page(found.ask)))
    known = bool(whole.statuses or whole.follow_ups or any(one.statuses or one.follow_ups for one in found.parts))
    return _outcome_sentences(found, snapshot), known, parts, tuple(steps)


def _outcome_sentences(found: Outcome, snapshot: Snapshot) -> Iterator[Message]:
    whole = found.whole
    for fact in found.received[:1]:
        yield _fact(snapshot, fact)
    for statement in whole.statuses[:2]:
        yield status_sentence(snapshot, whole, statement, in_short=True)
    requests = [part for part in found.parts if whole.node.id in part.part_of]
    if requests:
        yield message("answer-outcome-parts", number=len(requests))
    for part in requests[:_FEW]:
        yield from _part_sentences(part, snapshot)
    for part in found.parts:
        if part not in requests and part.decided_by:
            yield from (_fact(snapshot, one) for one in snapshot.all_outgoing(part.node.id, "decidedBy")[:1])
    if whole.follow_ups:
        last = max(whole.follow_ups, key=lambda one: (one.on is not None, one.on, one.id))
        yield message("answer-outcome-last", what=snapshot.node(last.id))
    elif not requests:
        yield message("answer-outcome-silent", what=whole.node)
        if whole.overdue and whole.term is not None:
            yield message("answer-outcome-term", what=whole.node, day=Dated(whole.term.until))


def _part_sentences(part: LedgerEntry, snapshot: Snapshot) -> Iterator[Message]:
    if part.statuses:
        said = status_sentence(snapshot, part, part.statuses[0], in_short=True)
        yield message("answer-outcome-part", part=part.node, said=said)
    elif part.follow_ups:
        names = named(snapshot, [one.id for one in part.follow_ups])
        yield message("answer-outcome-follow-up", what=part.node, names=names)
    else:
        yield message("answer-outcome-silent", what=part.node)
    if part.term is not None and part.overdue:
        yield message("answer-outcome-term", what=part.node, day=Dated(part.term.until))


@_told.register
def _(found: WithoutFollowUp, snapshot: Snapshot) -> _Parts:
    silent = found.silent
    owed = [one for one in silent if _is_owed(one)]
    others = [one for one in silent if not _is_owed(one)]
    total, number = found.looked_at, len(silent)
    about = {"party": found.party} if found.party is not None else {}
    of = "-of-party" if found.party is not None else ""
    sentences = [
        message(f"answer-silent{of}" if silent else f"answer-silent-none{of}", number=number, total=total, **about)
    ]
    if owed:
        sentences.append(
            message(
                "answer-silent-owed",
                number=len(owed),
                names=named(snapshot, [one.node.id for one in owed[:_FEW]]),
            )
        )
    parts = [
        _silent_part("answer-part-owed", snapshot, owed),
        _silent_part("answer-part-not-owed", snapshot, others, folded=bool(owed)),
    ]
    return sentences, bool(total), parts, (Step(message("answer-step-gaps"), address="/gaps?rule=open-commitments"),)


def _is_owed(entry: LedgerEntry) -> bool:
    return entry.overdue or "promise" in entry.node.vocabulary.traits


def _silent_part(title: str, snapshot: Snapshot, entries: Sequence[LedgerEntry], *, folded: bool = False) -> Part:
    lines = tuple(_silent_line(snapshot, entry) for entry in entries[:MOST_LINES])
    return Part(message(title), lines, folded, len(entries) - len(lines))


def _silent_line(snapshot: Snapshot, entry: LedgerEntry) -> Line:
    told = [message("answer-silent-entry", what=entry.node)]
    if entry.term is not None:
        told.append(message("answer-silent-term", day=Dated(entry.term.until)))
    if entry.last_evidence is not None:
        told.append(message("answer-silent-last", when=_on(entry.last_evidence), days=entry.days_since or 0))
    if entry.responsible:
        more = len(entry.responsible) - _FEW
        if more > 1:
            names = named(snapshot, entry.responsible[:_FEW])
            told.append(message("answer-silent-parties-more", names=names, number=more))
        else:
            told.append(message("answer-silent-parties", names=named(snapshot, entry.responsible)))
    if (contact := whom_to_ask(snapshot, entry)) is not None:
        told.append(message("answer-silent-ask", contact=contact))
    return Line(Sentences(tuple(told)), (entry.node,), entry.evidence[:_FEW])


def _entry_line(snapshot: Snapshot, entry: LedgerEntry) -> Line:
    told = ledger_sentences(snapshot, entry)
    return Line(
        Sentences((message("answer-entry", what=entry.node), *told.parts)), (entry.node,), entry.evidence[:_FEW]
    )


# -- whom to ring ------------------------------------------------------------------------------------------------


@_told.register
def _(found: Introduction, snapshot: Snapshot) -> _Parts:
    topics = [
        Line(
            Sentences((_fact(snapshot, part), _fact(snapshot, use))),
            (snapshot.node(part.object),),
            (*part.supporting, *use.supporting),
        )
        for part, use in found.topics
    ]
    shared = [Line(message("answer-introduction-shared", what=node), (node,)) for node in found.shared]
    about = [_part("answer-part-topics", topics), _part("answer-part-shared", shared)]
    goal = found.goal
    if found.start is None:
        lines = [_fact_line(snapshot, fact, fact.other(goal.id)) for fact in found.direct]
        ends = dict.fromkeys(fact.other(goal.id) for fact in found.direct)
        key = "answer-introduction-open" if ends else "answer-introduction-open-none"
        names = {"names": named(snapshot, ends), "number": len(ends)} if ends else {}
        sentences = [message(key, goal=goal, **names), *_about(found, snapshot)]
        steps = (Step(message("answer-step-say-start"), address=_address("/paths", to=goal.id)),)
        return sentences, bool(ends), [_part("answer-part-direct", lines), *about], steps
    routes = found.routes
    assert routes is not None
    asked = _address("/paths", **{"from": found.start.id, "to": goal.id, "strategy": "different"})
    if not routes.paths:
        why = Line(OfRoute(ref(snapshot), lambda of, language: no_path_sentence(of, routes, language)))
        sentences = [message("answer-introduction-none", start=found.start, goal=goal), *_about(found, snapshot)]
        steps = (Step(message("answer-step-routes"), address=asked),)
        return sentences, False, [_part("answer-part-why", [why]), *about], steps
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
    to_do = [Step(message("answer-step-ring", contact=node), node, _page(node)) for node in ring]
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
        yield _fact_line(snapshot, step.facts[0], step.goal)
    for number in range(len(path.steps), len(path_sentences(snapshot, path, FIRST))):
        yield Line(_of_route(snapshot, path, number))


def _of_route(snapshot: Snapshot, path: Path, number: int) -> OfRoute:
    return OfRoute(ref(snapshot), lambda of, language: path_sentences(of, path, language)[number])


@_told.register
def _(found: FirstContact, snapshot: Snapshot) -> _Parts:
    contacts = (*found.knowing, *found.helping)
    calls = [
        Line(
            Sentences(
                (
                    message(f"answer-call-{'open' if standing is Standing.STANDS else 'closed'}", what=node),
                    _fact(snapshot, fact),
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
                (message("answer-peer", body=use.body, number=number), *(_fact(snapshot, fact) for fact in use.facts))
            ),
            (use.body,),
            use.facts[0].supporting,
        )
        for use, number in found.peers
    ]
    parts = [
        _part("answer-part-knowing", [_contact_line(snapshot, one) for one in found.knowing]),
        _part("answer-part-helping", [_contact_line(snapshot, one) for one in found.helping]),
        _part("answer-part-peers", peers),
        _part("answer-part-calls", calls),
    ]
    steps = tuple(
        Step(message("answer-step-ring", contact=one.actor), one.actor, _page(one.actor)) for one in contacts[:1]
    )
    return _contact_sentences(found, contacts, snapshot), bool(contacts), parts, steps


def _contact_sentences(found: FirstContact, contacts: Sequence[Contact], snapshot: Snapshot) -> Iterator[Message]:
    if found.about is not None and not found.knowing:
        yield message("answer-contact-nobody-knows", about=found.about)
    for one in contacts[:1]:
        yield message("answer-contact-first", contact=one.actor)
        yield _fact(snapshot, one.facts[0])
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
    return Line(Sentences(tuple(_fact(snapshot, fact) for fact in one.facts)), (one.actor,), evidence)


@_told.register
def _(found: Doers, snapshot: Snapshot) -> _Parts:
    what = found.what
    sentences = []
    users = _bodies(found.users)
    doing = list(dict.fromkeys(fact.subject for fact in (*found.by_role, *(part for part, _ in found.running))))
    if users:
        sentences.append(
            message("answer-users-any", number=len(users), what=Brief(what), kinds=_by_kind(snapshot, users))
        )
    if found.by_role:
        sentences.append(_fact(snapshot, found.by_role[0]))
    elif doing and not users:
        sentences.append(message("answer-doers", what=Brief(what), number=len(doing), names=named(snapshot, doing)))
    if not sentences:
        sentences.append(message("answer-doers-none", what=Brief(what)))
    for stream in found.money[:2]:
        sentences.append(_fact(snapshot, stream.facts[0]))
    if len([one for one in found.money if one.amount]) > 1:
        sentences.append(message("answer-money-apart"))
    runs = [_fact_line(snapshot, part, part.subject) for part, _ in found.running]
    parts = [
        _part("answer-part-roles", [_fact_line(snapshot, fact, fact.subject) for fact in found.by_role]),
        _part("answer-part-money", [_stream_line(snapshot, one) for one in found.money]),
        _part("answer-part-users", [_use_line(snapshot, use) for use in found.users]),
        _part("answer-part-running", runs, folded=True),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(what)), address=_page(what)),)
    return sentences, bool(users or doing), parts, steps


@_told.register
def _(found: Winners, snapshot: Snapshot) -> _Parts:
    won = dict.fromkeys(fact.object for fact in found.won)
    if won:
        sentence = message("answer-winners", what=Brief(found.what), number=len(won), names=named(snapshot, won))
    else:
        sentence = message(
            "answer-winners-nameless" if found.nameless else "answer-winners-none", what=Brief(found.what)
        )
    parts = [
        _part("answer-part-winners", [_fact_line(snapshot, fact, fact.object) for fact in found.won]),
        _part("answer-part-nameless", [_fact_line(snapshot, fact) for fact in found.nameless]),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(found.what)), address=_page(found.what)),)
    return [sentence], bool(won), parts, steps


# -- money -------------------------------------------------------------------------------------------------------


@_told.register
def _(found: Money, snapshot: Snapshot) -> _Parts:
    parts = [
        _part("answer-part-money-direct", [_stream_line(snapshot, one) for one in found.direct]),
        _part("answer-part-money-denied", [_fact_line(snapshot, one) for one in found.denied]),
        _part(
            "answer-part-money-through",
            [_stream_line(snapshot, one) for one in found.through],
            folded=bool(found.direct),
        ),
    ]
    steps = (Step(message("answer-step-entity", what=Brief(found.what)), address=_page(found.what)),)
    return _money_sentences(found, snapshot), bool(found.direct or found.through), parts, steps


def _money_sentences(found: Money, snapshot: Snapshot) -> Iterator[Message]:
    streams = (*found.direct, *found.through)
    if not streams:
        yield message("answer-money-none", what=Brief(found.what))
    else:
        by_state = Counter(one.running for one in streams)
        running = [one for one in streams if one.running is Running.RUNS]
        yield message("answer-money-count", what=Brief(found.what), number=len(streams))
        if running:
            yield message("answer-money-runs", number=len(running))
        elif by_state[Running.UNKNOWN]:
            yield message("answer-money-unknown", number=by_state[Running.UNKNOWN])
        else:
            yield message("answer-money-over")
        for one in (found.direct or streams)[:2]:
            yield _fact(snapshot, one.facts[0])
        if len(streams) > 1:
            yield message("answer-money-apart")
    for fact in found.denied[:1]:
        yield _fact(snapshot, fact)


def _stream_line(snapshot: Snapshot, one: Stream) -> Line:
    telling = [fact for fact in one.facts if any(each.claim.amount for each in fact.evidence)] or one.facts[:1]
    told = [message(f"answer-money-{one.running}-one"), *(_fact(snapshot, fact) for fact in telling)]
    told += [
        message("answer-money-part", fact=OfFact(ref(snapshot), part.facts[0])) for part in one.parts if part.facts
    ]
    nodes = (one.budget,) if one.budget is not None else (snapshot.node(one.facts[0].subject),)
    evidence = tuple(dict.fromkeys(each for fact in telling for each in fact.supporting))
    return Line(Sentences(tuple(told)), nodes, evidence)


# -- what changed, and taking it along ---------------------------------------------------------------------------


@_told.register
def _(found: Changed, snapshot: Snapshot) -> _Parts:
    turned = [
        Line(
            message(
                "answer-changed-cell",
                row=one.row,
                column=one.column,
                before=message(f"state-{one.before}"),
                now=message(f"state-{one.now}"),
            ),
            (one.row, one.column),
        )
        for one in found.turned
    ]
    new = [fact for fact in found.new if fact not in found.followed_up]
    parts = [
        _part("answer-part-turned", turned),
        _part(
            "answer-part-followed-up",
            [_fact_line(snapshot, fact) for fact in found.followed_up],
            folded=found.nothing_before,
        ),
        _part("answer-part-new", [_fact_line(snapshot, fact) for fact in new], folded=found.nothing_before),
        _part("answer-part-gone", [_gone_line(snapshot, fact) for fact in found.gone]),
        _part(
            "answer-part-sources",
            [Line(message("answer-source", title=one.title)) for one in found.sources],
            folded=True,
        ),
    ]
    page = _address("/changes", **{"from": found.since, "to": found.until})
    return _changed_sentences(found), True, parts, (Step(message("answer-step-changes"), address=page),)


def _changed_sentences(found: Changed) -> Iterator[Message]:
    period = (
        message("answer-period", since=Dated(found.since), until=Dated(found.until))
        if found.until
        else message("answer-since", since=Dated(found.since))
    )
    if not (found.sources or found.new or found.gone or found.from_registers):
        yield message("answer-changed-nothing", period=period)
        return
    if found.nothing_before:
        yield message("answer-changed-all", when=_on(found.since))
    yield message(
        "answer-changed",
        period=period,
        sources=len(found.sources),
        new=len(found.new) + found.from_registers,
        gone=len(found.gone),
    )
    if found.from_registers:
        yield message("answer-changed-registers", number=found.from_registers)
    if found.nothing_before:
        return
    if found.followed_up:
        yield message("answer-changed-followed-up", number=len(found.followed_up))
    if found.sources:
        yield message("answer-changed-turned", number=len(found.turned))


def _gone_line(snapshot: Snapshot, fact: Fact) -> Line:
    ends = [snapshot.node(id) for id in (fact.subject, fact.object) if id in snapshot]
    if len(ends) == 2:
        return Line(message("answer-gone", fact=OfFact(ref(snapshot), fact)), tuple(ends))
    return Line(message("answer-gone-nameless", subject=fact.subject, object=fact.object), tuple(ends))


@_told.register
def _(found: MapFile, snapshot: Snapshot) -> _Parts:
    around = found.about.id if found.about else None
    sentence = message("answer-map-around", about=found.about) if found.about else message("answer-map")
    steps = (
        Step(message("answer-step-map-file"), address=_address("/map/drawing", focus=around)),
        Step(message("answer-step-map"), address=_address("/map", focus=around)),
    )
    return [sentence, message("answer-map-file")], True, [], steps


@_told.register
def _(found: Data, snapshot: Snapshot) -> _Parts:
    sentences = [message("answer-data")]
    steps = [
        Step(message("answer-step-api"), address="/api"),
        Step(message("answer-step-openapi"), address="/v1/openapi.json"),
    ]
    if found.start is not None and found.goal is not None:
        sentences.append(message("answer-data-paths", start=found.start, goal=found.goal))
        asked = _address("/v1/paths", **{"from": found.start.id, "to": found.goal.id, "k": "3"})
        steps.insert(0, Step(message("answer-step-data-paths"), address=asked))
    return sentences, True, [], tuple(steps)


@in_words.register
def _(value: Brief, language: str) -> str:
    node = value.node
    short = node.abbreviation if node.is_a("Instrument") and not node.is_a("Budget") else None
    return short or spoken(node, language)


# -- what they share ---------------------------------------------------------------------------------------------


def _part(title: str, lines: Sequence[Line], *, folded: bool = False) -> Part:
    return Part(message(title), tuple(lines[:MOST_LINES]), folded, max(0, len(lines) - MOST_LINES))


def _fact(snapshot: Snapshot, fact: Fact) -> Message:
    return message("answer-fact", fact=OfFact(ref(snapshot), fact))


def _fact_line(snapshot: Snapshot, fact: Fact, about: str | None = None) -> Line:
    nodes = (snapshot.node(about),) if about else (snapshot.node(fact.subject), snapshot.node(fact.object))
    return Line(Sentences((_fact(snapshot, fact),)), nodes, fact.supporting)


def _use_line(snapshot: Snapshot, use: Use) -> Line:
    told = Sentences(tuple(_fact(snapshot, fact) for fact in use.facts))
    return Line(
        told, (use.body, use.instrument), tuple(dict.fromkeys(one for fact in use.facts for one in fact.supporting))
    )


def _on(partial_date: str) -> Message:
    return message("on-day" if len(partial_date) == _A_DAY else "in-period", day=Dated(partial_date))


def _bodies(uses: Iterable[Use]) -> list[str]:
    return list(dict.fromkeys(use.body.id for use in uses))


def _count(ids: Collection[object], group: Kind) -> Message:
    number = len(ids)
    return message("answer-count", number=Counted(number), kind=group.label if number == 1 else group.plural)


def _by_kind(snapshot: Snapshot, ids: Iterable[str]) -> Listed:
    """How many of each kind, the kinds with most first: zes provincies, vijf ministeries en drie gemeenten."""
    counts = Counter(snapshot.kind(id) for id in ids)
    ordered = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return joined(_count(range(counts[kind]), VOCABULARY.kinds[kind]) for kind in ordered)


def _page(node: Node) -> str:
    return f"/entities/{node.id}"


def _address(path: str, **query: str | None) -> str:
    given = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
