"""Search and browse: what matches, narrowed down by kind, theme, region, instrument and source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import JSONResponse

from api.pages.answers import understood_from
from api.pages.downloads import Format, download, headings
from api.pages.visitor import TIME, Visiting, Visitor, show
from api.parameters import cursor_at, offset_of
from api.turns import DearByChoice
from graph.ask.facets import FACETS, Option, narrow, options
from graph.ask.kept import kept
from graph.ask.near_queries import near_queries
from graph.ask.search import search
from graph.ask.search_index import search_index
from graph.ask.snapshot import Snapshot, Standing
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from graph.say.answers import question_address
from graph.say.tables import Table
from graph.say.understood import understood
from viz.pages import entity_address
from viz.words import Told

router = APIRouter(route_class=DearByChoice)
A_PAGE = 25
MOST_FOUND = 500
MOST_SUGGESTED = 8
MOST_KEPT = 64
_ASKED = ("q", *FACETS, "source", "past", *TIME, "lang")
_TITLES = {
    "kind": message("label-kind"),
    "theme": message("label-theme"),
    "region": message("label-region"),
    "instrument": message("label-instrument"),
}
_COLUMNS = (
    message("column-name"),
    message("column-kind"),
    message("column-also-known-as"),
    message("column-region"),
    message("column-since"),
    message("column-until"),
    message("column-description"),
    message("column-website"),
    message("column-page"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the results; `why` says what matched, None when browsing."""

    node: Node
    why: Told | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class FacetOption:
    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow down, with what was chosen (empty for nothing)."""

    name: str
    title: str
    options: tuple[FacetOption, ...]
    chosen: str
    chosen_text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the address asks for: all that matches, why it does by id, and the filters in use.

    `former` is how many that are gone match too, and are not among `nodes`.
    """

    q: str
    chosen: Mapping[str, str]
    source: str
    nodes: Sequence[Node]
    former: int
    why: Mapping[str, Told]
    more: bool


def found_now(
    visiting: Visiting,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: str = "",
    theme: str = "",
    region: str = "",
    instrument: str = "",
    source: str = "",
) -> Found:
    """What matches, best first; without a query all that the filters leave."""
    asked = {"kind": kind, "theme": theme, "region": region, "instrument": instrument}
    chosen = {name: value for name, value in asked.items() if value}
    if kind and kind not in VOCABULARY.kinds:
        chosen.pop("kind")
    snapshot, query = visiting.snapshot, q.strip()
    hits = search(snapshot.with_past, query, limit=MOST_FOUND) if query else ()
    nodes: Sequence[Node]
    if query:
        with_past = _filtered(snapshot.with_past, [hit.node for hit in hits], chosen, source)
        nodes = [node for node in with_past if snapshot.shows(node.id)]
    else:
        nodes, with_past = (
            _filtered(shown, _all(shown, chosen), chosen, source) for shown in (snapshot, snapshot.with_past)
        )
    return Found(
        q=query,
        chosen=chosen,
        source=source,
        nodes=nodes,
        former=len(with_past) - len(nodes),
        why={hit.node.id: hit.why for hit in hits if hit.matched != hit.node.name},
        more=len(hits) >= MOST_FOUND,
    )


def _all(snapshot: Snapshot, chosen: Mapping[str, str]) -> Sequence[Node]:
    return snapshot.of_kind(chosen["kind"]) if "kind" in chosen else _best_known(snapshot)


def _filtered(snapshot: Snapshot, nodes: Sequence[Node], chosen: Mapping[str, str], source: str) -> Sequence[Node]:
    left = narrow(snapshot, nodes, chosen)
    if source:
        return [node for node in left if any(statement.source.id == source for statement in node.statements)]
    return left


FoundNow = Annotated[Found, Depends(found_now)]


