"""Entities: actors, instruments, agreements and all else that stands in the graph."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.entity_models import ClaimAbout, ClaimPage, Entity, EntityPage, EntitySummary, RelationCount, facts_by_type
from api.fields import Fields, only, only_of_items
from api.identity import Asking
from api.models import Model
from api.parameters import (
    AskedSnapshot,
    Cursor,
    KindName,
    Limit,
    Now,
    RelationName,
    known_kind,
    offset_of,
    page,
    start_of,
)
from api.problems import BadRequestError, not_one_of
from api.tagged import UNCHANGED, TaggedDearByChoice, made_of_more
from graph.ask.profile import Spoken, claims_about
from graph.ask.quotes import NO_QUOTES, quotes
from graph.ask.search import Hit, search
from graph.ask.snapshot import Fact, Snapshot
from graph.desk.proposed import NOTHING_PROPOSED, answers_to
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import message

router = APIRouter(tags=["entities"], route_class=TaggedDearByChoice, responses=UNCHANGED)


@router.get("/entities", operation_id="listEntities", response_model=EntityPage)
def list_entities(
    snapshot: AskedSnapshot,
    q: Annotated[
        str | None, Query(max_length=200, description="Name, abbreviation or number to look for.", examples=["IPO"])
    ] = None,
    kind: Annotated[
        KindName | None, Query(description="Only this kind and the kinds below it.", examples=["Actor"])
    ] = None,
    fields: Fields = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Model | Response:
    """Search entities by name (best match first), or list them by name."""
    wanted = known_kind("kind", kind or ROOT_KIND)
    if q is not None and q.strip():
        hits, next_cursor = _best_page(snapshot, q, wanted, limit, cursor)
        best = EntityPage(
            items=[EntitySummary.of_node(snapshot, hit.node, hit.why) for hit in hits],
            total=None,
            former=None,
            next=next_cursor,
        )
        return only_of_items(best, EntitySummary, fields)
    nodes = snapshot.of_kind(wanted)
    shown, next_cursor = page(nodes, limit, cursor, attrgetter("id"))
    listed = EntityPage(
        items=[EntitySummary.of_node(snapshot, node) for node in shown],
        total=len(nodes),
        former=snapshot.with_past.count(wanted) - len(nodes),
        next=next_cursor,
    )
    return only_of_items(listed, EntitySummary, fields)


def _best_page(
    snapshot: Snapshot, q: str, kind: str, limit: int, cursor: str | None
) -> tuple[Sequence[Hit], str | None]:
    """A page of the best hits and the cursor of the next. BadRequestError."""
    most = offset_of(cursor) + limit + 1
    hits = search(snapshot, q, kind=kind, limit=most)
    # Better hits that came since put the page further on.
    further = start_of(hits, cursor, _id_of_hit) + limit + 1
    if further > most:
        hits = search(snapshot, q, kind=kind, limit=further)
    return page(hits, limit, cursor, _id_of_hit)


def _id_of_hit(hit: Hit) -> str:
    return hit.node.id


@router.get(
    "/entities/{entity_id}",
    operation_id="getEntity",
    response_model=Entity,
    responses={308: {"description": "The entity was merged into another one."}},
)
def get_entity(
    request: Request,
    now: Now,
    snapshot: AskedSnapshot,
    entity_id: Annotated[str, Path(description="The id of the entity.", examples=["tooi-pv22"])],
    type: Annotated[
        RelationName | None, Query(description="Only relations of this type.", examples=["memberOf"])
    ] = None,
    direction: Annotated[Literal["out", "in"] | None, Query(description="Only relations in this direction.")] = None,
    fields: Fields = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Model | Response:
    """One entity with its relations and their evidence, past ones too; `standing` tells which of them stand.

    Of each type and direction at most `limit` come at once.
    """
    if cursor is not None and (type is None or direction is None):
        raise BadRequestError(message("problem-cursor-of-type"))
    if type is not None and type not in VOCABULARY.relations:
        raise not_one_of("type", type, VOCABULARY.relations)
    node = snapshot.node(entity_id)
    if node.id != entity_id:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{node.id}{query}", status_code=308)
    relations: list[Fact] = []
    counts = []
    for (name, way), facts in facts_by_type(snapshot, node):
        if type in {None, name} and direction in {None, way}:
            shown, next_cursor = page(facts, limit, cursor, lambda fact: fact.other(node.id))
            relations.extend(shown)
            counts.append(RelationCount.of(name, way, len(facts), next_cursor))
    cited = [evidence for fact in relations for evidence in fact.evidence]
    words = now.asked(lambda store: quotes(store, snapshot, cited), NO_QUOTES)
    return only(Entity.of_node(snapshot, node, relations, counts, words), fields)


@router.get(
    "/entities/{entity_id}/claims",
    operation_id="listClaimsAboutEntity",
    response_model=ClaimPage,
    responses={308: {"description": "The entity was merged into another one."}},
)
@made_of_more("dossiers")
def list_claims(
    request: Request,
    now: Now,
    snapshot: AskedSnapshot,
    asking: Asking,
    entity_id: Annotated[str, Path(description="The id of the entity.", examples=["tooi-pv22"])],
    fields: Fields = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Model | Response:
    """Every claim about an entity, by source: what is said of it, by whom and where, however it stands."""
    node = snapshot.node(entity_id)
    if node.id != entity_id:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"../{node.id}/claims{query}", status_code=308)
    claims = claims_about(snapshot, node.id)
    shown, next_cursor = page(claims, limit, cursor, _id_of_claim)
    cited = [claim.evidence for claim in shown]
    words = now.asked(lambda store: quotes(store, snapshot, cited), NO_QUOTES)
    of_now = snapshot.as_of is None and snapshot.known_on is None
    proposed = now.proposed() if of_now else NOTHING_PROPOSED

    def told(claim: Spoken) -> ClaimAbout:
        ends = claim.fact.subject, claim.fact.relation, claim.fact.object
        answers = answers_to(snapshot, asking, proposed, ends, node.id)
        # What the answer itself claims is told as a claim.
        others = (answer for answer in answers if answer.source != claim.evidence.source.id)
        return ClaimAbout.of(snapshot, claim, node.id, words, others)

    claims_told = ClaimPage(
        items=[told(claim) for claim in shown],
        total=len(claims),
        next=next_cursor,
    )
    return only_of_items(claims_told, ClaimAbout, fields)


def _id_of_claim(claim: Spoken) -> str:
    return f"{claim.evidence.source.id}.{claim.evidence.claim.key}"
