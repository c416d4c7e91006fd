"""Gaps: findings by rule and by how they stand, narrowed down, shared by address, and taken along as a table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api.finding_lives import Wanted, lives_of, number_of, seen_in, solved_in, wanted_of
from api.gap_models import MOST_EVIDENCE
from api.identity import Asking
from api.narrowing import Narrowing, narrowed
from api.pages.downloads import Format, download, headings
from api.pages.finding_lives import one_finding
from api.pages.questions import Wrong, kind_options, party
from api.pages.visitor import Visiting, Visitor, show
from api.parameters import cursor_at, offset_of
from api.problems import BadRequestError
from api.turns import FromTheWhole
from graph.ask.facets import values
from graph.ask.findings import all_findings
from graph.ask.gaps import RULES, Finding
from graph.ask.gaps.rule import SEVERITIES
from graph.ask.snapshot import Snapshot
from graph.desk.finding_lives import Life, Lives
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, WrongError, message
from graph.say.digest import about_of, follow_address
from graph.say.finding_lives import solved_sentence, standing, state_word
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
    message("life-state"),
    message("column-since"),
    message("life-owner"),
    message("column-address"),
)
# What the list of states offers; what still asks for somebody is shown without a choice.
_SHOWN = ("open", "taken-up", "explained", "accepted", "found", "solved")
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
    state: Short = ""
    owner: Short = ""
    since: Short = ""


Filters = Annotated[Asked, Depends()]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the filters leave: findings, or of what is solved the lives.

    `lives` are those of the findings, none for another moment than now; `wrong` has the fields that are not clear, and
    `about` is the id of the party that was asked for.
    """

    findings: list[Finding]
    solved: list[Life]
    lives: Lives | None
    wrong: dict[str, Wrong]
    about: str | None


@router.get("/gaps")
def gaps(
    visiting: Visiting, asking: Asking, asked: Filters, finding: Short = "", cursor: str | None = None
) -> Response:
    """All findings that ask for somebody, those that the filters leave, or one."""
    if finding:
        return one_finding(visiting, asking, finding)
    snapshot, language = visiting.snapshot, visiting.language
    selection = chosen(visiting, asked)
    by_rule = sorted(selection.findings, key=_worst_first(selection.findings))
    query = {name: getattr(asked, name) for name in Asked.__slots__} | visiting.time
    groups = [(RULES[id], list(group)) for id, group in groupby(by_rule, key=lambda item: item.rule)]
    start = offset_of(cursor) if asked.rule or asked.state == "solved" else 0
    most = A_PAGE if asked.rule or asked.state == "solved" else MOST_OF_A_RULE
    end = start + most
    total = len(selection.solved) if asked.state == "solved" else len(selection.findings)
    paged = (asked.rule or asked.state == "solved") and end < total
    shown = [(known, some[start:end], len(some)) for known, some in groups]
    now = seen_in(snapshot)
    followed = about_of({"organisation": selection.about or "", "rule": asked.rule if asked.rule in RULES else ""})
    context = {
        "next_address": visiting.here(cursor=cursor_at(end)) if paged else None,
        "previous_address": visiting.here(cursor=cursor_at(max(0, start - most))) if start else None,
        "asked": asked,
        "rules": RULES,
        "wrong": selection.wrong,
        "severities": SEVERITIES,
        "severity_options": [
            (severity, message(f"severity-{severity}").in_language(language)) for severity in SEVERITIES
        ],
        "rule_options": [(id, known.title.in_language(language)) for id, known in RULES.items()],
        "kind_options": kind_options(visiting, _KINDS, asked.kind),
        "region_options": [(node.id, node.name) for node in values(snapshot, "region")],
        "instrument_options": [(node.id, node.name) for node in snapshot.of_kind("ProcurementInstrument")],
        "state_options": [(state, _state_option(state).in_language(language)) for state in _SHOWN],
        "total": total,
        "groups": shown,
        "lives": {gap.id: selection.lives.life(gap, now) for _, some, _ in shown for gap in some}
        if selection.lives
        else None,
        "standing": standing,
        "solved": [(life, solved_sentence(snapshot, life)) for life in selection.solved[start:end]],
        "query": query,
        "follow": {followed.sort: followed.of} if followed.of else {},
        "feed": follow_address(followed),
    }
    return show(visiting, "gaps", context, beside=(number_of(selection.lives), asking.id))


