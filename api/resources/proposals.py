"""Answers of organisations, and what is decided about them."""

from operator import attrgetter
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from api.identity import Asking, require
from api.language import answer_language
from api.parameters import Cursor, Limit, Now, Reference, page
from api.problems import NotAllowedError, NotFoundError, problem
from api.proposal_models import (
    DecisionResult,
    DecisionResults,
    NewDecision,
    NewDecisions,
    NewProposal,
    Proposal,
    ProposalHistory,
    Proposals,
    ProposalVersion,
)
from graph.desk.people import Person
from graph.desk.proposals import (
    NotAllowedHereError,
    State,
    UnknownProposalError,
    decide,
    decide_if_possible,
    hindrance,
    history,
    prepared,
    submit,
    told_conflict,
)
from graph.desk.proposals import Proposal as DeskProposal
from graph.desk.proposals import proposal as proposal_of
from graph.desk.proposed import may_see, stands
from graph.model.words import Message, message
from graph.store import Store
from graph.store.contract import DossierMovedOnError

router = APIRouter(tags=["proposals"], dependencies=[Depends(require("reader"))], responses={403: {}})
_DRY = Annotated[bool, Query(alias="dryRun", description="Only tell what would happen.")]
_KEY = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="Of your choice: sending the same again under it makes no second proposal.",
    ),
]


def seen_proposal(store: Store, person: Person, id: str) -> DeskProposal:
    """A proposal that somebody may see. NotFoundError for another too: that it exists is not for them."""
    try:
        proposal = proposal_of(store, id)
    except UnknownProposalError:
        proposal = None
    if proposal is None or not may_see(person, proposal):
        raise NotFoundError(message("proposal-unknown", id=id[:80]))
    return proposal


@router.get("/proposals", operation_id="listProposals", response_model=Proposals)
def list_proposals(
    now: Now,
    asking: Asking,
    state: Annotated[State | None, Query(description="Only those in this state.")] = None,
    about: Annotated[Reference | None, Query(description="Only those about or from this entity, by its id.")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Proposals:
    """The proposals that you may see, newest first."""
    proposed = now.proposed()
    some = proposed.all if about is None else proposed.of(about)
    seen = [proposal for proposal in some if state in {None, proposal.state} and may_see(asking, proposal)]
    shown, next_cursor = page(seen, limit, cursor, attrgetter("id"))
    snapshot = now.snapshot()
    items = [Proposal.of(snapshot, proposal, asking, counts=stands(snapshot, proposal)) for proposal in shown]
    return Proposals(total=len(seen), items=items, next=next_cursor)


@router.get("/proposals/{proposal_id}", operation_id="getProposal", response_model=ProposalHistory)
def get_proposal(now: Now, asking: Asking, proposal_id: str) -> ProposalHistory:
    """A proposal with everything that was decided about it."""
    proposal, snapshot = seen_proposal(now.store, asking, proposal_id), now.snapshot()
    return ProposalHistory(
        proposal=Proposal.of(snapshot, proposal, asking, counts=stands(snapshot, proposal)),
        versions=[ProposalVersion.of(version) for version in history(now.store, proposal_id)],
    )


@router.post("/proposals", operation_id="submitProposal", response_model=Proposal, status_code=201)
def submit_proposal(
    response: Response, now: Now, asking: Asking, new: NewProposal, key: _KEY = None, dry_run: _DRY = False
) -> Proposal:
    """Say something for an organisation. It waits for a decision; what one denies about itself is shown at once."""
    snapshot, answer = now.snapshot(), new.answer.answer()
    try:
        if dry_run:
            response.status_code = 200
            return Proposal.of(snapshot, prepared(snapshot, asking, new.speaker, answer), asking)
        return Proposal.of(snapshot, submit(now.store, snapshot, asking, new.speaker, answer, key=key), asking)
    except NotAllowedHereError:
        raise NotAllowedError(message("proposal-not-yours")) from None


@router.post(
    "/proposals/{proposal_id}/decisions", operation_id="decideOnProposal", response_model=Proposal, responses={409: {}}
)
def decide_on_proposal(
    request: Request, now: Now, asking: Asking, proposal_id: str, new: NewDecision
) -> Proposal | Response:
    """Accept, refuse, withdraw or reopen a proposal; 409 tells what another decided on it first."""
    seen_proposal(now.store, asking, proposal_id)
    snapshot = now.snapshot()
    try:
        decided = decide(now.store, snapshot, asking, proposal_id, new.version, new.decision, new.reason)
    except NotAllowedHereError:
        raise NotAllowedError(message("proposal-not-for-you")) from None
    except DossierMovedOnError:
        return problem(request, 409, told_conflict(now.store, proposal_id))
    return Proposal.of(snapshot, decided, asking)


@router.post("/proposals/decisions", operation_id="decideOnProposals", response_model=DecisionResults)
def decide_on_proposals(
    request: Request, now: Now, asking: Asking, new: NewDecisions, dry_run: _DRY = False
) -> DecisionResults:
    """One decision on several proposals, each of which is carried out or not by itself."""
    snapshot, language = now.snapshot(), answer_language(request)
    items = []
    for chosen in new.proposals:
        outcome: DeskProposal | Message
        try:
            proposal = seen_proposal(now.store, asking, chosen.id)
            if dry_run:
                outcome = hindrance(now.store, snapshot, asking, proposal, chosen.version, new.decision) or proposal
            else:
                outcome = decide_if_possible(
                    now.store, snapshot, asking, chosen.id, chosen.version, new.decision, new.reason
                )
        except NotFoundError as error:
            outcome = error.message
        if isinstance(outcome, DeskProposal):
            item = DecisionResult(id=chosen.id, proposal=Proposal.of(snapshot, outcome, asking), problem=None)
        else:
            item = DecisionResult(id=chosen.id, proposal=None, problem=outcome.in_language(language))
        items.append(item)
    return DecisionResults(items=items)
