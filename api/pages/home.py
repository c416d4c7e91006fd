"""The home page: search, three doors with live figures, what changed last, and how fresh the sources are."""

from collections import Counter

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.pages.revisions import newest
from api.pages.visitor import Visiting, show
from api.turns import DearByChoice
from graph.ask.findings import all_findings
from graph.ask.gaps.rule import SEVERITIES
from graph.store import loads

router = APIRouter(route_class=DearByChoice)
COUNTED = ("Actor", "Instrument", "Agreement", "Activity", "Subject", "Document")
MOST_SHOWN = 6


@router.get("/favicon.ico")
def icon() -> RedirectResponse:
    """Where browsers look for an icon when what they show names none, such as JSON."""
    return RedirectResponse("/static/icon.svg", 301)


@router.get("/")
def home(visiting: Visiting) -> Response:
    """The home page."""
    snapshot = visiting.snapshot
    # The rest need not wait for what the rules find.
    findings = all_findings(snapshot) if visiting.is_settled else ()
    by_severity = Counter(finding.severity for finding in findings)
    runs = visiting.graph.store.runs()
    last = {run.source: run for run in reversed(loads(runs))}
    fresh = sorted(snapshot.sources.values(), key=lambda source: source.published or "", reverse=True)
    return show(
        visiting,
        "home",
        {
            "counts": [(kind, snapshot.count(kind)) for kind in COUNTED],
            "gap_counts": [(severity, by_severity[severity]) for severity in SEVERITIES],
            "finding": findings[0] if findings else None,
            "revisions": newest(visiting, MOST_SHOWN),
            "sources": [(source, last.get(source.id)) for source in fresh[:MOST_SHOWN]],
        },
        runs=len(runs),
    )