@router.get("/gaps.{format}")
def gaps_table(visiting: Visiting, asked: Filters, format: Format) -> Response:
    """The findings that the filters leave, as a table; BadRequestError when one of them is not clear."""
    selection = chosen(visiting, asked)
    if selection.wrong:
        raise BadRequestError(next(iter(selection.wrong.values())).message)

    def table() -> Table:
        return Table("hiaten", headings(_COLUMNS, visiting.language), _rows(visiting, selection))

    return download(visiting, table, "hiaten", format, beside=number_of(selection.lives))


def chosen(visiting: Visitor, asked: Asked) -> Chosen:
    """What the filters leave."""
    snapshot, lives = visiting.snapshot, lives_of(visiting.graph, visiting.snapshot)
    who, owner = party(visiting, asked.actor), party(visiting, asked.owner)
    wrong = {name: answer for name, answer in (("actor", who), ("owner", owner)) if isinstance(answer, Wrong)}
    about = who.id if isinstance(who, Node) else None
    taken_up_by = owner.id if isinstance(owner, Node) else None
    try:
        wanted = Wanted.of(visiting.graph, asked.state, taken_up_by, asked.since)
    except WrongError as error:
        wrong["since"] = Wrong(error.problems[0])
        wanted = Wanted.of(visiting.graph, asked.state, taken_up_by, "")
    kind = asked.kind if asked.kind in VOCABULARY.kinds else ""
    by = Narrowing(asked.severity, asked.rule, about or "", kind, asked.region, asked.instrument)
    if wanted.asks_for_solved:
        solved = [] if lives is None else solved_in(snapshot, lives, wanted, budget=visiting.budget)
        return Chosen([], [life for life in solved if by.concerns(life)], lives, wrong, about)
    left = narrowed(snapshot, all_findings(snapshot, budget=visiting.budget), by)
    return Chosen(wanted_of(left, lives, wanted, seen_in(snapshot)), [], lives, wrong, about)


def _state_option(state: str) -> Message:
    return message("life-all-found") if state == "found" else state_word(state)


def _nodes(snapshot: Snapshot, finding: Finding) -> tuple[Node, ...]:
    return tuple(snapshot.node(id) for id in finding.entities if id in snapshot)


def _worst_first(findings: Iterable[Finding]) -> Callable[[Finding], tuple[int, str, int]]:
    """Puts findings of one rule together, the rule with the most serious one first."""
    worst: dict[str, int] = {}
    for finding in findings:
        rank = SEVERITIES.index(finding.severity)
        worst[finding.rule] = min(rank, worst.get(finding.rule, rank))
    return lambda finding: (worst[finding.rule], finding.rule, SEVERITIES.index(finding.severity))


def _rows(visiting: Visitor, selection: Chosen) -> Iterator[tuple[str, ...]]:
    snapshot, language, now = visiting.snapshot, visiting.language, seen_in(visiting.snapshot)
    base = visiting.site
    for finding in selection.findings:
        life = selection.lives.life(finding, now) if selection.lives else None
        yield (
            RULES[finding.rule].title.in_language(language),
            message(f"severity-{finding.severity}").in_language(language),
            finding.sentence.in_language(language),
            "; ".join(node.name for node in _nodes(snapshot, finding)),
            finding.looked_at.what.in_language(language),
            str(finding.looked_at.count),
            "; ".join(citations(finding.evidence[:MOST_EVIDENCE], language)),
            finding.next_step.sentence.in_language(language),
            *_stands(snapshot, life, language),
            base + address("/gaps", finding=finding.id, **visiting.time),
        )
    for life in selection.solved:
        rule = RULES[life.rule].title.in_language(language) if life.rule in RULES else life.rule
        yield (
            rule,
            message(f"severity-{life.severity}").in_language(language),
            solved_sentence(snapshot, life).in_language(language),
            "; ".join(snapshot.node(id).name for id in life.entities),
            *("",) * 4,
            *_stands(snapshot, life, language),
            base + address("/gaps", finding=life.id),
        )


def _stands(snapshot: Snapshot, life: Life | None, language: str) -> tuple[str, str, str]:
    """The state, since when, and who has taken it up."""
    if life is None:
        return "", "", ""
    owner = snapshot.node(life.organisation).name if life.organisation and life.organisation in snapshot else ""
    return state_word(life.state).in_language(language), life.since.isoformat(), owner
