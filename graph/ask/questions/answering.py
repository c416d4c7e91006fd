"""Which function answers a question of which kind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.questions.change import Changed, find_changed
from graph.ask.questions.commitments import Outcome, WithoutFollowUp, find_outcome, find_without_follow_up
from graph.ask.questions.kinds import Question
from graph.ask.questions.money import Money, find_money
from graph.ask.questions.people import (
    Doers,
    FirstContact,
    Introduction,
    Winners,
    find_doers,
    find_first_contact,
    find_introduction,
    find_winners,
)
from graph.ask.questions.use import Fitting, Used, Users, find_fitting, find_used, find_users
from graph.ask.snapshot import Snapshot
from graph.model.dates import first_day, last_day
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True)
class NonUsers:
    """The same as `Users`, asked the other way round."""

    users: Users


@dataclass(frozen=True, slots=True)
class MapFile:
    """The map as one file, around something or of everything."""

    about: Node | None


@dataclass(frozen=True, slots=True)
class Data:
    """The same answers as data; with both ends, the routes between these."""

    start: Node | None
    goal: Node | None


Found = (
    Users
    | NonUsers
    | Used
    | Outcome
    | Introduction
    | Money
    | FirstContact
    | WithoutFollowUp
    | Fitting
    | Doers
    | Winners
    | Changed
    | MapFile
    | Data
)
Earlier = Callable[[date], Snapshot]


def answer(snapshot: Snapshot, question: Question, *, known_on: Earlier, budget: Budget = UNLIMITED) -> Found:
    """The answer to a question; `known_on` gives what was known at the end of a day. OverBudgetError."""
    return _ANSWERS[question.kind.id](snapshot, question, known_on, budget)


def _users(snapshot: Snapshot, question: Question, _: Earlier, __: Budget) -> Users:
    group = question.group("who")
    return find_users(snapshot, _entity(question, "what"), [group] if group else [])


def _non_users(snapshot: Snapshot, question: Question, _: Earlier, __: Budget) -> NonUsers:
    """Without a kind it asks of all bodies of which a register tells how many there are."""
    group = question.group("who")
    registered = [VOCABULARY.kinds[name] for name in sorted(VOCABULARY.kinds_with("register"))]
    return NonUsers(find_users(snapshot, _entity(question, "what"), [group] if group else registered))


def _fitting(snapshot: Snapshot, question: Question, _: Earlier, __: Budget) -> Fitting:
    """Of one body it is what suits bodies of its kind."""
    group = question.group("who")
    return find_fitting(snapshot, group if group is not None else _entity(question, "who").vocabulary)


def _changes(snapshot: Snapshot, question: Question, known_on: Earlier, budget: Budget) -> Changed:
    since, until = question.date("since") or "", question.date("until")
    later = known_on(last_day(until)) if until else snapshot
    return find_changed(known_on(first_day(since) - timedelta(days=1)), later, since, until, budget)


def _entity(question: Question, name: str) -> Node:
    node = question.entity(name)
    assert node is not None  # A question without what it has to ask about is never made.
    return node


_ANSWERS: dict[str, Callable[[Snapshot, Question, Earlier, Budget], Found]] = {
    "users": _users,
    "non-users": _non_users,
    "uses": lambda snapshot, question, _, __: find_used(snapshot, _entity(question, "who"), question.entity("what")),
    "outcome": lambda snapshot, question, _, __: find_outcome(snapshot, _entity(question, "what")),
    "introduction": lambda snapshot, question, _, budget: find_introduction(
        snapshot, question.entity("from"), _entity(question, "to"), budget=budget
    ),
    "money": lambda snapshot, question, _, __: find_money(snapshot, _entity(question, "what")),
    "first-contact": lambda snapshot, question, _, __: find_first_contact(
        snapshot, question.entity("what"), question.group("who")
    ),
    "no-follow-up": lambda snapshot, question, _, budget: find_without_follow_up(
        snapshot, question.entity("who"), budget
    ),
    "fitting": _fitting,
    "doers": lambda snapshot, question, _, __: find_doers(snapshot, _entity(question, "what")),
    "winners": lambda snapshot, question, _, __: find_winners(snapshot, _entity(question, "what")),
    "changes": _changes,
    "map-file": lambda _, question, __, ___: MapFile(question.entity("what")),
    "data": lambda _, question, __, ___: Data(question.entity("from"), question.entity("to")),
}
