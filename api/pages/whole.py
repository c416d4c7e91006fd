"""The whole network as files for other programs, and the page that tells for whom each of them is."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.pages.linked import data_file, site_of, written_for
from api.pages.visitor import Visiting, show
from api.turns import Dear
from graph.say.linked.documents import WHOLE
from graph.say.linked.writers import MEDIA_TYPES
from graph.say.networks.content import Network
from graph.say.networks.files import FORMS
from viz.neo4j_style import STYLES

router = APIRouter()
sending = APIRouter(route_class=Dear)
# Kumu reads its file from its address each time that a map is opened; the others are saved.
_READ_IN_PLACE = "kumu.json"
_STYLE_TYPES = {"grass": "text/plain; charset=utf-8", "bloom.json": "application/json"}
Ending = Annotated[str, Path(pattern=f"^({'|'.join((*FORMS, *STYLES, *WHOLE)).replace('.', '[.]')})$")]


@router.get("/downloads")
def downloads(visiting: Visiting) -> Response:
    """Every form in which the whole network can be had."""
    return show(visiting, "downloads", {"feed": f"{site_of(visiting).base}/samenspel.{_READ_IN_PLACE}"})


@sending.get("/samenspel.{ending}")
def everything(visiting: Visiting, ending: Ending) -> Response:
    """All that is shown of the network, or all that sources say of it, as one file."""
    site, snapshot, language = site_of(visiting), visiting.snapshot, visiting.language
    if ending in WHOLE:
        write = written_for(visiting, ending, lambda site: WHOLE[ending](site, snapshot))
        return data_file(visiting, MEDIA_TYPES[ending], write)
    media_type, make = _STYLE_TYPES.get(ending, ""), lambda: STYLES[ending](language)
    if ending in FORMS:
        network = Network(snapshot, language, site.base, visiting.budget)
        media_type, make = FORMS[ending].media_type, lambda: b"".join(FORMS[ending].write(network))
    answer = data_file(visiting, media_type, make, language)
    if ending != _READ_IN_PLACE:
        answer.headers["Content-Disposition"] = f'attachment; filename="samenspel.{ending}"'
    return answer
