"""What an answer in words is made of, and what the sentences of several share."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from urllib.parse import urlencode
from weakref import ref

from graph.ask.fact import Evidence, Fact
from graph.ask.gaps.rule import joined
from graph.ask.questions.answering import Found
from graph.ask.questions.kinds import Question
from graph.ask.questions.use import Use
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY, Kind
from graph.model.words import Counted, Dated, Listed, Message, Sentences, in_words, message
from graph.say.sentences import clause

MOST_LINES = 40
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


Told = tuple[Iterable[Message], bool, Sequence[Part], tuple[Step, ...]]


@singledispatch
def told(found: Found, snapshot: Snapshot) -> Told:
    raise TypeError(f"{type(found).__name__} has no words")


def part_of(title: str, lines: Sequence[Line], *, folded: bool = False) -> Part:
    return Part(message(title), tuple(lines[:MOST_LINES]), folded, max(0, len(lines) - MOST_LINES))


def fact_message(snapshot: Snapshot, fact: Fact) -> Message:
    return message("answer-fact", fact=OfFact(ref(snapshot), fact))


def fact_line(snapshot: Snapshot, fact: Fact, about: str | None = None) -> Line:
    nodes = (snapshot.node(about),) if about else (snapshot.node(fact.subject), snapshot.node(fact.object))
    return Line(Sentences((fact_message(snapshot, fact),)), nodes, fact.supporting)


def use_line(snapshot: Snapshot, use: Use) -> Line:
    sentences = Sentences(tuple(fact_message(snapshot, fact) for fact in use.facts))
    return Line(
        sentences,
        (use.body, use.instrument),
        tuple(dict.fromkeys(evidence for fact in use.facts for evidence in fact.supporting)),
    )


def on_day(partial_date: str) -> Message:
    return message("on-day" if len(partial_date) == _A_DAY else "in-period", day=Dated(partial_date))


def bodies_of(uses: Iterable[Use]) -> list[str]:
    return list(dict.fromkeys(use.body.id for use in uses))


def count_of(ids: Collection[object], group: Kind) -> Message:
    number = len(ids)
    return message("answer-count", number=Counted(number), kind=group.label if number == 1 else group.plural)


def by_kind(snapshot: Snapshot, ids: Iterable[str]) -> Listed:
    """How many of each kind, the kinds with most first: zes provincies, vijf ministeries en drie gemeenten."""
    counts = Counter(snapshot.kind(id) for id in ids)
    ordered = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return joined(count_of(range(counts[kind]), VOCABULARY.kinds[kind]) for kind in ordered)


def page_of(node: Node) -> str:
    return f"/entities/{node.id}"


def site_address(path: str, **query: str | None) -> str:
    parameters = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(parameters)}" if parameters else path
