"""The sources: what was loaded, when, and from where."""

import re
from collections import Counter
from itertools import groupby

import numpy as np
from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from api.forms import Form
from api.pages.visitor import Visiting, Visitor, show
from api.problems import NotAllowedError
from api.turns import DearByChoice
from graph.ask.kept import kept
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError
from graph.ask.snapshot import Snapshot
from graph.desk.audiences import UnknownSourceError, change_audience, organisation_named
from graph.model.audience import PARTICIPANTS
from graph.model.words import Listed, Message, message
from graph.store import failing as refreshes_failing
from graph.store import loads
from viz.pages import address as page_address

router = APIRouter(route_class=DearByChoice)
_SEPARATOR = re.compile(r"[;\n]")


@router.get("/sources")
def sources(visiting: Visiting) -> Response:
    """Every source with its last run; runs that were refused, and refreshes that fail, tell why."""
    snapshot = visiting.snapshot
    every_run = visiting.graph.store.runs()
    runs, failing = loads(every_run), refreshes_failing(every_run)
    last = {run.source: run for run in reversed(runs)}
    entities, claims = stated(snapshot)
    ordered = sorted(snapshot.sources.values(), key=lambda source: (source.rank.weight, source.title.casefold()))
    context = {
        "sources": [
            (rank, [(source, last.get(source.id), entities[source.id], claims[source.id]) for source in some])
            for rank, some in groupby(ordered, key=lambda source: source.rank)
        ],
        "failing": failing,
        "refused": [run for run in last.values() if run.outcome == "refused"],
    }
    return show(visiting, "sources", context, runs=len(every_run))


@router.get("/sources/{source_id}")
def source(visiting: Visiting, source_id: str) -> Response:
    """One source: whose it is, how it was loaded, and whom it is for, which a steward can change here."""
    return _page(visiting, source_id)


@router.post("/sources/{source_id}")
def send_audience(visiting: Visiting, source_id: str, form: Form) -> Response:
    """Have a source be for others; a name that is not clear is told in the form."""
    if not visiting.person.may("steward"):
        raise NotAllowedError(message("problem-not-allowed", role=message("role-of-steward")))
    chosen, names = form.get("for", ""), form.get("organisations", "")
    if chosen not in {"everybody", PARTICIPANTS, "organisations"}:
        return _page(visiting, source_id, message("source-for-choose"), chosen, names)
    sources = visiting.snapshot.sources
    held = sources[source_id].audience if source_id in sources else ()
    groups = {PARTICIPANTS} if chosen == PARTICIPANTS else set[str]()
    for name in map(str.strip, _SEPARATOR.split(names)) if chosen == "organisations" else ():
        if name:
            try:
                # An organisation that is gone meanwhile stays until somebody takes it off the list.
                groups.add(name if name in held else organisation_named(visiting.snapshot, name))
            except (UnknownReferenceError, AmbiguousReferenceError):
                return _page(visiting, source_id, message("source-for-unknown", name=name[:80]), chosen, names)
    if chosen == "organisations" and not groups:
        return _page(visiting, source_id, message("source-for-nobody"), chosen, names)
    try:
        change_audience(visiting.graph.store, source_id, groups, visiting.person)
    except UnknownSourceError:
        raise HTTPException(404) from None
    visiting.graph.catch_up()
    return RedirectResponse(page_address(f"/sources/{source_id}", lang=visiting.chosen), status_code=303)


def _page(
    visiting: Visitor, source_id: str, problem: Message | None = None, chosen: str = "", names: str = ""
) -> Response:
    snapshot = visiting.snapshot
    if source_id not in snapshot.sources:
        raise HTTPException(404)
    source = snapshot.sources[source_id]
    runs = loads(visiting.graph.asked(lambda store: store.runs(), ()))
    entities, claims = stated(snapshot)
    groups = () if PARTICIPANTS in source.audience else source.audience
    organisations = [snapshot.node(id).name if id in snapshot else id for id in groups]
    context = {
        "source": source,
        "run": next((run for run in runs if run.source == source_id), None),
        "entities": entities[source_id],
        "claims": claims[source_id],
        "organisations": organisations,
        "listed": Listed(tuple(organisations)),
        "may_change": visiting.person.may("steward") and visiting.is_of_now,
        "chosen": chosen or ("organisations" if organisations else PARTICIPANTS if source.audience else "everybody"),
        "names": names or "; ".join(_written(snapshot, id) for id in groups),
        "problem": problem,
    }
    return show(visiting, "source", context, status=400 if problem else 200, runs=len(runs))


def _written(snapshot: Snapshot, id: str) -> str:
    """The name of an organisation where the form reads it as this very id; else the id."""
    name = snapshot.node(id).name if id in snapshot else id
    try:
        means_it = not _SEPARATOR.search(name) and organisation_named(snapshot, name.strip()) == id
    except (UnknownReferenceError, AmbiguousReferenceError):
        return id
    return name if means_it else id


@kept()
def stated(snapshot: Snapshot) -> tuple[Counter[str], Counter[str]]:
    """How many entities and how many claims each source states."""
    columns, count = snapshot.columns, len(snapshot.columns.sources)
    statements = np.repeat(snapshot.with_past.shows_nodes, np.diff(columns.statement_start))
    entities = np.bincount(columns.statement_source[statements], minlength=count).tolist()
    claims = np.bincount(columns.claim_source, minlength=count).tolist()
    ids = [source.id for source in columns.sources]
    return Counter(dict(zip(ids, entities, strict=True))), Counter(dict(zip(ids, claims, strict=True)))
