"""What an organisation wants to know of itself, two parties side by side, and a region."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.entity_models import EntitySummary
from api.fields import Fields, only_of_items
from api.finding_lives import lives_of, unfinished
from api.models import Model
from api.openapi import REFERS
from api.organisation_models import Comparison, Organisation, Region, Regions
from api.parameters import AskedSnapshot, Now
from api.tagged import UNCHANGED, TaggedFromTheWhole, made_of_more
from api.turns import budget_of
from graph.ask.findings import findings_about
from graph.ask.organisation import organisation
from graph.ask.paths import PathQuestion, find_paths
from graph.ask.profile import entries_of
from graph.ask.region import REGIONS, findings_in, region
from graph.ask.search import resolve
from graph.ask.side_by_side import ROUTES, compare

router = APIRouter(tags=["organisations"], route_class=TaggedFromTheWhole, responses=UNCHANGED)
_REFERENCE = "An id, or an unambiguous name or abbreviation."


@router.get("/organisations/{organisation_id}", operation_id="getOrganisation", response_model=Organisation)
@made_of_more("dossiers")
def get_organisation(
    request: Request,
    now: Now,
    snapshot: AskedSnapshot,
    organisation_id: Annotated[str, Path(description="The id of the organisation.", examples=["tooi-pv24"])],
) -> Organisation:
    """Where an organisation stands: its agreements, what is unknown of it, who can introduce it, what happened."""
    about = findings_about(snapshot, snapshot.node(organisation_id).id, budget=budget_of(request))
    findings = unfinished(snapshot, about, lives_of(now, snapshot))
    return Organisation.of_organisation(snapshot, organisation(snapshot, organisation_id, findings=findings))


@router.get("/comparison", operation_id="compare", response_model=Comparison, responses=REFERS)
def get_comparison(
    request: Request,
    snapshot: AskedSnapshot,
    first: Annotated[str, Query(min_length=1, max_length=200, description=_REFERENCE, examples=["Provincie Drenthe"])],
    second: Annotated[str, Query(min_length=1, max_length=200, description=_REFERENCE, examples=["tooi-pv24"])],
) -> Comparison:
    """Two parties side by side: what they share, in what they differ, what they could learn, and routes."""
    ids = resolve(snapshot, first).id, resolve(snapshot, second).id
    routes = (
        find_paths(snapshot, PathQuestion.between(*ids, k=ROUTES), budget=budget_of(request)).paths
        if ids[0] != ids[1]
        else ()
    )
    return Comparison.of(snapshot, compare(snapshot, *ids), routes)


@router.get("/regions", operation_id="listRegions", response_model=Regions)
def list_regions(snapshot: AskedSnapshot, fields: Fields = None) -> Model | Response:
    """The provinces and the regions that parties work together in."""
    nodes = [node for kind in REGIONS for node in snapshot.of_kind(kind)]
    regions = Regions(items=[EntitySummary.of_node(snapshot, node) for node in nodes])
    return only_of_items(regions, EntitySummary, fields)


@router.get("/regions/{region_id}", operation_id="getRegion", response_model=Region)
@made_of_more("dossiers")
def get_region(
    request: Request,
    now: Now,
    snapshot: AskedSnapshot,
    region_id: Annotated[
        str, Path(description="The id of a province, region or municipality.", examples=["tooi-pv24"])
    ],
) -> Region:
    """A region: what lies in it, its agreements, who there uses what, and what is not known."""
    place = region(snapshot, region_id)
    there = findings_in(snapshot, place, budget=budget_of(request))
    findings = unfinished(snapshot, there, lives_of(now, snapshot))
    return Region.of_region(snapshot, place, entries_of(snapshot, place.id), findings)
