"""The sources: what was loaded, when, and from where."""

from collections import Counter
from itertools import groupby

import numpy as np
from fastapi import APIRouter, Response

from api.pages.visitor import Visiting, show
from api.turns import DearByChoice
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.store import failing as refreshes_failing
from graph.store import loads

router = APIRouter(route_class=DearByChoice)


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


@kept()
def stated(snapshot: Snapshot) -> tuple[Counter[str], Counter[str]]:
    """How many entities and how many claims each source states."""
    columns, count = snapshot.columns, len(snapshot.columns.sources)
    statements = np.repeat(snapshot.with_past.shows_nodes, np.diff(columns.statement_start))
    entities = np.bincount(columns.statement_source[statements], minlength=count).tolist()
    claims = np.bincount(columns.claim_source, minlength=count).tolist()
    ids = [source.id for source in columns.sources]
    return Counter(dict(zip(ids, entities, strict=True))), Counter(dict(zip(ids, claims, strict=True)))
