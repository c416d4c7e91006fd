"""Gaps: where the ecosystem falls short, by rule, and the matrix of actors against instruments."""

from functools import partial
from operator import attrgetter
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api.fields import Facets, Fields, named_value, only_of_items
from api.finding_lives import lives_of, seen_in, wanted_of
from api.gap_models import Finding, Gaps, Matrix, Rule, Rules
from api.identity import Asking
from api.life_models import FindingLife
from api.models import Facet, Model
from api.narrowing import Narrowing, counts, narrowed
from api.openapi import REFERS
from api.parameters import AskedSnapshot, Cursor, KindName, Limit, Now, Reference, RuleId, known_kind, page
from api.problems import BadRequestError, not_one_of
from api.resources.finding_lives import NewSince, wanted_from
from api.tagged import UNCHANGED, TaggedFromTheWhole, made_of_more
from api.turns import budget_of
from graph.ask.findings import all_findings, findings_of
from graph.ask.gaps import RULES
from graph.ask.gaps import Finding as GapFinding
from graph.ask.matrix import MOST_CELLS, matrix
from graph.ask.search import resolve
from graph.ask.snapshot import Snapshot
from graph.model.words import message
from graph.say.finding_lives import state_word
from viz.words import Told

router = APIRouter(tags=["gaps"], route_class=TaggedFromTheWhole, responses=UNCHANGED)


@router.get("/gaps", operation_id="listGaps", response_model=Gaps, responses=REFERS)
@made_of_more("dossiers")
def list_gaps(
    request: Request,
    now: Now,
    snapshot: AskedSnapshot,
    asking: Asking,
    rule: Annotated[
        RuleId | None,
        Query(
            description="Only findings of this rule; `/gaps/rules` tells what they ask.", examples=["structural-money"]
        ),
    ] = None,
    severity: Annotated[
        Literal["serious", "moderate", "minor"] | None, Query(description="Only findings of this severity.")
    ] = None,
    state: Annotated[
        Literal["unfinished", "open", "taken-up", "explained", "accepted", "found"],
        Query(
            description="Only what stands so: `unfinished` is open or taken up, `found` all that is found. Of another "
            "moment than now nobody decided anything, and all is given. What is solved stands at `/gaps/solved`."
        ),
    ] = "unfinished",
    owner: Annotated[
        Reference | None, Query(description="Only what this party has taken up: its id or name.", examples=["ipo"])
    ] = None,
    actor: Annotated[Reference | None, Query(description="Only what is about this party: its id or name.")] = None,
    kind: Annotated[
        KindName | None,
        Query(description="Only what is about something of this kind or one below it."),
    ] = None,
    region: Annotated[
        Reference | None, Query(description="Only what is about something in this region: its id or name.")
    ] = None,
    instrument: Annotated[
        Reference | None, Query(description="Only what this instrument is tied to: its id or name.")
    ] = None,
    new_since: NewSince = None,
    facets: Facets = False,
    fields: Fields = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Model | Response:
    """What the rules find, the most serious first, with what was looked at, the evidence, a next step and its life."""
    if rule is not None and rule not in RULES:
        raise not_one_of("rule", rule, RULES)
    budget = budget_of(request)

    def meant(reference: str | None) -> str:
        return resolve(snapshot, reference).id if reference else ""

    by = Narrowing(
        severity or "",
        rule or "",
        meant(actor),
        known_kind("kind", kind) if kind else "",
        meant(region),
        meant(instrument),
    )
    all_of_rule = rule is not None and not facets
    some = findings_of(snapshot, by.rule, budget=budget) if all_of_rule else all_findings(snapshot, budget=budget)
    lives, seen = lives_of(now, snapshot), seen_in(snapshot)
    wanted = wanted_from(now, state, meant(owner) or None, new_since)
    findings = wanted_of(narrowed(snapshot, some, by), lives, wanted, seen)
    shown, next_cursor = page(findings, limit, cursor, attrgetter("id"))

    def life(finding: GapFinding) -> FindingLife | None:
        return FindingLife.of(snapshot, lives.life(finding, seen), asking) if lives is not None else None

    counted = counts(snapshot, some, by, lives, wanted) if facets else {}
    gaps = Gaps(
        revision=snapshot.revision,
        as_of=snapshot.as_of,
        known_on=snapshot.known_on,
        total=len(findings),
        items=[Finding.of(snapshot, finding, life(finding)) for finding in budget.each(shown)],
        next=next_cursor,
        facets=[Facet.of(name, counter, partial(_label, snapshot, name)) for name, counter in counted.items()] or None,
    )
    return only_of_items(gaps, Finding, fields)


def _label(snapshot: Snapshot, facet: str, value: str) -> Told:
    """What a value of a facet is called on the pages."""
    if facet == "rule":
        return RULES[value].title
    if facet == "severity":
        return message(f"severity-{value}")
    return state_word(value) if facet == "state" else named_value(snapshot, facet, value)


@router.get("/gaps/rules", operation_id="listGapRules", response_model=Rules)
def list_rules() -> Rules:
    """The rules, with what they ask and why it matters."""
    return Rules(items=[Rule.of(rule) for rule in RULES.values()])


@router.get("/matrix", operation_id="getMatrix", response_model=Matrix)
def get_matrix(
    request: Request,
    snapshot: AskedSnapshot,
    rows: Annotated[KindName, Query(description="Kind of the rows.", examples=["Province"])] = "Province",
    columns: Annotated[KindName, Query(description="Kind of the columns.")] = "ProcurementInstrument",
) -> Matrix:
    """Who uses what, in three states: shown, shown absent, or unknown."""
    kinds = known_kind("rows", rows), known_kind("columns", columns)
    try:
        return Matrix.of(matrix(snapshot, *kinds, budget=budget_of(request)))
    except ValueError:
        raise BadRequestError(message("problem-matrix-too-large", most=MOST_CELLS)) from None
