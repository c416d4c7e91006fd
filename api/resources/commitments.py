"""Commitments: what somebody can be held to, how it stands, and what came of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api.commitment_models import Commitment, Commitments
from api.fields import Facets, Fields, named_value, only_of_items
from api.models import Facet, Model
from api.openapi import REFERS
from api.parameters import AskedSnapshot, Cursor, KindName, Limit, Reference, known_kind, page
from api.tagged import UNCHANGED, TaggedFromTheWhole
from api.turns import budget_of
from graph.ask.findings import all_findings, findings_of
from graph.ask.gaps.open_commitments import ID, commitments, reasons_open
from graph.ask.kept import kept
from graph.ask.ledger import LedgerEntry
from graph.ask.search import resolve
from graph.ask.snapshot import Snapshot
from graph.model.records import Status
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from viz.words import Told

router = APIRouter(tags=["gaps"], route_class=TaggedFromTheWhole, responses=UNCHANGED)
_FACETS = ("open", "kind", "status", "actor")
NOT_OPEN = "no"


@dataclass(frozen=True, slots=True)
class _By:
    """What is asked for: why it stands open, its kind, what is said of its status, and an actor (an id) in any role."""

    open: str = ""
    kind: str = ""
    status: str = ""
    actor: str = ""


@router.get("/commitments", operation_id="listCommitments", response_model=Commitments, responses=REFERS)
def list_commitments(
    request: Request,
    snapshot: AskedSnapshot,
    open: Annotated[
        Literal["settled", "overdue", "undecided", "unanswered", "silent", "no"] | None,
        Query(
            description="Only what stands open for this reason: who had to do it calls it settled, its term has "
            "passed, or no decision, follow-up or new word is known; `no`: only what does not stand open."
        ),
    ] = None,
    kind: Annotated[
        KindName | None, Query(description="Only this kind and the kinds below it.", examples=["Commitment"])
    ] = None,
    status: Annotated[Status | None, Query(description="Only of which somebody says this.")] = None,
    actor: Annotated[
        Reference | None,
        Query(description="Only what this party made, decides, was asked, does or takes part in: its id or name."),
    ] = None,
    facets: Facets = False,
    fields: Fields = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Model | Response:
    """What somebody can be held to, by name: promises, motions, decisions and plans, with what came of each."""
    by = _By(
        open or "",
        known_kind("kind", kind) if kind else "",
        status or "",
        resolve(snapshot, actor).id if actor else "",
    )
    budget = budget_of(request)
    # It works out what is told here too, and stops when that takes too long.
    all_findings(snapshot, budget=budget)
    reasons = reasons_open(snapshot)
    entries = [*_narrowed(snapshot, by)]
    shown, next_cursor = page(entries, limit, cursor, lambda entry: entry.node.id)
    gaps = _gaps_of(snapshot)
    answer = Commitments(
        revision=snapshot.revision,
        as_of=snapshot.as_of,
        known_on=snapshot.known_on,
        total=len(entries),
        items=[
            Commitment.of_entry(snapshot, entry, reasons.get(entry.node.id), gaps.get(entry.node.id, ()))
            for entry in budget.each(shown)
        ],
        next=next_cursor,
        facets=[*_facets(snapshot, by)] if facets else None,
    )
    return only_of_items(answer, Commitment, fields)


@kept()
def _gaps_of(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """The findings (ids) that name a commitment, by its id."""
    held = commitments(snapshot)
    gaps: dict[str, tuple[str, ...]] = {}
    for finding in findings_of(snapshot, ID):
        for id in finding.entities:
            if id in held:
                gaps[id] = (*gaps.get(id, ()), finding.id)
    return gaps


def _narrowed(snapshot: Snapshot, by: _By) -> Iterator[LedgerEntry]:
    kinds = VOCABULARY.descendants(by.kind) if by.kind else frozenset[str]()
    for entry in commitments(snapshot).values():
        if by.kind and entry.node.kind not in kinds:
            continue
        if all(not value or value in _values(snapshot, entry, name) for name, value in _chosen(by)):
            yield entry


def _chosen(by: _By) -> tuple[tuple[str, str], ...]:
    return ("open", by.open), ("status", by.status), ("actor", by.actor)


def _values(snapshot: Snapshot, entry: LedgerEntry, facet: str) -> frozenset[str]:
    match facet:
        case "open":
            return frozenset({reasons_open(snapshot).get(entry.node.id, NOT_OPEN)})
        case "kind":
            return frozenset({entry.node.kind})
        case "status":
            return frozenset(statement.status for statement in entry.statuses if statement.status is not None)
        case _:
            roles = entry.parties, entry.committed_by, entry.addressed_to, entry.decided_by, entry.carried_out_by
            return frozenset(id for ids in roles for id in ids)


def _facets(snapshot: Snapshot, by: _By) -> Iterator[Facet]:
    for name in _FACETS:
        left = _narrowed(snapshot, replace(by, **{name: ""}))
        counted = Counter(value for entry in left for value in _values(snapshot, entry, name))
        yield Facet.of(name, counted, partial(_label, snapshot, name))


def _label(snapshot: Snapshot, facet: str, value: str) -> Told:
    if facet in {"open", "status"}:
        return message(f"commitments-{facet}-{value}")
    return named_value(snapshot, facet, value)