@router.get("/search")
def find(visiting: Visiting, found: FoundNow, cursor: str | None = None) -> Response:
    """A page of what was found, with the ways to narrow it down."""
    snapshot, nodes, chosen = visiting.snapshot, found.nodes, found.chosen
    made = understood_from(visiting, found.q) if found.q and not cursor else None
    counted = options(snapshot, nodes) if found.q else _counted(snapshot, found.source, tuple(chosen.items()))
    start = offset_of(cursor)
    shown = nodes[start : start + A_PAGE]
    context = {
        "q": found.q,
        "made": made[0] if made else None,
        "answer": made[1] if made else None,
        "understood": tuple(understood(made[0])) if made else (),
        "question_address": question_address(made[0].question) if made and made[0].question else None,
        "meant": near_queries(snapshot, found.q) if found.q and not made else (),
        "total": len(nodes),
        "former": found.former,
        "more": found.more,
        "narrowed": bool(chosen or found.source),
        "by_ties": not found.q and "kind" not in chosen,
        "facets": [*_facets(visiting, counted, chosen), *_source_facet(visiting, found.source)],
        "entries": [Entry(node, found.why.get(node.id), snapshot.standing(node.id)) for node in shown],
        "start": start,
        "query": visiting.asked(_ASKED),
        "next_address": visiting.here(cursor=cursor_at(start + A_PAGE)) if start + A_PAGE < len(nodes) else None,
        "previous_address": _previous(visiting, start),
    }
    return show(visiting, "search", context)


@router.get("/search.{format}")
def find_table(visiting: Visiting, found: FoundNow, format: Format) -> Response:
    """All that was found, as a table."""
    base = visiting.site
    rows = (
        (
            node.name,
            VOCABULARY.kind(node.kind).label.in_language(visiting.language),
            "; ".join(node.all_names()[1:]),
            _text(visiting.snapshot, "region", node.region, visiting.language) if node.region else "",
            node.since or "",
            node.until or "",
            node.description or "",
            node.homepage or "",
            base + entity_address(node),
        )
        for node in found.nodes
    )
    table = Table("samenspel", headings(_COLUMNS, visiting.language), rows)
    return download(visiting, lambda: table, "samenspel", format)


@router.get("/suggestions")
def suggestions(visiting: Visiting, q: Annotated[str, Query(max_length=200)] = "") -> JSONResponse:
    """What a field for a party can offer while somebody types: a value to send, and a name with its kind to show.

    The value is the name, and for a second entity of that name its id.
    """
    offered: dict[str, str] = {}
    for hit in search(visiting.snapshot, q, limit=MOST_SUGGESTED):
        value = hit.node.id if hit.node.name in offered else hit.node.name
        kind = VOCABULARY.kind(hit.node.kind).label.in_language(visiting.language)
        offered[value] = f"{hit.node.name} ({kind})"
    return JSONResponse([{"value": value, "label": label} for value, label in offered.items()])


@kept()
def _best_known(snapshot: Snapshot) -> Sequence[Node]:
    """Everything that is shown, what has most ties first."""
    index = search_index(snapshot)
    shown = np.flatnonzero(snapshot.shows_nodes)
    return [snapshot.numbered[number] for number in shown[np.argsort(index.order[shown])].tolist()]


@kept(MOST_KEPT)
def _counted(snapshot: Snapshot, source: str, chosen: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[Option, ...]]:
    filters = dict(chosen)
    return options(snapshot, _filtered(snapshot, _all(snapshot, filters), filters, source))


def _previous(visiting: Visitor, start: int) -> str | None:
    if start == 0:
        return None
    return visiting.here(cursor=cursor_at(start - A_PAGE) if start > A_PAGE else None)


def _facets(visiting: Visitor, counted: Mapping[str, tuple[Option, ...]], chosen: Mapping[str, str]) -> list[Facet]:
    facets = []
    for name in FACETS:
        value = chosen.get(name, "")
        left = tuple(
            FacetOption(option.value, _text(visiting.snapshot, name, option.value, visiting.language), option.count)
            for option in counted[name]
            if option.value != value
        )
        text = _text(visiting.snapshot, name, value, visiting.language) if value else ""
        facets.append(Facet(name, _TITLES[name].in_language(visiting.language), left, value, text))
    return facets


def _source_facet(visiting: Visitor, source: str) -> list[Facet]:
    if not source:
        return []
    known = visiting.snapshot.sources.get(source)
    title = message("label-source").in_language(visiting.language)
    return [Facet("source", title, (), source, known.title if known else source)]


def _text(snapshot: Snapshot, facet: str, value: str, language: str) -> str:
    if facet == "kind":
        return VOCABULARY.kind(value).plural.in_language(language)
    return snapshot.node(value).name if value in snapshot else value
