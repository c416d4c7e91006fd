"""The queue of proposals, one proposal with all that was decided about it, and decisions on one or on many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import QueryParams

from api.forms import Form
from api.identity import require
from api.pages.answering import changed
from api.pages.questions import Wrong, party
from api.pages.visitor import Visiting, Visitor, show
from api.parameters import Cursor, cursor_at, offset_of
from api.problems import NotAllowedError, NotFoundError
from graph.ask.fact import Fact
from graph.desk.answers import held_fact
from graph.desk.proposals import (
    DECISIONS,
    MOST_CHARACTERS_OF_REASON,
    NEEDS_REASON,
    STATES,
    Decision,
    NotAllowedHereError,
    Proposal,
    UnknownProposalError,
    decide,
    decide_if_possible,
    hindrance,
    history,
    told_conflict,
)
from graph.desk.proposals import proposal as newest_of
from graph.model.merging import Node
from graph.model.words import Message, WrongError, message
from graph.say.proposals import outcome_sentence
from graph.store.contract import DossierMovedOnError

router = APIRouter(dependencies=[Depends(require("reader"))])
A_PAGE = 25
MOST_AT_ONCE = 200
ALL = "all"
# What can be decided on many at once; withdrawing is for who spoke.
_ON_MANY: tuple[Decision, ...] = ("accept", "refuse", "reopen")
Short = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a proposal is about, as it stands now and as it stands when the proposal counts; None where nothing is."""

    held: Fact | None
    sentence: str | None
    changed: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Result:
    """What a decision makes of a proposal, or why it makes nothing of it."""

    proposal: Proposal
    problem: Message | None = None


@router.get("/proposals")
def list_proposals(
    visiting: Visiting,
    state: Short = "",
    organisation: Short = "",
    of: Annotated[tuple[str, ...], Query(max_length=MOST_AT_ONCE)] = (),
    cursor: Cursor = None,
) -> Response:
    """The proposals that the visitor may see, newest first; `of` names those to show."""
    return _list(visiting, state, organisation, of, cursor)


def _list(
    visiting: Visitor,
    state: str = "",
    organisation: str = "",
    of: Sequence[str] = (),
    cursor: str | None = None,
    *,
    problem: Message | None = None,
) -> Response:
    person = visiting.person
    wanted = state or (ALL if of or not person.may("reviewer") else "submitted")
    who = party(visiting, organisation)
    proposed = visiting.proposed
    some = proposed.of(who.id) if isinstance(who, Node) else proposed.all
    stand_so = [proposal for proposal in some if wanted in {ALL, proposal.state} and (not of or proposal.id in of)]
    seen = stand_so if person.may("reviewer") else list(filter(visiting.may_see, stand_so))
    start = offset_of(cursor)
    shown = seen[start : start + A_PAGE]
    possible = {decision for proposal in shown for decision in proposal.decisions(person)}
    context = {
        "items": shown,
        "total": len(seen),
        "state": wanted,
        "states": [(ALL, message("choice-all").in_language(visiting.language)), *_states(visiting.language)],
        "organisation": organisation,
        "wrong": who if isinstance(who, Wrong) else None,
        "of": of,
        "decisions": [decision for decision in _ON_MANY if decision in possible],
        "problem": problem,
        "next_address": visiting.here(cursor=cursor_at(start + A_PAGE)) if start + A_PAGE < len(seen) else None,
        "previous_address": visiting.here(cursor=cursor_at(max(0, start - A_PAGE))) if start else None,
    }
    return show(visiting, "proposals", context, status=400 if problem else 200, beside=proposed.number)


def _states(language: str) -> list[tuple[str, str]]:
    return [(state, message(f"proposal-{state}").in_language(language)) for state in STATES]


@router.post("/proposals")
def decide_on_many(visiting: Visiting, form: Form) -> Response:
    """What a decision on several proposals would do; with `step` it is taken, on each by itself."""
    decision = _decision(form)
    chosen = [(id, _number(version)) for id, _, version in (value.partition(":") for value in form.getlist("chosen"))]
    if decision not in _ON_MANY or not chosen:
        return _list(visiting, ALL, problem=message("proposal-page-none-chosen"))
    chosen, reason = chosen[:MOST_AT_ONCE], form.get("reason", "").strip()
    newest = [(_seen(visiting, id), version) for id, version in chosen]
    lacks_reason = decision in NEEDS_REASON and not reason
    if form.get("step") != "do" or lacks_reason or len(reason) > MOST_CHARACTERS_OF_REASON:
        results = [
            Result(
                proposal,
                hindrance(visiting.graph.store, visiting.snapshot, visiting.person, proposal, version, decision),
            )
            for proposal, version in newest
        ]
        wrong = message("proposal-needs-reason") if lacks_reason and form.get("step") == "do" else None
        return _decided(visiting, decision, results, reason, wrong=wrong, status=400 if wrong else 200)
    results = [_take(visiting, proposal, version, decision, reason) for proposal, version in newest]
    visiting.graph.catch_up()
    if any(result.problem for result in results):
        return _decided(visiting, decision, results, reason, done=True, status=409)
    ids = "&".join(f"of={result.proposal.id}" for result in results)
    return RedirectResponse(f"/proposals?{ids}", status_code=303)


