"""Forms that people send from a page, and that they did so from one of this service."""

import hmac
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import QueryParams

from api.identity import Asking, form_token
from api.problems import BadRequestError, NotAllowedError
from graph.model.words import message

LARGEST_FORM = 64 * 1024
# The field that a page puts into each of its forms.
TOKEN = "form-token"  # noqa: S105
_MEDIA_TYPE = "application/x-www-form-urlencoded"


async def form_of(request: Request) -> QueryParams:
    """The fields of a form, each with all its values, whoever sent it. BadRequestError for no form, or a larger one."""
    return await fields_of(request, LARGEST_FORM)


async def fields_of(request: Request, most: int) -> QueryParams:
    """The same of a form of at most that many bytes."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _MEDIA_TYPE:
        raise BadRequestError(message("form-other-type"))
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise BadRequestError(message("form-too-large"))
    return QueryParams(body.decode("utf-8", errors="replace"))


async def form_sent(request: Request, _: Asking, fields: Annotated[QueryParams, Depends(form_of)]) -> QueryParams:
    """The fields of a form that a page of this service sent, in the same session. NotAllowedError for another."""
    check_token(request, fields.get(TOKEN, ""))
    return fields


Form = Annotated[QueryParams, Depends(form_sent)]


def check_token(request: Request, token: str) -> None:
    """NotAllowedError unless that is what the forms of who asks carry: of who may do nothing, that is nothing."""
    if not hmac.compare_digest(form_token(request).encode(), token.encode()):
        raise NotAllowedError(message("form-not-ours"))
