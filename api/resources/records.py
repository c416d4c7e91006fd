"""Everything at once, a line each."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from api.head import is_head
from api.openapi import SCHEMAS
from api.parameters import AskedSnapshot
from api.record_models import LINES, MEDIA_TYPE, records
from api.tagged import UNCHANGED, TaggedDear

router = APIRouter(tags=["entities"], route_class=TaggedDear, responses=UNCHANGED)
_LINES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": f"Lines of JSON, each one of {', '.join(model.__name__ for model in LINES)}.",
        "content": {
            MEDIA_TYPE: {
                "schema": {
                    "type": "string",
                    "format": "binary",
                    "contentSchema": {"oneOf": [{"$ref": SCHEMAS.format(model=model.__name__)} for model in LINES]},
                }
            }
        },
    }
}


@router.get("/records", operation_id="listRecords", response_class=StreamingResponse, responses=_LINES)
def list_records(request: Request, snapshot: AskedSnapshot) -> Response:
    """All that is known in one go: each source, entity and fact as a line of JSON, told apart by `record`.

    Facts refer to entities and sources by their ids. It is sent as it is made, compressed for who takes that.
    """
    return StreamingResponse(iter(()) if is_head(request) else records(snapshot), media_type=MEDIA_TYPE)