def _decided(
    visiting: Visitor,
    decision: Decision,
    results: Sequence[Result],
    reason: str,
    *,
    wrong: Message | None = None,
    done: bool = False,
    status: int = 200,
) -> Response:
    context = {
        "decision": decision,
        "results": results,
        "possible": [result.proposal for result in results if result.problem is None],
        "reason": reason,
        "needs_reason": decision in NEEDS_REASON,
        "most": MOST_CHARACTERS_OF_REASON,
        "wrong": wrong,
        "done": done,
    }
    return _unkept(show(visiting, "decide", context, status=status))


def _take(visiting: Visitor, seen: Proposal, version: int, decision: Decision, reason: str) -> Result:
    store = visiting.graph.store
    reply = decide_if_possible(store, visiting.snapshot, visiting.person, seen.id, version, decision, reason)
    return Result(reply) if isinstance(reply, Proposal) else Result(newest_of(store, seen.id), reply)


@router.get("/proposals/{id}")
def one_proposal(visiting: Visiting, id: str, sent: bool = False) -> Response:
    """A proposal: what is now, what would be, how it came to stand as it does, and what the visitor can decide."""
    return _one(visiting, _seen(visiting, id), sent=sent)


@router.post("/proposals/{id}")
def decide_on_one(visiting: Visiting, id: str, form: Form) -> Response:
    """Take a decision; who comes second is shown what the first decided, and keeps the reason that they typed."""
    seen, reason = _seen(visiting, id), form.get("reason", "")
    decision, version = _decision(form), _number(form.get("version", ""))
    if decision is None:
        return _one(visiting, seen, reason=reason, problem=message("proposal-page-which-decision"), status=400)
    store = visiting.graph.store
    try:
        decide(store, visiting.snapshot, visiting.person, id, version, decision, reason)
    except NotAllowedHereError:
        raise NotAllowedError(message("proposal-not-for-you")) from None
    except DossierMovedOnError:
        return _one(visiting, _seen(visiting, id), reason=reason, problem=told_conflict(store, id), status=409)
    except WrongError as error:
        return _one(visiting, seen, reason=reason, wrong=error.problems[0], status=400)
    visiting.graph.catch_up()
    return RedirectResponse(f"/proposals/{id}", status_code=303)


def _one(
    visiting: Visitor,
    proposal: Proposal,
    *,
    sent: bool = False,
    reason: str = "",
    problem: Message | None = None,
    wrong: Message | None = None,
    status: int = 200,
) -> Response:
    snapshot, speaker = visiting.snapshot, proposal.speaker
    context: dict[str, Any] = {
        "proposal": proposal,
        "answer": proposal.answer,
        "speaker": snapshot.node(speaker) if speaker in snapshot else None,
        "outcome": _outcome(visiting, proposal),
        "versions": history(visiting.graph.store, proposal.id),
        "decisions": proposal.decisions(visiting.person),
        "needs_reason": NEEDS_REASON,
        "sent": sent,
        "reason": reason,
        "problem": problem,
        "wrong": wrong,
        "most": MOST_CHARACTERS_OF_REASON,
    }
    return _unkept(show(visiting, "proposal", context, status=status))


def _outcome(visiting: Visitor, proposal: Proposal) -> Outcome | None:
    """None when it no longer fits what is known."""
    snapshot, answer = visiting.snapshot, proposal.answer
    if not visiting.shows(proposal):
        return None
    speaker = snapshot.node(proposal.speaker)
    then = None if proposal.counts else outcome_sentence(snapshot, speaker, answer, visiting.language)
    return Outcome(held_fact(snapshot, answer), then, changed(snapshot, speaker, answer))


def _seen(visiting: Visitor, id: str) -> Proposal:
    """The newest version of a proposal. NotFoundError for one that the visitor may not see too."""
    try:
        newest = newest_of(visiting.graph.store, id)
    except UnknownProposalError:
        newest = None
    if newest is None or not visiting.may_see(newest):
        raise NotFoundError(message("proposal-unknown", id=id[:80]))
    return newest


def _decision(form: QueryParams) -> Decision | None:
    return next((decision for decision in DECISIONS if decision == form.get("decision")), None)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _unkept(response: Response) -> Response:
    """A page for one person, of one moment."""
    response.headers["Cache-Control"] = "no-store"
    if "ETag" in response.headers:
        del response.headers["ETag"]
    return response
