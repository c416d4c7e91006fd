"""Query parameters and paging that resources share."""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Depends, Query, Request
from pydantic import Field

from api.graph_now import GraphNow
from api.graphs_now import GraphsNow
from api.identity import Asking
from api.language import answer_language
from api.problems import LONGEST_REPEATED, BadRequestError, not_one_of
from api.turns import FromTheWhole
from graph.ask.gaps import RULES
from graph.ask.snapshot import Snapshot
from graph.model.dates import last_day
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import languages, message

MOST_A_PAGE = 500
_A_DATE = r"^([12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"
_Item = TypeVar("_Item")


async def graph_now(request: Request, asking: Asking) -> GraphNow:
    """The graph that a request is answered from: of what who asks may see."""
    graphs: GraphsNow = request.app.state.graphs
    request.state.viewer = asking.viewer
    request.state.graph = graphs.of(asking.viewer)
    now: GraphNow = request.state.graph
    return now


def snapshot_asked(
    request: Request,
    now: Annotated[GraphNow, Depends(graph_now)],
    as_of: Annotated[
        str | None,
        Query(
            alias="asOf",
            description="What stood at the end of this day, month or year; without it what stands now.",
            examples=["2021-11-29"],
            json_schema_extra={"pattern": _A_DATE},
        ),
    ] = None,
    known_on: Annotated[
        str | None,
        Query(
            alias="knownOn",
            description="By what was known at the end of this day, month or year; without it by all that is known.",
            examples=["2026-11-29"],
            json_schema_extra={"pattern": _A_DATE},
        ),
    ] = None,
    past: Annotated[bool, Query(description="Also what stood before: it comes with another `standing`.")] = False,
) -> Snapshot:
    """The snapshot that a request asks for."""
    # A form of a page sends an empty field along.
    known = _day("knownOn", known_on) if known_on else None
    if as_of:
        _day("asOf", as_of)
    # Asked before the snapshot is taken, so that what is kept of it is never taken for something newer.
    now.revision()
    request.state.seen = request.state.viewer, now.state
    from_the_whole = isinstance(request.scope.get("route"), FromTheWhole)
    snapshot = now.snapshot(as_of or None, known, settled=from_the_whole)
    return snapshot.with_past if past else snapshot


def _day(name: str, text: str) -> date:
    try:
        return last_day(text)
    except ValueError:
        raise BadRequestError(message("problem-no-date", name=name, given=text[:LONGEST_REPEATED])) from None


async def language_asked(
    request: Request,
    lang: Annotated[
        str | None,
        Query(
            description="Language of what is told; without it that of Accept-Language, or else English.",
            examples=["nl"],
            json_schema_extra={"enum": [*languages()]},
        ),
    ] = None,
) -> str:
    """The language of the answer."""
    if lang is not None and lang not in languages():
        raise not_one_of("lang", lang, languages())
    return answer_language(request)


Now = Annotated[GraphNow, Depends(graph_now)]
Language = Annotated[str, Depends(language_asked)]
AskedSnapshot = Annotated[Snapshot, Depends(snapshot_asked)]
Limit = Annotated[int, Query(ge=1, le=MOST_A_PAGE, description="At most this many items.")]
Cursor = Annotated[
    str | None,
    Query(
        description="Where to go on; the `next` of the page before.",
        json_schema_extra={"pattern": "^[A-Za-z0-9_-]+$", "maxLength": 620},
    ),
]
# What is not in these lists gets our own message, which a list that validates would come before.
KindName = Annotated[str, Field(json_schema_extra={"enum": [ROOT_KIND, *VOCABULARY.kinds]})]
RelationName = Annotated[str, Field(json_schema_extra={"enum": [*VOCABULARY.relations]})]
RuleId = Annotated[str, Field(json_schema_extra={"enum": [*RULES]})]
Reference = Annotated[str, Field(max_length=200)]


def known_kind(name: str, kind: str) -> str:
    """A kind that a parameter names; BadRequestError for one that does not exist."""
    if kind != ROOT_KIND and kind not in VOCABULARY.kinds:
        raise not_one_of(name, kind, (ROOT_KIND, *VOCABULARY.kinds))
    return kind


def page(
    items: Sequence[_Item], limit: int, cursor: str | None, id_of: Callable[[_Item], str]
) -> tuple[Sequence[_Item], str | None]:
    """One page of `items` and the cursor of the next; BadRequestError for a cursor that was not given out.

    A cursor names the last item of its page and the first of the next, so that nothing is left out when others came,
    went or moved meanwhile.
    """
    start = start_of(items, cursor, id_of)
    end = start + limit
    return items[start:end], cursor_at(end, *map(id_of, items[end - 1 : end + 1])) if end < len(items) else None


def start_of(items: Sequence[_Item], cursor: str | None, id_of: Callable[[_Item], str]) -> int:
    """Where in `items` the page of a cursor begins now; BadRequestError for one that was not given out."""
    offset, last, following = _read(cursor)
    # Cursors that were given out earlier name no item, or only the last.
    if not last or [id_of(item) for item in items[max(0, offset - 1) : offset + 1]] == [last, following]:
        return offset
    places = (place + (id == last) for place, id in enumerate(map(id_of, items)) if id in {last, following})
    # When both are gone nobody knows how many of those before them are: better all again than some never.
    return min(places, default=0)


def cursor_at(offset: int, last: str = "", following: str = "") -> str:
    """The cursor of the page that begins at an offset: between the items with the ids `last` and `following`, where
    those are given."""
    return base64.urlsafe_b64encode(f"{offset} {last} {following}".rstrip().encode()).decode().rstrip("=")


def offset_of(cursor: str | None) -> int:
    """Where the page of a cursor begins; BadRequestError for one that was not given out."""
    return _read(cursor)[0]


def _read(cursor: str | None) -> tuple[int, str, str]:
    if cursor is None:
        return 0, "", ""
    try:
        text = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
        offset, last, following, *rest = *text.split(" "), "", ""
        if offset.isdecimal() and len(offset) < 12 and not any(rest):
            return int(offset), last, following
    except (binascii.Error, UnicodeError):
        pass
    raise BadRequestError(message("problem-cursor", given=cursor[:LONGEST_REPEATED]))
