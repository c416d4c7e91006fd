"""What can be asked of collaboration paths: one immutable value, with which page, API and command all ask."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY, Meaning
from graph.model.words import Listed, Message, message

MOST_PATHS = 100
MOST_STEPS = 12
# Beyond these an end is no party any more, but a part of the network.
MOST_ENDS = 1_000

_MEANINGS = frozenset({Meaning.INTRODUCTION, Meaning.AFFINITY, Meaning.DOCUMENT})


class PathQuestionError(ValueError):
    """A question about paths that cannot be answered as it stands; the message says what to ask instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class PathQuestion:
    """The k best paths of one meaning from any of `starts` to any of `goals` (ids), of at most `max_length` steps.

    `via` are passed in that order, `avoid` not at all; `without` are relations that tie nobody here. With `kinds`
    everything in between is of these kinds or below them (or named in `via`); with `diverse` no two paths share
    anything in between, unless every path runs through it. The strategy `strongest` puts the lowest cost first,
    `shortest` the fewest steps. With `extracted`, ties that a program found count too.
    """

    starts: tuple[str, ...]
    goals: tuple[str, ...]
    k: int = 3
    meaning: str = Meaning.INTRODUCTION
    via: tuple[str, ...] = ()
    avoid: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    kinds: frozenset[str] | None = None
    max_length: int = 6
    diverse: bool = False
    strategy: str = "strongest"
    extracted: bool = False

    @classmethod
    def between(cls, start: str, goal: str, **limits: Any) -> Self:
        """The question about one start and one goal."""
        return cls((start,), (goal,), **limits)

    @property
    def limited(self) -> bool:
        """Whether it leaves out what a path could otherwise run through."""
        return bool(self.avoid or self.without) or self.kinds is not None

    def checked(self, snapshot: Snapshot) -> Self:
        """The same question by the ids that stand in a snapshot, where none is an end on both sides.

        Raises UnknownEntityError for an unknown id, and PathQuestionError for what cannot be asked.
        """
        starts, goals, via = (_ids(snapshot, ids) for ids in (self.starts, self.goals, self.via))
        question = replace(self, starts=starts, goals=goals, via=via, avoid=frozenset(_ids(snapshot, self.avoid)))
        question._check(snapshot)
        both = set(starts) & set(goals)
        if both and set(goals) - both:
            return replace(question, goals=tuple(id for id in goals if id not in both))
        return replace(question, starts=tuple(id for id in starts if id not in both))

    def _check(self, snapshot: Snapshot) -> None:
        ends = {*self.starts, *self.goals}
        avoided_too = self.avoid & {*ends, *self.via}
        if self.meaning not in _MEANINGS:
            raise PathQuestionError(message("path-meaning", given=str(self.meaning)))
        if max(len(self.starts), len(self.goals)) > MOST_ENDS:
            raise PathQuestionError(message("path-ends", most=MOST_ENDS))
        if not self.starts or not self.goals:
            raise PathQuestionError(message("path-no-end"))
        if len(ends) < 2:
            raise PathQuestionError(message("path-same-ends", name=snapshot.node(self.starts[0]).name))
        if set(self.starts) == set(self.goals):
            raise PathQuestionError(message("path-same-parties"))
        if not 1 <= self.k <= MOST_PATHS:
            raise PathQuestionError(message("path-count", most=MOST_PATHS, given=self.k))
        if not 1 <= self.max_length <= MOST_STEPS:
            raise PathQuestionError(message("path-length", most=MOST_STEPS, given=self.max_length))
        if self.strategy not in {"strongest", "shortest"}:
            raise PathQuestionError(message("path-strategy", given=self.strategy))
        if unknown := sorted(self.without - VOCABULARY.relations.keys()):
            raise PathQuestionError(message("path-without", given=Listed(tuple(unknown))))
        if len(set(self.via)) < len(self.via) or not ends.isdisjoint(self.via):
            raise PathQuestionError(message("path-via"))
        if avoided_too:
            raise PathQuestionError(
                message("path-avoid", names=Listed(tuple(snapshot.node(id).name for id in sorted(avoided_too))))
            )


def _ids(snapshot: Snapshot, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(snapshot.node(id).id for id in ids)
