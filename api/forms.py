"""Forms that people send from a page, and that they did so from one of this service."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import QueryParams

from api.problems import BadRequestError
from graph.model.words import message

LARGEST_FORM = 64 * 1024
_MEDIA_TYPE = "application/x-www-form-urlencoded"


async def form_of(request: Request) -> QueryParams:
    """The fields of a form, each with all its values, whoever sent it. BadRequestError for no form, or a larger one."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _MEDIA_TYPE:
        raise BadRequestError(message("form-other-type"))
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise BadRequestError(message("form-too-large"))
    return QueryParams(body.decode("utf-8", errors="replace"))


Form = Annotated[QueryParams, Depends(form_of)]
