"""Gaps: findings by rule, narrowed down, shared by address, and taken along as a table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api.gap_models import MOST_EVIDENCE
from api.pages.downloads import Format, download, headings
from api.pages.questions import Wrong, kind_options, party
from api.pages.visitor import Visiting, Visitor, show
from api.parameters import cursor_at, offset_of
from api.turns import FromTheWhole
from graph.ask.facets import narrow, values
from graph.ask.findings import all_findings
from graph.ask.gaps import RULES, Finding
from graph.ask.gaps.rule import SEVERITIES
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from graph.say.tables import Table
from graph.say.wording import citations
from viz.pages import address

router = APIRouter(route_class=FromTheWhole)
MOST_OF_A_RULE = 10
A_PAGE = 25
_KINDS = (
    "Province",
    "Municipality",
    "Ministry",
    "ProcurementInstrument",
    "Agreement",
    "Challenge",
    "Fieldlab",
    "Theme",
)
_COLUMNS = (
    message("column-rule"),
    message("column-severity"),
    message("column-finding"),
    message("column-concerns"),
    message("column-looked-at"),
    message("column-number"),
    message("column-sources"),
    message("column-next-step"),
    message("column-address"),
)
Short = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters as they were filled in."""

    severity: Short = ""
    rule: Short = ""
    kind: Short = ""
    actor: Short = ""
    region: Short = ""
    instrument: Short = ""


Asking = Annotated[Asked, Depends()]


@router.get("/gaps")
def gaps(visiting: Visiting, asked: Asking, finding: Short = "", cursor: str | None = None) -> Response:
    """All findings, those that the filters leave, or one."""
    snapshot, language = visiting.snapshot, visiting.language
    found, wrong = chosen(visiting, asked)
    one = next((item for item in all_findings(snapshot, budget=visiting.budget) if item.id == finding), None)
    by_rule = sorted(found, key=_worst_first(found))
    query = {name: getattr(asked, name) for name in Asked.__slots__} | visiting.time
    groups = [(RULES[id], list(group)) for id, group in groupby(by_rule, key=lambda item: item.rule)]
    start = offset_of(cursor) if asked.rule else 0
    most = A_PAGE if asked.rule else MOST_OF_A_RULE
    end = start + most
    context = {
        "next_address": visiting.here(cursor=cursor_at(end)) if asked.rule and end < len(found) else None,
        "previous_address": visiting.here(cursor=cursor_at(max(0, start - most))) if start else None,
        "asked": asked,
        "one": one,
        "missing": bool(finding) and one is None,
        "rules": RULES,
        "wrong": {"actor": wrong} if wrong else {},
        "severities": SEVERITIES,
        "severity_options": [(one, message(f"severity-{one}").in_language(language)) for one in SEVERITIES],
        "rule_options": [(id, known.title.in_language(language)) for id, known in RULES.items()],
        "kind_options": kind_options(visiting, _KINDS, asked.kind),
        "region_options": [(node.id, node.name) for node in values(snapshot, "region")],
        "instrument_options": [(node.id, node.name) for node in snapshot.of_kind("ProcurementInstrument")],
        "total": len(found),
        "groups": [(known, some[start:end], len(some)) for known, some in groups],
        "query": query,
    }
    return show(visiting, "gaps", context, status=404 if context["missing"] else 200)


@router.get("/gaps.{format}")
def gaps_table(visiting: Visiting, asked: Asking, format: Format) -> Response:
    """The findings that the filters leave, as a table."""

    def table() -> Table:
        found, _ = chosen(visiting, asked)
        return Table("hiaten", headings(_COLUMNS, visiting.language), _rows(visiting, found))

    return download(visiting, table, "hiaten", format)


def chosen(visiting: Visitor, asked: Asked) -> tuple[list[Finding], Wrong | None]:
    """The findings that the filters leave, and what is wrong with the party that was asked for."""
    snapshot = visiting.snapshot
    who = party(visiting, asked.actor)
    kept = [
        finding
        for finding in all_findings(snapshot, budget=visiting.budget)
        if asked.severity in {"", finding.severity} and asked.rule in {"", finding.rule}
    ]
    if isinstance(who, Node):
        kept = [finding for finding in kept if who.id in finding.entities]
    narrowed = {name: getattr(asked, name) for name in ("kind", "region") if getattr(asked, name)}
    if narrowed.get("kind", "Actor") in VOCABULARY.kinds:
        kept = [finding for finding in kept if not narrowed or narrow(snapshot, _nodes(snapshot, finding), narrowed)]
    if asked.instrument:
        kept = [finding for finding in kept if _touches(snapshot, finding, asked.instrument)]
    return kept, who if isinstance(who, Wrong) else None


def _touches(snapshot: Snapshot, finding: Finding, instrument: str) -> bool:
    nodes = _nodes(snapshot, finding)
    return any(node.id == instrument for node in nodes) or bool(narrow(snapshot, nodes, {"instrument": instrument}))


def _nodes(snapshot: Snapshot, finding: Finding) -> tuple[Node, ...]:
    return tuple(snapshot.node(id) for id in finding.entities if id in snapshot)


def _worst_first(findings: Iterable[Finding]) -> Callable[[Finding], tuple[int, str, int]]:
    """Puts findings of one rule together, the rule with the most serious one first."""
    worst: dict[str, int] = {}
    for finding in findings:
        rank = SEVERITIES.index(finding.severity)
        worst[finding.rule] = min(rank, worst.get(finding.rule, rank))
    return lambda finding: (worst[finding.rule], finding.rule, SEVERITIES.index(finding.severity))


def _rows(visiting: Visitor, findings: Iterable[Finding]) -> Iterable[tuple[str, ...]]:
    snapshot, language = visiting.snapshot, visiting.language
    base = visiting.site
    for finding in findings:
        yield (
            RULES[finding.rule].title.in_language(language),
            message(f"severity-{finding.severity}").in_language(language),
            finding.sentence.in_language(language),
            "; ".join(node.name for node in _nodes(snapshot, finding)),
            finding.looked_at.what.in_language(language),
            str(finding.looked_at.count),
            "; ".join(citations(finding.evidence[:MOST_EVIDENCE], language)),
            finding.next_step.sentence.in_language(language),
            base + address("/gaps", finding=finding.id, **visiting.time),
        )
