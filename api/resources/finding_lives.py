"""How findings stand: what was solved, how their number goes, and the history of each, to which a person can add."""

from operator import attrgetter
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request, Response

from api.fields import Fields, only_of_items
from api.finding_lives import Wanted, choice_then, decide, seen_in, solved_in
from api.gap_models import Finding, FindingWithHistory
from api.graph_now import GraphNow
from api.identity import Asking
from api.life_models import FindingCount, FindingLife, FindingState, LifeEvent, SolvedFinding, SolvedGaps, Trend
from api.models import Model
from api.parameters import Cursor, Limit, Now, page
from api.problems import BadRequestError, NotFoundError, Together, problem
from api.tagged import UNCHANGED, TaggedFromTheWhole, made_of_more
from api.turns import budget_of
from graph.ask.findings import finding_called
from graph.ask.gaps import Finding as GapFinding
from graph.ask.search import resolve
from graph.ask.snapshot import Snapshot
from graph.desk.finding_lives import Life, history, may_decide, trend
from graph.model.words import WrongError, message
from graph.say.finding_lives import is_visible
from graph.store.contract import DossierMovedOnError

router = APIRouter(tags=["gaps"], route_class=TaggedFromTheWhole, responses=UNCHANGED)
# What writes takes in a body, and asks for nothing that takes long: it waits for no turn.
writing = APIRouter(tags=["gaps"])
NewSince = Annotated[
    str | None,
    Query(
        alias="newSince",
        max_length=40,
        description="Only what appeared in or since this day, month, year or revision; of what is solved: that was.",
        examples=["2026-06"],
    ),
]

FindingId = Annotated[str, Path(max_length=120, examples=["instrument-use-unknown-4ce2535261"])]


def wanted_from(graph: GraphNow, shown: str, owner: str | None, since: str | None) -> Wanted:
    """Which findings an address asks for. BadRequestError."""
    try:
        return Wanted.of(graph, shown, owner, since or "")
    except WrongError as error:
        raise BadRequestError(error.problems[0]) from None


@router.get("/gaps/solved", operation_id="listSolvedGaps", response_model=SolvedGaps)
@made_of_more("dossiers")
def list_solved(
    request: Request,
    now: Now,
    asking: Asking,
    new_since: NewSince = None,
    fields: Fields = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Model | Response:
    """What was found before and is no more, the last solved first."""
    wanted = wanted_from(now, "solved", None, new_since)
    snapshot = now.snapshot(settled=True)
    solved = solved_in(snapshot, now.lives(), wanted, budget=budget_of(request))
    shown, next_cursor = page(solved, limit, cursor, attrgetter("id"))
    items = [SolvedFinding.of(snapshot, life, asking) for life in shown]
    gaps = SolvedGaps(revision=snapshot.revision, items=items, total=len(solved), next=next_cursor)
    return only_of_items(gaps, SolvedFinding, fields)


@router.get("/gaps/trend", operation_id="getGapTrend", response_model=Trend)
@made_of_more("dossiers")
def get_trend(now: Now) -> Trend:
    """How many findings stood how, by look or by week."""
    return Trend(items=[FindingCount.of(count) for count in trend(now.lives().looks)])


@router.get("/gaps/{finding_id}", operation_id="getGap", response_model=FindingWithHistory)
@made_of_more("dossiers")
def get_gap(request: Request, now: Now, asking: Asking, finding_id: FindingId) -> FindingWithHistory:
    """One finding, also one that is solved, and what happened to it."""
    snapshot = now.snapshot(settled=True)
    finding, life = _of(request, now, snapshot, finding_id)
    return FindingWithHistory(
        id=life.id,
        finding=Finding.of(snapshot, finding) if finding else None,
        solved=None if finding else SolvedFinding.of(snapshot, life, asking),
        life=FindingLife.of(snapshot, life, asking) if now.lives().looks else None,
        history=[
            LifeEvent.of(snapshot, event, names_people=may_decide(asking, life.entities))
            for event in history(now.store, life.id, now.view)
        ],
    )


@router.get("/gaps/{finding_id}/state", operation_id="getGapState", response_model=FindingLife)
@made_of_more("dossiers")
def get_state(request: Request, response: Response, now: Now, asking: Asking, finding_id: FindingId) -> FindingLife:
    """How a finding stands. `ETag` is the version of what was decided about it, which a change has to follow."""
    snapshot = now.snapshot(settled=True)
    _, life = _of(request, now, snapshot, finding_id)
    if not now.lives().looks:
        raise NotFoundError(message("life-not-looked"))
    response.headers["ETag"] = f'"{life.version}"'
    return FindingLife.of(snapshot, life, asking)


@writing.put(
    "/gaps/{finding_id}/state",
    operation_id="putGapState",
    response_model=FindingLife,
    responses={409: {}, 412: {}, 428: {}},
)
def put_state(
    request: Request,
    response: Response,
    now: Now,
    asking: Asking,
    finding_id: FindingId,
    given: FindingState,
    if_match: Annotated[
        str | None, Header(description="The version of what was decided that this follows; 0 for none.")
    ] = None,
) -> Any:
    """Say how a finding stands: for who contributes for a party that it concerns, and who reviews."""
    snapshot = now.snapshot(settled=True)
    version = (if_match or "").removeprefix("W/").strip('" ')
    if not (version.isascii() and version.isdecimal() and len(version) < 10):
        return problem(request, 428, message("life-needs-version"))
    if given.state is None and given.back_to is None:
        raise BadRequestError(message("life-needs-state"))
    try:
        choice = given.choice() if given.back_to is None else choice_then(now, finding_id, given.back_to)
        if given.back_to is None and given.organisation:
            choice = given.model_copy(update={"organisation": resolve(snapshot, given.organisation).id}).choice()
        life = decide(now, snapshot, asking, finding_id, choice, int(version))
    except WrongError as error:
        return problem(request, 400, Together(error.problems))
    except DossierMovedOnError:
        newest = now.lives().version(finding_id)
        return problem(request, 412, message("life-moved-on-api", version=str(newest)))
    response.headers["ETag"] = f'"{life.version}"'
    return FindingLife.of(snapshot, life, asking)


def _of(request: Request, graph: GraphNow, snapshot: Snapshot, id: str) -> tuple[GapFinding | None, Life]:
    """A finding, None when it is gone, and its life. NotFoundError."""
    lives = graph.lives()
    finding = finding_called(snapshot, id, budget=budget_of(request))
    if finding is not None:
        return finding, lives.life(finding, seen_in(snapshot))
    life = lives.solved_life(id)
    if life is None or not is_visible(snapshot, life):
        raise NotFoundError(message("life-no-such", id=id[:80]))
    return None, life
