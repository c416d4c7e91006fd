"""The sources: what was loaded, when, and from where."""

from collections import Counter
from itertools import groupby

from fastapi import APIRouter, Response

from api.pages.visitor import Visiting, show
from api.turns import DearByChoice
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot

router = APIRouter(route_class=DearByChoice)


@router.get("/sources")
def sources(visiting: Visiting) -> Response:
    """Every source with its last run; runs that were refused tell why."""
    snapshot = visiting.snapshot
    runs = visiting.graph.store.runs()
    last = {run.source: run for run in reversed(runs)}
    entities, claims = _stated(snapshot)
    ordered = sorted(snapshot.sources.values(), key=lambda source: (source.rank.weight, source.title.casefold()))
    context = {
        "sources": [
            (rank, [(source, last.get(source.id), entities[source.id], claims[source.id]) for source in some])
            for rank, some in groupby(ordered, key=lambda source: source.rank)
        ],
        "refused": [run for run in last.values() if run.outcome == "refused"],
    }
    return show(visiting, "sources", context, runs=len(runs))


@kept()
def _stated(snapshot: Snapshot) -> tuple[Counter[str], Counter[str]]:
    """How many entities and how many claims each source states."""
    claims = Counter(one.source.id for fact in snapshot.facts for one in fact.evidence)
    return Counter(one.source.id for node in snapshot.with_past.shown_nodes.values() for one in node.statements), claims
