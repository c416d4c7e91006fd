"""The home page: one box for a question or a name, questions with live answers, and what else there is to look at."""

from collections import Counter

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.finding_lives import lives_of, number_of, unfinished
from api.pages.answers import ready
from api.pages.revisions import newest
from api.pages.visitor import Visiting, show
from api.turns import DearByChoice
from graph.ask.age import fact_age
from graph.ask.findings import all_findings
from graph.ask.gaps.rule import SEVERITIES

router = APIRouter(route_class=DearByChoice)
COUNTED = ("Actor", "Instrument", "Agreement", "Activity", "Subject", "Document")
MOST_REVISIONS = 4


@router.get("/favicon.ico")
def icon() -> RedirectResponse:
    """Where browsers look for an icon when what they show names none, such as JSON."""
    return RedirectResponse("/static/icon.svg", 301)


@router.get("/")
def home(visiting: Visiting) -> Response:
    """The home page."""
    snapshot = visiting.snapshot
    # The rest need not wait for what the rules find and what questions have for an answer.
    lives = lives_of(visiting.graph, snapshot)
    findings = unfinished(snapshot, all_findings(snapshot), lives) if visiting.is_settled else ()
    by_severity = Counter(finding.severity for finding in findings)
    return show(
        visiting,
        "home",
        {
            "questions": ready(visiting),
            "counts": [(kind, snapshot.count(kind)) for kind in COUNTED],
            "gap_counts": [(severity, by_severity[severity]) for severity in SEVERITIES],
            "revisions": visiting.graph.asked(lambda _: newest(visiting, MOST_REVISIONS), None),
            "age": fact_age(snapshot),
        },
        beside=number_of(lives),
    )
